"""What has been done: a line a job, so that a build that was broken off can go on."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from worksheets.batch.request import Built

NAME = "worksheets-manifest.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """A job that was done: its files, and how long it took (seconds)."""

    key: str
    job: str
    files: tuple[Built, ...]
    seconds: float


def written(folder: Path) -> Mapping[str, Entry]:
    """The jobs whose files are all there and unchanged; a line cut short counts for nothing."""
    path = folder / NAME
    if not path.is_file():
        return {}
    found: dict[str, Entry] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            entry = _read(json.loads(line), folder)
        except (json.JSONDecodeError, KeyError, TypeError):
            continue
        if all(map(_unchanged, entry.files)):
            found[entry.key] = entry
    return found


def begin(folder: Path) -> None:
    """End a line that was cut short, so that the next one is not lost with it."""
    path = folder / NAME
    if path.is_file() and not path.read_bytes().endswith(b"\n"):
        with path.open("a", encoding="utf-8") as file:
            file.write("\n")


def line(entry: Entry) -> str:
    """What a manifest says of a job; the process that did it writes that, too."""
    return json.dumps(_as_json(entry), ensure_ascii=False) + "\n"


@contextmanager
def noting(folder: Path) -> Iterator[Callable[[str], None]]:
    """What adds a line, which is in the file when it returns."""
    with ExitStack() as stack:
        file: TextIO | None = None

        def note(said: str) -> None:
            nonlocal file
            if file is None:
                folder.mkdir(parents=True, exist_ok=True)
                file = stack.enter_context((folder / NAME).open("a", encoding="utf-8"))
            file.write(said)
            file.flush()

        yield note


def _unchanged(built: Built) -> bool:
    path = built.path
    return path.is_file() and sha256(path.read_bytes()).hexdigest() == built.digest


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


def _read(line: dict[str, object], folder: Path) -> Entry:
    files: list[Built] = []
    entries = line["files"]
    if not isinstance(entries, list):
        raise TypeError("files")
    for one in entries:
        name = str(one["path"])
        entries_ = one["kind"], one["pages"], one["marks"], one["fingerprint"], one["sha256"]
        files.append(Built(folder, name, *entries_, report=tuple(one["layout"])))
    seconds = line["seconds"]
    return Entry(str(line["key"]), str(line["job"]), tuple(files), float(str(seconds)))
