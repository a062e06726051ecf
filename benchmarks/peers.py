"""The same or nearly the same work done by others."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import spacy
from spacy.language import Language
from spacy.tokens import Doc

# An English report with the layers that textacy's rules read: word, tag, lemma, head (relative), dependency.
_SENTENCE = """The DET the 1 det|minister NOUN minister 1 nsubj|said VERB say 0 ROOT|on ADP on -1 prep
Monday PROPN Monday -1 pobj|that SCONJ that 4 mark|the DET the 1 det|new ADJ new 1 amod|bridge NOUN bridge 1 nsubj
needs VERB need -7 ccomp|more ADJ more 1 amod|money NOUN money -2 dobj|. PUNCT . -10 punct"""
_QUOTE = """" PUNCT " 3 punct|We PRON we 2 nsubj|will AUX will 1 aux|build VERB build 7 ccomp|a DET a 2 det
new ADJ new 1 amod|bridge NOUN bridge -3 dobj|, PUNCT , 3 punct|" PUNCT " 2 punct|Jane PROPN Jane 1 compound
Miller PROPN Miller 1 nsubj|said VERB say 0 ROOT|. PUNCT . -1 punct"""


def bare_spacy(nlp: Language, articles: pd.DataFrame) -> int:
    """The same components over the same texts and nothing else; the Docs are dropped."""
    texts = (f"{title}\n\n{text}" for title, text in zip(articles["title"], articles["text"], strict=True))
    return sum(len(doc) for doc in nlp.pipe(texts))


def trafilatura_pages(folder: Path) -> list[str | None]:
    """Text and metadata of saved pages."""
    import trafilatura

    return [
        trafilatura.extract(path.read_text("utf-8"), output_format="json", with_metadata=True)
        for path in sorted(folder.iterdir())
    ]


def minhash_candidates(articles: pd.DataFrame, permutations: int = 128, threshold: float = 0.2) -> int:
    """Pairs that MinHash-LSH over five-word shingles proposes: no passages, no containment."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=threshold, num_perm=permutations)
    hashes = {}
    for article_id, text in zip(articles["article_id"], articles["text"], strict=True):
        words = text.lower().split()
        hashes[article_id] = MinHash(num_perm=permutations)
        hashes[article_id].update_batch({" ".join(words[i : i + 5]).encode() for i in range(len(words) - 4)})
        index.insert(article_id, hashes[article_id])
    return sum(len(index.query(one)) - 1 for one in hashes.values())


def sklearn_keywords(articles: pd.DataFrame, target: str) -> int:
    """Words counted by scikit-learn, and their chi2 between one outlet and the others: no lemmas, no names."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.feature_selection import chi2

    counts = CountVectorizer(token_pattern=r"\w+").fit_transform(articles["text"])
    return len(chi2(counts, articles["source"].eq(target))[0])


def english_docs(words: int, length: int) -> list[Doc]:
    """As many English words in Docs of this length, parsed by hand: one sentence in three is a quote."""
    vocab = spacy.blank("en").vocab
    sentences = [_parsed(_QUOTE), _parsed(_SENTENCE), _parsed(_SENTENCE)]
    docs = []
    while words > 0:
        tokens: list[tuple] = []
        while len(tokens) < length:
            start = len(tokens)
            tokens += [
                (word, pos, lemma, start + head, dep) for word, pos, lemma, head, dep in sentences[len(tokens) % 3]
            ]
        texts, tags, lemmas, heads, deps = map(list, zip(*tokens, strict=True))
        docs.append(Doc(vocab, texts, pos=tags, lemmas=lemmas, heads=heads, deps=deps))
        words -= len(tokens)
    return docs


def textacy_quotations(docs: Sequence[Doc]) -> int:
    """Direct quotations with speaker and cue, by textacy's English rules."""
    from textacy.extract import direct_quotations

    return sum(len(list(direct_quotations(doc))) for doc in docs)


def _parsed(text: str) -> list[tuple]:
    rows = [token.split(" ") for token in text.replace("\n", "|").split("|")]
    return [(word, pos, lemma, i + int(head), dep) for i, (word, pos, lemma, head, dep) in enumerate(rows)]
