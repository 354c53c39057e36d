"""The frame of a file: fonts, structure, bookmarks, annotations, all but the words on its pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

from worksheets.layout.type.fonts import Typeface, load
from worksheets.model.page.page import (
    Band,
    Bookmark,
    Face,
    Field,
    Foreign,
    Mark,
    Node,
    Picture,
    moved,
)
from worksheets.writers.pdf.boxes import Box
from worksheets.writers.pdf.document import TaggedDocument
from worksheets.writers.pdf.fonts import embed
from worksheets.writers.pdf.foreign import Importer
from worksheets.writers.pdf.form import Form
from worksheets.writers.pdf.links import link_annotations
from worksheets.writers.pdf.metadata import add_output_intent
from worksheets.writers.pdf.navigation import Entry, depths, label_ranges, outline
from worksheets.writers.pdf.pictures import foreign_resource, image, resource
from worksheets.writers.pdf.serialise import Changing, Frame
from worksheets.writers.pdf.structure import Attached, add_structure
from worksheets.writers.pdf.syntax import reference

LONG = 64
"""Pages from which on a file is not one of many alike, and its frame is not kept."""


class Sheet(NamedTuple):
    """A page without its content: the numbers of its streams among those of the file, the nodes of
    its sequences, stream by stream, and the marks that are more than ink."""

    label: str
    width: float
    height: float
    streams: tuple[int, ...]
    owners: tuple[tuple[Node, ...], ...]
    special: tuple[Band, ...]


class Plan(NamedTuple):
    """All that a frame depends on; files with equal plans share it.

    `fonts` has the faces in use, with the words that not every file has the glyphs of; `typed` is
    the face of what is typed into fields.
    """

    language: str
    sheets: tuple[Sheet, ...]
    bookmarks: tuple[Bookmark, ...]
    nodes: tuple[Node, ...]
    boxes: tuple[tuple[Node, Box], ...]
    fonts: tuple[tuple[Face, frozenset[str]], ...]
    typed: Face | None


def frame_of(plan: Plan) -> Frame:
    """The frame of a plan, kept if other files may want it too."""
    return _kept(plan) if len(plan.sheets) < LONG else _made(plan)


def _made(plan: Plan) -> Frame:
    typefaces = {face.name: load(face) for face, _ in plan.fonts}
    file = TaggedDocument(plan.language)
    changing = _changing(file, plan)
    form = Form(file)
    attached = _add_pages(file, plan, changing, typefaces, form)
    _add_navigation(file, plan)
    fonts = {face.name: embed(file, load(face), words) for face, words in plan.fonts}
    file.name_fonts(fonts)
    owners = [tuple(chain.from_iterable(sheet.owners)) for sheet in plan.sheets]
    root = add_structure(file, plan.nodes, owners, dict(plan.boxes), attached, form.spoken)
    catalogue = form.finished(load(plan.typed)) if plan.typed and form.fields else {}
    file.describe(
        MarkInfo=b"<</Marked true>>",
        StructTreeRoot=reference(root),
        Metadata=reference(changing.metadata),
        OutputIntents=b"[%b]" % reference(add_output_intent(file)),
        **catalogue,
    )
    return file.framed(changing)


_kept = lru_cache(maxsize=32)(_made)


def _changing(file: TaggedDocument, plan: Plan) -> Changing:
    """Numbers for what changes, one after the other."""
    count = len({stream for sheet in plan.sheets for stream in sheet.streams})
    contents = tuple(file.reserve() for _ in range(count))
    return Changing(contents, file.reserve(), file.reserve())


def _add_pages(
    file: TaggedDocument,
    plan: Plan,
    changing: Changing,
    typefaces: Mapping[str, Typeface],
    form: Form,
) -> list[Attached]:
    """Add all pages, and answer the annotations on them."""
    drawings: dict[str, int] = {}
    importer = Importer(file)
    attached: list[Attached] = []
    for number, sheet in enumerate(plan.sheets):
        marks = [mark for band in sheet.special for mark in moved(band.marks, band.x, band.y)]
        drawn = _drawn(marks, file, importer, drawings)
        first = len(plan.sheets) + len(attached)
        found = list(_annotations(marks, number, sheet.height, first, typefaces, form))
        numbers = [one.number for one in found]
        contents = [changing.contents[stream] for stream in sheet.streams]
        file.add_page(sheet.width, sheet.height, contents, numbers, drawn)
        attached += found
    return attached


def _drawn(
    marks: Iterable[Mark], file: TaggedDocument, importer: Importer, known: dict[str, int]
) -> dict[str, int]:
    """Pictures and foreign pages by what content calls them, each once in a file."""
    found: dict[str, int] = {}
    for mark in marks:
        match mark:
            case Picture():
                key, draw = resource(mark), partial(image, mark)
            case Foreign():
                key, draw = foreign_resource(mark), partial(importer.drawing, mark)
            case _:
                continue
        if key not in known:
            known[key] = file.add_stream(draw())
        found[key] = known[key]
    return found


def _annotations(
    marks: Sequence[Mark],
    number: int,
    height: float,
    key: int,
    typefaces: Mapping[str, Typeface],
    form: Form,
) -> Iterator[Attached]:
    """The links and the form fields of a page; `key` is the first one's in the parent tree."""
    for node, inside in link_annotations(marks, height, typefaces):
        body = b"<<%b/StructParent %d>>" % (inside, key)
        yield Attached(node, number, form.document.add(body))
        key += 1
    for mark in marks:
        if isinstance(mark, Field) and mark.node is not None:
            entries = b"/StructParent %d" % key
            yield Attached(mark.node, number, form.widget(mark, height, entries))
            key += 1


def _add_navigation(file: TaggedDocument, plan: Plan) -> None:
    file.label(label_ranges(sheet.label for sheet in plan.sheets))
    if not plan.bookmarks:
        return
    levels = [bookmark.level for bookmark in plan.bookmarks]
    entries = [
        Entry(found.title, depth, file.pages[found.page], plan.sheets[found.page].height - found.y)
        for found, depth in zip(plan.bookmarks, depths(levels), strict=True)
    ]
    root, *_ = [file.add(body) for body in outline(entries, file.upcoming)]
    file.describe(Outlines=reference(root))
