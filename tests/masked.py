"""A language without a Latin letter, in which words that stand elsewhere are seen."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from words import ENGLISH
from worksheets.language.customs import Customs, Dates, Lists
from worksheets.language.message import Counted, Message, Worded
from worksheets.model.paper.content import Figure, Gap

LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(r"[^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹]{2,}")
UNPRINTED = {"id", "span", "keys", "slot", "ruling", "arrangement", "group", "penalty", "topic"}
"""Fields of items that say how they are set or marked, and not what is printed."""


def masked(words: str) -> str:
    return LETTER.sub("ж", words)


def masked_message(message: Message) -> Message:
    return Message(
        tuple(
            piece if piece.filled else piece._replace(words=masked(piece.words))
            for piece in message.pieces
        )
    )


def masked_worded(worded: Worded) -> Worded:
    match worded:
        case Message():
            return masked_message(worded)
        case Counted(one, other):
            return Counted(masked_message(one), masked_message(other))
        case tuple():
            return tuple(map(masked_message, worded))


def masked_customs(customs: Customs) -> Customs:
    dates: Dates = customs.dates.model_copy(
        update={
            "months": tuple(map(masked, customs.dates.months)),
            "short_months": tuple(map(masked, customs.dates.short_months)),
        }
    )
    lists: Lists = customs.lists.model_copy(
        update={"and_": masked(customs.lists.and_), "or_": masked(customs.lists.or_)}
    )
    cardinals = tuple(map(masked, customs.cardinals))
    pronouns = tuple(map(masked, customs.pronouns))
    update = {"dates": dates, "lists": lists, "cardinals": cardinals, "pronouns": pronouns}
    return customs.model_copy(update=update)


MASKED = replace(
    ENGLISH,
    tag="mul",
    customs=masked_customs(ENGLISH.customs),
    messages={key: masked_worded(worded) for key, worded in ENGLISH.messages.items()},
)


def printed(thing: object) -> Iterator[str]:
    """All that an item, or a part of one, prints, has spoken, or tells a marker."""
    match thing:
        case str():
            yield thing
        case Gap():
            pass  # its label is a number
        case Figure(_, spoken, caption):
            yield spoken
            yield from printed(caption)
        case tuple():
            for one in thing:
                yield from printed(one)
        case _ if is_dataclass(thing):
            for field in fields(thing):
                if field.name not in UNPRINTED:
                    yield from printed(getattr(thing, field.name))


def words_of(text: str) -> frozenset[str]:
    """The words of a text, but for the numbers of blanks: (iv)."""
    return frozenset(map(str.casefold, WORD.findall(re.sub(r"\([ivx]+\)", "", text))))


def strange(text: str, authored: str) -> set[str]:
    """Words that are neither masked nor an author's."""
    return {word for word in words_of(text) - words_of(authored) if word.strip("ж")}
