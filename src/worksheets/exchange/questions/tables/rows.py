"""Rows of a table of questions as items."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from worksheets.exchange.questions.bank_text import Losses
from worksheets.exchange.questions.hypertext import Run
from worksheets.exchange.questions.interaction import (
    AcceptedAnswer,
    Body,
    ExchangeItem,
    Interaction,
    TextEntry,
    TextGap,
)
from worksheets.exchange.questions.lists.drafts import DraftEntry, DraftOption
from worksheets.exchange.questions.lists.keys import Places, answered
from worksheets.exchange.questions.lists.paragraphs import (
    Paragraph,
    body_of_paragraphs,
    content_of,
)
from worksheets.exchange.questions.lists.typed_answers import typed_answer
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.tables.columns import Columns
from worksheets.exchange.questions.tables.option_cells import choice_of, options_in
from worksheets.exchange.questions.worths import whole_marks
from worksheets.model.paper.content import Inlines

Cell = tuple[Paragraph, ...]
NAMED_NUMBER = re.compile(r"(?:option|answer|choice)\s?(?=\d{1,2}$)", re.IGNORECASE)
"""Before the number of an option, as in the head of its column."""
INDEXES = re.compile(r"\s*\d{1,2}(?:\s*[,;|&]\s*\d{1,2})*\s*")
SEVERAL = frozenset({"checkbox", "multiple select", "multiple answer", "multiple answers",
                     "multiple response", "multi select", "multiselect"})  # fmt: skip
FILLED = frozenset({"fill-in-the-blank", "fill in the blank", "fill-in", "short answer", "text",
                    "type answer", "typing"})  # fmt: skip
CHOICES = frozenset({"", "multiple choice", "multiple-choice", "mcq", "quiz", "single choice",
                     "true/false", "true or false", "true false", "tf"})  # fmt: skip
DATE = "\ue0fe"
"""Stands before what a spreadsheet keeps as a date."""
FORMATTED = "\ue0fd"
"""Stands before a number that a spreadsheet shows otherwise, with its format behind it."""
UNREADABLE = "\ufffd"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: its place, and its cells."""

    line: int
    cells: tuple[Cell, ...]

    def cell(self, column: int | None) -> Cell:
        return self.cells[column] if column is not None and column < len(self.cells) else ()

    def text(self, column: int | None) -> str:
        """The words of a cell in one line; empty if there is no such cell."""
        return _words(self.cell(column))


def items_of(
    rows: Sequence[TableRow],
    columns: Columns,
    losses: Losses,
    language: str,
    path: tuple[str, ...] = (),
) -> Iterator[ExchangeItem | None]:
    """For each row that asks something its item, or None if it is refused."""
    columns = replace(columns, uncounted=columns.uncounted or _has_zeros(rows, columns))
    answers = _answers_alone(rows, columns)
    for row in rows:
        used = (columns.question, columns.right, *columns.options.values(), *columns.wrong)
        if not any(row.text(n) for n in used):
            continue
        try:
            if len(answers.get(_asked(row, columns), ())) > 1:
                hint = "write an answer to a question in one row, and wrong ones beside it"
                raise NotAQuestion("key", "several rows ask it, with other answers", hint)
            yield _item(row, columns, losses, language, path)
        except NotAQuestion as fault:
            losses.add(row.line, "refused", fault.code, str(fault), fault.hint)
            yield None


def _answers_alone(rows: Sequence[TableRow], columns: Columns) -> dict[str, set[str]]:
    """For each question what stands as its answer in rows that have no options, where a row may
    be an answer, and need not be the right one; below a question its cells may be empty."""
    found: dict[str, set[str]] = {}
    asked = ""
    for row in rows:
        asked = _asked(row, columns) or asked
        value = row.text(columns.right).casefold()
        has_options = _has_options(row, columns) or any(row.text(n) for n in columns.wrong)
        if value and not has_options:
            found.setdefault(asked, set()).add(value)
    return found


def _asked(row: TableRow, columns: Columns) -> str:
    return row.text(columns.question).casefold()


def _has_zeros(rows: Sequence[TableRow], columns: Columns) -> bool:
    """Whether a key is the number 0, so that options may be counted from it."""
    values = (row.text(columns.right) for row in rows if _has_options(row, columns))
    return any(
        int(number) == 0
        for value in values
        if INDEXES.fullmatch(value)
        for number in re.findall(r"\d+", value)
    )


def _item(
    row: TableRow, columns: Columns, losses: Losses, language: str, path: tuple[str, ...]
) -> ExchangeItem:
    _check(row, columns)
    others = {name: row.text(n) for name, n in columns.others.items()}
    if not row.text(columns.question) and not any(one.part for one in row.cell(columns.question)):
        raise NotAQuestion("key", "it asks nothing", "write what is asked")
    doubts: list[str] = []
    if others.get("picture"):
        losses.add(row.line, "lost", "picture", "a picture on the web")
        doubts.append("its picture is on the web")
    body, interaction = _answers(row, columns, others.get("type", "").casefold(), language, doubts)
    topic = others.get("topic", "")
    return ExchangeItem(
        body,
        interaction,
        identifier=others.get("identifier", ""),
        path=(*path, topic) if topic else path,
        marks=whole_marks(others.get("marks", "")),
        feedback=_content(row.cell(columns.others.get("reason")), language),
        tags=tuple(tag.strip() for tag in others.get("tags", "").split(",") if tag.strip()),
        doubts=tuple(doubts),
        span=losses.at(row.line),
    )


def _check(row: TableRow, columns: Columns) -> None:
    """Refuse what a spreadsheet has made of words, what could not be read, and rows that are wider
    than the heads, for what is under these may be what belongs to others."""
    if any(row.text(n) for n in range(columns.width, len(row.cells))):
        hint = "put quotation marks around cells with commas in them"
        raise NotAQuestion("layout", "it has more cells than there are heads", hint)
    for n in range(len(row.cells)):
        text = row.text(n)
        if n in columns.unknown:
            continue
        if text.startswith(DATE):
            what = f"a cell is a date for the spreadsheet: {text[1:]}"
            raise NotAQuestion("key", what, "write ' before what is in it")
        if text.startswith(FORMATTED):
            hint = "give the cells the format of text, and type what they show"
            raise NotAQuestion("key", f"a cell does not show what is in it: {text[1:]}", hint)
        if UNREADABLE in text:
            raise NotAQuestion("encoding", "something in it cannot be read", "save it as UTF-8")


def _answers(
    row: TableRow, columns: Columns, kind: str, language: str, doubts: list[str]
) -> tuple[Body, Interaction]:
    if kind not in SEVERAL | FILLED | CHOICES:
        raise NotAQuestion("type", f"a question of type '{kind}' has no key here", "")
    stem = row.cell(columns.question)
    body = body_of_paragraphs(stem, language)
    options = _options(row, columns)
    value = row.text(columns.right)
    _check_rivals(row, columns, options)
    if kind in FILLED and (options or columns.indexed):
        return body, _filled(value, options, language)
    wrong = [row.cell(n) for n in columns.wrong if row.text(n)]
    if not options and wrong:
        if not value:
            raise NotAQuestion("key", "nothing says which option is right", "fill the column")
        cells = [row.cell(columns.right), *wrong]
        return body, choice_of(cells, frozenset({0}), language, several=False)
    if not options:
        entry = DraftEntry(row.line, stem=list(stem), answers=[value] if value else [], kind=kind)
        return typed_answer(entry, (), language, doubts)
    if len(options) == 1:
        raise NotAQuestion("key", "there is only one option", "write another one beside it")
    places = _places(value, options, columns)
    several = len(places) > 1 or kind in SEVERAL
    return body, choice_of(list(options.values()), places, language, several=several)


def _has_options(row: TableRow, columns: Columns) -> bool:
    places = (*columns.options.values(), columns.others.get("options", len(row.cells)))
    return any(row.text(n) for n in places)


def _options(row: TableRow, columns: Columns) -> dict[int, Cell]:
    """The options of a row that have words, by their letters."""
    if not columns.options and "options" in columns.others:
        return options_in(row.cell(columns.others["options"]))
    return {n: row.cell(at) for n, at in sorted(columns.options.items()) if row.text(at)}


def _check_rivals(row: TableRow, columns: Columns, options: dict[int, Cell]) -> None:
    """Refuse a row in which another column that may be the key says otherwise."""
    value = row.text(columns.right)
    for column in columns.rivals:
        other = row.text(column)
        if not other or other.casefold() == value.casefold():
            continue
        if value and len(options) > 1:
            said = [_places(one, options, columns) for one in (value, other)]
            if said[0] == said[1]:
                continue
        what = f"'{value[:60]}' and '{other[:60]}' may both be its key"
        raise NotAQuestion("key", what, "leave one column for the right answer")


def _filled(value: str, options: dict[int, Cell], language: str) -> Interaction:
    """Words to write: all options are accepted, or what stands as the answer."""
    accepted = [_content(cell, language) for cell in options.values()]
    texts = {" ".join(one.shown for one in cell).strip() for cell in options.values()}
    if not accepted or value in texts:
        accepted = accepted or [_content((Paragraph(0, (Run(value),)),), language)]
    elif value:
        what = f"the answer '{value[:60]}' is none of the words that are accepted"
        raise NotAQuestion("key", what, "write the words in one place only")
    if not any(accepted):
        raise NotAQuestion("key", "nothing says what the answer is", "fill the column")
    return TextEntry({"answer": TextGap(tuple(map(AcceptedAnswer, accepted)))})


def _places(value: str, options: dict[int, Cell], columns: Columns) -> Places:
    """The places of the right ones among the options that there are."""
    indexed = columns.indexed
    if not value:
        raise NotAQuestion("key", "nothing says which option is right", "fill the column")
    if value not in map(_words, options.values()):
        value = NAMED_NUMBER.sub("", value)
    numbers = list(options)
    chosen: Places = frozenset()
    if INDEXES.fullmatch(value):
        if columns.uncounted:
            return _uncounted(value, options, columns)
        wanted = [int(number) - 1 for number in re.findall(r"\d+", value)]
        known = all(n in options for n in wanted)
        chosen = frozenset(numbers.index(n) for n in wanted) if known else chosen
        if indexed and not known:
            what = f"the answer '{value}' is no number of an option"
            raise NotAQuestion("key", what, "write the numbers of the right options")
    if indexed and chosen:
        return chosen
    lettered = [DraftOption(list(cell), chr(ord("A") + n)) for n, cell in options.items()]
    try:
        said = answered(value, lettered)
    except NotAQuestion:
        if not chosen:
            raise
        said = chosen
    if chosen and said != chosen:
        what = f"the answer '{value}' may be a number, or the words of an option"
        raise NotAQuestion("key", what, "write the letter of the right option")
    return said


def _uncounted(value: str, options: dict[int, Cell], columns: Columns) -> Places:
    """The places that a number means whether it is counted from 0, from 1, or words."""
    numbers = [int(number) for number in re.findall(r"\d+", value)]
    listed = list(options)
    said = [
        frozenset(listed.index(n - first) for n in numbers)
        for first in (0, 1)
        if all(n - first in options for n in numbers)
    ]
    words = frozenset(
        n
        for n, cell in enumerate(options.values())
        if _words(cell) == value and not columns.indexed
    )
    if len(words) == 1 and all(one == words for one in said):
        return words
    what = f"the answer '{value}' may be counted from 0 or from 1"
    raise NotAQuestion("key", what, "write the letters of the right options")


def _words(cell: Cell) -> str:
    return " ".join(" ".join(one.shown for one in cell).split())


def _content(cell: Cell, language: str) -> Inlines:
    return content_of(cell, language)
