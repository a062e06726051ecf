"""How far two annotators agree on the articles that both marked: `training/gold` and `training/gold/second`.

    python -m training.agreement

Names: F of exact spans with their label, and Krippendorff's alpha over words (nominal; the label of the name that a
word stands in). Quotes: F of quotes that share at least half of their characters; on those, equal type, speaker and
cue.
"""

import re

import krippendorff
import numpy as np

from training.gold import Article, Quote, read_article
from training.mixes import GOLD

SECOND = GOLD / "second"
LABELS = ["O", "PER", "LOC", "ORG", "MISC"]


def pairs() -> list[tuple[Article, Article]]:
    """The articles that both marked."""
    return [(read_article(GOLD / path.name), read_article(path)) for path in sorted(SECOND.glob("*.txt"))]


def name_agreement(both: list[tuple[Article, Article]]) -> dict[str, float]:
    """F of names a label and of all, and alpha over words."""
    figures = {}
    for label in (*LABELS[1:], "PER+LOC+ORG"):
        wanted = label.split("+")
        sets = [[{m[:3] for m in one.mentions if m[2] in wanted} for one in pair] for pair in both]
        same = sum(len(a & b) for a, b in sets)
        figures[label] = 2 * same / sum(len(a) + len(b) for a, b in sets)
    codes = np.array([[code for pair in both for code in _word_codes(pair[side])] for side in (0, 1)])
    figures["alpha of words"] = krippendorff.alpha(codes, level_of_measurement="nominal")
    return figures


def quote_agreement(both: list[tuple[Article, Article]]) -> dict[str, float]:
    """F of quotes, and of quotes that both marked the share of equal types, speakers' names and cues."""
    matched: list[tuple[Quote, Quote]] = []
    total = 0
    for first, second in both:
        total += len(first.quotes) + len(second.quotes)
        left = list(second.quotes)
        for quote in first.quotes:
            best = max(left, key=lambda other: _overlap(quote, other), default=None)
            if best is not None and _overlap(quote, best) >= 0.5:
                matched.append((quote, best))
                left.remove(best)
    count = len(matched)
    return {
        "quotes": 2 * count / total,
        "type": sum(a.kind == b.kind for a, b in matched) / count,
        "speaker's name": sum(a.speaker_name == b.speaker_name for a, b in matched) / count,
        "cue": sum(bool(a.cue) == bool(b.cue) and _touch(a.cue, b.cue) for a, b in matched) / count,
    }


def _word_codes(article: Article) -> list[int]:
    """The label of each word, as a number."""
    codes = []
    for word in re.finditer(r"\w+", article.text):
        inside = [label for start, end, label, _ in article.mentions if start <= word.start() < end]
        codes.append(LABELS.index(inside[0] if inside else "O"))
    return codes


def _overlap(a: Quote, b: Quote) -> float:
    """Shared characters over all characters of both."""
    ours, theirs = ({i for start, end in quote.spans for i in range(start, end)} for quote in (a, b))
    return len(ours & theirs) / max(1, len(ours | theirs))


def _touch(a: list, b: list) -> bool:
    return (not a and not b) or any(s < e2 and s2 < e for s, e in a for s2, e2 in b)


def main() -> None:
    both = pairs()
    print(f"{len(both)} articles marked by both")
    for name, figure in {**name_agreement(both), **quote_agreement(both)}.items():
        print(f"{name:<16} {figure:.3f}")


if __name__ == "__main__":
    main()
