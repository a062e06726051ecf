from types import SimpleNamespace

import pandas as pd
import pytest

import newskit as nk
from newskit.comparison.agency import agencies_of

from .conftest import REPORT, table


@pytest.mark.parametrize(
    ("authors", "text", "expected"),
    [
        ("dpa", "Der Pegel steigt.", ["dpa"]),
        ("APA/red", "Der Pegel steigt.", ["APA"]),
        ("Anna Berger; dpa/lhe", "Der Pegel steigt.", ["dpa"]),
        ("AFP, dpa", "Der Pegel steigt.", ["AFP", "dpa"]),
        ("Von unserer Agentur", "Der Pegel steigt.", ["Agentur"]),
        (pd.NA, "Kassel (dpa/lhe) – Der Pegel steigt.", ["dpa"]),
        (pd.NA, "Wien/Graz (APA) - Der Pegel steigt.", ["APA"]),
        (pd.NA, "BERN, (sda) - Der Pegel steigt.", ["SDA"]),
        (pd.NA, "BERLIN dpa | Der Pegel steigt.", ["dpa"]),
        (pd.NA, "Der Pegel steigt. (AFP/dpa)", ["AFP", "dpa"]),
        (pd.NA, "Der Pegel steigt.\nMit Material der dpa", ["dpa"]),
        (pd.NA, "Der Pegel steigt.\n© dpa-infocom, dpa:251104-99-123/4", ["dpa"]),
        (pd.NA, "Der Pegel steigt (dpa) und steigt weiter.", []),
        (pd.NA, "„Der Pegel steigt“, sagte sie der dpa.", []),
        (pd.NA, "Anna Berger (SPD) – seit Jahren im Rat – geht.", []),
        ("Anna Aparicio", "Der Reuterskiöld-Platz ist gesperrt.", []),
        (pd.NA, pd.NA, []),
    ],
)
def test_signs_of_agencies(authors, text, expected):
    assert agencies_of(SimpleNamespace(authors=authors, teaser=pd.NA, text=text)) == expected


def test_an_unsigned_copy_inherits_the_agency(flood):
    marked = nk.mark_agency_copy(flood).set_index("source")
    assert marked["agency"].tolist() == ["dpa", "dpa", pd.NA]
    assert marked["agency_by"].tolist() == ["overlap", "tag", pd.NA]
    assert marked.loc["Morgenkurier", "copied_share"] == 0
    assert marked.loc["Morgenkurier", "shared_share"] > 0.9
    assert 0.6 < marked.loc["Tagblatt", "copied_share"] <= 1
    assert marked.loc["Tagblatt", "first_seen_in"] == "Morgenkurier"
    assert "agency" not in flood.columns


def test_a_sign_in_datelines_of_two_outlets_is_an_agency():
    rows = [
        {"source": s, "text": f"Kassel (nad) – {text}"}
        for s, text in [("Tagblatt", REPORT), ("Kurier", "Der Rat tagt.")]
    ]
    rows += [{"source": "Abendpost", "authors": "nad", "text": "Der Trainer geht."}]
    rows += [{"source": "Tagblatt", "text": "Kassel (abc) – Der Rat tagt heute."}]
    assert nk.mark_agency_copy(table(*rows))["agency"].tolist() == ["nad", "nad", "nad", pd.NA]


def test_agency_copy_of_the_teaching_corpus(sample):
    by = nk.mark_agency_copy(sample).groupby("source")
    assert by["agency"].count()[["Leinetaler Tageblatt", "Marienfurter Anzeiger"]].min() >= 6
    assert by["agency"].count()["Allgemeine Chronik"] == 0
    assert by["shared_share"].mean()["Allgemeine Chronik"] == 0
