"""Scraped text -> readable paragraphs.

`clean_text` repairs what scrapers do to German articles: characters first, then lines broken within sentences, the
page's boilerplate, glued paragraphs and sub-headings, at last the teaser that stands there twice. Each step is a module
of its own and knows nothing of the others.
"""

import pandas as pd

from newskit.cleaning.boilerplate import drop_boilerplate
from newskit.cleaning.characters import repair_characters
from newskit.cleaning.glue import split_glued
from newskit.cleaning.teaser import drop_doubled_teaser, split_teaser, without_teaser
from newskit.cleaning.wrapping import join_wrapped
from newskit.errors import InputError

__all__ = ["clean_line", "clean_text", "split_teaser", "without_teaser"]

_MAX_ROUNDS = 50


def clean_text(raw: str | pd.Series) -> str | pd.Series:
    """Repair the text of a scraped article: one paragraph or sub-heading a line, nothing else lost.

    Characters (mojibake, HTML entities, soft hyphens, Unicode NFC), boilerplate ("Read More", "Leave a Reply",
    "Weiterlesen", share links), lines broken within sentences, glued paragraphs and sub-headings, and a teaser printed
    twice are put right. Clean
    text comes back as it is, and cleaning twice is the same as cleaning once.

    Parameters
    ----------
    raw : str or Series of str
        The text as it was scraped or exported. What is missing stays missing.

    Returns
    -------
    str or Series
        Paragraphs and sub-headings, joined by single line breaks.

    Raises
    ------
    InputError
        If it is no text.

    Examples
    --------
    >>> print(clean_text("Der Pegel sinkt.Was nun kommtDie Stadt r&auml;umt die Ufer. …Read More\\n\\nCancel reply"))
    Der Pegel sinkt.
    Was nun kommt
    Die Stadt räumt die Ufer.
    """
    if isinstance(raw, pd.Series):
        return raw.map(clean_text).astype("string")
    if not isinstance(raw, str):
        if pd.api.types.is_scalar(raw) and pd.isna(raw):
            return pd.NA
        raise InputError(f"clean_text takes a text or a column of texts, not {type(raw).__name__}")
    text = raw
    for _ in range(_MAX_ROUNDS):  # a repair can uncover the next one (&amp;uuml;), so go on until nothing changes
        before = text
        text = drop_doubled_teaser(split_glued(drop_boilerplate(join_wrapped(repair_characters(before)))))
        if text == before:
            break
    return text


def clean_line(raw: str) -> str:
    """Repair the characters of a title, a name or a keyword, and put it on one line.

    Examples
    --------
    >>> clean_line("  Pegel  steigt&nbsp;weiter\\n")
    'Pegel steigt weiter'
    """
    return " ".join(repair_characters(raw).split())
