"""The files of a course as they are read and decoded, with digests of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from worksheets.model.diagnostics import Sink
from worksheets.model.files import is_there
from worksheets.read.course_folders import name_in_course
from worksheets.read.decode import Model, decode
from worksheets.read.figure_files import FigureFiles
from worksheets.read.files import AuthoredFile, decode_text, read_octets
from worksheets.read.unprintable import check_characters
from worksheets.read.yaml_events import tree

VALUES = "values"
"""A file without this word has no question with values, so nothing looks for one."""
NO_FILE = AuthoredFile(Path(), "", "")


@dataclass(slots=True, kw_only=True)
class CourseFiles(FigureFiles):
    """Reads the files of one course folder, and collects digests of them.

    `texts` are read, by file name, instead of files. `present` is the file that was read last.
    """

    context: Mapping[str, Any]
    sink: Sink
    theme_is_known: bool
    texts: Mapping[str, str] = field(default_factory=dict)
    present: AuthoredFile = NO_FILE

    def read(self, file: str, model: type[Model]) -> Model | None:
        name = name_in_course(self.folder, file)
        text = self._read_text(file, name)
        if text is None:
            return None
        self.digest.update(text.encode())
        value = tree(text, name, self.sink)
        if value is None:
            return None
        self.present = AuthoredFile(self.folder / file, name, text)
        context = self.context if VALUES in text else {**self.context, "template": None}
        theme_is_known = self.theme_is_known
        if self.printable is not None:
            check_characters(
                value, self.present, self.printable, self.sink, theme_is_known=theme_is_known
            )
        return decode(model, value, self.present, self.sink, context)

    def _read_text(self, file: str, name: str) -> str | None:
        if file in self.texts:
            return self.texts[file]
        data = read_octets(self.folder / file, name, self.sink)
        if data is None:
            return None
        self.add_digest(file, data)
        return decode_text(data, name, self.sink)

    def has(self, file: str) -> bool:
        """Whether the folder has a file; an index depends on this too."""
        exists = file in self.texts or is_there(self.folder / file)
        if not exists:
            self.files[file] = ""
        return exists
