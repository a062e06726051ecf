"""Doc -> mentions: the steps in order, each a function from spans to spans."""

from newskit.docs import once_a_doc
from newskit.german.tokens import tokens_of
from newskit.layers import AnyDoc
from newskit.names.borders import trim_borders
from newskit.names.mention import Mention
from newskit.names.resolve import resolve
from newskit.names.sift import drop_common_words, drop_offices
from newskit.names.spans import entity_spans, without_overlaps
from newskit.names.spread import find_again

STEPS = (trim_borders, drop_common_words, find_again, drop_offices)


def find_mentions(doc: AnyDoc) -> list[Mention]:
    """Find the names of one article, each with its canonical name.

    spaCy's entities are mended (borders, common nouns), a name found once is found everywhere in the article, labels
    that disagree about a person are settled, and the mentions of one person, organisation or place get one name: the
    fullest form that the article prints, in the nominative.

    Mentions are sorted by place and do not overlap; their offsets are characters of the Doc.

    >>> import newskit as nk
    >>> doc = nk.load_pipeline()("Bürgermeisterin Jana Moser spricht in Kassel. Mosers Rede ist kurz.")
    >>> [(doc.text[m.start:m.end], m.label, m.name, m.role) for m in find_mentions(doc)]
    [('Jana Moser', 'PER', 'Jana Moser', 'Bürgermeisterin'),
     ('Kassel', 'LOC', 'Kassel', None),
     ('Mosers', 'PER', 'Jana Moser', None)]
    """
    return list(map(Mention._make, _found(doc)))


@once_a_doc
def _found(doc: AnyDoc) -> list[tuple]:
    """The mentions as plain tuples, which are kept and read again in a third of the time."""
    tokens = tokens_of(doc)
    spans = entity_spans(tokens)
    for step in STEPS:
        spans = without_overlaps(step(spans, tokens))
    return list(map(tuple, resolve(spans, tokens)))
