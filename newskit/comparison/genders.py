"""Women and men among those who are quoted, the unknown shown as bounds."""

import pandas as pd

from newskit import frames
from newskit.annotation import Corpus
from newskit.comparison.voices import spoken_quotes
from newskit.door import takes


@takes(quotes=frames.Quotes, articles=frames.Articles, entities=frames.Entities, without_copies=frames.Pairs)
def voice_genders(
    quotes: pd.DataFrame,
    articles: Corpus | pd.DataFrame | None = None,
    entities: pd.DataFrame | None = None,
    by: str = "source",
    without_copies: bool | pd.DataFrame = False,
) -> pd.DataFrame:
    """Estimate the share of women and men among the quoted persons, the unknown shown as bounds.

    Gender is guessed from German words about the person ("Ministerin", "Herr") and from first names; it says how a
    person is written about, not who somebody is. Nobody is dropped: if every unknown person were a woman, the share of
    women would be `women_high`; if no unknown person were, `women_low`.

    Parameters are those of `voices`, and

    Parameters
    ----------
    entities : DataFrame, optional
        Entities of the same articles: the roles next to the names ("Sprecherin") tell more than the names alone.

    Returns
    -------
    DataFrame
        One row a group: the column `by`, persons (quoted ones with a name), women, men, unknown (persons), quotes (of
        persons), quotes_women, quotes_men, quotes_unknown, women_low and women_high (share of the persons, 0..1),
        quotes_women_low and quotes_women_high (share of the quotes).

    Notes
    -----
    Bounds instead of guesses for missing values: Manski (1995), "Identification problems in the social sciences". The
    question of who is quoted: Global Media Monitoring Project; Asr et al. (2021), "The Gender Gap Tracker", PLOS ONE.

    Examples
    --------
    >>> from newskit import frames
    >>> table = frames.conform([
    ...     {"article_id": "a" * 12, "quote_id": f"a-{i}", "source": "Tagblatt", "type": "direct", "field": "text",
    ...      "text": "Nein", "speaker": name, "speaker_name": name, "speaker_label": "PER"}
    ...     for i, name in enumerate(["Anna Berger", "Jan Moser", "Stadlhuber"])], frames.Quotes)
    >>> voice_genders(table)[["women", "men", "unknown", "women_low", "women_high"]]
       women  men  unknown  women_low  women_high
    0      1    1        1   0.333333    0.666667
    """
    spoken = spoken_quotes(quotes, articles, by, without_copies)
    spoken = spoken[spoken["speaker_name"].notna() & spoken["speaker_label"].eq("PER").fillna(False)]
    gender = _genders(spoken, entities)
    spoken = spoken.assign(
        gender=[gender[key] for key in zip(spoken["article_id"], spoken["speaker_name"], strict=True)]
    )
    # A person who is known in one article of the group is known in all of them.
    told = spoken.dropna(subset="gender").groupby("speaker_name")["gender"].agg(lambda g: g.mode().iloc[0])
    spoken["gender"] = spoken["speaker_name"].map(told).astype("string").fillna("unknown")
    groups = pd.Index(
        sorted(quotes[by].dropna().unique()) if by in quotes else sorted(spoken[by].dropna().unique()), name=by
    )
    persons = spoken.drop_duplicates([by, "speaker_name"])
    table = pd.DataFrame(index=groups)
    for prefix, part in (("", persons), ("quotes_", spoken)):
        counts = pd.crosstab(part[by], part["gender"]).reindex(
            index=groups, columns=["f", "m", "unknown"], fill_value=0
        )
        total = counts.sum(axis=1)
        table["quotes" if prefix else "persons"] = total
        for name, column in (("women", "f"), ("men", "m"), ("unknown", "unknown")):
            table[prefix + name] = counts[column]
        known = total.where(total > 0).astype("Float64")
        table[prefix + "women_low"] = counts["f"] / known
        table[prefix + "women_high"] = (counts["f"] + counts["unknown"]) / known
    order = ["persons", "women", "men", "unknown", "quotes", "quotes_women", "quotes_men", "quotes_unknown"]
    bounds = ["women_low", "women_high", "quotes_women_low", "quotes_women_high"]
    return table[order + bounds].reset_index().astype({by: "string"})


def _genders(spoken: pd.DataFrame, entities: pd.DataFrame | None) -> dict[tuple[str, str], str | None]:
    from newskit.german.gender import guess_gender

    roles: dict[tuple[str, str], list[str]] = {}
    if entities is not None:
        told = entities[entities["label"].eq("PER") & entities["role"].notna()]
        for row in told.itertuples():
            roles.setdefault((row.article_id, row.name), []).append(row.role)
    found: dict[tuple[str, str], str | None] = {}
    for key in dict.fromkeys(zip(spoken["article_id"], spoken["speaker_name"], strict=True)):
        guesses = [guess_gender(key[1], role) for role in roles.get(key, [])] or [guess_gender(key[1])]
        known: list[str] = [guess for guess in guesses if guess]
        found[key] = max(sorted(set(known)), key=known.count) if known else None
    # The words of the quote's speaker ("die Ministerin", "Frau Moser") tell it, too.
    for row in spoken.itertuples():
        key = (row.article_id, row.speaker_name)
        if found[key] is None and pd.notna(row.speaker) and row.speaker != row.speaker_name:
            found[key] = guess_gender(row.speaker_name, row.speaker)
    return found
