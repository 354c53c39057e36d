"""Finished pages as a tagged PDF, valid as PDF/UA-1 and as PDF/A-2a; equal pages, equal bytes."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from worksheets.model.page import Document
from worksheets.writers.pdf.bands import painter
from worksheets.writers.pdf.content import Content, boxes_of, content_of, words_of
from worksheets.writers.pdf.frames import Plan, Sheet, frame_of
from worksheets.writers.pdf.metadata import information, xmp
from worksheets.writers.pdf.serialise import completed
from worksheets.writers.pdf.spoken import misread
from worksheets.writers.pdf.syntax import packed


def write(document: Document, *, archival: bool = True) -> bytes:
    """The document as a PDF file; one that is to be encrypted does not say that it is PDF/A."""
    paint = painter(document.faces)
    words = words_of(document.pages, paint)
    odd = {face: misread(paint.typefaces[face], found) for face, found in words.items()}
    odd = {face: found for face, found in odd.items() if found}
    contents = [content_of(page, paint, odd) for page in document.pages]
    frame = frame_of(_plan(document, contents, words))
    numbers = frame.changing
    changing = {
        number: _stream(content.operators)
        for number, content in zip(numbers.contents, contents, strict=True)
    }
    changing[numbers.information] = information(document)
    changing[numbers.metadata] = xmp(document, archival=archival)
    return completed(frame, changing)


def _plan(
    document: Document, contents: Sequence[Content], words: Mapping[str, frozenset[str]]
) -> Plan:
    return Plan(
        document.language,
        tuple(
            Sheet(page.label, page.width, page.height, content.owners, content.special)
            for page, content in zip(document.pages, contents, strict=True)
        ),
        document.bookmarks,
        document.nodes,
        tuple(boxes_of(contents).items()),
        tuple((face, words[face.name]) for face in document.faces if face.name in words),
        document.faces[0] if document.faces else None,
    )


@lru_cache(maxsize=128)
def _stream(operators: bytes) -> bytes:
    """A content stream; many files share most of their pages."""
    return packed(b"", operators)
