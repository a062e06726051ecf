"""Something on disk or on the web -> the table of Articles. Nothing is dropped in silence.

One module reads one format and yields *records* (dicts under whatever names the format has), or the reason why there is
none; `registry` says which module reads which file; `table` turns records into Articles. Nothing else knows more than
one of these.
"""

import sys
from collections.abc import Mapping
from typing import Literal

import pandas as pd

from newskit.loading.converting import convert
from newskit.loading.fields import find_hints
from newskit.loading.reading import Source, read_source, warn_unread
from newskit.loading.table import make_table
from newskit.options import check_options
from newskit.problems import Records, load_problems

__all__ = ["convert", "load_articles", "load_problems"]

_MAX_ROWS = 1_000_000  # of one table; each takes about a kilobyte beside its text


def load_articles(
    source: Source,
    *,
    columns: Mapping[str, str] | None = None,
    clean: bool = True,
    errors: Literal["record", "raise"] = "record",
    pattern: str | None = None,
    duplicates: Literal["keep", "drop"] = "keep",
    progress: bool = True,
    web: Mapping[str, object] | None = None,
    n_process: int | None = 1,
) -> pd.DataFrame:
    """Load articles from files, folders, the web or a table: one row = one article.

    Parameters
    ----------
    source : str, path, DataFrame, or a list of paths and addresses
        A file, a folder (with all folders below it; hidden files, README, LICENSE and what a ``.newskitignore`` lists
        stay out), a glob such as ``"export/*.csv"``, an address (``"https://..."``) of a page or a feed, several of
        these, or a DataFrame. The ending of a file tells its format.
    columns : mapping, optional
        ``{their name: our name}`` for columns whose names newskit does not know. A table without a header has the names
        "column 1", "column 2" ...
    clean : bool
        Repair scraped text (see `clean_text`). With ``False`` the text stays as it is, and an ``article_id`` that is
        given is kept.
    errors : {"record", "raise"}
        What to do about input that cannot be read: list it in ``attrs["problems"]``, or stop.
    pattern : str, optional
        Read only files whose name or path below the folder matches this glob.
    duplicates : {"keep", "drop"}
        What to do about the same article (source, address, title and text) again. Both ways
        ``attrs["duplicates"]`` lists it.
    progress : bool
        Show a progress bar.
    web : mapping, optional
        How to fetch addresses, see `newskit.loading.web.WebOptions`: ``{"delay": 2, "user_agent": ...}``.
    n_process : int, optional
        Processes to share the work among; ``None`` takes one for each core. The table is the same.

    Returns
    -------
    DataFrame
        The columns of `newskit.frames.Articles`, then columns of the input that newskit has no name for.
        `load_problems` shows what could not be read.

    Raises
    ------
    InputError
        If there is nothing at `source`, or an argument is wrong (such as a name in `columns` that no input has).
    LoadError
        If something cannot be read and ``errors="raise"``.

    Warns
    -----
    LoadWarning
        Once, with the number of problems, if there are any.

    Examples
    --------
    >>> table = pd.DataFrame({"Titel": ["Pegel steigt"], "Datum": ["3.5.2024"], "Volltext": ["Der Fluss tritt über."]})
    >>> articles = load_articles(table, progress=False)
    >>> articles[["title", "published", "published_precision"]].iloc[0].tolist()
    ['Pegel steigt', Timestamp('2024-05-03 00:00:00+0000', tz='UTC'), 'day']
    """
    check_options(load_articles, {"errors": errors, "duplicates": duplicates})
    found = read_source(source, columns, clean, errors, pattern, progress, web, n_process=n_process, limit=_MAX_ROWS)
    table = make_table(found, not clean, duplicates)
    problems = table.attrs["problems"]
    warn_unread(len(problems), len(table), "newskit.load_problems(articles) lists them.", problems)
    known = source.attrs.get("problems", []) if isinstance(source, pd.DataFrame) else []
    table.attrs["problems"] = Records([*known, *problems])
    for hint in find_hints(table, from_files=not isinstance(source, pd.DataFrame)):
        print(f"newskit: {hint}", file=sys.stderr)
    return table
