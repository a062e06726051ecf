"""Doc -> mentions: the steps in order, each a function from spans to spans."""

from __future__ import annotations

from spacy.tokens import Doc

from newskit.docs import once_a_doc
from newskit.names.datelines import read_datelines
from newskit.names.known import add_known
from newskit.names.labels import see_persons, settle_labels
from newskit.names.mention import Mention
from newskit.names.resolve import resolve
from newskit.names.sift import drop_offices
from newskit.names.spans import repair
from newskit.names.spread import spread
from newskit.names.tokens import Tokens, entity_spans


@once_a_doc
def find_mentions(doc: Doc) -> list[Mention]:
    """Find the names of one article, each with its canonical name.

    spaCy's entities are mended (borders, names cut in two, common nouns), a name found once is found everywhere in the
    article, labels that disagree are settled, and the mentions of one person, body or place get one name: the fullest
    form that the article prints, in the nominative.

    Parameters
    ----------
    doc : Doc
        An article annotated by a German spaCy pipeline with entities.

    Returns
    -------
    list of Mention
        Sorted by place, not overlapping; offsets are characters of the Doc.

    Examples
    --------
    >>> import newskit as nk
    >>> doc = nk.load_pipeline()("Bürgermeisterin Jana Moser spricht in Kassel. Mosers Rede ist kurz.")
    >>> [(doc.text[m.start:m.end], m.label, m.name, m.role) for m in find_mentions(doc)]
    [('Jana Moser', 'PER', 'Jana Moser', 'Bürgermeisterin'),
     ('Kassel', 'LOC', 'Kassel', None),
     ('Mosers', 'PER', 'Jana Moser', None)]
    """
    tokens = Tokens(doc)
    spans = add_known(repair(entity_spans(doc), tokens), tokens)
    spans = spread(see_persons(spans, tokens), tokens)
    spans = read_datelines(drop_offices(settle_labels(spans, tokens), tokens), tokens)
    return resolve(spans, tokens)
