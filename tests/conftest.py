"""Options of the tests, and what holds for every PDF that any of them makes."""

import os
import tempfile
from contextlib import ExitStack
from functools import wraps

import pytest
from hypothesis import settings

from structure import POSTSCRIPT_OUTLINES, check_structure, check_tags
from worksheets.memo import Memory
from worksheets.model.page.page import Document
from worksheets.writers import pdf

settings.register_profile(
    "worksheets",
    deadline=None,  # a busy machine is no mistake
    derandomize="CI" in os.environ,
)
settings.load_profile("worksheets")


def pytest_configure(config: pytest.Config) -> None:
    """Indexes of courses go into a folder of this run, also those of processes that it begins."""
    folder = tempfile.TemporaryDirectory(prefix="worksheets-tests-")
    config.add_cleanup(folder.cleanup)
    os.environ["WORKSHEETS_CACHE"] = folder.name
    memory = ExitStack()
    memory.enter_context(Memory().used())
    config.add_cleanup(memory.close)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="write the goldens anew; read the diff before commit"
    )


def _checked(write=pdf.write):  # type: ignore[no-untyped-def]
    """The writer, whose files must be sound before a test sees them."""

    here = os.getpid()

    @wraps(write)
    def checked(document: Document, *, archival: bool = True) -> bytes:
        data: bytes = write(document, archival=archival)
        forked = os.getpid() != here  # where the threads of the validator are missing
        if forked or not document.conforms or not archival:
            check_tags(data)
        elif b"/CIDFontType0" in data:
            check_structure(data, unlike=POSTSCRIPT_OUTLINES)
        else:
            check_structure(data)
        return data

    return checked


pdf.write = _checked()
