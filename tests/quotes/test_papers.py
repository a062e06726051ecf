"""Sentences as they stand in the papers, each with all of its quotes: (type, text, speaker, cue)."""

import pytest

CASES = [
    (
        "Jana Moser schrieb: „Der Steg ist sicher und hält noch viele Jahre“ (1).",
        [("direct", "Der Steg ist sicher und hält noch viele Jahre", "Jana Moser", "schrieb")],
    ),
    (
        "Jana Moser erklärte, warum der Steg hält: „Er ist aus Eiche.“",
        [
            ("indirect", "warum der Steg hält", "Jana Moser", "erklärte"),
            ("direct", "Er ist aus Eiche.", "Jana Moser", "erklärte"),
        ],
    ),
    # verbs that are told apart from what stands around them
    (
        "Die Feuerwehr sagte zuvor, dass der Keller leer sei.",
        [("indirect", "dass der Keller leer sei", "Die Feuerwehr", "sagte")],
    ),
    (
        "Der Obmann hatte erklärt, dass der Verein sparen müsse, nicht aber bei der Jugend.",
        [("indirect", "dass der Verein sparen müsse, nicht aber bei der Jugend", "Der Obmann", "hatte erklärt")],
    ),
    (
        "Der Wirt sagte, dass er schließe, und dass er nicht wiederkomme.",
        [("indirect", "dass er schließe, und dass er nicht wiederkomme", "Der Wirt", "sagte")],
    ),
    (
        "Die Wirtin sagte dem „Seeboten“, sie sei überzeugt, dass die Gäste wiederkämen.",
        [("indirect", "sie sei überzeugt, dass die Gäste wiederkämen", "Die Wirtin", "sagte")],
    ),
    (
        "Voss ist überzeugt, dass die Schule erhalten werden kann.",
        [("indirect", "dass die Schule erhalten werden kann", "Voss", "ist überzeugt")],
    ),
    (
        "Die Eltern riefen „Schule für alle!“ und „Möller muss weg!“.",
        [
            ("direct", "Schule für alle!", "Die Eltern", "riefen"),
            ("direct", "Möller muss weg!", "Die Eltern", "riefen"),
        ],
    ),
    ("Händler verwiesen auf «starke Zahlen».", [("direct", "starke Zahlen", "Händler", "verwiesen")]),
    (
        "Voss betonte, wie wichtig ihr der Dialog sei.",
        [("indirect", "wie wichtig ihr der Dialog sei", "Voss", "betonte")],
    ),
    (
        "Wendt verwies darauf, das Land habe zwei Millionen Euro gezahlt.",
        [("indirect", "das Land habe zwei Millionen Euro gezahlt", "Wendt", "verwies")],
    ),
    (
        "Eine Studie zeigt, dass die Zahl der Vereine sinkt.",
        [("indirect", "dass die Zahl der Vereine sinkt", "Eine Studie", "zeigt")],
    ),
    (
        "Die Zahl der Vereine sinkt, wie eine Studie der Universität Passau zeigt.",
        [("indirect", "Die Zahl der Vereine sinkt", "eine Studie der Universität Passau", "wie … zeigt")],
    ),
    (
        "Aus dem Bericht geht hervor, die Brücke sei marode.",
        [("indirect", "die Brücke sei marode", "dem Bericht", "geht hervor")],
    ),
    (
        "Die Brücke sei marode, geht aus dem Bericht hervor.",
        [("indirect", "Die Brücke sei marode", "dem Bericht", "geht … hervor")],
    ),
    (
        "Man habe sich darauf verständigt, so Amstad, die Abgabe bis 2027 zu senken.",
        [("indirect", "Man habe sich darauf verständigt, so Amstad, die Abgabe bis 2027 zu senken", "Amstad", "so")],
    ),
    (
        "Die Kantone zeigten sich verärgert; man sei nicht angehört worden.",
        [("indirect", "man sei nicht angehört worden", "Die Kantone", "")],
    ),
    # a sentence that points back
    (
        "Das Gericht hat das Verfahren eingestellt. Dies teilte die Vorsitzende der Kammer, Frieda Holm, gestern mit.",
        [
            (
                "indirect",
                "Das Gericht hat das Verfahren eingestellt.",
                "die Vorsitzende der Kammer, Frieda Holm",
                "teilte … mit",
            )
        ],
    ),
    (
        "Der Zaun muss weg. So urteilte am Freitag das Amtsgericht Lindau.",
        [("indirect", "Der Zaun muss weg.", "das Amtsgericht Lindau", "urteilte")],
    ),
    (
        "Die Klinik soll schließen. Das sagte Geschäftsführer Olaf Brandt am Freitag.",
        [("indirect", "Die Klinik soll schließen.", "Geschäftsführer Olaf Brandt", "sagte")],
    ),
    (
        "Die Schule könne erhalten werden. Das habe eine Prüfung ergeben.",
        [("indirect", "Die Schule könne erhalten werden.", "eine Prüfung", "habe … ergeben")],
    ),
    # attributions and their borders
    (
        "Laut „hafenblatt.de“ fährt die Fähre im Winter nur am Wochenende.",
        [("indirect", "fährt die Fähre im Winter nur am Wochenende", "„hafenblatt.de“", "Laut")],
    ),
    (
        "Nach Angaben der Wehr in Kassel war der Keller leer.",
        [("indirect", "war der Keller leer", "Angaben der Wehr in Kassel", "Nach")],
    ),
    (
        "Nach Angaben des Vereins für Tierschutz werden im Sommer mehr Katzen ausgesetzt.",
        [("indirect", "werden im Sommer mehr Katzen ausgesetzt", "Angaben des Vereins für Tierschutz", "Nach")],
    ),
    (
        "Laut Verein kamen 500 Besucher, die Polizei sprach von 300.",
        [("indirect", "kamen 500 Besucher", "Verein", "Laut")],
    ),
    (
        "Der Wirt habe nach Seepost Online schon im März gekündigt.",
        [("indirect", "Der Wirt habe nach Seepost Online schon im März gekündigt", "Seepost Online", "nach")],
    ),
    (
        "Der Steg sei, so der Prüfbericht, nie gestrichen worden.",
        [("indirect", "Der Steg sei, so der Prüfbericht, nie gestrichen worden", "der Prüfbericht", "so")],
    ),
    (
        "Der Steuer, die laut Amt nur dann zulässig ist, wenn alle zahlen, fehlt eine Grundlage.",
        [("indirect", "die laut Amt nur dann zulässig ist, wenn alle zahlen", "Amt", "laut")],
    ),
    (
        "Die Lehrer seien, so heißt es in dem Papier, nicht gehört worden.",
        [("indirect", "Die Lehrer seien, so heißt es in dem Papier, nicht gehört worden", "dem Papier", "heißt")],
    ),
    (
        "Der Verein bestritt Gerüchte, wonach der Torwart geht.",
        [("indirect", "der Torwart geht", "Gerüchte", "wonach")],
    ),
    # direct quotes
    ("„Nie wieder“, brummte Jana Kolb.", [("direct", "Nie wieder", "Jana Kolb", "brummte")]),
    ("Gefragt, ob er bleibe, sagte Jan Kolb: „Natürlich.“", [("direct", "Natürlich.", "Jan Kolb", "sagte")]),
    (
        "In der Mitteilung ist von „unüberbrückbaren Differenzen“ die Rede.",
        [("direct", "unüberbrückbaren Differenzen", "der Mitteilung", "ist … Rede")],
    ),
    (
        "Er habe „keine Zeit“, „keine Lust“ und „kein Geld“, sagte Jan Kolb.",
        [
            ("indirect", "Er habe „keine Zeit“, „keine Lust“ und „kein Geld“", "Jan Kolb", "sagte"),
            ("direct", "keine Zeit", "Jan Kolb", "sagte"),
            ("direct", "keine Lust", "Jan Kolb", "sagte"),
            ("direct", "kein Geld", "Jan Kolb", "sagte"),
        ],
    ),
    (
        "„Das Bad war zu teuer.“ erklärte Bürgermeisterin Sandra Kolb. „Es schließt.“",
        [
            ("direct", "Das Bad war zu teuer.", "Bürgermeisterin Sandra Kolb", "erklärte"),
            ("direct", "Es schließt.", "Bürgermeisterin Sandra Kolb", "erklärte"),
        ],
    ),
    ("Dazu Jan Kolb: „Das Eis trägt nicht.“", [("direct", "Das Eis trägt nicht.", "Jan Kolb", "")]),
    (
        "Dem «Seeboten» sagte er, das sei «kein Geschenk».",
        [("indirect", "das sei «kein Geschenk»", "er", "sagte"), ("direct", "kein Geschenk", "er", "sagte")],
    ),
    (
        "In einem Schreiben von Anwohnern wird der Lärm als „unerträglich“ bezeichnet.",
        [("direct", "unerträglich", "einem Schreiben von Anwohnern", "wird … bezeichnet")],
    ),
    # who speaks
    (
        "„Die Klinik muss schließen“, sagte Geschäftsführer Olaf Brandt der Nachrichtenagentur Nordpress.",
        [("direct", "Die Klinik muss schließen", "Geschäftsführer Olaf Brandt", "sagte")],
    ),
    (
        "„Es war schrecklich“, sagte eine Anwohnerin der Agentur Nordpress.",
        [("direct", "Es war schrecklich", "eine Anwohnerin", "sagte")],
    ),
    (
        "Jan Kolb sagte der „Seepost“ vom Freitag, er habe keine Zeit.",
        [("indirect", "er habe keine Zeit", "Jan Kolb", "sagte")],
    ),
    (
        "Der Senat habe versagt, kritisierte Katrin Behrendt und forderte Konsequenzen.",
        [("indirect", "Der Senat habe versagt", "Katrin Behrendt", "kritisierte")],
    ),
    (
        "Die Vorräte sind laut Stadtsprecherin Eva Kern gesichert.",
        [("indirect", "Die Vorräte sind laut Stadtsprecherin Eva Kern gesichert", "Stadtsprecherin Eva Kern", "laut")],
    ),
    ("„Wir schaffen das“, schrieb Eva Kern auf Twitter.", [("direct", "Wir schaffen das", "Eva Kern", "schrieb")]),
    ("1973 beschloss man, eine zweite Halle zu bauen.", [("indirect", "eine zweite Halle zu bauen", "", "beschloss")]),
    ("Auf Nachfrage heißt es, der Fall werde geprüft.", [("indirect", "der Fall werde geprüft", "", "heißt")]),
    (
        "Wendts Befürchtung, dass Personal abwandert, teilt Brandt nicht.",
        [("indirect", "dass Personal abwandert", "Wendts", "Befürchtung")],
    ),
    (
        "Die Lehrerin, Eva Kern, fehlte nach eigener Aussage nie. Krank sei sie selten.",
        [
            ("indirect", "Die Lehrerin, Eva Kern, fehlte nach eigener Aussage nie", "eigener Aussage", "nach"),
            ("indirect", "Krank sei sie selten", "Die Lehrerin, Eva Kern", ""),
        ],
    ),
    # Konjunktiv that goes on
    (
        "Der Förster rät zur Vorsicht. Im Mai könnten Zecken lästig werden. Schlimm sei es am Bach.",
        [("indirect", "Im Mai könnten Zecken lästig werden. Schlimm sei es am Bach", "Der Förster", "")],
    ),
    (
        "Die Köchin beklagt kleine Töpfe, die nach einem Jahr durchgerostet wären.",
        [("indirect", "die nach einem Jahr durchgerostet wären", "Die Köchin", "")],
    ),
    (
        "Der Wirt klagte, der Müll bleibe liegen und die Nachbarin im dritten Stock verlangte eine Tonne.",
        [("indirect", "der Müll bleibe liegen", "Der Wirt", "klagte")],
    ),
    # sentences around a parenthesis
    ("Der Steg, sagt Jan Kolb, sei offen.", [("indirect", "Der Steg, sagt Jan Kolb, sei offen", "Jan Kolb", "sagt")]),
    (
        "Jan Kolb sagte, die Betriebe seien ausgelastet, fänden aber keine Lehrlinge.",
        [("indirect", "die Betriebe seien ausgelastet, fänden aber keine Lehrlinge", "Jan Kolb", "sagte")],
    ),
    ("Kolb geht davon aus, bis Mai fertig zu sein.", [("indirect", "bis Mai fertig zu sein", "Kolb", "geht … aus")]),
    ("Jan Kolb schüttelt den Kopf: „Nein.“", [("direct", "Nein.", "Jan Kolb", "")]),
    # brackets, ages and verbs that no list has
    (
        "„Davon kann keine Rede sein“, winkte Georg Pirker ab.",
        [("direct", "Davon kann keine Rede sein", "Georg Pirker", "winkte")],
    ),
    ("Georg Pirker („Ich werde gebraucht“) bleibt im Amt.", [("direct", "Ich werde gebraucht", "Georg Pirker", "")]),
    (
        "Ein 42 Jahre alter Zeuge sagte, er habe einen Schuss gehört.",
        [("indirect", "er habe einen Schuss gehört", "Ein 42 Jahre alter Zeuge", "sagte")],
    ),
    (
        "In einer Aussendung sprach Georg Pirker von einem „Anschlag auf uns alle“.",
        [("direct", "Anschlag auf uns alle", "Georg Pirker", "sprach")],
    ),
    (
        "Vonseiten der Stadt wurde betont, dass keine Gefahr bestehe.",
        [("indirect", "dass keine Gefahr bestehe", "der Stadt", "wurde betont")],
    ),
    (
        "Pirker soll nach dem Willen von Hofer zurücktreten.",
        [("indirect", "Pirker soll nach dem Willen von Hofer zurücktreten", "dem Willen von Hofer", "nach")],
    ),
    ("Es ist die Rede davon, dass Pirker zurücktritt.", [("indirect", "dass Pirker zurücktritt", "", "ist … Rede")]),
    (
        "Er bleibe im Amt, „solange ich gebraucht werde“, sagte Georg Pirker.",
        [
            ("indirect", "Er bleibe im Amt, „solange ich gebraucht werde“", "Georg Pirker", "sagte"),
            ("direct", "solange ich gebraucht werde", "Georg Pirker", "sagte"),
        ],
    ),
    (
        "Aus der Opposition kam scharfe Kritik: Der Landeshauptmann habe versagt.",
        [("indirect", "Der Landeshauptmann habe versagt", "der Opposition", "")],
    ),
    # verbs that taggers take for something else
    (
        "In dieser Frage, so der Obmann, passe kein Blatt zwischen sie.",
        [("indirect", "In dieser Frage, so der Obmann, passe kein Blatt zwischen sie", "der Obmann", "so")],
    ),
    (
        "Auf dem Prüfstand möge das stimmen, entgegnete sie, im Wohnzimmer messe man andere Werte.",
        [
            (
                "indirect",
                "Auf dem Prüfstand möge das stimmen, entgegnete sie, im Wohnzimmer messe man andere Werte",
                "sie",
                "entgegnete",
            )
        ],
    ),
    (
        "Bereichern wollen habe er sich nicht, sagte Jan Kolb.",
        [("indirect", "Bereichern wollen habe er sich nicht", "Jan Kolb", "sagte")],
    ),
    (
        "Bis dahin könnten noch einmal 40 Liter fallen, sagte die Meteorologin Ines Grabowsky.",
        [("indirect", "Bis dahin könnten noch einmal 40 Liter fallen", "die Meteorologin Ines Grabowsky", "sagte")],
    ),
    (
        "In »Stadt und Land« berichten Forscherinnen der Hochschule, dass die Zahl der Vereine sinkt.",
        [("indirect", "dass die Zahl der Vereine sinkt", "Forscherinnen der Hochschule", "berichten")],
    ),
    (
        "Kolb reagierte gelassen: Wer abstimmen lassen wolle, solle das tun.",
        [("indirect", "Wer abstimmen lassen wolle, solle das tun", "Kolb", "")],
    ),
    (
        "Die Firma habe ein Angebot zugesagt. „Wer verhandeln will, muss niemanden stehen lassen“, so Jan Kolb.",
        [
            ("indirect", "Die Firma habe ein Angebot zugesagt", "", ""),
            ("direct", "Wer verhandeln will, muss niemanden stehen lassen", "Jan Kolb", "so"),
        ],
    ),
]

NOTHING = [
    "Der Gast war, anders als der Wirt behauptet, nicht betrunken.",
    "Der Bus fährt künftig alle zehn Minuten, wie es im Fahrplan vorgesehen ist.",
    "Man könnte meinen, die Stadt sei leer.",
    "Man kann sagen, dass der Plan alt ist.",
    "Niemand weiß, wann gebaut wird.",
    "Es wäre schön, wenn die Sonne schiene.",
    "Es lebe der Frühling!",
    "Gott sei Dank regnete es nicht.",
    "Wie dem auch sei, der Zug ist weg.",
    "Das macht deutlich, dass der Plan alt ist.",
    "Fehlten gestern noch zwei Kinder, sind heute zehn als krank gemeldet.",
    "Unter „Heimat“ versteht jeder etwas anderes.",
    "Die Bürgerinitiative „Rettet die Schule“ sammelte Unterschriften.",
    "Das Museum zeigt, dass es Humor hat.",
    "Dadurch steht Wissen zur Verfügung, dass niemand bezahlt.",
    "Nach langen Untersuchungen wurde das Verfahren eingestellt.",
    "Außerdem hatte er „hafenblatt.de“ abonniert.",
    "Auf Plakaten stand „Schule für alle“.",
    "Die so genannte „Schulreform“ trifft vor allem das Land.",
    "Der „Tag der offenen Tür“ beginnt um zehn Uhr.",
    "Nach dem Spiel fuhren die Fans nach Hause.",
    "Er tat so, als habe er nichts gesehen.",
    "Seidel mochte nicht sagen, ob der Laden öffnet.",
    "Da fragt man sich, ob der Laden je öffnet.",
    "Am Abend folgt „Lieder und Tänze aus dem Tal der alten Mühlen“ im Saal.",
]


@pytest.mark.parametrize(("text", "quotes"), CASES, ids=[case[0] for case in CASES])
def test_all_quotes(read, text, quotes):
    assert read(text) == quotes


@pytest.mark.parametrize("text", NOTHING)
def test_no_quote(read, text):
    assert read(text) == []
