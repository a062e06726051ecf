"""The same articles give the same report, byte for byte, whatever else differs."""

import os
import subprocess
import sys
from zipfile import ZipFile

import pytest

_RUN = """
import sys
import newskit as nk
from pathlib import Path

files = sorted(Path(sys.argv[1]).iterdir(), reverse=sys.argv[3] == "2")
articles = nk.load_articles(files, progress=False)
corpus = nk.annotate(articles, cache=False, n_process=int(sys.argv[3]), progress=False)
nk.build_report(corpus, Path(sys.argv[2], "report.html"), title="Pegel", language="de", progress=False)
"""
_NAMES = ["Anna Berger", "Karl Huber", "Jana Moser", "Uwe Lenz"]
_PLACES = ["Kassel", "Fulda", "Marburg", "Gießen", "Hanau"]


def write_articles(folder):
    """Twenty articles of four outlets, more than one process has in hand at once; some share a passage."""
    for number in range(20):
        name, place = _NAMES[number % 4], _PLACES[number % 5]
        shared = "In der Nacht sperrte die Polizei die Brücke, weil ein Lastwagen ein Geländer gerammt hatte. "
        text = f"{place}. „Wir brauchen das Geld für die Brücke jetzt“, sagte {name} am Montag in {place}. "
        text += shared * (number % 3 == 0) + f"Die Stadt {place} habe {number} Brücken, sagte {name}."
        outlet = f"blatt{number % 4}_2024-05-{1 + number // 4:02}_{number}"
        (folder / f"{outlet}.txt").write_text(f"Streit um Brücke {number}\n\n{text}\n", encoding="utf-8")


@pytest.mark.slow
def test_hash_seed_order_of_files_and_processes_change_no_byte(tmp_path):
    (tmp_path / "in").mkdir()
    write_articles(tmp_path / "in")
    made = []
    for run in ("1", "2"):
        out = tmp_path / run
        out.mkdir()
        settings = {**os.environ, "PYTHONHASHSEED": run, "SOURCE_DATE_EPOCH": "86400"}
        command = [sys.executable, "-c", _RUN, str(tmp_path / "in"), str(out), run]
        done = subprocess.run(command, env=settings, capture_output=True, text=True, timeout=600, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        with ZipFile(out / "report-tables.zip") as archive:
            made.append(
                [(out / "report.html").read_bytes(), *((name, archive.read(name)) for name in archive.namelist())]
            )
    assert made[0] == made[1]
    assert len(made[0]) > 10
