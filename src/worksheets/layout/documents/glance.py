"""The key at a glance: every certain answer in one compact table."""

from collections.abc import Iterable, Iterator, Sequence

from worksheets.layout.blocks.rows import Cell, Look, Rows
from worksheets.layout.blocks.tables import downwards, row_by_row
from worksheets.layout.documents.front import text_size
from worksheets.layout.pagination.galleys import Galley, following, galley
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import heading
from worksheets.memo import memo
from worksheets.model.paper.content import Choose, Inlines, Strong, Text, plain, text
from worksheets.model.paper.item import Item
from worksheets.model.paper.key import Accept, Chosen, Key, Matched, Number, Ordered
from worksheets.model.paper.lettering import LETTERS

NARROW = 60.0
"""Ems of the measure from which on three answers stand side by side, and not two."""


def leaves(items: Iterable[Item], name: str = "") -> Iterator[tuple[str, Item]]:
    """The items that are marked, parts in the place of what they are parts of."""
    for item in items:
        whole = f"{name}{item.label}"
        if item.parts:
            yield from leaves(item.parts, whole)
        else:
            yield whole, item


def glance_galleys(
    marked: Sequence[tuple[str, Item]], style: Style, structure: Structure
) -> list[Galley]:
    """A table of all answers that keys are certain of; nothing if there are none."""
    entries = [(name, answer) for name, item in marked if (answer := at_a_glance(item))]
    if not entries:
        return []
    galleys = [structure.kept(_heading, style)]
    across = min(3 if style.measure > NARROW / 2 * style.size else 2, len(entries))
    rows = [_row(tuple(row)) for row in downwards(entries, across)]
    language = style.language
    titles = language.say("key-at-a-glance.question"), language.say("key-at-a-glance.answer")
    head = [text(words) for words in titles * across]
    widths = [style.measure / across * part for part in (0.26, 0.74) * across]
    top, *found = row_by_row(head, rows, widths, style, structure, Look(text_size(style)))
    return [*galleys, following(top, style.unit), *found]


@memo(1 << 12)
def _row(entries: tuple[tuple[str, Inlines] | None, ...]) -> Rows:
    """Names and answers side by side; there is nothing in the place of None."""
    cells: list[Cell] = []
    for name, answer in (entry or ("", ()) for entry in entries):
        cells += Cell((Strong(text(name)),) if name else ()), Cell(answer)
    return (tuple(cells),)


def _heading(structure: Structure, style: Style) -> Galley:
    title = style.language.say("key-at-a-glance.title")
    return galley(heading(title, 2, style, structure, above=style.unit * 3))


def at_a_glance(item: Item) -> Inlines:
    """The keys of an item in a word or two; nothing if it has none."""
    found: Inlines = ()
    for key in item.keys.values():
        found = (*found, Text(", "), *_shown(key, item)) if found else _shown(key, item)
    return found


def _shown(key: Key, item: Item) -> Inlines:
    match key:
        case Accept(answers):
            return answers[0]
        case Number(shown=shown):
            return shown
        case _:
            return text(_spoken(key, item))


def _spoken(key: Chosen | Matched | Ordered, item: Item) -> str:
    match key:
        case Chosen(options):
            rows = [block for block in item.body if isinstance(block, Choose)]
            if rows and rows[0].arrangement == "row":
                return " ".join(plain(rows[0].options[n]) for n in options)
            return " ".join(LETTERS[n] for n in options)
        case Matched(options):
            return " ".join(f"{n}{LETTERS[option]}" for n, option in enumerate(options, 1))
        case Ordered(places):
            return " ".join(map(str, places))
