"""The pile of notebook 07 has the defects that its README promises, so that there is something to repair."""

import json
import re
from pathlib import Path

import pytest

import newskit as nk

PILE = Path(__file__).parents[2] / "data" / "pile"


@pytest.fixture(scope="module")
def articles():
    with pytest.warns(nk.LoadWarning):
        return nk.load_articles(PILE, progress=False)


def test_all_of_it_is_read_but_the_page_without_an_article(articles):
    assert len(articles) == 14
    assert [Path(origin).name for origin in nk.load_problems(articles)["origin"]] == ["abo.html"]


def test_its_defects_are_there(articles):
    assert articles["source"].nunique() == 8
    assert articles["published"].isna().sum() == 3
    assert articles["text"].isna().sum() == 1
    assert sorted(nk.report_duplicates(articles)["kind"]) == ["exact", "text"]
    raw = nk.load_articles(PILE / "Stadtblick Havern", clean=False, progress=False)
    assert raw["text"].str.contains(r"[a-zäöü,]\n[a-zäöü„]").all()


def test_outlets_are_invented_and_say_so(articles):
    assert "invented" in (PILE / "README.md").read_text("utf-8")
    pages = [path.read_text("utf-8") for path in PILE.glob("*/*.html")]
    addresses = re.findall(r'href="(https?://[^"]+)"', "".join(pages))
    assert addresses
    assert all(".example/" in address for address in addresses)
    found = [json.loads(text) for page in pages for text in re.findall(r"ld\+json\">(.+?)</script>", page)]
    assert {entry["publisher"]["name"] for entry in found} == {"Haverner Bote", "Haverner Bote Online"}
