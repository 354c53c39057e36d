"""Questions with values: read as templates, and filled in draw by draw."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from pydantic import ValidationError

from worksheets.language.language import Language
from worksheets.model.diagnostics import Mistake
from worksheets.model.figure import NO_FILES, Files
from worksheets.model.mapped import Mapped, Path
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, check
from worksheets.model.template import Source, Template, apart_fault, has_values, source_of
from worksheets.model.unfilled import unfilled
from worksheets.model.values.filling import Filling, leaves
from worksheets.model.values.patterns import OPENING, Printers
from worksheets.model.values.repeats import EntryDraws
from worksheets.model.values.values import Draw, Misplaced, PassedOver, Values
from worksheets.read.template_errors import as_written, at_place, problems_of
from worksheets.read.value_words import for_values

FILES = frozenset({"file"})
"""Keys of figures that name files."""
MOST_FILES = 200
"""Draws in which the names of files are looked for."""
SAMPLES = 50
"""Draws among which one without problems is looked for."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads questions with values by a validation context, in a language."""

    context: Mapping[str, Any]
    language: Language

    @property
    def people(self) -> Sequence[Mapping[str, str]]:
        """Names with pronouns; those that begin a sentence are called so, too: They for they."""
        known = [person.model_dump() for person in self.language.customs.people]
        return [
            {**person, **{key.title(): word[:1].upper() + word[1:] for key, word in person.items()}}
            for person in known
        ]

    @property
    def entries(self) -> EntryDraws:
        """The draws of entries that repeat, for samples."""
        return EntryDraws("sample", Printers.of(self.language).text)

    def template(self, written: Mapped) -> Template:
        """The template of a mapping; raises ValidationError with the places of all mistakes."""
        named = NamedFiles(self.context.get("files", NO_FILES))
        reader = replace(self, context={**self.context, "files": Files(named.picture, named.text)})
        try:
            source = source_of(written, self.people)
            template = reader.first(source)
            reader.read_files(source)
        except Misplaced as fault:
            raise at_place(fault) from None
        if not (named.pictures or named.texts):
            return template
        read = NamedFiles(NO_FILES, named.pictures, named.texts)
        source = replace(source, files=Files(read.picture, read.text))
        return Template.of(source, template.sample)

    def first(self, source: Source) -> Template:
        """The template with the first of its draws that can be read."""
        first: ValidationError | None = None
        entries = self.entries
        for number, draw in islice(source.fitting(entries, reading=True), SAMPLES):
            filling = source.filling(self.language, entries, number)
            try:
                question = self.read(source, filling, draw)
                wrong = apart_fault(source.values, draw)
                if wrong is None:
                    return Template.of(source, question)
                mistake = Mistake(wrong.message, *wrong.hints)
                first = first or at_place(Misplaced(wrong.path, mistake))
            except PassedOver as fault:
                problem = _with_draw(fault, source.values, draw)
                first = first or at_place(problem)
            except ValidationError as error:
                first = first or error
        if first:
            raise first
        raise _none_fits(source.values)

    def read_files(self, source: Source) -> None:
        """Read a draw for each name of a file that the figures of the first draws have."""
        files = [text for path, text in leaves(source.written) if path[-1] in FILES]
        if not any(OPENING in text for text in files):
            return
        printers, entries = Printers.of(self.language), self.entries
        seen: set[str] = set()
        for number, draw in islice(source.fitting(entries), MOST_FILES):
            names = str([printers.filled(text, draw) for text in files])
            if names not in seen:
                seen.add(names)
                with suppress(ValidationError, PassedOver):  # a check says why
                    self.read(source, source.filling(self.language, entries, number), draw)

    def read(self, source: Source, filling: Filling, draw: Draw) -> Question:
        """The question of a draw; raises ValidationError, or Misplaced if it cannot be filled
        in."""
        filled = filling.question(source.written, draw)
        question_type: type[Question] = self.context["types"][filled["type"]]
        context = {**self.context, "values": draw, "template": None}
        try:
            return question_type.model_validate(filled, context=context)
        except ValidationError as error:
            raise as_written(error, filling, quantities="quantities" in filled) from None

    def made(self, template: Template, number: int, draw: Draw, entries: EntryDraws) -> "Made":
        """The question of a draw, with what is wrong with it as far as that shows at once."""
        filling = template.source.filling(self.language, entries, number)
        try:
            question = self.read(template.source, filling, draw)
        except Misplaced as fault:
            problem = Problem(fault.path, str(fault.mistake), fault.mistake.hints)
            broken = not isinstance(fault, PassedOver)
            return Made(None, (problem,), filling, broken)
        except ValidationError as error:
            return Made(None, tuple(problems_of(error)), filling)
        return Made(question, (), filling, draw=draw)


@dataclass(slots=True)
class NamedFiles:
    """Files that figures name, each read once and then remembered; it can be pickled."""

    files: Files
    pictures: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def picture(self, name: str) -> Any:
        if name not in self.pictures:
            self.pictures[name] = self.files.picture(name)
        return self.pictures[name]

    def text(self, name: str) -> str:
        if name not in self.texts:
            self.texts[name] = self.files.text(name)
        return self.texts[name]


@dataclass(frozen=True, slots=True)
class Made:
    """What a draw became: a question, or problems; `broken` if it could not even be filled in."""

    question: Question | None
    problems: tuple[Problem, ...]
    filling: Filling
    broken: bool = False
    draw: Draw = field(default_factory=dict)

    def checked(self, references: References) -> "Made":
        """The same with all problems of the question."""
        if self.question is None:
            return self
        found = _found_in(self.question, references)
        own = bool(getattr(self.question, "quantities", ()))
        worded = (for_values(problem, self.draw, quantities=own) for problem in found)
        problems = tuple(replace(one, path=self.filling.origin(one.path)) for one in worded)
        return replace(self, problems=problems)

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == "error")


def _found_in(question: Question, references: References) -> Iterator[Problem]:
    yield from check(question, references)
    yield from unfilled(question)


def template_reader(written: object, context: Mapping[str, Any]) -> Template | None:
    """The template of a mapping with values, for a validation context; None for any other."""
    try:
        if not isinstance(written, Mapped) or not has_values(written, context["types"]):
            return None
    except Misplaced as fault:
        raise at_place(fault) from None
    return Reader(context, context["language"]).template(written)


def sampled(
    questions: Sequence[Question], references: References, context: Mapping[str, Any]
) -> tuple[tuple[Question, ...], list[Problem]]:
    """Questions, of which those with values have a sample without problems; and all problems of
    those that have none."""
    reader = Reader(context, context["language"])
    after, problems = list[Question](), list[Problem]()
    for n, question in enumerate(questions):
        if isinstance(question, Template):
            template, found = settled(question, references, reader)
            problems += (problem.under("questions", n) for problem in found)
            after.append(template)
        else:
            after.append(question)
    return tuple(after), problems


def settled(
    template: Template, references: References, reader: Reader
) -> tuple[Template, tuple[Problem, ...]]:
    """The template with a sample that has no problems; and the problems of its first draw, if it
    has none."""
    if not any(True for _ in _found_in(template.sample, references)):
        return template, ()
    first: Made | None = None
    entries = reader.entries
    for number, draw in islice(template.source.fitting(entries), SAMPLES):
        made = replace(reader.made(template, number, draw, entries), draw=draw)
        made = made.checked(references)
        if not made.errors and (fault := apart_fault(template.source.values, draw)):
            made = replace(made, problems=(fault,))
        if made.question is not None and not made.errors:
            return Template.of(template.source, made.question), made.problems
        first = made if made.broken else first or made
        if made.broken:
            break
    if first is None:
        return template, ()
    return template, tuple(_of_draw(problem, template, first.draw) for problem in first.problems)


def _of_draw(problem: Problem, template: Template, draw: Draw) -> Problem:
    """A problem with the draw in which it shows, unless its message says that."""
    shown = drawn_values(template.source.values, draw)
    if not shown or " for " in problem.message:
        return problem
    return replace(problem, hints=(*problem.hints, f"it is so for {shown}"))


def drawn_values(values: Values, draw: Draw) -> str:
    """The drawn values in a message: 'a = 3, c = 3'."""
    from worksheets.model.numbers.evaluation import given  # noqa: PLC0415 messages only

    return given(draw, tuple(values.drawn)).removeprefix(" for ")


def _with_draw(fault: Misplaced, values: Values, draw: Draw) -> Misplaced:
    hints = (*fault.mistake.hints, f"it is so for {drawn_values(values, draw)}")
    return Misplaced(fault.path, Mistake(str(fault.mistake), *hints))


def _none_fits(values: Values) -> Misplaced:
    """The mistake of values of which no draw fits, with the condition that stands in the way."""
    often, failed, tried = values.in_the_way()
    path: Path = ("where",) if often else ("values",)
    hint = "change the condition, or widen the ranges of the values"
    many = f"of {values.size:,} draws none fits"
    if values.size > tried:
        many = f"of {values.size:,} draws none was found that fits"
    if often is None:
        return Misplaced(path, Mistake(many, hint))
    never = "never" if tried == values.size else "hardly ever"
    how = never if failed == tried else "seldom"
    return Misplaced(path, Mistake(f"{many}: '{often.text}' is {how} true", hint))
