"""What each rule is worth: every row of the quote rules, every need, helper and word list switched off in turn.

    python -m benchmarks.ablate [FOLDER] [--rooms quotes names] [--words] [--output ablation.csv]

FOLDER holds articles with marks as `training/gold` does, which is the default. A row of the output is a switch: the
room, its kind (row, need, helper, list, word), its name, in how many articles the output changed, and by how much the
figures change without it: quotes found right and with the right speaker, and quotes found at all; for names, mentions
right and found. What changes nothing may go; what makes a figure better when it is gone should. `helper` is a function
that answers yes or no, or gives something or nothing: here it always answers no, or gives nothing.
"""

import argparse
import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
from spacy.tokens import Doc

from newskit.pipelines import load_pipeline
from newskit.quotes import find_quotes
from newskit.quotes import rules as table
from training.gold import Article, read_articles
from training.mixes import GOLD
from training.quote_rules import overlap

Result = tuple[list, int, int, int]  # output; right; of those with the right speaker; found


def quotes_of(doc: Doc, article: Article) -> Result:
    """The quotes of an article against its gold."""
    found = find_quotes(doc, mentions=[])
    right = spoken = 0
    left = list(article.quotes)
    for quote in found:
        place = (quote.start, quote.end)
        best = max(left, key=lambda gold: overlap(place, _around(gold.spans)), default=None)
        if best is None or overlap(place, _around(best.spans)) < 0.5:
            continue
        left.remove(best)
        right += 1
        who = quote.speaker
        spoken += not best.speaker if who is None else any(who[0] < b and a < who[1] for a, b in best.speaker)
    return [(quote.start, quote.end, quote.speaker, quote.rule) for quote in found], right, spoken, len(found)


def names_of(doc: Doc, article: Article) -> Result:
    """The mentions of an article against its gold."""
    from newskit.names import find_mentions

    doc.user_data.clear()
    found = {(mention.start, mention.end, mention.label) for mention in find_mentions(doc) if mention.label != "MISC"}
    right = len(found & {mention[:3] for mention in article.mentions})
    return sorted(found), right, right, len(found)


ROOMS: dict[str, Callable[[Doc, Article], Result]] = {"quotes": quotes_of, "names": names_of}


def _around(spans: list[tuple[int, int]]) -> tuple[int, int]:
    return min(start for start, _ in spans), max(end for _, end in spans)


def modules(room: str) -> list[ModuleType]:
    """The modules of a room and of the room for German."""
    return [
        importlib.import_module(found.name)
        for package in (f"newskit.{room}", "newskit.german")
        for found in pkgutil.iter_modules(importlib.import_module(package).__path__, package + ".")
    ]


@contextmanager
def replaced(owners: list[ModuleType], old: object, new: object) -> Iterator[None]:
    """Put something else in place of an object wherever a module knows it by name."""
    places = [(owner, name) for owner in owners for name, value in vars(owner).items() if value is old]
    for owner, name in places:
        setattr(owner, name, new)
    try:
        yield
    finally:
        for owner, name in places:
            setattr(owner, name, old)


@contextmanager
def without(rows: tuple[table.Rule, ...]) -> Iterator[None]:
    """Decide by other rows."""
    old = table.rules
    table.rules = lambda: rows
    table._at.cache_clear()
    try:
        yield
    finally:
        table.rules = old
        table._at.cache_clear()


def switches(room: str, words: bool) -> Iterator[tuple[str, str, Any]]:
    """Kind and name of everything that can be switched off, and a context in which it is."""
    owners = modules(room)
    rows = table.rules() if room == "quotes" else ()
    for n, row in enumerate(rows):
        yield "row", row.id, without((*rows[:n], *rows[n + 1 :]))
        for need in row.needs:
            fewer = row._replace(needs=tuple(other for other in row.needs if other is not need))
            name = f"{row.id}: {need.fact}{'' if need.wanted else '!'}={'|'.join(sorted(need.values))}"
            yield "need", name, without((*rows[:n], fewer, *rows[n + 1 :]))
    for module in owners:
        for name, value in list(vars(module).items()):
            home = f"{module.__name__.removeprefix('newskit.')}.{name}"
            if inspect.isfunction(value) and value.__module__ == module.__name__:
                answer = str(inspect.signature(value).return_annotation)
                if answer == "bool" or answer.endswith("| None"):
                    nothing = False if answer == "bool" else None
                    yield "helper", home, replaced(owners, value, lambda *_, nothing=nothing, **__: nothing)
            elif isinstance(value, frozenset) and value and all(isinstance(word, str) for word in value):
                yield "list", home, replaced([module], value, frozenset())
                for word in sorted(value) if words else ():
                    yield "word", f"{home}: {word}", replaced([module], value, value - {word})


def ablate(room: str, docs: list[Doc], articles: list[Article], words: bool = False) -> Iterator[dict[str, Any]]:
    """A row for everything that can be switched off."""
    judge = ROOMS[room]
    pairs = list(zip(docs, articles, strict=True))
    base = [judge(doc, article) for doc, article in pairs]
    for kind, name, off in switches(room, words):
        changed, figures, failed = 0, [0, 0, 0], 0
        with off:
            for (doc, article), before in zip(pairs, base, strict=True):
                try:
                    now = judge(doc, article)
                except Exception:  # a helper that others build on
                    failed += 1
                    continue
                changed += now[0] != before[0]
                figures = [total + a - b for total, a, b in zip(figures, now[1:], before[1:], strict=True)]
        yield {"room": room, "kind": kind, "name": name, "articles_changed": changed, "right": figures[0],
               "right_speaker": figures[1], "found": figures[2], "failed": failed}  # fmt: skip


def main(arguments: list[str]) -> None:
    """Read the command line, switch everything off in turn, write the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ablate", description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--rooms", nargs="+", choices=list(ROOMS), default=list(ROOMS))
    parser.add_argument("--words", action="store_true", help="each word of each list, too (takes hours)")
    parser.add_argument("--output", type=Path, default=Path("ablation.csv"))
    given = parser.parse_args(arguments)
    articles = read_articles(given.folder)
    docs = list(load_pipeline("de_newskit_md").pipe(article.text for article in articles))
    rows = []
    for room in given.rooms:
        for row in ablate(room, docs, articles, given.words):
            rows.append(row)
            print(*row.values(), flush=True)
            pd.DataFrame(rows).to_csv(given.output, index=False)


if __name__ == "__main__":
    main(sys.argv[1:])
