"""Every figure is drawn from the teaching corpus: Axes come back, labels are German, and none are cut or collide."""

import itertools
from pathlib import Path

import matplotlib as mpl
import pandas as pd
import pytest

mpl.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.collections import LineCollection

import newskit as nk
from newskit import frames
from newskit.errors import InputError
from newskit.plots.style import COLOURS, REST, groups_of
from newskit.texts import texts


@pytest.fixture(scope="module")
def corpus():
    folder = Path(__file__).parents[2] / "data" / "sample"
    return nk.annotate(nk.load_articles(folder, progress=False), progress=False)


@pytest.fixture(scope="module")
def tables(corpus):
    entities, quotes = nk.extract_entities(corpus, progress=False), nk.extract_quotes(corpus, progress=False)
    pairs = nk.find_reuse(corpus)
    return {
        "entity_bars": entities,
        "entities_over_time": entities,
        "entity_calendar": entities,
        "entity_network": nk.cooccurrence(entities, window="article", min_together=2),
        "salience_bars": nk.entity_salience(entities, corpus),
        "quote_bars": quotes,
        "reporting_verbs": nk.reporting_verbs(quotes),
        "voice_diversity": nk.voice_diversity(quotes, n_resamples=100),
        "voice_genders": nk.voice_genders(quotes, entities=entities),
        "keyness_bars": (keywords := nk.keyness(corpus, "Morgenkurier", progress=False)),
        "keyness_scatter": keywords,
        "coverage": corpus,
        "stories": nk.story_table(corpus, entities=entities, quotes=quotes, pairs=pairs, progress=False),
        "reuse_matrix": pairs,
    }


FIGURES = sorted(set(nk.plots.__all__))


@pytest.fixture(autouse=True)
def _closed_figures():
    yield
    plt.close("all")


def drawn(ax):
    ax.figure.canvas.draw()
    return ax.figure.canvas.get_renderer()


def test_no_figure_is_forgotten(tables):
    assert set(tables) == set(FIGURES)


@pytest.mark.parametrize("name", FIGURES)
def test_axes_come_back_labelled_and_within_the_figure(tables, name):
    ax = getattr(nk.plot, name)(tables[name])
    renderer = drawn(ax)
    assert ax.get_xlabel()
    box, tight = ax.figure.bbox, ax.figure.get_tightbbox(renderer).transformed(ax.figure.dpi_scale_trans)
    assert tight.x0 >= box.x0 - 4
    assert tight.x1 <= box.x1 + 4
    assert ax.figure.get_figwidth() <= 10


@pytest.mark.parametrize("name", FIGURES)
def test_tick_labels_do_not_collide(tables, name):
    ax = getattr(nk.plot, name)(tables[name])
    renderer = drawn(ax)
    for axis in (ax.xaxis, ax.yaxis):
        labels = [label for label in axis.get_ticklabels() if label.get_text() and label.get_rotation() == 0]
        boxes = [label.get_window_extent(renderer) for label in labels]
        assert not any(a.overlaps(b) for a, b in itertools.pairwise(boxes))


@pytest.mark.parametrize("name", FIGURES)
def test_a_given_axes_is_used_and_the_table_stays(tables, name):
    given = tables[name]
    before = given.copy(deep=True) if isinstance(given, pd.DataFrame) else None
    _, ax = plt.subplots()
    assert getattr(nk.plot, name)(given, ax=ax) is ax
    if before is not None:
        pd.testing.assert_frame_equal(given, before)


@pytest.mark.parametrize("name", [name for name in FIGURES if name != "coverage"])
def test_nothing_to_draw_is_said(tables, name):
    with pytest.raises(InputError, match="nothing to draw"):
        getattr(nk.plot, name)(tables[name].iloc[:0])


def test_bars_show_the_counts(tables):
    ax = nk.plot.entity_bars(tables["entity_bars"], n=3)
    counts = nk.count_entities(tables["entity_bars"], normalise="articles").head(3)
    assert [label.get_text() for label in ax.get_yticklabels()] == counts["name"].tolist()
    ends = {}
    for bar in ax.patches:
        ends[round(bar.get_y(), 2)] = max(ends.get(round(bar.get_y(), 2), 0), bar.get_x() + bar.get_width())
    assert sorted(ends.values(), reverse=True) == counts["articles"].tolist()


def test_words_of_the_scatter_do_not_collide(tables):
    ax = nk.plot.keyness_scatter(tables["keyness_scatter"], n=10)
    renderer = drawn(ax)
    boxes = [text.get_window_extent(renderer) for text in ax.texts]
    assert len(boxes) >= 10
    assert not any(a.overlaps(b) for a, b in itertools.combinations(boxes, 2))


def test_the_scatter_is_the_same_each_time(tables):
    first, second = (
        [text.get_position() for text in nk.plot.keyness_scatter(tables["keyness_scatter"]).texts] for _ in range(2)
    )
    assert first == second


@pytest.mark.parametrize(("language", "day", "number"), [("en", "4 Nov", "0.2"), ("de", "4. Nov.", "0,2")])
def test_numbers_and_days_are_those_of_the_language(tables, language, day, number):
    ax = nk.plot.coverage(tables["coverage"], language=language)
    assert ax.get_xticklabels()[0].get_text() == day
    scatter = nk.plot.voice_diversity(tables["voice_diversity"], language=language)
    assert number in [label.get_text() for label in scatter.get_xticklabels()]


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_speaks_one_language(tables, name):
    say = texts("de")
    say.missing.clear()
    shown = {}
    for language in ("en", "de"):
        ax = getattr(nk.plot, name)(tables[name], language=language)
        legend = ax.get_legend()
        shown[language] = {ax.get_xlabel(), ax.get_ylabel(), ax.get_title(loc="left")} - {""}
        shown[language] |= {text.get_text() for text in legend.get_texts()} if legend else set()
    assert not say.missing
    assert not shown["en"] & set(filter(None, map(say, ["articles", "quotes", "women"])))
    assert shown["en"] != shown["de"]
    with pytest.raises(nk.InputError, match="'fr' is not one of en, de"):
        getattr(nk.plot, name)(tables[name], language="fr")


def test_the_matrix_tells_pairs_of_unknown_order_apart(tables):
    pairs = tables["reuse_matrix"].head(4).assign(order=["a first", "unknown", "same time", "a first"])
    pairs[["source_a", "source_b"]] = [["A", "B"], ["A", "B"], ["B", "A"], ["B", "A"]]
    pairs[["a", "b"]] = [["1", "2"], ["3", "4"], ["5", "6"], ["7", "8"]]
    assert sorted(text.get_text() for text in nk.plot.reuse_matrix(pairs).texts) == ["1 (2)", "1 (2)"]


def test_a_story_of_which_only_the_day_is_known_is_a_line(tables):
    table = tables["stories"].head(1).assign(hours_behind_min=3.0, hours_behind_max=27.0)
    ax = nk.plot.stories(table)
    (line,) = [part for part in ax.collections if isinstance(part, LineCollection)]
    assert line.get_segments()[0][:, 0].tolist() == [3.0, 27.0]
    assert "range where only a day is known" in [text.get_text() for text in ax.get_legend().get_texts()]


def test_labels_of_the_network_stand_on_no_point(tables):
    ax = nk.plot.entity_network(tables["entity_network"])
    renderer = drawn(ax)
    points = [ax.transData.transform(part.get_offsets()[0]) for part in ax.collections]
    for text in ax.texts:
        box = text.get_window_extent(renderer)
        assert not [point for point in points if box.contains(*point)]


def test_many_sources_become_the_largest_and_the_rest():
    values = pd.Series([f"Blatt {i:02d}" for i in range(12) for _ in range(12 - i)])
    assert groups_of(values) == [*(f"Blatt {i:02d}" for i in range(len(COLOURS) - 1)), REST]
    assert groups_of(pd.Series(["B", pd.NA, "A"], dtype="string")) == ["A", "B", "not stated"]


def test_a_dollar_is_not_a_formula():
    rows = [
        {
            "article_id": "1",
            "source": "$x$ & Co.",
            "field": "text",
            "text": "A$AP",
            "label": "PER",
            "name": "A$AP $x_1$",
        }
    ]
    ax = nk.plot.entity_bars(frames.conform(rows, frames.Entities))
    drawn(ax)
    assert r"A\$AP \$x_1\$" in [label.get_text() for label in ax.get_yticklabels()]


def test_the_network_is_drawn_from_the_strongest_names_and_the_same_each_time(tables):
    edges = tables["entity_network"]
    first, again = nk.plot.entity_network(edges, n=8), nk.plot.entity_network(edges, n=8)
    places = [{text.get_text(): tuple(text.xy) for text in ax.texts} for ax in (first, again)]
    assert places[0] == places[1]
    assert len(places[0]) == 8
    with pytest.raises(InputError, match="cooccurrence"):
        nk.plot.entity_network(tables["entity_bars"])


def test_labels_of_twenty_names_in_the_network_do_not_cover_each_other(tables):
    ax = nk.plot.entity_network(tables["entity_network"], n=20)
    renderer = drawn(ax)
    boxes = [text.get_window_extent(renderer) for text in ax.texts]
    assert len(boxes) == 20
    assert not any(a.overlaps(b) for a, b in itertools.combinations(boxes, 2))


def test_every_article_counts_once_in_the_bars_of_salience(tables):
    salience = tables["salience_bars"]
    salience = salience[salience["label"] == "PER"]
    ax = nk.plot.salience_bars(salience, n=5)
    lengths = pd.Series([bar.get_width() for bar in ax.patches]).sum()
    names = [tick.get_text() for tick in ax.get_yticklabels()]
    assert lengths == salience["name"].isin(names).sum()


def test_the_calendar_shows_every_count(tables):
    entities = tables["entity_calendar"]
    ax = nk.plot.entity_calendar(entities, names=["Leinebrück"], label="LOC", measure="mentions")
    chosen = entities[entities["name"].eq("Leinebrück") & entities["label"].eq("LOC") & entities["published"].notna()]
    assert sum(int(text.get_text()) for text in ax.texts) == len(chosen)
    with pytest.raises(InputError, match="date"):
        nk.plot.entity_calendar(entities.assign(published=pd.NaT))
