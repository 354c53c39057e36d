"""Finished pages as a tagged PDF, valid as PDF/UA-1 and as PDF/A-2a; equal pages, equal bytes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from worksheets.layout.fonts import RIGHT_TO_LEFT_MARK, Typeface, load
from worksheets.model.page import Document, Field, Foreign, Node, Page, Picture, Run
from worksheets.writers.pdf.boxes import figure_boxes
from worksheets.writers.pdf.canvas import TaggedCanvas
from worksheets.writers.pdf.fonts import embed, misread, texts
from worksheets.writers.pdf.foreign import Importer
from worksheets.writers.pdf.form import Form
from worksheets.writers.pdf.glyphs import Misread
from worksheets.writers.pdf.links import link_annotations
from worksheets.writers.pdf.metadata import add_output_intent, add_xmp, information
from worksheets.writers.pdf.navigation import depths, label_ranges
from worksheets.writers.pdf.paint import painted
from worksheets.writers.pdf.pictures import digest, foreign_digest, image
from worksheets.writers.pdf.structure import Attached, add_structure
from worksheets.writers.pdf.syntax import reference


def write(document: Document, *, archival: bool = True) -> bytes:
    """The document as a PDF file; one that is to be encrypted does not say that it is PDF/A."""
    words = _words(document.pages)
    typefaces = {face.name: load(face) for face in document.faces if face.name in words}
    said = {name: texts(face, words[name]) for name, face in typefaces.items()}
    odd = {name: misread(face, words[name], said[name]) for name, face in typefaces.items()}
    canvas = TaggedCanvas(document.language)
    form = Form(canvas.document)
    owners, attached = _paint(canvas, document, typefaces, odd, form)
    _add_navigation(canvas, document)
    file = canvas.document
    file.name_fonts({name: embed(file, face, said[name]) for name, face in typefaces.items()})
    boxes = figure_boxes(document, typefaces)
    root = add_structure(file, document.nodes, owners, boxes, attached, form.spoken)
    catalogue = form.finished(load(document.faces[0])) if form.fields else {}
    file.describe(
        information(document),
        MarkInfo=b"<</Marked true>>",
        StructTreeRoot=reference(root),
        Metadata=reference(add_xmp(file, document, archival=archival)),
        OutputIntents=b"[%b]" % reference(add_output_intent(file)),
        **catalogue,
    )
    return canvas.finished()


def _words(pages: Sequence[Page]) -> Mapping[str, set[str]]:
    """Every word painted, by face."""
    words: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages:
        for mark in page.marks:
            if isinstance(mark, Run):
                turned = RIGHT_TO_LEFT_MARK if mark.leftward else ""
                words[mark.face].update(turned + word for word in mark.text.split(" ") if word)
    return words


def _paint(
    canvas: TaggedCanvas,
    document: Document,
    typefaces: Mapping[str, Typeface],
    odd: Mapping[str, Misread],
    form: Form,
) -> tuple[list[list[Node]], list[Attached]]:
    """Paint all pages; answer the nodes of each page's tagged sequences, and the annotations."""
    bookmarks: defaultdict[int, list[tuple[str, float]]] = defaultdict(list)
    for index, bookmark in enumerate(document.bookmarks):
        bookmarks[bookmark.page].append((str(index), bookmark.y))
    importer = Importer(canvas.document)
    owners = []
    attached: list[Attached] = []
    for number, page in enumerate(document.pages):
        for key, y in bookmarks[number]:
            canvas.bookmarkHorizontalAbsolute(key, page.height - y)
        for mark in page.marks:
            if isinstance(mark, Picture):
                canvas.use_drawn(digest(mark), image(mark))
            elif isinstance(mark, Foreign):
                canvas.use_drawn(foreign_digest(mark), importer.drawing(mark))
        content, sequences = painted(page, typefaces, odd)
        first = len(document.pages) + len(attached)
        found = _annotations(page, number, first, typefaces, form)
        canvas.add_page(page.width, page.height, content, [one.number for one in found])
        owners.append(sequences)
        attached += found
    return owners, attached


def _annotations(
    page: Page, number: int, key: int, typefaces: Mapping[str, Typeface], form: Form
) -> list[Attached]:
    """The links and the form fields of a page; `key` is the first one's in the parent tree."""
    found: list[Attached] = []
    for node, inside in link_annotations(page, typefaces):
        body = b"<<%b/StructParent %d>>" % (inside, key + len(found))
        found.append(Attached(node, number, form.document.add(body)))
    for mark in page.marks:
        if isinstance(mark, Field) and mark.node is not None:
            entries = b"/StructParent %d" % (key + len(found))
            found.append(Attached(mark.node, number, form.widget(mark, page.height, entries)))
    return found


def _add_navigation(canvas: TaggedCanvas, document: Document) -> None:
    for page, prefix, first in label_ranges(page.label for page in document.pages):
        canvas.addPageLabel(page, "ARABIC" if first else None, first, prefix)
    levels = [bookmark.level for bookmark in document.bookmarks]
    for index, depth in enumerate(depths(levels)):
        canvas.addOutlineEntry(document.bookmarks[index].title, str(index), depth)
