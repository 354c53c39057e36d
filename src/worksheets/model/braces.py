"""Braces in an author's text: blanks with their answers, and names of values that are filled in.

Formulas and code keep their own braces, and `\\{` is a brace that is printed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from worksheets.model.diagnostics import Mistake
from worksheets.model.paper.content import Code, Gap, Inline, Inlines, Text
from worksheets.model.paper.wording import rewritten

_FORMULA = r"(?<!\d)\$(?=[^ \n$])[^$]*[^ \n$]\$(?!\d)"
FORMULA = re.compile(rf"(?<!\\){_FORMULA}")
_OWN = rf"\\.|```.*?```|`[^`]+`|{_FORMULA}"
"""A mark that means itself, code, or a formula."""
_PART = re.compile(
    rf"(?P<own>{_OWN})|\{{(?P<inside>(?>{_OWN}|[^{{}}])*+)\}}|(?P<stray>[{{}}])", re.DOTALL
)
_ALTERNATIVE = re.compile(rf"(?P<own>{_OWN})|\|", re.DOTALL)
_FIRST = 0xE000
"""While markup is read, private-use characters from here on stand for what was in braces."""
_MARK = r"\ue000-\uf8ff"
_TIMES = re.compile(rf"(?<=[{_MARK}])\*(?=[{_MARK}\d(])|(?<=[\d)])\*(?=[{_MARK}])")
_MINUS = re.compile(
    rf"(?<=[{_MARK}\d)]) - (?=[{_MARK}])|(?<=[{_MARK}]) - (?=[{_MARK}\d(])"
    rf"|(?<=[{_MARK} ][a-z]) - (?=[{_MARK}])|(?<=[{_MARK}][a-z]) - (?=[\d(])"
)
NAME = re.compile(r"[A-Za-z]\w*")
_SOURCE = "[a-z0-9][a-z0-9-]*"
REFERENCE = re.compile(rf"source:{_SOURCE}|lines:(?:{_SOURCE}:)?\d{{1,4}}(?:-\d{{1,4}})?")
"""What stands for the name of one of several sources, or for some lines of a source."""


def wanted_name(name: str) -> str:
    """The name that must be known for a place to be filled in: that of a source for its lines."""
    kind, _, rest = name.partition(":")
    if kind != "lines":
        return name
    source, _, _ = rest.rpartition(":")
    return f"source:{source}" if source else "source"


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with a private-use character for each pair of braces, and what was in each pair.

    So many braces are `printed`, because they were escaped.
    """

    text: str
    inner: Sequence[str]
    printed: int


def marked(text: str) -> Marked:
    """The text with all pairs of braces marked; raises Mistake for a brace without a partner."""
    inner: list[str] = []
    printed = 0

    def mark(part: re.Match[str]) -> str:
        nonlocal printed
        if part["stray"]:
            message = f"a brace has no partner: '{_near(text, part.start())}'"
            hint = "close it, or write \\{ or \\} for a brace that is printed"
            if text.startswith("{{", part.start()):
                hint = "say in values: of the question what stands in double braces"
            raise Mistake(message, hint)
        if part["own"]:
            printed += part[0] in (r"\{", r"\}")
            return part[0]
        inner.append(part["inside"])
        return chr(_FIRST + len(inner) - 1)

    replaced = _PART.sub(mark, text)
    return Marked(replaced, inner, printed)


def _near(text: str, place: int) -> str:
    return text[max(0, place - 15) : place + 15].strip()


def outside_formulas(text: str) -> str:
    """The words without their formulas and code."""
    return re.sub(_OWN, "", text, flags=re.DOTALL)


def as_sums(text: str) -> str:
    """Marked words in which signs between numbers are those of a sum: no dash, no emphasis."""
    return _MINUS.sub(" − ", _TIMES.sub(r"\\*", text))


def unmarked(content: Inlines, inlines: Sequence[Inline], printed: int) -> Inlines:
    """The content of marked words with what was made of each pair of braces.

    Raises Mistake if the markup sees formulas elsewhere, so that a mark is within one, or braces
    of what looked like one are to be printed.
    """
    marks = re.compile(f"([\ue000-{chr(_FIRST + len(inlines) - 1)}])") if inlines else None
    placed, braces = 0, 0

    def cut(inline: Text | Gap) -> list[Inline]:
        nonlocal placed, braces
        if isinstance(inline, Gap):
            return [inline]
        braces += inline.text.count("{") + inline.text.count("}")
        pieces = marks.split(inline.text) if marks else [inline.text]
        placed += len(pieces) // 2
        return [
            inlines[ord(piece) - _FIRST] if n % 2 else Text(piece)
            for n, piece in enumerate(pieces)
            if piece
        ]

    filled = rewritten(content, cut)
    if _listed(filled):
        message = "a blank stands where there can be none: in a listing"
        raise Mistake(message, "put a listing between lines of ```, where braces are braces")
    if placed != len(inlines) or braces != printed:
        raise Mistake(
            "a dollar sign, or a mark of code, makes it unclear what the braces belong to",
            "write \\$ for a dollar sign that begins no formula",
        )
    return filled


def _listed(content: Inlines) -> bool:
    """Whether a mark is within code: an indented listing is known only to the markup."""
    return any(
        isinstance(inline, Code) and re.search(f"[{_MARK}]", inline.text) for inline in content
    )


def alternatives(inside: str, read: Callable[[str], Inlines]) -> tuple[Inlines, ...]:
    """The answers of a blank: they stand between '|', but for those of formulas.

    Raises Mistake if one is empty.
    """
    parts, start = [], 0
    for separator in _ALTERNATIVE.finditer(inside):
        if not separator["own"]:
            parts.append(inside[start : separator.start()])
            start = separator.end()
    parts.append(inside[start:])
    answers = tuple(read(" ".join(part.split())) for part in parts)
    if not all(answers):
        raise Mistake(
            f"a blank needs its answer, not '{{{inside}}}'",
            "write the answer in braces, and other accepted words after '|'",
        )
    return answers
