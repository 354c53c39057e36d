"""The manifest of a build: a line of JSON for every finished job, so that it can be resumed."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, TextIO

from worksheets.model.diagnostics import Mistake
from worksheets.model.files import read_file
from worksheets.pipeline.files import Unwritable
from worksheets.pipeline.request import BuiltFile

MANIFEST_NAME = "worksheets-manifest.jsonl"
LARGEST_MANIFEST, LARGEST_BUILT = 1_000_000_000, 2_000_000_000
"""Octets that are read of a manifest and of a built file; a job of 100 copies has a line of
40,000."""


@dataclass(frozen=True, slots=True)
class JobRecord:
    """A finished job: its key, its description, its files, and how long it took (seconds)."""

    key: str
    job: str
    files: tuple[BuiltFile, ...]
    seconds: float


def completed_jobs(folder: Path) -> Mapping[str, JobRecord]:
    """The recorded jobs whose files are all there and unchanged, by key; damaged lines are
    skipped."""
    records: dict[str, JobRecord] = {}
    for record_line in _manifest_bytes(folder).split(b"\n"):
        try:
            record = _record_in(json.loads(record_line.decode("utf-8")), folder)
        except (ValueError, RecursionError):  # cut, or other octets
            continue
        if record is not None and all(map(_unchanged, record.files)):
            records[record.key] = record
    return records


def end_cut_line(folder: Path) -> None:
    """End the last line if it was cut short, so that the next one does not run on from it."""
    data = _manifest_bytes(folder)
    if data and not data.endswith(b"\n"):
        with open_manifest(folder) as append:
            append("\n")


def _manifest_bytes(folder: Path) -> bytes:
    """The bytes of the manifest; none if it cannot be read."""
    try:
        return read_file(folder / MANIFEST_NAME, LARGEST_MANIFEST)
    except Mistake:
        return b""


def record_line(record: JobRecord) -> str:
    """The line for a job; it is made where the job was done, and appended where all meet."""
    fields = _as_json(record)
    return json.dumps({**fields, "check": _checksum(fields)}) + "\n"


def _checksum(fields: Mapping[Any, object]) -> str:
    """A checksum that shows whether a line is as it was written."""
    return sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()[:16]


@contextmanager
def open_manifest(folder: Path) -> Iterator[Callable[[str], None]]:
    """A function that appends a line and returns when it is in the file; it raises Unwritable."""
    path = folder / MANIFEST_NAME
    with ExitStack() as stack:
        file: TextIO | None = None

        def append(line: str) -> None:
            nonlocal file
            try:
                if file is None:
                    folder.mkdir(parents=True, exist_ok=True)
                    file = stack.enter_context(path.open("a", encoding="utf-8"))
                file.write(line)
                file.flush()
            except OSError as error:
                raise Unwritable(error.errno, error.strerror, str(path)) from error

        yield append


def _unchanged(built: BuiltFile) -> bool:
    try:
        return sha256(read_file(built.path, LARGEST_BUILT)).hexdigest() == built.digest
    except Mistake:
        return False


def _as_json(record: JobRecord) -> dict[str, object]:
    return {
        "key": record.key,
        "job": record.job,
        "seconds": round(record.seconds, 4),
        "files": [
            {
                "path": built.name,
                "kind": built.kind,
                "pages": built.pages,
                "marks": built.marks,
                "fingerprint": built.fingerprint,
                "sha256": built.digest,
                "layout": list(built.report),
            }
            for built in record.files
        ],
    }


def _record_in(value: object, folder: Path) -> JobRecord | None:
    """The record in the JSON of a line; None if this program did not write it."""
    match value:
        case {"check": check, **fields} if check != _checksum(fields):
            return None
        case {
            "check": _,
            "key": str(key),
            "job": str(job),
            "seconds": int() | float() as seconds,
            "files": [*files],
        }:
            built = tuple(_built_file_in(file, folder) for file in files)
            if built and None not in built:
                return JobRecord(key, job, tuple(file for file in built if file), float(seconds))
    return None


def _built_file_in(value: object, folder: Path) -> BuiltFile | None:
    match value:
        case {
            "path": str(name),
            "kind": str(kind),
            "pages": int(pages),
            "marks": int(marks),
            "fingerprint": str(fingerprint),
            "sha256": str(digest),
            "layout": [*layout],
        } if Path(name).name == name and all(isinstance(line, str) for line in layout):
            return BuiltFile(folder, name, kind, pages, marks, fingerprint, digest, tuple(layout))
    return None
