"""Which person names of an article are one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newskit.names.persons import PersonName, merge_persons


def merged(*names):
    written = [PersonName(*name) if isinstance(name, tuple) else PersonName(name) for name in names]
    return [named.name for named in merge_persons(written)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        # surname and first name
        (["Jana Moser", "Moser"], ["Jana Moser", "Jana Moser"]),
        (["Moser", "Jana Moser"], ["Jana Moser", "Jana Moser"]),
        (["Jana Moser", "Jana"], ["Jana Moser", "Jana Moser"]),
        (["Jana Moser", "Udo Kolb", "Kolb", "Moser"], ["Jana Moser", "Udo Kolb", "Udo Kolb", "Jana Moser"]),
        (["Moser", "Moser"], ["Moser", "Moser"]),
        # initials and middle names
        (["J. Moser", "Jana Moser"], ["Jana Moser", "Jana Moser"]),
        (["Jana Maria Moser", "Jana Moser", "Moser"], ["Jana Maria Moser"] * 3),
        (["George W. Tandell", "George Tandell"], ["George W. Tandell"] * 2),
        (["B. Moser", "Jana Moser"], ["B. Moser", "Jana Moser"]),
        # double names
        (["Greta Kolb-Moser", "Kolb-Moser"], ["Greta Kolb-Moser"] * 2),
        (["Hans-Peter Kolb", "Hans Peter Kolb"], ["Hans-Peter Kolb"] * 2),
        (["Karl Theodor Moser", "Karl-Theodor Moser", "Karl Moser"], ["Karl Theodor Moser"] * 3),
        # nobility
        (["Ursula von der Au", "von der Au", "Von der Au", "Au"], ["Ursula von der Au"] * 4),
        (["Alexander Graf Wolfstein", "Wolfstein", "Graf Wolfstein"], ["Alexander Graf Wolfstein"] * 3),
        (["Otto Freiherr zu Falkenau", "Otto zu Falkenau", "Falkenau"], ["Otto Freiherr zu Falkenau"] * 3),
        # Dutch, Spanish, Portuguese
        (["Mark van Deelen", "Van Deelen", "Deelen"], ["Mark van Deelen"] * 3),
        (["Gabriel Ortega Ibáñez", "Ortega", "Ibáñez"], ["Gabriel Ortega Ibáñez"] * 3),
        (["Pedro Ortega Ibáñez-Ruiz", "Ortega Ibáñez-Ruiz"], ["Pedro Ortega Ibáñez-Ruiz"] * 2),
        (["João dos Prados", "Prados"], ["João dos Prados"] * 2),
        # Arabic
        (["Abdullah al-Rifai", "al-Rifai", "Al-Rifai"], ["Abdullah al-Rifai"] * 3),
        (["Muhammad bin Nasir", "bin Nasir"], ["Muhammad bin Nasir"] * 2),
        # Chinese and Korean: the surname stands first
        (["Chen Weidong", "Chen"], ["Chen Weidong"] * 2),
        (["Park Jin-su", "Park", "Park Jin Su"], ["Park Jin-su"] * 3),
        # Hungarian: either order
        (["Kovács László", "László Kovács", "Kovács"], ["Kovács László"] * 3),
        # spelling
        (["Recep Yıldoğan", "Recep Yildogan", "Yıldoğan"], ["Recep Yıldoğan"] * 3),
        (["Peter Mueller", "Peter Müller", "Müller"], ["Peter Müller"] * 3),
        (["Peter Boudgoust", "Boudgust", "Boudgoust", "Boudgoust"], ["Peter Boudgoust"] * 4),
        (["Jana MOSER", "Jana Moser", "Jana Moser"], ["Jana Moser"] * 3),
        # Icelandic, Roman numbers
        (["Katrín Jakobsdóttir", "Jakobsdóttir"], ["Katrín Jakobsdóttir"] * 2),
        (["Benedikt XVI.", "Benedikt"], ["Benedikt XVI."] * 2),
        # two Mosers stay two
        (["Jana Moser", "Udo Moser"], ["Jana Moser", "Udo Moser"]),
        (["Jana Moser", "Udo Moser", "Moser"], ["Jana Moser", "Udo Moser", "Moser"]),
        # a lone surname is whoever has been introduced
        (["Jana Moser", "Moser", "Udo Moser"], ["Jana Moser", "Jana Moser", "Udo Moser"]),
        (["Jana Moser-Kolb", "Udo Moser", "Moser"], ["Jana Moser-Kolb", "Udo Moser", "Udo Moser"]),
        (["Jana Moser-Kolb", "Kolb", "Moser-Kolb"], ["Jana Moser-Kolb", "Kolb", "Jana Moser-Kolb"]),
        (["Jana Moser", "Moser", "Udo Moser", "Moser"], ["Jana Moser", "Jana Moser", "Udo Moser", "Jana Moser"]),
        (["Jana Moser", "Udo Moser", "Moser", "Moser"], ["Jana Moser", "Udo Moser", "Moser", "Moser"]),
        (["Moser", "Jana Moser", "Udo Moser"], ["Moser", "Jana Moser", "Udo Moser"]),
        (["Jana Moser", "Udo Moser", ("Moser", "Frau")], ["Jana Moser", "Udo Moser", "Jana Moser"]),
        (["Jana Moser", "Udo Moser", ("Moser", "Herr")], ["Jana Moser", "Udo Moser", "Udo Moser"]),
        (["Jana Moser", "Petra Moser", ("Moser", "Frau")], ["Jana Moser", "Petra Moser", "Moser"]),
        (
            [("Jana Moser", "Richterin"), ("Petra Moser", "Anwältin"), ("Moser", "Anwältin")],
            ["Jana Moser", "Petra Moser", "Petra Moser"],
        ),
        (["Petra Meier", ("Meier", "Herr")], ["Petra Meier", "Meier"]),  # another Meier
        (["Anton Weiß", "Anna Weiß", ("Weiß", "Bürgermeisterin")], ["Anton Weiß", "Anna Weiß", "Anna Weiß"]),
        # a couple in a list
        ([("Sonja", None, "Kolb"), "Willi Kolb", "Kolb"], ["Sonja Kolb", "Willi Kolb", "Kolb"]),
        ([("Kassel", None, "Kolb"), "Willi Kolb"], ["Kassel", "Willi Kolb"]),
        # short surnames are never slips of each other
        (["Jan Beck", "Beek"], ["Jan Beck", "Beek"]),
        (["Udo Lange", "Langer"], ["Udo Lange", "Langer"]),
    ],
)
def test_merging(names, expected):
    assert merged(*names) == expected


@given(
    st.lists(
        st.sampled_from(["Jana Moser", "Moser", "Udo Moser", "Jana", "J. Moser", "Kolb", "Udo Kolb", "Von Au"]),
        max_size=8,
    )
)
def test_every_mention_has_a_name_that_the_article_prints(names):
    result = merged(*names)
    assert len(result) == len(names)
    assert set(result) <= set(names)
    assert merged(*names) == result
    for name, canonical in zip(names, result, strict=True):
        assert len(canonical.split()) >= len(name.split())


@given(st.text(max_size=30))
def test_any_text_is_a_name(text):
    assert len(merged(text, "Jana Moser")) == 2
