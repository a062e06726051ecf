"""What newskit raises and warns; every exception derives from `NewskitError`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager


class NewskitError(Exception):
    """Something a user can fix: the message says what was wrong, where, and what to do."""


class InputError(NewskitError):
    """An argument or an input table does not have the form that the function needs."""


class LoadError(NewskitError):
    """An article could not be read (raised only with ``errors="raise"``)."""


class AnalysisError(NewskitError):
    """An article could not be annotated, or searched for names or quotes (raised only with ``errors="raise"``)."""


class PipelineError(NewskitError):
    """A spaCy pipeline is missing or lacks a layer that newskit needs."""


class OutputError(NewskitError):
    """A result could not be written."""


class ReportError(NewskitError):
    """The notebook of a report failed, or the report could not be printed."""


class MissingExtraError(NewskitError, ImportError):
    """A rarely needed library is not installed; the message names the extra that brings it."""

    def __init__(self, library: str, extra: str, purpose: str):
        super().__init__(f"{purpose} needs {library}. Install it with: pip install 'newskit[{extra}]'")


@contextmanager
def needs(extra: str, purpose: str) -> Iterator[None]:
    """Import within this block what only an extra brings; where it is missing, the error names the extra.

    Examples
    --------
    >>> with needs("lab", "the panel"):
    ...     import ipywidgets
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("newskit"):  # a fault of newskit, not of the environment
            raise
        raise MissingExtraError(error.name.partition(".")[0], extra, purpose) from None


class LoadWarning(UserWarning):
    """Some inputs could not be read or analysed; `newskit.load_problems` lists them.

    Attributes
    ----------
    problems : list of dict
        What it counts.
    """

    def __init__(self, message: str, problems: Sequence[dict] = ()):
        super().__init__(message)
        self.problems = list(problems)
