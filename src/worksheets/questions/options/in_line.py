"""Content as one line of plain characters, in which what is raised, lowered or a fraction shows."""

import re
import unicodedata

from worksheets.model.paper.content import (
    Emph,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Maths,
    Strong,
    Sub,
    Super,
    Text,
    plain,
)

RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ]+")
LOWERED = re.compile("[₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎]+")
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Characters without a shape: soft hyphens, joiners, marks of direction."""
BREAK = " / "
"""The end of a line, as verse is quoted."""
GROUP = r"(?:\{([^{}]*)\}|(\d))"
FRACTION = re.compile(rf"\\[dt]?frac\s*{GROUP}\s*{GROUP}")
SCRIPT = re.compile(r"([\^_])(?:\{([^{}]*)\}|(-?\w))")
WORDS = re.compile(r"\\(?:text|mathrm|textrm|mathit|operatorname)\{([^{}]*)\}")
MARKS = {
    r"\times": "×",
    r"\cdot": "×",
    r"\%": "%",
    r"\$": "$",
    r"\pounds": "£",
    r"\,": " ",
    r"\;": " ",
    r"\:": " ",
    r"\!": "",
    "\\ ": " ",
    "~": " ",
    "{,}": ",",
    r"\pm": "±",
    r"\degree": "°",
}


def in_line(content: Inlines) -> str:
    """The content in a line: `x^(2)` for x², `H_(2)O` for H₂O, `1/2` for a fraction in TeX, and a
    stroke where a line ends.

    Other TeX stays between dollar signs, without its spaces.
    """
    line = _joined(content)
    if line.isascii():
        return " ".join(line.split())
    line = unicodedata.normalize("NFC", line)
    line = RAISED.sub(lambda script: f"^({unicodedata.normalize('NFKC', script[0])})", line)
    line = LOWERED.sub(lambda script: f"_({unicodedata.normalize('NFKC', script[0])})", line)
    line = line.replace("^(\u2212", "^(-").replace("_(\u2212", "_(-")
    return " ".join(UNSEEN.sub("", line).split())


def _joined(content: Inlines) -> str:
    return "".join(map(_line_of, content))


def _line_of(inline: Inline) -> str:
    match inline:
        case Text(words):
            return words
        case LineBreak():
            return BREAK
        case Strong(inner) | Emph(inner) | Link(inner, _):
            return _joined(inner)
        case Super(inner):
            return f"^({_joined(inner)})"
        case Sub(inner):
            return f"_({_joined(inner)})"
        case Maths(tex):
            return _formula(tex)
    return plain((inline,))


def _formula(tex: str) -> str:
    """A formula without commands as plain characters; any other as it is, without its spaces."""
    formula = tex
    for command, mark in MARKS.items():
        formula = formula.replace(command, mark)
    formula = WORDS.sub(r"\1", formula)
    formula = FRACTION.sub(lambda f: f" {f[1] or f[2] or ''}/{f[3] or f[4] or ''}", formula)
    formula = SCRIPT.sub(lambda f: f"{f[1]}({f[2] or f[3] or ''})", formula)
    formula = re.sub(r"\{([^{}]*)\}", r"\1", formula)
    return f"${''.join(tex.split())}$" if re.search(r"[\\{}]", formula) else formula.strip()
