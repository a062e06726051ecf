"""Which column is what: German and English names of fields, in exports, feeds and crawlers' JSON."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from newskit.errors import InputError
from newskit.frames import Articles

# Field -> other names, the likelier first. Names are compared without case, umlaut dots, spaces and punctuation.
_NAMES = {
    "article_id": "",
    "source": """quelle medium outlet zeitung publikation publication publisher newspaper medien name_of_outlet site_name
        sitename source_name sourcename media_name herausgeber verlag quellenname publikationsname medienname sourcetitle
        magazin source_domain domain hostname website sender""",
    "title": """titel headline überschrift schlagzeile haupttitel hauptüberschrift artikeltitel article_title
        titelzeile betreff subject hauptzeile""",
    "teaser": """vorspann lead lede summary abstract anriss anreißer description excerpt teasertext lauftext_anfang
        zusammenfassung kurztext intro einleitung standfirst beschreibung kurzbeschreibung leadtext""",
    "text": """body volltext fulltext full_text article_text artikeltext maintext main_text content inhalt articlebody
        haupttext artikel nachricht lauftext fließtext text_content content_text raw_text rawtext cleaned_text plain_text
        plaintext bodytext body_text article document""",
    "authors": """autor author autoren autorin verfasser verfasserin byline creator dc_creator kürzel urheber redakteur
        author_name authors_name autorname verfasserinnen""",
    "published": """datum date published_at publishedat pubdate publication_date publish_date publishing_date
        publishdate date_publish date_published datepublished erscheinungsdatum veröffentlicht veröffentlichungsdatum
        veröffentlicht_am erschienen erschienen_am publikationsdatum pub_date publikationsdatum created created_at
        timestamp zeit zeitstempel zeitpunkt first_published time datetime date_time""",
    "published_precision": "",
    "url": "link adresse webadresse permalink href article_url source_url uri canonical canonical_url weblink",
    "section": "ressort rubrik kategorie category sparte seitentitel category_name articlesection news_desk department",
    "keywords": "schlagwörter schlagworte stichwörter stichworte tags keyword tag news_keywords schlagwort themen",
    "language": "sprache lang locale",
    "origin": "",
    "access": "zugang",
}
FIELDS = tuple(_NAMES)


def _key(name: object) -> str:
    spelled = unicodedata.normalize("NFC", str(name)).casefold()
    spelled = spelled.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    return re.sub(r"[\W_]+", "", spelled)


_FIELD_OF = {
    _key(name): (field, rank) for field, names in _NAMES.items() for rank, name in enumerate([field, *names.split()])
}


def map_columns(names: Iterable[object], columns: Mapping[str, str] | None = None) -> dict[object, str]:
    """Say which of the given column names stands for which field of the Articles.

    Parameters
    ----------
    names : iterable
        Column names of a table, keys of a JSON object.
    columns : mapping, optional
        Explicit choices, {their name: our name}; they come before the known names.

    Returns
    -------
    dict
        {name: field}. If two names stand for one field, the likelier one gets it, the other is left out.

    Examples
    --------
    >>> map_columns(["Datum", "Überschrift", "Volltext", "Seite"])
    {'Datum': 'published', 'Überschrift': 'title', 'Volltext': 'text'}
    """
    names = list(names)
    chosen = {name: columns[name] for name in names if name in columns} if columns else {}
    ranked: dict[str, tuple[int, object]] = {}
    for name in names:
        field, rank = _FIELD_OF.get(_key(name), (None, 0))
        if (
            field
            and name not in chosen
            and field not in chosen.values()
            and (field not in ranked or rank < ranked[field][0])
        ):
            ranked[field] = (rank, name)
    found = {name: field for field, (_, name) in ranked.items()}
    return {name: chosen.get(name) or found[name] for name in names if name in chosen or name in found}


def check_columns(columns: Mapping[str, str] | None) -> dict[str, str]:
    """Read a user's mapping of columns, whichever way round it is written.

    Raises
    ------
    InputError
        If neither side names fields of the Articles.
    """
    if not columns:
        return {}
    known = {*FIELDS, *Articles.columns}
    if all(field in known for field in columns.values()):
        return dict(columns)
    if all(field in known for field in columns):
        return {name: field for field, name in columns.items()}
    unknown = [field for field in columns.values() if field not in known]
    raise InputError(f"columns= maps to {unknown}, which are no fields of an article; the fields are {list(FIELDS)}")
