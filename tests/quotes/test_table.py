"""The table of Quotes and the ways to read it."""

import pandas as pd
import pytest

import newskit as nk
from newskit import frames
from newskit.door import check
from newskit.errors import InputError

ARTICLES = pd.DataFrame(
    {
        "source": ["Morgenkurier", "Tagblatt", "Tagblatt"],
        "title": ["„Wir bauen“, sagt Moser", "Stille", "Streit um das Bad"],
        "teaser": ["Jana Moser, die Bürgermeisterin, kündigt ein neues Bad an.", None, None],
        "text": [
            "Das Bad werde im Mai fertig, sagte sie am Montag. Der Rat nannte den Plan „mutig & <b>teuer</b>“.",
            "Es regnete.",
            "Kurt Berger teilte am Freitag mit, der Plan sei „reine Fantasie“. Das Geld fehle.",
        ],
    }
)


@pytest.fixture(scope="module")
def articles():
    return nk.load_articles(ARTICLES, clean=False)


@pytest.fixture(scope="module")
def quotes(articles):
    return nk.extract_quotes(articles, progress=False)


def test_the_table_fits_its_schema(quotes):
    check(quotes, frames.Quotes)
    assert list(quotes.columns) == list(frames.Quotes.columns)
    assert len(quotes) >= 6


def test_places_give_the_words(articles, quotes):
    texts = articles.set_index("article_id")
    for row in quotes.itertuples():
        article = texts.loc[row.article_id]
        assert article[row.field][row.start : row.end] == row.text
        if pd.notna(row.speaker):
            assert article[row.speaker_field][row.speaker_start : row.speaker_end] == row.speaker
        if pd.notna(row.cue):
            assert article[row.field][row.cue_start : row.cue_end] in row.cue.split(" … ")


def test_the_teaser_names_the_speaker_of_the_text(quotes):
    row = quotes[quotes["text"] == "Das Bad werde im Mai fertig"].iloc[0]
    assert (row["speaker"], row["speaker_name"], row["speaker_label"]) == ("sie", "Jana Moser", "PER")


def test_ids_and_parents(quotes):
    assert quotes["quote_id"].is_unique
    inner = quotes[quotes["text"] == "reine Fantasie"].iloc[0]
    outer = quotes.set_index("quote_id").loc[inner["parent"]]
    assert outer["text"].startswith("der Plan sei")
    assert pd.isna(outer["parent"])


def test_the_title_is_a_field_of_its_own(quotes):
    row = quotes[quotes["field"] == "title"].iloc[0]
    assert (row["type"], row["text"], row["speaker"]) == ("direct", "Wir bauen", "Moser")


def test_fields_and_types_choose(articles):
    titles = nk.extract_quotes(articles, fields=["title"], progress=False)
    assert set(titles["field"]) == {"title"}
    direct = nk.extract_quotes(articles, types=["direct"], progress=False)
    assert set(direct["type"]) == {"direct"}
    assert direct["parent"].isna().all()


def test_the_input_stays_as_it_is_and_the_result_is_the_same_again(articles, quotes):
    before = articles.copy(deep=True)
    again = nk.extract_quotes(articles, progress=False)
    pd.testing.assert_frame_equal(articles, before)
    pd.testing.assert_frame_equal(again, quotes)


def test_results_do_not_depend_on_the_other_articles(articles, quotes):
    for article_id, part in quotes.groupby("article_id", sort=False):
        alone = nk.extract_quotes(articles[articles["article_id"] == article_id].reset_index(drop=True), progress=False)
        pd.testing.assert_frame_equal(alone, part.reset_index(drop=True))


def test_no_articles_no_quotes(articles):
    none = nk.extract_quotes(articles.iloc[:0], progress=False)
    assert len(none) == 0
    assert list(none.columns) == list(frames.Quotes.columns)


@pytest.mark.parametrize("options", [{"types": ["spoken"]}, {"types": "direct"}, {"fields": ["body"]}])
def test_unknown_types_and_fields_are_told(articles, options):
    with pytest.raises(InputError, match="must be a list out of"):
        nk.extract_quotes(articles, progress=False, **options)


def test_quotes_table_is_short_and_filters(quotes):
    table = nk.quotes_table(quotes, speaker="moser")
    assert set(table["speaker"]) == {"Jana Moser"}
    assert list(table.columns) == ["source", "speaker", "cue", "type", "quote", "confidence"]
    assert len(nk.quotes_table(quotes, min_confidence=1.01)) == 0


def test_show_quotes_escapes(articles):
    view = nk.show_quotes(articles, articles["article_id"][0])
    html = view._repr_html_()
    assert "&lt;b&gt;teuer&lt;/b&gt;" in html
    assert "<b>teuer" not in html
    assert html.count('data-kind="quote"') >= 3
    with pytest.raises(InputError, match="no article"):
        nk.show_quotes(articles, "0" * 12)


def test_confidence_is_a_probability(quotes):
    assert quotes["confidence"].between(0, 1).all()
