"""Indirect quotes that hang on a verb or noun: dass and ob clauses, verb-second clauses, infinitives."""

from __future__ import annotations

from newskit.quotes.backward import PAUSES, backward, has_konjunktiv, is_content
from newskit.quotes.cases import Phrase
from newskit.quotes.clauses import FRAGMENT, INFINITIVE, MAIN, RELATIVE, SO, SUB, Clause, Sentence, is_complete
from newskit.quotes.complements import complement, forward, pronominal
from newskit.quotes.cues import Cue, infinitive_cue, noun_cue
from newskit.quotes.extent import extent
from newskit.quotes.lexicon import words
from newskit.quotes.model import Found
from newskit.quotes.owners import owner, whole_noun
from newskit.quotes.sentences import all_inside
from newskit.quotes.speakers import is_somebody, speaker_of, subject, subject_of_main_before
from newskit.quotes.tokens import Tokens

_IMPERSONAL = words("ergeben zeigen heißen bedeuten bestätigen")
_VOICING = words(
    "äusserte äusserten äussert äussern erhob erhoben erhebt erheben vertrat vertraten vertritt vertreten hegt hegte hegten "
    "bekräftigte bekräftigten wiederholte wiederholten formulierte formulierten"
)
_NO_COMPLEMENTS = (FRAGMENT, RELATIVE, SO)


def governed_quotes(
    tokens: Tokens, sentence: Sentence, number: int, cues: dict[int, Cue], inside: list[int]
) -> list[Found]:
    """All indirect quotes of a sentence that hang on its verbs and nouns."""
    found: list[Found] = []
    taken: set[int] = set()  # clauses that already are the beginning of a quote
    for k, cue in sorted(cues.items(), reverse=True):  # the nearest cue governs
        if cue.refused:
            continue
        quote = _quote_of_verb(tokens, sentence, number, k, cue, cues, inside)
        if quote and quote.start not in taken:
            taken.add(quote.start)
            found.append(quote)
    for k, clause in enumerate(sentence.clauses[:-1]):
        at = k + 2 if _is_apposition(tokens, sentence, k + 1) else k + 1  # "die Zusage der Chefin, Eva Holm, zu bauen"
        follower = sentence.clauses[at]
        if follower.separator != "," or follower.kind in _NO_COMPLEMENTS:
            continue
        for cue in (
            infinitive_cue(tokens, k, clause) if clause.kind == INFINITIVE else None,
            noun_cue(tokens, k, clause),
        ):
            if cue is None:
                continue
            is_noun = cue.kind == "noun"
            points = is_noun and pronominal(tokens, cue.main + 1, clause.end) and not (k in cues and cues[k].refused)
            if points:
                cue.entry = cue.entry._replace(takes=cue.entry.takes + "w")  # "Zweifel daran, ob"
            rule = complement(tokens, follower, cue, is_noun=is_noun)
            if is_noun and rule == "verb-second" and clause.kind == MAIN and clause.subjunctive:
                continue  # "das sei bloß ein Gerücht, es gebe keinen Verkauf": both are what somebody says
            if is_noun and (rule == "colon" or (rule in ("ob", "question") and not points)):
                continue
            if rule and follower.start not in taken:
                start, end = extent(tokens, sentence, at, cues, embedded=is_noun)
                taken.add(start)
                quote = Found(start, end, "indirect", f"noun + {rule}" if is_noun else rule, number)
                judged = k in cues and cues[k].entry.kind == "judge"
                speaker = _who_voices(tokens, sentence, at) if is_noun and k == 0 else None
                if not is_noun:
                    speaker = subject_of_main_before(tokens, sentence, k)  # "Sie beeilte sich, zu sagen, dass …"
                elif speaker is None:
                    speaker = owner(tokens, sentence, cue, judged) or whole_noun(tokens, clause, cue)
                found.append(quote.announced_by(cue, speaker))
    return [quote for quote in found if not _is_direct(tokens, sentence, quote, inside)]


def _quote_of_verb(
    tokens: Tokens, sentence: Sentence, number: int, k: int, cue: Cue, cues: dict[int, Cue], inside: list[int]
) -> Found | None:
    clauses = sentence.clauses
    clause = clauses[k]
    ahead = forward(tokens, sentence, k, cue)
    can_follow = clause.finite == clause.start and clause.separator in PAUSES and k > 0
    told = cue.takes("d") and k and clauses[0].kind == SUB and is_content(tokens, clauses[0])  # "Dass es hält, …"
    if (
        can_follow
        and (cue.takes("v") or told)
        and (ahead is None or has_konjunktiv(clauses[:k]) or clauses[k - 1].kind == MAIN)
    ):
        quote = backward(tokens, sentence, number, k, cue, inside)
        if quote:
            return quote
    told_so = tokens.low[clause.start] == "so" and not is_complete(tokens, clauses[k - 1])  # "Sie habe, so sagt sie, …"
    if (
        k
        and (ahead is None or told_so)
        and clause.separator in PAUSES
        and cue.takes("d")
        and (_points(tokens, clause) or _points_to_content(tokens, clauses[k - 1], clause))
    ):
        quote = backward(tokens, sentence, number, k, cue, inside)
        thing = quote and quote.speaker and tokens.tags[quote.speaker.head] == "NN"
        if thing and cue.entry.kind != "say" and not is_somebody(tokens, quote.speaker):
            return None  # "Er unterbot die Norm, das garantiert Vorteile": "das" itself does it
        return quote
    if ahead is None:
        return None
    j, rule = ahead
    if j == k + 1 and rule in ("dass", "infinitive") and _is_about_noun(tokens, k, clause, rule):
        return None  # "empört über das Argument, dass …", "sprach über den Beschluss, zu bauen": the noun's
    start, end = extent(tokens, sentence, j, cues)
    if (
        rule == "infinitive"
        and (tokens.tags[clause.end - 1] == "PTKVZ" or _goes_on_list(tokens, clauses[j]))
        and all(
            (c.kind == FRAGMENT or c.finite < 0) and "PER" not in tokens.labels[c.start : c.end]
            for c in clauses[k + 1 : j]
        )
    ):
        start = clauses[k + 1].start  # "warf der Bahn vor, Züge, Busse, ja ganze Linien zu streichen"
    speaker = speaker_of(tokens, sentence, cue)
    if speaker and tokens.low[speaker.start] in ("niemand", "keiner", "nichts"):
        return None
    if speaker is None and cue.passive and tokens.tags[clause.finite].startswith("VM"):
        return None  # "Es muss gesagt werden, dass …": the writer does
    if (
        speaker
        and speaker.end == speaker.start + 1
        and tokens.words[speaker.start] == "Sie"
        and _is_asked(tokens, sentence)
    ):
        return None  # "Wissen Sie, was dahinter steckt?"
    stated = cue.entry.pos == "adjective" or cue.lemma == "die Rede sein"  # "Es ist sicher, dass …"
    active = not (stated or cue.passive or cue.impersonal)
    if speaker is None and active and _has_no_actor(tokens, sentence.clauses[k], cue):
        return None
    return Found(start, end, "indirect", rule, number).announced_by(cue, speaker)


def _is_about_noun(tokens: Tokens, k: int, clause: Clause, rule: str) -> bool:
    """Does the clause end in "über" and a noun of saying, which what follows hangs on?"""
    noun = noun_cue(tokens, k, clause)
    if (
        noun is None
        or not noun.takes("d" if rule == "dass" else "z")
        or tokens.tags[clause.end - 1].startswith(("V", "P"))
    ):
        return False
    return "über" in tokens.low[max(clause.finite + 1, noun.main - 3) : noun.main]


def _is_asked(tokens: Tokens, sentence: Sentence) -> bool:
    """Does a sentence begin with its verb and end with a question mark, so that it asks the reader or a guest?"""
    return tokens.words[sentence.end - 1] == "?" and any(clause.verb_first for clause in sentence.clauses[:1])


def _goes_on_list(tokens: Tokens, clause: Clause) -> bool:
    """Does a clause begin with the end of a list, so that its begin stands before: "…, Züge, Busse und Bahnen zu …"?"""
    return "KON" in tokens.tags[clause.start + 1 : clause.start + 4]


def _who_voices(tokens: Tokens, sentence: Sentence, at: int) -> Phrase | None:
    """ "Den Verdacht, es sei Betrug, äußerte die Prüferin": the subject of the verb behind the clause that a noun opens with."""
    for m in range(at + 1, min(len(sentence.clauses), at + 5)):
        clause = sentence.clauses[m]
        if clause.kind == MAIN and not clause.subjunctive:
            voiced = clause.finite == clause.start and tokens.low[clause.finite] in _VOICING
            return subject(tokens, sentence, m) if voiced else None
    return None


def _is_direct(tokens: Tokens, sentence: Sentence, quote: Found, inside: list[int]) -> bool:
    """Does a quote stand in marks as a whole, or begin in them: "Er sagte: „Das wird eng“ und ging"?"""
    if all_inside(inside, quote.start, quote.end, tokens):
        return True
    if quote.rule != "colon" or inside[quote.start] < 0:
        return False
    own = (clause for clause in sentence.clauses if quote.start <= clause.start < quote.end)
    return not any(clause.kind == MAIN and clause.subjunctive and inside[clause.finite] < 0 for clause in own)


def _is_apposition(tokens: Tokens, sentence: Sentence, k: int) -> bool:
    """Is clause k a person's name between commas?"""
    clause = sentence.clauses[k]
    if clause.kind != FRAGMENT or clause.separator != "," or k + 1 == len(sentence.clauses):
        return False
    return all(label == "PER" for label in tokens.labels[clause.start : clause.end])


def _has_no_actor(tokens: Tokens, clause: Clause, cue: Cue) -> bool:
    """ "Das macht deutlich, dass …", "Es empfiehlt sich, …": is the subject a mere pointer?

    Where "es" states or announces something, it stands for an office or a court: "Nun teilte es mit, dass …".
    """
    says = cue.entry.pos == "verb" and cue.entry.kind in ("say", "promise") and cue.lemma not in _IMPERSONAL
    near = range(max(clause.start, clause.finite - 2), min(clause.end, clause.finite + 3))
    pointers = {tokens.low[i] for i in near if tokens.tags[i] in ("PDS", "PPER", "PRF")}
    return not pointers.isdisjoint(("das", "dies")) or "es" in pointers and not says


def _points(tokens: Tokens, clause: Clause) -> bool:
    """ "…, das teilte die Polizei mit"."""
    return (
        clause.kind == MAIN
        and tokens.low[clause.start] in ("das", "dies", "so")
        and 0 < clause.finite - clause.start < (2 if tokens.low[clause.start] == "so" else 3)
    )


def _points_to_content(tokens: Tokens, before: Clause, clause: Clause) -> bool:
    """ "Dass es knapp wird, davon ist Kern überzeugt"."""
    # "Das Tier, davon ist Kern überzeugt, sei zahm"
    cut_off = before.kind == FRAGMENT or not is_complete(tokens, before)
    return (
        clause.kind == MAIN
        and (is_content(tokens, before) or cut_off)
        and pronominal(tokens, clause.start, clause.start + 1)
    )
