"""How well are broken lines joined? ``python -m benchmarks.wrapping [FOLDER]``

Every article of the teaching corpus (or of a folder) is broken in several ways; each twin should come back as the
article it was made from. Scored are the line breaks that are put in: F1 of those joined, among all breaks of the twin
(a paragraph's end that is joined costs precision). The untouched texts are a twin, too: in them nothing may be joined.
"""

import random
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import newskit as nk
from newskit.cleaning import clean_text

SAMPLE = Path(__file__).parents[1] / "data/sample"
MARK = "\ue000"  # a line break that was put in; no text has this character


def wrapped(width: int, between: str) -> Callable[[str, random.Random], str]:
    """Wrap every paragraph at a width, as mails and old exports do."""

    def twin(text: str, _: random.Random) -> str:
        lines = (
            textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n")
        )
        return between.join(MARK.join(one) for one in lines)

    return twin


def ragged(text: str, chance: random.Random) -> str:
    """Break at widths that change from line to line, as a proportional font does; empty lines between paragraphs."""
    paragraphs = []
    for line in text.split("\n"):
        lines, length, limit = [[]], 0, chance.randint(62, 80)
        for word in line.split(" "):
            if length + len(word) > limit and lines[-1]:
                lines.append([])
                length, limit = 0, chance.randint(62, 80)
            lines[-1].append(word)
            length += len(word) + 1
        paragraphs.append(MARK.join(" ".join(words) for words in lines))
    return "\n\n".join(paragraphs)


def stray(text: str, chance: random.Random) -> str:
    """Break one space in thirty within sentences, as the source of a page may."""
    paragraphs = []
    for line in text.split("\n"):
        words = line.split(" ")
        if len(words) > 12:
            for i in range(len(words) - 1):
                if words[i][-1].isalpha() and chance.random() < 1 / 30:
                    words[i] += MARK
        paragraphs.append(" ".join(words).replace(f"{MARK} ", MARK))
    return "\n".join(paragraphs)


TWINS: dict[str, Callable[[str, random.Random], str]] = {
    "untouched": lambda text, _: text,
    "wrapped at 60, empty lines": wrapped(60, "\n\n"),
    "wrapped at 72, empty lines": wrapped(72, "\n\n"),
    "wrapped at 72": wrapped(72, "\n"),
    "wrapped at 80": wrapped(80, "\n"),
    "proportional font": ragged,
    "stray breaks": stray,
}


def score(texts: list[str], twin: Callable[[str, random.Random], str]) -> dict[str, float]:
    """Precision, recall and F1 of the breaks that are joined, and the share of texts that come back whole."""
    chance, right, joined, broken, whole = random.Random(7), 0, 0, 0, 0
    for text in texts:
        marked = twin(text, chance)
        cleaned = clean_text(marked.replace(MARK, "\n"))
        ends = _ends(cleaned.split("\n"))
        inner, outer = _inner(marked), _ends([one for one in marked.replace(MARK, " ").split("\n") if one])
        right += len(inner - ends)
        joined += len((inner | outer) - ends)
        broken += len(inner)
        whole += cleaned == text
    recall, precision = right / broken if broken else 1.0, right / joined if joined else 1.0
    f1 = 2 * precision * recall / (precision + recall) if right else 1.0 - bool(broken or joined)
    return {"breaks": broken, "precision": precision, "recall": recall, "f1": f1, "whole": whole / len(texts)}


def _solid(text: str) -> int:
    return len("".join(text.split()))


def _ends(lines: list[str]) -> set[int]:
    """Where lines end, counted in characters that are no white space."""
    ends, at = set(), 0
    for line in lines[:-1]:
        at += _solid(line)
        ends.add(at)
    return ends


def _inner(marked: str) -> set[int]:
    inner, at = set(), 0
    for part in marked.split(MARK)[:-1]:
        at += _solid(part)
        inner.add(at)
    return inner


def main() -> None:
    """Print a table, one line a twin."""
    articles = nk.load_articles(sys.argv[1] if len(sys.argv) > 1 else SAMPLE, progress=False)
    texts = [clean_text(text) for text in articles["text"].dropna()]
    print(f"{'':28}{'breaks':>8}{'precision':>11}{'recall':>8}{'F1':>7}{'whole':>7}")
    for name, twin in TWINS.items():
        print("{:28}{breaks:8}{precision:11.3f}{recall:8.3f}{f1:7.3f}{whole:7.3f}".format(name, **score(texts, twin)))


if __name__ == "__main__":
    main()
