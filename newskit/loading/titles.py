"""Which of the titles that a page carries is the headline.

Pages carry up to four: for social media (OpenGraph), for search engines (JSON-LD and the window), and the h1. Where
they differ, the one made for search engines is the odd one out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import html

from newskit.cleaning import clean_line
from newskit.cleaning.lists import patterns
from newskit.loading.values import fold, solid

_SUFFIX = re.compile(r"\s+(?:[|–—·•»›-]|::)\s+(?P<name>[^|–—·•»›]{1,40})$")
_PREFIX = re.compile(r"(?P<name>[^|–—·•»›]{2,40}?)\s+(?:[|–—·•»›-]|::)\s+")
_IS = patterns("newskit.loading", "page_marks")


def choose_title(
    social: str | None,
    described: str | None,
    heading: html.HtmlElement | None,
    window: str | None,
    names: Iterable[str | None] = (),
    is_live: bool = False,
) -> str | None:
    """Choose the headline among og:title, JSON-LD, h1 and <title>.

    `names` are what the outlet, its host and its section are called. The h1 of a live ticker is the latest news.
    """
    shown, kicker, main = _read_heading(heading)
    known = {solid(_IS.domain.sub("", name.lower())) for name in names if name}
    given = [clean_line(title or "") for title in (social, described, window)]
    social, described, window = (_without_suffix(title, [shown, main], given, known) for title in given)
    title = social or described or shown or window
    if social and described and not _same(social, described):
        has_begin = len(social) > 20 and fold(window).startswith(fold(social))
        is_seo = (has_begin or _same(social, window)) and not _same(shown, social)
        if is_live:
            title = described
        elif shown and not any(_same(*pair) for pair in ((shown, social), (shown, described), (main, social))):
            title = shown  # three different ones: the reader sees the h1
        elif is_seo and not _ends_with(described, social):
            title = described
    if main and fold(kicker) and not _same(title, main) and _ends_with(title, main):
        # A kicker in front that the page does not print there ("Iran: ..." for social media) is none of the headline.
        return title if _same(title[: -len(main)], kicker) else main
    return title or None


def find_heading(
    headings: list[html.HtmlElement], titles: Iterable[str | None], names: Iterable[str | None]
) -> html.HtmlElement:
    """The h1 that is the headline: the longest that another title repeats, else the first; none names the site.

    An empty one if there is none.
    """
    outlets = {solid(_IS.domain.sub("", name.lower())) for name in names if name}
    texts = {one: text for one in headings if (text := solid(one.text_content())) and text not in outlets}
    repeated = [one for one, text in texts.items() if any(text in solid(title) for title in titles)]
    return max(repeated, key=lambda one: len(texts[one]), default=next(iter(texts), html.Element("h1")))


def _read_heading(heading: html.HtmlElement | None) -> tuple[str, str, str]:
    """The whole h1, the kicker in it and the rest."""
    if heading is None:
        return "", "", ""
    whole = clean_line(heading.text_content())
    kickers = [child for child in heading.iterdescendants() if _IS.kicker.search(child.get("class") or "")]
    if not kickers:
        return whole, "", whole
    rest = [clean_line(child.text_content()) for child in heading if child not in kickers]
    return whole, clean_line(kickers[0].text_content()), max(rest, key=len, default="") or whole


def _without_suffix(title: str, shown: list[str], given: list[str], names: set[str]) -> str:
    """Take the outlet, section and date off the end of a title ("... | Politik | Kurier - 3.5.2024"), and nothing else.

    After a dash it has to be a name that the page has for itself, or what another of its titles leaves out.
    """
    for _ in range(3):
        found = _SUFFIX.search(title)
        if not found or any(_same(title, one) for one in shown):
            break
        rest = title[: found.start()].rstrip()
        is_left_out = any(_same(rest, one) for one in (*shown, *given))
        is_name = "|" in found[0] or bool(re.fullmatch(r"[\d.]+", found["name"])) or _is_name(found["name"], names)
        if not (is_name or is_left_out) or (len(rest) < 15 and not is_left_out):
            break
        title = rest
    begun = _PREFIX.match(title)
    if begun and not any(_same(title, one) for one in shown):
        return title[begun.end() :] if solid(_IS.domain.sub("", begun["name"].lower())) in names else title
    return title


def _is_name(suffix: str, names: set[str]) -> bool:
    """Tell whether a title's last part is a name of the outlet: the same, longer ("Kurier Lindenau") or shorter."""
    suffix = solid(_IS.domain.sub("", suffix.lower()))
    return len(suffix) > 2 and any(suffix in name or (len(name) > 4 and name in suffix) for name in names)


def _same(one: str, other: str) -> bool:
    return bool(one) and fold(one) == fold(other)


def _ends_with(title: str, end: str) -> bool:
    return bool(end) and fold(title).endswith(fold(end))
