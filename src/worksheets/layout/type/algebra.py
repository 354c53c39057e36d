"""Formulas of letters, numbers, powers, fractions and roots in the faces of the text.

mathra reads them. A formula with anything else in it, such as a matrix, a bracket that must grow or
chemistry, is drawn by mathra as well, in its own face.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, TypeAlias

from worksheets.layout.type import boxes
from worksheets.layout.type.boxes import SCRIPT, Box
from worksheets.layout.type.fonts import PER_EM, Typeface
from worksheets.layout.type.formulas import Formula
from worksheets.memo import memo
from worksheets.model.page.page import Outline

Node: TypeAlias = Mapping[str, Any]
SIGNS = {"∘": "°", "′": "′", "″": "″"}
"""Powers that are signs of their own height."""
ROUND = "θ"
"""A letter that italics write in another way than pupils learn it."""
THIN = PER_EM / 6
"""A thin space: after a comma, and beside sin and log."""
MIXED = PER_EM / 10
"""Between the number and the fraction of a mixed number, beside what a fraction has before it."""
SMALL = 0.8
"""The size of the numbers of a fraction within a line of text."""


LIMITS = ("lim", "max", "min", "sup", "inf", "limsup", "liminf")
"""What has its index under it."""


class Undrawn(Exception):
    """A formula has something in it that is not set here."""


class Letters(NamedTuple):
    """The faces of a formula, the size of what is being set, and whether it stands in a line.

    In a theme without italics variables are upright, too: bold letters would be vectors.
    """

    roman: Typeface
    variables: Typeface
    scale: float = 1.0
    small: bool = False


@memo(4096)
def in_faces_of_text(formula: Formula, roman: Typeface, emphasis: Typeface) -> Formula | None:
    """A formula in the face of a text, with variables in that of its emphasis if that has italics;
    None if it has more in it than is set here.

    Without its memo, papers of fractions, algebra and physics take 15 % longer.
    """
    if not formula.tree or r"\ce{" in formula.tex:
        return None
    is_bolder = emphasis.face.weight != roman.face.weight
    letters = Letters(roman, roman if is_bolder else emphasis, small=not formula.display)
    try:
        drawn = _set(formula.tree, letters)
    except Undrawn:
        return None
    return replace(
        formula,
        outline=Outline(drawn.paths),
        width=drawn.width,
        ascent=drawn.ascent,
        descent=drawn.descent,
        in_text_face=True,
    )


def _set(node: Node, letters: Letters) -> Box:
    match node:
        case {"type": "row", "children": children}:
            return boxes.in_row(list(_spaced(list(_flat(children)), letters)))
        case {"type": "number", "value": str(value)} | {"type": "function", "name": str(value)}:
            return _words(value, letters.roman, letters)
        case {"type": "identifier", "name": str(name), "variant": "upright"}:
            return _words(name, letters.roman, letters)
        case {"type": "identifier", "name": str(name), **rest} if not rest:
            face = letters.roman if name == ROUND else letters.variables
            return _words(name, face, letters)._replace(slanted=face is not letters.roman)
        case {"type": "operator", "symbol": str(symbol)}:
            return _words(symbol, letters.roman, letters)
        case {"type": "text", "parts": [{"type": "text", "value": str(value)}]}:
            return _words(value, letters.roman, letters)
        case {"type": "quantity", "unit": inner} | {"type": "unit", "base": inner}:
            return _set(inner, letters)
        case {"type": "fraction", "num": above, "den": below, **rest} if rest.keys() <= {"style"}:
            return _fraction(above, below, rest.get("style"), letters)
        case {"type": "scripts", "base": base, **rest} if rest.keys() <= {"sup", "sub"}:
            return _scripts(base, rest, letters)
        case {"type": "root", "radicand": radicand, **rest} if not rest:
            inner = _set(radicand, letters)
            if inner.tall and letters.small:
                raise Undrawn
            return boxes.root(inner, letters.scale)
    raise Undrawn


def _in(typeface: Typeface, text: str) -> str:
    """A text, if a face has all its letters."""
    if not typeface.characters.issuperset(text):
        raise Undrawn
    return text


def _words(text: str, typeface: Typeface, letters: Letters) -> Box:
    return boxes.words(_in(typeface, text), typeface, letters.scale)


def _flat(children: list[Node]) -> Iterator[Node]:
    """What stands in a row, without the braces of rows in it."""
    for child in children:
        if child["type"] == "row":
            yield from _flat(child["children"])
        else:
            yield child


def _spaced(children: list[Node], letters: Letters) -> Iterator[tuple[Box, float]]:
    """What stands in a row, each with the space before it."""
    kinds = _kinds(children)
    parts = [None if child["type"] == "space" else _set(child, letters) for child in children]
    if {"open", "close"} & set(kinds) and any(part and part.tall for part in parts):
        raise Undrawn  # the brackets would have to grow
    before = 0.0
    for n, (child, part) in enumerate(zip(children, parts, strict=True)):
        if part is None:
            before += child["em"] * PER_EM * letters.scale
            continue
        between = _between(kinds[n - 1] if n else "open", kinds[n], letters.roman)
        if n and child["type"] == "fraction" and children[n - 1]["type"] == "number":
            between = MIXED
        yield part, max(before, between * letters.scale)
        before = 0.0


def _between(last: str, kind: str, typeface: Typeface) -> float:
    """The space between parts of two classes: that between words around a sign of operation."""
    if last in ("bin", "rel") or (kind in ("bin", "rel") and last != "open"):
        return typeface.width(" ", PER_EM)
    if last == "punct" or (last == "op" and kind != "open"):
        return THIN
    return THIN if kind == "op" and last not in ("open", "unary") else 0.0


def _kinds(children: list[Node]) -> list[str]:
    """The class of each part of a row; a sign with nothing to its left is of what follows."""
    kinds: list[str] = []
    for child in children:
        kind = _kind(child)
        if kind == "bin" and (not kinds or kinds[-1] in ("bin", "rel", "open", "punct", "op")):
            kind = "unary"
        kinds.append(kind)
    return kinds


def _kind(node: Node) -> str:
    match node:
        case {"type": "operator", "class": str(kind)}:
            return kind
        case {"type": "function"} | {"type": "scripts", "base": {"type": "function"}}:
            return "op"
        case {"type": "scripts", "base": {"type": "operator", "class": "close"}}:
            return "close"
    return "ord"


def _fraction(above: Node, below: Node, style: object, letters: Letters) -> Box:
    """A fraction; within a line its numbers are smaller. One within another is not set here."""
    if letters.scale != 1:
        raise Undrawn
    small = letters.small if style is None else style != "display"
    inner = letters._replace(scale=SMALL if small else 1.0)
    parts = [_set(part, inner) for part in (above, below)]
    if any(part.tall for part in parts):
        raise Undrawn
    figures = boxes.height_of_figures(letters.roman)
    return boxes.fraction(parts[0], parts[1], figures, full=not small)


def _scripts(base: Node, scripts: Mapping[str, Node], letters: Letters) -> Box:
    set_base = _set(base, letters)
    if signs := _signs(scripts):
        return boxes.in_row([(set_base, 0.0), (_words(signs, letters.roman, letters), 0.0)])
    is_bare = not set_base.paths or set_base.tall or base.get("name") in LIMITS
    if is_bare or letters.scale <= SCRIPT:
        raise Undrawn
    inner = letters._replace(scale=letters.scale * SCRIPT)
    power, index = (
        _set(scripts[name], inner) if name in scripts else None for name in ("sup", "sub")
    )
    return boxes.with_scripts(set_base, power, index, letters.scale)


def _signs(scripts: Mapping[str, Node]) -> str:
    """A degree or primes, if nothing else is raised or lowered."""
    if scripts.keys() != {"sup"}:
        return ""
    symbol = scripts["sup"].get("symbol", "")
    return SIGNS.get(symbol, "")
