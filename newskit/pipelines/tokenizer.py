"""German tokens in news as it is scraped: gender forms, glued sentences, quotation marks of every kind.

spaCy's German rules cut "Kund:innen" in three, leave "vorangekommen“.Pompöser" in one piece and do not know ›these‹
quotation marks. The rules here are spaCy's own with these cases mended; they are pure regular expressions, so every
pipeline that carries them can be stored and loaded like any other.
"""

import re

from spacy.attrs import ORTH
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, LIST_ELLIPSES, LIST_ICONS
from spacy.lang.de import German
from spacy.lang.de.punctuation import TOKENIZER_PREFIXES, TOKENIZER_SUFFIXES
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# Quotation marks that are never part of a word; ' ’ ‘ may be apostrophes ("geht’s", "O’Neill").
_QUOTES = '„“”"«»›‹‚'
_OPENING = _QUOTES + "‘’'("
_NOT_A_NAME_ENDING = r"(?!(?i:pdf|docx?|xlsx?|csv|json|txt|html?|jpe?g|png|gif|mp[34]|zip|com|org|net|de|at|ch|js)\b)"
_TITLES = "Dr|Prof|Mag|Ing|Dipl|Nr|St|Hr|Fr"

_PREFIXES = [
    *TOKENIZER_PREFIXES,
    "[›‹]",
    rf"(?:{_TITLES})\.(?=[{ALPHA_UPPER}])",  # Dr.Weber
    rf"\d{{1,2}}\.(?=[{ALPHA_UPPER}][{ALPHA}])",  # 15.Mai, 1.FC
]

# A full stop after a number is an ordinal ("am 5. Mai") unless the number can't be one.
_SUFFIXES = [
    *TOKENIZER_SUFFIXES,
    "[›‹]",
    r"(?<=\d\d\d\d)\.",  # 1989.
    r"(?<=\d:\d)\.",  # 2:1.
    r"(?<=\d:\d\d)\.",
    r"(?<=\d,\d)\.",  # 5,3.
    r"(?<=\d,\d\d)\.",
    r"(?<=\.\d\d\d)\.",  # 2.500.
    *(rf"(?<=[{ALPHA}\-]\d{{{n}}})\." for n in (1, 2, 3)),  # G7. Covid-19. A380.
    rf"(?<=[{ALPHA}\d][{ALPHA_UPPER}])\.",  # SpaceX. 299C.
]

_INFIXES = [
    *LIST_ELLIPSES,
    *LIST_ICONS,
    f"[{_QUOTES}]",
    # Two sentences without a space: lower case or an acronym, full stop, capital ("begrüßt.Die", "GmbH.Die"), but
    # neither "U.S.A." nor "Bericht.PDF".
    rf"(?<=[{ALPHA_LOWER}][{ALPHA_LOWER}])\.{_NOT_A_NAME_ENDING}(?=[{ALPHA_UPPER}{_OPENING}])",
    rf"(?<=[{ALPHA}][{ALPHA_UPPER}])\.{_NOT_A_NAME_ENDING}(?=[{ALPHA_UPPER}][{ALPHA_LOWER}]|[{_OPENING}])",
    # The next sentence begins with a number ("leer.3.600 Haushalte"), or this one ends in one ("2.100.Nun", "U17.Das").
    rf"(?<=[{ALPHA_LOWER}]{{3}})(?<!bzw)(?<!evtl)(?<!usw)\.(?=\d)",
    rf"(?<=\d\.\d\d\d)\.(?=[{ALPHA_UPPER}{_OPENING}])",
    rf"(?<=[{ALPHA}\-]\d\d)\.(?=[{ALPHA_UPPER}][{ALPHA_LOWER}])",
    rf"(?<=[{ALPHA_UPPER}]\d\d\d)\.(?=[{ALPHA_UPPER}][{ALPHA_LOWER}])",
    rf"(?<=\d\d\d\d)\.(?=[{ALPHA_UPPER}{_OPENING}])",
    r"(?<=\b\d\d\d\d)\.(?=\d\d\d\d\b)",  # "im Jahr 2005.1997 war"
    # "F-5.Das", "299C.Der", "km/h.Dann"
    rf"(?<=[{ALPHA}]-\d|\d\d[{ALPHA_UPPER}]|[{ALPHA}]/[{ALPHA}])\.(?=[{ALPHA_UPPER}][{ALPHA_LOWER}])",
    rf"(?<=\d[:,]\d)\.(?=[{ALPHA_UPPER}{_OPENING}])",
    rf"(?<=[{_QUOTES}’‘\)\]])[.,:;!?]+(?=[{ALPHA}{_OPENING}])",
    rf"(?<=[{_QUOTES}’‘\)\]])[.!?](?=\d)",
    rf"(?<=[.!?])[’‘'](?=[{ALPHA_UPPER}])",
    r"(?<=\w)[’‘'](?=[.,:;!?][^\W\d_])",
    rf"(?<=[{ALPHA}])(?:[,;]|[!?]+)(?=[{ALPHA}{_OPENING}])",
    rf"(?<=[{ALPHA}])[!?](?=\d)",
    # Not in gender forms: Kund:innen, jede:r, Kund:Innen, Schüler/innen, Schüler/in.
    rf"(?<=[{ALPHA}]):(?!Innen)(?=[{ALPHA_UPPER}{_OPENING}])",
    rf"(?<=[{ALPHA}])[<>=](?=[{ALPHA}])",
    rf"(?<=[\d{ALPHA}])/(?!innen|in\b)(?=[\d{ALPHA}])",
    rf"(?<=[{ALPHA}])[()\[\]](?=[{ALPHA}])",
    rf"[)\]](?=[.,:;!?]?[{ALPHA_UPPER}{_OPENING}]|[.!?]\d)",
    rf"(?<=[{ALPHA}\d])[–—](?=[{ALPHA}\d])",
    rf"(?<=[{ALPHA}])--(?=[{ALPHA}])",
    r"(?<=[0-9])-(?=[0-9])",
]

# No word: one token, since spaCy's work on a word grows with the square of its length.
_ENDLESS = re.compile(r"\S{300}")

# Abbreviations of news text that spaCy's list lacks; none of them is also a word that can end a sentence.
_ABBREVIATIONS = """
Abg. Ass.-Prof. Bez. Bez.-Insp. Bgm. Chr. Co. Corp. DDr. Dipl. Dipl.-Ing. Gebr. Hl. Hptm. Inc. Insp. Jr. Kfm. Ltd.
MMag. Mag. Mr. Mrs. Ms. Msgr. Mt. Oblt. Obst. Okt. Pkt. Priv.-Doz. Reg. Sept. Sr. Ste. Stv. Tsd. Univ.-Doz.
Univ.-Prof. a.D. a.M. d.J. e.V. gem. i.R. k.o. lt. m.b.H. n.Chr. p.a. rd. resp. sog. stv. tgl. v.Chr. vgl. zit.
zzgl.
""".split()


def adapt_tokenizer(nlp: Language) -> None:
    """Give a German pipeline newskit's tokenizer rules; a tokenizer of another kind is left alone.

    Parameters
    ----------
    nlp : Language
        Changed in place. Doing it twice is the same as doing it once.

    Examples
    --------
    >>> import spacy
    >>> nlp = spacy.blank("de")
    >>> adapt_tokenizer(nlp)
    >>> [token.text for token in nlp("Die Kund:innen kamen.›Nein‹, hieß es.")]
    ['Die', 'Kund:innen', 'kamen', '.', '›', 'Nein', '‹', ',', 'hieß', 'es', '.']
    """
    if not isinstance(nlp.tokenizer, Tokenizer):
        return
    nlp.tokenizer.prefix_search = compile_prefix_regex(_PREFIXES).search
    nlp.tokenizer.suffix_search = compile_suffix_regex(_SUFFIXES).search
    nlp.tokenizer.infix_finditer = compile_infix_regex(_INFIXES).finditer
    nlp.tokenizer.token_match = _ENDLESS.match
    nlp.tokenizer.url_match = German.Defaults.url_match
    for abbreviation in _ABBREVIATIONS:
        nlp.tokenizer.add_special_case(abbreviation, [{ORTH: abbreviation}])
    for face in ("):", "8)", "(8"):  # "Moser (SPD): „…“", "Moser (8)"
        nlp.tokenizer.add_special_case(face, [{ORTH: sign} for sign in face])
