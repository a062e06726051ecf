"""Indirect quotes that hang on a verb or noun."""

import pytest

DASS = [
    ("Die Ministerin sagte, dass die Brücke fertig sei.", "dass die Brücke fertig sei", "Die Ministerin", "sagte"),
    ("Der Verein teilte mit, dass das Spiel ausfällt.", "dass das Spiel ausfällt", "Der Verein", "teilte mit"),
    ("Das Amt hat mitgeteilt, dass der Steg offen ist.", "dass der Steg offen ist", "Das Amt", "hat mitgeteilt"),
    ("Die Gewerkschaft kritisierte, dass niemand gefragt worden sei.", "dass niemand gefragt worden sei",
     "Die Gewerkschaft", "kritisierte"),
    ("Der Chef räumte ein, dass Fehler gemacht wurden.", "dass Fehler gemacht wurden", "Der Chef", "räumte ein"),
    ("Die Polizei geht davon aus, dass das Feuer gelegt wurde.", "dass das Feuer gelegt wurde", "Die Polizei",
     "geht … aus"),
    ("Die Forscherin wies darauf hin, dass der Winter mild war.", "dass der Winter mild war", "Die Forscherin",
     "wies … hin"),
    ("Am Montag bestätigte die Bahn, dass der Zug verspätet war.", "dass der Zug verspätet war", "die Bahn",
     "bestätigte"),
    ("Der Bauer hofft, dass es bald regnet.", "dass es bald regnet", "Der Bauer", "hofft"),
    ("Die Kritiker bezweifeln, dass der Plan gelingt.", "dass der Plan gelingt", "Die Kritiker", "bezweifeln"),
    ("Der Senat beschloss, dass die Schule umzieht.", "dass die Schule umzieht", "Der Senat", "beschloss"),
    ("Die Partei fordert, dass der Minister geht.", "dass der Minister geht", "Die Partei", "fordert"),
    ("Der Sprecher, der neu im Amt ist, sagte, dass er nichts wisse.", "dass er nichts wisse", "Der Sprecher", "sagte"),
    ("Er sagte der Zeitung am Freitag, dass er gehen werde.", "dass er gehen werde", "Er", "sagte"),
    ("Die Firma gab bekannt, dass sie das Werk schließt.", "dass sie das Werk schließt", "Die Firma", "gab bekannt"),
    ("Der Zeuge gab zu Protokoll, dass er geschlafen habe.", "dass er geschlafen habe", "Der Zeuge", "gab … Protokoll"),
    ("Die Ministerin machte deutlich, dass sie bleibt.", "dass sie bleibt", "Die Ministerin", "machte deutlich"),
    ("Der Verband ist der Ansicht, dass das Gesetz schadet.", "dass das Gesetz schadet", "Der Verband",
     "ist … Ansicht"),
    ("Die Trainerin zeigte sich überzeugt, dass die Mannschaft gewinnt.", "dass die Mannschaft gewinnt",
     "Die Trainerin", "zeigte … überzeugt"),
    ("Der Bürgermeister ist sicher, dass das Geld reicht.", "dass das Geld reicht", "Der Bürgermeister", "ist sicher"),
    ("Es wurde beschlossen, dass der Park gesperrt wird.", "dass der Park gesperrt wird", "", "wurde beschlossen"),
    ("Von der Behörde wurde bestätigt, dass das Wasser sauber ist.", "dass das Wasser sauber ist", "der Behörde",
     "wurde bestätigt"),
    ("Der Anwalt betonte, dass sein Mandant schweige, weil er krank sei.",
     "dass sein Mandant schweige, weil er krank sei", "Der Anwalt", "betonte"),
    ("Sie versprach, dass die Schule offen bleibt, und ging.", "dass die Schule offen bleibt", "Sie", "versprach"),
]  # fmt: skip

OB = [
    ("Die Reporterin fragte, ob der Minister zurücktrete.", "ob der Minister zurücktrete", "Die Reporterin", "fragte"),
    ("Der Rat überlegt, ob er das Bad schließt.", "ob er das Bad schließt", "Der Rat", "überlegt"),
    ("Die Eltern wollten wissen, ob die Schule bleibt.", "ob die Schule bleibt", "Die Eltern", "wollten wissen"),
    ("Der Abgeordnete fragte, warum niemand geantwortet habe.", "warum niemand geantwortet habe", "Der Abgeordnete",
     "fragte"),
    ("Die Polizei teilte mit, wo das Auto stand.", "wo das Auto stand", "Die Polizei", "teilte mit"),
    ("Sie erklärte, wie die Pumpe arbeitet.", "wie die Pumpe arbeitet", "Sie", "erklärte"),
]  # fmt: skip

VERB_SECOND = [
    ("Die Ministerin sagte, die Brücke sei fertig.", "die Brücke sei fertig", "Die Ministerin", "sagte"),
    ("Der Sprecher erklärte, man habe nichts gewusst.", "man habe nichts gewusst", "Der Sprecher", "erklärte"),
    ("Die Bahn teilte mit, der Zug falle aus.", "der Zug falle aus", "Die Bahn", "teilte mit"),
    ("Der Verein behauptet, das Geld sei gestohlen worden.", "das Geld sei gestohlen worden", "Der Verein",
     "behauptet"),
    ("Die Nachbarin meinte, das sei nicht neu.", "das sei nicht neu", "Die Nachbarin", "meinte"),
    ("Am Freitag hieß es, der Vertrag werde verlängert.", "der Vertrag werde verlängert", "", "hieß"),
    ("Der Präsident kündigte an, er werde nach Bern reisen.", "er werde nach Bern reisen", "Der Präsident",
     "kündigte an"),
    ("Die Kommission sagt, sie prüfe den Fall.", "sie prüfe den Fall", "Die Kommission", "sagt"),
    ("Der Zeuge sagte, er habe nichts gesehen und könne nicht helfen.", "er habe nichts gesehen und könne nicht helfen",
     "Der Zeuge", "sagte"),
    ("Die Firma versicherte, die Ware sei sicher, wenn man sie kühle.", "die Ware sei sicher, wenn man sie kühle",
     "Die Firma", "versicherte"),
    ("Sie warf dem Minister vor, er habe gelogen.", "er habe gelogen", "Sie", "warf … vor"),
    ("Der Bauer fürchtet, der Fluss könne steigen.", "der Fluss könne steigen", "Der Bauer", "fürchtet"),
    ("Die Ministerin sagte, wenn es regne, werde das Fest verschoben.", "wenn es regne, werde das Fest verschoben",
     "Die Ministerin", "sagte"),
    ("Der Trainer sagte: Das Spiel sei verdient verloren worden.", "Das Spiel sei verdient verloren worden",
     "Der Trainer", "sagte"),
    ("Sie sagte, sie sei müde, und fuhr nach Hause.", "sie sei müde", "Sie", "sagte"),
]  # fmt: skip

CUE_BEHIND = [
    ("Die Brücke sei fertig, sagte die Ministerin.", "Die Brücke sei fertig", "die Ministerin", "sagte"),
    ("Er habe nichts gewusst, beteuerte der Chef.", "Er habe nichts gewusst", "der Chef", "beteuerte"),
    ("Die Strecke werde im Mai gesperrt, teilte die Bahn mit.", "Die Strecke werde im Mai gesperrt", "die Bahn",
     "teilte … mit"),
    ("Das Museum bleibt offen, teilte die Stadt mit.", "Das Museum bleibt offen", "die Stadt", "teilte … mit"),
    ("Man müsse jetzt handeln, forderte der Verband.", "Man müsse jetzt handeln", "der Verband", "forderte"),
    ("Der Fluss sei sauber, heißt es in dem Bericht.", "Der Fluss sei sauber", "dem Bericht", "heißt"),
    ("Es sei zu früh für ein Urteil, hatte die Richterin gesagt.", "Es sei zu früh für ein Urteil", "die Richterin",
     "hatte … gesagt"),
    ("Dass er gehe, bestätigte der Trainer.", "Dass er gehe", "der Trainer", "bestätigte"),
    ("Wer wolle, könne sich melden, sagte die Lehrerin.", "Wer wolle, könne sich melden", "die Lehrerin", "sagte"),
    ("Sie habe Alter, Einkommen und Wohnort geprüft, sagte sie am Donnerstag.",
     "Sie habe Alter, Einkommen und Wohnort geprüft", "sie", "sagte"),
    ("Der Steg sei offen, das teilte die Stadt mit.", "Der Steg sei offen", "die Stadt", "teilte … mit"),
    ("Er sei krank, sagte der Minister, könne aber arbeiten.", "Er sei krank, sagte der Minister, könne aber arbeiten",
     "der Minister", "sagte"),
    ("Man habe ihm, so schildert es der Wirt, alles genommen.",
     "Man habe ihm, so schildert es der Wirt, alles genommen", "der Wirt", "schildert"),
    ("Im Herbst, sagte die Ministerin, werde die Brücke fertig.",
     "Im Herbst, sagte die Ministerin, werde die Brücke fertig", "die Ministerin", "sagte"),
]  # fmt: skip

INFINITIVES = [
    ("Die Ministerin versprach, die Brücke zu bauen.", "die Brücke zu bauen", "Die Ministerin", "versprach"),
    ("Der Verband forderte die Regierung auf, das Gesetz zu ändern.", "das Gesetz zu ändern", "Der Verband",
     "forderte … auf"),
    ("Die Polizei bat die Anwohner, die Fenster zu schließen.", "die Fenster zu schließen", "Die Polizei", "bat"),
    ("Der Chef kündigte an, das Werk zu verkaufen.", "das Werk zu verkaufen", "Der Chef", "kündigte an"),
    ("Der Rat beschloss, das Bad zu schließen.", "das Bad zu schließen", "Der Rat", "beschloss"),
    ("Die Ärztin riet, mehr Wasser zu trinken.", "mehr Wasser zu trinken", "Die Ärztin", "riet"),
    ("Die Gewerkschaft drohte, den Betrieb zu bestreiken.", "den Betrieb zu bestreiken", "Die Gewerkschaft", "drohte"),
    ("Der Angeklagte bestritt, das Geld genommen zu haben.", "das Geld genommen zu haben", "Der Angeklagte",
     "bestritt"),
    ("Die Opposition warf ihm vor, die Wähler zu täuschen.", "die Wähler zu täuschen", "Die Opposition", "warf … vor"),
    ("Die Stadt schlug vor, den Platz umzubauen.", "den Platz umzubauen", "Die Stadt", "schlug vor"),
    ("Die Firma hat zugesagt, alle Löhne zu zahlen.", "alle Löhne zu zahlen", "Die Firma", "hat zugesagt"),
    ("Der Minister lehnte es ab, sich zu entschuldigen.", "sich zu entschuldigen", "Der Minister", "lehnte … ab"),
    ("Die Behörde ordnete an, den Hof zu räumen.", "den Hof zu räumen", "Die Behörde", "ordnete an"),
    ("Sie rief dazu auf, Ruhe zu bewahren.", "Ruhe zu bewahren", "Sie", "rief … auf"),
    ("Der Verein empfahl, früh anzureisen.", "früh anzureisen", "Der Verein", "empfahl"),
]  # fmt: skip

NOUNS = [
    ("Die Sorge, dass der Fluss steigt, ist groß.", "dass der Fluss steigt", "Sorge"),
    ("Die Behauptung des Ministers, er habe nichts gewusst, stimmt nicht.", "er habe nichts gewusst", "Behauptung"),
    ("Die Forderung der Gewerkschaft, die Löhne zu erhöhen, ist alt.", "die Löhne zu erhöhen", "Forderung"),
    ("Der Vorwurf, er habe gelogen, wiegt schwer.", "er habe gelogen", "Vorwurf"),
    ("Die Hoffnung, dass es bald regnet, schwindet.", "dass es bald regnet", "Hoffnung"),
    ("Die Ankündigung der Bahn, die Preise zu senken, überrascht.", "die Preise zu senken", "Ankündigung"),
]


# the negation of an attribute does not refuse the statement
NOT_REFUSED = [
    ("Unter Berufung auf nicht genannte Quellen gab sie an, das Bad sei offen.", "das Bad sei offen", "sie",
     "gab … an"),
    ("Unter Berufung auf nicht näher genannte Quellen gab die Zeitung an, das Bad sei offen.", "das Bad sei offen",
     "die Zeitung", "gab … an"),
    ("Die nicht anwesende Ministerin sagte, das Bad sei offen.", "das Bad sei offen", "Die nicht anwesende Ministerin",
     "sagte"),
    ("Der nicht gewählte Obmann erklärte, die Halle sei zu klein.", "die Halle sei zu klein",
     "Der nicht gewählte Obmann", "erklärte"),
    ("In einem nicht unterschriebenen Brief behauptet der Verein, das Geld sei weg.", "das Geld sei weg", "der Verein",
     "behauptet"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "quote", "speaker", "cue"), [*DASS, *OB, *VERB_SECOND, *CUE_BEHIND, *INFINITIVES, *NOT_REFUSED]
)
def test_indirect_quote_of_a_verb(read, text, quote, speaker, cue):
    assert ("indirect", quote, speaker, cue) in read(text)


@pytest.mark.parametrize(("text", "quote", "cue"), NOUNS)
def test_indirect_quote_of_a_noun(read, text, quote, cue):
    assert [(found[0], found[1], found[3]) for found in read(text)] == [("indirect", quote, cue)]


OWNERS = [
    ("Die Forderung der Gewerkschaft, die Löhne zu erhöhen, ist alt.", "der Gewerkschaft"),
    ("Die Behauptung des Ministers, er habe nichts gewusst, stimmt nicht.", "des Ministers"),
    ("Jana Mosers Behauptung, sie habe geschlafen, stimmt nicht.", "Jana Mosers"),
    ("Der Betrieb schloss mit der Begründung, das Geld sei weg.", "Der Betrieb"),
]


@pytest.mark.parametrize(("text", "speaker"), OWNERS)
def test_whose_saying_a_noun_is(read, text, speaker):
    assert read(text)[0][2] == speaker


NONE = [
    # refused statements
    "Der Sprecher wollte nicht sagen, ob der Minister geht.",
    "Die Polizei teilte nicht mit, dass das Bad offen ist.",
    "Sie gab nicht an, ob das Bad offen sei.",
    "Der Anwalt sagte nicht, wer das Bad kauft.",
    "Die Polizei konnte nicht bestätigen, dass es Verletzte gab.",
    "Die Firma wollte sich nicht dazu äußern, warum das Werk schließt.",
    # no verb of saying, no complement
    "Es regnete so stark, dass der Keller volllief.",
    "Der Zug hielt an, sodass alle aussteigen konnten.",
    "Die Arbeiter begannen, das Dach zu decken.",
    "Er fuhr nach Bern, um seine Tante zu besuchen.",
    "Der Händler öffnete das Geschäft, ohne zu zögern.",
    "Die Frau, die das Haus kaufte, zog im Mai ein.",
    "Wenn es regnet, bleibt das Bad geschlossen.",
    "Das Haus hat zwei Türen und einen Garten.",
    "Die Sitzung findet am Montag statt.",
    "Der Saal befindet sich im Keller.",
    "Die Zahl der Gäste stieg, doch das Wetter war schlecht.",
    "Nach der Entscheidung des Gerichts gingen alle nach Hause.",
    "Nach dem Spiel feierten die Fans.",
    "Der Ruf nach einem neuen Bad wird leiser.",
    "Im Frühjahr gingen die Preise zurück.",
    "Die Kinder hielten sich an den Händen.",
    "Sie möchte im Sommer nach Wien fahren.",
    "Der Wagen hätte fast den Baum getroffen.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_quote(read, text):
    assert read(text) == []


def test_a_direct_piece_in_an_indirect_quote_is_a_quote_of_its_own(nlp):
    from newskit.quotes import find_quotes

    doc = nlp("Die Ministerin sagte, der Plan sei „mutig und richtig“.")
    outer, inner = find_quotes(doc)
    assert (outer.type, outer.parent) == ("indirect", None)
    assert (inner.type, inner.parent) == ("direct", 0)
    assert doc.text[inner.start : inner.end] == "mutig und richtig"
    assert inner.speaker == outer.speaker
