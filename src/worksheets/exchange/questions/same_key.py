"""Whether a question of ours has the key of the item that it was made of."""

from fractions import Fraction

from worksheets.exchange.questions.interaction import (
    ONE,
    Choice,
    ExchangeItem,
    ExtendedText,
    Interaction,
    Match,
    NoInteraction,
    NumericEntry,
    Option,
    Order,
    TextEntry,
    TextGap,
)
from worksheets.model.paper.content import plain


def same_key(item: ExchangeItem, ours: ExchangeItem) -> bool:
    """Whether what is right of an item is right in ours, and nothing else."""
    return key_words(item.interaction) == key_words(ours.interaction)


def key_words(interaction: Interaction) -> object:
    """What is right, in plain words that can be compared."""
    match interaction:
        case Choice(options, several) if not several and _are_verdicts(options):
            return {plain(one.content).casefold() for one in options if one.worth == ONE}
        case Choice(options, several):
            right = {plain(one.content) for one in options if _is_right(one.worth, several=several)}
            return right, {plain(one.content) for one in options}
        case TextEntry(gaps):
            return sorted(sorted(_accepted(gap)) for gap in gaps.values())
        case NumericEntry(_, shown, unit):
            return [[f"{shown} {unit}".strip()]]
        case Match(prompts, options, key):
            partners = zip(prompts, key, strict=True)
            return {plain(prompt): plain(options[n]) for prompt, n in partners}
        case Order(entries):
            return [plain(entry) for entry in entries]
        case ExtendedText(points):
            return [plain(point) for point in points]
        case NoInteraction():
            return None


def _are_verdicts(options: tuple[Option, ...]) -> bool:
    """Whether options are true and false, in capitals or not."""
    return [plain(option.content).casefold() for option in options] == ["true", "false"]


def _is_right(worth: Fraction, *, several: bool) -> bool:
    return worth > 0 if several else worth == ONE


def _accepted(gap: TextGap) -> set[str]:
    return {" ".join(plain(one.words).split()) for one in gap.answers if one.worth == ONE}
