"""Which units are coded by hand: a random sample, the same whenever the seed is the same."""

from collections.abc import Iterable, Sequence
from os import PathLike

import numpy as np
import pandas as pd

from newskit import frames
from newskit.door import kind, need, takes
from newskit.errors import InputError
from newskit.validation.codebook import CODEBOOKS, SHOWN, Question, check_codebook, kind_of


@takes(
    table=(
        kind(frames.Quotes, "quote_id", "type", "text", "speaker_name"),
        kind(frames.Entities, "article_id", "field", "start", "end", "text", "label", "name"),
    ),
    articles=frames.Articles,
)
def sample_for_coding(
    table: pd.DataFrame,
    n: int,
    by: str | Sequence[str] | None = None,
    seed: int = 0,
    articles: pd.DataFrame | None = None,
    codebook: Iterable[Question] | None = None,
    path: str | PathLike | None = None,
) -> pd.DataFrame:
    """Draw quotes or mentions for hand coding and make the coding sheet.

    With `by`, the n units are spread over the groups as evenly as possible, so that a small outlet is judged as
    reliably as a large one. `weight` then tells how many units of `table` each one stands for; `corrected_share`
    uses it. The sheet is in random order, so that coders do not tire on the same outlet.

    Parameters
    ----------
    table : DataFrame
        Quotes or Entities.
    n : int
        Units in all; all there are if there are fewer.
    by : str or list of str, optional
        Column(s) to draw from evenly, such as "source" or ["source", "type"].
    seed : int
        Another seed draws another sample. The order of rows in `table` plays no part.
    articles : DataFrame, optional
        The Articles. With them `context` shows the paragraph of the unit and the one before, the unit between ``**``;
        without them it shows the sentence.
    codebook : iterable of Question, optional
        What is asked; `ENTITY_CODEBOOK` or `QUOTE_CODEBOOK` by default.
    path : str or path, optional
        Write the sheet there as well (.xlsx or .csv), see `write_coding`.

    Returns
    -------
    DataFrame
        One row a unit: unit_id, what the coder needs to see (source, published, context, text, ...), one empty column
        a question, comment, weight.

    Raises
    ------
    InputError
        If `table` is neither Quotes nor Entities, is empty, lacks the column `by`, or n is below 1.

    Examples
    --------
    >>> import pandas as pd
    >>> mentions = pd.DataFrame({"article_id": ["a1", "a1", "b2"], "source": ["Morgenkurier", "Morgenkurier", "Abend"],
    ...     "published": pd.NaT, "field": "text", "start": [0, 20, 4], "end": [6, 25, 10],
    ...     "text": ["Kassel", "Fulda", "Kassel"], "label": "LOC", "name": ["Kassel", "Fulda", "Kassel"],
    ...     "sentence": ["Kassel liegt an der Fulda."] * 2 + ["Das Kasseler Rathaus."]})
    >>> sheet = sample_for_coding(mentions, n=2, by="source", seed=1)
    >>> sorted(sheet["weight"])
    [1.0, 2.0]
    """
    what = kind_of(table.columns)
    if n < 1:
        raise InputError(f"n={n}: a sample needs one unit or more")
    if table.empty:
        raise InputError("the table has no rows: there is nothing to draw a sample from")
    questions = check_codebook(codebook or CODEBOOKS[what], [*SHOWN[what], "unit_id", "comment", "weight"])
    units = _units(table, what, articles)
    groups = [by] if isinstance(by, str) else list(by or [])
    need(table, groups, f"by={by!r}: the table")
    keys = table[groups].set_axis(units.index)
    drawn = _draw(units, keys, n, np.random.default_rng(seed))
    for question in questions:
        drawn[question.name] = pd.Series(pd.NA, index=drawn.index, dtype="string")
    drawn["comment"] = pd.Series(pd.NA, index=drawn.index, dtype="string")
    drawn["weight"] = drawn.pop("weight")
    if path is not None:
        from newskit.validation.sheets import write_coding

        write_coding(drawn, path, questions)
    return drawn


def _units(table: pd.DataFrame, what: str, articles: pd.DataFrame | None) -> pd.DataFrame:
    """The table as coders see it, one row a unit, indexed and sorted by unit_id."""
    if what == "quotes":
        ids = table["quote_id"].astype("string")
    else:
        place = table[["article_id", "field", "start", "end"]].astype("string")
        ids = place["article_id"].str.cat([place["field"], place["start"], place["end"]], sep="-")
    if ids.duplicated().any():
        raise InputError(f"the unit {ids[ids.duplicated()].iloc[0]} stands twice in the table; drop duplicates first")
    context = table["sentence"] if articles is None else _contexts(table, articles)
    shown = table.assign(unit_id=ids, context=context)[["unit_id", *SHOWN[what]]]
    return shown.set_axis(pd.Index(ids), axis=0)


def _contexts(table: pd.DataFrame, articles: pd.DataFrame) -> pd.Series:
    texts = articles.set_index("article_id")
    unknown = set(table["article_id"]) - set(texts.index)
    if unknown:
        raise InputError(f"{len(unknown)} articles of the table are not in `articles`, among them {min(unknown)}")
    return pd.Series(
        [
            row.sentence
            if pd.isna(text := texts.at[row.article_id, row.field])
            else _paragraphs(text, row.start, row.end)
            for row in table.itertuples()
        ],
        index=table.index,
        dtype="string",
    )


def _paragraphs(text: str, start: int, end: int) -> str:
    """The paragraph of a span, the span between ``**``, and the paragraph before, where a pronoun's name may stand."""
    begin = text.rfind("\n", 0, start) + 1
    begin = text.rfind("\n", 0, max(begin - 1, 0)) + 1
    stop = text.find("\n", end)
    after = text[end:] if stop < 0 else text[end:stop]
    return f"{text[begin:start]}**{text[start:end]}**{after}"


def _draw(units: pd.DataFrame, keys: pd.DataFrame, n: int, rng: np.random.Generator) -> pd.DataFrame:
    order = units.index.argsort()  # so that the order of rows in the table plays no part
    units, keys = units.iloc[order], keys.iloc[order]
    groups = list(keys.groupby(list(keys.columns), dropna=False).indices.values()) if len(keys.columns) else None
    groups = groups or [np.arange(len(units))]
    sizes = np.array([len(group) for group in groups])
    numbers = _even(sizes, n)
    rows = np.concatenate([rng.choice(group, k, replace=False) for group, k in zip(groups, numbers, strict=True)])
    weights = np.repeat(sizes / np.maximum(numbers, 1), numbers)
    shuffled = rng.permutation(len(rows))
    return units.iloc[rows[shuffled]].assign(weight=weights[shuffled]).reset_index(drop=True)


def _even(sizes: np.ndarray, n: int) -> np.ndarray:
    """How many to draw from groups of these sizes: n in all, as evenly as the small groups allow."""
    numbers = np.zeros(len(sizes), dtype=int)
    left = min(n, sizes.sum())
    while left:
        open_groups = np.flatnonzero(numbers < sizes)
        share = max(left // len(open_groups), 1)
        chosen = open_groups[:left] if left < len(open_groups) else open_groups
        more = np.minimum(share, sizes[chosen] - numbers[chosen])
        numbers[chosen] += more
        left -= more.sum()
    return numbers
