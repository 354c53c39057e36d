"""Parallel forms of a paper: the same questions in other orders, or others of the same kind."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from worksheets.assemble.choices import check_choices
from worksheets.assemble.choosing import choose_questions
from worksheets.assemble.class_diagnostics import warn_of_seen
from worksheets.assemble.departures import report_departures
from worksheets.assemble.form_orders import ordered_places, ordered_questions
from worksheets.assemble.lettered_sources import report_missing_sources
from worksheets.assemble.paper import PaperInputs, assemble_paper
from worksheets.assemble.pool import Drawn, PoolEntry
from worksheets.assemble.references import check_sources
from worksheets.assemble.remedies import placed_picks
from worksheets.assemble.shared_items import SharedItems
from worksheets.assemble.stock import Stock, report_unknown, stock_of
from worksheets.assemble.two_languages import warn_of_two_languages
from worksheets.model.diagnostics import Sink, Span
from worksheets.model.paper.item import Item
from worksheets.model.paper.paper import Paper
from worksheets.model.picks import InlineQuestion, Pick
from worksheets.model.question import Question
from worksheets.model.spec import Spec

ChosenQuestions = Sequence[Sequence[Sequence[PoolEntry]]]
"""Questions of a pool by section and pick."""


def assemble_forms(
    inputs: PaperInputs, types: Mapping[str, type[Question]], sink: Sink
) -> tuple[Paper, ...]:
    """All forms of a paper, one if the spec names none; empty, with errors in the sink, if any.

    Forms have the same number of marks from the same topics and of the same difficulty.
    """
    return tuple(form.paper for form in forms_with_questions(inputs, types, sink))


class PlacedQuestion(NamedTuple):
    """A question of a form: the item that is printed of it, its pick among those of its section,
    and its number `at` among the questions of the pick."""

    item: Item
    pick: int
    at: int
    entry: PoolEntry


class Form(NamedTuple):
    """A form of a paper, the questions that its items were made of, and the spec whose sections
    they fill: a blueprint makes its own. `seed` puts them in order."""

    paper: Paper
    chosen: ChosenQuestions
    spec: Spec
    seed: int

    @property
    def ordered(self) -> Sequence[Sequence[PoolEntry]]:
        """The questions of each section, in the order of its items."""
        form = self.paper.front.form
        return ordered_questions(self.spec.sections, self.chosen, self.seed, form)

    @property
    def printed(self) -> Sequence[Sequence[PlacedQuestion]]:
        """The questions of each section with their items, in printed order."""
        places = ordered_places(self.spec.sections, self.chosen, self.seed, self.paper.front.form)
        return [
            [
                PlacedQuestion(item, p, at, picks[p][at])
                for item, (p, at) in zip(section.items, of_section, strict=True)
            ]
            for section, picks, of_section in zip(
                self.paper.sections, self.chosen, places, strict=True
            )
        ]

    @property
    def by_pick(self) -> Sequence[Sequence[Sequence[PlacedQuestion]]]:
        """The questions with their items by section and pick, as they were chosen."""
        at_place = [{(placed.pick, placed.at): placed for placed in of} for of in self.printed]
        return [
            [[placed[p, at] for at in range(len(of_pick))] for p, of_pick in enumerate(section)]
            for placed, section in zip(at_place, self.chosen, strict=True)
        ]


def forms_with_questions(
    inputs: PaperInputs, types: Mapping[str, type[Question]], sink: Sink
) -> tuple[Form, ...]:
    """The forms that `assemble_forms` gives, each with its questions."""
    spec, course, seed = inputs.spec, inputs.course, inputs.seed
    stock = stock_of(inputs, types)
    supply, draws, seen = stock.supply, stock.draws, stock.supply.seen
    report_unknown(inputs, stock, types, sink)
    first = choose_questions(spec, supply, seed, sink, without=stock.without)
    if first is None:
        return ()
    check_choices(spec, first, sink)
    if sink.failed:
        return ()
    picked = _picked_for_forms(inputs, stock, first, sink)
    filled = [(spec, chosen) for chosen in picked]
    if spec.blueprint and picked:
        from worksheets.assemble.blueprints.papers import forms_of  # noqa: PLC0415 few have one

        filled = forms_of(inputs, supply, picked, stock.without, sink)
    if not filled:
        return ()
    forms: list[Form] = []
    shared_items = SharedItems()
    for n, form in enumerate(spec.forms or ("",)):
        of_form, chosen = filled[n if spec.disjoint else 0]
        if n and draws and not spec.disjoint:
            chosen = _with_other_draws(chosen, draws, n)
        warn_of_two_languages(inputs, chosen, sink)
        if seen and not (n and spec.disjoint):  # whose other questions nobody named
            warn_of_seen(((pick, chosen[s][p]) for s, p, pick in placed_picks(spec)), seen, sink)
        entries = [entry for section in chosen for pick in section for entry in pick]
        report_missing_sources(of_form, course, entries, inputs.language, sink)
        if sink.failed:
            return ()
        paper = assemble_paper(inputs._replace(spec=of_form), chosen, form, shared_items)
        forms.append(Form(paper, chosen, of_form, seed))
    for made in forms:
        check_sources(made.paper, spec, inputs.language, sink)
    if inputs.held_to:
        departures = Sink()
        of_form, chosen = filled[0]
        report_departures(inputs.held_to, of_form, forms[0].paper, chosen, departures)
        sink.add(departures)
        if departures.failed:
            return ()
    return tuple(forms)


def _picked_for_forms(
    inputs: PaperInputs, stock: Stock, first: ChosenQuestions, sink: Sink
) -> list[ChosenQuestions]:
    """What picks ask for on each form that has questions of its own, of which the first has these;
    none, with errors in the sink, if there are too few."""
    spec = inputs.spec
    picked = [first]
    on_every_form = stock.of_spec
    for form in spec.forms[1:] if spec.disjoint else ():
        used = {
            entry.name
            for chosen in picked
            for section in chosen
            for pick in section
            for entry in pick
        }
        errors = Sink()
        similar = _similar_spec(spec, first, form)
        without = stock.without | used - on_every_form
        others = choose_questions(similar, stock.supply, inputs.seed, errors, without=without)
        _report_for_form(form, errors, sink)
        if others is None:
            return []
        picked.append(others)
    return picked


def _with_other_draws(first: ChosenQuestions, draws: Drawn, form: int) -> ChosenQuestions:
    """The questions of the first form, of those with values further draws, which no form before
    has as long as there are others."""
    chosen = [entry for section in first for pick in section for entry in pick if entry.template]
    strides: dict[str, int] = {}
    for entry in chosen:
        name = f"{entry.family} {entry.with_}"
        strides[name] = max(strides.get(name, 0), entry.draw + 1)

    def again(entry: PoolEntry) -> PoolEntry:
        if entry.template is None:
            return entry
        return draws.again(entry, entry.draw + form * strides[f"{entry.family} {entry.with_}"])

    return [[[again(entry) for entry in pick] for pick in section] for section in first]


def _similar_spec(spec: Spec, first: ChosenQuestions, form: str) -> Spec:
    """The spec of another form alone: it asks for questions like those that the first form has."""
    sections = tuple(
        section.model_copy(update={"questions": tuple(_similar_picks(entries, section.questions))})
        for section, entries in zip(spec.sections, first, strict=True)
    )
    return spec.model_copy(update={"sections": sections, "forms": (form,)})


def _report_for_form(form: str, diagnostics: Sink, sink: Sink) -> None:
    """Report as errors what kept questions for a form from being chosen."""
    for diagnostic in diagnostics:
        message = f"form {form}: {diagnostic.message}"
        hint = "leave out disjoint, ask for fewer forms, or write more questions"
        sink.error(diagnostic.span, message, hint)


def _similar_picks(chosen: Sequence[Sequence[PoolEntry]], picks: Sequence[Pick]) -> list[Pick]:
    """Picks of the same type, topic, marks and difficulty as the questions that were chosen.

    What is written in the spec stands on every form.
    """
    similar: list[Pick] = []
    for pick, entries in zip(picks, chosen, strict=True):
        if isinstance(pick, InlineQuestion) or pick.spaced:
            similar.append(pick)
            continue
        for (question_type, topic, tariff, difficulty, id_), count in Counter(
            map(_criteria, entries)
        ).items():
            update = {
                "id": id_ or None,
                "count": count,
                "type": (question_type,),
                "topic": (topic,),
                "marks": tariff,
                "difficulty": difficulty,
                "span": pick.span or Span(""),
            }
            similar.append(pick.model_copy(update=update))
    return similar


def _criteria(entry: PoolEntry) -> tuple[str, str, int, str, str]:
    question = entry.question
    id_ = entry.template.id if entry.template else ""
    return question.type, entry.topic.number, question.tariff, question.difficulty, id_
