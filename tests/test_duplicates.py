"""Copies are reported, each with its original; nothing is removed."""

import pandas as pd
import pytest

import newskit as nk

REPORT = (
    "In der Nacht zum Freitag ist die Linde bei Lindenau über die Ufer getreten. Zwei Straßen mussten gesperrt werden, "
    "viele "
    "Keller liefen voll. Die Feuerwehr war mit achtzig Leuten bis zum Morgen im Einsatz und pumpte Wasser ab. Verletzt "
    "wurde "
    "nach Angaben der Polizei niemand. Für den Abend erwartet der Wetterdienst neuen Regen im oberen Tal."
)


@pytest.fixture
def articles():
    rows = [
        ("Kurier", "Hochwasser", REPORT, "2024-05-03"),
        ("Kurier", "Hochwasser", REPORT, "2024-05-03"),
        ("Bote", "Hochwasser", REPORT, "2024-05-02"),
        ("Bote", "Fluss tritt über", REPORT.replace("achtzig", "neunzig"), "2024-05-04"),
        ("Bote", "Theater", "Das neue Stück im Stadttheater hat am Samstag viel Beifall bekommen.", "2024-05-01"),
    ]
    table = pd.DataFrame(rows, columns=["source", "title", "text", "published"])
    return nk.load_articles(table, progress=False)


def test_exact_copies_and_the_same_text(articles):
    report = nk.report_duplicates(articles)
    ids = articles["article_id"]
    assert report["article_id"].tolist() == [ids[0], ids[1]]
    assert report["duplicate_of"].tolist() == [ids[2], ids[2]]  # the earliest
    assert report["kind"].tolist() == ["text", "exact"]


def test_near_copies_on_request(articles):
    report = nk.report_duplicates(articles, near=True)
    assert report["kind"].tolist() == ["text", "exact", "near"]
    assert report["duplicate_of"].iloc[2] == articles["article_id"][2]
    assert 0.8 < report["containment"].iloc[2] < 1


def test_nothing_is_changed(articles):
    before = articles.copy(deep=True)
    nk.report_duplicates(articles, near=True)
    pd.testing.assert_frame_equal(articles, before)


def test_no_copies(articles):
    assert nk.report_duplicates(articles.iloc[[2, 4]]).empty
    assert nk.report_duplicates(articles.iloc[[2, 4]], near=True).empty
    assert nk.report_duplicates(articles.iloc[:0]).empty


def test_a_share_is_a_share(articles):
    with pytest.raises(nk.InputError):
        nk.report_duplicates(articles, near=True, min_containment=90)
