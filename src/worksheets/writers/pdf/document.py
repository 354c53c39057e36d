"""ReportLab's document, made to hold tagged pages; ReportLab is known only here.

It keeps ReportLab's catalogue, tree of pages, page labels and viewer preferences, but writes the
file itself: ReportLab's own files have streams that PDF/A rejects, dates, and a font that is not
embedded. What there is much of in a file (pages, bookmarks, structure) is given to it as bytes.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from worksheets.writers.pdf.navigation import Labels
from worksheets.writers.pdf.serialise import Changing, Frame, framed
from worksheets.writers.pdf.syntax import name, number, reference, references

# Annotations of `Any` without a value are for what ReportLab's type stubs leave out.


class _Written(pdfdoc.PDFObject):
    """An object of ReportLab's whose bytes are ready."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def format(self, document: object) -> bytes:
        return self.body


class TaggedDocument(pdfdoc.PDFDocument):
    """A file being made: objects by number.

    Our own objects take numbers as ReportLab's do, but their bytes are ready, so they are kept
    apart from its registry: `bodies` and `contained` are objects and streams by number, and
    `pages` are the numbers of the pages.
    """

    Catalog: Any
    Pages: Any
    Reference: Any

    def __init__(self, language: str) -> None:
        self.pages: list[int] = []
        self.bodies: dict[int, bytes] = {}
        self.contained: dict[int, bytes] = {}
        super().__init__(invariant=1, pdfVersion=(1, 7), lang=language)
        preferences: Any = pdfdoc.ViewerPreferencesPDFDictionary()
        preferences["DisplayDocTitle"] = "true"
        self.describe(ViewerPreferences=preferences, Outlines=None)

    @property
    def upcoming(self) -> int:
        """The number that the next object added will have."""
        return self.objectcounter + 1

    def add(self, body: bytes) -> int:
        """Take an object and answer its number."""
        self.objectcounter += 1
        self.bodies[self.objectcounter] = body
        return self.objectcounter

    def add_stream(self, body: bytes) -> int:
        """Take a stream (see `syntax.packed`) and answer its number."""
        self.objectcounter += 1
        self.contained[self.objectcounter] = body
        return self.objectcounter

    def reserve(self) -> int:
        """The number of an object that is completed later."""
        return self.add(b"")

    def complete(self, number: int, body: bytes) -> None:
        """Give a reserved object its body."""
        self.bodies[number] = body

    def complete_stream(self, number: int, body: bytes) -> None:
        """Give a reserved object its body, which is a stream."""
        del self.bodies[number]
        self.contained[number] = body

    def add_page(
        self,
        width: float,
        height: float,
        contents: Iterable[int],
        annotations: Sequence[int],
        drawn: Mapping[str, int],
    ) -> None:
        """Add a page with the numbers of its content streams, its annotations and its drawings."""
        listed = b"/Annots[%b]" % references(annotations) if annotations else b""
        shown = b"".join(name(key) + b" " + reference(found) for key, found in drawn.items())
        page = self.add(
            b"<</Type/Page/Parent %b/MediaBox[0 0 %b %b]/Contents[%b]/Resources<</Font %b%b>>"
            b"/StructParents %d/Tabs/S%b>>"
            % (
                reference(self._number(self.Pages)),
                number(width),
                number(height),
                references(contents),
                reference(self.idToObjectNumberAndVersion[pdfdoc.BasicFonts][0]),
                b"/XObject<<%b>>" % shown if shown else b"",
                len(self.pages),
                listed,
            )
        )
        self.pages.append(page)
        self.Pages.addPage(reference(page))

    def label(self, ranges: Iterable[Labels]) -> None:
        """Let a reader call pages as they call themselves."""
        labels = pdfdoc.PDFPageLabels()
        for page, prefix, first in ranges:
            style = "ARABIC" if first else None
            labels.addPageLabel(page, pdfdoc.PDFPageLabel(style, first, prefix))
        self.describe(PageLabels=labels)

    def name_fonts(self, fonts: Mapping[str, int]) -> None:
        """Let pages call font objects by names."""
        entries = b"".join(name(face) + b" " + reference(font) for face, font in fonts.items())
        self.idToObject[pdfdoc.BasicFonts] = _Written(b"<<%b>>" % entries)

    def describe(self, **entries: Any) -> None:
        """Set entries of the catalogue."""
        new = (entry for entry in entries if entry not in self.Catalog.__NoDefault__)
        self.Catalog.__NoDefault__ = (*self.Catalog.__NoDefault__, *new)
        vars(self.Catalog).update(entries)

    def framed(self, changing: Changing) -> Frame:
        """The objects of the file, of which those that change are left out."""
        root = self._number(self.Catalog)
        others = self.bodies
        at = 0
        while (at := at + 1) <= self.objectcounter:  # formatting may register more objects
            if at not in others and at not in self.contained:
                thing = self.idToObject[self.numberToId[at]]
                others[at] = pdfdoc.format(thing, self, toplevel=1)
        for at in changing.numbers:
            del others[at]
        return framed(self.contained, dict(sorted(others.items())), changing, root)

    def _number(self, thing: Any) -> int:
        """The number of one of ReportLab's own objects."""
        return self.idToObjectNumberAndVersion[self.Reference(thing).name][0]
