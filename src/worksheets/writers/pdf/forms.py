"""Form fields: what can be typed, ticked and picked, each with the name of its question.

ReportLab's forms know the standard fonts only, which are not embedded, and have no tags.
"""

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFString

from worksheets.layout.type.fonts import Typeface
from worksheets.model.page.node import Node
from worksheets.model.page.zones import Zone
from worksheets.writers.pdf.canvas import ContentCanvas
from worksheets.writers.pdf.document import TaggedDocument
from worksheets.writers.pdf.fonts import embed_for_typing
from worksheets.writers.pdf.glyphs import Typefaces
from worksheets.writers.pdf.syntax import reference, stream

_SEVERAL_LINES, _RADIO, _LIST = 1 << 12, 1 << 15, 1 << 17
_LARGEST, _PART = 11.0, 0.6
"""Typed text is so large, but no larger than this part of its field's height."""
_FONT = "Typed"


@dataclass(slots=True)
class Form:
    """The fields of a file; boxes of which one is ticked are widgets of one field (`groups`)."""

    document: TaggedDocument
    fields: list[bytes] = field(default_factory=list)
    groups: dict[str, tuple[bytes, list[bytes]]] = field(default_factory=dict)
    tips: dict[Node, str] = field(default_factory=dict)
    uses: dict[str, int] = field(default_factory=dict)

    def widget(self, zone: Zone) -> dict[str, Any]:
        """The entries of a field's widget; when it has become an object, call `placed`.

        Two fields of a file never have one name: an answer that goes on on another page is two.
        """
        if zone.node is not None:
            self.tips[zone.node] = zone.tip
        if zone.kind == "one":
            group, _ = self._group(zone)
            return {"Parent": group, **self._states(zone)}
        entries: dict[str, Any] = {"T": PDFString(self._name(zone)), "TU": PDFString(zone.tip)}
        if zone.kind == "tick":
            return {"FT": "/Btn", **entries, **self._states(zone)}
        size = round(min(_LARGEST, zone.height * _PART), 2)
        blank = PDFDictionary({"N": self._appearance(zone, "/Tx BMC EMC")})
        entries |= {"DA": PDFString(f"/{_FONT} {size:g} Tf 0 g"), "AP": blank}
        match zone.kind:
            case "pick":
                choices = PDFArray([PDFString(choice) for choice in zone.choices])
                return {"FT": "/Ch", "Ff": _LIST, "Opt": choices, **entries}
            case "lines":
                return {"FT": "/Tx", "Ff": _SEVERAL_LINES, **entries}
        return {"FT": "/Tx", **entries}

    def placed(self, zone: Zone, number: int) -> None:
        """Add the widget of a field to the form; `number` is that of its object."""
        if zone.kind == "one":
            self._group(zone)[1].append(reference(number))
        else:
            self.fields.append(reference(number))

    def finished(self, typeface: Typeface) -> PDFDictionary:
        """The form for the catalogue; typed text is set in the typeface."""
        font = PDFDictionary({_FONT: reference(embed_for_typing(self.document, typeface))})
        entries = {"Fields": PDFArray(self.fields), "DR": PDFDictionary({"Font": font})}
        return PDFDictionary({**entries, "DA": PDFString(f"/{_FONT} 0 Tf 0 g")})

    def _name(self, zone: Zone) -> str:
        name = f"{_slot(zone)}-{zone.option}" if zone.option else _slot(zone)
        self.uses[name] = self.uses.get(name, 0) + 1
        return f"{name}-{self.uses[name]}" if self.uses[name] > 1 else name

    def _group(self, zone: Zone) -> tuple[bytes, list[bytes]]:
        """The field for all boxes of a slot: a reference to it, and those to its widgets."""
        name = _slot(zone)
        if name not in self.groups:
            kids, question = PDFArray([]), PDFString(zone.tip.partition(":")[0])
            entries = {"FT": "/Btn", "Ff": _RADIO, "T": PDFString(name), "TU": question}
            group = PDFDictionary({**entries, "V": "/Off", "Kids": kids})
            self.fields.append(reference(self.document.add(group)))
            self.groups[name] = self.fields[-1], kids.sequence
        return self.groups[name]

    def _states(self, zone: Zone) -> dict[str, Any]:
        """The appearances of a box that is ticked and of one that is not, which it is at first."""
        on, off = (self._appearance(zone, operators) for operators in (_tick(zone), ""))
        return {
            "AS": "/Off",
            "AP": PDFDictionary({"N": PDFDictionary({zone.option: on, "Off": off})}),
        }

    def _appearance(self, zone: Zone, operators: str) -> bytes:
        entries = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": PDFArray([0, 0, round(zone.width, 2), round(zone.height, 2)]),
            "Resources": PDFDictionary(),
        }
        return reference(self.document.add(stream(entries, operators.encode(), packed=False)))


def _slot(zone: Zone) -> str:
    """The name of an answer space in the form; its question comes first."""
    return f"question-{zone.item}.{zone.slot}" if zone.item else zone.slot


def _tick(zone: Zone) -> str:
    """The operators of a tick from corner to corner, for which no font is needed."""
    canvas, width, height = ContentCanvas(Typefaces(())), zone.width, zone.height
    canvas.setLineWidth(width * 0.12)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    path.moveTo(width * 0.2, height * 0.5)
    path.lineTo(width * 0.42, height * 0.2)
    path.lineTo(width * 0.8, height * 0.8)
    canvas.drawPath(path)
    return canvas.take_content()
