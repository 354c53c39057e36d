"""A paper with the answers in their places: for markers, and for those who check themselves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from worksheets.language.language import Language
from worksheets.model.page.drawing import Answerable
from worksheets.model.paper.content import (
    Block,
    Bullets,
    Choose,
    Exercise,
    Exercises,
    Figure,
    Gap,
    Inline,
    Inlines,
    Match,
    Order,
    Para,
    Strong,
    Table,
    Text,
    Write,
    plain,
    text,
)
from worksheets.model.paper.item import Item, MarkPoint
from worksheets.model.paper.key import Chosen, Key, Matched, Number, Ordered
from worksheets.model.paper.lettering import LETTERS
from worksheets.model.paper.paper import Paper
from worksheets.model.paper.scheme_table import key_in_words
from worksheets.model.paper.wording import rewritten

ARROW = " → "


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of an item: its keys by slot, and its mark points; in the language of a paper."""

    item: Item
    language: Language

    @property
    def keys(self) -> Mapping[str, Key]:
        return self.item.keys

    @property
    def points(self) -> tuple[MarkPoint, ...]:
        return self.item.scheme.points if self.item.scheme else ()

    def certain(self, slot: str) -> Inlines:
        """What the key of a slot says."""
        return key_in_words(self.keys[slot], self.item)

    def is_chosen(self, point: MarkPoint) -> bool:
        """Whether a point is for a tick, and not for what is written."""
        return any(
            plain(point.answer) == plain(block.options[option])
            for block in self.item.body
            if isinstance(block, Choose) and isinstance(key := self.keys.get(block.slot), Chosen)
            for option in key.options
        )

    def of(self, gap: Gap, around: tuple[str, str]) -> Inlines:
        """What stands in a gap between two texts; nothing if that is not certain."""
        key = self.keys.get(gap.slot)
        if isinstance(key, Number):
            return text(_without_unit(plain(key.shown), *around))
        if key is not None:
            return self.certain(gap.slot)
        labelled = (point.answer for point in self.points if gap.label == point.label != "")
        return next(labelled, ())


def filled_in(paper: Paper, language: Language) -> Paper:
    """The paper with every certain answer where a candidate writes it; a figure says in the
    language of the paper what stands in it.

    Where a space has no certain answer, its mark points stand in it, those of what is drawn on a
    figure under that figure, unless that has a place for them; what is marked by levels is left as
    it is.
    """
    sections = tuple(
        replace(section, items=tuple(_item(item, language) for item in section.items))
        for section in paper.sections
    )
    return replace(paper, sections=sections)


def _item(item: Item, language: Language) -> Item:
    answers = Answers(item, language)
    body = tuple(block for part in item.body for block in _block(part, answers))
    return replace(item, body=body, parts=tuple(_item(part, language) for part in item.parts))


def _block(block: Block, answers: Answers) -> Iterable[Block]:
    match block:
        case Para(content):
            yield Para(_content(content, answers))
        case Table(rows=rows):
            yield replace(block, rows=tuple(_row(row, answers) for row in rows))
        case Figure():
            yield _with_answer(block, answers.points, answers.language)
        case Bullets(items):
            yield replace(block, items=tuple(_content(item, answers) for item in items))
        case Exercises(entries):
            yield replace(block, entries=tuple(_exercises(entries, answers)))
        case Choose(slot):
            yield _ticked(block, answers.keys.get(slot))
        case Match(slot, prompts):
            yield replace(block, prompts=tuple(_matched(prompts, answers.keys.get(slot))))
        case Order(slot, entries):
            yield replace(block, entries=tuple(_numbered(entries, answers.keys.get(slot))))
        case Write():
            yield from _written(block, answers)
        case _:
            yield block


def _exercises(entries: Sequence[Exercise], answers: Answers) -> Iterable[Exercise]:
    """Exercises with their answers; behind those without a place for one, what their points say.

    An example that is printed worked comes first, and has no point.
    """
    worked = max(0, len(entries) - len(answers.points))
    for entry, point in zip(entries, (*[None] * worked, *answers.points), strict=False):
        points = (point,) if point else ()
        body = tuple(_exercise_part(part, points, answers) for part in entry.body)
        if point and body == entry.body and not any(map(_has_place, body)):
            body = (*body, Para((Strong(point.answer),)))
        yield replace(entry, body=body)


def _has_place(part: Para | Figure | Write) -> bool:
    """Whether an answer is written there."""
    if isinstance(part, Para):
        return any(isinstance(inline, Gap) for inline in part.content)
    return isinstance(part, Write)


def _exercise_part(
    part: Para | Figure | Write, points: Sequence[MarkPoint], answers: Answers
) -> Para | Figure | Write:
    match part:
        case Figure():
            return _with_answer(part, points, answers.language)
        case Para(content):
            return Para(_content(content, answers))
        case Write(slot) if slot in answers.keys:
            return Para((Strong(answers.certain(slot)),))
    return part


def _with_answer(figure: Figure, points: Sequence[MarkPoint], language: Language) -> Figure:
    """A figure with the answer of one of the points, if it has a place for that."""
    drawing = figure.drawing
    if isinstance(drawing, Answerable):
        for point in points:
            answered = drawing.answered(plain(point.answer))
            if answered is not None:
                return replace(figure, drawing=answered, spoken=answered.described(language))
    return figure


def _row(row: tuple[Inlines, ...], answers: Answers) -> tuple[Inlines, ...]:
    """A row of a table with its answers; where a row is what is answered, and not one of its
    blanks, the last blank has the last that its points say."""
    filled = tuple(_content(cell, answers) for cell in row)
    last = row[-1]
    points = [point for point in answers.points if point.label == plain(row[0]) != ""]
    if points and filled[-1] == last and len(last) == 1 and isinstance(last[0], Gap):
        return (*filled[:-1], (Strong(points[-1].answer),))
    return filled


def _content(content: Inlines, answers: Answers) -> Inlines:
    """Content with answers in its gaps: those of keys, or of the mark points of their labels."""
    around = plain(content).partition("_")

    def filled(part: Text | Gap) -> Iterable[Inline]:
        answer = answers.of(part, (around[0], around[2])) if isinstance(part, Gap) else ()
        if not isinstance(part, Gap) or not answer:
            yield part
            return
        if part.label:
            yield Text(f"{part.label}\u00a0")
        yield Strong(answer)

    return rewritten(content, filled)


def _without_unit(shown: str, before: str, after: str) -> str:
    """The number of an answer whose unit, or sign of a currency, is printed beside its gap."""
    number = shown.removesuffix(after.strip()).rstrip() if after.strip() else shown
    sign = next((n for n in range(len(number), 0, -1) if before.endswith(number[:n])), 0)
    return number[sign:]


def _ticked(choose: Choose, key: Key | None) -> Choose:
    right = tuple(key.options) if isinstance(key, Chosen) else ()
    options = enumerate(choose.options)
    bold = tuple((Strong(option),) if n in right else option for n, option in options)
    return replace(choose, options=bold, ticked=right)


def _matched(prompts: tuple[Inlines, ...], key: Key | None) -> Iterable[Inlines]:
    if not isinstance(key, Matched):
        yield from prompts
        return
    for prompt, option in zip(prompts, key.options, strict=True):
        yield (*prompt, Text(ARROW), Strong(text(LETTERS[option])))


def _numbered(entries: tuple[Inlines, ...], key: Key | None) -> Iterable[Inlines]:
    if not isinstance(key, Ordered):
        yield from entries
        return
    for entry, place in zip(entries, key.places, strict=True):
        yield (Strong(text(f"{place}\u00a0")), *entry)


def _written(write: Write, answers: Answers) -> Iterable[Block]:
    if write.slot in answers.keys:
        yield Para((Strong(answers.certain(write.slot)),))
    elif points := [point for point in answers.points if not answers.is_chosen(point)]:
        yield Bullets(tuple((Strong(point.answer),) for point in points))
    else:
        yield write
