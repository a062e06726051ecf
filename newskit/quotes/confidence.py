"""How sure a quote is: how often its rule was right on the written articles, as `rules.csv` tells.

``python -m training.quote_rules`` counts. Rules that are rare there keep close to the share of all rules together.
"""

from functools import lru_cache

from newskit.quotes.rules import rules

_WEIGHT = 10  # how many quotes that share counts for


@lru_cache(maxsize=1)
def _measured() -> dict[str, float]:
    """Share of right quotes by rule."""
    all_right = sum(rule.right for rule in rules()) / max(1, sum(rule.fired for rule in rules()))
    return {rule.id: round((rule.right + _WEIGHT * all_right) / (rule.fired + _WEIGHT), 2) for rule in rules()}


def confidence(rule: str) -> float:
    """Share of right quotes among those of a rule, 0..1.

    Examples
    --------
    >>> 0.5 < confidence("dass") < 1
    True
    """
    return _measured()[rule]
