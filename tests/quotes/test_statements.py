"""Whole texts and all of their quotes: who claims, who contradicts, what a tag, a dash and a semicolon part."""

import pytest

CASES = [
    # appositions
    (
        "Der Sprecher der Winzer im Beirat der Landesbank, Ole Kramm, sagte, die Lese sei gut.",
        [("indirect", "die Lese sei gut", "Der Sprecher der Winzer im Beirat der Landesbank, Ole Kramm", "sagte")],
    ),
    (
        "Der Ministerpräsident des Landes Salm, Jan Beispiel (CDU), sagte, die Lese sei gut.",
        [("indirect", "die Lese sei gut", "Der Ministerpräsident des Landes Salm, Jan Beispiel (CDU)", "sagte")],
    ),
    (
        "„Das wird teuer“, sagte die Wiener Verkehrs-, Bau- und Planungschefin Rita Voss.",
        [("direct", "Das wird teuer", "die Wiener Verkehrs-, Bau- und Planungschefin Rita Voss", "sagte")],
    ),
    (
        "Scharfe Kritik übte die Beauftragte für Tierschutz, Rita Voss. Der Stall habe keine Fenster.",
        [("indirect", "Der Stall habe keine Fenster", "die Beauftragte für Tierschutz, Rita Voss", "")],
    ),
    (
        "Der Verein klagt. Dessen Vorsitzende Rita Voss monierte, das Geld fehle.",
        [("indirect", "das Geld fehle", "Dessen Vorsitzende Rita Voss", "monierte")],
    ),
    (
        "Der Rat von Lindau hat nach langer, streckenweise lauter Debatte beschlossen, das Bad zu schließen.",
        [("indirect", "das Bad zu schließen", "Der Rat von Lindau", "hat … beschlossen")],
    ),
    (
        "Der Zoll rügte die Fähre, deren Fracht das zuständige Amt als „heikel“ eingestuft hat.",
        [("direct", "heikel", "das zuständige Amt", "eingestuft hat")],
    ),
    # man
    (
        "Bei der Reederei Nordlicht weist man das als „böse Unterstellung“ zurück.",
        [("direct", "böse Unterstellung", "der Reederei Nordlicht", "weist … zurück")],
    ),
    (
        "Vielleicht sollte man sagen, dass hier die Stadt schläft.",
        [],
    ),
    # tags
    (
        "Die Miete sei „schlicht nicht zu zahlen“, begründete Kämmerin Rita Voss den Auszug. Schon jetzt fehle das "
        "Geld.",
        [
            ("indirect", "Die Miete sei „schlicht nicht zu zahlen“", "Kämmerin Rita Voss", "begründete"),
            ("direct", "schlicht nicht zu zahlen", "Kämmerin Rita Voss", "begründete"),
            ("indirect", "Schon jetzt fehle das Geld", "Kämmerin Rita Voss", ""),
        ],
    ),
    (
        "Man verlange nichts, was andere nicht längst zahlten, rechtfertigte Bezirksleiter Ole Kramm den Ausstand.",
        [
            (
                "indirect",
                "Man verlange nichts, was andere nicht längst zahlten",
                "Bezirksleiter Ole Kramm",
                "rechtfertigte",
            )
        ],
    ),
    (
        "Dass der Deich nicht hält, davon ist Rita Voss überzeugt.",
        [("indirect", "Dass der Deich nicht hält", "Rita Voss", "ist … überzeugt")],
    ),
    (
        "Aus Sicht der Anwohner sei das verständlich, findet auch Pfarrerin Rita Voss aus Kassel.",
        [
            ("indirect", "Aus Sicht der Anwohner sei das verständlich", "Pfarrerin Rita Voss", "findet"),
            ("indirect", "sei das verständlich", "Sicht der Anwohner", "Aus"),
        ],
    ),
    (
        "Als Kramm am Sonntag das Ziel erreichte, war der Läufer überrascht.",
        [],
    ),
    (
        "Mit dieser Zeit unterbot sie die Norm, das garantiert ein paar Vorteile.",
        [],
    ),
    (
        "Er habe es geahnt, meldet die Agentur Ria, nachdem andere davon berichtet hatten.",
        [("indirect", "Er habe es geahnt", "die Agentur Ria", "meldet")],
    ),
    (
        "„Es zieht hier furchtbar“, schimpfte am Bahnhof Nebraleben eine Schaffnerin.",
        [("direct", "Es zieht hier furchtbar", "eine Schaffnerin", "schimpfte")],
    ),
    # several statements
    (
        "„Das ist ein Irrtum“, rief Anwalt Ole Kramm in die Menge; man werde in Revision gehen.",
        [
            ("direct", "Das ist ein Irrtum", "Anwalt Ole Kramm", "rief"),
            ("indirect", "man werde in Revision gehen", "Anwalt Ole Kramm", ""),
        ],
    ),
    (
        "Man könne, so die Wirtin weiter, nicht länger warten; jede andere Lösung sei „Selbstbetrug“.",
        [
            (
                "indirect",
                "Man könne, so die Wirtin weiter, nicht länger warten; jede andere Lösung sei „Selbstbetrug“",
                "die Wirtin",
                "so",
            ),
            ("direct", "Selbstbetrug", "die Wirtin", "so"),
        ],
    ),
    (
        "Er sehe darin einen Anfang: „Ich halte viel davon.“ Wünschenswert sei ein Ruck.",
        [
            ("indirect", "Er sehe darin einen Anfang", "", ""),
            ("direct", "Ich halte viel davon.", "Er", "sehe"),
            ("indirect", "Wünschenswert sei ein Ruck", "Er", ""),
        ],
    ),
    (
        "Rita Voss sicherte Hilfe zu, musste auf Nachfrage jedoch einräumen, dass Geld fehlt.",
        [("indirect", "dass Geld fehlt", "Rita Voss", "musste … einräumen")],
    ),
    (
        "Torwart Ole Kramm nahm den Trainer in Schutz, an ihm habe es nicht gelegen.",
        [("indirect", "an ihm habe es nicht gelegen", "Torwart Ole Kramm", "")],
    ),
    # what a word governs
    (
        "Der Rat war empört über das Argument der Firma, dass Lärm gesund sei.",
        [("indirect", "dass Lärm gesund sei", "der Firma", "Argument")],
    ),
    (
        "Die Firma machte Andeutungen, dass es bald ein Werk gibt.",
        [("indirect", "dass es bald ein Werk gibt", "Die Firma", "Andeutungen")],
    ),
    (
        "Kramm gibt die Hoffnung noch nicht auf, dass sich ein Käufer findet.",
        [("indirect", "dass sich ein Käufer findet", "Kramm", "Hoffnung")],
    ),
    (
        "Aus der Fraktion kam der Vorschlag, die Regeln zu lockern.",
        [("indirect", "die Regeln zu lockern", "der Fraktion", "Vorschlag")],
    ),
    (
        "Rita Voss schickte vorweg, dass alle Feiern ausfallen.",
        [("indirect", "dass alle Feiern ausfallen", "Rita Voss", "schickte vorweg")],
    ),
    (
        "Der Bericht bescheinigt dem Amt, Akten vernichtet zu haben.",
        [("indirect", "Akten vernichtet zu haben", "Der Bericht", "bescheinigt")],
    ),
    # what attributes
    (
        "Das Fest fällt aus – laut Kramm aus Mangel an Geld.",
        [("indirect", "aus Mangel an Geld", "Kramm", "laut")],
    ),
    (
        "Er lehnte ab, weil ihm, wie er später einräumte, das Geld fehlte.",
        [("indirect", "weil ihm, wie er später einräumte, das Geld fehlte", "er", "wie … einräumte")],
    ),
    (
        "Der Rat billigte einen Plan, derzufolge alle Linden fallen.",
        [("indirect", "alle Linden fallen", "einen Plan", "derzufolge")],
    ),
    (
        "Nach „Seepost“-Informationen ermittelt der Zoll.",
        [("indirect", "ermittelt der Zoll", "„Seepost“-Informationen", "Nach")],
    ),
    (
        "Man hofft auf Ruhe – „natürlich nur im übertragenen Sinne“, wie Pfarrerin Rita Voss sagt.",
        [("direct", "natürlich nur im übertragenen Sinne", "Pfarrerin Rita Voss", "wie … sagt")],
    ),
    # what points back
    (
        "Der Kreis hält am Plan fest. Das machte Ministerin Rita Voss am Dienstag deutlich.",
        [("indirect", "Der Kreis hält am Plan fest.", "Ministerin Rita Voss", "machte … deutlich")],
    ),
    (
        "Die Preise steigen weiter. Davon geht der Verband aus.",
        [("indirect", "Die Preise steigen weiter.", "der Verband", "geht … aus")],
    ),
    (
        "Der Iran ließ den Reporter frei. Das bestätigte das Gericht nach Angaben der Agentur Fars.",
        [("indirect", "Der Iran ließ den Reporter frei.", "das Gericht", "bestätigte")],
    ),
    # direct
    (
        "Für den Juristen Ole Kramm, der in Kassel lehrt, ist der Fall „ein Lehrstück“.",
        [("direct", "ein Lehrstück", "den Juristen Ole Kramm", "")],
    ),
    (
        "In einem Bericht, der vorliegt, ist von „erheblichen Mängeln in der Küche“ die Rede.",
        [("direct", "erheblichen Mängeln in der Küche", "einem Bericht", "ist … Rede")],
    ),
    (
        "Die Kammer zeigte sich entrüstet über „die Willkür“ der Stadt.",
        [("direct", "die Willkür", "Die Kammer", "zeigte … entrüstet")],
    ),
    (
        "In der Mitteilung kam auch Ole Kramm, Leiter des Teams, zu Wort: „Wir sind froh.“",
        [("direct", "Wir sind froh.", "Ole Kramm, Leiter des Teams", "kam … Wort")],
    ),
    (
        "Ole Kramm lobte das Heft. Umso wichtiger seien Leute, die öffentlich über Sorgen sprächen: „Das hilft allen.“",
        [
            ("indirect", "Umso wichtiger seien Leute, die öffentlich über Sorgen sprächen", "Ole Kramm", ""),
            ("direct", "Das hilft allen.", "Ole Kramm", ""),
        ],
    ),
    # who goes on
    (
        "Kramm sprach von Verrat. Die Wirtin behaupte, er habe gelogen.",
        [
            ("indirect", "Die Wirtin behaupte, er habe gelogen", "Kramm", ""),
            ("indirect", "er habe gelogen", "Die Wirtin", "behaupte"),
        ],
    ),
    (
        "Rita Voss widersprach. Drei Zeugen hätten gelogen; entweder irrten sie, oder er irre.",
        [("indirect", "Drei Zeugen hätten gelogen; entweder irrten sie, oder er irre", "Rita Voss", "")],
    ),
    (
        "Dem widersprach das Amt entschieden. Sämtliche Karten seien geprüft.",
        [("indirect", "Sämtliche Karten seien geprüft", "das Amt", "")],
    ),
    (
        "Rita Voss zeigte wenig Verständnis und riet Gästen, Bus zu fahren.",
        [("indirect", "Bus zu fahren", "Rita Voss", "riet")],
    ),
    (
        "Die Läden sind wieder offen, laut Kramm fehlen aber die Kunden.",
        [("indirect", "fehlen aber die Kunden", "Kramm", "laut")],
    ),
    (
        "Der Hafen wächst, einer Umfrage zufolge stört das jeden Dritten.",
        [("indirect", "stört das jeden Dritten", "einer Umfrage", "zufolge")],
    ),
    (
        "Die Brücke, sagte Rita Voss: „Die ist zu alt.“ Sie müsse weg, brummte Kramm: „Und zwar bald.“",
        [
            ("direct", "Die ist zu alt.", "Rita Voss", "sagte"),
            ("indirect", "Sie müsse weg", "Kramm", "brummte"),
            ("direct", "Und zwar bald.", "Kramm", "brummte"),
        ],
    ),
    (
        "Jeder Dritte gab an, weniger für Möbel, Autos oder Reisen ausgeben zu wollen.",
        [("indirect", "weniger für Möbel, Autos oder Reisen ausgeben zu wollen", "Jeder Dritte", "gab an")],
    ),
    # no quotes
    (
        "Interessant wäre, wie die Kammer diesen Fall bewertet.",
        [],
    ),
    (
        "So jedenfalls, so meine These, verläuft das Fest.",
        [],
    ),
    (
        "Vieles spricht dafür, dass der Kran zu alt war.",
        [],
    ),
    (
        "Die Zahlen lassen vermuten, dass der Kran zu alt war.",
        [],
    ),
    (
        "Man bekommt das Gefühl, dass der Kran zu alt war.",
        [],
    ),
    (
        "Glaubt die Stadt, dass ein Kran genügt?",
        [],
    ),
    (
        "Viele Stellen – sei es im Hafen oder im Werk – sind frei.",
        [],
    ),
    (
        "Die Rätin erkennt, dass der Kran zu alt ist.",
        [],
    ),
    (
        "Doch wenn man jetzt meint, dass der Kran hält, täuscht man sich.",
        [],
    ),
    (
        "Meiner Meinung nach ist der Kran zu alt.",
        [],
    ),
    (
        "Heute spricht man von der „Klappe“.",
        [],
    ),
    (
        "Würden die Pläne umgesetzt, verlöre die Stadt ihr Bad.",
        [],
    ),
    (
        "Es war der heikelste Teil: Wäre er misslungen, hätte man alles verloren.",
        [],
    ),
    (
        "Wissen Sie auch, was dahinter steckt?",
        [],
    ),
    (
        "So ist auch zu sehen, wie der Bau wächst.",
        [],
    ),
    (
        "Die Firma erweckt den Eindruck, dass sie nicht liefern kann.",
        [],
    ),
    (
        "Für Freitag hat der Chor ein Fest angekündigt, bei dem rote Fahnen wehen sollen.",
        [],
    ),
    # insertions and lists
    (
        "Moderatorin Rita Voss – ihr Zeichen ist ein Hut – hatte erklärt, sie habe niemanden beschuldigt.",
        [("indirect", "sie habe niemanden beschuldigt", "Moderatorin Rita Voss", "hatte erklärt")],
    ),
    (
        "Das Tier, davon ist Försterin Rita Voss überzeugt, sei zahm.",
        [
            (
                "indirect",
                "Das Tier, davon ist Försterin Rita Voss überzeugt, sei zahm",
                "Försterin Rita Voss",
                "ist … überzeugt",
            )
        ],
    ),
    (
        "Er sei, brummte Ole Kramm, „ganz zufrieden“.",
        [
            ("indirect", "Er sei, brummte Ole Kramm, „ganz zufrieden“", "Ole Kramm", "brummte"),
            ("direct", "ganz zufrieden", "Ole Kramm", "brummte"),
        ],
    ),
    (
        "Dass Karten teurer werden, wollte er nicht ausschließen.",
        [("indirect", "Dass Karten teurer werden", "er", "wollte … ausschließen")],
    ),
    (
        "Damit sei man „an der Grenze des Machbaren“, erklärte der Verband.",
        [
            ("indirect", "Damit sei man „an der Grenze des Machbaren“", "der Verband", "erklärte"),
            ("direct", "an der Grenze des Machbaren", "der Verband", "erklärte"),
        ],
    ),
    (
        "Es fehle nicht am Willen, sondern am Geld, teilte ein Sprecher mit – wer baue, müsse zahlen.",
        [
            (
                "indirect",
                "Es fehle nicht am Willen, sondern am Geld, teilte ein Sprecher mit – wer baue, müsse zahlen",
                "ein Sprecher",
                "teilte … mit",
            )
        ],
    ),
    (
        "Die Genehmigung leide an einem Fehler, entschied der Senat in Münster.",
        [("indirect", "Die Genehmigung leide an einem Fehler", "der Senat in Münster", "entschied")],
    ),
    (
        "Sie appelliere an alle, sagte Rita Voss, nur an den Straßen stünden Wagen.",
        [
            (
                "indirect",
                "Sie appelliere an alle, sagte Rita Voss, nur an den Straßen stünden Wagen",
                "Rita Voss",
                "sagte",
            )
        ],
    ),
    # who speaks
    (
        "Letzteres bezweifelt der Verband „Gleis frei“: Auf der Strecke habe man sie nie gesehen.",
        [("indirect", "Auf der Strecke habe man sie nie gesehen", "der Verband „Gleis frei“", "")],
    ),
    (
        "Ein anderer will wissen, ob das reicht.",
        [("indirect", "ob das reicht", "Ein anderer", "will wissen")],
    ),
    (
        "Und Kramm? Der brummt, gebadet werde im Sommer.",
        [("indirect", "gebadet werde im Sommer", "Der", "brummt")],
    ),
    (
        "Eva Kern schwieg. Ole Kramm wörtlich: „Das reicht nicht.“",
        [("direct", "Das reicht nicht.", "Ole Kramm", "")],
    ),
    (
        "Man schwieg in Bern. Dort wies man das in Washington als „Unfug“ zurück.",
        [("direct", "Unfug", "Washington", "wies … zurück")],
    ),
    # what attributes
    (
        "Rund 200 wurden laut dem Vogt der Provinz verletzt.",
        [("indirect", "Rund 200 wurden laut dem Vogt der Provinz verletzt", "dem Vogt der Provinz", "laut")],
    ),
    (
        "Es wurden Zweifel laut, dass das Geld reicht.",
        [("indirect", "dass das Geld reicht", "Zweifel", "wurden … laut")],
    ),
    (
        "Laut Amt gibt es 90 Höfe: Viele davon sind klein.",
        [("indirect", "gibt es 90 Höfe", "Amt", "Laut")],
    ),
    (
        "Es gibt Berichte, denen zufolge alle Plätze fehlen.",
        [("indirect", "alle Plätze fehlen", "denen", "zufolge")],
    ),
    (
        "Einer Umfrage nach würde jeder dritte Lehrling wechseln.",
        [("indirect", "würde jeder dritte Lehrling wechseln", "Einer Umfrage", "nach")],
    ),
    # no quotes
    (
        "Ob es dort regnet, weiß niemand.",
        [],
    ),
    (
        "Ob gebaut wird, entscheidet der Rat im Mai.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "quotes"), CASES, ids=[case[0] for case in CASES])
def test_all_quotes_of_a_text(read, text, quotes):
    assert read(text) == quotes


NAMES = [
    ("Trainer Timo Hahn war froh. „Das reicht“, sagte der Coach.", ["Timo Hahn"]),
    ("Lea Roth siegte. Die Französin sagte, sie sei stolz.", ["Lea Roth"]),
    ("Nils Roth trat zurück. Der Kandidat sagte, er sei müde.", ["Nils Roth"]),
    ("Die SPD stellt sich auf. Sie fordert, die Steuern zu senken.", ["SPD"]),
    ("Udo Kolb leitet die SPD. Sie fordert, die Steuern zu senken.", ["SPD"]),
    ("Nach „Seepost“-Recherchen ermittelt der Zoll.", ["Seepost"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_who_the_speakers_are(names, text, expected):
    assert names(text) == expected
