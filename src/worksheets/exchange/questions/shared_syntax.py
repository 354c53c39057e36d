"""What several formats write alike: categories, verdicts, numbers with their tolerance."""

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from worksheets.exchange.questions.interaction import ONE, Choice, Option
from worksheets.model.paper.content import Inlines, Text

SLASH = re.compile("(?<!/)/(?!/)")
"""A slash between categories; two of them are one in a name."""

CONTEXT = re.compile(r"\$\w+\$")


class NotAQuestion(Exception):
    """What is wrong with an entry of a bank, with the code of its loss and what would mend it."""

    def __init__(self, code: str, what: str, hint: str) -> None:
        super().__init__(what)
        self.code = code
        self.hint = hint


def written_path(path: tuple[str, ...]) -> str:
    """A category as Moodle writes it: a slash at the end of a name is kept away from the next."""
    names = (name.replace("/", "//") for name in path)
    spaced = (f" {name}" if name[:1] == "/" else name for name in names)
    return "/".join(["$course$", "top", *(f"{n} " if n[-1:] == "/" else n for n in spaced)])


def path_of(written: str) -> tuple[str, ...]:
    """The names of a category, the widest first, without the roots that every bank has."""
    parts = [part.strip().replace("//", "/") for part in SLASH.split(written.strip())]
    if parts and CONTEXT.fullmatch(parts[0]):
        del parts[0]
    if parts and parts[0] == "top":
        del parts[0]
    return tuple(part for part in parts if part)


def verdict(right: bool, wrong_why: Inlines = (), right_why: Inlines = ()) -> Choice:
    """True and false as a choice."""
    whys = (right_why, wrong_why) if right else (wrong_why, right_why)
    worths = (ONE, Fraction(0)) if right else (Fraction(0), ONE)
    words = ((Text("True"),), (Text("False"),))
    options = map(Option, words, worths, whys)
    return Choice(tuple(options), ordered=True)


def numeric(written: str) -> tuple[Decimal, Decimal, str]:
    """The ends of a numeric answer, and the number as it is shown; raises NotAQuestion."""
    text = written.strip().replace(",", ".")
    try:
        if ".." in text:
            least, most = (Decimal(end.strip()) for end in text.split("..", 1))
            middle = (least + most) / 2
            return least, most, f"{middle.normalize():f}"
        number, _, tolerance = text.partition(":")
        value, off = Decimal(number.strip()), abs(Decimal(tolerance.strip() or 0))
    except (InvalidOperation, ValueError):
        hint = "write a number, 3.14:0.01 or 3..4"
        raise NotAQuestion("key", f"'{written.strip()}' is no number", hint) from None
    if not (value.is_finite() and off.is_finite()):
        raise NotAQuestion("key", f"'{written.strip()}' is no number", "write digits")
    return value - off, value + off, number.strip()
