"""What a spreadsheet is given: text that stays text, times on one clock, one sheet a table."""

import datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

import newskit as nk
from newskit.errors import InputError
from newskit.spreadsheets import cell_text, defuse, defused, fused

FORMULAS = ["=1+1", "+49 561", "-3 Grad", "@heute", "\t=1", "\r=1", "  =1", "=cmd|' /C calc'!A0", "'=1"]


def rows(path, sheet):
    return [list(row) for row in load_workbook(path)[sheet].iter_rows(values_only=True)]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula(text, tmp_path):
    path = nk.to_excel(tmp_path / "t.xlsx", t=pd.DataFrame({text: [text], "n": [-3]}))
    header, (cell, number) = rows(path, "t")
    assert cell.startswith("'")
    assert header[0].startswith("'")
    assert number == -3
    assert all(one.data_type != "f" for row in load_workbook(path)["t"].rows for one in row)
    assert defuse(pd.DataFrame({"a": [text]}))["a"].tolist() == [f"'{text}"]


@given(st.text())
def test_defused_text_comes_back(text):
    assert fused(defused(text)) == text
    assert not cell_text(text).lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("text", ["Pegel steigt", "a=b", "2 - 1", "„-“", ""])
def test_other_text_stays(text):
    assert cell_text(text) == text


def test_times_are_those_of_one_clock_and_days_stay_days(tmp_path):
    articles = nk.load_articles(
        pd.DataFrame({"text": ["Der Pegel steigt.", "Er fällt."], "published": ["2025-11-04T23:30:00Z", "2025-11-07"]}),
        progress=False,
    )
    path = nk.to_excel(tmp_path / "a.xlsx", articles=articles)
    table = pd.read_excel(path, sheet_name="articles")
    assert table["published"].astype(str).tolist() == ["2025-11-05 00:30:00", "2025-11-07 00:00:00"]
    tokyo = pd.read_excel(nk.to_excel(tmp_path / "b.xlsx", timezone="Asia/Tokyo", articles=articles))
    assert tokyo["published"].astype(str).tolist() == ["2025-11-05 08:30:00", "2025-11-07 00:00:00"]


def test_every_kind_of_value_has_its_cell(tmp_path):
    table = pd.DataFrame(
        {
            "missing": pd.array([pd.NA], "string"),
            "number": pd.array([3], "Int64"),
            "share": [0.25],
            "endless": [float("inf")],
            "truth": pd.array([True], "boolean"),
            "old": [datetime.datetime(1848, 3, 18)],
            "list": [[1, "ü"]],
            "control": ["a\x00b\x0bc"],
        }
    )
    assert rows(nk.to_excel(tmp_path / "t.xlsx", t=table), "t")[1] == [
        None, 3, 0.25, "inf", True, "1848-03-18T00:00:00", '[1, "ü"]', "abc",
    ]  # fmt: skip


def test_one_sheet_a_table_with_frozen_header_filter_and_widths(tmp_path):
    path = nk.to_excel(
        tmp_path / "neu" / "t.xlsx",
        kurz=pd.DataFrame({"text": ["x" * 500]}),
        gruppen=pd.DataFrame({"n": [1, 2]}, index=pd.Index(["a", "b"], name="source")),
        leer=pd.DataFrame(columns=["a", "b"]),
    )
    book = load_workbook(path)
    assert book.sheetnames == ["kurz", "gruppen", "leer"]
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    assert book["kurz"].auto_filter.ref == "A1:A2"
    assert 30 < book["kurz"].column_dimensions["A"].width <= 61
    assert rows(path, "gruppen") == [["source", "n"], ["a", 1], ["b", 2]]
    assert rows(path, "leer") == [["a", "b"]]


def test_a_text_too_long_for_a_cell_is_cut_and_counted(tmp_path):
    with pytest.warns(UserWarning, match="1 texts are longer"):
        path = nk.to_excel(tmp_path / "t.xlsx", t=pd.DataFrame({"text": ["ä" * 40_000, "kurz"]}))
    assert len(rows(path, "t")[1][0]) == 32_000


@pytest.mark.parametrize(
    ("path", "tables", "says"),
    [
        ("t.xls", {"t": pd.DataFrame()}, "ends in .xlsx"),
        ("t.xlsx", {}, "no table"),
        ("t.xlsx", {"t": [1]}, "'t' is no table"),
        ("t.xlsx", {"a/b": pd.DataFrame()}, "name of a sheet"),
        ("t.xlsx", {"a" * 32: pd.DataFrame()}, "name of a sheet"),
        ("t.xlsx", {"a": pd.DataFrame(), "A": pd.DataFrame()}, "the same"),
    ],
)
def test_what_cannot_be_written_is_refused(path, tables, says, tmp_path):
    with pytest.raises(InputError, match=says):
        nk.to_excel(tmp_path / path, **tables)
    assert not list(tmp_path.iterdir())


def test_a_file_is_replaced_only_when_the_new_one_is_complete(tmp_path, monkeypatch):
    path = nk.to_excel(tmp_path / "t.xlsx", t=pd.DataFrame({"a": [1]}))
    monkeypatch.setattr("openpyxl.Workbook.save", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        nk.to_excel(path, t=pd.DataFrame({"a": [2]}))
    assert rows(path, "t") == [["a"], [1]]
    assert [one.name for one in tmp_path.iterdir()] == ["t.xlsx"]
