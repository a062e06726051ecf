"""Exports as the press archives lay them out, built from invented articles."""

import io

ARTICLES = [
    {
        "title": "Rat vertagt die Brücke",
        "source": "Lindenauer Bote",
        "day": (3, 5, 2023, "Mittwoch", "Wednesday"),
        "author": "Lea Kunz",
        "section": "POLITIK",
        "text": [
            "Der Stadtrat von Lindenau hat am Mittwoch über die neue Brücke beraten. Eine Entscheidung fiel nicht.",
            "„Wir haben Zeit“, sagte Bürgermeisterin Jana Wolter. „Niemand drängt uns.“",
            "Die Opposition sieht das anders. Sie verlangt einen Beschluss noch vor dem Sommer.",
        ],
    },
    {
        "title": "Feuerwehr übt am Fluss",
        "source": "Wittgauer Tagblatt",
        "day": (14, 3, 2022, "Montag", "Monday"),
        "author": "Jan Pohl",
        "section": "LOKALES",
        "text": [
            "Achtzig Helfer haben am Samstag an der Linde den Ernstfall geprobt. Es ging um ein Hochwasser.",
            "Einsatzleiter Klaus Mertens zog eine gute Bilanz: Alle Pumpen liefen, niemand wurde verletzt.",
        ],
    },
    {
        "title": "Neue Schule öffnet im Herbst",
        "source": "Lindenauer Bote",
        "day": (1, 12, 2021, "Mittwoch", "Wednesday"),
        "author": "Lea Kunz; Max Ott",
        "section": "BILDUNG",
        "text": [
            "Die neue Gesamtschule am Nordufer nimmt im Herbst die ersten Klassen auf.",
            "Der Bau hat fünf Jahre gedauert.",
        ],
    },
]
MONTHS_DE = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
MONTHS_EN = "January February March April May June July August September October November December".split()


def german_date(article, weekday=True):
    day, month, year, name, _ = article["day"]
    return f"{day}. {MONTHS_DE[month - 1]} {year}" + (f" {name}" if weekday else "")


def english_date(article, weekday=True):
    day, month, year, _, name = article["day"]
    return f"{MONTHS_EN[month - 1]} {day}, {year}" + (f" {name}" if weekday else "")


def nexis_lines(german: bool) -> list[str]:
    """Nexis Uni, "full documents", with cover page and list of documents."""
    date = german_date if german else english_date
    cover = [
        "Benutzername: Lea Muster" if german else "User Name: Lea Muster",
        "Datum und Uhrzeit: Donnerstag, 4. Mai 2023 10:12:00 MESZ"
        if german
        else "Date and Time: Thursday, May 4, 2023 10:12:00 AM CEST",
        "Auftragsnummer: 196123456" if german else "Job Number: 196123456",
        f"Dokumente ({len(ARTICLES)})" if german else f"Documents ({len(ARTICLES)})",
    ]
    for number, article in enumerate(ARTICLES, 1):
        cover += [
            f"{number}. {article['title']}",
            "Client/Matter: -None-",
            "Search Terms: Lindenau",
            "Search Type: Natural Language",
        ]
        cover += ["Narrowed by:", "Content Type", "Narrowed by", "News", "-None-"]
    lines = [*cover, ""]
    for number, article in enumerate(ARTICLES, 1):
        lines += [
            f"Page {number} of 9",
            "",
            article["title"],
            article["source"],
            date(article),
            "Bundesausgabe" if german else "National Edition",
            "",
        ]
        lines += [f"Copyright {article['day'][2]} {article['source']} GmbH Alle Rechte vorbehalten", ""]
        if german:
            lines += [
                f"Rubrik: {article['section']}; S. 4",
                "Länge: 543 Wörter",
                f"Autor: {article['author']}",
                "Volltext",
                "",
            ]
        else:
            lines += [
                f"Section: {article['section']}; S. 4",
                "Length: 543 words",
                f"Byline: {article['author']}",
                "Body",
                "",
            ]
        lines += [line for paragraph in article["text"] for line in (paragraph, "")]
        if german:
            lines += [
                "Klassifizierung",
                "",
                "Sprache: GERMAN; DEUTSCH",
                "Publikationstyp: Zeitung",
                f"Ladedatum: {german_date(article, False)}",
                "",
                "Ende des Dokuments",
                "",
            ]
        else:
            lines += [
                "Classification",
                "",
                "Language: GERMAN; DEUTSCH",
                "Publication-Type: Zeitung",
                f"Load-Date: {english_date(article, False)}",
                "",
                "End of Document",
                "",
            ]
    return lines


def old_nexis_lines(german: bool) -> list[str]:
    """LexisNexis until about 2017: outlet above, headline below, text wrapped."""
    date = german_date if german else english_date
    lines = []
    for number, article in enumerate(ARTICLES, 1):
        count = f"Dokument {number} von {len(ARTICLES)}" if german else f"{number} of {len(ARTICLES)} DOCUMENTS"
        lines += [
            "",
            count.center(80),
            "",
            article["source"].center(80),
            "",
            date(article).center(80),
            "Gesamtausgabe".center(80),
            "",
        ]
        lines += [article["title"], ""]
        names = ("AUTOR", "RUBRIK", "LÄNGE", "Wörter") if german else ("BYLINE", "SECTION", "LENGTH", "words")
        lines += [
            f"{names[0]}: {article['author']}",
            "",
            f"{names[1]}: {article['section']}; S. 4",
            "",
            f"{names[2]}: 543 {names[3]}",
            "",
        ]
        for paragraph in article["text"]:
            lines += [*wrap(paragraph), ""]
        if german:
            lines += [
                f"UPDATE: {german_date(article, False)}",
                "",
                "SPRACHE: GERMAN; DEUTSCH",
                "",
                "PUBLICATION-TYPE: Zeitung",
                "",
            ]
        else:
            lines += [
                f"LOAD-DATE: {english_date(article, False)}",
                "",
                "LANGUAGE: GERMAN; DEUTSCH",
                "",
                "PUBLICATION-TYPE: Newspaper",
                "",
            ]
        lines += [
            f"Copyright {article['day'][2]} {article['source']} GmbH".center(80),
            "Alle Rechte vorbehalten".center(80),
            "",
        ]
    return lines


def wrap(text: str, width: int = 70) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width)


def factiva_lines(german: bool) -> list[str]:
    lines = []
    for number, article in enumerate(ARTICLES):
        day, month, year, *_ = article["day"]
        name = (MONTHS_DE if german else MONTHS_EN)[month - 1]
        lines += [article["section"].title(), "", article["title"], "", f"Von {article['author']}", ""]
        lines += [
            "543 Wörter" if german else "543 words",
            f"{day}. {name} {year}" if german else f"{day} {name} {year}",
        ]
        lines += [
            "14:05" if number == 0 else "",
            article["source"],
            "LINBOT",
            "4",
            "Deutsch" if german else "German",
            f"Copyright {year}, {article['source']}",
            "",
        ]
        lines += [line for paragraph in article["text"] for line in (paragraph, "")]
        lines += [f"{'Dokument' if german else 'Document'} LINBOT0020{year}{month:02}{day:02}ej53000{number}h", ""]
    lines += ["Search Summary", "Text", "Lindenau", "Date", "All Dates"]
    return lines


def factiva_page(interface: str = "de", lower: bool = False, articles=ARTICLES) -> bytes:
    """Factiva's display layout as it is saved from the browser: marked by classes, broken in the source."""
    words, document = {"de": ("Wörter", "Dokument"), "en": ("words", "Document"), "zh": ("字", "文件")}[interface]
    blocks = []
    for number, article in enumerate(articles):
        day, month, year, *_ = article["day"]
        months = MONTHS_DE if interface == "de" else MONTHS_EN
        date = f"{year} 年 {month} 月 {day} 日" if interface == "zh" else f"{day} {months[month - 1]} {year}"
        ident = f"{'linbot' if lower else 'LINBOT'}0020{year}{month:02}{day:02}ej53000{number}h"
        fields = [f"543 {words}", date, article["source"], "LINBOT", "4", "Deutsch", f"(c) {year} {article['source']} "]
        paragraphs = "".join(
            '<p class="articleParagraph dearticleParagraph">{}</p>\n'.format(text.replace(" ", "\n", 1))
            for text in article["text"]
        )
        blocks.append(
            f"""<div id="article-{ident}" class="article"><div class="article deArticle"><p>
            </p><div>{article["section"].title()}</div>
            <div id="hd"><span class='deHeadline'>{article["title"]}</span>
            </div><div class="author">{article["author"]} </div>{"".join(f"<div>{one}</div>" for one in fields)}
            <p></p>{paragraphs}<p>Bote Verlagsgesellschaft mbH</p><p>{document}
            {ident}</p></div></div><br/><span></span>"""
        )
    return f'<html><head><meta charset="utf-8"></head><body>{"".join(blocks)}<td>Suche</td></body></html>'.encode()


def old_nexis_page() -> bytes:
    """LexisNexis until about 2017, saved as HTML; a comment hides the marks of documents from browsers."""
    blocks = []
    for number, article in enumerate(ARTICLES, 1):
        labels = {"AUTOR": article["author"], "RUBRIK": f"{article['section']}; S. 4", "LÄNGE": "543 Wörter"}
        head = [f"{number} of {len(ARTICLES)} DOCUMENTS", article["source"], german_date(article), article["title"]]
        head += [f"<b>{name}: </b><span>{value}</span>" for name, value in labels.items()]
        body = "".join(f"<P CLASS='c9'><SPAN>{text.replace(' ', chr(10), 1)}</SPAN></P>" for text in article["text"])
        tail = [f"UPDATE: {german_date(article, False)}", "SPRACHE: GERMAN; DEUTSCH", "Copyright 2023 Bote"]
        head, tail = ("".join(f"<BR><DIV><P><SPAN>{one}</SPAN></P>\n</DIV>\n" for one in part) for part in (head, tail))
        blocks.append(
            f"<A NAME='D{number}'></A><!-- Hide XML section from browser\n<DOC NUMBER={number}>\n<DOCFULL> -->\n"
            f"{head}<BR><DIV>{body}</DIV>{tail}<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->"
        )
    return f"<HTML><HEAD><TITLE>&nbsp;</TITLE></HEAD><BODY>{''.join(blocks)}</BODY></HTML>".encode("cp1252")


def factiva_code_lines() -> list[str]:
    lines = []
    for number, article in enumerate(ARTICLES):
        day, month, year, *_ = article["day"]
        lines += [
            f"SE  {article['section'].title()}",
            f"HD  {article['title']}",
            f"BY  {article['author']}",
            "WC  543 words",
        ]
        lines += [
            f"PD  {day} {MONTHS_EN[month - 1]} {year}",
            "ET  14:05",
            f"SN  {article['source']}",
            "SC  LINBOT",
            "LA  German",
            f"CY  Copyright {year}",
        ]
        lines += [
            "LP",
            article["text"][0],
            "",
            "TD",
            *[line for paragraph in article["text"][1:] for line in (paragraph, "")],
        ]
        lines += [
            "NS  gpol : Politik",
            "RE  gfr : Deutschland",
            f"AN  Document LINBOT0020{year}{month:02}{day:02}ej53000{number}h",
            "",
        ]
    return lines


def wiso_printed_lines() -> list[str]:
    lines = []
    for number, article in enumerate(ARTICLES):
        day, month, year, *_ = article["day"]
        lines += [
            article["title"],
            f"{article['source']} vom {day:02}.{month:02}.{year}, Nr. 102, S. {number + 1} / "
            f"{article['section'].title()}",
            "",
        ]
        lines += [line for paragraph in article["text"] for line in (paragraph, "")]
        lines += [
            f"Quelle: {article['source']} vom {day:02}.{month:02}.{year}, Nr. 102, S. {number + 1}",
            f"Ressort: {article['section'].title()}",
        ]
        lines += [
            f"Autor: {article['author']}",
            f"Dokumentnummer: LB{number}",
            f"Dauerhafte Adresse des Dokuments: https://archiv.example/document/LB{number}",
        ]
        lines += [
            f"Alle Rechte vorbehalten: (c) {article['source']} GmbH",
            "",
            "© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH",
            "",
        ]
    return lines


def wiso_list_lines() -> list[str]:
    lines = []
    for article in ARTICLES:
        day, month, year, *_ = article["day"]
        lines += [
            f"Quelle: {article['source']}",
            f"Datum: {day:02}.{month:02}.{year}",
            f"Ressort: {article['section'].title()}",
            f"Autor: {article['author']}",
        ]
        lines += [
            f"Titel: {article['title']}",
            f"Text: {article['text'][0]}",
            "",
            *[line for text in article["text"][1:] for line in (text, "")],
        ]
    return lines


def wiso_xml() -> str:
    entries = []
    for article in ARTICLES:
        day, month, year, *_ = article["day"]
        paragraphs = "".join(f"<p>{text}</p>" for text in article["text"])
        entries.append(
            f"<dokument><datum>{day:02}.{month:02}.{year}</datum><quelle>{article['source']}</quelle><ressort>{article['section'].title()}</ressort>"
            f"<autor>{article['author']}</autor><titel>{article['title']}</titel><untertitel/><text>{paragraphs}</text></dokument>"
        )
    return f'<?xml version="1.0" encoding="utf-8"?><export>{"".join(entries)}</export>'


def as_docx(lines: list[str]) -> bytes:
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def as_rtf(lines: list[str]) -> bytes:
    def escaped(line: str) -> str:
        line = line.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in line)

    body = "\\par\n".join(escaped(line) for line in lines)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0 Arial;}}}}\\f0\\fs20\n{body}\\par}}".encode("ascii")


def as_txt(lines: list[str]) -> bytes:
    return "\r\n".join(lines).encode("cp1252")


def as_html(lines: list[str]) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in lines)
    head = '<head><meta charset="utf-8"><title>Export</title></head>'
    return f'<html>{head}<body><div class="article deArticle">{body}</div></body></html>'.encode()
