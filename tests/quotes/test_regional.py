"""Usage of Austria and Switzerland, old and new spelling, many verbs of saying."""

import pytest

CASES = [
    # Austria
    ("Der Landeshauptmann urgierte, dass der Bau beginnt.", "dass der Bau beginnt", "Der Landeshauptmann", "urgierte"),
    ("Die Bezirkshauptmannschaft verlautbarte, das Ufer sei gesperrt.", "das Ufer sei gesperrt",
     "Die Bezirkshauptmannschaft", "verlautbarte"),
    ("Das Ufer sei gesperrt, hieß es aus dem Landhaus.", "Das Ufer sei gesperrt", "dem Landhaus", "hieß"),
    ("Im Jänner sagte der Obmann, die Halle werde gebaut.", "die Halle werde gebaut", "der Obmann", "sagte"),
    ("Der Obmann hielt fest, dass die Halle gebaut wird.", "dass die Halle gebaut wird", "Der Obmann", "hielt fest"),
    # Switzerland: no ß, «…»
    ("«Wir bauen im Herbst», sagte der Gemeindepräsident.", "Wir bauen im Herbst", "der Gemeindepräsident", "sagte"),
    ("Der Gemeindepräsident liess verlauten, die Halle werde gebaut.", "die Halle werde gebaut",
     "Der Gemeindepräsident", "liess verlauten"),
    ("Am Freitag hiess es, die Halle werde gebaut.", "die Halle werde gebaut", "", "hiess"),
    ("Die Regierungsrätin äusserte die Hoffnung, dass gebaut wird.", "dass gebaut wird", "Die Regierungsrätin",
     "äusserte … Hoffnung"),
    ("Der Kanton orientierte darüber, dass die Strasse gesperrt ist.", "dass die Strasse gesperrt ist", "Der Kanton",
     "orientierte"),
    ("Er weiss, ob die Strasse gesperrt ist.", "ob die Strasse gesperrt ist", "Er", "weiss"),
    # spelling before 1996
    ("Die Stadt teilte mit, daß die Halle gebaut wird.", "daß die Halle gebaut wird", "Die Stadt", "teilte mit"),
    # verbs
    ("Der Chef behauptete, die Halle sei sicher.", "die Halle sei sicher", "Der Chef", "behauptete"),
    ("Die Chefin bekräftigte, die Halle sei sicher.", "die Halle sei sicher", "Die Chefin", "bekräftigte"),
    ("Der Chef beteuerte, die Halle sei sicher.", "die Halle sei sicher", "Der Chef", "beteuerte"),
    ("Die Chefin entgegnete, die Halle sei sicher.", "die Halle sei sicher", "Die Chefin", "entgegnete"),
    ("Der Chef erwiderte, die Halle sei sicher.", "die Halle sei sicher", "Der Chef", "erwiderte"),
    ("Die Chefin ergänzte, die Halle sei sicher.", "die Halle sei sicher", "Die Chefin", "ergänzte"),
    ("Der Chef fügte hinzu, die Halle sei sicher.", "die Halle sei sicher", "Der Chef", "fügte hinzu"),
    ("Die Chefin führte aus, die Halle sei sicher.", "die Halle sei sicher", "Die Chefin", "führte aus"),
    ("Der Chef gab an, die Halle sei sicher.", "die Halle sei sicher", "Der Chef", "gab an"),
    ("Die Chefin gestand, die Halle sei unsicher.", "die Halle sei unsicher", "Die Chefin", "gestand"),
    ("Der Chef glaubt, die Halle sei sicher.", "die Halle sei sicher", "Der Chef", "glaubt"),
    ("Die Chefin klagte, die Halle sei zu klein.", "die Halle sei zu klein", "Die Chefin", "klagte"),
    ("Der Chef monierte, die Halle sei zu klein.", "die Halle sei zu klein", "Der Chef", "monierte"),
    ("Die Chefin schrieb, die Halle sei zu klein.", "die Halle sei zu klein", "Die Chefin", "schrieb"),
    ("Der Chef stellte fest, die Halle sei zu klein.", "die Halle sei zu klein", "Der Chef", "stellte fest"),
    ("Die Chefin stellte klar, die Halle sei zu klein.", "die Halle sei zu klein", "Die Chefin", "stellte klar"),
    ("Der Chef unterstrich, die Halle sei zu klein.", "die Halle sei zu klein", "Der Chef", "unterstrich"),
    ("Die Chefin verkündete, die Halle sei fertig.", "die Halle sei fertig", "Die Chefin", "verkündete"),
    ("Der Chef vermutet, die Halle sei zu klein.", "die Halle sei zu klein", "Der Chef", "vermutet"),
    ("Die Chefin warnte, die Halle sei zu klein.", "die Halle sei zu klein", "Die Chefin", "warnte"),
    ("Der Chef wandte ein, die Halle sei zu klein.", "die Halle sei zu klein", "Der Chef", "wandte ein"),
    ("Die Chefin vertrat die Auffassung, die Halle sei zu klein.", "die Halle sei zu klein", "Die Chefin",
     "vertrat … Auffassung"),
    ("Der Chef stellte in Aussicht, dass die Halle gebaut wird.", "dass die Halle gebaut wird", "Der Chef",
     "stellte … Aussicht"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "speaker", "cue"), CASES)
def test_usage(read, text, quote, speaker, cue):
    assert (quote, speaker, cue) in [found[1:] for found in read(text)]
