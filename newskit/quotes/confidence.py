"""How sure a quote is: the share of right ones among those that the same rule found in the teaching corpus' gold."""

from __future__ import annotations

from newskit.quotes.model import Found

_BY_RULE = {
    "colon": 0.92, "cue behind": 0.9, "so": 0.88, "wie": 0.8, "long": 0.85, "short, cue": 0.75, "short, inside indirect": 0.8,
    "around": 0.75, "near": 0.8, "dass": 0.82, "ob": 0.6, "question": 0.6, "infinitive": 0.78, "verb-second": 0.9,
    "verb-second, indicative": 0.5, "noun + dass": 0.55, "noun + infinitive": 0.5, "noun + verb-second": 0.6, "laut": 0.9,
    "nach": 0.85, "zufolge": 0.95, "gemäss": 0.6, "entsprechend": 0.5, "demnach": 0.75, "wonach": 0.8, "pointing back": 0.7,
    "Konjunktiv": 0.82, "sollen": 0.55,
}  # fmt: skip
_OTHER = 0.6


def confidence(quote: Found) -> float:
    """Confidence in 0..1 that the quote is one and is found at the right place."""
    return _BY_RULE.get(quote.rule, _OTHER)
