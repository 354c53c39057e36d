"""Options that stand in one cell, each behind its letter: on lines, or beside one another."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from worksheets.exchange.questions.interaction import NONE, ONE, Choice, Option
from worksheets.exchange.questions.lists.keys import Places
from worksheets.exchange.questions.lists.labels import letter_label, places_of
from worksheets.exchange.questions.lists.option_rows import options_apart
from worksheets.exchange.questions.lists.paragraphs import Paragraph, content_of
from worksheets.exchange.questions.shared_syntax import NotAQuestion

HINT = "write A., B., C. and so on before them, or give each a column"


def options_in(cell: Sequence[Paragraph]) -> dict[int, tuple[Paragraph, ...]]:
    """The options in a cell by their letters; none if it is empty. Raises NotAQuestion if they have
    no letters, or not in order."""
    lines = _without_marks([one for one in options_apart(cell) if not one.is_blank])
    labels = [None if one.part else letter_label(one.text) for one in lines]
    options: dict[int, tuple[Paragraph, ...]] = {}
    for n, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label is None or n not in places_of(label.letter) or label.starred:
            raise NotAQuestion("key", "the options in its cell have no letters in order", HINT)
        options[n] = (replace(line.without(label.end), further=False),)
    if len(options) == 1:
        raise NotAQuestion("key", "there is only one option in its cell", HINT)
    return options


def _without_marks(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """Lines without the mark that stands between them, if all but the last end with one."""
    ends = {line.text.rstrip()[-1:] for line in lines[:-1]}
    if len(ends) != 1 or not ends <= set(";,|"):
        return list(lines)
    return [line.without(0, len(line.text.rstrip().rstrip(";,|"))) for line in lines]


def choice_of(
    cells: Sequence[Sequence[Paragraph]], places: Places, language: str, *, several: bool
) -> Choice:
    """Cells as options, of which those in some places are right."""
    part = Fraction(1, len(places)) if several else ONE
    options = tuple(
        Option(content_of(cell, language), part if n in places else NONE)
        for n, cell in enumerate(cells)
    )
    return Choice(options, several, rule="less-extra" if several else "sum")
