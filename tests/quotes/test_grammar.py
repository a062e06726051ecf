"""Sentences in which who speaks, or where a quote ends, is told by grammar alone; each with all of its quotes.

Long attributes, passives, antecedents, appositions, whose view something is, and what only looks like a quote.
"""

import pytest

CASES = [
    (
        "Die US Botschaft teilte auf Anfrage mit, dass geübt werde.",
        [("indirect", "dass geübt werde", "Die US Botschaft", "teilte … mit")],
    ),
    (
        "Die vom Gericht bestellte Gutachterin Eva Holm sagte, das Dach sei dicht.",
        [("indirect", "das Dach sei dicht", "Die vom Gericht bestellte Gutachterin Eva Holm", "sagte")],
    ),
    (
        "Die den Brand bemerkende Nachbarin Eva Kolb, 50, beschrieb den Abend: „Es roch nach Gummi.“",
        [("direct", "Es roch nach Gummi.", "Die den Brand bemerkende Nachbarin Eva Kolb", "beschrieb")],
    ),
    (
        "Der sich oft über Lärm beschwerende Wirt Udo Kern rief aus: „Wir gehen.“",
        [("direct", "Wir gehen.", "Der sich oft über Lärm beschwerende Wirt Udo Kern", "rief aus")],
    ),
    (
        "Der Preis geht an Frauen, die in schwerer Zeit geholfen haben, heißt es auf der Website des Vereins.",
        [
            (
                "indirect",
                "Der Preis geht an Frauen, die in schwerer Zeit geholfen haben",
                "der Website des Vereins",
                "heißt",
            )
        ],
    ),
    (
        "In einem Gutachten der Kammer steht, dass die Mieten steigen.",
        [("indirect", "dass die Mieten steigen", "einem Gutachten der Kammer", "steht")],
    ),
    (
        "In dem Bericht steht der Satz: „Hier fehlt Licht.“",
        [("direct", "Hier fehlt Licht.", "dem Bericht", "steht")],
    ),
    (
        "Sie verwies auf einen Brief der Bank, in dem es heißt, dass das Konto leer ist.",
        [("indirect", "dass das Konto leer ist", "einen Brief der Bank", "heißt")],
    ),
    (
        "Mit 12 von 19 Stimmen wurde beschlossen, die Halle zu bauen.",
        [("indirect", "die Halle zu bauen", "", "wurde beschlossen")],
    ),
    (
        "Gäste und Freunde von Mitgliedern wurden am Abend von der Wehr aufgefordert, das Zelt zu räumen.",
        [("indirect", "das Zelt zu räumen", "der Wehr", "wurden … aufgefordert")],
    ),
    (
        "Von Seiten der Stadt wurde betont, dass niemand verletzt sei.",
        [("indirect", "dass niemand verletzt sei", "der Stadt", "wurde betont")],
    ),
    (
        "Trainer Jan Kolb lobte das Team, die Kapitänin des Gegners, Jana Moser (32), meinte: „Das war Pech.“",
        [("direct", "Das war Pech.", "die Kapitänin des Gegners, Jana Moser (32)", "meinte")],
    ),
    (
        "Wie die Wirtin erzählte, habe sie lange gesucht. Das Dorf sei ihr Zuhause: „Hier kennt jeder jeden.“",
        [
            ("indirect", "habe sie lange gesucht", "die Wirtin", "Wie … erzählte"),
            ("indirect", "Das Dorf sei ihr Zuhause", "die Wirtin", ""),
            ("direct", "Hier kennt jeder jeden.", "die Wirtin", ""),
        ],
    ),
    (
        "Es folgte ein Umbau, in dessen Verlauf das Amt anmerkte, die Wand sei feucht.",
        [("indirect", "die Wand sei feucht", "das Amt", "anmerkte")],
    ),
    (
        "Von der Bergwacht kam die Nachricht, der Wanderer sei wohlauf.",
        [("indirect", "der Wanderer sei wohlauf", "der Bergwacht", "Nachricht")],
    ),
    (
        "Dazu wurde von Anwohnern die Vermutung geäußert, der Damm könnte reißen.",
        [("indirect", "der Damm könnte reißen", "Anwohnern", "wurde … geäußert")],
    ),
    (
        "Die von Moser im Mai geäußerte Hoffnung, der See werde sauberer, erfüllte sich.",
        [("indirect", "der See werde sauberer", "Moser", "Hoffnung")],
    ),
    (
        "Moser wies den Einwand der Eltern, der Weg sei weit, mit dem Hinweis zurück, es fahre ein Bus.",
        [
            ("indirect", "der Weg sei weit", "der Eltern", "Einwand"),
            ("indirect", "es fahre ein Bus", "Moser", "Hinweis"),
        ],
    ),
    (
        "Der Vorschlag, die Halle zu bauen, kam an.",
        [("indirect", "die Halle zu bauen", "Der Vorschlag", "Vorschlag")],
    ),
    (
        "Der Koch meinte, dass zwar der Kuchen reicht, der Kaffee aber knapp wird.",
        [("indirect", "dass zwar der Kuchen reicht, der Kaffee aber knapp wird", "Der Koch", "meinte")],
    ),
    (
        "Das sei einfach nicht gerecht, schmunzelte die Rätin Eva Holm.",
        [("indirect", "Das sei einfach nicht gerecht", "die Rätin Eva Holm", "schmunzelte")],
    ),
    (
        "Kolb sprach von einem Fehler. Die Straße sei zu eng. Das Tempo wäre zu hoch gewesen.",
        [("indirect", "Die Straße sei zu eng. Das Tempo wäre zu hoch gewesen", "Kolb", "")],
    ),
    (
        "Die Wehr klagte über Mangel. Die Schläuche befänden sich in schlechtem Zustand.",
        [("indirect", "Die Schläuche befänden sich in schlechtem Zustand", "Die Wehr", "")],
    ),
    (
        "Die Quote liegt derzeit, so der Bericht, bei acht Prozent.",
        [("indirect", "Die Quote liegt derzeit, so der Bericht, bei acht Prozent", "der Bericht", "so")],
    ),
    (
        "Die Bemerkungen bezeichnete Wiebusch als „Wunder von Graz“.",
        [("direct", "Wunder von Graz", "Wiebusch", "bezeichnete")],
    ),
    (
        "Die Eltern warfen der Schule mehrfach „Untätigkeit“ vor.",
        [("direct", "Untätigkeit", "Die Eltern", "warfen … vor")],
    ),
    (
        "Schüler skandierten Sprüche wie etwa „Mehr Eis“ oder „Hitzefrei für alle“.",
        [("direct", "Mehr Eis", "Schüler", "skandierten"), ("direct", "Hitzefrei für alle", "Schüler", "skandierten")],
    ),
    (
        "Für die Pfarrerin Eva Holm ist der Beschluss „herzlos“.",
        [("direct", "herzlos", "die Pfarrerin Eva Holm", "")],
    ),
    (
        "Für den Nachbarn Udo Kern war der Umzug „ein Zirkus ohne Zelt“.",
        [("direct", "ein Zirkus ohne Zelt", "den Nachbarn Udo Kern", "")],
    ),
    (
        "Kern sagte, es müsse bald regnen. Es drohe „ein Sommer, an den man lange denken wird“.",
        [
            ("indirect", "es müsse bald regnen", "Kern", "sagte"),
            ("indirect", "Es drohe „ein Sommer, an den man lange denken wird“", "Kern", ""),
            ("direct", "ein Sommer, an den man lange denken wird", "Kern", ""),
        ],
    ),
    (
        "Wie Obfrau Jana Kolb anmerkte, sieht der Verein in dem Zaun „keinen Gewinn“.",
        [
            ("indirect", "sieht der Verein in dem Zaun „keinen Gewinn“", "Obfrau Jana Kolb", "Wie … anmerkte"),
            ("direct", "keinen Gewinn", "Obfrau Jana Kolb", "Wie … anmerkte"),
        ],
    ),
    (
        "Kern kritisierte den Plan des Rates, der zum Sparen geraten hatte, als „kleinmütig“.",
        [("direct", "kleinmütig", "Kern", "kritisierte")],
    ),
    (
        "Die Lehrerin rügte ihn dafür, zu spät gekommen zu sein.",
        [("indirect", "zu spät gekommen zu sein", "Die Lehrerin", "rügte")],
    ),
    (
        "Das Amt prüfte lange. Nun teilte es mit, dass der Antrag fehlt.",
        [("indirect", "dass der Antrag fehlt", "", "teilte … mit")],
    ),
    (
        "Die Rätin sagte, das sei bloß ein Gerücht, es gebe keinen Verkauf.",
        [("indirect", "das sei bloß ein Gerücht, es gebe keinen Verkauf", "Die Rätin", "sagte")],
    ),
    (
        "Laut Polizei gab es einen Überfall. Der Täter soll 30 Jahre alt sein. Er soll eine Maske getragen haben.",
        [
            ("indirect", "gab es einen Überfall", "Polizei", "Laut"),
            ("indirect", "Der Täter soll 30 Jahre alt sein. Er soll eine Maske getragen haben", "Polizei", ""),
        ],
    ),
    (
        "Sie fand, der Plan sei gut.",
        [("indirect", "der Plan sei gut", "Sie", "fand")],
    ),
    (
        "Das sei, findet der Rat, zu wenig.",
        [("indirect", "Das sei, findet der Rat, zu wenig", "der Rat", "findet")],
    ),
    (
        "„Das ist“, so Kern, „eine Katastrophe.“",
        [("direct", "Das ist", "Kern", "so"), ("direct", "eine Katastrophe.", "Kern", "so")],
    ),
    (
        "Die Staatsanwaltschaft legt ihm zur Last, Geld unterschlagen zu haben.",
        [("indirect", "Geld unterschlagen zu haben", "Die Staatsanwaltschaft", "legt … Last")],
    ),
    (
        "Der Rat gab die Erlaubnis, den Platz zu nutzen.",
        [("indirect", "den Platz zu nutzen", "Der Rat", "Erlaubnis")],
    ),
    (
        "Ein Sprecher sagte, die Lage sei ernst. Begrenzt ist der Betrag, weil die Kasse leer sei.",
        [
            ("indirect", "die Lage sei ernst", "Ein Sprecher", "sagte"),
            ("indirect", "weil die Kasse leer sei", "Ein Sprecher", ""),
        ],
    ),
    (
        "Laut Jan Kolb, dem Chef der Bahn, „läuft alles nach Plan“.",
        [("direct", "läuft alles nach Plan", "Jan Kolb, dem Chef der Bahn", "Laut")],
    ),
    (
        "Ein Anrufer sagte der Polizei, er habe Schüsse gehört.",
        [("indirect", "er habe Schüsse gehört", "Ein Anrufer", "sagte")],
    ),
    (
        "Die Gewerkschaft spricht von „Lohnraub“.",
        [("direct", "Lohnraub", "Die Gewerkschaft", "spricht")],
    ),
    (
        "Im Prozess um den Brand sagte am Montag der Brandermittler Udo Kolb aus, dass Benzin im Spiel war.",
        [("indirect", "dass Benzin im Spiel war", "der Brandermittler Udo Kolb", "sagte … aus")],
    ),
    (
        "Kritik kam von der Kirche: Der Plan gefährde das Dorf.",
        [("indirect", "Der Plan gefährde das Dorf", "der Kirche", "")],
    ),
    (
        "Im Gespräch mit der „Seepost“ sagte Jan Kolb auf die Frage, ob er bleibe: „Natürlich.“",
        [("direct", "Natürlich.", "Jan Kolb", "sagte")],
    ),
]

NOTHING = [
    "Die Gäste haben freie Sicht nach oben.",
    "Die Wirtin war derart enttäuscht, dass sie ging.",
    "Es steht außer Frage, dass der Bericht richtig ist.",
    "Fest steht, dass im Bericht Fehler waren.",
    "Das heißt, der Steg bleibt zu.",
    "Sie wurde geehrt, das heißt der Preis ging an sie.",
    "„Der Lange“, wie der Torwart genannt wird, hielt alles.",
    "Es wurde ein Fest, wie man es dort nicht vermutet hatte.",
    "Es zählt, wie lange jemand daran glaubt.",
    "Hundert Bäume wurden gepflanzt, so viele wie selten.",
    "Viele Häuser sind betroffen: Drei Straßen stehen unter Wasser.",
    "Der Wirt kommt mit 20 Gästen aus, erwartet aber weitere Absagen.",
    "Ist das Ihrer Meinung nach klug?",
    "Auf dem nach Angaben der Wehr 40 Gäste fassenden Boot waren nur zwei.",
    "Nach der Veröffentlichung klingelte das Telefon.",
    "Der Markt lockte viele. Das Fest ging aus diesem Markt hervor.",
    "Die Stadt warnte vor Hochwasser. Wenn der Damm bräche, wäre die Brücke weg.",
]


@pytest.mark.parametrize(("text", "quotes"), CASES, ids=[case[0] for case in CASES])
def test_who_speaks_and_what(read, text, quotes):
    assert read(text) == quotes


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_quote(read, text):
    assert read(text) == []
