"""What coders are asked: questions, their permitted codes, and what they mean."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from newskit.errors import InputError

Level = Literal["nominal", "ordinal"]


class Question(NamedTuple):
    """One question to the coders: a column of the coding sheet.

    Attributes
    ----------
    name : str
        The column.
    text : str
        What is asked, in a sentence or two.
    codes : tuple of str
        The permitted answers; of an ordinal question from the weakest to the strongest.
    level : str
        "nominal" or "ordinal" (level of measurement).
    """

    name: str
    text: str
    codes: Sequence[str]
    level: Level = "nominal"


ENTITY_CODEBOOK = (
    Question(
        "coded_label",
        "What does `text` name in this place: a person (PER), a place, country or building (LOC), an organisation, "
        "team or medium (ORG), another name such as an event, law or work (MISC), or no name at all (none)?",
        ("PER", "LOC", "ORG", "MISC", "none"),
    ),
    Question("right_span", "Does `text` hold the whole name and nothing else?", ("no", "partly", "yes"), "ordinal"),
    Question("right_name", "Is `name` the one that is meant here?", ("no", "yes", "unclear")),
)

QUOTE_CODEBOOK = (
    Question(
        "coded_type",
        "What is `text`: words in quotation marks that someone said or wrote (direct), speech in the subjunctive or in "
        "a clause that a verb of saying introduces (indirect), speech that is only told of (reported), or no "
        "one's speech (none)?",
        ("direct", "indirect", "reported", "none"),
    ),
    Question("right_span", "Does `text` hold the whole quote and nothing else?", ("no", "partly", "yes"), "ordinal"),
    Question("right_speaker", "Is `speaker_name` the one who says it?", ("no", "yes", "unclear")),
)

# The columns that a coder sees, and by which newskit knows what kind of unit a sheet holds.
SHOWN = {
    "entities": ["source", "published", "context", "text", "label", "name"],
    "quotes": ["source", "published", "context", "text", "type", "speaker", "speaker_name", "cue"],
}
CODEBOOKS = {"entities": ENTITY_CODEBOOK, "quotes": QUOTE_CODEBOOK}


def kind_of(columns: Iterable[str]) -> str:
    """ "quotes" or "entities", by the columns of a table or sheet.

    Raises
    ------
    InputError
        If the columns are those of neither.
    """
    columns = set(columns)
    if "type" in columns and "speaker_name" in columns:
        return "quotes"
    if "label" in columns and "name" in columns:
        return "entities"
    raise InputError(
        "this is neither a table of Quotes (columns type, speaker_name, ...) nor of Entities (label, name, ...); "
        f"its columns are {sorted(columns)}"
    )


def check_codebook(codebook: Iterable[Question], taken: Iterable[str] = ()) -> tuple[Question, ...]:
    """Return the questions if coders can answer them: each named once, with two codes or more.

    Raises
    ------
    InputError
        If a question has fewer than two codes, a code twice, an unknown level, or a column's name that is taken.
    """
    questions = tuple(Question(*question) for question in codebook)
    names = [question.name for question in questions]
    if not questions:
        raise InputError("the codebook has no question")
    for question in questions:
        codes = [str(code).strip().casefold() for code in question.codes]
        if len(set(codes)) < len(codes) or len(codes) < 2 or "" in codes:
            raise InputError(f"question {question.name!r} needs two different codes or more, not {question.codes!r}")
        if question.level not in ("nominal", "ordinal"):
            raise InputError(f"question {question.name!r}: level is 'nominal' or 'ordinal', not {question.level!r}")
        if question.name in set(taken) or names.count(question.name) > 1:
            raise InputError(f"question {question.name!r}: the sheet has another column of this name; choose another")
    return questions
