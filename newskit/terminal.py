"""What the command ``newskit`` gives out: tables on a terminal of any width and encoding, CSV into a pipe, files."""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from rich.console import Console

import newskit as nk

if TYPE_CHECKING:
    import pandas as pd

_ROWS = 25  # of a table that a terminal shows; --all and files hold all
_CELL = 60  # characters of a cell
_NARROW = 14  # characters that a column needs on average to be readable
_PROBLEMS = 100  # that are listed on standard error; the table has all
_stderr = Console(stderr=True)


def _csv(table: pd.DataFrame) -> str:
    from newskit.spreadsheets import defuse

    return defuse(table).to_csv(index=False, lineterminator="\n")


def _write_json_lines(table: pd.DataFrame, file: BinaryIO) -> None:
    table.to_json(file, orient="records", lines=True, force_ascii=False, date_format="iso")


# The mark at the beginning of CSV makes Excel read the umlauts; pandas and R skip it.
ENDINGS = (".csv", ".parquet", ".jsonl", ".xlsx")
_WRITERS: dict[str, Callable] = {
    ".csv": lambda table, file: file.write(_csv(table).encode("utf-8-sig", "replace")),
    ".parquet": lambda table, file: table.to_parquet(file, index=False),
    ".jsonl": _write_json_lines,
}


def any_encoding() -> None:
    """Let a terminal show what its encoding has, and "?" for the rest; and no warning in Python's own words."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    warnings.showwarning = _show_warning  # type: ignore[assignment]
    warnings.simplefilter("always", nk.LoadWarning)


def write(table: pd.DataFrame, output: Path, timezone: str | None = None) -> None:
    """Write a table as the ending says, all of it or nothing."""
    from newskit.files import replace_file

    ending = output.suffix.lower()
    if ending == ".xlsx":
        nk.to_excel(output, **({"timezone": timezone} if timezone else {}), **{output.stem[:31] or "table": table})
    else:
        replace_file(output, lambda file: _WRITERS[ending](table, file))
    say(f"{len(table):,} rows written to {output}")


def pipe(table: pd.DataFrame) -> None:
    """The whole table as CSV in UTF-8, whatever the terminal's encoding is."""
    text = "".join(char if char.isprintable() or char in "\n\t" else " " for char in _csv(table))
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text)
    else:
        sys.stdout.flush()
        stream.write(text.encode("utf-8", "replace"))
        stream.flush()


def show(
    table: pd.DataFrame, columns: Sequence[str] | None = None, every: bool = False, width: int | None = None
) -> None:
    """The first rows, in as many of these columns as can be read next to each other; or every row and column."""
    from rich.table import Table
    from rich.text import Text

    from newskit.tables import column_cells, column_head
    from newskit.texts import texts

    console = Console()
    wanted = list(table.columns if every else [name for name in columns or table.columns if name in table.columns])
    fitting = wanted[: max(2, console.width // _NARROW)]
    rows = table[wanted] if every else table[fitting].head(_ROWS)
    shown = [column_cells(rows.iloc[:, place], texts()) for place in range(rows.shape[1])]
    heads = [column_head(str(name), values, cells) for (name, values), cells in zip(rows.items(), shown, strict=True)]
    cells = [[_short(_printable(cell), width or _CELL) for cell in row] for row in zip(*shown, strict=True)]
    if every and len(fitting) < len(wanted):  # one below the other
        for row in cells:
            console.print(Text("\n".join(f"{name}: {value}" for name, value in zip(heads, row, strict=True)) + "\n"))
        return
    view = Table()
    for head in heads:
        view.add_column(Text(_printable(head)), overflow="fold")
    for row in cells:
        view.add_row(*map(Text, row))
    console.print(view)
    left_out = [str(name) for name in wanted if name not in rows.columns]
    if left_out:
        say(f"No room for {', '.join(left_out)}: choose with --columns, or --all.")
    if len(table) > len(rows):
        say(f"... {len(table) - len(rows):,} more rows: --all, or write them to a file with -o table.csv")


def show_pairs(pairs: dict[str, object]) -> None:
    for name, value in pairs.items():
        print(f"{name + ':':<12} {value}")


def say(message: str, style: str | None = None) -> None:
    """Tell the user something, apart from the tables."""
    _stderr.print(_printable(message), style=style, markup=False, highlight=False, soft_wrap=True)


def _show_warning(message: Warning | str, *_: object) -> None:
    # The problems follow below; how Python gets at them is of no use here.
    text = re.sub(r"[;:.,]? ?(newskit\.)?load_problems\(.*$", "", str(message), flags=re.DOTALL)
    say(f"Warning: {text}", style="yellow")
    problems = getattr(message, "problems", [])
    for problem in problems[:_PROBLEMS]:
        told = (problem.get(name) for name in ("article_id", "origin", "reason", "where"))
        say("  " + " | ".join(str(part) for part in told if part))
    if len(problems) > _PROBLEMS:
        say(f"  ... and {len(problems) - _PROBLEMS:,} more")


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _printable(text: str) -> str:
    """Text without control characters, which an article could use to write anywhere on the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)
