"""What a format can say of a question, row by row: for the screen and for the documentation."""

from collections.abc import Callable
from typing import NamedTuple

from worksheets.exchange.questions.capabilities import NAMES, Capabilities
from worksheets.exchange.questions.interaction import Choice, Match, NumericEntry, TextEntry


class CapabilityRow(NamedTuple):
    """What can be said, and how a format says it: in a word, a number, or "" if it does not."""

    what: str
    said: Callable[[Capabilities], str]


def _yes(there: Callable[[Capabilities], bool]) -> Callable[[Capabilities], str]:
    return lambda can: "yes" if there(can) else ""


def _of_kind(kind: type) -> Callable[[Capabilities], str]:
    return _yes(lambda can: kind in can.interactions)


def _of(kind: type, there: Callable[[Capabilities], bool]) -> Callable[[Capabilities], str]:
    """What only a format with questions of a kind can say."""
    return _yes(lambda can: kind in can.interactions and there(can))


def _most(
    limit: Callable[[Capabilities], int], kind: type | None = None
) -> Callable[[Capabilities], str]:
    """A limit, if there are questions of the kind that it is about."""

    def said(can: Capabilities) -> str:
        if kind is not None and kind not in can.interactions:
            return ""
        return f"{limit(can)} at most" if limit(can) else "any"

    return said


def _blanks(can: Capabilities) -> str:
    return "any" if can.gaps > 1 else "1" if can.gaps else ""


def _formulas(can: Capabilities) -> str:
    if not can.markup:
        return "characters"
    return "MathML" if can.mathml else "TeX"


def _has_dressed_options(can: Capabilities) -> bool:
    return can.markup and can.dressed_options


CATEGORIES = {"all": "yes", "first": "one title", "none": ""}
ROWS: tuple[CapabilityRow, ...] = (
    *(CapabilityRow(name, _of_kind(kind)) for kind, name in NAMES.items()),
    CapabilityRow("blanks in a text", _blanks),
    CapabilityRow("words to choose from for a blank", _yes(lambda can: can.gap_choices)),
    CapabilityRow("several right options", _of(Choice, lambda can: can.several)),
    CapabilityRow("options that are right in part", _of(Choice, lambda can: can.parts_of_marks)),
    CapabilityRow("a mark off for each tick too many", _yes(lambda can: can.less_extra)),
    CapabilityRow("options that are wrong", _yes(lambda can: can.wrong_options)),
    CapabilityRow("the order of options", _yes(lambda can: can.order)),
    CapabilityRow(
        "answers that are right in part", _of(TextEntry, lambda can: can.parts_of_answers)
    ),
    CapabilityRow("numbers within a tolerance", _of(NumericEntry, lambda can: can.tolerance)),
    CapabilityRow("units of numbers", _of(NumericEntry, lambda can: can.units)),
    CapabilityRow("formulas in options of a matching", _of(Match, _has_dressed_options)),
    CapabilityRow("capitals that count", _of(TextEntry, lambda can: can.case)),
    CapabilityRow("feedback of every answer", _yes(lambda can: can.feedback)),
    CapabilityRow(
        "feedback of each option", _yes(lambda can: can.feedback and can.option_feedback)
    ),
    CapabilityRow(
        "feedback of an answer in words",
        _of(TextEntry, lambda can: can.feedback and can.answer_feedback),
    ),
    CapabilityRow("what an answer in sentences may say", _yes(lambda can: can.has_scheme)),
    CapabilityRow("several paragraphs", _yes(lambda can: can.lines)),
    CapabilityRow("lists", _yes(lambda can: can.lines and can.lists)),
    CapabilityRow("tables", _yes(lambda can: can.tables)),
    CapabilityRow("pictures", _yes(lambda can: can.pictures)),
    CapabilityRow("bold type and italics", _yes(lambda can: can.markup)),
    CapabilityRow("formulas", _formulas),
    CapabilityRow("marks", _yes(lambda can: can.marks)),
    CapabilityRow("categories", lambda can: CATEGORIES[can.categories]),
    CapabilityRow("a source once for several questions", _yes(lambda can: can.stimuli != "within")),
    CapabilityRow("tags", _yes(lambda can: can.tags)),
    CapabilityRow("options", _most(lambda can: can.most_options, Choice)),
    CapabilityRow("accepted answers", _most(lambda can: can.most_answers, TextEntry)),
    CapabilityRow("characters of a question", _most(lambda can: can.longest_question)),
    CapabilityRow("characters of an option", _most(lambda can: can.longest_option, Choice)),
)
"""All that is said of formats; kinds of question first."""
