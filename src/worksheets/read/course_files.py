"""The files of a course as they are read and decoded, with digests of them."""

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
from worksheets.read.decode import Model, decode
from worksheets.read.files import AuthoredFile, decode_text, read_octets
from worksheets.read.paths import named_file
from worksheets.read.pictures import LARGEST_PICTURE, read_picture
from worksheets.read.unprintable import check_characters, unprintable_message
from worksheets.read.yaml_events import tree

SHIPPED = Path(__file__).parent.parent / "courses"
VALUES = "values"
"""A file without this word has no question with values, so nothing looks for one."""
NO_FILE = AuthoredFile(Path(), "", "")


@dataclass(slots=True)
class CourseFiles:
    """Reads the files of one course folder, and collects digests of them.

    `texts` are read, by file name, instead of files. `present` is the file that was read last,
    `files` the digests of all, `octets` their size in bytes, and `outside` whether one of them lies
    outside the folder. `digest` is a hash over everything.
    """

    folder: Path
    context: Mapping[str, Any]
    printable: frozenset[str]
    sink: Sink
    digest: Any
    theme_is_known: bool
    trusted: tuple[Path, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    present: AuthoredFile = NO_FILE
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
        self._add_digest(file, data)
        return decode_text(data, name, self.sink)

    def has(self, file: str) -> bool:
        """Whether the folder has a file; an index depends on this too."""
        exists = file in self.texts or os.path.lexists(self.folder / file)
        if not exists:
            self.files[file] = ""
        return exists

    def _add_digest(self, file: str, data: bytes) -> None:
        self.files[file] = sha256(data).hexdigest()
        self.octets += len(data)

    def _read_named_file(self, name: str) -> bytes:
        """The bytes of a file that a figure names; raises Mistake."""
        path = named_file(name, self.folder, self.trusted)
        self.outside |= not Path(os.path.realpath(path)).is_relative_to(
            os.path.realpath(self.folder)
        )
        data = read_file(path, LARGEST_PICTURE)
        self._add_digest(name, data)
        return data

    def picture(self, name: str) -> Artwork:
        """A picture that a figure names; raises Mistake."""
        data = self._read_named_file(name)
        artwork = read_picture(data, name)
        if isinstance(artwork.content, Drawing):
            labels = "".join(label.text for label in artwork.content.labels)
            if fault := refusal(labels):
                raise Mistake(f"{fault.message}, in '{name}'", fault.hint)
            if unprintable := sorted(set(seen(labels)) - self.printable):
                hint = "turn the words of the picture into outlines"
                raise Mistake(f"{unprintable_message(unprintable[0])} of '{name}'", hint)
        self.digest.update(data)
        return artwork

    def file(self, name: str) -> str:
        """The text of a file that a figure names; raises Mistake."""
        sink = Sink()
        text = decode_text(self._read_named_file(name), name, sink)
        if text is None:
            (diagnostic,) = sink
            raise Mistake(f"'{name}': {diagnostic.message}", *diagnostic.hints)
        self.digest.update(text.encode())
        return text
