"""Canonical names, roles, and why a mention has its name."""

import pytest

from newskit.names import find_mentions


def names(doc):
    return [m.name for m in find_mentions(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In [Russland|LOC] und für [Russlands|LOC] Armee.", ["Russland", "Russland"]),
        ("Die Armee [Russlands|LOC] zog ab.", ["Russland"]),
        ("Sie flog nach [Paris|LOC].", ["Paris"]),
        ("Sie lebt in den [Niederlanden|LOC].", ["Niederlande"]),
        ("Im [Deutschen Bundestag|ORG] tagt man.", ["Deutscher Bundestag"]),
        ("Der Beschluss des [Deutschen Bundestages|ORG] gilt.", ["Deutscher Bundestag"]),
        ("Ein Sprecher des russischen [Außenministeriums|ORG] schwieg.", ["Außenministerium"]),
        ("Bei den [Grünen|ORG] gärt es.", ["Grüne"]),
        ("Die Rede [Mosers|PER] war kurz. [Jana Moser|PER] ging.", ["Jana Moser", "Jana Moser"]),
        ("[Hans|PER] kam.", ["Hans"]),
        ("[Sonja|PER] und [Willi Kolb|PER] feiern.", ["Sonja Kolb", "Willi Kolb"]),
        ("[Gerster|PER] und [Willi Kolb|PER] feiern.", ["Gerster", "Willi Kolb"]),
        ("[Willi Kolb|PER] kam. Die Familie [Kolb|PER] feiert.", ["Willi Kolb", "Kolb"]),
        ("Die [EZB|ORG] zögert. Die [Europäische Zentralbank|ORG] wartet.", ["Europäische Zentralbank"] * 2),
    ],
)
def test_names(marked, text, expected):
    assert names(marked(text)) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Dann kam Bürgermeisterin [Jana Moser|PER].", "Bürgermeisterin"),
        ("Dann kam der SPD-Chef [Udo Kolb|PER].", "SPD-Chef"),
        ("Dann kam Ministerin Dr. [Jana Moser|PER].", "Ministerin"),
        ("Die Sprecherin der Stadt, [Jana Moser|PER], schwieg.", "Sprecherin"),
        ("Die Sprecherin des Verbandes der Lehrer, [Jana Moser|PER], schwieg.", "Sprecherin"),
        ("Es kam [Jana Moser|PER], Sprecherin der Stadt.", "Sprecherin"),
        ("Es kam [Jana Moser|PER], die Leiterin der Schule, zuerst.", "Leiterin"),
        ("Es kam [Udo Kolb|PER] (Trainer) zuerst.", "Trainer"),
        ("Es kam Frau [Moser|PER].", None),
        ("Es kam am Mittwoch [Jana Moser|PER].", None),
        ("Es kam [Jana Moser|PER], Präsident [Udo Kolb|PER] schwieg.", None),
    ],
)
def test_roles(marked, text, role):
    assert find_mentions(marked(text))[0].role == role


def test_forms_of_address_keep_two_persons_apart(marked):
    doc = marked(
        "[Jana Kolb|PER] und [Udo Kolb|PER] kamen. Frau [Kolb|PER] sprach. Herr [Kolb|PER] schwieg. [Kolb|PER] ging."
    )
    assert names(doc) == ["Jana Kolb", "Udo Kolb", "Jana Kolb", "Udo Kolb", "Kolb"]


def test_a_town_keeps_its_s(marked):
    doc = marked("[Pirmasens|LOC] Bürger feiern.")
    doc[0].set_morph("Case=Gen")
    assert names(doc) == ["Pirmasens"]


def test_the_tagger_tells_a_genitive(marked):
    doc = marked("[Mosers|PER] Rede war kurz. [Behrens|PER] ging.")
    doc[0].set_morph("Case=Gen")
    assert names(doc) == ["Moser", "Behrens"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[Jana Moser|PER] kam. [Moser|PER] ging.", [None, "surname of a full name"]),
        ("[Jana Moser|PER] kam. [Mosers|PER] Rede.", [None, "inflected form; surname of a full name"]),
        ("Die [Europäische Zentralbank|ORG] ([EZB|ORG]) zögert.", [None, "explained in brackets"]),
        ("Das [Robert-Koch-Institut|ORG] und das [Robert Koch-Institut|ORG].", [None, "spelling"]),
        ("Im [Deutschen Bundestag|ORG].", ["inflected form"]),
    ],
)
def test_every_mention_tells_why_it_has_its_name(marked, text, why):
    assert [m.why for m in find_mentions(marked(text))] == why


def test_a_nickname_in_marks_is_no_part_of_the_name(marked):
    assert names(marked("Es kam [Bruno „Kralle“ Matzner|PER]. [Matzner|PER] ging.")) == ["Bruno Matzner"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # brackets tell where a name begins
        (
            "Die [Welthandelsorganisation|ORG] ([WTO|ORG]) und die [WHO|ORG] tagen.",
            ["Welthandelsorganisation"] * 2 + ["WHO"],
        ),
        ("Die [WTO|ORG] und die [Weltgesundheitsorganisation|ORG] tagen.", ["WTO", "Weltgesundheitsorganisation"]),
        ("Das [Bundesamt für Umwelt|ORG] ([Bafu|ORG]) mahnt.", ["Bundesamt für Umwelt"] * 2),
        ("In [Halle|LOC] ([Saale|LOC]) regnet es.", ["Halle", "Saale"]),
        # nouns that look like adjectives
        ("Die [Verbraucherzentrale Hessen|ORG] mahnt.", ["Verbraucherzentrale Hessen"]),
        ("Die [Österreichische Gesundheitskasse|ORG] zahlt.", ["Österreichische Gesundheitskasse"]),
        # particles
        ("[Johanna von Rehden|PER] kam. Frau von [Rehden|PER] ging.", ["Johanna von Rehden"] * 2),
        # Chinese, Hungarian, Spanish, double names
        ("[Li Weimin|PER] kam. [Li|PER] ging.", ["Li Weimin"] * 2),
        ("[Szabó Péter|PER] kam. [Péter Szabó|PER] ging. [Szabó|PER] schlief.", ["Szabó Péter"] * 3),
        ("[María Fernández Ruiz|PER] kam. [Fernández Ruiz|PER] ging.", ["María Fernández Ruiz"] * 2),
        ("[Claudia Wernicke-Stahl|PER] kam. [Wernicke-Stahl|PER] ging.", ["Claudia Wernicke-Stahl"] * 2),
        # firms for short
        ("[Nordau|ORG] spart. Die [Nordau Deutschland AG|ORG] baut.", ["Nordau", "Nordau Deutschland AG"]),
        # two Meiers
        (
            "[Thomas Meier|PER] und [Sabine Meier|PER] kamen. Frau [Meier|PER] ging.",
            ["Thomas Meier", "Sabine Meier", "Sabine Meier"],
        ),
    ],
)
def test_names_of_organisations_and_persons(marked, text, expected):
    assert names(marked(text, adjectives="Deutsche Nasse Österreichische")) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Es kam der Berater des Präsidenten [Udo Kolb|PER].", "Präsidenten"),
        ("Es kam der Berater des Ministers [Udo Kolb|PER].", "Ministers"),
        ("Es kam der Ukrainer [Udo Kolb|PER].", None),
        ("Es kam CSU-Mann [Udo Kolb|PER].", "CSU-Mann"),
    ],
)
def test_roles_of_the_last_mention(marked, text, role):
    assert find_mentions(marked(text))[-1].role == role


def test_a_compound_role_that_the_tagger_takes_for_a_name(marked):
    doc = marked("Es kam Nordbank-Chef [Udo Kolb|PER].", propers="Nordbank-Chef")
    assert find_mentions(doc)[0].role == "Nordbank-Chef"
