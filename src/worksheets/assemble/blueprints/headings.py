"""The sections of a paper that has a blueprint, with the questions under each heading."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from worksheets.assemble.blueprints.candidates import Candidate
from worksheets.assemble.pool import PoolEntry
from worksheets.model.authored import joined_names
from worksheets.model.blueprint_sections import BlueprintSection
from worksheets.model.diagnostics import Mistake, Span
from worksheets.model.picks import Pick
from worksheets.model.spec import SectionSpec, Spec

DIFFICULTIES = ("easy", "medium", "hard")


def with_sections(
    spec: Spec, form: Sequence[Candidate], place: Span
) -> tuple[Spec, list[list[list[PoolEntry]]]]:
    """A spec whose sections ask for the questions of a form, behind those that it asks for
    itself; and these questions by section and pick.

    Forms with other questions keep the order; forms with the same ones have each its own.
    """
    sections: list[SectionSpec] = []
    chosen: list[list[list[PoolEntry]]] = []
    for heading, questions in _headings(spec, form):
        runs = [list(run) for _, run in groupby(questions, lambda one: one.question.type)]
        chosen.append([[one.entry for one in run] for run in runs])
        sections.append(_section(spec, heading, chosen[-1], place))
    return _with_more(spec, sections), chosen


def with_recorded_sections(
    spec: Spec, chosen: Sequence[Sequence[Sequence[PoolEntry]]], place: Span
) -> Spec:
    """A spec with the sections that its blueprint made for these questions, by section and pick.

    Raises Mistake if it could not have made them.
    """
    made: list[SectionSpec] = []
    headings = spec.blueprint.sections if spec.blueprint else ()
    for picks in chosen:
        types = {entry.question.type for pick in picks for entry in pick}
        having = [heading for heading in headings if types <= set(heading.types)]
        if headings and not having:
            listed = joined_names(sorted(types))
            message = f"no section of the blueprint asks for questions of type {listed}"
            raise Mistake(message, "put the types of the questions back as they were")
        made.append(_section(spec, having[0] if having else None, picks, place))
    return _with_more(spec, made)


def _section(
    spec: Spec,
    heading: BlueprintSection | None,
    picks: Sequence[Sequence[PoolEntry]],
    place: Span,
) -> SectionSpec:
    """The section under a heading, which asks for the questions of each pick by their type."""
    return SectionSpec(
        title=heading.title if heading else "",
        instructions=heading.instructions if heading else (),
        answer=heading.answer if heading else None,
        order="fixed" if spec.disjoint else None,
        questions=tuple(
            Pick(count=len(pick), type=(pick[0].question.type,), span=place) for pick in picks
        ),
    )


def _with_more(spec: Spec, sections: Sequence[SectionSpec]) -> Spec:
    """A spec with more sections, and the minutes of its blueprint if it says none."""
    blueprint = spec.blueprint
    minutes = blueprint.minutes.most if blueprint and blueprint.minutes else None
    update = {"sections": (*spec.sections, *sections), "minutes": spec.minutes or minutes}
    return spec.model_copy(update=update)


def _headings(
    spec: Spec, form: Sequence[Candidate]
) -> Iterator[tuple[BlueprintSection | None, list[Candidate]]]:
    free = [one for one in form if not one.kept]
    sections = spec.blueprint.sections if spec.blueprint else ()
    if not sections:
        first = sorted(free, key=lambda one: (one.marks, one.question.type))
        order = list(dict.fromkeys(one.question.type for one in first))
        if free:
            yield None, _in_order(free, order)
        return
    for section in sections:
        listed = [one for one in free if one.question.type in section.types]
        if listed:
            yield section, _in_order(listed, section.types)


def _in_order(listed: Sequence[Candidate], types: Sequence[str]) -> list[Candidate]:
    """Questions type by type; of a type those worth little first, and the easy ones of these."""
    return sorted(
        listed,
        key=lambda one: (
            types.index(one.question.type),
            one.marks,
            DIFFICULTIES.index(one.question.difficulty),
            one.entry.topic.number,
        ),
    )
