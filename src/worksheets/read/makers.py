"""What makes questions of the draws of a course."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from worksheets.language.language import Language
from worksheets.language.languages import SHIPPED
from worksheets.model.course import Course
from worksheets.model.diagnostics import Mistake
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.knowledge.sources import written_lines
from worksheets.model.laid_over import laid_over
from worksheets.model.mapped import Mapped
from worksheets.model.numbers.wording import Wording
from worksheets.model.question import ENGLISH, Question, References
from worksheets.model.template import Known, Template
from worksheets.model.values.patterns import Printers
from worksheets.model.values.repeats import EntryDraws
from worksheets.model.values.values import Draw, Misplaced
from worksheets.read.decode import place_in
from worksheets.read.markup import markup_reader
from worksheets.read.template_errors import problems_of
from worksheets.read.templates import Made, Reader, settled


def maker(
    types: Mapping[str, type[Question]],
    figures: Callable[[], Mapping[str, Any]],
    course: Course,
    judge: Callable[[str], str] | None = None,
) -> tuple["Maker", Callable[[str, Template, Mapped], Template], Language]:
    """What makes questions of the draws of a course, what lays other values over its templates,
    and the language that both fill them in in; `judge` says what is wrong with a formula."""
    language = SHIPPED.of(course.language if SHIPPED.has(course.language) else ENGLISH)
    made = Maker(types, figures, course, language, judge or _unjudged)
    return made, made.laid_over, language


@dataclass(frozen=True)
class Maker:
    """Makes questions of draws, with the types, the figures and the facts of a course.

    `judge` says what is wrong with a formula; in a build nobody does, for a check of the course
    did.
    """

    types: Mapping[str, type[Question]]
    figures: Callable[[], Mapping[str, Any]]
    course: Course
    language: Language
    judge: Callable[[str], str]
    references: dict[str, References] = field(default_factory=dict)

    def __call__(
        self, topic: str, template: Template, number: int, draw: Draw, entries: EntryDraws
    ) -> Question | None:
        """The question of a draw; None if it has a problem."""
        made = self.made(topic, template, number, draw, entries)
        return None if made.errors else made.question

    def made(
        self, topic: str, template: Template, number: int, draw: Draw, entries: EntryDraws
    ) -> Made:
        """What a draw becomes, with all problems of the question."""
        made = self._reader(template).made(template, number, draw, entries)
        return replace(made.checked(self._references(topic)), draw=draw)

    def draws(self, topic: str, template: Template, key: str) -> Iterator[Made]:
        """What the draws of a template become that no author keeps apart, in the order of a
        key."""
        entries, seen = EntryDraws(key, self.wording), set[Known]()
        for number, draw, known in template.others(entries, seen):
            seen.add(known)
            yield self.made(topic, template, number, draw, entries)

    @property
    def wording(self) -> Wording:
        """How values stand in texts."""
        return Printers.of(self.language).text

    def laid_over(self, topic: str, template: Template, values: Mapped) -> Template:
        """The template with what a pick says otherwise; raises Mistake."""
        reader = self._reader(template)
        try:
            source = laid_over(template, values, reader.people)
            other = reader.first(replace(source, files=template.source.files))
        except Misplaced as fault:
            raise fault.mistake from None
        except ValidationError as error:
            raise Mistake(*_first_words(error)) from None
        other, problems = settled(other, self._references(topic), reader)
        for problem in problems:
            if problem.severity == "error":
                raise Mistake(problem.message, *problem.hints)
        return other

    def _reader(self, template: Template) -> Reader:
        context = {
            "types": self.types,
            "figures": self.figures,
            "markup": markup_reader(self.course.language, self.judge),
            "files": template.source.files,
            "place": place_in(template.span.file),
        }
        return Reader(context, self.language)

    def _references(self, topic: str) -> References:
        if topic not in self.references:
            found = next((one for one in self.course.topics if one.number == topic), None)
            knowledge = found.knowledge if found else Knowledge()
            self.references[topic] = References(
                facts=frozenset(fact.id for fact in knowledge.facts()),
                sources=frozenset(source.id for source in knowledge.sources),
                levels=self.course.levels,
                language=self.course.language,
                source_lines=written_lines(knowledge.sources),
            )
        return self.references[topic]


def _unjudged(_: str) -> str:
    return ""


def _first_words(error: ValidationError) -> tuple[str, ...]:
    """The first message of an error of validation, and its hints."""
    problem = next(problems_of(error))
    return problem.message, *problem.hints
