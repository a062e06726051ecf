"""Broken input: nothing hangs, nothing stops the rest, everything that is lost is listed."""

import gzip
import io
import json
import os
import resource
import time
import warnings

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newskit as nk
from newskit.loading.inputs import find_items
from newskit.loading.registry import READERS, read_item

GOOD = "Der Stadtrat von Lindenau hat am Mittwoch über die neue Brücke beraten."


def load(source, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nk.LoadWarning)
        return nk.load_articles(source, progress=False, **options)


def outcome(tmp_path, name, data):
    """Titles-or-texts of what was loaded beside a good file, and the reasons for what was not."""
    (tmp_path / "z-good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / name).write_bytes(data)
    articles = load(tmp_path)
    assert articles["text"].iloc[-1] == GOOD
    return articles["text"].tolist()[:-1], nk.load_problems(articles)["reason"].tolist()


def line(n):
    return json.dumps({"title": f"Titel {n}", "text": f"Text {n}."})


@pytest.mark.parametrize("name", [f"a{ending}" for ending in READERS])
@pytest.mark.parametrize("data", [b"", b"\0", b" \n\n", bytes(2000)], ids=["empty", "nul", "blank", "nuls"])
def test_empty_files(tmp_path, name, data):
    assert outcome(tmp_path, name, data)[0] == []
    assert len(outcome(tmp_path, name, data)[1]) == 1


def test_nul_bytes_within_text(tmp_path):
    assert outcome(tmp_path, "a.txt", b"Der\0 Rat\0 tagt.") == (["Der Rat tagt."], [])


def test_mojibake(tmp_path):
    assert outcome(tmp_path, "a.txt", "KÃ¶ln grÃ¼ÃŸt â€žalleâ€œ.".encode())[0] == ["Köln grüßt „alle“."]


def test_truncated_gzip(tmp_path):
    whole = gzip.compress("\n".join(line(n) for n in range(2000)).encode())
    texts, reasons = outcome(tmp_path, "a.jsonl.gz", whole[: len(whole) // 2])
    assert texts[:2] == ["Text 0.", "Text 1."]
    assert len(texts) > 100
    assert len(reasons) == 1
    assert "damaged" in reasons[0]


def test_no_gzip_at_all(tmp_path):
    assert "damaged" in outcome(tmp_path, "a.txt.gz", b"Text")[1][0]


@pytest.mark.slow
def test_gzip_bomb(tmp_path):
    packed = io.BytesIO()
    with gzip.open(packed, "wb") as stream:
        for _ in range(300):
            stream.write(bytes(2**20))
    for name in ("a.txt.gz", "a.html.gz", "a.json.gz"):
        assert "larger than" in outcome(tmp_path, name, packed.getvalue())[1][0]
        os.remove(tmp_path / name)


def test_half_a_json_line(tmp_path):
    texts, reasons = outcome(tmp_path, "a.jsonl", f"{line(1)}\n{line(2)[:20]}\n{line(3)}\n".encode())
    assert texts == ["Text 1.", "Text 3."]
    assert reasons[0].startswith("line 2: not valid JSON")


def test_half_a_json_file(tmp_path):
    assert "not valid JSON" in outcome(tmp_path, "a.json", f"[{line(1)}, {line(2)[:20]}".encode())[1][0]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_deep_nesting(tmp_path, name):
    texts, reasons = outcome(tmp_path, name, b'{"title": "x", "more":' + b"[" * 200_000)
    assert texts == []
    assert len(reasons) == 1


def test_deep_nesting_of_a_page(tmp_path):
    data = b"<html><body>" + b"<div>" * 50_000 + GOOD.encode() * 20
    texts, reasons = outcome(tmp_path, "a.html", data)
    assert len(texts) + len(reasons) == 1


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".txt", ".json", ".jsonl", ".csv", ".tsv", ".html", ".parquet"])
def test_200_megabytes_in_one_line(tmp_path, ending):
    path = tmp_path / f"a{ending}"
    with path.open("wb") as stream:
        stream.write(b'titel;text\n"' if ending == ".csv" else b"")
        for _ in range(200):
            stream.write(b"a" * 2**20)
    (tmp_path / "z.txt").write_text(GOOD, encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()
    articles = load(tmp_path)
    assert articles["text"].tolist() == [GOOD]
    assert len(nk.load_problems(articles)) >= 1
    assert time.monotonic() - started < 20
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 700_000  # kB


def test_many_open_quotation_marks_stay_quick(tmp_path):
    rows = "".join(f'T{n};"Text {n}.\n' if n % 2 else f"T{n};Text {n}.\n" for n in range(401))
    started = time.monotonic()
    texts, reasons = outcome(tmp_path, "a.csv", ("titel;text\n" + rows).encode())
    assert time.monotonic() - started < 10
    assert len(texts) + len(reasons) >= 1


def test_a_wide_json_is_cut(tmp_path):
    rows = "\n".join(json.dumps({"text": f"Text {n}.", f"feld{n}": n}) for n in range(1000))
    (tmp_path / "a.jsonl").write_text(rows)
    articles = load(tmp_path)
    assert len(articles) == 1000
    assert articles.shape[1] < 300
    assert "further columns" in nk.load_problems(articles)["reason"].iloc[0]


def test_links_in_a_circle(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(GOOD, encoding="utf-8")
    os.symlink(tmp_path, tmp_path / "sub" / "up")
    os.symlink(tmp_path / "self.txt", tmp_path / "self.txt")
    articles = load(tmp_path)
    assert articles["text"].tolist() == [GOOD]
    assert nk.load_problems(articles)["origin"].tolist() == [str(tmp_path / "self.txt")]


def test_special_files_do_not_block(tmp_path):
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    os.mkfifo(tmp_path / "b.txt")
    articles = load(tmp_path)
    assert articles["text"].tolist() == [GOOD]
    assert "no regular file" in nk.load_problems(articles)["reason"].iloc[0]


def test_a_file_that_vanishes(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")

    first, second = find_items(tmp_path)
    os.remove(tmp_path / "b.txt")
    found = [list(read_item(item)) for item in (first, second)]
    assert found[0][0]["text"] == GOOD
    assert "No such file" in found[1][0].reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(GOOD)
    path.chmod(0)
    assert "Permission" in outcome(tmp_path, "b.txt", b"")[1][0]


@pytest.mark.slow
def test_ten_thousand_tiny_files(tmp_path):
    for n in range(10_000):
        (tmp_path / f"{n:05}.txt").write_text(f"Satz {n} steht hier.", encoding="utf-8")
    started = time.monotonic()
    articles = load(tmp_path)
    assert len(articles) == 10_000
    assert articles["text"].iloc[-1] == "Satz 9999 steht hier."
    assert time.monotonic() - started < 60


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400), ending=st.sampled_from(sorted(READERS)), packed=st.booleans())
def test_any_bytes_under_any_name_never_raise(tmp_path, data, ending, packed):
    path = tmp_path / f"a{ending}{'.gz' if packed else ''}"
    path.write_bytes(data)
    articles = load([path])
    path.unlink()
    assert len(articles) + len(nk.load_problems(articles)) >= 1


ROWS = st.lists(
    st.fixed_dictionaries({"titel": st.text(max_size=20), "text": st.text(max_size=60)}), min_size=1, max_size=12
)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_every_row_is_an_article_or_a_problem(tmp_path, rows):
    rows = [{name: value.encode("utf-8", "replace").decode() for name, value in row.items()} for row in rows]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    for source in (tmp_path / "a.jsonl", pd.DataFrame(rows)):
        articles = load(source)
        assert len(articles) + len(nk.load_problems(articles)) == len(rows)


SMALL = {
    "a.html.gz": (b"<html><body>" + b"<p>" * 400_000, "tags"),
    "a.json.gz": (b"[" + b"{}," * 3_000_000 + b"{}]", "objects and lists"),
    "a.jsonl.gz": (b'{"text": [' + b"[]," * 3_000_000 + b"[]]}", "objects and lists"),
    "a.txt.gz": (b"a " * 3_000_000, "a text of 6,000,000 characters"),
    "b.txt.gz": (b"a a\n" * 1_500_000, "lines"),
    "a.xml.gz": (b"<a>" + b"<b/>" * 5_000_000 + b"</a>", "tags"),
    "a.csv.gz": (b'titel;text\nA;"' + b"a " * 3_000_000 + b'"\n', "a text of 6,000,000 characters"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SMALL)
def test_small_files_that_grow(tmp_path, name):
    data, reason = SMALL[name]
    assert reason in outcome(tmp_path, name, gzip.compress(data))[1][0]
