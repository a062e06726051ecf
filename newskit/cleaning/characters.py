"""Characters: mojibake, HTML entities and tags, invisible characters, white space, Unicode NFC."""

import re
import unicodedata

import ftfy

# Quotation marks stay as they are: they tell direct quotes. Everything else is ftfy's own choice.
_CONFIG = ftfy.TextFixerConfig(uncurl_quotes=False, unescape_html=True, normalization="NFC", explain=False)

# Characters that ftfy leaves as they are. Most German texts hold no others and need not be looked at one by one.
_PLAIN = re.compile("[\t\n !-%'-~\u00a0\u00ad§°·äöüÄÖÜßéèáàçñóô€«»„“”‚‘’‹›–—…•]*")
# "&amp;amp;amp;uuml;", and letters under a tower of accents: what costs more than its length is cut short at first.
_ESCAPED_OFTEN = re.compile(r"&(?:(?:amp|#0*38|#x0*26);)+", re.IGNORECASE)
_MARKS = re.compile(r"[^\w\s\x00-\u02ff]{31,}")
_MAX_MARKS = 30  # combining marks on one letter; Unicode's "stream-safe" limit

_BLOCK = "p|br|hr|div|h[1-6]|li|ul|ol|blockquote|tr|table|tbody|section|article|figure|figcaption|header|footer|aside"
_INLINE = "a|abbr|b|cite|code|del|em|font|i|img|ins|mark|q|s|small|span|strong|sub|sup|td|th|time|u"
_UNSEEN_ELEMENT = re.compile(r"<(script|style|noscript)\b[^<>]*>", re.IGNORECASE)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE)

_SOFT_HYPHEN = re.compile("\u00ad[ \t]*\n?")
_ZERO_WIDTH = re.compile("[\u200b\u2060\ufeff\ufffe\uffff]")
_RETURN = re.compile("\r\n?|[\u2028\u2029]")
_LINE_BREAK = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def repair_characters(raw: str) -> str:
    """Repair the characters of a text; lines without white space at their ends, empty lines stay."""
    text = raw if _PLAIN.fullmatch(raw) else "\n".join(map(_repair_line, _RETURN.sub("\n", raw).split("\n")))
    if "<" in text:
        text = _without_unseen(text)
        text = _INLINE_TAG.sub("", _BLOCK_TAG.sub("\n", text))
    if "\u00ad" in text:
        text = _SOFT_HYPHEN.sub("", text)
    return "\n".join([" ".join(line.split()) for line in text.split("\n")])


def _repair_line(line: str) -> str:
    if _PLAIN.fullmatch(line):
        return line
    line = _MARKS.sub(_without_towers, _ESCAPED_OFTEN.sub("&", line))
    return _LINE_BREAK.sub("\n", _ZERO_WIDTH.sub("", ftfy.fix_text(line, _CONFIG)))


def _without_towers(found: re.Match) -> str:
    marks = [number for number, c in enumerate(found[0]) if unicodedata.combining(c)]
    doomed = set(marks[_MAX_MARKS:])
    return "".join(c for number, c in enumerate(found[0]) if number not in doomed)


def _without_unseen(text: str) -> str:
    """Drop comments, scripts and styles; what is never closed stays (and is looked for only once)."""
    first, *comments = text.split("<!--")
    rests = (comment.partition("-->") for comment in comments)
    text = first + "".join(f" {after}" if closed else f"<!--{inside}" for inside, closed, after in rests)
    kept, end, lowered = [], 0, text.lower()
    for opening in _UNSEEN_ELEMENT.finditer(text):
        if opening.start() < end:
            continue
        closing = lowered.find(f"</{opening[1].lower()}", opening.end())
        if closing < 0:
            break
        kept.append(text[end : opening.start()])
        end = text.find(">", closing) + 1 or len(text)
    return " ".join([*kept, text[end:]])
