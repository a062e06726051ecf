"""Every document that begins is an article or a problem, in every container, whole, cut off or damaged."""

import io
import json
from email.message import EmailMessage

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newskit.loading.inputs import Problem, item_of_bytes
from newskit.loading.registry import read_item

TEXT = "Der Stadtrat von Lindenau hat am Mittwoch über die neue Brücke beraten, sagte Lea Kunz. Das war Nummer {}."
DATE = "Wed, 03 May 2023 14:05:00 +0200"


def csv(numbers):
    return '"titel";"text"\n' + "".join(f'"Rat vertagt {n}";"{TEXT.format(n)}"\n' for n in numbers)


def jsonl(numbers):
    return "".join(f'{{"titel": "Rat vertagt {n}", "text": "{TEXT.format(n)}"}}\n' for n in numbers)


def rss(numbers):
    items = (
        f"<item><title>Rat vertagt {n}</title><description>{TEXT.format(n)}</description></item>\n" for n in numbers
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Bote</title>\n{"".join(items)}</channel></rss>\n'


def atom(numbers):
    entries = (f"<entry><title>Rat vertagt {n}</title><summary>{TEXT.format(n)}</summary></entry>\n" for n in numbers)
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Bote</title>\n{"".join(entries)}</feed>\n'


def rdf(numbers):
    names = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
    items = (
        f"<item><title>Rat vertagt {n}</title><description>{TEXT.format(n)}</description></item>\n" for n in numbers
    )
    return f'<?xml version="1.0"?><rdf:RDF {names}><channel><title>Bote</title></channel>\n{"".join(items)}</rdf:RDF>\n'


def records(numbers):
    entries = (f"<artikel><titel>Rat vertagt {n}</titel><text>{TEXT.format(n)}</text></artikel>\n" for n in numbers)
    return f'<?xml version="1.0"?><export>\n{"".join(entries)}</export>\n'


def wordpress(numbers):
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
    posts = (
        f"<item><title>Rat vertagt {n}</title><content:encoded><![CDATA[{TEXT.format(n)}]]></content:encoded>"
        f"<wp:status>publish</wp:status><wp:post_type>{'post' if n % 3 else 'page'}</wp:post_type></item>\n"
        for n in numbers
    )
    return f'<?xml version="1.0"?><rss {names}><channel><title>Blog</title>\n{"".join(posts)}</channel></rss>\n'


def mbox(numbers):
    box = b""
    for n in numbers:
        mail = EmailMessage()
        mail["From"], mail["Subject"], mail["Date"] = "Bote <brief@bote.example>", f"Rat vertagt {n}", DATE
        mail.set_content(TEXT.format(n))
        box += b"From brief@bote.example Wed May  3 14:05:00 2023\n" + mail.as_bytes() + b"\n"
    return box


def warc(numbers):
    data = io.BytesIO()
    writer = WARCWriter(data, gzip=False)
    for n in numbers:
        page = f"<html><body><article><h1>Rat vertagt {n}</h1>{f'<p>{TEXT.format(n)}</p>' * 3}</article></body></html>"
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        body = io.BytesIO(page.encode())
        writer.write_record(
            writer.create_warc_record(f"https://bote.example/{n}", "response", body, http_headers=headers)
        )
    return data.getvalue()


CONTAINERS = {
    "a.csv": csv,
    "a.jsonl": jsonl,
    "a.rss": rss,
    "a.atom": atom,
    "a.rdf": rdf,
    "a.xml": records,
    "b.xml": wordpress,
    "a.mbox": mbox,
    "a.warc": warc,
}


def rows(numbers):
    return [{"titel": f"Rat vertagt {n}", "text": TEXT.format(n)} for n in numbers]


def saved(method, **options):
    def write(numbers):
        data = io.BytesIO()
        getattr(pd.DataFrame(rows(numbers)), method)(data, index=False, **options)
        return data.getvalue()

    return write


def feed(numbers):
    items = [{"title": row["titel"], "content_text": row["text"]} for row in rows(numbers)]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Bote", "items": items})


def wiso_list(numbers):
    return "".join(f"Quelle: Bote\nDatum: 03.05.2024\nTitel: Rat {n}\nText: {TEXT.format(n)}\n\n" for n in numbers)


# What is only put together: cut off, these are no files of their kind, or nothing tells it.
WHOLE = CONTAINERS | {
    "a.json": lambda numbers: json.dumps(rows(numbers)),
    "b.json": lambda numbers: "".join(json.dumps(row, indent=1) for row in rows(numbers)),
    "c.json": lambda numbers: json.dumps(dict(enumerate(rows(numbers)))),
    "d.json": feed,
    "a.tsv": saved("to_csv", sep="\t"),
    "a.xlsx": saved("to_excel"),
    "a.parquet": saved("to_parquet"),
    "a.txt": wiso_list,
}


def read(name, data):
    found = list(read_item(item_of_bytes(data if isinstance(data, bytes) else data.encode(), name, name)))
    problems = [one.reason for one in found if isinstance(one, Problem)]
    texts = [one.get("text") or one.get("teaser") or one.get("description") for one in found if isinstance(one, dict)]
    return texts, problems


@settings(max_examples=40, deadline=None)
@given(numbers=st.lists(st.integers(0, 99), min_size=1, max_size=12), name=st.sampled_from(sorted(WHOLE)))
def test_documents_put_together_are_as_many_articles_and_problems(numbers, name):
    texts, problems = read(name, WHOLE[name](numbers))
    assert len(texts) + len(problems) == len(numbers)
    assert len(problems) == (sum(n % 3 == 0 for n in numbers) if name == "b.xml" else 0)


@pytest.mark.parametrize("name", [name for name in CONTAINERS if name != "b.xml"])
def test_what_is_cut_off_is_told(name):
    data = CONTAINERS[name](range(1, 9))
    data = data if isinstance(data, bytes) else data.encode()
    whole, _ = read(name, data)
    for end in range(len(data) // 20, len(data) - 20, len(data) // 37):
        texts, problems = read(name, data[:end])
        assert problems or data[:end].endswith(b"\n"), end
        assert set(texts) <= set(whole), end


@pytest.mark.parametrize("name", CONTAINERS)
def test_nothing_vanishes_where_a_byte_is_damaged(name):
    data = CONTAINERS[name]([1, 2, 4, 5])
    data = data if isinstance(data, bytes) else data.encode()
    for at in range(3, len(data), max(1, len(data) // 60)):
        for byte in b"x<":
            texts, problems = read(name, data[:at] + bytes([byte]) + data[at + 1 :])
            assert len(texts) >= 4 or problems, at
