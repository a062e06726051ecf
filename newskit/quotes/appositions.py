"""What belongs to a name beyond its phrase: appositions between commas, places in between, particles in front."""

from newskit.german.tokens import Tokens
from newskit.quotes.cases import Phrase
from newskit.quotes.phrases import NOUNS, is_mark, noun_phrase


def apposition(tokens: Tokens, phrase: Phrase, limit: int) -> Phrase:
    """Add a name or title between commas: "der Leiter des Amtes, Jan Beispiel," or "Jan Beispiel, Leiter"."""
    at = _after_place(tokens, phrase, limit)
    if at + 1 >= limit or tokens.words[at] not in (",", "–") or is_mark(tokens, at + 1):
        return phrase
    inner = noun_phrase(tokens, at + 1, limit)
    if inner is None or tokens.tags[inner.head] not in NOUNS:
        return phrase
    end = next((i for i in range(inner.end, limit) if tokens.words[i] in ",–.:;" or tokens.is_finite(i)), limit)
    is_cut = end < limit and tokens.words[end] not in ",–.:;"
    # "…, so schildert es Moser, die Entlassung mitgeteilt"
    if is_cut or any(tokens.tags[i] in ("VVPP", "VVINF", "VVIZU") for i in range(inner.end, end)):
        return phrase  # else "Sprecherin des Werks in Kassel,"
    return phrase._replace(end=end) if _go_together(tokens, phrase, inner.start, end) else phrase


def _go_together(tokens: Tokens, phrase: Phrase, start: int, end: int) -> bool:
    """Is one of the two a name, or the first a title of the second?"""
    is_name = "PER" in (tokens.labels[start], tokens.labels[end - 1]) or tokens.tags[start] == "NE"
    was_name = "PER" in tokens.labels[phrase.start : phrase.end] or tokens.tags[phrase.end - 1] == "NE"
    return is_name != was_name or is_name and tokens.tags[phrase.head] == "NN"


def _after_place(tokens: Tokens, phrase: Phrase, limit: int) -> int:
    """Where the phrase and its place end, if a person's name follows: "die Chefin der Wehr in Kassel, Jana Moser"."""
    end = phrase.end
    if end + 3 < limit and tokens.low[end] in ("in", "im", "am", "an", "bei"):
        place = noun_phrase(tokens, end + 1, limit)
        if place and place.end + 1 < limit and tokens.words[place.end] == "," and tokens.labels[place.end + 1] == "PER":
            return place.end
    return end
