"""A build in jobs, each of which can be done anywhere, and again after a failure."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path

from worksheets.layout.type.font_files import LARGEST_FONT, files_of
from worksheets.memo import memo
from worksheets.model.files import read_file
from worksheets.model.version import VERSION
from worksheets.pipeline.prepared import PreparedSpec
from worksheets.pipeline.request import Request

FEWEST_COPIES, MOST_COPIES = 40, 160
"""Copies in a job; jobs become smaller towards the end, so that all processes end together."""
OF_NO_FILE = frozenset(
    (
        *("output", "jobs", "shard", "resume", "roster", "executor", "trust"),
        *("class_", "on", "record"),
    )
)
"""Options that change no file, or that change it by what is in another part of a key."""
SHARES = 16
"""A job has one of so many shares of the copies that are left."""


@dataclass(frozen=True, slots=True)
class Job:
    """A part of the build of one spec, by `kind`: "form", all files of one form; "forms", the files
    that concern all forms; "copies" or "class", the copies of `pupils` from one index to another.

    `key` changes with whatever could change the files.
    """

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


def jobs_for_spec(path: Path, spec: PreparedSpec, request: Request) -> Iterator[Job]:
    """The jobs of a prepared spec, in the order of their files."""
    common = _common_digest(path, spec, request)
    for job in _jobs_without_keys(path, spec, request):
        yield replace(job, key=_key(job, spec, common))


def _jobs_without_keys(path: Path, spec: PreparedSpec, request: Request) -> Iterator[Job]:
    for form in spec.forms:
        yield Job(path, "form", form)
    if len(spec.forms) > 1:
        yield Job(path, "forms")
    count = len(spec.pupils)
    if count and request.bind:
        yield Job(path, "class", pupils=(0, count))
        return
    start = 0
    while start < count:
        size = min(max((count - start) // SHARES, FEWEST_COPIES), MOST_COPIES)
        yield Job(path, "copies", pupils=(start, min(start + size, count)))
        start += size


def _common_digest(path: Path, spec: PreparedSpec, request: Request) -> str:
    """A digest of all that the jobs of a spec have in common."""
    options = {
        name: str(value) for name, value in asdict(request).items() if name not in OF_NO_FILE
    }
    loaded = spec.loaded
    themes = loaded.theme, loaded.scheme_theme
    content = (
        VERSION,
        path.name,
        loaded.text,
        loaded.course.digest,
        (loaded.language.tag, loaded.language.digest),
        [theme.model_dump_json() for theme in themes],
        [
            _font_digest(theme.type.fonts, (theme.type.family, *theme.type.fallback))
            for theme in themes
        ],
        loaded.letterhead,
        sorted(options.items()),
        *([spec.history.digest] if spec.history else []),
        *([loaded.profile.digest] if loaded.profile else []),
    )
    return sha256(repr(content).encode()).hexdigest()


@memo(16)
def _font_digest(folder: str, names: tuple[str, ...]) -> str:
    """A digest of the font files that families have in a folder; that of nothing without one."""
    files = files_of(folder, names) if folder else ()
    digests = (sha256(read_file(file, LARGEST_FONT)).digest() for file in files)
    return sha256(b"".join(digests)).hexdigest()


def _key(job: Job, spec: PreparedSpec, common: str) -> str:
    pupils = spec.pupils[slice(*job.pupils)] if job.pupils else ()
    rows = [(pupil.number, sorted(pupil.columns.items())) for pupil in pupils]
    content = common, job.kind, job.form, job.pupils, rows
    return sha256(repr(content).encode()).hexdigest()[:32]


def jobs_of_shard(jobs: Iterable[Job], shard: tuple[int, int] | None) -> list[Job]:
    """The jobs of one shard (its number, how many there are); all jobs without one.

    By their keys, so every machine divides them alike.
    """
    if shard is None:
        return list(jobs)
    part, parts = shard
    return [job for job in jobs if int(job.key, 16) % parts == part - 1]
