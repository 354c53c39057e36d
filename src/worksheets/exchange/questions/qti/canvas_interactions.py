"""Responses of QTI 1.2 as interactions, with what their conditions say is right."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from lxml import etree

from worksheets.exchange.questions.interaction import (
    NONE,
    ONE,
    AcceptedAnswer,
    Choice,
    Match,
    NumericEntry,
    NumericRange,
    Option,
    Order,
    TextGap,
)
from worksheets.exchange.questions.qti.canvas_scoring import (
    Scored,
    number_ranges,
    ordered_values,
    single_values,
    ticked_values,
)
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.model.paper.content import Inlines, Text


@dataclass(frozen=True, slots=True)
class Asked:
    """A response of an item: its words, and its labels by their identifiers."""

    response: str
    several: bool
    words: Inlines
    labels: Mapping[str, Inlines]


def one_list(asked: list[Asked]) -> Asked:
    if len(asked) != 1 or len(asked[0].labels) < 2:
        raise NotAQuestion("key", "it has not one list of options", "write at least two options")
    return asked[0]


def single(item: etree._Element, asked: Asked, feedback: Mapping[str, Inlines]) -> Choice:
    worths = _worths(single_values(item), asked)
    best = max(worths.values(), default=NONE)
    if best <= 0:
        raise NotAQuestion("key", "nothing says which option is right", "mark the right one")
    parts = {name: worth / best for name, worth in worths.items()}
    return Choice(_options(asked, parts, feedback))


def _worths(values: list[Scored], asked: Asked) -> dict[str, Fraction]:
    worths: dict[str, Fraction] = {}
    for one in values:
        if one.response != asked.response or one.value not in asked.labels:
            raise NotAQuestion("key", f"what is right ('{one.value[:40]}') is no option", "")
        if one.value in worths:
            raise NotAQuestion("key", "an option is marked twice", "mark it once")
        worths[one.value] = one.worth
    return worths


def _options(
    asked: Asked, worths: Mapping[str, Fraction], feedback: Mapping[str, Inlines]
) -> tuple[Option, ...]:
    """Options with what is said of each; of the right one, if nothing is, what is said of all."""
    return tuple(
        Option(
            words,
            worths.get(name, NONE),
            feedback.get(
                f"{name}_fb",
                feedback.get("correct_fb", ()) if worths.get(name, NONE) == ONE else (),
            ),
        )
        for name, words in asked.labels.items()
    )


def several(item: etree._Element, asked: Asked, feedback: Mapping[str, Inlines]) -> Choice:
    wanted, unwanted = ticked_values(item)
    if not wanted or wanted & unwanted or not wanted | unwanted <= set(asked.labels):
        raise NotAQuestion("key", "what is right is no option", "mark the right ones")
    if wanted | unwanted != set(asked.labels):
        raise NotAQuestion("key", "of some options nothing says if they are right", "")
    return Choice(
        _options(asked, dict.fromkeys(wanted, Fraction(1, len(wanted))), feedback), several=True
    )


def ordering(item: etree._Element, asked: Asked) -> Order:
    """The entries in the order that has the marks; New Quizzes gives them for the whole order."""
    values = ordered_values(item, asked.response)
    if sorted(values) != sorted(asked.labels):
        raise NotAQuestion("key", "its order is not one of all entries", "order all of them")
    return Order(tuple(asked.labels[value] for value in values), "whole")


def words(values: list[Scored]) -> TextGap:
    right = [one for one in values if one.worth > 0 and one.value]
    if not right:
        raise NotAQuestion("key", "nothing says what the answer is", "write an answer")
    best = max(one.worth for one in right)
    case_counts = any(one.case_counts for one in right)
    return TextGap(
        tuple(AcceptedAnswer((Text(one.value),), one.worth / best) for one in right),
        case_counts=case_counts,
    )


def gap(asked: Asked, values: list[Scored], *, shown: bool) -> TextGap:
    right = [one for one in values if one.response == asked.response and one.worth > 0]
    if not right or not all(one.value in asked.labels for one in right):
        raise NotAQuestion("key", "a blank has no right word", "mark one for each")
    if shown and len(right) > 1:
        raise NotAQuestion("key", "a blank has several right choices", "mark one for each")
    answers = tuple(AcceptedAnswer(asked.labels[one.value]) for one in right)
    return TextGap(answers, tuple(asked.labels.values()) if shown else ())


def numeric(item: etree._Element) -> NumericEntry:
    found = number_ranges(item)
    if not found:
        raise NotAQuestion("key", "no number is right", "write one")
    best = max(worth for *_, worth in found)
    ranges = tuple(NumericRange(least, most, worth / best) for least, most, _, worth in found)
    least, most, shown, _ = next(one for one in found if one[3] == best)
    return NumericEntry(ranges, shown or f"{((least + most) / 2).normalize():f}")


def match_(item: etree._Element, asked: list[Asked]) -> Match:
    right: dict[str, str] = {}
    for one in single_values(item):
        if one.worth <= 0:
            continue
        if one.response in right:
            raise NotAQuestion("key", "a prompt has two partners", "mark one for each")
        right[one.response] = one.value
    options: dict[Inlines, int] = {}
    for response in asked:
        for words_ in response.labels.values():
            options.setdefault(words_, len(options))
    if len(asked) < 2 or sorted(right) != sorted(one.response for one in asked):
        raise NotAQuestion("key", "a prompt has no partner", "mark one for each")
    if any(right[one.response] not in one.labels for one in asked):
        raise NotAQuestion("key", "a partner is no option", "mark one for each")
    key = tuple(options[one.labels[right[one.response]]] for one in asked)
    return Match(tuple(one.words for one in asked), tuple(options), key)
