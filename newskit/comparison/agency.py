"""Agency copy: who says that a text comes from an agency, and who prints the same without saying so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from newskit import frames
from newskit.comparison.copies import copied_spans
from newskit.comparison.counting import words_of, words_within
from newskit.comparison.reuse import as_articles, find_reuse
from newskit.door import takes
from newskit.times import UNKNOWN

if TYPE_CHECKING:
    from newskit.annotation import Corpus

# Name as shown -> how bylines write it. Agencies of the German-speaking countries and those that their papers print.
AGENCIES = {
    "dpa": r"dpa(?:-\w+)?|DPA|Deutsche Presse-Agentur(?: GmbH)?",
    "APA": r"APA(?:-\w+)?|Austria Presse Agentur",
    "SDA": r"(?:Keystone-)?SDA|(?:keystone-)?sda",
    "AFP": r"AFP|afp|Agence France-Presse",
    "Reuters": r"Reuters|REUTERS|reuters|rtr",
    "AP": r"AP",
    "epd": r"epd",
    "KNA": r"KNA|kna",
    "SID": r"SID|sid",
    "dts": r"dts",
    "AWP": r"AWP|awp",
    "dapd": r"dapd|ddp",
    "ots": r"ots",
    "Bloomberg": r"Bloomberg",
}
UNNAMED = "Agentur"  # "Von unserer Agentur"
EDITORS = frozenset(("red", "ots", "pm", "lok", "jur"))  # signs of desks and of press releases

_SHORT = r"[A-Za-zÄÖÜäöü]{2,8}"  # sign of an editor or of a further agency: "dpa/fsp", "APA/red"
# "Kassel (xyz) –": a sign that is no known agency's; two outlets that print it make it one.
_ANY_DATELINE = re.compile(r"^[^\n.!?„“\"()]{2,50}\((?P<sign>[a-zäöü]{2,5})(?:/\w+)*\)\s*[-–—:.]")
_UNNAMED = re.compile(
    r"\b(?:von unser(?:er|en) (?:Nachrichten)?agentur(?:en)?|(?:mit )?Agentur(?:material|meldung)|Agenturen\b)", re.I
)
_INHERITED = 0.5  # an untagged article that has this share of its words from a tagged one is agency copy as well


@takes(articles=frames.Articles, pairs=frames.Pairs)
def mark_agency_copy(articles: Corpus | pd.DataFrame, pairs: pd.DataFrame | None = None) -> pd.DataFrame:
    """Mark which articles are agency copy, and how much of each was in print before.

    An agency is recognised by a byline ("dpa", "APA/red", "Von unserer Agentur"), a dateline ("Kassel (dpa) –") or a
    credit at the end ("(AFP)"); a short sign that datelines of two outlets share is taken for an agency's, too.
    Agencies that are cited as a source in the text ("sagte sie der dpa") do not count. An article without such a sign
    inherits it from a tagged one that has at least half of its words.

    Parameters
    ----------
    articles : Corpus or DataFrame
        Corpus or Articles.
    pairs : DataFrame, optional
        Pairs of `find_reuse`; found with its defaults if not given.

    Returns
    -------
    DataFrame
        The Articles with these columns added: `agency` (string: "dpa", "AFP; dpa", "Agentur" for an unnamed one, or
        missing), `agency_by` ("tag" or "overlap"), `copied_share` (0..1: words that an article of the corpus has that
        certainly is earlier), `shared_share` (0..1: words that any article of another outlet has, earlier or later),
        `first_seen_in` (the outlet that printed most of the copied words first; "unknown" where the dates do not tell;
        missing where nothing is shared with an earlier article, or one that may be).

    Notes
    -----
    An agency report is sent to all at once; which outlet is "first" says who was online first, not who wrote it. So
    `copied_share` is 0 for the first, and `shared_share` tells that it has the text in common with others.

    Examples
    --------
    >>> import newskit as nk
    >>> report = ("In der Nacht ist der Fluss bei Kassel über die Ufer getreten, "
    ...           "zwei Straßen sind gesperrt und viele Keller nass.")
    >>> articles = nk.load_articles(pd.DataFrame({
    ...     "source": ["Morgenkurier", "Tagblatt"], "published": ["2025-11-04", "2025-11-05"],
    ...     "text": ["Kassel (dpa) – " + report, report]}))
    >>> nk.mark_agency_copy(articles)[["agency", "agency_by", "copied_share", "first_seen_in"]]
      agency agency_by  copied_share first_seen_in
    0    dpa       tag           0.0          <NA>
    1    dpa   overlap           1.0  Morgenkurier
    """
    articles = as_articles(articles)
    pairs = find_reuse(articles) if pairs is None else pairs
    spans = copied_spans(articles, pairs)
    tagged = tagged_articles(articles, known_signs([sign_outlets(articles)]))
    inherited = inherit(tagged, pairs)
    totals = np.maximum(words_of(articles), 1)
    made = articles.copy()
    made["agency"] = agency_column(articles, tagged, inherited)
    by = ["tag" if key in tagged else "overlap" if key in inherited else None for key in articles["article_id"]]
    made["agency_by"] = pd.array(by, "string")
    later = spans[spans["order"] != UNKNOWN]
    for column, places in (("copied_share", later), ("shared_share", shared_spans(pairs))):
        made[column] = pd.array(words_within(articles, places) / totals, "Float64")
    firsts = _first_printers(spans)
    doubtful = pairs[pairs["order"].fillna(UNKNOWN).eq(UNKNOWN) & _other_outlet(pairs)]
    perhaps = dict.fromkeys([*doubtful["a"], *doubtful["b"]], UNKNOWN)
    made["first_seen_in"] = articles["article_id"].map(perhaps | firsts).astype("string")
    return made


def agency_column(
    articles: pd.DataFrame, tagged: Mapping[str, list[str]], inherited: Mapping[str, list[str]]
) -> pd.api.extensions.ExtensionArray:
    """The agencies of each article as text."""
    names = [tagged.get(key) or inherited.get(key) for key in articles["article_id"]]
    return pd.array([("; ".join(found) if found else None) for found in names], "string")


def tagged_articles(articles: pd.DataFrame, signs: frozenset[str]) -> dict[str, list[str]]:
    """The agencies of the articles that name some."""
    return {row.article_id: names for row in articles.itertuples() if (names := agencies_of(row, signs))}


def agencies_of(article: Any, signs: frozenset[str] = frozenset()) -> list[str]:
    """Agencies that an article names as its source in byline, dateline or closing sign.

    `signs` are short signs of further agencies.

    Examples
    --------
    >>> from types import SimpleNamespace as Article
    >>> agencies_of(Article(authors=pd.NA, teaser=pd.NA, text="Wien (APA/red) – Der Pegel steigt."))
    ['APA']
    >>> agencies_of(Article(authors="Anna Berger", teaser=pd.NA, text="„Nein“, sagte sie der dpa."))
    []
    """
    tags = _tags(signs)
    found: set[str] = set()
    for author in [] if pd.isna(article.authors) else re.split(r"\s*;\s*", article.authors):
        if match := tags.author.fullmatch(author.strip()):
            found |= _named(match["tag"], signs)
        elif _UNNAMED.search(author):
            found.add(UNNAMED)
    for block in (article.teaser, article.text):
        lines = [] if pd.isna(block) else [line.strip() for line in block.split("\n") if line.strip()]
        if not lines:
            continue
        for pattern, line in ((tags.dateline, lines[0]), (tags.closing, lines[-1]), (tags.last_line, lines[-1])):
            if match := pattern.search(line):
                found |= _named(match["tag"] or match["bare"] if pattern is tags.dateline else match["tag"], signs)
        # A byline that stands as a line of its own in the text.
        if any(len(x) < 60 and _UNNAMED.search(x) and not x.endswith((".", "?", "!")) for x in (lines[0], lines[-1])):
            found.add(UNNAMED)
    return sorted(found, key=str.casefold)


class _Tags(NamedTuple):
    author: re.Pattern
    dateline: re.Pattern
    closing: re.Pattern
    last_line: re.Pattern


@cache
def _tags(signs: frozenset[str]) -> _Tags:
    """Where agencies are named, as patterns with the group "tag"."""
    names = "|".join([*AGENCIES.values(), *map(re.escape, sorted(signs))])
    one = rf"(?:{names})(?![\w.@])"
    tag = rf"(?:{_SHORT}\s?[/,+]\s?)*{one}(?:\s?[/,+]\s?{_SHORT})*"
    place = r"^[^\n.!?„“\"()]{2,50}?"
    material = r"(?:Quelle:?|©|Von|Text:?|[Mm]it (?:Material|Informationen|Agenturmaterial) (?:der|von|des))"
    return _Tags(
        re.compile(rf"(?:(?:[Vv]on|[Mm]it|der)\s+)*(?P<tag>{tag})"),
        re.compile(rf"{place}(?:\((?P<tag>{tag})\)\s*[-–—|:.,]|[,. /](?P<bare>{tag})\s*[-–—|:])"),
        re.compile(rf"[(\[/]\s*(?:{material}\s*)?(?P<tag>{tag})\s*[)\]]\.?\s*$"),
        re.compile(rf"^(?:{material}\s*)?(?P<tag>{tag})(?:, dpa:[\d/-]+)?\.?\s*$"),
    )


def sign_outlets(articles: pd.DataFrame) -> dict[str, set[str]]:
    """Short signs in datelines, with the outlets that print them."""
    outlets: dict[str, set[str]] = {}
    for source, text in frames.rows(articles, "source", "text"):
        if pd.notna(source) and pd.notna(text) and (match := _ANY_DATELINE.match(text.lstrip())):
            outlets.setdefault(match["sign"], set()).add(source)
    return outlets


def known_signs(parts: Iterable[dict[str, set[str]]]) -> frozenset[str]:
    """The signs of at least two outlets: agencies that are not on the list."""
    outlets: dict[str, set[str]] = {}
    for part in parts:
        for sign, papers in part.items():
            outlets.setdefault(sign, set()).update(papers)
    return frozenset(sign for sign, papers in outlets.items() if len(papers) > 1 and sign not in EDITORS)


def _named(tag: str, signs: frozenset[str]) -> set[str]:
    parts = re.split(r"\s?[/,+]\s?", tag)
    known = {name for part in parts for name, pattern in AGENCIES.items() if re.fullmatch(pattern, part)}
    return known | signs.intersection(parts)


def inherit(tagged: Mapping[str, list[str]], pairs: pd.DataFrame) -> dict[str, list[str]]:
    """Agencies of untagged articles: those of the tagged article with which they have most in common."""
    best: dict[str, tuple[float, str]] = {}
    for pair in pairs.itertuples():
        for one, other, share in ((pair.a, pair.b, pair.containment_a), (pair.b, pair.a, pair.containment_b)):
            if one not in tagged and other in tagged and share >= _INHERITED:
                best[one] = max((share, other), best.get(one, (0.0, "")))
    return {article_id: tagged[other] for article_id, (_, other) in best.items()}


def shared_spans(pairs: pd.DataFrame) -> pd.DataFrame:
    """Passages that an article has in common with articles of other outlets, as spans of both."""
    records = []
    for pair in pairs[_other_outlet(pairs)].itertuples():
        records += [(pair.a, p.field_a, p.start_a, p.end_a) for p in pair.passages]
        records += [(pair.b, p.field_b, p.start_b, p.end_b) for p in pair.passages]
    return pd.DataFrame(records, columns=["article_id", "field", "start", "end"])


def _other_outlet(pairs: pd.DataFrame) -> pd.Series:
    """Which pairs are, or may be, of two outlets."""
    return pairs["source_a"].ne(pairs["source_b"]).fillna(True).astype(bool)


def _first_printers(spans: pd.DataFrame) -> dict[str, str]:
    lengths = (spans["end"] - spans["start"]).groupby([spans["article_id"], spans["first_source"]], sort=True).sum()
    return {article_id: part.idxmax()[1] for article_id, part in lengths.groupby(level=0)} if len(lengths) else {}
