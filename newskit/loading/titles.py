"""Which of the titles that a page carries is the headline.

Pages carry up to four: for social media (OpenGraph), for search engines (JSON-LD and the window), and the h1. Where
they differ, the one made for search engines is the odd one out.
"""

from __future__ import annotations

import re

from lxml import html

from newskit.cleaning import clean_line

_SUFFIX = re.compile(r"\s+(?:[|–—·•»-])\s+(?P<name>[^|–—·•»]{1,40})$")
_KICKER = re.compile(
    r"kicker|overline|dachzeile|topline|roofline|supertitle|spitzmarke|category|vh|offscreen|implied", re.IGNORECASE
)


def choose_title(
    social: str | None,
    described: str | None,
    heading: html.HtmlElement | None,
    window: str | None,
    is_live: bool = False,
) -> str | None:
    """Choose the headline among a page's titles.

    Parameters
    ----------
    social : str, optional
        The title for social media (og:title).
    described : str, optional
        The headline in the JSON-LD.
    heading : HtmlElement, optional
        The h1.
    window : str, optional
        The page's <title>.
    is_live : bool
        A live ticker: its h1 is the latest news.
    """
    shown, kicker, main = _read_heading(heading)
    social, described, window = (_without_suffix(title, (shown, main)) for title in (social, described, window))
    if not social or not described or _same(social, described):
        title = social or described or shown or window
    elif is_live:
        title = described
    elif shown and not _same(shown, social) and not _same(shown, described) and not _same(main, social):
        title = shown  # three different ones: the reader sees the h1
    elif _same(social, window) and not _same(shown, social) and not _ends_with(described, social):
        title = described
    else:
        title = social
    return _with_fitting_kicker(title, kicker, main) if title else None


def _with_fitting_kicker(title: str, kicker: str, main: str) -> str:
    """A kicker in front that the page does not print there ("Iran: ..." for social media) is none of the headline."""
    if main and kicker and not _same(title, main) and _ends_with(title, main):
        in_front = title[: -len(main)].strip(" :–-|")
        return title if _same(in_front, kicker) else main
    return title


def _read_heading(heading: html.HtmlElement | None) -> tuple[str, str, str]:
    """The whole h1, the kicker in it and the rest."""
    if heading is None:
        return "", "", ""
    whole = clean_line(heading.text_content())
    kickers = [child for child in heading.iterdescendants() if _KICKER.search(str(child.get("class") or ""))]
    if not kickers:
        return whole, "", whole
    kicker = clean_line(kickers[0].text_content()).strip(" :–-")
    rest = [clean_line(child.text_content()) for child in heading if child not in kickers]
    main = max(rest, key=len, default="")
    return whole, kicker, main or whole


def _without_suffix(title: str | None, shown: tuple[str, ...]) -> str:
    """Take the outlet, section and date off the end of a title ("... | Politik | Kurier - 3.5.2024")."""
    title = clean_line(title or "")
    for _ in range(3):
        found = _SUFFIX.search(title)
        if not found or any(_same(title, one) for one in shown):
            break
        words = found["name"].split()
        is_name = "|" in found[0] or len(words) <= 2 or bool(re.fullmatch(r"[\d.]+", found["name"]))
        if not is_name or len(title) - len(found[0]) < 15:
            break
        title = title[: found.start()].rstrip()
    return title


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def _same(one: str, other: str) -> bool:
    return bool(one) and _fold(one) == _fold(other)


def _ends_with(title: str, end: str) -> bool:
    return bool(end) and _fold(title).endswith(_fold(end))
