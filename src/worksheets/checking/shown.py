"""Items as lines of text: what is asked, and how it is marked."""

from collections.abc import Iterator

from worksheets.model.paper.content import (
    Bank,
    Block,
    Bullets,
    Choose,
    Exercises,
    Figure,
    Inlines,
    Match,
    Order,
    Para,
    Source,
    Table,
    Write,
    plain,
)
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.lettering import LETTERS

STEP = "  "


def item_lines(item: Item) -> Iterator[str]:
    """An item in lines: its text, its key with what is accepted, its working and its wrong
    options, and the same of its parts."""
    for block in item.body:
        yield from _block_lines(block)
    if item.scheme:
        yield from (f"{STEP}{line}" for line in _scheme_lines(item.scheme))
    for part in item.parts:
        yield from (f"{STEP}{line}" for line in item_lines(part))


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Para(content):
            yield _line(content)
        case Choose(options=options):
            letters = (f"{LETTERS[n]} {_line(one)}" for n, one in enumerate(options))
            yield "   ".join(letters)
        case Table(head=head, rows=rows):
            yield from (" | ".join(map(_line, row)) for row in (head, *rows) if row)
        case Match(prompts=prompts, options=options):
            yield " / ".join(map(_line, prompts))
            yield " / ".join(map(_line, options))
        case Order(entries=entries) | Bullets(items=entries) | Bank(words=entries):
            yield " / ".join(map(_line, entries))
        case Figure(spoken=spoken):
            yield f"[{spoken}]"
        case Source(label=label):
            yield f"[{label}]"
        case Exercises(entries=entries):
            for entry in entries:
                parts = (line for part in entry.body for line in _block_lines(part))
                yield " ".join(filter(None, (entry.label, *parts)))
        case Write():
            return
        case _:
            yield f"[{type(block).__name__}]"


def _scheme_lines(scheme: Scheme) -> Iterator[str]:
    yield from filter(None, [_line(scheme.rule)])
    yield from map(_point_line, scheme.points)
    yield from map(_line, scheme.notes)


def _point_line(point: MarkPoint) -> str:
    parts = [f"{point.code or point.marks}", point.label, _line(point.answer)]
    others = [way for way in map(_line, point.accept) if way != _line(point.answer)]
    parts += [f"(accept {'; '.join(others)})"] if others else []
    parts += [f"(not {'; '.join(map(_line, point.reject))})"] if point.reject else []
    parts += [f"– {_line(point.note)}"] if point.note else []
    return " ".join(filter(None, parts))


def _line(content: Inlines) -> str:
    return " ".join(plain(content).split())
