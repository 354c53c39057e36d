"""Tables of Word in lists of questions: keys, options in cells, or what a question shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from worksheets.exchange.questions.hypertext import Run
from worksheets.exchange.questions.interaction import Grid
from worksheets.exchange.questions.lists import labels
from worksheets.exchange.questions.lists.key_entries import VALUE
from worksheets.exchange.questions.lists.paragraphs import Paragraph, content_of

Cell = Sequence[Paragraph]
Row = Sequence[Cell]
NUMBER = re.compile(r"\d{1,4}\s?[.)]?")
KEY = re.compile(r"\d{1,4}\s?[-–.):]?\s?[(\[]?[A-Za-z][)\]]?[.,;]?")
BARE_LABEL = re.compile(r"([*✓✔√]\s?)?[(\[]?([A-Za-z]|\d{1,4})[.)\]]?")
TICK = re.compile(r"[✓✔√☑]")


def paragraphs_of_table(rows: Sequence[Row], line: int, language: str) -> Iterator[Paragraph]:
    """A table as paragraphs: the cells one after another if they have numbers or letters before
    their words, else the table as it is."""
    if not is_key(rows) and any(_is_labelled(cell) for row in rows for cell in row):
        yield from _in_order([list(_apart(row)) for row in rows])
        return
    width = max(map(len, rows), default=0)
    contents = (tuple(content_of(_worded(cell), language) for cell in row) for row in rows)
    grid = Grid(tuple((*row, *[()] * (width - len(row))) for row in contents))
    if any(any(row) for row in grid.rows):
        yield Paragraph(line, part=grid)


def _in_order(rows: Sequence[Sequence[Paragraph]]) -> list[Paragraph]:
    """The paragraphs of rows one after another; those of columns, if only so their letters are in
    order."""
    across = [paragraph for row in rows for paragraph in row]
    widest = max(map(len, rows), default=0)
    down = [row[n] for n in range(widest) for row in rows if n < len(row)]
    return down if not _are_lettered(across) and _are_lettered(down) else across


def _are_lettered(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether all paragraphs have letters from the first on."""
    found = [labels.letter_label(paragraph.text) for paragraph in paragraphs]
    return all(
        label is not None and n in labels.places_of(label.letter) for n, label in enumerate(found)
    )


def text_of(cell: Cell) -> str:
    """The words of a cell in one line."""
    return " ".join(" ".join(paragraph.shown for paragraph in cell).split())


def is_key(rows: Sequence[Row]) -> bool:
    """Whether a table has nothing but numbers of questions and their keys, with heads."""
    texts = [text_of(cell) for row in rows for cell in row if text_of(cell)]
    bare = [text for text in texts if not _is_head(text)]
    numbers = sum(bool(NUMBER.fullmatch(text) or KEY.fullmatch(text)) for text in bare)
    if numbers < 2 or not (NUMBER.fullmatch(bare[0]) or KEY.fullmatch(bare[0])):
        return False
    return all(NUMBER.fullmatch(one) or KEY.fullmatch(one) or VALUE.fullmatch(one) for one in bare)


def _is_head(text: str) -> bool:
    return bool(
        labels.KEY_HEAD.fullmatch(text)
        or labels.ANSWER.fullmatch(f"{text}:")
        or labels.WORDED_NUMBER.fullmatch(f"{text} 1")
    )


def _worded(cell: Cell) -> list[Paragraph]:
    return [paragraph for paragraph in cell if paragraph.part is None and not paragraph.is_blank]


def _is_labelled(cell: Cell) -> bool:
    for paragraph in cell:
        if paragraph.numbering is not None and paragraph.numbering.kind != "bullet":
            return True
        label = labels.letter_label(paragraph.text)
        if label is not None and labels.places_of(label.letter):
            return True
        if labels.box_label(paragraph.text) or re.fullmatch(r"\s*[A-Da-d]\s*", paragraph.text):
            return True
    return False


def _apart(row: Row) -> Iterator[Paragraph]:
    """The paragraphs of a row, with a number or a letter in a cell of its own before the words of
    the next cell, and a tick in one behind those of the cell before."""
    kept: list[Paragraph] = []
    label: Paragraph | None = None
    for cell in row:
        own = [
            paragraph for paragraph in cell if paragraph.part is not None or not paragraph.is_blank
        ]
        empty = next((one for one in cell if one.is_blank and one.numbering), None)
        text = text_of(own)
        if label is not None and own:
            own = [_labelled(own[0], label), *own[1:]]
            label = None
        elif TICK.fullmatch(text) and kept and kept[-1].part is None:
            kept[-1] = replace(kept[-1], runs=(*kept[-1].runs, Run(" ✓")))
            continue
        elif BARE_LABEL.fullmatch(text) and len(own) == 1:
            label = own[0]
            continue
        elif not own and empty is not None:
            label = empty
            continue
        kept += own
    yield from kept
    if label is not None and not label.is_blank:
        yield label


def _labelled(paragraph: Paragraph, label: Paragraph) -> Paragraph:
    if label.numbering is not None:
        return replace(paragraph, numbering=label.numbering)
    text = label.text.strip()
    dress = next((run.dress for run in label.runs if run.text.strip()), ())
    shown = text if text[-1:] in ".)]" else f"{text}."
    return replace(paragraph, runs=(Run(f"{shown} ", dress), *paragraph.runs))
