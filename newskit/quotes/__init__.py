"""Quotes: who says what, directly and indirectly, found by German syntax.

`rules.csv` is the table of rules, `rules` reads and applies it. The steps:

- `reading` reads an article: `tokens` with their `shapes`, `marks`, `sentences`, `clauses`, `mending` and `cues` from
  `lexicon.csv`.
- `governed`, `attributions`, `free`, `dependent` and `pointing` ask the table about candidates for indirect quotes,
  `spans` finds where these begin and end, and `indirect` decides between overlapping ones.
- `announcing` and `direct` do the same for text in quotation marks.
- `phrases`, `subjects`, `speakers` and `voices` find who speaks, `resolution` finds that speaker's name.
- `find` runs the steps, `table` makes the DataFrame.
"""

from newskit.quotes.find import find_quotes
from newskit.quotes.lexicon import cue_lexicon
from newskit.quotes.model import Quote
from newskit.quotes.rules import rules_table
from newskit.quotes.table import extract_quotes, quotes_table, show_quotes

__all__ = ["Quote", "cue_lexicon", "extract_quotes", "find_quotes", "quotes_table", "rules_table", "show_quotes"]
