"""Spans -> mentions: each span gets its role and the canonical name that it shares with its like in the article."""

from newskit.german.acronyms import may_be_acronym_of
from newskit.german.tokens import Tokens
from newskit.names.beside import Beside, beside
from newskit.names.mention import Mention, Named
from newskit.names.merging import Written, merge
from newskit.names.nominatives import nominatives
from newskit.names.spans import Span
from newskit.pipelines.gazetteer import is_first_name

_FAMILIES = frozenset(["Familie", "Eheleute", "Eheleuten", "Ehepaar", "Ehepaars"])
_DETERMINERS = ("ART", "ADJA", "PPOSAT")


def resolve(spans: list[Span], tokens: Tokens) -> list[Mention]:
    """Name every span; the names of each label are merged among themselves."""
    bases = nominatives(spans, tokens)
    near = {i: _beside(span, bases[i], tokens) for i, span in enumerate(spans) if span.label == "PER"}
    named: dict[int, Named] = {}
    for label in sorted({span.label for span in spans}):
        places = [i for i, span in enumerate(spans) if span.label == label]
        named |= zip(places, merge([_written(i, spans, bases, near, tokens) for i in places], label), strict=True)
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


def _written(i: int, spans: list[Span], bases: list[str], near: dict[int, Beside], tokens: Tokens) -> Written:
    """A name with what stands beside it: a role or form of address, a surname, brackets."""
    if i in near:
        told = near[i].address or near[i].role or ("Familie" if tokens.before(spans[i].first) in _FAMILIES else None)
        return Written(bases[i] + _shared_surname(i, spans, bases, tokens), told)
    explains = None
    if (
        i
        and spans[i - 1].label == spans[i].label == "ORG"
        and tokens.words[spans[i - 1].stop : spans[i].first] == ["("]
    ):
        a, b = bases[i - 1], bases[i]
        if may_be_acronym_of(*sorted((a, b), key=len)):
            explains = a
    return Written(bases[i], explains=explains)


def _shared_surname(i: int, spans: list[Span], bases: list[str], tokens: Tokens) -> str:
    """ "Sonia" and "Willy Bogner" share one, in a list of two."""
    is_pair = i + 1 < len(spans) and spans[i + 1].label == "PER" and is_first_name(bases[i])
    between = tokens.words[spans[i].stop : spans[i + 1].first] if is_pair else []
    return "".join(bases[i + 1].partition(" ")[1:]) if between in (["und"], ["&"], ["sowie"]) else ""
