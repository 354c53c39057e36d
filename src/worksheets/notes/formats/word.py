"""Word documents (DOCX), read by mammoth; a paragraph is a line."""

import io
import re
import zipfile
from pathlib import Path

import mammoth

from worksheets.model.diagnostics import Sink, Span
from worksheets.notes.formats.web import sheet_of
from worksheets.notes.lines import Sheet

BLOCK = re.compile(r"(?=<(?:p|h[1-6]|li|tr)[ >])")
LARGEST = 50_000_000
"""Bytes of a document's text when it is unpacked."""


def read(path: Path, sink: Sink) -> Sheet | None:
    """The blocks of a document, counted from 1; its equations and pictures are reported as lost."""
    name = path.as_posix()
    try:
        data = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                sink.error(Span(name), "the document is too large to be notes", "take a part of it")
                return None
            text = archive.read("word/document.xml").decode("utf-8", "replace")
    except FileNotFoundError:
        sink.error(Span(name), "there is no such file", "check the path")
        return None
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        sink.error(Span(name), f"this is no Word document: {error}", "save it as .docx again")
        return None
    html = mammoth.convert_to_html(io.BytesIO(data)).value
    sheet = sheet_of(BLOCK.sub("\n", html).lstrip("\n"), path.name)
    equations = text.count("<m:oMath>") + text.count("<m:oMath ")
    lost = (*sheet.lost, *((0, "an equation") for _ in range(equations)))
    return Sheet(sheet.file, sheet.lines, lost)
