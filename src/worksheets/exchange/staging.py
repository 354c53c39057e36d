"""Several files replaced together: all of them, or none."""

import os
from collections.abc import Mapping
from errno import EINVAL
from pathlib import Path

from worksheets.model.diagnostics import Mistake
from worksheets.model.files import NotThere, is_folder, read_file
from worksheets.pipeline.files import TEMPORARY_SUFFIX

LARGEST_FILE = 100_000_000
"""Bytes of a file that may have to be restored; notes have 50 million at most."""


def replace_all_or_none(files: Mapping[Path, bytes]) -> None:
    """Write files under temporary names, and move them into place when all are on the disk.

    If that fails, everything is restored, folders too, and the OSError is raised with the name of
    the file that could not be written.
    """
    new_folders: list[Path] = []
    temporaries: dict[Path, Path] = {}
    contents_before: dict[Path, bytes | None] = {}
    current_path = Path()
    is_complete = False
    try:
        for number, (path, data) in enumerate(files.items()):
            current_path = path
            _make_folder(path.parent, new_folders)
            temporaries[path] = path.with_name(f".{number}.{os.getpid()}{TEMPORARY_SUFFIX}")
            _write(temporaries[path], data)
        for path, temporary in temporaries.items():
            current_path = path
            before = _before(path)
            temporary.replace(path)
            contents_before[path] = before
        is_complete = True
    except OSError as error:
        error.filename = os.fspath(current_path)
        raise
    finally:
        if not is_complete:
            _undo(new_folders, temporaries, contents_before)


def _before(path: Path) -> bytes | None:
    """The bytes of a file; None if it does not exist. Raises OSError if it is no regular file."""
    try:
        return read_file(path, LARGEST_FILE)
    except NotThere:
        return None
    except Mistake as mistake:
        raise OSError(EINVAL, str(mistake)) from mistake


def _make_folder(folder: Path, new_folders: list[Path]) -> None:
    """Make a folder and its missing parents, and add them to `new_folders`."""
    if is_folder(folder):
        return
    if folder.parent != folder:
        _make_folder(folder.parent, new_folders)
    folder.mkdir()
    new_folders.append(folder)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _undo(
    new_folders: list[Path],
    temporaries: Mapping[Path, Path],
    contents_before: Mapping[Path, bytes | None],
) -> None:
    for path, before in contents_before.items():
        if before is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(before)
    for temporary in temporaries.values():
        temporary.unlink(missing_ok=True)
    for folder in reversed(new_folders):
        folder.rmdir()
