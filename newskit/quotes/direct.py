"""Direct quotes: which stretches in quotation marks are somebody's words, and who is said to speak them.

Long stretches nearly always are; of one or two words most are names, titles and terms. What decides is the verb of the
clause, the colon or "sagte X" beside them, and the noun in front of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newskit.pipelines.lemmas import dictionary_lemma
from newskit.quotes.appositions import apposition
from newskit.quotes.attributions import attributes, so_speaker
from newskit.quotes.cases import Phrase, is_nominative
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
    may_speak,
)
from newskit.quotes.cues import Cue, label_cue, noun_at
from newskit.quotes.marks import Marked
from newskit.quotes.model import Found
from newskit.quotes.owners import owner
from newskit.quotes.phrases import noun_phrase
from newskit.quotes.speakers import is_somebody, phrase_after_verb, speaker_of, subject
from newskit.quotes.titles import is_name, is_sentence, is_title, is_written
from newskit.quotes.tokens import Tokens

_LONG = 6  # words from which on a stretch in marks is a quote unless it is a title
_SPEAKING = ("sprechen", "reden", "die Rede sein")  # with "von" they judge
_WITH_THESE_WORDS = ["mit", "diesen", "worten"]
_SHOUTS = ("rufen", "schreien", "brüllen", "ausrufen")
_COPULAS = ("ist", "sind", "war", "waren", "bleibt", "blieb", "wäre", "wären")
_JOINTS = (",", "und", "oder", "sowie", "von", "als", "gar", "sogar", "auch", "einem", "einer", "eine", "ein")
_LABELS = ("thema", "motto", "titel", "name", "überschrift", "schlagzeile", "slogan", "stichwort")
_ENOUGH = 2.5  # weight from which on a short stretch counts as a quote


class Direct:
    """Decides on the marked stretches of one text."""

    def __init__(self, tokens: Tokens, sentences: list[Sentence], marked: list[Marked], cues: list[dict[int, Cue]]):
        self.tokens = tokens
        self.sentences = sentences
        self.marked = marked
        self.cues = cues
        self._sentence_starts = [sentence.start for sentence in sentences]

    def quotes(self, indirect: list[Found]) -> list[Found]:
        """The direct quotes, in order; `indirect` are the indirect ones, inside which short stretches are quotes too."""
        hosts = sorted(((quote.start, quote.end, quote) for quote in indirect), key=lambda host: host[:2])
        found: list[Found] = []
        for n, mark in enumerate(self.marked):
            if mark.depth:
                continue
            first = bisect_left(self.tokens.starts, mark.inner_start)
            end = bisect_left(self.tokens.starts, mark.inner_end)
            if first >= end or not any(self.tokens.words[i][0].isalnum() for i in range(first, end)):
                continue
            host = _host(hosts, first, end)
            last = found[-1] if found else None
            quote = self._decide(n, first, end, host, last) or self._in_list(n, first, end, last)
            if quote:
                quote.mark = n
                found.append(quote)
        return found

    def _in_list(self, n: int, first: int, end: int, last: Found | None) -> Found | None:
        """ "sprach von „Verrat“ und „Betrug“": a stretch that "und" or a comma joins to a quote is one as well."""
        if last is None or last.mark != n - 1 or last.rule != "short, cue":
            return None
        if not all(word in _JOINTS for word in self.tokens.low[last.end + 1 : first - 1]):
            return None
        quote = Found(first, end, "direct", last.rule, last.sentence, last.speaker, last.cue, last.cue_main)
        quote.cue_lemma = last.cue_lemma
        return quote

    def _decide(self, n: int, first: int, end: int, host: Found | None, last: Found | None) -> Found | None:
        number = max(0, bisect_left(self._sentence_starts, first + 1) - 1)
        sentence = self.sentences[number]
        words = sum(self.tokens.words[i][0].isalnum() for i in range(first, end))
        cue, speaker, rule = self._announced(sentence, number, first, end)
        if rule in ("around", "near") and speaker and speaker.start < end and first < speaker.end:
            cue = speaker = None  # "Es drohe „ein heißer Sommer“": what stands in marks does not speak
        quote = Found(first, end, "direct", rule, number, speaker=speaker)
        if (
            host is not None
            and rule in ("around", "near", "")
            and not (_is_within(cue, host) and (rule == "around" or self._is_object(sentence, first)))
        ):
            cue = None
        if cue is not None and cue.lemma == "lauten" and speaker and self.tokens.low[speaker.head] in _LABELS:
            return None  # "„Mehr Licht“ lautete das Motto"
        if cue is not None:
            quote.announced_by(cue, speaker)
        elif rule == "so":
            quote.cue, quote.cue_main, quote.cue_lemma = (self._so,), self._so, "so"
            quote.speaker = speaker
        elif rule == "unlisted verb":  # "„Nie!“, brummte Kolb"
            quote.cue, quote.cue_main, quote.cue_lemma = (self._verb,), self._verb, self.tokens.doc[self._verb].lemma_
            return quote
        whole = words > 1 or self.tokens.words[end - 1] in ".!?"  # "Er sagte: „Nein.“"
        if rule in ("colon", "cue behind", "so", "wie") and (whole or rule != "colon"):
            quote.inherits = rule == "colon" and speaker is None and (cue is None or cue.kind == "noun")  # "Und: „…“"
            return quote
        viewer = self._viewer(sentence, first, end) if cue is None and host is None else None
        shouted = cue is not None and cue.lemma in _SHOUTS and cue.main in (first - 2, first - 3)
        # "während jemand „Bravo!“ rief"
        cried = cue is not None and cue.main == end + 1 and cue.takes("q") and self.tokens.words[end - 1] in "!?"
        if viewer or shouted or cried or cue is not None and cue.lemma == "skandieren" and cue.main < first:
            quote.rule, quote.speaker = "short, cue" if words < _LONG else "long", viewer or speaker
            return quote
        if is_name(self.tokens, first, end, words) and not self._spoken_of(cue, first):
            return None
        if cue is None and host is None and (is_title(self.tokens, first, end, words) or is_written(self.tokens, end)):
            return None
        if (
            words >= _LONG
            or is_sentence(self.tokens, first, end, words)
            or words > 1
            and self._alone(sentence, first, end)
        ):
            if cue is None:
                quote.rule = "long"
                in_bracket = self._in_bracket(sentence, first)
                if in_bracket:
                    quote.speaker = in_bracket
                elif host is not None:
                    _follow(quote, host)
                elif self._alone(sentence, first, end) and (later := self._pointing(number + 1)):
                    quote.rule = "pointing back"
                    quote.announced_by(later, speaker_of(self.tokens, self.sentences[number + 1], later))
                elif quote.speaker is None:
                    quote.speaker = self._actor(sentence, first, end)
                    quote.inherits = quote.speaker is None and not self._is_heading(number, first, end)
            return quote
        if self._weight(first, end, words, cue, quote.speaker, host) >= _ENOUGH:
            if cue is None and host is not None:
                _follow(quote, host)
            quote.rule = "short, inside indirect" if cue is None else "short, cue"
            return quote
        return None

    def _weight(
        self, first: int, end: int, words: int, cue: Cue | None, speaker: Phrase | None, host: Found | None
    ) -> float:
        """How much speaks for a short stretch being somebody's words rather than a name or term."""
        tokens = self.tokens
        before = first - 2
        tag, low = (tokens.tags[before], tokens.low[before]) if before >= 0 else ("", "")
        # "„Unverantwortlich“ nannte sie das": the capital may be the sentence's
        may_open = before < 0 and tokens.tags[first] in ("FM", "ADV", "ADJA")
        lower = tokens.words[first][0].islower() or may_open or tokens.tags[first] == "ADJD"
        weight = 2.0 * lower + (words >= 3) + 0.5 * (words >= 2) + 1.5 * (tokens.words[end - 1] in "!?")
        if cue is not None and self._only_names(cue, end):
            return 0.0
        if cue is None or cue.refused:
            weight += 0.5 if host is not None else -2.0
        elif cue.takes("a") or cue.lemma in _SPEAKING and "von" in tokens.low[max(0, before - 1) : before + 1]:
            judges = cue.entry.kind == "judge" or cue.lemma in _SPEAKING
            weight += 2.0 + (low == "als") + 0.5 * judges
        else:
            weight += 1.5 if cue.entry.kind in ("judge", "ask", "promise") else 0.5
        if host is not None:
            weight += 1.0 + (low in ("sei", "seien", "wäre"))  # "Das sei „Unsinn“"
        if not lower:
            if tag in ("NN", "NE", "TRUNC") or low == "(":
                weight -= 3.0
            elif low in ("der", "die", "das", "dem", "den", "des", "im", "am", "vom", "zum", "zur", "beim"):
                weight -= 1.5
            elif low in ("ein", "eine", "einen", "einem", "einer", "kein", "keine", "keinen"):
                weight += 1.0
            called = low in ("als", "einen", "eine") and cue is not None and not cue.passive and cue.takes("a")
            if not (called or self._spoken_of(cue, first)) and any(tokens.labels[i] for i in range(first, end)):
                weight -= 1.5  # but "bezeichnet es als „Wunder von Graz“", "nennt es ein „Wunder von Graz“"
        if low == "(":
            weight -= 2.0
        if speaker is not None and speaker.start < end and first < speaker.end:
            weight -= 5.0
        if cue is not None and cue.passive and cue.takes("a"):
            weight -= 2.0
        return weight

    def _spoken_of(self, cue: Cue | None, first: int) -> bool:
        """ "Er spricht von „Verrat“": is a stretch what somebody calls something?"""
        if cue is None or cue.lemma not in _SPEAKING:
            return False
        low = self.tokens.low
        return low[first - 2] == "von" or low[first - 2] in ("einem", "einer") and low[first - 3] == "von"

    def _viewer(self, sentence: Sentence, first: int, end: int) -> Phrase | None:
        """ "Für die Ministerin ist die Lage „heikel“": in whose eyes something is what stands in marks."""
        tokens, number = self.tokens, _clause_at(sentence, first)
        clause = sentence.clauses[number]
        copula = clause.kind == MAIN and tokens.low[clause.finite] in _COPULAS
        named = tokens.low[first - 2] in ("der", "die", "das", "den", "dem", "im", "am")
        if not copula or named or end + 1 < clause.end and tokens.tags[end + 1].startswith("N"):
            return None  # "Für Kern ist die „Seepost“ ein gutes Blatt", "ist dieses „rote“ Haus schön"
        while number and clause.verb_first and sentence.clauses[number - 1].kind in (RELATIVE, FRAGMENT):
            number -= 1  # "Für Kern, der das lehrt, ist es …"
        for at in range(sentence.clauses[number].start, first):
            if tokens.low[at] == "für" and tokens.tags[at] == "APPR":
                phrase = noun_phrase(tokens, at + 1, first)
                return phrase if phrase and is_somebody(tokens, phrase) else None
        return None

    def _actor(self, sentence: Sentence, first: int, end: int) -> Phrase | None:
        """The person or body that the sentence around a stretch is about: "Sie meldete sich mit den Worten „…“"."""
        if self._alone(sentence, first, end):
            return None
        for k, clause in enumerate(sentence.clauses):
            if clause.kind == MAIN and not first <= clause.finite < end:
                phrase = subject(self.tokens, sentence, k)
                if phrase is None or phrase.end > first and phrase.start < end:
                    return None
                labels = self.tokens.labels[phrase.start : phrase.end]
                is_pronoun = self.tokens.tags[phrase.start] == "PPER" and self.tokens.low[phrase.start] != "es"
                return phrase if is_pronoun or {"PER", "ORG"} & set(labels) else None
        return None

    def _alone(self, sentence: Sentence, first: int, end: int) -> bool:
        """Does the sentence hold nothing but the stretch?"""
        words = self.tokens.words
        return not any(words[i][0].isalnum() for i in range(sentence.start, sentence.end) if not first <= i < end)

    def _is_heading(self, number: int, first: int, end: int) -> bool:
        """Is a stretch without a full stop a paragraph of its own, so that nobody around it need be the speaker?"""
        sentence, near = self.sentences[number], self.sentences[max(0, number - 1) : number + 2]
        alone = sum(other.paragraph == sentence.paragraph for other in near) == 1
        return alone and self.tokens.words[end - 1][-1].isalnum() and self._alone(sentence, first, end)

    def _announced(
        self, sentence: Sentence, number: int, first: int, end: int
    ) -> tuple[Cue | None, Phrase | None, str]:
        """Cue, speaker and rule for a stretch, from the clause before it, behind it, or around it."""
        tokens, clauses, cues = self.tokens, sentence.clauses, self.cues[number]
        around = max(0, bisect_right(clauses, first, key=lambda c: c.start) - 1)
        clause = clauses[around]
        alone = not any(tokens.words[i][0].isalnum() for i in range(clause.start, clause.end) if not first <= i < end)
        if alone:
            for k in (around + 1, around + 2):
                if k < len(clauses) and (clauses[k].separator in (",", "–", "-", "—", "", "?", "!", ".", "...")):
                    later = clauses[k]
                    if later.kind == SO:
                        phrase = so_speaker(tokens, later.intro + 1, later.end)
                        if phrase:
                            self._so = later.intro
                            return None, apposition(tokens, phrase, min(sentence.end, phrase.end + 20)), "so"
                    if later.kind == MAIN and tokens.low[later.start : later.start + 3] == _WITH_THESE_WORDS:
                        return None, subject(tokens, sentence, k), "cue behind"
                    cue = cues.get(k)
                    if cue and later.kind == AS and attributes(tokens, later, cue):
                        return cue, speaker_of(tokens, sentence, cue), "wie"
                    if cue and later.kind == MAIN and later.verb_first:
                        return cue, speaker_of(tokens, sentence, cue), "cue behind"
                    phrase = self._behind_unlisted_verb(sentence, k) if k == around + 1 else None
                    if phrase:
                        self._verb = later.start
                        return None, phrase, "unlisted verb"
                    if later.kind != FRAGMENT:
                        break
            for k in range(around, -1, -1):
                if clauses[k].separator == ":" and k:
                    begin = max(0, k - 6, *(m for m in range(1, k) if clauses[m].separator in ENDINGS))
                    near = [m for m in range(k - 1, begin - 1, -1) if m in cues]
                    near.sort(key=lambda m: (clauses[m].kind != MAIN, clauses[m].subjunctive))
                    if near and clauses[near[0]].kind == RELATIVE and clauses[near[0]].subjunctive:
                        return None, None, "colon"  # "Gut seien Leute, die das sagten: „…“": who speaks goes on
                    if near:
                        return cues[near[0]], speaker_of(tokens, sentence, cues[near[0]]), "colon"
                    noun = label_cue(tokens, k - 1, clauses[k - 1])
                    if noun:
                        return noun, owner(tokens, sentence, noun), "colon"  # "Kolbs Fazit: „…“"
                    return None, self._label_before(sentence, k) or self._subject_before(sentence, k), "colon"
            if around > 0 and clauses[around - 1].kind == SO:
                phrase = so_speaker(tokens, clauses[around - 1].intro + 1, clauses[around - 1].end)
                if phrase:
                    self._so = clauses[around - 1].intro
                    return None, phrase, "so"  # the second half of "„…“, so Kolb, „…“"
            if around > 0 and (around - 1) in cues and clauses[around - 1].verb_first:
                cue = cues[around - 1]
                return cue, speaker_of(tokens, sentence, cue), "cue behind"
        cue = cues.get(around)
        if cue is not None and not alone:
            if (
                clause.finite >= end
                and clause.verb_first is False
                and clause.first >= first - 2
                and clause.finite == end + 1
                and not (first > 1 and tokens.words[first][0].isupper() and self._is_addressed(first - 2))
            ):
                speaker = speaker_of(tokens, sentence, cue)
                if speaker and speaker.start < end and first < speaker.end:
                    # "„Unfug“ nannte Kern das", "„Freiheit“ rief die Menge": what stands in marks does not speak
                    judge = phrase_after_verb(tokens, clause.finite + 1, clause.end)
                    speaker = judge if judge and (not cue.takes("a") or is_somebody(tokens, judge)) else speaker
                if speaker is None or speaker.start < clause.finite:
                    return cue, speaker, "around"
                return cue, speaker, "cue behind"  # „…“ sagte X
            return cue, speaker_of(tokens, sentence, cue), "around"
        before = (around - 2, around - 1) if clauses[around - 1].kind == RELATIVE else (around - 1, around - 2)
        for k in (before[0], around + 1, before[1]):
            if 0 <= k < len(clauses) and k in cues and not cues[k].refused:
                other = self._other_speaker(clause) if k < around and cues[k].lemma in _SPEAKING else None
                return cues[k], other or speaker_of(tokens, sentence, cues[k]), "near"
        return None, None, ""

    def _is_object(self, sentence: Sentence, first: int) -> bool:
        """ "…, dass Kern den Wirt bat, „still zu sein“": does a stretch stand in an object clause?"""
        clause = sentence.clauses[_clause_at(sentence, first)]
        return (
            clause.kind in (QUESTION, INFINITIVE)
            or clause.kind == SUB
            and self.tokens.low[clause.intro] in ("dass", "ob")
        )

    def _other_speaker(self, clause: Clause) -> Phrase | None:
        """ "Er sprach von „A“, sie von „B“": who has left his verb out."""
        phrase = noun_phrase(self.tokens, clause.first, clause.end, whole=False) if clause.kind == FRAGMENT else None
        behind = self.tokens.low[phrase.end] if phrase and phrase.end < clause.end else ""
        return phrase if behind == "von" and is_nominative(self.tokens, phrase) else None

    def _behind_unlisted_verb(self, sentence: Sentence, k: int) -> Phrase | None:
        """Who speaks in clause k, which begins with a verb that no lexicon has: "„Nie!“, brummte Jana Kolb"."""
        tokens, clause = self.tokens, sentence.clauses[k]
        if clause.kind == MAIN and clause.verb_first and tokens.tags[clause.finite] == "VVFIN":
            phrase = subject(tokens, sentence, k)
            return phrase if phrase and phrase.start > clause.finite else None
        # Before a name that the tagger does not know it may take the verb for something else.
        start, word = clause.start, tokens.words[clause.start]
        if clause.kind != FRAGMENT or clause.separator != "," or not word.islower() or start + 1 >= clause.end:
            return None
        lemma = dictionary_lemma(word) or ""
        is_verb = lemma.endswith("n") and lemma != word
        return noun_phrase(tokens, start + 1, clause.end) if is_verb and may_speak(tokens, start + 1) else None

    def _in_bracket(self, sentence: Sentence, first: int) -> Phrase | None:
        """ "Kolb („Wir bleiben“) ist froh", "(Kolb: „Wir bleiben“)": the name before a bracket or label in it."""
        tokens, at = self.tokens, first - 2
        if at <= sentence.start or tokens.words[at] not in "(:":
            return None
        begin = max(sentence.start, at - 7)
        if tokens.words[at] == ":":
            begin = next((i + 1 for i in range(at - 1, begin - 1, -1) if tokens.words[i] == "("), at)
        for i in range(begin, at):
            phrase = noun_phrase(tokens, i, at)
            if phrase and phrase.end == at and {"PER", "ORG"} & set(tokens.labels[i:at]):
                return phrase
        return None

    def _pointing(self, number: int) -> Cue | None:
        """The cue of a sentence that points back: "„…“ Das räumte die Ministerin ein."."""
        if number >= len(self.sentences):
            return None
        cue = self.cues[number].get(0)
        if cue is None or cue.refused:
            return None
        clause = self.sentences[number].clauses[0]
        points = clause.kind == MAIN and self.tokens.low[clause.first] in ("das", "dies", "so")
        return cue if points and clause.finite == clause.first + 1 else None

    def _is_addressed(self, i: int) -> bool:
        """ "Dem „Seeboten“ sagte sie", "In „Stadt und See“ schrieb sie": does the word before a mark make its words a name?"""
        return self.tokens.tags[i] == "ART" or self.tokens.low[i] in ("unter", "in", "im")

    def _label_before(self, sentence: Sentence, k: int) -> Phrase | None:
        """ "Beispiel: „…“": a name alone before a colon."""
        tokens, clause = self.tokens, sentence.clauses[k - 1]
        if clause.kind == SO:
            return so_speaker(tokens, clause.intro + 1, clause.end)
        if clause.finite >= 0 or clause.kind == INFINITIVE:
            return None
        start = clause.first + (tokens.tags[clause.first] == "PROAV")  # "Dazu Kolb: „…“"
        phrase = noun_phrase(tokens, start, clause.end)
        if phrase is None or not is_nominative(tokens, phrase):
            return None
        topic = next((i for i in range(phrase.head + 1, phrase.end) if tokens.low[i] in ("zum", "zur")), -1)
        if topic > 0:
            return phrase._replace(end=topic)  # "Die Bauleiterin zum Umbau: „…“"
        behind = tokens.tags[phrase.end] if phrase.end < clause.end else ""
        return phrase if not behind or behind.startswith(("APPR", "ADJD", "ADV", "CARD", "PROAV", "PTKVZ")) else None

    def _subject_before(self, sentence: Sentence, k: int) -> Phrase | None:
        """ "Der Trainer war zufrieden: „…“": the subject of the sentence that the colon ends."""
        last = sentence.clauses[k - 1]
        if last.kind in (RELATIVE, QUESTION) and self.tokens.low[last.intro] == "was":
            phrase = subject(self.tokens, sentence, k - 1)  # "…, was Kern mit dem Satz quittierte: „…“"
            if phrase and is_somebody(self.tokens, phrase):
                return phrase
        mains = [m for m in range(k - 1, max(-1, k - 6), -1) if sentence.clauses[m].kind == MAIN]
        mains.sort(key=lambda m: sentence.clauses[m].subjunctive)
        if mains and sentence.clauses[mains[0]].subjunctive:
            return None  # "Der Steg sei sicher: „…“" goes on with what somebody says
        phrase = subject(self.tokens, sentence, mains[0]) if mains else None
        noun = noun_at(self.tokens, phrase.head, mains[0]) if phrase else None
        return noun and owner(self.tokens, sentence, noun) or phrase  # "Das Fazit von Kolb überrascht: „…“"

    def _only_names(self, cue: Cue, end: int) -> bool:
        """ "die sich „…“ nennt", "man nennt es „…“", "„…“ heißt": giving a name is no speech."""
        if cue.lemma == "heißen":
            return True
        if cue.lemma not in ("nennen", "bezeichnen", "betiteln", "titulieren"):
            return False
        low = self.tokens.low
        return any(
            low[i] in ("sich", "man") for i in range(max(0, min(cue.words) - 5), min(len(low), max(end, cue.main) + 1))
        )


def _is_within(cue: Cue | None, host: Found) -> bool:
    """Does a verb of saying around a marked stretch stand in the indirect quote around it, not being that quote's own?"""
    if cue is None or cue.entry.pos != "verb" or not cue.takes("q") or cue.passive or cue.entry.kind == "think":
        return False
    return host.start <= cue.main < host.end and cue.main != host.cue_main


def _follow(quote: Found, host: Found) -> None:
    quote.speaker, quote.cue, quote.cue_main, quote.cue_lemma = host.speaker, host.cue, host.cue_main, host.cue_lemma
    quote.inherits = host.inherits


def _host(hosts: list[tuple[int, int, Found]], first: int, end: int) -> Found | None:
    """The narrowest indirect quote around a stretch, among those that start nearest before it."""
    at = bisect_left(hosts, first + 1, key=lambda host: host[0])
    for start, stop, quote in reversed(hosts[max(0, at - 4) : at]):
        if start <= first and end <= stop:
            return quote
    return None


def _clause_at(sentence: Sentence, i: int) -> int:
    """The number of the clause that token i stands in."""
    return max(0, bisect_right(sentence.clauses, i, key=lambda clause: clause.start) - 1)
