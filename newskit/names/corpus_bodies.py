"""Which bodies and places of different articles are one."""

from __future__ import annotations

from collections import Counter, defaultdict

import pandas as pd

from newskit import frames
from newskit.german.spelling import fold, is_acronym
from newskit.names.known import same_names


def link_bodies(entities: pd.DataFrame) -> dict[tuple[str, str], str]:
    """(label, name) -> the name that most mentions have, of spellings, and of acronyms and their long forms."""
    columns = ["label", "name", "text"]
    rows = entities.loc[entities["label"].ne("PER") & entities["name"].notna(), columns]
    counts = Counter(frames.rows(rows, "label", "name"))
    long_forms: dict[tuple[str, str], set[str]] = defaultdict(set)
    for label, name, text in set(frames.rows(rows, "label", "name", "text")):
        if is_acronym(text) and not is_acronym(name):
            long_forms[label, fold(text)].add(fold(name))
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for label, name in counts:
        key = fold(name)
        explained = long_forms.get((label, key), ())
        if len(explained) == 1:
            (key,) = explained
        groups[label, same_names().get(key, key)].append(name)
    return {
        (label, name): min(names, key=lambda name: (-counts[label, name], -len(name), name))
        for (label, _), names in groups.items()
        for name in names
        if len(names) > 1
    }
