"""From spaCy's entities to mentions, whatever the entities."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Span

from newskit.names import find_mentions


def test_parties_with_a_slash_are_one(nlp):
    doc = nlp.make_doc("Die CDU/CSU berät.")
    doc.ents = [Span(doc, i, i + 1, "ORG") for i, token in enumerate(doc) if token.is_upper]
    assert [(doc.text[m.start : m.end], m.label) for m in find_mentions(doc)] == [("CDU/CSU", "ORG")]


def test_a_doc_without_entities_or_tags():
    assert find_mentions(spacy.blank("de")("")) == []
    assert find_mentions(spacy.blank("de")("Es regnet.")) == []


_PIECES = [
    "Jana Moser",
    "Mosers",
    "Kassel",
    "die",
    " ",
    "\n\n",
    "(",
    ")",
    "EZB",
    "und",
    "SPD-Chef",
    "„",
    "“",
    "von der",
    "Dr.",
    ".",
]


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(_PIECES), st.sampled_from(["", "PER", "LOC", "ORG", "MISC"])), min_size=1, max_size=20
    )
)
def test_whatever_the_recogniser_says_mentions_lie_in_the_text_and_do_not_overlap(pieces):
    doc = spacy.blank("de")(" ".join(piece for piece, _ in pieces))
    position, found = 0, []
    for piece, label in pieces:
        if label:
            span = doc.char_span(position, position + len(piece), label=label, alignment_mode="expand")
            found += [span] if span is not None and len(span) else []
        position += len(piece) + 1
    doc.ents = spacy.util.filter_spans(found)
    mentions = find_mentions(doc)
    assert mentions == find_mentions(doc)
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(doc.text)
        assert mention.name.strip()
        written = doc.text[mention.start : mention.end]
        assert written == written.strip()
        end = mention.end
