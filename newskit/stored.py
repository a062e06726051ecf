"""The Docs of a corpus, kept as bytes and made when they are asked for: memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

import pandas as pd
from spacy.language import Language
from spacy.tokens import Doc

from newskit import frames
from newskit.cache import AnnotationCache
from newskit.docs import keep_in
from newskit.errors import InputError
from newskit.layers import StoredDoc
from newskit.packing import Layers, unpack, unpack_layers
from newskit.processing import annotate_texts
from newskit.sections import Section, compose, describe

_AT_ONCE = 64  # Docs that are fetched together


class StoredDocs(Sequence[Doc]):
    """The Docs of articles, in their order, made anew each time they are asked for.

    A Doc that is changed is changed for whoever holds it. To work with changed Docs, hold them in a list of your own:
    ``Corpus(corpus.articles, docs, corpus.pipeline)``.

    Parameters
    ----------
    nlp : Language
        What annotated them; it does so again where the cache has lost an entry.
    articles : DataFrame
        Their Articles.
    keys : sequence of str
        The key of each article's text in the cache.
    here : dict
        Packed Docs that are in no cache, by key.
    cache : AnnotationCache, optional
        Where all others are.
    layouts : list, optional
        The sections of each Doc, if they are not those that `newskit.annotate` makes.
    """

    def __init__(
        self,
        nlp: Language,
        articles: pd.DataFrame,
        keys: Sequence[str],
        here: dict[str, bytes],
        cache: AnnotationCache | None,
        layouts: Sequence[list[Section]] | None = None,
    ):
        self._nlp, self._keys, self._here, self._cache, self._layouts = nlp, keys, here, cache, layouts
        self._texts = articles[list(frames.FIELDS)]
        self._texts.attrs = {}  # which each slice would copy
        self._kept: list[dict] = [{} for _ in keys]  # what `once_a_doc` found

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> Doc: ...
    @overload
    def __getitem__(self, index: slice) -> StoredDocs: ...
    def __getitem__(self, index: int | slice) -> Doc | StoredDocs:
        rows = range(len(self))[index]
        return self.take(rows) if isinstance(rows, range) else next(iter(self.take([rows])))

    def __iter__(self) -> Iterator[Doc]:
        for (blob, text, layout), kept in zip(self._read(), self._kept, strict=True):
            doc = describe(unpack(blob, self._nlp.vocab), None if self._layouts else text, layout)
            keep_in(doc, kept)
            yield doc

    def __repr__(self) -> str:
        return f"<{len(self)} Docs, read when they are asked for>"

    def take(self, rows: Iterable[int]) -> StoredDocs:
        """Some of the Docs, in this order."""
        rows = list(rows)
        keys, kept = [self._keys[row] for row in rows], [self._kept[row] for row in rows]
        layouts = [self._layouts[row] for row in rows] if self._layouts else None
        part = StoredDocs(self._nlp, self._texts.iloc[rows], keys, self._here, self._cache, layouts)
        part._kept = kept
        return part

    def stored(self) -> Iterator[StoredDoc]:
        """The Docs as they are stored, for the rules."""
        for (blob, text, layout), kept in zip(self._read(), self._kept, strict=True):
            doc = StoredDoc(unpack_layers(blob))
            keep_in(doc, kept)
            yield describe(doc, None if self._layouts else text, layout)

    def layers(self) -> Iterator[tuple[Layers, list[Section]]]:
        """The columns of each Doc and its sections, without making a Doc of them."""
        return ((unpack_layers(blob), layout) for blob, layout in self.packed())

    def packed(self) -> Iterator[tuple[bytes, list[Section]]]:
        """Each Doc as `newskit.packing` makes bytes of it, and its sections."""
        return ((blob, layout) for blob, _, layout in self._read())

    def _read(self) -> Iterator[tuple[bytes, str, list[Section]]]:
        for start in range(0, len(self), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            away = set(self._keys[part]) - self._here.keys()
            found = self._cache.blobs(sorted(away)) if self._cache and away else {}
            for row, values in enumerate(frames.rows(self._texts.iloc[part], *frames.FIELDS), start):
                text, layout = compose(values, self._nlp.max_length)
                layout = self._layouts[row] if self._layouts else layout
                key = self._keys[row]
                if key not in found and key not in self._here:  # removed or damaged since
                    if self._layouts:
                        raise InputError(
                            f"the annotations of this corpus are no longer in {self._cache and self._cache.path}"
                        )
                    self._here[key] = next(annotate_texts(self._nlp, [text])).packed
                yield found.get(key) or self._here[key], text, layout
