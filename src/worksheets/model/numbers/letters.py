"""Which letters of quantities a reader sees in a text."""

import re

from worksheets.model.paper.content import Emph, Inlines, Maths, Strong, Text, plain

UPRIGHT = re.compile(r"\\(?:math|text|operatorname)[a-z]*\s*\{[^{}]*\}|\\[A-Za-z]+")
"""Words and commands of TeX, whose letters are no quantities; other letters that stand side by side
are a product."""


def shows_letter(content: Inlines, symbol: str, *, words: bool = False) -> bool:
    """Whether some content shows the letter of a quantity: in italics, in a formula, before an
    equals sign, or as a word of its own.

    Among `words` a word of its own is none: 'a' may be an article.
    """
    letter = re.escape(symbol)
    alone = rf"(?<!\w){letter}(?!\w)"
    for inline in content:
        match inline:
            case Maths(tex):
                if symbol in UPRIGHT.sub(" ", tex):
                    return True
            case Emph(inner):
                if plain(inner).strip() == symbol:
                    return True
            case Strong(inner):
                if shows_letter(inner, symbol, words=words):
                    return True
            case Text(written):
                if re.search(rf"{alone}\s*=" if words else alone, written):
                    return True
            case _:
                continue
    return False
