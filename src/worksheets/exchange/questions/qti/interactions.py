"""Interactions of QTI 2 and 3 as ours, with what is declared as right."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lxml import etree

from worksheets.exchange.questions.bank_text import Texts
from worksheets.exchange.questions.interaction import (
    NONE,
    ONE,
    AcceptedAnswer,
    Choice,
    ExtendedText,
    Interaction,
    Match,
    NumericEntry,
    NumericRange,
    Option,
    Order,
    TextGap,
)
from worksheets.exchange.questions.qti.markup import Markup
from worksheets.exchange.questions.qti.names import attribute, every, qti_name
from worksheets.exchange.questions.qti.numeric_conditions import Near
from worksheets.exchange.questions.qti.scoring import NUMBERS, Response, Rule, number
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.xml_files import all_text, line_of, local_name
from worksheets.model.paper.content import Inlines, Text, plain


@dataclass(frozen=True, slots=True)
class Declared:
    """An interaction with its response and the rule of its marks."""

    element: etree._Element
    response: Response
    rule: Rule
    texts: Texts
    markup: Markup

    def line(self, element: etree._Element) -> Inlines:
        """The words of an option."""
        return self.texts.line(self.markup.html(element), line_of(element), "html")

    def named(self, *names: str) -> dict[str, Inlines]:
        """The words of all elements of some names, by their identifiers."""
        found: dict[str, Inlines] = {}
        for element in every(self.element, *names):
            key = attribute(element, "identifier")
            if key in found:
                raise NotAQuestion("key", f"'{key}' is there twice", "give each its identifier")
            found[key] = self.line(element)
        return found


def _is_mapped(declared: Declared) -> bool:
    """Whether marks are those of the mapping."""
    is_mapped = declared.rule in ("map", "less-extra")
    if is_mapped and not declared.response.mapped:
        raise NotAQuestion("key", "nothing is mapped to marks", "write a mapping")
    return is_mapped


def choice(declared: Declared) -> Interaction:
    """A choice of one or of several; raises NotAQuestion if its key is not certain."""
    response = declared.response
    options = declared.named("simpleChoice")
    several = response.cardinality != "single"
    worths = _worths(declared, options, several=several)
    if len(options) < 2:
        raise NotAQuestion("key", "there is only one option", "write another one")
    is_ordered = attribute(declared.element, "shuffle", "false") != "true"
    made = tuple(Option(words, worths.get(name, NONE)) for name, words in options.items())
    takes_off = declared.rule == "less-extra"
    return Choice(made, several, is_ordered, "less-extra" if takes_off else "sum")


def _worths(
    declared: Declared, options: Mapping[str, Inlines], *, several: bool
) -> dict[str, Fraction]:
    """The parts of the marks of options, by their identifiers."""
    response = declared.response
    correct = set(response.correct)
    if not correct <= set(options) or not set(response.mapped) <= set(options):
        raise NotAQuestion("key", "what is right is no option", "name one of the options")
    if not _is_mapped(declared):
        if not correct:
            raise NotAQuestion("key", "nothing says which option is right", "declare it")
        if not several and len(correct) > 1:
            raise NotAQuestion("key", "several options are right, and one can be chosen", "")
        return dict.fromkeys(correct, Fraction(1, len(correct)))
    worths = {name: response.mapped.get(name, response.default) for name in options}
    best = max(worths.values())
    right = {name for name, worth in worths.items() if worth > 0}
    if best <= 0 or (
        correct and not several and correct != {n for n in right if worths[n] == best}
    ):
        raise NotAQuestion("key", "its mapping and its correct response differ", "")
    if correct and several and correct != right:
        raise NotAQuestion("key", "its mapping and its correct response differ", "")
    whole = sum(worths[name] for name in right) if several else best
    return {name: worth / whole for name, worth in worths.items()}


def text_gap(declared: Declared) -> TextGap:
    """A blank for words or a number; raises NotAQuestion if nothing is accepted."""
    response = declared.response
    if response.base_type not in (*NUMBERS, "string"):
        raise NotAQuestion("type", f"a blank for a {response.base_type}", "")
    accepted = _accepted(declared)
    if response.cardinality != "single" and len(response.correct) > 1:
        raise NotAQuestion("type", "a blank for several values", "make a blank for each")
    answers = tuple(AcceptedAnswer((Text(words),), worth) for words, worth in accepted.items())
    ranges: tuple[NumericRange, ...] = ()
    if response.base_type in NUMBERS:
        ranges = tuple(_exactly(words, worth, response.near) for words, worth in accepted.items())
    return TextGap(answers, case_counts=response.case_counts, numbers=ranges)


def _accepted(declared: Declared) -> dict[str, Fraction]:
    response = declared.response
    if not _is_mapped(declared):
        values = response.correct[:1] if response.cardinality == "single" else response.correct
        if len(set(response.correct)) > 1 and response.cardinality == "single":
            values = response.correct
        if not values or not all(values):
            raise NotAQuestion("key", "nothing says what the answer is", "declare it")
        return dict.fromkeys(values, ONE)
    best = max(response.mapped.values())
    if best <= 0 or response.default > 0:
        raise NotAQuestion("key", "its mapping gives marks for other words", "")
    right = {name: worth / best for name, worth in response.mapped.items() if worth > 0}
    if response.correct and right.get(response.correct[0]) != ONE:
        raise NotAQuestion("key", "its mapping and its correct response differ", "")
    return dict(sorted(right.items(), key=lambda pair: -pair[1]))


def _exactly(words: str, worth: Fraction, near: Near | None) -> NumericRange:
    """A number, or those that are near enough to it; raises NotAQuestion if it is none of them."""
    number(words)
    value = Decimal(words)
    least, most = (value, value) if near is None else near.ends(value)
    if not least <= value <= most:
        what = "its correct response is not within what has the marks"
        raise NotAQuestion("key", what, "declare another one")
    return NumericRange(least, most, worth)


def number_entry(gap: TextGap) -> NumericEntry:
    """A blank for a number that stands by itself."""
    return NumericEntry(gap.numbers, plain(gap.answers[0].words))


def inline_choice(declared: Declared) -> TextGap:
    """A blank with words to choose from."""
    options = declared.named("inlineChoice")
    worths = _worths(declared, options, several=False)
    right = [name for name, worth in worths.items() if worth == ONE]
    answers = tuple(AcceptedAnswer(options[name]) for name in right)
    return TextGap(answers, tuple(options.values()))


def match(declared: Declared) -> Interaction:
    """Pairs of two sets: each of one set has one partner in the other."""
    sets = [one for one in declared.element if qti_name(one) == "simpleMatchSet"]
    if len(sets) != 2:
        raise NotAQuestion("key", "there are no two sets", "write two sets")
    words = declared.named("simpleAssociableChoice")
    sides = [
        [attribute(one, "identifier") for one in every(s, "simpleAssociableChoice")] for s in sets
    ]
    pairs = _pairs(declared)
    for left, right, turned in ((sides[0], sides[1], False), (sides[1], sides[0], True)):
        partners = [(b, a) if turned else (a, b) for a, b in pairs]
        if sorted(a for a, _ in partners) == sorted(left) and {b for _, b in partners} <= set(
            right
        ):
            key = dict(partners)
            return Match(
                tuple(words[name] for name in left),
                tuple(words[name] for name in right),
                tuple(right.index(key[name]) for name in left),
            )
    raise NotAQuestion("type", "its pairs are no partner for each of a set", "use two sets")


def _pairs(declared: Declared) -> list[tuple[str, str]]:
    """The right pairs, by their identifiers."""
    response = declared.response
    values = response.correct
    if _is_mapped(declared):
        right = tuple(name for name, worth in response.mapped.items() if worth > 0)
        if values and set(values) != set(right):
            raise NotAQuestion("key", "its mapping and its correct response differ", "")
        values = right
    pairs = [tuple(value.split()) for value in values]
    if not pairs or any(len(pair) != 2 for pair in pairs):
        raise NotAQuestion("key", "nothing says what belongs together", "declare it")
    return [(pair[0], pair[1]) for pair in pairs]


def order(declared: Declared) -> Interaction:
    """Entries in their right order."""
    words = declared.named("simpleChoice")
    names = declared.response.correct
    if sorted(names) != sorted(words) or len(names) < 2:
        raise NotAQuestion("key", "the right order has not all entries", "declare it")
    entries = tuple(words[name] for name in names)
    match declared.rule:
        case "places" | "neighbours" as rule:
            return Order(entries, rule)
    return Order(entries, "whole")


def gap_match(declared: Declared, slots: Sequence[str]) -> dict[str, TextGap]:
    """Blanks to which words are dragged, by the identifiers of these blanks."""
    words = declared.named("gapText")
    if any(True for _ in every(declared.element, "gapImg")):
        raise NotAQuestion("picture", "pictures are dragged to its blanks", "use words")
    by_gap: dict[str, str] = {}
    for word, gap in _pairs(declared):
        if word not in words or gap in by_gap:
            raise NotAQuestion("key", "a blank has several words, or none", "declare one for each")
        by_gap[gap] = word
    if sorted(by_gap) != sorted(slots):
        raise NotAQuestion("key", "a blank has several words, or none", "declare one for each")
    choices = tuple(words.values())
    return {gap: TextGap((AcceptedAnswer(words[word]),), choices) for gap, word in by_gap.items()}


def extended(declared: Declared) -> Interaction:
    """An answer in sentences; what is declared as correct is what it may say."""
    points = tuple((Text(value),) for value in declared.response.correct if value)
    return ExtendedText(points or _for_scorers(declared))


def _for_scorers(declared: Declared) -> tuple[Inlines, ...]:
    """What an answer may say, from a block for scorers that is a list and nothing else."""
    body = next(
        (one for one in declared.element.iterancestors() if qti_name(one) == "itemBody"), None
    )
    blocks = [] if body is None else list(every(body, "rubricBlock"))
    found: list[Inlines] = []
    for block in blocks:
        listed = [part for one in block for part in (one, *one) if local_name(part) == "ul"]
        points = [point for one in listed for point in one if local_name(point) == "li"]
        words = "".join("".join(map(all_text, points)).split())
        if "scorer" in attribute(block, "view").split() and words == "".join(
            all_text(block).split()
        ):
            found += [declared.line(point) for point in points]
        else:
            what = "a block for those who mark it"
            declared.texts.losses.add(line_of(block), "lost", "scheme", what)
    return tuple(found)


WHOLE: dict[str, Callable[[Declared], Interaction]] = {
    "choiceInteraction": choice,
    "matchInteraction": match,
    "orderInteraction": order,
    "extendedTextInteraction": extended,
}
"""Interactions that are a question of their own."""
BLANKS: dict[str, Callable[[Declared], TextGap]] = {
    "textEntryInteraction": text_gap,
    "inlineChoiceInteraction": inline_choice,
}
"""Interactions that are blanks in a text."""
