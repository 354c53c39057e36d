"""The XML of drawings in SVG: read within bounds, and without what paper cannot hold.

What comes out has only the elements and attributes that are drawn. What would be lost is refused by
its name, and so is what would take long: a file says how much is to be drawn before it is.
"""

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from worksheets.model.diagnostics import Mistake
from worksheets.read.svg.looks import selectors
from worksheets.read.svg.values import HINT, check_attribute, check_style, styles_of

MOST_ELEMENTS, DEEPEST, MOST_WORK = 5_000, 40, 400_000
"""Elements that are drawn, with what `use` draws again; how deep they are nested; and letters of
paths, points and transforms that are read for all of them, each for as often as it is drawn."""
SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
GROUPS = frozenset({"svg", "g", "defs", "a", "use"})
WORDS = frozenset({"text", "tspan"})
SILENT = frozenset({"title", "desc", "metadata", "style"})
REFUSED: Mapping[str, str] = {
    "script": "a script",
    "handler": "a script",
    "image": "a picture in it",
    "foreignObject": "a picture in it",
    "video": "a picture in it",
    "audio": "a picture in it",
    "iframe": "a picture in it",
    "linearGradient": "a gradient or pattern",
    "radialGradient": "a gradient or pattern",
    "meshgradient": "a gradient or pattern",
    "pattern": "a gradient or pattern",
    "filter": "a filter, a mask or a clip",
    "mask": "a filter, a mask or a clip",
    "clipPath": "a filter, a mask or a clip",
    "marker": "markers, such as heads of arrows",
    "textPath": "words along a line",
    "symbol": "a symbol",
    "svg": "a drawing within it",
}
"""What is said of elements that are not drawn; of others their own names are."""
_DECLARED = re.compile(r"""^\s*<\?xml\b[^>]*?encoding\s*=\s*["']([\w.-]+)["'][^>]*\?>""")
_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]*\?>")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENCODINGS = ("utf-8", "ascii", "iso8859-1", "cp1252")
"""What a file without a byte order mark may be in, as Python calls it."""


@dataclass(slots=True)
class Tree:
    """A drawing as elements without namespaces, which are known by their ids; and the styles that
    style sheets give, by what they are given to."""

    root: Element
    known: dict[str, Element] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)


def svg_tree(data: bytes, name: str) -> Tree:
    """The drawing in a file; raises Mistake."""
    text = _text(data, name)
    for pattern, what in (
        (r"<!DOCTYPE|<!ENTITY", "a document type"),
        (r"<\?xml-stylesheet", "a reference to another file"),
    ):
        if re.search(pattern, text, re.IGNORECASE):
            raise refused(name, what)
    root = _parsed(text, name)
    if root.tag not in (f"{SVG}svg", "svg"):
        found = str(root.tag).rpartition("}")[2]
        raise Mistake(f"the picture '{name}' is not SVG: it begins with <{found}>", HINT)
    tree = Tree(Element("svg"))
    tree.root = _cleaned(root, tree, name)
    _check_work(tree, name)
    return tree


def refused(name: str, what: str) -> Mistake:
    return Mistake(f"the picture '{name}' has {what}", HINT)


def _text(data: bytes, name: str) -> str:
    """The letters of a file, in the encoding that it says."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, name)
    declared = _DECLARED.match(data[:400].decode("latin-1"))
    wanted = declared[1] if declared else "utf-8"
    try:
        encoding = codecs.lookup(wanted).name
    except LookupError:
        encoding = ""
    if encoding not in _ENCODINGS:
        raise Mistake(f"the picture '{name}' is in the encoding {wanted}", "save it as UTF-8")
    return _decoded(data, encoding, name)


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"the picture '{name}' is not {encoding.upper()}, as it should be"
        raise Mistake(message, "save it as UTF-8") from error
    return _DECLARATION.sub("", text, count=1)


def _parsed(text: str, name: str) -> Element:
    parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
    root: Element | None = None
    depth = count = 0
    try:
        for start in range(0, len(text), 1 << 16):
            parser.feed(text[start : start + (1 << 16)])
            for found in parser.read_events():
                match found:
                    case ("start", Element() as element):
                        root = element if root is None else root
                        depth, count = depth + 1, count + 1
                        _check_size(count, depth, name)
                    case _:
                        depth -= 1
        parser.close()
    except (ParseError, ValueError) as error:
        if isinstance(error, Mistake):
            raise
        said = str(error).partition(":")[0] if isinstance(error, ParseError) else str(error)
        at = f"line {error.position[0]}" if isinstance(error, ParseError) else ""
        message = f"the picture '{name}' cannot be read: {', '.join(filter(None, (said, at)))}"
        raise Mistake(message, "save it as plain SVG, or as PNG") from error
    if root is None:
        raise Mistake(f"the picture '{name}' cannot be read: it is empty", HINT)
    return root


def _check_size(count: int, depth: int, name: str) -> None:
    if depth > DEEPEST:
        raise refused(name, f"elements nested more than {DEEPEST} deep")
    if count > 4 * MOST_ELEMENTS:
        raise refused(name, f"more than {4 * MOST_ELEMENTS} elements")


def _cleaned(element: Element, tree: Tree, name: str, *, inner: bool = False) -> Element:
    """An element with what is drawn of it."""
    tag = _tag(element, name, inner=inner)
    made = Element(tag)
    for key, value in element.attrib.items():
        if key == LINK or not key.startswith("{"):
            made.set(*_attribute(tag, "href" if key == LINK else key, value, name))
    if found := element.get("id"):
        tree.known[found] = made
    if tag in WORDS:
        made.text = element.text
    for child in element:
        if not isinstance(child.tag, str) or _foreign(child):
            continue
        if tag in WORDS and (child.tail or "").strip():
            raise _in_pieces(name)
        if _local(child) == "style":
            for selector, rule in check_style(child.text or "", name):
                tree.rules[selector] = f"{tree.rules.get(selector, '')};{rule}"
        elif _local(child) not in SILENT:
            made.append(_cleaned(child, tree, name, inner=True))
    return made


def _in_pieces(name: str) -> Mistake:
    hint = "turn the words into outlines, or write each of them on its own"
    return Mistake(f"the picture '{name}' has words in several pieces", hint)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _foreign(element: Element) -> bool:
    """Whether an element is another program's own, which nobody draws."""
    return element.tag.startswith("{") and not element.tag.startswith(SVG)


def _tag(element: Element, name: str, *, inner: bool) -> str:
    tag = _local(element)
    drawn = SHAPES | GROUPS | WORDS
    if tag not in drawn or (tag == "svg" and inner):
        what = "an animation" if tag.startswith("animate") or tag == "set" else f"<{tag}> in it"
        raise refused(name, REFUSED.get(tag, what))
    return tag


def _attribute(tag: str, key: str, value: str, name: str) -> tuple[str, str]:
    """An attribute that was looked at; style comes as it is, with its parts looked at."""
    if key == "class":
        return key, " ".join(dict.fromkeys(value.split()))
    if key == "style":
        for inner, said in styles_of(value, name):
            check_attribute(tag, inner, said, name, styled=True)
    else:
        check_attribute(tag, key, value, name)
    return key, value


def _check_work(tree: Tree, name: str) -> None:
    """Refuse what draws itself, draws nothing that there is, or draws too much."""
    work = 0
    for count, element in enumerate(_drawn(tree.root, tree, (), name)):
        work += sum(len(element.get(key, "")) for key in ("d", "points", "style", "transform"))
        work += sum(len(tree.rules.get(one, "")) for one in selectors(element)) if tree.rules else 0
        if count > MOST_ELEMENTS:
            raise refused(name, f"more than {MOST_ELEMENTS} parts")
        if work > MOST_WORK:
            raise refused(name, "outlines with too many points")


def _drawn(
    element: Element, tree: Tree, within: tuple[Element, ...], name: str
) -> Iterator[Element]:
    """Every element for as often as it is drawn."""
    if any(element is one for one in within):
        raise refused(name, f"a part that draws itself: '{element.get('id')}'")
    if len(within) > DEEPEST:
        raise refused(name, f"elements nested more than {DEEPEST} deep")
    yield element
    inside = (*within, element)
    for child in element:
        yield from _drawn(child, tree, inside, name)
    if element.tag == "use":
        target = tree.known.get(element.get("href", "")[1:])
        if target is None:
            raise refused(name, f"a reference to '{element.get('href', '')}'")
        yield from _drawn(target, tree, inside, name)
