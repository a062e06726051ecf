"""Small tables made by hand: three articles of two outlets."""

import pytest

from newskit import frames

TEXTS = {
    "a00000000001": "Die Brücke bleibt gesperrt.\nBürgermeisterin Ute Lampe sagte: „Wir bauen neu.“\nDas Geld fehlt.",
    "a00000000002": "=Formel im Text. Laut Ute Lampe sei die Brücke alt.",
    "b00000000003": "Der Verein Nordlicht klagt. Ein Sprecher sagte, man warte auf das Gericht.",
}


@pytest.fixture
def articles():
    records = [
        {"article_id": key, "source": {"a": "Morgenkurier", "b": "Abendpost"}[key[0]], "text": text}
        for key, text in TEXTS.items()
    ]
    return frames.conform(records, frames.Articles)


def spans(articles, rows):
    """Records with start and end of a piece of text, found by looking it up."""
    by_id = articles.set_index("article_id")
    for article_id, piece, extra in rows:
        start = by_id.at[article_id, "text"].index(piece)
        yield {
            "article_id": article_id,
            "source": by_id.at[article_id, "source"],
            "field": "text",
            "start": start,
            "end": start + len(piece),
            "text": piece,
            "sentence": by_id.at[article_id, "text"].splitlines()[0],
            **extra,
        }


@pytest.fixture
def entities(articles):
    rows = [
        ("a00000000001", "Ute Lampe", {"label": "PER", "name": "Ute Lampe"}),
        ("a00000000002", "Ute Lampe", {"label": "PER", "name": "Ute Lampe"}),
        ("a00000000002", "=Formel", {"label": "MISC", "name": "=Formel"}),
        ("b00000000003", "Nordlicht", {"label": "ORG", "name": "Nordlicht"}),
    ]
    return frames.conform(spans(articles, rows), frames.Entities)


@pytest.fixture
def quotes(articles):
    def quote(number, type_, speaker, cue):
        return {"quote_id": number, "type": type_, "speaker": speaker, "speaker_name": speaker, "cue": cue}

    rows = [
        ("a00000000001", "Wir bauen neu.", quote("a00000000001-1", "direct", "Ute Lampe", "sagte")),
        ("a00000000002", "sei die Brücke alt", quote("a00000000002-1", "indirect", "Ute Lampe", "Laut")),
        ("b00000000003", "man warte auf das Gericht", quote("b00000000003-1", "indirect", "Ein Sprecher", "sagte")),
    ]
    return frames.conform(spans(articles, rows), frames.Quotes)
