"""Data sets, from a server of our own: fetched once, checked, with licence and citation."""

import hashlib
import io
import json
import threading
import zipfile
from collections import Counter
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pandas as pd
import pytest

from newskit import InputError, LoadError, datasets, frames
from newskit.door import check

TEXT = "Der Steg sei sicher, sagte Jana Moser. Mehr wollte sie nicht sagen."
CSV = "Sport;Der Verein gewinnt. Der Trainer freut sich.\nKultur;'Das Stück; ein Erfolg'\n".encode()


def document(number):
    spans = {"quote": "Der Steg sei sicher", "speaker": "Jana Moser", "cue": "sagte"}
    parts = {
        name: {"spans": [{"charBegin": TEXT.index(part), "charEnd": TEXT.index(part) + len(part)}]}
        for name, part in spans.items()
    }
    return {
        "documentName": f"{number} - Steg: ein Urteil (2024-05-03)",
        "originalText": TEXT,
        "annotations": [
            {"type": "Indirect", **parts},
            {"type": "Reported", "quote": parts["quote"], "speaker": {"spans": []}},
        ],
    }


def archive(*documents):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for number, one in enumerate(documents):
            file.writestr(f"repo/data/dev/{number}.json", json.dumps(one))
        file.writestr("repo/README.md", "x")
    return data.getvalue()


@pytest.fixture(scope="module")
def server():
    class Handler(BaseHTTPRequestHandler):
        files: dict = {}
        asked: Counter = Counter()

        def log_message(self, *args):
            pass

        def do_GET(self):
            self.asked[self.path] += 1
            body = self.files.get(self.path)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Handler.url = f"http://127.0.0.1:{server.server_port}"
    yield Handler
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def small(server, monkeypatch):
    """The data sets as they are, but small and from here."""
    gnad, wikinews = datasets._DATASETS["10kgnad"], datasets._DATASETS["wikinews-quotes"]
    server.files |= {"/a.csv": CSV, "/a.zip": archive(document(1), document(2))}
    server.asked.clear()
    known = hashlib.sha256(CSV).hexdigest()
    small = {
        "10kgnad": replace(gnad, articles=2, files=(datasets.File("a.csv", f"{server.url}/a.csv", known),)),
        "wikinews-quotes": replace(wikinews, articles=2, files=(datasets.File("a.zip", f"{server.url}/a.zip", None),)),
    }
    monkeypatch.setattr(datasets, "_DATASETS", small)


def test_topics(tmp_path, capsys):
    articles = datasets.load("10kgnad", tmp_path, progress=False)
    check(articles, frames.Articles)
    assert articles["section"].tolist() == ["Sport", "Kultur"]
    assert articles["text"].iloc[1] == "Das Stück; ein Erfolg"
    assert "CC BY-NC-SA" in capsys.readouterr().out
    assert "Block" in articles.attrs["citation"]


def test_articles_and_their_quotes(tmp_path):
    articles = datasets.load("wikinews-quotes", tmp_path, progress=False)
    check(articles, frames.Articles)
    assert articles[["title", "text"]].iloc[0].tolist() == ["Steg: ein Urteil", TEXT]
    assert articles["published"].iloc[0] == pd.Timestamp("2024-05-03", tz="UTC")
    quotes = check(datasets.load_quotes("wikinews-quotes", tmp_path, progress=False), frames.Quotes)
    assert quotes["type"].tolist() == ["indirect", "reported"] * 2
    assert quotes[["text", "speaker", "cue"]].iloc[0].tolist() == ["Der Steg sei sicher", "Jana Moser", "sagte"]
    texts = articles.set_index("article_id")["text"]
    assert all(texts[quote.article_id][quote.start : quote.end] == quote.text for quote in quotes.itertuples())


def test_fetched_once(tmp_path, server):
    for _ in range(2):
        datasets.load("wikinews-quotes", tmp_path, progress=False)
    assert server.asked["/a.zip"] == 1


def test_another_file_than_published_is_refused(tmp_path, server):
    server.files["/a.csv"] = CSV + b"Sport;Mehr\n"
    with pytest.raises(LoadError, match="not the file that was expected"):
        datasets.load("10kgnad", tmp_path, progress=False)


def test_a_file_that_changed_since_the_first_download_is_refused(tmp_path, server):
    datasets.load("wikinews-quotes", tmp_path, progress=False)
    (tmp_path / "datasets" / "wikinews-quotes" / "a.zip").unlink()
    server.files["/a.zip"] = archive(document(1), document(3))
    with pytest.raises(LoadError, match="not the file that was expected"):
        datasets.load("wikinews-quotes", tmp_path, progress=False)


@pytest.mark.parametrize(
    "data", [archive(document(1)), b"no archive", archive(document(1), document(2) | {"originalText": "x"})]
)
def test_a_file_that_holds_something_else_is_refused(tmp_path, server, data):
    server.files["/a.zip"] = data
    with pytest.raises(LoadError, match="delete"):
        datasets.load("wikinews-quotes", tmp_path, progress=False)


def test_offline_says_what_to_do(tmp_path, server):
    del server.files["/a.csv"]
    with pytest.raises(LoadError, match="by hand"):
        datasets.load("10kgnad", tmp_path, progress=False)


def test_unknown_names():
    with pytest.raises(InputError, match="wikinews-quotes"):
        datasets.load("nichts")
    with pytest.raises(InputError, match="no annotated quotes"):
        datasets.load_quotes("10kgnad")
