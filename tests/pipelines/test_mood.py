import pytest
from spacy.tokens import Doc

from newskit.pipelines.mood import is_past_subjunctive, is_present_in_e, mend_mood

_PRESENT = "sei habe werde könne solle müsse wolle dürfe gehe meine beginne stehe lasse nehme trage wisse ändere wandle"
_PAST = """
wäre wären hätte hätten würde würden könnte müssten dürfte möchte käme gäbe nähme ginge ließe bliebe fände läge träfe
stünde hielte schriebe wüsste brächte bräuchte bekäme verlöre böte zöge
"""
_INDICATIVE = """
ist hat wird geht sagte sagten wurde wurden hatte konnte wollte kamen gingen führen fällt lügen hören übten sah
"""
PRESENT, PAST, INDICATIVE = _PRESENT.split(), _PAST.split(), _INDICATIVE.split()


@pytest.mark.parametrize("form", [form for form in PRESENT if form != "sei"])
def test_present_forms(form):
    assert is_present_in_e(form)


@pytest.mark.parametrize("form", PAST)
def test_past_subjunctives(form):
    assert is_past_subjunctive(form)


@pytest.mark.parametrize("form", INDICATIVE)
def test_indicatives(form):
    assert not is_past_subjunctive(form)
    assert not is_present_in_e(form)


def mood_of(blank, sentence, verb, morph="Mood=Ind|Number=Sing|VerbForm=Fin"):
    words = sentence.split()
    tags = ["VVFIN" if word == verb else "NN" for word in words]
    morphs = [morph if word == verb else "" for word in words]
    doc = mend_mood(Doc(blank.vocab, words=words, tags=tags, morphs=morphs))
    return doc[words.index(verb)].morph


@pytest.mark.parametrize("form", PRESENT + PAST)
def test_reported_speech(blank, form):
    assert mood_of(blank, f"Weber sagte , das {form} so", form).get("Mood") == ["Sub"]


@pytest.mark.parametrize("form", INDICATIVE)
def test_indicative_stays(blank, form):
    assert mood_of(blank, f"Weber meint , das {form} so", form).get("Mood") == ["Ind"]


def test_first_person_is_indicative(blank):
    assert mood_of(blank, "das glaube ich nicht", "glaube", "Mood=Sub").get("Mood") == ["Ind"]


def test_weak_preterite_is_indicative(blank):
    assert mood_of(blank, "Weber sagte nichts", "sagte", "Mood=Sub|VerbForm=Fin").get("Mood") == ["Ind"]


def test_other_features_stay(blank):
    morph = mood_of(blank, "das gehe so", "gehe", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
    assert morph.to_dict() == {
        "Mood": "Sub", "Number": "Sing", "Person": "3", "Tense": "Pres", "VerbForm": "Fin",
    }  # fmt: skip


def test_words_that_are_not_finite_verbs_stay(blank):
    doc = Doc(blank.vocab, words=["Die", "Gehe"], tags=["ART", "NN"], morphs=["", "Gender=Fem"])
    assert str(mend_mood(doc)[1].morph) == "Gender=Fem"


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Die Ministerin sagte, der Bau beginne im Mai.", "beginne"),
        ("Die Brücke sei sicher, teilte das Amt mit.", "sei"),
        ("Weber betonte, er habe davon nichts gewusst.", "habe"),
        ("Die Firma könnte im Herbst umziehen.", "könnte"),
    ],
)
def test_in_the_pipeline(nlp, sentence, verb):
    assert next(t for t in nlp(sentence) if t.text == verb).morph.get("Mood") == ["Sub"]


@pytest.mark.parametrize(
    ("sentence", "verb", "mood"),
    [
        ("Der Fonds sei klein, weil die Anleger ihr Geld lieber selbst verwalteten.", "verwalteten", "Sub"),
        ("Wenn alle Vereine den Beitrag zahlten, sei das Bad gerettet.", "zahlten", "Sub"),
        ("Die alten Spiele liefen auch auf dem neuen Gerät, verspricht der Hersteller.", "liefen", "Sub"),
        ("Das Amt habe zu spät gewarnt. Die Anwohner wollten nun klagen.", "wollten", "Sub"),
        ("Die Anwohner wollten klagen und holten sich einen Anwalt.", "holten", "Ind"),
        ("Das Bad sei gerettet, sagten die Vereine.", "sagten", "Ind"),
        ("Die Beamten bestätigten den Fall, teilten aber keine Namen mit.", "bestätigten", "Ind"),
        ("Die Preise kamen ins Rutschen, sagte Weber.", "kamen", "Ind"),  # "kämen" would be the other
        ("Als die Fenster barsten, schrieb Weber eine Mail.", "barsten", "Ind"),
        ("Weber könnte gehen, seit die Gehilfen den Laden machten.", "machten", "Ind"),
    ],
)
def test_plurals_of_either_mood(nlp, sentence, verb, mood):
    assert next(t for t in nlp(sentence) if t.text == verb).morph.get("Mood") == [mood]
