"""Laws of drawn items: what makes a question answerable in one way, and its marking fair.

Each was found by reading printed questions as an examiner does. A law yields an empty text for
everything that keeps to it, and for what breaks it the words that show how.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from worksheets.language.language import Language
from worksheets.model.knowledge.chronology import opened_and_closed
from worksheets.model.knowledge.comparison import certainly_false
from worksheets.model.knowledge.contrast import subjects
from worksheets.model.knowledge.facts import one_of_each_group
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.knowledge.pronouns import stands_alone
from worksheets.model.paper.content import Gap, Match, Order, Para, Table, Write, plain
from worksheets.model.paper.item import Item
from worksheets.model.paper.key import Accept, Matched
from worksheets.model.question import Question


@dataclass(frozen=True, slots=True)
class Drawn:
    """An item with the question that it was made of and what is known of its topic.

    An `authored` question is held only against the laws that its author cannot settle otherwise.
    """

    question: Question
    item: Item
    knowledge: Knowledge
    language: Language
    authored: bool = False


Law: TypeAlias = Callable[[Drawn], Iterator[str]]


def leaves(item: Item) -> Iterator[Item]:
    """The item, or its innermost parts."""
    if not item.parts:
        yield item
    for part in item.parts:
        yield from leaves(part)


def decoys_are_false(drawn: Drawn) -> Iterator[str]:
    """A decoy makes the statement of its claim certainly false, whatever the true number is."""
    for claim in drawn.knowledge.claims:
        if claim.id in drawn.question.asks and claim.statement:
            for decoy in claim.decoys:
                holds = certainly_false(claim.statement, decoy, claim.value)
                yield "" if holds else f"'{plain(decoy)}' in '{plain(claim.statement.content)}'"


def open_prompts_name_their_actors(drawn: Drawn) -> Iterator[str]:
    """'Which power …?' without options lists the powers, or its claim is true of no other."""
    knowledge = drawn.knowledge
    for prompt in _open_prompts(drawn.item):
        for claim in knowledge.claims:
            asked = plain(knowledge.asked(claim, drawn.language))
            if asked in prompt and not claim.only:
                behind = prompt.rpartition(asked)[2]
                named = all(actor.label in behind for actor in knowledge.actors)
                yield "" if named else prompt


def _open_prompts(item: Item) -> Iterator[str]:
    """What is asked without options."""
    for leaf in leaves(item):
        for block in leaf.body:
            match block:
                case Para(content) if any(isinstance(one, Write) for one in leaf.body):
                    yield plain(content)
                case Table(rows=rows):
                    yield from (plain(cell) for row in rows for cell in row)


def reasons_are_credited(drawn: Drawn) -> Iterator[str]:
    """Of a decision every reason that is true of its actor scores; authors choose their own."""
    knowledge = drawn.knowledge
    for leaf in leaves(drawn.item):
        for decision in knowledge.decisions:
            mine = f"two-reasons-{decision.actor}-{decision.stance}"
            if not leaf.scheme or drawn.authored or drawn.item.id != mine:
                continue
            credited = {plain(point.answer) for point in leaf.scheme.points}
            for claim in one_of_each_group(knowledge.reasons(decision)):
                holds = plain(knowledge.said(claim, drawn.language)) in credited
                yield "" if holds else f"'{plain(claim.text)}' is not credited in {mine}"


def what_is_shown_stands_alone(drawn: Drawn) -> Iterator[str]:
    """No pronoun of a cause or an effect that is shown refers to the half that is hidden."""
    halves = {
        plain(half).casefold(): half
        for link in drawn.knowledge.links
        for half in (link.cause, link.effect)
    }
    for block in drawn.item.body:
        for row in block.rows if isinstance(block, Table) and len(block.head) == 2 else ():
            for cell in row:
                half = halves.get(plain(cell).casefold().removesuffix("."))
                if half is not None:
                    yield "" if stands_alone(half) else plain(half)


def rows_of_a_grid_differ(drawn: Drawn) -> Iterator[str]:
    """In a grid of yes and no no two rows, and no column, have the same answer throughout."""
    for block in drawn.item.body:
        if not isinstance(block, Table) or drawn.authored:
            continue
        rows = [
            [plain(key.answers[0]) for cell in row for key in _keys(cell, drawn.item)]
            for row in block.rows
        ]
        verdicts = {drawn.language.say("answers.yes"), drawn.language.say("answers.no")}
        if not rows or {answer for row in rows for answer in row} != verdicts:
            continue
        alike = len({tuple(row) for row in rows}) < len(rows)
        constant = any(len(set(column)) == 1 for column in zip(*rows, strict=True))
        yield "rows or columns of the grid are alike" if alike or constant else ""


def _keys(cell: tuple[object, ...], item: Item) -> Iterator[Accept]:
    match cell:
        case (Gap(slot),):
            key = item.keys.get(slot)
            if isinstance(key, Accept):
                yield key


def matching_is_not_in_key_order(drawn: Drawn) -> Iterator[str]:
    """The first option does not belong to the first prompt, the second to the second, and so on."""
    for block in drawn.item.body:
        key = drawn.item.keys.get(block.slot) if isinstance(block, Match) else None
        if isinstance(key, Matched):
            in_order = key.options == tuple(range(len(key.options)))
            yield "the options stand in the order of the prompts" if in_order else ""


def comparisons_speak_of_both_sides(drawn: Drawn) -> Iterator[str]:
    """A difference says something of one actor, whereas it says something else of another."""
    names = [actor.name.casefold() for actor in drawn.knowledge.actors]
    paired = drawn.language.pattern(
        "question.compare-and-contrast.whereas", first="(.+)", second="(.+)"
    )
    for point in _points(drawn, similar=False):
        sides = paired.fullmatch(point)
        halves = [half.casefold() for half in sides.groups()] if sides else []
        named = {max(filter(half.startswith, names), key=len, default="") for half in halves}
        yield "" if len(named - {""}) == 2 else f"one side only: {point}"


def comparisons_credit_nothing_twice(drawn: Drawn) -> Iterator[str]:
    """No two points have a claim in common, nor what a claim is about."""
    asked = [claim for claim in drawn.knowledge.claims if claim.id in drawn.question.asks]
    credited: set[tuple[str, str]] = set()
    for point in (*_points(drawn, similar=True), *_points(drawn, similar=False)):
        about = {
            subject
            for claim in asked
            if re.search(rf" {re.escape(plain(claim.text))}\W", point)
            for subject in subjects(claim)
        }
        yield f"credited twice: {point}" if about & credited else ""
        credited |= about


def _points(drawn: Drawn, *, similar: bool) -> Iterator[str]:
    """The similarities, or the differences, of a generated comparison."""
    titled = drawn.language.pattern(
        "question.compare-and-contrast.similar"
        if similar
        else "question.compare-and-contrast.different",
        point="(.+)",
    )
    for mark in drawn.item.scheme.points if drawn.item.scheme and not drawn.authored else ():
        if found := titled.fullmatch(plain(mark.answer)):
            yield found[1]


def events_are_not_opened_and_closed(drawn: Drawn) -> Iterator[str]:
    """No event to put in order is the beginning of something of which another is the end."""
    events = {plain(one.text).casefold(): one for one in drawn.knowledge.events}
    for block in drawn.item.body:
        if isinstance(block, Order):
            words = [plain(entry).casefold() for entry in block.entries]
            known = [events[one] for one in words if one in events]
            yield "; ".join(words) if opened_and_closed(known) else ""


def penalties_are_told(drawn: Drawn) -> Iterator[str]:
    """What a marker takes off stands in the words of the task."""
    for leaf in leaves(drawn.item):
        if leaf.scheme and leaf.scheme.penalty:
            words = leaf.scheme.penalty.for_candidates(drawn.language)
            shown = " ".join(plain(one.content) for one in leaf.body if isinstance(one, Para))
            yield "" if words in shown else f"the candidate is not told: {words}"


def open_answers_are_open(drawn: Drawn) -> Iterator[str]:
    """Where sentences are written, a marker is asked to credit other valid answers."""
    for leaf in leaves(drawn.item):
        writes = any(isinstance(one, Write) and one.words and not one.phrase for one in leaf.body)
        if leaf.scheme and writes and not drawn.authored:
            yield "" if leaf.scheme.open else "other valid answers are not credited"


LAWS: Mapping[str, Law] = {
    "decoys make their statements certainly false": decoys_are_false,
    "open prompts name their actors": open_prompts_name_their_actors,
    "every true reason is credited": reasons_are_credited,
    "what is shown explains its own pronouns": what_is_shown_stands_alone,
    "rows and columns of a grid differ": rows_of_a_grid_differ,
    "matching is not printed in the order of its key": matching_is_not_in_key_order,
    "comparisons speak of both sides": comparisons_speak_of_both_sides,
    "comparisons credit nothing twice": comparisons_credit_nothing_twice,
    "no event opens what another closes": events_are_not_opened_and_closed,
    "penalties are told to the candidate": penalties_are_told,
    "open answers credit other valid ones": open_answers_are_open,
}
