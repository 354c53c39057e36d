"""The questions of a paper as a record names them, and the same questions found again in a course
that may have changed since."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cached_property
from hashlib import sha256
from itertools import repeat
from typing import NamedTuple, TypeAlias

from pydantic import BaseModel

from worksheets.assemble.fitting import Fitting
from worksheets.assemble.forms import ChosenQuestions, Form, PlacedQuestion
from worksheets.assemble.lettered_sources import report_missing_sources
from worksheets.assemble.paper import PaperInputs, assemble_paper
from worksheets.assemble.pool import PoolEntry, PoolGroup
from worksheets.assemble.references import check_sources
from worksheets.assemble.remedies import placed_picks
from worksheets.assemble.shared_items import SharedItems
from worksheets.assemble.stock import Stock, stock_of
from worksheets.model.diagnostics import Mistake, Sink, Span, did_you_mean
from worksheets.model.picks import Pick
from worksheets.model.question import Question
from worksheets.model.source_letters import by_letter
from worksheets.model.spec import Spec


class RecordedQuestion(NamedTuple):
    """A question that stood on a paper: its printed number, topic, id and first words.

    One with values was the `draw` of a number, else that is None. The `digest` is of all that was
    printed of it, in the paper and in its mark scheme.
    """

    number: str
    topic: str
    id: str
    draw: int | None
    words: str
    digest: str

    @property
    def name(self) -> str:
        """Its name in the course; that of a draw is the name of what it is a draw of."""
        return f"{self.topic}/{self.id}"

    def on_form(self, form: str) -> str:
        """What it is called where something is said of it."""
        of_form = f" of form {form}" if form else ""
        draw = "" if self.draw is None else f" (draw {self.draw + 1})"
        return f"question {self.number}{of_form}, '{self.id}'{draw},"


Places: TypeAlias = Mapping[tuple[str, str], Span]
"""Where a record names a question, by the names of its form and of itself."""
RecordedSections: TypeAlias = Sequence[Sequence[Sequence[RecordedQuestion]]]
"""Questions by section and pick."""


class RecordedForm(NamedTuple):
    """A form of a paper: its name, its fingerprint, digests of its sources by their labels."""

    form: str
    fingerprint: str
    sources: Mapping[str, str]
    sections: RecordedSections


def recorded_form(form: Form) -> RecordedForm:
    """What a record says of a form."""
    sections = [
        [[_recorded(placed) for placed in of_pick] for of_pick in section]
        for section in form.by_pick
    ]
    front = form.paper.front
    return RecordedForm(front.form, front.fingerprint, source_digests(form), sections)


def source_digests(form: Form) -> Mapping[str, str]:
    """Digests of the sources of a form by their labels."""
    return {source.label: digest_of(source) for source in form.paper.sources}


def _recorded(placed: PlacedQuestion) -> RecordedQuestion:
    entry, item = placed.entry, placed.item
    template, topic = entry.template, entry.topic.number
    id_, draw = (template.id, entry.draw) if template else (entry.question.id, None)
    words = " ".join(entry.question.wording.split())
    return RecordedQuestion(item.label, topic, id_, draw, words, digest_of(item))


def digest_of(value: object) -> str:
    """A digest of a value by what is in it, wherever that stood in a file."""
    return sha256("\0".join(_parts(value)).encode()).hexdigest()[:24]


def _parts(value: object) -> Iterator[str]:
    """The parts of a value in order; places and orders of sets are none."""
    match value:
        case Span():
            return
        case Mapping():
            for key in sorted(value, key=repr):
                yield f"{key!r}:"
                yield from _parts(value[key])
        case set() | frozenset():
            yield from sorted("\1".join(_parts(one)) for one in value)
        case list() | tuple():
            yield f"{type(value).__name__}{len(value)}"
            for one in value:
                yield from _parts(one)
        case BaseModel():
            yield type(value).__name__
            for name in type(value).model_fields:
                yield f"{name}:"
                yield from _parts(getattr(value, name))
        case _ if is_dataclass(value):
            yield type(value).__name__
            for one in fields(value):
                yield f"{one.name}:"
                yield from _parts(getattr(value, one.name))
        case _:
            yield repr(value)


class _PlacedPick(NamedTuple):
    """A pick, and its place: its section, and its number in that."""

    pick: Pick
    at: tuple[int, int]


@dataclass(frozen=True)
class Replay:
    """Finds the questions of a record among those that a paper can have now."""

    inputs: PaperInputs
    types: Mapping[str, type[Question]]
    sink: Sink
    _of_size: dict[tuple[int, int], Mapping[str, tuple[PoolGroup, int]]] = field(
        default_factory=dict
    )

    @cached_property
    def stock(self) -> Stock:
        return stock_of(self.inputs, self.types)

    @cached_property
    def _pool(self) -> Mapping[str, tuple[PoolGroup, int]]:
        return _by_name(self.stock.supply.pool)

    def form(
        self, recorded: RecordedForm, places: Places, shared_items: SharedItems
    ) -> Form | None:
        """A form with its recorded questions as they are now; None, with an error for each that is
        gone, at its place in the record, if not all are there."""
        spec = self.inputs.spec
        own = [section.questions for section in spec.sections]
        counts = [sum(pick.count for pick in picks) for picks in own]
        recorded_counts = [sum(map(len, section)) for section in recorded.sections[: len(own)]]
        if counts != recorded_counts or (recorded.sections[len(own) :] and not spec.blueprint):
            message = "the profile of the paper asks for other questions now"
            self.sink.error(self.inputs.at("profile"), message, "put it back as it was")
            return None
        chosen = [
            [
                list(self._found(recorded.form, pick, questions, places))
                for pick, questions in zip(
                    self._picks(s, section) if s < len(own) else repeat(self._made),
                    section,
                    strict=False,
                )
            ]
            for s, section in enumerate(recorded.sections)
        ]
        if self.sink.failed:
            return None
        return self._form_of(recorded.form, chosen, shared_items)

    def _picks(
        self, section: int, recorded: Sequence[Sequence[RecordedQuestion]]
    ) -> Iterator[_PlacedPick]:
        """The picks of a section of the spec that recorded picks are of, with their places: a form
        that shares no question asks for those of each kind in a pick of its own."""
        picks = self.inputs.spec.sections[section].questions
        of_place = [n for n, pick in enumerate(picks) for _ in range(pick.count)]
        start = 0
        for questions in recorded:
            number = of_place[start]
            yield _PlacedPick(picks[number], (section, number))
            start += len(questions)

    @property
    def _made(self) -> _PlacedPick:
        """What stands for the picks that a blueprint made."""
        return _PlacedPick(Pick(span=self.inputs.at("blueprint")), (-1, -1))

    def _form_of(
        self, name: str, chosen: ChosenQuestions, shared_items: SharedItems
    ) -> Form | None:
        """The form of the questions that were found; None, with errors, if it cannot be."""
        spec = self.inputs.spec
        if spec.blueprint:
            try:
                spec, chosen = _by_blueprint(spec, chosen, self.inputs.at("blueprint"))
            except Mistake as mistake:
                self.sink.error(self.inputs.at("blueprint"), str(mistake), *mistake.hints)
                return None
        inputs = self.inputs._replace(spec=spec)
        entries = [entry for section in chosen for pick in section for entry in pick]
        report_missing_sources(spec, inputs.course, entries, inputs.language, self.sink)
        if self.sink.failed:
            return None
        paper = assemble_paper(inputs, chosen, name, shared_items)
        check_sources(paper, spec, inputs.language, self.sink)
        return None if self.sink.failed else Form(paper, chosen, spec, inputs.seed)

    def _found(
        self,
        form: str,
        placed: _PlacedPick,
        questions: Sequence[RecordedQuestion],
        places: Places,
    ) -> Iterator[PoolEntry]:
        """The recorded questions of a pick; an error for each that is gone."""
        pick, at = placed
        for one in questions:
            place = places.get((form, one.name), pick.span)
            try:
                entry = self._now(pick, one, at)
            except Mistake as mistake:
                self.sink.error(pick.span, str(mistake), *mistake.hints)
                continue
            if entry:
                yield entry
                continue
            ids = [name.partition("/")[2] for name in self._pool]
            hints = did_you_mean(one.id, ids) or ("put it back",)
            self.sink.error(place, f"{one.on_form(form)} is gone from the course", *hints)

    def _now(self, pick: Pick, recorded: RecordedQuestion, at: tuple[int, int]) -> PoolEntry | None:
        if pick.spaced:
            spec, seed = self.inputs.spec, self.inputs.seed
            sources, picks = by_letter(spec.placed_sources), placed_picks(spec)
            fitting = Fitting(self.stock.supply, seed, (), picks, self.sink, sources)
            return next((e for e in fitting.questions()[at] if e.name == recorded.name), None)
        pool = self._pool if pick.size is None else self._sized(pick, at)
        if recorded.name not in pool:
            return None
        group, n = pool[recorded.name]
        entry = group[n]
        if (entry.template is None) != (recorded.draw is None):
            return None
        if entry.template is None or recorded.draw is None or self.stock.draws is None:
            return entry
        laid = self.stock.draws.laid_over(entry, pick.with_) if pick.with_ else entry
        return self.stock.draws.entry(laid, recorded.draw)

    def _sized(self, pick: Pick, at: tuple[int, int]) -> Mapping[str, tuple[PoolGroup, int]]:
        if at not in self._of_size:
            self._of_size[at] = _by_name(self.stock.supply.sized.groups(pick, self.sink))
        return self._of_size[at]


def _by_blueprint(spec: Spec, chosen: ChosenQuestions, place: Span) -> tuple[Spec, ChosenQuestions]:
    """A spec with the sections that its blueprint made, and the questions with the objectives that
    it gives them; raises Mistake if it could not have made these sections."""
    from worksheets.assemble.blueprints.candidates import with_objective  # noqa: PLC0415 few have one
    from worksheets.assemble.blueprints.headings import with_recorded_sections  # noqa: PLC0415

    objectives = spec.blueprint.objective_of if spec.blueprint else {}
    of_form = with_recorded_sections(spec, chosen[len(spec.sections) :], place)
    return of_form, [
        [[with_objective(entry, objectives) for entry in pick] for pick in section]
        for section in chosen
    ]


def _by_name(groups: Sequence[PoolGroup]) -> Mapping[str, tuple[PoolGroup, int]]:
    """Where each question of some groups is, by its name in the course."""
    return {
        f"{group.topic.number}/{name}": (group, n)
        for group in groups
        for n, name in enumerate(group.ids)
    }
