"""Coding sheets as files: .xlsx with instructions and drop-downs, or .csv; and the codes back from them."""

import re
from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path

import pandas as pd

from newskit import door, frames
from newskit.errors import InputError
from newskit.files import replace_file
from newskit.validation.codebook import CODEBOOKS, Question, check_codebook, kind_of
from newskit.validation.files import WRITERS, cells_of, rows_of

SHEET = frames.made_by("nk.validation.sample_for_coding(...)", "units to code", unit_id="string")
_HELD = ("unit_id", "comment", "weight")


@door.takes(sheet=SHEET)
def write_coding(
    sheet: pd.DataFrame, path: str | PathLike, codebook: Iterable[Question] | None = None, overwrite: bool = False
) -> Path:
    """Write a coding sheet as .xlsx (instructions, drop-downs, codebook) or .csv.

    Text that a spreadsheet would take for a formula gets an apostrophe in front; `read_coding` takes it off again.

    Parameters
    ----------
    sheet : DataFrame
        From `sample_for_coding`.
    path : str or path
        Ends in .xlsx or .csv (UTF-8).
    codebook : iterable of Question, optional
        The questions, if they are not newskit's own.
    overwrite : bool
        Replace a file in which something has been coded already.

    Raises
    ------
    InputError
        If the ending is another one, the sheet lacks a question's column, or the file there holds codes.
    """
    path = Path(path)
    questions = check_codebook(codebook or CODEBOOKS[kind_of(sheet.columns)], _HELD)
    for question in questions:
        if question.name not in sheet.columns:
            raise InputError(f"the sheet has no column for the question {question.name!r}")
    if path.suffix.lower() not in WRITERS:
        raise InputError(f"{path.name}: a coding sheet is an .xlsx or a .csv file")
    if path.exists() and not overwrite and _is_coded(path, questions):
        raise InputError(f"{path} holds codes already; they would be lost. Choose another name, or overwrite=True")
    content = WRITERS[path.suffix.lower()](cells_of(sheet), questions)
    replace_file(path, lambda file: file.write(content))
    return path


def read_coding(
    paths: str | PathLike | Iterable[str | PathLike] | Mapping[str, str | PathLike],
    codebook: Iterable[Question] | None = None,
) -> pd.DataFrame:
    """Read coded sheets back, one for each coder.

    Parameters
    ----------
    paths : path, list of paths, or {coder: path}
        .xlsx and .csv files, or folders of them. Without a name, the coder is called after the file ("quotes_anna"), or
        after a folder that holds one sheet.
    codebook : iterable of Question, optional
        The questions, if they are not newskit's own. An .xlsx brings its codebook along.

    Returns
    -------
    DataFrame
        One row a unit and coder: coder, unit_id, the columns shown to the coder, one categorical column a question
        (ordered if the question is ordinal; missing where nothing was coded), comment, weight.

    Raises
    ------
    InputError
        If a file cannot be read as a coding sheet, lacks a column, has a unit twice, or holds a code that the codebook
        does not have; the message names file, row and column.

    Examples
    --------
    >>> import tempfile
    >>> import tempfile
    >>> import newskit as nk
    >>> path = Path(tempfile.mkdtemp()) / "zitate_anna.csv"
    >>> articles = nk.load_articles(pd.DataFrame({"text": ["„Der Steg ist sicher“, sagte Jana Moser."]}))
    >>> quotes = nk.extract_quotes(articles, progress=False)
    >>> sheet = nk.validation.sample_for_coding(quotes, n=1)
    >>> _ = write_coding(sheet.assign(coded_type="direct"), path)  # done by a coder, in truth
    >>> read_coding(path)[["coder", "coded_type"]].values.tolist()
    [['zitate_anna', 'direct']]
    """
    if not isinstance(paths, Mapping):
        named = [one for path in door.paths(paths) for one in _coders(Path(path))]
        paths = dict(named)
        if len(paths) < len(named):
            raise InputError("two of the files have the same name: tell the coders apart by {coder: path}")
    if not paths:
        raise InputError("no coding sheet was given")
    door.paths(list(paths.values()))
    codebook = list(codebook) if codebook else None
    return pd.concat([_read_one(str(coder), Path(path), codebook) for coder, path in paths.items()], ignore_index=True)


def _coders(path: Path) -> list[tuple[str, Path]]:
    """A file by its name; of a folder its sheets by theirs, or by the folder's if it has but one."""
    if not path.is_dir():
        return [(path.stem, path)]
    # "~$..." is the lock of a spreadsheet that is open
    found = sorted(one for one in path.iterdir() if one.suffix.lower() in WRITERS and one.name[0] not in ".~")
    if not found:
        raise InputError(f"{path}: there is no coding sheet (.xlsx, .csv) in this folder")
    return [(path.absolute().name if len(found) == 1 else one.stem, one) for one in found]


def _read_one(coder: str, path: Path, codebook: list[Question] | None) -> pd.DataFrame:
    rows, found = rows_of(path)
    header = [cell.strip() for cell in rows[0][1]] if rows else []
    if "unit_id" not in header:
        raise InputError(f"{path}: no coding sheet, for its first row has no column unit_id (it has {header})")
    questions = check_codebook(codebook or found or CODEBOOKS[kind_of(header)], _HELD)
    table = pd.DataFrame([cells for _, cells in rows[1:]], columns=header, dtype="string").replace("", pd.NA)
    table = table.loc[:, [name != "" for name in header]]
    numbers = [number for number, _ in rows[1:]]
    for row, unit in zip(numbers, table["unit_id"], strict=True):
        if pd.isna(unit):
            raise InputError(f"{path}, row {row}: the unit_id is missing; it must stay as it was")
    if table["unit_id"].duplicated().any():
        second = table["unit_id"].duplicated().to_numpy().argmax()
        raise InputError(f"{path}, row {numbers[second]}: the unit {table['unit_id'].iloc[second]} stands there twice")
    for question in questions:
        if question.name not in table.columns:
            raise InputError(f"{path}: the column {question.name!r} is missing; a coding sheet keeps all its columns")
        table[question.name] = _codes(table[question.name], question, path, numbers)
    if "weight" in table.columns:
        table["weight"] = pd.to_numeric(table["weight"].str.replace(",", "."))
    table.insert(0, "coder", pd.Series(coder, index=table.index, dtype="string"))
    return table


def _codes(written: pd.Series, question: Question, path: Path, numbers: list[int]) -> pd.Categorical:
    """The codes as the codebook writes them; "Yes " is yes, and the 1.0 that Excel makes of 1 is 1."""
    known = {str(code).strip().casefold(): str(code) for code in question.codes}
    codes = []
    for row, cell in zip(numbers, written, strict=True):
        key = None if pd.isna(cell) else re.sub(r"^(-?\d+)\.0$", r"\1", cell.strip().casefold())
        if key and key not in known:
            raise InputError(
                f"{path}, row {row}, column {question.name!r}: the code {cell!r} is not in the codebook; "
                f"permitted are {', '.join(known.values())}, or an empty cell"
            )
        codes.append(known[key] if key else None)
    return pd.Categorical(codes, categories=list(known.values()), ordered=question.level == "ordinal")


def _is_coded(path: Path, questions: tuple[Question, ...]) -> bool:
    rows, _ = rows_of(path)
    asked = {question.name for question in questions} | {"comment"}
    columns = [i for i, name in enumerate(rows[0][1]) if name in asked] if rows else []
    return any(row[i].strip() for _, row in rows[1:] for i in columns)
