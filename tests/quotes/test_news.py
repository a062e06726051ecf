"""Sentences as papers print them: coordination, objects in front, words left out, places that speak, sentence ends."""

import pytest

CASES = [
    ("Die Säle, die leer standen, nannte der Wirt „trostlos“.", [("direct", "trostlos", "der Wirt", "nannte")]),
    (
        "Der Bischof, der zunächst Mosers Sieg als „Märchen“ bezeichnete, lud ihn ein.",
        [("direct", "Märchen", "der", "bezeichnete")],
    ),
    (
        "Trainerin Eva Holm hat keine Lust, ihre Aufstellung vorher zu verraten: „Das bleibt geheim.“",
        [("direct", "Das bleibt geheim.", "Trainerin Eva Holm", "")],
    ),
    (
        "Der Bäcker schließt. „Es ist genug“, sagte er. Sein Sohn war ausgewandert, und er wolle ihm folgen.",
        [("direct", "Es ist genug", "er", "sagte"), ("indirect", "und er wolle ihm folgen", "er", "")],
    ),
    (
        "Der Klub lehnte ab und die Stadt ihrerseits drohte, den Platz zu sperren.",
        [("indirect", "den Platz zu sperren", "die Stadt", "drohte")],
    ),
    (
        "Für Linz hat die Kammer ausgerechnet, dass jeder Gast zwölf Euro ausgibt.",
        [("indirect", "dass jeder Gast zwölf Euro ausgibt", "die Kammer", "hat … ausgerechnet")],
    ),
    (
        "Holm erklärte, über die Absicht, den Wald zu roden, sei sie „entsetzt“.",
        [
            ("indirect", "über die Absicht, den Wald zu roden, sei sie „entsetzt“", "Holm", "erklärte"),
            ("direct", "entsetzt", "Holm", "erklärte"),
        ],
    ),
    (
        "Der Rat lehnte das Geld ab, lobte aber die Idee und beschloss, sie im Mai zu beraten.",
        [("indirect", "sie im Mai zu beraten", "Der Rat", "beschloss")],
    ),
    (
        "Die Wirtin erklärte sich bereit, länger zu öffnen.",
        [("indirect", "länger zu öffnen", "Die Wirtin", "erklärte … bereit")],
    ),
    (
        "Sie gehe davon aus, so die Chefin weiter, dass die Arbeiten bis Mai dauern.",
        [
            (
                "indirect",
                "Sie gehe davon aus, so die Chefin weiter, dass die Arbeiten bis Mai dauern",
                "die Chefin",
                "so",
            )
        ],
    ),
    (
        "Die Kammer fordert ein Ende des Streits und dass die Stadt die Kosten trägt.",
        [("indirect", "dass die Stadt die Kosten trägt", "Die Kammer", "fordert")],
    ),
    ("„Unvernünftig“ nannte der Landrat das Bad im Eis.", [("direct", "Unvernünftig", "der Landrat", "nannte")]),
    (
        "Der Mann sei gesprungen, hieß es vonseiten der Wehr.",
        [("indirect", "Der Mann sei gesprungen", "der Wehr", "hieß")],
    ),
    (
        "Zustimmung kam aus Bern: Der Plan sei „klug“, sagte Bundesrat Reto Wyss.",
        [
            ("indirect", "Der Plan sei „klug“", "Bundesrat Reto Wyss", "sagte"),
            ("direct", "klug", "Bundesrat Reto Wyss", "sagte"),
        ],
    ),
    (
        "„Es gibt genug Platz“, sagte Holm. Der Bau koste 3 Millionen Euro.",
        [
            ("direct", "Es gibt genug Platz", "Holm", "sagte"),
            ("indirect", "Der Bau koste 3 Millionen Euro", "Holm", ""),
        ],
    ),
    (
        "Die Stadt teilte mit, sie schließe das Bad. Man bedaure diesen Schritt.",
        [
            ("indirect", "sie schließe das Bad", "Die Stadt", "teilte mit"),
            ("indirect", "Man bedaure diesen Schritt", "Die Stadt", ""),
        ],
    ),
    ("Eva Holm sagte: „Das wird knapp“ und ging.", [("direct", "Das wird knapp", "Eva Holm", "sagte")]),
    ("Er rief „Freiheit“ und lief davon.", [("direct", "Freiheit", "Er", "rief")]),
    (
        "Sie gab zu, den Mann gekannt zu haben, bestritt aber, ihn getroffen zu haben.",
        [
            ("indirect", "den Mann gekannt zu haben", "Sie", "gab zu"),
            ("indirect", "ihn getroffen zu haben", "Sie", "bestritt"),
        ],
    ),
    (
        "Sowohl die Stadt als auch das Land erklärten, man werde zahlen.",
        [("indirect", "man werde zahlen", "die Stadt als auch das Land", "erklärten")],
    ),
    (
        "„Wir brauchen Ruhe“ – mit diesen Worten trat Eva Holm vor die Presse.",
        [("direct", "Wir brauchen Ruhe", "Eva Holm", "")],
    ),
    (
        "Laut den Wirtinnen und den Wirten ist das falsch.",
        [("indirect", "ist das falsch", "den Wirtinnen und den Wirten", "Laut")],
    ),
    (
        "Das werde gut, äußerte der Vorsitzende der Grünen im Landtag, Jan Wiebusch.",
        [("indirect", "Das werde gut", "der Vorsitzende der Grünen im Landtag, Jan Wiebusch", "äußerte")],
    ),
    (
        "Das Dach wurde laut Polizei von einem Ast getroffen.",
        [("indirect", "Das Dach wurde laut Polizei von einem Ast getroffen", "Polizei", "laut")],
    ),
    ("Die Sprecherin des Amtes sagte, es brenne.", [("indirect", "es brenne", "Die Sprecherin des Amtes", "sagte")]),
    (
        "Holm sagte, sie sehe keine Gefahr, was für Ärger sorgte.",
        [("indirect", "sie sehe keine Gefahr", "Holm", "sagte")],
    ),
    ("Sie rief den Bund, das Land und die Stadt auf, zu zahlen.", [("indirect", "zu zahlen", "Sie", "rief … auf")]),
    (
        "Aus einem Brief, der dem „Seeboten“ vorliegt, geht hervor, dass die Länder mehr Geld wollen.",
        [("indirect", "dass die Länder mehr Geld wollen", "einem Brief", "geht hervor")],
    ),
    (
        "Der Minister sieht sich im Recht. Er habe „nach bestem Wissen“ gehandelt.",
        [
            ("indirect", "Er habe „nach bestem Wissen“ gehandelt", "Der Minister", ""),
            ("direct", "nach bestem Wissen", "Der Minister", ""),
        ],
    ),
    (
        "Die Sprecherin des Amtes beeilte sich, am Montag zu sagen, die Lage sei ruhig.",
        [("indirect", "die Lage sei ruhig", "Die Sprecherin des Amtes", "sagen")],
    ),
    (
        "Der Verein schrieb einen Brief. In diesem wird unter anderem gefordert, dass es mehr Bänke gibt.",
        [("indirect", "dass es mehr Bänke gibt", "diesem", "wird … gefordert")],
    ),
    (
        "Die Autorin heißt Ida von der Au. Von der Au sagte, das sei falsch.",
        [("indirect", "das sei falsch", "Von der Au", "sagte")],
    ),
    (
        "Der Vertrag baut auf einem Brief beider Städte auf, in dem es heißt, dass der Weg offen ist.",
        [("indirect", "dass der Weg offen ist", "einem Brief beider Städte", "heißt")],
    ),
    (
        "Nach bisher bestätigten Angaben wurde der Wirt von einem Balken getroffen.",
        [("indirect", "wurde der Wirt von einem Balken getroffen", "bestätigten Angaben", "Nach")],
    ),
    (
        "Er sagte, was gestern noch galt, müsse heute nicht mehr gelten.",
        [("indirect", "was gestern noch galt, müsse heute nicht mehr gelten", "Er", "sagte")],
    ),
    (
        "Der Pächter hat nach eigenen Angaben von der Kündigung nichts gehört.",
        [
            (
                "indirect",
                "Der Pächter hat nach eigenen Angaben von der Kündigung nichts gehört",
                "eigenen Angaben",
                "nach",
            )
        ],
    ),
    (
        "Der Konzern dementierte Berichte, dass das Werk schließe.",
        [("indirect", "dass das Werk schließe", "Der Konzern", "dementierte")],
    ),
    (
        "Gerüchte, denen zufolge das Bad schließt, nannte eine Sprecherin „dummes Zeug“.",
        [
            ("indirect", "das Bad schließt", "denen", "zufolge"),
            ("direct", "dummes Zeug", "eine Sprecherin", "nannte"),
        ],
    ),
    (
        "Das Bad bleibt zu. Das kündigte Kämmerer Ole Brandt am Montag an.",
        [("indirect", "Das Bad bleibt zu.", "Kämmerer Ole Brandt", "kündigte … an")],
    ),
    ("Nach Gurtis Angaben ist der Damm dicht.", [("indirect", "ist der Damm dicht", "Gurtis Angaben", "Nach")]),
    (
        "Am Montag kam Udo Kolb. Ein Sieg Mosers wurde wahr. Man habe lange gewartet.",
        [("indirect", "Man habe lange gewartet", "Udo Kolb", "")],
    ),
]

NOTHING = [
    "Wer glaubt, dass der Damm hält, irrt sich.",
    "Das Bad ist, wenn nicht das größte, so doch das älteste Bad.",
    "Der Wirt beschreibt sein Bier mit der Bezeichnung „das flüssige Gold“.",
    "Die Grünen verfügen über neun Sitze, ein „rosarotes“ Bündnis über zwölf.",
    "Sie war bekannt für ihr Talent, Streit zu schlichten.",
    "Die Werkstatt hat einen Ausweg gefunden: Das Rad bleibt stehen.",
    "Das freut den Bund, weil der Weg eine aus seiner Sicht gute Lage hat.",
    "Der Plan könnte aus fachlicher Sicht scheitern.",
    "Er lernte Koch, fand dann in Graz eine Stelle.",
]


@pytest.mark.parametrize(("text", "quotes"), CASES, ids=[case[0] for case in CASES])
def test_all_quotes_of_a_text(read, text, quotes):
    assert read(text) == quotes


@pytest.mark.parametrize("text", NOTHING)
def test_what_nobody_says(read, text):
    assert read(text) == []


NAMES = [
    ("Nach Angaben von n24 brannte ein Stall.", "n24"),
    ("Nach Angaben von AI fehlen Betten.", "AI"),
    ("Das Magazin „Ufer“ meldet, der Steg sei offen.", "Ufer"),
    ("„Seepost“ meldet, der Steg sei offen.", "Seepost"),
    ("Die EU-Kommission kündigte an, zu klagen.", "EU-Kommission"),
    ("Eva Moser schwieg. Das wisse sie nicht, sagte Mosers Manager Udo Kolb.", "Udo Kolb"),
    ("Ida von der Au kam. Von der Au sagte, das sei falsch.", "Ida von der Au"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_who_the_speaker_is(names, text, name):
    assert names(text) == [name]
