"""A school's own cover before a paper: its pages as they are, each tagged as one figure."""

from dataclasses import replace

from worksheets.language.language import Language
from worksheets.model.page.node import Node
from worksheets.model.page.page import Document, Foreign, Page, single
from worksheets.model.paper.paper import Cover, Laid, PageContents


def with_cover(laid: Laid, cover: Cover, language: Language, *, duplex: bool) -> Laid:
    """The document behind a cover, whose pages are numbered on their own.

    Where both sides of sheets are printed, the document begins on a sheet of its own, too: its odd
    pages are fronts.
    """
    document = laid.document
    count = len(cover.pages)
    nodes = tuple(Node("Figure", alt=_spoken(cover, n, language)) for n in range(count))
    pages = tuple(
        Page(
            language.say("cover.own-page", page=n + 1) if count > 1 else language.say("cover.own"),
            shape.width,
            shape.height,
            single([Foreign(0, 0, shape.width, shape.height, cover.file, n, nodes[n])]),
        )
        for n, shape in enumerate(cover.pages)
    )
    report = [f"page {page.label}: the school's own" for page in pages]
    if duplex and count % 2:
        label = language.say("cover.own-page", page=count + 1)
        pages = (*pages, Page(label, cover.pages[-1].width, cover.pages[-1].height, ()))
        report.append(f"page {label}: blank")
    before = len(pages)
    bookmarks = (bookmark._replace(page=bookmark.page + before) for bookmark in document.bookmarks)
    covered: Document = replace(
        document,
        pages=(*pages, *document.pages),
        nodes=(*nodes, *document.nodes),
        bookmarks=tuple(bookmarks),
        fields=(*((),) * before, *document.fields),
        conforms=document.conforms and cover.conforms,
    )
    contents = (*(PageContents() for _ in pages), *laid.contents)
    return Laid(covered, (*report, *laid.report), contents)


def _spoken(cover: Cover, number: int, language: Language) -> str:
    if number == 0:
        return cover.spoken
    return language.say("cover.own-spoken", words=cover.spoken, page=number + 1)
