"""Characters: mojibake, HTML entities and tags, invisible characters, white space, Unicode NFC."""

from __future__ import annotations

import re

import ftfy

# Quotation marks stay as they are: they tell direct quotes. Everything else is ftfy's own choice.
_CONFIG = ftfy.TextFixerConfig(uncurl_quotes=False, unescape_html=True, normalization="NFC", explain=False)

_BLOCK = "p|br|hr|div|h[1-6]|li|ul|ol|blockquote|tr|table|tbody|section|article|figure|figcaption|header|footer|aside"
_INLINE = "a|abbr|b|cite|code|del|em|font|i|img|ins|mark|q|s|small|span|strong|sub|sup|td|th|time|u"
_UNSEEN_ELEMENT = re.compile(r"<(script|style|noscript)\b[^<>]*>", re.IGNORECASE)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE)

_SOFT_HYPHEN = re.compile("\u00ad[ \t]*\n?")
_ZERO_WIDTH = re.compile("[\u200b\u2060\ufeff\ufffe\uffff]")
_LINE_BREAK = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")


def repair_characters(raw: str) -> str:
    """Repair the characters of a text; one block a line, lines without white space at their ends, no empty lines."""
    text = ftfy.fix_text(raw, _CONFIG)
    if "<" in text:
        text = _without_unseen(text)
        text = _INLINE_TAG.sub("", _BLOCK_TAG.sub("\n", text))
    text = _SOFT_HYPHEN.sub("", text)
    text = _ZERO_WIDTH.sub("", text)
    text = _SPACES.sub(" ", _LINE_BREAK.sub("\n", text))
    return "\n".join(line for line in (line.strip() for line in text.split("\n")) if line)


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
