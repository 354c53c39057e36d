"""The documents of a paper: handout, mark scheme, both in one, source booklet, printer's sheets."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from worksheets.language.language import Language
from worksheets.layout.documents.binding import renewed
from worksheets.layout.documents.booklet import booklet_document
from worksheets.layout.documents.imposition import imposed
from worksheets.layout.documents.inserts import sheets_document
from worksheets.layout.documents.keys import keys_document
from worksheets.layout.documents.own_cover import with_cover
from worksheets.layout.documents.paper import Wish, paper_document
from worksheets.layout.documents.scheme import scheme_document
from worksheets.layout.documents.sources import insert_document
from worksheets.layout.pagination.breaks import TooLong
from worksheets.layout.pagination.pages import Unbreakable
from worksheets.layout.style import Style, style_of
from worksheets.layout.unsettable import Unsettable
from worksheets.model.diagnostics import Sink, Span, plural
from worksheets.model.layout_spec import Imposition, LayoutSpec, PageName
from worksheets.model.page.page import Document, Mark, Run
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.booklet import answers, without_spaces
from worksheets.model.paper.filled_in import filled_in
from worksheets.model.paper.item import Item
from worksheets.model.paper.paper import Handout, Laid, Paper
from worksheets.model.paper.scheme_table import leaves
from worksheets.model.spec import SchemePlace
from worksheets.model.theme import Theme
from worksheets.read.files import place_of


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A laid out document with the name of its file (without ending) and its kind."""

    name: str
    kind: str
    laid: Laid


@dataclass(frozen=True, slots=True)
class DocumentOptions:
    """Options of the documents of a paper, from its spec and the request.

    `name` begins the names of their files. `place` is the beginning of the spec and `text` its
    text; `fit` is the place in it that limits the number of sides.
    """

    name: str
    subject: str
    language: Language
    layout: LayoutSpec
    page: PageName
    theme: Theme
    scheme_theme: Theme
    scheme: SchemePlace
    impose: Imposition
    fillable: bool
    place: Span
    fit: Span
    text: str


def documents(paper: Paper, options: DocumentOptions, sink: Sink) -> tuple[NamedDocument, ...]:
    """All documents of a paper; empty, with errors in the sink, if one cannot be laid out."""
    return (
        _unless_unsettable(lambda: tuple(_documents(paper, options)), [paper], options, sink) or ()
    )


def handout_of(paper: Paper, options: DocumentOptions, sink: Sink) -> Laid | None:
    """The handout of a paper; None, with errors in the sink, if it cannot be laid out."""
    return _unless_unsettable(lambda: _handout(paper, options), [paper], options, sink)


def combined_mark_schemes(
    papers: Sequence[Paper], options: DocumentOptions, sink: Sink
) -> NamedDocument | None:
    """The mark schemes of all forms in one file, under a table of their keys side by side.

    None, with errors in the sink, if they cannot be laid out.
    """
    return _unless_unsettable(
        lambda: _combined_mark_schemes(papers, options), papers, options, sink
    )


Value = TypeVar("Value")


def _unless_unsettable(
    build: Callable[[], Value], papers: Sequence[Paper], options: DocumentOptions, sink: Sink
) -> Value | None:
    """The result of `build`; None, with an error in the sink, if something cannot be laid out."""
    try:
        return build()
    except Unbreakable as error:
        excess = _millimetres(error.excess)
        message = f"{error.name} is {excess} mm too tall for a page and cannot be split"
        place = (
            error.span
            if error.span.file
            else _first_use_of_source(error.name, papers) or options.place
        )
        sink.error(place, message, "make it shorter, or choose a larger page or a smaller type")
    except Unsettable as error:
        place = error.span if error.span.file else _place_of_text(options, error.words)
        sink.error(place, str(error), error.hint)
    except TooLong as error:
        sides = options.layout.fit.sides if options.layout.fit else 0
        message = (
            f"the paper does not fit on {plural(sides, 'side')}: "
            f"it is {_millimetres(error.excess)} mm too long"
        )
        sink.error(options.fit, message, "ask for fewer questions, less space, or more sides")
    return None


def _items(papers: Iterable[Paper]) -> Iterator[Item]:
    """All items and parts of some papers, every part before what it is a part of."""

    def parts_first(item: Item) -> Iterator[Item]:
        for part in item.parts:
            yield from parts_first(part)
        yield item

    for paper in papers:
        for section in paper.sections:
            for item in section.items:
                yield from parts_first(item)


def _first_use_of_source(source: str, papers: Sequence[Paper]) -> Span | None:
    """The place of the first question that refers to a source."""
    return next((item.span for item in _items(papers) if source in item.sources), None)


def _place_of_text(options: DocumentOptions, text: str) -> Span:
    """The place of a text in the spec: texts of the spec itself carry no spans."""
    start = options.text.find(text) if text else -1
    return options.place if start < 0 else Span(options.place.file, *place_of(options.text, start))


def _millimetres(points: float) -> int:
    return max(1, round(points / MILLIMETRE + 0.499))


def _wish(options: DocumentOptions) -> Wish:
    fit = options.layout.fit
    return Wish(options.layout.sources, fit.sides if fit else None)


def _handout(paper: Paper, options: DocumentOptions) -> Laid:
    style = style_of(options.theme, options.page, options.language)
    laid = paper_document(_candidates(paper), style, options.subject, _wish(options))
    return _behind_cover(paper, laid, style)


def _candidates(paper: Paper) -> Handout:
    """What a candidate gets: without room for answers, if there is a booklet for them."""
    handout = paper.handout
    return without_spaces(handout) if paper.front.facts.booklet else handout


def _documents(paper: Paper, options: DocumentOptions) -> Iterator[NamedDocument]:
    """The documents of a paper, each built from the model and none cut from another.

    One in which nothing is marked, such as a knowledge organiser, has no mark scheme.
    """
    style = style_of(options.theme, options.page, options.language)
    handout = _handout(paper, options)
    name = options.name
    if options.layout.sources == "insert" and paper.sources:
        yield NamedDocument(
            f"{name}-insert", "insert", insert_document(paper.handout, style, options.subject)
        )
    if paper.inserts:
        given_out = sheets_document(paper.handout, style, options.subject)
        yield NamedDocument(f"{name}-data", "data", given_out)
    marked = any(item.scheme for section in paper.sections for _, item in leaves(section.items))
    if options.scheme != "appendix" or not marked:
        yield NamedDocument(name, "paper", handout)
    booklet = paper.front.facts.booklet and bool(answers(paper.handout))
    if booklet:
        lines = booklet_document(paper.handout, style, options.subject)
        yield NamedDocument(f"{name}-answers", "answers", lines)
    if options.fillable:
        screen = style_of(options.theme, options.page, options.language, fillable=True)
        wish = replace(_wish(options), sides=None)
        typed = paper_document(_candidates(paper), screen, options.subject, wish)
        yield NamedDocument(f"{name}-fillable", "fillable", _behind_cover(paper, typed, screen))
        if booklet:
            lines = booklet_document(paper.handout, screen, options.subject)
            yield NamedDocument(f"{name}-answers-fillable", "answers-fillable", lines)
    if options.scheme != "none" and marked:
        yield from _mark_scheme_documents(paper, options, handout)
    if options.impose != "none":
        sheets = imposed(handout.document, options.impose, options.language)
        yield NamedDocument(
            f"{name}-{options.impose}", options.impose, replace(handout, document=sheets)
        )


def _combined_mark_schemes(papers: Sequence[Paper], options: DocumentOptions) -> NamedDocument:
    style = _scheme_style(options)
    keys = keys_document(papers, style, options.subject)
    schemes = [renewed(scheme_document(paper, style, options.subject)) for paper in papers]
    language = options.language
    laid, *others = [keys, *schemes] if keys else schemes
    for scheme in others:
        laid = with_mark_scheme(laid, scheme, language)
    title = language.say("file.schemes-of-all-forms", title=papers[0].front.title)
    document = replace(laid.document, title=title)
    return NamedDocument(
        f"{options.name}-mark-schemes", "mark-schemes", replace(laid, document=document)
    )


def _behind_cover(paper: Paper, laid: Laid, style: Style) -> Laid:
    """The document with the school's own cover before it, if there is one."""
    cover = paper.front.letterhead.cover
    if cover is None:
        return laid
    return with_cover(laid, cover, style.language, duplex=style.duplex)


def _mark_scheme_documents(
    paper: Paper, options: DocumentOptions, handout: Laid
) -> Iterator[NamedDocument]:
    style = _scheme_style(options)
    scheme = scheme_document(paper, style, options.subject)
    if options.scheme == "filled":
        scheme = with_mark_scheme(_filled_in(paper, options), scheme, options.language)
    if options.scheme in ("separate", "filled", "both"):
        yield NamedDocument(f"{options.name}-mark-scheme", "mark-scheme", scheme)
    if options.scheme in ("appendix", "both"):
        name = options.name if options.scheme == "appendix" else f"{options.name}-with-mark-scheme"
        yield NamedDocument(
            name, "paper-and-mark-scheme", with_mark_scheme(handout, scheme, options.language)
        )


def _filled_in(paper: Paper, options: DocumentOptions) -> Laid:
    """The paper with its answers filled in, in the theme of the paper; it may be longer.

    It has no cover, and no line for a name.
    """
    style = style_of(options.theme, options.page, options.language)
    title = options.language.say("scheme.filled-in", title=paper.front.title)
    answered = filled_in(replace(paper, front=replace(paper.front, title=title)), options.language)
    wish = replace(_wish(options), sides=None, answered=True)
    return paper_document(answered.handout, style, options.subject, wish)


def _scheme_style(options: DocumentOptions) -> Style:
    return style_of(options.scheme_theme, options.page, options.language, columns=False)


def with_mark_scheme(handout: Laid, scheme: Laid, language: Language) -> Laid:
    """Paper and mark scheme in one document; the mark scheme begins on a new page."""
    paper, appendix = handout.document, scheme.document
    bookmarks = (
        bookmark._replace(page=bookmark.page + len(paper.pages)) for bookmark in appendix.bookmarks
    )
    renamed = _with_distinct_face_names(paper, appendix)
    document = replace(
        paper,
        title=language.say("file.with-scheme", title=paper.title),
        pages=(*paper.pages, *renamed.pages),
        nodes=(*paper.nodes, *appendix.nodes),
        bookmarks=(*paper.bookmarks, *bookmarks),
        faces=(*paper.faces, *(face for face in renamed.faces if face not in paper.faces)),
    )
    contents = (*handout.contents, *scheme.contents)
    return Laid(document, (*handout.report, *scheme.report), contents)


def _with_distinct_face_names(paper: Document, appendix: Document) -> Document:
    """The second document, with new names for faces whose names the first uses for other faces."""
    paper_faces = {face.name: face for face in paper.faces}
    names: Mapping[str, str] = {
        face.name: face.name if paper_faces.get(face.name) == face else f"scheme-{face.name}"
        for face in appendix.faces
    }
    if all(name == new for name, new in names.items()):
        return appendix

    def renamed(mark: Mark) -> Mark:
        return mark._replace(face=names[mark.face]) if isinstance(mark, Run) else mark

    pages = tuple(page.with_marks(renamed) for page in appendix.pages)
    faces = tuple(replace(face, name=names[face.name]) for face in appendix.faces)
    return replace(appendix, pages=pages, faces=faces)
