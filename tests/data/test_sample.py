"""The teaching corpus in data/sample: its files, its gold annotations, and that they belong together."""

import csv
import html
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import ftfy
import pytest

import newskit as nk

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
GOLD = SAMPLE / "gold"
FIELDS = ["title", "teaser", "text"]
SOURCES = {
    "Leinetaler Tageblatt": "„“",
    "Marienfurter Anzeiger": "“”",
    "Allgemeine Chronik": "»«",
    "Morgenkurier": '""',
    "Wiener Tagesbote": "„“",
}
SWISS = "ac-hochwasser"  # by a Swiss guest author: «...», ss for ß


def read_csv(name):
    with open(GOLD / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ARTICLES = {
    row["slug"]: row for row in map(json.loads, (GOLD / "articles.jsonl").read_text(encoding="utf-8").splitlines())
}
MENTIONS = read_csv("mentions.csv")
QUOTES = read_csv("quotes.csv")
by_slug = pytest.mark.parametrize("slug", ARTICLES)


def cut(row, field, start, end):
    return ARTICLES[row["slug"]][row[field]][int(row[start]) : int(row[end])]


def solid(text):
    return re.sub(r"\s+", "", text)


def shingles(text, size=5):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def raw_text(path):
    """What an article's file says, undoing only its encoding, escapes and soft hyphens."""
    if path.suffix == ".csv":
        with open(path, encoding="cp1252", newline="") as file:
            return "\n".join(cell for row in csv.reader(file, delimiter=";") for cell in row)
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return "\n".join(
            value for line in text.splitlines() for value in json.loads(line).values() if value is str(value)
        )
    if path.suffix == ".json":
        return "\n".join(str(value) for record in json.loads(text)["artikel"] for value in record.values())
    if path.suffix == ".txt":
        text = ftfy.fix_encoding(text)
    return html.unescape(text).replace("\u00ad", "")


def test_sixteen_events_in_five_outlets():
    assert len(ARTICLES) == 80
    assert Counter(article["source"] for article in ARTICLES.values()) == dict.fromkeys(SOURCES, 16)
    events = {article["event"] for article in ARTICLES.values()}
    assert len(events) == 16
    assert len({(article["source"], article["event"]) for article in ARTICLES.values()}) == 80
    assert len({(article["source"], article["title"]) for article in ARTICLES.values()}) == 80


@by_slug
def test_an_article_is_clean_and_of_fitting_length(slug):
    article = ARTICLES[slug]
    whole = "\n".join(article[field] for field in FIELDS)
    assert 120 <= len(whole.split()) <= 400
    assert unicodedata.is_normalized("NFC", whole)
    assert not re.search("[\u00ad\u00a0\u200b]|  |Read More|Leave a Reply|&[a-z]+;|Ã", whole)
    assert article["teaser"] not in article["text"]
    assert all(line and line == line.strip() for line in article["text"].split("\n"))


@by_slug
def test_each_paragraph_stands_in_the_file(slug):
    article = ARTICLES[slug]
    raw = solid(raw_text(SAMPLE / article["file"]))
    assert article["file"].startswith(article["source"] + "/")
    for paragraph in [article["title"], article["teaser"], *article["text"].split("\n")]:
        assert solid(paragraph) in raw


@by_slug
def test_each_outlet_keeps_to_its_quotation_marks(slug):
    article = ARTICLES[slug]
    found = set("".join(re.findall('[„“”"»«]', "".join(article[field] for field in FIELDS))))
    assert found <= set("«»" if slug == SWISS else SOURCES[article["source"]])
    assert found


def test_the_dumps_have_the_defects_that_the_readme_names():
    dumps = {path.name: path.read_text(encoding="utf-8") for path in SAMPLE.glob("Marienfurter Anzeiger/*.txt")}
    assert sum("\u00ad" in text for text in dumps.values()) == 5
    assert sum("&ldquo;" in text for text in dumps.values()) == 2
    assert [name for name, text in dumps.items() if "DÃ¶ring" in text] == ["2025-11-13_waldhof-prozess.txt"]
    for slug in (slug for slug in ARTICLES if slug.startswith("ma-")):
        article = ARTICLES[slug]
        raw = raw_text(SAMPLE / article["file"])
        assert raw.count(article["teaser"]) == 2
        assert re.search(r"[.”?][“A-ZÄÖÜ]\w", raw), "glued paragraphs"
        assert re.search("Leave a Reply|Schreibe einen Kommentar", raw)


@pytest.mark.parametrize("row", MENTIONS, ids=lambda row: f"{row['slug']}-{row['field']}-{row['start']}")
def test_a_mention_is_where_the_gold_says(row):
    assert cut(row, "field", "start", "end") == row["text"] == row["text"].strip()
    assert row["label"] in {"PER", "LOC", "ORG"}
    assert row["name"]
    assert row["entity"]
    field = ARTICLES[row["slug"]][row["field"]]
    around = field[int(row["start"]) - 1 : int(row["start"])] + field[int(row["end"]) : int(row["end"]) + 1]
    assert not re.search(r"\w", around), "begins or ends inside a word"


@by_slug
def test_mentions_are_complete_and_consistent(slug):
    """No two overlap, a name has one label, and what is marked once is marked wherever it stands."""
    rows = [row for row in MENTIONS if row["slug"] == slug]
    assert rows
    labels = {(row["name"], row["label"]) for row in rows}
    assert len(labels) == len({name for name, _ in labels})
    for field in FIELDS:
        spans = [(int(row["start"]), int(row["end"])) for row in rows if row["field"] == field]
        assert spans == sorted(spans)
        assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False))
        for surface in {row["text"] for row in rows}:
            for match in re.finditer(rf"(?<![\w-]){re.escape(surface)}(?![\w-])", ARTICLES[slug][field]):
                assert any(start <= match.start() and match.end() <= end for start, end in spans), match


@pytest.mark.parametrize("row", QUOTES, ids=lambda row: row["quote_id"])
def test_a_quote_is_where_the_gold_says(row):
    assert cut(row, "field", "start", "end") == row["text"] == row["text"].strip()
    if row["speaker"]:
        assert cut(row, "speaker_field", "speaker_start", "speaker_end") == row["speaker"]
    if row["cue"]:
        assert cut(row, "field", "cue_start", "cue_end") == row["cue"].split(" … ")[0]
    if row["speaker_name"]:
        assert row["speaker_name"] in {mention["name"] for mention in MENTIONS if mention["slug"] == row["slug"]}
    if row["parent"]:
        outer = next(other for other in QUOTES if other["quote_id"] == row["parent"])
        assert (outer["slug"], outer["field"]) == (row["slug"], row["field"])
        assert int(outer["start"]) <= int(row["start"]) < int(row["end"]) <= int(outer["end"])
    if row["type"] == "direct":
        field = ARTICLES[row["slug"]][row["field"]]
        marks = "„“”»«\"'‚‘’‹›"
        assert field[int(row["start"]) - 1] in marks
        assert field[int(row["end"])] in marks
        assert row["text"][0] not in marks
        assert row["text"][-1] not in marks
    else:
        assert row["type"] == "indirect"


def test_quote_ids_are_unique():
    assert len({row["quote_id"] for row in QUOTES}) == len(QUOTES)


@by_slug
def test_longer_text_in_marks_is_a_direct_quote(slug):
    article = ARTICLES[slug]
    first, last = "«»" if slug == SWISS else SOURCES[article["source"]]
    for field in FIELDS:
        starts = {
            int(row["start"])
            for row in QUOTES
            if row["slug"] == slug and row["field"] == field and row["type"] == "direct"
        }
        for match in re.finditer(f"{first}([^{first}{last}]+){last}", article[field]):
            assert match.start(1) in starts or len(match[1].split()) < 4, match[1]


def test_pairs_are_the_articles_that_share_agency_copy():
    sequences = {slug: shingles(article["text"]) for slug, article in ARTICLES.items()}
    slugs = list(ARTICLES)
    shared = {(a, b): len(sequences[a] & sequences[b]) for i, a in enumerate(slugs) for b in slugs[i + 1 :]}
    pairs = read_csv("pairs.csv")
    assert {(row["slug_a"], row["slug_b"]) for row in pairs} == {
        pair for pair, number in shared.items() if number >= 30
    }
    assert max(number for number in shared.values() if number < 30) < 10, "a case between copy and no copy"
    for row in pairs:
        a, b = row["slug_a"], row["slug_b"]
        assert ARTICLES[a]["event"] == ARTICLES[b]["event"] == row["event"]
        assert float(row["containment_a"]) == pytest.approx(shared[a, b] / len(sequences[a]), abs=0.001)
        assert float(row["containment_b"]) == pytest.approx(shared[a, b] / len(sequences[b]), abs=0.001)
    copied = {slug for row in pairs for slug in (row["slug_a"], row["slug_b"])}
    assert copied == {slug for slug, article in ARTICLES.items() if article["agency"]}
    unmarked = {slug for slug in copied if not ARTICLES[slug]["agency_marked"]}
    assert unmarked == {"mk-regiobahn", "mk-glatteis", "wt-wittgau", "wt-miete"}


def test_stories_are_the_events():
    assert {row["slug"]: row["event"] for row in read_csv("stories.csv")} == {
        slug: article["event"] for slug, article in ARTICLES.items()
    }


def test_the_licence_is_stated():
    assert "CC0 1.0 Universal" in (SAMPLE / "LICENSE").read_text(encoding="utf-8")
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    assert "CC0 1.0" in readme
    assert "Everything in them is invented" in readme
    for name, rows in [("mentions.csv", MENTIONS), ("quotes.csv", QUOTES), ("pairs.csv", read_csv("pairs.csv"))]:
        assert f"| `{name}` | {len(rows)} |" in readme


@pytest.fixture(scope="module")
def loaded():
    return nk.load_articles(SAMPLE, progress=False)


def test_loading_gives_eighty_articles(loaded):
    assert loaded.attrs["problems"] == []
    assert loaded["source"].value_counts().to_dict() == dict.fromkeys(SOURCES, 16)


@by_slug
def test_loading_gives_the_articles_of_the_gold(loaded, slug):
    gold = ARTICLES[slug]
    found = loaded[(loaded["source"] == gold["source"]) & (loaded["title"] == gold["title"])]
    assert len(found) == 1
    article = found.iloc[0]
    for field in FIELDS:  # line by line, or the offsets of the gold would not fit
        assert article[field] == gold[field]
    if gold["source"] != "Marienfurter Anzeiger":  # its dumps have the day in the file's name only
        assert article["published"].tz_convert("Europe/Berlin").date().isoformat() == gold["published"][:10]
