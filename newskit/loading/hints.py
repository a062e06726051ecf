"""What a user should know about a table that was loaded without a problem, and yet not as it was meant."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from newskit import frames
from newskit.loading.fields import looks_like

_LOOKED_AT = 200  # rows


def find_hints(articles: pd.DataFrame, from_files: bool) -> Iterator[str]:
    """What is missing from the whole table although the input may have it."""
    if from_files and len(articles) and articles["source"].eq(frames.NO_SOURCE).all():
        yield (
            f'no outlet is known, so all articles have the source "{frames.NO_SOURCE}"; put the files of each outlet '
            'into a folder with its name, or set it: articles["source"] = "Der Standard"'
        )
    lacking = [field for field in ("text", "title", "published") if articles[field].isna().all()]
    others = [name for name in articles.columns if name not in frames.Articles.columns]
    for name in others if lacking else ():
        kind = looks_like(articles[name].head(_LOOKED_AT).astype(object))
        if kind in lacking:
            yield f"the column {name!r} looks like {kind!r} and was not used; if it is: columns={{{name!r}: {kind!r}}}"
