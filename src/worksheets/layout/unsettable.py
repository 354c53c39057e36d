"""What cannot be set as it is written: an author's mistake, and where the text of it stands."""

from collections.abc import Iterator
from contextlib import contextmanager

from worksheets.model.diagnostics import NOWHERE, Span


class Unsettable(ValueError):
    """A text that cannot be set: what stands in the way, what to do, and its place, if known.

    `words` are what cannot be set, as an author wrote them.
    """

    def __init__(self, message: str, hint: str, words: str = "") -> None:
        super().__init__(message)
        self.hint = hint
        self.words = words
        self.span = NOWHERE


@contextmanager
def written_at(span: Span) -> Iterator[None]:
    """Says where what is set within it was written; of places within one another the inner one."""
    try:
        yield
    except Unsettable as error:
        error.span = error.span if error.span.file else span
        raise


def quoted(words: str) -> str:
    """Some words for a message, cut if they are long."""
    return f"'{words}'" if len(words) <= 60 else f"'{words[:50]}…'"
