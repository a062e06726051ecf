"""The mood alone: reasons and details in Konjunktiv, speech that goes on over sentences, speech within speech."""

import pytest

# the clause in Konjunktiv, its speaker the subject of the main clause
REASONS = [
    ("Sie lehnte ab, weil das Dach zu schwach sei.", "weil das Dach zu schwach sei", "Sie"),
    ("Die Gemeinde sagte das Fest ab, weil der Boden noch zu nass sei.", "weil der Boden noch zu nass sei",
     "Die Gemeinde"),
    ("Der Verein trat aus dem Verband aus, da er keine Hilfe bekommen habe.", "da er keine Hilfe bekommen habe",
     "Der Verein"),
    ("Der Wirt schloss den Garten, obwohl die Stadt das nicht verlangt habe.",
     "obwohl die Stadt das nicht verlangt habe", "Der Wirt"),
    ("Die Kanzlei legte Berufung ein, zumal das Gericht zwei Zeugen nicht gehört habe.",
     "zumal das Gericht zwei Zeugen nicht gehört habe", "Die Kanzlei"),
    ("Die Firma zahlte nicht, weil die Rechnung falsch sei und der Stempel fehle.",
     "weil die Rechnung falsch sei und der Stempel fehle", "Die Firma"),
    ("Am Montag trat die Trainerin zurück, weil der Vorstand sie getäuscht habe.",
     "weil der Vorstand sie getäuscht habe", "die Trainerin"),
    # Austria and Switzerland
    ("Der Obmann zog den Antrag zurück, da der Jänner zu früh sei.", "da der Jänner zu früh sei", "Der Obmann"),
    ("Die Regierungsrätin wies die Klage ab, weil die Strasse zu schmal sei.", "weil die Strasse zu schmal sei",
     "Die Regierungsrätin"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "speaker"), REASONS)
def test_a_reason_in_konjunktiv_is_the_words_of_the_subject(read, text, quote, speaker):
    assert read(text) == [("indirect", quote, speaker, "")]


NO_REASONS = [
    "Sie lehnte ab, weil das Dach zu schwach war.",
    "Sie blieb zu Hause, weil es regnete.",
    "Der Bus hielt nicht, obwohl er leer war.",
    "Er würde gern kommen, wenn er Zeit hätte.",
    "Der Wirt schloss den Garten, damit niemand mehr hinein konnte.",
    "Die Firma zahlte nicht, nachdem sie die Rechnung gelesen hatte.",
]


@pytest.mark.parametrize("text", NO_REASONS)
def test_a_reason_of_the_writer_is_no_quote(read, text):
    assert read(text) == []


def test_a_reason_within_a_quote_is_part_of_it(read):
    (quote,) = read("Sie sagte, das Bad sei zu, weil das Dach zu schwach sei.")
    assert quote[1] == "das Bad sei zu, weil das Dach zu schwach sei"


# what somebody says within what somebody says is not heard by itself
NESTED = [
    ("Sie sagte, er habe versprochen, zu kommen.", "er habe versprochen, zu kommen", "Sie"),
    ("Die Wirtin sagte, der Gast habe behauptet, er sei krank.", "der Gast habe behauptet, er sei krank", "Die Wirtin"),
    ("Der Anwalt erklärte, sein Mandant habe zugesagt, das Geld zu zahlen.",
     "sein Mandant habe zugesagt, das Geld zu zahlen", "Der Anwalt"),
    ("Die Chefin sagte, man habe beschlossen, das Werk zu schließen.", "man habe beschlossen, das Werk zu schließen",
     "Die Chefin"),
    ("Der Sprecher teilte mit, dass der Rat beschlossen habe, das Bad zu schließen.",
     "dass der Rat beschlossen habe, das Bad zu schließen", "Der Sprecher"),
    ("Die Obfrau sagte, der Verein fordere, dass die Halle gebaut werde.",
     "der Verein fordere, dass die Halle gebaut werde", "Die Obfrau"),
    ("Der Zeuge berichtete, die Nachbarin habe gefragt, ob jemand im Haus sei.",
     "die Nachbarin habe gefragt, ob jemand im Haus sei", "Der Zeuge"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "speaker"), NESTED)
def test_speech_within_speech_is_one_quote(read, text, quote, speaker):
    assert [found[:3] for found in read(text)] == [("indirect", quote, speaker)]


# behind "…, sagte X": sentences in Konjunktiv are one quote, whatever clauses they hold
LEAD = "Die Ministerin sagte, die Brücke sei fertig. "
JOINED = [
    "Man habe lange gebaut. Das Geld reiche nicht",
    "Man habe lange gehofft, Geld zu bekommen. Nun sei es da",
    "Man habe lange gehofft, dass das Geld reiche. Nun sei es weg",
    "Man habe lange gebaut. Die Firma habe versprochen, alles zu bezahlen. Nun sei sie pleite",
    "Die Stadt habe gefragt, ob das Geld reiche. Eine Antwort gebe es nicht",
    "Der Kanton habe zugesagt, die Strasse zu bauen. Das sei ein Fehler gewesen",
]


@pytest.mark.parametrize("text", JOINED)
def test_konjunktiv_goes_on_over_sentences_that_hold_a_clause_of_speech(read, text):
    assert read(LEAD + text + ".")[1:] == [("indirect", text, "Die Ministerin", "")]


def test_konjunktiv_that_the_indicative_interrupts_is_two_quotes(read):
    found = read(LEAD + "Man habe lange gebaut. Am Montag regnete es. Das Geld reiche nicht.")
    assert [quote[1] for quote in found[1:]] == ["Man habe lange gebaut", "Das Geld reiche nicht"]


# "soll … getan haben" reports up to three sentences behind a quote, a bare "soll" right behind one only
SOURCE = "Nach Angaben der Polizei brannte der Keller. "
SOLLEN = [
    ("Zwei Männer sollen das Feuer gelegt haben.", "Zwei Männer sollen das Feuer gelegt haben"),
    ("Das Haus war leer. Zwei Männer sollen das Feuer gelegt haben.", "Zwei Männer sollen das Feuer gelegt haben"),
    ("Das Haus war leer. Der Hof ist groß. Ein Nachbar soll gerufen haben.", "Ein Nachbar soll gerufen haben"),
    ("Das Haus war leer. Der Täter soll geflohen sein.", "Der Täter soll geflohen sein"),
    ("Der Hof soll nass gewesen sein.", "Der Hof soll nass gewesen sein"),
]


@pytest.mark.parametrize(("text", "quote"), SOLLEN)
def test_sollen_with_a_perfect_reports_near_a_quote(read, text, quote):
    assert read(SOURCE + text)[1:] == [("indirect", quote, "Angaben der Polizei", "")]


NO_SOLLEN = [
    "Das Haus war leer. Der Hof soll im Mai verkauft werden.",
    "Das Haus war leer. Der Hof ist groß. Die Straße ist nass. Ein Nachbar soll gerufen haben.",
]


@pytest.mark.parametrize("text", NO_SOLLEN)
def test_sollen_far_from_a_quote_or_of_a_plan_is_none(read, text):
    assert len(read(SOURCE + text)) == 1
