"""The table of noun endings that `newskit.pipelines.nouns` reads.

Source: nouns.csv of the package german-nouns, which is German Wiktionary's declension tables (CC BY-SA 4.0).

    python -m training.nouns NOUNS_CSV     # writes newskit/pipelines/nouns.txt.gz
"""

import argparse
import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from newskit.pipelines.nouns import PATH, START

GENDERS = {"m": "M", "f": "F", "n": "N"}
CASES = {"nominativ": "N", "genitiv": "G", "dativ": "D", "akkusativ": "A"}
NO_NOUNS = ("Vorname", "Nachname", "Toponym", "Eigenname", "Affix", "Abkürzung")


def forms(rows: Iterable[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Every form of every common noun, with the code of one reading."""
    for row in rows:
        genders = [GENDERS[row[name]] for name in ("genus", "genus 1", "genus 2", "genus 3") if row[name] in GENDERS]
        lemma, kind = row["lemma"], row["pos"]
        if "Substantiv" not in kind or any(other in kind for other in NO_NOUNS) or not lemma[:1].isupper():
            continue
        declined = {column: form for column, form in row.items() if form and column.split()[0] in CASES}
        if not any(column.startswith("nominativ singular") for column in declined):  # a table left empty, or a plural
            yield from ((lemma, gender + "S" + case) for gender in genders for case in "NDA")
        for column, form in declined.items():
            case, number, *variant = column.replace("*", "").split()
            own = GENDERS.get(row.get("genus " + variant[0], "")) if variant else None  # "der" or "das Filter"
            for gender in [own] if own else genders:
                yield form, gender + number[0].upper() + CASES[case]


def endings(readings: dict[str, str]) -> dict[str, str]:
    """The fewest endings from which the readings of all forms follow: the longest that fits a form decides.

    An ending stands for what most of its forms are; it is left out where the next shorter ending says the same.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for form, codes in readings.items():
        whole = START + form
        for i in range(len(whole)):
            counts[whole[i:]][codes] += 1
            longer[whole[i + 1 :]].add(whole[i:])
    found: dict[str, str] = {}
    waiting = [("", "")]
    while waiting:
        ending, inherited = waiting.pop()
        best = max(sorted(counts[ending]), key=counts[ending].__getitem__) if ending else inherited
        if best != inherited:
            found[ending] = best
        waiting += [(other, best) for other in longer[ending] if ending == "" or set(counts[other]) != {best}]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("nouns", type=Path, help="nouns.csv of german-nouns")
    with parser.parse_args().nouns.open(encoding="utf-8", newline="") as file:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for form, code in forms(csv.DictReader(file)):
            if form.isalpha() and len(form) > 1:
                found[form.lower()].add(code)
    table: defaultdict[str, list[str]] = defaultdict(list)
    for ending, codes in endings({form: " ".join(sorted(codes)) for form, codes in found.items()}).items():
        table[codes].append(ending)
    lines = [
        f"{codes}\t{' '.join(sorted(words, key=lambda word: word[::-1]))}" for codes, words in sorted(table.items())
    ]
    PATH.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    print(len(found), "forms,", sum(map(len, table.values())), "endings,", PATH.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
