"""Formulas in MathML as TeX, with the elements that editors of questions write."""

from collections.abc import Callable

from lxml import etree

from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.word.formulas import FUNCTIONS, LARGE, SYMBOLS
from worksheets.exchange.questions.xml_files import all_text, local_name

ROWS = frozenset({"math", "mrow", "mstyle", "mpadded", "merror", "mtd"})
SPACES = frozenset({"mspace", "maligngroup", "malignmark"})
LONGEST = 2000
"""Characters of a formula."""


def tex_of_mathml(math: etree._Element) -> str:
    """A formula as TeX; its own TeX, if it has a note of it. Raises NotAQuestion."""
    for note in math.iter():
        if local_name(note) == "annotation" and "tex" in str(note.get("encoding", "")).lower():
            return " ".join(all_text(note).split())
    tex = " ".join(_tex(math).split())
    if not tex or len(tex) > LONGEST:
        raise NotAQuestion("formula", "a formula of it is empty, or too long", "write it as TeX")
    return tex


def _tex(element: etree._Element) -> str:
    name = local_name(element)
    if name in ("mi", "mn", "mo", "mtext", "ms"):
        return _token(name, " ".join(all_text(element).split()))
    if name in SPACES or not name:
        return " "
    if name in ROWS:
        return "".join(map(_tex, element))
    if name == "semantics":
        return _tex(element[0]) if len(element) else ""
    if name in FORMS:
        return FORMS[name]([_tex(part) for part in element if local_name(part)], element)
    raise NotAQuestion("formula", f"a formula of it has '{name}'", "write it as TeX")


def _token(name: str, text: str) -> str:
    if name == "mtext":
        return rf"\text{{{text}}}" if text else ""
    if text in LARGE:
        return LARGE[text]
    if name in ("mi", "mo") and text in FUNCTIONS:
        return rf"\{text} "
    if name == "mi" and len(text) > 1 and text.isalpha() and text.isascii():
        return rf"\mathrm{{{text}}}"
    return "".join(SYMBOLS.get(sign, sign) for sign in text)


def _needs(parts: list[str], count: int) -> list[str]:
    if len(parts) != count:
        raise NotAQuestion("formula", "a formula of it is not whole", "write it as TeX")
    return [f"{{{part}}}" for part in parts]


def _fraction(parts: list[str], element: etree._Element) -> str:
    above, below = _needs(parts, 2)
    if element.get("linethickness") in ("0", "0pt"):
        return rf"\binom{above}{below}"
    return rf"\frac{above}{below}"


def _sub(parts: list[str], _: etree._Element) -> str:
    inner, below = _needs(parts, 2)
    return f"{inner}_{below}"


def _super(parts: list[str], _: etree._Element) -> str:
    inner, above = _needs(parts, 2)
    return f"{inner}^{above}"


def _both(parts: list[str], _: etree._Element) -> str:
    inner, below, above = _needs(parts, 3)
    bare = inner[1:-1]
    return f"{bare if bare in LARGE.values() else inner}_{below}^{above}"


def _square_root(parts: list[str], _: etree._Element) -> str:
    return rf"\sqrt{{{''.join(parts)}}}"


def _root(parts: list[str], _: etree._Element) -> str:
    inner, degree = _needs(parts, 2)
    return rf"\sqrt[{degree[1:-1]}]{inner}"


def _fenced(parts: list[str], element: etree._Element) -> str:
    begin, end = str(element.get("open", "(")), str(element.get("close", ")"))
    marks = {"{": r"\{", "}": r"\}", "": "."}
    inner = ",".join(parts)
    return rf"\left{marks.get(begin, begin)}{inner}\right{marks.get(end, end)}"


def _over(parts: list[str], _: etree._Element) -> str:
    inner, above = _needs(parts, 2)
    known = {"¯": "bar", "-": "bar", "→": "vec", r"\to ": "vec", "^": "hat", r"\hat{}": "hat"}
    mark = known.get(above[1:-1].strip()) or known.get(above[1:-1])
    return rf"\{mark}{inner}" if mark else rf"\overset{above}{inner}"


def _under(parts: list[str], _: etree._Element) -> str:
    inner, below = _needs(parts, 2)
    return f"{inner[1:-1]}_{below}"


def _table(parts: list[str], _: etree._Element) -> str:
    rows = r" \\ ".join(parts)
    return rf"\begin{{matrix}}{rows}\end{{matrix}}"


def _row(parts: list[str], _: etree._Element) -> str:
    return " & ".join(parts)


FORMS: dict[str, Callable[[list[str], etree._Element], str]] = {
    "mfrac": _fraction,
    "msub": _sub,
    "msup": _super,
    "msubsup": _both,
    "munderover": _both,
    "msqrt": _square_root,
    "mroot": _root,
    "mfenced": _fenced,
    "mover": _over,
    "munder": _under,
    "mtable": _table,
    "mtr": _row,
}
