"""HTML: the headings, lists, paragraphs and tables of a page, without its menus."""

from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from worksheets.model.diagnostics import Sink
from worksheets.notes.formats.escaped import escaped
from worksheets.notes.lines import Line, Mark, Sheet
from worksheets.read.files import read_text

NO_NOTES = [
    "script",
    "style",
    "nav",
    "footer",
    "aside",
    "form",
    "button",
    "svg",
    "noscript",
    "head",
]
BLOCKS: dict[str, tuple[Mark, int]] = {
    **{f"h{level}": ("heading", level) for level in range(1, 7)},
    "li": ("bullet", 0),
    "dt": ("text", 0),
    "dd": ("bullet", 0),
    "p": ("text", 0),
    "blockquote": ("text", 0),
    "figcaption": ("text", 0),
    "pre": ("text", 0),
}
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "sub": "~", "sup": "^"}
INSIDE = ["ul", "ol", "p", "table", "dl", "blockquote"]


def read(path: Path, sink: Sink) -> Sheet | None:
    """A block of the page is a line of the notes, with the number of its line in the file."""
    text = read_text(path, path.as_posix(), sink)
    return None if text is None else sheet_of(text, path.name)


def sheet_of(text: str, name: str) -> Sheet:
    """The notes in some HTML."""
    page = BeautifulSoup(text, "html.parser")
    lost = [
        (tag.sourceline or 0, "a picture")
        for tag in page.find_all(["img", "canvas", "video", "math"])
    ]
    for tag in page.find_all(NO_NOTES):
        tag.decompose()
    return Sheet(name, tuple(_lines(page)), tuple(lost))


def _lines(page: Tag) -> Iterator[Line]:
    for tag in page.find_all([*BLOCKS, "tr", "div"]):
        if tag.find_parent("tr") and tag.name != "tr":
            continue
        number = tag.sourceline or 0
        if tag.name == "tr":
            yield from _row(tag, number)
            continue
        if tag.name == "div" and tag.find([*BLOCKS, "tr", "div"]):
            continue
        words = _words(tag)
        if words:
            mark, level = BLOCKS.get(tag.name, ("text", 0))
            if tag.name == "p" and tag.find_parent("li"):
                mark = "bullet"
            yield Line(number, words, mark, level)


def _row(tag: Tag, number: int) -> Iterator[Line]:
    cells = tuple(_cell(cell) for cell in tag.find_all(["td", "th"]))
    table = tag.find_parent("table")
    first = table.find("tr") if isinstance(table, Tag) else None
    if not isinstance(first, Tag) or first is tag or len(cells) < 2:
        return
    head = tuple(_cell(cell) for cell in first.find_all(["td", "th"]))
    yield Line(number, " | ".join(cells), "row", cells=cells, head=head)


def _cell(tag: Tag) -> str:
    """What a cell says, in paragraphs or without."""
    return " ".join(filter(None, (_words(tag), *map(_words, tag.find_all("p")))))


def _words(tag: Tag) -> str:
    """What a block says itself, without the blocks in it."""
    return " ".join("".join(_pieces(tag)).split())


def _pieces(tag: Tag) -> Iterator[str]:
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name in INSIDE:
                continue
            inner = "".join(_pieces(child))
            mark = MARKS.get(child.name, "") if inner.strip() else ""
            left, right = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
            yield f"{left}{mark}{inner.strip()}{mark}{right}" if mark else inner
            yield " " if child.name == "br" else ""
        elif type(child) is NavigableString:
            yield escaped(str(child))
