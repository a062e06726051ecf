"""Spans -> mentions: each span gets its role and the canonical name that it shares with its like in the article."""

from __future__ import annotations

from newskit.entities.roles import Beside, beside
from newskit.entities.tokens import Span, Tokens
from newskit.names.acronyms import may_be_acronym_of
from newskit.names.bodies import BodyName, merge_bodies
from newskit.names.forms import is_acronym
from newskit.names.gazetteer import is_country
from newskit.names.inflection import has_own_s, is_name_adjective, nominative, strip_genitive
from newskit.names.mention import Mention
from newskit.names.persons import PersonName, merge_persons
from newskit.names.roles import is_address, is_person_noun
from newskit.names.words import word_set

_NOUN_TAGS = frozenset(["NN", "NE", "TRUNC", "FM"])
_NEVER_GENITIVE_AFTER = word_set(
    "in im nach aus von vom bei beim über für gegen mit um bis ab zu zum zur an am auf durch ohne unter vor der die das"
)
_NOMINALISED = word_set("grünen linken republikanern liberalen freien")


def resolve(spans: list[Span], tokens: Tokens) -> list[Mention]:
    """Name every span; persons are merged among themselves, bodies and places too."""
    bases = _nominatives(spans, tokens)
    persons = [i for i, span in enumerate(spans) if span.label == "PER"]
    bodies = [i for i, span in enumerate(spans) if span.label != "PER"]
    starts = _person_starts([spans[i] for i in persons], tokens)
    near = {i: beside(spans[i], tokens, starts) for i in persons}
    names = dict(zip(persons, merge_persons([_person(i, spans, bases, near, tokens) for i in persons]), strict=True))
    names |= zip(bodies, merge_bodies([_body(i, spans, bases, tokens) for i in bodies]), strict=True)
    return [
        Mention(tokens.start[span.first], tokens.end(span), span.label, names[i], near[i].role if i in near else None)
        for i, span in enumerate(spans)
    ]


def _person_starts(persons: list[Span], tokens: Tokens) -> set[int]:
    """Where names begin, titles and forms of address counted in."""
    starts = set()
    for span in persons:
        first = span.first
        while first > 0 and is_address(tokens.text[first - 1]):
            first -= 1
        starts.add(first)
    return starts


def _person(i: int, spans: list[Span], bases: list[str], near: dict[int, Beside], tokens: Tokens) -> PersonName:
    told = near[i].address or near[i].role
    is_pair = (
        i + 1 < len(spans)
        and spans[i + 1].label == "PER"
        and tokens.text[spans[i].stop : spans[i + 1].first] in (["und"], ["&"], ["sowie"])
    )
    shared = bases[i + 1].partition(" ")[2] if is_pair and " " not in bases[i] else None
    return PersonName(bases[i], told, shared or None)


def _body(i: int, spans: list[Span], bases: list[str], tokens: Tokens) -> BodyName:
    explains = None
    if i and spans[i - 1].label == spans[i].label and tokens.text[spans[i - 1].stop : spans[i].first] == ["("]:
        a, b = bases[i - 1], bases[i]
        if is_acronym(a) != is_acronym(b) and may_be_acronym_of(*sorted((a, b), key=len)):
            explains = a
    return BodyName(bases[i], spans[i].label, explains)


def _nominatives(spans: list[Span], tokens: Tokens) -> list[str]:
    last_words = {
        label: {tokens.text[s.stop - 1] for s in spans if s.label == label} for label in ("PER", "LOC", "ORG", "MISC")
    }
    return [" ".join(_nominative(span, tokens, last_words[span.label])) for span in spans]


def _nominative(span: Span, tokens: Tokens, known: set[str]) -> list[str]:
    words = [word for word in tokens.words(span) if not word.isspace()]
    words = _glue(words, span, tokens)
    if span.label == "PER":
        words = [word.title() if _is_shouted(word) and len(words) > 1 else word for word in words]
        return [*words[:-1], _proper(words[-1], span, tokens, known)]
    before = _article_before(span, tokens)
    if len(words) == 1:
        word = words[0]
        if word.lower() in _NOMINALISED and span.label == "ORG":
            return [word[:-1]]
        if before in ("des", "eines"):
            return nominative([word], before)
        if span.label == "LOC" and word.endswith("n") and not is_country(word) and is_country(word[:-1]):
            return [word[:-1]]  # "in den Niederlanden"
        return [_proper(word, span, tokens, known)]
    head = next((i for i, word in enumerate(words) if not is_name_adjective(word)), 0)
    morph = tokens.doc[span.first + head].morph if len(words) == span.stop - span.first else None
    case = "".join(morph.get("Case")) if morph else ""
    gender = ("Plur" if "Plur" in morph.get("Number") else "".join(morph.get("Gender"))) if morph else ""
    changed = nominative(words, before, gender or None, case)
    if changed == words and span.label == "LOC":
        return [*words[:-1], _proper(words[-1], span, tokens, known)]
    return changed


def _is_shouted(word: str) -> bool:
    """A surname in capitals ("Jana MOSER"), no Roman numeral and no initials."""
    return len(word) > 2 and word.isalpha() and word.isupper() and not set(word) <= set("IVXL")


def _glue(words: list[str], span: Span, tokens: Tokens) -> list[str]:
    """Words as written: tokens without a space between them ("CDU", "/", "CSU") are one word."""
    glued: list[str] = []
    end = None
    for i in range(span.first, span.stop):
        word = tokens.text[i]
        if word.isspace():
            end = None
            continue
        if end == tokens.start[i]:
            glued[-1] += word
        else:
            glued.append(word)
        end = tokens.start[i] + len(word)
    return glued or words


def _article_before(span: Span, tokens: Tokens) -> str:
    """The article of the phrase, adjectives skipped: "des russischen Außenministeriums"."""
    position = span.first - 1
    while (
        position > max(span.first - 4, 0)
        and tokens.text[position][:1].islower()
        and tokens.text[position].endswith(("en", "er"))
    ):
        position -= 1
    return tokens.text[position].lower() if position >= 0 else ""


def _proper(word: str, span: Span, tokens: Tokens, known: set[str]) -> str:
    """A proper name without the genitive -s, where the article or the sentence shows that it is one."""
    base = strip_genitive(word)
    if base == word or len(base) < 2:
        return word
    if word[-1] in "'’" or word[-2] in "'’" or base in known:
        return base
    if word.endswith("es") and word[:-2] in known:
        return word[:-2]
    if is_country(word):
        return word
    if is_country(base):
        return base
    if is_acronym(base) and base.isupper():
        return base
    if has_own_s(word):
        return word
    return base if _is_genitive(span, tokens) else word


def _is_genitive(span: Span, tokens: Tokens) -> bool:
    """The noun that the genitive belongs to stands right before ("die Mutter Putins") or behind ("Putins Mutter")."""
    first, stop = span.first, span.stop
    while (
        span.label == "PER"
        and first > 0
        and (is_address(tokens.text[first - 1]) or is_person_noun(tokens.text[first - 1]))
    ):
        first -= 1  # "die Rede Präsident Putins"
    before, after = tokens.before(first), tokens.after(stop)
    noun_behind = after[:1].isupper() and tokens.tag[stop] in _NOUN_TAGS
    if before.lower() in _NEVER_GENITIVE_AFTER:
        return noun_behind and tokens.tag[stop] != "NE"
    if before[:1].isupper() and tokens.tag[first - 1] in ("NN", "") and not tokens.is_sentence_start[first - 1]:
        return True
    if noun_behind or (after and tokens.tag[stop] == "ADJA"):
        return True
    return span.label == "LOC" and bool(before) and before not in ("und", ",", "oder", "(", "/", "-", "–")
