"""Lemma rules: what has to be done to a word to make its dictionary form, as a short label that can be learnt.

A rule says which letters to replace at the front and at the end and whether the lemma is capitalised:
``"ge>|t>en|l"`` makes "spielen" of "gespielt". The same rule serves all words that inflect alike.
"""

SAME = "="  # the lemma is the word as written


def rule_of(word: str, lemma: str) -> str:
    """Find the rule that makes `lemma` of `word`: what is left and right of their longest common part.

    Examples
    --------
    >>> rule_of("gespielt", "spielen"), rule_of("Häuser", "Haus"), rule_of("Der", "der"), rule_of("USA", "USA")
    ('ge>|t>en|l', 'hä>ha|er>|u', '>|>|l', '=')
    """
    if word == lemma:
        return SAME
    low, target = word.lower(), lemma.lower()
    start, other, length = _common(low, target)
    case = "u" if lemma[:1].isupper() else "l"
    end = f"{low[start + length :]}>{target[other + length :]}"
    return f"{low[:start]}>{target[:other]}|{end}|{case}"


def apply_rule(rule: str, word: str) -> str | None:
    """Apply a rule; None if the word does not have the letters that the rule replaces.

    Examples
    --------
    >>> apply_rule("ge>|t>en|l", "gelernt"), apply_rule("ge>|t>en|l", "Haus")
    ('lernen', None)
    """
    if rule == SAME:
        return word
    front, end, case = rule.split("|")
    (old_front, new_front), (old_end, new_end) = front.split(">"), end.split(">")
    low = word.lower()
    if not (low.startswith(old_front) and low.endswith(old_end) and len(low) > len(old_front) + len(old_end)):
        return None
    lemma = new_front + low[len(old_front) : len(low) - len(old_end)] + new_end
    return lemma[:1].upper() + lemma[1:] if case == "u" else lemma


def _common(a: str, b: str) -> tuple[int, int, int]:
    """Where the longest common part begins in both words, and its length; of equal ones the first."""
    best = (0, 0, 0)
    for i in range(len(a)):
        for j in range(len(b)):
            length = 0
            while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
                length += 1
            if length > best[2]:
                best = (i, j, length)
    return best
