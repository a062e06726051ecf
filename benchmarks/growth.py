"""Does reading one article take longer than n log n of its length? ``python -m benchmarks.growth [CHARACTERS]``

One article that is full of one thing (organisations, persons, quotes, marks ...) is annotated and searched at a
quarter, half and the whole of the length (250,000 characters unless told otherwise). Seconds of CPU, and how often the
time of the half is in the time of the whole: 2 is linear, 4 grows with the square. Exit status 1 if any is above 3.
"""

import sys
from collections.abc import Callable
from itertools import count
from random import Random
from time import process_time

import newskit as nk
from newskit.names import find_mentions
from newskit.quotes import find_quotes

_MOST = 3.0
_NOTICEABLE = 0.5  # seconds below which a ratio is noise
_SYLLABLES = [
    "ba",
    "ko",
    "lu",
    "mer",
    "nost",
    "pil",
    "ran",
    "sek",
    "tov",
    "wid",
    "zor",
    "hag",
    "fen",
    "dul",
    "kir",
    "mas",
]


def _word(random: Random) -> str:
    return "".join(random.choices(_SYLLABLES, k=3)).title()


FULL_OF: dict[str, Callable[[Random, int], str]] = {
    "organisations": lambda random, n: f"Die {_word(random)} AG und der Verband {_word(random)} klagen. ",
    "acronyms": lambda random, n: f"Der Bund für {_word(random)} (B{_word(random)[:3].upper()}) klagt. ",
    "persons": lambda random, n: f"{_word(random)} {_word(random)} traf Jana {_word(random)}. ",
    "quotes": lambda random, n: f"„{_word(random)}!“, sagte {_word(random)}. ",
    "opening marks": lambda random, n: "„‚»"[n % 3],
    "opening marks with words": lambda random, n: f"„{_word(random)} ",
    "commas": lambda random, n: f"sagte {_word(random)}, ",
}


def article(kind: str, characters: int) -> str:
    random, parts, length = Random(1), [], 0
    for n in count():
        parts.append(FULL_OF[kind](random, n))
        length += len(parts[-1])
        if length >= characters:
            return "".join(parts)[:characters]
    raise AssertionError


def seconds(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun


def main() -> None:
    characters = int(sys.argv[1]) if len(sys.argv) > 1 else 250_000
    nlp = nk.load_pipeline()
    find_quotes(nlp("Jana Moser sagte in Kassel: „Gut.“"))  # the lists are read
    steep = False
    for kind in FULL_OF:
        for step, work in (("names", find_mentions), ("quotes", find_quotes)):
            docs = [nlp(article(kind, characters // part)) for part in (4, 2, 1)]
            spent = [seconds(lambda doc=doc, work=work: work(doc)) for doc in docs]
            ratio = spent[2] / max(spent[1], 1e-9)
            steep |= spent[2] > _NOTICEABLE and ratio > _MOST
            print(f"{kind:<25} {step:<7} {' '.join(f'{one:8.2f}' for one in spent)} s   x {ratio:.1f}", flush=True)
    sys.exit(steep)


if __name__ == "__main__":
    main()
