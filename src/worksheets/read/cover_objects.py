"""What the pages of a cover are made of, looked at to its ends before any of it is printed.

The writer copies these objects without a doubt: what it would meet is met here first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from worksheets.model.diagnostics import Mistake, plural

MOST_NODES, MOST_OBJECTS, DEEPEST, MOST_CONTENT = 100, 200_000, 60, 2_000_000
"""Nodes of a tree of pages, things on the pages and how deep they are nested, and octets of what
draws."""


def pages_of(reader: Any, name: str, most: int) -> list[Any]:
    """The pages of a file, at most so many; raises Mistake."""
    seen: list[Any] = []
    count = 0
    left = [reader.trailer["/Root"].get_object()["/Pages"]]
    while left:
        node = left.pop().get_object()
        if any(node is one for one in seen):
            raise Mistake(f"the pages of the cover '{name}' go round in a circle", _ANEW)
        seen.append(node)
        kids = node.get("/Kids")
        if kids is None:
            count += 1
        else:
            left += list(kids.get_object())
        if len(seen) + len(left) > MOST_NODES:
            message = f"the cover '{name}' has more than {MOST_NODES} pages"
            raise Mistake(message, f"give it at most {most}")
    if not 1 <= count <= most:
        message = f"the cover '{name}' has {plural(count, 'page')}"
        raise Mistake(message, f"give it at most {most}")
    pages = list(reader.pages)
    if len(pages) != count:
        raise Mistake(f"the cover '{name}' cannot be read: it is damaged", _ANEW)
    return pages


_ANEW = "save it as PDF anew"


@dataclass(slots=True)
class Objects:
    """Walks over everything that pages draw with; raises what pypdf raises, or Mistake."""

    reader: Any
    name: str
    seen: set[tuple[int, int]] = field(default_factory=set)
    fonts: list[Any] = field(default_factory=list)
    count: int = 0
    content: int = 0

    def check(self, page: Any) -> None:
        """Look at what a page draws, and at all that it draws with."""
        contents = page.get_contents()
        if contents is not None:
            self._content(contents)
        resources = page.get("/Resources")
        if resources is not None:
            self._look(resources, 0)

    def _look(self, thing: Any, depth: int) -> None:
        from pypdf import generic  # noqa: PLC0415 few papers have a cover of their own

        self.count += 1
        if depth > DEEPEST or self.count > MOST_OBJECTS:
            raise Mistake(f"the cover '{self.name}' is too intricate", "print it to PDF anew")
        match thing:
            case generic.IndirectObject():
                key = thing.idnum, thing.generation
                if key not in self.seen:
                    self.seen.add(key)
                    self._look(thing.get_object(), depth + 1)
            case generic.DictionaryObject():
                self._look_into(thing, depth)
            case generic.ArrayObject():
                for one in thing:
                    self._look(one, depth + 1)
            case generic.PdfObject():
                thing.write_to_stream(BytesIO())
            case _:
                raise Mistake(f"the cover '{self.name}' refers to what is not there", _ANEW)

    def _look_into(self, thing: Any, depth: int) -> None:
        for key, value in thing.items():
            key.encode()
            self._look(value, depth + 1)
        self.fonts += self._fonts(thing)
        if hasattr(thing, "get_data"):
            if thing.get("/Subtype") == "/Form":
                self._content(thing)
            elif not isinstance(thing._data, bytes):
                raise Mistake(f"the cover '{self.name}' has a stream without data", _ANEW)

    def _fonts(self, thing: Any) -> Iterator[Any]:
        """The fonts of resources, which are under a name of their own."""
        fonts = thing.get("/Font")
        fonts = fonts.get_object() if fonts is not None else None
        if isinstance(fonts, dict):
            yield from (font.get_object() for font in fonts.values())

    def _content(self, stream: Any) -> None:
        """Read every operator of what draws, as whoever copies it will."""
        from pypdf.generic import ContentStream  # noqa: PLC0415

        self.content += len(stream.get_data())
        if self.content > MOST_CONTENT:
            raise Mistake(f"the cover '{self.name}' draws too much", "save it as a picture, in PDF")
        read = ContentStream(stream, self.reader)
        read.operations = list(read.operations)
        read.get_data()
