"""Who speaks: the noun phrase with title and apposition, found by word order and case."""

import pytest

PHRASES = [
    # title and name
    ("Bürgermeisterin Jana Moser sagte, das Bad sei offen.", "Bürgermeisterin Jana Moser"),
    ("Die Bürgermeisterin Jana Moser sagte, das Bad sei offen.", "Die Bürgermeisterin Jana Moser"),
    ("Der Leiter des Amtes, Jan Beispiel, sagte, das Bad sei offen.", "Der Leiter des Amtes, Jan Beispiel"),
    ("Jan Beispiel, Leiter des Amtes, sagte, das Bad sei offen.", "Jan Beispiel, Leiter des Amtes"),
    ("Prof. Dr. Jan Beispiel sagte, das Bad sei offen.", "Prof. Dr. Jan Beispiel"),
    ("Die Sprecherin der Stadt Kassel sagte, das Bad sei offen.", "Die Sprecherin der Stadt Kassel"),
    ("Ein Sprecher des Verbandes sagte, das Bad sei offen.", "Ein Sprecher des Verbandes"),
    ("Ein Sprecher von Greenpeace sagte, das Bad sei offen.", "Ein Sprecher von Greenpeace"),
    ("Die Präsidentin des Landtags, Eva Muster (SPD), sagte, das Bad sei offen.",
     "Die Präsidentin des Landtags, Eva Muster (SPD)"),
    ("Der SPD-Abgeordnete Kurt Muster sagte, das Bad sei offen.", "Der SPD-Abgeordnete Kurt Muster"),
    ("Die Zeitung „Morgenkurier“ berichtet, das Bad sei offen.", "Die Zeitung „Morgenkurier“"),
    ("Der 42-jährige Fahrer sagte, das Bad sei offen.", "Der 42-jährige Fahrer"),
    ("Viele Anwohner sagten, das Bad sei offen.", "Viele Anwohner"),
    ("Mehrere Zeugen berichteten, das Bad sei offen.", "Mehrere Zeugen"),
    ("Der für den Bau zuständige Stadtrat sagte, das Bad sei offen.", "Der für den Bau zuständige Stadtrat"),
    ("Am Montag sagte Ida von der Au, das Bad sei offen.", "Ida von der Au"),
    ("Am Montag sagte Präsidentin Ursula von der Leite, das Bad sei offen.", "Präsidentin Ursula von der Leite"),
    # word order
    ("Am Montag sagte die Ministerin, das Bad sei offen.", "die Ministerin"),
    ("In Kassel sagte der Trainer, das Bad sei offen.", "der Trainer"),
    ("Gestern hat die Stadt mitgeteilt, das Bad sei offen.", "die Stadt"),
    ("Dem Sender sagte die Ministerin, das Bad sei offen.", "die Ministerin"),
    ("Dazu erklärte der Verband, das Bad sei offen.", "der Verband"),
    ("Später sagte er, das Bad sei offen.", "er"),
    ("Auch der Nachbar sagte, das Bad sei offen.", "der Nachbar"),
    ("Vor vier Jahren hatte die Stadt erklärt, das Bad sei offen.", "die Stadt"),
    # adverbs before the verb are no subjects
    ("Ausdrücklich sagte die Kammer, das Bad sei offen.", "die Kammer"),
    ("Ausdrücklich sagte die Ministerin, das Bad sei offen.", "die Ministerin"),
    ("Öffentlich erklärte der Trainer, das Bad sei offen.", "der Trainer"),
    ("Wiederholt betonte die Bürgermeisterin, das Bad sei offen.", "die Bürgermeisterin"),
    ("Überraschend teilte der Kanton mit, das Bad sei offen.", "der Kanton"),
    # a dative before the verb is no subject
    ("Der Ministerin warf Jan Beispiel vor, das Bad sei verkauft.", "Jan Beispiel"),
    ("Der Stadt warf die Kammer vor, das Bad sei verkauft.", "die Kammer"),
    # names in the genitive
    ("Norwegens Regierung sagte, das Bad sei offen.", "Norwegens Regierung"),
    ("Moreiras Anwalt sagte, das Bad sei offen.", "Moreiras Anwalt"),
    ("Lindas Trainer sagte, das Bad sei offen.", "Lindas Trainer"),
    ("Am Montag sagte Hessens Ministerpräsident, das Bad sei offen.", "Hessens Ministerpräsident"),
    ("Österreichs Verbände sagten, das Bad sei offen.", "Österreichs Verbände"),
    # behind a relative clause, in one, in a subordinate clause
    ("Die Ministerin, die aus Bern kommt, sagte, das Bad sei offen.", "Die Ministerin"),
    ("Das erzählte der Mann, der sagte, das Bad sei offen.", "der"),
    ("Es regnete, als die Ministerin sagte, das Bad sei offen.", "die Ministerin"),
    ("Der Zug fuhr ab, weil der Schaffner meinte, das Bad sei offen.", "der Schaffner"),
    # shared with the clause before
    ("Die Ministerin kam nach Bern und sagte, das Bad sei offen.", "Die Ministerin"),
    ("Der Verein dankte den Gästen, teilte aber mit, das Bad sei zu.", "Der Verein"),
    # passive
    ("Von der Stadt wurde mitgeteilt, das Bad sei offen.", "der Stadt"),
    # nobody
    ("Es hieß, das Bad sei offen.", ""),
    ("Man sagt, das Bad sei offen.", ""),
    ("Es wird vermutet, das Bad sei offen.", ""),
    # gender forms
    ("Die Sprecher:innen sagten, das Bad sei offen.", "Die Sprecher:innen"),
    ("Die Sprecher*innen sagten, das Bad sei offen.", "Die Sprecher*innen"),
    ("Die SprecherInnen sagten, das Bad sei offen.", "Die SprecherInnen"),
    ("Die Studierenden sagten, das Bad sei offen.", "Die Studierenden"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), PHRASES)
def test_speaker_phrase(read, text, speaker):
    found = [quote[2] for quote in read(text) if quote[1].startswith("das Bad sei")]
    assert found == [speaker]


SOURCES = [
    # names in marks
    ("Laut der „Neuen Rundschau“ ist das Haus leer.", "der „Neuen Rundschau“"),
    ("Das Haus ist laut der „Neuen Rundschau“ leer.", "der „Neuen Rundschau“"),
    ("Laut „Neuer Rundschau“ ist das Haus leer.", "„Neuer Rundschau“"),
    ("Laut der Zeitung „Neue Rundschau“ ist das Haus leer.", "der Zeitung „Neue Rundschau“"),
    ("Laut dem „Morgenkurier“ ist das Haus leer.", "dem „Morgenkurier“"),
    # what a noun of statements takes along
    ("Nach Angaben aus Graz ist das Haus leer.", "Angaben aus Graz"),
    ("Nach Angaben aus dem Rathaus ist das Haus leer.", "Angaben aus dem Rathaus"),
    ("Nach Angaben von Anwohnern ist das Haus leer.", "Angaben von Anwohnern"),
    ("Nach Angaben Österreichs ist das Haus leer.", "Angaben Österreichs"),
    ("Nach Auffassung Berns ist das Haus leer.", "Auffassung Berns"),
    ("Nach Meinung vieler Fachleute ist das Haus leer.", "Meinung vieler Fachleute"),
    ("Nach Ansicht mehrerer Anwälte ist das Haus leer.", "Ansicht mehrerer Anwälte"),
    # and what it does not
    ("Nach Angaben für zwei Tage ist das Haus leer.", "Angaben"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), SOURCES)
def test_source_phrase(read, text, speaker):
    assert [quote[2] for quote in read(text)] == [speaker]


NAMES = [
    # the name in the phrase
    ("Bürgermeisterin Jana Moser sagte, das Bad sei offen.", ["Jana Moser"]),
    ("Die Stadt gehört zu Hessen. Jana Moser wohnt dort. Das Bad sei offen, sagte Moser.", ["Jana Moser"]),
    ("Das Bad sei offen, sagte der Leiter des Amtes, Kurt Moser.", ["Kurt Moser"]),
    # pronouns
    ("Jana Moser kam nach Bern. Das Bad sei offen, sagte sie.", ["Jana Moser"]),
    ("Kurt Moser kam nach Bern. Das Bad sei offen, sagte er.", ["Kurt Moser"]),
    ("Kurt Moser traf Anna Berger in Bern. Das Bad sei offen, sagte sie.", ["Anna Berger"]),
    ("Anna Berger traf Kurt Moser in Bern. Das Bad sei offen, sagte er.", ["Kurt Moser"]),
    ("Kurt Moser leitet das Bad. Seiner Meinung nach ist es zu klein.", ["Kurt Moser"]),
    # a description by the role that stands beside the name
    ("Ministerin Anna Berger kam nach Bern. Das Bad sei offen, sagte die Ministerin.", ["Anna Berger"]),
    ("Verteidigungsminister Kurt Moser kam nach Bern. Das Bad sei offen, sagte der Minister.", ["Kurt Moser"]),
    # a noun for a person, told by its declension
    ("Jana Moser kam nach Bern. Das Bad sei offen, sagte die Athletin.", ["Jana Moser"]),
    ("Kurt Moser kam nach Bern. Das Bad sei offen, sagte der Lette.", ["Kurt Moser"]),
    ("Jana Moser kam nach Bern. Ihr zufolge bauen die Nachbarn neu.", ["Jana Moser"]),
    # somebody who was introduced without a name is not somebody else with one
    ("Kurt Moser schwieg. Ein Bote wartete am Tor. Das Bad sei offen, sagte der Bote.", [None]),
    # nobody named
    ("Das Bad sei offen, sagte ein Sprecher der Polizei.", [None]),
    ("Das Bad sei offen, sagte eine Anwohnerin.", [None]),
    # what somebody is is no name, however a pipeline takes it
    ("Das Bad sei offen, sagte die Intendantin.", [None]),
    ("Die Vorständin sagte, das Bad sei offen.", [None]),
    ("Der Koch sagte, das Bad sei offen.", [None]),
    ("Die Wirtin sagte, das Bad sei offen.", [None]),
    ("Der Landeshauptmann sagte, das Bad sei offen.", [None]),
    ("Intendantin Jana Moser kam. Das Bad sei offen, sagte die Intendantin.", ["Jana Moser"]),
    ("Die Universität Graz baut um. Das Bad sei offen, sagte die Universität.", ["Universität Graz"]),
    ("Anna Richter kam. Das Bad sei offen, sagte Richter.", ["Anna Richter"]),
    ("Jana Moser kam. Das Bad sei offen, sagten sie alle.", [None]),
    # an organisation by the noun for its kind
    ("Die Nordwind AG schließt ihr Werk. Man habe keine Wahl, teilte das Unternehmen mit.", ["Nordwind AG"]),
    ("Der SC Marienfurt sucht einen Trainer. Man lasse sich Zeit, sagte der Verein.", ["SC Marienfurt"]),
    (
        "Die Nordwind AG wies die Kritik der Gewerkschaft Schiene und Straße zurück. "
        "Nach Angaben des Unternehmens fahren alle Züge.",
        ["Nordwind AG"],
    ),
    ("Georg Pirker (SPÖ) war da. Man prüfe das, teilte das Unternehmen mit.", [None]),
    ("Laut Angaben der Nord-Süd-Universität ist das Bad offen.", ["Nord-Süd-Universität"]),
    # where somebody works or rules is not who speaks
    ("Das Bad sei offen, sagte der oberste Richter des Landes Hessen.", [None]),
    ("Das Bad sei offen, sagte eine Sprecherin von Ministerin Jana Moser.", [None]),
    ("Ole von Kramm kam. Das Bad sei offen, forderte von Kramm.", ["Ole von Kramm"]),
    ("Udo Kolb schweigt nicht. Das Bad sei offen, sagte der Direktor am Institut für Wasserbau.", ["Udo Kolb"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_name_of_the_speaker(names, text, expected):
    assert names(text) == expected


def test_the_voice_goes_on_with_its_name(names):
    assert names("Jana Moser sagte, das Bad sei offen. Man habe lange gebaut.") == ["Jana Moser", "Jana Moser"]


REFERRED = [
    # what a document says is what its author says
    ("Die Gewerkschaft Verdana stellte eine Studie vor. Der Studie zufolge fehlt Geld.", "Verdana"),
    ("Das Unternehmen Nordkabel sagte die Fahrt ab. Man bedauere das, hieß es in einer Mitteilung.", "Nordkabel"),
    ("Der Verein Nordkabel hat Sorgen. Laut einem Bericht könnte die Stadt helfen.", None),
    # organisations by the gender of their noun, and by what they are called
    ("Die Gewerkschaft Verdana wartet. Sie hatte im Mai gedroht, die Fähre zu bestreiken.", "Verdana"),
    # the writer does not speak in Konjunktiv
    ("Jana Moser ist ratlos. Die Halle sei zu klein, sagte sie. Ich höre zu. Man müsse bauen.", "Jana Moser"),
    ("Die Halle sei zu klein, sagte Jana Moser. Nötig seien laut Ole Kramm zwei Stege. Man müsse bauen.", "Jana Moser"),
    ("Die Halle sei zu klein, sagte Jana Moser. Ole Kramm zufolge sei sie gut. Man müsse nicht bauen.", "Ole Kramm"),
    ("Der Steg ist laut Quelle wieder offen.", None),
    ("Der Verein Nordkabel hat Sorgen. Laut eines Berichts könnte die Stadt helfen.", None),
    # what a thing is like, and what others say of somebody, is before a colon
    ("Die Halle sei zu klein, sagte Jana Moser. Die Lage ist ernst: Das Dach sei morsch.", "Jana Moser"),
    ("Die Halle sei leer, sagte Jana Moser. Ole Kramm soll getrickst haben: Er habe das Geld.", "Jana Moser"),
    # what was said, and by whom
    ("Jana Moser sprach lange. Ihre Botschaft: „Wir brauchen mehr Geld.“", "Jana Moser"),
    ("Jana Moser klagt über ein Verbot. Ihr Versprechen war, dass der Steg offen bleibt.", "Jana Moser"),
    ("Das Fazit des Rechnungshofs Kassel: „Die Stadt hat zu viel ausgegeben.“", "Rechnungshof Kassel"),
    # labels
    ("Die Schule hat geöffnet. Für Rektor Udo Kolb kein Thema: „Wir gehen heute ins Bad.“", "Udo Kolb"),
    # pointing words
    ("Den Zettel schrieb Jana Moser. Die lachte nur: „Das war ein Witz.“", "Jana Moser"),
    # who acts, not who is beside her
    ("Die Vorsitzende des Rats, Jana Moser, saß neben ihrer Anwältin Eva Holm. Sie habe Geduld, sagte sie.",
     "Jana Moser"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), REFERRED)
def test_whom_words_without_a_name_mean(names, text, name):
    assert names(text)[-1] == name


def test_a_heading_is_whose_words_the_line_below_tells(names, read):
    text = "Der Umbau beginnt bald.\n„Ein Gewinn für alle im Viertel“\nDas Bad sei ein Gewinn, findet Jana Moser."
    assert names(text) == ["Jana Moser", "Jana Moser"]
    assert read(text)[0] == ("direct", "Ein Gewinn für alle im Viertel", "", "")


WHO = [
    ("„Ich wollte nur duschen“, sagte nach dem Urteil Klägerin Jana Moser.", "Klägerin Jana Moser"),
    ("„Gut so“, sagte am Montag Ministerin Jana Moser.", "Ministerin Jana Moser"),
    ("„Wir denken an alle“, schrieb wolkig auf Instagram.", "wolkig"),
    ("Einige der Wirte haben Ministerin Jana Moser geschrieben, dass die Straße gesperrt sei.", "Einige der Wirte"),
    ("Es sind Vorwürfe, die der Dekan am Montag „erschütternd“ nannte.", "der Dekan"),
    ("Die Ministerin sieht der Trainer als „schwach“ an.", "der Trainer"),
    ("Das sei gut, sagte der Minister der Rheinischen Post.", "der Minister"),
    ("Das sei gut, sagte der Ministerpräsident der Deutschen Presse-Agentur.", "der Ministerpräsident"),
    ("Das Amt antwortete. Die Löhne seien offen, heißt es dort.", "dort"),
    ("Dann kam ein Brief. Darin steht, dass die Betten fehlen.", "Darin"),
    ("Dann kam eine E-Mail. „Wir stellen den Dienst ein“, stand darin.", "darin"),
    ("Im Bericht der Stadt, den die Zeitung einsehen konnte, steht, dass das Bad schließt.", "Bericht der Stadt"),
    ("„Die Lage ist ernst“, sagte von Dassel.", "von Dassel"),
    ("Bei dem Brand wurden nach Angaben der Feuerwehr Menschen verletzt.", "Angaben der Feuerwehr"),
    ("Die Firma hat nach eigenen Angaben Angebote aus drei Ländern.", "eigenen Angaben"),
    ("Bisher liegen laut Nordtex Bestellungen für zwölf Fähren vor.", "Nordtex"),
    ("Corona ist ein Problem, Jana Moser gab ihm recht: Man werde das Bad öffnen.", "Jana Moser"),
    ("Der Bericht, verfasst von der Kanzlei Moser, kommt zum Schluss, dass das Geld fehlt.", "Der Bericht"),
    ("Die Rätin, die lange gezögert, gedroht und am Ende zugestimmt hatte, zeigt sich sicher, dass es hält.",
     "Die Rätin"),
    ("„Wir wissen es nicht“, sagte, als sie aus dem Saal kam, die Rätin Jana Moser.", "die Rätin Jana Moser"),
    ("Die Halle sei zu klein, sagte die Stadt. Im Mai soll Jana Moser kommen. Dies werde man prüfen.", "die Stadt"),
    ("Der Minister habe Fieber, hieß es aus seinem Ministerium. Alle Gäste seien gewarnt.", "seinem Ministerium"),
    ("Das Bad sei offen, sagte die Rätin.\nEs schneit.\nDer Bus ist voll.\nAlle warten.\n„Wer bremst, verliert.“",
     ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), WHO)
def test_who_speaks(read, text, speaker):
    assert read(text)[-1][2] == speaker
