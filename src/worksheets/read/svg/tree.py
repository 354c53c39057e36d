"""The XML of SVG drawings, parsed within limits into a tree of what can be printed.

The tree has only elements and attributes that are drawn. An element that would be lost is refused
by name, and so is a drawing that would take too long: its size is computed before it is drawn.
"""

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from worksheets.model.diagnostics import Mistake
from worksheets.read.svg.styles import selectors_of
from worksheets.read.svg.values import SAVE_HINT, check_attribute, properties_in, style_rules

MOST_ELEMENTS, DEEPEST, MOST_WORK = 5_000, 40, 400_000
"""Limits: elements drawn, counting those that `use` draws again; their depth; and characters of
paths, points and transforms, each counted as often as it is drawn."""
SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
GROUPS = frozenset({"svg", "g", "defs", "a", "use"})
TEXT_ELEMENTS = frozenset({"text", "tspan"})
IGNORED_ELEMENTS = frozenset({"title", "desc", "metadata", "style"})
REFUSED_ELEMENTS: Mapping[str, str] = {
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
"""How messages call refused elements; others are called by their own names."""
_DECLARED = re.compile(r"""^\s*<\?xml\b[^>]*?encoding\s*=\s*["']([\w.-]+)["'][^>]*\?>""")
_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]*\?>")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENCODINGS = ("utf-8", "ascii", "iso8859-1", "cp1252")
"""The encodings of files without a byte order mark, as Python names them."""


@dataclass(slots=True)
class SvgTree:
    """The elements of a drawing, without namespaces; the same by id; and style rules by
    selector."""

    root: Element
    elements_by_id: dict[str, Element] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)


def svg_tree(data: bytes, name: str) -> SvgTree:
    """The drawing in a file; raises Mistake."""
    text = _decode_text(data, name)
    for pattern, what in (
        (r"<!DOCTYPE|<!ENTITY", "a document type"),
        (r"<\?xml-stylesheet", "a reference to another file"),
    ):
        if re.search(pattern, text, re.IGNORECASE):
            raise refusal(name, what)
    root = _parse(text, name)
    if root.tag not in (f"{SVG}svg", "svg"):
        root_name = str(root.tag).rpartition("}")[2]
        raise Mistake(f"the picture '{name}' is not SVG: it begins with <{root_name}>", SAVE_HINT)
    tree = SvgTree(Element("svg"))
    tree.root = _copy_of_drawn(root, tree, name)
    _check_work(tree, name)
    return tree


def refusal(name: str, what: str) -> Mistake:
    return Mistake(f"the picture '{name}' has {what}", SAVE_HINT)


def _decode_text(data: bytes, name: str) -> str:
    """The text of a file, in the encoding that it declares."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding, name)
    declared = _DECLARED.match(data[:400].decode("latin-1"))
    encoding_name = declared[1] if declared else "utf-8"
    try:
        encoding = codecs.lookup(encoding_name).name
    except LookupError:
        encoding = ""
    if encoding not in _ENCODINGS:
        raise Mistake(
            f"the picture '{name}' is in the encoding {encoding_name}", "save it as UTF-8"
        )
    return _decode(data, encoding, name)


def _decode(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"the picture '{name}' is not {encoding.upper()}, as it should be"
        raise Mistake(message, "save it as UTF-8") from error
    return _DECLARATION.sub("", text, count=1)


def _parse(text: str, name: str) -> Element:
    parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
    root: Element | None = None
    depth = count = 0
    try:
        for start in range(0, len(text), 1 << 16):
            parser.feed(text[start : start + (1 << 16)])
            for event in parser.read_events():
                match event:
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
        reason = str(error).partition(":")[0] if isinstance(error, ParseError) else str(error)
        place = f"line {error.position[0]}" if isinstance(error, ParseError) else ""
        message = f"the picture '{name}' cannot be read: {', '.join(filter(None, (reason, place)))}"
        raise Mistake(message, "save it as plain SVG, or as PNG") from error
    if root is None:
        raise Mistake(f"the picture '{name}' cannot be read: it is empty", SAVE_HINT)
    return root


def _check_size(count: int, depth: int, name: str) -> None:
    if depth > DEEPEST:
        raise refusal(name, f"elements nested more than {DEEPEST} deep")
    if count > 4 * MOST_ELEMENTS:
        raise refusal(name, f"more than {4 * MOST_ELEMENTS} elements")


def _copy_of_drawn(element: Element, tree: SvgTree, name: str, *, inner: bool = False) -> Element:
    """A copy of an element with the attributes and children that are drawn; raises Mistake."""
    tag = _checked_tag(element, name, inner=inner)
    copy = Element(tag)
    for key, value in element.attrib.items():
        if key == LINK or not key.startswith("{"):
            copy.set(*_checked_attribute(tag, "href" if key == LINK else key, value, name))
    if identifier := element.get("id"):
        tree.elements_by_id[identifier] = copy
    if tag in TEXT_ELEMENTS:
        copy.text = element.text
    for child in element:
        if not isinstance(child.tag, str) or _is_foreign(child):
            continue
        if tag in TEXT_ELEMENTS and (child.tail or "").strip():
            raise _in_pieces(name)
        if _local_name(child) == "style":
            for selector, rule in style_rules(child.text or "", name):
                tree.rules[selector] = f"{tree.rules.get(selector, '')};{rule}"
        elif _local_name(child) not in IGNORED_ELEMENTS:
            copy.append(_copy_of_drawn(child, tree, name, inner=True))
    return copy


def _in_pieces(name: str) -> Mistake:
    hint = "turn the words into outlines, or write each of them on its own"
    return Mistake(f"the picture '{name}' has words in several pieces", hint)


def _local_name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _is_foreign(element: Element) -> bool:
    """Whether an element is of another program's namespace, which is not drawn."""
    return element.tag.startswith("{") and not element.tag.startswith(SVG)


def _checked_tag(element: Element, name: str, *, inner: bool) -> str:
    tag = _local_name(element)
    drawn = SHAPES | GROUPS | TEXT_ELEMENTS
    if tag not in drawn or (tag == "svg" and inner):
        what = "an animation" if tag.startswith("animate") or tag == "set" else f"<{tag}> in it"
        raise refusal(name, REFUSED_ELEMENTS.get(tag, what))
    return tag


def _checked_attribute(tag: str, key: str, value: str, name: str) -> tuple[str, str]:
    """An attribute after its check; raises Mistake if it cannot be drawn."""
    if key == "class":
        return key, " ".join(dict.fromkeys(value.split()))
    if key == "style":
        for inner, inner_value in properties_in(value, name):
            check_attribute(tag, inner, inner_value, name, styled=True)
    else:
        check_attribute(tag, key, value, name)
    return key, value


def _check_work(tree: SvgTree, name: str) -> None:
    """Refuse a tree with a cycle of `use`, with a `use` of nothing, or with too much to draw."""
    work = 0
    for count, element in enumerate(_elements_as_drawn(tree.root, tree, (), name)):
        work += sum(len(element.get(key, "")) for key in ("d", "points", "style", "transform"))
        work += (
            sum(len(tree.rules.get(selector, "")) for selector in selectors_of(element))
            if tree.rules
            else 0
        )
        if count > MOST_ELEMENTS:
            raise refusal(name, f"more than {MOST_ELEMENTS} parts")
        if work > MOST_WORK:
            raise refusal(name, "outlines with too many points")


def _elements_as_drawn(
    element: Element, tree: SvgTree, ancestors: tuple[Element, ...], name: str
) -> Iterator[Element]:
    """Every element, as often as it is drawn."""
    if any(element is ancestor for ancestor in ancestors):
        raise refusal(name, f"a part that draws itself: '{element.get('id')}'")
    if len(ancestors) > DEEPEST:
        raise refusal(name, f"elements nested more than {DEEPEST} deep")
    yield element
    inside = (*ancestors, element)
    for child in element:
        yield from _elements_as_drawn(child, tree, inside, name)
    if element.tag == "use":
        target = tree.elements_by_id.get(element.get("href", "")[1:])
        if target is None:
            raise refusal(name, f"a reference to '{element.get('href', '')}'")
        yield from _elements_as_drawn(target, tree, inside, name)
