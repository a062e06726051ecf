"""Indirect quotes that a phrase attributes: laut, nach Angaben, zufolge, so, wie, demnach, wonach."""

import pytest

CASES = [
    ("Laut Polizei ist das Haus leer.", "ist das Haus leer", "Polizei", "Laut"),
    ("Laut der Ministerin ist die Brücke fertig.", "ist die Brücke fertig", "der Ministerin", "Laut"),
    ("Laut Bürgermeisterin Jana Moser reicht das Geld.", "reicht das Geld", "Bürgermeisterin Jana Moser", "Laut"),
    ("Das Haus ist laut Polizei leer.", "Das Haus ist laut Polizei leer", "Polizei", "laut"),
    ("Der Fahrer war laut einem Sprecher der Bahn betrunken.", "Der Fahrer war laut einem Sprecher der Bahn betrunken", "einem Sprecher der Bahn", "laut"),
    ("Laut einem Bericht der Zeitung wird das Werk verkauft.", "wird das Werk verkauft", "einem Bericht der Zeitung", "Laut"),
    ("Nach Angaben der Polizei brannte der Keller.", "brannte der Keller", "Angaben der Polizei", "Nach"),
    ("Nach Polizeiangaben brannte der Keller.", "brannte der Keller", "Polizeiangaben", "Nach"),
    ("Nach Ansicht des Anwalts ist das Urteil falsch.", "ist das Urteil falsch", "Ansicht des Anwalts", "Nach"),
    ("Nach eigenen Angaben hat der Verein 500 Mitglieder.", "hat der Verein 500 Mitglieder", "eigenen Angaben", "Nach"),
    ("Nach Informationen der Zeitung tritt der Chef zurück.", "tritt der Chef zurück", "Informationen der Zeitung", "Nach"),
    ("Nach Einschätzung von Fachleuten steigen die Preise.", "steigen die Preise", "Einschätzung von Fachleuten", "Nach"),
    ("Nach den Worten der Ministerin wird gebaut.", "wird gebaut", "den Worten der Ministerin", "Nach"),
    ("Nach Darstellung der Firma war der Tank leer.", "war der Tank leer", "Darstellung der Firma", "Nach"),
    ("Der Keller brannte nach Angaben der Feuerwehr aus.", "Der Keller brannte nach Angaben der Feuerwehr aus", "Angaben der Feuerwehr", "nach"),
    ("Nach Angaben der Polizei, die den Fall prüft, war die Tür offen.", "war die Tür offen", "Angaben der Polizei", "Nach"),
    ("Seiner Meinung nach ist das Bad zu klein.", "ist das Bad zu klein", "Seiner Meinung", "nach"),
    ("Ihrer Ansicht nach reicht das Geld.", "reicht das Geld", "Ihrer Ansicht", "nach"),
    ("Das Bad ist seiner Meinung nach zu klein.", "Das Bad ist seiner Meinung nach zu klein", "seiner Meinung", "nach"),
    ("Dem Bericht zufolge ist der Fluss sauber.", "ist der Fluss sauber", "Dem Bericht", "zufolge"),
    ("Medienberichten zufolge tritt der Trainer zurück.", "tritt der Trainer zurück", "Medienberichten", "zufolge"),
    ("Der Trainer tritt Medienberichten zufolge zurück.", "Der Trainer tritt Medienberichten zufolge zurück", "Medienberichten", "zufolge"),
    ("Der Ministerin zufolge wird im Mai gebaut.", "wird im Mai gebaut", "Der Ministerin", "zufolge"),
    ("Der Steg sei offen, so die Bauleiterin.", "Der Steg sei offen", "die Bauleiterin", "so"),
    ("Der Steg ist offen, so die Bauleiterin am Montag.", "Der Steg ist offen", "die Bauleiterin", "so"),
    ("Der Steg, so die Bauleiterin, sei wieder offen.", "Der Steg, so die Bauleiterin, sei wieder offen", "die Bauleiterin", "so"),
    ("Wie die Stadt mitteilte, ist der Steg offen.", "ist der Steg offen", "die Stadt", "Wie … mitteilte"),
    ("Der Steg ist offen, wie die Stadt mitteilte.", "Der Steg ist offen", "die Stadt", "wie … mitteilte"),
    ("Der Steg ist, wie die Stadt mitteilte, wieder offen.", "Der Steg ist, wie die Stadt mitteilte, wieder offen", "die Stadt", "wie … mitteilte"),
    ("Wie Jana Moser, Sprecherin der Stadt, sagte, ist der Steg offen.", "ist der Steg offen", "Jana Moser, Sprecherin der Stadt", "Wie … sagte"),
    ("Der Rat veröffentlichte einen Plan. Demnach wird das Bad geschlossen.", "wird das Bad geschlossen", "Demnach", "Demnach"),
    ("Es gibt Gerüchte, wonach der Chef gehen will.", "der Chef gehen will", "Gerüchte", "wonach"),
    ("Der Wagen, der nach Angaben der Polizei gestohlen war, brannte aus.", "der nach Angaben der Polizei gestohlen war", "Angaben der Polizei", "nach"),
    ("Gemäß einer Sprecherin der Bahn fällt der Zug aus.", "fällt der Zug aus", "einer Sprecherin der Bahn", "Gemäß"),
    ("Die Preise steigen nach Schätzung der Bank um drei Prozent.", "Die Preise steigen nach Schätzung der Bank um drei Prozent", "Schätzung der Bank", "nach"),
    ("Nach Jana Mosers Meinung ist das Bad zu klein.", "ist das Bad zu klein", "Jana Mosers Meinung", "Nach"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "speaker", "cue"), CASES)
def test_attributed_quote(read, text, quote, speaker, cue):
    assert ("indirect", quote, speaker, cue) in read(text)


NONE = [
    "Nach dem Regen wurde das Spiel fortgesetzt.",
    "Nach der Ankündigung verließ er den Saal.",
    "Gemäß dem Gesetz gilt die Regel ab Mai.",
    "Die Kinder waren laut.",
    "Der Plan ist so gut wie fertig.",
    "Danach fuhr der Bus nach Bern.",
    "Er kam wie jeden Morgen zu spät.",
    "Viele Läden schließen, so auch die Bäckerei.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_attribution(read, text):
    assert read(text) == []
