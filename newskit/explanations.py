"""Why a quote or a name is what it is, and why a stretch of text is neither.

Nothing is decided here: the steps of `newskit.quotes` and `newskit.names` run again, and what they pass on is shown.
"""

from collections import Counter
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import pandas as pd
from spacy.tokens import Doc

from newskit import frames
from newskit.annotation import Corpus, as_corpus, locate
from newskit.display import View
from newskit.door import takes
from newskit.errors import InputError
from newskit.names import find_mentions
from newskit.names.extract import tabulate_mentions
from newskit.names.linking import explain as explain_links
from newskit.quotes.clauses import Sentence
from newskit.quotes.cues import Cue
from newskit.quotes.find import found_quotes
from newskit.quotes.model import Found
from newskit.quotes.reading import Reading
from newskit.quotes.resolution import Names, Resolution
from newskit.quotes.rules import rules
from newskit.quotes.subjects import RULED_OUT, rivals
from newskit.quotes.weights import NOBODY, Candidate

_TAKES = {"d": "dass", "w": "ob, questions", "v": "verb-second clause", "z": "infinitive with zu", "q": "direct speech",
          "a": "judgement in marks", "p": "a sentence before it", "n": "object"}  # fmt: skip
_HOW = {
    "named": "the phrase contains the name",
    "spelt out": "the phrase spells the name out",
    "referring": "a pronoun or description; the candidate with the highest score is meant",
    "unnamed": "the phrase contains no name and refers to none",
}
_MOST = 5  # candidates that are shown


class Step(NamedTuple):
    """One step of an explanation: what it is about, and its lines."""

    about: str
    lines: Sequence[str]


class Explanation(View):
    """An explanation, as HTML in Jupyter and as plain text elsewhere.

    Attributes
    ----------
    steps : list of Step
        Heading and lines of each step.
    """

    def __init__(self, title: str, steps: Sequence[Step]):
        self.steps = list(steps)
        rows = "".join(
            f'<tr><th scope="row">{escape(step.about)}</th><td>{"<br>".join(map(escape, step.lines))}</td></tr>'
            for step in steps
        )
        body = f'<div class="nk-row-head">{escape(title)}</div><div class="nk-scroll"><table>{rows}</table></div>'
        told = [line for step in steps for line in (f"{step.about}:", *(f"  {line}" for line in step.lines))]
        super().__init__(body, "\n".join([title, *told]))


@takes(corpus=frames.Articles)
def explain_quote(corpus: Corpus | pd.DataFrame, quote_id: str) -> Explanation:
    """Explain a quote: its clauses, cue and rule, who else might have been the speaker, and how the name was found.

    Parameters
    ----------
    corpus : Corpus or DataFrame
        A Corpus, or Articles.
    quote_id : str
        As in the Quotes that `extract_quotes` gives with its own choice of types and fields.

    Returns
    -------
    Explanation
        Shows itself in Jupyter; its `steps` are the same as text.

    Raises
    ------
    InputError
        If there is no such article or quote.

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({"text": ["Jana Moser kam. Der Fluss sei sauber, sagte sie."]}))
    >>> corpus = nk.annotate(articles, progress=False)
    >>> [step.about for step in explain_quote(corpus, f"{articles['article_id'][0]}-1").steps]
    ['quote', 'clauses', 'cue', 'rule', 'speaker', 'name']
    """
    article_id, _, number = str(quote_id).rpartition("-")
    doc = _doc_of(corpus, article_id)
    reading, found = found_quotes(doc)
    placed = [quote for quote in found if locate(doc, *_characters(reading, quote)) is not None]
    if not number.isdigit() or not 0 < int(number) <= len(placed):
        raise InputError(f"no quote {quote_id!r}: article {article_id!r} has {len(placed)} quotes")
    names = Names(reading.tokens, find_mentions(doc), reading.sentences, found)
    for quote in found:
        resolved = names.name_of(quote.speaker)
        if quote is placed[int(number) - 1]:
            break
    return Explanation(f"Quote {quote_id}", _quote_steps(reading, quote, resolved))


@takes(corpus=frames.Articles)
def explain_name(corpus: Corpus | pd.DataFrame, name: str) -> Explanation:
    """Explain a name: which mentions of the corpus count for it, and why.

    Parameters
    ----------
    corpus : Corpus or DataFrame
        A Corpus, or Articles.
    name : str
        A canonical name, as in the column `name` of Entities.

    Returns
    -------
    Explanation
        One line for each way in which the name is written, with the number of mentions and the reason.

    Raises
    ------
    InputError
        If no mention has this name.

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({"text": ["Jana Moser kam spät. Mosers Rede war kurz."]}))
    >>> print(explain_name(nk.annotate(articles, progress=False), "Jana Moser"))
    Jana Moser
    written as:
      Jana Moser (1): as it stands
      Mosers (1): inflected form; surname of a full name
    """
    corpus = as_corpus(corpus, progress=False)
    entities = tabulate_mentions(corpus, progress=False)
    links = explain_links(entities)
    rows = links["name"].eq(name).fillna(False)
    if not rows.any():
        raise InputError(f"no mention in this corpus has the name {name!r}")
    within = {
        (article_id, doc.text[mention.start : mention.end], mention.name): mention.why
        for article_id, doc in zip(corpus.articles["article_id"], corpus.stored(), strict=True)
        for mention in find_mentions(doc)
    }
    table = entities.loc[rows, ["article_id", "text", "name"]].assign(link=links["why"])
    reasons = [
        (written, "; ".join(filter(None, (within.get((article_id, written, alone)), None if pd.isna(link) else link))))
        for article_id, written, alone, link in table.itertuples(index=False)
    ]
    lines = [f"{written} ({n}): {why or 'as it stands'}" for (written, why), n in Counter(reasons).most_common()]
    return Explanation(str(name), [Step("written as", lines)])


@takes(corpus=frames.Articles)
def explain(corpus: Corpus | pd.DataFrame, article_id: str, text: str) -> Explanation:
    """Explain a stretch of text: which quote or name it is, or what ruled it out.

    Parameters
    ----------
    corpus : Corpus or DataFrame
        A Corpus, or Articles.
    article_id : str
        Which article.
    text : str
        Words of the article; where they stand more than once, the first place.

    Returns
    -------
    Explanation
        As quote and as name: found, or what is missing.

    Raises
    ------
    InputError
        If there is no such article, or the words do not stand in it.

    Examples
    --------
    >>> import newskit as nk
    >>> articles = nk.load_articles(pd.DataFrame({"text": ["Der Fluss ist sauber. Das freut alle."]}))
    >>> corpus = nk.annotate(articles, progress=False)
    >>> print(explain(corpus, articles["article_id"][0], "Der Fluss ist sauber"))
    Der Fluss ist sauber
    as quote:
      in no quotation marks
      no cue in the sentence
      indicative: Der Fluss ist sauber
    as name:
      the pipeline sees no name here
    """
    doc = _doc_of(corpus, article_id)
    start = doc.text.find(str(text)) if text else -1
    if start < 0:
        raise InputError(f"{text!r} does not stand in article {article_id!r}")
    span = start, start + len(text)
    return Explanation(str(text), [Step("as quote", _as_quote(doc, *span)), Step("as name", _as_name(doc, *span))])


def _doc_of(corpus: Corpus | pd.DataFrame, article_id: str) -> Doc:
    if isinstance(corpus, Corpus):
        return corpus.doc(article_id)
    articles = corpus[corpus["article_id"] == article_id]
    if articles.empty:
        raise InputError(f"no article {article_id!r} in these articles")
    return as_corpus(articles, progress=False).doc(article_id)


def _characters(reading: Reading, quote: Found) -> tuple[int, int]:
    return reading.tokens.starts[quote.start], reading.tokens.ends[quote.end - 1]


def _words(reading: Reading, start: int, end: int) -> str:
    tokens = reading.tokens
    return " ".join(tokens.text[tokens.starts[start] : tokens.ends[end - 1]].split()) if start < end else ""


def _quote_steps(reading: Reading, quote: Found, resolved: Resolution) -> list[Step]:
    sentence = reading.sentences[quote.sentence]
    cue = next((cue for cue in reading.cues[quote.sentence].values() if cue.main == quote.cue_main), None)
    rule = next((rule for rule in rules() if rule.id == quote.rule), None)
    told = [f"{quote.rule}: {rule.meaning}", f"example: {rule.example}"] if rule else [quote.rule]
    return [
        Step("quote", [_words(reading, quote.start, quote.end), quote.type]),
        Step("clauses", _clauses(reading, sentence)),
        Step("cue", _cue(reading, quote, cue)),
        Step("rule", told),
        Step("speaker", _speaker(reading, sentence, quote, cue)),
        Step("name", _name(resolved)),
    ]


def _cue(reading: Reading, quote: Found, cue: Cue | None) -> list[str]:
    if not quote.cue:
        return ["none"]
    lines = [f"{' … '.join(reading.tokens.words[i] for i in quote.cue)}: {quote.cue_lemma}"]
    if cue:
        takes = "; ".join(_TAKES.get(letter, letter) for letter in cue.entry.takes)
        lines.append(f"{cue.entry.pos} of the kind {cue.entry.kind}, takes {takes}; {cue.entry.connotation}")
    return lines


def _speaker(reading: Reading, sentence: Sentence, quote: Found, cue: Cue | None) -> list[str]:
    """Who speaks, and who else might have been the subject of the cue."""
    chosen = _words(reading, quote.speaker.start, quote.speaker.end) if quote.speaker else "nobody"
    if quote.inherits:
        return [chosen, "goes on speaking: the sentence names no speaker"]
    if cue is None or cue.passive or cue.impersonal:
        return [chosen, "complement of the cue" if quote.speaker else "the sentence names no speaker"]
    competing = rivals(reading.tokens, sentence, cue.clause, cue)
    return [chosen, *(_scored(c, _words(reading, *c.value[:2]) if c.value else "nobody") for c in competing)]


def _scored(candidate: Candidate, called: str) -> str:
    features = (n if value == 1 else f"{n} {value:.2g}" for n, value in candidate.features.items() if n != NOBODY)
    score = "ruled out:" if candidate.score == RULED_OUT else f"{candidate.score:+.1f}"
    return f"{score} {called} ({'; '.join(features)})"


def _clauses(reading: Reading, sentence: Sentence) -> list[str]:
    moods = {True: "Konjunktiv", False: "indicative"}
    return [
        f"{clause.kind}, {moods[clause.subjunctive] if clause.finite >= 0 else 'no finite verb'}: "
        f"{_words(reading, clause.start, clause.end)}"
        for clause in sentence.clauses
    ]


def _name(resolved: Resolution) -> list[str]:
    competing = (_scored(c, c.value.name if c.value else "nobody") for c in resolved.candidates[:_MOST])
    return [f"{resolved.name or 'no name'}: {_HOW[resolved.how]}", *competing]


def _as_quote(doc: Doc, start: int, end: int) -> list[str]:
    reading, found = found_quotes(doc)
    tokens = reading.tokens
    inside = [quote for quote in found if tokens.starts[quote.start] <= start and end <= tokens.ends[quote.end - 1]]
    if inside:
        return [
            f"in a quote ({quote.type}, {quote.rule}): {_words(reading, quote.start, quote.end)}" for quote in inside
        ]
    number = max((n for n, s in enumerate(reading.sentences) if tokens.starts[s.start] <= start), default=0)
    sentence, cues = reading.sentences[number], reading.cues[number].values()
    marked = any(mark.start <= start and end <= mark.end for mark in reading.marked)
    told = ["in quotation marks, but read as a title, name or term" if marked else "in no quotation marks"]
    told += [_unused(reading, cue) for cue in cues] or ["no cue in the sentence"]
    clauses = [c for c in sentence.clauses if tokens.starts[c.start] < end and start < tokens.ends[c.end - 1]]
    return told + [
        f"{'Konjunktiv' if clause.subjunctive else 'indicative'}: {_words(reading, clause.start, clause.end)}"
        for clause in clauses
        if clause.finite >= 0
    ]


def _unused(reading: Reading, cue: Cue) -> str:
    written = " … ".join(reading.tokens.words[i] for i in cue.words)
    return f"cue {written} ({cue.lemma}) {'is negated' if cue.refused else 'announces nothing here'}"


def _as_name(doc: Doc, start: int, end: int) -> list[str]:
    text = doc.text
    found = [m for m in find_mentions(doc) if m.start < end and start < m.end]
    if found:
        return [f"mention {text[m.start : m.end]} ({m.label}), counted as {m.name}" for m in found]
    seen = [entity for entity in doc.ents if entity.start_char < end and start < entity.end_char]
    if seen:
        return [f"{entity.text} ({entity.label_} to the pipeline) is left out as a common noun" for entity in seen]
    return ["the pipeline sees no name here"]
