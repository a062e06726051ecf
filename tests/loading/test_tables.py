"""CSV as people and programs write it."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newskit.loading.inputs import Problem, item_of_bytes
from newskit.loading.registry import read_item

LONG = "Der Stadtrat von Lindenau hat am Mittwoch über die neue Brücke beraten, aber nicht entschieden. " * 2


def load(data, name="a.csv", **columns):
    item = item_of_bytes(data if isinstance(data, bytes) else data.encode(), name, name, columns=columns)
    found = list(read_item(item))
    records = [
        {name: value for name, value in one.items() if name != "origin"} for one in found if isinstance(one, dict)
    ]
    return records, [one.reason for one in found if isinstance(one, Problem)]


WAYS = {
    "backslashes": 'titel;text\n"A";"Wolter sagte: \\"Nein\\" und ging."\n',
    "backslashes, at the end": 'titel;text\n"A";"Wolter sagte: \\"Nein\\" und ging."\n"B";"Er sagte: \\"So\\"."\n',
    "said delimiter": 'sep=;\r\ntitel;text\r\nA;"Wolter sagte: ""Nein"" und ging."\r\n',
    "said odd delimiter": 'sep=^\ntitel^text\nA^"Wolter sagte: ""Nein"" und ging."\n',
    "carriage returns": 'titel;text\rA;"Wolter sagte: ""Nein"" und ging."\r',
    "apostrophes": "titel;text\nA;'Wolter sagte: \"Nein\" und ging.'\n",
    "spaces": 'titel; text\n"A"; "Wolter sagte: ""Nein"" und ging."\n',
    "marks within": 'titel\ttext\nA\tWolter sagte: "Nein" und ging.\n',
    "spaces, as R writes": '"titel" "text"\n"1" "A" "Wolter sagte: ""Nein"" und ging."\n',
    "odd delimiter": 'titel^text\nA^"Wolter sagte: ""Nein"" und ging."\n',
    "marks that nothing doubles": 'titel;text\nA;"Wolter sagte: "Nein" und ging."\n',
    "lines above": 'Export vom 3.5.2024\nTreffer: 1\n\ntitel;text\nA;"Wolter sagte: ""Nein"" und ging."\n',
    "empty lines": '\n\ntitel|text\n\nA|"Wolter sagte: ""Nein"" und ging."\n\n',
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_ways_of_writing(way, encoding):
    records, reasons = load(WAYS[way].encode(encoding))
    assert {**records[0], "index": "1"} == {"titel": "A", "text": 'Wolter sagte: "Nein" und ging.', "index": "1"}
    assert reasons == []


def test_a_later_row_may_be_written_otherwise():
    rows = "".join(f'"T{n}";"Text {n}."\n' for n in range(150))
    records, reasons = load(f'titel;text\n{rows}"Z";"Er sagte: \\"Nein\\", dann ging er."\n')
    assert records[-1]["text"] == 'Er sagte: "Nein", dann ging er.'
    assert (len(records), reasons) == (151, [])


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ('A\t"Nein", sagt Wolter. Sie geht.', '"Nein", sagt Wolter. Sie geht.'),
        ('A\t"Nein" sagt Wolter', '"Nein" sagt Wolter'),
        ("A\tErst\\nzweitens\t\\N", "Erst\nzweitens"),
        ("A\tErst\\\nzweitens\t\\N", "Erst\nzweitens"),
        ("A\tErst\\tzweitens", "Erst\\tzweitens"),
    ],
)
def test_one_odd_row(row, text):
    records, reasons = load(f"titel\ttext\tautor\n{row}\nB\tZwei\tLea Kunz\n", "a.tsv")
    assert [record["text"] for record in records] == [text, "Zwei"]
    assert (records[0].get("autor"), reasons) == (None, [])


@pytest.mark.parametrize("text", ["Erst\\\nzweitens", "\\", "undefined"])
def test_what_is_enclosed_stays(text):
    records, reasons = load(f'"titel";"text"\n"A";"{text}"\n')
    assert ([record["text"] for record in records], reasons) == ([text], [])


def test_a_delimiter_after_a_backslash():
    records, reasons = load("titel,text\nA,Erst\\, dann.\nB,Zwei\n")
    assert ([record["text"] for record in records], reasons) == (["Erst, dann.", "Zwei"], [])


def test_a_table_with_one_column():
    records, reasons = load("text\nErst, dann; und so.\nZwei\n")
    assert ([record["text"] for record in records], reasons) == (["Erst, dann; und so.", "Zwei"], [])


def test_fields_that_no_rule_explains_are_no_names_of_rows():
    assert load("titel;text\nA;„Erst; dann“\n") == ([], ["line 2: more fields than the header (3 fields, 2 columns)"])


def test_apostrophes_around_some_fields_only():
    records, reasons = load(f"rubrik;text\nSport;'Erst; dann.'\nKultur;{LONG}\nPolitik;'So ''n Pech; sagt er.'\n")
    assert [record["text"].strip() for record in records] == ["Erst; dann.", LONG.strip(), "So 'n Pech; sagt er."]
    assert reasons == []


@pytest.mark.parametrize("marker", ["NA", "NULL", "NaN", "None", "N/A", "#N/A", "-"])
def test_missing_is_what_stands_there_without_quotation_marks(marker):
    records, _ = load(f'titel;text;ressort\nA;Ein Satz.;{marker}\nB;Ein Satz.;"{marker}"\n')
    assert [record["ressort"] for record in records] == [None, marker]


def test_without_a_header_the_text_is_found():
    records, reasons = load("".join(f"Sport;{n}.5.2024;{LONG}{n}\n" for n in range(1, 9)))
    assert [(record["column 1"], record["published"]) for record in records] == [
        ("Sport", f"{n}.5.2024") for n in range(1, 9)
    ]
    assert records[0]["text"].startswith("Der Stadtrat")
    assert reasons == []


def test_without_a_header_columns_can_be_named_by_number():
    expected = [{"column 1": "Rat tagt", "column 2": "Kurz."}, {"column 1": "Zwei", "column 2": "Noch."}]
    assert load("Rat tagt;Kurz.\nZwei;Noch.\n", **{"column 2": "text"}) == (expected, [])
    assert '"column 1"' in load("Rat tagt;Kurz.\nZwei;Noch.\n")[1][0]


@pytest.mark.parametrize(
    "data", ['titel;text;datum\nA;"Ein Satz.";3.5.2024\nB;"Noch ein', "titel;text;datum\nA;Eins;3.5.2024\nB;Zw"]
)
def test_a_file_that_ends_in_a_row(data):
    records, reasons = load(data)
    assert [record["titel"] for record in records] == ["A"]
    assert len(reasons) == 1
    assert "line 3" in reasons[0]


@pytest.mark.parametrize("data", ["a\rb", '"', "x;y", "sep=;\n"])
def test_a_file_without_names_of_columns_is_told(data):
    records, reasons = load(data)
    assert records == []
    assert reasons[0] == "empty" or reasons[0].startswith("none of the columns")


@pytest.mark.parametrize("rows", ['a;"b\n', 'a;"b\nc;d\n', 'a;"b";"c\n', "a;'b\n", 'a;\\"b\n'])
def test_work_grows_with_the_rows_only(rows, monkeypatch):
    from newskit.loading import tables

    taken = []
    feed = tables._feed
    monkeypatch.setattr(tables, "_feed", lambda *args: (taken.append(1) or line for line in feed(*args)))
    counts = []
    for n in (500, 1000):
        taken.clear()
        load("a;text\n" + rows * n)
        counts.append(len(taken))
    assert counts[1] < 2.5 * counts[0]


FIELD = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=30).filter(
    lambda text: "\x85" not in text
)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(FIELD, FIELD), min_size=1, max_size=20), delimiter=st.sampled_from(";,\t|"))
def test_whatever_python_writes_is_read_again(rows, delimiter):
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([("titel", "text"), *rows])
    records, reasons = load(written.getvalue())
    filled = [(title, text) for title, text in rows if title.strip() or text.strip()]
    assert [((record["titel"] or "").strip(), (record["text"] or "").strip()) for record in records] == [
        (title.strip(), text.strip()) for title, text in filled
    ]
    assert reasons == ([] if filled else ["there is no article in it"])
