"""Questions that a format has only in parts.

A matching becomes a choice for each prompt, and a text becomes cards.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from worksheets.exchange.questions.capabilities import Capabilities
from worksheets.exchange.questions.interaction import (
    NONE,
    ONE,
    Body,
    Choice,
    ExchangeItem,
    Grid,
    Listed,
    Loss,
    Match,
    NoInteraction,
    Option,
)
from worksheets.model.paper.content import Inlines, Text

Card = tuple[Inlines, Inlines]


def split_up(
    item: ExchangeItem, can: Capabilities
) -> tuple[tuple[ExchangeItem, ...], tuple[Loss, ...]]:
    """The items that one becomes, and what that changes; one that needs no splitting is itself."""
    match item.interaction:
        case Match() as match if Match not in can.interactions and Choice in can.interactions:
            told = f"a matching of {len(match.prompts)} prompts"
            loss = Loss(item.span, "changed", "split", told, "a choice for each prompt")
            return _choices(item, match), (loss,)
        case NoInteraction(needs_picture) if can.cards:
            cards = _words(item.body) if needs_picture else list(_rows(item.body))
            if cards:
                what = "a card for each word, without its meaning"
                instead = what if needs_picture else "a card for each row"
                loss = Loss(item.span, "changed", "split", "a text with its titles", instead)
                return (_cards(item, cards),), (loss,)
    return (item,), ()


def _cards(item: ExchangeItem, cards: Sequence[Card]) -> ExchangeItem:
    """Cards as a matching of their sides."""
    fronts, backs = tuple(front for front, _ in cards), tuple(back for _, back in cards)
    return replace(item, body=(), interaction=Match(fronts, backs, tuple(range(len(cards)))))


def _words(body: Body) -> list[Card]:
    """The entries of lists, of which nothing more is known."""
    lists = [part.entries for part in body if isinstance(part, Listed)]
    return [(entry, ()) for entries in lists for entry in entries]


def _rows(body: Body) -> Iterator[Card]:
    """The rows of tables of two columns, and lists with the heading above each."""
    above: Inlines = ()
    for part in body:
        match part:
            case Grid((_, *rows)):
                yield from ((row[0], row[1]) for row in rows if len(row) == 2)
            case Listed(entries) if above:
                between = (Text("; "),)
                joined = [inline for one in entries for inline in (*between, *one)][1:]
                yield above, tuple(joined)
        above = part if isinstance(part, tuple) else ()


def _choices(item: ExchangeItem, match: Match) -> tuple[ExchangeItem, ...]:
    """A choice among all options for each prompt, which stands behind the question."""
    marks = item.marks / len(match.prompts) if match.prompts else Fraction(1)
    return tuple(
        replace(
            item,
            body=(*item.body, prompt),
            interaction=Choice(
                tuple(
                    Option(option, ONE if n == right else NONE)
                    for n, option in enumerate(match.options)
                )
            ),
            name=f"{item.name}-{number}",
            identifier=f"{item.identifier}-{number}",
            marks=marks,
        )
        for number, (prompt, right) in enumerate(zip(match.prompts, match.key, strict=True), 1)
    )
