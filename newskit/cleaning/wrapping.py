"""Lines that were broken within sentences: hard-wrapped mails and exports, line breaks of a page's source.

Whether a break ends a paragraph is decided by the evidence of the whole text. A text that was *wrapped at a width*
shows it: no line is longer, and the first word of each next line would not have found room. In a text with *stray*
breaks they show in what stands around them: nothing ends in front of them and the next line goes on in small letters.
Only then are the doubtful ones joined as well. A sub-heading ends without a full stop, too, but it is short and
whole.
"""

import re

from newskit.cleaning import words

_MAX_WIDTH = 130  # characters; longer lines are no wrapped ones
_MIN_WIDTH = 30
_LEAST = 3  # breaks that show a width; fewer may be chance
_HEADING_LENGTH = 80
_SHORT = 40  # characters; a shorter line may be one of a list, of a poem or an address
_CLOSING = "“”\"«»‹›‘’'"
_OPEN_BREAK = re.compile(rf"[^\s.!?…:;{_CLOSING}]\n+[^\n]")
_ENDS = re.compile(rf"[.!?…:;][{_CLOSING})\]*]*$|[{_CLOSING}|]$")
# What no sub-heading holds: the end of a sentence, a quotation with a comma after it, the place and sign of a report.
_RUNNING = re.compile(
    r"[^\W\d_]{2,}[.!?][“”\"«»]? [^\W_a-zäöüß]|[“”\"«»], |^[^\W\d_][\w/ -]{2,30} \([\w/, ]{2,12}\)\.? ?[-–—] "
    r"|\([^()]{1,20}\) [a-zäöüß]|\([^()]{1,20}$"
)
_BEFORE_NUMBER = frozenset(["rund", "etwa", "knapp", "fast", "gut", "circa", "nahezu", "mindestens", "höchstens"])
_OPEN_LAST = frozenset("mein dein sein ihr unser euer beide beiden jede jeder jedes jeden".split())
_PERSON_NOUN = re.compile(r"[^\W_][a-zäöüß-]+(?:er|ler|or|ist|ent|chef|mann|frau|rat|rät)(?:in)?$")
_TWO_CAPITALS = re.compile(r"([^\W\d_a-zäöüß][a-zäöüß]+)(?:-[^\W\d_]+)? [^\W\d_a-zäöüß][a-zäöüß]+")
_FIRST_GOES_ON = re.compile(r"[^\W\d_]+, [a-zäöüß]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)? (?!Uhr)[^\W\d_]{3,}")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_ITEM = re.compile(r"(?:[-–—•·*►▶>+]|\(\d\))\s|https?://|www\.|[@#]\w")
_NUMBERED = re.compile(r"(?:\d{1,3}\.|\(\w{1,3}\)|\w{1,2}\))\s")
_ADDRESS = re.compile(r"\S*(?:\w\.\w\w|@|/)\S*$")
# "Was fällt auf", "Der Rat schränkt das ein" may be whole. Behind the others nothing can end.
_UNFINISHED = words.UNFINISHED - words.SEPARABLE - {"the", "of"}
# "die neue", "im alten": an article and an adjective wait for their noun.
_OPEN_PHRASE = re.compile(
    r"\b(?:(?:der|die|das|eine|keine|diese[rs]?|ihre|seine) [a-zäöüß]{3,}e"
    r"|(?:dem|den|des|eine[nmrs]|keine[nmrs]|im|am(?! \w+sten$)|vom|zum|zur|beim) [a-zäöüß]{2,}en)$"
)
_HYPHEN = re.compile(r"[^\W\d_][-\u2010]$")
_HYPHEN_STAYS = re.compile(r"(?:und|oder|bzw|sowie|bis|statt|noch|als)\b")


def join_wrapped(text: str) -> str:
    """Join lines that were broken within sentences; one paragraph or sub-heading a line, no empty lines.

    Examples
    --------
    >>> join_wrapped("Der Stadtrat von Lindenau hat am Mittwoch lange über\\ndie neue Brücke beraten.\\nKein Beschluss")
    'Der Stadtrat von Lindenau hat am Mittwoch lange über die neue Brücke beraten.\\nKein Beschluss'
    """
    if not _OPEN_BREAK.search(text):
        return "\n".join([line for line in text.split("\n") if line]) if "\n" in text else text
    lines, gaps = _lines(text)
    width = _width(lines, gaps)
    if width:
        return "\n".join(_join_at_width(lines, gaps, width))
    return "\n".join(_join_stray(lines))


def _lines(text: str) -> tuple[list[str], list[bool]]:
    """The lines that hold something, and whether an empty line stands above each."""
    lines, gaps, gap = [], [], False
    for line in text.split("\n"):
        if line:
            lines.append(line)
            gaps.append(gap)
        gap = not line
    gaps = gaps if not all(gaps[1:]) else [False] * len(gaps)  # after every line they tell nothing
    return lines, gaps


# --- wrapped at a width


def _width(lines: list[str], gaps: list[bool]) -> int:
    """The width at which a text was wrapped; 0 if it was not."""
    lengths = [len(line) for line in lines if " " in line]  # an address may be longer
    if len(lengths) < 3 or not _MIN_WIDTH <= (width := max(lengths)) <= _MAX_WIDTH:
        return 0
    pairs = [(line, following) for line, following, gap in zip(lines, lines[1:], gaps[1:], strict=False) if not gap]
    full = [line for line, following in pairs if _is_full(line, following, width if not any(gaps) else 0.75 * width)]
    unended = [line for line in full if not _ends(line)]
    least = _LEAST - any(gaps)  # empty lines show where paragraphs end
    return width if len(full) >= 0.5 * len(pairs) and len(unended) >= max(least, 0.35 * len(pairs)) else 0


def _is_full(line: str, following: str, width: float) -> bool:
    """Tell whether the first word of the next line would not have found room in this one."""
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width


def _join_at_width(lines: list[str], gaps: list[bool], width: int) -> list[str]:
    paragraphs = [_Paragraph(lines[0])]
    # Empty lines tell the paragraphs; then lines may be of uneven length, as a proportional font makes them.
    has_gaps = any(gaps)
    least = 0.75 * width if has_gaps else width
    for above, line, below, gap in zip(lines, lines[1:], [*lines[2:], ""], gaps[1:], strict=False):
        ends = not has_gaps and _ends(above) and _is_heading(line, below, width)
        goes_on = (_is_full(above, line, least) and not ends) or _goes_on_small(above, line)
        if goes_on and not gap and not _begins_item(above, line):
            paragraphs[-1].add(line)
        else:
            paragraphs.append(_Paragraph(line))
    return [str(paragraph) for paragraph in paragraphs]


def _is_heading(line: str, below: str, width: int) -> bool:
    return bool(below) and not _is_full(line, below, width) and line[-1] not in ".!?…:;"


# --- stray breaks


def _join_stray(lines: list[str]) -> list[str]:
    pairs = list(zip(lines, lines[1:], strict=False))
    is_sure = [_goes_on_small(*pair) or _goes_on_after(*pair, _UNFINISHED) for pair in pairs]
    is_likely = [not sure and _goes_on_after(*pair, words.SEPARABLE) for sure, pair in zip(is_sure, pairs, strict=True)]
    sure, likely = sum(is_sure), sum(is_likely)
    if not sure and likely < 2:
        return lines
    # Enough breaks that surely lie within sentences to doubt the others, too.
    is_broken = sure >= max(1, 0.05 * len(pairs)) or likely + sure >= max(2, 0.7 * len(pairs))
    paragraphs = [_Paragraph(lines[0])]
    for (above, line), goes_on, might in zip(pairs, is_sure, is_likely, strict=True):
        if is_broken and not goes_on:
            is_open = (paragraphs[-1].is_open() or _goes_on_if_broken(above, line)) and not _begins_item(above, line)
            goes_on = might or is_open or _goes_on_small(above, line, shortest=0)
        if goes_on:
            paragraphs[-1].add(line)
        else:
            paragraphs.append(_Paragraph(line))
    return [str(paragraph) for paragraph in paragraphs]


def _goes_on_small(above: str, line: str, shortest: int = _SHORT) -> bool:
    """Tell whether the sentence has not ended, and the next line begins with a small letter."""
    if not (line[0].islower() or line[0] == "(") or _ends(above) or _begins_item(above, line):
        return False
    long_enough = len(above) >= shortest and not _ADDRESS.search(above, max(0, len(above) - 60))
    return (
        long_enough
        or above.count('"') % 2 == 1
        or _last_word(above) in _UNFINISHED | words.SEPARABLE
        or (above[-1] in "-\u2010" and bool(_HYPHEN.search(above)))
    )


def _goes_on_if_broken(above: str, line: str) -> bool:
    """Tell whether a sentence goes on that may be a sub-heading with its text: "Der Planer Max" + "Ott, der weiß"."""
    if _ends(above):
        return False
    is_opener = above != "Von" and (above in words.OPENERS or above in words.POLITE)
    name = _TWO_CAPITALS.match(line) if _PERSON_NOUN.search(above) else None
    is_name = name is not None and not (name[1] in words.OPENERS or words.is_inflected_adjective(name[1]))
    is_name = is_name and not line.split(" ")[0].endswith(
        ("frau", "mann", "rat", "chef", "erin", "orin", "ätin")
    )  # a title begins anew
    is_number = len(above) > _SHORT and _NUMBER.match(line) is not None
    begins_anew = line.split(" ")[0] in words.OPENERS
    is_open = above[-1] == "," or (_last_word(above) in _OPEN_LAST and not begins_anew)
    return is_opener or is_name or is_number or is_open or bool(_FIRST_GOES_ON.match(line))


def _goes_on_after(above: str, line: str, unfinished: frozenset[str]) -> bool:
    """Tell whether the line ends with a word after which nothing ends, and the next begins no sentence."""
    if _begins_item(above, line):
        return False
    if above[-1] in "-\u2010" and _HYPHEN.search(above) and line[0].isalnum():
        return True
    if line[0].isdigit() and _last_word(above) in _BEFORE_NUMBER:
        return True
    if unfinished is _UNFINISHED and line[0].isupper() and _OPEN_PHRASE.search(above, max(0, len(above) - 50)):
        return True
    is_alone = " " not in above and above[0].isupper()  # the "Von" of a byline without a name
    if is_alone or _last_word(above) not in unfinished:
        return False
    first = _FIRST_WORD.match(line)
    if unfinished is _UNFINISHED:
        return line[0].isalnum() or line[0] in '„"“»«‚'
    return first is not None and first[0] not in words.OPENERS


# --- both


def _ends(line: str) -> bool:
    return bool(_ENDS.search(line, max(0, len(line) - 8)))


def _last_word(line: str) -> str:
    found = _LAST_WORD.search(line, max(0, len(line) - 30))
    return found[0].lower() if found else ""


def _begins_item(above: str, line: str) -> bool:
    """Tell whether a line is the item of a list; "3. Mai" and "(54)" are not if the line above has not ended."""
    return bool(_ITEM.match(line)) or bool(_NUMBERED.match(line) and (_ends(above) or above[-1] in ")]*"))


class _Paragraph:
    """The lines of a paragraph so far, and whether it may go on."""

    def __init__(self, line: str):
        self._parts: list[str] = []
        self._length, self._straight = 0, 0
        self._has_sentence = self._is_quoted = False
        self._append(line)

    def add(self, line: str) -> None:
        """Join a line on; a word that was divided is made whole."""
        last = self._parts[-1]
        if last[-1] not in "-\u2010" or not _HYPHEN.search(last):
            self._append(" ")
        elif line[0].islower():  # not "US-" + "Präsident"
            if _HYPHEN_STAYS.match(line):
                self._append(" ")
            else:
                self._parts[-1] = last[:-1]
        self._append(line)

    def is_open(self) -> bool:
        """Tell whether the paragraph is neither whole nor a sub-heading."""
        if _ends(self._parts[-1]) or self._parts[-1][-1] in ")]*":
            return False
        is_joined = len(self._parts) > 1 and self._length > _SHORT
        longest = _HEADING_LENGTH if "," not in self._parts[-1] else 0.6 * _HEADING_LENGTH
        is_running = is_joined or self._has_sentence or self._length > longest
        return is_running or self._straight % 2 == 1 or self._is_quoted

    def _append(self, part: str) -> None:
        self._parts.append(part)
        self._length += len(part)
        self._has_sentence = self._has_sentence or bool(_RUNNING.search(part))
        self._straight += part.count('"')
        if "„" in part or "“" in part or "”" in part:
            self._is_quoted = part.rfind("„") > max(part.rfind("“"), part.rfind("”"))

    def __str__(self) -> str:
        return "".join(self._parts)
