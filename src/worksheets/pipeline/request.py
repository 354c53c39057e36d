"""The options of a build, and its result."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypedDict

from worksheets.model.diagnostics import Diagnostic
from worksheets.model.layout_spec import Imposition, PageName
from worksheets.model.page.zones import Zone
from worksheets.model.roster import RosterPlace
from worksheets.model.spec import SchemePlace

SCHEDULER = re.compile(r"dask://(\[[0-9a-fA-F:]+\]|[\w.-]+):\d{1,5}")


class BuiltFile(NamedTuple):
    """One file that was written, in the folder of its build.

    `kind` is paper, fillable, answers (the booklet to answer in), mark-scheme, both in one, insert,
    data, sheets, copy, copies, overlap or record; `digest` is the SHA-256 of its bytes; `report`
    has a line for every page: the space left empty, and what had to be split; `zones` is filled if
    the request asks for it.
    """

    folder: Path
    name: str
    kind: str
    pages: int
    marks: int
    fingerprint: str
    digest: str
    report: tuple[str, ...] = ()
    zones: tuple[Zone, ...] = ()

    @property
    def path(self) -> Path:
        return self.folder / self.name


@dataclass(frozen=True, slots=True)
class Result:
    """The files of a build and its diagnostics; `failed` counts specs with errors, `resumed` jobs
    that an earlier build had done."""

    built: tuple[BuiltFile, ...]
    diagnostics: tuple[Diagnostic, ...]
    failed: int = 0
    specs: int = 0
    resumed: int = 0

    @property
    def ok(self) -> bool:
        return not self.failed


class BuildOptions(TypedDict, total=False):
    """The options of `worksheets.build` that name no file; for their meaning see Request."""

    scheme: SchemePlace | None
    seed: int | None
    strict: bool
    theme: str | None
    page: PageName | None
    impose: Imposition | None
    fillable: bool
    password: str
    bind: bool
    together: bool
    jobs: int | None
    resume: bool
    executor: str
    class_: str
    on: date | None
    record: bool
    paper_record: bool


@dataclass(frozen=True, slots=True)
class Request:
    """Options of a build; None leaves a choice to the spec."""

    output: Path = Path("output")
    scheme: SchemePlace | None = None
    seed: int | None = None
    strict: bool = False
    to: str = "pdf"
    """The format of files, one of `worksheets.writers.formats`."""
    theme: str | None = None
    fonts: Path | None = None
    trust: tuple[Path, ...] = ()
    """Folders that what specs, themes and courses name may lie in, wherever they are."""
    page: PageName | None = None
    impose: Imposition | None = None
    fillable: bool = False
    zones: bool = False
    """Whether built files list where candidates write and tick."""
    password: str = ""
    """Opens files with a mark scheme in them; without one they are not encrypted."""
    roster: RosterPlace | None = None
    bind: bool = False
    """All copies of a class in one file, in print order."""
    together: bool = False
    """The schemes of all forms in one file, with their keys side by side."""
    jobs: int | None = None
    shard: tuple[int, int] | None = None
    """Only the third of eight parts of the work: (3, 8)."""
    resume: bool = False
    executor: str = ""
    """The scheduler of a Dask cluster that does the jobs: dask://host:8786."""
    class_: str = ""
    on: date | None = None
    """The class that has the papers, and the day; they overrule the specs."""
    record: bool = False
    """Whether it is noted what the class has seen then."""
    paper_record: bool = False
    """Whether the questions of each paper are written down, so that it can be replayed."""
    nearest: bool = False
    """Whether a paper may be the one nearest to a blueprint that none meets; only in plans."""

    def __post_init__(self) -> None:
        if self.executor and not SCHEDULER.fullmatch(self.executor):
            message = f"'{self.executor}' is no executor; write dask://host:8786"
            raise ValueError(message)
        if self.bind and self.roster is None:
            raise ValueError("bind puts the copies of a class into one file: give a roster")
