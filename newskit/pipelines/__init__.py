"""Which spaCy pipeline annotates: the choice, the embedded default, and the steps that every pipeline gets.

Importing this package registers the steps with spaCy; `spacy.load` finds them through entry points as well.
"""

from newskit.pipelines.agreement import mend_agreement
from newskit.pipelines.choice import EMBEDDED, describe_pipeline, load_pipeline
from newskit.pipelines.encoder import make_encoder
from newskit.pipelines.lemmas import mend_lemmas
from newskit.pipelines.mood import mend_mood
from newskit.pipelines.names import mend_names
from newskit.pipelines.sentences import mend_sentences

__all__ = [
    "EMBEDDED",
    "describe_pipeline",
    "load_pipeline",
    "make_encoder",
    "mend_agreement",
    "mend_lemmas",
    "mend_mood",
    "mend_names",
    "mend_sentences",
]
