"""Loading from a server of our own that misbehaves in every way servers do."""

import contextlib
import gzip
import socket
import threading
import time
import warnings
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

import newskit as nk
from newskit.loading.addresses import check_address, read_rules
from newskit.loading.inputs import Unreadable

BODY = "".join(
    f"<p>Absatz {n} über die neue Brücke von Lindenau, die nun doch erst später kommt.</p>" for n in range(6)
)
PAGE = f"<html><head><title>Größe zählt</title></head><body><article><h1>Größe zählt</h1>{BODY}</article></body></html>"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Bote</title>
<item><title>Eins</title><description>Anriss.</description></item></channel></rss>"""
BOMB = gzip.compress(bytes(40 * 2**20))


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    protocol_version = "HTTP/1.1"
    asked: Counter = Counter()
    times: list = []

    def log_message(self, *args):
        pass

    def answer(self, body=b"", status=200, kind="text/html; charset=utf-8", length=None, **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.asked[self.path] += 1
        self.times.append(time.monotonic())
        if self.path in PLAIN:
            self.answer(**PLAIN[self.path])
        else:
            ODD.get(self.path, Handler.missing)(self)

    def missing(self):
        self.answer(status=404)

    def error_at_first(self):
        self.answer(**({"body": PAGE.encode()} if self.asked[self.path] > 1 else {"status": 503}))

    def cut_off(self):
        self.answer(PAGE.encode()[:100], length=len(PAGE.encode()))
        self.close_connection = True

    def huge(self):
        self.answer(length=10**12)
        self.close_connection = True

    def endless(self, size=2**16, pause=0.0):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        with contextlib.suppress(OSError):
            while True:
                self.wfile.write(b"x" * size)
                time.sleep(pause)
        self.close_connection = True

    def slow(self):
        self.endless(1, 0.1)

    def slow_headers(self):
        with contextlib.suppress(OSError):
            for n in range(100):
                self.wfile.write(b"x" if n else b"HTTP/1.1 200 OK\r\nX-")
                time.sleep(0.1)
        self.close_connection = True

    def silent(self):
        time.sleep(3)
        self.close_connection = True


PLAIN = {
    "/robots.txt": {"status": 301, "Location": "/regeln.txt"},
    "/regeln.txt": {"body": b"User-agent: *\nDisallow: /privat/\n", "kind": "text/plain"},
    "/seite": {"body": PAGE.encode()},
    "/privat/seite": {"body": PAGE.encode()},
    "/feed": {"body": FEED.encode(), "kind": "application/rss+xml"},
    "/gepackt": {"body": gzip.compress(PAGE.encode()), "Content_Encoding": "gzip"},
    "/bombe": {"body": BOMB, "Content_Encoding": "gzip"},
    "/falscher-zeichensatz": {"body": PAGE.encode("cp1252"), "kind": "text/html; charset=utf-8"},
    "/zeichensatz": {"body": PAGE.encode("cp1252"), "kind": "text/html; charset=iso-8859-1"},
    "/kreis": {"status": 302, "Location": "/kreis2"},
    "/kreis2": {"status": 302, "Location": "/kreis"},
    "/umleitung": {"status": 301, "Location": "/seite"},
    "/datei": {"status": 302, "Location": "file:///etc/passwd"},
    "/zu-viel": {"status": 429, "Retry_After": "3600"},
    "/kaputt": {"status": 500},
    "/bild": {"body": b"\x89PNG", "kind": "image/png"},
}
ODD = {
    "/erst-fehler": Handler.error_at_first,
    "/zu-kurz": Handler.cut_off,
    "/riesig": Handler.huge,
    "/endlos": Handler.endless,
    "/langsam": Handler.slow,
    "/zaehe-kopfzeilen": Handler.slow_headers,
    "/stumm": Handler.silent,
}


@pytest.fixture(scope="module")
def server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def web(tmp_path):
    Handler.asked.clear()
    Handler.times.clear()
    return {
        "allow_private": True,
        "delay": 0.0,
        "timeout": 1.0,
        "deadline": 2.0,
        "max_bytes": 2**20,
        "cache_folder": tmp_path,
    }


def load(source, web):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nk.LoadWarning)
        return nk.load_articles(source, progress=False, web=web)


@pytest.mark.parametrize(
    "path", ["/seite", "/gepackt", "/umleitung", "/zeichensatz", "/falscher-zeichensatz", "/erst-fehler"]
)
def test_pages(server, web, path):
    articles = load(server + path, web)
    assert articles["title"].tolist() == ["Größe zählt"], nk.load_problems(articles)["reason"].tolist()
    assert articles["origin"].tolist() == [server + path]
    assert articles["text"].str.count("\n").tolist() == [5]


def test_the_address_after_redirects_is_the_url(server, web):
    assert load(server + "/umleitung", web)["url"].tolist() == [server + "/seite"]


def test_feeds(server, web):
    assert load(server + "/feed", web)[["source", "title", "teaser"]].values.tolist() == [["Bote", "Eins", "Anriss."]]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/fehlt", "answered 404"),
        ("/kaputt", "answered 500"),
        ("/zu-viel", "longer pause"),
        ("/kreis", "in a circle"),
        ("/datei", "only http and https"),
        ("/bombe", "larger than 1 MB"),
        ("/riesig", "larger than 1 MB"),
        ("/endlos", "larger than 1 MB"),
        ("/langsam", "not complete"),
        ("/zaehe-kopfzeilen", "no answer"),
        ("/stumm", "no answer"),
        ("/zu-kurz", "no answer"),
        ("/bild", "no known format (.png)"),
        ("/privat/seite", "robots.txt"),
    ],
)
def test_every_failure_is_a_problem_with_its_reason(server, web, path, reason):
    started = time.monotonic()
    articles = load([server + path, server + "/seite"], web)
    problems = nk.load_problems(articles)
    assert articles["origin"].tolist() == [server + "/seite"]
    assert problems["origin"].tolist() == [server + path]
    assert reason in problems["reason"].iloc[0]
    assert time.monotonic() - started < 12


def test_nobody_there(web):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    articles = load(f"http://127.0.0.1:{port}/", web)
    assert "no answer" in nk.load_problems(articles)["reason"].iloc[0]


def test_pages_are_fetched_once(server, web):
    for _ in range(2):
        load([server + "/seite", server + "/seite"], web)
    assert Handler.asked["/seite"] == 1
    load(server + "/seite", web | {"cache_days": 0})
    assert Handler.asked["/seite"] == 2


def test_robots_are_asked_once_a_host_and_can_be_passed_over(server, web):
    load([server + "/seite", server + "/feed"], web)
    assert Handler.asked["/robots.txt"] == 1
    assert len(load(server + "/privat/seite", web | {"robots": False})) == 1


def test_a_pause_between_requests(server, web):
    load([server + "/seite", server + "/feed"], web | {"delay": 0.3})
    pauses = [later - earlier for earlier, later in zip(Handler.times, Handler.times[1:], strict=False)]
    assert min(pauses) >= 0.28


@pytest.mark.parametrize(
    ("rules", "path", "may"),
    [
        ("User-agent: *\nDisallow: /\nAllow: /news", "/news/1", True),  # the longest match decides
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),  # of equal length: allowed
        ("User-agent: *\nDisallow: /*.php$", "/a.php", False),
        ("User-agent: *\nDisallow: /*.php$", "/a.php?b", True),
        ("User-agent: *\nDisallow: /*?", "/a?b=1", False),
        ("\ufeffUser-agent: *\nDisallow: /a", "/a", False),
        ("User-agent: *\n\nDisallow: /a", "/a", False),
        ("User-agent: newskit\nDisallow: /b\n\nUser-agent: newskit\nDisallow: /a", "/a", False),
        ("User-agent: NewsKit/2.0\nDisallow: /a", "/a", False),
        ("User-agent: news\nDisallow: /a", "/a", True),  # another one
        ("User-agent: research\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /a\n\nUser-agent: newskit\nDisallow: /b", "/a", True),
        ("User-agent: other\nUser-agent: newskit\nDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("", "/a", True),
        ("User-agent: *\nCrawl-delay: \u00b2\nRequest-rate: \u00b2/x\nDisallow: /a", "/a", False),
    ],
)
def test_robots_txt(rules, path, may):
    may_fetch, delay = read_rules(rules.encode(), "newskit/0.1 (research; respects robots.txt)")
    assert may_fetch(f"https://bote.example{path}") == may
    assert delay == 0.0


@pytest.mark.parametrize("asked", ["\u00b2", "nan", "-5", "1e400", "bald"])
def test_delays_that_are_none(asked):
    assert read_rules(f"User-agent: *\nCrawl-delay: {asked}".encode(), "newskit/0.1")[1] == 0.0


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://0.0.0.0/",
        "http://user:pass@example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
    ],
)
def test_private_addresses_are_refused(url):
    with pytest.raises(Unreadable):
        check_address(url)


def test_private_addresses_are_refused_by_default(server, web):
    articles = load(server + "/seite", {**web, "allow_private": False})
    assert "private network" in nk.load_problems(articles)["reason"].iloc[0]


def test_unknown_options_are_named(server):
    with pytest.raises(nk.InputError, match="verzögerung"):
        nk.load_articles(server, web={"verzögerung": 1}, progress=False)
