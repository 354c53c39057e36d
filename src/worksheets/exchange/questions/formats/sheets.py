"""Tables of questions for games: Kahoot, Quizizz and Blooket, in the columns of their templates."""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO, StringIO

from worksheets.exchange.archives import repacked
from worksheets.exchange.questions.interaction import (
    NONE,
    Choice,
    ExchangeItem,
    NumericEntry,
    TextEntry,
)
from worksheets.model.paper.content import plain

SECONDS = 30
"""How long a question is shown; all three services know this number."""
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?")
FORMULA = re.compile(r"'*[=+@\t\r-]")
"""The beginning of a formula, or of what protects one, which is protected again."""
Row = Sequence[str | int]
KAHOOT_TOP = 7
"""Rows of the template that stand above its heads."""
KAHOOT_HEADS = (
    "Question - max 120 characters",
    *(f"Answer {n} - max 75 characters" for n in range(1, 5)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
QUIZIZZ_HEADS = (
    "Question Text",
    "Question Type",
    *(f"Option {n}" for n in range(1, 6)),
    "Correct Answer",
    "Time in seconds",
    "Image Link",
    "Answer explanation",
)
BLOOKET_HEADS = (
    "Question #",
    "Question Text",
    "Answer 1",
    "Answer 2",
    "Answer 3\n(Optional)",
    "Answer 4\n(Optional)",
    "Time Limit (sec)\n(Max: 300 seconds)",
    "Correct Answer(s)\n(Only include Answer #)",
)


def kahoot(items: Sequence[ExchangeItem], _: Mapping[str, bytes]) -> bytes:
    """The sheet that Kahoot imports: heads in row 8, questions from row 9, column B on."""
    rows: list[Row] = [["", "Quiz template"], *[[""]] * (KAHOOT_TOP - 1), ["", *KAHOOT_HEADS]]
    for n, item in enumerate(items, 1):
        options, right = _options(item, 4)
        rows.append([n, _stem(item), *options, SECONDS, ",".join(right)])
    return _workbook(rows)


def quizizz(items: Sequence[ExchangeItem], _: Mapping[str, bytes]) -> bytes:
    """The sheet that Quizizz (Wayground) imports."""
    return _workbook([QUIZIZZ_HEADS, *map(_quizizz_row, items)])


def _quizizz_row(item: ExchangeItem) -> Row:
    why = plain(item.feedback)
    match item.interaction:
        case Choice(several=several):
            options, right = _options(item, 5)
            kind = "Checkbox" if several else "Multiple Choice"
            return [_stem(item), kind, *options, ",".join(right), SECONDS, "", why]
        case TextEntry(gaps):
            (gap,) = gaps.values()
            accepted = [plain(answer.words) for answer in gap.answers][:5]
            blanks = [""] * (5 - len(accepted))
            kind = "Fill-in-the-Blank"
            return [_stem(item), kind, *accepted, *blanks, accepted[0], SECONDS, "", why]
        case NumericEntry(_, shown):
            kind = "Fill-in-the-Blank"
            return [_stem(item), kind, shown, *[""] * 4, shown, SECONDS, "", why]
    return [_stem(item), "Open-Ended", *[""] * 5, "", SECONDS, "", why]


def blooket(items: Sequence[ExchangeItem], _: Mapping[str, bytes]) -> bytes:
    """The table that Blooket imports, as CSV with its two rows of heads."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(["Blooket\nImport Template", *[""] * (len(BLOOKET_HEADS) - 1)])
    writer.writerow(BLOOKET_HEADS)
    for n, item in enumerate(items, 1):
        options, right = _options(item, 4)
        row: Row = [n, _stem(item), *options, SECONDS, ",".join(right)]
        writer.writerow([harmless(cell) for cell in row])
    return buffer.getvalue().encode()


def harmless(cell: str | int) -> str | int:
    """A cell that no program of tables takes for a formula; a number stays one."""
    if isinstance(cell, int) or NUMBER.fullmatch(cell):
        return cell
    return f"'{cell}" if FORMULA.match(cell) else cell


def as_written(cell: str) -> str:
    """A cell that `harmless` made, as it was before."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def _stem(item: ExchangeItem) -> str:
    """The question on one line, which is all that fits there."""
    return " ".join(plain(part) for part in item.body if isinstance(part, tuple))


def _options(item: ExchangeItem, most: int) -> tuple[list[str], list[str]]:
    """The options with empty ones behind them, and the numbers of those that are right."""
    if not isinstance(item.interaction, Choice):
        raise TypeError(f"{item.name} has no options")
    options = item.interaction.options
    right = [str(n) for n, option in enumerate(options, 1) if option.worth > NONE]
    words = [plain(option.content) for option in options]
    return [*words, *[""] * (most - len(words))], right


def _workbook(rows: Sequence[Row]) -> bytes:
    """A workbook of one sheet, in which every text is a text, whatever it begins with."""
    import xlsxwriter  # noqa: PLC0415 few exports are sheets

    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": UNDATED})
    sheet = book.add_worksheet()
    write: Callable[..., object]
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            write = sheet.write_number if isinstance(cell, int) else sheet.write_string
            if cell != "":
                write(line, column, cell)
    book.close()
    return repacked(buffer.getvalue())
