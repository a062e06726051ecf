"""Direct quotes: which stretches in quotation marks are somebody's words, and who is said to speak them.

Long stretches nearly always are; of one or two words most are names, titles and terms. What decides is the verb of the
clause, the colon or "sagte X" beside them, and the noun in front of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newskit.quotes.attributions import so_speaker
from newskit.quotes.clauses import AS, FRAGMENT, MAIN, SO, Sentence
from newskit.quotes.cues import Cue
from newskit.quotes.lexicon import words
from newskit.quotes.marks import Marked
from newskit.quotes.model import Found
from newskit.quotes.phrases import Phrase, apposition, is_nominative, noun_phrase
from newskit.quotes.speakers import speaker_of, subject
from newskit.quotes.tokens import Tokens

_LONG = 6  # words from which on a stretch in marks is a quote unless it is a title
_NAMED = words(
    "namens genannt genannte genannten sogenannt sogenannte sogenannten sogenannter sogenanntes betitelt titel "
    "motto name namen begriff wort stichwort titeln spitzname spitznamen titelt heisst hiess slogan"
)
_WORKS = words(
    "album alben buch buches buchs bücher film films filme roman romans lied liedes song single musical oper stück stücks "
    "cd platte zeitung magazin projekt preis preises ausstellung titel kampagne aktion operation gesetz band gruppe serie "
    "sendung reihe vortrag bericht studie aufsatz artikel plakat plakate transparent transparente schild schilder aufschrift"
)
_WRITTEN = words("stand steht standen stehen prangte prangt prangten auf")
_ENOUGH = 2.5  # weight from which on a short stretch counts as a quote
_ARTICLES = words("ART APPRART PPOSAT PDAT")


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
            quote = self._decide(n, first, end, host, found[-1] if found else None)
            if quote:
                quote.mark = n
                found.append(quote)
        return found

    def _decide(self, n: int, first: int, end: int, host: Found | None, last: Found | None) -> Found | None:
        number = max(0, bisect_left(self._sentence_starts, first + 1) - 1)
        sentence = self.sentences[number]
        words = sum(self.tokens.words[i][0].isalnum() for i in range(first, end))
        cue, speaker, rule = self._announced(sentence, number, first, end)
        quote = Found(first, end, "direct", rule, number, speaker=speaker)
        if host is not None and rule in ("around", "near", "") and not (rule == "around" and _is_within(cue, host)):
            cue = None
        if cue is not None:
            quote.announced_by(cue, speaker)
        elif rule == "so":
            quote.cue, quote.cue_main, quote.cue_lemma = (self._so,), self._so, "so"
            quote.speaker = speaker
        if rule in ("colon", "cue behind", "so", "wie") and (words > 1 or rule != "colon"):
            quote.inherits = rule == "colon" and cue is None and speaker is None  # "Und: „…“"
            return quote
        if self._is_name(first, end, words):
            return None
        if cue is None and host is None and (self._is_title(first, end, words) or self._is_written(end)):
            return None
        if words >= _LONG or self._is_sentence(first, end, words) or words > 1 and self._alone(sentence, first, end):
            if cue is None:
                quote.rule = "long"
                if host is not None:
                    _follow(quote, host)
                elif self._alone(sentence, first, end) and (later := self._pointing(number + 1)):
                    quote.rule = "pointing back"
                    quote.announced_by(later, speaker_of(self.tokens, self.sentences[number + 1], later))
                elif quote.speaker is None:
                    quote.speaker = self._actor(sentence, first, end)
                    quote.inherits = quote.speaker is None
            return quote
        if self._weight(first, end, words, cue, quote.speaker, host) >= _ENOUGH:
            if cue is None and host is not None:
                _follow(quote, host)
            quote.rule = "short, inside indirect" if cue is None else "short, cue"
            return quote
        return None

    def _is_written(self, end: int) -> bool:
        """ "„Platz da!“ stand auf dem Schild": what a banner says, not a person."""
        behind = {self.tokens.low[i] for i in range(end + 1, min(end + 3, len(self.tokens)))}
        return bool(behind & _WRITTEN)

    def _is_title(self, first: int, end: int, words: int) -> bool:
        """A long name: "der „Preis für …“", "das Album, „…“": a work, a prize, an event without finite verb."""
        tokens = self.tokens
        if not tokens.words[first][0].isupper():
            return False
        before = first - 2
        is_sentence = any(tokens.is_finite(i) for i in range(first, end)) and tokens.words[end - 1] in ".!?"
        if before >= 0 and tokens.tags[before] in _ARTICLES and not is_sentence:
            return True
        near = {tokens.low[i] for i in range(max(0, first - 7), first - 1)}
        return bool(near & _WORKS) and not is_sentence

    def _weight(
        self, first: int, end: int, words: int, cue: Cue | None, speaker: Phrase | None, host: Found | None
    ) -> float:
        """How much speaks for a short stretch being somebody's words rather than a name or term."""
        tokens = self.tokens
        before = first - 2
        tag, low = (tokens.tags[before], tokens.low[before]) if before >= 0 else ("", "")
        lower = tokens.words[first][0].islower()
        weight = 2.0 * lower + (words >= 3) + 0.5 * (words >= 2) + 1.5 * (tokens.words[end - 1] in "!?")
        if cue is not None and self._only_names(cue, end):
            return 0.0
        if cue is None or cue.refused:
            weight += 0.5 if host is not None else -2.0
        elif cue.takes("a"):
            weight += 2.0 + (low == "als")
        else:
            weight += 1.5 if cue.entry.kind in ("judge", "ask", "promise") else 0.5
        if host is not None:
            weight += 1.0
        if not lower:
            if tag in ("NN", "NE", "TRUNC") or low == "(":
                weight -= 3.0
            elif low in ("der", "die", "das", "dem", "den", "des", "im", "am", "vom", "zum", "zur", "beim"):
                weight -= 1.5
            elif low in ("ein", "eine", "einen", "einem", "einer", "kein", "keine", "keinen"):
                weight += 1.0
            if any(tokens.labels[i] for i in range(first, end)):
                weight -= 1.5
        if low == "(":
            weight -= 2.0
        if speaker is not None and speaker.start < end and first < speaker.end:
            weight -= 5.0
        if cue is not None and cue.passive and cue.takes("a"):
            weight -= 2.0
        return weight

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
                    cue = cues.get(k)
                    if cue and later.kind == AS:
                        return cue, speaker_of(tokens, sentence, cue), "wie"
                    if cue and later.kind == MAIN and later.verb_first:
                        return cue, speaker_of(tokens, sentence, cue), "cue behind"
                    if later.kind != FRAGMENT:
                        break
            for k in range(around, -1, -1):
                if clauses[k].separator == ":" and k:
                    near = [m for m in range(k - 1, max(-1, k - 6), -1) if m in cues]
                    near.sort(key=lambda m: (clauses[m].kind != MAIN, clauses[m].subjunctive))
                    if near:
                        return cues[near[0]], speaker_of(tokens, sentence, cues[near[0]]), "colon"
                    return None, self._label_before(sentence, k) or self._subject_before(sentence, k), "colon"
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
            ):
                speaker = speaker_of(tokens, sentence, cue)
                if speaker is None or speaker.start < clause.finite:
                    return cue, speaker, "around"
                return cue, speaker_of(tokens, sentence, cue), "cue behind"  # „…“ sagte X
            return cue, speaker_of(tokens, sentence, cue), "around"
        for k in (around - 1, around + 1, around - 2):
            if 0 <= k < len(clauses) and k in cues and not cues[k].refused:
                return cues[k], speaker_of(tokens, sentence, cues[k]), "near"
        return None, None, ""

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

    def _label_before(self, sentence: Sentence, k: int) -> Phrase | None:
        """ "Beispiel: „…“": a name alone before a colon."""
        tokens, clause = self.tokens, sentence.clauses[k - 1]
        if clause.kind == SO:
            return so_speaker(tokens, clause.intro + 1, clause.end)
        if clause.finite >= 0:
            return None
        phrase = noun_phrase(tokens, clause.first, clause.end)
        if phrase is None or not is_nominative(tokens, phrase):
            return None
        topic = next((i for i in range(phrase.head + 1, phrase.end) if tokens.low[i] in ("zum", "zur")), -1)
        if topic > 0:
            return phrase._replace(end=topic)  # "Die Bauleiterin zum Umbau: „…“"
        behind = tokens.tags[phrase.end] if phrase.end < clause.end else ""
        return phrase if not behind or behind.startswith(("APPR", "ADJD", "ADV", "CARD", "PROAV")) else None

    def _subject_before(self, sentence: Sentence, k: int) -> Phrase | None:
        """ "Der Trainer war zufrieden: „…“": the subject of the sentence that the colon ends."""
        mains = [m for m in range(k - 1, max(-1, k - 6), -1) if sentence.clauses[m].kind == MAIN]
        mains.sort(key=lambda m: sentence.clauses[m].subjunctive)
        return subject(self.tokens, sentence, mains[0]) if mains else None

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

    def _is_sentence(self, first: int, end: int, words: int) -> bool:
        tokens = self.tokens
        return words >= 3 and any(tokens.is_finite(i) for i in range(first, end))

    def _is_name(self, first: int, end: int, words: int) -> bool:
        """A title, motto, name or term: its noun stands right before it, or "sogenannt", or it is joined by a hyphen."""
        tokens = self.tokens
        before = first - 2
        if before < 0:
            return False
        if words <= 4 and end + 1 < len(tokens) and tokens.words[end + 1][0] == "-" and tokens.words[end + 1] != "-":
            return True
        named = tokens.low[before] in _NAMED or any(tokens.low[i] in _NAMED for i in range(max(0, before - 2), before))
        if named and words <= 8:
            return True
        starts_upper = tokens.words[first][0].isupper() or tokens.words[first][0].isdigit()
        if not starts_upper:
            return False
        if tokens.tags[before] in ("NN", "NE", "TRUNC") and words <= 8 and not self._is_sentence(first, end, words):
            return True
        content = [i for i in range(first, end) if tokens.words[i][0].isalnum()]
        if words <= 4 and tokens.tags[before] in _ARTICLES | {"ADJA", "APPR"}:
            return all(
                tokens.tags[i] in ("NE", "FM", "NN", "CARD", "ART", "APPR", "KON", "ADJA") for i in content
            ) and (tokens.tags[content[-1]] in ("NE", "FM", "CARD") or bool(tokens.labels[content[0]]))
        return False


def _is_within(cue: Cue | None, host: Found) -> bool:
    """Does a verb of saying around a marked stretch stand in the indirect quote around it, not being that quote's own?"""
    if cue is None or cue.entry.pos != "verb" or not cue.takes("q") or cue.passive:
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
