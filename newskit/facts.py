"""What makes a result repeatable: when, with what, and over which input it was made."""

import hashlib
import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version

import pandas as pd

from newskit import __version__, frames
from newskit.texts import Texts

# Their code or data is in the numbers: annotations, lemmas, names of countries, mended and cut-out text, tables.
LIBRARIES = ("spaCy", "simplemma", "Babel", "onnxruntime", "tokenizers", "ftfy", "trafilatura", "htmldate", "pandas")


def today() -> str:
    """Today (UTC), or that of SOURCE_DATE_EPOCH, by which a build is repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).strftime("%Y-%m-%d")


def versions(pipeline: dict) -> dict[str, str]:
    """What made the numbers: newskit, the pipeline, and the libraries that bear on them."""
    chosen = f"{pipeline['name']} {pipeline['version']}"
    return {
        "newskit": __version__,
        "pipeline": f"{chosen} ({pipeline['reason']})" if pipeline.get("reason") else chosen,
        **{name: version(name) for name in LIBRARIES},
        "Python": platform.python_version(),
    }


def input_hash(articles: pd.DataFrame) -> str:
    """Identify a set of articles by what they say: 32 hex characters, BLAKE2.

    The order of the articles and the files that they were read from make no difference.

    Examples
    --------
    >>> articles = frames.conform([{"article_id": "a", "title": "Pegel"}, {"article_id": "b"}], frames.Articles)
    >>> input_hash(articles) == input_hash(articles.iloc[::-1])
    True
    """
    columns = [name for name in frames.Articles.columns if name != "origin"]
    texts = articles[columns].astype("string").fillna("\x00")
    digests = sorted(
        hashlib.blake2b("\x1f".join(row).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        for row in texts.itertuples(index=False, name=None)
    )
    return hashlib.blake2b(b"".join(digests), digest_size=16).hexdigest()


# How often the extraction is right on newspapers and on Wikinews, the lower of the two; see docs/methods/limits.md.
MEASURED: tuple[tuple[str, float], ...] = (
    ("mentions of persons, places, organisations (F1)", 0.93),
    ("mentions of organisations (F1)", 0.89),
    ("names counted in an article (F1)", 0.92),
    ("quotes found (F1)", 0.87),
    ("direct quotes found (F1)", 0.93),
    ("indirect quotes found (F1)", 0.85),
    ("quotes found with the right speaker (F1)", 0.75),
    ("name of the speaker right, if the quote was found (share)", 0.79),
)


def measured() -> pd.DataFrame:
    """How often the extraction is right: measure, value (0..1)."""
    return pd.DataFrame(MEASURED, columns=["measure", "value"])


def citation(pipeline: dict, say: Texts) -> str:
    """How to name the tools in a text, in the language of the reader."""
    text = (
        "newskit (version {newskit}) [computer software], with the spaCy pipeline {name} {version} and spaCy {spacy} "
        "(Honnibal, Montani, Van Landeghem & Boyd, 2020, https://doi.org/10.5281/zenodo.1212303)."
    )
    about = {"name": pipeline["name"], "version": pipeline["version"], "spacy": version("spacy")}
    return say(text, newskit=__version__, **about)
