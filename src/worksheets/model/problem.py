"""What is wrong with a value in itself, whatever file it came from."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake, or something to look at; `path` leads to the place in the author's mapping."""

    path: tuple[str | int, ...]
    message: str
    hints: tuple[str, ...] = ()
    severity: Literal["error", "warning"] = "error"

    def under(self, *path: str | int) -> "Problem":
        """The problem with a path that begins further up."""
        return Problem((*path, *self.path), self.message, self.hints, self.severity)
