"""The words of a language as content, in which what is filled in keeps its dress."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from worksheets.language.language import Language, Value
from worksheets.language.message import Piece
from worksheets.model.paper.content import (
    Code,
    Emph,
    Gap,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Maths,
    Placeholder,
    Strong,
    Sub,
    Super,
    Text,
    Underlined,
    capital,
    plain,
)

APART = "\u00a0\u00a0"
"""Between a letter and what is said of it, from which no line parts it."""

STOPS = frozenset(".!?:;…。！？؟।")
"""What ends a sentence."""
CLOSING = "'\"’”»)]› "
"""What may stand behind the end of a sentence."""


def worded(language: Language, key: str, /, **values: Value | Inlines) -> Inlines:
    """The words of a key as content, strong where its message says so.

    Raises what `Language.say` raises.
    """
    return _filled(language, language.pieces(key, values), values)


def worded_ways(language: Language, key: str, /, **values: Value | Inlines) -> tuple[Inlines, ...]:
    """The texts of a key that has several, as content.

    Raises what `Language.ways` raises.
    """
    return tuple(
        _filled(language, pieces, values) for pieces in language.pieces_of_ways(key, values)
    )


def _filled(
    language: Language, pieces: Sequence[Piece], values: Mapping[str, Value | Inlines]
) -> Inlines:
    """Pieces of a message with what is filled in."""
    inlines: list[Inline] = []
    for piece in pieces:
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


def lettered(letter: str, content: Inlines) -> Inlines:
    """Content behind the letter of the option that it is about, if there is one, for lines that
    are run in."""
    if not letter:
        return content
    match content:
        case (Text(words), *rest):
            return (Text(f"{letter}{APART}{words}"), *rest)
    return (Text(f"{letter}{APART}"), *content)


def stopped(content: Inlines) -> Inlines:
    """Content as a sentence: with a full stop, unless it ends as one."""
    ends = plain(content).rstrip(CLOSING)[-1:] in STOPS
    return content if ends else (*content, Text("."))


def run_in(paragraphs: Sequence[Inlines], between: str) -> Inlines:
    """Paragraphs as one, each a sentence before the next; the last is left as it is."""
    *before, last = paragraphs or ((),)
    joined: Inlines = ()
    for content in before:
        joined = (*joined, *stopped(content), Text(between))
    return (*joined, *last)


def rewritten(content: Inlines, change: Callable[[Text | Gap], Iterable[Inline]]) -> Inlines:
    """The content with other letters in the place of its texts and gaps, dressed as they were."""
    changed: list[Inline] = []
    for inline in content:
        match inline:
            case Text() | Gap():
                changed += change(inline)
            case Strong(inner):
                changed.append(Strong(rewritten(inner, change)))
            case Emph(inner):
                changed.append(Emph(rewritten(inner, change)))
            case Underlined(inner):
                changed.append(Underlined(rewritten(inner, change)))
            case Sub(inner):
                changed.append(Sub(rewritten(inner, change)))
            case Super(inner):
                changed.append(Super(rewritten(inner, change)))
            case Link(inner, address):
                changed.append(Link(rewritten(inner, change), address))
            case Maths() | Placeholder() | Code() | LineBreak():
                changed.append(inline)
    return tuple(changed)


def unbroken(phrase: str) -> str:
    """The words with spaces that no line ends at: 'Source A'."""
    return phrase.replace(" ", "\u00a0")


def sentence(content: Inlines) -> Inlines:
    """A clause as a sentence of its own."""
    ends = plain(content).endswith((".", "!", "?"))
    return capital(content) if ends else (*capital(content), Text("."))


def with_instruction(prompt: Inlines, instruction: str) -> Inlines:
    """An instruction behind what an author says first, if anything."""
    return (*prompt, Text(f" {instruction}")) if prompt else (Text(instruction),)
