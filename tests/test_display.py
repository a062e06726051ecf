"""Marks and tables as HTML: nothing of the text is lost, nothing of it becomes markup."""

import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newskit as nk
from newskit import articleview, display
from newskit.display import Span, View, highlight, legend
from newskit.tables import table

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</style></mark></td></table><b>",
    "&lt;script&gt;&amp;",
    "[klick](javascript:alert(1)) ![x](http://example.org/x.png)",
    "$\\href{javascript:alert(1)}{x}$",
]


class Reader(HTMLParser):
    """Collect the text, the tags and the attributes of a piece of HTML, and check that tags nest."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.text, self.tags, self.attributes, self._open = [], [], [], []
        self.feed(html)
        self.close()
        assert not self._open, f"left open: {self._open}"

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def read(html: str) -> Reader:
    return Reader(html)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "Anna Berger sagte"),
        ([(0, 11, "PER")], '<mark data-kind="PER">Anna Berger</mark> sagte'),
        ([(12, 99, "cue")], 'Anna Berger <mark data-kind="cue">sagte</mark>'),
        ([(5, 5, "PER"), (30, 40, "PER")], "Anna Berger sagte"),
        # nested: the longer one outside, in whatever order they come
        (
            [(5, 11, "PER"), (0, 11, "quote")],
            '<mark data-kind="quote">Anna <mark data-kind="PER">Berger</mark></mark> sagte',
        ),
        # overlapping: the one that goes on is opened again
        (
            [(0, 11, "PER"), (5, 17, "quote")],
            '<mark data-kind="PER">Anna <mark data-kind="quote">Berger</mark></mark><mark data-kind="quote"> '
            "sagte</mark>",
        ),
        # touching
        (
            [(0, 5, "PER"), (5, 11, "LOC")],
            '<mark data-kind="PER">Anna </mark><mark data-kind="LOC">Berger</mark> sagte',
        ),
    ],
)
def test_spans_become_marks(spans, expected):
    assert highlight("Anna Berger sagte", spans) == expected


def test_labels_that_end_at_one_place_can_be_told_apart():
    html = highlight(
        "abcdef", [Span(0, 6, "quote", label="10"), Span(2, 6, "speaker", label="11"), Span(0, 2, "cue", "3")]
    )
    assert re.findall(r'data-label="([^"]*)"', html) == ["3", "11, 10"]


def test_a_label_stands_once_after_a_span_that_is_cut():
    html = highlight("abcdef", [Span(0, 4, "PER"), Span(2, 6, "quote", label="1")])
    assert html.count('data-label="1"') == 1
    assert html.index('data-label="1"') > html.index("cd")


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70), st.sampled_from(["PER", "quote", "cue"]))),
)
def test_any_text_and_any_spans_give_the_text_again(text, spans):
    page = read(highlight(text, spans))
    assert "".join(page.text) == text
    assert set(page.tags) <= {"mark", "span"}
    assert set(page.attributes) <= {"data-kind", "class"}


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_every_character_of_a_span_is_marked_and_no_other(text, start, end):
    class Marked(HTMLParser):
        depth, out = 0, ""

        def handle_starttag(self, tag, attrs):
            self.depth += tag == "mark"

        def handle_endtag(self, tag):
            self.depth -= tag == "mark"

        def handle_data(self, data):
            self.out += data if self.depth else ""

    page = Marked(convert_charrefs=True)
    page.feed(highlight(text, [(start, end, "PER")]))
    page.close()
    assert page.out == text[start:end]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_labels_and_notes_bring_no_markup(hostile):
    html = highlight(hostile, [Span(0, 5, hostile, hostile, hostile), Span(2, len(hostile), "quote", hostile, hostile)])
    page = read(html)
    assert set(page.tags) <= {"mark", "span"}
    assert set(page.attributes) <= {"data-kind", "data-label", "title", "class"}
    assert "".join(page.text) == hostile


@pytest.mark.parametrize("hostile", HOSTILE)
def test_tables_escape_cells_headers_and_index(hostile):
    frame = pd.DataFrame({hostile: [hostile], "n": [3]}, index=pd.Index([hostile], name=hostile + "i"))
    page = read(table(frame, index=True))
    assert set(page.tags) <= {"div", "table", "thead", "tbody", "tr", "th", "td"}
    assert set(page.attributes) <= {"class", "style", "tabindex"}
    assert page.text.count(hostile) == 3


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (pd.NA, "–"),
        (None, "–"),
        (float("nan"), "–"),
        (pd.NaT, "–"),
        (1234, "1,234"),
        (0.123456, "0.123"),
        (12345.6, "12,346"),
        (True, "True"),
        (pd.Timestamp("2024-05-03", tz="UTC"), "2024-05-03"),
        (pd.Timestamp("2024-05-03 14:05", tz="UTC"), "2024-05-03 16:05"),  # on the clock of Berlin
        (["a", "b"], "a, b"),
        ("Ä", "Ä"),
    ],
)
def test_values_are_shown_as_a_reader_expects(value, shown):
    assert f">{shown}</td>" in table(pd.DataFrame({"value": pd.Series([value], dtype=object)}))


def test_an_empty_table_keeps_its_head():
    page = read(table(pd.DataFrame({"source": pd.Series(dtype="string")})))
    assert "source" in page.text


def test_numbers_stand_right():
    html = table(pd.DataFrame({"name": ["x"], "n": pd.array([1], dtype="Int64")}))
    assert html.count("nk-number") == 2


def test_a_view_has_html_and_plain_text():
    view = View(highlight("a < b", []) + legend(["PER", "quote"]), "a < b")
    assert repr(view) == "a < b"
    html = view._repr_html_()
    assert "a &lt; b" in html
    assert "mathjax_ignore" in html
    assert "http" not in html


def test_every_kind_differs_by_more_than_colour():
    """Without colours the styles still tell the kinds apart."""
    bare = [re.sub(r"rgba\([^)]*\)|#[0-9a-f]{3,6}", "", css) for _, css in display._KINDS.values()]
    assert len(set(bare)) == len(bare)


@pytest.fixture(scope="module")
def corpus():
    text = (
        "Die Ministerin Anna Berger war am Dienstag in Kassel. „Wir brauchen das Geld <jetzt> & hier“, sagte Berger. "
        "„Die Brücke ist alt“, sagte sie."
    )
    table = pd.DataFrame({"source": ["<b>Kurier</b>"], "title": ["Anna Berger in <Kassel>"], "text": [text]})
    return nk.annotate(nk.load_articles(table, progress=False), progress=False)


def test_an_article_is_shown_with_its_names_quotes_speakers_and_cues(corpus):
    article = corpus.articles.iloc[0]
    view = corpus.show(article["article_id"])
    html = view._repr_html_()
    page = read(html.split("</style>", 1)[1])
    assert article["text"] in "".join(page.text)
    assert article["title"] in "".join(page.text)
    assert set(page.tags) <= {"div", "mark", "span"}
    for kind, words in [("PER", "Anna Berger"), ("LOC", "Kassel"), ("speaker", "sie"), ("cue", "sagte")]:
        assert re.search(rf'<mark data-kind="{kind}"[^>]*>{words}<', html), kind
    assert re.search(
        r'<mark data-kind="quote" data-label="1"[^>]*>Wir brauchen das Geld &lt;jetzt&gt; &amp; hier<', html
    )
    assert "2 quotes" in repr(view)


def test_a_speaker_of_several_quotes_is_marked_once():
    marks = [("text", Span(0, 3, "speaker", "1")), ("text", Span(0, 3, "speaker", "2")), ("title", Span(0, 3, "cue"))]
    assert articleview._of(marks, "text") == [Span(0, 3, "speaker", "1, 2")]


def test_an_unknown_article_is_reported(corpus):
    with pytest.raises(nk.InputError, match="abc"):
        corpus.show("abc")
