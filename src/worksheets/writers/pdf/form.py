"""Form fields: what can be typed, ticked and picked, each with the name of its question."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from worksheets.layout.type.fonts import Typeface
from worksheets.model.page.page import Field, Node
from worksheets.writers.pdf.document import TaggedDocument
from worksheets.writers.pdf.fonts import embed_for_typing
from worksheets.writers.pdf.syntax import name, number, numbers, packed, reference, references, text

_PRINTED = 4
_SEVERAL_LINES, _RADIO, _LIST = 1 << 12, 1 << 15, 1 << 17
_LARGEST, _PART = 11.0, 0.6
"""Typed text is so large, but no larger than this part of its field's height."""
_FONT = "Typed"


@dataclass(slots=True)
class Form:
    """Collects the fields of a file; boxes of which one is ticked share a field."""

    document: TaggedDocument
    fields: list[int] = field(default_factory=list)
    groups: dict[str, tuple[int, str, list[int]]] = field(default_factory=dict)
    empty: dict[tuple[float, float], int] = field(default_factory=dict)
    spoken: dict[Node, str] = field(default_factory=dict)

    def widget(self, mark: Field, height: float, entries: bytes) -> int:
        """Add the widget of a field on a page of a height, and answer its object number.

        `entries` ties it to the structure.
        """
        place = numbers(mark.x, height - mark.y - mark.height, mark.x + mark.width, height - mark.y)
        start = b"/Type/Annot/Subtype/Widget/Rect[%b]/F %d%b" % (place, _PRINTED, entries)
        if mark.node:
            self.spoken[mark.node] = mark.tip
        if mark.kind == "one":
            return self._one_of_several(mark, start)
        added = self.document.add(b"<<%b%b>>" % (start, self._field(mark)))
        self.fields.append(added)
        return added

    def _field(self, mark: Field) -> bytes:
        named = b"/T%b/TU%b" % (text(mark.name), text(mark.tip))
        if mark.kind == "tick":
            return named + b"/FT/Btn" + self._states(mark)
        size = min(_LARGEST, mark.height * _PART)
        typed = b"/DA(%b %b Tf 0 g)/AP<</N %d 0 R>>" % (
            name(_FONT),
            number(size),
            self._blank(mark),
        )
        if mark.kind == "pick":
            options = b"".join(map(text, mark.choices))
            return named + typed + b"/FT/Ch/Ff %d/Opt[%b]" % (_LIST, options)
        flags = b"/Ff %d" % _SEVERAL_LINES if mark.kind == "lines" else b""
        return named + typed + b"/FT/Tx" + flags

    def _one_of_several(self, mark: Field, start: bytes) -> int:
        question = mark.tip.partition(":")[0]
        if mark.name not in self.groups:
            self.groups[mark.name] = self.document.reserve(), question, []
            self.fields.append(self.groups[mark.name][0])
        group, _, kids = self.groups[mark.name]
        kids.append(
            self.document.add(b"<<%b/Parent %d 0 R%b>>" % (start, group, self._states(mark)))
        )
        return kids[-1]

    def _states(self, mark: Field) -> bytes:
        """The looks of a box that is ticked, and of one that is not."""
        (state,) = mark.choices
        on = self._drawn(mark, _tick(mark.width, mark.height))
        off = self._drawn(mark, b"")
        return b"/AS/Off/AP<</N<<%b %d 0 R/Off %d 0 R>>>>" % (name(state), on, off)

    def _blank(self, mark: Field) -> int:
        size = round(mark.width, 2), round(mark.height, 2)
        if size not in self.empty:
            self.empty[size] = self._drawn(mark, b"/Tx BMC EMC")
        return self.empty[size]

    def _drawn(self, mark: Field, content: bytes) -> int:
        box = numbers(0, 0, mark.width, mark.height)
        entries = b"/Type/XObject/Subtype/Form/BBox[%b]/Resources<<>>" % box
        return self.document.add_stream(packed(entries, content))

    def finished(self, typeface: Typeface) -> Mapping[str, bytes]:
        """What the catalogue says of the form; the typeface is that of typed text."""
        if not self.fields:
            return {}
        for key, (group, question, kids) in self.groups.items():
            named = b"/T%b/TU%b" % (text(key), text(question))
            listed = references(kids)
            body = b"<</FT/Btn/Ff %d/V/Off%b/Kids[%b]>>" % (_RADIO, named, listed)
            self.document.complete(group, body)
        font = embed_for_typing(self.document, typeface)
        whole = b"<</Fields[%b]/DA(%b 0 Tf 0 g)/DR<</Font<<%b %d 0 R>>>>>>" % (
            references(self.fields),
            name(_FONT),
            name(_FONT),
            font,
        )
        return {"AcroForm": reference(self.document.add(whole))}


def _tick(width: float, height: float) -> bytes:
    """A tick from corner to corner, drawn and not typed."""
    inset = 0.2
    one = numbers(width * inset, height * 0.5)
    two = numbers(width * 0.42, height * inset)
    end = numbers(width * (1 - inset), height * (1 - inset))
    return b"q %b w 1 J 1 j %b m %b l %b l S Q" % (number(width * 0.12), one, two, end)
