"""Boilerplate: what stands around an article on its page and gets scraped with it."""

import re
from collections.abc import Iterator
from itertools import groupby

from newskit.cleaning.lists import read_lists


def _whole_line(phrases: str) -> re.Pattern:
    listed = (re.escape(phrase) for line in phrases.split("\n") for phrase in line.strip().split("|") if phrase)
    return re.compile(rf"[\W_]*(?:{'|'.join(listed)})[\W_]*", re.IGNORECASE)


_SURE_LINE, _LIKELY_LINE = (
    _whole_line(read_lists("newskit.cleaning")["boilerplate"][name]) for name in ("sure", "likely")
)
# Sentences that forms and sharing buttons print; a line that begins so is boilerplate.
_SENTENCES = re.compile(
    r"""(?: Your\ email\ address\ will\ not\ be\ published
        | (?:Deine|Ihre)\ E-?Mail-?Adresse\ wird\ nicht\ veröffentlicht
        | Required\ fields\ are\ marked | Erforderliche\ Felder\ sind
        | Save\ my\ name,\ email | (?:Meinen\ Namen|Name),\ (?:meine\ )?E-Mail(?:-Adresse)?\ und\ (?:meine\ )?Website
        | Notify\ me\ of\ (?:new|follow) | Benachrichtige?\ mich\ über
        | You\ must\ be\ logged\ in\ to | Du\ musst\ (?:angemeldet|eingeloggt)\ sein,\ um
        | Click\ to\ (?:share|email|print) | Share\ on\ \w+$ | Klick(?:en)?,?\ (?:Sie,?\ )?um\ .{0,40}\ zu\ teilen
        | (?:Auf|Bei|Per|Via|Über)\ (?:Facebook|Twitter|X|WhatsApp|LinkedIn|Xing|Pinterest|Telegram|E-?Mail)
          \ (?:teilen|versenden|verschicken|weiterleiten)
        | The\ post\ .+\ (?:first\ )?appeared\ (?:first\ )?on | Der\ Beitrag\ .+\ erschien\ zuerst\ (?:auf|bei)
        | This\ site\ uses\ Akismet | Diese\ Website\ verwendet\ Akismet
        )""",
    re.IGNORECASE | re.VERBOSE,
)
# "…Read More" hangs on the end of the last paragraph; without dots in front it would be part of a sentence.
_TAIL = re.compile(
    r"\s*(?P<dots>\[(?:…|\.{3})\]|\((?:…|\.{3})\)|…|\.{3})\s*"
    r"(?:Read More|Continue reading|Weiterlesen|Weiter lesen|Mehr lesen|Mehr)\s*(?:[»›→>]+|&raquo;)?$",
    re.IGNORECASE,
)
_MAX_TAIL = 40  # characters
_SENTENCE_END = re.compile(r"[.!?:;…][\"“”«»‘’‹›)\]]*$")
_MAX_PHRASE = 60  # characters of the longest phrase, with what may stand around it
# A byline of the theme ("By admin", "Von Lea") is boilerplate only beside other boilerplate: else it names the author.
_BYLINE = re.compile(r"(?:by|von)\s+\w+", re.IGNORECASE)


def drop_boilerplate(text: str) -> str:
    """Drop lines of boilerplate, and "…Read More" from the ends of lines."""
    kept: list[str] = []
    for is_other, lines in groupby(_kinds(text), key=lambda pair: pair[0] != "text"):
        run = list(lines)
        is_boilerplate = is_other and (
            any(kind == "sure" for kind, _ in run) or sum(kind == "likely" for kind, _ in run) > 1
        )
        kept += [] if is_boilerplate else [line for _, line in run]
    return "\n".join(kept)


def _kinds(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n"):
        without = _without_tail(line)
        if without:
            yield _kind(without), without
        if without != line:  # what was cut off counts as a neighbour
            yield "sure", line


def _kind(line: str) -> str:
    if len(line) > _MAX_PHRASE and not _SENTENCES.match(line):
        return "text"
    if _SURE_LINE.fullmatch(line) or _SENTENCES.match(line):
        return "sure"
    if _LIKELY_LINE.fullmatch(line):
        return "likely"
    return "byline" if _BYLINE.fullmatch(line) else "text"


def _without_tail(line: str) -> str:
    found = _TAIL.search(line, max(0, len(line) - _MAX_TAIL)) if "…" in line or "..." in line else None
    if not found:
        return line
    kept = line[: found.start()]
    return kept if not kept or _SENTENCE_END.search(kept) else f"{kept} …"  # dots that show a cut sentence stay
