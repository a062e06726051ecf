"""Sentences in which who speaks, or where a quote ends, is told by grammar alone; each with all of its quotes.

Long attributes, passives, antecedents, appositions, whose view something is, and what only looks like a quote.
"""

import pytest

CASES = [
    (
        "Die US Botschaft in Wien teilte dem Sender mit, dass niemand verletzt sei.",
        [("indirect", "dass niemand verletzt sei", "Die US Botschaft in Wien", "teilte … mit")],
    ),
    (
        "Die vom Gericht bestellte Gutachterin Eva Holm sagte, das Dach sei dicht.",
        [("indirect", "das Dach sei dicht", "Die vom Gericht bestellte Gutachterin Eva Holm", "sagte")],
    ),
    (
        "Die das Unglück überlebende Eva Kolb, 30, beschrieb den Hergang: „Das Boot neigte sich.“",
        [("direct", "Das Boot neigte sich.", "Die das Unglück überlebende Eva Kolb", "beschrieb")],
    ),
    (
        "Der sich gern als Gegner der Stadt zeigende Unternehmer Udo Kern rief aus: „Wir gehen.“",
        [("direct", "Wir gehen.", "Der sich gern als Gegner der Stadt zeigende Unternehmer Udo Kern", "rief aus")],
    ),
    (
        "Sie soll geehrt werden, weil sie in besonderer Weise geholfen habe, heißt es auf der Seite der Stadt Graz.",
        [
            (
                "indirect",
                "Sie soll geehrt werden, weil sie in besonderer Weise geholfen habe",
                "der Seite der Stadt Graz",
                "heißt",
            )
        ],
    ),
    (
        "In einem Jahresbericht des Ministeriums steht, dass viele Fälle gelöst seien.",
        [("indirect", "dass viele Fälle gelöst seien", "einem Jahresbericht des Ministeriums", "steht")],
    ),
    (
        "In dem Entwurf steht der Satz: „Die Daten sind sofort zu löschen.“",
        [("direct", "Die Daten sind sofort zu löschen.", "dem Entwurf", "steht")],
    ),
    (
        "Man zitiert eine Erklärung der Behörde, in der es heißt, dass eine Sperre erlassen wurde.",
        [("indirect", "dass eine Sperre erlassen wurde", "eine Erklärung der Behörde", "heißt")],
    ),
    (
        "Mit 27 von 35 Stimmen wurde beschlossen, die Halle zu bauen.",
        [("indirect", "die Halle zu bauen", "", "wurde beschlossen")],
    ),
    (
        "Ausländer und Mitarbeiter von Vereinen wurden gestern von den Behörden angewiesen, die Stadt zu verlassen.",
        [("indirect", "die Stadt zu verlassen", "den Behörden", "wurden … angewiesen")],
    ),
    (
        "Von Seiten der Stadt wurde betont, dass niemand verletzt sei.",
        [("indirect", "dass niemand verletzt sei", "der Stadt", "wurde betont")],
    ),
    (
        "Ministerin Eva Holm (SPD) wies die Kritik zurück, die Sprecherin der Fraktion, Jana Moser (Grüne), erklärte: „Das hilft niemandem.“",
        [("direct", "Das hilft niemandem.", "die Sprecherin der Fraktion, Jana Moser (Grüne)", "erklärte")],
    ),
    (
        "Die Menge skandierte Parolen wie „Weg damit!“ und der Unternehmer Udo Kern rief vor den Leuten aus: „Er ist der Schlechteste.“",
        [
            ("direct", "Weg damit!", "Die Menge", "skandierte"),
            ("direct", "Er ist der Schlechteste.", "der Unternehmer Udo Kern", "rief … aus"),
        ],
    ),
    (
        "Wie die Ministerin erklärte, habe sie das Amt informiert. Graz sei dem Nachbarn zu Dank verpflichtet: „Sie haben uns geholfen.“",
        [
            ("indirect", "habe sie das Amt informiert", "die Ministerin", "Wie … erklärte"),
            ("indirect", "Graz sei dem Nachbarn zu Dank verpflichtet", "die Ministerin", ""),
            ("direct", "Sie haben uns geholfen.", "die Ministerin", ""),
        ],
    ),
    (
        "Es kam zum Streit, in dessen Folge das Gericht festgestellt hatte, der Bund sei berechtigt gewesen.",
        [("indirect", "der Bund sei berechtigt gewesen", "das Gericht", "festgestellt hatte")],
    ),
    (
        "Von der italienischen Polizei kam die Information, bei den Toten handele es sich um Kuriere.",
        [("indirect", "bei den Toten handele es sich um Kuriere", "der italienischen Polizei", "Information")],
    ),
    (
        "Von Moser selbst liegt nur die Äußerung vor, sie werde sich bald dazu melden.",
        [("indirect", "sie werde sich bald dazu melden", "Moser", "Äußerung")],
    ),
    (
        "Daraus wurde von Beobachtern der Schluss gezogen, es könnte eine Aktion bevorstehen.",
        [("indirect", "es könnte eine Aktion bevorstehen", "Beobachtern", "Schluss")],
    ),
    (
        "Die von Moser direkt nach dem Urteil geäußerte Hoffnung, ihr Leben werde ruhiger, erfüllte sich nicht.",
        [("indirect", "ihr Leben werde ruhiger", "Moser", "Hoffnung")],
    ),
    (
        "Moser trat dem Vorwurf der Partei, der Plan sei alt, mit den Worten entgegen, er sei neu.",
        [("indirect", "der Plan sei alt", "der Partei", "Vorwurf"), ("indirect", "er sei neu", "Moser", "Worten")],
    ),
    (
        "Der Verein drückt seine Verwunderung darüber aus, dass niemand kam.",
        [("indirect", "dass niemand kam", "Der Verein", "drückt … aus")],
    ),
    (
        "Der Vorschlag, die Halle zu bauen, kam an.",
        [("indirect", "die Halle zu bauen", "Der Vorschlag", "Vorschlag")],
    ),
    (
        "Der Bürgermeister erklärte, dass zwar alle sparten, die Vereine aber nicht leiden sollten.",
        [
            (
                "indirect",
                "dass zwar alle sparten, die Vereine aber nicht leiden sollten",
                "Der Bürgermeister",
                "erklärte",
            )
        ],
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
        "Die Stadt warnte vor Hochwasser. Die Dämme befänden sich in schlechtem Zustand.",
        [("indirect", "Die Dämme befänden sich in schlechtem Zustand", "Die Stadt", "")],
    ),
    (
        "Die Vertreter erwarten keine Entscheidung, weil die Kläger keinen Antrag gestellt hätten.",
        [("indirect", "weil die Kläger keinen Antrag gestellt hätten", "Die Vertreter", "")],
    ),
    (
        "Trotz der Ankündigung ihrer Trainerin, Eva Kolb, den Verein zu verlassen, siegte die Mannschaft.",
        [("indirect", "den Verein zu verlassen", "ihrer Trainerin, Eva Kolb", "Ankündigung")],
    ),
    (
        "Dieses liegt nämlich, so die Studie, bei 60 Prozent.",
        [("indirect", "Dieses liegt nämlich, so die Studie, bei 60 Prozent", "die Studie", "so")],
    ),
    (
        "Die Äußerungen bezeichnete Wiebusch als „Knaller aus Graz“.",
        [("direct", "Knaller aus Graz", "Wiebusch", "bezeichnete")],
    ),
    (
        "Kritiker warfen der Regierung unter anderem „Wortbruch“ vor.",
        [("direct", "Wortbruch", "Kritiker", "warfen … vor")],
    ),
    (
        "Die Leute skandierten dabei Parolen wie zum Beispiel „Stoppt den Lärm“ oder „Weg mit der Bahn“.",
        [
            ("direct", "Stoppt den Lärm", "Die Leute", "skandierten"),
            ("direct", "Weg mit der Bahn", "Die Leute", "skandierten"),
        ],
    ),
    (
        "Für die Ministerin Eva Holm ist die Lage in Graz „alarmierend“.",
        [("direct", "alarmierend", "die Ministerin Eva Holm", "")],
    ),
    (
        "Für den Trainer Udo Kern war der Schiedsrichter „ein Kartenspieler ohne Format“.",
        [("direct", "ein Kartenspieler ohne Format", "den Trainer Udo Kern", "")],
    ),
    (
        "Kern sagte, es müsse Schluss sein. Es drohe „ein heißer Sommer, der nur durch Regen enden kann“.",
        [
            ("indirect", "es müsse Schluss sein", "Kern", "sagte"),
            ("indirect", "Es drohe „ein heißer Sommer, der nur durch Regen enden kann“", "Kern", ""),
            ("direct", "ein heißer Sommer, der nur durch Regen enden kann", "Kern", ""),
        ],
    ),
    (
        "Wie Minister Jan Kolb erklärte, sieht das Land in dem Gesetz „kein Hindernis“.",
        [
            ("indirect", "sieht das Land in dem Gesetz „kein Hindernis“", "Minister Jan Kolb", "Wie … erklärte"),
            ("direct", "kein Hindernis", "Minister Jan Kolb", "Wie … erklärte"),
        ],
    ),
    (
        "Kern kritisierte den Plan des Rates, der zum Sparen aufgerufen hatte, als „kleinmütig“.",
        [("direct", "kleinmütig", "Kern", "kritisierte")],
    ),
    (
        "Die Stadträtin kritisierte Kern offen dafür, gegen den Plan gestimmt zu haben.",
        [("indirect", "gegen den Plan gestimmt zu haben", "Die Stadträtin", "kritisierte")],
    ),
    (
        "Das Gericht tagte lange. Hier stellte es fest, dass der Plan nicht gilt.",
        [("indirect", "dass der Plan nicht gilt", "", "stellte … fest")],
    ),
    (
        "Die ihrer Meinung nach falschen Pläne lehnt die Rätin ab.",
        [("indirect", "falschen Pläne", "ihrer Meinung", "nach")],
    ),
    (
        "Die Rätin sagte, das sei nur Spekulation, es gebe keinen Plan.",
        [("indirect", "das sei nur Spekulation, es gebe keinen Plan", "Die Rätin", "sagte")],
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
    "Jens Wollert fordert freie Sicht nach draußen.",
    "Die Arbeiter sind dermaßen unzufrieden, dass sie streiken.",
    "Es steht außer Frage, dass der Bericht richtig ist.",
    "Fest steht, dass im Bericht Fehler waren.",
    "Das heißt, der Steg bleibt zu.",
    "Sie wurde geehrt, das heißt der Preis ging an sie.",
    "„Onkel Udo“, wie der Rat genannt wurde, war bekannt.",
    "Der Abend war schön, wie man es nicht erwartet hatte.",
    "Es kommt darauf an, wie lange jemand das Papier hält.",
    "3.538 Räder wurden verkauft, so viele wie noch nie.",
    "Mehrere Züge waren betroffen: Zwei Gleise wurden gesperrt.",
    "Die Polizei zählt 20 Verletzte, befürchtet aber weitere Opfer.",
    "Ist das Ihrer Meinung nach klug?",
    "An Bord waren der nach Angaben der Wehr 350 Gäste fassenden Fähre nur zwei.",
    "Nach der Veröffentlichung kam es zu Protesten.",
    "Das Programm ging aus der Version 5 hervor.",
    "Die Stadt warnte vor Hochwasser. Wenn der Damm bräche, wäre die Brücke weg.",
]


@pytest.mark.parametrize(("text", "quotes"), CASES, ids=[case[0] for case in CASES])
def test_who_speaks_and_what(read, text, quotes):
    assert read(text) == quotes


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_quote(read, text):
    assert read(text) == []
