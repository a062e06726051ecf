"""Quotation marks: which opening mark belongs to which closing one.

German newspapers use „…“ and »…«, Swiss ones «…», agencies and the web "…" and “…”; ‚…‘, ›…‹, ‹…› and '…' stand inside
those. Texts mix them, forget some, and open every paragraph of a long quote anew.
"""

import re
from itertools import islice
from typing import NamedTuple, Self


class Marked(NamedTuple):
    """A stretch in quotation marks: its characters with the marks and without them."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool

    def moved(self, by: int) -> Self:
        """The same stretch in a text that stands `by` characters further on."""
        start, end, inner_start, inner_end, depth, closed = self
        return type(self)(start + by, end + by, inner_start + by, inner_end + by, depth, closed)


_MARK = re.compile(r"''|``|,,|[„“”‟\"»«›‹‚‘’‛'`´]|\n")
_SENTENCE_END = re.compile(r"[^\W\d]{3}[.!?…]")
_WORD_OR_END = re.compile(r"\S|\n|\Z")
_FAMILY = {
    **dict.fromkeys(("„", "“", "”", "‟", '"', "''", "``", ",,"), "double"),
    **dict.fromkeys("»«", "guillemet"),
    **dict.fromkeys("›‹", "single guillemet"),
    **dict.fromkeys("‚‘’‛'`´", "single"),
}
_ALWAYS_OPENS = {"„", "‚", ",,", "``", "‟", "‛"}
_NEAR = 40  # marks in which a mark within marks finds its partner
_LONGEST = 6000  # characters after which a mark that nothing closed is taken for a slip


class _Open(NamedTuple):
    start: int
    inner: int
    family: str
    lines: int


def match_marks(text: str) -> list[Marked]:
    """Pair the quotation marks of a text, outer pairs before the pairs inside them.

    A mark that is never closed counts as closed at the end of its line if a colon stands before it, else not at all;
    if another quote follows on that line, at the end of the first sentence.

    Examples
    --------
    >>> text = "Er nannte das „mutlos“, sie »gut und ‚richtig‘«."
    >>> [(text[m.inner_start:m.inner_end], m.depth) for m in match_marks(text)]
    [('mutlos', 0), ('gut und ‚richtig‘', 0), ('richtig', 1)]
    """
    stack: list[_Open] = []
    found: list[Marked] = []
    lines, first = 0, _first_word(text, 0)
    for match in _MARK.finditer(text):
        mark, at, end = match.group(), match.start(), match.end()
        if mark == "\n":
            lines, first = lines + 1, _first_word(text, end)
            found += _end_line(text, stack, at)
            continue
        family = _FAMILY[mark]
        level = _level(stack, family, end)
        if _is_apostrophe(text, at, end, mark, level is not None):
            continue
        if _opens(text, at, end, mark, level is not None):
            if level is not None and stack[level].lines < lines and at <= first:
                stack[level] = stack[level]._replace(lines=lines)  # the quote's next paragraph
                continue
            if level is not None and not _may_nest(text, at, mark, len(stack) if at > first else _NEAR):
                found += _give_up(text, stack[level:], at)
                del stack[level:]
            stack.append(_Open(at, end, family, lines))
        elif level is not None:
            opened = stack[level]
            del stack[level:]
            found.append(Marked(opened.start, end, opened.inner, at, level, True))
    found += _give_up(text, stack, len(text))
    return sorted((m for m in found if m.inner_end > m.inner_start), key=lambda m: (m.start, -m.end))


def _end_line(text: str, stack: list[_Open], at: int) -> list[Marked]:
    """Give up what is open where a line ends, unless the next one goes on."""
    if not stack or _goes_on(text, at + 1, stack[0].family):
        return []
    found = _give_up(text, stack, at)
    stack.clear()
    return found


def _level(stack: list[_Open], family: str, end: int) -> int | None:
    """The innermost open mark of a family, once those that stand too far back are given up."""
    while stack and end - stack[-1].start > _LONGEST:
        stack.pop()
    return next((n for n in range(len(stack) - 1, -1, -1) if stack[n].family == family), None)


def _may_nest(text: str, at: int, mark: str, depth: int) -> bool:
    """May an opening mark stand inside another of its family? If its line closes both, or the next one goes on."""
    if mark not in _ALWAYS_OPENS or depth > 3:
        return False
    for other in islice(_MARK.finditer(text, at), _NEAR):
        if other.group() == "\n":
            return _goes_on(text, other.end(), _FAMILY[mark])
        if _FAMILY[other.group()] == _FAMILY[mark]:
            depth += 1 if _opens(text, other.start(), other.end(), other.group(), True) else -1
            if not depth:
                return True
    return False


def _opens(text: str, at: int, end: int, mark: str, is_open: bool) -> bool:
    if mark in _ALWAYS_OPENS:
        return True
    before = text[at - 1 : at]
    after = text[end : end + 1]
    space_before = not before or before.isspace() or before in "([{–—-/„»«‚>:"
    space_after = not after or after.isspace() or after in ".,;:!?)]}…"
    if mark == "“" and is_open:
        return False
    if space_before and not space_after:
        return True
    if space_after and not space_before:
        return False
    return not is_open


def _is_apostrophe(text: str, at: int, end: int, mark: str, is_open: bool) -> bool:
    """Rock ’n’ Roll, gibt's, Hans' Haus, the foot sign: single marks that quote nothing."""
    if _FAMILY[mark] != "single" or mark == "‚":
        return False
    before, after = text[at - 1 : at], text[end : end + 1]
    if before.isalnum() and after.isalnum():
        return True
    if is_open:
        return False
    if re.match(r"\w{1,2}['’]", text[end : end + 3]):
        return True  # ’n’
    if before and not before.isspace() and before not in '([„“"»«–—':
        return True
    # An opening single mark must find its partner on this line before a letter goes on.
    line_end = text.find("\n", end, end + 400)
    rest = text[end : line_end if line_end >= 0 else end + 400]
    return not after.strip() or not re.search(r"\S[‘’'´](?!\w)", rest)


def _goes_on(text: str, at: int, family: str) -> bool:
    """Does the next paragraph begin with an opening mark of this family, or is the mark closed on the way there?"""
    while at < len(text) and text[at].isspace():
        at += 1
    mark = _MARK.match(text, at)
    if mark and mark.group() != "\n" and _FAMILY[mark.group()] == family:
        return _opens(text, mark.start(), mark.end(), mark.group(), True) or mark.group() in "“”"
    near = islice(_MARK.finditer(text, at), _NEAR)
    later = next((other for other in near if other.group() == "\n" or _FAMILY[other.group()] == family), None)
    if later is None or later.group() == "\n":
        return False
    return not _opens(text, later.start(), later.end(), later.group(), True)


def _first_word(text: str, at: int) -> int:
    """Where the line that begins at a character has its first word; its end, if it has none."""
    found = _WORD_OR_END.search(text, at)
    return found.start() if found else len(text)


def _give_up(text: str, stack: list[_Open], at: int) -> list[Marked]:
    """Marks that nothing closed: kept where a colon announced them, to the end of the line; a sentence, if the line
    goes on with another quote."""
    if not stack:
        return []
    first = stack[0]
    if not text[max(0, first.start - 3) : first.start].rstrip().endswith(":"):
        return []
    end = text.find("\n", first.start, at)
    if end < 0:
        stop = _SENTENCE_END.search(text, first.inner, at) if text[at : at + 1].strip() else None
        end = stop.end() if stop else at
    end = first.inner + len(text[first.inner : end].rstrip())
    return [Marked(first.start, end, first.inner, end, 0, False)]
