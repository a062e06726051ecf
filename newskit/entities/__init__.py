"""Names of persons, places and bodies: mentions, counts, co-occurrence."""

from newskit.entities.counts import count_entities, entities_over_time
from newskit.entities.extract import extract_entities
from newskit.entities.find import find_mentions
from newskit.entities.networks import cooccurrence, to_graph
from newskit.entities.salience import entity_salience

__all__ = [
    "cooccurrence",
    "count_entities",
    "entities_over_time",
    "entity_salience",
    "extract_entities",
    "find_mentions",
    "to_graph",
]
