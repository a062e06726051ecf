"""What belongs to a name beyond its phrase: appositions between commas, places in between, particles in front."""

from __future__ import annotations

from newskit.quotes.cases import OBJECT_PRONOUNS, Phrase
from newskit.quotes.phrases import NOUNS, is_mark, noun_phrase
from newskit.quotes.tokens import Tokens


def apposition(tokens: Tokens, phrase: Phrase, limit: int) -> Phrase:
    """Add a name or title between commas: "der Leiter des Amtes, Jan Beispiel," or "Jan Beispiel, Leiter"."""
    at = _behind_place(tokens, phrase, limit)
    if at + 1 >= limit or tokens.words[at] not in (",", "–"):
        return phrase
    inner = None if is_mark(tokens, at + 1) else noun_phrase(tokens, at + 1, limit)
    if inner is None or tokens.tags[inner.head] not in NOUNS or tokens.low[inner.start] in OBJECT_PRONOUNS:
        return phrase
    end = inner.end
    while end < limit and end < inner.end + 8 and tokens.words[end] not in ",–.:;" and not tokens.is_finite(end):
        end += 1  # "Sprecherin des Werks in Kassel,"
    if end < limit and tokens.words[end] not in ",–.:;":
        return phrase
    if any(tokens.tags[i] in ("VVPP", "VVINF", "VVIZU") for i in range(inner.end, end)):
        return phrase  # "…, so schildert es Moser, die Entlassung mitgeteilt"
    inner = inner._replace(end=end)
    is_name = "PER" in (tokens.labels[inner.start], tokens.labels[inner.end - 1]) or tokens.tags[inner.start] == "NE"
    was_name = "PER" in tokens.labels[phrase.start : phrase.end] or tokens.tags[phrase.end - 1] == "NE"
    if is_name != was_name or (is_name and tokens.tags[phrase.head] == "NN"):
        return Phrase(phrase.start, inner.end, phrase.head)
    return phrase


def _behind_place(tokens: Tokens, phrase: Phrase, limit: int) -> int:
    """Where the phrase and its place end, if a person's name follows: "die Chefin der Wehr in Kassel, Jana Moser"."""
    end = phrase.end
    if end + 3 < limit and tokens.tags[phrase.head] == "NN" and tokens.low[end] in ("in", "im", "am", "an", "bei"):
        place = noun_phrase(tokens, end + 1, limit)
        if place and place.end + 1 < limit and tokens.words[place.end] == "," and tokens.labels[place.end + 1] == "PER":
            return place.end
    return end
