"""The PDF objects of a cover, all checked before any of them is printed.

The writer copies these objects without checks, so whatever could go wrong there must be found here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from worksheets.model.diagnostics import Mistake, plural

MOST_NODES, MOST_OBJECTS, DEEPEST, MOST_CONTENT = 100, 200_000, 60, 2_000_000
"""Limits: nodes of the page tree, objects, depth of their nesting, and bytes of content streams."""


def pages_of(reader: Any, name: str, most: int) -> list[Any]:
    """The pages of a file, at most so many; raises Mistake."""
    seen: list[Any] = []
    count = 0
    waiting = [reader.trailer["/Root"].get_object()["/Pages"]]
    while waiting:
        node = waiting.pop().get_object()
        if any(node is earlier for earlier in seen):
            raise Mistake(f"the pages of the cover '{name}' go round in a circle", _SAVE_HINT)
        seen.append(node)
        kids = node.get("/Kids")
        if kids is None:
            count += 1
        else:
            waiting += list(kids.get_object())
        if len(seen) + len(waiting) > MOST_NODES:
            message = f"the cover '{name}' has more than {MOST_NODES} pages"
            raise Mistake(message, f"give it at most {most}")
    if not 1 <= count <= most:
        message = f"the cover '{name}' has {plural(count, 'page')}"
        raise Mistake(message, f"give it at most {most}")
    pages = list(reader.pages)
    if len(pages) != count:
        raise Mistake(f"the cover '{name}' cannot be read: it is damaged", _SAVE_HINT)
    return pages


_SAVE_HINT = "save it as PDF anew"


@dataclass(slots=True)
class CoverObjects:
    """Checks every object that the pages use; raises Mistake, or an exception of pypdf."""

    reader: Any
    name: str
    seen: set[tuple[int, int]] = field(default_factory=set)
    fonts: list[Any] = field(default_factory=list)
    object_count: int = 0
    content_size: int = 0

    def check(self, page: Any) -> None:
        """Check the content of a page and all its resources."""
        contents = page.get_contents()
        if contents is not None:
            self._check_content(contents)
        resources = page.get("/Resources")
        if resources is not None:
            self._check_value(resources, 0)

    def _check_value(self, value: Any, depth: int) -> None:
        from pypdf import generic  # noqa: PLC0415 few papers have a cover of their own

        self.object_count += 1
        if depth > DEEPEST or self.object_count > MOST_OBJECTS:
            raise Mistake(f"the cover '{self.name}' is too intricate", "print it to PDF anew")
        match value:
            case generic.IndirectObject():
                key = value.idnum, value.generation
                if key not in self.seen:
                    self.seen.add(key)
                    self._check_value(value.get_object(), depth + 1)
            case generic.DictionaryObject():
                self._check_dictionary(value, depth)
            case generic.ArrayObject():
                for element in value:
                    self._check_value(element, depth + 1)
            case generic.PdfObject():
                value.write_to_stream(BytesIO())
            case _:
                raise Mistake(f"the cover '{self.name}' refers to what is not there", _SAVE_HINT)

    def _check_dictionary(self, dictionary: Any, depth: int) -> None:
        for key, value in dictionary.items():
            key.encode()
            self._check_value(value, depth + 1)
        self.fonts += self._fonts(dictionary)
        if hasattr(dictionary, "get_data"):
            if dictionary.get("/Subtype") == "/Form":
                self._check_content(dictionary)
            elif not isinstance(dictionary._data, bytes):
                raise Mistake(f"the cover '{self.name}' has a stream without data", _SAVE_HINT)

    def _fonts(self, resources: Any) -> Iterator[Any]:
        """The fonts in a dictionary of resources."""
        fonts = resources.get("/Font")
        fonts = fonts.get_object() if fonts is not None else None
        if isinstance(fonts, dict):
            yield from (font.get_object() for font in fonts.values())

    def _check_content(self, stream: Any) -> None:
        """Parse every operator of a content stream, as the writer will."""
        from pypdf.generic import ContentStream  # noqa: PLC0415

        self.content_size += len(stream.get_data())
        if self.content_size > MOST_CONTENT:
            raise Mistake(f"the cover '{self.name}' draws too much", "save it as a picture, in PDF")
        content = ContentStream(stream, self.reader)
        content.operations = list(content.operations)
        content.get_data()
