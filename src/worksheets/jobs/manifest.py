"""What has been done: a line a job, so that a build that was broken off can go on."""

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
from worksheets.pipeline.request import Built

NAME = "worksheets-manifest.jsonl"
LARGEST_MANIFEST, LARGEST_BUILT = 1_000_000_000, 2_000_000_000
"""Octets; a job of a hundred copies has forty thousand in its line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A job that was done: its files, and how long it took (seconds)."""

    key: str
    job: str
    files: tuple[Built, ...]
    seconds: float


def written(folder: Path) -> Mapping[str, Entry]:
    """The jobs whose files are all there and unchanged; a damaged line counts for nothing."""
    found: dict[str, Entry] = {}
    for line in _octets(folder).split(b"\n"):
        try:
            entry = _read(json.loads(line.decode("utf-8")), folder)
        except (ValueError, RecursionError):  # cut, or other octets
            continue
        if entry is not None and all(map(_unchanged, entry.files)):
            found[entry.key] = entry
    return found


def begin(folder: Path) -> None:
    """End a line that was cut short, so that the next one is not lost with it."""
    data = _octets(folder)
    if data and not data.endswith(b"\n"):
        with noting(folder) as note:
            note("\n")


def _octets(folder: Path) -> bytes:
    """What is in the manifest; what cannot be read says nothing."""
    try:
        return read_file(folder / NAME, LARGEST_MANIFEST)
    except Mistake:
        return b""


def line(entry: Entry) -> str:
    """What a manifest says of a job; the process that did it writes that, too."""
    said = _as_json(entry)
    return json.dumps({**said, "check": _check(said)}) + "\n"


def _check(said: Mapping[Any, object]) -> str:
    """What shows that a line is as it was written."""
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]


@contextmanager
def noting(folder: Path) -> Iterator[Callable[[str], None]]:
    """What adds a line, which is in the file when it returns; it raises Unwritable."""
    path = folder / NAME
    with ExitStack() as stack:
        file: TextIO | None = None

        def note(said: str) -> None:
            nonlocal file
            try:
                if file is None:
                    folder.mkdir(parents=True, exist_ok=True)
                    file = stack.enter_context(path.open("a", encoding="utf-8"))
                file.write(said)
                file.flush()
            except OSError as error:
                raise Unwritable(error.errno, error.strerror, str(path)) from error

        yield note


def _unchanged(built: Built) -> bool:
    try:
        return sha256(read_file(built.path, LARGEST_BUILT)).hexdigest() == built.digest
    except Mistake:
        return False


def _as_json(entry: Entry) -> dict[str, object]:
    return {
        "key": entry.key,
        "job": entry.job,
        "seconds": round(entry.seconds, 4),
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
            for built in entry.files
        ],
    }


def _read(said: object, folder: Path) -> Entry | None:
    """What a line says, if it is one that this program writes."""
    match said:
        case {"check": check, **rest} if check != _check(rest):
            return None
        case {
            "check": _,
            "key": str(key),
            "job": str(job),
            "seconds": int() | float() as seconds,
            "files": [*files],
        }:
            built = tuple(_built(one, folder) for one in files)
            if built and None not in built:
                return Entry(key, job, tuple(one for one in built if one), float(seconds))
    return None


def _built(said: object, folder: Path) -> Built | None:
    match said:
        case {
            "path": str(name),
            "kind": str(kind),
            "pages": int(pages),
            "marks": int(marks),
            "fingerprint": str(fingerprint),
            "sha256": str(digest),
            "layout": [*layout],
        } if Path(name).name == name and all(isinstance(one, str) for one in layout):
            return Built(folder, name, kind, pages, marks, fingerprint, digest, tuple(layout))
    return None
