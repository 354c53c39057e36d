"""What becomes of formulas and of dress where a format has neither."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from worksheets.exchange.formulas.mathml import UnknownFormula, mathml, plain_formula
from worksheets.model.paper.content import (
    Emph,
    Gap,
    Inline,
    Inlines,
    Maths,
    Strong,
    Sub,
    Super,
    Text,
    Underlined,
)


def unknown_formulas(value: object) -> Iterator[str]:
    """The formulas in a value that MathML is not known for here."""
    match value:
        case Maths(tex, display):
            try:
                mathml(tex, display=display)
            except UnknownFormula:
                yield tex
        case tuple() | list():
            for one in value:
                yield from unknown_formulas(one)
        case dict():
            for one in value.values():
                yield from unknown_formulas(one)
        case _ if is_dataclass(value) and not isinstance(value, type):
            for each in fields(value):
                yield from unknown_formulas(getattr(value, each.name))


def in_characters(content: Inlines) -> Inlines:
    """Content with formulas in plain characters, and blanks that can be seen."""

    def changed(inline: Inline) -> Inline:
        match inline:
            case Maths(tex):
                return Text(plain_formula(tex))
            case Gap():
                return Text("_____")
            case Strong(inner) | Emph(inner) | Underlined(inner) | Sub(inner) | Super(inner):
                return Strong(in_characters(inner))
        return inline

    return tuple(map(changed, content))
