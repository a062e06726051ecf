"""Indirect quotes that depend on a verb or noun: dass and ob clauses, verb-second clauses, infinitives."""

from __future__ import annotations

from newskit.quotes.clauses import (
    AS,
    ENDINGS,
    FRAGMENT,
    INFINITIVE,
    MAIN,
    QUESTION,
    RELATIVE,
    SO,
    SUB,
    Clause,
    Sentence,
    is_complete,
)
from newskit.quotes.cues import Cue, infinitive_cue, noun_cue
from newskit.quotes.lexicon import is_cue_form, words
from newskit.quotes.model import Found
from newskit.quotes.owners import owner, whole_noun
from newskit.quotes.phrases import Phrase
from newskit.quotes.speakers import ADDING, speaker_of, subject, subject_of_main_before
from newskit.quotes.tokens import Tokens

_COORDINATORS = words("und aber doch sondern oder jedoch sowie")
# Verbs whose verb-second clause may be in the indicative: "Sie meint, das ist zu spät".
_PLAIN = words(
    "sagen erklären berichten melden mitteilen behaupten meinen glauben schreiben betonen versichern angeben argumentieren "
    "heißen hervorgehen denken finden hoffen vermuten schätzen erzählen fürchten befürchten begründen warnen ankündigen"
)
# Clauses with these words comment on an infinitive from outside.
_NO_PART = words("wobei was womit woraufhin nachdem während obwohl obgleich")
# Past tense or Konjunktiv II: behind a verb of saying the latter.
_EITHER_MOOD = words("wollte wollten sollte sollten")
_IMPERSONAL = words("ergeben zeigen heißen bedeuten bestätigen")
_VOICING = words(
    "äusserte äusserten äussert äussern erhob erhoben erhebt erheben vertrat vertraten vertritt vertreten hegt hegte hegten "
    "bekräftigte bekräftigten wiederholte wiederholten formulierte formulierten"
)
_SURE = ("überzeugt sein", "sicher sein", "zuversichtlich sein")  # "Er ist sicher: Das wird nichts."
_OUGHT = words("soll sollen")
_POINTERS = words("darüber daran davon dafür dagegen damit darauf dazu darin")
_CONTRASTS = words("aber jedoch zugleich gleichzeitig")
_NO_COMPLEMENTS = (FRAGMENT, RELATIVE, SO)
_PAUSES = (",", "–", "-", "—")
_FAR = 40  # clauses that a quote or the search for one may reach over


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
            points = is_noun and _pronominal(tokens, cue.main + 1, clause.end)
            if points:
                cue.entry = cue.entry._replace(takes=cue.entry.takes + "w")  # "Zweifel daran, ob"
            rule = _complement(tokens, follower, cue, is_noun=is_noun)
            if is_noun and rule == "verb-second" and clause.kind == MAIN and clause.subjunctive:
                continue  # "das sei bloß ein Gerücht, es gebe keinen Verkauf": both are what somebody says
            if is_noun and (rule == "colon" or (rule in ("ob", "question") and not points)):
                continue
            if rule and follower.start not in taken:
                start, end = _extent(tokens, sentence, at, cues, embedded=is_noun)
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


def _pronominal(tokens: Tokens, start: int, end: int) -> bool:
    """Is there a "darüber", "daran", "davon", which points to the clause that follows?"""
    return any(tokens.tags[i] in ("PROAV", "PAV") and tokens.low[i] in _POINTERS for i in range(start, end))


def _quote_of_verb(
    tokens: Tokens, sentence: Sentence, number: int, k: int, cue: Cue, cues: dict[int, Cue], inside: list[int]
) -> Found | None:
    clauses = sentence.clauses
    clause = clauses[k]
    forward = _forward(tokens, sentence, k, cue)
    can_follow = clause.finite == clause.start and clause.separator in _PAUSES and k > 0
    told = cue.takes("d") and k and clauses[0].kind == SUB and _is_content(tokens, clauses[0])  # "Dass es hält, …"
    if (
        can_follow
        and (cue.takes("v") or told)
        and (forward is None or _has_konjunktiv(clauses[:k]) or clauses[k - 1].kind == MAIN)
    ):
        quote = _backward(tokens, sentence, number, k, cue, inside)
        if quote:
            return quote
    told_so = tokens.low[clause.start] == "so" and not is_complete(tokens, clauses[k - 1])  # "Sie habe, so sagt sie, …"
    if (
        k
        and (forward is None or told_so)
        and clause.separator in _PAUSES
        and cue.takes("d")
        and _points(tokens, clause)
    ):
        return _backward(tokens, sentence, number, k, cue, inside)
    if forward is None:
        return None
    j, rule = forward
    start, end = _extent(tokens, sentence, j, cues)
    if (
        rule == "infinitive"
        and tokens.tags[clause.end - 1] == "PTKVZ"
        and all(c.kind == FRAGMENT for c in clauses[k + 1 : j])
    ):
        start = clauses[k + 1].start  # "warf der Bahn vor, Züge, Busse, ja ganze Linien zu streichen"
    speaker = speaker_of(tokens, sentence, cue)
    if speaker and tokens.low[speaker.start] in ("niemand", "keiner", "nichts"):
        return None
    stated = cue.entry.pos == "adjective" or cue.lemma == "die Rede sein"  # "Es ist sicher, dass …"
    active = not (stated or cue.passive or cue.impersonal)
    if speaker is None and active and _has_no_actor(tokens, sentence.clauses[k], cue):
        return None
    return Found(start, end, "indirect", rule, number).announced_by(cue, speaker)


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
        and 0 < clause.finite - clause.start < 3
    )


def _forward(tokens: Tokens, sentence: Sentence, k: int, cue: Cue) -> tuple[int, str] | None:
    """The clause behind the cue that depends on it, and by which rule."""
    clauses = sentence.clauses
    if clauses[k].kind in (AS, SO):
        return None
    for j in range(k + 1, min(len(clauses), k + 6)):
        clause = clauses[j]
        if cue.takes("v") and _is_first_constituent(tokens, clauses, j):
            return j, "verb-second"
        # "kritisierte ihn dafür, zu schweigen": what takes "dass" takes an infinitive where a word points to it
        points = j == k + 1 and cue.takes("d") and _pronominal(tokens, clauses[k].finite, clauses[k].end)
        rule = _complement(tokens, clause, cue, points=points)
        if rule in ("ob", "question") and _is_asked(tokens, clauses[j - 1]):
            return None  # "sagte auf die Frage, ob er bleibe: …"
        if rule and not (rule == "verb-second, indicative" and j > k + 1):
            return j, rule
        if clause.kind == FRAGMENT and clause.separator == "," and cue.takes("v") and _begins_main_clause(clauses, j):
            return j, "verb-second"  # "meinte, der Sänger, der fehle, sei krank"
        if clause.kind == MAIN or clause.kind == SUB and clause.subjunctive:
            return None
        if clause.separator == ":":
            return None
    return None


def _is_first_constituent(tokens: Tokens, clauses: list[Clause], j: int) -> bool:
    """ "befürchtet, sobald er komme, werde …", "sagte, wer baue, müsse zahlen": does a main clause begin with clause j?"""
    clause = clauses[j]
    opens = clause.kind in (SUB, QUESTION) or clause.kind == RELATIVE and tokens.low[clause.intro] in ("was", "wer")
    behind = clauses[j + 1] if j + 1 < len(clauses) else None
    is_content = clause.kind == SUB and tokens.low[clause.intro] in ("dass", "ob")
    return bool(
        opens and not is_content and behind and behind.kind == MAIN and behind.verb_first and behind.subjunctive
    )


def _is_asked(tokens: Tokens, clause: Clause) -> bool:
    """Does a clause end in "auf die Frage"?"""
    *before, last = tokens.low[max(clause.start, clause.end - 4) : clause.end]
    return last in ("frage", "nachfrage") and "auf" in before


def _begins_main_clause(clauses: list[Clause], j: int) -> bool:
    """Is fragment j the first phrase that other clauses part from its verb in Konjunktiv?"""
    for later in clauses[j + 1 : j + 5]:
        if later.kind == MAIN:
            return later.verb_first and later.subjunctive and later.separator == "," and later is not clauses[j + 1]
        if later.kind not in (RELATIVE, FRAGMENT, INFINITIVE):
            return False
    return False


def _complement(tokens: Tokens, clause: Clause, cue: Cue, is_noun: bool = False, points: bool = False) -> str | None:
    """The rule by which a clause is the complement of a cue, or None."""
    if clause.kind == SUB:
        intro = tokens.low[clause.intro]
        if intro in ("dass", "daß"):
            return "dass" if cue.takes("d") else None
        if intro == "ob":
            return "ob" if cue.takes("w") else None
        return None
    if clause.kind == QUESTION:
        return "question" if cue.takes("w") and clause.separator == "," else None
    if clause.kind == AS and not is_cue_form(tokens.low[clause.finite]):
        of_degree = tokens.tags[clause.intro + 1] == "ADJD"  # "betonte, wie wichtig ihr das sei"
        takes = cue.takes("w") or of_degree and cue.takes("d")
        return "question" if takes and clause.separator == "," else None  # "erklärte, wie die Pumpe arbeitet"
    if clause.kind == INFINITIVE:
        return "infinitive" if (cue.takes("z") or points) and clause.intro < 0 else None
    if clause.kind == MAIN:
        if clause.separator == ":":
            return (
                "colon"
                if cue.takes("v")
                # "fand: …", not "fand Arbeit: …" or "hat Arbeit gefunden: …"
                and (cue.lemma != "finden" or len(cue.words) == 1 and cue.main + 2 == clause.start)
                and not cue.passive
                and cue.lemma not in ("sprechen", "bekannt werden")
                and (cue.entry.pos != "adjective" or cue.lemma in _SURE)
                else None
            )
        if (
            not cue.takes("v")
            or clause.verb_first
            or tokens.low[clause.start] in _COORDINATORS
            or clause.separator != ","
        ):
            return None
        if clause.subjunctive or tokens.low[clause.finite] in _EITHER_MOOD:
            return "verb-second"
        if not is_noun and cue.lemma in _PLAIN and not cue.passive:
            return "verb-second, indicative"
    return None


def _extent(
    tokens: Tokens, sentence: Sentence, j: int, cues: dict[int, Cue], embedded: bool = False
) -> tuple[int, int]:
    """From the first word of clause j to the last word of what belongs to it.

    An `embedded` clause hangs on a noun, and the clause of the noun may go on behind it.
    """
    clauses = sentence.clauses
    head = clauses[j]
    end = head.end
    for m in range(j + 1, min(len(clauses), j + _FAR)):
        clause = clauses[m]
        if clause.separator == ";" and not clause.subjunctive:
            break
        if is_parenthesis(tokens, sentence, m, cues):
            if embedded and clause.kind == MAIN:
                break  # "Auf den Vorwurf, sie irre, entgegnete sie, …"
            continue
        if clause.kind == FRAGMENT and all(tag.startswith("V") for tag in tokens.tags[clause.start : clause.end]):
            break  # the verb of the clause around: "Die Ankündigung, zu bauen, überrascht"
        if clause.kind == FRAGMENT and j and _shares_auxiliary(tokens, clauses[j - 1], head, clause):
            break  # "hatte erklärt, man prüfe das, und um Geduld gebeten"
        if embedded and m == j + 1 and clause.kind == FRAGMENT and _goes_on_outside(tokens, clause):
            break  # "trat dem Vorwurf, sie sei befangen, mit Nachdruck entgegen"
        if head.kind == INFINITIVE and clause.verb_first and clause.separator == ",":
            break  # "Wenn sie ankündigt, zu gehen, könnte es knapp werden"
        comments = (
            clause.intro >= 0 and tokens.low[clause.intro] == "was" and head.subjunctive and not clause.subjunctive
        )
        if comments:
            break  # "Er sagte, er sehe nichts, was für Ärger sorgte"
        if head.kind == INFINITIVE and clause.intro >= 0 and tokens.low[clause.intro] in _NO_PART:
            break
        if clause.kind == MAIN and not clause.subjunctive and not (head.kind == MAIN and not head.subjunctive):
            reports = head.subjunctive and tokens.low[clause.finite] in _OUGHT  # "er sei krank, sie soll ihn vertreten"
            shares = (
                clause.finite == clause.start + 1 and j > 0 and _shares_subject(tokens, clauses[j - 1], head, clause)
            )
            if not (reports or shares or _continues_list(tokens, head, clause)):
                break
        end = clause.end
    return head.start, end


def _continues_list(tokens: Tokens, head: Clause, clause: Clause) -> bool:
    """ "dass zwar der Kuchen reicht, der Kaffee aber knapp wird": the second half of a subordinate clause.

    A main clause behind a subordinate one begins with its verb, or with "und" or "aber".
    """
    joined = tokens.low[clause.start] in _COORDINATORS
    return head.kind == SUB and clause.separator == "," and not clause.verb_first and not joined


def _shares_subject(tokens: Tokens, around: Clause, head: Clause, clause: Clause) -> bool:
    """ "Kern sagte, die Pläne hätten Tradition und gingen weit zurück": a plural that goes with the quote's subject only."""
    numbers = [tokens.feature(c.finite, "Number") if c.finite >= 0 else "" for c in (around, head, clause)]
    return head.subjunctive and clause.separator == "" and numbers == ["Sing", "Plur", "Plur"]


def _shares_auxiliary(tokens: Tokens, around: Clause, head: Clause, clause: Clause) -> bool:
    """Is a fragment with "und" and a participle the second half of the perfect tense around a quote?"""
    if tokens.low[clause.start] not in _COORDINATORS or tokens.tags[clause.end - 1] != "VVPP" or around.finite < 0:
        return False
    perfect = tokens.tags[around.finite] == "VAFIN" and tokens.tags[around.end - 1] == "VVPP"
    return perfect and (head.finite < 0 or tokens.tags[head.finite] != "VAFIN")


def _goes_on_outside(tokens: Tokens, clause: Clause) -> bool:
    """Does a fragment begin like the rest of a main clause, with a preposition or an adverb?"""
    tag = tokens.tags[clause.start]
    return tag.startswith("APPR") or tag in ("ADV", "PTKNEG", "PAV", "PROAV")


def is_parenthesis(tokens: Tokens, sentence: Sentence, m: int, cues: dict[int, Cue]) -> bool:
    """Is clause m a "sagte X", "so X" or "wie X sagte" that stands in or behind a quote?"""
    clause = sentence.clauses[m]
    if clause.kind == SO or (clause.kind == AS and m in cues):
        return True
    cue = cues.get(m)
    if cue and tokens.low[min(clause.finite + 1, clause.end - 1)] in ADDING:
        return False  # "gab zu, sie gekannt zu haben, bestritt aber …"
    return bool(
        cue and clause.finite == clause.start and cue.takes("v") and not clause.subjunctive and clause.separator == ","
    )


def _has_konjunktiv(clauses: list[Clause]) -> bool:
    return any(clause.kind == MAIN and clause.subjunctive for clause in clauses[-_FAR:])


def _backward(tokens: Tokens, sentence: Sentence, number: int, k: int, cue: Cue, inside: list[int]) -> Found | None:
    """The clauses before (and around) a "sagte X"."""
    clauses = sentence.clauses
    speaker = speaker_of(tokens, sentence, cue)
    follows = speaker is not None and speaker.start > clauses[k].finite
    if k + 1 < len(clauses) and clauses[k + 1].separator == ":" and not _has_konjunktiv(clauses[:k]):
        return None  # "Gefragt, ob sie bleibe, sagte sie: „…“"
    if follows and tokens.low[clauses[k].finite + 1] in _CONTRASTS:
        return None  # "Der Wirt kommt mit 20 aus, erwartet aber mehr"
    if cue.entry.pos == "adjective" and clauses[k].subjunctive:
        return None  # "Sie sagte, über den Plan, zu bauen, sei sie enttäuscht"
    if cue.lemma == "finden" and follows and speaker.start > clauses[k].finite + 1:
        return None  # "Sie lernte Köchin, fand dann eine Anstellung"
    if not follows and not cue.impersonal and "man" not in tokens.low[clauses[k].finite + 1 : clauses[k].end]:
        return None
    begin = max(0, k - _FAR)
    for m in range(k - 1, begin - 1, -1):
        label = clauses[m].separator == ":" and not _has_konjunktiv(
            clauses[:m]
        )  # "Lob kam aus Bern: Das sei gut, sagte sie"
        if label or clauses[m].separator == ";" or clauses[m].separator in ENDINGS:
            begin = m
            break
    before = clauses[begin:k]
    noun = noun_cue(tokens, begin, before[0]) if before[0].kind == FRAGMENT and len(before) > 1 else None
    if noun and before[1].separator == "," and _complement(tokens, before[1], noun, is_noun=True):
        return None  # "Auf den Vorwurf, sie irre, entgegnete sie, …"
    reports = any(c.kind == MAIN and c.subjunctive and inside[c.finite] < 0 for c in before)
    if not reports and (
        all_inside(inside, before[-1].start, before[-1].end, tokens)
        or inside[before[-1].end - 1] >= 0
        and (tokens.words[before[-1].end - 2] in ".!?…")
    ):
        return None  # „…“, sagte X: what stands in marks is a direct quote
    first = before[0]
    conditional = first.verb_first and not first.subjunctive and inside[first.start] < 0
    asked = cue.entry.kind == "ask" or cue.lemma == "lauten" or tokens.words[before[-1].end] in "?!"
    if conditional and not asked:
        return None  # "Fehlten gestern zwei, sind heute zehn gemeldet": a condition
    whole = [clause for clause in before if clause.kind in (MAIN, INFINITIVE) or _is_content(tokens, clause)]
    after = k + 1
    skipped = (RELATIVE, FRAGMENT) if is_complete(tokens, before[-1]) else (RELATIVE,)
    while after < len(clauses) and clauses[after].kind in skipped and whole and not _adds(tokens, clauses[after]):
        after += 1
    rest = clauses[after : after + _FAR]
    goes_on = (
        bool(rest)
        and rest[0].separator in _PAUSES
        and (
            not whole
            or not is_complete(tokens, before[-1])
            or any(clause.subjunctive and clause.kind == MAIN for clause in rest)
            or any(_is_content(tokens, clause) or _adds(tokens, clause) for clause in rest[:1])
            or rest[0].kind == SUB
        )
    )
    if not whole and not (goes_on and any(clause.kind == MAIN for clause in rest)):
        return None
    start = clauses[begin].start
    end = clauses[k - 1].end
    if goes_on:
        end = rest[-1].end
    return Found(start, end, "indirect", "cue behind", number).announced_by(cue, speaker)


def _adds(tokens: Tokens, clause: Clause) -> bool:
    """ "Er kenne die Pläne, sagte er, und ihre Folgen": the rest of the quote."""
    return clause.kind == FRAGMENT and clause.separator == "," and tokens.low[clause.start] in _COORDINATORS


def _is_content(tokens: Tokens, clause: Clause) -> bool:
    return clause.kind == SUB and tokens.low[clause.intro] in ("dass", "daß", "ob") or clause.kind == QUESTION


def all_inside(inside: list[int], start: int, end: int, tokens: Tokens) -> bool:
    """Does nearly everything of a stretch stand in quotation marks, so that it is no indirect quote?"""
    if inside[start] < 0 and tokens.words[start][0].isalnum():
        return False  # as most
    first = next((i for i in range(start, end) if tokens.words[i][0].isalnum()), -1)
    if first < 0:
        return True
    last = next(i for i in range(end - 1, start - 1, -1) if tokens.words[i][0].isalnum())
    if inside[first] < 0 or inside[last] < 0:
        return False
    return sum(inside[i] >= 0 for i in range(first, last + 1)) >= 0.7 * (last + 1 - first)
