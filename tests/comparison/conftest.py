"""Small tables made by hand, and the teaching corpus, annotated once."""

from pathlib import Path

import pandas as pd
import pytest

import newskit as nk
from newskit import frames

REPORT = (
    "In der Nacht zum Dienstag ist die Fulda bei Kassel über die Ufer getreten. Zwei Straßen sind seither gesperrt, "
    "und "
    "mehrere Keller stehen unter Wasser. Die Feuerwehr pumpte bis zum Morgen, verletzt wurde nach Angaben der Polizei "
    "niemand. Der Scheitel der Welle wird am Mittwoch erwartet."
)
OWN = (
    "Für die Anwohner der Unterneustadt war es die dritte schlaflose Nacht in diesem Jahr, und sie fragen nach Schuld."
)


def table(*rows: dict) -> pd.DataFrame:
    """Articles with ids a, b, c ... in the order of the rows."""
    return frames.conform([{"article_id": chr(97 + i) * 12, **row} for i, row in enumerate(rows)], frames.Articles)


@pytest.fixture
def flood() -> pd.DataFrame:
    """An agency report, its copy with a lead of the house's own a day later, and an article of its own."""
    return table(
        {"source": "Tagblatt", "published": "2025-11-05T07:00Z", "text": f"{OWN}\n{REPORT}"},
        {"source": "Morgenkurier", "published": "2025-11-04T06:00Z", "text": f"Kassel (dpa) – {REPORT}"},
        {
            "source": "Abendpost",
            "published": "2025-11-04T09:00Z",
            "text": OWN.replace("Anwohner", "Bewohner") + " Niemand antwortet.",
        },
    )


@pytest.fixture(scope="session")
def sample() -> nk.Corpus:
    folder = Path(__file__).parents[2] / "data" / "sample"
    return nk.annotate(nk.load_articles(folder, progress=False), progress=False)


@pytest.fixture(scope="session")
def sample_quotes(sample) -> pd.DataFrame:
    return nk.extract_quotes(sample, progress=False)


@pytest.fixture(scope="session")
def sample_entities(sample) -> pd.DataFrame:
    return nk.extract_entities(sample, progress=False)
