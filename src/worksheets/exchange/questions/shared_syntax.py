"""What several formats write alike: categories, verdicts, numbers with their tolerance."""

from decimal import Decimal, InvalidOperation
from fractions import Fraction

from worksheets.exchange.questions.interaction import ONE, Choice, Option
from worksheets.model.paper.content import Inlines, Text


class NotAQuestion(Exception):
    """What is wrong with an entry of a bank, with the code of its loss and what would mend it."""

    def __init__(self, code: str, what: str, hint: str) -> None:
        super().__init__(what)
        self.code = code
        self.hint = hint


def path_of(written: str) -> tuple[str, ...]:
    """The names of a category, the widest first, without the roots that every bank has."""
    parts = [part.replace("\0", "/").strip() for part in written.replace("//", "\0").split("/")]
    while parts and (not parts[0] or parts[0].startswith("$") or parts[0] == "top"):
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
