"""Quotes: who says what, directly and indirectly, found by German syntax.

The steps, one a module: `marks` pairs quotation marks, `tokens`, `sentences`, `clauses` and `mending` read sentences, `lexicon` and `cues` know the
words of saying, `complements`, `attributions` and `free` find indirect quotes, `direct` decides on what stands in marks,
`speakers` and `voices` say who speaks, `resolution` gives the name, `confidence` how sure it is; `find` runs them in order
and `table` makes the DataFrame.
"""

from newskit.quotes.find import find_quotes
from newskit.quotes.lexicon import cue_lexicon
from newskit.quotes.model import Quote
from newskit.quotes.table import extract_quotes, quotes_table, show_quotes

__all__ = ["Quote", "cue_lexicon", "extract_quotes", "find_quotes", "quotes_table", "show_quotes"]
