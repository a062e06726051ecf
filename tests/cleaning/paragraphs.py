"""What an article of the tests is made of."""

PARAGRAPHS = [
    "Der Stadtrat von Lindenau hat am Mittwoch über die neue Brücke beraten. Eine Entscheidung fiel nicht.",
    "„Wir haben Zeit“, sagte Bürgermeisterin Jana Wolter. „Niemand drängt uns.“",
    "Die Opposition sieht das anders. Sie verlangt einen Beschluss noch vor dem Sommer.",
    "Nach Angaben der Verwaltung kostet der Bau rund 12,5 Millionen Euro, das sind 3 Millionen mehr als 2021.",
    "Wer zahlt, ist offen: Bund und Land schieben sich die Rechnung zu.",
    "Am 3.5.2024 soll der Ausschuss wieder tagen, z.B. in der Aula der Schule.",
    'Der Anlieger Klaus Mertens meint: "Das wird nie fertig."',
    "Ob das stimmt? Fachleute zweifeln.",
]


HEADINGS = ["Streit um die Kosten", "Was die Anwohner sagen", "Nordufer bleibt gesperrt", "Lange Suche nach Geld"]
