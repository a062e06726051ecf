"""The gender of every person in an article."""

from collections import defaultdict

from newskit.german.gender import Gender, gender_of
from newskit.names.mention import Mention


def person_genders(text: str, mentions: list[Mention]) -> dict[str, Gender]:
    """Guess the gender of every person from all roles, forms of address ("Frau") and first names of an article."""
    told: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.label == "PER":
            told[mention.name].update(
                text[max(0, mention.start - 12) : mention.start].split()[-1:], [mention.role or ""]
            )
    return {name: gender for name, words in told.items() if (gender := gender_of(name, words))}
