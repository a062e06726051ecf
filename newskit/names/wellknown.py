"""Names that news abbreviate without explaining them: spellings of one body or place."""

from newskit.german.spelling import fold

_SAME = """
USA | Vereinigte Staaten | Vereinigte Staaten von Amerika | US | U.S.A.
Großbritannien | Vereinigtes Königreich | UK
Vereinigte Arabische Emirate | VAE | Emirate
China | Volksrepublik China | VR China
Russland | Russische Föderation
Deutschland | Bundesrepublik Deutschland | Bundesrepublik | BRD
DDR | Deutsche Demokratische Republik
Sowjetunion | UdSSR
Nordkorea | Demokratische Volksrepublik Korea
Südkorea | Republik Korea
Tschechien | Tschechische Republik
Niederlande | Königreich der Niederlande
Schweiz | Schweizerische Eidgenossenschaft
Belarus | Weißrussland
Myanmar | Birma | Burma
Elfenbeinküste | Côte d'Ivoire
Nordrhein-Westfalen | NRW
Mecklenburg-Vorpommern | MV
EU | Europäische Union
UNO | UN | Vereinte Nationen
NATO | Nordatlantikpakt | Nordatlantische Allianz
EZB | Europäische Zentralbank
IWF | Internationaler Währungsfonds
WHO | Weltgesundheitsorganisation
WTO | Welthandelsorganisation
OSZE | Organisation für Sicherheit und Zusammenarbeit in Europa
OPEC | Organisation erdölexportierender Länder
IAEA | IAEO | Internationale Atomenergiebehörde | Internationale Atomenergie-Organisation
IOC | Internationales Olympisches Komitee
ICC | IStGH | Internationaler Strafgerichtshof
EuGH | Europäischer Gerichtshof
EGMR | Europäischer Gerichtshof für Menschenrechte
Weltsicherheitsrat | UN-Sicherheitsrat | Sicherheitsrat
VW | Volkswagen | Volkswagen AG
Die Linke | Linke | Linkspartei
Bündnis 90/Die Grünen | Grüne | Die Grünen | Grünen
AfD | Alternative für Deutschland
FDP | Freie Demokratische Partei | Freie Demokraten
SPD | Sozialdemokratische Partei Deutschlands
CDU | Christlich Demokratische Union | Christlich Demokratische Union Deutschlands
CSU | Christlich-Soziale Union
BSW | Bündnis Sahra Wagenknecht
ÖVP | Österreichische Volkspartei
SPÖ | Sozialdemokratische Partei Österreichs
FPÖ | Freiheitliche Partei Österreichs
SVP | Schweizerische Volkspartei
SP | Sozialdemokratische Partei der Schweiz
SRG | Schweizerische Radio- und Fernsehgesellschaft
SNB | Schweizerische Nationalbank
BND | Bundesnachrichtendienst
BKA | Bundeskriminalamt
BaFin | Bundesanstalt für Finanzdienstleistungsaufsicht
RKI | Robert Koch-Institut | Robert-Koch-Institut
BVerfG | Bundesverfassungsgericht
dpa | Deutsche Presse-Agentur | Deutsche Presseagentur
AFP | Agence France-Presse
AP | Associated Press
APA | Austria Presse Agentur
SDA | Keystone-SDA | Schweizerische Depeschenagentur
FAZ | Frankfurter Allgemeine Zeitung | Frankfurter Allgemeine
SZ | Süddeutsche Zeitung
NZZ | Neue Zürcher Zeitung
taz | die tageszeitung | tageszeitung
ZDF | Zweites Deutsches Fernsehen
ORF | Österreichischer Rundfunk
"""

# folded spelling -> the first spelling of its line, folded
SAME_BODY: dict[str, str] = {
    fold(spelling): fold(line.split(" | ")[0]) for line in _SAME.strip().splitlines() for spelling in line.split(" | ")
}
