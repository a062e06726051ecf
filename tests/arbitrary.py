"""Valid Docs as no tagger would make them: any tags, morphology, lemmas, sentence starts and names over German words.

A Doc is put together from stretches of the teaching corpus as the embedded pipeline annotates them, and from odd
pieces; then some layers of some tokens are changed at random, or a layer is taken away as a whole.
"""

from functools import cache
from pathlib import Path
from random import Random

import spacy
from hypothesis import strategies as st
from spacy.tokens import Doc

import newskit as nk
from newskit import frames
from newskit.annotation import Corpus, Section

VOCAB = spacy.blank("de").vocab
TAGS = [
    "ADJA",
    "ADJD",
    "ADV",
    "APPO",
    "APPR",
    "APPRART",
    "APZR",
    "ART",
    "CARD",
    "FM",
    "ITJ",
    "KOKOM",
    "KON",
    "KOUI",
    "KOUS",
    "NE",
    "NN",
    "PDAT",
    "PDS",
    "PIAT",
    "PIDAT",
    "PIS",
    "PPER",
    "PPOSAT",
    "PPOSS",
    "PRELAT",
    "PRELS",
    "PRF",
    "PROAV",
    "PTKA",
    "PTKANT",
    "PTKNEG",
    "PTKVZ",
    "PTKZU",
    "PWAT",
    "PWAV",
    "PWS",
    "TRUNC",
    "VAFIN",
    "VAIMP",
    "VAINF",
    "VAPP",
    "VMFIN",
    "VMINF",
    "VMPP",
    "VVFIN",
    "VVIMP",
    "VVINF",
    "VVIZU",
    "VVPP",
    "XY",
    "_SP",
    "$,",
    "$.",
    "$(",
] + [""]
MORPHS = [
    "", "Mood=Sub|VerbForm=Fin", "Mood=Ind|Number=Sing|Tense=Past", "Case=Nom|Gender=Masc|Number=Sing",
    "Case=Dat|Gender=Fem|Number=Sing",
    "Case=Gen|Gender=Neut|Number=Sing", "Case=Acc|Number=Plur", "Case=Nom|Gender=Fem|Number=Plur|PronType=Rel",
    "Degree=Pos", "Gender=Masc",
]  # fmt: skip
LABELS = ["PER", "LOC", "ORG", "MISC"]
# Each word with its usual tag, after a slash.
PIECES = """
Jana/NE Moser/NE|Moser/NE|Mosers/NE|Udo/NE Kolb/NE|Frau/NN Kolb/NE|Herr/NN|Dr./NN|Kolb/NE|A./NE Kern/NE|J./XY
von/APPR der/ART Au/NE|Kassel/NE|Kasseler/ADJA|in/APPR
Berlin/NE|Wien/NE|US/NE|EU/NE|USA/NE|EU-Kommission/NN|-/$(|-Chef/NN|SPD/NE|CDU/NE //$( CSU/NE
Nord-/TRUNC und/KON Ostsee/NE|Nah-/TRUNC und/KON Fernverkehr/NN|Jan-Mai-/TRUNC
die/ART Stadt/NN Kassel/NE|der/ART Stadt/NN|Firma/NN Ulmag/NE|Ulmag/NE AG/NE|AG/NE|GmbH/NE|der/ART „/$( Seepost/NE “/$(
Bund/NN für/APPR Fluss/NN und/KON Ufer/NN (/$( BFU/NE )/$(
(/$( dpa/NE )/$( –/$(|(/$( nap/NE )/$( -/$(|Grünen/NN|Ministerium/NN|Außenministeriums/NN|Vereinten/ADJA Nationen/NN
Deutschen/ADJA Bank/NN|Nationalrat/NN
sagte/VVFIN|sagt/VVFIN|teilte/VVFIN|mit/PTKVZ|erklärte/VVFIN|behauptet/VVFIN|forderte/VVFIN|nannte/VVFIN|heißt/VVFIN
zeigte/VVFIN sich/PRF|überzeugt/ADJD|gab/VVFIN|bekannt/PTKVZ|sprach/VVFIN
ist/VAFIN|sei/VAFIN|wurde/VAFIN|habe/VAFIN|hätten/VAFIN|soll/VMFIN|müsse/VMFIN|werde/VAFIN|komme/VVFIN|käme/VVFIN
gehe/VVFIN|gesagt/VVPP|gefordert/VVPP|worden/VAPP|zu/PTKZU|bauen/VVINF
mitzuteilen/VVIZU|kommen/VVINF|dass/KOUS|ob/KOUS|weil/KOUS|als/KOKOM|als/KOUS|wie/KOKOM|so/ADV|wenn/KOUS|um/KOUI
ohne/KOUI|damit/KOUS|bis/APPR|und/KON|oder/KON|aber/KON|sondern/KON|auch/ADV|nicht/PTKNEG
laut/APPR|nach/APPR Angaben/NN|zufolge/APPO|gemäß/APPR|nach/APPR|Ansicht/NN|aus/APPR Sicht/NN|von/APPR|demnach/PROAV
wonach/PWAV|so/ADV der/ART|das/PDS|dies/PDS|davon/PROAV|darüber/PROAV
er/PPER|sie/PPER|es/PPER|ich/PPER|wir/PPER|man/PIS|jemand/PIS|der/PRELS|die/PRELS|deren/PRELAT|wer/PWS|was/PWS
welche/PWAT|dieser/PDAT|seine/PPOSAT|ihre/PPOSAT|kein/PIAT|alle/PIS|der/ART|die/ART|das/ART
den/ART|dem/ART|des/ART|ein/ART|eine/ART|im/APPRART|zum/APPRART|Sorge/NN|Frage/NN|Antwort/NN|Fazit/NN|FAZIT/NE
Kritik/NN|Bericht/NN|Vorwurf/NN|Zweifel/NN|Plan/NN|Haus/NN|Brücke/NN|Sprecherin/NN|Minister/NN
Polizei/NN|Leute/NN|Häuser/NN|46-Jährige/NN|Montag/NN|1./ADJA Mai/NN|2024/CARD|drei/CARD|50/CARD|%/NN|gute/ADJA
neuen/ADJA|russische/ADJA|schnell/ADJD|heute/ADV|wohl/ADV|Übrigens/ADV|Ja/PTKANT|bitte/PTKANT
,/$,|./$.|:/$.|;/$.|?/$.|!/$.|…/$(|.../$.|–/$(|—/$(|--/$(|„/$(|“/$(|"/$(|»/$(|«/$(|‚/$(|‘/$(|'/$(|’/$(|(/$(|)/$(|[/$(
]/$(|*/$(|•/$(|///$(|\\n\\n/_SP|\\n/_SP| /_SP|\u00a0/_SP|\u200b/XY|\u0301/XY|😀/XY|…“/$(
Soweit/KOUS das/ART|Das/PDS|Der/ART|Die/ART|Wie/KOKOM|„/$( Der/ART Plan/NN ist/VAFIN gut/ADJD “/$(|:/$. „/$(
“/$( ,/$, sagte/VVFIN|–/$( so/ADV|Was/PWS|Warum/PWAV|Zur/APPRART|Im/APPRART|@moser/XY|#wahl/XY|www.seepost.de/NE
s/XY|'s/PPER|X/NE|X./NE|II./ADJA|a/FM|The/FM|St./NE|Ö/NE|ß/XY|'/XY|x/XY
"""


def _read(piece: str) -> list[list]:
    """word, space, tag, morph, lemma, start, entity of each token of a piece."""
    pairs = (token.rpartition("/") for token in piece.split(" ") if token) if piece != " /_SP" else [(" ", "/", "_SP")]
    return [[word.replace("\\n", "\n"), True, tag, "", word, False, "O"] for word, _, tag in pairs]


_PIECES = [_read(piece) for line in PIECES.strip("\n").split("\n") for piece in line.split("|")]


@cache
def _sample() -> list[list[list]]:
    """The tokens of the teaching corpus, article by article."""
    corpus = nk.annotate(nk.load_articles(Path(__file__).parents[1] / "data/sample", progress=False), progress=False)
    return [
        [
            [
                t.text,
                bool(t.whitespace_),
                t.tag_,
                str(t.morph),
                t.lemma_,
                t.is_sent_start,
                f"{t.ent_iob_}-{t.ent_type_}",
            ]
            for t in doc
        ]
        for doc in corpus.docs
    ]


def _stretch(random: Random) -> list[list]:
    article = random.choice(_sample())
    first = random.randrange(len(article))
    return article[first : first + random.choice([2, 8, 30])]


def _changed(token: list, random: Random) -> list:
    """A token with another value in one of its layers."""
    layer = random.randrange(len(token))
    other = [
        lambda: random.choice(random.choice(_PIECES))[0],
        lambda: not token[1],
        lambda: random.choice(TAGS),
        lambda: random.choice(MORPHS),
        lambda: random.choice(["", token[0].lower(), "sagen"]),
        lambda: not token[5],
        lambda: random.choice("BI") + "-" + random.choice(LABELS),
    ][layer]
    return [*token[:layer], other(), *token[layer + 1 :]]


_MISSING = {2: "", 3: "", 4: "", 5: False, 6: "O"}  # what a layer holds where no component made it


def make_doc(pieces: list[int], seed: int, rate: float, missing: int, cuts: list[float]) -> Doc:
    random = Random(seed)
    tokens = [list(token) for n in pieces for token in (_PIECES[n] if n < len(_PIECES) else _stretch(random))]
    tokens = [_changed(token, random) if random.random() < rate else token for token in tokens]
    before = "O"
    for token in tokens:
        if missing in _MISSING:
            token[missing] = _MISSING[missing]
        if token[6][:1] not in "BI" or token[0].isspace():
            token[6] = "O"
        elif token[6][0] == "I" and before[2:] != token[6][2:]:
            token[6] = "B" + token[6][1:]
        before = token[6]
    columns = ([token[layer] for token in tokens] for layer in range(7))
    names = ["words", "spaces", "tags", "morphs", "lemmas", "sent_starts", "ents"]
    doc = Doc(VOCAB, **dict(zip(names, columns, strict=True)))
    edges = [0, *sorted(int(cut * len(doc.text)) for cut in cuts), len(doc.text)]
    fields = [Section(*field) for field in zip(frames.FIELDS, edges, edges[1:], strict=False) if field[1] < field[2]]
    if cuts and fields:
        doc.user_data["newskit.sections"] = fields
    return doc


def docs(max_size: int = 12) -> st.SearchStrategy[Doc]:
    """A Doc of one article with one field, two or three."""
    return st.builds(
        make_doc,
        st.lists(st.integers(0, 2 * len(_PIECES)), max_size=max_size),
        st.integers(0, 2**32),
        st.sampled_from([0.0, 0.03, 0.2, 0.6]),
        st.integers(0, 9),
        st.lists(st.floats(0, 1), max_size=2),
    )


@st.composite
def corpora(draw, max_size: int = 3) -> Corpus:
    """A Corpus of such Docs, some of its cells empty."""
    found = draw(st.lists(docs(), max_size=max_size))
    sources = draw(st.lists(st.sampled_from(["Seepost", "Uferblatt", None]), min_size=len(found), max_size=len(found)))
    records = []
    for number, (doc, source) in enumerate(zip(found, sources, strict=True)):
        sections = doc.user_data.get("newskit.sections", [Section("text", 0, len(doc.text))])
        parts = {section.field: doc.text[section.start : section.end] for section in sections}
        published = "2024-05-03T10:00:00Z" if number % 2 else None
        records.append({"article_id": f"{number:012x}", "source": source, "published": published, **parts})
    articles = frames.conform(records, frames.Articles)
    return Corpus(articles, found, {"name": "de_any", "version": "0", "reason": "", "layers": [], "licence": ""})
