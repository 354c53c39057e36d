"""Documents as files, each written completely or not at all."""

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from errno import EACCES, EISDIR
from pathlib import Path
from typing import BinaryIO

from worksheets.model.diagnostics import Mistake
from worksheets.model.files import entries, read_file

SHORTENED_NAME = 40
"""Characters of a file's name that its temporary name repeats, so that this is never too long."""
TEMPORARY_SUFFIX = ".part"
"""Ends the name of a file that is still being written."""


class Unwritable(OSError):
    """A file cannot be written; the message says which and why."""

    def __str__(self) -> str:
        return f"cannot write {self.filename}: {self.strerror}"


def write_atomically(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Write a file under a temporary name and rename it, so that nobody reads half a file.

    A `lasting` file is on the disk before this returns; one that is noted in a manifest need not
    be, for its digest is compared before its job counts as done. Raises Unwritable.
    """
    write_all_or_none({path: data}, lasting=lasting)


def write_over(path: Path, data: bytes) -> None:
    """Write a file that is there anew: where a link to it leads, and with the rights that it has.

    Raises Unwritable, also for a file that its owner may only read.
    """
    try:
        target = path.resolve(strict=True)
        rights = stat.S_IMODE(target.stat().st_mode)
    except OSError as error:
        raise Unwritable(error.errno or 0, error.strerror or str(error), os.fspath(path)) from error
    if not rights & stat.S_IWUSR:
        raise Unwritable(EACCES, os.strerror(EACCES), os.fspath(path))
    write_atomically(target, data)
    target.chmod(rights)


def write_all_or_none(files: Mapping[Path, bytes], *, lasting: bool = True) -> None:
    """Write several files, all or none; see `write_atomically`."""
    temporaries: list[tuple[str, str]] = []
    written: list[str] = []
    target = ""
    try:
        for path, data in files.items():
            target = os.fspath(path)  # thousands of names are parsed faster as text
            temporaries.append((_write_temporary(target, data, lasting=lasting), target))
        for temporary, target in temporaries:
            os.replace(temporary, target)  # noqa: PTH105
            written.append(target)
    except (OSError, ValueError) as error:
        for unfinished in (*(temporary for temporary, _ in temporaries), *written):
            with suppress(OSError):
                os.unlink(unfinished)  # noqa: PTH108
        number, reason = getattr(error, "errno", None), getattr(error, "strerror", None)
        raise Unwritable(number or 0, reason or str(error), target) from error


def _write_temporary(target: str, data: bytes, *, lasting: bool) -> str:
    """Write a file under a temporary name, and return that name."""
    folder, name = os.path.split(target)
    temporary = os.path.join(folder, f".{name[:SHORTENED_NAME]}.{os.getpid()}{TEMPORARY_SUFFIX}")  # noqa: PTH118
    try:
        with _open_for_writing(temporary) as file:
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        if os.path.isdir(target):  # noqa: PTH112 or others would be in place before this is known
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise
    return temporary


def _open_for_writing(path: str) -> BinaryIO:
    """Open a file for writing; its folder is made if it is missing."""
    try:
        return open(path, "wb")  # noqa: PTH123
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        return open(path, "wb")  # noqa: PTH123


def delete_abandoned_files(folder: Path) -> None:
    """Delete the temporary files of processes that were killed, not those of living ones."""
    for name in entries(folder):
        owner = name.removesuffix(TEMPORARY_SUFFIX).rpartition(".")[2]
        ours = name.startswith(".") and name.endswith(TEMPORARY_SUFFIX) and owner.isdecimal()
        if ours and len(owner) < 12 and not _is_alive(int(owner)):
            with suppress(OSError):
                (folder / name).unlink()


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        status = read_file(Path(f"/proc/{process}/stat")).decode("utf-8", "replace")
    except Mistake:
        return True  # there is no /proc here
    state = status.rpartition(")")[2].split()[:1]
    return state != ["Z"]  # a zombie: it was killed, and its parent has not asked after it
