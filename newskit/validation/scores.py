"""How much is right, and how much is found: precision and recall against articles annotated by hand."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment
from scipy.stats import binomtest

from newskit import frames
from newskit.door import kind, need, takes
from newskit.errors import InputError
from newskit.validation.codebook import kind_of

_TYPE = {"entities": "label", "quotes": "type"}
_SPANS = (
    kind(frames.Entities, "article_id", "field", "start", "end", "label"),
    kind(frames.Quotes, "article_id", "field", "start", "end", "type"),
)


@takes(pred=_SPANS, gold=_SPANS)
def precision_recall(
    pred: pd.DataFrame,
    gold: pd.DataFrame,
    agree: Sequence[str] | None = None,
    articles: Iterable[str] | None = None,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Score quotes or mentions against gold annotations of the same articles.

    A span of `pred` and one of `gold` match if they stand in the same field of the same article and agree in the
    columns `agree`; "exact" asks for the same first and last character, "overlap" for one character in common. Each
    span matches at most one other, so that a mention found twice is right once.

    Parameters
    ----------
    pred, gold : DataFrame
        Entities or Quotes, both of one kind; article_id, source, field, start, end and the columns `agree` are used.
    agree : list of str, optional
        Columns that must be the same in both; the label (entities) or type (quotes) by default. Add "speaker_name" to
        ask for the right speaker, or give [] to score the spans alone.
    articles : iterable of str, optional
        The article_ids that were annotated by hand: spans elsewhere are left out. By default the articles of `gold`;
        name them if there are some in which nothing was to be found.
    confidence : float
        Of the intervals (Wilson 1927), 0.95 = 95 %.

    Returns
    -------
    DataFrame
        One row a group and way of matching: group ("all", "source", "label" or "type"), value, match ("exact",
        "overlap"), predicted and gold (numbers of spans), correct (predicted spans with a match), found (gold spans
        with a match), precision, precision_low, precision_high, recall, recall_low, recall_high, f1. Missing where
        there is nothing to divide by.

    Raises
    ------
    InputError
        If the tables are not of one kind, or lack a column.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American
    Statistical Association, 22(158), 209-212.

    Examples
    --------
    >>> import pandas as pd
    >>> gold = pd.DataFrame({"article_id": "a1", "source": "Morgenkurier", "field": "text", "start": [0, 20],
    ...                      "end": [12, 25], "label": ["PER", "LOC"], "name": ["Ute Lampe", "Fulda"]})
    >>> pred = gold.assign(start=[4, 20], label=["PER", "ORG"])
    >>> precision_recall(pred, gold)[["group", "value", "match", "correct", "predicted", "precision"]].head(2)
      group value    match  correct  predicted  precision
    0   all   all    exact        0          2        0.0
    1   all   all  overlap        1          2        0.5
    """
    type_column = _TYPE[kind_of(pred.columns)]
    agree = [type_column] if agree is None else list(agree)
    for table in (pred, gold):
        need(table, [type_column, *agree], "one of the tables")
        if table[["start", "end"]].isna().any(axis=None):
            raise InputError("spans without start or end cannot be compared; drop or fill them")
    annotated = set(gold["article_id"] if articles is None else articles)
    pred, gold = (table[table["article_id"].isin(annotated)].reset_index(drop=True) for table in (pred, gold))
    rows = []
    for match in ("exact", "overlap"):
        correct, found = _match(pred, gold, agree, match)
        for group, value, of_pred, of_gold in _groups(pred, gold, type_column):
            counted = (of_pred, correct & of_pred, of_gold, found & of_gold)
            predicted, right, true, recalled = (int(which.sum()) for which in counted)
            scores = _scores(predicted, right, true, recalled, confidence)
            rows.append({"group": group, "value": value, "match": match, **scores})
    order = {"all": 0, "source": 1, type_column: 2}
    made = pd.DataFrame(rows).astype({"value": "string"})
    return made.sort_values(
        ["group", "value"], key=lambda c: c.map(order) if c.name == "group" else c, kind="stable"
    ).reset_index(drop=True)


def _groups(
    pred: pd.DataFrame, gold: pd.DataFrame, type_column: str
) -> Iterator[tuple[str, str, np.ndarray, np.ndarray]]:
    """All spans, then those of each source, then those of each type: what to look at, in pred and in gold."""
    yield "all", "all", np.full(len(pred), True), np.full(len(gold), True)
    for group in ("source", type_column):
        for value in sorted({*pred[group].dropna(), *gold[group].dropna()}):
            of_pred, of_gold = ((table[group] == value).fillna(False).to_numpy(bool) for table in (pred, gold))
            yield group, value, of_pred, of_gold


def _match(pred: pd.DataFrame, gold: pd.DataFrame, agree: Sequence[str], match: str) -> tuple[np.ndarray, np.ndarray]:
    """Which spans of each table have a partner in the other."""
    correct, found = np.full(len(pred), False), np.full(len(gold), False)
    a, b = (table[["start", "end"]].to_numpy(int) for table in (pred, gold))
    keys = ["article_id", "field", *agree]
    in_gold = _rows_by(gold, keys)
    for key, ours in _rows_by(pred, keys).items():
        theirs = in_gold.get(key)
        if theirs is None:
            continue
        start = np.maximum.outer(a[ours, 0], b[theirs, 0])
        end = np.minimum.outer(a[ours, 1], b[theirs, 1])
        common = np.maximum(end - start, 0)
        if match == "exact":
            lengths = np.maximum.outer(np.diff(a[ours])[:, 0], np.diff(b[theirs])[:, 0])
            common *= (common == lengths).astype(int)
        # As many pairs as there can be, and among those the ones with most characters in common.
        value = common + (common > 0) * (common.sum() + 1)
        rows, columns = linear_sum_assignment(value, maximize=True)
        paired = common[rows, columns] > 0
        correct[ours[rows[paired]]] = True
        found[theirs[columns[paired]]] = True
    return correct, found


def _rows_by(table: pd.DataFrame, keys: list[str]) -> dict[tuple, np.ndarray]:
    """Row numbers by key; two missing values agree."""
    plain = table[keys].astype(object).where(table[keys].notna(), None)
    rows: dict[tuple, list[int]] = {}
    for row, key in enumerate(plain.itertuples(index=False, name=None)):
        rows.setdefault(key, []).append(row)
    return {key: np.array(numbers) for key, numbers in rows.items()}


def _scores(predicted: int, correct: int, gold: int, found: int, confidence: float) -> dict:
    precision, precision_low, precision_high = wilson(correct, predicted, confidence)
    recall, recall_low, recall_high = wilson(found, gold, confidence)
    total = precision + recall
    return {
        "predicted": predicted,
        "gold": gold,
        "correct": correct,
        "found": found,
        "precision": precision,
        "precision_low": precision_low,
        "precision_high": precision_high,
        "recall": recall,
        "recall_low": recall_low,
        "recall_high": recall_high,
        "f1": 2 * precision * recall / total if total else total,
    }


def wilson(k: int, n: int, confidence: float = 0.95) -> tuple[float, float, float]:
    """A share with its score interval (Wilson 1927); all missing if there is nothing to divide by.

    Examples
    --------
    >>> [round(x, 3) for x in wilson(8, 10)]
    [0.8, 0.49, 0.943]
    """
    if n == 0:
        return (float("nan"),) * 3
    interval = binomtest(k, n).proportion_ci(confidence, method="wilson")
    return k / n, float(interval.low), float(interval.high)
