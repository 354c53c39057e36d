"""MathML as OMML, the formulas of Word: only what `mathml` writes."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from xml.etree.ElementTree import Element

from worksheets.exchange.formulas.mathml import INTEGRALS, UnknownFormula, mathml_tree

NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/math"
LARGE = INTEGRALS | frozenset("∑∏∐⋂⋃⋁⋀⨁⨂⨀⨆")
SPACES = ((0.9, "\u2003"), (0.4, "\u2002"), (0.2, "\u2005"), (0.1, "\u2009"))
"""Characters for spaces of at least so many ems."""


def omml(tex: str, *, display: bool = False) -> str:
    """A formula as an `m:oMath` element; raises UnknownFormula."""
    math = mathml_tree(tex, display=display)
    return f'<m:oMath xmlns:m="{NAMESPACE}">{_all(math)}</m:oMath>'


def _all(element: Element) -> str:
    """The children of a row, in which an operator with limits has what it is applied to."""
    children = list(element)
    written = ""
    while children:
        first, *children = children
        if _is_large(first):
            written += _nary(first, children[:1])
            children = children[1:]
        elif fence := _fence(first, children):
            written += fence[0]
            children = children[fence[1] :]
        else:
            written += _one(first)
    return written


def _one(element: Element) -> str:
    make = TAGS.get(element.tag)
    if make is None:
        raise UnknownFormula(element.tag)
    return make(element)


def _tag(name: str, inner: str) -> str:
    return f"<m:{name}>{inner}</m:{name}>"


def _property(name: str, **values: str) -> str:
    inner = "".join(f'<m:{key} m:val="{escape(value)}"/>' for key, value in values.items())
    return _tag(name, inner) if inner else ""


def _run(element: Element) -> str:
    words = element.text or ""
    plain = element.tag in ("mtext", "mn", "mo") or element.get("mathvariant") == "normal"
    if element.tag == "mi" and len(words) > 1:
        plain = True
    style = '<m:rPr><m:sty m:val="p"/></m:rPr>' if plain else ""
    return f'<m:r>{style}<m:t xml:space="preserve">{escape(words, quote=False)}</m:t></m:r>'


def _row(element: Element) -> str:
    return _all(element)


def _fraction(element: Element) -> str:
    above, below = element
    kind = _property("fPr", type="noBar") if element.get("linethickness") == "0" else ""
    return _tag("f", kind + _tag("num", _inner(above)) + _tag("den", _inner(below)))


def _inner(element: Element) -> str:
    """What stands in a place of its own, without a row around it."""
    return _all(element) if element.tag == "mrow" else _one(element)


def _sub(element: Element) -> str:
    base, sub = element
    return _tag("sSub", _tag("e", _inner(base)) + _tag("sub", _inner(sub)))


def _sup(element: Element) -> str:
    base, sup = element
    return _tag("sSup", _tag("e", _inner(base)) + _tag("sup", _inner(sup)))


def _subsup(element: Element) -> str:
    base, sub, sup = element
    inner = _tag("e", _inner(base)) + _tag("sub", _inner(sub)) + _tag("sup", _inner(sup))
    return _tag("sSubSup", inner)


def _is_large(element: Element) -> bool:
    """Whether an element is a sum, an integral or the like, with its limits."""
    if element.tag == "mo":
        return (element.text or "") in LARGE
    scripts = ("msub", "msup", "msubsup", "munder", "mover", "munderover")
    return element.tag in scripts and _is_large(element[0])


def _nary(element: Element, behind: Sequence[Element]) -> str:
    base = element if element.tag == "mo" else element[0]
    above = "undOvr" if element.tag in ("munder", "mover", "munderover") else "subSup"
    limits = list(element)[1:]
    sub = sup = ""
    if element.tag in ("msubsup", "munderover"):
        sub, sup = map(_inner, limits)
    elif element.tag in ("msub", "munder"):
        sub = _inner(limits[0])
    elif limits:
        sup = _inner(limits[0])
    hidden = {} if sub else {"subHide": "1"}
    hidden |= {} if sup else {"supHide": "1"}
    about = _property("naryPr", chr=base.text or "", limLoc=above, **hidden)
    body = "".join(map(_inner, behind))
    return _tag("nary", about + _tag("sub", sub) + _tag("sup", sup) + _tag("e", body))


def _root(element: Element) -> str:
    radicand, index = element
    return _tag("rad", _tag("deg", _inner(index)) + _tag("e", _inner(radicand)))


def _square_root(element: Element) -> str:
    hidden = _property("radPr", degHide="1")
    return _tag("rad", hidden + "<m:deg/>" + _tag("e", _all(element)))


def _under(element: Element) -> str:
    base, below = element
    if _is_mark(below):
        if below.text == "_":
            return _tag("bar", _property("barPr", pos="bot") + _tag("e", _inner(base)))
        about = _property("groupChrPr", chr=below.text or "", pos="bot", vertJc="top")
        return _tag("groupChr", about + _tag("e", _inner(base)))
    return _tag("limLow", _tag("e", _inner(base)) + _tag("lim", _inner(below)))


def _over(element: Element) -> str:
    base, above = element
    if element.get("accent") == "true":
        mark = _property("accPr", chr=above.text or "")
        return _tag("acc", mark + _tag("e", _inner(base)))
    if _is_mark(above):
        if above.text == "¯":
            return _tag("bar", _property("barPr", pos="top") + _tag("e", _inner(base)))
        about = _property("groupChrPr", chr=above.text or "", pos="top", vertJc="bot")
        return _tag("groupChr", about + _tag("e", _inner(base)))
    return _tag("limUpp", _tag("e", _inner(base)) + _tag("lim", _inner(above)))


def _under_and_over(element: Element) -> str:
    base, below, above = element
    lower = _tag("limLow", _tag("e", _inner(base)) + _tag("lim", _inner(below)))
    return _tag("limUpp", _tag("e", lower) + _tag("lim", _inner(above)))


def _is_mark(element: Element) -> bool:
    return element.tag == "mo" and element.get("stretchy") == "true"


def _fence(opening: Element, behind: Sequence[Element]) -> tuple[str, int] | None:
    """What stands between brackets that grow, and how many elements behind the first it is."""
    if opening.tag == "mo" and opening.get("fence") == "true":
        ends = [n for n, each in enumerate(behind) if each.get("fence") == "true"]
        end = ends[0] if ends else len(behind)
        closing = behind[end].text or "" if ends else ""
        parts = [[]] if not behind[:end] else _parted(behind[:end])
        middle = next((each.text or "" for each in behind[:end] if _is_mark(each)), "|")
        about = _property("dPr", begChr=opening.text or "", sepChr=middle, endChr=closing)
        inner = "".join(_tag("e", "".join(map(_inner, part))) for part in parts)
        return _tag("d", about + inner), end + bool(ends)
    return None


def _parted(elements: Sequence[Element]) -> list[list[Element]]:
    parts: list[list[Element]] = [[]]
    for element in elements:
        if _is_mark(element):
            parts.append([])
        else:
            parts[-1].append(element)
    return parts


def _table(element: Element) -> str:
    rows = "".join(_tag("mr", "".join(_tag("e", _all(cell)) for cell in row)) for row in element)
    return _tag("m", rows)


def _enclosed(element: Element) -> str:
    notation = element.get("notation", "")
    if notation == "box":
        return _tag("borderBox", _tag("e", _all(element)))
    hidden = {"hideTop": "1", "hideBot": "1", "hideLeft": "1", "hideRight": "1"}
    strikes = {"strikeBLTR": "1"} if "updiagonal" in notation else {}
    strikes |= {"strikeTLBR": "1"} if "downdiagonal" in notation else {}
    return _tag(
        "borderBox", _property("borderBoxPr", **hidden, **strikes) + _tag("e", _all(element))
    )


def _phantom(element: Element) -> str:
    return _tag("phant", _property("phantPr", show="0") + _tag("e", _all(element)))


def _space(element: Element) -> str:
    wide = float(element.get("width", "0em").removesuffix("em"))
    space = next((character for least, character in SPACES if wide >= least), "")
    return f'<m:r><m:t xml:space="preserve">{space}</m:t></m:r>' if space else ""


TAGS: Mapping[str, Callable[[Element], str]] = {
    "mrow": _row,
    "mstyle": _row,
    "mn": _run,
    "mo": _run,
    "mi": _run,
    "mtext": _run,
    "mfrac": _fraction,
    "msub": _sub,
    "msup": _sup,
    "msubsup": _subsup,
    "msqrt": _square_root,
    "mroot": _root,
    "munder": _under,
    "mover": _over,
    "munderover": _under_and_over,
    "mtable": _table,
    "menclose": _enclosed,
    "mphantom": _phantom,
    "mspace": _space,
}
"""What becomes of each element of MathML."""
