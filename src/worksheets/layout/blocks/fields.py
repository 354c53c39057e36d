"""Where answers go, for those who listen and for those who type: announcements, and form fields."""

from collections.abc import Iterable, Sequence
from typing import Literal

from worksheets.language.language import Language
from worksheets.layout.pagination.strips import Strip, inked
from worksheets.layout.structure import Structure, inline
from worksheets.layout.style import Style
from worksheets.model.page.page import Field, Mark, Node, Stroke

INSET = 1.0
"""Points between the frame of a box and the field in it."""


def answer_strips(
    strips: Sequence[Strip],
    slot: str,
    lines: int,
    length: float,
    style: Style,
    structure: Structure,
    parent: Node | None,
) -> list[Strip]:
    """The strips of an answer space, announced or, to be typed in, with a field in every one.

    Fields of one name on one page become one (see `merged`).
    """
    spoken = style.theme.spoken
    said = spoken.space.replace("{n}", str(lines)) if lines > 1 else spoken.line
    if not style.fillable:
        if not said:
            return list(strips)
        node = structure.add("Figure", parent, alt=said)
        return [strip._replace(marks=_owned(strip.marks, node)) for strip in strips]
    node = structure.add("Form", parent)
    kind: Literal["lines", "text"] = "lines" if lines > 1 else "text"
    found = []
    for strip in strips:
        unit = strip.elastic.unit if strip.elastic else strip.height
        field = Field(INSET, 0, length - 2 * INSET, unit, kind, slot, said, node=node)
        marks = strip.marks if unit < 1 else (*strip.marks, field)
        found.append(strip._replace(marks=marks))
    return found


def _owned(marks: Iterable[Mark], node: Node) -> tuple[Mark, ...]:
    return tuple(mark._replace(node=node) for mark in marks)


def boxed(
    square: Stroke,
    slot: str,
    choices: Sequence[str],
    style: Style,
    parent: Node,
    tip: str = "",
) -> tuple[Mark, ...]:
    """A box for a letter or a number: announced, or a list to pick from."""
    spoken = style.theme.spoken
    if not style.fillable:
        node = inline("Span", parent, slot, actual=spoken.box) if spoken.box else None
        return (square._replace(node=node),)
    (left, top), _, (right, foot), _ = square.points
    place = left, top, right - left, foot - top
    node = inline("Form", parent, slot)
    return square, Field(*place, "pick", slot, tip or spoken.box, tuple(choices), node)


def detail(name: str, label: str, line: Stroke, style: Style, node: Node) -> tuple[Mark, ...]:
    """A line to write a name, a class or a date on, with a field above it if answers are typed."""
    if not style.fillable:
        return (line,)
    (left, y), (right, _) = line.points
    tall = style.size * 1.5
    place = left, y - tall, right - left, tall
    return line, Field(*place, "text", name, label, node=inline("Form", node, name))


def named(strips: Iterable[Strip], label: str, language: Language) -> list[Strip]:
    """The strips with their fields named after the question of a label."""
    name = f"question-{label}"
    tip = language.say("task.question", label=label)
    return [
        strip._replace(marks=tuple(_named(inked(strip), name, tip, language)), bands=())
        for strip in strips
    ]


def _named(marks: Iterable[Mark], name: str, tip: str, language: Language) -> Iterable[Mark]:
    for mark in marks:
        if isinstance(mark, Field):
            said = language.say("task.field", question=tip, words=mark.tip)
            yield mark._replace(name=f"{name}.{mark.name}", tip=said)
        else:
            yield mark


def merged(marks: Sequence[Mark], seen: dict[str, int], language: Language) -> tuple[Mark, ...]:
    """The marks of a page, with the fields of one answer made one.

    `seen` counts the pages that each name was on before; an answer that goes on on another page
    has another field there.
    """
    places: dict[str, int] = {}
    found: list[Mark] = []
    for mark in marks:
        if not isinstance(mark, Field) or mark.kind not in ("text", "lines"):
            found.append(mark)
        elif mark.name in places:
            found[places[mark.name]] = _joined(found[places[mark.name]], mark)
        else:
            places[mark.name] = len(found)
            found.append(mark)
    for name, place in places.items():
        before = seen.get(name, 0)
        seen[name] = before + 1
        mark = found[place]
        if before and isinstance(mark, Field) and mark.node:
            tip = language.say("task.field-again", words=mark.tip, n=before + 1)
            node = Node("Form", mark.node.parent, inline=True)
            found[place] = mark._replace(name=f"{name}-{before + 1}", tip=tip, node=node)
    return tuple(found)


def _joined(one: Mark, other: Field) -> Field:
    if not isinstance(one, Field):
        raise TypeError(f"{one} is no field")
    left, top = min(one.x, other.x), min(one.y, other.y)
    right = max(one.x + one.width, other.x + other.width)
    foot = max(one.y + one.height, other.y + other.height)
    return one._replace(x=left, y=top, width=right - left, height=foot - top)
