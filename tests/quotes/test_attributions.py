"""Indirect quotes that a phrase attributes: laut, nach Angaben, zufolge, so, wie, demnach, wonach."""

import pytest

CASES = [
    ("Laut Polizei ist das Haus leer.", "ist das Haus leer", "Polizei", "Laut"),
    ("Laut der Ministerin ist die Brücke fertig.", "ist die Brücke fertig", "der Ministerin", "Laut"),
    ("Laut Bürgermeisterin Jana Moser reicht das Geld.", "reicht das Geld", "Bürgermeisterin Jana Moser", "Laut"),
    ("Das Haus ist laut Polizei leer.", "Das Haus ist laut Polizei leer", "Polizei", "laut"),
    ("Der Fahrer war laut einem Sprecher der Bahn betrunken.", "Der Fahrer war laut einem Sprecher der Bahn betrunken",
     "einem Sprecher der Bahn", "laut"),
    ("Laut einem Bericht der Zeitung wird das Werk verkauft.", "wird das Werk verkauft", "einem Bericht der Zeitung",
     "Laut"),
    ("Nach Angaben der Polizei brannte der Keller.", "brannte der Keller", "Angaben der Polizei", "Nach"),
    ("Nach Polizeiangaben brannte der Keller.", "brannte der Keller", "Polizeiangaben", "Nach"),
    ("Nach Ansicht des Anwalts ist das Urteil falsch.", "ist das Urteil falsch", "Ansicht des Anwalts", "Nach"),
    ("Nach eigenen Angaben hat der Verein 500 Mitglieder.", "hat der Verein 500 Mitglieder", "eigenen Angaben", "Nach"),
    ("Nach Informationen der Zeitung tritt der Chef zurück.", "tritt der Chef zurück", "Informationen der Zeitung",
     "Nach"),
    ("Nach Einschätzung von Fachleuten steigen die Preise.", "steigen die Preise", "Einschätzung von Fachleuten",
     "Nach"),
    ("Nach den Worten der Ministerin wird gebaut.", "wird gebaut", "den Worten der Ministerin", "Nach"),
    ("Nach Darstellung der Firma war der Tank leer.", "war der Tank leer", "Darstellung der Firma", "Nach"),
    ("Der Keller brannte nach Angaben der Feuerwehr aus.", "Der Keller brannte nach Angaben der Feuerwehr aus",
     "Angaben der Feuerwehr", "nach"),
    ("Nach Angaben der Polizei, die den Fall prüft, war die Tür offen.", "war die Tür offen", "Angaben der Polizei",
     "Nach"),
    ("Seiner Meinung nach ist das Bad zu klein.", "ist das Bad zu klein", "Seiner Meinung", "nach"),
    ("Ihrer Ansicht nach reicht das Geld.", "reicht das Geld", "Ihrer Ansicht", "nach"),
    ("Das Bad ist seiner Meinung nach zu klein.", "Das Bad ist seiner Meinung nach zu klein", "seiner Meinung", "nach"),
    ("Dem Bericht zufolge ist der Fluss sauber.", "ist der Fluss sauber", "Dem Bericht", "zufolge"),
    ("Medienberichten zufolge tritt der Trainer zurück.", "tritt der Trainer zurück", "Medienberichten", "zufolge"),
    ("Der Trainer tritt Medienberichten zufolge zurück.", "Der Trainer tritt Medienberichten zufolge zurück",
     "Medienberichten", "zufolge"),
    ("Der Ministerin zufolge wird im Mai gebaut.", "wird im Mai gebaut", "Der Ministerin", "zufolge"),
    ("Der Steg sei offen, so die Bauleiterin.", "Der Steg sei offen", "die Bauleiterin", "so"),
    ("Der Steg ist offen, so die Bauleiterin am Montag.", "Der Steg ist offen", "die Bauleiterin", "so"),
    ("Der Steg, so die Bauleiterin, sei wieder offen.", "Der Steg, so die Bauleiterin, sei wieder offen",
     "die Bauleiterin", "so"),
    ("Wie die Stadt mitteilte, ist der Steg offen.", "ist der Steg offen", "die Stadt", "Wie … mitteilte"),
    ("Der Steg ist offen, wie die Stadt mitteilte.", "Der Steg ist offen", "die Stadt", "wie … mitteilte"),
    ("Der Steg ist, wie die Stadt mitteilte, wieder offen.", "Der Steg ist, wie die Stadt mitteilte, wieder offen",
     "die Stadt", "wie … mitteilte"),
    ("Wie Jana Moser, Sprecherin der Stadt, sagte, ist der Steg offen.", "ist der Steg offen",
     "Jana Moser, Sprecherin der Stadt", "Wie … sagte"),
    ("Der Rat veröffentlichte einen Plan. Demnach wird das Bad geschlossen.", "wird das Bad geschlossen", "",
     "Demnach"),
    ("Es gibt Gerüchte, wonach der Chef gehen will.", "der Chef gehen will", "Gerüchte", "wonach"),
    ("Der Wagen, der nach Angaben der Polizei gestohlen war, brannte aus.",
     "der nach Angaben der Polizei gestohlen war", "Angaben der Polizei", "nach"),
    ("Gemäß einer Sprecherin der Bahn fällt der Zug aus.", "fällt der Zug aus", "einer Sprecherin der Bahn", "Gemäß"),
    ("Die Preise steigen nach Schätzung der Bank um drei Prozent.",
     "Die Preise steigen nach Schätzung der Bank um drei Prozent", "Schätzung der Bank", "nach"),
    # relative clauses of what states something
    ("Es gibt Studien, nach denen der Fluss sauber ist.", "der Fluss sauber ist", "denen", "nach"),
    ("Es gibt Studien, nach denen der Fluss sauber sei.", "der Fluss sauber sei", "denen", "nach"),
    ("Die Stadt verweist auf Berichte, laut denen die Brücke hält.", "die Brücke hält", "denen", "laut"),
    ("Er legte ein Gutachten vor, nach dem das Dach zu schwach ist.", "das Dach zu schwach ist", "dem", "nach"),
    ("Sie zitierte eine Umfrage, nach der die meisten das Bad behalten wollen.", "die meisten das Bad behalten wollen",
     "der", "nach"),
    ("Es kursieren Gerüchte, nach denen der Obmann im Jänner gehen wird.", "der Obmann im Jänner gehen wird", "denen",
     "nach"),
    ("Der Kanton zeigte eine Statistik, gemäss der es weniger Unfälle gibt.", "es weniger Unfälle gibt", "der",
     "gemäss"),
    ("Offen ist, wie viel Holz Bern der Bahn seiner Ansicht nach schuldet.",
     "Offen ist, wie viel Holz Bern der Bahn seiner Ansicht nach schuldet", "seiner Ansicht", "nach"),
    # where the writer goes on
    ("Wenig Platz, sagt Moser, und arbeitet weiter am Modell.", "Wenig Platz", "Moser", "sagt"),
    ("Moser warnte, es werde eng, wenn der Steg fehle, wie die Seepost berichtete.",
     "es werde eng, wenn der Steg fehle", "Moser", "warnte"),
    # views
    ("Aus Sicht der Stadt ist das Bad zu teuer.", "ist das Bad zu teuer", "Sicht der Stadt", "Aus"),
    ("Aus Sicht des Verbandes fehlt ein Plan.", "fehlt ein Plan", "Sicht des Verbandes", "Aus"),
    ("Aus der Sicht der Anwohner ist die Straße zu laut.", "ist die Straße zu laut", "der Sicht der Anwohner", "Aus"),
    ("Das Bad ist aus Sicht der Stadt zu teuer.", "Das Bad ist aus Sicht der Stadt zu teuer", "Sicht der Stadt", "aus"),
    ("Aus Sicht des Landeshauptmanns reicht das Geld bis Jänner.", "reicht das Geld bis Jänner",
     "Sicht des Landeshauptmanns", "Aus"),
    ("Aus Perspektive der Mieter ist der Plan gut.", "ist der Plan gut", "Perspektive der Mieter", "Aus"),
    # nouns of statements
    ("Nach Übersicht der Stadtwerke ist das Netz alt.", "ist das Netz alt", "Übersicht der Stadtwerke", "Nach"),
    ("Der Keller, der nach Übersicht der Stadtwerke leer steht, ist nass.",
     "der nach Übersicht der Stadtwerke leer steht", "Übersicht der Stadtwerke", "nach"),
    ("Nach Darlegung der Kanzlei war der Vertrag ungültig.", "war der Vertrag ungültig", "Darlegung der Kanzlei",
     "Nach"),
    ("Nach Wahrnehmung vieler Eltern ist die Schule zu klein.", "ist die Schule zu klein", "Wahrnehmung vieler Eltern",
     "Nach"),
    ("Nach Kalkulation des Gemeinderats reicht das Geld.", "reicht das Geld", "Kalkulation des Gemeinderats", "Nach"),
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
    "Es war die Pause, nach der das Spiel kippte.",
    "Der Maler, nach dessen Tod das Haus leer stand, liebte Katzen.",
    "Die Straße, nach der sie suchte, gab es nicht.",
    "Das war der Abend, nach dem alles anders wurde.",
    "Aus der Stadt kamen viele Gäste.",
    "Aus dem Fenster sieht man den Dom.",
    "Sie kam aus Sizilien nach Bern.",
    "Viele Läden schließen, so auch die Bäckerei.",
    # what nobody states
    "Der Imker fand am Ende das, wonach man sucht.",
    "Es gibt keine Zahlen, denen zufolge der Steg morsch ist.",
    "Dem Amt lagen keine Berichte vor, wonach der Steg morsch ist.",
    "Der Preis begründet keinesfalls, dass der Steg fehlt.",
    "Es ist auch bekannt, dass der Steg morsch ist.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_attribution(read, text):
    assert read(text) == []
