"""Formulas of Word (OMML) as TeX.

The source is ECMA-376, part 1, section 22.1. What has no TeX here raises UnreadableFormula.
"""

from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from worksheets.exchange.questions.xml_files import child, children, local_name

LARGE = {"∑": r"\sum", "∏": r"\prod", "∫": r"\int", "∬": r"\iint", "∮": r"\oint", "⋃": r"\bigcup",
         "⋂": r"\bigcap", "": r"\int"}  # fmt: skip
ACCENTS = {"\u0302": r"\hat", "\u0303": r"\tilde", "\u0304": r"\bar", "\u0305": r"\overline",
           "\u0307": r"\dot", "\u0308": r"\ddot", "\u20d7": r"\vec", "": r"\hat"}  # fmt: skip
FUNCTIONS = frozenset({"sin", "cos", "tan", "cot", "log", "ln", "lim", "exp", "max", "min",
                       "arcsin",
                       "arccos", "arctan", "sinh", "cosh", "tanh", "det"})  # fmt: skip
SYMBOLS = {
    "×": r"\times ", "÷": r"\div ", "·": r"\cdot ", "±": r"\pm ", "∓": r"\mp ", "≤": r"\le ",
    "≥": r"\ge ", "≠": r"\ne ", "≈": r"\approx ", "≡": r"\equiv ", "∞": r"\infty ", "→": r"\to ",
    "⇒": r"\Rightarrow ", "⇔": r"\Leftrightarrow ", "∈": r"\in ", "∉": r"\notin ", "∪": r"\cup ",
    "∩": r"\cap ", "⊂": r"\subset ", "⊆": r"\subseteq ", "∅": r"\emptyset ", "∀": r"\forall ",
    "∃": r"\exists ", "∂": r"\partial ", "∇": r"\nabla ", "°": r"^{\circ}", "−": "-",
    "∠": r"\angle ", "⊥": r"\perp ", "∥": r"\parallel ", "√": r"\surd ", "…": r"\ldots ",
    "⋯": r"\cdots ",
    "′": "'", "α": r"\alpha ", "β": r"\beta ", "γ": r"\gamma ", "δ": r"\delta ",
    "ε": r"\varepsilon ",
    "θ": r"\theta ", "λ": r"\lambda ", "μ": r"\mu ", "π": r"\pi ", "ρ": r"\rho ", "σ": r"\sigma ",
    "τ": r"\tau ", "φ": r"\varphi ", "ω": r"\omega ", "Δ": r"\Delta ", "Σ": r"\Sigma ",
    "Ω": r"\Omega ", "Φ": r"\Phi ", "Γ": r"\Gamma ", "Π": r"\Pi ", "ℝ": r"\mathbb{R}",
    "ℕ": r"\mathbb{N}", "ℤ": r"\mathbb{Z}", "ℚ": r"\mathbb{Q}", "ℂ": r"\mathbb{C}",
    "\u00a0": " ", "\u2061": "", "\\": r"\backslash ", "{": r"\{", "}": r"\}", "%": r"\%",
    "#": r"\#", "&": r"\&", "_": r"\_", "$": r"\$", "^": r"\hat{}", "~": r"\sim ",
}  # fmt: skip
FENCES = {"{": r"\{", "}": r"\}", "|": "|", "‖": r"\|", "⌊": r"\lfloor ", "⌋": r"\rfloor ",
          "⌈": r"\lceil ", "⌉": r"\rceil ", "〈": r"\langle ", "〉": r"\rangle ", "⟨": r"\langle ",
          "⟩": r"\rangle ", "": "."}  # fmt: skip
SKIPPED = frozenset({
    "rPr", "ctrlPr", "fPr", "sSupPr", "sSubPr", "sSubSupPr", "radPr", "naryPr", "dPr", "funcPr",
    "accPr", "barPr", "mPr", "mrPr", "boxPr", "groupChrPr", "limLowPr", "limUppPr", "eqArrPr",
    "oMathParaPr", "phantPr", "borderBoxPr", "sPrePr", "argPr", "bookmarkStart", "bookmarkEnd",
    "proofErr", "",
})  # fmt: skip
LONGEST = 2000
"""Characters of a formula."""


class UnreadableFormula(ValueError):
    """A formula that has no TeX here."""


def tex_of(formula: etree._Element) -> str:
    """A formula as TeX; raises UnreadableFormula."""
    tex = " ".join(_all(formula).split())
    if not tex or len(tex) > LONGEST or "\ufffd" in tex:
        raise UnreadableFormula("it is empty, or too long")
    return tex


def _all(element: etree._Element | None) -> str:
    return "" if element is None else "".join(_parts(element))


def _parts(element: etree._Element) -> Iterator[str]:
    for part in element:
        name = local_name(part)
        if name in SKIPPED:
            continue
        if name in WRAPPERS:
            yield _all(part)
        elif name in FORMS:
            yield FORMS[name](part)
        else:
            raise UnreadableFormula(f"a formula has '{name}'")


def _group(element: etree._Element | None) -> str:
    return f"{{{_all(element)}}}"


def _value(element: etree._Element, properties: str, name: str, default: str) -> str:
    """A property such as the sign of a bracket; the attribute is `val` in the namespace."""
    found = child(child(element, properties), name)
    if found is None:
        return default
    return next((str(v) for key, v in found.attrib.items() if str(key).endswith("val")), "")


def _run(run: etree._Element) -> str:
    if any(local_name(part) in ("drawing", "pict", "object", "sym") for part in run):
        raise UnreadableFormula("a formula has a picture")
    text = "".join(part.text or "" for part in children(run, "t"))
    style = _value(run, "rPr", "sty", "i")
    upright = child(child(run, "rPr"), "nor") is not None or style == "p"
    if upright and len(text) > 1 and text.isalpha() and text.isascii():
        return rf"\{text} " if text in FUNCTIONS else rf"\mathrm{{{text}}}"
    return "".join(SYMBOLS.get(sign, sign) for sign in text)


def _fraction(fraction: etree._Element) -> str:
    above, below = _group(child(fraction, "num")), _group(child(fraction, "den"))
    match _value(fraction, "fPr", "type", "bar"):
        case "lin" | "skw":
            return f"{above}/{below}"
        case "noBar":
            return rf"\binom{above}{below}"
    return rf"\frac{above}{below}"


def _scripts(element: etree._Element) -> str:
    sub, over = child(element, "sub"), child(element, "sup")
    return "".join(
        (
            _group(child(element, "e")),
            f"_{_group(sub)}" if sub is not None else "",
            f"^{_group(over)}" if over is not None else "",
        )
    )


def _root(root: etree._Element) -> str:
    degree = _all(child(root, "deg"))
    return rf"\sqrt{f'[{degree}]' if degree else ''}{_group(child(root, 'e'))}"


def _large(element: etree._Element) -> str:
    sign = _value(element, "naryPr", "chr", "∫")
    if sign not in LARGE:
        raise UnreadableFormula(f"a formula has '{sign}'")
    below, above = _all(child(element, "sub")), _all(child(element, "sup"))
    limits = (f"_{{{below}}}" if below else "") + (f"^{{{above}}}" if above else "")
    return f"{LARGE[sign]}{limits}{_group(child(element, 'e'))}"


def _brackets(element: etree._Element) -> str:
    begin = _value(element, "dPr", "begChr", "(")
    end = _value(element, "dPr", "endChr", ")")
    between = _value(element, "dPr", "sepChr", "|")
    inner = between.join(_all(part) for part in children(element, "e"))
    return rf"\left{FENCES.get(begin, begin)}{inner}\right{FENCES.get(end, end)}"


def _function(element: etree._Element) -> str:
    return f"{_all(child(element, 'fName'))} {_group(child(element, 'e'))}"


def _accent(element: etree._Element) -> str:
    sign = _value(element, "accPr", "chr", "")
    if sign not in ACCENTS:
        raise UnreadableFormula(f"a formula has the accent '{sign}'")
    return f"{ACCENTS[sign]}{_group(child(element, 'e'))}"


def _bar(element: etree._Element) -> str:
    above = _value(element, "barPr", "pos", "bot") == "top"
    return rf"\{'overline' if above else 'underline'}{_group(child(element, 'e'))}"


def _matrix(element: etree._Element) -> str:
    rows = (
        " & ".join(_all(cell) for cell in children(row, "e")) for row in children(element, "mr")
    )
    return _in_rows(rows)


def _lines(element: etree._Element) -> str:
    return _in_rows(_all(row) for row in children(element, "e"))


def _in_rows(rows: Iterable[str]) -> str:
    joined = r" \\ ".join(rows)
    return rf"\begin{{matrix}}{joined}\end{{matrix}}"


def _limit(element: etree._Element) -> str:
    mark = "_" if local_name(element) == "limLow" else "^"
    return f"{_all(child(element, 'e')).rstrip()}{mark}{_group(child(element, 'lim'))}"


WRAPPERS = frozenset({"oMath", "oMathPara", "e", "box", "num", "den", "ins", "sdt", "sdtContent"})
FORMS: dict[str, Callable[[etree._Element], str]] = {
    "r": _run,
    "f": _fraction,
    "sSup": _scripts,
    "sSub": _scripts,
    "sSubSup": _scripts,
    "rad": _root,
    "nary": _large,
    "d": _brackets,
    "func": _function,
    "acc": _accent,
    "bar": _bar,
    "m": _matrix,
    "eqArr": _lines,
    "limLow": _limit,
    "limUpp": _limit,
}
