"""One odd article costs no other anything, and what could not be done is told, or said to be unknown."""

import json
import warnings

import pandas as pd
import pytest
from typer.testing import CliRunner

import newskit as nk
from newskit import cli, distributed, streaming
from newskit.distributed.engine import read_articles
from newskit.names import extract as names_module
from newskit.problems import load_problems
from newskit.quotes import table as quotes_module

TEXTS = [
    "Die Ratsfrau Jana Wisbeck sagte in Kassel: „Der Steg ist offen.“",
    "Der Wirt Udo Kranefeld sagte: „Das Unglück kam in der Nacht.“",
    "Laut Jana Wisbeck ist die Strecke nach Hamburg gesperrt.",
]
PLACES = {"entities": "names/extract.py:", "quotes": "quotes/table.py:"}


@pytest.fixture
def articles():
    table = pd.DataFrame({"source": "Seepost", "text": TEXTS, "published": "2024-05-03T10:00:00Z"})
    return nk.load_articles(table, progress=False)


@pytest.fixture
def break_on(monkeypatch):
    """Let the search for names or quotes raise where a word stands."""

    def breaking(step, word="Unglück", error=IndexError):
        module, name = {"entities": (names_module, "find_mentions"), "quotes": (quotes_module, "find_quotes")}[step]
        find = getattr(module, name)

        def found(doc, *args, **options):
            if word in doc.text:
                raise error("list index out of range")
            return find(doc, *args, **options)

        monkeypatch.setattr(module, name, found)

    return breaking


@pytest.fixture(params=["entities", "quotes"])
def step(request, break_on):
    break_on(request.param)
    return request.param


def in_memory(step, articles, tmp_path):
    with pytest.warns(nk.LoadWarning, match="1 article could not be analysed") as told:
        table = getattr(nk, f"extract_{step}")(articles, progress=False)
    assert len(told) == 1
    return table


def streamed(step, articles, tmp_path):
    articles.to_parquet(tmp_path / "in.parquet")
    with pytest.warns(nk.LoadWarning, match="1 article ") as told:
        problems = getattr(streaming, f"stream_{step}")(
            tmp_path / "in.parquet", tmp_path / "out.parquet", clean=False, progress=False
        )
    assert len(told) == 1
    table = pd.read_parquet(tmp_path / "out.parquet")
    pd.testing.assert_frame_equal(load_problems(table), problems)
    return table


def on_dask(step, articles, tmp_path):
    import dask

    articles.to_parquet(tmp_path / "in.parquet")
    with dask.config.set(scheduler="synchronous"), pytest.warns(nk.LoadWarning, match="1 article "):
        return distributed.collect(getattr(nk, f"extract_{step}")(read_articles(tmp_path / "in.parquet")))


@pytest.mark.parametrize("run", [in_memory, streamed, on_dask])
def test_one_article_costs_no_other(step, articles, tmp_path, run):
    table = run(step, articles, tmp_path)
    assert set(table["article_id"]) == set(articles["article_id"].iloc[[0, 2]])
    (problem,) = load_problems(table).to_dict("records")
    assert problem["article_id"] == articles["article_id"][1]
    assert (problem["step"], problem["error"]) == (step, "IndexError: list index out of range")
    assert problem["where"].startswith(PLACES[step])


def test_the_first_stops_all_if_asked_to(step, articles, tmp_path):
    articles.to_parquet(tmp_path / "in.parquet")
    reason = f"{articles['article_id'][1]}: the search for .* failed: IndexError"
    with pytest.raises(nk.AnalysisError, match=reason):
        getattr(nk, f"extract_{step}")(articles, progress=False, errors="raise")
    with pytest.raises(nk.AnalysisError, match="IndexError"):
        getattr(streaming, f"stream_{step}")(tmp_path / "in.parquet", tmp_path / "o.parquet", errors="raise")
    with pytest.raises(nk.AnalysisError, match="IndexError"):
        getattr(nk, f"extract_{step}")(read_articles(tmp_path / "in.parquet"), errors="raise").compute()
    with pytest.raises(nk.InputError, match="errors="):
        getattr(nk, f"extract_{step}")(articles, progress=False, errors="ignore")


@pytest.mark.parametrize("error", [MemoryError, KeyboardInterrupt])
def test_what_tells_nothing_of_an_article_passes(break_on, articles, error):
    break_on("quotes", error=error)
    with pytest.raises(error):
        nk.extract_quotes(articles, progress=False)


def test_both_steps_are_told_at_once(break_on, articles):
    break_on("entities")
    break_on("quotes")
    with pytest.warns(nk.LoadWarning, match="1 article ") as told:
        sources = nk.compare_sources(articles, progress=False)
    assert len(told) == 1
    assert load_problems(sources)["step"].tolist() == ["entities", "quotes"]
    assert sources[["articles", "quotes"]].values.tolist() == [[3, 2]]


@pytest.mark.slow
def test_the_report_lists_both_steps(break_on, articles, tmp_path):
    break_on("entities")
    break_on("quotes")
    with pytest.warns(nk.LoadWarning, match="1 article "):
        nk.build_report(articles, tmp_path / "report.html", progress=False)
    page = (tmp_path / "report.html").read_text("utf-8")
    told = page.split("What could not be read")[-1].split("What to be careful with")[0]
    assert all(f">{step}<" in told for step in ("entities", "quotes"))
    assert "IndexError: list index out of range" in told


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_the_command_line_lists_it_and_ends_well(step, articles, tmp_path, ending):
    (tmp_path / "in.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in TEXTS), "utf-8")
    done = CliRunner().invoke(cli.app, [step, str(tmp_path / "in.jsonl"), "-q", "-o", str(tmp_path / f"out{ending}")])
    assert done.exit_code == 0
    assert "IndexError: list index out of range" in done.stderr
    assert f"in.jsonl | the search for {'names' if step == 'entities' else 'quotes'}" in done.stderr.replace("\n", " ")


def lost(table):
    return load_problems(table)["step"].tolist() == ["unknown"]


def test_problems_stay_or_are_said_to_be_unknown(articles, tmp_path):
    (tmp_path / "a.json").write_text('{"text": "Der Steg ist offen."}', "utf-8")
    (tmp_path / "b.json").write_text("{", "utf-8")
    with pytest.warns(nk.LoadWarning):
        partly = nk.load_articles(tmp_path, progress=False)
    assert load_problems(articles).empty
    assert len(load_problems(partly)) == 1
    assert lost(pd.concat([articles, partly]))
    assert lost(articles.merge(pd.DataFrame({"source": ["Seepost"], "kind": ["daily"]}), on="source"))
    assert lost(pd.DataFrame({"text": TEXTS}))
    assert load_problems(pd.concat([articles[:1], articles[1:]])).empty
    kept = nk.extract_quotes(partly[["article_id", "source", "published", "title", "teaser", "text"]], progress=False)
    assert load_problems(kept)["origin"].tolist() == [str(tmp_path / "b.json")]
    assert len(load_problems(nk.load_articles(partly, clean=False, progress=False))) == 1
    assert lost(nk.extract_entities(pd.concat([articles, partly]), progress=False))
    assert "unknown" in nk.describe_corpus(pd.concat([articles, partly])).left_out["reason"].iloc[0]


def test_nobody_is_warned_of_what_is_only_unknown(articles):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        nk.extract_entities(articles.merge(articles[["article_id"]]), progress=False)
