"""The files of a course as they are read: decoded, with what names their content."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from worksheets.model.characters import seen
from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.files import read_file
from worksheets.model.page.drawing import Drawing
from worksheets.model.page.picture import Artwork
from worksheets.read.characters import refusal
from worksheets.read.coverage import check_characters, lacking
from worksheets.read.decode import Model, decode
from worksheets.read.files import decoded, read_octets
from worksheets.read.paths import named_file
from worksheets.read.pictures import LARGEST_PICTURE, read_picture
from worksheets.read.yaml_events import tree

SHIPPED = Path(__file__).parent.parent / "courses"


@dataclass(slots=True)
class CourseFiles:
    """Reads the files of one folder, and keeps what names their content.

    `texts` stand, by the names of their files, for what is not written yet. `files` are the digests
    of what was read, as an index wants them; `outside` says whether some of it lies elsewhere.
    `octets` counts all.
    """

    folder: Path
    context: Mapping[str, Any]
    covered: frozenset[str]
    sink: Sink
    digest: Any
    certain: bool
    trusted: tuple[Path, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    files: dict[str, str] = field(default_factory=dict)
    octets: int = 0
    outside: bool = False

    def name(self, file: str) -> str:
        path = self.folder / file
        return path.relative_to(SHIPPED.parent).as_posix() if self._ships else path.as_posix()

    @property
    def _ships(self) -> bool:
        return self.folder.is_relative_to(SHIPPED)

    def read(self, file: str, model: type[Model]) -> Model | None:
        name = self.name(file)
        text = self._text(file, name)
        if text is None:
            return None
        self.text = text
        self.digest.update(text.encode())
        value = tree(text, name, self.sink)
        if value is None:
            return None
        check_characters(value, text, name, self.covered, self.sink, certain=self.certain)
        return decode(model, value, text, name, self.sink, self.context)

    def _text(self, file: str, name: str) -> str | None:
        if file in self.texts:
            return self.texts[file]
        data = read_octets(self.folder / file, name, self.sink)
        if data is None:
            return None
        self._note(file, data)
        return decoded(data, name, self.sink)

    def has(self, file: str) -> bool:
        """Whether the folder has a file; if not, an index depends on that."""
        there = file in self.texts or os.path.lexists(self.folder / file)
        if not there:
            self.files[file] = ""
        return there

    def _note(self, file: str, data: bytes) -> None:
        self.files[file] = sha256(data).hexdigest()
        self.octets += len(data)

    def _named(self, name: str) -> bytes:
        """What is in a file that a figure names; raises Mistake."""
        path = named_file(name, self.folder, self.trusted)
        self.outside |= not Path(os.path.realpath(path)).is_relative_to(
            os.path.realpath(self.folder)
        )
        data = read_file(path, LARGEST_PICTURE)
        self._note(name, data)
        return data

    def picture(self, name: str) -> Artwork:
        """A picture that a figure names; raises Mistake."""
        data = self._named(name)
        artwork = read_picture(data, name)
        if isinstance(artwork.content, Drawing):
            words = "".join(label.words for label in artwork.content.labels)
            if fault := refusal(words):
                raise Mistake(f"{fault.message}, in '{name}'", fault.hint)
            if unknown := sorted(set(seen(words)) - self.covered):
                hint = "turn the words of the picture into outlines"
                raise Mistake(f"{lacking(unknown[0])} of '{name}'", hint)
        self.digest.update(data)
        return artwork

    def file(self, name: str) -> str:
        """The text of a file that a figure names; raises Mistake."""
        sink = Sink()
        text = decoded(self._named(name), name, sink)
        if text is None:
            (found,) = sink
            raise Mistake(f"'{name}': {found.message}", *found.hints)
        self.digest.update(text.encode())
        return text
