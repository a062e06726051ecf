"""What the training configs name: newskit's tokenizer, so that training and use see the same tokens."""

from spacy.language import Language
from spacy.util import registry

import newskit.pipelines.gazetteer  # noqa: F401  (registers its callback)
from newskit.pipelines.tokenizer import adapt_tokenizer


@registry.callbacks("newskit.training_tokenizer.v1")
def training_tokenizer():
    """Give the new pipeline newskit's tokenizer rules before it is initialized."""

    def before_init(nlp: Language) -> Language:
        adapt_tokenizer(nlp)
        return nlp

    return before_init
