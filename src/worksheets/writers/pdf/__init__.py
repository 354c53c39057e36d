"""Finished pages as a tagged PDF, valid as PDF/UA-1 and as PDF/A-2a; equal pages, equal bytes."""

from collections.abc import Mapping, Sequence
from itertools import count

from worksheets.model.page.page import Document
from worksheets.writers.pdf.content import Chunk, boxes_of, contents, words_of
from worksheets.writers.pdf.frames import Plan, Sheet, frame_of
from worksheets.writers.pdf.metadata import information, xmp
from worksheets.writers.pdf.serialise import completed
from worksheets.writers.pdf.spoken import misread


def write(document: Document, *, archival: bool = True) -> bytes:
    """The document as a PDF file; one that is to be encrypted does not say that it is PDF/A."""
    make = contents(document.faces)
    pages: list[Sequence[Chunk]] = [make.of(page) for page in document.pages]
    words = words_of(pages)
    odd = {face: misread(make.painter.typefaces[face], found) for face, found in words.items()}
    odd = {face: found for face, found in odd.items() if found}
    if odd:
        pages = [make.spelled(page, odd) for page in document.pages]
    # Equal streams are one, whether or not they were made at once: what is kept does not show.
    streams = dict(zip(dict.fromkeys(chunk.stream for page in pages for chunk in page), count()))
    frame = frame_of(_plan(document, pages, streams, words))
    numbers = frame.changing
    changing = dict(zip(numbers.contents, streams, strict=True))
    changing[numbers.information] = information(document)
    changing[numbers.metadata] = xmp(document, archival=archival)
    return completed(frame, changing)


def _plan(
    document: Document,
    pages: Sequence[Sequence[Chunk]],
    streams: Mapping[bytes, int],
    words: Mapping[str, frozenset[str]],
) -> Plan:
    """What the frame of the document depends on; `streams` numbers all content streams."""
    return Plan(
        document.language,
        tuple(
            Sheet(
                page.label,
                page.width,
                page.height,
                tuple(streams[chunk.stream] for chunk in chunks),
                tuple(chunk.owners for chunk in chunks),
                tuple(band for chunk in chunks for band in chunk.special),
            )
            for page, chunks in zip(document.pages, pages, strict=True)
        ),
        document.bookmarks,
        document.nodes,
        tuple(boxes_of(pages).items()),
        tuple((face, words[face.name]) for face in document.faces if face.name in words),
        document.faces[0] if document.faces else None,
    )
