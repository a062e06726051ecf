"""Names of persons, places and organisations: mentions, which of them are one name, counts, co-occurrence."""

from newskit.names.counts import count_entities, entities_over_time
from newskit.names.extract import extract_entities
from newskit.names.find import find_mentions
from newskit.names.genders import person_genders
from newskit.names.linking import ambiguous_names, link_names
from newskit.names.mention import Mention
from newskit.names.networks import cooccurrence, to_graph
from newskit.names.salience import entity_salience

__all__ = [
    "Mention",
    "ambiguous_names",
    "cooccurrence",
    "count_entities",
    "entities_over_time",
    "entity_salience",
    "extract_entities",
    "find_mentions",
    "link_names",
    "person_genders",
    "to_graph",
]
