"""What the questions of a paper are chosen from, and what is left out of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from worksheets.assemble.paper import PaperInputs
from worksheets.assemble.pool import (
    Drawn,
    PoolGroup,
    inline_questions,
    pool_of,
    topics_in_scope,
)
from worksheets.assemble.seen import NewDrawsFirst, Seen
from worksheets.assemble.sized import SizedQuestions, Supply
from worksheets.model.course import Topic
from worksheets.model.diagnostics import Sink, did_you_mean
from worksheets.model.picks import InlineQuestion
from worksheets.model.question import Question
from worksheets.model.spec import Spec

MARK_OF_DRAWS = "~"
"""Stands in the name of a draw between the question and the number of the draw."""


@dataclass(frozen=True)
class Stock:
    """What the questions of a paper are chosen from.

    `draws` makes draws of questions with values, if there are any. No pick and no blueprint gets a
    question whose name is in `without`.
    """

    supply: Supply
    draws: Drawn | None
    without: frozenset[str]

    @cached_property
    def of_spec(self) -> frozenset[str]:
        """The names of the questions that are written in the spec."""
        return frozenset(group[0].name for group in self.supply.pool if group.origin == "spec")


def stock_of(inputs: PaperInputs, types: Mapping[str, type[Question]]) -> Stock:
    """What the questions of a paper are chosen from, as its spec says."""
    spec = inputs.spec
    topics = list(topics_in_scope(inputs.course, spec.topics, draft=spec.draft))
    seen = Seen(inputs.history) if inputs.history else None
    draws = draws_of(inputs, topics)
    if draws and seen:
        draws = NewDrawsFirst(draws, seen)
    generated = _types_to_generate(spec, topics, types)
    written = tuple(inline_questions(spec, topics, inputs.language, draws))
    pool = (*pool_of(topics, generated, inputs.language, draws), *written)
    supply = Supply(
        pool, SizedQuestions(topics, types, inputs.language), inputs.course.levels, seen
    )
    without = frozenset(f"{topic.number}/{name}" for topic in topics for name in spec.without)
    return Stock(supply, draws, without)


def report_unknown(
    inputs: PaperInputs, stock: Stock, types: Mapping[str, type[Question]], sink: Sink
) -> None:
    """Warn of what a spec leaves out and no topic has, and of what it both names and leaves out."""
    spec = inputs.spec
    if not spec.without:
        return
    picked = {pick.id: pick for section in spec.sections for pick in section.questions if pick.id}
    for name in spec.without:
        if name in picked:
            message = f"'{name}' is asked for here, and left out by 'without'"
            sink.error(picked[name].span, message, "take it out of one of the two")
    known = _ids(stock.supply.pool)
    if known.issuperset(map(_family, spec.without)):
        return
    known |= _ids(pool_of(stock.supply.sized.topics, types, inputs.language))
    for n, name in enumerate(spec.without):
        if _family(name) not in known:
            message = (
                f"'without' names '{name}', and no question of the paper's topics is called so"
            )
            sink.warn(inputs.at("without", n), message, *did_you_mean(name, known))


def _family(name: str) -> str:
    """The name of the question that a name, or that of a draw, belongs to."""
    return name.partition(MARK_OF_DRAWS)[0]


def _ids(pool: Sequence[PoolGroup]) -> set[str]:
    return {name for group in pool for name in group.ids}


def draws_of(inputs: PaperInputs, topics: Sequence[Topic]) -> Drawn | None:
    """What draws questions with values; None if there are none."""
    has_draws = any(group.draws for topic in topics for group in topic.groups) or any(
        pick.question.draws for _, _, pick in inputs.spec.inline_questions
    )
    if not inputs.make or not has_draws:
        return None
    from worksheets.assemble.draws import Draws  # noqa: PLC0415 most papers have no values

    make, lay_over, language = inputs.make(inputs.course)
    return Draws(make, lay_over, language, inputs.seed)


def _types_to_generate(
    spec: Spec, topics: Sequence[Topic], types: Mapping[str, type[Question]]
) -> Mapping[str, type[Question]]:
    """The types of which questions are generated from knowledge.

    Those that picks name, if every pick names a type or an authored question; else all types. Those
    that a blueprint may ask, too.
    """
    picks = [
        pick
        for section in spec.sections
        for pick in section.questions
        if not isinstance(pick, InlineQuestion)
    ]
    ids_of_groups = [f"\n{group.ids}\n" for topic in topics for group in topic.groups]
    if any(
        not pick.type and not (pick.id and any(f"\n{pick.id}\n" in ids for ids in ids_of_groups))
        for pick in picks
    ):
        return types
    named_types = {name for pick in picks for name in pick.type}
    if spec.blueprint:
        named_types |= set(filter(spec.blueprint.asks_type, types))
    return {name: types[name] for name in types if name in named_types}
