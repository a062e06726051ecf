"""Judging and perceiving: "hielten es für sinnvoll, zu …", "Zweifel daran, ob", "ist zu hören", "erfuhr"."""

import pytest

JUDGED = [
    ("Die Kammer sieht es als erwiesen an, dass der Fahrer zu schnell war.", "dass der Fahrer zu schnell war",
     "Die Kammer"),
    ("Die Fachleute hielten es für sinnvoll, das Bad zu schließen.", "das Bad zu schließen", "Die Fachleute"),
    ("Die Stadt hält es für möglich, dass Bad und Halle im Mai öffnen.", "dass Bad und Halle im Mai öffnen",
     "Die Stadt"),
    ("Die Ministerin bezeichnete es als Fehler, dass niemand gefragt wurde.", "dass niemand gefragt wurde",
     "Die Ministerin"),
    ("Die Richterin betrachtet es als Zumutung, so lange zu warten.", "so lange zu warten", "Die Richterin"),
    ("Der Verband nannte es falsch, das Bad zu schließen.", "das Bad zu schließen", "Der Verband"),
    ("Die Jury fand es mutig, so spät zu beginnen.", "so spät zu beginnen", "Die Jury"),
    ("Als Grund nannte sie, dass das Geld fehle.", "dass das Geld fehle", "sie"),
    ("Als Grund nannte die Stadt, dass das Geld fehle.", "dass das Geld fehle", "die Stadt"),
    ("Als Ziel nennt der Verein, mehr Kinder zu gewinnen.", "mehr Kinder zu gewinnen", "der Verein"),
    # Austria and Switzerland
    ("Der Obmann wertete es als Erfolg, dass die Halle voll war.", "dass die Halle voll war", "Der Obmann"),
    ("Als Begründung gab der Kanton an, die Strasse sei zu schmal.", "die Strasse sei zu schmal", "der Kanton"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "speaker"), JUDGED)
def test_a_verb_of_judging_takes_a_clause_where_es_or_a_reason_stands_for_it(read, text, quote, speaker):
    assert [found[:3] for found in read(text)] == [("indirect", quote, speaker)]


# a noun with a pronominal adverb, or the verb that goes with it; "" where nobody is named
POINTED = [
    ("Es gibt Zweifel daran, ob das Dach hält.", "ob das Dach hält", "", "Zweifel"),
    ("Die Anwohner verlangen Aufklärung darüber, dass Wasser im Keller steht.", "dass Wasser im Keller steht",
     "Die Anwohner", "verlangen"),
    ("Die Anwohner warten auf Aufklärung darüber, dass Wasser im Keller steht.", "dass Wasser im Keller steht",
     "Die Anwohner", "Aufklärung"),
    ("Der Rat äußerte Zweifel daran, dass das Geld reicht.", "dass das Geld reicht", "Der Rat", "äußerte"),
    ("Die Eltern äußerten ihren Ärger darüber, dass die Schule schließt.", "dass die Schule schließt", "Die Eltern",
     "äußerten"),
    ("Es gibt Einigkeit darüber, dass die Halle gebaut wird.", "dass die Halle gebaut wird", "", "Einigkeit"),
    ("Die Regierungsrätin äusserte ihr Bedauern darüber, dass die Strasse gesperrt bleibt.",
     "dass die Strasse gesperrt bleibt", "Die Regierungsrätin", "äusserte"),
]  # fmt: skip

HEARD = [
    ("Aus dem Landhaus ist zu hören, die Halle werde gebaut.", "die Halle werde gebaut", "dem Landhaus", "ist … hören"),
    ("Die Halle werde gebaut, ist aus dem Landhaus zu hören.", "Die Halle werde gebaut", "dem Landhaus", "ist … hören"),
    ("In dem Bericht ist zu lesen, dass der Fluss sauber ist.", "dass der Fluss sauber ist", "dem Bericht",
     "ist … lesen"),
    ("In der Zeitung war zu lesen, das Bad sei zu klein.", "das Bad sei zu klein", "der Zeitung", "war … lesen"),
    ("Im Bundeshaus war zu hören, die Strasse werde gesperrt.", "die Strasse werde gesperrt", "Bundeshaus",
     "war … hören"),
    ("Die Redaktion erfuhr, dass das Bad schließt.", "dass das Bad schließt", "Die Redaktion", "erfuhr"),
    ("Wie die Zeitung erfuhr, schließt das Bad im Mai.", "schließt das Bad im Mai", "die Zeitung", "Wie … erfuhr"),
    ("Das Bad schließt im Mai, wie der Sender aus dem Rathaus erfuhr.", "Das Bad schließt im Mai", "der Sender",
     "wie … erfuhr"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "speaker", "cue"), [*POINTED, *HEARD])
def test_doubts_and_hearsay(read, text, quote, speaker, cue):
    assert read(text) == [("indirect", quote, speaker, cue)]


NONE = [
    "Er hielt es in der Hand, um es zu zeigen.",
    "Sie fand es im Keller, als sie aufräumte.",
    "Als Kind nannte sie den Hund Bello, weil er bellte.",
    "Er hielt das Seil fest, damit es nicht riss.",
    "Er dachte nicht daran, was morgen kommt.",
    "Sie arbeitet daran, das Dach zu flicken.",
    "Sie hörte, dass es regnete.",
    "Die Kinder lasen, was an der Tafel stand.",
    "Er war kaum zu hören, weil es regnete.",
    "Das Buch ist leicht zu lesen, obwohl es dick ist.",
    "Der Zug war schon zu hören, als sie kamen.",
]


@pytest.mark.parametrize("text", NONE)
def test_neither_judging_nor_hearsay(read, text):
    assert read(text) == []


WRITER = [
    "Wenn man weiß, dass das Dach undicht ist, hilft das wenig.",
    "Oder meint man, die Gäste dazu zwingen zu müssen?",
    "Der Umbau ist teurer als bislang vermutet, denn das Dach ist undicht.",
    "Es ist sicher, dass das Bad schließt.",
    "Sicher ist, dass das Bad schließt.",
    "Hinzu kommt, dass ich das Gefühl habe, dass niemand zuhört.",
    "Das Haus war alt. Ein neues könnte schöner sein.",
    "Der Rat sagte nichts.\nEin Umbau wäre teuer.",
    "Das Bad sei zu klein, sagte die Rätin. Es soll im Mai schließen.",
    "Ein Teil der Gäste musste auf Geld verzichten, sieben haben den Verein verlassen.",
    "Das Landesamt meldet die Zahlen, sie fließen in die Statistik ein.",
    "Im Ergebnis bedeutet dies, dass das Bad schließt.",
    "Er geht heim, da man den Eindruck hat, dort nicht willkommen zu sein.",
    "Der Rat schlug Hilfen vor, wenn es darum geht, Straßen zu bauen.",
    "Man stelle sich vor, das Bad sei zu klein.",
    "Die Rätin schweigt. Man beachte die leeren Bänke.",
    "Der Steg ist zu. Das war wie berichtet schon im Mai der Fall.",
    "Der Hof lechzt nach Meldungen von der Küste.",
    "Das Bad öffnet, wenn es nach den Plänen des Vereins geht.",
    "Nach der Datenschutzverordnung sind Bußgelder möglich.",
    "Die „Großen“, wie man hier sagt, sitzen am Tisch.",
    "Der Verband vertritt die Fahrer, 1900 Mitglieder soll er haben.",
    "Die Stadt macht ihre Zusage davon abhängig, dass der Verein zahlt.",
    # what anybody sees, what nobody says, what the writer has said above
    "Besucht man den Hafen, sieht man, dass die Kräne stillstehen.",
    "Dass der Hafen voll ist, weiß man seit Jahren.",
    "Bisher gibt es keine Hinweise darauf, dass das Dach undicht ist.",
    "Der Hafen ist wieder voll, wie oben erwähnt.",
    "Es geht im Kern darum, wie sich der Pilz verbreitet.",
    "Die Bäder öffnen wieder, weil ich keine Zeit habe.",
    "Der Hafen ist voll. Es ließe sich vieles bauen.",
    "Die Rätin warnte vor Gästen. Die meisten dürften im Mai kommen.",
    "Wollen Sie mitreden, wissen Sie etwas, worüber wir berichten sollten?",
    "Die Suche nach Antworten beginnt am See.",
    "Die Rätin fragt nach Kolbs Meinung, wenn es eilt.",
    "Genau hier liegt aus unserer Sicht ein großes Problem.",
    "Wirte, die „tiefe Taschen“ haben, sollten es sich überlegen.",
    "Die Stadt steuert, wie wir wissen, keineswegs „flott“ in die Zukunft.",
]


@pytest.mark.parametrize("text", WRITER)
def test_what_the_writer_says_plans_and_supposes(read, text):
    assert [found[1] for found in read(text)] == (["Das Bad sei zu klein"] if "sagte die" in text else [])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Zwar werben die Wirte damit, dass das Bad gut sei, sauber ist es aber nicht.", "dass das Bad gut sei"),
        (
            "Sie sagte, dass zwar der Kuchen reicht, der Kaffee aber knapp wird.",
            "dass zwar der Kuchen reicht, der Kaffee aber knapp wird",
        ),
        ("Das Bad helfe, sagt Kolb, von einer Ente spricht Moser, und Holm sucht sie.", "Das Bad helfe"),
        ("Kolb sagt, die Gäste blieben aus.", "die Gäste blieben aus"),
        ("Der Steg sei alt, sagte Kolb. Er soll gebrannt haben.", "Er soll gebrannt haben"),
    ],
)
def test_where_what_is_said_ends(read, text, quote):
    assert quote in [found[1] for found in read(text)]
