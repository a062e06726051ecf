"""Marked articles: what the marks say, and marks that do not fit together."""

from pathlib import Path

import pytest

from training.gold import GoldError, doubts, read_article, read_articles

GOLD = Path(__file__).parents[2] / "training" / "gold"
HEAD = "title: [O:Nordkabel] baut um\noutlet: Küstenkurier\ncountry: DE\nsection: Wirtschaft\ndate: 2025-03-04\n\n"


def article(tmp_path, body, head=HEAD):
    path = tmp_path / "one.txt"
    path.write_text(head + body, encoding="utf-8")
    return read_article(path)


def test_names_and_their_canonical_form(tmp_path):
    found = article(tmp_path, "In [L:Emden] fehlt [P:Tjarks=Imke Tjarks].")
    assert found.text == "In Emden fehlt Tjarks."
    assert found.mentions == [(3, 8, "LOC", "Emden"), (15, 21, "PER", "Imke Tjarks")]
    assert (found.title, found.title_mentions) == ("Nordkabel baut um", [(0, 9, "ORG", "Nordkabel")])


@pytest.mark.parametrize(
    ("body", "kind", "texts", "speaker", "name", "cue"),
    [
        (
            "„<d1>Ja</d1>“, <c1>sagte</c1> <s1>[P:Ole Sander]</s1>.",
            "direct",
            ["Ja"],
            ["Ole Sander"],
            "Ole Sander",
            ["sagte"],
        ),
        (
            "<i1>Das gehe</i1>, <c1>so</c1> <s1=Ole Sander>er</s1>.",
            "indirect",
            ["Das gehe"],
            ["er"],
            "Ole Sander",
            ["so"],
        ),
        ("<i1>Das gehe.</i1><s1=Ole Sander></s1>", "indirect", ["Das gehe."], [], "Ole Sander", []),
        (
            "<i1>Es gehe</i1>, <c1>laut</c1> <s1=->Büro</s1>, <i1>noch</i1>.",
            "indirect",
            ["Es gehe", "noch"],
            ["Büro"],
            None,
            ["laut"],
        ),
    ],
)
def test_quotes(tmp_path, body, kind, texts, speaker, name, cue):
    found = article(tmp_path, body)
    (quote,) = found.quotes
    cut = [[found.text[a:b] for a, b in spans] for spans in (quote.spans, quote.speaker, quote.cue)]
    assert (quote.kind, *cut, quote.speaker_name) == (kind, texts, speaker, cue, name)


def test_one_speaker_of_two_quotes(tmp_path):
    found = article(tmp_path, "„<d1>A</d1>“, <c1,2>sagte</c1,2> <s1,2>[P:Ole]</s1,2>, „<d2>B</d2>“.")
    assert [(quote.speaker_name, quote.speaker) for quote in found.quotes] == [("Ole", [(11, 14)])] * 2


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<d1>Ja", "never closed"),
        ("Ja</d1>", "closes nothing"),
        ("<s1>Ole</s1> kam.", "of no quote"),
        ("[X:Ole] kam.", "cannot be read"),
        ("<d1><d1>Ja</d1></d1>", "opened twice"),
    ],
)
def test_marks_that_do_not_fit(tmp_path, body, reason):
    with pytest.raises(GoldError, match=reason):
        article(tmp_path, body)


def test_incomplete_head(tmp_path):
    with pytest.raises(GoldError, match="lacks outlet"):
        article(tmp_path, "Text.", head="title: A\n\n")


def test_a_name_that_is_not_marked_again_is_doubtful(tmp_path):
    assert len(doubts(article(tmp_path, "[L:Emden] und Emden"))) == 1


def test_the_articles_that_we_ship():
    articles = read_articles(GOLD)
    assert len(articles) >= 300
    for one in articles:
        assert all(one.text[start:end].strip() == one.text[start:end] for start, end, _, _ in one.mentions)
        assert all(start < end for quote in one.quotes for start, end in quote.spans)


def test_both_annotators_marked_the_same_texts():
    for path in sorted((GOLD / "second").glob("*.txt")):
        first, second = read_article(GOLD / path.name), read_article(path)
        assert (first.title, first.text) == (second.title, second.text)
