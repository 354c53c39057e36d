"""ReportLab's canvas and document, made to write tagged pages; ReportLab is known only here.

The document keeps ReportLab's registry of objects, pages and outline, but writes the file itself:
ReportLab's own files have streams that PDF/A rejects, dates, and a font that is not embedded.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from worksheets.writers.pdf.serialise import Changing, Frame, framed
from worksheets.writers.pdf.syntax import name, reference

# Annotations of `Any` without a value are for what ReportLab's type stubs leave out.


class _Written(pdfdoc.PDFObject):
    """An object of ReportLab's whose bytes are ready."""

    def __init__(self, body: bytes, is_stream: bool) -> None:
        self.body = body
        self.is_stream = is_stream

    def format(self, document: object) -> bytes:
        return self.body


class TaggedDocument(pdfdoc.PDFDocument):
    """A file being made: objects by number.

    Our own objects take numbers as ReportLab's do, but their bytes are ready, so they are kept
    apart from its registry: `bodies` and `contained` are objects and streams by number.
    """

    Catalog: Any
    Reference: Any
    info: Any
    annotations: Sequence[int] = ()
    contents: Sequence[int] = ()

    def __init__(self, **options: Any) -> None:
        self.bodies: dict[int, bytes] = {}
        self.contained: dict[int, bytes] = {}
        super().__init__(**options)

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

    def number_of(self, key: str) -> int:
        """The number of an object that ReportLab keeps by name."""
        return self.idToObjectNumberAndVersion[key][0]

    def addPage(self, page: Any) -> None:  # noqa: N802 ReportLab's name
        """Take a page from the canvas, with what tagging needs and its streams, `contents`."""
        page.__NoDefault__ = (*page.__NoDefault__, "StructParents", "Tabs")
        listed = b" ".join(map(reference, self.contents))
        page.Contents = _Written(b"[%b]" % listed, is_stream=False)
        page.StructParents = self.pageCounter - 1
        page.Tabs = b"/S"
        if self.annotations:
            listed = b" ".join(map(reference, self.annotations))
            page.Annots = _Written(b"[%b]" % listed, is_stream=False)
        page.Trans = page.Rotate = None
        super().addPage(page)

    def name_fonts(self, fonts: Mapping[str, int]) -> None:
        """Let pages call font objects by names."""
        entries = b"".join(name(face) + b" " + reference(font) for face, font in fonts.items())
        self.idToObject[pdfdoc.BasicFonts] = _Written(b"<<%b>>" % entries, is_stream=False)

    def describe(self, **entries: bytes) -> None:
        """Set entries of the catalogue."""
        self.Catalog.__NoDefault__ = (*self.Catalog.__NoDefault__, *entries)
        vars(self.Catalog).update(entries)

    def framed(self, changing: Changing) -> Frame:
        """The objects of the file, of which those that change are left out."""
        root = self.number_of(self.Reference(self.Catalog).name)
        streams, others = self.contained, self.bodies
        number = 0
        while (number := number + 1) <= self.objectcounter:  # formatting may register more objects
            if number in others or number in streams:
                continue
            thing = self.idToObject[self.numberToId[number]]
            is_stream = isinstance(thing, _Written) and thing.is_stream
            (streams if is_stream else others)[number] = pdfdoc.format(thing, self, toplevel=1)
        for number in changing.numbers:
            del others[number]
        others = dict(sorted(others.items()))
        streams = dict(sorted(streams.items()))
        return framed(streams, others, changing, root)


class TaggedCanvas(Canvas):
    """A canvas that paints finished pages; it registers no font anywhere."""

    _formsinuse: Any

    def __init__(self, language: str) -> None:
        super().__init__("", invariant=1, pdfVersion=(1, 7), lang=language)
        self._doc = self.document = TaggedDocument(invariant=1, pdfVersion=(1, 7), lang=language)
        self.setViewerPreference("DisplayDocTitle", "true")

    def _make_preamble(self) -> None:
        """Start pages with nothing: the usual preamble sets a font that is not embedded."""
        self._preamble = ""

    def use_drawn(self, key: str, image: bytes) -> None:
        """Let the page that comes next show a picture, or a page of another file."""
        known = pdfdoc.xObjectName(key)
        if known not in self.document.idToObject:
            self.document.Reference(_Written(image, is_stream=True), known)
        self._formsinuse.append(key)

    def add_page(
        self, width: float, height: float, contents: Sequence[int], annotations: Sequence[int]
    ) -> None:
        """Add a page with the numbers of its content streams and of its annotations."""
        self.document.contents = contents
        self.document.annotations = annotations
        self.setPageSize((width, height))
        self.showPage()

    def framed(self, changing: Changing) -> Frame:
        """The file without what changes."""
        outlines: Any = self.document.Outlines
        outlines.prepare(self.document, self)
        if outlines.ready < 0:
            self.document.Catalog.Outlines = None
        return self.document.framed(changing)
