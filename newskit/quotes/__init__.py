"""Quotes: who says what, directly and indirectly, found by German syntax.

`rules.csv` is the table of rules; `rules` holds its interpreter. The steps: `reading` reads an article (`tokens`,
`marks`, `sentences`, `clauses`, `mending`, `cues` with `lexicon.csv`); `governed`, `attributions`, `free`, `pointing`
put candidates of indirect quotes before the rules, `spans` tells how far they reach, `indirect` which of two stays;
`announcing` and `direct` do the same for what stands in marks; `speakers` and `voices` say who speaks, `resolution`
gives the name; `find` runs the steps and `table` makes the DataFrame.
"""

from newskit.quotes.find import find_quotes
from newskit.quotes.lexicon import cue_lexicon
from newskit.quotes.model import Quote
from newskit.quotes.rules import rules_table
from newskit.quotes.table import extract_quotes, quotes_table, show_quotes

__all__ = ["Quote", "cue_lexicon", "extract_quotes", "find_quotes", "quotes_table", "rules_table", "show_quotes"]
