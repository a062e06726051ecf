"""What the tables of cases are checked with: each case is an article of its own."""

import pytest

from newskit.pipelines import load_pipeline
from newskit.quotes import find_quotes


@pytest.fixture(scope="session")
def nlp():
    return load_pipeline()


@pytest.fixture(scope="session")
def read(nlp):
    """Text -> list of (type, text, speaker, cue); speaker and cue are "" where there is none."""

    def find(text, **options):
        doc = nlp(text)
        return [
            (
                quote.type,
                doc.text[quote.start : quote.end],
                doc.text[slice(*quote.speaker)] if quote.speaker else "",
                " … ".join(doc.text[start:end] for start, end in quote.cue),
            )
            for quote in find_quotes(doc, **options)
        ]

    return find


@pytest.fixture(scope="session")
def names(nlp):
    """Text -> the speakers' names in order, None where the text names nobody."""
    return lambda text: [quote.speaker_name for quote in find_quotes(nlp(text))]
