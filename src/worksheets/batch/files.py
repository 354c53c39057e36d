"""Documents as files, written whole or not at all."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, assert_never

from worksheets.batch.request import Format
from worksheets.model.page import Document

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


def write_whole(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Write a file under a temporary name and rename it, so that nobody meets half a file.

    A `lasting` file is on the disk before this returns; one that is noted in a manifest need not
    be, for its digest is compared before it counts as done.
    """
    target = os.fspath(path)  # thousands of names are parsed faster as text
    folder, name = os.path.split(target)
    temporary = os.path.join(folder, f".{name}.{os.getpid()}{PART}")  # noqa: PTH118
    try:
        with _opened(temporary) as file:
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        os.replace(temporary, target)  # noqa: PTH105
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        error.filename = target
        raise


def _opened(path: str) -> BinaryIO:
    """A file to write to; its folder is made when it turns out to be missing."""
    try:
        return open(path, "wb")  # noqa: PTH123
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        return open(path, "wb")  # noqa: PTH123


def clear_parts(folder: Path) -> None:
    """Delete what processes left half written that were killed; those that live go on."""
    for path in folder.glob(f".*{PART}") if folder.is_dir() else ():
        owner = path.name.removesuffix(PART).rpartition(".")[2]
        if owner.isdecimal() and not _alive(int(owner)):
            path.unlink(missing_ok=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return True  # there is no /proc here
    return state != "Z"  # one that was killed, and that nobody has asked after
