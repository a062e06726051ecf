"""Names are still found under the room's first name."""

from newskit import entities
from newskit.names.find import find_mentions


def test_mentions_are_found_there(nlp):
    assert entities.find_mentions is find_mentions
    assert [mention.name for mention in entities.find_mentions(nlp("Jana Moser reiste nach Kassel."))] == [
        "Jana Moser",
        "Kassel",
    ]
