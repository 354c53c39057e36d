"""What a format makes of a text: its files, and what it could not say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from worksheets.exchange.papers.flow import FlowSource
from worksheets.exchange.questions.interaction import Loss
from worksheets.model.diagnostics import NOWHERE, Span


@dataclass(frozen=True, slots=True)
class WrittenPaper:
    """Files by their names, and what was lost."""

    files: Mapping[str, bytes]
    losses: tuple[Loss, ...]


@dataclass(slots=True)
class LossList:
    """Collects what is lost of a text, at the place of the question that is being written."""

    losses: list[Loss] = field(default_factory=list)
    span: Span = NOWHERE

    def formula(self, tex: str, instead: str) -> None:
        """A formula that is written as plain characters."""
        self.losses.append(Loss(self.span, "changed", "formula", f"the formula {tex}", instead))

    def page_size(self, size: str, instead: str) -> None:
        """A size of paper that a format has no layout for."""
        self.losses.append(Loss(self.span, "changed", "layout", f"pages of {size}", instead))

    def line_numbers(self, source: FlowSource) -> None:
        """The numbers of printed lines, which are others wherever a text flows."""
        if source.numbered == "printed" and source.has_text:
            what = f"the line numbers of {source.label}"
            self.losses.append(Loss(self.span, "lost", "layout", what, ""))

    def ruling(self, ruling: str, instead: str) -> None:
        """Space that is ruled otherwise than on the paper."""
        self.losses.append(Loss(self.span, "changed", "space", f"{ruling} to answer on", instead))
