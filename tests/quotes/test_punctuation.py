"""Commas that are missing, that part an infinitive from its objects, or that a noun's clause ends at."""

import pytest

WITHOUT_COMMA = [
    ("Sie hofft dass es hält.", "dass es hält", "Sie", "hofft"),
    ("Die Stadt teilte mit dass das Bad offen bleibt.", "dass das Bad offen bleibt", "Die Stadt", "teilte mit"),
    ("Der Rat fragte ob das Geld reicht.", "ob das Geld reicht", "Der Rat", "fragte"),
    ("Er sagt daß es hält.", "daß es hält", "Er", "sagt"),
    ("Der Händler hat versprochen die Kosten zu senken.", "die Kosten zu senken", "Der Händler", "hat versprochen"),
    ("Die Gemeinde hat beschlossen das Bad zu schließen.", "das Bad zu schließen", "Die Gemeinde", "hat beschlossen"),
    ("Die Obfrau hat versprochen die Halle zu bauen.", "die Halle zu bauen", "Die Obfrau", "hat versprochen"),
]  # fmt: skip

# objects and lists that commas part from their infinitive
PARTED = [
    ("Die Stadt hat zugesagt, künftig nicht allein über die Mühle, das älteste Haus, verfügen zu dürfen.",
     "künftig nicht allein über die Mühle, das älteste Haus, verfügen zu dürfen", "Die Stadt", "hat zugesagt"),
    ("Der Rat beschloss, das Bad, das seit Mai leer steht, zu verkaufen.",
     "das Bad, das seit Mai leer steht, zu verkaufen", "Der Rat", "beschloss"),
    ("Die Ministerin kündigte an, mit den Wirten, die protestiert hatten, zu reden.",
     "mit den Wirten, die protestiert hatten, zu reden", "Die Ministerin", "kündigte an"),
    ("Der Obmann bot an, sich mit dem Kläger, einem Bauern aus dem Ort, zu einigen.",
     "sich mit dem Kläger, einem Bauern aus dem Ort, zu einigen", "Der Obmann", "bot an"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "speaker", "cue"), [*WITHOUT_COMMA, *PARTED])
def test_commas_do_not_decide(read, text, quote, speaker, cue):
    assert read(text) == [("indirect", quote, speaker, cue)]


NONE = [
    "Sie kam ohne dass er es merkte.",
    "Er tat so als ob nichts wäre.",
    "Er hat versucht zu schlafen.",
    "Die Stadt hat das Haus gekauft um es zu erhalten.",
    "Die Stadt hat den Plan abgelehnt ohne ihn zu lesen.",
    "Das Tor ist so schwer dass niemand es hebt.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_quote_without_a_comma_either(read, text):
    assert read(text) == []


# a noun's clause ends where the clause around it goes on; each quote with speaker and cue
NOUNS = [
    ("Er trat dem Vorwurf, sie sei befangen, mit Nachdruck entgegen.", [("sie sei befangen", "Vorwurf")]),
    ("Die Behauptung, er habe geschlafen, wies der Fahrer am Montag zurück.", [("er habe geschlafen", "Behauptung")]),
    ("Der Minister wies die Kritik, er habe gezögert, in Bern zurück.", [("er habe gezögert", "Kritik")]),
    ("Die Stadt kam der Forderung, das Bad zu öffnen, im Mai nach.", [("das Bad zu öffnen", "Forderung")]),
    ("Dem Verdacht, er habe gelogen, ging die Behörde nicht nach.", [("er habe gelogen", "Verdacht")]),
    ("Auf den Vorwurf, sie habe gelogen, entgegnete sie, dass die Zahlen richtig seien.",
     [("sie habe gelogen", "Vorwurf"), ("dass die Zahlen richtig seien", "entgegnete")]),
    ("Auf die Kritik, das Bad sei zu klein, erwiderte die Stadt, man baue an.",
     [("das Bad sei zu klein", "Kritik"), ("man baue an", "erwiderte")]),
    ("Auf den Hinweis, die Strasse sei gesperrt, antwortete der Kanton, dass er das wisse.",
     [("die Strasse sei gesperrt", "Hinweis"), ("dass er das wisse", "antwortete")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), NOUNS)
def test_the_clause_of_a_noun_ends_before_the_rest_of_the_sentence(read, text, quotes):
    assert [(found[1], found[3]) for found in read(text)] == quotes
