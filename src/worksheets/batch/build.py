"""Papers from specs, written whole or not at all."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Literal, TypeAlias, assert_never

from worksheets.assemble import assembled
from worksheets.layout.paper import paper_document
from worksheets.layout.scheme import scheme_document
from worksheets.layout.style import Style
from worksheets.layout.words import covered
from worksheets.model.course import Course
from worksheets.model.diagnostics import Diagnostic, Sink, Span
from worksheets.model.page import Document
from worksheets.model.paper import Paper
from worksheets.model.question import Question
from worksheets.model.spec import SchemePlace, Spec
from worksheets.model.units import PAGE_SIZES
from worksheets.questions import registry
from worksheets.read.spec import read_order

Format: TypeAlias = Literal["pdf", "png", "dump"]


@dataclass(frozen=True, slots=True)
class Built:
    """One file that was written; `kind` is paper, mark-scheme or both in one file."""

    path: Path
    kind: str
    pages: int
    marks: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a build; `failed` counts specs with errors."""

    built: tuple[Built, ...]
    diagnostics: tuple[Diagnostic, ...]
    failed: int = 0
    specs: int = 0

    @property
    def ok(self) -> bool:
        return not self.failed


@dataclass(slots=True)
class Request:
    """Options of a build; None leaves a choice to the spec."""

    output: Path = Path("output")
    scheme: SchemePlace | None = None
    seed: int | None = None
    strict: bool = False
    to: Format = "pdf"
    names: dict[str, Path] = field(default_factory=dict)


def spec_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The specs among some paths; a folder stands for the YAML files in it, if it has any."""
    for path in paths:
        inside = [*path.glob("*.yaml"), *path.glob("*.yml")] if path.is_dir() else []
        yield from sorted(inside) or [path]


def build(paths: Iterable[Path], request: Request) -> Result:
    """Build every spec; a spec with errors writes nothing and stops no other."""
    types = registry()
    built: list[Built] = []
    diagnostics: list[Diagnostic] = []
    failed = specs = 0
    for path in dict.fromkeys(paths):
        sink = Sink()
        specs += 1
        found = _one(path, types, request, sink)
        diagnostics += sink
        built += found
        failed += not found
    return Result(tuple(built), tuple(dict.fromkeys(diagnostics)), failed, specs)


def _one(
    path: Path, types: Mapping[str, type[Question]], request: Request, sink: Sink
) -> Sequence[Built]:
    order = read_order(path, types, covered(), sink)
    if order is None:
        return ()
    other = request.names.setdefault(path.stem, path)
    if other != path:
        message = f"the spec would build the same file as {other}"
        sink.error(Span(order.name), message, "rename one of the two specs")
        return ()
    spec = order.spec
    seed = spec.seed if request.seed is None else request.seed
    paper = assembled(spec, order.course, types, sink, seed=seed, spec_text=order.text)
    if paper is None or sink.failed or (request.strict and len(sink)):
        return ()
    place = request.scheme or spec.mark_scheme
    return [
        built
        for name, kind, document in _files(path.stem, paper, spec, order.course, place)
        for built in _written(request.output / name, kind, document, paper, request.to)
    ]


def _files(
    stem: str, paper: Paper, spec: Spec, course: Course, place: SchemePlace
) -> Iterator[tuple[str, str, Document]]:
    """The files of a paper: each is built from the model, none is cut from another."""
    style = Style(*PAGE_SIZES[spec.layout.page])
    handout = paper_document(paper.handout, style, course.subject, course.language)
    if place == "none":
        yield stem, "paper", handout
        return
    scheme = scheme_document(paper, style, course.subject, course.language)
    if place == "separate":
        yield stem, "paper", handout
    if place in ("separate", "both"):
        yield f"{stem}-mark-scheme", "mark-scheme", scheme
    if place in ("appendix", "both"):
        name = stem if place == "appendix" else f"{stem}-with-mark-scheme"
        yield name, "paper-and-mark-scheme", bound(handout, scheme)
    if place == "both":
        yield stem, "paper", handout


def bound(handout: Document, scheme: Document) -> Document:
    """The mark scheme behind the paper, from a new page on."""
    behind = tuple(
        replace(bookmark, page=bookmark.page + len(handout.pages)) for bookmark in scheme.bookmarks
    )
    return replace(
        handout,
        title=f"{handout.title}, with mark scheme",
        pages=(*handout.pages, *scheme.pages),
        nodes=(*handout.nodes, *scheme.nodes),
        bookmarks=(*handout.bookmarks, *behind),
    )


def _written(
    path: Path, kind: str, document: Document, paper: Paper, to: Format
) -> Iterator[Built]:
    for target, data in _encoded(path, document, to):
        write_whole(target, data)
        yield Built(target, kind, len(document.pages), paper.tariff, paper.front.fingerprint)


def _encoded(path: Path, document: Document, to: Format) -> Iterator[tuple[Path, bytes]]:
    """Writers are imported when they are wanted."""
    match to:
        case "pdf":
            from worksheets.writers import pdf  # noqa: PLC0415

            yield path.with_name(f"{path.name}.pdf"), pdf.write(document)
        case "png":
            from worksheets.writers import png  # noqa: PLC0415

            for number, picture in enumerate(png.write(document), 1):
                yield path.with_name(f"{path.name}-{number}.png"), picture
        case "dump":
            from worksheets.writers import dump  # noqa: PLC0415

            yield path.with_name(f"{path.name}.txt"), dump.write(document)
        case _:
            assert_never(to)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under a temporary name and rename it, so that nobody meets half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(0o644)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
