"""A ruled table of texts."""

from collections.abc import Iterator
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from worksheets.language.language import Language
from worksheets.model.authored import Prose, ProseOrNothing
from worksheets.model.diagnostics import plural
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Misfit, Room
from worksheets.model.paper.content import Block, Inlines, Table, plain
from worksheets.model.problem import Problem

MOST = 500
"""Rows of a table."""
LEAST = 0.5
"""A column has at least this part of an even share of the width."""


ColumnShare: TypeAlias = Annotated[float, Field(ge=0.01, le=1000)]


class TableFigure(Illustration):
    """A table with a head row; rows are as long as the head. An empty entry is a cell to fill.

    `widths` are parts of the width (they follow the words if it is left out), `space` the least
    height of a row in millimetres.

    type: table
    head: [Date, Event, Side that gained]
    rows:
      - [25 June 1950, North Korean troops cross the 38th parallel, North]
      - [15 September 1950, Landing at Inchon, ""]
    caption: The first months
    """

    type: Literal["table"] = "table"
    head: Annotated[tuple[Prose, ...], Field(min_length=1, max_length=12)]
    rows: Annotated[tuple[tuple[ProseOrNothing, ...], ...], Field(min_length=1, max_length=MOST)]
    widths: Annotated[tuple[ColumnShare, ...], Field(max_length=12)] = ()
    space: Annotated[float, Field(ge=0, le=100)] = 0

    def described(self, language: Language) -> str:
        head = language.customs.lists.between.join(map(plain, self.head))
        return language.say("figure.table.shows", head=head)

    def drawn(self, room: Room) -> Drawing | Misfit:
        return Drawing(0, 0, ())

    def problems(self) -> Iterator[Problem]:
        wanted = len(self.head)
        for n, row in enumerate(self.rows):
            if len(row) != wanted:
                entries = plural(len(row), "entry", "entries")
                message = f"the row has {entries}, but the head has {wanted}"
                yield Problem(("rows", n), message, ('write "" for a cell that is to be empty',))
        if self.widths and len(self.widths) != wanted:
            message = f"it has {plural(len(self.widths), 'width')} for {plural(wanted, 'column')}"
            yield Problem(("widths",), message, ("give each column one width, or leave them out",))

    def blocks(self, language: Language) -> tuple[Block, ...]:
        return (Table(self.head, self.rows, self._widths(), self.space, self.caption),)

    def _widths(self) -> tuple[float, ...]:
        wanted = self.widths or self._needed()
        return tuple(width / sum(wanted) for width in wanted)

    def _needed(self) -> tuple[float, ...]:
        """Shares that go with the root of the longest entry, so that long texts wrap."""
        columns: list[tuple[Inlines, ...]] = list(zip(self.head, *self.rows, strict=True))
        roots = [max(len(plain(entry)) for entry in column) ** 0.5 for column in columns]
        least = LEAST * sum(roots) / len(roots)
        return tuple(max(root, least, 1e-6) for root in roots)


TYPE = TableFigure
