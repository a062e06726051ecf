"""Bring the other corpora's annotation to the conventions of UD German-GSD, which the pipeline follows.

UD treebanks of one language differ in details that a tagger would otherwise average: in PUD, adverbial adjectives are
ADV and "ein" has no NumType; GSD marks the passive. What can't be converted by form is made missing.
"""

from training.corpora import Token

# Automatic annotation took one reading for all of these; the treebanks know better.
_UNSURE_TAGS = frozenset(["KOKOM", "PTKVZ", "PDS", "PIS"])
_UNSURE_AUXILIARIES = ("hab", "hat", "hät", "werd", "wird", "wurd", "würd")  # full verb or not, passive or not


def as_gsd(token: Token) -> Token:
    """Convert a token of PUD or of automatic annotation.

    Examples
    --------
    >>> token = Token("einen", tag="ART", pos="DET", morph="Case=Acc|Definite=Ind|Gender=Masc|Number=Sing|PronType=Art")
    >>> as_gsd(token).morph
    'Case=Acc|Definite=Ind|Gender=Masc|NumType=Card|Number=Sing|PronType=Art'
    >>> as_gsd(Token("schnell", tag="ADJD", pos="ADV", morph="")).pos
    'ADJ'
    """
    if not token.pos:
        return token
    form = token.word.lower()
    features = dict(pair.split("=") for pair in token.morph.split("|")) if token.morph else {}
    if token.tag == "ART" and features.get("Definite") == "Ind":
        features["NumType"] = "Card"
    elif token.tag == "ADJD" and token.pos == "ADV":
        return token._replace(pos="ADJ", morph=f"Degree={features.get('Degree', 'Pos')}")
    elif token.tag == "PPER" and token.pos == "PRON":
        features["PronType"] = "Prs"
    elif token.tag == "PPOSAT" and form.startswith("sein") and features.get("Gender[psor]") == "Masc":
        features["Gender[psor]"] = "Masc,Neut"
    elif token.tag in ("VAFIN", "VAINF", "VAPP") and form.startswith(("wer", "wir", "wur", "wür", "wor")):
        return token._replace(pos=None, morph=None)
    return token._replace(morph="|".join(f"{key}={value}" for key, value in sorted(features.items())))


def as_gsd_if_sure(token: Token) -> Token:
    """Convert a token of automatic annotation; what was annotated without looking is made missing."""
    auxiliary = (token.tag or "").startswith("VA") and token.word.lower().startswith(_UNSURE_AUXILIARIES)
    if auxiliary or token.tag in _UNSURE_TAGS:
        return token._replace(pos=None, morph=None)
    return as_gsd(token)
