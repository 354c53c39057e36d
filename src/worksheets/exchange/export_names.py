"""The names of all formats that papers and questions are written in."""

from worksheets.exchange.papers.registry import PAPER_FORMATS
from worksheets.exchange.questions.formats.registry import FORMATS


def written_names() -> tuple[str, ...]:
    """The names that `worksheets export --to` knows: those of formats of questions first."""
    questions = (format_.name for format_ in FORMATS if format_.write is not None)
    return (*questions, *(format_.name for format_ in PAPER_FORMATS))
