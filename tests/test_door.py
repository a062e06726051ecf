"""Every public function with every kind of odd table: the right result or an error that helps, never a traceback.

What is public, and which of its parameters are tables, is read off the signatures, so that no new function is
forgotten.
"""

import inspect
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

import newskit as nk
from newskit import frames
from newskit.door import check, takes
from newskit.errors import InputError, NewskitError
from newskit.options import options_of

REPORT = (
    "In der Nacht ist die Fulda bei Kassel über die Ufer getreten, zwei Straßen sind seither gesperrt, und mehrere "
    "Keller "
    "stehen unter Wasser. „Das Schlimmste ist vorbei“, sagte Bürgermeisterin Jana Moser. Die Feuerwehr sei weiter im "
    "Einsatz, "
    "teilte die Stadt Fulda mit."
)
ARTICLES = pd.DataFrame(
    {
        "source": ["Morgenkurier", "Tagblatt", "Tagblatt"],
        "published": ["2025-11-04T06:00Z", "2025-11-04T09:00Z", "2025-11-05T12:00Z"],
        "title": ["Hochwasser in Kassel", "Hochwasser der Fulda in Kassel", "Trainer entlassen"],
        "text": [
            REPORT,
            f"{REPORT} Kassel hilft.",
            "Der Verein trennt sich von seinem Trainer, sagte Udo Wisbeck in Gera.",
        ],
    }
)


@pytest.fixture(scope="module")
def right(tmp_path_factory):
    """A right argument for every parameter that has no default, by its name."""
    folder = tmp_path_factory.mktemp("door")
    articles = nk.load_articles(ARTICLES, progress=False)
    corpus = nk.annotate(articles, progress=False)
    entities, quotes = nk.extract_entities(corpus, progress=False), nk.extract_quotes(corpus, progress=False)
    pairs, stories = nk.find_reuse(articles), nk.find_stories(corpus, progress=False)
    sheet = nk.validation.sample_for_coding(quotes, n=2)
    coded = pd.concat([sheet.assign(coder=name, coded_type="direct") for name in ("Anna", "Ben")])
    return {
        "articles": articles,
        "source": articles,
        "corpus": corpus,
        "docs": corpus.docs,
        "pipeline": corpus.pipeline,
        "entities": entities,
        "quotes": quotes,
        "pairs": pairs,
        "pair": pairs.iloc[0],
        "without_copies": pairs,
        "spans": nk.copied_spans(articles, pairs),
        "table": quotes,
        "pred": quotes,
        "gold": quotes,
        "stories": stories,
        "story_table": nk.story_table(corpus, stories, entities, quotes, pairs),
        "edges": nk.cooccurrence(entities),
        "keywords": nk.keyness(corpus, "Morgenkurier", min_articles=1, min_count=1),
        "hits": nk.concordance(corpus, "Kassel"),
        "salience": nk.entity_salience(entities, articles),
        "verbs": nk.reporting_verbs(quotes),
        "diversity": nk.voice_diversity(quotes, n_resamples=10),
        "genders": nk.voice_genders(quotes),
        "sheet": sheet,
        "coded": coded,
        "checked": coded,
        "reported": quotes["type"],
        "aliases": {"Moser": "Jana Moser"},
        "article_id": articles["article_id"][0],
        "quote_id": quotes["quote_id"][0],
        "text": "Kassel",
        "raw": "Der Pegel sinkt.",
        "node": "Kassel",
        "query": "Kassel",
        "dictionary": {"Ort": ["Kassel"]},
        "target": "Morgenkurier",
        "predicted": "type",
        "value": "direct",
        "n": 2,
        "name": None,
        "nlp": nk.load_pipeline(),
        "path": folder / "sheet.csv",
        "paths": folder / "sheet.csv",
        "out": folder / "report.html",
        "output": folder / "table.parquet",
        "problems": [],
    }


# Parameters of one function that need another value than the rest.
SPECIAL = {
    ("corrected_share", "coded"): "coded_type",
    ("agreement", "questions"): "coded_type",
    ("load", "name"): "gibt-es-nicht",
    ("explain_name", "name"): "Jana Moser",
    ("load_quotes", "name"): "gibt-es-nicht",
    ("voice_diversity", "n_resamples"): 10,
    ("agreement", "n_boot"): 10,
}
# Functions that are no table functions: what they are given first is walked over all the same.
SPACES = {"nk": nk, "nk.validation": nk.validation, "nk.plots": nk.plots, "nk.datasets": nk.datasets}
NO_FUNCTIONS = (type, tuple, str)


def public():
    for space, module in SPACES.items():
        for name in module.__all__:
            thing = getattr(module, name)
            if inspect.ismodule(thing) or (isinstance(thing, type) and issubclass(thing, Exception | Warning)):
                continue
            if callable(thing):
                yield f"{space}.{name}", thing
    for name, method in vars(nk.Corpus).items():
        if not name.startswith("_") and inspect.isfunction(method):
            yield f"nk.Corpus.{name}", method


def table_parameters():
    """Every parameter that a table may be given to, and the first one of every other function."""
    for name, function in public():
        parameters = [one for one in inspect.signature(function).parameters.values() if one.name != "self"]
        for place, one in enumerate(parameters):
            annotation = str(one.annotation)
            if "DataFrame" in annotation or "Series" in annotation or (place == 0 and "Question" not in name):
                yield pytest.param(function, one.name, id=f"{name}-{one.name}")


def _without(*columns):
    return lambda t: t.drop(columns=[c for c in columns if c in t.columns])


def _all_missing(*columns):
    return lambda t: t.assign(**{c: None for c in columns if c in t.columns})


def _as(dtype):
    def convert(table):
        made = table.copy()
        for name in table.columns:
            kind = table[name].dtype
            if pd.api.types.is_string_dtype(kind) and not pd.api.types.is_object_dtype(kind):
                made[name] = table[name].astype(dtype)
        return made

    return convert


def _misnamed(table):
    names = {"text": "Text ", "source": "Source", "name": "names", "article_id": "articleid", "a": "A", "term": "terms"}
    return table.rename(columns=names)


def _arrow(table):
    sound = table.drop(columns=[name for name in table.columns if name == "passages"])
    return sound.convert_dtypes(dtype_backend="pyarrow").join(table[["passages"]] if "passages" in table else table[[]])


def _naive(table):
    return table.assign(
        **{c: v.dt.tz_localize(None) for c, v in table.items() if isinstance(v.dtype, pd.DatetimeTZDtype)}
    )


def _lists(table):
    first = table.columns[0]
    return table.assign(**{first: [[1, 2]] * len(table)})


ODD = {
    "none": lambda t: None,
    "path": lambda t: "artikel/",
    "pathlib": lambda t: Path("artikel.csv"),
    "list": lambda t: [1, 2],
    "records": lambda t: t.to_dict("records"),
    "dict": lambda t: t.to_dict("list"),
    "number": lambda t: 7,
    "array": lambda t: t.to_numpy(),
    "column": lambda t: t.iloc[:, 0],
    "row": lambda t: t.iloc[0] if len(t) else t,
    "no columns": lambda t: pd.DataFrame(),
    "no rows": lambda t: t.iloc[:0],
    "one row": lambda t: t.iloc[:1],
    "own columns only": lambda t: pd.DataFrame({"Überschrift": ["a"], "Inhalt": ["b"]}),
    "misnamed": _misnamed,
    "capitals": lambda t: t.rename(columns=str.upper),
    "numbered columns": lambda t: t.set_axis(range(t.shape[1]), axis=1),
    "without source": _without("source", "source_a", "source_b"),
    "without published": _without("published", "first", "hours_behind"),
    "without title": _without("title"),
    "without keys": _without("article_id", "a", "unit_id", "term"),
    "without text": _without("text"),
    "source missing": _all_missing("source", "source_a", "source_b"),
    "published missing": _all_missing("published", "hours_behind"),
    "title missing": _all_missing("title", "teaser"),
    "text missing": _all_missing("text", "title", "teaser"),
    "names missing": _all_missing("name", "speaker_name", "speaker", "label", "speaker_label"),
    "places missing": _all_missing("start", "end", "speaker_start", "cue_start"),
    "keys missing": _all_missing("article_id", "a", "b", "unit_id"),
    "all missing": lambda t: t.assign(**dict.fromkeys(t.columns, None)),
    "doubled rows": lambda t: pd.concat([t, t]),
    "doubled column": lambda t: pd.concat([t, t.iloc[:, :1]], axis=1),
    "doubled own column": lambda t: pd.concat([t.assign(mine=1), pd.Series(1, t.index, name="mine")], axis=1),
    "levels in columns": lambda t: pd.concat({"x": t}, axis=1),
    "levels in index": lambda t: t.set_index(list(t.columns[:2]), drop=False),
    "key in index": lambda t: t.set_index(t.columns[0]),
    "categorical": _as("category"),
    "object": lambda t: t.astype(object),
    "python strings": _as("str"),
    "arrow": _arrow,
    "naive times": _naive,
    "times as text": lambda t: t.assign(published=t["published"].astype(str)) if "published" in t else t,
    "times as numbers": lambda t: t.assign(published=1_700_000_000) if "published" in t else t,
    "no times": lambda t: t.assign(published="gestern") if "published" in t else t,
    "lists in a column": _lists,
    "numbers for text": lambda t: t.assign(text=range(len(t)), source=1.5),
    "text for numbers": lambda t: t.assign(start="hier", count="viele", shared_words="einige", together="oft"),
    "places beyond the text": lambda t: t.assign(start=10**6, end=-5),
    "unknown labels": lambda t: t.assign(label="Person", type="wörtlich", field="Fließtext"),
    "passages as lists": lambda t: (
        t.assign(passages=[[list(p) for p in c] for c in t["passages"]]) if "passages" in t else t
    ),
    "passages as text": lambda t: t.assign(passages="[]") if "passages" in t else t,
    "passages missing": lambda t: t.assign(passages=None) if "passages" in t else t,
    "other articles": lambda t: t.assign(**{c: "0" * 12 for c in ("article_id", "a", "b") if c in t}),
    "infinite": lambda t: t.assign(**{c: np.inf for c in t.columns if t[c].dtype.kind == "f"}),
}
GIVEN = ("entities", "quotes", "pairs", "stories", "spans")
SWAPPED = ["articles", "entities", "quotes", "pairs", "keywords", "corpus", "sheet"]


def _odd_values(table):
    """(what, value): every odd form of a right argument."""
    if isinstance(table, pd.Series) and not isinstance(table.index, pd.RangeIndex):  # a row
        table = table.to_frame().T.infer_objects()
    elif isinstance(table, pd.Series):
        table = table.to_frame()
    for what, make in ODD.items():
        yield what, make(table if isinstance(table, pd.DataFrame) else table.articles)


def _arguments(function, right):
    """Right arguments: those without a default, and tables that a function would otherwise have to make."""
    name, given = function.__name__, {}
    for one in inspect.signature(function).parameters.values():
        if (name, one.name) in SPECIAL:
            given[one.name] = SPECIAL[name, one.name]
        elif one.name == "articles" and one.default is inspect.Parameter.empty:
            given[one.name] = right["corpus" if "Corpus" in str(one.annotation) else "articles"]
        elif one.name != "self" and (one.default is inspect.Parameter.empty or one.name in GIVEN):
            given[one.name] = right.get(one.name)
    return given


def _call(function, right, **odd):
    arguments = {**_arguments(function, right), **odd}
    if "progress" in inspect.signature(function).parameters:
        arguments["progress"] = False
    if "self" in inspect.signature(function).parameters:
        arguments["self"] = right["corpus"]
    try:
        return function(**arguments)
    finally:
        plt.close("all")


class SameAsRightError(NewskitError):
    """The door has made the right table of it: nothing new for the function itself."""


def _only_if_odd(sound):
    def checked(table, *kind):
        made = check(table, *kind)
        if isinstance(sound, pd.DataFrame) and list(made) == list(sound) and made.equals(check(sound, *kind)):
            raise SameAsRightError
        return made

    return checked


def _no_report(*_):
    raise nk.ReportError("the notebook is not run here")


@pytest.mark.slow
@pytest.mark.parametrize(("function", "parameter"), table_parameters())
@pytest.mark.filterwarnings("ignore")
def test_odd_tables_are_understood_or_refused_in_words(function, parameter, right, monkeypatch, tmp_path):
    monkeypatch.setattr("newskit.report.build._run", _no_report)
    monkeypatch.setattr("newskit.door.check", _only_if_odd(right.get(parameter)))
    right = {**right, "path": tmp_path / "sheet.csv", "output": tmp_path / "table.parquet"}
    value = right.get(parameter)
    about_tables = isinstance(value, pd.DataFrame | pd.Series | nk.Corpus)
    values = list(_odd_values(value if about_tables else right["articles"]))
    values = values if about_tables else values[: list(ODD).index("misnamed")]
    values += [(f"swapped for {name}", right[name]) for name in SWAPPED]
    tracebacks = []
    for what, odd in values:
        before = odd.copy() if isinstance(odd, pd.DataFrame) else None
        try:
            _call(function, right, **{parameter: odd})
        except NewskitError:
            pass
        except Exception as error:
            tracebacks.append(f"{what}: {type(error).__name__}: {str(error)[:150]}")
        if before is not None:
            pd.testing.assert_frame_equal(odd, before)
    assert not tracebacks, "\n".join(tracebacks)


@pytest.mark.parametrize(
    ("make", "schema", "says"),
    [
        (lambda t: None, frames.Articles, r"expected a table of Articles .*, not None; nk.load_articles"),
        (lambda t: "artikel/", frames.Articles, "the path or text 'artikel/': nk.load_articles reads files"),
        (lambda t: [1, 2], frames.Quotes, "list that begins with '1'; nk.extract_quotes"),
        (lambda t: t["text"], frames.Articles, "a Series"),
        (lambda t: t.drop(columns="text"), frames.Articles, r"lacks the columns \['text'\] of Articles"),
        (lambda t: t.rename(columns={"text": "Text"}), frames.Articles, r"is 'Text' meant\? .*rename"),
        (lambda t: t.rename(columns={"source": "sources"}), frames.Articles, "is 'sources' meant"),
        (lambda t: pd.concat([t, t]), frames.Articles, r"article_id .* stands there twice.*drop_duplicates"),
        (lambda t: t.assign(article_id=None), frames.Articles, "rows without article_id"),
        (lambda t: pd.concat([t, t[["text"]]], axis=1), frames.Articles, "'text' stands twice"),
        (lambda t: t.assign(published="gestern"), frames.Articles, "'published' of Articles cannot be read"),
        (lambda t: t.assign(published=1.7e9), frames.Articles, "numbers are no times"),
        (lambda t: t.assign(published_precision="Jahr"), frames.Articles, "has 'Jahr'; permitted are instant, day"),
        (lambda t: t.assign(text=[["a"]] * 3), frames.Articles, "a cell holds a list"),
        (lambda t: pd.concat({"x": t}, axis=1), frames.Articles, "2 levels"),
        (lambda t: t, frames.Quotes, r"a table of Articles, but Quotes are due here; nk.extract_quotes\(articles\)"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(make, schema, says, right):
    @takes(table=schema)
    def function(table):
        return table

    with pytest.raises(InputError, match=f"function: `table`: .*{says}"):
        function(make(right["articles"]))


@pytest.mark.parametrize(
    "make",
    [
        lambda t: t.astype(object),
        lambda t: t.convert_dtypes(dtype_backend="pyarrow"),
        lambda t: t.assign(source=t["source"].astype("category"), text=t["text"].astype("category")),
        lambda t: t.assign(published=t["published"].dt.tz_localize(None)),
        lambda t: t.assign(published=t["published"].dt.tz_convert("Asia/Tokyo")),
        lambda t: t.assign(published=t["published"].astype(str)),
        lambda t: t.set_index("article_id"),
        lambda t: t.set_index(["source", "title"], drop=False),
        lambda t: t.set_axis([0, 0, 0]),
        lambda t: t.drop(columns=["teaser", "section", "authors"]),
    ],
)
def test_the_same_table_in_another_form_is_the_same(make, right):
    articles = right["articles"]
    odd = make(articles)
    pd.testing.assert_frame_equal(check(odd, frames.Articles, ["article_id", "text"])[list(articles)], articles)
    pairs = nk.find_reuse(articles)
    pd.testing.assert_frame_equal(nk.find_reuse(odd), pairs)


def test_pairs_come_back_from_lists(right):
    pairs = right["pairs"]
    written = pairs.assign(passages=[[p._asdict() for p in cell] for cell in pairs["passages"]])
    assert check(written, frames.Pairs)["passages"].tolist() == pairs["passages"].tolist()
    pd.testing.assert_frame_equal(nk.copied_spans(right["articles"], written), right["spans"])


@pytest.mark.parametrize("source", [None, pd.NA])
def test_articles_without_a_source_are_counted(source, right):
    articles = right["articles"].assign(source=source)
    assert nk.compare_sources(articles, progress=False)["articles"].sum() == 3
    assert nk.coverage(articles)["articles"].sum() == 3
    assert nk.voices(right["quotes"].assign(source=source))["quotes"].sum() == len(right["quotes"])


def test_what_newskit_passes_on_is_checked_once(right, monkeypatch):
    seen = []
    monkeypatch.setattr("newskit.door.check", lambda table, *kind: seen.append(kind) or check(table, *kind))
    nk.describe_corpus(right["articles"], right["pairs"])
    assert len(seen) == 2


def options():
    """Every option of fixed choice of the public functions that have a door."""
    return [
        pytest.param(function, option, id=f"{name}-{option}")
        for name, function in public()
        if hasattr(function, "__wrapped__")
        for option in options_of(inspect.unwrap(function))
    ]


@pytest.mark.parametrize(("function", "option"), options())
def test_an_unknown_option_is_refused_with_what_is_known(function, option, right):
    for odd in ("Obst", 7):
        with pytest.raises(InputError, match=rf"{option}={odd!r} is not (one|a list) of .+, "):
            _call(function, right, **{option: odd})


def test_clean_text_takes_a_column_and_what_is_missing():
    cleaned = nk.clean_text(pd.Series(["Der Pegel f&auml;llt.", None]))
    assert cleaned.tolist() == ["Der Pegel fällt.", pd.NA]
    assert nk.clean_text(pd.NA) is pd.NA
    with pytest.raises(InputError, match="not list"):
        nk.clean_text(["a"])
