"""The same name for the same person or organisation in all articles of a corpus."""

from collections import Counter, defaultdict
from collections.abc import Mapping

import pandas as pd

from newskit import collector, frames
from newskit.door import kind, takes
from newskit.errors import InputError
from newskit.german.spelling import fold, is_acronym
from newskit.names.corpus_persons import link_persons
from newskit.names.forms import words_of
from newskit.names.known import known_as, same_names
from newskit.names.mention import Named


@takes(entities=kind(frames.Entities, "article_id", "label", "name", "text"))
def link_names(entities: pd.DataFrame, aliases: Mapping[str, str] | pd.DataFrame | None = None) -> pd.DataFrame:
    """Give the same person or organisation the same name in all articles.

    A full name is one person in all articles, with or without a middle initial. A lone surname goes to the one full
    name of the corpus that it fits; where the surname is frequent among German speakers, or several full names fit, the
    role ("Bundeskanzlerin") must say so too, or ten times as many articles as all namesakes have; otherwise it stays as
    it is: `ambiguous_names` lists what stayed. Spellings of an organisation ("Nato", "NATO") and acronyms that an
    article of the corpus explains, or that everybody knows, get the name that most mentions have. `aliases` wins over
    everything.

    Parameters
    ----------
    entities : DataFrame
        Entities.
    aliases : mapping or DataFrame, optional
        Your own table: ``{"Kanzlerin": "Angela Merkel"}``, or a DataFrame with the columns `alias`, `name` and, if you
        like, `label`. An alias is compared with the mention as written and with its name, case aside.

    Returns
    -------
    DataFrame
        Entities with the column `name` changed; the given table is left as it is.

    Raises
    ------
    InputError
        If `entities` lacks columns of Entities, or `aliases` its columns.

    Examples
    --------
    >>> entities = frames.conform([
    ...     {"article_id": "a", "field": "text", "text": "Jana Wisbeck", "label": "PER", "name": "Jana Wisbeck"},
    ...     {"article_id": "b", "field": "text", "text": "Wisbeck", "label": "PER", "name": "Wisbeck"},
    ... ], frames.Entities)
    >>> link_names(entities)["name"].tolist()
    ['Jana Wisbeck', 'Jana Wisbeck']
    >>> link_names(entities, {"Wisbeck": "Udo Wisbeck"})["name"].tolist()
    ['Jana Wisbeck', 'Udo Wisbeck']
    """
    written = entities["text"].fillna(entities["name"]).fillna("")
    return entities.assign(name=link_checked(entities.assign(text=written), aliases)["name"])


def link_checked(entities: pd.DataFrame, aliases: Mapping[str, str] | pd.DataFrame | None = None) -> pd.DataFrame:
    """`link_names` of a table that newskit has just made."""
    return entities.assign(name=explain(entities, aliases)["name"])


@collector.paused()
def explain(entities: pd.DataFrame, aliases: Mapping[str, str] | pd.DataFrame | None = None) -> pd.DataFrame:
    """What `link_names` makes of each row: the new name, and why it has another one than before (else missing)."""
    persons, lone_persons = link_persons(entities)
    everywhere = {("PER", name): person for name, person in persons.items()} | _link_organisations(entities)
    wanted = {} if aliases is None else _read_aliases(aliases)

    def named(article: str, label: str, name: str, text: str) -> Named:
        lone = lone_persons.get((article, name)) if label == "PER" else None
        found = lone or everywhere.setdefault((label, name), Named(name, None))
        forms = [fold(form) for form in (text, name, found.name) if wanted and not pd.isna(form)]
        alias = next((wanted[form, to] for form in forms for to in (label, None) if (form, to) in wanted), None)
        return found if alias is None or not pd.isna(found.name) and alias == found.name else Named(alias, "alias")

    linked = [named(*row) for row in frames.rows(entities, "article_id", "label", "name", "text")]
    return pd.DataFrame(linked, columns=["name", "why"], index=entities.index, dtype="string")


def _link_organisations(entities: pd.DataFrame) -> dict[tuple[str, str], Named]:
    """(label, name) -> the name that most mentions have, of spellings, and of acronyms and their long forms."""
    rows = entities.loc[entities["label"].ne("PER") & entities["name"].notna(), ["label", "name", "text"]]
    counts = Counter(frames.rows(rows, "label", "name"))
    long_forms: dict[tuple[str, str], set[str]] = defaultdict(set)
    for label, name, text in set(frames.rows(rows, "label", "name", "text")):
        if is_acronym(text) and not is_acronym(name):
            long_forms[label, fold(text)].add(known_as(name))
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for label, name in counts:
        explained = long_forms.get((label, fold(name)), set())
        # "SVP" is a party of two countries: what everybody knows goes before what one article explains
        is_told = len(explained) == 1 and fold(name) not in same_names()
        groups[label, min(explained) if is_told else known_as(name)].append(name)
    linked = {}
    for (label, _), names in groups.items():
        best = min(names, key=lambda name: (-counts[label, name], -len(name), name))
        for name in (name for name in names if name != best):
            linked[label, name] = Named(best, "spelling" if fold(name) == fold(best) else "acronym or short form")
    return linked


def _read_aliases(aliases: Mapping[str, str] | pd.DataFrame) -> dict[tuple[str, str | None], str]:
    """(folded alias, label or None) -> name."""
    if isinstance(aliases, Mapping):
        aliases = pd.DataFrame({"alias": list(aliases), "name": list(aliases.values())})
    if not isinstance(aliases, pd.DataFrame) or not {"alias", "name"} <= set(aliases.columns):
        raise InputError("aliases must be a mapping {alias: name} or a table with the columns 'alias' and 'name'")
    if aliases[["alias", "name"]].isna().any(axis=None):
        raise InputError("aliases has rows without an alias or without a name; fill or drop them")
    labels = aliases["label"] if "label" in aliases.columns else [None] * len(aliases)
    rows = zip(aliases["alias"], aliases["name"], labels, strict=True)
    return {(fold(str(alias)), None if pd.isna(label) else label): name for alias, name, label in rows}


@takes(entities=kind(frames.Entities, "article_id", "label", "name"))
def ambiguous_names(entities: pd.DataFrame) -> pd.DataFrame:
    """List the lone surnames that were not linked to a full name though the corpus has some that fit.

    Parameters
    ----------
    entities : DataFrame
        Entities, as `newskit.extract_entities` gives them.

    Returns
    -------
    DataFrame
        One row a name, most mentions first: name, candidates (full names, joined by "; "), mentions, articles.

    Examples
    --------
    >>> names = ["Jana Moser", "Udo Moser", "Moser"]
    >>> entities = frames.conform([
    ...     {"article_id": str(i), "field": "text", "text": name, "label": "PER", "name": name}
    ...     for i, name in enumerate(names)
    ... ], frames.Entities)
    >>> ambiguous_names(entities).to_dict("records")
    [{'name': 'Moser', 'candidates': 'Jana Moser; Udo Moser', 'mentions': 1, 'articles': 1}]
    """
    persons = entities[entities["label"].eq("PER") & entities["name"].notna()]
    table = persons.groupby("name").agg(mentions=("name", "size"), articles=("article_id", "nunique")).reset_index()
    full: dict[str, list[str]] = defaultdict(list)
    for name, words in zip(table["name"], map(words_of, table["name"]), strict=True):
        if len(words) > 1:
            full[words[-1]].append(name)
    candidates = [
        "; ".join(full.get(words[0], [])) if len(words) == 1 else "" for words in map(words_of, table["name"])
    ]
    table.insert(1, "candidates", pd.array(candidates, dtype="string"))
    table = table[table["candidates"].ne("")].astype({"name": "string", "mentions": "Int64", "articles": "Int64"})
    return table.sort_values(["mentions", "name"], ascending=[False, True], ignore_index=True)
