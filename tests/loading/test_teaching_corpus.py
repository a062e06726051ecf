"""The teaching corpus loads as it is: five outlets in five formats, eighty articles, no problem."""

import warnings
from pathlib import Path

import newskit as nk

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


def test_eighty_articles_of_five_outlets():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        articles = nk.load_articles(SAMPLE, progress=False)
    assert articles["source"].value_counts().tolist() == [16] * 5
    assert articles[["title", "text", "published"]].notna().all(axis=None)
    assert articles["article_id"].is_unique
    again = nk.load_articles(SAMPLE, progress=False)
    assert articles["article_id"].tolist() == again["article_id"].tolist()


def test_the_dumps_are_clean():
    articles = nk.load_articles(SAMPLE, progress=False)
    text = "\n".join(articles["text"])
    signs = ("Read More", "Leave a Reply", "Weiterlesen", "&amp;", "\u00ad")
    assert not any(sign in text for sign in signs)
    doubled = [row.title for row in articles.itertuples() if isinstance(row.teaser, str) and row.teaser in row.text]
    assert doubled == []
