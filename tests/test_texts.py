"""The catalogue: what functions write down in English is said in German, too, and no new reason is forgotten."""

import ast
from pathlib import Path

import pytest

import newskit
from newskit.comparison.oddities import find_oddities
from newskit.texts import texts

PACKAGE = Path(newskit.__file__).parent
# Texts of other programs, or of newskit's parts put together, each of which is a message of its own.
_PASSED_ON = {"{}: {}", "{}{}"}


@pytest.mark.parametrize(
    ("said", "german"),
    [
        ("document 3: its end is missing", "Dokument 3: Das Ende fehlt"),
        ("row 4: line 12: not valid JSON (Expecting value, character 3)",
         "Zeile 4: Zeile 12: kein gültiges JSON (Expecting value, Zeichen 3)"),
        ("longer than 1,000,000 characters: only the first 1,000,000 were annotated",
         "länger als 1.000.000 Zeichen: Nur die ersten 1.000.000 wurden annotiert"),
        ("12% German function words", "12\N{NO-BREAK SPACE}% deutsche Funktionswörter"),
        ("53 words, breaks off", "53 Wörter, bricht ab"),
        ("the file ends in the middle", "Die Datei bricht mittendrin ab"),
        ("the file is damaged: 2 of 9 entries cannot be read",
         "Die Datei ist beschädigt: 2 von 9 Einträgen sind nicht lesbar"),
        ("headline: 10 words to go", "Überschrift: 10 words to go"),
        ("de_test 1.0 (chosen by name)", "de_test 1.0 (namentlich gewählt)"),
        ("Korrektur: der {Preis} war falsch", "Korrektur: der {Preis} war falsch"),
    ],
)  # fmt: skip
def test_messages_are_read_back_and_said_in_german(said, german):
    assert texts("de").message(said) == german
    assert texts("en").message(said) == said


def reasons():
    """Every text that the code gives as the reason of a problem: in `Unreadable` and `Problem`, or yielded."""
    for path in sorted(path for path in (PACKAGE / "loading").rglob("*.py") if path.stem != "fields"):  # its hints
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = isinstance(node, ast.Call) and getattr(node.func, "id", "")
            is_reason = name in ("Unreadable", "Problem") and len(node.args) == 1 + (name == "Problem")
            for given in node.args[-1:] if is_reason else _yielded(node):
                text = _written(given)
                if text and text not in _PASSED_ON:
                    yield pytest.param(text, id=f"{path.stem}:{node.lineno}")


def _yielded(node):
    value = node.value if isinstance(node, ast.Yield) else None
    return [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]


def _written(node):
    """A text as it may come out: what is put in is a number, or a word."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.values]
        return "".join(parts)
    return None


@pytest.mark.parametrize("text", reasons())
def test_every_reason_of_loading_has_its_german(text):
    say = texts("de")
    tried = [text.replace("{}", filled) for filled in ("7", "xyz")]
    assert any(say.message(one) != one for one in tried), f"de-messages.po lacks {text!r}"


def test_the_details_of_all_findings_have_their_german():
    import pandas as pd

    import newskit as nk

    odd = [
        "Der Fluss steigt …",
        "Der Fluss steigt.",
        "In einer früheren Fassung stand ein falscher Name. " * 12,
        "\n".join(f"{hour:02}.00 Uhr Meldung" for hour in range(10)) + " wort" * 60,
        "\n".join("Kassel 1 2 3 4" for _ in range(9)) + " wort" * 60,
        "Nobody knows what the river will do next, and so on. " * 15,
        "Wort ohne Laute und noch mehr davon, der die das und oder aber nicht. " * 20,
    ]
    articles = nk.load_articles(pd.DataFrame({"title": ["a"] * len(odd), "text": odd}), clean=False)
    found = find_oddities(articles)
    say = texts("de")
    own = found[~found["finding"].isin(["correction", "damaged"]) | found["detail"].str.startswith("no ")]  # these cite
    assert set(found["finding"]) >= {"teaser", "correction", "round-up", "table", "language", "undated", "damaged"}
    assert [detail for detail in own["detail"] if say.message(detail) == detail] == []
