"""The worked example of docs/how-to/new-format.md does what the page says."""

import re
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newskit as nk
from newskit.loading import registry
from newskit.loading.inputs import item_of_bytes

PAGE = Path(__file__).parents[2] / "docs/how-to/new-format.md"
EXAMPLE, CODE = (
    re.search(rf"```{kind}\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[1] for kind in ("text", "python")
)


@pytest.fixture(autouse=True)
def registered(monkeypatch):
    monkeypatch.setattr(registry, "READERS", dict(registry.READERS))
    exec(CODE, {})  # it registers its reader


def test_the_example_is_read(tmp_path):
    (tmp_path / "a.ann").write_bytes(EXAMPLE.encode("cp1252"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        row = nk.load_articles(tmp_path, progress=False).iloc[0]
    assert row[["source", "title", "authors"]].tolist() == ["Lindenauer Bote", "Rat vertagt die Brücke", "Lea Kunz"]
    assert str(row["published"].date()) == "2024-05-03"
    assert row["text"].endswith("über die neue Brücke beraten. Eine Entscheidung fiel nicht.")
    assert "\n" not in row["text"]


@given(st.lists(st.sampled_from([EXAMPLE, "TI Ohne Text\nZZ\n"]), min_size=1, max_size=5), st.booleans())
def test_documents_are_articles_or_problems(documents, is_cut):
    data = "".join(documents) + ("TI Halb\nTX Der Rat" if is_cut else "")
    found = list(registry.READERS[".ann"](item_of_bytes(data.encode(), "a.ann", "a.ann")))
    problems = [one for one in found if isinstance(one, str)]
    assert len(found) == len(documents) + is_cut
    assert len(problems) == sum(document != EXAMPLE for document in documents) + is_cut


def test_the_reader_is_short():
    assert len([line for line in CODE.splitlines() if line.strip()]) <= 30
