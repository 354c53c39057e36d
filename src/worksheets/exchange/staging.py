"""Several files replaced together: all of them, or none."""

import os
from collections.abc import Mapping
from errno import EINVAL
from pathlib import Path

from worksheets.model.diagnostics import Mistake
from worksheets.model.files import NotThere, is_folder, read_file
from worksheets.pipeline.files import PART

LARGEST = 100_000_000
"""Octets of a file that may have to be put back; notes have 50 million at most."""


def replace_together(wanted: Mapping[Path, bytes]) -> None:
    """Write files under temporary names, and move them when all are on the disk.

    Where that fails everything is as it was before, folders too; raises the OSError, which names
    the file that was wanted.
    """
    made: list[Path] = []
    parts: dict[Path, Path] = {}
    moved: dict[Path, bytes | None] = {}
    present = Path()
    done = False
    try:
        for number, (path, data) in enumerate(wanted.items()):
            present = path
            _make_folder(path.parent, made)
            parts[path] = path.with_name(f".{number}.{os.getpid()}{PART}")
            _write(parts[path], data)
        for path, part in parts.items():
            present = path
            before = _before(path)
            part.replace(path)
            moved[path] = before
        done = True
    except OSError as error:
        error.filename = os.fspath(present)
        raise
    finally:
        if not done:
            _undo(made, parts, moved)


def _before(path: Path) -> bytes | None:
    """What is in a file that is there; raises OSError for what is no file."""
    try:
        return read_file(path, LARGEST)
    except NotThere:
        return None
    except Mistake as mistake:
        raise OSError(EINVAL, str(mistake)) from mistake


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it; notes which."""
    if is_folder(folder):
        return
    if folder.parent != folder:
        _make_folder(folder.parent, made)
    folder.mkdir()
    made.append(folder)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _undo(made: list[Path], parts: Mapping[Path, Path], moved: Mapping[Path, bytes | None]) -> None:
    for path, before in moved.items():
        if before is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(before)
    for part in parts.values():
        part.unlink(missing_ok=True)
    for folder in reversed(made):
        folder.rmdir()
