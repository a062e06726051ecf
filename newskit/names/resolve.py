"""Spans -> mentions: each span gets its role and the canonical name that it shares with its like in the article."""

from __future__ import annotations

from newskit.german.acronyms import may_be_acronym_of
from newskit.german.spelling import is_acronym
from newskit.german.tokens import Tokens
from newskit.names.beside import Beside, beside
from newskit.names.mention import Mention, Named
from newskit.names.nominatives import nominatives
from newskit.names.organisations import WrittenName, merge_organisations
from newskit.names.persons import PersonName, merge_persons
from newskit.names.spans import Span

_DETERMINERS = ("ART", "ADJA", "PPOSAT")


def resolve(spans: list[Span], tokens: Tokens) -> list[Mention]:
    """Name every span; the names of each label are merged among themselves."""
    bases = nominatives(spans, tokens)
    near = {i: _beside(span, bases[i], tokens) for i, span in enumerate(spans) if span.label == "PER"}
    named: dict[int, Named] = {}
    for label in {span.label for span in spans}:
        places = [i for i, span in enumerate(spans) if span.label == label]
        if label == "PER":
            merged = merge_persons([_person(i, spans, bases, near, tokens) for i in places])
        else:
            merged = merge_organisations([_written(i, spans, bases, tokens) for i in places], label)
        named |= zip(places, merged, strict=True)
    mentions = []
    for i, span in enumerate(spans):
        name, why = named[i]
        inflected = "inflected form" if span.written(tokens) != bases[i] else None
        role = near[i].role if i in near else None
        reasons = "; ".join(filter(None, (inflected, why))) or None
        mentions.append(Mention(tokens.starts[span.first], tokens.ends[span.stop - 1], span.label, name, role, reasons))
    return mentions


def _beside(span: Span, base: str, tokens: Tokens) -> Beside:
    """What stands beside a name; in "die Anwältin Mosers" the office is another person's."""
    found = beside(span, tokens)
    is_genitive = tokens.words[span.stop - 1] == base.split()[-1] + "s"
    if is_genitive and found.role == tokens.before(span.first) and tokens.tags[span.first - 2] in _DETERMINERS:
        return Beside(None, found.address)
    return found


def _person(i: int, spans: list[Span], bases: list[str], near: dict[int, Beside], tokens: Tokens) -> PersonName:
    told = near[i].address or near[i].role
    is_pair = (
        i + 1 < len(spans)
        and spans[i + 1].label == "PER"
        and tokens.words[spans[i].stop : spans[i + 1].first] in (["und"], ["&"], ["sowie"])
    )
    shared = bases[i + 1].partition(" ")[2] if is_pair and " " not in bases[i] else None
    return PersonName(bases[i], told, shared or None)


def _written(i: int, spans: list[Span], bases: list[str], tokens: Tokens) -> WrittenName:
    explains = None
    if i and spans[i - 1].label == spans[i].label and tokens.words[spans[i - 1].stop : spans[i].first] == ["("]:
        a, b = bases[i - 1], bases[i]
        if is_acronym(a) != is_acronym(b) and may_be_acronym_of(*sorted((a, b), key=len)):
            explains = a
    return WrittenName(bases[i], explains)
