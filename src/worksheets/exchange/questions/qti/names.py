"""The names of QTI 2 and of QTI 3 as one: `qti-choice-interaction` is `choiceInteraction`."""

import re
from collections.abc import Iterator

from lxml import etree

from worksheets.exchange.questions.xml_files import local_name

DASHED = re.compile("-([a-z0-9])")
CAPITAL = re.compile("([A-Z])")


def qti_name(element: etree._Element) -> str:
    """The name of an element as QTI 2 has it."""
    name = local_name(element)
    if not name.startswith("qti-"):
        return name
    return DASHED.sub(lambda found: found[1].upper(), name.removeprefix("qti-"))


def attribute(element: etree._Element, name: str, default: str = "") -> str:
    """An attribute by its name in QTI 2, or by that in QTI 3."""
    dashed = CAPITAL.sub(lambda found: f"-{found[1].lower()}", name)
    return str(element.get(name, element.get(dashed, default)))


def every(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """All elements of some names within an element, in their order."""
    for part in element.iter():
        if qti_name(part) in names:
            yield part


def first(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of a name; None if there is none."""
    if element is None:
        return None
    return next((part for part in element if qti_name(part) == name), None)
