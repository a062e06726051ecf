"""Sentences that point back: "Das teilte X mit." names the speaker of what stands before it."""

import pytest

INDIRECT = [
    # one sentence before
    ("Der Steg ist wieder offen. Das teilte die Stadt mit.", "Der Steg ist wieder offen.", "die Stadt", "teilte … mit"),
    ("Der Steg ist wieder offen. Dies bestätigte eine Sprecherin der Stadt am Montag.", "Der Steg ist wieder offen.",
     "eine Sprecherin der Stadt", "bestätigte"),
    ("Die Strasse bleibt gesperrt. Das gab der Kanton bekannt.", "Die Strasse bleibt gesperrt.", "der Kanton",
     "gab … bekannt"),
    # a lead of two sentences is one statement
    ("Der Steg ist wieder offen. Am Montag fahren auch die Boote. Das teilte die Stadt mit.",
     "Der Steg ist wieder offen. Am Montag fahren auch die Boote.", "die Stadt", "teilte … mit"),
    ("Im Landhaus wird gespart. Im Jänner beginnt der Umbau. Das gab der Landeshauptmann bekannt.",
     "Im Landhaus wird gespart. Im Jänner beginnt der Umbau.", "der Landeshauptmann", "gab … bekannt"),
    ("Die Halle wird gebaut. Sie kostet eine Million Euro. Dies teilte der Verein am Freitag mit.",
     "Die Halle wird gebaut. Sie kostet eine Million Euro.", "der Verein", "teilte … mit"),
    # further down only the sentence before is meant
    ("Das Wetter war schön.\n\nDer Steg ist wieder offen. Die Boote fahren. Das teilte die Stadt mit.",
     "Die Boote fahren.", "die Stadt", "teilte … mit"),
]  # fmt: skip

DIRECT = [
    ("„Wir haben zu spät gehandelt.“ Das räumte die Ministerin ein.", "Wir haben zu spät gehandelt.", "die Ministerin",
     "räumte … ein"),
    ("„Die Halle ist zu klein für alle Vereine.“ Das sagte der Obmann.", "Die Halle ist zu klein für alle Vereine.",
     "der Obmann", "sagte"),
    ("«Wir bauen die Strasse im Herbst.» Das erklärte die Regierungsrätin am Freitag.",
     "Wir bauen die Strasse im Herbst.", "die Regierungsrätin", "erklärte"),
    ("„Der Plan ist nicht zu bezahlen.“ Dies betonte der Verband.", "Der Plan ist nicht zu bezahlen.", "der Verband",
     "betonte"),
    ("„Wir gehen jetzt vor Gericht.“ So kündigte es die Anwältin an.", "Wir gehen jetzt vor Gericht.", "die Anwältin",
     "kündigte … an"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "case"), [*(("indirect", case) for case in INDIRECT), *(("direct", case) for case in DIRECT)]
)
def test_the_pointing_sentence_names_the_speaker(read, kind, case):
    text, quote, speaker, cue = case
    assert read(text) == [(kind, quote, speaker, cue)]


NONE = [
    "Der Steg ist offen. Das freute die Stadt.",
    "Der Steg ist offen. Die Stadt teilte den Gewinn.",
    "Der Steg ist wieder offen. Das teilte die Stadt nicht mit.",
    "Der Steg ist offen. Das Boot fährt am Montag.",
    "Der Steg ist offen. So kamen viele Gäste.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_does_not_point_back(read, text):
    assert read(text) == []


def test_a_direct_quote_without_a_pointing_sentence_has_no_speaker(read):
    ((kind, quote, speaker, cue),) = read("„Wir kommen im Herbst wieder.“ Der Saal war voll.")
    assert (kind, quote, speaker, cue) == ("direct", "Wir kommen im Herbst wieder.", "", "")
