"""Which mentions are one name, and what a name tells."""

from newskit.names.gender import guess_gender, is_first_name, person_genders
from newskit.names.linking import ambiguous_names, link_names
from newskit.names.mention import Mention

__all__ = ["Mention", "ambiguous_names", "guess_gender", "is_first_name", "link_names", "person_genders"]
