"""Words that say what kind of thing the name behind them names; "Stadt Kassel" is the name "Kassel"."""

from newskit.german.words import word_set

PLACE_TYPES = word_set(
    "stadt hauptstadt provinz region insel halbinsel hauptinsel bundesstaat bundesland gemeinde ort dorf stadtteil ortsteil bezirk "
    "ortschaft hafenstadt küstenstadt kleinstadt großstadt metropole millionenstadt heimatstadt landeshauptstadt kreisstadt "
    "präfektur grafschaft kanton departement département department gouvernement distrikt fluss planet mond vulkan berg richtung "
    "raum land staat nachbarland us-bundesstaat us-staat universitätsstadt hansestadt inselgruppe inselstaat touristenort badeort "
    "skiort vorort teilrepublik flüchtlingslager kibbuz kreis"
)
BODY_TYPES = word_set(
    "firma unternehmen konzern partei zeitung tageszeitung wochenzeitung boulevardzeitung zeitschrift magazin "
    "nachrichtenmagazin wochenmagazin nachrichtenagentur presseagentur agentur sender fernsehsender radiosender nachrichtensender "
    "privatsender organisation hilfsorganisation menschenrechtsorganisation umweltschutzorganisation terrororganisation "
    "terrorgruppe terrormiliz miliz rebellengruppe gruppe band rockband fußballverein fluggesellschaft fluglinie airline "
    "billigfluglinie autobauer autohersteller hersteller energiekonzern softwarekonzern chemiekonzern internetkonzern mutterkonzern "
    "tochterfirma tochter reederei portal nachrichtenportal online-portal internetportal blatt verlag plattform netzwerk "
    "raumfahrtbehörde weltraumbehörde raumfahrtagentur start-up startup kaufhauskette supermarktkette kette "
    "einzelhändler händler versandhändler online-händler reiseveranstalter bundesligist zweitligist drittligist regionalligist "
    "erstligist aufsteiger rekordmeister hilfswerk website internetseite onlinedienst shop marktplatz "
    "kurznachrichtendienst messengerdienst"
)


def is_body_type(word: str) -> bool:
    """ "Plattform" and its compounds, "Onlineplattform" and "US-Plattform", but not "Tochter"."""
    low = word.lower()
    return word[:1].isupper() and ((low in BODY_TYPES and low != "tochter") or low.endswith(_COMPOUND_TYPES))


_COMPOUND_TYPES = tuple(
    word_set(
        "konzern unternehmen partei zeitung zeitschrift magazin agentur sender organisation miliz fluggesellschaft hersteller "
        "portal plattform netzwerk verlag shop anbieter marktplatz"
    )
)
