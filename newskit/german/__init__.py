"""What names and quotes both read of German: spelling, inflection, gender, words for persons, word lists."""
