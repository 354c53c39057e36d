"""The work of a build in pieces that can be done anywhere, and again after a fault."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path

from worksheets.layout.type.font_files import LARGEST_FONT, files_of
from worksheets.memo import memo
from worksheets.model.files import read_file
from worksheets.model.version import VERSION
from worksheets.pipeline.prepared import Prepared
from worksheets.pipeline.request import Request

LEAST, MOST = 40, 160
"""Copies that are made in one piece: fewer towards the end, so that all processes end together."""
PIECES = 16
"""What is left is cut into so many."""


@dataclass(frozen=True, slots=True)
class Job:
    """One form of a spec with all its files, or the copies of some pupils (from, to), or what is
    made of all forms together; `key` changes with whatever could change its files."""

    spec: Path
    kind: str
    form: str = ""
    pupils: tuple[int, int] | None = None
    key: str = ""

    @property
    def papers(self) -> int:
        """How many papers or copies it makes."""
        start, end = self.pupils or (0, 1)
        return end - start

    def __str__(self) -> str:
        parts = [self.spec.as_posix()]
        if self.form:
            parts.append(f"form {self.form}")
        if self.pupils:
            parts.append(f"copies {self.pupils[0] + 1} to {self.pupils[1]}")
        return ", ".join(parts)


def jobs_of(path: Path, found: Prepared, request: Request) -> Iterator[Job]:
    """The jobs of a prepared spec, in the order of their files."""
    whole = _digest(path, found, request)
    for job in _kinds(path, found, request):
        yield replace(job, key=_key(job, found, whole))


def _kinds(path: Path, found: Prepared, request: Request) -> Iterator[Job]:
    for form in found.forms:
        yield Job(path, "form", form)
    if len(found.forms) > 1:
        yield Job(path, "forms")
    count = len(found.pupils)
    if count and request.bind:
        yield Job(path, "class", pupils=(0, count))
        return
    start = 0
    while start < count:
        size = min(max((count - start) // PIECES, LEAST), MOST)
        yield Job(path, "copies", pupils=(start, min(start + size, count)))
        start += size


def _digest(path: Path, found: Prepared, request: Request) -> str:
    """What names all that the jobs of a spec have in common."""
    options = {
        name: str(value)
        for name, value in asdict(request).items()
        if name not in ("output", "jobs", "shard", "resume", "roster", "executor", "trust")
    }
    order = found.order
    themes = order.theme, order.scheme_theme
    whole = (
        VERSION,
        path.name,
        order.text,
        order.course.digest,
        (order.language.tag, order.language.digest),
        [theme.model_dump_json() for theme in themes],
        [_fonts(theme.type.fonts, (theme.type.family, *theme.type.fallback)) for theme in themes],
        order.letterhead,
        sorted(options.items()),
    )
    return sha256(repr(whole).encode()).hexdigest()


@memo(16)
def _fonts(folder: str, names: tuple[str, ...]) -> str:
    """What names the fonts that families have in a folder of one's own."""
    files = files_of(folder, names) if folder else ()
    digests = (sha256(read_file(file, LARGEST_FONT)).digest() for file in files)
    return sha256(b"".join(digests)).hexdigest()


def _key(job: Job, found: Prepared, whole: str) -> str:
    pupils = found.pupils[slice(*job.pupils)] if job.pupils else ()
    rows = [(pupil.number, sorted(pupil.columns.items())) for pupil in pupils]
    own = whole, job.kind, job.form, job.pupils, rows
    return sha256(repr(own).encode()).hexdigest()[:32]


def sharded(jobs: Iterable[Job], shard: tuple[int, int] | None) -> list[Job]:
    """The jobs of one of several parts, which are the same on every machine."""
    if shard is None:
        return list(jobs)
    part, parts = shard
    return [job for job in jobs if int(job.key, 16) % parts == part - 1]
