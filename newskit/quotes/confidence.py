"""How sure a quote is: how often its rule was right in the teaching corpus.

`_MEASURED` was counted on the 737 quotes of the gold annotation of ``data/sample``: quotes of each rule that overlap a gold
quote by at least half (intersection over union), and those that do not. Rules that are rare there keep close to `_PRIOR`.
``python tests/quotes/recount.py`` counts again and stores it here.
"""

from __future__ import annotations

from newskit.quotes.model import Found

_PRIOR = 0.75
_WEIGHT = 10  # how many quotes the prior counts for
_MEASURED = {
    "cue behind": (277, 5), "Konjunktiv": (120, 4), "infinitive": (53, 1), "long": (36, 0), "dass": (29, 4),
    "nach": (29, 0), "short, inside indirect": (27, 0), "verb-second": (27, 0), "colon": (24, 1), "short, cue": (23, 0),
    "so": (16, 1), "colon, Konjunktiv": (8, 0), "laut": (5, 1), "wie": (6, 0), "sollen": (0, 5), "unlisted verb": (5, 0),
    "question": (4, 0), "Konjunktiv, dependent": (3, 0), "demnach": (2, 1), "pointing back": (3, 0),
    "verb-second, indicative": (1, 1), "zufolge": (2, 0), "around": (1, 0), "noun + verb-second": (1, 0), "ob": (0, 1),
}  # fmt: skip


def confidence(quote: Found) -> float:
    """Share of right quotes among those of this rule, 0..1."""
    right, wrong = _MEASURED.get(quote.rule, (0, 0))
    return round((right + _WEIGHT * _PRIOR) / (right + wrong + _WEIGHT), 2)
