"""What an author wrote, as a tree of texts with places."""

from typing import TypeAlias

Tree: TypeAlias = "str | list[Tree] | Mapped | None"
Path: TypeAlias = tuple[str | int, ...]


class Mapped(dict[str, Tree]):
    """A mapping with the line and column, from 1, where it starts."""

    __slots__ = ("column", "line")

    def __init__(self, line: int, column: int) -> None:
        super().__init__()
        self.line = line
        self.column = column

    def __reduce__(self) -> tuple[object, ...]:
        return Mapped, (self.line, self.column), None, None, iter(self.items())
