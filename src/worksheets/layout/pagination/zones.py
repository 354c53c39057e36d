"""Zones: where candidates write and tick, on which page, and of which question."""

from collections.abc import Iterable, Sequence

from worksheets.language.language import Language
from worksheets.model.page.page import Field, Node, Zone


def joined(fields: Iterable[tuple[str, Field]]) -> tuple[tuple[str, Field], ...]:
    """The fields of a page, each with the label of its question: the lines of one answer as one."""
    places: dict[tuple[str, str], int] = {}
    result: list[tuple[str, Field]] = []
    for item, field in fields:
        place = places.get((item, field.slot))
        if field.kind not in ("text", "lines") or place is None:
            places[item, field.slot] = len(result)
            result.append((item, field))
        else:
            result[place] = item, _around(result[place][1], field)
    return tuple(result)


def _around(first: Field, second: Field) -> Field:
    left, top = min(first.x, second.x), min(first.y, second.y)
    right = max(first.x + first.width, second.x + second.width)
    foot = max(first.y + first.height, second.y + second.height)
    return first._replace(x=left, y=top, width=right - left, height=foot - top)


def zones_of(pages: Sequence[Sequence[tuple[str, Field]]]) -> tuple[Zone, ...]:
    """The zones of a document from the fields of its pages."""
    return tuple(
        Zone(
            item,
            field.slot,
            field.option,
            number,
            (field.x, field.y, field.x + field.width, field.y + field.height),
            field.kind,
            field.tip,
            field.choices,
            field.node,
        )
        for number, fields in enumerate(pages)
        for item, field in fields
    )


def typed_zones(zones: Iterable[Zone], language: Language) -> tuple[Zone, ...]:
    """Zones whose tips name their questions; an answer that goes on on another page is another
    element there."""
    pages: dict[tuple[str, str], int] = {}
    result = []
    for zone in zones:
        tip, node = zone.tip, zone.node
        if zone.item:
            question = language.say("task.question", label=zone.item)
            tip = language.say("task.field", question=question, words=tip)
        if node is not None and zone.kind in ("text", "lines"):
            before = pages.get((zone.item, zone.slot), 0)
            pages[zone.item, zone.slot] = before + 1
            if before:
                tip = language.say("task.field-again", words=tip, n=before + 1)
                node = Node("Form", node.parent, inline=True)
        result.append(zone._replace(tip=tip, node=node))
    return tuple(result)
