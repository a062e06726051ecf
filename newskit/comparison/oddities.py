"""Articles that are not ordinary articles, or whose text is damaged: what to check in a corpus before counting."""

import re
from collections.abc import Callable
from typing import Any

import pandas as pd

from newskit.comparison.counting import count_words
from newskit.comparison.passages import words
from newskit.comparison.terms import stop_words

_SHORT = 60  # words; shorter texts are teasers or brief notes
_CUT_SHORT = 300  # words; a longer text that ends in "…" is an article that trails off
_FEW_FUNCTION_WORDS = 0.2  # a German text has 0.4 to 0.55, English 0.1 or less ("in", "an", "was")
_LONG_WITHOUT_UMLAUT = 120  # words; in German every twelfth word has an umlaut or ß

_CUT = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$|(?:Weiterlesen|Mehr lesen|Read more|Jetzt (?:weiter)?lesen)\W*$", re.I
)
_CORRECTION = re.compile(
    r"\b(?:Berichtigung|Richtigstellung|Gegendarstellung|Korrekturhinweis|Korrektur\s*:"
    r"|Anm(?:erkung)?\.? d(?:er|\.) Red(?:aktion|\.)?\s*:)"
    r"|\bin einer (?:früheren|vorherigen|ersten|älteren) (?:Version|Fassung)\b"
    r"|\b(?:wir haben|haben wir) (?:das|dies|den Fehler|die Stelle|die Angabe) (?:korrigiert|berichtigt)\b"
    r"|\b(?:wurde|haben wir) (?:nachträglich )?(?:korrigiert|berichtigt)\b",
    re.I,
)
_ROUND_UP = re.compile(
    r"\b(?:live-?(?:ticker|blog)|news-?(?:ticker|blog)|ticker|kurz (?:gemeldet|notiert)|kurzmeldungen|"
    r"(?:nachrichten|meldungen) (?:in kürze|im überblick|des tages|kompakt|vom)|"
    r"(?:tag|lage|woche)[^.]{0,15} im überblick|"
    r"das wichtigste|presseschau|morgenlage|(?:morning|evening) briefing|"
    r"was heute wichtig (?:ist|wird)|news und entwicklungen)\b",
    re.I,
)
_CLOCK_LINE = re.compile(r"^\W*(?:\+\+\+ )?\d{1,2}[.:]\d{2}(?: Uhr)?\b", re.M)
_TABLE_LINE = re.compile(r"^(?:[^\n\t|]*[\t|]){2,}[^\n]*$|^[^\n]{0,40}?(?:\s+[\d.,:%+–-]+){3,}\s*$", re.M)
# "BÃ¼rger" (UTF-8 read as Latin-1), a replacement character, "B?rger" with a question mark inside a word.
_DAMAGED = re.compile(r"\ufffd|Ã[\u0080-\u00bf¤¶¼Ÿ„–œ]|â€[œž“™\u009d]|(?<=[a-zA-Z])\?(?=[a-z])")
_UMLAUT = re.compile(r"[äöüßÄÖÜ]")


def find_oddities(articles: pd.DataFrame) -> pd.DataFrame:
    """List what is odd about single articles.

    Parameters
    ----------
    articles : DataFrame
        Articles.

    Returns
    -------
    DataFrame
        One row a finding, in the order of the articles: article_id, source, title, finding, detail. Findings are
        "teaser" (a teaser instead of an article), "correction", "round-up" (several items in one text), "table",
        "damaged" (umlauts), "language" (not German), "undated".

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({"title": ["Pegel steigt"], "text": ["Der Fluss steigt weiter …"]}))
    >>> find_oddities(articles)["finding"].tolist()
    ['teaser', 'undated']
    """
    records = [
        (article.article_id, article.source, article.title, finding, detail)
        for article in articles.itertuples()
        for finding, check in _CHECKS.items()
        if (detail := check(article))
    ]
    return pd.DataFrame(records, columns=["article_id", "source", "title", "finding", "detail"], dtype="string")


def _teaser(article: Any) -> str:
    text = _text(article)
    count = count_words(text)
    if count < _CUT_SHORT and _CUT.search(text):
        return f"{count} words, breaks off"
    return f"{count} words" if count < _SHORT else ""


def _correction(article: Any) -> str:
    match = _CORRECTION.search(_all(article))
    return _around(_all(article), match) if match else ""


def _round_up(article: Any) -> str:
    match = _ROUND_UP.search(_string(article.title))
    if match:
        return f"headline: {match.group()}"
    clocks = len(_CLOCK_LINE.findall(_text(article)))
    return f"{clocks} entries with a time of day" if clocks >= 4 else ""


def _table(article: Any) -> str:
    lines = len(_TABLE_LINE.findall(_text(article)))
    return f"{lines} lines of figures" if lines >= 4 else ""


def _damaged(article: Any) -> str:
    text = _all(article)
    found = _DAMAGED.findall(text)
    if "\ufffd" in text or len(found) >= 2:
        return _around(text, _DAMAGED.search(text))
    if _UMLAUT.search(text) or len(words(text)) < _LONG_WITHOUT_UMLAUT or _other_language(article):
        return ""
    return "no umlaut in the whole text"


def _other_language(article: Any) -> str:
    if not pd.isna(article.language) and not str(article.language).lower().startswith("de"):
        return str(article.language)
    found = words(_text(article))
    if len(found) < 30:
        return ""
    share = sum(word in stop_words() for word in found) / len(found)
    return f"{share:.0%} German function words" if share < _FEW_FUNCTION_WORDS else ""


def _undated(article: Any) -> str:
    return "no time of publication" if pd.isna(article.published) else ""


_CHECKS: dict[str, Callable[[Any], str]] = {
    "teaser": _teaser,
    "correction": _correction,
    "round-up": _round_up,
    "table": _table,
    "damaged": _damaged,
    "language": _other_language,
    "undated": _undated,
}


def _string(value: object) -> str:
    return "" if pd.isna(value) else str(value)


def _text(article: Any) -> str:
    return _string(article.text)


def _all(article: Any) -> str:
    return "\n".join(_string(getattr(article, field)) for field in ("title", "teaser", "text"))


def _around(text: str, match: re.Match | None) -> str:
    return "" if match is None else " ".join(text[max(0, match.start() - 25) : match.end() + 40].split())
