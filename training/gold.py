"""The written articles in `training/gold/`: text with inline marks -> offsets, and a check of the marks.

An article is a small text file: a head of ``name: value`` lines, a blank line, then one paragraph a line. Marks:

- ``[P:Karin Möller]``, ``[L:Kassel]``, ``[O:Landgericht Kassel]``, ``[M:Kieler Woche]``: a mention of a person, place,
  organisation or anything else with a name; ``[P:Möllers=Karin Möller]`` adds the name under which it is counted.
- ``<d1>...</d1>`` is a direct, ``<i1>...</i1>`` an indirect quote, ``<s1>...</s1>`` its speaker, ``<c1>...</c1>`` its
cue.
  A tag that stands twice has two spans; ``<s1,2>`` speaks both quotes; ``<s1=Karin Möller>sie</s1>`` says who it is.

``python -m training.gold FOLDER`` checks a folder and counts what is in it.
"""

import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

LABELS = {"P": "PER", "L": "LOC", "O": "ORG", "M": "MISC"}
KINDS = {"d": "direct", "i": "indirect"}
NOBODY = "-"  # a speaker without a name: <s1=->eine Sprecherin der [O:Post]</s1>
HEAD = ("title", "outlet", "country", "section", "date")
_MARK = re.compile(
    r"\[(?P<label>[PLOM]):(?P<mention>[^\[\]=<>]+)(?:=(?P<name>[^\[\]<>]+))?\]"
    r"|<(?P<tag>[disc])(?P<ids>\d+(?:,\d+)*)(?:=(?P<who>[^<>]+))?>"
    r"|</(?P<end>[disc])(?P<end_ids>\d+(?:,\d+)*)>"
)


@dataclass
class Quote:
    """One quote: spans of its text, its speaker and its cue, all in characters of the article's text."""

    kind: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    speaker: list[tuple[int, int]] = field(default_factory=list)
    speaker_name: str | None = None
    cue: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class Article:
    """One article without its marks; `title_mentions` and `mentions` are (start, end, label, name)."""

    article_id: str
    head: dict[str, str]
    title: str
    text: str
    title_mentions: list[tuple[int, int, str, str]]
    mentions: list[tuple[int, int, str, str]]
    quotes: list[Quote]


class GoldError(ValueError):
    """Marks that do not fit together."""


def read_article(path: Path) -> Article:
    """Read one file.

    Raises
    ------
    GoldError
        If the head is incomplete or a mark is not closed.
    """
    head_part, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    head = dict(re.split(r":\s*", line, maxsplit=1) for line in head_part.splitlines() if ":" in line)
    missing = [name for name in HEAD if not head.get(name)]
    if missing:
        raise GoldError(f"{path.name}: the head lacks {', '.join(missing)}")
    body = "\n".join(line.strip() for line in body.strip().splitlines() if line.strip())
    title, title_mentions, title_quotes = _unmark(head["title"], path.name)
    if title_quotes:
        raise GoldError(f"{path.name}: quotes are marked in the text only, not in the title")
    text, mentions, quotes = _unmark(body, path.name)
    return Article(path.stem, head, title, text, title_mentions, mentions, quotes)


def read_articles(folder: Path) -> list[Article]:
    """Read all articles of a folder, in the order of their names."""
    return [read_article(path) for path in sorted(folder.glob("*.txt"))]


def _unmark(marked: str, where: str) -> tuple[str, list, list[Quote]]:
    text, mentions, open_tags = "", [], {}
    spans: dict[tuple[str, str], list] = {}
    names: dict[str, str] = {}
    at = 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark["label"]:
            start = len(text)
            text += mark["mention"]
            mentions.append((start, len(text), LABELS[mark["label"]], mark["name"] or mark["mention"]))
        elif mark["tag"]:
            if (mark["tag"], mark["ids"]) in open_tags:
                raise GoldError(f"{where}: <{mark['tag']}{mark['ids']}> is opened twice")
            open_tags[mark["tag"], mark["ids"]] = len(text)
            if mark["who"]:
                names.update(dict.fromkeys(mark["ids"].split(","), mark["who"]))
        else:
            start = open_tags.pop((mark["end"], mark["end_ids"]), None)
            if start is None:
                raise GoldError(f"{where}: {mark.group()} closes nothing")
            for number in mark["end_ids"].split(","):
                spans.setdefault((mark["end"], number), []).append((start, len(text)))
    text += marked[at:]
    if open_tags:
        raise GoldError(f"{where}: never closed: {', '.join(tag + ids for tag, ids in open_tags)}")
    if stray := re.search(r"[\[\]<>{}|]|\b[PLOM]:\S", text):
        raise GoldError(
            f"{where}: a mark that cannot be read near {text[max(0, stray.start() - 30) : stray.end() + 30]!r}"
        )
    return text, mentions, _quotes(spans, names, mentions, where)


def _quotes(spans: dict, names: dict[str, str], mentions: list, where: str) -> list[Quote]:
    quotes = []
    for tag, number in spans:
        if tag in KINDS:
            speaker = spans.get(("s", number), [])
            inside = [m[3] for a, b in speaker for m in mentions if a <= m[0] and m[1] <= b]
            named = names.get(number) or (inside[0] if inside else None)
            printed = [span for span in speaker if span[0] < span[1]]  # <s1=Name></s1> is nobody printed here
            quotes.append(
                Quote(
                    KINDS[tag],
                    spans[tag, number],
                    printed,
                    None if named == NOBODY else named,
                    spans.get(("c", number), []),
                )
            )
    known = {number for tag, number in spans if tag in KINDS}
    if lost := {tag + number for tag, number in spans if number not in known}:
        raise GoldError(f"{where}: speaker or cue of no quote: {', '.join(sorted(lost))}")
    return quotes


def doubts(article: Article) -> list[str]:
    """Places a reader should look at again: a name marked once and not marked elsewhere."""
    found = []
    for surface in {article.text[a:b] for a, b, _, _ in article.mentions if b - a > 3}:
        for hit in re.finditer(rf"(?<!\w){re.escape(surface)}(?![\w-])", article.text):
            if not any(a <= hit.start() < b for a, b, _, _ in article.mentions):
                around = article.text[max(0, hit.start() - 25) : hit.end() + 25]
                found.append(f"{article.article_id}: {surface!r} is not marked in {around!r}")
    return found


def main(folder: str) -> None:
    """Print what cannot be read, what is doubtful, and counts."""
    counts, faults = Counter(), 0
    for path in sorted(Path(folder).glob("*.txt")):
        try:
            article = read_article(path)
        except GoldError as error:
            faults += 1
            print("FAULT", error)
            continue
        for doubt in doubts(article):
            print("doubt", doubt)
        counts["articles"] += 1
        counts["words"] += len(article.text.split())
        counts.update(label for _, _, label, _ in article.mentions)
        counts.update(quote.kind for quote in article.quotes)
        counts["quotes without speaker"] += sum(not quote.speaker for quote in article.quotes)
        counts["quotes without speaker_name"] += sum(not quote.speaker_name for quote in article.quotes)
    print(dict(counts))
    sys.exit(bool(faults))


if __name__ == "__main__":
    main(sys.argv[1])
