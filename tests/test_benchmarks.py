"""What `make bench-check` says of measured figures; the figures themselves are no test."""

import pytest

import newskit as nk
from benchmarks import corpus
from benchmarks.bounds import BOUNDS, broken, exponent, judged
from benchmarks.costs import on_paper
from benchmarks.tasks import ANEW, TASKS, sizes_of


def run(task, articles=1000, corpus="generated corpus", **figures):
    return {"task": task, "corpus": corpus, "articles": articles, **figures}


@pytest.mark.parametrize("bound", [bound for bound in BOUNDS if bound.is_ratio], ids=lambda bound: bound.figure)
def test_a_ratio_beyond_its_bound_is_reported(bound):
    better, worse = (0.9, 1.1) if bound.sign == "<=" else (1.1, 0.9)
    assert broken([run(bound.task, **{bound.figure: bound.value * better})]) == []
    (told,) = broken([run(bound.task, **{bound.figure: bound.value * worse})])
    assert bound.what in told


def test_the_largest_run_of_each_corpus_counts():
    results = [
        run("annotation", 100, overhead_ratio=2.0),
        run("annotation", 1000, overhead_ratio=1.0),
        run("annotation", 100, "a real corpus", overhead_ratio=1.5),
    ]
    found = [(told["corpus"], value) for bound, told, value in judged(results) if bound.figure == "overhead_ratio"]
    assert found == [("generated corpus", 1.0), ("a real corpus", 1.5)]
    (told,) = broken(results)
    assert told.startswith("a real corpus, 100 articles")


@pytest.mark.parametrize(
    ("seconds", "told"), [((1, 2, 4), 0), ((1, 4, 16), 1), ((0.1, 0.4, 1.6), 0), ((1, 2.2, 4.9), 1)]
)
def test_a_step_that_grows_faster_than_the_corpus_is_reported(seconds, told):
    runs = [run("tables", n, keyness_s=one, per_s=0) for n, one in zip((100, 200, 400), seconds, strict=True)]
    assert len(broken(runs)) == told


def test_the_exponent_of_growth():
    assert exponent([100, 200, 400], [1, 4, 16]) == pytest.approx(2)
    assert exponent([100], [1]) is None
    assert exponent([100, 200], [0, 1]) is None


def test_costs_follow_from_what_was_measured():
    measured = [
        run("annotation", cold_s=36.0),
        run(
            "tables",
            **dict.fromkeys(("entities_s", "quotes_s", "keyness_s", "find_reuse_s", "compare_sources_s"), 0.9),
            find_stories_s=0.0,
        ),
        run("cluster", two_speedup=2.0),
    ]
    page = on_paper(measured, "generated corpus")
    assert "| core hours: annotation | 40 |" in page  # 4,000,000 x 36 ms
    assert "| core hours: entities and quotes | 2 |" in page
    assert "| hours on 64 cores | 0.7 |" in page
    assert on_paper(measured[:2], "generated corpus") == ""


def test_some_tasks_have_sizes_of_their_own():
    assert {task: sizes_of(task, [250, 500]) for task in TASKS if sizes_of(task, [250, 500]) != [250, 500]} == {
        "reuse": [1000, 2000],
        "starting": [0],
        "processes": [250],
        "cluster": [250],
        "memory": [500],
    }
    assert set(ANEW) < set(TASKS)


def test_made_articles_share_text_with_as_many_others_however_many_there_are(monkeypatch):
    monkeypatch.setattr(
        corpus, "_other_names", lambda: [f"{name}{end}" for name in ("Wis", "Kra") for end in ("beck", "ner")]
    )
    few, many = (len(nk.find_reuse(corpus.made_articles(n))) / n for n in (100, 400))
    assert 0.1 < few < 0.5
    assert many < 1.5 * few
