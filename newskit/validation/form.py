"""The coding sheet as a form in the notebook: one unit at a time, a button for each answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from os import PathLike
from pathlib import Path

import pandas as pd

from newskit import display
from newskit.door import need, takes
from newskit.errors import InputError, needs
from newskit.tables import shown
from newskit.validation.codebook import CODEBOOKS, SHOWN, Question, check_codebook, kind_of
from newskit.validation.sheets import SHEET, read_coding, write_coding
from newskit.widgets import own_keys, show_widget


@takes(sheet=SHEET)
def coding_form(sheet: pd.DataFrame, path: str | PathLike, codebook: Iterable[Question] | None = None) -> CodingForm:
    """Code a sheet in the notebook instead of a spreadsheet.

    Every answer is written to `path` at once, in the same form as `write_coding` does it. If the file is there already,
    the form goes on with it. A question about what a unit lacks (a speaker that nobody named) is not asked.

    To code without the mouse, click once into the field "keys": a number answers the next question of the unit, the
    backspace takes the last answer back, Enter goes on, and "b" goes back.

    Parameters
    ----------
    sheet : DataFrame
        From `sample_for_coding`.
    path : str or path
        Where the answers are kept (.xlsx or .csv); its name tells the coder. `read_coding` reads it.
    codebook : iterable of Question, optional
        The questions, if they are not newskit's own.

    Returns
    -------
    CodingForm
        Shows itself in the notebook; `form.sheet` is the sheet with the answers so far.

    Raises
    ------
    InputError
        If the file there cannot be read, or is the coding of another sample.
    """
    return CodingForm(sheet, path, codebook)


class CodingForm:
    """The form that `coding_form` gives.

    Attributes
    ----------
    sheet : DataFrame
        The coding sheet with the answers so far.
    position : int
        Row of the unit that is shown.
    """

    def __init__(self, sheet: pd.DataFrame, path: str | PathLike, codebook: Iterable[Question] | None = None):
        self.path = Path(path)
        self.questions = check_codebook(codebook or CODEBOOKS[kind_of(sheet.columns)])
        self.sheet = sheet.reset_index(drop=True)
        need(self.sheet, ["text", "comment", *(question.name for question in self.questions)], "the coding sheet")
        if self.sheet.empty:
            raise InputError("the coding sheet has no rows: there is nothing to code")
        if self.path.exists():
            self._take_over(read_coding(self.path, self.questions))
        self._before: list[tuple[int, str, object]] = []
        self._build()
        uncoded = (any(pd.isna(row[q.name]) for q in self._asked(row)) for _, row in self.sheet.iterrows())
        self.show(next((place for place, missing in enumerate(uncoded) if missing), 0))

    def show(self, position: int) -> None:
        """Go to a unit, by its row."""
        self.position = position
        row = self.sheet.iloc[position]
        self._showing = True  # setting the buttons below is no answer of the coder
        self._unit.value = _card(row, SHOWN[kind_of(self.sheet.columns)])
        asked = {question.name for question in self._asked(row)}
        for name, field in self._fields.items():
            field.value = row[name] if pd.notna(row[name]) else ("" if name == "comment" else None)
            if name != "comment":
                self._questions[name].layout.display = field.layout.display = None if name in asked else "none"
        self._keys.value = self._typed(row)
        self._showing = False
        self._back.disabled, self._next.disabled = position == 0, position == len(self.sheet) - 1
        self._tell()

    def undo(self) -> None:
        """Take the last answer back, and go to its unit."""
        if self._before:
            position, name, answer = self._before.pop()
            self.sheet.loc[position, name] = answer
            self._keep()
            self.show(position)

    def _asked(self, row: pd.Series) -> list[Question]:
        """The questions about what this unit has: `speaker_name` is not asked about where there is none."""
        named = ((question, re.findall(r"`(\w+)`", question.text)) for question in self.questions)
        return [question for question, names in named if all(pd.notna(row.get(name, "")) for name in names)]

    def _typed(self, row: pd.Series) -> str:
        """The answers of a unit as numbers, as far as they were given one after the other."""
        keys = ""
        for question in self._asked(row):
            if pd.isna(row[question.name]):
                break
            keys += str([str(code) for code in question.codes].index(row[question.name]) + 1)
        return keys

    def _take_over(self, coded: pd.DataFrame) -> None:
        if set(coded["unit_id"]) != set(self.sheet["unit_id"]):
            raise InputError(f"{self.path} holds the coding of another sample; give this one another name")
        answers = coded.set_index("unit_id").loc[self.sheet["unit_id"]].reset_index()
        for name in [*(question.name for question in self.questions), "comment"]:
            self.sheet[name] = answers[name].astype("string")

    def _build(self) -> None:
        with needs("lab", "a form for coding"):
            import ipywidgets

        self._unit, self._progress = ipywidgets.HTML(), ipywidgets.Label()
        self._bar = ipywidgets.IntProgress(max=len(self.sheet), layout=ipywidgets.Layout(width="100%", height="8px"))
        self._back = ipywidgets.Button(description="Back", icon="arrow-left")
        self._next = ipywidgets.Button(description="Next", icon="arrow-right", button_style="primary")
        self._undo = ipywidgets.Button(description="Undo", icon="undo", disabled=True)
        self._back.on_click(lambda _: self.show(self.position - 1))
        self._next.on_click(lambda _: self.show(self.position + 1))
        self._undo.on_click(lambda _: self.undo())
        self._keys = ipywidgets.Text(
            description="keys", placeholder="1 2 3 … answer, Enter next, b back", layout=ipywidgets.Layout(width="24em")
        )
        self._keys.observe(lambda change: self._type(change["new"]), "value")
        self._keys.on_msg(lambda _, content, __: self._step(1) if content.get("event") == "submit" else None)
        self._fields = {
            question.name: ipywidgets.ToggleButtons(
                options=[(f"{place} {code}", str(code)) for place, code in enumerate(question.codes, 1)], value=None
            )
            for question in self.questions
        }
        self._fields["comment"] = ipywidgets.Text(placeholder="comment", continuous_update=False)
        for name, field in self._fields.items():
            field.observe(lambda change, name=name: self._answer(name, change["new"]), "value")
        self._questions = {question.name: ipywidgets.HTML(_asked(question)) for question in self.questions}
        panel = ipywidgets.VBox(
            [
                self._progress,
                self._bar,
                self._unit,
                *(part for name, asked in self._questions.items() for part in (asked, self._fields[name])),
                self._fields["comment"],
                ipywidgets.HBox([self._back, self._next, self._undo, self._keys], layout={"flex_flow": "row wrap"}),
            ]
        )
        self.widget = own_keys(panel)

    def _answer(self, name: str, answer: str | None) -> None:
        if self._showing:
            return
        self._before.append((self.position, name, self.sheet.loc[self.position, name]))
        self.sheet.loc[self.position, name] = answer or pd.NA
        self._keep()
        self._tell()

    def _type(self, keys: str) -> None:
        """Take the keys typed for this unit: each number answers a question in turn, deleting one clears its answer."""
        if self._showing:
            return
        if keys[-1:].casefold() in ("b", "u"):
            self._step(-1) if keys[-1:].casefold() == "b" else self.undo()
            self.show(self.position)  # without the letter
            return
        row = self.sheet.iloc[self.position]
        before = self._typed(row)
        for place, question in enumerate(self._asked(row)):
            codes, key = [str(code) for code in question.codes], keys[place : place + 1]
            if key and key.isdecimal() and 1 <= int(key) <= len(codes):
                self._fields[question.name].value = codes[int(key) - 1]
            elif place < len(before) and not key:
                self._fields[question.name].value = None

    def _step(self, by: int) -> None:
        if 0 <= self.position + by < len(self.sheet):
            self.show(self.position + by)

    def _keep(self) -> None:
        write_coding(self.sheet, self.path, self.questions, overwrite=True)

    def _tell(self) -> None:
        done = sum(all(pd.notna(row[q.name]) for q in self._asked(row)) for _, row in self.sheet.iterrows())
        self._bar.value, self._undo.disabled = done, not self._before
        self._progress.value = f"Unit {self.position + 1} of {len(self.sheet)}; {done} coded; kept in {self.path.name}"

    def __repr__(self) -> str:
        return f"<CodingForm: {self._progress.value}>"

    def _ipython_display_(self) -> None:
        said = f"A form to code {len(self.sheet)} units. To use it, run this cell in JupyterLab."
        show_widget(self.widget, repr(self), f'<p class="nk-meta">{said}</p>')


def _card(row: pd.Series, columns: list[str]) -> str:
    """What the coder reads, escaped: the context with the unit marked, the rest as a list."""
    facts = "".join(
        f"<tr><td style='padding-right:1em;opacity:.8'>{escape(name)}</td><td>{escape(shown(row[name]))}</td></tr>"
        for name in columns
        if name != "context" and pd.notna(row.get(name))
    )
    body = f"<div class='nk-text nk-live'>{_marked(row.get('context'), str(row['text']))}</div><table>{facts}</table>"
    return display.View(body, "")._repr_html_()


def _marked(context: object, text: str) -> str:
    """The context with the unit marked, which stands between ``**`` in it; a bare sentence stays as it is."""
    if pd.isna(context):
        return ""
    context = str(context)
    start = context.find(f"**{text}**")
    if start < 0:
        return display.highlight(context, [])
    plain = context[:start] + text + context[start + len(text) + 4 :]
    return display.highlight(plain, [display.Span(start, start + len(text), "match")])


def _asked(question: Question) -> str:
    """The question in bold; names of columns, between backticks, as code."""
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(question.text))
    return f"<div style='font-weight:600;line-height:1.4;margin-top:.6em;max-width:48em'>{text}</div>"
