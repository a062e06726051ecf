import pandas as pd
import pytest

import newskit as nk
from newskit.comparison.oddities import find_oddities

from .conftest import OWN, REPORT, table

LONG = f"{REPORT} {OWN}"
DATE = {"published": "2025-11-04"}
ENGLISH = "The river burst its banks during the night and several roads have been closed since then. " * 4
ROWS = "\n".join(
    f"{place}. Verein {place}  {9 - place}  {place}  {3 * place}:{place}  {20 - place}" for place in range(1, 7)
)


@pytest.mark.parametrize(
    ("fields", "findings"),
    [
        ({"text": LONG}, []),
        ({"text": "Der Fluss steigt weiter …"}, ["teaser"]),
        ({"text": LONG + " Mehr darüber lesen Sie hier ..."}, ["teaser"]),
        ({"text": f"{LONG}\nKorrektur: In einer früheren Fassung hieß es, die Straße sei offen."}, ["correction"]),
        ({"title": "Nachrichten im Überblick", "text": LONG}, ["round-up"]),
        ({"text": "\n".join(f"{h}:15 Uhr {REPORT}" for h in range(8, 13))}, ["round-up"]),
        ({"text": f"{LONG}\n{ROWS}"}, ["table"]),
        ({"text": LONG.replace("ü", "\ufffd")}, ["damaged"]),
        ({"text": f"{LONG} F?r die B?rger sp?rbar."}, ["damaged"]),
        ({"text": LONG.encode().decode("latin-1")}, ["damaged"]),
        ({"text": " ".join([LONG.translate(str.maketrans("äöüß", "aous"))] * 3)}, ["damaged"]),
        ({"text": ENGLISH}, ["language"]),
        ({"text": LONG, "language": "en"}, ["language"]),
        ({"text": "Wann kommt er?Und wer fragt das? " + LONG}, []),
        ({"text": LONG, "published": None}, ["undated"]),
    ],
)
def test_findings(fields, findings):
    assert find_oddities(table({**DATE, **fields}))["finding"].tolist() == findings


def test_one_page_tells_what_is_there(flood):
    again = flood.iloc[[1]].assign(article_id="d" * 12, published=flood["published"].max())
    leaflet = nk.describe_corpus(pd.concat([flood, again], ignore_index=True))
    sources = leaflet.sources.set_index("source")
    assert sources.loc["Morgenkurier", ["articles", "duplicate", "days", "silent_days"]].tolist() == [2, 1, 2, 0]
    assert sources["duplicate"].sum() == 1
    assert leaflet.days["articles"].sum() == 4
    assert leaflet.about.set_index("what").loc["articles", "which"] == "4"
    html = leaflet._repr_html_()
    assert "duplicates of an earlier article" in html


def test_the_page_escapes_and_names_what_was_not_read(flood):
    flood.loc[0, "text"] = "<script>alert(1)</script> bricht ab …"
    flood.loc[0, "title"] = "<script>alert(2)</script>"
    flood.attrs["problems"] = [{"origin": "kaputt.json", "reason": "<i>no JSON</i>"}]
    flood.attrs["duplicates"] = [{"origin": "doppelt.txt", "article_id": "a" * 12}]
    leaflet = nk.describe_corpus(flood)
    assert leaflet.left_out["origin"].tolist() == ["kaputt.json", "doppelt.txt"]
    html = leaflet._repr_html_()
    assert "<script>" not in html
    assert "<i>no" not in html


def test_the_hash_hangs_on_the_articles_alone(flood):
    def hash_of(articles):
        return nk.describe_corpus(articles).about.set_index("what").loc["hash of the articles", "which"]

    assert hash_of(flood) == hash_of(flood.iloc[::-1])
    assert hash_of(flood) != hash_of(flood.iloc[:2])


def test_a_corpus_brings_its_pipeline(sample):
    leaflet = nk.describe_corpus(sample)
    assert "de_newskit_md" in leaflet.about.set_index("what").loc["pipeline", "which"]
    assert repr(leaflet) == f"<Leaflet: 80 articles of 5 sources, {len(leaflet.findings)} findings>"


def test_without_sources_and_dates():
    leaflet = nk.describe_corpus(table({"text": LONG}))
    assert leaflet.sources["source"].tolist() == ["(no source)"]
    assert leaflet.days.empty
    assert leaflet._repr_html_()
