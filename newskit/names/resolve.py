"""Spans -> mentions: each span gets its role and the canonical name that it shares with its like in the article."""

from newskit.german.acronyms import may_be_acronym_of
from newskit.german.tokens import Tokens
from newskit.names.beside import Beside, beside
from newskit.names.mention import Mention, Named
from newskit.names.merging import FAMILY, Written, merge
from newskit.names.nominatives import nominatives
from newskit.names.spans import Span
from newskit.pipelines.gazetteer import is_first_name

_FAMILIES = frozenset([FAMILY, "Eheleute", "Eheleuten", "Ehepaar", "Ehepaars"])


def resolve(spans: list[Span], tokens: Tokens) -> list[Mention]:
    """Name every span; the names of each label are merged among themselves."""
    bases = nominatives(spans, tokens)
    near = [beside(span, tokens) if span.label == "PER" else Beside() for span in spans]
    named: dict[int, Named] = {}
    for label in sorted({span.label for span in spans}):
        places = [i for i, span in enumerate(spans) if span.label == label]
        named |= zip(places, merge([_written(i, spans, bases, near[i], tokens) for i in places], label), strict=True)
    mentions = []
    for i, span in enumerate(spans):
        name, why = named[i]
        inflected = "inflected form" if span.written(tokens) != bases[i] else None
        reasons = "; ".join(filter(None, (inflected, why))) or None
        place = tokens.starts[span.first], tokens.ends[span.stop - 1]
        mentions.append(Mention(*place, span.label, name, near[i].role, reasons))
    return mentions


def _written(i: int, spans: list[Span], bases: list[str], near: Beside, tokens: Tokens) -> Written:
    """A name with what stands beside it: a role or form of address, a surname, brackets."""
    if spans[i].label == "PER":
        is_family = tokens.before(spans[i].first) in _FAMILIES
        told = near.address or near.role or (FAMILY if is_family else None)
        return Written(bases[i] + _shared_surname(i, spans, bases, tokens), told)
    is_next = i > 0 and spans[i - 1].label == spans[i].label == "ORG"
    if is_next and tokens.words[spans[i - 1].stop : spans[i].first] == ["("]:
        long, short = bases[i - 1 : i + 1]
        return Written(short, explains=long if may_be_acronym_of(*sorted((long, short), key=len)) else None)
    return Written(bases[i])


def _shared_surname(i: int, spans: list[Span], bases: list[str], tokens: Tokens) -> str:
    """ "Sonia" and "Willy Bogner" share one, in a list of two."""
    is_pair = i + 1 < len(spans) and spans[i + 1].label == "PER" and is_first_name(bases[i])
    between = tokens.words[spans[i].stop : spans[i + 1].first] if is_pair else []
    return "".join(bases[i + 1].partition(" ")[1:]) if between in (["und"], ["&"], ["sowie"]) else ""
