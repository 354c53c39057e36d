"""What a listener must hear of a paper: the elements of its structure, told from the model alone.

Nothing here asks how a paper is laid out: a tag or a word that goes astray on the way from the
model to the file stands out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from string import ascii_uppercase

from papers import LANGUAGE
from structure import Element, listened
from worksheets.language.languages import SHIPPED
from worksheets.layout.blocks.listed import NARROWEST
from worksheets.layout.style import Style
from worksheets.layout.type.formulas import formula
from worksheets.model.paper.content import (
    Bank,
    Block,
    Bullets,
    Choose,
    Code,
    Emph,
    Exercises,
    Figure,
    Gap,
    Inlines,
    LineBreak,
    Link,
    Match,
    Maths,
    Order,
    Para,
    Source,
    Strong,
    Sub,
    Super,
    Table,
    Text,
    Underlined,
    Write,
)
from worksheets.model.paper.item import Task
from worksheets.model.paper.paper import Handout, TaskSection
from worksheets.model.paper.source_places import source_places

ANSWER = "answer space"
"""Stands for a theme's words for space to write in, whatever its number of lines: that is computed
where the space is laid out."""
SAID = re.compile("⟦(.*?)⟧")
"""What is said in the place of something drawn; of a gap and of a box a theme has the words."""
AND = SHIPPED.of(LANGUAGE).customs.lists.and_


def squeezed(words: str) -> str:
    """Words as they are heard: single spaces, parted words whole again."""
    return " ".join(words.replace("\u00ad", "").split())


def words_of(content: Inlines) -> str:
    """The words of some content, and what is said in the place of what is drawn."""
    words = ""
    for inline in content:
        match inline:
            case Text(piece):
                words += piece
            case Strong(inner) | Emph(inner) | Underlined(inner):
                words += words_of(inner)
            case Sub(inner) | Super(inner) | Link(inner, _):
                words += words_of(inner)
            case Gap(label=label):
                words += f"{label} ⟦gap⟧ "
            case Code(piece):
                words += " ".join(piece.split("\n"))
            case LineBreak():
                words += " "
            case Maths(tex, display):
                words += f" ⟦{formula(tex, LANGUAGE, display, and_=AND).spoken}⟧ "
    return words


def told(tag: str, depth: int, content: Inlines | str = "") -> Element:
    """An element as it must be heard."""
    words = content if isinstance(content, str) else words_of(content)
    return Element(tag, depth, squeezed(words))


def printed(told: Iterable[Element]) -> list[str]:
    """The words of elements that stand on the page."""
    return [word for element in told for word in SAID.sub(" ", element.text).split()]


def heard(data: bytes, style: Style) -> list[Element]:
    """The elements of a file, with answer space of any size called the same."""
    spoken = style.theme.spoken
    space = re.escape(spoken.space).replace(r"\{n\}", r"\d+")
    space = re.compile(f"{space}|{re.escape(spoken.line)}")
    found = []
    for element in listened(data):
        text = squeezed(element.text)
        if element.tag == "Figure" and space.fullmatch(text):
            text = ANSWER
        found.append(Element(element.tag, element.depth, text))
    return found


def check_elements(data: bytes, wanted: Iterable[Element], style: Style) -> None:
    """Fail unless a file has just these elements, in this order."""
    words = {"gap": style.theme.spoken.gap, "box": style.theme.spoken.box}
    before: Element | None = None
    for found, expected in zip_longest(heard(data, style), wanted):
        if expected:
            text = SAID.sub(lambda said: words.get(said[1], said[1]), expected.text)
            expected = replace(expected, text=squeezed(text))  # noqa: PLW2901
        assert found == expected, f"after {before}: {found} instead of {expected}"
        before = found


def listed(
    entries: Iterable[tuple[str, Inlines]], depth: int, *, box: bool = False
) -> Iterator[Element]:
    """A list of labels and contents, with boxes to write in; no label, no element for it."""
    yield told("L", depth)
    for label, content in entries:
        yield told("LI", depth + 1)
        if label:
            yield told("Lbl", depth + 2, label)
        yield told("LBody", depth + 2, words_of(content) + (" ⟦box⟧" if box else ""))


def bulleted(items: Iterable[Inlines], depth: int) -> Iterator[Element]:
    """A list with bullets."""
    return listed((("•", item) for item in items), depth)


def grid(
    head: Sequence[Inlines | str], rows: Iterable[Sequence[Inlines | str]], depth: int
) -> Iterator[Element]:
    """A table with a head row, or with a label before every row."""
    yield told("Table", depth)
    for n, row in enumerate((head, *rows) if head else rows):
        yield told("TR", depth + 1)
        for m, cell in enumerate(row):
            heads = n == 0 if head else m == 0
            yield told("TH" if heads else "TD", depth + 2, cell)


def block_told(block: Block, depth: int, style: Style) -> Iterator[Element]:
    """The elements of one block of a task."""
    match block:
        case Para(content):
            yield told("P", depth, content)
        case Bullets(items, labels, title):
            if title:
                yield told("P", depth, title)
            listing = listed(zip(labels, items, strict=True), depth)
            yield from listing if labels else bulleted(items, depth)
        case Table(head, rows, caption=caption):
            if caption:
                yield told("P", depth, caption)
            if _is_listed(block, style):
                yield from _listed_cells(block, depth, style)
            elif block.marks and not head:
                yield from _cells_apart(block, depth)
            else:
                yield from grid(head, rows, depth)
        case Figure():
            yield from _figure_told(block, depth)
        case Bank(words):
            yield told("P", depth, " ".join(map(words_of, words)))
        case Choose(options=options, arrangement="row"):
            yield from listed((("", option) for option in options), depth)
        case Choose(options=options):
            yield from listed(zip(ascii_uppercase, options, strict=False), depth)
        case Match(_, prompts, options):
            yield from listed(
                ((str(n), said) for n, said in enumerate(prompts, 1)), depth, box=True
            )
            yield from listed(zip(ascii_uppercase, options, strict=False), depth)
        case Order(_, entries):
            yield from listed((("", entry) for entry in entries), depth, box=True)
        case Write():
            yield from _space_told(block, depth, style)
        case _:
            yield from _exercises_told(block, depth, style)


def _is_listed(block: Table, style: Style) -> bool:
    """Whether a grid of questions has too little room for its columns."""
    return bool(block.marks) and style.measure < NARROWEST * style.size * len(block.marks)


def _listed_cells(block: Table, depth: int, style: Style) -> Iterator[Element]:
    yield told("L", depth)
    for row in block.rows:
        for cell, marks in zip(row, block.marks, strict=True):
            words, gap, _ = words_of(cell).partition("⟦gap⟧")
            yield told("LI", depth + 1)
            worth = f"{style.marks(marks)} " if block.head else ""
            yield told("LBody", depth + 2, f"{words} {worth}{gap}")


def _cells_apart(block: Table, depth: int) -> Iterator[Element]:
    """Cells that have no heads, as paragraphs."""
    yield told("Div", depth)
    for row in block.rows:
        yield told("Div", depth + 1)
        for cell in row:
            yield told("P", depth + 2, cell)


def _exercises_told(block: Exercises, depth: int, style: Style) -> Iterator[Element]:
    yield told("L", depth)
    for entry in block.entries:
        yield told("LI", depth + 1)
        if entry.label:
            yield told("Lbl", depth + 2, entry.label)
        yield told("LBody", depth + 2)
        for part in entry.body:
            yield from block_told(part, depth + 3, style)


def _figure_told(figure: Figure, depth: int) -> Iterator[Element]:
    label = f"Figure {figure.number} " if figure.number else ""
    if label or figure.caption:
        yield told("P", depth, label + words_of(figure.caption))
    yield told("Figure", depth, f"⟦{figure.spoken}⟧")


def _space_told(write: Write, depth: int, style: Style) -> Iterator[Element]:
    if write.space.ruling == "figure":
        return
    if (write.space.ruling or style.theme.answers.ruling) == "none":
        yield told("P", depth, "Answer on separate paper.")
        return
    for number in range(1, write.entries + 1):
        if write.entries > 1:
            yield told("P", depth, str(number))
        yield told("Figure", depth, f"⟦{ANSWER}⟧")


def task_told(
    task: Task, depth: int, style: Style, above: str = "", *, numbered: bool = True
) -> Iterator[Element]:
    """The elements of a task; its marks follow its last paragraph, if no part has them.

    A part that is counted in decimals is heard behind the number that is `above`: 3.1. A text
    between parts has no label.
    """
    label = f"{above}{task.label}" if task.label.startswith(".") else task.label
    yield told("LI", depth)
    if numbered and label:
        yield told("Lbl", depth + 1, label)
    yield told("LBody", depth + 1)
    shown = style.marks(task.tariff - task.add_on, task.add_on)
    marks = [told("P", depth + 2, shown)] if task.tariff else []
    paras = [n for n, block in enumerate(task.body) if isinstance(block, Para)]
    last = None if task.parts else paras[-1] if paras else -1
    if last == -1:
        yield from marks
    for n, block in enumerate(task.body):
        yield from block_told(block, depth + 2, style)
        if n == last:
            yield from marks
    if task.parts:
        yield told("L", depth + 2)
        for part in task.parts:
            yield from task_told(part, depth + 3, style, task.label)


def source_told(source: Source, level: int, style: Style) -> Iterator[Element]:
    """The elements of a source under its heading."""
    yield told("Sect", 1)
    yield told(f"H{level}", 2, source.label)
    above = style.theme.attribution == "above"
    if above:
        yield told("P", 2, source.attribution)
    for figure in source.figures:
        yield from block_told(figure, 2, style)
    for paragraph in source.content:
        yield told("P", 2, paragraph)
    if not above:
        yield told("P", 2, source.attribution)


def questions_told(handout: Handout, style: Style) -> Iterator[Element]:
    """All elements after the front, every source before the first task about it."""
    marks, coming = style.theme.marks, source_places(handout)
    numbered = any(any(task.tariffs) for section in handout.sections for task in section.tasks)
    booklet = handout.front.facts.booklet
    if handout.in_all is not None and not booklet:
        yield _boxes_told(handout.in_all.answer)
    for n, section in enumerate(handout.sections):
        before = {task: shown for (of, task), shown in coming.items() if of == n}
        yield from _section_told(section, before, style, numbered=numbered, booklet=booklet)
        tariff = section.tariff
        if marks.section and tariff:
            yield told("P", 1, style.total(marks.section, tariff))
    if marks.paper and handout.front.tariff:
        yield told("P", 1, style.total(marks.paper, handout.front.tariff))


def _boxes_told(answers: int) -> Element:
    """What is heard of boxes for the numbers of questions that are answered."""
    several = answers > 1
    asked = "numbers of the questions" if several else "number of the question"
    return told(
        "P", 1, f"Write the {asked} that you answer in the {'boxes' if several else 'box'}."
    )


def _section_told(
    section: TaskSection,
    before: Mapping[int, Sequence[Source]],
    style: Style,
    *,
    numbered: bool,
    booklet: bool = False,
) -> Iterator[Element]:
    if section.notice:
        yield told("P", 1, section.notice)
    if section.title:
        yield told("H2", 1, section.title)
        if section.tariff and (len(section.tasks) > 1 or section.tasks[0].parts):
            yield told("P", 1, f"[{section.tariff} mark{'s' if section.tariff > 1 else ''}]")
    if section.instructions:
        yield told("P", 1, section.instructions)
    if section.choice.answer is not None and not booklet:
        yield _boxes_told(section.choice.answer)
    open_list = False
    for n, task in enumerate(section.tasks):
        fresh = before.get(n, ())
        for source in fresh:
            yield from source_told(source, 3 if section.title else 2, style)
        if fresh or not open_list:
            yield told("L", 1)
        open_list = True
        yield from task_told(task, 2, style, numbered=numbered)
        if style.theme.marks.question and task.tariff:
            yield told("P", 1, style.total(style.theme.marks.question, task.tariff, task.label))
