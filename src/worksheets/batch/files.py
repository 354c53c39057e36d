"""Documents as files, written whole or not at all."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import assert_never

from worksheets.batch.request import Format
from worksheets.model.page import Document


def encoded(
    path: Path, document: Document, to: Format, password: str = ""
) -> Iterator[tuple[Path, bytes]]:
    """The files of a document; writers are imported when they are wanted."""
    match to:
        case "pdf":
            from worksheets.writers import pdf  # noqa: PLC0415
            from worksheets.writers.pdf.protect import encrypted  # noqa: PLC0415

            data = pdf.write(document, archival=not password)
            data = encrypted(data, password) if password else data
            yield path.with_name(f"{path.name}.pdf"), data
        case "png":
            from worksheets.writers import png  # noqa: PLC0415

            for number, picture in enumerate(png.write(document), 1):
                yield path.with_name(f"{path.name}-{number}.png"), picture
        case "dump":
            from worksheets.writers import dump  # noqa: PLC0415

            yield path.with_name(f"{path.name}.txt"), dump.write(document)
        case _:
            assert_never(to)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under a temporary name and rename it, so that nobody meets half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(0o644)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
