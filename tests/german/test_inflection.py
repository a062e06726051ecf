"""Names in the nominative."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newskit.german.inflection import has_own_s, inflected_forms, nominative, strip_genitive


@pytest.mark.parametrize(
    ("written", "before", "name"),
    [
        ("Deutschen Bundestages", "des", "Deutscher Bundestag"),
        ("Deutschen Bundestag", "im", "Deutscher Bundestag"),
        ("Deutschen Bundestages", "", "Deutscher Bundestag"),
        ("Deutsche Wetterdienst", "der", "Deutscher Wetterdienst"),
        ("Deutschen Wetterdienstes", "des", "Deutscher Wetterdienst"),
        ("Bayerische Fernsehen", "das", "Bayerisches Fernsehen"),
        ("Bayerischen Fernsehens", "des", "Bayerisches Fernsehen"),
        ("Bayerischer Rundfunk", "", "Bayerischer Rundfunk"),
        ("Vereinten Nationen", "den", "Vereinte Nationen"),
        ("Vereinigten Staaten", "den", "Vereinigte Staaten"),
        ("Vereinigten Arabischen Emiraten", "den", "Vereinigte Arabische Emirate"),
        ("Europäischen Zentralbank", "der", "Europäische Zentralbank"),
        ("Europäischer Zentralbank", "", "Europäische Zentralbank"),
        ("Europäischen Gerichtshofs", "des", "Europäischer Gerichtshof"),
        ("Europäischen Gerichtshofes", "des", "Europäischer Gerichtshof"),
        ("Internationalen Währungsfonds", "des", "Internationaler Währungsfonds"),
        ("Internationalen Roten Kreuzes", "des", "Internationales Rotes Kreuz"),
        ("Auswärtigen Amtes", "des", "Auswärtiges Amt"),
        ("Auswärtige Amt", "das", "Auswärtiges Amt"),
        ("Weißen Haus", "im", "Weißes Haus"),
        ("Weißen Hauses", "des", "Weißes Haus"),
        ("Statistische Bundesamt", "das", "Statistisches Bundesamt"),
        ("Statistischen Bundesamts", "des", "Statistisches Bundesamt"),
        ("Schweizerischen Nationalbank", "der", "Schweizerische Nationalbank"),
        ("Schweizerische Bundesrat", "der", "Schweizerischer Bundesrat"),
        ("Österreichischen Nationalrats", "des", "Österreichischer Nationalrat"),
        ("Österreichischen Volkspartei", "der", "Österreichische Volkspartei"),
        ("Freiheitlichen Partei Österreichs", "der", "Freiheitliche Partei Österreichs"),
        ("Schwarze Meer", "das", "Schwarzes Meer"),
        ("Roten Meeres", "des", "Rotes Meer"),
        ("Freien Wählern", "den", "Freie Wähler"),
        ("Freien Demokraten", "den", "Freie Demokraten"),
        ("Grüne Jugend", "die", "Grüne Jugend"),
        ("Rote Moschee", "die", "Rote Moschee"),
        ("Leipziger Messe", "der", "Leipziger Messe"),
        ("Wuppertaler Schwebebahn", "der", "Wuppertaler Schwebebahn"),
        ("Frankfurter Allgemeinen Zeitung", "der", "Frankfurter Allgemeine Zeitung"),
        ("Westdeutschen Allgemeinen Zeitung", "der", "Westdeutsche Allgemeine Zeitung"),
        ("Berliner Senats", "des", "Berliner Senat"),
        ("Zentralrats der Juden", "des", "Zentralrat der Juden"),
        ("Bundesamtes für Verfassungsschutz", "des", "Bundesamt für Verfassungsschutz"),
        ("Landgerichts Essen", "des", "Landgericht Essen"),
        ("Bundesverfassungsgerichts", "des", "Bundesverfassungsgericht"),
        ("Bundesrates", "des", "Bundesrat"),
        ("Bündnisses Mitte", "des", "Bündnis Mitte"),
        ("Chaos Computer Clubs", "des", "Chaos Computer Club"),
        ("Hauses der Geschichte", "des", "Haus der Geschichte"),
        ("BNDs", "des", "BND"),
        ("Bosporus", "des", "Bosporus"),
        ("Atlantiks", "des", "Atlantik"),
        ("Rheins", "des", "Rhein"),
        ("Neuer Ilmtaler Zeitung", "laut", "Neue Ilmtaler Zeitung"),
        ("Integrierten Leitstelle Kassel", "der", "Integrierte Leitstelle Kassel"),
        ("Stadtwerken Nordau", "den", "Stadtwerke Nordau"),
        ("Nordauer Löwen", "den", "Nordauer Löwen"),
        ("Deutschen Presserat", "vom", "Deutscher Presserat"),  # the council, not "Inserat"
        ("Deutschen Referat", "vom", "Deutsches Referat"),
        ("Deutschen Deich- und Hafenbundes", "des", "Deutscher Deich- und Hafenbund"),
        ("Wohn- und Pflegeheims Nordau", "des", "Wohn- und Pflegeheim Nordau"),
        ("Nordauer Nachrichten", "den", "Nordauer Nachrichten"),
        ("Freie Bauernbund Nordau", "der", "Freier Bauernbund Nordau"),
        ("Deutsche Presserat", "der", "Deutscher Presserat"),
        ("Neue Nordauer Zeitung", "der", "Neue Nordauer Zeitung"),
        ("Grossen Rat", "im", "Grosser Rat"),
        ("Weissen Haus", "im", "Weisses Haus"),
        ("Digitale Allmend", "die", "Digitale Allmend"),
        ("Internationale der Öffentlichen Dienste", "die", "Internationale der Öffentlichen Dienste"),
        ("FC Bayern München", "des", "FC Bayern München"),
    ],
)
def test_nominative(written, before, name):
    assert " ".join(nominative(written.split(), before)) == name


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("Mosers", "Moser"),
        ("Hans’", "Hans"),
        ("Moser's", "Moser"),
        ("Fritz'", "Fritz"),
        ("Moser", "Moser"),
        ("As", "As"),
    ],
)
def test_strip_genitive(word, base):
    assert strip_genitive(word) == base


@pytest.mark.parametrize("word", ["Paris", "Texas", "Laos", "Augustus", "Strauss", "Mercedes"])
def test_names_that_end_in_s(word):
    assert has_own_s(word)


@given(st.lists(st.text(alphabet=st.characters(categories=["L"]), min_size=1, max_size=12), min_size=1, max_size=5))
def test_no_name_loses_a_word(words):
    changed = nominative(words, "des")
    assert len(changed) == len(words)
    assert all(changed)


@pytest.mark.parametrize("words", [("SPD",), ("Airbus",), ("Fritz",), ("Caritas",)])
def test_names_without_genitive_keep_their_form(words):
    assert inflected_forms(words) == (words,)
