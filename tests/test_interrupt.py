"""Ctrl-C in a notebook and in a terminal: it ends at once, says so in one line, and keeps what was done."""

import os
import re
import signal
import subprocess
import sys
import time

import pandas as pd
import pytest
from jupyter_client.manager import start_new_kernel

from newskit.cache import AnnotationCache

ARTICLES = 600
SENTENCE = "Am {n}. Tag tagte der Stadtrat von Kassel. „Der Neubau beginnt im Mai“, sagte Jana Wisbeck der Zeitung. "


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "corpus.parquet"
    pd.DataFrame({"text": [SENTENCE.format(n=n) * 8 for n in range(ARTICLES)]}).to_parquet(path)
    return path


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSKIT_PIPELINE", "de_newskit_md")
    monkeypatch.setenv("NEWSKIT_CACHE", str(tmp_path))
    return AnnotationCache()


NOTEBOOK = """
import newskit as nk
from newskit import annotation
articles = nk.load_articles({path!r}, progress=False)
original = annotation.annotate_texts
def told(*args):
    for number, found in enumerate(original(*args)):
        if number == 40:
            print("forty done", flush=True)
        yield found
annotation.annotate_texts = told
nk.annotate(articles, n_process={n_process}, progress=False)
"""


@pytest.mark.parametrize("n_process", [1, 2])
def test_in_a_notebook(corpus, cache, n_process):
    manager, client = start_new_kernel()
    try:
        # Else the kernel refuses, for a moment after an error, what it is asked next.
        asked = client.execute(NOTEBOOK.format(path=str(corpus), n_process=n_process), stop_on_error=False)
        while "forty done" not in client.get_iopub_msg(timeout=120)["content"].get("text", ""):
            pass
        manager.interrupt_kernel()
        while (reply := client.get_shell_msg(timeout=60))["parent_header"]["msg_id"] != asked:
            pass  # what the kernel says of itself when it starts
        assert reply["content"]["ename"] == "KeyboardInterrupt"
        assert 40 <= cache.info()["entries"] < ARTICLES
        again = client.execute_interactive("len(nk.annotate(articles.head(40), progress=False))", timeout=60)
        assert again["content"]["status"] == "ok"  # the notebook goes on
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


@pytest.mark.parametrize("n_process", [1, 2])
def test_in_a_terminal(corpus, cache, tmp_path, n_process):
    command = [sys.executable, "-m", "newskit.cli", "entities", corpus, "-o", tmp_path / "out.csv", "--n-process"]
    run = subprocess.Popen(
        [*command, str(n_process)],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # Tests that a shell runs in its background ignore Ctrl-C, and hand that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    said = ""
    while not re.search(rf"Annotating.*\b[1-9]\d+/{ARTICLES} ", said):
        said += run.stderr.read(1)
        assert run.poll() is None, said
    os.killpg(run.pid, signal.SIGINT)  # a terminal sends it to every process of the command
    said = run.communicate(timeout=60)[1]
    assert run.returncode == 130
    assert "Traceback" not in said
    assert said.strip().splitlines()[-1].startswith("Stopped. What was annotated is kept")
    assert 0 < cache.info()["entries"] < ARTICLES
    assert not (tmp_path / "out.csv").exists()


KILLED = """
import multiprocessing, os, signal
import newskit as nk
from newskit import sharing
texts = {"text": ["Der Stadtrat von Kassel tagt. " * 400 + str(n) for n in range(200)]}
start = sharing._apart
articles = nk.load_articles(__import__("pandas").DataFrame(texts), progress=False)
nlp = nk.load_pipeline()
def told(*args):
    for number, found in enumerate(start(*args)):
        if number == 0:
            print(*(child.pid for child in multiprocessing.active_children()), flush=True)
            os.kill(os.getpid(), signal.SIGKILL)
        yield found
sharing._apart = told
nk.annotate(articles, n_process=2, cache=False, progress=False)
"""


def test_processes_end_with_their_parent():
    killed = subprocess.run([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    children = killed.stdout.split()
    assert len(children) == 2

    def state(child):  # Z: ended, and only its number is left
        return subprocess.run(["ps", "-o", "stat=", "-p", child], stdout=subprocess.PIPE, text=True, check=False).stdout

    deadline = time.monotonic() + 60
    while alive := [child for child in children if state(child).strip()[:1] not in ("", "Z")]:
        assert time.monotonic() < deadline, alive
        time.sleep(0.1)
