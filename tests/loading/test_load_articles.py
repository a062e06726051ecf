"""Every way in, and that each input comes out as an article or a problem."""

import gzip
import json
import os
import signal
import warnings

import pandas as pd
import pytest

import newskit as nk
from newskit import frames
from newskit.door import check
from newskit.loading import reading

COLUMNS = list(frames.Articles.columns)


def load(source, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return nk.load_articles(source, progress=False, **options)


def write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def as_csv(articles, **options):
    return pd.DataFrame(articles).to_csv(index=False, **options)


def german(articles):
    names = {"title": "Titel", "text": "Volltext", "published": "Datum", "source": "Quelle", "teaser": "Vorspann"}
    return [{names.get(k, k): v for k, v in row.items()} | {"Datum": "03.05.2024 14:05"} for row in articles]


@pytest.fixture
def expected(articles):
    return load(pd.DataFrame(articles))


FORMATS = {
    "a.json": lambda rows: json.dumps(rows),
    "b.json": lambda rows: json.dumps({"status": "ok", "articles": rows}, indent=1),
    "c.json": lambda rows: json.dumps({"hits": {"hits": [{"_source": row} for row in rows]}}),
    "d.json": lambda rows: "\n".join(json.dumps(row) for row in rows),
    "e.jsonl": lambda rows: "\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n\n",
    "f.jsonl.gz": lambda rows: gzip.compress("\r\n".join(json.dumps(row) for row in rows).encode()),
    "g.csv": lambda rows: as_csv(rows),
    "h.csv": lambda rows: as_csv(german(rows), sep=";").encode("cp1252"),
    "i.csv": lambda rows: as_csv(german(rows), sep=";").encode("utf-16"),
    "j.tsv": lambda rows: as_csv(rows, sep="\t").encode("utf-8-sig"),
    "k.csv": lambda rows: as_csv(rows, sep="|", quoting=1).replace("\n", "\r\n"),
    "l.csv.gz": lambda rows: gzip.compress(as_csv(rows).encode()),
    "n.json": lambda rows: "".join(json.dumps(row, indent=1) for row in rows),
    "o.jsonl": lambda rows: json.dumps(rows, indent=1),
    "p.csv": lambda rows: '"sep=;"\n' + as_csv(rows, sep=";"),
    "m.json": lambda rows: json.dumps(rows, ensure_ascii=False).encode("utf-16"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_table(tmp_path, articles, expected, name):
    loaded = load(write(tmp_path / name, FORMATS[name](articles)))
    assert loaded["origin"].eq(str(tmp_path / name)).all()
    pd.testing.assert_frame_equal(loaded.drop(columns="origin"), expected.drop(columns="origin"))


def test_parquet_gives_the_same_table(tmp_path, expected):
    expected.to_parquet(tmp_path / "a.parquet")
    loaded = load(tmp_path / "a.parquet", clean=False)
    assert loaded["origin"].eq(str(tmp_path / "a.parquet")).all()
    pd.testing.assert_frame_equal(loaded.drop(columns="origin"), expected.drop(columns="origin"))


def test_the_table_has_the_columns_of_its_schema(expected):
    assert list(expected.columns) == COLUMNS
    check(expected, frames.Articles)
    assert expected["published"].dtype == "datetime64[us, UTC]"
    assert expected["published"].iloc[0] == pd.Timestamp("2024-05-03 12:05", tz="UTC")
    assert (expected["published_precision"] == "instant").all()


def test_a_frame_is_not_changed(articles):
    frame = pd.DataFrame(german(articles))
    before = frame.copy(deep=True)
    load(frame)
    pd.testing.assert_frame_equal(frame, before)


def test_without_cleaning_text_and_ids_stay(article):
    raw = "  Ein Satz.Noch einer&amp;  \n\n…Read More"
    loaded = load(pd.DataFrame([{"article_id": "7", "source": "A", "title": "", "text": raw}]), clean=False)
    assert loaded[["article_id", "text"]].iloc[0].tolist() == ["7", raw]
    assert load(pd.DataFrame([{"article_id": "7", "text": raw}]))["text"].iloc[0] == "Ein Satz.\nNoch einer&"


def test_other_columns_are_kept(article):
    loaded = load(pd.DataFrame([article | {"Auflage": 12, "Seite": "3", "Liste": None}]))
    assert list(loaded.columns) == [*COLUMNS, "Auflage", "Seite", "Liste"]
    assert loaded["Auflage"].tolist() == [12]


def test_an_explicit_mapping(article):
    frame = pd.DataFrame([{"Was": article["title"], "Wie": article["text"]}])
    loaded = load(frame, columns={"Was": "title", "Wie": "text"})
    assert loaded["title"].tolist() == [article["title"]]


@pytest.mark.parametrize(
    ("path", "call", "source"),
    [
        ("articles/Der Standard/a.txt", "articles", "Der Standard"),
        ("articles/Der Standard/2024/05/a.txt", "articles", "Der Standard"),
        ("articles/Der Standard/a.txt", "articles/Der Standard", "Der Standard"),
        ("articles/Der Standard/a.txt", "articles/*/*.txt", "Der Standard"),
        ("articles/Der Standard/a.txt", "articles/**/*.txt", "Der Standard"),
        ("articles/Der Standard/a.txt", "articles/Der Standard/a.txt", "Der Standard"),
        ("articles/Mu\u0308nchner Blatt/a.txt", "articles", "Münchner Blatt"),
        ("articles/a.txt", "articles", "(no source)"),
        ("data/texte/2024/a.txt", "data", "(no source)"),
    ],
)
def test_the_folder_names_the_source(tmp_path, article, path, call, source):
    write(tmp_path / path, article["text"])
    loaded = load(str(tmp_path / call))
    assert loaded["source"].tolist() == [source]


def test_what_an_article_says_of_its_source_comes_first(tmp_path, article):
    write(tmp_path / "Kurier" / "a.json", json.dumps(article))
    assert load(tmp_path)["source"].tolist() == ["Lindenauer Bote"]


def test_hidden_and_ignored_files_stay_out(tmp_path, article):
    for name in (
        "a.txt",
        ".b.txt",
        ".git/c.txt",
        "gold/d.txt",
        "README.md",
        "LICENSE",
        "deep/ReadMe.txt",
        "mehr.md",
        "seite_files/x.js",
        "deep/gold/e.txt",
    ):
        write(tmp_path / name, article["text"])
    write(tmp_path / "seite.html", "<html><body><p>" + "Ein Satz steht hier. " * 20 + "</p></body></html>")
    write(tmp_path / ".newskitignore", "# Anmerkungen\nmehr.md\ngold/\n")
    names = [origin.removeprefix(f"{tmp_path}/") for origin in load(tmp_path)["origin"]]
    assert names == ["a.txt", "seite.html"]


def test_a_pattern_chooses_files(tmp_path, article):
    write(tmp_path / "a.txt", article["text"])
    write(tmp_path / "b.csv", "x")
    assert len(load(tmp_path, pattern="*.txt")) == 1


def test_a_list_may_hold_what_is_not_there(tmp_path, article):
    good = write(tmp_path / "a.txt", article["text"])
    with pytest.warns(nk.LoadWarning, match="^1 input or part of one could not be read; 1 article was"):
        loaded = nk.load_articles([good, tmp_path / "fehlt.txt"], progress=False)
    assert len(loaded) == 1
    assert "fehlt.txt" in nk.load_problems(loaded)["reason"].iloc[0]


@pytest.mark.parametrize("source", ["gibt/es/nicht", "gibt/es/*.nicht", 5, b"x", [5]])
def test_no_input_is_an_error(source):
    with pytest.raises(nk.InputError):
        nk.load_articles(source, progress=False)


def test_problems_are_listed_and_counted_once(tmp_path, articles):
    lines = [
        json.dumps(articles[0]),
        '{"title": "halb',
        "[1, 2]",
        json.dumps({"title": " ", "text": ""}),
        json.dumps(articles[1]),
    ]
    path = write(tmp_path / "a.jsonl", "\n".join(lines))
    write(tmp_path / "b.pdf", b"%PDF")
    with pytest.warns(nk.LoadWarning) as caught:
        loaded = nk.load_articles(tmp_path, progress=False)
    assert len(caught) == 1
    assert len(loaded) == 2
    problems = nk.load_problems(loaded)
    assert problems["origin"].tolist() == [str(path)] * 3 + [str(tmp_path / "b.pdf")]
    assert [reason.split(":")[0] for reason in problems["reason"]][:2] == ["line 2", "line 3"]
    assert nk.load_problems(loaded[loaded["title"] != ""].copy()).equals(problems)


def test_errors_can_stop(tmp_path):
    write(tmp_path / "a.jsonl", "{")
    with pytest.raises(nk.LoadError, match=r"a\.jsonl: line 1"):
        nk.load_articles(tmp_path, errors="raise", progress=False)


def test_copies_get_ids_of_their_own_and_can_be_dropped(articles):
    frame = pd.DataFrame([*articles, articles[0], articles[0]])
    loaded = load(frame)
    check(loaded, frames.Articles)
    original = loaded["article_id"].iloc[0]
    assert [copy["duplicate_of"] for copy in loaded.attrs["duplicates"]] == [original] * 2
    assert load(frame)["article_id"].tolist() == loaded["article_id"].tolist()
    assert load(frame, duplicates="drop")["article_id"].tolist() == loaded["article_id"].tolist()[:3]


def test_the_id_is_the_same_from_every_file(tmp_path, article):
    one = load(write(tmp_path / "x" / "a.json", json.dumps(article)))
    other = load(pd.DataFrame([article]))
    assert one["article_id"].tolist() == other["article_id"].tolist()


class TestTexts:
    """Plain text files."""

    def test_head_lines_are_fields(self, tmp_path, article):
        text = f"Titel: {article['title']}\nQuelle: Kurier\nDatum: 3. Mai 2024\n\n{article['text']}"
        row = load(write(tmp_path / "a.txt", text)).iloc[0]
        assert row[["title", "source", "text"]].tolist() == [article["title"], "Kurier", article["text"]]
        assert row["published_precision"] == "day"

    def test_title_line_and_doubled_teaser(self, tmp_path, article):
        text = f"{article['title']}\n\n{article['teaser']}\n\n{article['teaser']}\n\n{article['text']}"
        row = load(write(tmp_path / "2024-05-03_bruecke.txt", text)).iloc[0]
        assert row[["title", "teaser", "text"]].tolist() == [article["title"], article["teaser"], article["text"]]
        assert str(row["published"].date()) == "2024-05-03"

    def test_a_colon_in_the_first_line_is_no_head(self, tmp_path):
        text = "Wolter: Die Brücke kommt.\nDer Rat: nein."
        assert load(write(tmp_path / "a.txt", text))["text"].iloc[0] == text

    @pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16", "utf-16-le", "cp850", "mac_roman", "utf-32"])
    def test_encodings(self, tmp_path, encoding):
        text = "Für Köln gilt: „Größe zählt“ – natürlich in Österreich.".translate(
            {ord(c): '"' for c in "„“"} | {ord("–"): "-"} if encoding == "cp850" else {}
        )
        assert load(write(tmp_path / "a.txt", text.encode(encoding)))["text"].iloc[0] == text

    @pytest.mark.parametrize("mark", ["\t", ";", "|"])
    def test_a_table_that_is_called_text(self, tmp_path, mark):
        data = "\n".join(
            mark.join(row) for row in [("Titel", "Datum", "Text"), ("A", "3.5.2024", "Eins"), ("B", "", "Zwei")]
        )
        assert load(write(tmp_path / "a.txt", data))["text"].tolist() == ["Eins", "Zwei"]

    def test_lines_of_two_encodings(self, tmp_path):
        data = "Grüße aus Köln.\n".encode() + "Grüße aus Münster.".encode("cp1252")
        assert load(write(tmp_path / "a.txt", data))["text"].iloc[0] == "Grüße aus Köln.\nGrüße aus Münster."

    def test_old_spellings_stay(self, tmp_path):
        text = "Die Buergermeisterin sprach fuer ueber tausend Gaeste in Koeln."
        assert load(write(tmp_path / "a.txt", text))["text"].iloc[0] == text


class TestTables:
    """CSV files."""

    def test_line_breaks_and_delimiters_in_fields(self, tmp_path):
        data = 'titel;volltext;datum\n"Eins; zwei";"Absatz eins.\n\nAbsatz ""zwei"".";3.5.2024\nDrei;Kurz.;4.5.2024\n'
        loaded = load(write(tmp_path / "a.csv", data))
        assert loaded["title"].tolist() == ["Eins; zwei", "Drei"]
        assert loaded["text"].iloc[0] == 'Absatz eins.\nAbsatz "zwei".'

    def test_rows_of_other_lengths(self, tmp_path):
        rows = ["titel;text;datum", "A;Text a.;3.5.2024", "B;Text b.", "C;Text c.;4.5.2024;;"]
        data = "\n".join([*rows, "D;Text; d.;5.5.2024;x", "E;Text e.;6.5.2024", ""])
        with pytest.warns(nk.LoadWarning):
            loaded = nk.load_articles(write(tmp_path / "a.csv", data), progress=False)
        assert loaded["title"].tolist() == ["A", "B", "C", "E"]
        assert nk.load_problems(loaded)["reason"].tolist() == [
            "line 5: more fields than the header (5 fields, 3 columns)"
        ]

    def test_an_open_quotation_mark_costs_one_row(self, tmp_path):
        data = 'titel;text\nA;Text a.\nB;"Text b.\nC;Text c.\nD;Text d.\n'
        with pytest.warns(nk.LoadWarning):
            loaded = nk.load_articles(write(tmp_path / "a.csv", data), progress=False)
        assert loaded["title"].tolist() == ["A", "C", "D"]
        assert nk.load_problems(loaded)["reason"].str.startswith("line 3").tolist() == [True]

    def test_unknown_columns_are_named(self, tmp_path):
        with pytest.warns(nk.LoadWarning):
            loaded = nk.load_articles(write(tmp_path / "a.csv", "x;y\n1;2\n"), progress=False)
        assert "'x', 'y'" in nk.load_problems(loaded)["reason"].iloc[0]
        assert load(tmp_path / "a.csv", columns={"y": "text"})["text"].tolist() == ["2"]


def test_a_date_that_cannot_be_read_is_told_and_costs_no_article():
    table = pd.DataFrame({"titel": ["Pegel steigt", "Pegel fällt"], "datum": ["31.02.2025", "1.3.2025"]})
    with pytest.warns(nk.LoadWarning, match="^1 input or part of one could not be read; "):
        articles = nk.load_articles(table, progress=False)
    assert articles["published"].isna().tolist() == [True, False]
    assert nk.load_problems(articles)["reason"].tolist() == [
        "row 0: the date '31.02.2025' cannot be read; the article is kept without one"
    ]
    assert set(articles.columns) == set(frames.Articles.columns)


def test_the_progress_bar_stays_and_ends_full(articles, tmp_path, capsys):
    for number in range(3):
        write(tmp_path / f"{number}.csv", as_csv(articles))
    nk.load_articles(tmp_path, progress=True)
    bars = capsys.readouterr().err.split("\r")
    assert bars[-1].startswith("Loading: 100%")
    assert "3/3" in bars[-1]


def test_a_flat_folder_is_told_how_to_name_its_outlet(tmp_path, article, capsys):
    write(tmp_path / "articles" / "a.txt", article["text"])
    loaded = load(tmp_path / "articles")
    assert loaded["source"].tolist() == ["(no source)"]
    assert 'articles["source"] =' in capsys.readouterr().err
    again = load(loaded)
    assert again[["article_id", "source"]].equals(loaded[["article_id", "source"]])


def test_columns_that_look_like_a_field_are_named(capsys):
    frame = pd.DataFrame(
        {
            "source": "Bote",
            "Zeile 1": ["Rat vertagt die Brücke", "Pegel steigt weiter an"],
            "wann": ["3.5.2024", "4.5.2024"],
        }
    )
    load(frame.assign(text="Ein Satz."))
    hints = capsys.readouterr().err
    assert "columns={'Zeile 1': 'title'}" in hints
    assert "columns={'wann': 'published'}" in hints
    load(frame.assign(text="Ein Satz."), columns={"Zeile 1": "title", "wann": "published"})
    assert capsys.readouterr().err == ""


def test_a_name_given_for_a_column_may_come_late(tmp_path):
    rows = [{"text": "Ein Satz.", **{f"k{n}": 1 for n in range(120)}}, {"Satz": "Noch einer."}]
    write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    assert load(tmp_path, columns={"Satz": "text"})["text"].iloc[1] == "Noch einer."


@pytest.mark.parametrize("name", [None, "a.csv", "a.jsonl", "a.xlsx"])
def test_a_name_that_no_input_has_is_an_error(tmp_path, name):
    frame = pd.DataFrame({"Titel": ["Rat vertagt"], "Volltext": ["Ein Satz."]})
    path = tmp_path / str(name)
    if name == "a.csv":
        frame.to_csv(path, index=False)
    elif name == "a.xlsx":
        frame.to_excel(path, index=False)
    elif name:
        frame.to_json(path, orient="records", lines=True)
    with pytest.raises(nk.InputError, match="Tagg.*Titel"):
        load(path if name else frame, columns={"Tagg": "published"})


def test_names_that_are_no_text(tmp_path, article):
    path = os.fsencode(tmp_path / "articles") + b"/Gr\xfcner Bote"
    os.makedirs(path)
    with open(path + b"/\xfcber.txt", "w") as file:
        file.write(article["text"])
    loaded = load(tmp_path)
    assert loaded["source"].tolist() == ["Grüner Bote"]
    assert loaded["origin"].str.endswith("/Grüner Bote/über.txt").all()
    nk.convert(tmp_path, tmp_path / "a.parquet", progress=False)


def test_the_same_article_under_addresses_that_only_count_readers(article):
    addresses = [
        "https://bote.example/1",
        "https://bote.example/1?utm_source=rss&utm_medium=feed",
        "https://bote.example/1#kommentare",
    ]
    frame = pd.DataFrame([{**article, "url": url} for url in [*addresses, "https://bote.example/1?seite=2"]])
    assert load(frame, duplicates="drop")["url"].tolist() == [
        "https://bote.example/1",
        "https://bote.example/1?seite=2",
    ]


@pytest.mark.parametrize(
    ("head", "authors", "day"),
    [
        ("Von Lea Kunz, 3. Mai 2024", "Lea Kunz", "2024-05-03"),
        ("Von Lea Kunz und Jan Pohl | 03.05.2024", "Lea Kunz; Jan Pohl", "2024-05-03"),
        ("Veröffentlicht am 03.05.2024", None, "2024-05-03"),
        ("Von Lea Kunz\nVeröffentlicht am 3.5.2024, 14:05 Uhr", "Lea Kunz", "2024-05-03"),
        ("Freitag, 3. Mai 2024", None, "2024-05-03"),
        ("Von Lea Kunz", "Lea Kunz", None),
        ("Lindenau, 3. Mai 2024", None, "2024-05-03"),
        ("*Von Lea Kunz*", "Lea Kunz", None),
    ],
)
def test_who_and_when_at_the_head_of_a_text(tmp_path, article, head, authors, day):
    text = f"{article['title']}\n\n{head}\n\n{article['text']}"
    row = load(write(tmp_path / "Bote" / "a.txt", text)).iloc[0]
    assert row[["title", "text"]].tolist() == [article["title"], article["text"]]
    assert (None if pd.isna(row["authors"]) else row["authors"]) == authors
    assert (None if pd.isna(row["published"]) else str(row["published"].date())) == day


@pytest.mark.parametrize(
    "text",
    [
        "Rat vertagt die Brücke\nVon Lea Kunz\nDer Rat tagt.",
        "Von Lea Kunz\n\nRat vertagt die Brücke\n\nDer Rat tagt.",
        "Rat vertagt die Brücke\n======\nVon Lea Kunz\n\nDer Rat tagt.",
        "# Rat vertagt die Brücke\n\nDer Rat tagt.\n\nVon Lea Kunz",
        "---\ntitle: Rat vertagt die Brücke\nauthor: Lea Kunz\n---\nDer Rat tagt.",
        "TITEL: Rat vertagt die Brücke\nAUTORIN: Lea Kunz\nTEXT: Der Rat tagt.",
    ],
)
def test_orders_of_title_signature_and_text(tmp_path, text):
    row = load(write(tmp_path / "Bote" / "a.txt", text)).iloc[0]
    assert row[["title", "authors", "text"]].tolist() == ["Rat vertagt die Brücke", "Lea Kunz", "Der Rat tagt."]


@pytest.mark.parametrize(
    "first",
    [
        "Von Lindenau bis Kiel reicht der Stau am 3. Mai 2024.",
        "Von den Kosten war am Freitag keine Rede.",
        "Am 3. Mai 2024 tagt der Rat.",
    ],
)
def test_a_first_sentence_is_no_signature(tmp_path, first):
    row = load(write(tmp_path / "Bote" / "a.txt", f"{first}\nDer Rat tagt."))
    assert row["text"].tolist() == [f"{first}\nDer Rat tagt."]


def test_a_small_file_is_read_in_batches(tmp_path, articles, monkeypatch):
    monkeypatch.setattr("newskit.loading.reading._BATCH", 4)
    sizes = []
    make = reading._make
    monkeypatch.setattr(reading, "_make", lambda task, clean: sizes.append(len(task[1])) or make(task, clean))
    pd.DataFrame([{**articles[0], "title": f"Rat vertagt {n}"} for n in range(10)]).to_parquet(tmp_path / "a.parquet")
    assert len(nk.load_articles(tmp_path, progress=False)) == 10
    assert sizes == [4, 4, 2]


@pytest.mark.parametrize("n_process", [2, None])
def test_processes_share_the_work_and_change_nothing(tmp_path, articles, n_process, monkeypatch):
    monkeypatch.setattr("newskit.loading.reading._LARGE", 3000)  # smaller than one of the files
    monkeypatch.setattr("newskit.loading.reading._BATCH", 4)
    many = [{**articles[0], "title": f"Rat vertagt {n}", "datum": "gestern" if n == 3 else ""} for n in range(30)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, many)) + '\n{"titel": ')
    for n in range(20):
        (tmp_path / f"b{n}.json").write_text(json.dumps({**articles[1], "title": f"Stadt baut {n}"}))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        alone, shared = (nk.load_articles(tmp_path, progress=False, n_process=n) for n in (1, n_process))
        frames = [nk.load_articles(pd.DataFrame(many), progress=False, n_process=n) for n in (1, n_process)]
    assert len(alone) == 50
    pd.testing.assert_frame_equal(alone, shared)
    pd.testing.assert_frame_equal(*frames)
    assert alone.attrs["problems"] == shared.attrs["problems"] != []


@pytest.mark.slow
def test_a_process_that_is_killed_costs_no_article(tmp_path, articles, monkeypatch):
    for n in range(9):
        (tmp_path / f"b{n}.json").write_text(json.dumps({**articles[1], "title": f"Stadt baut {n}"}))
    here, make = os.getpid(), reading._make

    def killed(task, clean):
        if os.getpid() != here and task[0].name == "b4.json":
            os.kill(os.getpid(), signal.SIGKILL)
        return make(task, clean)

    monkeypatch.setattr(reading, "_make", killed)
    with pytest.warns(UserWarning, match="was killed"):
        shared = nk.load_articles(tmp_path, progress=False, n_process=2)
    assert shared["title"].tolist() == [f"Stadt baut {n}" for n in range(9)]


def test_an_empty_object_is_a_problem_and_an_empty_line_nothing(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "Kein Beschluss."}\n{}\n\n')
    with pytest.warns(nk.LoadWarning):
        articles = nk.load_articles(tmp_path, progress=False)
    assert (len(articles), len(nk.load_problems(articles))) == (1, 1)


@pytest.mark.parametrize("n_process", [0, -1, "all"])
def test_a_number_of_processes_that_is_none(n_process):
    with pytest.raises(nk.InputError, match="n_process"):
        nk.load_articles(pd.DataFrame({"text": ["Kein Beschluss."]}), n_process=n_process)


def test_a_table_that_would_not_fit_into_memory_ends_with_a_problem(tmp_path, monkeypatch):
    monkeypatch.setattr("newskit.loading._MAX_ROWS", 3)
    (tmp_path / "a.csv").write_text("titel;text\n" + "".join(f"A{n};Kein Beschluss {n}.\n" for n in range(9)))
    with pytest.warns(nk.LoadWarning):
        articles = nk.load_articles(tmp_path, progress=False)
    assert len(articles) == 3
    assert nk.load_problems(articles)["reason"].tolist() == [
        "more than 3 articles; newskit.convert writes any number of them"
    ]
