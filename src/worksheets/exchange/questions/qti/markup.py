"""The text of an item as HTML: without interactions and feedback, with its pictures stored."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from urllib.parse import unquote

from lxml import etree

from worksheets.exchange.packages import Package, UnreadablePackage
from worksheets.exchange.questions.bank_text import Losses
from worksheets.exchange.questions.picture_names import stored_picture
from worksheets.exchange.questions.qti.mathml import tex_of_mathml
from worksheets.exchange.questions.qti.names import attribute, qti_name
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.xml_files import line_of

HIDDEN = frozenset({
    "feedbackBlock", "feedbackInline", "rubricBlock", "modalFeedback", "templateBlock",
    "templateInline", "stylesheet", "catalogInfo", "companionMaterialsInfo", "script", "style",
})  # fmt: skip
WORKED_OUT = frozenset({"printedVariable", "include"})
PRINTED = (".png", ".jpg", ".jpeg", ".svg")
"""Pictures that are printed."""
DEEPEST = 150


@dataclass(slots=True)
class Pictures:
    """The pictures of a bank, taken from a package by their places in it."""

    package: Package | None
    losses: Losses
    stored: dict[str, bytes] = field(default_factory=dict)

    def named(self, place: str, folder: str, line: int) -> str:
        """The name of the stored picture that a place means; empty, with a loss, if there is
        none."""
        if place.startswith(("http:", "https:", "//", "data:")):
            self.losses.add(line, "lost", "picture", "a picture on the web")
            return ""
        name = posixpath.normpath(posixpath.join(folder, unquote(place.partition("?")[0])))
        package = self.package
        if package is None or not package.has(name) or not name.lower().endswith(PRINTED):
            what = f"the picture '{place[:60]}', which is not there or cannot be printed"
            self.losses.add(line, "lost", "picture", what)
            return ""
        try:
            data = package.part(name)
        except UnreadablePackage as fault:
            self.losses.add(line, "lost", "picture", str(fault))
            return ""
        return stored_picture(self.stored, name, data)


@dataclass(slots=True)
class Markup:
    """Makes HTML of elements; interactions whose marks are known are these marks, others
    nothing."""

    pictures: Pictures
    folder: str
    marks: dict[str, str] = field(default_factory=dict)

    def html(self, element: etree._Element) -> str:
        """What is in an element."""
        return "".join(self._inner(element, 0))

    def _inner(self, element: etree._Element, depth: int) -> Iterator[str]:
        if depth > DEEPEST:
            raise NotAQuestion("layout", "it is nested too deeply", "take it apart")
        yield escape(element.text or "", quote=False)
        for part in element:
            yield from self._element(part, depth)
            yield escape(part.tail or "", quote=False)

    def _element(self, part: etree._Element, depth: int) -> Iterator[str]:
        name = qti_name(part)
        if not name or name in HIDDEN:
            return
        if name in WORKED_OUT:
            what = "a value of it is worked out by a program"
            raise NotAQuestion("type", what, "write the value")
        if name.endswith("Interaction") or name == "gap":
            yield from self._interaction(part, name, depth)
        elif name == "math":
            yield f"\\({escape(tex_of_mathml(part), quote=False)}\\)"
        elif name in ("img", "object") and (source := part.get("src") or part.get("data")):
            if stored := self.pictures.named(str(source), self.folder, line_of(part)):
                alt = str(part.get("alt") or "".join(map(str, part.itertext()))).strip()
                yield f'<img src="{escape(stored)}" alt="{escape(alt)}">'
        else:
            yield f"<{name}>"
            yield from self._inner(part, depth + 1)
            yield f"</{name}>"

    def _interaction(self, part: etree._Element, name: str, depth: int) -> Iterator[str]:
        key = attribute(part, "identifier" if name == "gap" else "responseIdentifier")
        if key in self.marks:
            yield self.marks[key]
            return
        for inner in part:
            if qti_name(inner) == "prompt":
                yield "<p>"
                yield from self._inner(inner, depth + 1)
                yield "</p>"
            elif name == "gapMatchInteraction" and qti_name(inner) not in ("gapText", "gapImg"):
                yield from self._element(inner, depth + 1)
