"""Matchings, and words to choose from, as far as a format can say them."""

from worksheets.exchange.questions.capabilities import Capabilities
from worksheets.exchange.questions.fitted_metadata import Lose
from worksheets.exchange.questions.interaction import AcceptedAnswer, Match, Order
from worksheets.model.paper.content import Inlines, Text, plain


def match_of(order: Order) -> Match:
    """An ordering as a matching of its entries with the numbers of their places."""
    places = tuple((Text(str(n)),) for n in range(1, len(order.entries) + 1))
    return Match(order.entries, places, tuple(range(len(places))))


def without_spares(match: Match, can: Capabilities, lose: Lose) -> Match:
    """A matching without the options that belong to no prompt, where nothing shows them."""
    spare = [option for n, option in enumerate(match.options) if n not in match.key]
    if can.spare_options or not spare:
        return match
    words = ", ".join(map(plain, spare))
    lose("lost", "bank", f"the options that belong to nothing: {words}", "")
    left = sorted(set(match.key))
    options = tuple(match.options[n] for n in left)
    return Match(match.prompts, options, tuple(left.index(n) for n in match.key))


def choosable(
    answers: tuple[AcceptedAnswer, ...], choices: tuple[Inlines, ...], lose: Lose
) -> tuple[tuple[AcceptedAnswer, ...], tuple[Inlines, ...]]:
    """The accepted answers that can be chosen, and the words to choose from; if none of these is
    right, the blank is written in."""
    words = set(map(plain, choices))
    left = tuple(answer for answer in answers if plain(answer.words) in words)
    if not choices or len(left) == len(answers):
        return answers, choices
    if not left:
        lose("lost", "bank", "words to choose from, of which none is right", "")
        return answers, ()
    lose("lost", "bank", "accepted answers that are not among the words to choose from", "")
    return left, choices
