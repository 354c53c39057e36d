"""The bodies of items of ours as programs exchange them, and what they lose."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from worksheets.exchange.questions.interaction import (
    Body,
    Grade,
    Grid,
    Listed,
    Loss,
    Part,
    Picture,
)
from worksheets.model.diagnostics import Span
from worksheets.model.paper import content as letters
from worksheets.model.paper.content import Block, Inlines, Text

Drawn: TypeAlias = Callable[[letters.Figure], str | None]
"""Draws a figure and answers the name of its file, or None if it cannot be drawn."""


@dataclass(slots=True)
class Bodies:
    """Tells bodies, with figures as files if they can be `drawn`."""

    drawn: Drawn | None = None
    losses: list[Loss] = field(default_factory=list)

    def lost(self, span: Span, grade: Grade, code: str, what: str, instead: str = "") -> None:
        self.losses.append(Loss(span, grade, code, what, instead))

    def parts_of(self, blocks: Sequence[Block], span: Span) -> Body:
        parts: list[Part] = []
        for block in blocks:
            match block:
                case letters.Para(content):
                    parts.append(content)
                case letters.Bullets(entries, labels, title):
                    parts += [(Text(title),)] if title else []
                    parts.append(Listed(entries, bool(labels)))
                case letters.Table(head, rows):
                    parts.append(Grid((head, *rows) if head else rows))
                case letters.Figure():
                    parts += self._figure(block, span)
                case letters.Exercises(entries):
                    self.lost(span, "lost", "layout", "the columns of a drill", "a list")
                    parts.append(Listed(tuple(self._exercise(entry, span) for entry in entries)))
        return tuple(parts)

    def _figure(self, figure: letters.Figure, span: Span) -> Body:
        """A figure as a picture under its caption, or what a listener hears of it."""
        file = self.drawn(figure) if self.drawn else None
        if file is None:
            self.lost(span, "lost", "picture", "a figure", "what a listener hears of it")
            return ((letters.Emph((Text(f"[{figure.spoken}]"),)),),)
        caption = (figure.caption,) if figure.caption else ()
        return (*caption, Picture(file, figure.spoken))

    def _exercise(self, exercise: letters.Exercise, span: Span) -> Inlines:
        """The words of an exercise, or of its figure, with its blank."""
        content: Inlines = ()
        for part in exercise.body:
            match part:
                case letters.Para(words):
                    content = (*content, *words)
                case letters.Figure(spoken=spoken):
                    self.lost(span, "lost", "picture", "a figure", "what a listener hears of it")
                    content = (*content, letters.Emph((Text(f"[{spoken}]"),)))
                case letters.Write(slot):
                    content = (*content, letters.Gap(slot))
        return content
