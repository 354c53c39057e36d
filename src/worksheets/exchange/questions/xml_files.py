"""XML of others: read without entities, networks or trees of any size."""

import re
from collections.abc import Iterator

from lxml import etree

from worksheets.exchange.questions.shared_syntax import NotAQuestion

DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*(\[.*?\]\s*)?>", re.DOTALL)
ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
DEEPEST = 200


def xml_root(data: bytes) -> "etree._Element":
    """The root element of a file; raises NotAQuestion for what is no XML, or declares entities."""
    if ENTITY.search(data[:100_000]):
        raise NotAQuestion("encoding", "the file declares entities", "save it without them")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=False
    )
    try:
        return etree.fromstring(DOCTYPE.sub(b"", data, count=1), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        message = str(error).partition(" (")[0]
        raise NotAQuestion("encoding", f"it is no XML: {message}", "export it again") from None


def children(element: "etree._Element", name: str) -> Iterator["etree._Element"]:
    """The children of a local name, whatever their namespace."""
    for child in element:
        if local_name(child) == name:
            yield child


def child(element: "etree._Element | None", name: str) -> "etree._Element | None":
    """The first child of a local name."""
    return None if element is None else next(children(element, name), None)


def local_name(element: "etree._Element") -> str:
    """The name of an element without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def words_in(element: "etree._Element | None", name: str = "") -> str:
    """The text of an element, or of its child of a name; empty if it is not there."""
    wanted = child(element, name) if name else element
    return "" if wanted is None else all_text(wanted).strip()


def all_text(element: "etree._Element") -> str:
    """The text of an element and of all in it."""
    return "".join(map(str, element.itertext()))


def line_of(element: "etree._Element") -> int:
    """The line of an element in its file; 0 if it is not known."""
    return int(str(element.sourceline or 0))
