"""Tables of text in files that people edit in a spreadsheet, .csv and .xlsx: rows of cells in, rows of cells out."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from newskit.errors import InputError
from newskit.spreadsheets import cell_text, fused
from newskit.times import written
from newskit.validation.codebook import Question

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = {"context": 70, "text": 50, "comment": 30, "published": 18, "unit_id": 18, "weight": 9}
_LINE, _HIGHEST = 15, 409  # points: of Calibri 11, and what Excel permits

_INSTRUCTIONS = """Hand coding
Each row of the sheet "coding" is one unit. Read its context, then answer each question in its column.
Choose the answers from the drop-down list. Leave a cell empty if you cannot decide; write why under "comment".
Code alone: do not talk about single units with other coders before all have finished.
Change nothing but the answers and comments, and leave no column out. The order of the rows is random.
Save the file under a name that tells who coded it, such as quotes_anna.xlsx."""


def cells_of(sheet: pd.DataFrame) -> list[list]:
    """Header and rows as text that a spreadsheet leaves alone."""
    rows = [[_cell(value) for value in row] for row in sheet.itertuples(index=False, name=None)]
    return [[cell_text(str(name)) for name in sheet.columns], *rows]


def _cell(value: object) -> object:
    if pd.isna(value):
        return ""
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, pd.Timestamp):
        return written(value)
    return cell_text(str(value))


def _plain(cell: object) -> str:
    return "" if cell is None else fused(str(cell))


def _to_csv(rows: list[list], questions: tuple[Question, ...]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")  # Excel takes the mark for "this is UTF-8"


def _to_xlsx(rows: list[list], questions: tuple[Question, ...]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    coding, instructions, codes = book.active, book.create_sheet("instructions"), book.create_sheet("codebook")
    coding.title = "coding"
    for row in rows:
        coding.append(row)
    asked = {question.name: question for question in questions}
    wrap, bold = Alignment(wrap_text=True, vertical="top"), Font(name="Calibri", size=11, bold=True)
    line = Border(bottom=Side("thin", "D0D0D0"))
    for column, name in zip(coding.columns, rows[0], strict=True):
        letter = get_column_letter(column[0].column)
        coding.column_dimensions[letter].width = _WIDTHS.get(name, 16)
        coding.column_dimensions[letter].hidden = name in ("unit_id", "weight")
        column[0].font = bold
        for cell in column:
            cell.alignment, cell.border = wrap, line
            if name in asked or name == "comment":
                cell.fill = PatternFill("solid", fgColor="FFF6D5")
    coding.freeze_panes = "A2"
    coding.print_title_rows = "1:1"

    codes.append(["question", "level", "code", "text"])
    for question in questions:
        first = codes.max_row + 1
        for code in question.codes:
            codes.append([question.name, question.level, _cell(str(code)), _cell(question.text)])
        choice = DataValidation(
            type="list",
            formula1=f"codebook!$C${first}:$C${codes.max_row}",
            allow_blank=True,
            showErrorMessage=True,
            errorTitle=question.name,
            error="Please choose from the list, or leave the cell empty.",
        )
        coding.add_data_validation(choice)
        letter = get_column_letter(rows[0].index(question.name) + 1)
        choice.add(f"{letter}2:{letter}{max(len(rows), 2)}")

    for line in _INSTRUCTIONS.splitlines():
        instructions.append([line])
    for question in questions:
        instructions.append([])
        instructions.append([question.name])
        instructions.cell(instructions.max_row, 1).font = bold
        instructions.append([_cell(question.text)])
        instructions.append([f"Answers: {', '.join(map(str, question.codes))}"])
    instructions["A1"].font = Font(name="Calibri", size=14, bold=True)
    instructions.column_dimensions["A"].width = 110
    for letter, width in zip("ABCD", (18, 10, 14, 90), strict=True):
        codes.column_dimensions[letter].width = width
    for cell in (*(row[0] for row in instructions.rows), *(cell for row in codes.rows for cell in row)):
        cell.alignment = wrap
    for cell in codes[1]:
        cell.font = bold
    for sheet in (coding, instructions, codes):
        _fit(sheet)
    book.active = 1  # a coder opens the file on the instructions
    coding.sheet_view.tabSelected = False
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _fit(sheet: Worksheet) -> None:
    """Make rows as high as their text, which not every program does by itself, and the sheet as wide as a page."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    widths = [sheet.column_dimensions[get_column_letter(i + 1)].width for i in range(sheet.max_column)]
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        lines = max(_lines(value, width) for value, width in zip(row, widths, strict=True))
        sheet.row_dimensions[number].height = min(_LINE * lines + 2, _HIGHEST)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0  # as many pages as it takes
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _lines(value: object, width: float) -> int:
    """Lines that a cell takes in a column of this width, in characters."""
    return sum(-(-len(part) // int(width)) or 1 for part in str("" if value is None else value).splitlines()) or 1


WRITERS = {".xlsx": _to_xlsx, ".csv": _to_csv}


def rows_of(path: Path) -> tuple[list[tuple[int, list[str]]], list[Question] | None]:
    """The rows of a file that are not empty, each with the number that a spreadsheet shows; and its codebook."""
    if path.suffix.lower() not in WRITERS:
        raise InputError(f"{path}: a coding sheet is an .xlsx or a .csv file")
    if not path.exists():
        raise InputError(f"{path}: there is no such file")
    questions = None
    cells: Sequence[Sequence[object]]
    if path.suffix.lower() == ".csv":
        cells = _csv_rows(path.read_bytes())
    else:
        cells, questions = _xlsx_rows(path)
    width = max(map(len, cells), default=0)
    texts = [[_plain(cell) for cell in row] + [""] * (width - len(row)) for row in cells]
    return [(number, row) for number, row in enumerate(texts, 1) if any(cell.strip() for cell in row)], questions


def _csv_rows(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")  # what Excel saves on a German Windows
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _xlsx_rows(path: Path) -> tuple[list[tuple], list[Question] | None]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, OSError) as error:
        raise InputError(f"{path}: this is no Excel file that can be read ({error})") from None
    sheet = book["coding"] if "coding" in book.sheetnames else book.worksheets[0]
    questions = _xlsx_codebook(book["codebook"]) if "codebook" in book.sheetnames else None
    return list(sheet.iter_rows(values_only=True)), questions


def _xlsx_codebook(sheet: Worksheet) -> list[Question] | None:
    found: dict[str, Question] = {}
    for name, level, code, text, *_ in sheet.iter_rows(min_row=2, min_col=1, max_col=4, values_only=True):
        if name is not None:
            before = found.get(name, Question(name, _plain(text), (), level))
            found[name] = before._replace(codes=(*before.codes, _plain(code)))
    return list(found.values()) or None
