"""Other names in the place of organisations, persons and places: knowledge for the network, out of a list.

A network that reads the same articles again learns their names by heart. With other names in them it learns what the
words around a name say, and the names themselves. Only what fits the sentence is exchanged: a listed name for one of
its kind (`substitutes.txt`), "Landgericht Kassel" for another mention in "gericht", a bare name for a bare name.
Whatever is exchanged once is exchanged the same way everywhere in its article.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from spacy.language import Language

from newskit.pipelines.gazetteer import name_list
from training.corpora import Token, iob

LIST = Path(__file__).parent / "substitutes.txt"
BARE, PARTY, PLURAL = "bare", "party", "plural"  # a name without an article is bare, unless it is one of the others
SHARES = {"ORG": 0.6, "PER": 0.25, "LOC": 0.2}  # of the names of an article
_HEADS = """
ministerium ministeriums gericht gerichts gerichtshof amt amtes amts behörde verband verbandes verbands bank kasse
stiftung verein vereins gewerkschaft kommission kammer institut instituts universität hochschule schule gymnasium
gymnasiums klinik klinikum klinikums krankenhaus krankenhauses polizei anwaltschaft feuerwehr werke betriebe verlag
verlags zeitung theater theaters orchester museum museums kirche gemeinde genossenschaft gesellschaft initiative agentur
"""
_ARTICLES = frozenset(
    "der die das dem den des ein eine einem einen einer eines im am vom zum zur beim ins ans "
    "sein seine seinem seinen seiner seines ihr ihre ihrem ihren ihrer ihres dieser diese dieses diesem diesen".split()
)
Name = tuple[tuple[str, bool], ...]  # words, and whether a space follows


class Substitution:
    """Names by kind, from the list and from the training articles themselves."""

    def __init__(self, nlp: Language, articles: Iterable[list[Token]]):
        self.heads = sorted(_HEADS.split(), key=len, reverse=True)
        self.kind_of: dict[str, str] = {}
        pools: dict[str, dict[Name, None]] = defaultdict(dict)
        for kind, name in listed():
            self.kind_of.setdefault(name, kind)
            pools[kind][tuple((token.text, bool(token.whitespace_)) for token in nlp.make_doc(name))] = None
        for article in articles:
            for start, end, label in mentions(article):
                found = self._kind(article, start, end) if label == "ORG" else None
                if found and found != BARE:
                    pools[found][_name(article[start:end])] = None
        self.pools = {kind: list(names) for kind, names in pools.items() if len(names) > 2}
        women, men = sorted(name_list("women")), sorted(name_list("men"))
        self.first_names = {name: names for names in (women, men) for name in names}
        self.surnames = sorted(name_list("common_surnames"))
        self.places = sorted(name_list("places"))

    def __call__(self, article: list[Token], random: Random) -> list[Token]:
        """Exchange a share of the names of an article; exchanged tokens lose their other annotation."""
        chosen: dict[str, Name | None] = {}
        found, done = [], 0
        for start, end, label in sorted(mentions(article), key=lambda mention: mention[0]):
            old = _name(article[start:end])
            text = _text(old)
            if text not in chosen and random.random() < SHARES.get(label, 0):
                if label == "PER":
                    chosen[text] = self._person([word for word, _ in old], chosen, random)
                else:
                    find = self._organisation if label == "ORG" else self._place
                    chosen[text] = find(article, start, end, random)
            chosen.setdefault(text, None)
            new = chosen[text]
            if new is None:
                continue
            tags = iob(label, len(new))
            last = article[end - 1].space
            spaces = [*(space for _, space in new[:-1]), last]
            found += article[done:start]
            found += [
                Token(word, space, ent=tag, start=article[start].start if i == 0 else False)
                for i, ((word, _), space, tag) in enumerate(zip(new, spaces, tags, strict=True))
            ]
            done = end
        return [*found, *article[done:]]

    def _organisation(self, article: list[Token], start: int, end: int, random: Random) -> Name | None:
        kind = self._kind(article, start, end)
        return random.choice(self.pools[kind]) if kind in self.pools else None

    def _place(self, article: list[Token], start: int, end: int, random: Random) -> Name | None:
        known = end - start == 1 and article[start].word in name_list("places") and not _has_article(article, start)
        return ((random.choice(self.places), False),) if known else None

    def _person(self, words: list[str], chosen: dict[str, Name | None], random: Random) -> Name | None:
        """Another first name of the same gender and another surname, which stands alone further on."""
        if len(words) != 2 or words[0] not in self.first_names:
            return None
        surname = random.choice(self.surnames)
        for ending in ("", "s"):
            chosen.setdefault(words[1] + ending, ((surname + ending, False),))
        return ((random.choice(self.first_names[words[0]]), True), (surname, False))

    def _kind(self, article: list[Token], start: int, end: int) -> str | None:
        """What may stand in the place of a mention; None if that is not known."""
        words = [token.word for token in article[start:end]]
        if kind := self.kind_of.get(_text(_name(article[start:end]))):
            alone = kind not in (PARTY, PLURAL) and len(words) == 1 and not _has_article(article, start)
            return BARE if alone else kind
        first = words[0].lower()
        head = next((head for head in self.heads if first.endswith(head)), None)
        if head:
            return head
        return None if _has_article(article, start) or words[-1].endswith("s") else BARE


def listed() -> Iterator[tuple[str, str]]:
    """The names of `substitutes.txt`, each with its kind."""
    for line in LIST.read_text(encoding="utf8").splitlines():
        kind, colon, names = line.partition(": ")
        if colon and not line.startswith("#"):
            yield from ((kind, name.strip()) for name in names.split(";"))


def mentions(tokens: list[Token]) -> Iterator[tuple[int, int, str]]:
    """The names of a document as (first token, token after it, label)."""
    start = None
    for i, token in enumerate([*tokens, Token("", ent="O")]):
        if start is not None and not (token.ent or "").startswith("I-"):
            yield start, i, (tokens[start].ent or "")[2:]
            start = None
        if (token.ent or "").startswith("B-"):
            start = i


def _has_article(tokens: list[Token], start: int) -> bool:
    """Does an article, or an adjective after one, stand before the name?"""
    before = [token.word.lower() for token in tokens[max(0, start - 2) : start]]
    return any(word in _ARTICLES for word in before[-1:]) or (
        len(before) == 2 and before[0] in _ARTICLES and tokens[start - 1].word[:1].islower()
    )


def _name(tokens: list[Token]) -> Name:
    return tuple((token.word, token.space) for token in tokens)


def _text(name: Name) -> str:
    return "".join(word + " " * space for word, space in name).strip()
