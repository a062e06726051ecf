"""What stands before the dash of a dateline is no part of a quote; other dashes are."""

import pytest

STALL = ("indirect", "Der Stall sei leer", "Kolb", "sagte")

CASES = [
    ("Nordstadt (npa) – Der Stall sei leer, sagte Kolb.", STALL),
    ("Nordstadt/Wien (npa/red) - Der Stall sei leer, sagte Kolb.", STALL),
    ("Wien (Österreich), 12.03.2010 – Der Stall sei leer, sagte Kolb.", STALL),
    ("Wien – Der Stall sei leer, sagte Kolb.", STALL),
    ("Stall geräumt\nKassel (npa) — Der Stall sei leer, sagte Kolb.", STALL),
    ("Nordstadt (npa) – Laut Polizei brannte ein Stall.", ("indirect", "brannte ein Stall", "Polizei", "Laut")),
    (
        "Wien (npa) – Der Stall bleibt leer. Das teilte die Stadt mit.",
        ("indirect", "Der Stall bleibt leer.", "die Stadt", "teilte … mit"),
    ),
    # the lead as a whole, though a dateline stands before it
    (
        "Wien – Der Stall bleibt leer. Die Kühe ziehen um. Das teilte die Stadt mit.",
        ("indirect", "Der Stall bleibt leer. Die Kühe ziehen um.", "die Stadt", "teilte … mit"),
    ),
    (
        "Udo Kolb (SPD) – seit Mai im Amt – sagte, der Stall sei leer.",
        ("indirect", "der Stall sei leer", "Udo Kolb (SPD)", "sagte"),
    ),
    (
        "Der Hof – er brannte im Mai – sei leer, sagte Kolb.",
        ("indirect", "Der Hof – er brannte im Mai – sei leer", "Kolb", "sagte"),
    ),
]


@pytest.mark.parametrize(("text", "quote"), CASES)
def test_dateline(read, text, quote):
    assert read(text) == [quote]
