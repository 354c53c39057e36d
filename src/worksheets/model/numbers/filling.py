"""Values put into the texts and the formulas of what an author wrote, in the place of their names.

In a formula the braces must hold the name and nothing else, not even a space: in `\\frac{a}{ b }`
a is a value, and b is a letter.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeAlias, TypeVar

from pydantic import BaseModel

from worksheets.model.authored import Gapped
from worksheets.model.braces import NAME, REFERENCE, wanted_name
from worksheets.model.numbers.signs import SIGNS, TEX, Signs, bracketed, placed
from worksheets.model.paper.content import (
    Emph,
    Inline,
    Inlines,
    Link,
    Maths,
    Placeholder,
    Strong,
    Sub,
    Super,
    Text,
    plain,
)
from worksheets.model.paper.key import Accept

Model = TypeVar("Model", bound=BaseModel)
Values: TypeAlias = Mapping[str, str | Decimal]
"""What is to be filled in, by name: words, or a number."""

NAMED = re.compile(rf"\{{({NAME.pattern})\}}")
PLACES = re.compile(rf"\{{({REFERENCE.pattern}|{NAME.pattern})\}}")
"""What may stand for something in words without markup."""
_LITERAL = re.compile(r"\\(?:math[a-z]+|text[a-z]*|operatorname|unit|si|ce|pu|begin|end)\s*$")
"""What is followed by letters that stand for themselves."""
_SYMBOL = (
    "times|cdot|div|ast|star|pm|mp|le|leq|ge|geq|ne|neq|approx|equiv|sim|to|in|infty|circ|left|right"
    "|rightarrow|Rightarrow|quad|qquad|sin|cos|tan|log|ln|alpha|beta|gamma|delta|epsilon|theta"
    "|lambda|mu|rho|sigma|tau|phi|omega|pi|Delta|Omega"
)
_ARGUMENT = re.compile(rf"(?:\\(?!(?:{_SYMBOL})(?![A-Za-z]))[A-Za-z]+\s*|[\^_]\s*|\])$")
"""What is followed by an argument, which keeps its braces: a command that is no symbol."""
_SECOND = re.compile(r"\\(?:[cdt]?frac|[dt]?binom)\s*$")
_MEASURED = re.compile(r"\\(?:qty|SI)\s*$")


def filled(model: Model, values: Values, signs: Signs = SIGNS) -> Model:
    """A copy of a model with values for the names in all its texts.

    A model inside it that fills in a name of its own (see `placeholders`) keeps that name.
    """
    own = frozenset[str](getattr(model, "placeholders", ()))
    others = {name: value for name, value in values.items() if wanted_name(name) not in own}
    return settled(model, others, signs)


def settled(model: Model, values: Values, signs: Signs = SIGNS) -> Model:
    """A copy of a model with values for the names that it fills in itself."""
    changed = {}
    for name in type(model).model_fields:
        old = getattr(model, name)
        new = _anything(old, values, signs)
        if new is not old:
            changed[name] = new
    return model.model_copy(update=changed) if changed else model


def _anything(thing: Any, values: Values, signs: Signs) -> Any:
    match thing:
        case str():
            return in_text(thing, values, signs) if "{" in thing else thing
        case BaseModel():
            return filled(thing, values, signs)
        case tuple() if thing and all(isinstance(part, Inline) for part in thing):
            return in_content(thing, values, signs=signs)
        case tuple() | list():
            new = [_anything(part, values, signs) for part in thing]
            same = all(part is other for part, other in zip(new, thing, strict=True))
            return thing if same else type(thing)(new)
        case Gapped(content, answers):
            content = in_content(content, values, signs=signs)
            return replace(thing, content=content, answers=_anything(answers, values, signs))
        case Accept(answers, reject):
            answers = _anything(answers, values, signs)
            return replace(thing, answers=answers, reject=_anything(reject, values, signs))
    return thing


def in_text(text: str, values: Values, signs: Signs = SIGNS) -> str:
    """Plain words with values for the names in braces."""
    done, end = "", 0
    for named in PLACES.finditer(text):
        if named[1] in values:
            done += text[end : named.start()]
            end = named.end()
            done, shown = _shown(done, values[named[1]], NAMED.sub(" ", text[end:]), signs)
            done += shown
    return done + text[end:]


def _shown(before: str, value: str | Decimal, after: str, signs: Signs) -> tuple[str, str]:
    if isinstance(value, str):
        return before, value
    return placed(before, value, after, signs.text)


def in_content(
    content: Inlines,
    values: Values,
    outer: str = "",
    *,
    lettered: bool = False,
    signs: Signs = SIGNS,
) -> Inlines:
    """Content with values for its names, and for those in its formulas; `outer` stands before it.

    Formulas that stay `lettered` keep their letters: a value is only where braces are doubled.
    """
    done: list[Inline] = []
    for n, inline in enumerate(content):
        before = plain(tuple(done)) or outer
        match inline:
            case Placeholder(name) if name in values:
                _add(done, values[name], outer, _following(content[n + 1 :]), signs)
            case Maths(tex):
                filled_in = in_tex(tex, values, doubled=lettered, signs=signs)
                done.append(replace(inline, tex=filled_in))
            case Strong(inner) | Emph(inner) | Sub(inner) | Super(inner) | Link(inner):
                before = "" if isinstance(inline, (Sub, Super)) else before
                inside = in_content(inner, values, before, lettered=lettered, signs=signs)
                done.append(replace(inline, content=inside))
            case Text(words) if done and isinstance(done[-1], Text):
                done[-1] = Text(done[-1].text + words)
            case _:
                done.append(inline)
    return content if tuple(done) == content else tuple(done)


def _add(done: list[Inline], value: str | Decimal, outer: str, after: str, signs: Signs) -> None:
    """Put a value after what is done, and join its sign with one that stands there."""
    last = ""
    if done and isinstance(done[-1], Text):
        last = done[-1].text
        done.pop()
    before = last or outer
    joined, shown = _shown(before, value, after, signs)
    if last or not before:
        done.append(Text(joined + shown))
    elif joined == before:
        done.append(Text(shown))
    else:  # the sign before it is dressed otherwise
        done.append(Text(value if isinstance(value, str) else bracketed(value, signs.text)))


def _following(content: Inlines) -> str:
    """What follows a value, as far as it matters: words, a power, or a letter of algebra."""
    match content[:1]:
        case (Text(words),):
            return words
        case (Super(),):
            return "²"
        case (Emph((Text(letter),)),) if len(letter) == 1 and letter.isalpha():
            return "x"
        case (Maths(tex),) if TEX.letter.match(tex):
            return "x"
    return ""


def in_tex(tex: str, values: Values, *, doubled: bool = False, signs: Signs = SIGNS) -> str:
    """A formula with values for the names in braces; if they must be `doubled`, for {{a}} only."""
    done, end = "", 0
    for named in NAMED.finditer(tex):
        done += tex[end : named.start()]
        end = named.end()
        value, after = values.get(named[1]), tex[end:]
        double = done.endswith("{") and after.startswith("}")
        if value is None or _stands_for_itself(done) or (doubled and not double):
            done += named[0]
        elif isinstance(value, str):
            done += f"{{{value}}}"
        elif _ARGUMENT.search(done) or _SECOND.search(_before_group(done)):
            done += f"{{{signs.tex.written(value)}}}"
        elif double and TEX.operator.search(done[:-1]):
            end += 1
            done = done[:-1] + bracketed(value, signs.tex)
        else:
            done, shown = placed(done, value, after, signs.tex)
            done += shown
    return done + tex[end:]


def _stands_for_itself(before: str) -> bool:
    """Whether braces after this hold letters that are printed: a unit, an upright word."""
    return bool(_LITERAL.search(before) or _MEASURED.search(_before_group(before)))


def _before_group(tex: str) -> str:
    """What stands before the group in braces that some TeX ends with, or nothing."""
    depth = 0
    if not tex.rstrip().endswith("}"):
        return ""
    for n in range(len(tex) - 1, -1, -1):
        depth += (tex[n] == "}") - (tex[n] == "{")
        if depth == 0 and tex[n] == "{":
            return tex[:n]
    return ""
