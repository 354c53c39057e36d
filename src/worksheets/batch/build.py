"""Papers from specs, written whole or not at all."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Literal, TypeAlias, assert_never

from worksheets import figures
from worksheets.assemble import assembled
from worksheets.batch.documents import Named, Plan, documents
from worksheets.layout.faces import covered
from worksheets.layout.formulas import formula, wrong
from worksheets.model.diagnostics import Diagnostic, Sink, Span
from worksheets.model.page import Document
from worksheets.model.paper import Paper
from worksheets.model.spec import Imposition, PageName, SchemePlace
from worksheets.model.theme import Theme
from worksheets.questions import registry
from worksheets.read.reading import Reading
from worksheets.read.spec import Order, read_order

Format: TypeAlias = Literal["pdf", "png", "dump"]


@dataclass(frozen=True, slots=True)
class Built:
    """One file that was written; `kind` is paper, fillable, mark-scheme, both in one, insert or
    sheets.

    `report` says of every page what stays empty, and what had to be split.
    """

    path: Path
    kind: str
    pages: int
    marks: int
    fingerprint: str
    report: tuple[str, ...] = ()


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
    theme: str | None = None
    fonts: Path | None = None
    page: PageName | None = None
    impose: Imposition | None = None
    fillable: bool = False
    password: str = ""
    """Opens files with a mark scheme in them; without one they are not encrypted."""
    names: dict[str, Path] = field(default_factory=dict)


def spec_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The specs among some paths; a folder stands for the YAML files in it, if it has any."""
    for path in paths:
        inside = [*path.glob("*.yaml"), *path.glob("*.yml")] if path.is_dir() else []
        yield from sorted(inside) or [path]


def build(paths: Iterable[Path], request: Request) -> Result:
    """Build every spec; a spec with errors writes nothing and stops no other."""
    known = reading(request.theme, request.fonts)
    built: list[Built] = []
    diagnostics: list[Diagnostic] = []
    failed = specs = 0
    for path in dict.fromkeys(paths):
        sink = Sink()
        specs += 1
        found = _one(path, known, request, sink)
        diagnostics += sink
        built += found
        failed += not found
    return Result(tuple(built), tuple(dict.fromkeys(diagnostics)), failed, specs)


def reading(theme: str | None = None, fonts: Path | None = None) -> Reading:
    """All that reading needs to know; `theme` and `fonts` overrule the specs."""
    return Reading(registry(), figures.registry, printable, wrong, theme, fonts)


def printable(theme: Theme, sink: Sink) -> frozenset[str] | None:
    """The characters a theme can print; None, with the reason in the sink, without its fonts."""
    try:
        if theme.type.maths == "ziamath":
            formula("x", "en", False, "ziamath")
        return covered(theme.type.family, theme.type.fallback, theme.type.fonts)
    except LookupError as error:
        message = f"the theme '{theme.name}' wants what is not there: {error}"
        sink.error(
            Span(theme.name), message, "install the package, or name another one in the theme"
        )
        return None


def _one(path: Path, reading: Reading, request: Request, sink: Sink) -> Sequence[Built]:
    order = read_order(path, reading, sink)
    if order is None:
        return ()
    other = request.names.setdefault(path.stem, path)
    if other != path:
        message = f"the spec would build the same file as {other}"
        sink.error(Span(order.name), message, "rename one of the two specs")
        return ()
    paper = paper_of(order, reading, request, sink)
    if paper is None or sink.failed or (request.strict and len(sink)):
        return ()
    named = documents(paper, _plan(path, order, request), sink)
    return [
        built for one in named for built in _written(request.output / one.name, one, paper, request)
    ]


def paper_of(order: Order, reading: Reading, request: Request, sink: Sink) -> Paper | None:
    """The paper of an order, under its letterhead; None with the reasons in the sink."""
    seed = order.spec.seed if request.seed is None else request.seed
    paper = assembled(
        order.spec, order.course, reading.types, sink, seed=seed, spec_text=order.text
    )
    if paper is None:
        return None
    return replace(paper, front=replace(paper.front, letterhead=order.letterhead))


def _plan(path: Path, order: Order, request: Request) -> Plan:
    layout = order.spec.layout
    return Plan(
        name=path.stem,
        subject=order.course.subject,
        language=order.course.language,
        layout=layout,
        page=request.page or layout.page,
        theme=order.theme,
        scheme_theme=order.scheme_theme,
        scheme=request.scheme or order.spec.mark_scheme,
        impose=request.impose or layout.impose,
        fillable=request.fillable or layout.fillable,
        place=Span(order.name),
    )


def _written(path: Path, named: Named, paper: Paper, request: Request) -> Iterator[Built]:
    document, report = named.laid.document, named.laid.report
    password = request.password if "mark-scheme" in named.kind else ""
    for target, data in _encoded(path, document, request.to, password):
        write_whole(target, data)
        yield Built(
            target,
            named.kind,
            len(document.pages),
            paper.tariff,
            paper.front.fingerprint,
            report,
        )


def _encoded(
    path: Path, document: Document, to: Format, password: str
) -> Iterator[tuple[Path, bytes]]:
    """Writers are imported when they are wanted."""
    match to:
        case "pdf":
            from worksheets.writers import pdf  # noqa: PLC0415
            from worksheets.writers.pdf.protect import encrypted  # noqa: PLC0415

            data = pdf.write(document, archival=not password)
            yield (
                path.with_name(f"{path.name}.pdf"),
                encrypted(data, password) if password else data,
            )
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
