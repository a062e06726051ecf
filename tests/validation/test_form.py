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
