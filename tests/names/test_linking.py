"""One name for one person or organisation in all articles."""

import pandas as pd
import pytest

from newskit import frames
from newskit.errors import InputError
from newskit.names import ambiguous_names, link_names
from newskit.names.linking import explain


def entities(*rows):
    """Rows are (article, label, name) or (article, label, name, role) or (article, label, name, role, text)."""
    keys = ["article_id", "label", "name", "role", "text"]
    records = [dict(zip(keys, row, strict=False)) for row in rows]
    return frames.conform([{"field": "text", "text": r["name"], **r} for r in records], frames.Entities)


def linked(*rows, aliases=None):
    return link_names(entities(*rows), aliases)["name"].tolist()


def test_a_rare_surname_goes_to_the_one_full_name():
    assert linked(("a", "PER", "Jana Wisbeck"), ("b", "PER", "Wisbeck")) == ["Jana Wisbeck"] * 2


def test_a_frequent_surname_needs_more():
    rows = [("a", "PER", "Petra Müller"), ("b", "PER", "Müller")]
    assert linked(*rows) == ["Petra Müller", "Müller"]


def test_the_role_says_so():
    rows = [("a", "PER", "Petra Müller", "Umweltministerin"), ("b", "PER", "Müller", "Umweltministerin")]
    assert linked(*rows) == ["Petra Müller"] * 2


def test_two_full_names_and_no_hint():
    rows = [("a", "PER", "Jana Wisbeck"), ("b", "PER", "Udo Wisbeck"), ("c", "PER", "Wisbeck")]
    assert linked(*rows)[2] == "Wisbeck"


def test_gender_decides_between_two_and_forbids_one():
    rows = [("a", "PER", "Petra Wisbeck"), ("b", "PER", "Wisbeck", "Minister"), ("b", "PER", "Wisbeck", "Minister")]
    assert linked(*rows)[1] == "Wisbeck"


def test_two_full_names_and_a_role():
    rows = [
        ("a", "PER", "Jana Wisbeck", "Landrätin"),
        ("b", "PER", "Udo Wisbeck", "Torwart"),
        ("c", "PER", "Wisbeck", "Torwart"),
    ]
    assert linked(*rows)[2] == "Udo Wisbeck"


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("George W. Tandell", "George Tandell", "George W. Tandell"),
        ("Kim Jong-un", "Kim Jong Un", "Kim Jong Un"),
        ("Recep Yıldoğan", "Recep Yildogan", "Recep Yildogan"),
    ],
)
def test_full_names_in_two_spellings(one, other, name):
    assert linked(("a", "PER", one), ("b", "PER", other)) == [name] * 2


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Jana Wisbeck", "Jana Wisbecks"], ["Jana Wisbeck"] * 2),
        (["Jana Rehms", "Jana Rehms", "Jana Rehm"], ["Jana Rehms", "Jana Rehms", "Jana Rehm"]),  # she is called so
    ],
)
def test_a_genitive_that_no_sentence_showed(names, expected):
    assert linked(*((str(i), "PER", name) for i, name in enumerate(names))) == expected


def test_different_first_names_are_different_persons():
    rows = [("a", "PER", "Peter Wisbeck"), ("b", "PER", "Hans Peter Wisbeck"), ("c", "PER", "Jana Wisbeck")]
    assert linked(*rows) == ["Peter Wisbeck", "Hans Peter Wisbeck", "Jana Wisbeck"]


def test_an_acronym_that_one_article_explains():
    rows = [
        ("a", "ORG", "Verein Offene Werkstatt", None, "Verein Offene Werkstatt"),
        ("a", "ORG", "Verein Offene Werkstatt", None, "VOW"),
        ("b", "ORG", "VOW", None, "VOW"),
    ]
    assert linked(*rows) == ["Verein Offene Werkstatt"] * 3


def test_an_acronym_with_two_meanings_stays():
    rows = [
        ("a", "ORG", "Verein Offene Werkstatt", None, "VOW"),
        ("b", "ORG", "Verband Oberer Weiler", None, "VOW"),
        ("c", "ORG", "VOW", None, "VOW"),
    ]
    assert linked(*rows)[2] == "VOW"


def test_what_an_article_explains_does_not_change_a_known_acronym():
    rows = [
        ("a", "ORG", "Südtiroler Volkspartei", pd.NA, "SVP"),
        ("a", "ORG", "Südtiroler Volkspartei"),
        ("b", "ORG", "SVP"),
        ("c", "ORG", "SVP"),
    ]
    assert linked(*rows) == ["Südtiroler Volkspartei"] * 2 + ["SVP"] * 2


def test_spellings_of_an_organisation_get_the_most_frequent():
    assert linked(("a", "ORG", "NATO"), ("b", "ORG", "Nato"), ("c", "ORG", "Nato")) == ["Nato"] * 3


def test_organisations_and_persons_do_not_mix():
    assert linked(("a", "PER", "Emil Wisbeck"), ("b", "ORG", "Wisbeck")) == ["Emil Wisbeck", "Wisbeck"]


@pytest.mark.parametrize(
    "aliases",
    [
        {"die Kanzlerin": "Jana Wisbeck", "Wisbeck": "Udo Wisbeck"},
        pd.DataFrame({"alias": ["WISBECK"], "name": ["Udo Wisbeck"]}),
        pd.DataFrame({"alias": ["Wisbeck"], "name": ["Udo Wisbeck"], "label": ["PER"]}),
    ],
)
def test_aliases_win(aliases):
    rows = [("a", "PER", "Jana Wisbeck"), ("b", "PER", "Wisbeck")]
    assert linked(*rows, aliases=aliases) == ["Jana Wisbeck", "Udo Wisbeck"]


def test_an_alias_names_what_had_no_name():
    rows = [("a", "PER", pd.NA, None, "die Kanzlerin"), ("a", "PER", pd.NA, None, "sie")]
    names = linked(*rows, aliases={"die Kanzlerin": "Jana Wisbeck"})
    assert names[0] == "Jana Wisbeck"
    assert pd.isna(names[1])


def test_an_alias_for_one_label_leaves_the_others():
    aliases = pd.DataFrame({"alias": ["Essen"], "name": ["Stadt Essen"], "label": ["LOC"]})
    assert linked(("a", "LOC", "Essen"), ("a", "PER", "Essen"), aliases=aliases) == ["Stadt Essen", "Essen"]


@pytest.mark.parametrize(
    "aliases", [["Wisbeck"], pd.DataFrame({"from": ["a"]}), pd.DataFrame({"alias": ["a"], "name": [None]})]
)
def test_aliases_of_a_wrong_form(aliases):
    with pytest.raises(InputError, match="alias"):
        link_names(entities(("a", "PER", "Moser")), aliases)


def test_the_table_is_left_as_it_is_and_the_rest_of_it_kept():
    table = entities(("a", "PER", "Jana Wisbeck"), ("b", "PER", "Wisbeck")).assign(mine=[1, 2])
    before = table.copy()
    result = link_names(table)
    pd.testing.assert_frame_equal(table, before)
    pd.testing.assert_frame_equal(result.drop(columns="name"), before.drop(columns="name"))
    pd.testing.assert_frame_equal(link_names(result), result)


def test_empty_tables():
    assert link_names(frames.empty(frames.Entities)).empty
    assert list(ambiguous_names(frames.empty(frames.Entities)).columns) == [
        "name",
        "candidates",
        "mentions",
        "articles",
    ]


def test_a_table_without_names():
    with pytest.raises(InputError, match="name"):
        link_names(pd.DataFrame({"article_id": ["a"]}))


def test_ambiguous_names():
    table = entities(
        ("a", "PER", "Jana Moser"), ("b", "PER", "Udo Moser"), ("c", "PER", "Moser"), ("d", "PER", "Moser"),
        ("d", "PER", "Moser"), ("a", "PER", "Kolb"), ("a", "PER", "Udo Kolb"), ("a", "ORG", "Moser"), ("a", "PER",
         "Xaver"),
    )  # fmt: skip
    assert ambiguous_names(table).to_dict("list") == {
        "name": ["Moser", "Kolb"],
        "candidates": ["Jana Moser; Udo Moser", "Udo Kolb"],
        "mentions": [3, 1],
        "articles": [2, 1],
    }


def test_the_prevailing_form_names_a_person():
    rows = [("a", "PER", "George W. Tandell"), ("b", "PER", "George Tandell"), ("c", "PER", "George Tandell")]
    assert linked(*rows) == ["George Tandell"] * 3


def test_a_namesake_in_one_article_takes_no_surname_from_whom_all_the_others_mean():
    many = [(str(i), "PER", "Udo Wisbeck") for i in range(10)]
    assert linked(*many, ("x", "PER", "Jana Wisbeck"), ("y", "PER", "Wisbeck"))[-1] == "Udo Wisbeck"
    assert linked(*many[:9], ("x", "PER", "Jana Wisbeck"), ("y", "PER", "Wisbeck"))[-1] == "Wisbeck"


def test_every_change_has_a_reason():
    table = entities(
        ("a", "PER", "Jana Wisbeck"), ("b", "PER", "Wisbeck"), ("a", "ORG", "NATO"), ("b", "ORG", "Nato"),
        ("c", "ORG", "Nato"), ("c", "LOC", "Kassel"),
    )  # fmt: skip
    told = explain(table, {"Kassel": "Stadt Kassel"})
    assert told["why"].fillna("").tolist() == [
        "", "the only full name of the corpus that fits", "spelling", "", "", "alias",
    ]  # fmt: skip
    assert (told["name"] != table["name"]).tolist() == told["why"].notna().tolist()
