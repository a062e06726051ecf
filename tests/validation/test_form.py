"""The notebook form: an answer is on disk when it is given, and the next session goes on with it."""

import pandas as pd
import pytest

from newskit.errors import InputError
from newskit.validation import coding_form, read_coding, sample_for_coding


@pytest.fixture
def sheet(quotes):
    return sample_for_coding(quotes.assign(sentence="<b>fett</b> & mehr"), 3, seed=2)


def test_answers_are_written_at_once(sheet, tmp_path):
    path = tmp_path / "anna.xlsx"
    form = coding_form(sheet, path)
    assert not path.exists()
    form._fields["coded_type"].value = "indirect"
    assert read_coding(path)["coded_type"].astype(object).tolist()[0] == "indirect"
    form._fields["comment"].value = "unsicher"
    form._next.click()
    assert form.position == 1
    assert form._fields["coded_type"].value is None
    form._fields["coded_type"].value = "direct"
    coded = read_coding(path)
    assert coded["coded_type"].astype(object).tolist()[:2] == ["indirect", "direct"]
    assert coded["comment"].tolist()[0] == "unsicher"
    assert pd.isna(sheet["coded_type"]).all()  # the sheet given stays as it was


def test_an_answer_can_be_changed(sheet, tmp_path):
    form = coding_form(sheet, tmp_path / "anna.csv")
    form._fields["right_span"].value = "no"
    form._next.click()
    form._back.click()
    assert form._fields["right_span"].value == "no"
    form._fields["right_span"].value = "yes"
    assert read_coding(tmp_path / "anna.csv")["right_span"].astype(object).tolist()[0] == "yes"


def test_the_next_session_goes_on(sheet, tmp_path):
    form = coding_form(sheet, tmp_path / "anna.csv")
    for name, answer in {"coded_type": "direct", "right_span": "yes", "right_speaker": "no"}.items():
        form._fields[name].value = answer
    again = coding_form(sheet, tmp_path / "anna.csv")
    assert again.position == 1
    assert "1 coded" in again._progress.value
    assert again.sheet["coded_type"].tolist()[0] == "direct"


def test_text_is_escaped(sheet, tmp_path):
    form = coding_form(sheet, tmp_path / "anna.csv")
    assert "&lt;b&gt;fett&lt;/b&gt; &amp; mehr" in form._unit.value


def test_the_unit_is_marked_in_its_context(quotes, articles, tmp_path):
    sheet = sample_for_coding(quotes, 1, articles=articles)
    form = coding_form(sheet, tmp_path / "anna.csv")
    assert f'<mark data-kind="match">{sheet["text"][0]}</mark>' in form._unit.value
    assert "**" not in form._unit.value


def test_a_file_of_another_sample(sheet, quotes, tmp_path):
    form = coding_form(sheet, tmp_path / "anna.csv")
    form._fields["right_span"].value = "no"
    with pytest.raises(InputError, match="another sample"):
        coding_form(sample_for_coding(quotes, 1), tmp_path / "anna.csv")


def keys(form, typed):
    """Type into the field of keys, one key after the other; "↵" is Enter, "←" the backspace."""
    for key in typed:
        if key == "↵":
            form._keys._handle_msg(
                {"content": {"data": {"method": "custom", "content": {"event": "submit"}}}, "buffers": []}
            )
        else:
            form._keys.value = form._keys.value[:-1] if key == "←" else form._keys.value + key


ASKED = ["coded_type", "right_span", "right_speaker"]


@pytest.mark.parametrize(
    ("typed", "answers", "position"),
    [
        ("132", [["direct", "yes", "yes"]], 0),
        ("132↵22", [["direct", "yes", "yes"], ["indirect", "partly", None]], 1),
        ("13←", [["direct", None, None]], 0),
        ("19", [["direct", None, None]], 0),
        ("1↵b", [["direct", None, None]], 0),
        ("1↵2u", [["direct", None, None], [None, None, None]], 1),
        ("1↵u", [[None, None, None]], 0),
        ("↵↵↵↵", [[None, None, None]], 2),
    ],
)
def test_numbers_answer_and_enter_goes_on(typed, answers, position, sheet, tmp_path):
    form = coding_form(sheet.assign(speaker_name="Jana Moser"), tmp_path / "anna.csv")
    keys(form, typed)
    given = form.sheet[ASKED].astype(object).where(form.sheet[ASKED].notna(), None).values.tolist()
    assert given[: len(answers)] == answers
    assert form.position == position
    if typed[0] != "↵":
        kept = read_coding(tmp_path / "anna.csv")[ASKED].astype(object)
        assert kept.where(kept.notna(), None).values.tolist() == given


def test_nothing_is_asked_about_what_a_unit_lacks(sheet, tmp_path):
    sheet = sheet.assign(speaker_name=pd.array([None, "Jana Moser", None], "string"))
    form = coding_form(sheet, tmp_path / "anna.csv")
    assert form._fields["right_speaker"].layout.display == "none"
    keys(form, "13↵132")
    assert form._fields["right_speaker"].layout.display is None
    assert "2 coded" in form._progress.value
    assert form._bar.value == 2
    assert coding_form(sheet, tmp_path / "anna.csv").position == 2


def test_undo_takes_back_the_last_answer_of_any_unit(sheet, tmp_path):
    form = coding_form(sheet, tmp_path / "anna.csv")
    assert form._undo.disabled
    form._fields["coded_type"].value = "direct"
    form._fields["coded_type"].value = "indirect"
    form._next.click()
    form._undo.click()
    assert (form.position, form._fields["coded_type"].value) == (0, "direct")
    form._undo.click()
    assert form._fields["coded_type"].value is None
    assert form._undo.disabled
    assert read_coding(tmp_path / "anna.csv")["coded_type"].isna().all()


def test_files_of_two_coders_are_one_table(sheet, tmp_path):
    for name in ("anna", "ben"):
        (tmp_path / name).mkdir()
        keys(coding_form(sheet, tmp_path / name / "zitate.xlsx"), "1↵1↵1")
    coded = read_coding([tmp_path / "anna", tmp_path / "ben"])
    assert coded["coder"].value_counts().to_dict() == {"anna": 3, "ben": 3}
    (tmp_path / "leer").mkdir()
    with pytest.raises(InputError, match="no coding sheet"):
        read_coding(tmp_path / "leer")
