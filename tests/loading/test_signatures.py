"""The head of a text, whatever brought it: the title printed again, the byline and the date are no text."""

import json

import pandas as pd
import pytest

import newskit as nk

TEXT = "Der Rat tagt am Montag.\nEr vertagt die Brücke."
TITLE = "Rat vertagt die Brücke"
LEAD = "Die Stadt hat kein Geld für den Bau."


def loaded(**record):
    return nk.load_articles(pd.DataFrame([{"title": TITLE, "text": TEXT} | record]), progress=False).iloc[0]


@pytest.mark.parametrize(
    ("head", "authors", "day"),
    [
        ("Von Lea Kunz, 3. Mai 2024", "Lea Kunz", "2024-05-03"),
        ("Von Lea Kunz", "Lea Kunz", None),
        ("Veröffentlicht am 03.05.2024", None, "2024-05-03"),
        (f"{TITLE}\nVon Lea Kunz\n3. Mai 2024", "Lea Kunz", "2024-05-03"),
        (TITLE, None, None),
        (TITLE.upper(), None, None),
    ],
)
def test_the_head_becomes_fields(head, authors, day):
    article = loaded(text=f"{head}\n{TEXT}")
    assert article["text"] == TEXT
    assert (None if pd.isna(article["authors"]) else article["authors"]) == authors
    assert (None if pd.isna(article["published"]) else f"{article['published']:%Y-%m-%d}") == day


def test_what_the_record_says_stands():
    article = loaded(text=f"Von Lea Kunz, 3. Mai 2024\n{TEXT}", authors="Jan Pohl", date="2024-05-01")
    assert (article["text"], article["authors"], article["published"].day) == (TEXT, "Jan Pohl", 1)


def test_a_teaser_below_the_title_stands_once():
    article = loaded(text=f"{TITLE}\n{LEAD}\n{TEXT}", teaser=LEAD)
    assert (article["teaser"], article["text"]) == (LEAD, TEXT)


@pytest.mark.parametrize("text", [TITLE, f"Von der Brücke ist nichts übrig.\n{TEXT}", f"Von Kassel nach Wien\n{TEXT}"])
def test_text_stays(text):
    assert loaded(text=text)["text"] == text


def test_every_reader_reads_the_head(tmp_path):
    text = f"Von Lea Kunz, 3. Mai 2024\n{TEXT}"
    (tmp_path / "a.jsonl").write_text(json.dumps({"title": TITLE, "text": text}), encoding="utf-8")
    pd.DataFrame([{"title": "Anders", "text": text}]).to_csv(tmp_path / "b.csv", index=False)
    articles = nk.load_articles(tmp_path, progress=False)
    assert articles["text"].tolist() == [TEXT, TEXT]
    assert articles["authors"].tolist() == ["Lea Kunz", "Lea Kunz"]


def test_unclean_text_is_left_alone():
    text = f"{TITLE}\nVon Lea Kunz\n{TEXT}"
    frame = pd.DataFrame([{"title": TITLE, "text": text}])
    assert nk.load_articles(frame, clean=False, progress=False)["text"][0] == text
