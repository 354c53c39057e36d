"""The words of a language as content, in which what is filled in keeps its dress."""

from worksheets.language.language import Language, Value
from worksheets.model.paper.content import Inline, Inlines, Strong, Text


def worded(language: Language, key: str, /, **values: Value | Inlines) -> Inlines:
    """The words of a key as content, strong where its message says so.

    Raises what `Language.say` raises.
    """
    inlines: list[Inline] = []
    for piece in language.pieces(key, values):
        if piece.filled:
            value = values[piece.words]
            inner = value if isinstance(value, tuple) else (Text(language.shown(value)),)
        else:
            inner = (Text(piece.words),)
        for inline in (Strong(inner),) if piece.strong else inner:
            match inlines, inline:
                case [*_, Text(before)], Text(after):
                    inlines[-1] = Text(before + after)
                case _:
                    inlines.append(inline)
    return tuple(inlines)


def quoted(language: Language, content: Inlines) -> Inlines:
    """Content between the quotation marks of a language."""
    opening, closing = language.customs.writing.outer_quotes
    return (Text(opening), *content, Text(closing))
