"""The documents of a paper: handout, mark scheme, both in one, source booklet, printer's sheets."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from worksheets.language.language import Language
from worksheets.layout.documents.binding import renewed
from worksheets.layout.documents.imposition import imposed
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
from worksheets.model.page.page import Document, Mark, Run
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.item import Item
from worksheets.model.paper.paper import Laid, Paper
from worksheets.model.spec import Imposition, LayoutSpec, PageName, SchemePlace
from worksheets.model.theme import Theme
from worksheets.read.files import place_of


@dataclass(frozen=True, slots=True)
class Named:
    """A document under the name of its file, and what kind of document it is."""

    name: str
    kind: str
    laid: Laid


@dataclass(frozen=True, slots=True)
class Plan:
    """How the files of a paper are to be: `name` is what they are called by.

    `place` is that of its spec, whose `text` this is, and `fit` where it says how long it may be.
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


def documents(paper: Paper, plan: Plan, sink: Sink) -> tuple[Named, ...]:
    """All documents of a paper; what cannot be set goes to the sink, with its place."""
    return _set(lambda: tuple(_documents(paper, plan)), [paper], plan, sink) or ()


def handout_of(paper: Paper, plan: Plan, sink: Sink) -> Laid | None:
    """What a candidate gets, or None with the reasons in the sink."""
    return _set(lambda: _handout(paper, plan), [paper], plan, sink)


def together(papers: Sequence[Paper], plan: Plan, sink: Sink) -> Named | None:
    """The mark schemes of all forms in one file, under a table of their keys side by side.

    None, with the reasons in the sink, if they cannot be set.
    """
    return _set(lambda: _together(papers, plan), papers, plan, sink)


Made = TypeVar("Made")


def _set(make: Callable[[], Made], papers: Sequence[Paper], plan: Plan, sink: Sink) -> Made | None:
    """What is made of some papers, unless something in it cannot be set."""
    try:
        return make()
    except Unbreakable as error:
        excess = _millimetres(error.excess)
        message = f"{error.name} is {excess} mm too tall for a page and cannot be split"
        place = error.span if error.span.file else _user_of(error.name, papers) or plan.place
        sink.error(place, message, "make it shorter, or choose a larger page or a smaller type")
    except Unsettable as error:
        place = error.span if error.span.file else _place_in(plan, error.words)
        sink.error(place, str(error), error.hint)
    except TooLong as error:
        sides = plan.layout.fit.sides if plan.layout.fit else 0
        message = (
            f"the paper does not fit on {plural(sides, 'side')}: "
            f"it is {_millimetres(error.excess)} mm too long"
        )
        sink.error(plan.fit, message, "ask for fewer questions, less space, or more sides")
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


def _user_of(source: str, papers: Sequence[Paper]) -> Span | None:
    """Where the first question was written that refers to a source."""
    return next((item.span for item in _items(papers) if source in item.sources), None)


def _place_in(plan: Plan, words: str) -> Span:
    """Where words stand in the spec itself, for what is set of it has no places."""
    start = plan.text.find(words) if words else -1
    return plan.place if start < 0 else Span(plan.place.file, *place_of(plan.text, start))


def _millimetres(points: float) -> int:
    return max(1, round(points / MILLIMETRE + 0.499))


def _wish(plan: Plan) -> Wish:
    fit = plan.layout.fit
    return Wish(plan.layout.sources, fit.sides if fit else None)


def _handout(paper: Paper, plan: Plan) -> Laid:
    style = style_of(plan.theme, plan.page, plan.language)
    laid = paper_document(paper.handout, style, plan.subject, _wish(plan))
    return _covered(paper, laid, plan.language)


def _documents(paper: Paper, plan: Plan) -> Iterator[Named]:
    """Each is built from the model, none is cut from another."""
    style = style_of(plan.theme, plan.page, plan.language)
    handout = _handout(paper, plan)
    name = plan.name
    if plan.layout.sources == "insert" and paper.sources:
        yield Named(f"{name}-insert", "insert", insert_document(paper.handout, style, plan.subject))
    if plan.scheme in ("separate", "both", "none"):
        yield Named(name, "paper", handout)
    if plan.fillable:
        screen = style_of(plan.theme, plan.page, plan.language, fillable=True)
        wish = replace(_wish(plan), sides=None)
        typed = paper_document(paper.handout, screen, plan.subject, wish)
        yield Named(f"{name}-fillable", "fillable", _covered(paper, typed, plan.language))
    if plan.scheme != "none":
        yield from _with_scheme(paper, plan, handout)
    if plan.impose != "none":
        sheets = imposed(handout.document, plan.impose, plan.language)
        yield Named(f"{name}-{plan.impose}", plan.impose, replace(handout, document=sheets))


def _together(papers: Sequence[Paper], plan: Plan) -> Named:
    style = _scheme_style(plan)
    laid = keys_document(papers, style, plan.subject)
    language = plan.language
    for paper in papers:
        scheme = renewed(scheme_document(paper, style, plan.subject))
        laid = bound(laid, scheme, language)
    title = language.say("file.schemes-of-all-forms", title=papers[0].front.title)
    document = replace(laid.document, title=title)
    return Named(f"{plan.name}-mark-schemes", "mark-schemes", replace(laid, document=document))


def _covered(paper: Paper, laid: Laid, language: Language) -> Laid:
    """The document behind the school's own cover, if it has one."""
    cover = paper.front.letterhead.cover
    return laid if cover is None else with_cover(laid, cover, language)


def _with_scheme(paper: Paper, plan: Plan, handout: Laid) -> Iterator[Named]:
    style = _scheme_style(plan)
    scheme = scheme_document(paper, style, plan.subject)
    if plan.scheme in ("separate", "both"):
        yield Named(f"{plan.name}-mark-scheme", "mark-scheme", scheme)
    if plan.scheme in ("appendix", "both"):
        name = plan.name if plan.scheme == "appendix" else f"{plan.name}-with-mark-scheme"
        yield Named(name, "paper-and-mark-scheme", bound(handout, scheme, plan.language))


def _scheme_style(plan: Plan) -> Style:
    return style_of(plan.scheme_theme, plan.page, plan.language, columns=False)


def bound(handout: Laid, scheme: Laid, language: Language) -> Laid:
    """The mark scheme behind the paper, from a new page on."""
    paper, behind = handout.document, scheme.document
    bookmarks = (
        bookmark._replace(page=bookmark.page + len(paper.pages)) for bookmark in behind.bookmarks
    )
    renamed = _apart(paper, behind)
    document = replace(
        paper,
        title=language.say("file.with-scheme", title=paper.title),
        pages=(*paper.pages, *renamed.pages),
        nodes=(*paper.nodes, *behind.nodes),
        bookmarks=(*paper.bookmarks, *bookmarks),
        faces=(*paper.faces, *(face for face in renamed.faces if face not in paper.faces)),
    )
    return Laid(document, (*handout.report, *scheme.report))


def _apart(paper: Document, behind: Document) -> Document:
    """The second document with names of its own for faces that are not those of the first."""
    own = {face.name: face for face in paper.faces}
    names: Mapping[str, str] = {
        face.name: face.name if own.get(face.name) == face else f"scheme-{face.name}"
        for face in behind.faces
    }
    if all(name == new for name, new in names.items()):
        return behind

    def renamed(mark: Mark) -> Mark:
        return mark._replace(face=names[mark.face]) if isinstance(mark, Run) else mark

    pages = tuple(page.with_marks(renamed) for page in behind.pages)
    faces = tuple(replace(face, name=names[face.name]) for face in behind.faces)
    return replace(behind, pages=pages, faces=faces)
