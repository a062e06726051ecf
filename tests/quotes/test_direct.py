"""Direct quotes: somebody's own words in quotation marks, and what in quotation marks is none."""

import pytest

DIRECT = "direct"

ANNOUNCED = [
    # the cue before, with a colon
    ("Die Ministerin sagte: „Wir bauen die Brücke im Herbst.“", "Wir bauen die Brücke im Herbst.", "Die Ministerin",
     "sagte"),
    ("Der Trainer erklärte: „Das war zu wenig.“", "Das war zu wenig.", "Der Trainer", "erklärte"),
    ("Die Anwältin fragte: „Wer hat das gesehen?“", "Wer hat das gesehen?", "Die Anwältin", "fragte"),
    ("Ein Sprecher der Bahn teilte mit: „Die Strecke bleibt gesperrt.“", "Die Strecke bleibt gesperrt.",
     "Ein Sprecher der Bahn", "teilte mit"),
    ("In Kassel rief der Redner: „Jetzt reicht es!“", "Jetzt reicht es!", "der Redner", "rief"),
    ("Der Bürgermeister hatte gesagt: „Das Bad bleibt offen.“", "Das Bad bleibt offen.", "Der Bürgermeister",
     "hatte gesagt"),
    ("Jana Moser schrieb: „Ich komme wieder.“", "Ich komme wieder.", "Jana Moser", "schrieb"),
    ("Sie antwortete: „Nein, das stimmt nicht.“", "Nein, das stimmt nicht.", "Sie", "antwortete"),
    # the cue behind
    ("„Wir bauen im Herbst“, sagte die Ministerin.", "Wir bauen im Herbst", "die Ministerin", "sagte"),
    ("„Wir bauen im Herbst“, sagte sie am Montag in Kassel.", "Wir bauen im Herbst", "sie", "sagte"),
    ("„Das ist ein gutes Zeichen“, betonte der Vorsitzende der Gewerkschaft.", "Das ist ein gutes Zeichen",
     "der Vorsitzende der Gewerkschaft", "betonte"),
    ("„Wer zahlt das alles?“, fragte der Abgeordnete.", "Wer zahlt das alles?", "der Abgeordnete", "fragte"),
    ("„Hört auf damit!“, rief eine Zuschauerin.", "Hört auf damit!", "eine Zuschauerin", "rief"),
    ("„Die Zahlen stimmen nicht“, teilte das Amt mit.", "Die Zahlen stimmen nicht", "das Amt", "teilte … mit"),
    ("„Die Zahlen stimmen nicht“, räumte der Chef des Amtes ein.", "Die Zahlen stimmen nicht", "der Chef des Amtes",
     "räumte … ein"),
    ("„Wir warten noch auf Antwort“, heißt es in dem Brief.", "Wir warten noch auf Antwort", "dem Brief", "heißt"),
    ("„Ich habe nichts gewusst“, hatte der Angeklagte beteuert.", "Ich habe nichts gewusst", "der Angeklagte",
     "hatte … beteuert"),
    ("„Der Fluss steigt weiter“, meldete die Feuerwehr.", "Der Fluss steigt weiter", "die Feuerwehr", "meldete"),
    ("„Das war knapp“, gab der Kapitän zu.", "Das war knapp", "der Kapitän", "gab … zu"),
    # a label before the colon
    ("Eine Trainerin nach dem Abpfiff: „Wir haben lange gewartet.“", "Wir haben lange gewartet.", "Eine Trainerin", ""),
    ("Die Trainerin nach dem Spiel: „Wir haben alles gegeben.“", "Wir haben alles gegeben.", "Die Trainerin", ""),
    ("Die Trainerin zum Spiel: „Wir haben alles gegeben.“", "Wir haben alles gegeben.", "Die Trainerin", ""),
    ("Jana Moser: „Wir haben alles gegeben.“", "Wir haben alles gegeben.", "Jana Moser", ""),
    ("Der Regierungsrat am Montag: «Wir bauen die Strasse.»", "Wir bauen die Strasse.", "Der Regierungsrat", ""),
    ("Jana Moser, Bauleiterin: „Wir haben alles gegeben.“", "Wir haben alles gegeben.", "Jana Moser", ""),
    ("Jana Moser, 51, Wirtin aus Kassel: „Wir haben alles gegeben.“", "Wir haben alles gegeben.", "Jana Moser", ""),
    ("Jana Moser (SPD): „Wir haben alles gegeben.“", "Wir haben alles gegeben.", "Jana Moser (SPD)", ""),
    ("So Jana Moser, Bauleiterin: „Wir haben alles gegeben.“", "Wir haben alles gegeben.", "Jana Moser", ""),
    ("Dazu die Bauleiterin Jana Moser:\n„Wir haben alles gegeben.“", "Wir haben alles gegeben.",
     "die Bauleiterin Jana Moser", ""),
    ("Jana Moser:\n\n„Wir haben alles gegeben.“", "Wir haben alles gegeben.", "Jana Moser", ""),
    ("Die Bauleiterin sagte dazu:\n„Wir haben alles gegeben.“", "Wir haben alles gegeben.", "Die Bauleiterin", "sagte"),
    # a signature after it
    ("„Wir haben alles gegeben.“ – Jana Moser, Bauleiterin", "Wir haben alles gegeben.", "Jana Moser", ""),
    ("„Wir haben alles gegeben.“\n– Jana Moser, Bauleiterin", "Wir haben alles gegeben.", "Jana Moser", ""),
    ("„Wir haben alles gegeben“ (Jana Moser, Bauleiterin)", "Wir haben alles gegeben", "Jana Moser", ""),
    ("„Wir haben alles gegeben“ (Jana Moser, 51, SPD). Der Steg ist fertig.", "Wir haben alles gegeben", "Jana Moser",
     ""),
    ("„Wir haben alles gegeben.“ (Bauleiterin Jana Moser)", "Wir haben alles gegeben.", "Bauleiterin Jana Moser", ""),
    ("„Wir haben alles gegeben“ – so Jana Moser, Bauleiterin.", "Wir haben alles gegeben", "Jana Moser, Bauleiterin",
     "so"),
    ("„Wir haben alles gegeben“, so die Bauleiterin des Bades, Jana Moser (51).", "Wir haben alles gegeben",
     "die Bauleiterin des Bades, Jana Moser (51)", "so"),
    ("Der Hof ist leer, so der Hausmeister weiter: „Der Keller ist nass.“", "Der Keller ist nass.", "der Hausmeister",
     ""),
    ("„Das Dach ist undicht“, sagte Jana Moser. So die Architektin weiter: „Der Keller ist nass.“",
     "Der Keller ist nass.", "die Architektin", ""),
    ("„Das Dach ist undicht“, sagte der Hausmeister. Und: „Der Keller ist nass.“", "Der Keller ist nass.",
     "der Hausmeister", "sagte"),
    ("„Das Dach ist undicht“, sagte Jana Moser. Und weiter: „Der Keller ist nass.“", "Der Keller ist nass.",
     "Jana Moser", "sagte"),
    # the number of verb and noun tells the subject
    ("Die Äußerungen nannte Moser „völlig falsch“.", "völlig falsch", "Moser", "nannte"),
    ("Die Vorwürfe bezeichnete die Kanzlei als „frei erfunden“.", "frei erfunden", "die Kanzlei", "bezeichnete"),
    ("Die Pläne kritisierte der Verband als „mutlos“.", "mutlos", "der Verband", "kritisierte"),
    ("Die Zahlen nannte das Amt „erfreulich“.", "erfreulich", "das Amt", "nannte"),
    ("Die Proteste bezeichnet der Landeshauptmann als „kindisch“.", "kindisch", "der Landeshauptmann", "bezeichnet"),
    ("Die Kritiker nannten den Plan „mutlos“.", "mutlos", "Die Kritiker", "nannten"),
    # so X, wie X sagt
    ("„Das Dach ist undicht“, so der Hausmeister.", "Das Dach ist undicht", "der Hausmeister", "so"),
    ("„Das Dach ist undicht“, so Jana Moser weiter.", "Das Dach ist undicht", "Jana Moser", "so"),
    ("„Das Dach ist undicht“, wie der Hausmeister sagte.", "Das Dach ist undicht", "der Hausmeister", "wie … sagte"),
    # the stretch within the clause
    ("Er bezeichnete den Entwurf als „großen Fehler“.", "großen Fehler", "Er", "bezeichnete"),
    ("Die Opposition nannte den Plan „mutlos“.", "mutlos", "Die Opposition", "nannte"),
    ("Der Verband kritisierte das Gesetz als „völlig unbrauchbar“.", "völlig unbrauchbar", "Der Verband",
     "kritisierte"),
    ("Die Ärztin sprach von einem „kleinen Wunder“.", "kleinen Wunder", "Die Ärztin", "sprach"),
    ("Die Trainerin lobte die Mannschaft als „mutig und schnell“.", "mutig und schnell", "Die Trainerin", "lobte"),
    ("Der Richter warf ihm „kaltes Kalkül“ vor.", "kaltes Kalkül", "Der Richter", "warf … vor"),
    ("Der Verein warnte vor „unabsehbaren Folgen“.", "unabsehbaren Folgen", "Der Verein", "warnte"),
    ("Laut Polizei verhielt sich der Mann „äußerst aggressiv“.", "äußerst aggressiv", "Polizei", "Laut"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "speaker", "cue"), ANNOUNCED)
def test_direct_quote_with_speaker_and_cue(read, text, quote, speaker, cue):
    assert (DIRECT, quote, speaker, cue) in read(text)


NO_QUOTES = [
    "Autor vieler Bücher. Zuletzt: „Der lange Steg am See“.",
    "Der Roman „Das war ein Sommer am See“ (Jana Moser) ist gut.",
    # names, titles, mottos, terms, irony
    "Das Magazin „Börse heute“ erscheint freitags.",
    "Die „Operation Nordwind“ beginnt im Mai.",
    "Der Film „Der lange Sommer“ läuft in Bern.",
    "Sie las aus ihrem Roman „Am anderen Ufer“.",
    "Das Album „Blaue Stunde“ kam im Herbst heraus.",
    "Die sogenannte „Bürgerwehr“ zog durch das Dorf.",
    "Die Band „Rote Laterne“ spielt am Samstag.",
    "Der Dampfer „Seestern“ legt um acht Uhr ab.",
    "Die Ausstellung steht unter dem Motto „Zeit für Neues“.",
    "Der Preis heißt „Goldene Feder“.",
    "Im „Café Central“ sitzen zwei Gäste.",
    "Der „Morgenkurier“ erscheint seit 1890.",
    "Das Wort „Heimat“ kommt im Text oft vor.",
    "Unter dem Namen „Mira“ wurde das Kamel bekannt.",
    "Man nennt das Tal auch „Wolfsgrund“.",
    "Die Gruppe, die sich „Freie Töne“ nennt, probt montags.",
    "Der „Preis der Stadt für besondere Verdienste um die Musik“ geht nach Bern.",
    "Am Zaun hing ein Schild mit der Aufschrift „Kein Zutritt“.",
    "Sie hielten Schilder hoch, „Platz da!“ stand auf den einen, „Mehr Licht“ auf den anderen.",
]


@pytest.mark.parametrize("text", NO_QUOTES)
def test_what_stands_in_marks_but_is_nobodys_words(read, text):
    assert read(text) == []


MARKS = ["„{}“", "“{}”", '"{}"', "»{}«", "«{}»", "„{}”", '„{}"', "‚{}‘", "›{}‹", "‹{}›", "'{}'"]


@pytest.mark.parametrize("marks", MARKS)
def test_every_pair_of_marks_serves(read, marks):
    words = "Der Steg ist seit Montag wieder offen"
    assert read(f"{marks.format(words)}, sagte die Bauleiterin.") == [(DIRECT, words, "die Bauleiterin", "sagte")]


def test_two_stretches_around_one_cue_are_two_quotes_of_one_speaker(read):
    found = read("„Der Steg ist offen“, sagte die Bauleiterin, „und er bleibt es auch im Winter.“")
    assert [quote[:3] for quote in found] == [
        (DIRECT, "Der Steg ist offen", "die Bauleiterin"),
        (DIRECT, "und er bleibt es auch im Winter.", "die Bauleiterin"),
    ]


def test_a_quote_of_several_paragraphs_is_one(read):
    text = "Die Bauleiterin sagte: „Der Steg ist offen.\n\n„Er bleibt es auch im Winter.“"
    (quote,) = read(text)
    assert quote[1].startswith("Der Steg ist offen.")
    assert quote[1].endswith("auch im Winter.")
    assert quote[2:] == ("Die Bauleiterin", "sagte")


def test_a_sentence_of_its_own_has_the_speaker_of_the_one_before(read):
    found = read("„Der Steg ist offen“, sagte die Bauleiterin. „Wir haben lange darauf gewartet.“")
    assert [quote[1:3] for quote in found] == [
        ("Der Steg ist offen", "die Bauleiterin"),
        ("Wir haben lange darauf gewartet.", "die Bauleiterin"),
    ]


def test_marks_that_are_never_closed_do_not_swallow_the_text(read):
    found = read("Das „Haus am See ist leer.\n\nDie Ministerin sagte: „Wir bauen.“")
    assert (DIRECT, "Wir bauen.", "Die Ministerin", "sagte") in found
    assert len(found) == 1


def test_an_inner_quote_in_other_marks_stays_part_of_the_outer(read):
    found = read("„Er rief ‚Halt, stehen bleiben‘ und lief davon“, sagte die Zeugin.")
    assert found[0] == (DIRECT, "Er rief ‚Halt, stehen bleiben‘ und lief davon", "die Zeugin", "sagte")
