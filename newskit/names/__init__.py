"""Which mentions are one name, and what a name tells."""

from newskit.names.gender import guess_gender, is_first_name, person_genders
from newskit.names.mention import Mention

__all__ = ["Mention", "guess_gender", "is_first_name", "person_genders"]
