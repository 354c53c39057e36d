"""The pages of a file on ReportLab's canvas: all of a file but for what its pages paint.

ReportLab keeps page sizes, page labels, bookmarks, links, viewer preferences and the catalogue.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from worksheets.memo import memo
from worksheets.model.page.node import Node
from worksheets.model.page.page import Foreign, Picture, Run
from worksheets.model.page.zones import Zone
from worksheets.writers.pdf.boxes import box_of, union
from worksheets.writers.pdf.content import FilePlan, PagePlan, grouped
from worksheets.writers.pdf.document import SharedObjects, TaggedDocument
from worksheets.writers.pdf.fonts import embed
from worksheets.writers.pdf.forms import Form
from worksheets.writers.pdf.metadata import add_output_intent
from worksheets.writers.pdf.structure import Annotation, add_structure
from worksheets.writers.pdf.syntax import reference
from worksheets.writers.pdf.xobjects import Importer, image, xobject_name

_PRINTED = 4
"""The flag of annotations that are printed; PDF/A wants it."""


@memo(16)
def shared_objects(plan: FilePlan) -> SharedObjects:
    """The objects that all files of a plan share, such as the copies of a class.

    Without its memo, a copy of a paper takes three times as long.
    """
    canvas = TaggedCanvas(plan)
    for page in plan.pages:
        canvas.add_page(page)
    return canvas.finished()


class TaggedCanvas(Canvas):
    """A canvas for pages with tagged annotations, whose content streams come later."""

    _doc: Any

    def __init__(self, plan: FilePlan) -> None:
        super().__init__("")
        self._doc = TaggedDocument(plan.language)
        self.plan = plan
        streams = {stream for page in plan.pages for stream in page.streams}
        self.unshared = [self._doc.add() for _ in range(len(streams) + 2)]
        self.form = Form(self._doc)
        self.importer = Importer(self._doc)
        self.annotations: list[Annotation] = []

    def _make_preamble(self) -> None:
        self._preamble = ""  # ReportLab's names a font that is not embedded

    def add_page(self, page: PagePlan) -> None:
        """Add the next page, with its XObjects, fields and links."""
        number = self.getPageNumber() - 1
        self.setPageSize((round(page.width, 2), round(page.height, 2)))
        self.addPageLabel(number, prefix=page.label)
        for mark in page.special:
            if isinstance(mark, Picture | Foreign):
                self._use_xobject(mark)
        for zone in page.fields:
            if zone.node is not None:
                self._add_field(zone, zone.node, page.height)
        self._add_links(page)
        self.showPage()
        added: Any = self._doc.Pages[-1]
        added.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "Tabs", "StructParents"]
        added.Tabs, added.StructParents = "/S", number
        added.Contents = b"[%b]" % b" ".join(
            reference(self.unshared[stream]) for stream in page.streams
        )

    def _use_xobject(self, mark: Picture | Foreign) -> None:
        key = xobject_name(mark)
        if not self.hasForm(key):
            xobject = image(mark.bitmap) if isinstance(mark, Picture) else self.importer.page(mark)
            self._doc.addForm(key, xobject)
        self.doForm(key)

    def _add_links(self, page: PagePlan) -> None:
        """Links over their words, with a rectangle for each line of them."""
        runs = ((mark.node, mark) for mark in page.special if isinstance(mark, Run) and mark.node)
        for node, lines in grouped(runs).items():
            boxes = [
                box_of(run._replace(text=run.text.rstrip()), self.plan.typefaces) for run in lines
            ]
            corners = [
                (left, top, right, top, left, bottom, right, bottom)
                for left, bottom, right, top in boxes
            ]
            quads = [value for places in corners for value in _from_foot(places, page.height)]
            self.linkURL(
                node.address,
                _from_foot(union(boxes), page.height),
                Contents=pdfdoc.PDFString(node.address),
                QuadPoints=pdfdoc.PDFArray(quads),
                **self._tagged(),
            )
            self._attach(node)

    def _add_field(self, zone: Zone, node: Node, height: float) -> None:
        left, top, right, foot = zone.box
        place = pdfdoc.PDFArray(_from_foot((left, -foot, right, -top), height))
        entries = {"Type": "/Annot", "Subtype": "/Widget", "Rect": place, **self._tagged()}
        widget = pdfdoc.PDFDictionary({**entries, **self.form.widget(zone)})
        reportlab: Any = self
        reportlab._addAnnotation(widget)
        self.form.placed(zone, self._attach(node))

    def _tagged(self) -> dict[str, Any]:
        """The flags of the next annotation, and its key in the parent tree."""
        return {"F": _PRINTED, "StructParent": len(self.plan.pages) + len(self.annotations)}

    def _attach(self, node: Node) -> int:
        """Attach the annotation that was added last to a node; returns its object number."""
        reportlab: Any = self
        name = f"NUMBER{reportlab._annotationCount}"
        number: int = self._doc.number(self._doc.annotationName(name))
        self.annotations.append(Annotation(node, self.getPageNumber() - 1, number))
        return number

    def finished(self) -> SharedObjects:
        """All objects of the file but for the unshared ones."""
        document, plan = self._doc, self.plan
        self._add_bookmarks()
        self._add_fonts()
        root = add_structure(document, plan, self.annotations, self.form.tips)
        self.setViewerPreference("DisplayDocTitle", "true")
        catalogue = document.Catalog
        catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]
        catalogue.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalogue.StructTreeRoot = reference(root)
        catalogue.Metadata = reference(self.unshared[-1])
        catalogue.OutputIntents = b"[%b]" % reference(add_output_intent(document))
        if self.form.fields:
            catalogue.AcroForm = self.form.finished(plan.typefaces[plan.typefaces.faces[0].name])
        shared: SharedObjects = document.shared(self.unshared)
        return shared

    def _add_bookmarks(self) -> None:
        reportlab: Any = self
        depths = _depths([bookmark.level for bookmark in self.plan.bookmarks])
        for n, (bookmark, depth) in enumerate(zip(self.plan.bookmarks, depths, strict=True)):
            target = reportlab._bookmarkReference(str(n))
            target.xyz(0, round(self.plan.pages[bookmark.page].height - bookmark.y, 2), 0)
            target.setPage(pdfdoc.PDFObjectReference(f"Page{bookmark.page + 1}"))
            self.addOutlineEntry(bookmark.title, str(n), depth)
        self._doc.outline.prepare(self._doc, self)
        if not self.plan.bookmarks:
            self._doc.Catalog.Outlines = None

    def _add_fonts(self) -> None:
        fonts = self._doc.idToObject[pdfdoc.BasicFonts].dict
        for face, texts in self.plan.glyphs:
            fonts[face] = reference(embed(self._doc, self.plan.typefaces[face], texts))


def _from_foot(places: Sequence[float], height: float) -> list[float]:
    """Places (x, y, x, y ...) counted from the foot of a page and not from its head."""
    return [round(value + height * (n % 2), 2) for n, value in enumerate(places)]


def _depths(levels: Sequence[int]) -> list[int]:
    """Levels of bookmarks as depths from 0; ReportLab allows none two deeper than one before it."""
    depths: list[int] = []
    for level in levels:
        deepest = depths[-1] + 1 if depths else 0
        depths.append(max(0, min(level - 1, deepest)))
    return depths
