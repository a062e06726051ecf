"""From spaCy's entities to mentions: borders, names found again, labels, names, roles."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Span

from newskit.names import find_mentions


def spans(doc):
    return [(doc.text[m.start : m.end], m.label) for m in find_mentions(doc)]


def names(doc):
    return [m.name for m in find_mentions(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # titles, functions and articles stay outside
        ("Dann kam [Bürgermeisterin Jana Moser|PER].", [("Jana Moser", "PER")]),
        ("Dann kam [Dr. Jana Moser|PER].", [("Jana Moser", "PER")]),
        ("Dann kam [Frau Moser|PER].", [("Moser", "PER")]),
        ("Dann kam [der Kanzler Udo Kolb|PER].", [("Udo Kolb", "PER")]),
        ("Dann kam [König Harald V.|PER] zu uns.", [("Harald V.", "PER")]),
        ("Dort sitzt [die SPD|ORG].", [("SPD", "ORG")]),
        ("Es schrieb „[Morgenkurier|ORG]“ dazu.", [("Morgenkurier", "ORG")]),
        ("Das las man im Magazin [Der Spiegel|ORG].", [("Der Spiegel", "ORG")]),
        ("Sie lebt in [Den Haag|LOC].", [("Den Haag", "LOC")]),
        # type words
        ("Das geschah in der [Stadt Kassel|LOC].", [("Kassel", "LOC")]),
        ("Sie fuhr zur [Insel Rügen|LOC].", [("Rügen", "LOC")]),
        ("Das meldet die [Nachrichtenagentur dpa|ORG].", [("dpa", "ORG")]),
        ("Das fordert die [Gewerkschaft ver.di|ORG].", [("ver.di", "ORG")]),
        ("Das fordert die [Gewerkschaft der Polizei|ORG].", [("Gewerkschaft der Polizei", "ORG")]),
        ("Das entschied das [Landgericht Kassel|ORG].", [("Landgericht Kassel", "ORG")]),
        # marks
        ("Es spricht [Jana Moser,|PER] heute.", [("Jana Moser", "PER")]),
        ("Es spricht [Ahmed F.|PER] vor Gericht.", [("Ahmed F.", "PER")]),
        ("Es spricht [Ahmed F|PER]. vor Gericht.", [("Ahmed F.", "PER")]),
        ("Man ist in [Halle (Saale)|LOC] froh.", [("Halle (Saale)", "LOC")]),
        ("[Jana Moser\nUdo Kolb|PER]", [("Jana Moser", "PER"), ("Udo Kolb", "PER")]),
        # brackets
        ("Die [Europäische Zentralbank|ORG] (EZB) zögert.", [("Europäische Zentralbank", "ORG"), ("EZB", "ORG")]),
        ("Die [Europäische Zentralbank (EZB)|ORG] zögert.", [("Europäische Zentralbank", "ORG"), ("EZB", "ORG")]),
        (
            "Das [Deutsche Zentrum|ORG] für Luft und Raum (DZLR) baut.",
            [("Deutsche Zentrum für Luft und Raum", "ORG"), ("DZLR", "ORG")],
        ),
        ("In [Kassel|LOC] (KVB) sagt man das.", [("Kassel", "LOC")]),
        # names cut in two
        ("Dann kam [Jana|PER] [Moser|PER].", [("Jana Moser", "PER")]),
        # compounds with a common noun, pronouns, adjectives
        ("Die [EU-Kommission|ORG] tagt.", []),
        ("Der [SPD-Chef|PER] schweigt.", []),
        ("Der [Kosovo-Krieg|LOC] endete.", []),
        ("Neue [EU-Richtlinien|ORG] gelten.", []),
        ("Sie ging zum [Friedrich-Ebert-Platz|LOC].", [("Friedrich-Ebert-Platz", "LOC")]),
        ("Das [Robert-Koch-Institut|ORG] warnt.", [("Robert-Koch-Institut", "ORG")]),
        ("In [Nordrhein-Westfalen|LOC] regnet es.", [("Nordrhein-Westfalen", "LOC")]),
        ("Die [russische|MISC] Seite schweigt.", []),
    ],
)
def test_borders(marked, text, expected):
    assert spans(marked(text)) == expected


def test_particles_and_first_name_are_fetched(marked):
    doc = marked("Es spricht Ursula von der [Au|PER].", propers="Ursula")
    assert spans(doc) == [("Ursula von der Au", "PER")]


def test_parties_with_a_slash_are_one(nlp):
    doc = nlp.make_doc("Die CDU/CSU berät.")
    doc.ents = [Span(doc, i, i + 1, "ORG") for i, token in enumerate(doc) if token.is_upper]
    assert spans(doc) == [("CDU/CSU", "ORG")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[Jana Moser|PER] kam. Dann ging Moser wieder.", ["Jana Moser", "Moser"]),
        ("[Jana Moser|PER] kam. Das war Mosers Idee.", ["Jana Moser", "Mosers"]),
        ("In [Kassel|LOC] regnet es. Kassel friert.", ["Kassel", "Kassel"]),
        ("[Udo Koch|PER] kam. Der Koch schlief.", ["Udo Koch"]),
        ("[Udo Koch|PER] kam. Herr Koch schlief.", ["Udo Koch", "Koch"]),
        ("[Udo Koch|PER] kam. Er arbeitet als Koch.", ["Udo Koch"]),
        ("[Jana Moser|PER] kam. Die Moser-Regierung fiel.", ["Jana Moser"]),
        ("[Boris Nadolny|PER] kam. Der müde Nadolny schlief.", ["Boris Nadolny", "Nadolny"]),
    ],
)
def test_a_name_found_once_is_found_everywhere(marked, text, found):
    assert [text for text, _ in spans(marked(text))] == found


def test_two_persons_side_by_side_are_no_full_name(marked):
    doc = marked("[Kim Jong Un|PER] kam. Am Abend hatte [Kim Kolb|PER] begrüßt. Mit [Udo Kolb|PER] sprach [Kim|PER].")
    assert names(doc) == ["Kim Jong Un", "Kim Jong Un", "Udo Kolb", "Udo Kolb", "Kim Jong Un"]


def test_a_genitive_and_its_noun_are_parted(marked):
    doc = marked("[Jana Moser|PER] kam. [Mosers Rede|PER] war kurz.")
    doc[5].tag_ = "NN"
    assert spans(doc) == [("Jana Moser", "PER"), ("Mosers", "PER")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Umweltministerium schweigt.", [("Umweltministerium", "ORG")]),
        ("Ein Sprecher des Umweltministeriums schweigt.", [("Umweltministeriums", "ORG")]),
        ("Das Wirtschafts- und Finanzministerium schweigt.", []),
        ("Im Bundestag und bei der SPD gärt es.", [("Bundestag", "ORG"), ("SPD", "ORG")]),
        ("Die Vereinten Nationen warnen.", [("Vereinten Nationen", "ORG")]),
        ("Sie reist in die Vereinigten Staaten.", [("Vereinigten Staaten", "LOC")]),
        ("Mit den Grünen wird verhandelt.", [("Grünen", "ORG")]),
        ("Er stand am Anna-Wisbeck-Platz.", [("Anna-Wisbeck-Platz", "LOC")]),
        ("Man sah viele Grünen Tee trinken.", []),
    ],
)
def test_what_everybody_knows_is_found_without_the_recogniser(marked, text, expected):
    assert spans(marked(text)) == expected


def test_countries_are_found_where_the_tagger_sees_a_name(marked):
    assert spans(marked("Sie reist nach Österreich.", propers="Österreich")) == [("Österreich", "LOC")]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("[Mario Voigt|PER] kam. [Voigt|ORG] sprach. [Voigt|ORG] ging.", ["PER", "PER", "PER"]),
        ("[Emil Linde|PER] gründete die [Linde|ORG]. Die [Linde|ORG] wuchs.", ["PER", "ORG", "ORG"]),
        ("[Ukraine|LOC] hofft. Die [Ukraine|ORG] bangt. Die [Ukraine|ORG] siegt.", ["LOC", "LOC", "LOC"]),
        ("[Jana Wisbeck|ORG] kam. [Wisbeck|LOC] ging.", ["PER", "PER"]),
        ("Es sprach Frau [Wisbeck|ORG].", ["PER"]),
        ("Es las [Martin Verlag|ORG].", ["ORG"]),
        ("[Kolb AG|ORG] wächst. Die [Kolb AG|LOC] zahlt. Die [Kolb AG|LOC] baut.", ["ORG", "ORG", "ORG"]),
    ],
)
def test_labels_are_settled(marked, text, labels):
    assert [m.label for m in find_mentions(marked(text))] == labels


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
        ("[Mosers|PER] Rede war kurz.", ["Moser"]),
        ("[Hans|PER] kam.", ["Hans"]),
        ("[Sonja|PER] und [Willi Kolb|PER] feiern.", ["Sonja Kolb", "Willi Kolb"]),
        ("Die [EZB|ORG] zögert. Die [Europäische Zentralbank|ORG] wartet.", ["Europäische Zentralbank"] * 2),
        ("[Jana MOSER|PER] kam.", ["Jana Moser"]),
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
        ("Die Anwältin [Mosers|PER] kam. [Jana Moser|PER] schwieg.", None),
    ],
)
def test_roles(marked, text, role):
    assert find_mentions(marked(text))[0].role == role


def test_forms_of_address_keep_two_persons_apart(marked):
    doc = marked(
        "[Jana Kolb|PER] und [Udo Kolb|PER] kamen. Frau [Kolb|PER] sprach. Herr [Kolb|PER] schwieg. [Kolb|PER] ging."
    )
    assert names(doc) == ["Jana Kolb", "Udo Kolb", "Jana Kolb", "Udo Kolb", "Kolb"]


def test_a_doc_without_entities_or_tags():
    assert find_mentions(spacy.blank("de")("")) == []
    assert find_mentions(spacy.blank("de")("Es regnet.")) == []


_PIECES = [
    "Jana Moser",
    "Mosers",
    "Kassel",
    "die",
    " ",
    "\n\n",
    "(",
    ")",
    "EZB",
    "und",
    "SPD-Chef",
    "„",
    "“",
    "von der",
    "Dr.",
    ".",
]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(_PIECES), st.sampled_from(["", "PER", "LOC", "ORG", "MISC"])), min_size=1, max_size=20
    )
)
def test_whatever_the_recogniser_says_mentions_lie_in_the_text_and_do_not_overlap(pieces):
    doc = spacy.blank("de")(" ".join(piece for piece, _ in pieces))
    position, found = 0, []
    for piece, label in pieces:
        if label:
            span = doc.char_span(position, position + len(piece), label=label, alignment_mode="expand")
            found += [span] if span is not None and len(span) else []
        position += len(piece) + 1
    doc.ents = spacy.util.filter_spans(found)
    mentions = find_mentions(doc)
    assert mentions == find_mentions(doc)
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(doc.text)
        assert mention.name.strip()
        written = doc.text[mention.start : mention.end]
        assert written == written.strip()
        end = mention.end


@pytest.mark.parametrize("date", ["1. Mai", "Mitte Mai", "3. Jänner 2025", "Montag Abend"])
def test_a_date_is_no_name(nlp, date):
    doc = nlp.make_doc(f"Am {date} spricht Jana Moser.")
    end = len(doc) - 4
    doc.ents = [Span(doc, 1, end, label="ORG"), Span(doc, end + 1, end + 3, label="PER")]
    assert [doc.text[mention.start : mention.end] for mention in find_mentions(doc)] == ["Jana Moser"]


@pytest.mark.parametrize(
    ("words", "entities", "expected"),
    [
        ("Intendantin Johanna von Rehden schweigt .", [(1, 2, "PER"), (3, 4, "LOC")], [("Johanna von Rehden", "PER")]),
        ("Karl zu Eltz und Udo Moser reden .", [(0, 1, "PER"), (2, 3, "PER")], [("Karl zu Eltz", "PER")]),
        ("Der Markt in Leinebrück ist gesperrt .", [(3, 4, "PER")], [("Leinebrück", "LOC")]),
        ("Jana lebt in Kassel .", [(0, 1, "PER"), (3, 4, "LOC")], [("Jana", "PER"), ("Kassel", "LOC")]),
    ],
)
def test_cut_noble_names_and_places_behind_in(nlp, words, entities, expected):
    doc = spacy.tokens.Doc(nlp.vocab, words=words.split())
    doc.ents = [Span(doc, first, stop, label=label) for first, stop, label in entities]
    assert set(expected) <= set(spans(doc))
