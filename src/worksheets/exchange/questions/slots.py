"""The blanks of a body."""

from collections.abc import Iterator

from worksheets.exchange.questions.interaction import Grid, Listed, Part
from worksheets.model.paper.content import Emph, Gap, Strong


def slots_of(part: Part) -> Iterator[str]:
    """The slots of the blanks in a part of a body."""
    match part:
        case Listed(entries):
            for entry in entries:
                yield from slots_of(entry)
        case Grid(rows):
            for row in rows:
                for cell in row:
                    yield from slots_of(cell)
        case tuple():
            for inline in part:
                match inline:
                    case Gap(slot):
                        yield slot
                    case Strong(inner) | Emph(inner):
                        yield from slots_of(inner)
