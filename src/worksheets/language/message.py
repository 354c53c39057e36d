"""Messages: texts with places for what is filled in, as the file of a language has them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

PART = re.compile(r"\{(?P<name>[a-z_]+)\}|(?P<strong>\*\*)|(?P<stray>[{}])")
NO_BREAK = "\u00a0"
TIGHT = re.compile(r"(?<=\S) (?=[:;?!»%])|(?<=«) ")
"""Spaces that no line may end at, in any language that has them there: 'Total : 4', '« oui »'."""


class Piece(NamedTuple):
    """Words of a message, or the name of what is filled in; either may be strong."""

    words: str
    filled: bool
    strong: bool


@dataclass(frozen=True, slots=True)
class Message:
    """A text in pieces, in the order of its language."""

    pieces: tuple[Piece, ...]

    @property
    def names(self) -> frozenset[str]:
        """The names of what is filled in."""
        return frozenset(piece.words for piece in self.pieces if piece.filled)

    def say(self, values: Mapping[str, str]) -> str:
        """The text as words; what is strong in it is so no longer."""
        return "".join(
            [piece.words if not piece.filled else values[piece.words] for piece in self.pieces]
        )

    def pattern(self, parts: Mapping[str, str]) -> str:
        """What finds the text in another; `parts` are patterns of what is filled in."""
        return "".join(
            [
                parts[piece.words]
                if piece.filled
                else re.escape(piece.words).replace(r"\ ", f"[ {NO_BREAK}]")
                for piece in self.pieces
            ]
        )


@dataclass(frozen=True, slots=True)
class Counted:
    """A text in two forms, of which a language's rule takes one by the number `n`."""

    one: Message
    other: Message

    @property
    def names(self) -> frozenset[str]:
        """The names of what is filled in, the number among them."""
        return self.one.names | self.other.names | {"n"}


Ways: TypeAlias = tuple[Message, ...]
"""Several texts that say the same, so that questions of one kind do not all read alike."""
Worded: TypeAlias = Message | Counted | Ways


def messages_of(worded: Worded) -> tuple[Message, ...]:
    """The texts of a key, one by one."""
    match worded:
        case Message():
            return (worded,)
        case Counted(one, other):
            return one, other
    return worded


def message(words: str) -> Message:
    """A message as it is written: names in braces, and two asterisks around what is strong.

    A straight mark is an apostrophe. Raises ValueError for a brace without its fellow, or strong
    words without an end.
    """
    return Message(tuple(_pieces(TIGHT.sub(NO_BREAK, words.replace("'", "’")))))


def _pieces(words: str) -> Iterator[Piece]:
    strong, at = False, 0
    for part in PART.finditer(words):
        if part["stray"]:
            raise ValueError(f"a brace stands alone: '{part['stray']}'")
        if part.start() > at:
            yield Piece(words[at : part.start()], False, strong)
        if part["strong"]:
            strong = not strong
        else:
            yield Piece(part["name"], True, strong)
        at = part.end()
    if strong:
        raise ValueError("strong words begin, and do not end: '**'")
    if at < len(words):
        yield Piece(words[at:], False, strong)
