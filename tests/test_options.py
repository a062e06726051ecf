"""Options of fixed choice: what is annotated is what is permitted."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

import pytest

from newskit import frames
from newskit.errors import InputError
from newskit.options import check_options

if TYPE_CHECKING:
    from newskit.annotation import Corpus


def search(
    articles: "Corpus",
    sort: Literal["left", "right"] | None = None,
    fields: Sequence[frames.Field] = frames.FIELDS,
    label: "frames.Label | Sequence[frames.Label] | None" = None,
    by: Literal["source"] | Callable = "source",
) -> "Corpus":
    """A function with options of every kind."""
    return articles


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"sort": None, "fields": []},
        {"sort": "left", "fields": ["title"], "label": "PER"},
        {"fields": {"title": 1}, "label": ("PER", "LOC"), "by": len},
        {"by": "anything else that a function may be given"},
    ],
)
def test_what_is_annotated_is_permitted(given):
    check_options(search, given)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"sort": "up"}, "sort='up' is not one of left, right"),
        ({"sort": ["left"]}, r"sort=\['left'\] is not one of left, right"),
        ({"fields": ["title", "body"]}, "fields='body' is not one of title, teaser, text"),
        ({"fields": "title"}, "fields='title' is not a list of title, teaser, text"),
        ({"fields": None}, "fields=None is not a list of title, teaser, text"),
        ({"label": ["PERS"]}, "label='PERS' is not one of PER, LOC, ORG, MISC"),
        ({"label": 7}, "label=7 is not one of PER, LOC, ORG, MISC"),
    ],
)
def test_anything_else_is_refused(given, says):
    with pytest.raises(InputError, match=f"^search: {says}$"):
        check_options(search, given)
