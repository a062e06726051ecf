"""What could not be read or analysed: recorded with the table that lacks it, so that nothing is lost silently.

A table keeps its problems in ``attrs["problems"]``: all that went wrong on the way to it. pandas passes `attrs` on from
one table to the next; where it can't (`concat` of tables that differ, `merge`, CSV) they are lost, and then
`load_problems` says that they are unknown, instead of "none".
"""

from __future__ import annotations

import traceback
import warnings
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pandas as pd
from tqdm.auto import tqdm

from newskit import collector, frames
from newskit.errors import AnalysisError, InputError, LoadWarning, MissingExtraError, PipelineError
from newskit.texts import counted

if TYPE_CHECKING:
    from newskit.annotation import Corpus
    from newskit.layers import AnyDoc

Found = TypeVar("Found")
COLUMNS = ("article_id", "origin", "step", "reason", "error", "where")
STEPS = {
    "check": "the analysis",
    "annotate": "the pipeline",
    "entities": "the search for names",
    "quotes": "the search for quotes",
}
_LOST = {
    "step": "unknown",
    "reason": "unknown: this table was joined with others, or made without newskit, and what could not be read is not "
    "known; ask load_problems of the tables that it was made of",
}
_LENGTH = 300  # characters of an error's text; some hold a whole article
_PACKAGE = Path(__file__).parent


class Records(list[dict]):
    """Records in a table's `attrs`. Nobody changes them, so that no part of a table needs a copy of its own.

    pandas copies `attrs` record by record for each slice: in a large table, thousands of records for every few rows.

    Examples
    --------
    >>> table = pd.DataFrame({"text": ["Der Pegel steigt."]})
    >>> table.attrs["problems"] = Records([{"reason": "empty"}])
    >>> table.iloc[:1].attrs["problems"] is table.attrs["problems"]
    True
    """

    def __deepcopy__(self, memo: dict) -> Records:
        return self


def load_problems(made: pd.DataFrame | Corpus) -> pd.DataFrame:
    """List what could not be read or analysed on the way to a table.

    Parameters
    ----------
    made : DataFrame or Corpus
        Articles, Entities, Quotes, or whatever else newskit made.

    Returns
    -------
    DataFrame
        One row a problem, all text: article_id (missing if no article came of it), origin (file or address), step
        ("load", "annotate", "entities", "quotes"), reason, and where an error of newskit's own was caught, that error
        and its place (file and line in newskit). No rows if everything was read. A table that has lost its problems
        (`concat`, `merge`) has one row, of the step "unknown".

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({"title": ["Pegel steigt"], "text": ["Der Fluss tritt über."]}))
    >>> len(load_problems(articles))
    0
    >>> load_problems(articles.merge(pd.DataFrame({"title": ["Pegel steigt"]}), on="title"))["step"].tolist()
    ['unknown']
    """
    if not isinstance(made, pd.DataFrame) and not hasattr(made, "problems"):
        raise InputError(f"load_problems takes a table or a Corpus that newskit made, not {type(made).__name__}")
    return as_table(problems_of(made))


def problems_of(made: pd.DataFrame | Corpus) -> list[dict]:
    """The problems of a table or Corpus as records; one of them says so if they are not known."""
    found = made.attrs.get("problems", [_LOST]) if isinstance(made, pd.DataFrame) else made.problems
    # None for what is missing: attrs travel as JSON
    plain = [{name: None if pd.isna(value) else str(value) for name, value in problem.items()} for problem in found]
    return plain if isinstance(made, pd.DataFrame) else problems_of(made.articles) + plain


def joined(*made: pd.DataFrame | Corpus) -> list[dict]:
    """The problems of several tables, each once."""
    found = [problem for one in made for problem in problems_of(one)]
    return list({tuple(map(problem.get, COLUMNS)): problem for problem in found}.values())


def as_table(problems: Iterable[dict]) -> pd.DataFrame:
    """Problems as `load_problems` shows them."""
    rows = [{"step": "load", **problem} for problem in problems]
    return pd.DataFrame({name: [row.get(name) for row in rows] for name in COLUMNS}, dtype="string")


def attempt(work: Callable[[], Found]) -> tuple[Found | None, Exception | None]:
    """Do what may fail on one odd article: its result, or the error. The one place where newskit catches any error.

    Ctrl-C passes, and so does what tells of the machine and not of the article: a lack of memory, a missing library.
    """
    try:
        return work(), None
    except (MemoryError, MissingExtraError, PipelineError):
        raise
    except Exception as error:
        return None, error


def failure(step: str, error: Exception) -> dict:
    """The problem that an error is: what was done, what was raised, and where in newskit."""
    frames_of_newskit = [
        frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(_PACKAGE)
    ]
    told = f"{type(error).__name__}: {error}"[:_LENGTH]
    last = frames_of_newskit[-1] if frames_of_newskit else None
    where = f"{Path(last.filename).relative_to(_PACKAGE).as_posix()}:{last.lineno}" if last else None
    return {"step": step, "reason": f"{STEPS[step]} failed: {told}", "error": told, "where": where}


def raise_or_record(problem: dict, errors: str, cause: Exception | None = None) -> dict:
    """Give a problem back, or raise it if that is what ``errors=`` asks for."""
    if errors == "raise":
        place = f" ({problem['where']})" if problem.get("where") else ""
        raise AnalysisError(f"article {problem['article_id']}: {problem['reason']}{place}") from cause
    return problem


_SCHEMAS = {"entities": frames.Entities, "quotes": frames.Quotes}


@collector.paused()
def article_by_article(
    corpus: Corpus, finders: Mapping[str, Callable[[AnyDoc, str], list[tuple]]], errors: str, progress: bool
) -> dict[str, pd.DataFrame]:
    """Search each article on its own: one on which the search fails has no rows and costs no other article anything.

    Parameters
    ----------
    finders : mapping
        Step ("entities", "quotes") -> function of Doc and article_id that gives rows, without what is told of the
        article. Several share each Doc, which takes time to make.

    Returns
    -------
    mapping
        Step -> table, with all problems up to this step.
    """
    made = {step: frames.Growing(_SCHEMAS[step]) for step in finders}
    failed: dict[str, list[dict]] = {step: [] for step in finders}
    articles = frames.rows(corpus.articles, "article_id", "source", "published")
    docs = tqdm(
        corpus.stored(),
        desc=" and ".join(finders).capitalize(),
        total=len(corpus),
        unit=" articles",
        disable=not progress,
    )
    for number, (article, doc) in enumerate(zip(articles, docs, strict=True)):
        for step, find in finders.items():
            found, error = attempt(partial(find, doc, article[0]))
            if error:
                about = {"article_id": article[0], "origin": origin_of(corpus.articles, number)}
                failed[step].append(raise_or_record({**about, **failure(step, error)}, errors, error))
            else:
                made[step].add((*article, *row) for row in found or ())
    tables = {step: growing.table() for step, growing in made.items()}
    for step, table in tables.items():
        table.attrs["problems"] = Records([*problems_of(corpus), *failed[step]])
    return tables


def origin_of(articles: pd.DataFrame, row: int) -> str | None:
    """Where an article was read from, as far as that is known."""
    value = articles["origin"].iloc[row] if "origin" in articles.columns else None
    return None if pd.isna(value) else str(value)


def warn(problems: list[dict], steps: Collection[str | None], stacklevel: int = 3) -> None:
    """Warn once, with the number of articles that these steps could not do; the warning has the problems with it."""
    new = [problem for problem in problems if problem.get("step") in steps]
    if new:
        number = len({problem["article_id"] for problem in new})
        done = "annotated" if list(steps) == ["annotate"] else "analysed"
        text = f"{counted(number, 'article')} could not be {done} as a whole; newskit.load_problems lists them. "
        text += f"The first: {new[0]['article_id']}: {new[0]['reason']}"
        warnings.warn(LoadWarning(text, new), stacklevel=stacklevel)
