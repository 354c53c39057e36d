"""Finished pages as files: one module is one format, of the same name in `--to`.

A module has `files(name, document, password)`, which yields the name and the bytes of every file; a
format without encryption ignores the password.
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from worksheets.model.page.page import Document


def formats() -> tuple[str, ...]:
    """The names of all formats, in alphabetical order."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def files(
    to: str, name: str, document: Document, password: str = ""
) -> Iterator[tuple[str, bytes]]:
    """The files of a document in a format; its module is imported when it is needed."""
    writer: Any = import_module(f"{__name__}.{to}")
    yield from writer.files(name, document, password)
