"""TeX as MathML Core, by the tree of meaning that the printed formula is drawn from."""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element, SubElement, tostring

from worksheets.exchange.formulas.characters import STYLES, grouped, styled, with_outer_spaces

Node: TypeAlias = Mapping[str, Any]
NAMESPACE = "http://www.w3.org/1998/Math/MathML"
FENCES = {
    "p-matrix": ("(", ")"),
    "b-matrix": ("[", "]"),
    "brace-matrix": ("{", "}"),
    "v-matrix": ("|", "|"),
    "v-v-matrix": ("‖", "‖"),
    "cases": ("{", ""),
    "r-cases": ("", "}"),
}
INTEGRALS = frozenset("∫∬∭∮∯∰")
CANCELED = {"bar": "updiagonalstrike", "backslash": "downdiagonalstrike"}


class UnknownFormula(ValueError):
    """A formula with something in it that MathML is not known for here."""


def mathml(tex: str, *, display: bool = False) -> str:
    """A formula as a `math` element, in the namespace of MathML.

    Raises UnknownFormula.
    """
    return tostring(mathml_tree(tex, display=display), encoding="unicode")


def mathml_tree(tex: str, *, display: bool = False) -> Element:
    """A formula as a tree of MathML; raises UnknownFormula."""
    import mathra  # noqa: PLC0415 most papers have no formula

    math = Element("math", {"xmlns": NAMESPACE})
    if display:
        math.set("display", "block")
    try:
        tree = mathra.tex_to_tree(tex, display=display, strict=True)
    except ValueError as error:
        raise UnknownFormula(str(error)) from error
    math.append(_element(json.loads(tree)))
    return math


def plain_formula(tex: str) -> str:
    """A formula on one line, in plain characters: 1/2 + √(x^2); TeX that is none stays as it is."""
    import mathra  # noqa: PLC0415 most papers have no formula

    try:
        return str(mathra.render(tex)["text"])
    except ValueError:  # nested too deeply, or no text at all
        return tex


def _element(node: Node) -> Element:
    kind = node["type"]
    make = KINDS.get(kind)
    if make is None:
        raise UnknownFormula(kind)
    return make(node)


def _with(tag: str, *children: Element, **attributes: str) -> Element:
    element = Element(tag, attributes)
    element.extend(children)
    return element


def _said(tag: str, words: str, **attributes: str) -> Element:
    element = Element(tag, attributes)
    element.text = words
    return element


def _row(node: Node) -> Element:
    children = [_element(child) for child in node["children"]]
    return children[0] if len(children) == 1 else _with("mrow", *children)


def _number(node: Node) -> Element:
    value = str(node["value"])
    return _said("mn", grouped(value) if node.get("group") else value)


def _operator(node: Node) -> Element:
    return _said("mo", node["symbol"])


def _identifier(node: Node) -> Element:
    name, style = node["name"], node.get("variant", "")
    if style == "upright" or not style:
        upright = {"mathvariant": "normal"} if style and len(name) == 1 else {}
        return _said("mi", name, **upright)
    if style not in STYLES:
        raise UnknownFormula(style)
    return _said("mi", "".join(styled(letter, style) for letter in name))


def _function(node: Node) -> Element:
    name = node["name"]
    return _said("mi", name, **({"mathvariant": "normal"} if len(name) == 1 else {}))


def _text(node: Node) -> Element:
    if "parts" not in node:
        return _said("mtext", with_outer_spaces(node["value"]))
    parts = [
        _element(part["value"])
        if part["type"] == "math"
        else _said("mtext", with_outer_spaces(part["value"]))
        for part in node["parts"]
    ]
    return parts[0] if len(parts) == 1 else _with("mrow", *parts)


def _fraction(node: Node) -> Element:
    lines = {} if node.get("rule", True) else {"linethickness": "0"}
    fraction = _with("mfrac", _element(node["num"]), _element(node["den"]), **lines)
    if node.get("style") == "display":
        return _with("mstyle", fraction, displaystyle="true")
    return fraction


def _scripts(node: Node) -> Element:
    base, sub, sup = node["base"], node.get("sub"), node.get("sup")
    above = _has_limits(base)
    tags = ("munder", "mover", "munderover") if above else ("msub", "msup", "msubsup")
    inner = _element(base)
    if sub and sup:
        return _with(tags[2], inner, _element(sub), _element(sup))
    return _with(tags[0] if sub else tags[1], inner, _element(node["sub" if sub else "sup"]))


def _has_limits(base: Node) -> bool:
    """Whether scripts of a base stand under it and over it."""
    if base["type"] == "large-operator":
        return bool(base.get("limits", base["symbol"] not in INTEGRALS))
    return base["type"] == "function" and bool(base.get("limits"))


def _root(node: Node) -> Element:
    radicand = _element(node["radicand"])
    if node.get("index"):
        return _with("mroot", radicand, _element(node["index"]))
    return _with("msqrt", radicand)


def _delimited(node: Node) -> Element:
    middles = [*node.get("middles", ()), None]
    row = _with("mrow", _bracket(node.get("open", "")))
    for part, middle in zip(node["parts"], middles, strict=True):
        row.append(_element(part))
        if middle is not None:
            row.append(_said("mo", middle, stretchy="true"))
    row.append(_bracket(node.get("close", "")))
    return row


def _bracket(sign: str) -> Element:
    """A bracket that grows with what is in it; of two, one may not be seen."""
    return _said("mo", sign, stretchy="true", fence="true")


def _table(node: Node) -> Element:
    table = Element("mtable")
    if node["shape"] in ("cases", "r-cases"):
        table.set("columnalign", "left")
    for row in node["rows"]:
        line = SubElement(table, "mtr")
        line.extend([_with("mtd", _element(cell)) for cell in row])
    if node["shape"] not in FENCES:
        return table
    opening, closing = FENCES[node["shape"]]
    return _with("mrow", _bracket(opening), table, _bracket(closing))


def _accent(node: Node) -> Element:
    mark = _said("mo", node["accent"], stretchy="true" if node["stretchy"] else "false")
    return _with("mover", _element(node["base"]), mark, accent="true")


def _bar(node: Node) -> Element:
    if node["above"]:
        return _with("mover", _element(node["base"]), _said("mo", "¯", stretchy="true"))
    return _with("munder", _element(node["base"]), _said("mo", "_", stretchy="true"))


def _brace(node: Node) -> Element:
    above = node["above"]
    signs = "⎴⎵" if node.get("bracket") else "⏞⏟"
    tag = "mover" if above else "munder"
    sign = _said("mo", signs[0 if above else 1], stretchy="true")
    braced = _with(tag, _element(node["base"]), sign)
    return _with(tag, braced, _element(node["label"])) if node.get("label") else braced


def _stacked(node: Node) -> Element:
    return _over_and_under(_element(node["base"]), node)


def _arrow(node: Node) -> Element:
    return _over_and_under(_said("mo", node["symbol"], stretchy="true"), node)


def _over_and_under(base: Element, node: Node) -> Element:
    above, below = node.get("above"), node.get("below")
    if above and below:
        return _with("munderover", base, _element(below), _element(above))
    if above or below:
        return _with(
            "mover" if above else "munder", base, _element(node["above" if above else "below"])
        )
    return base


def _canceled(node: Node) -> Element:
    shape = CANCELED.get(node["shape"], "updiagonalstrike downdiagonalstrike")
    return _with("menclose", _element(node["base"]), notation=shape)


def _framed(node: Node) -> Element:
    if node.get("shape") == "fill":
        return _with("mstyle", _element(node["base"]), mathbackground=node["background"])
    return _with("menclose", _element(node["base"]), notation="box")


def _space(node: Node) -> Element:
    return Element("mspace", {"width": f"{node['em']:.3g}em"})


def _rule(node: Node) -> Element:
    about = {"width": f"{node['width']:.3g}em", "height": f"{node['height']:.3g}em"}
    return Element("mspace", {**about, "mathbackground": "black"})


def _inside(node: Node) -> Element:
    """What is drawn elsewhere, or in another size, as what it is."""
    return _element(node["base"])


def _colored(node: Node) -> Element:
    return _with("mstyle", _element(node["base"]), mathcolor=node["color"])


def _style(node: Node) -> Element:
    shown = "true" if node["level"] == 0 else "false"
    return _with("mstyle", _element(node["base"]), displaystyle=shown)


def _phantom(node: Node) -> Element:
    return _with("mphantom", _element(node["base"]))


def _quantity(node: Node) -> Element:
    return _element(node["unit"])


KINDS: Mapping[str, Callable[[Node], Element]] = {
    "row": _row,
    "number": _number,
    "operator": _operator,
    "large-operator": _operator,
    "fixed-delimiter": _operator,
    "identifier": _identifier,
    "function": _function,
    "text": _text,
    "fraction": _fraction,
    "scripts": _scripts,
    "root": _root,
    "delimited": _delimited,
    "table": _table,
    "accent": _accent,
    "bar": _bar,
    "brace": _brace,
    "stacked": _stacked,
    "arrow": _arrow,
    "canceled": _canceled,
    "framed": _framed,
    "space": _space,
    "rule": _rule,
    "raised": _inside,
    "smashed": _inside,
    "forced-class": _inside,
    "unit": _inside,
    "colored": _colored,
    "style": _style,
    "phantom": _phantom,
    "quantity": _quantity,
}
"""What becomes of each kind of node of the tree."""
