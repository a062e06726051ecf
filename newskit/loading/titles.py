"""Which of the titles that a page carries is the headline.

Pages carry up to four: for social media (OpenGraph), for search engines (JSON-LD and the window), and the h1. Where
they differ, the one made for search engines is the odd one out.
"""

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
    titles: Iterable[str | None], heading: html.HtmlElement, names: Iterable[str | None] = (), is_live: bool = False
) -> str | None:
    """Choose the headline among three titles, og:title, JSON-LD and <title>, and the h1.

    `names` are what the outlet, its host and its section are called. The h1 of a live ticker is the latest news.
    """
    shown, kicker, main = _read_heading(heading)
    known = {_bare(name) for name in names if name}
    given = [clean_line(title or "") for title in titles]
    social, described, window = (_without_names(title, [shown, main], given, known) for title in given)
    title = social or described or shown or window
    if social and described and not _same(social, described):
        if shown and not is_live and not _same(shown, social) and not _same(shown, described):
            title = shown  # three different ones: the reader sees the h1
        elif is_live or (fold(window).startswith(fold(social)) and not _same(shown, social)):
            title = described
    if main and fold(kicker) and not _same(title, main) and fold(title).endswith(fold(main)):
        # A kicker in front that the page does not print there ("Iran: ..." for social media) is none of the headline.
        return title if _same(title[: -len(main)], kicker) else main
    return title or None


def find_heading(
    headings: list[html.HtmlElement], titles: Iterable[str | None], names: Iterable[str | None]
) -> html.HtmlElement:
    """The h1 that is the headline, no name of the site: the longest that a title repeats, the first, an empty one."""
    outlets = {_bare(name) for name in names if name}
    texts = {one: text for one in headings if (text := solid(one.text_content())) and text not in outlets}
    repeated = [one for one, text in texts.items() if any(text in solid(title) for title in titles)]
    return max(repeated, key=lambda one: len(texts[one]), default=next(iter(texts), html.Element("h1")))


def _read_heading(heading: html.HtmlElement) -> tuple[str, str, str]:
    """The whole h1, the kicker in it and the rest."""
    whole = clean_line(heading.text_content())
    kickers = [child for child in heading.iterdescendants() if _IS.kicker.search(child.get("class") or "")]
    if not kickers:
        return whole, "", whole
    rest = [clean_line(child.text_content()) for child in heading if child not in kickers]
    return whole, clean_line(kickers[0].text_content()), max(rest, key=len, default="") or whole


def _without_names(title: str, shown: list[str], given: list[str], names: set[str]) -> str:
    """Take outlet, section and date off the end of a title ("... | Politik | Kurier"), the outlet off its begin.

    After a dash it has to be a name that the page has for itself, or what another of its titles leaves out.
    """
    for _ in range(3):
        found = _SUFFIX.search(title)
        if not found or any(_same(title, one) for one in shown):
            break
        rest = title[: found.start()].rstrip()
        is_left_out = any(_same(rest, one) for one in (*shown, *given))
        if not is_left_out and "|" not in found[0] and not _is_name(found["name"], names):
            break
        title = rest
    begun = _PREFIX.match(title)
    return title[begun.end() :] if begun and _bare(begun["name"]) in names else title


def _is_name(suffix: str, names: set[str]) -> bool:
    """Tell whether a title's last part is a name of the outlet: the same, longer ("Kurier Lindenau") or shorter."""
    suffix = _bare(suffix)
    return len(suffix) > 2 and any(suffix in name or (len(name) > 4 and name in suffix) for name in names)


def _bare(name: str) -> str:
    """A name for comparison, without the end of a domain."""
    return solid(_IS.domain.sub("", name.lower()))


def _same(one: str, other: str) -> bool:
    return bool(one) and fold(one) == fold(other)
