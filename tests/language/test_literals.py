"""No word that is printed, spoken or written into a mark scheme stands in the code.

Two rules find one. What goes into content or marks by itself must have no letters. And no text may
look like language, with a capital word or with a space between words, unless it is part of a
diagnostic, a name of PDF, or in a module that prints nothing.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import worksheets

SOURCE = Path(worksheets.__file__).parent
ROOMS = ("layout", "assemble", "writers")
EXCEPTIONS = {
    "assemble/shortfall.py": "diagnostics: why a pick cannot be had",
    "assemble/class_diagnostics.py": "diagnostics: what a class has seen and was taught",
    "assemble/departures.py": "diagnostics: what a paper lacks of its profile",
    "assemble/blueprints/answered.py": "diagnostics: names of laws in a conflict",
    "assemble/blueprints/building.py": "diagnostics: names of laws in a conflict",
    "assemble/blueprints/filling.py": "diagnostics: names of laws in a conflict",
    "assemble/blueprints/laws.py": "diagnostics: names of laws in a conflict",
    "assemble/blueprints/messages.py": "diagnostics: why a blueprint cannot be met",
    "assemble/blueprints/nearest.py": "diagnostics: names of laws in a conflict",
    "assemble/blueprints/pinned.py": "diagnostics: which pinned questions cannot be had",
    "assemble/recorded.py": "diagnostics: what a recorded question is called",
    "assemble/overlap.py": "a table for whoever made the forms, not for a paper",
    "assemble/coverage.py": "facts that are tried, and never asked",
    "layout/type/font_files.py": "diagnostics: what is wrong with fonts",
    "layout/type/formulas.py": "diagnostics: what is wrong with a formula",
    "assemble/clashes.py": "diagnostics: why two questions cannot stand together",
    "layout/pagination/underfull.py": "the report on the layout, for authors",
    "writers/dump.py": "pages as text for those who work on the program",
    "writers/pdf/metadata.py": "the names of XMP and of the program",
    "writers/pdf/fonts.py": "tables of font files",
}
TEXTS = {
    "other names": "the name of a field, as a class list has it",
    "centre number": "the name of a field",
    "candidate number": "the name of a field",
    ": the school's own": "the report on the layout, for authors",
    "the front": "what a diagnostic calls it",
    "between words": "a place where a line may end",
    "within a word": "a place where a line may end",
    "IBM Plex Sans": "a family of type",
    "Source Sans 3": "a family of type",
    "Source Code Pro": "a family of type",
    '<path id="([^"]+)" d="([^"]*)"': "a pattern",
    "Typed": "the name of a font in a file",
}
LANGUAGE = re.compile(r"[^\W\d_]{2,}[,;:.]? [^\W\d_]+|^[A-Z][a-z]+\b")
PHRASE = re.compile(r"\b[a-z]{2,}[,;:.]? [a-z]{2,}\b")
"""What a text of `writers/pdf` looks like that is no name or operator of PDF."""
LETTER = re.compile(r"[^\W\d_]")
NAMES = {
    *("Figure", "Form", "Formula", "Span", "Link", "Code", "Table", "Lbl", "Sect", "Div"),
    *("ListNumbering", "UpperAlpha", "LowerAlpha", "LowerRoman", "Decimal", "Disc", "None"),
    *("Scope", "Column", "Row", "Summary"),
}
"""Names of PDF for elements of structure and their attributes."""
DIAGNOSTIC = {
    "error",
    "warn",
    "Problem",
    "Unsettable",
    "Misfit",
    "Mistake",
    "Origin",
    "fault",
    "__init__",
}
"""Calls whose words are for authors, or for whoever asks what the layout did."""
SAID_TO_AUTHORS = {"message", "hint", "hints", "what", "there", "UNKNOWN", "OTHER_WORDS"}
"""Names under which such words are kept until they are said."""
KEYED = {"say": 0, "ways": 0, "forms": 0, "pattern": 0, "worded": 1}
PRINTING = {"text": (0,), "Text": (0,), "Run": (4,), "heading": (0,), "at_right": (0,)}
SPOKEN = {"alt", "actual", "tip", "title"}


def modules() -> list[Path]:
    found = (path for room in ROOMS for path in sorted((SOURCE / room).rglob("*.py")))
    return [path for path in found if path.relative_to(SOURCE).as_posix() not in EXCEPTIONS]


def name_of(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def for_others(node: ast.AST) -> bool:
    """Whether all in a node is a diagnostic, a type, or no text at all."""
    match node:
        case ast.Raise() | ast.Expr(value=ast.Constant()) | ast.FunctionDef(name="report"):
            return True
        case ast.Call(func=function):
            return name_of(function) in {*DIAGNOSTIC, *KEYED, "TypeVar", "TypeVarTuple"}
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name in SAID_TO_AUTHORS
        case ast.Assign(targets=[ast.Tuple(elts=names)]):
            return bool({name_of(one) for one in names} & SAID_TO_AUTHORS)
    return False


def constants(node: ast.AST) -> Iterator[ast.Constant]:
    """The texts under a node that are not for others."""
    if for_others(node):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    for name, child in ast.iter_fields(node):
        if name in ("annotation", "returns"):
            continue
        for one in child if isinstance(child, list) else [child]:
            if isinstance(one, ast.AST):
                yield from constants(one)


def printed(node: ast.AST) -> Iterator[ast.expr]:
    """The expressions under a node that are printed or spoken as they are."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call):
            places = PRINTING.get(name_of(call.func), ())
            yield from (call.args[n] for n in places if n < len(call.args))
            yield from (one.value for one in call.keywords if one.arg in SPOKEN)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_nothing_that_is_printed_has_words_of_its_own(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    fixed = {
        name_of(target): constant.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        for constant in constants(node.value)
    }
    found = []
    for expression in printed(tree):
        words = [str(constant.value) for constant in constants(expression)]
        words += [str(fixed[name_of(n)]) for n in ast.walk(expression) if name_of(n) in fixed]
        found += [(expression.lineno, one) for one in words if LETTER.search(one)]
    assert found == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_text_looks_like_language(path: Path) -> None:
    language = PHRASE if path.parent.name == "pdf" else LANGUAGE
    found = [
        (constant.lineno, constant.value)
        for constant in constants(ast.parse(path.read_text("utf-8")))
        if language.search(str(constant.value)) and constant.value not in {*NAMES, *TEXTS}
    ]
    assert found == []


def test_every_exception_is_needed() -> None:
    assert all((SOURCE / name).is_file() for name in EXCEPTIONS)
    there = {
        str(constant.value)
        for path in modules()
        for constant in constants(ast.parse(path.read_text("utf-8")))
    }
    assert {*NAMES, *TEXTS} - there == set()
