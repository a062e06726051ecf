"""Sheets survive a spreadsheet, and what coders write in them comes back or is refused by row and column."""

import csv

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from newskit.errors import InputError
from newskit.validation import Question, read_coding, sample_for_coding, write_coding
from newskit.validation.files import _cell, _plain, cells_of


@pytest.fixture
def sheet(quotes, articles):
    return sample_for_coding(quotes, 3, seed=1, articles=articles)


def code(sheet, **answers):
    return sheet.assign(**{name: pd.array(given, dtype="string") for name, given in answers.items()})


GOOD = {
    "coded_type": ["direct", "indirect", "none"],
    "right_span": ["yes", None, "partly"],
    "right_speaker": ["yes", "no", "unclear"],
}


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_codes_come_back(sheet, tmp_path, suffix):
    path = write_coding(code(sheet, **GOOD), tmp_path / f"zitate_anna.{suffix}")
    coded = read_coding(path)
    assert coded["coder"].unique().tolist() == ["zitate_anna"]
    for name, answers in GOOD.items():
        assert coded[name].astype(object).where(coded[name].notna(), None).tolist() == answers
    assert coded["right_span"].cat.ordered
    assert list(coded["right_span"].cat.categories) == ["no", "partly", "yes"]
    for name in ["unit_id", "context", "text", "speaker_name", "type", "source"]:
        assert coded[name].tolist() == sheet[name].tolist()
    assert coded["weight"].tolist() == sheet["weight"].tolist()


def test_two_coders_and_their_names(sheet, tmp_path):
    first = write_coding(code(sheet, **GOOD), tmp_path / "anna.xlsx")
    second = write_coding(code(sheet, **GOOD), tmp_path / "ben.csv")
    assert read_coding([first, second])["coder"].value_counts().to_dict() == {"anna": 3, "ben": 3}
    named = read_coding({"A": first, "B": second})
    assert named["coder"].unique().tolist() == ["A", "B"]
    assert isinstance(named["coded_type"].dtype, pd.CategoricalDtype)


def test_excel_sheet_has_instructions_codebook_and_dropdowns(sheet, tmp_path):
    book = load_workbook(write_coding(sheet, tmp_path / "zitate.xlsx"))
    assert set(book.sheetnames) == {"coding", "instructions", "codebook"}
    assert book.active.title == "instructions"
    told = " ".join(str(row[0]) for row in book["instructions"].iter_rows(values_only=True))
    assert "drop-down" in told
    assert "Is `speaker_name` the one who says it?" in told
    header = [cell.value for cell in book["coding"][1]]
    lists = {}
    for choice in book["coding"].data_validations.dataValidation:
        (cells,) = choice.sqref.ranges
        column = cells.min_col
        assert (cells.min_row, cells.max_row) == (2, 4)
        area = choice.formula1.partition("!")[2].replace("$", "")
        lists[header[column - 1]] = [cell[0].value for cell in book["codebook"][area]]
    assert lists["coded_type"] == ["direct", "indirect", "reported", "none"]
    assert set(lists) == {"coded_type", "right_span", "right_speaker"}


def test_excel_rows_are_as_high_as_their_text(sheet, tmp_path):
    long = "Die Brücke bleibt gesperrt. " * 20  # eight lines in a column of seventy characters
    book = load_workbook(write_coding(sheet.assign(context=["kurz", long, long * 20]), tmp_path / "zitate.xlsx"))
    heights = [book["coding"].row_dimensions[row].height for row in (2, 3, 4)]
    assert heights[0] < 8 * 15 <= heights[1] < heights[2] == 409  # points; Excel permits no more
    for name in ("instructions", "codebook"):
        assert all(cell.alignment.wrap_text for row in book[name].rows for cell in row)
        assert book[name].page_setup.orientation == "landscape"


def test_a_bare_day_is_shown_without_a_time(quotes):
    days = pd.to_datetime(["2025-11-04", "2025-11-04 16:05", None], utc=True, format="ISO8601")
    sheet = sample_for_coding(quotes.assign(published=days), 3)
    assert {row[1] for row in cells_of(sheet[["unit_id", "published"]])[1:]} == {
        "2025-11-04",
        "2025-11-04 17:05",
        "",
    }  # in Berlin


DANGEROUS = ["=1+1", "+49 561", "-Tief", "@home", "\tTab", '=HYPERLINK("x")', "'=schon", "'harmlos", "a=b"]


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_text_is_never_a_formula(quotes, tmp_path, suffix):
    quotes = quotes.assign(text=pd.array(["=1+1", "@home", "+49"], dtype="string"), source="-Tief")
    sheet = sample_for_coding(quotes, 3)
    path = write_coding(sheet, tmp_path / f"q.{suffix}")
    if suffix == "xlsx":
        cells = [cell for page in load_workbook(path) for row in page.iter_rows() for cell in row]
        assert not any(cell.data_type == "f" for cell in cells)
        written = [cell.value for cell in cells if isinstance(cell.value, str)]
    else:
        written = [cell for row in csv.reader(path.open(encoding="utf-8-sig", newline="")) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in written)
    assert read_coding(path)["text"].tolist() == sheet["text"].tolist()


@pytest.mark.parametrize("text", DANGEROUS)
def test_escapes_are_taken_off_again(text):
    assert not _cell(text).startswith(("=", "+", "-", "@", "\t"))
    assert _plain(_cell(text)) == text


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff")))
def test_any_text_comes_back(text):
    assert _plain(_cell(text)) == text


def test_text_that_no_spreadsheet_holds(quotes, tmp_path):
    quotes = quotes.assign(text="a\x00b" + "ü" * 40_000)
    sheet = sample_for_coding(quotes, 1)
    text = read_coding(write_coding(sheet, tmp_path / "q.xlsx"))["text"].iloc[0]
    assert text.startswith("abü")
    assert len(text) == 32_000
    assert text.endswith("…")


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_an_unknown_code_is_refused_by_row_and_column(sheet, tmp_path, suffix):
    path = tmp_path / f"ben.{suffix}"
    write_coding(code(sheet, coded_type=["direct", None, "zitat"]), path)
    with pytest.raises(InputError, match=r"ben\.\w+, row 4, column 'coded_type': the code 'zitat' .*direct, indirect"):
        read_coding(path)


def test_careless_typing_is_understood(sheet, tmp_path):
    path = write_coding(code(sheet, coded_type=[" Direct", "INDIRECT ", "none"]), tmp_path / "ben.csv")
    assert read_coding(path)["coded_type"].tolist() == ["direct", "indirect", "none"]


def test_numbers_as_codes_survive_excel(sheet, tmp_path):
    scale = [Question("tone", "How sharp is it? 1 = calm, 3 = sharp", ("1", "2", "3"), "ordinal")]
    path = write_coding(sheet.assign(tone=""), tmp_path / "ton.xlsx", scale)
    book = load_workbook(path)
    column = [cell.value for cell in book["coding"][1]].index("tone") + 1
    for row, value in enumerate([1, 2.0, "3"], 2):
        book["coding"].cell(row, column).value = value
    book.save(path)
    coded = read_coding(path)  # the codebook comes with the file
    assert coded["tone"].tolist() == ["1", "2", "3"]
    assert coded["tone"].cat.ordered


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_csv_as_a_german_excel_saves_it(sheet, tmp_path, encoding):
    path = write_coding(code(sheet, **GOOD), tmp_path / "anna.csv")
    rows = list(csv.reader(path.open(encoding="utf-8-sig", newline="")))
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=";").writerows([*rows, [""] * len(rows[0])])
    coded = read_coding(path)
    assert coded["context"].tolist() == sheet["context"].tolist()
    assert coded["coded_type"].tolist() == GOOD["coded_type"]


def test_a_coded_file_is_not_overwritten(sheet, tmp_path):
    path = write_coding(sheet, tmp_path / "anna.xlsx")
    write_coding(sheet, path)  # nothing coded yet
    write_coding(code(sheet, **GOOD), path)
    with pytest.raises(InputError, match="holds codes already"):
        write_coding(sheet, path)
    assert read_coding(path)["coded_type"].notna().all()
    write_coding(sheet, path, overwrite=True)
    assert read_coding(path)["coded_type"].isna().all()


def test_missing_files_columns_and_units(sheet, tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_coding(tmp_path / "nichts.xlsx")
    with pytest.raises(InputError, match=r"\.xlsx or a \.csv"):
        write_coding(sheet, tmp_path / "q.ods")
    (tmp_path / "kaputt.xlsx").write_bytes(b"PK\x03\x04 abgebrochen")
    with pytest.raises(InputError, match="kaputt"):
        read_coding(tmp_path / "kaputt.xlsx")
    (tmp_path / "leer.csv").write_text("")
    with pytest.raises(InputError, match="no coding sheet"):
        read_coding(tmp_path / "leer.csv")
    sheet.drop(columns="right_speaker").to_csv(tmp_path / "ohne.csv", index=False)
    with pytest.raises(InputError, match="'right_speaker' is missing"):
        read_coding(tmp_path / "ohne.csv")
    pd.concat([sheet, sheet.iloc[:1]]).to_csv(tmp_path / "doppelt.csv", index=False)
    with pytest.raises(InputError, match="row 5: the unit .* stands there twice"):
        read_coding(tmp_path / "doppelt.csv")
    sheet.assign(unit_id=pd.NA).to_csv(tmp_path / "namenlos.csv", index=False)
    with pytest.raises(InputError, match="row 2: the unit_id is missing"):
        read_coding(tmp_path / "namenlos.csv")


def test_two_files_of_one_name(sheet, tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        write_coding(sheet, tmp_path / folder / "zitate.csv")
    with pytest.raises(InputError, match="tell the coders apart"):
        read_coding([tmp_path / "a" / "zitate.csv", tmp_path / "b" / "zitate.csv"])
