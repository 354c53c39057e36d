"""A warning of a paper in one language with questions made from facts in another."""

from collections.abc import Sequence

from worksheets.assemble.paper import PaperInputs
from worksheets.assemble.pool import PoolEntry
from worksheets.model.diagnostics import Sink


def warn_of_two_languages(
    inputs: PaperInputs, chosen: Sequence[Sequence[Sequence[PoolEntry]]], sink: Sink
) -> None:
    """Warn if a spec chooses another language than that of its course, whose facts it asks.

    British and American English are one language. What authors have worded is theirs to choose.
    """
    paper, course = inputs.language.tag, inputs.course.language
    if not inputs.spec.language or _main(paper) == _main(course):
        return
    entries = (entry for section in chosen for pick in section for entry in pick)
    if any(entry.origin == "knowledge" and not entry.is_of_spec for entry in entries):
        message = (
            f"the paper is in '{paper}', but questions made from the facts of course "
            f"'{inputs.course.id}' have their words in '{course}'"
        )
        hint = "draw from a course in that language, or name authored questions"
        sink.warn(inputs.language_place, message, hint, "or leave language out")


def _main(tag: str) -> str:
    """A language without its country: 'en' of 'en-GB'."""
    return tag.partition("-")[0].casefold()
