"""Documents as files, written whole or not at all."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from errno import EISDIR
from pathlib import Path
from typing import BinaryIO, assert_never

from worksheets.model.diagnostics import Mistake
from worksheets.model.files import entries, read_file
from worksheets.model.page.page import Document
from worksheets.pipeline.request import Format

SHORT = 40
"""Letters of a file's name in a temporary one, which must not be too long where its own is not."""
PART = ".part"
"""How the name of a file ends that is not written to its end."""


def encoded(
    name: str, document: Document, to: Format, password: str = ""
) -> Iterator[tuple[str, bytes]]:
    """The files of a document by name; writers are imported when they are wanted."""
    match to:
        case "pdf":
            from worksheets.writers import pdf  # noqa: PLC0415
            from worksheets.writers.pdf.protect import encrypted  # noqa: PLC0415

            data = pdf.write(document, archival=not password)
            data = encrypted(data, password) if password else data
            yield f"{name}.pdf", data
        case "png":
            from worksheets.writers import png  # noqa: PLC0415

            for number, picture in enumerate(png.write(document), 1):
                yield f"{name}-{number}.png", picture
        case "dump":
            from worksheets.writers import dump  # noqa: PLC0415

            yield f"{name}.txt", dump.write(document)
        case _:
            assert_never(to)


class Unwritable(OSError):
    """A file cannot be written; the message says which and why."""

    def __str__(self) -> str:
        return f"cannot write {self.filename}: {self.strerror}"


def write_whole(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Write a file under a temporary name and rename it, so that nobody meets half a file.

    A `lasting` file is on the disk before this returns; one that is noted in a manifest need not
    be, for its digest is compared before it counts as done. Raises Unwritable.
    """
    write_together({path: data}, lasting=lasting)


def write_together(files: Mapping[Path, bytes], *, lasting: bool = True) -> None:
    """Write files of which none is there without the others; see `write_whole`."""
    begun: list[tuple[str, str]] = []
    written: list[str] = []
    target = ""
    try:
        for path, data in files.items():
            target = os.fspath(path)  # thousands of names are parsed faster as text
            begun.append((_begun(target, data, lasting=lasting), target))
        for temporary, target in begun:
            os.replace(temporary, target)  # noqa: PTH105
            written.append(target)
    except (OSError, ValueError) as error:
        for left in (*(one for one, _ in begun), *written):
            with suppress(OSError):
                os.unlink(left)  # noqa: PTH108
        number, reason = getattr(error, "errno", None), getattr(error, "strerror", None)
        raise Unwritable(number or 0, reason or str(error), target) from error


def _begun(target: str, data: bytes, *, lasting: bool) -> str:
    """The temporary name under which a file is written."""
    folder, name = os.path.split(target)
    temporary = os.path.join(folder, f".{name[:SHORT]}.{os.getpid()}{PART}")  # noqa: PTH118
    try:
        with _opened(temporary) as file:
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


def _opened(path: str) -> BinaryIO:
    """A file to write to; its folder is made when it turns out to be missing."""
    try:
        return open(path, "wb")  # noqa: PTH123
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        return open(path, "wb")  # noqa: PTH123


def clear_parts(folder: Path) -> None:
    """Delete what processes left half written that were killed; those that live go on."""
    for name in entries(folder):
        owner = name.removesuffix(PART).rpartition(".")[2]
        ours = name.startswith(".") and name.endswith(PART) and owner.isdecimal()
        if ours and len(owner) < 12 and not _alive(int(owner)):
            with suppress(OSError):
                (folder / name).unlink()


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        told = read_file(Path(f"/proc/{process}/stat")).decode("utf-8", "replace")
    except Mistake:
        return True  # there is no /proc here
    return told.rpartition(")")[2].split()[:1] != [
        "Z"
    ]  # one that was killed, and that nobody has asked after
