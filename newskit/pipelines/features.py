"""The morphological features of a token, read and written as a dict."""

from spacy.tokens import Token


def features(token: Token) -> dict[str, str]:
    """Features and their values, such as ``{"Case": "Nom", "Number": "Sing"}``."""
    return token.morph.to_dict()


def set_features(token: Token, new: dict[str, str]) -> None:
    """Replace all features of a token."""
    token.set_morph(new)  # type: ignore[attr-defined]  # spaCy's stub does not know the method
