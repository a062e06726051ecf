"""The gender of every person in an article."""

from collections import Counter

from newskit.german.gender import MEN, WOMEN, Gender, guess_gender
from newskit.names.mention import Mention


def person_genders(text: str, mentions: list[Mention]) -> dict[str, Gender]:
    """Guess the gender of every person in an article, from all roles, forms of address and first names together.

    Canonical name -> "f" or "m"; names of which nothing tells are left out.

    >>> person_genders("Frau Moser kommt.", [Mention(5, 10, "PER", "Moser")])
    {'Moser': 'f'}
    """
    votes: dict[str, Counter] = {}
    for mention in mentions:
        if mention.label == "PER":
            before = text[max(0, mention.start - 12) : mention.start].split()
            address = before[-1] if before and (before[-1] in WOMEN or before[-1] in MEN) else None
            gender = guess_gender(mention.name, address) or guess_gender(mention.name, mention.role)
            told_by_words = 3 if address else 1
            if gender:
                votes.setdefault(mention.name, Counter())[gender] += told_by_words
    return {name: guesses.most_common(1)[0][0] for name, guesses in votes.items()}
