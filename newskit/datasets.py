"""Open German news data, fetched from where its authors keep it.

Nothing of it comes with newskit: `load` fetches a data set once, checks it, keeps it on disk, and says under which
licence it stands and how to cite it.
"""

import csv
import hashlib
import io
import json
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import platformdirs

from newskit import frames
from newskit.errors import InputError, LoadError, needs

__all__ = ["available", "load", "load_quotes"]


def __dir__() -> list[str]:
    return __all__


@dataclass(frozen=True)
class File:
    """A file of a data set: where it is and its SHA-256 (None: the first download's is kept and compared)."""

    name: str
    url: str
    sha256: str | None


@dataclass(frozen=True)
class Dataset:
    """A data set: its files, how to read them, and what its authors ask of those who use it."""

    title: str
    licence: str
    citation: str
    homepage: str
    articles: int
    files: tuple[File, ...]
    read: Callable[[list[bytes]], Iterator[dict]]


def available() -> pd.DataFrame:
    """List the data sets that `load` knows.

    Returns
    -------
    DataFrame
        name, title, articles (their number), licence, homepage.

    Examples
    --------
    >>> available()["name"].tolist()
    ['10kgnad', 'wikinews-quotes']
    """
    rows = [
        {"name": name, "title": one.title, "articles": one.articles, "licence": one.licence, "homepage": one.homepage}
        for name, one in sorted(_DATASETS.items())
    ]
    return pd.DataFrame(rows)


def load(name: str, folder: str | os.PathLike | None = None, progress: bool = True) -> pd.DataFrame:
    """Load a data set as Articles; the text stays as it is, so that offsets from elsewhere hold.

    Licence and citation are printed, and lie in ``attrs``.

    Parameters
    ----------
    name : str
        "10kgnad" (topics of an Austrian daily; the topic is the `section`) or "wikinews-quotes" (Wikinews articles
        whose quotes are annotated; `load_quotes` has the annotation).
    folder : path, optional
        Where downloads are kept; a folder of the user by default.
    progress : bool
        Show a progress bar while fetching.

    Raises
    ------
    InputError
        If there is no such data set.
    LoadError
        If it cannot be fetched, or is not what its authors published.
    """
    dataset = _find(name)
    records = _read(name, dataset, folder, progress)
    rows = [{key: value for key, value in record.items() if key != "quotes"} for record in records]
    for row in rows:
        row.setdefault(
            "article_id", frames.article_id(row.get("source"), row.get("url"), row.get("title"), row["text"])
        )
        row["language"] = "de"
        row["origin"] = dataset.homepage
    articles = frames.conform(rows, frames.Articles)
    articles.attrs = {"licence": dataset.licence, "citation": dataset.citation, "problems": []}
    print(f"{dataset.title}\nLicence: {dataset.licence}\nPlease cite: {dataset.citation}")
    return articles


def load_quotes(name: str, folder: str | os.PathLike | None = None, progress: bool = True) -> pd.DataFrame:
    """Load the quotes that people have annotated in a data set, as Quotes.

    A quote, speaker or cue in several pieces goes from the first character of the first to the last of the last.

    Raises
    ------
    InputError
        If there is no such data set, or it has no quotes.
    LoadError
        If it cannot be fetched, or is not what its authors published.
    """
    dataset = _find(name)
    if dataset.read is not _read_wikinews:
        raise InputError(f'{name!r} has no annotated quotes; "wikinews-quotes" has')
    rows = []
    for record in _read(name, dataset, folder, progress):
        for number, quote in enumerate(record["quotes"]):
            about = {"article_id": record["article_id"], "source": record["source"], "published": record["published"]}
            rows.append(
                about | quote | {"quote_id": f"{record['article_id']}-{number}", "field": "text", "rule": "gold"}
            )
    return frames.conform(rows, frames.Quotes)


def _find(name: str) -> Dataset:
    if not isinstance(name, str) or name not in _DATASETS:
        raise InputError(f"there is no data set {name!r}; there are {sorted(_DATASETS)}")
    return _DATASETS[name]


def _read(name: str, dataset: Dataset, folder: str | os.PathLike | None, progress: bool) -> list[dict]:
    base = Path(folder or os.environ.get("NEWSKIT_CACHE") or platformdirs.user_cache_dir("newskit")) / "datasets" / name
    contents = [_fetch(file, base, progress) for file in dataset.files]
    try:
        records = list(dataset.read(contents))
    except (ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        raise LoadError(
            f"{name}: {base} does not hold what its authors published ({error}); delete it and try again"
        ) from None
    if len(records) != dataset.articles:
        raise LoadError(f"{name}: {len(records)} articles instead of {dataset.articles}; delete {base} and try again")
    return records


def _fetch(file: File, base: Path, progress: bool) -> bytes:
    with needs("web", "fetching data sets"):
        import pooch
    noted = base / f"{file.name}.sha256"
    expected = file.sha256 or (noted.read_text().strip() if noted.exists() else None)
    downloader = pooch.HTTPDownloader(progressbar=progress, timeout=60)
    pooch.get_logger().setLevel("WARNING")
    try:
        known = f"sha256:{expected}" if expected else None
        path = pooch.retrieve(file.url, known, fname=file.name, path=base, downloader=downloader)
    except ValueError as error:  # pooch: the hash does not match
        raise LoadError(f"{file.url} is not the file that was expected: {str(error).splitlines()[0]}") from None
    except Exception as error:  # requests raises many kinds
        raise LoadError(
            f"{file.url} could not be fetched ({type(error).__name__}). Are you offline? The file can also be fetched "
            f"by hand and put into {base} under the name {file.name}."
        ) from None
    content = Path(path).read_bytes()
    if not expected:
        noted.write_text(hashlib.sha256(content).hexdigest())
    return content


def _read_gnad(contents: list[bytes]) -> Iterator[dict]:
    """Lines of topic and text, with headline and text in one."""
    limit = csv.field_size_limit(2**24)
    try:
        for content in contents:
            for section, text in csv.reader(io.StringIO(content.decode("utf-8")), delimiter=";", quotechar="'"):
                yield {"source": "Der Standard", "section": section, "text": text}
    finally:
        csv.field_size_limit(limit)


_DOCUMENT = re.compile(r"(?P<id>\d+) - (?P<title>.*?)(?: \((?P<day>\d{4}-\d{2}-\d{2})\))?$", re.DOTALL)
_TYPES = {
    "Direct": "direct",
    "Indirect": "indirect",
    "FreeIndirect": "indirect",
    "IndirectFreeIndirect": "indirect",
    "Reported": "reported",
}


def _read_wikinews(contents: list[bytes]) -> Iterator[dict]:
    """One JSON document an article; every offset is checked against the text that it is said to cut out."""
    with zipfile.ZipFile(io.BytesIO(contents[0])) as archive:
        for name in sorted(archive.namelist()):
            if "/data/" in name and name.endswith(".json"):
                yield _read_document(json.loads(archive.read(name)))


def _read_document(document: dict) -> dict:
    about = _DOCUMENT.match(document["documentName"])
    if about is None:
        raise LoadError(f"the downloaded file names a document {document['documentName']!r}: its form has changed")
    text = document["originalText"]
    day = about["day"]
    return {
        "article_id": f"wikinews-{about['id']}",
        "source": "Wikinews",
        "title": about["title"],
        "text": text,
        "published": pd.Timestamp(day, tz="UTC") if day else None,
        "published_precision": "day" if day else None,
        "url": f"https://de.wikinews.org/?curid={about['id']}",
        "quotes": [_read_quote(annotation, text) for annotation in document["annotations"]],
    }


def _read_quote(annotation: dict, text: str) -> dict:
    found: dict[str, object] = {"type": _TYPES[annotation["type"]]}
    for part, column, prefix in (("quote", "text", ""), ("speaker", "speaker", "speaker_"), ("cue", "cue", "cue_")):
        if place := _whole(annotation.get(part), text):
            found |= {column: text[slice(*place)], f"{prefix}start": place[0], f"{prefix}end": place[1]}
    return found | ({"speaker_field": "text"} if "speaker" in found else {})


def _whole(part: dict | None, text: str) -> tuple[int, int] | None:
    spans = [(span["charBegin"], span["charEnd"]) for span in (part or {}).get("spans", [])]
    if any(not 0 <= start < end <= len(text) for start, end in spans):
        raise ValueError("an annotation lies outside its text")
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None


_GNAD = "https://raw.githubusercontent.com/tblock/10kGNAD/master"
_WIKINEWS = "https://github.com/uhh-lt/german-news-quotation-attribution-2024"
_DATASETS = {
    "10kgnad": Dataset(
        title="10kGNAD: ten thousand German news articles by topic",
        licence="CC BY-NC-SA 4.0",
        citation=(
            "Timo Block: Ten Thousand German News Articles Dataset (2019), after Dietmar Schabus, Marcin Skowron and "
            "Martin Trapp: One Million Posts, SIGIR 2017"
        ),
        homepage="https://tblock.github.io/10kGNAD/",
        articles=10_273,
        files=(
            File("train.csv", f"{_GNAD}/train.csv", "e0c0fa6ffd83e351173a800b3879f8a1a31a97058ec8615bed8becfc475cc607"),
            File("test.csv", f"{_GNAD}/test.csv", "68ba71a01919261f36b362b6a31e7fa34255dde102a5586db23d72eae2e41514"),
        ),
        read=_read_gnad,
    ),
    "wikinews-quotes": Dataset(
        title="Quotation attribution in German Wikinews articles",
        licence="CC BY-NC-SA 4.0",
        citation=(
            "Fynn Petersen-Frey and Chris Biemann: Dataset of Quotation Attribution in German News Articles, "
            "LREC-COLING 2024"
        ),
        homepage=_WIKINEWS,
        articles=1000,
        files=(File("articles.zip", f"{_WIKINEWS}/archive/74e7bd6d1b57b662865f570c4d1de26ff15d2689.zip", None),),
        read=_read_wikinews,
    ),
}
