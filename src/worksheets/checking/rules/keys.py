"""Keys that something else on the paper gives away, and laws of finished questions."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from worksheets.checking.laws import Law
from worksheets.checking.laws import items as laws
from worksheets.checking.laws.judged import JudgedItem
from worksheets.checking.linting.rule import Finding, rule
from worksheets.checking.linting.subjects import Part, PrintedPaper, PrintedQuestion, cut
from worksheets.checking.truth import unsound
from worksheets.model.knowledge.word_roots import roots
from worksheets.model.paper.content import Inlines, Write, plain
from worksheets.model.paper.key import Accept, Chosen, Number
from worksheets.model.paper.mark_code import FOLLOWS
from worksheets.questions.options.same import normalised

LONG_KEY = 5
"""Words of a key that is known again wherever it stands."""
BESIDE, BESIDE_OPTION = 2, 3
"""Roots beside a shorter key that a text shares with the question, to give it away; and beside a
key that the question prints itself, among its options."""
LEAST_LETTERS = 7
ALIKE, LEAST_ROOTS = 0.8, 5
"""The part of their roots that two stems share which ask the same, and how many they have."""


@rule("K01", "error", "HDR 19")
def key_is_not_certain(question: PrintedQuestion) -> Iterator[Finding]:
    """By the facts of the topic the key is not certainly right, or another answer not certainly
    wrong; or a sum does not come to its key when it is worked out by other means."""
    entry = question.entry
    for message in unsound(question.item, entry.topic.knowledge, entry.language):
        yield Finding(message)


def _broken(judged: JudgedItem, law: Law) -> Iterator[Finding]:
    return (Finding(breach) for breach in law(judged) if breach)


@rule("K02", "error", "HDR 19, own")
def decoy_may_be_true(question: PrintedQuestion) -> Iterator[Finding]:
    """A wrong number leaves the statement true: 'a dozen' after 'more than half a'."""
    yield from _broken(question.judged, laws.decoys_are_false)


@rule("K03", "error", "HDR 14, own")
def open_prompt_has_several_answers(question: PrintedQuestion) -> Iterator[Finding]:
    """'Which power …?' without options has more right answers in the world than the course knows,
    and names no list to choose from."""
    yield from _broken(question.judged, laws.open_prompts_name_their_actors)


@rule("K04", "error", "own")
def reason_is_not_credited(question: PrintedQuestion) -> Iterator[Finding]:
    """A reason that is true of the actor gets no mark."""
    yield from _broken(question.judged, laws.reasons_are_credited)


@rule("K08", "error", "own")
def rows_of_a_grid_are_alike(question: PrintedQuestion) -> Iterator[Finding]:
    """Two rows of a drawn grid of yes and no, or all answers of a column, are the same."""
    yield from _broken(question.judged, laws.rows_of_a_grid_differ)


@rule("K09", "error", "own")
def pronoun_has_lost_its_noun(question: PrintedQuestion) -> Iterator[Finding]:
    """A cause or an effect that is shown has a pronoun for something in the half that is hidden."""
    yield from _broken(question.judged, laws.what_is_shown_stands_alone)


@rule("K10", "error", "IB, own")
def comparison_has_one_side(question: PrintedQuestion) -> Iterator[Finding]:
    """A point of a drawn comparison speaks of one side, or is credited twice."""
    yield from _broken(question.judged, laws.comparisons_speak_of_both_sides)
    yield from _broken(question.judged, laws.comparisons_credit_nothing_twice)


@rule("K11", "error", "OFQ, own")
def penalty_is_not_announced(question: PrintedQuestion) -> Iterator[Finding]:
    """Markers take off marks, and the candidate is not told so."""
    yield from _broken(question.judged, laws.penalties_are_announced)


@rule("K12", "error", "HDR 19")
def order_of_events_is_not_certain(question: PrintedQuestion) -> Iterator[Finding]:
    """An event to put in order opens something of which another is the end, so that nothing need be
    known of either."""
    yield from _broken(question.judged, laws.events_are_not_opened_and_closed)


def _keys_of(part: Part) -> Iterator[str]:
    """The certain answers of a part as they are compared."""
    for choices in part.single_choices:
        yield choices.key
    for key in part.leaf.keys.values():
        if isinstance(key, Accept):
            yield plain(key.answers[0])
    if part.leaf.scheme and any(
        isinstance(block, Write) and block.phrase for block in part.leaf.body
    ):
        yield from (plain(point.answer) for point in part.leaf.scheme.points)


@rule("K13", "error", "HDR 19")
def rejected_answer_is_accepted(part: Part) -> Iterator[Finding]:
    """One and the same answer is accepted and rejected."""
    both: list[tuple[Iterable[Inlines], Iterable[Inlines]]] = [
        (key.answers, key.reject) for key in part.leaf.keys.values() if isinstance(key, Accept)
    ]
    points = part.leaf.scheme.points if part.leaf.scheme else ()
    both += (((point.answer, *point.accept), point.reject) for point in points)
    for accepted, rejected in both:
        right = {normalised(answer) for answer in accepted}
        for answer in rejected:
            if normalised(answer) in right:
                message = f"an answer is accepted and rejected: {cut(plain(answer))}"
                yield Finding(message, ("leave it out of one of the two",))


@rule("K14", "warning", "HDR 4", certain=True)
def key_stands_in_another_question(paper: PrintedPaper) -> Iterator[Finding]:
    """The key of a question, of two words or more, stands in the words of another one. A short key
    does so only beside words of its own question."""
    marked = [question for question in paper.questions if question.item.tariff]
    for question in marked:
        for part in question.parts:
            for key in dict.fromkeys(_keys_of(part)):
                folded = " ".join(key.casefold().rstrip(" .").split())
                if len(folded) < LEAST_LETTERS or " " not in folded:
                    continue
                own = any(folded in text for text in question.texts)
                least = BESIDE_OPTION if own else BESIDE
                about = roots(part.stem) - roots(folded)
                for other in marked:
                    if other is not question and _gives_away(folded, about, other, least):
                        message = (
                            f"question {other.item.label} prints the answer of question "
                            f"{question.item.label}: {cut(key)}"
                        )
                        hint = "choose another question, or word one of them otherwise"
                        yield Finding(message, (hint,), part.span)
                        break


def _gives_away(key: str, about: frozenset[str], other: PrintedQuestion, least: int) -> bool:
    return any(
        re.search(rf"(?<!\w){re.escape(key)}(?!\w)", text)
        and (key.count(" ") >= LONG_KEY - 1 or len(about & roots(text)) >= least)
        for text in other.texts
        if key in text
    )


@rule("K15", "warning", "HDR 4, NBME", needs="answers-of-parts")
def part_needs_an_earlier_answer(question: PrintedQuestion) -> Iterator[Finding]:
    """A part goes on from the answer of an earlier part, and its scheme does not say that a wrong
    answer that was used rightly is credited."""
    for part in question.parts[1:]:
        found = part.words.find("answers-of-parts", part.stem)
        scheme = part.leaf.scheme
        if not found or scheme is None:
            continue
        notes = " ".join(plain(note) for note in (scheme.rule, *scheme.notes))
        notes += " ".join(plain(point.note) for point in scheme.points)
        followed = any(point.follows or point.code.endswith(FOLLOWS) for point in scheme.points)
        if not followed and not re.search(r"\b(?:ft|ecf|follow|carried)", notes):
            message = f"the part needs an earlier answer ({cut(found)}), and nothing follows it"
            yield Finding(message, ("give the point a code such as A1ft, or a note",), part.span)


@rule("K17", "note", "HDR 4")
def questions_are_nearly_the_same(paper: PrintedPaper) -> Iterator[Finding]:
    """Two questions of a paper ask in nearly the same words."""
    parts = [(part, roots(part.stem)) for part in paper.parts if part.leaf.keys]
    parts = [(part, words) for part, words in parts if len(words) >= LEAST_ROOTS]
    for (one, mine), (other, theirs) in combinations(parts, 2):
        alike = len(mine & theirs) >= ALIKE * len(mine | theirs)
        if alike and _answers(one) == _answers(other):
            yield Finding(f"two questions ask nearly the same: {cut(one.stem)}", (), other.span)


def _answers(part: Part) -> tuple[str, ...]:
    choices = (each.key for each in part.choices)
    keys = part.leaf.keys.values()
    others = (str(key) for key in keys if not isinstance(key, Chosen | Number))
    return (*choices, *others)
