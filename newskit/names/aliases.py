"""The user's own table of names."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from newskit.errors import InputError
from newskit.german.spelling import fold


def apply_aliases(entities: pd.DataFrame, names: pd.Series, aliases: Mapping[str, str] | pd.DataFrame) -> pd.Series:
    """The names with those replaced whose mention, old or new name is an alias."""
    table = _alias_table(aliases)
    wanted = {
        (fold(alias), None if pd.isna(label) else label): name
        for alias, name, label in zip(table["alias"], table["name"], table["label"], strict=True)
    }

    def named(text: object, old: object, new: object, label: str) -> object:
        for form in (text, old, new):
            if not pd.isna(form):
                for key in ((fold(str(form)), label), (fold(str(form)), None)):
                    if key in wanted:
                        return wanted[key]
        return new

    rows = zip(entities["text"], entities["name"], names, entities["label"], strict=True)
    return pd.Series([named(*row) for row in rows], index=entities.index, dtype="string")


def _alias_table(aliases: Mapping[str, str] | pd.DataFrame) -> pd.DataFrame:
    if isinstance(aliases, Mapping):
        aliases = pd.DataFrame({"alias": list(aliases), "name": list(aliases.values())})
    if not isinstance(aliases, pd.DataFrame) or not {"alias", "name"} <= set(aliases.columns):
        raise InputError("aliases must be a mapping {alias: name} or a table with the columns 'alias' and 'name'")
    if aliases[["alias", "name"]].isna().any(axis=None):
        raise InputError("aliases has rows without an alias or without a name; fill or drop them")
    return aliases if "label" in aliases.columns else aliases.assign(label=None)
