"""What makes a question answerable in one way, and its marking fair.

Each law came from reading printed questions as an examiner does.
"""

import re
from collections.abc import Iterator

from worksheets.checking.laws.judged import JudgedItem, leaves
from worksheets.model.knowledge.chronology import opened_and_closed
from worksheets.model.knowledge.comparison import certainly_false
from worksheets.model.knowledge.contrast import subjects
from worksheets.model.knowledge.facts import one_of_each_group
from worksheets.model.knowledge.pronouns import stands_alone
from worksheets.model.paper.content import Gap, Match, Order, Para, Table, Write, plain
from worksheets.model.paper.item import Item, MarkPoint
from worksheets.model.paper.key import Accept, Matched


def decoys_are_false(judged: JudgedItem) -> Iterator[str]:
    """A decoy makes the statement of its claim certainly false, whatever the true number is."""
    for claim in judged.knowledge.claims:
        if claim.id in judged.question.asks and claim.statement:
            for decoy in claim.decoys:
                holds = certainly_false(claim.statement, decoy, claim.value)
                yield "" if holds else f"'{plain(decoy)}' in '{plain(claim.statement.content)}'"


def open_prompts_name_their_actors(judged: JudgedItem) -> Iterator[str]:
    """'Which power …?' without options lists the powers, or its claim is true of no other."""
    knowledge = judged.knowledge
    prompts = list(_open_prompts(judged.item))
    for claim in knowledge.claims if prompts else ():
        asked = "" if claim.only else plain(knowledge.asked(claim, judged.language))
        for prompt in prompts:
            if asked and asked in prompt:
                after = prompt.rpartition(asked)[2]
                named = all(actor.label in after for actor in knowledge.actors)
                yield "" if named else prompt


def _open_prompts(item: Item) -> Iterator[str]:
    """The prompts of an item that are answered without options."""
    for leaf in leaves(item):
        for block in leaf.body:
            match block:
                case Para(content) if any(isinstance(inner, Write) for inner in leaf.body):
                    yield plain(content)
                case Table(rows=rows):
                    yield from (plain(cell) for row in rows for cell in row)


def reasons_are_credited(judged: JudgedItem) -> Iterator[str]:
    """Of a decision every reason that is true of its actor scores; authors choose their own."""
    knowledge = judged.knowledge
    for leaf in leaves(judged.item):
        for decision in knowledge.decisions:
            reason_question = f"two-reasons-{decision.actor}-{decision.stance}"
            if not leaf.scheme or judged.authored or judged.item.id != reason_question:
                continue
            credited = {plain(point.answer) for point in leaf.scheme.points}
            for claim in one_of_each_group(knowledge.reasons(decision)):
                holds = plain(knowledge.sentence(claim, judged.language)) in credited
                yield "" if holds else f"'{plain(claim.text)}' is not credited in {reason_question}"


def what_is_shown_stands_alone(judged: JudgedItem) -> Iterator[str]:
    """No pronoun of a cause or an effect that is shown refers to the half that is hidden."""
    halves = {
        plain(half).casefold(): half
        for link in judged.knowledge.links
        for half in (link.cause, link.effect)
    }
    for block in judged.item.body:
        for row in block.rows if isinstance(block, Table) and len(block.head) == 2 else ():
            for cell in row:
                half = halves.get(plain(cell).casefold().removesuffix("."))
                if half is not None:
                    yield "" if stands_alone(half) else plain(half)


def rows_of_a_grid_differ(judged: JudgedItem) -> Iterator[str]:
    """In a grid of yes and no no two rows, and no column, have the same answer throughout."""
    for block in judged.item.body:
        if not isinstance(block, Table) or judged.authored:
            continue
        rows = [
            [plain(key.answers[0]) for cell in row for key in _accept_keys(cell, judged.item)]
            for row in block.rows
        ]
        verdicts = {judged.language.say("answers.yes"), judged.language.say("answers.no")}
        if not rows or {answer for row in rows for answer in row} != verdicts:
            continue
        alike = len({tuple(row) for row in rows}) < len(rows)
        constant = any(len(set(column)) == 1 for column in zip(*rows, strict=True))
        yield "rows or columns of the grid are alike" if alike or constant else ""


def _accept_keys(cell: tuple[object, ...], item: Item) -> Iterator[Accept]:
    match cell:
        case (Gap(slot),):
            key = item.keys.get(slot)
            if isinstance(key, Accept):
                yield key


def matching_is_not_in_key_order(judged: JudgedItem) -> Iterator[str]:
    """The first option does not belong to the first prompt, the second to the second, and so on."""
    for block in judged.item.body:
        key = judged.item.keys.get(block.slot) if isinstance(block, Match) else None
        if isinstance(key, Matched):
            in_order = key.options == tuple(range(len(key.options)))
            yield "the options stand in the order of the prompts" if in_order else ""


def comparisons_speak_of_both_sides(judged: JudgedItem) -> Iterator[str]:
    """A difference says something of one actor, whereas it says something else of another."""
    names = [actor.name.casefold() for actor in judged.knowledge.actors]
    paired = judged.language.pattern(
        "question.compare-and-contrast.whereas", first="(.+)", second="(.+)"
    )
    for point in _comparison_points(judged, similar=False):
        sides = paired.fullmatch(point)
        halves = [half.casefold() for half in sides.groups()] if sides else []
        named = {max(filter(half.startswith, names), key=len, default="") for half in halves}
        yield "" if len(named - {""}) == 2 else f"one side only: {point}"


def comparisons_credit_nothing_twice(judged: JudgedItem) -> Iterator[str]:
    """No two points have a claim in common, nor what a claim is about."""
    asked = [claim for claim in judged.knowledge.claims if claim.id in judged.question.asks]
    credited: set[tuple[str, str]] = set()
    for point in (
        *_comparison_points(judged, similar=True),
        *_comparison_points(judged, similar=False),
    ):
        about = {
            subject
            for claim in asked
            if re.search(rf" {re.escape(plain(claim.text))}\W", point)
            for subject in subjects(claim)
        }
        yield f"credited twice: {point}" if about & credited else ""
        credited |= about


def _comparison_points(judged: JudgedItem, *, similar: bool) -> Iterator[str]:
    """The similarities, or the differences, of a generated comparison."""
    titled = judged.language.pattern(
        "question.compare-and-contrast.similar"
        if similar
        else "question.compare-and-contrast.different",
        point="(.+)",
    )
    for mark_point in (
        judged.item.scheme.points if judged.item.scheme and not judged.authored else ()
    ):
        if match := titled.fullmatch(plain(mark_point.answer)):
            yield match[1]


def events_are_not_opened_and_closed(judged: JudgedItem) -> Iterator[str]:
    """No event to put in order is the beginning of something of which another is the end."""
    events = {plain(event.text).casefold(): event for event in judged.knowledge.events}
    for block in judged.item.body:
        if isinstance(block, Order):
            entries = [plain(entry).casefold() for entry in block.entries]
            known_events = [events[entry] for entry in entries if entry in events]
            yield "; ".join(entries) if opened_and_closed(known_events) else ""


def penalties_are_announced(judged: JudgedItem) -> Iterator[str]:
    """Marks that a marker takes off are announced in the text of the task."""
    for leaf in leaves(judged.item):
        if leaf.scheme and leaf.scheme.penalty:
            announcement = leaf.scheme.penalty.for_candidates(judged.language)
            text = " ".join(plain(block.content) for block in leaf.body if isinstance(block, Para))
            yield "" if announcement in text else f"the candidate is not told: {announcement}"


def _is_of_sum(point: MarkPoint) -> bool:
    return bool(point.code) or not plain(point.answer)[:1].isalpha()


def open_answers_are_open(judged: JudgedItem) -> Iterator[str]:
    """Where sentences are written, a marker is asked to credit other valid answers; not where
    steps of a sum are, each with the code of its mark, or numbers."""
    for leaf in leaves(judged.item):
        writes = any(isinstance(block, Write) and not block.phrase for block in leaf.body)
        if leaf.scheme and all(map(_is_of_sum, leaf.scheme.points)):
            continue
        if leaf.scheme and writes and not leaf.keys and not judged.authored:
            says = leaf.scheme.open or leaf.scheme.others
            yield "" if says else "other valid answers are not credited"
