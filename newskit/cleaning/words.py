"""Words that tell where one paragraph ends and the next begins."""

from __future__ import annotations

from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Function words and adverbs that open German sentences. In the middle of a sentence they are written small, so a
# capital one shows a new sentence. "Sie" and "Ihr" are not here: polite address is capitalised everywhere.
OPENERS = _words("""
    Der Die Das Den Dem Des Ein Eine Einen Einem Einer Eines Kein Keine Keinen Keiner Dies Diese Dieser Dieses Diesen
    Diesem Jene Jener Jenes Jede Jeder Jedes Jeden Alle Alles Allen Viele Vielen Vieles Manche Mancher Einige Einiges
    Mehrere Beide Beides Solche Solcher Wenige Es Er Wir Ich Man Mich Mir Uns Ihm Ihn Niemand Jemand Sein Seine Seinen
    Seiner Seinem Unser Unsere Mein Meine Meinen Wer Was Wem Wen Wessen Wie Wo Woher Wohin Wann Warum Wieso Weshalb
    Welche Welcher Welches Welchen In Im Am An Ans Auf Aus Bei Beim Mit Nach Von Vom Vor Zu Zum Zur Für Gegen Durch Um
    Unter Über Hinter Zwischen Neben Ohne Während Wegen Trotz Statt Anstatt Seit Bis Ab Nahe Laut Gemäß Angesichts
    Aufgrund Mithilfe Dank Entlang Innerhalb Außerhalb Infolge Anlässlich Gegenüber Rund Etwa Wenn Als Weil Dass Daß Ob
    Obwohl Nachdem Bevor Ehe Sobald Solange Sofern Falls Indem Da Doch Aber Und Oder Denn Sondern Sowohl Weder Entweder
    Auch Nur Noch Schon So Sogar Dann Danach Davor Dabei Dazu Dafür Dagegen Daher Darum Deshalb Deswegen Damit Damals
    Davon Daran Darauf Daraus Darin Darüber Darunter Dadurch Demnach Dementsprechend Dort Dorthin Hier Hierbei Hierfür
    Hierzu Jetzt Nun Heute Gestern Morgen Heuer Inzwischen Mittlerweile Unterdessen Indes Indessen Derweil Zudem
    Außerdem Überdies Ferner Zugleich Allerdings Jedoch Trotzdem Dennoch Gleichwohl Hingegen Dagegen Vielmehr Derzeit
    Aktuell Momentan Zuletzt Zunächst Zuerst Zuvor Zuvor Schließlich Letztlich Bereits Erst Erstmals Bislang Bisher
    Insgesamt Gleichzeitig Tatsächlich Besonders Insbesondere Kürzlich Neulich Jüngst Allein Nicht Nichts Nie Niemals
    Mehr Wieder Immer Oft Meist Meistens Manchmal Selten Häufig Vielleicht Wahrscheinlich Möglicherweise Offenbar
    Anscheinend Angeblich Natürlich Selbst Selbstverständlich Gerade Fast Nahezu Knapp Ungefähr Kaum Sonst Ansonsten
    Anders Ebenso Ebenfalls Genauso Somit Also Folglich Jedenfalls Immerhin Leider Zwar Nämlich Eigentlich Ursprünglich
    Später Früher Bald Plötzlich Sofort Endlich Wohl Gar Ist Sind War Waren Hat Haben Hatte Hatten Wird Werden Wurde
    Wurden Kann Können Konnte Soll Sollen Sollte Sollten Muss Müssen Will Wollen Darf Gibt Gab
    """)
POLITE = frozenset(["Sie", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer", "Ihnen", "Du", "Dein", "Deine"])

# Behind these a heading cannot end.
UNFINISHED = _words("""
    der die das den dem des ein eine einen einem einer eines kein keine im am vom zum zur beim ins ans und oder sowie von
    wie als in bei nach für mit ohne gegen über unter laut seit bis aus dass ob wenn weil per via statt wegen the of
    """)
# Prepositions that may also be the last word, parted from their verb: "Was fällt auf".
SEPARABLE = _words("ab an auf aus bei durch ein gegenüber hinter mit nach neben statt über um unter vor zu zwischen")
# Titles whose article is written large: "Die Zeit", "Das Erste", "Die Linke".
TITLES = _words("""
    Spiegel Zeit Welt Standard Presse Linke Linken Grüne Grünen Erste Ersten Partei Bild Tageszeitung Zweite Furche
    Freitag Falter Bund Mitte
    """)
# A full stop behind these is no end of a sentence. Case counts: "Mag." is a title, "mag." is a verb.
ABBREVIATIONS = _words("""
    Dr Prof St Nr Hr Fr Mag Ing Dipl Bsp Abs Art Hl Co Str Tel Mr Mrs Ms Jan Feb Mär Apr Jun Jul Aug Sep Sept Okt Nov Dez
    Jr Sr Inc Ltd Corp Bd Hrsg Anm Abb Kap Ziff Abt Bez Kfm Univ Priv Doz Mio Mrd Tsd Phil Frhr Gebr Kgl
    dr prof nr hl vgl ca bzw evtl ggf inkl exkl sog geb gest verh zzgl abzgl rer nat med jur phil theol h.c mio mrd tsd usw
    etc uvm dgl max min mind röm griech lat engl frz dt österr schweiz amerik
    """)
# Some of them may well be the last word.
ENDING_ABBREVIATIONS = _words(
    "Co Str Mio Mrd Tsd mio mrd tsd usw etc uvm dgl Jr Sr Inc Ltd Corp Jan Feb Aug Sept Okt Nov Dez"
)
# Nouns that another noun follows directly: "große Mengen Wasser".
MEASURES = _words("""
    Menge Mengen Liter Tonnen Tonne Kilo Kilogramm Gramm Meter Kilometer Prozent Euro Franken Dollar Dutzend Dutzende
    Hunderte Tausende Million Millionen Milliarde Milliarden Paar Art Arten Sorte Sorten Gruppe Gruppen Reihe Zahl Zahlen
    Anzahl Hälfte Drittel Viertel Haufen Stück Teil Teile Glas Gläser Flasche Flaschen Ende Anfang Mitte Familie
    """)
TOP_LEVEL_DOMAINS = _words("Com De Net Org At Ch Eu Info Io Tv Biz Online Live News")
DOTTED_NAMES = frozenset(["Linke.PDS", "Linkspartei.PDS"])
LEGAL_FORMS = _words("GmbH mbH AG KG KGaA SE OHG GbR UG EG EV Ltd Inc")
# Names with a capital inside are many; these are frequent and would pass for two German words.
INNER_CAPITALS = _words("""
    YouTube LinkedIn WhatsApp PayPal TikTok ProSieben FaceTime PlayStation PowerPoint WordPress OpenAI DeepMind BioNTech
    ThyssenKrupp HelloFresh HafenCity BahnCard MeToo StartUp KitKat BayWa MacBook AirPods FlixBus FlixTrain EasyJet
    SpaceX GitHub JavaScript MasterCard ImmoScout AutoScout DocMorris WeChat ChatGPT DiCaprio
    """)


@lru_cache(maxsize=100_000)
def is_german_word(word: str) -> bool:
    """Tell whether a German dictionary has the word, as it is or written small."""
    from simplemma import is_known

    return is_known(word, lang="de") or is_known(word.lower(), lang="de")


@lru_cache(maxsize=100_000)
def is_plural_noun(word: str) -> bool:
    """Tell whether a capitalised word is a known plural; names and genitives of names are not."""
    lemma = _lemma(word)
    return is_german_word(word) and lemma[:1].isupper() and lemma not in (word, word.removesuffix("s"))


@lru_cache(maxsize=100_000)
def is_inflected_adjective(word: str) -> bool:
    """Tell whether a word is an adjective with an ending, however it is capitalised."""
    return is_german_word(word) and _lemma(word.lower()) in (word[:-1].lower(), word[:-2].lower())


def _lemma(word: str) -> str:
    from simplemma import lemmatize

    return lemmatize(word, lang="de")
