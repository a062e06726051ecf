"""How sure a quote is: how often its rule was right in the teaching corpus.

`_MEASURED` was counted on the 406 quotes of the gold annotation of ``data/sample``: quotes of each rule that overlap a gold
quote by at least half (intersection over union), and those that do not. Rules that are rare there keep close to `_PRIOR`.
``python tests/quotes/recount.py`` counts again and stores it here.
"""

from __future__ import annotations

from newskit.quotes.model import Found

_PRIOR = 0.75
_WEIGHT = 10  # how many quotes the prior counts for
_MEASURED = {
    "cue behind": (120, 0), "Konjunktiv": (72, 2), "infinitive": (29, 0), "long": (28, 0), "verb-second": (20, 0),
    "colon": (16, 1), "nach": (17, 0), "dass": (16, 0), "short, cue": (16, 0), "short, inside indirect": (16, 0),
    "so": (8, 1), "laut": (4, 1), "colon, Konjunktiv": (4, 0), "sollen": (3, 1), "wie": (4, 0), "pointing back": (3, 0),
    "demnach": (2, 0), "question": (2, 0), "zufolge": (2, 0), "ob": (0, 1), "unlisted verb": (1, 0),
}  # fmt: skip


def confidence(quote: Found) -> float:
    """Share of right quotes among those of this rule, 0..1."""
    right, wrong = _MEASURED.get(quote.rule, (0, 0))
    return round((right + _WEIGHT * _PRIOR) / (right + wrong + _WEIGHT), 2)
