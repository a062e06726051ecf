"""The panel shows what is chosen, and a static table where there is no kernel; driven by its widgets' values."""

import re
from datetime import date
from html import escape, unescape

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient
from nbconvert.exporters import HTMLExporter

import newskit as nk
from newskit.report.export import to_html

TEXTS = {
    ("Tagblatt", "2025-03-03"): "In Kassel baut die SPD eine Brücke. Angela Merkel war in Kassel.",
    ("Tagblatt", "2025-03-05"): "In Berlin sprach Angela Merkel. Merkel sah <b>Kassel</b>.",
    ("Kurier", "2025-03-05"): "Die SPD tagt in Berlin.",
    ("Kurier", None): "Auch in Leipzig tagt die SPD.",
}


@pytest.fixture
def articles():
    rows = [{"source": s, "published": day, "text": text} for (s, day), text in TEXTS.items()]
    return nk.load_articles(pd.DataFrame(rows), clean=False, progress=False)


@pytest.fixture
def panel(articles):
    return nk.explore(articles, progress=False)


def shown(panel) -> str:
    return panel._page.value


def listed(panel) -> list[str]:
    return [label for label, _ in panel.name.options]


def cells(html: str) -> list[list[str]]:
    """The rows of the tables of a piece of HTML."""
    rows = re.findall(r"<tr>(.*?)</tr>", html, flags=re.S)
    return [re.findall(r"<td[^>]*>(.*?)</td>", row, flags=re.S) for row in rows if "<td" in row]


def counted(html: str) -> list[list[str]]:
    """The rows of counts, each a list that opens on its sentences; those of times left out."""
    rows = re.findall(r'<summary class="nk-row">(.*?)<span><i', html.partition("by time")[0], flags=re.S)
    return [re.findall(r"<span[^>]*>(.*?)</span>", row) for row in rows]


def sentences(html: str, row: str) -> list[str]:
    """The sentences that the first row that begins with a word opens to show."""
    found = re.search(rf'<summary class="nk-row"><span class="">{row}</span>(.*?)</details>', html, flags=re.S)[1]
    return [re.sub("<.*?>", "", one) for one in re.findall(r'nk-sentence">(.*?) <span', found, flags=re.S)]


@pytest.mark.parametrize(
    ("language", "says"), [("en", ": 1 mention in 1 of 4 articles"), ("de", ": 1 Nennung in 1 von 4 Artikeln")]
)
def test_one_is_singular(articles, language, says):
    panel = nk.explore(articles, progress=False, language=language)
    panel.name.value = "Leipzig"
    assert repr(panel) == "<Explorer: 1 mention of 1 name in 1 article>"
    assert says in shown(panel)


def test_at_first_everything_is_chosen(panel, articles):
    entities = nk.extract_entities(articles, progress=False)
    counts = nk.count_entities(entities, normalise="articles")
    assert [unescape(row[0]) for row in counted(shown(panel))] == counts["name"].tolist()
    assert f"{len(entities)} mentions in 4 of 4 articles" in shown(panel)
    assert listed(panel)[0] == "all names"
    assert "SPD (3)" in listed(panel)
    assert shown(panel).count("data:image/svg+xml") == 1


def test_a_corpus_is_taken_as_well(articles, panel):
    again = nk.explore(nk.annotate(articles, progress=False), progress=False)
    assert shown(again) == shown(panel)


def test_a_source(panel):
    panel.source.value = "Kurier"
    assert set(panel.mentions["source"]) == {"Kurier"}
    assert "of 2 articles" in shown(panel)
    assert "Angela Merkel" not in shown(panel)
    panel.source.value = ""
    assert set(panel.mentions["source"]) == {"Kurier", "Tagblatt"}


@pytest.mark.parametrize("label", ["PER", "LOC", "ORG"])
def test_a_label(panel, label):
    panel.label.value = label
    assert set(panel.mentions["label"]) == {label}
    assert {row[1] for row in counted(shown(panel))} == {label}
    assert shown(panel).count("data:image/svg+xml") == 1


def test_days_include_both_ends_and_leave_undated_articles_out(panel):
    panel.first.value, panel.last.value = date(2025, 3, 4), date(2025, 3, 5)
    assert set(panel.mentions["published"].dt.day) == {5}
    assert "of 2 articles" in shown(panel)
    panel.first.value = panel.last.value = date(2025, 3, 3)
    assert set(panel.mentions["published"].dt.day) == {3}


def test_a_day_begins_at_midnight_in_berlin(articles):
    late = articles.assign(published=pd.Timestamp("2025-03-03 23:30", tz="UTC"))
    panel = nk.explore(late, progress=False)
    panel.first.value = date(2025, 3, 4)
    assert "of 4 articles" in shown(panel)


def test_a_name_with_its_counts_and_all_its_contexts(panel):
    panel.name.value = "Angela Merkel"
    assert panel.mentions["text"].tolist() == ["Angela Merkel", "Angela Merkel", "Merkel"]
    assert counted(shown(panel)) == [["Tagblatt", "PER", "3", "2"]]
    nodes = [re.sub("<.*?>", "", node) for _, _, node, _ in cells(shown(panel))]
    assert nodes == ["Angela Merkel", "Angela Merkel", "Merkel"]


def test_the_contexts_are_those_of_the_name_and_not_of_its_namesakes():
    text = "Der Minister Karl Wagner sprach. Wagner blieb.\nDie Richterin Ute Wagner kam spät."
    articles = nk.load_articles(pd.DataFrame({"source": ["Tagblatt"], "text": [text]}), progress=False)
    panel = nk.explore(articles, progress=False)
    panel.name.value = "Ute Wagner"
    assert len(panel.mentions) == len(cells(shown(panel)))


def test_a_name_stays_chosen_as_long_as_it_is_there(panel):
    panel.name.value = "Angela Merkel"
    panel.label.value = "PER"
    assert panel.name.value == "Angela Merkel"
    panel.source.value = "Kurier"
    assert panel.name.value == ""
    assert "No name fits" in shown(panel)


def test_find_narrows_the_list_of_names(panel):
    panel.find.value = "merk"
    assert listed(panel) == ["all names", "Angela Merkel (2)"]
    panel.find.value = "(["  # no pattern, just text
    assert listed(panel) == ["all names"]


def test_what_is_not_found_is_said(panel):
    panel.find.value = "zzz<b>"
    assert "Nothing found for “zzz&lt;b&gt;”" in shown(panel)


def test_the_length_of_a_period(panel):
    days = shown(panel)
    panel.period.value = "M"
    assert shown(panel) != days
    panel.period.label = "automatic"
    assert shown(panel) == days


@pytest.fixture
def talking():
    """Two speakers, one in two articles."""
    rows = [
        {"source": "Tagblatt", "published": "2025-03-03", "text": "„Kassel baut“, sagte Jana Moser. Die SPD schweigt."},
        {"source": "Kurier", "published": "2025-03-05", "text": "„Fulda baut nicht“, sagte Udo Wisbeck in Kassel."},
        {"source": "Kurier", "published": "2025-03-06", "text": "Kassel habe Geld, sagte Jana Moser in Gera."},
    ]
    return nk.load_articles(pd.DataFrame(rows), progress=False)


def test_a_speaker_and_what_is_said(talking):
    panel = nk.explore(talking, progress=False)
    assert [label for label, _ in panel.speaker.options] == ["all speakers", "Jana Moser (2)", "Udo Wisbeck (1)"]
    panel.speaker.value = "Jana Moser"
    assert "of 2 articles" in shown(panel)
    assert "Kassel baut" in shown(panel)
    assert "Fulda" not in shown(panel)
    panel.source.value = "Kurier"
    assert "Jana Moser: 1 quote<" in panel._page.value


@pytest.mark.parametrize(
    "choices",
    [
        {},
        {"source": "Kurier"},
        {"label": "LOC", "name": "Kassel"},
        {"first": date(2025, 3, 4), "last": date(2025, 3, 5)},
        {"speaker": "Jana Moser", "source": "Kurier"},
    ],
)
def test_the_code_makes_the_same_mentions(choices, talking):
    panel = nk.explore(talking, progress=False)
    for name, value in choices.items():
        getattr(panel, name).value = value
    made = {"nk": nk, "articles": talking}
    exec(panel.code, made)
    pd.testing.assert_frame_equal(made["mentions"], panel.mentions)
    assert escape(panel.code.splitlines()[-1]) in shown(panel)


def test_articles_without_dates_have_no_timeline(articles):
    never = pd.Series(pd.NaT, index=articles.index, dtype="datetime64[ns, UTC]")
    panel = nk.explore(articles.assign(published=never), progress=False)
    assert "no date" in shown(panel)
    assert "data:image" not in shown(panel)


def test_every_row_opens_to_show_its_sentences(panel):
    assert sentences(shown(panel), "SPD") == [
        "In Kassel baut die SPD eine Brücke.",
        "Die SPD tagt in Berlin.",
        "Auch in Leipzig tagt die SPD.",
    ]
    assert '<mark data-kind="match">SPD</mark>' in shown(panel)
    panel.source.value = "Kurier"
    assert sentences(shown(panel), "SPD") == ["Die SPD tagt in Berlin.", "Auch in Leipzig tagt die SPD."]
    panel.source.value, panel.name.value = "", "SPD"
    assert sentences(shown(panel), "Tagblatt") == ["In Kassel baut die SPD eine Brücke."]
    assert sentences(shown(panel), "2025-03-05") == ["Die SPD tagt in Berlin."]


def test_a_row_opens_on_the_first_sentences_only():
    text = " ".join(f"Am {day}. Tag kam Jana Moser nach Kassel." for day in range(1, 15))
    articles = nk.load_articles(pd.DataFrame({"source": ["Tagblatt"], "text": [text]}), progress=False)
    html = shown(nk.explore(articles, progress=False))
    assert len(sentences(html, "Kassel")) == 10
    assert "The first 10 of 14 sentences." in html


def test_text_is_escaped(panel):
    panel.name.value = "Angela Merkel"
    assert "&lt;b&gt;" in shown(panel)
    assert "<b>" not in shown(panel)


def test_the_corpus_stays_as_it_is(articles):
    before = articles.copy()
    panel = nk.explore(articles, progress=False)
    panel.source.value = "Kurier"
    pd.testing.assert_frame_equal(articles, before)


@pytest.fixture(scope="module", params=[True, False], ids=["with stored widgets", "without"])
def executed(request):
    source = (
        "import pandas as pd, newskit as nk\n"
        'articles = nk.load_articles(pd.DataFrame({"source": ["Tagblatt"], "text": ["In Kassel baut die SPD."]}))\n'
        "nk.explore(articles, progress=False)"
    )
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    NotebookClient(notebook, timeout=120, kernel_name="python3", store_widget_state=request.param).execute()
    return notebook


@pytest.mark.slow
@pytest.mark.parametrize("export", [lambda nb: HTMLExporter().from_notebook_node(nb)[0], lambda nb: to_html(nb, "x")])
def test_an_export_shows_a_static_table_and_says_so(executed, export):
    html = export(executed)
    assert html.count("Static view") == 1
    assert re.search(r'class="nk-static".*?<summary[^>]*><span class="">Kassel</span>', html, flags=re.S)


@pytest.mark.slow
def test_a_running_panel_comes_as_a_widget(executed):
    first, second = (output.data for output in executed.cells[0].outputs if output.output_type == "display_data")
    assert "application/vnd.jupyter.widget-view+json" in first
    assert first["text/plain"].startswith("<Explorer: 2 mentions")
    assert "nk-static" in second["text/html"]
