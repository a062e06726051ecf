"""Paragraphs and sub-headings that a scraper has joined without white space.

Two kinds of joints are looked for. A *hard* joint shows in its characters: a sentence ends and a capital or an opening
quotation mark follows at once ("beraten.Am", 'fertig."Ob'). A *soft* joint stands after a sub-heading,
which has no full stop: "Was nun kommtDie Stadt", or, with a space, "Was nun kommt Die Stadt". Soft joints are looked
for near the head of a glued segment only, where sub-headings stand; so "HafenCity" and "JournalistInnen" stay whole.
"""

import bisect
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from newskit.cleaning import words

_HEADING_LENGTH = 120  # characters; longer sub-headings do not occur
_ENDS, _DOUBLE_QUOTES, _SINGLE_QUOTES = ".!?…", '„“”"«»', "‚‘’‹›'"
_DOUBLE_QUOTE = re.compile(f"[{_DOUBLE_QUOTES}]")
_PROTECTED = re.compile(r"(?:https?://|www\.)\S+|\S{1,64}@\S+", re.IGNORECASE)
# What stands in front of a joint, or a quotation mark that is glued on.
_CANDIDATE = re.compile(r"[.!?…“”\"«»‘’‹›'):„](?=\S)")
_GLUED_QUOTE = re.compile(r"(?<=\w)[„“\"«»]")
_AFTER_MARK = re.compile(r"[^\W\d_a-zäöüß]|\d|[„“\"«»‚‹]|https?://")
_LETTER_COLON = re.compile(r"(?<=[^\W\d_]):(?=[^\W\d_a-zäöüß])")
_WORD_BEFORE = re.compile(r"[^\W_]+$")
_WORD_AFTER = re.compile(r"[^\W\d_]+|\d+")
_INITIALS = re.compile(r"(?:\b[A-ZÄÖÜ]\.){3}$")
_INNER_CAPITAL = re.compile(r"[a-zäöüßéè](?=[A-ZÄÖÜ])")
_QUESTION = re.compile(r"[^.!?]{5,120}\?(?P<gap> )(?=[^\W\d_a-zäöüß])(?=.{60})(?![^.!?]*\?)")
# A quotation of several words without a full stop, with a capital after it.
_QUOTED = re.compile(r"[„\"«»“](?=[^„“\"«»]* )[^„“\"«»]{8,110}[^\W_][“\"»«](?P<gap> )(?=[^\W\d_a-zäöüß])")
# "Herzlicher Empfang Kinder": a plural noun right after an adjective and a noun begins something new.
_ADJECTIVE_NOUN = re.compile(r"([A-ZÄÖÜ][a-zäöüß]+(?:e|er|es)) ([A-ZÄÖÜ][a-zäöüß]+) ([A-ZÄÖÜ][a-zäöüß]+)(?= [a-zäöüß])")
_TOKEN = re.compile(r"\S+")


def split_glued(text: str) -> str:
    """Break lines where paragraphs or sub-headings are joined without white space."""
    tokens = cache(lambda: Counter(re.findall(r"\w+", text)))
    return "\n".join(piece for line in text.split("\n") for piece in _split_line(line, tokens))


def _split_line(line: str, tokens: Callable[[], Counter]) -> list[str]:
    pieces = []
    for number, segment in enumerate(_split_at(line, _hard_joints(line))):
        joint = (number > 0 and _joint_with_space(segment)) or _joint_in_token(segment, tokens, glued=number > 0)
        while joint:  # after a sub-heading another one may follow
            pieces.append(segment[:joint])
            segment = segment[joint:].lstrip()
            joint = _joint_in_token(segment, tokens, glued=True)
        pieces.append(segment)
    return [piece.strip() for piece in pieces if piece.strip()]


def _split_at(line: str, joints: list[int]) -> list[str]:
    return [line[start:end] for start, end in zip([0, *joints], [*joints, len(line)], strict=True)]


# --- hard joints


def _hard_joints(line: str) -> list[int]:
    candidates = _candidates(line)
    if not candidates:
        return []
    protected = _protected(line)
    candidates = [i for i in candidates if not _is_inside(i, protected)]
    opening = _opening_quotes(line)
    joints: list[int] = []
    for i in candidates:
        if _is_hard_joint(line, i, joints[-1] if joints else 0, opening):
            joints.append(i)
    return joints


def _candidates(line: str) -> list[int]:
    found = set()
    for mark in _CANDIDATE.finditer(line):
        i = mark.end()
        if line[i - 1] == ":":
            is_candidate = bool(_LETTER_COLON.match(line, i - 1))
        else:
            is_candidate = line[i - 1] != "„" and bool(_AFTER_MARK.match(line, i))
        if is_candidate:
            found.add(i)
        if _GLUED_QUOTE.match(line, i - 1):
            found.add(i - 1)
    return sorted(found)


def _is_hard_joint(line: str, i: int, segment_start: int, opening: dict[int, bool]) -> bool:
    before, after = line[i - 1], line[i]
    following = _word_after(line, i)
    in_heading = i - segment_start <= _HEADING_LENGTH and not re.search(r"[.!?]\s", line[segment_start:i])
    if opening.get(i, False):  # an opening mark
        ends = before in _ENDS or (_is_closing(line, i - 1, opening) and line[i - 2] in _ENDS + _SINGLE_QUOTES)
        return ends or (in_heading and segment_start > 0 and before.isalpha() and line[i + 1 : i + 2].isupper())
    if i in opening:  # a closing mark belongs to what stands before it
        return False
    if _is_closing(line, i - 1, opening):
        inside = line[max(0, i - 8) : i].rstrip(_DOUBLE_QUOTES + _SINGLE_QUOTES)[-1:]
        if not inside:
            return False
        return inside in _ENDS + ",)" or following in words.OPENERS or (in_heading and segment_start > 0)
    if before == ")":
        bracket = line[max(0, i - 200) : i].rpartition("(")[2]
        return " " in bracket and after.isupper() and len(following) > 1
    if before == ":":
        previous = _word_before(line, i - 1)
        return len(previous) > 3 and following not in ("In", "Innen") and following in words.OPENERS
    if before in "!?…":
        return before != "!" or not re.search(r"(?:^|\W)[A-ZÄÖÜ]$", line[max(0, i - 3) : i - 1])  # E!Online
    return before == "." and _is_full_stop(line, i, segment_start, following)


def _is_full_stop(line: str, i: int, segment_start: int, following: str) -> bool:
    """Tell whether the full stop in front of `i` ends a sentence, not an abbreviation, a number or an address."""
    previous = _word_before(line, i - 1)
    opens = following in words.OPENERS or following in words.POLITE
    after = line[i + len(following) : i + len(following) + 1]
    if following[:1].isdigit():
        counts = after == " " and line[i + len(following) + 1 : i + len(following) + 2].isalpha()  # "25 Menschen"
        is_word = previous.isalpha() and len(previous) > 3 and previous not in words.ABBREVIATIONS
        return is_word and (previous.islower() or counts)
    if following in words.TOP_LEVEL_DOMAINS or not following:
        return False
    if len(following) == 1 and after not in ("-", " "):
        return False
    if not previous:
        return True
    if previous.isdigit():
        numbered = i - 1 - len(previous) == segment_start
        return len(previous) > 2 or (opens and not numbered)
    if len(previous) == 1:
        return len(following) > 2 and (opens or bool(_INITIALS.search(line, max(0, i - 6), i)))
    if previous in words.ABBREVIATIONS:
        return opens and previous in words.ENDING_ABBREVIATIONS
    is_dotted_name = previous.isupper() or after in '“"»' or f"{previous}.{following}" in words.DOTTED_NAMES
    return not (following.isupper() and is_dotted_name)  # "ZEIT.ONLINE"


def _word_before(line: str, i: int) -> str:
    found = _WORD_BEFORE.search(line, max(0, i - 60), i)
    return found.group() if found else ""


def _word_after(line: str, i: int) -> str:
    found = _WORD_AFTER.match(line, i)
    return found.group() if found else ""


def _protected(text: str) -> list[tuple[int, int]]:
    """Where addresses stand."""
    if "@" not in text and "://" not in text and "www." not in text.lower():
        return []
    return [found.span() for found in _PROTECTED.finditer(text)]


def _is_inside(i: int, spans: list[tuple[int, int]]) -> bool:
    place = bisect.bisect_left(spans, (i,)) - 1
    return place >= 0 and spans[place][0] < i < spans[place][1]


# --- quotation marks


def _opening_quotes(line: str) -> dict[int, bool]:
    """Tell of every double quotation mark of a line whether it opens, by the white space around it, else by turns."""
    opening, is_open = {}, False
    german = "„" in line  # then “ only closes
    for found in _DOUBLE_QUOTE.finditer(line):
        i, mark = found.start(), found[0]
        before, after = line[i - 1 : i] if i else "", line[i + 1 : i + 2]
        free_left = not before or before.isspace() or before in "([–—-/"
        free_right = not after or after.isspace() or after in ".,;:!?)]–—-/…"
        if mark in "„”" or (german and mark == "“"):
            is_open = mark == "„"
        elif free_left != free_right:
            is_open = free_left
        else:
            is_open = not is_open
        opening[i] = is_open
    return opening


def _is_closing(line: str, i: int, opening: dict[int, bool]) -> bool:
    if i in opening:
        return not opening[i]
    # An apostrophe stands between letters ("D'Artagnan"); a single closing mark stands after a sentence.
    return line[i] in _SINGLE_QUOTES and i > 0 and line[i - 1] in _ENDS


# --- soft joints


def _joint_with_space(segment: str) -> int | None:
    """Find the end of the sub-heading that a glued segment begins with, if a space is left after it."""
    head = segment[: _HEADING_LENGTH + 20]
    asked = _QUESTION.match(segment[: 4 * _HEADING_LENGTH]) or _QUOTED.match(head)
    if asked:
        return asked.start("gap")
    titled = _ADJECTIVE_NOUN.match(head)
    if titled and _begins_anew(*titled.groups()):
        return titled.start(3)
    previous = ""
    for start, token in _heading_tokens(head):
        if previous and _opens_sentence(previous, token, head[start + len(token) :]):
            return start
        if _INNER_CAPITAL.search(token):  # more likely the joint itself
            return None
        previous = token
    return None


def _joint_in_token(segment: str, tokens: Callable[[], Counter], glued: bool) -> int | None:
    """Find the end of the sub-heading that a segment begins with, if it is joined to the next word."""
    head = segment[: _HEADING_LENGTH + 20]
    if not _INNER_CAPITAL.search(head):
        return None
    protected = _protected(head)
    for start, token in _heading_tokens(head):
        for inner in _INNER_CAPITAL.finditer(token):
            i = start + inner.end()
            left, right = _word_before(head, i), _word_after(head, i)
            if not _is_inside(i, protected) and _is_joint(left, right, tokens, glued, first=start == 0):
                return i
    return None


def _heading_tokens(head: str) -> Iterator[tuple[int, str]]:
    """The tokens up to the first end of a sentence, as far as a sub-heading may reach."""
    for found in _TOKEN.finditer(head):
        if found.start() > _HEADING_LENGTH:
            return
        yield found.start(), found.group()
        if found.group()[-1] in _ENDS:
            return


def _opens_sentence(previous: str, token: str, rest: str) -> bool:
    """Tell whether a capital function word begins a sentence although nothing ended in front of it."""
    last = previous.rstrip(_DOUBLE_QUOTES + _SINGLE_QUOTES)
    if token.rstrip(",:") not in words.OPENERS or not last or not last[-1].isalnum() or last in words.UNFINISHED:
        return False
    following = _word_after(rest.lstrip(), 0)
    return following not in words.TITLES and not (token == "Von" and following in ("der", "den", "dem"))


def _begins_anew(adjective: str, noun: str, plural: str) -> bool:
    return (
        words.is_inflected_adjective(adjective)
        and words.is_german_word(noun)
        and noun not in words.MEASURES
        and words.is_plural_noun(plural)
    )


def _is_joint(left: str, right: str, tokens: Callable[[], Counter], glued: bool, first: bool) -> bool:
    """Tell a joint ("kommtDie", "KostenRussland") from a capital inside a name or a gendered form."""
    if (
        left == right
        or tokens()[left + right] > 1
        or left + right in words.INNER_CAPITALS
        or right in words.LEGAL_FORMS
    ):
        return False
    if right in ("In", "Innen") and words.is_german_word(left + right.lower()):
        return False
    if right in words.OPENERS or right in words.POLITE:
        return len(left) > 1 and (_is_likely_word(left, tokens) or len(left) > 3) if glued else _is_titled(left, first)
    if not glued or first and left[:1].isupper() and not tokens()[right]:
        return False
    return _is_likely_word(left, tokens) and _is_likely_word(right, tokens)


def _is_titled(left: str, first: bool) -> bool:
    return not first and len(left) > 3 and words.is_german_word(left)


def _is_likely_word(word: str, tokens: Callable[[], Counter]) -> bool:
    """Dictionaries lack compounds and names: a long word, or one that the text uses elsewhere, counts as well."""
    if len(word) < 3:
        return word in ("ab", "an", "zu", "um", "da", "so", "EU", "US", "UN")
    return words.is_german_word(word) or tokens()[word] > 0 or tokens()[word + "s"] > 0 or len(word) > 7
