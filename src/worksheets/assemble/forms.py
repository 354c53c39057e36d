"""Parallel forms of a paper: the same questions in other orders, or others of the same kind."""

from collections import Counter
from collections.abc import Mapping, Sequence

from worksheets.assemble.candidates import Candidate, Stock, in_scope, stocks
from worksheets.assemble.choices import check_choices
from worksheets.assemble.draw import drawn
from worksheets.assemble.pick import chosen
from worksheets.assemble.references import check_sources
from worksheets.assemble.shared_items import SharedItems
from worksheets.language.language import Language
from worksheets.model.course import Course, Topic
from worksheets.model.diagnostics import Sink, Span
from worksheets.model.paper.paper import Paper
from worksheets.model.question import Question
from worksheets.model.spec import Pick, Spec

Choice = Sequence[Sequence[Sequence[Candidate]]]
"""Candidates by section and pick."""


def assembled(
    spec: Spec,
    course: Course,
    language: Language,
    types: Mapping[str, type[Question]],
    sink: Sink,
    *,
    seed: int,
    spec_text: str,
) -> tuple[Paper, ...]:
    """All forms of a paper in a language, one if the spec names none.

    Nothing, with the reasons in the sink, if there can be none.

    Forms have the same number of marks from the same topics and of the same difficulty.
    """
    topics = list(in_scope(course, spec.topics, draft=spec.draft))
    pool = stocks(topics, _wanted(spec, topics, types), language)
    first = chosen(spec, pool, seed, sink)
    if not first:
        return ()
    check_choices(spec, first, sink)
    if sink.failed:
        return ()
    papers: list[Paper] = []
    found: Choice = first
    remembered = SharedItems()
    for n, form in enumerate(spec.forms or ("",)):
        if n and spec.disjoint:
            taken = {_name(one) for paper in papers for one in paper.origins}
            other = _others(spec, first, pool, taken, seed, form, sink)
            if other is None:
                return ()
            found = other
        papers.append(
            drawn(spec, course, language, found, seed, spec_text, form=form, remembered=remembered)
        )
    for paper in papers:
        check_sources(paper, language, sink)
    return tuple(papers)


def _wanted(
    spec: Spec, topics: Sequence[Topic], types: Mapping[str, type[Question]]
) -> Mapping[str, type[Question]]:
    """The types that a paper may draw from knowledge: those named, if every pick names one, or a
    question that was written."""
    picks = [pick for section in spec.sections for pick in section.questions]
    groups = [f"\n{group.ids}\n" for topic in topics for group in topic.groups]
    if any(
        not pick.type and not (pick.id and any(f"\n{pick.id}\n" in ids for ids in groups))
        for pick in picks
    ):
        return types
    named = {name for pick in picks for name in pick.type}
    return {name: types[name] for name in types if name in named}


def _name(origin: tuple[str, str]) -> str:
    return "/".join(origin)


def _others(
    spec: Spec,
    first: Choice,
    pool: Sequence[Stock],
    taken: set[str],
    seed: int,
    form: str,
    sink: Sink,
) -> Choice | None:
    """Questions like those of the first form, none of which another form has."""
    sections = tuple(
        section.model_copy(update={"questions": tuple(_alike(picks, section.questions))})
        for section, picks in zip(spec.sections, first, strict=True)
    )
    tried = Sink()
    alike = spec.model_copy(update={"sections": sections})
    found = chosen(alike, pool, seed, tried, without=taken)
    for diagnostic in tried:
        message = f"form {form}: {diagnostic.message}"
        hints = ("leave out disjoint, ask for fewer forms, or write more questions",)
        sink.error(diagnostic.span, message, *hints)
    return found


def _alike(picks: Sequence[Sequence[Candidate]], wanted: Sequence[Pick]) -> list[Pick]:
    """For what the picks got, picks of the same type, topic, marks and difficulty."""
    found = []
    for pick, mine in zip(wanted, picks, strict=True):
        for (kind, topic, tariff, difficulty), count in Counter(map(_kind, mine)).items():
            update = {
                "id": None,
                "count": count,
                "type": (kind,),
                "topic": (topic,),
                "marks": tariff,
                "difficulty": difficulty,
                "span": pick.span or Span(""),
            }
            found.append(pick.model_copy(update=update))
    return found


def _kind(candidate: Candidate) -> tuple[str, str, int, str]:
    question = candidate.question
    return question.type, candidate.topic.number, question.tariff, question.difficulty
