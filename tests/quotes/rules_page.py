"""The table of rules in docs/methods/quotes.md, made from newskit/quotes/rules.csv.

python tests/quotes/rules_page.py
"""

import re
from pathlib import Path

from newskit.quotes.rules import rules_table

PAGE = Path(__file__).parents[2] / "docs" / "methods" / "quotes.md"
_PART = re.compile(r"(?<=<!-- rules -->\n).*?(?=<!-- end of rules -->)", re.DOTALL)


def written() -> str:
    """The page with the table of today."""
    lines = ["| rule | type | where | meaning | example | no quote | fired | right |", "| --- " * 8 + "|"]
    for row in rules_table().itertuples():
        cells = (row.id, row.type, row.place, row.meaning, row.example, row.counter_example, row.fired, row.right)
        lines.append("| " + " | ".join(cell.replace("|", " or ") for cell in cells) + " |")
    return _PART.sub(lambda _: "\n".join(lines) + "\n", PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
