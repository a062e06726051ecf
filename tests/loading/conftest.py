"""Articles of an invented outlet, in whatever form a test needs them."""

import pytest

PARAGRAPHS = [
    "Der Stadtrat von Lindenau hat am Mittwoch über die neue Brücke beraten. Eine Entscheidung fiel nicht.",
    "„Wir haben Zeit“, sagte Bürgermeisterin Jana Wolter. „Niemand drängt uns.“",
    "Die Opposition sieht das anders. Sie verlangt einen Beschluss noch vor dem Sommer.",
    "Nach Angaben der Verwaltung kostet der Bau rund 12,5 Millionen Euro, das sind drei Millionen mehr als zuletzt.",
    "Wer am Ende zahlt, ist offen: Bund und Land schieben sich die Rechnung seit Jahren gegenseitig zu.",
]


@pytest.fixture
def article() -> dict:
    """One article under newskit's own names."""
    return {
        "source": "Lindenauer Bote",
        "title": "Rat vertagt die Brücke",
        "teaser": "Die neue Brücke über die Linde kommt vorerst nicht.",
        "text": "\n".join(PARAGRAPHS),
        "authors": "Lea Kunz; Jan Pohl",
        "published": "2024-05-03T14:05:00+02:00",
        "url": "https://bote.example/rat-vertagt-bruecke",
    }


@pytest.fixture
def articles(article) -> list[dict]:
    """Three articles."""
    return [article | {"title": f"{article['title']} ({n})", "url": f"{article['url']}-{n}"} for n in (1, 2, 3)]
