"""Which of the titles that a page carries is the headline.

Pages carry up to four: for social media (OpenGraph), for search engines (JSON-LD and the window), and the h1. Where
they differ, the one made for search engines is the odd one out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

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
    names: Iterable[str | None] = (),
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
    names : iterable of str
        How the outlet, its host and its section are called.
    is_live : bool
        A live ticker: its h1 is the latest news.
    """
    shown, kicker, main = _read_heading(heading)
    names = {_solid(name) for name in names if name}
    given = [clean_line(title or "") for title in (social, described, window)]
    social, described, window = (_without_suffix(title, shown, main, given, names) for title in given)
    if not social or not described or _same(social, described):
        title = social or described or shown or window
    elif is_live:
        title = described
    elif shown and not _same(shown, social) and not _same(shown, described) and not _same(main, social):
        title = shown  # three different ones: the reader sees the h1
    elif (
        (_same(social, window) or _begins(window, social))
        and not _same(shown, social)
        and not _ends_with(described, social)
    ):
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


def _without_suffix(title: str, shown: str, main: str, given: list[str], names: set[str]) -> str:
    """Take the outlet, section and date off the end of a title ("... | Politik | Kurier - 3.5.2024"), and nothing else.

    After a dash it has to be a name that the page has for itself, or what another of its titles leaves out.
    """
    for _ in range(3):
        found = _SUFFIX.search(title)
        if not found or any(_same(title, one) for one in (shown, main)):
            break
        rest = title[: found.start()].rstrip()
        is_left_out = any(_same(rest, one) for one in (shown, main, *given))
        is_name = "|" in found[0] or bool(re.fullmatch(r"[\d.]+", found["name"])) or _is_name(found["name"], names)
        if not (is_name or is_left_out) or len(rest) < 15:
            break
        title = rest
    return title


def _is_name(suffix: str, names: set[str]) -> bool:
    """Tell whether a title's last part is a name of the outlet: the same, longer ("Kurier Lindenau") or shorter."""
    suffix = _solid(suffix)
    return len(suffix) > 2 and any(suffix in name or (len(name) > 4 and name in suffix) for name in names)


def _solid(name: str) -> str:
    return re.sub(r"[\W_]+|\.(?:de|at|ch|com|org|net|info)$", "", name.casefold())


def _begins(title: str, start: str) -> bool:
    return len(start) > 20 and _fold(title).startswith(_fold(start))


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def _same(one: str, other: str) -> bool:
    return bool(one) and _fold(one) == _fold(other)


def _ends_with(title: str, end: str) -> bool:
    return bool(end) and _fold(title).endswith(_fold(end))
