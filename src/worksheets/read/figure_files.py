"""Files that figures name, with digests of them."""

import os
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from worksheets.model.characters import seen
from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.figure import Files
from worksheets.model.files import read_file
from worksheets.model.page.drawing import Drawing
from worksheets.model.page.picture import Artwork
from worksheets.read.characters import refusal
from worksheets.read.files import decode_text
from worksheets.read.paths import named_file
from worksheets.read.pictures import LARGEST_PICTURE, read_picture
from worksheets.read.unprintable import unprintable_message


@dataclass(slots=True, kw_only=True)
class FigureFiles:
    """Reads the files that the figures of a course or a spec name, which lies in `folder`.

    `files` are the digests of all files that were read, `octets` their size in bytes, and `outside`
    says whether one of them lies outside the folder. `digest` is a hash over everything. The words
    in pictures are not judged if it is not known what is `printable`.
    """

    folder: Path
    printable: frozenset[str] | None
    trusted: tuple[Path, ...] = ()
    digest: Any = field(default_factory=sha256)
    files: dict[str, str] = field(default_factory=dict)
    octets: int = 0
    outside: bool = False

    def for_figures(self) -> Files:
        """What figures read their files with."""
        return Files(self.picture, self.file)

    def add_digest(self, file: str, data: bytes) -> None:
        self.files[file] = sha256(data).hexdigest()
        self.octets += len(data)

    def _read_named_file(self, name: str) -> bytes:
        """The bytes of a file that a figure names; raises Mistake."""
        path = named_file(name, self.folder, self.trusted)
        self.outside |= not Path(os.path.realpath(path)).is_relative_to(
            os.path.realpath(self.folder)
        )
        data = read_file(path, LARGEST_PICTURE)
        self.add_digest(name, data)
        return data

    def picture(self, name: str) -> Artwork:
        """A picture that a figure names; raises Mistake."""
        data = self._read_named_file(name)
        artwork = read_picture(data, name)
        if isinstance(artwork.content, Drawing):
            labels = "".join(label.text for label in artwork.content.labels)
            if fault := refusal(labels):
                raise Mistake(f"{fault.message}, in '{name}'", fault.hint)
            printable = self.printable
            unprintable = [] if printable is None else sorted(set(seen(labels)) - printable)
            if unprintable:
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
