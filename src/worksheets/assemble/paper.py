"""Chosen questions become a paper: items with numbers, sources with letters, a front."""

from base64 import b32encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from worksheets.assemble.choices import choice_of, in_all_of, section_instructions
from worksheets.assemble.departures import HeldTo
from worksheets.assemble.figure_numbers import (
    figure_count,
    mentions_figures,
    with_figure_numbers,
)
from worksheets.assemble.form_orders import ordered_questions
from worksheets.assemble.front import front_page
from worksheets.assemble.inserts import inserts_of, instruction_on
from worksheets.assemble.labels import numbered
from worksheets.assemble.lettered_sources import PaperSources, lettered_sources
from worksheets.assemble.pool import PoolEntry
from worksheets.assemble.printed_texts import printed_texts
from worksheets.assemble.seen import Seen
from worksheets.assemble.shared_items import SharedItems
from worksheets.language.language import Language
from worksheets.model.course import Course
from worksheets.model.diagnostics import Span
from worksheets.model.history import ClassHistory
from worksheets.model.paper.content import (
    Inlines,
    text,
)
from worksheets.model.paper.item import Item
from worksheets.model.paper.lettering import Labels
from worksheets.model.paper.paper import Paper, Section
from worksheets.model.question import Setting
from worksheets.model.spec import Spec
from worksheets.model.version import VERSION

if TYPE_CHECKING:  # most papers have no values
    from worksheets.assemble.draws import Making


def _nowhere(*_: str | int) -> Span:
    return Span("")


class PaperInputs(NamedTuple):
    """What determines a paper: spec, course and language, a seed, and the text of the spec.

    `language_place` is where the spec chooses its language, if it does, and `at` gives the place of
    any path in it. A mark takes `minutes_per_mark`. `make` gives what makes questions of the draws
    of a course: see `Draws`. A paper for a class has its `history`, and one with a profile is
    `held_to` that. Where no paper meets the blueprint, there may be the `nearest` instead.
    """

    spec: Spec
    course: Course
    language: Language
    seed: int
    spec_text: str
    language_place: Span
    labels: Labels = Labels()
    make: "Callable[[Course], Making] | None" = None
    history: ClassHistory | None = None
    held_to: HeldTo | None = None
    at: Callable[..., Span] = _nowhere
    minutes_per_mark: float = 1.5
    nearest: bool = False


def assemble_paper(
    inputs: PaperInputs,
    chosen: Sequence[Sequence[Sequence[PoolEntry]]],
    form: str = "",
    shared_items: SharedItems | None = None,
) -> Paper:
    """The paper of the chosen questions, which come by section and pick.

    A named form has its questions in an order of its own. Forms share the items that come out the
    same on them.
    """
    spec, language = inputs.spec, inputs.language
    ordered = ordered_questions(spec.sections, chosen, inputs.seed, form)
    every = [entry for entries in ordered for entry in entries]
    sources = lettered_sources(spec, inputs.course, every, language)
    maker = _ItemMaker(inputs, form, shared_items or SharedItems(), sources)
    sections = []
    for n, (section, items) in enumerate(zip(spec.sections, _made(maker, ordered), strict=True)):
        choice = choice_of(spec, section)
        instructions = section.instructions or section_instructions(choice, language)
        breaks = section.page_breaks, section.question_breaks
        own = sources.of_sections.get(n, ())
        sections.append(
            Section(section.title, instructions, items, choice, *breaks, section.notice, own)
        )
    front = front_page(spec, language, sections, form, _fingerprint(inputs, form))
    inserts = inserts_of(spec, inputs.course)
    if inserts:
        named = (*front.instructions, instruction_on(inserts, language))
        front = replace(front, instructions=named)
    used = Seen(inputs.history).used(chain.from_iterable(ordered)) if inputs.history else ()
    of_exams = spec.objectives, in_all_of(spec), spec.grades, inserts, used
    return Paper(front, tuple(sections), sources.listed, *of_exams)


def _made(maker: "_ItemMaker", ordered: Sequence[Sequence[PoolEntry]]) -> list[tuple[Item, ...]]:
    """The items of questions by section, with numbers on their figures if these are to have any."""
    inputs = maker.inputs
    if inputs.labels.figures == "all":
        return replace(maker, next_figure=1).items(ordered)
    made = maker.items(ordered)
    every = [item for items in made for item in items]
    if any(map(figure_count, every)):
        sections = inputs.spec.sections
        instructions = chain(inputs.spec.instructions, (each.instructions for each in sections))
        texts = chain(instructions, *map(printed_texts, every))
        if mentions_figures(texts, inputs.language):
            return replace(maker, next_figure=1).items(ordered)
    return made


@dataclass(slots=True)
class _ItemMaker:
    """Makes the items of a paper in its order, and counts their figures.

    `next_figure` is the number of the first figure; 0 if figures have no numbers.
    """

    inputs: PaperInputs
    form: str
    shared_items: SharedItems
    sources: PaperSources
    next_figure: int = 0

    def items(self, ordered: Sequence[Sequence[PoolEntry]]) -> list[tuple[Item, ...]]:
        """The items of all questions, by section."""
        made: list[tuple[Item, ...]] = []
        number = 0
        labels, language = self.inputs.labels, self.inputs.language
        for section, entries in enumerate(ordered):
            number = 0 if labels.by_section else number
            numbered_entries = enumerate(entries, number)
            made.append(
                tuple(
                    [
                        self.item(entry, labels.question(section, n, language))
                        for n, entry in numbered_entries
                    ]
                )
            )
            number += len(entries)
        return made

    def item(self, entry: PoolEntry, label: str) -> Item:
        """The item of a question that has this label."""
        _, course, language, seed, *_ = self.inputs
        topic, question = entry.topic, entry.question
        of_topic = self.sources.known_in(topic.number)
        labels = tuple([of_topic[name].label for name in question.sources])
        every = self.sources.listed
        if question.is_about_all_sources:
            labels = (*labels, *(source.label for source in every))
        name = seed, self.form, f"{topic.number}/{question.id}"
        written_in = language.tag if entry.is_of_spec else course.language
        setting = partial(Setting, name, of_topic, course.levels, language, written_in, every)
        key = id(question), label, labels
        make_item = partial(_make_item, entry, label, self.inputs)
        item = self.shared_items.item(key, setting(), partial(make_item, 0))
        if self.next_figure and figure_count(item):
            first = self.next_figure
            item = self.shared_items.item((*key, first), setting(), partial(make_item, first))
            self.next_figure += figure_count(item)
        return item


def _make_item(
    entry: PoolEntry, label: str, inputs: PaperInputs, first_figure: int, setting: Setting
) -> Item:
    item = entry.question.lowered(setting)
    if inputs.spec.draft:
        item = _with_line_references(item, entry, setting.language)
    if first_figure:
        item = with_figure_numbers(item, first_figure)
    item = replace(item, topic=entry.topic.number)
    return numbered(item, label, setting.language, inputs.labels.questions)


def _with_line_references(item: Item, entry: PoolEntry, language: Language) -> Item:
    """The item of a draft, with a note on the lines of the imported notes that its facts are
    from."""
    by_fact = {fact.id: fact.line for fact in entry.topic.knowledge.facts() if fact.line}
    lines = [by_fact[name] for name in entry.question.asks if name in by_fact]
    if not lines:
        return item
    places = _line_references(lines, language)
    return _with_scheme_note(item, text(language.say("draft.see", places=places)))


def _line_references(lines: Sequence[str], language: Language) -> str:
    """References to lines, by file: 'korea.txt, lines 8 and 10'."""
    by_file: dict[str, set[int]] = {}
    for line in lines:
        file, _, number = line.rpartition(":")
        by_file.setdefault(file, set()).add(int(number))
    return "; ".join(
        language.say(
            "draft.lines",
            n=len(numbers),
            file=file,
            lines=language.all_of(map(str, sorted(numbers))),
        )
        for file, numbers in by_file.items()
    )


def _with_scheme_note(item: Item, note: Inlines) -> Item:
    """The item with one more note in its mark scheme, or in that of its first part."""
    if item.scheme:
        return replace(item, scheme=replace(item.scheme, notes=(*item.scheme.notes, note)))
    if not item.parts:
        return item
    first, *others = item.parts
    return replace(item, parts=(_with_scheme_note(first, note), *others))


def _fingerprint(inputs: PaperInputs, form: str) -> str:
    """Eight letters, which change with whatever could change the paper."""
    history = [inputs.history.digest] if inputs.history else []
    held_to = [inputs.held_to.profile.digest] if inputs.held_to else []
    of_spec = VERSION, inputs.spec_text, inputs.course.digest, str(inputs.seed), form
    parts = *of_spec, *history, *held_to
    name = "\0".join(parts)
    code = b32encode(sha256(name.encode()).digest()).decode()
    return f"{code[:4]}-{code[4:8]}"
