"""Which questions could stand in the place of one on a paper, and why others were passed over."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from worksheets.assemble.choices import apart_by
from worksheets.assemble.clashes import clashes, fact_names, shared_content
from worksheets.assemble.fitting import Fitting
from worksheets.assemble.give_aways import PrintedQuestions
from worksheets.assemble.pool import PoolEntry
from worksheets.assemble.selection import Selection
from worksheets.assemble.stock import stock_of
from worksheets.authoring.paper_choice import PaperChoice, StandingQuestion
from worksheets.model.diagnostics import Sink
from worksheets.model.picks import Pick
from worksheets.model.source_letters import by_letter
from worksheets.model.spec import Spec

MOST_LOOKED_AT = 1000
"""So many questions that meet the criteria of a pick are looked at."""


class PassedOver(NamedTuple):
    """A question that comes before one that was chosen, and why it was not."""

    entry: PoolEntry
    reason: str


class Explanation(NamedTuple):
    """Why a question stands on a paper.

    It is the one at a `rank`, from 1, of so many that `fit`; rank 0 if it is not among those that
    were looked at. If it is `fixed`, that says why, and there is no more to say.
    """

    question: StandingQuestion
    fixed: str
    fit: int = 0
    rank: int = 0
    passed_over: tuple[PassedOver, ...] = ()
    could_stand: tuple[PoolEntry, ...] = ()


def explanations(choice: PaperChoice) -> Iterator[Explanation]:
    """Why each question of the first form stands there, in printed order."""
    return (explained(choice, question) for question in choice.questions)


def explained(choice: PaperChoice, question: StandingQuestion) -> Explanation:
    """Why a question stands on a paper, who was passed over for it, and what else could stand
    there."""
    fixed = choice.why_fixed(question)
    if fixed:
        return Explanation(question, fixed)
    could = tuple(could_stand(choice, question))
    if question.is_pinned:
        return Explanation(question, "", could_stand=could)
    listed = in_order(choice, question)
    names = [entry.name for entry in listed]
    rank = names.index(question.entry.name) + 1 if question.entry.name in names else 0
    before = listed[: rank - 1] if rank else listed
    on_paper = {one.entry.name for one in choice.questions}
    passed = (entry for entry in before if entry.name not in on_paper)
    reasons = tuple(PassedOver(entry, reason_against(choice, question, entry)) for entry in passed)
    return Explanation(question, "", len(listed), rank, reasons, could)


def in_order(
    choice: PaperChoice, question: StandingQuestion, **criteria: object
) -> list[PoolEntry]:
    """The questions that meet the criteria of a question's pick, in the order in which they are
    tried; of a pick that names a question, those of its type and marks.

    `criteria` are laid over those of the pick.
    """
    if question.wanted is None:
        return []
    kind = question.entry.question
    free: dict[str, object] = {"id": None, "with_": None, "count": 1}
    if question.is_pinned:
        free |= {"type": (kind.type,), "marks": kind.tariff or None}
    pick = question.wanted.model_copy(update=free | criteria)
    spec = _with_pick(choice, question, pick)
    inputs = choice.inputs._replace(spec=spec)
    stock = stock_of(inputs, choice.context.types)
    placed = [(question.section, question.pick, pick)]
    sources = by_letter(spec.placed_sources)
    without = stock.without if pick.id is None else ()
    fitting = Fitting(stock.supply, choice.inputs.seed, without, placed, Sink(), sources)
    return list(islice(fitting.questions()[question.section, question.pick], MOST_LOOKED_AT))


def _with_pick(choice: PaperChoice, question: StandingQuestion, pick: Pick) -> Spec:
    """The spec with another pick in the place of a question's."""
    spec = choice.loaded.spec
    sections = list(spec.sections)
    entries = list(sections[question.section].questions)
    entries[question.pick] = pick
    changed = sections[question.section].model_copy(update={"questions": tuple(entries)})
    sections[question.section] = changed
    return spec.model_copy(update={"sections": tuple(sections)})


def could_stand(
    choice: PaperChoice, question: StandingQuestion, *, any_marks: bool = False
) -> Iterator[PoolEntry]:
    """The questions of the same type, and of the same marks unless `any_marks`, that can take the
    place of one; first those that print nothing that another question wants recalled."""
    kind = question.entry.question
    on_forms = {name for form in choice.names for section in form for name in section}
    selection = _others(choice, question)
    helping: list[PoolEntry] = []
    criteria = {"marks": None} if any_marks and question.is_pinned else {}
    for entry in in_order(choice, question, **criteria):
        other = entry.question
        same_kind = other.type == kind.type and (any_marks or other.tariff == kind.tariff)
        if entry.name in on_forms or entry.template is not None or not same_kind:
            continue
        if choice.loaded.spec.disjoint and not _is_alike(entry, question.entry):
            continue
        if not selection.can_add(entry) or _too_near(choice, question, entry):
            continue
        if selection.helps(entry):
            helping.append(entry)
        else:
            yield entry
    yield from helping


def _is_alike(entry: PoolEntry, other: PoolEntry) -> bool:
    """Whether the same questions are chosen for further forms, whichever of the two is on the
    first."""
    same_topic = entry.topic.number == other.topic.number
    return same_topic and entry.question.difficulty == other.question.difficulty


def _others(choice: PaperChoice, question: StandingQuestion) -> Selection:
    """The other questions of the paper."""
    selection = Selection(PrintedQuestions(choice.inputs.course.levels))
    for one in choice.questions:
        if one is not question:
            selection.add(one.entry)
    return selection


def _too_near(choice: PaperChoice, question: StandingQuestion, entry: PoolEntry) -> bool:
    """Whether a question has in common what those of its section are apart by."""
    apart = choice.loaded.spec.sections[question.section].apart
    if apart is None:
        return False
    return any(
        apart_by(entry, apart) == apart_by(one.entry, apart)
        for one in choice.questions
        if one.section == question.section and one is not question
    )


def reason_against(choice: PaperChoice, question: StandingQuestion, entry: PoolEntry) -> str:
    """Why another question does not stand in the place of one."""
    others = [one for one in choice.questions if one is not question]
    for one in others:
        if clashes(entry, one.entry):
            return f"question {one.number} {_shared(entry, one.entry)}"
    for one in others:
        if shared := shared_content(entry, one.entry):
            return f"beside question {one.number} it repeats: {shared}"
    if _too_near(choice, question, entry):
        return "another question of its section has the same topic or type, which are kept apart"
    if _others(choice, question).helps(entry):
        return "it or another question prints what the other wants recalled"
    if entry.question.verdict:
        return "enough questions of this pick have its verdict"
    if entry.question.key_is_longest:
        return "enough keys of this pick are the longest option"
    return "few questions can stand together, so they were tried in another order"


def _shared(entry: PoolEntry, other: PoolEntry) -> str:
    """What another question has that keeps one from the paper."""
    if asked := entry.asks & other.asks:
        return f"asks {fact_names(asked)}"
    if asked := entry.gives & other.asks:
        return f"asks {fact_names(asked)}, which it gives away"
    if given := entry.asks & other.gives:
        return f"gives away {fact_names(given)}, which it asks"
    return "reads the same"
