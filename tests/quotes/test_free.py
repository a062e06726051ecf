"""Quotes without a cue of their own."""

GOES_ON = "Die Ministerin sagte, die Brücke sei fertig. Man habe lange gebaut. Das Geld reiche nicht."


def test_sentences_in_konjunktiv_go_on_and_are_one_quote(read):
    assert read(GOES_ON) == [
        ("indirect", "die Brücke sei fertig", "Die Ministerin", "sagte"),
        ("indirect", "Man habe lange gebaut. Das Geld reiche nicht", "Die Ministerin", ""),
    ]


def test_konjunktiv_behind_a_statement_without_quote_has_its_subject_as_speaker(read):
    (quote,) = read("Die Ministerin wies den Vorwurf zurück. Sie habe niemanden getäuscht.")
    assert quote[:3] == ("indirect", "Sie habe niemanden getäuscht", "Die Ministerin")


def test_konjunktiv_ends_where_the_indicative_begins(read):
    found = read("Er sagte, der Steg sei alt. Man müsse ihn bauen. Am Montag regnete es.")
    assert [quote[1] for quote in found] == ["der Steg sei alt", "Man müsse ihn bauen"]


def test_plural_konjunktiv_two_goes_on_too(read):
    found = read("Die Anwältin sagte, der Mann sei unschuldig. Die Zeugen hätten gelogen.")
    assert ("indirect", "Die Zeugen hätten gelogen", "Die Anwältin", "") in found


def test_a_wish_or_condition_of_the_writer_is_no_quote(read):
    assert read("Der Bus fuhr ab. Ein Schirm wäre gut gewesen.") == []


def test_sollen_reports_behind_a_quote(read):
    found = read("Nach Angaben der Polizei brannte der Keller. Zwei Männer sollen das Feuer gelegt haben.")
    assert [quote[1] for quote in found] == ["brannte der Keller", "Zwei Männer sollen das Feuer gelegt haben"]
    assert found[1][2] == "Angaben der Polizei"


def test_sollen_far_from_a_quote_is_none(read):
    assert read("Der Park ist groß. Die Bäume sollen im Herbst gefällt werden.") == []


def test_das_teilte_x_mit_makes_the_sentence_before_the_quote(read):
    assert read("Der Steg ist wieder offen. Das teilte die Stadt am Montag mit.") == [
        ("indirect", "Der Steg ist wieder offen.", "die Stadt", "teilte … mit")
    ]


def test_das_geht_aus_einem_bericht_hervor(read):
    (quote,) = read("Der Fluss ist wieder sauber. Das geht aus einem Bericht der Behörde hervor.")
    assert quote[:3] == ("indirect", "Der Fluss ist wieder sauber.", "einem Bericht der Behörde")


def test_reported_speech_is_off_by_default(read):
    text = "Die Kammer klagte über Lärm."
    assert read(text) == []
    (quote,) = read(text, types=("reported",))
    assert quote[0] == "reported"
    assert quote[2:] == ("Die Kammer", "klagte")


def test_types_choose(read):
    text = "„Der Steg ist offen“, sagte sie. Er sei sicher, sagte er."
    assert [quote[0] for quote in read(text, types=("direct",))] == ["direct"]
    assert [quote[0] for quote in read(text, types=("indirect",))] == ["indirect"]
