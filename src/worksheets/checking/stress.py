"""`stress`: items of every type from every topic, many times over; counts unsound ones and clues.

A run makes a small paper of one type from one topic.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from worksheets.assemble.clashes import clashes, shared_content
from worksheets.assemble.give_aways import PrintedQuestions
from worksheets.assemble.pool import PoolEntry, PoolGroup, pool_of
from worksheets.assemble.ranked import Drawing, Ranked
from worksheets.assemble.selection import Selection
from worksheets.checking.laws import Law, laws
from worksheets.checking.laws.judged import JudgedItem
from worksheets.checking.looks import looks_of
from worksheets.checking.truth import unsound
from worksheets.language.language import Language
from worksheets.layout.type.formulas import formula_fault
from worksheets.model.course import Course, Topic
from worksheets.model.paper.content import (
    Bank,
    Bullets,
    Choose,
    Exercises,
    Figure,
    Inlines,
    Match,
    Order,
    Para,
    Table,
    Write,
    plain,
    text,
)
from worksheets.model.paper.item import Item
from worksheets.model.paper.key import Chosen
from worksheets.model.paper.lettering import source_letter
from worksheets.model.question import Question, Setting
from worksheets.pipeline.prepared import making
from worksheets.pipeline.worker_processes import in_processes
from worksheets.questions.options.lengths import is_longest
from worksheets.questions.options.numbers import values_of

LAW_ONCE = "no fact is asked twice or given away"
LAW_NEW = "no options and no given fact stand there twice"
TRUE_SHARE = (0.4, 0.6)
"""The part of statements on misconceptions that may be true, unless they are too few."""
FEW_STATEMENTS = 5
QUESTIONS_PER_RUN = 5
"""Questions of a run, or as many as can stand together."""


@dataclass(slots=True)
class Tally:
    """Counts over the runs of one type from one topic.

    `unsound` and `repeated` count messages about items; `held` counts by law what kept to it, and
    `broken`, by law and message, what broke it. `places` counts keys by the number of options and
    the position of the key, `ranks` the same by its place among options that are numbers, `looks`
    what sets it apart from all of these; `longest` counts keys that are longer than every other
    option, of `choices` in all; `verdicts` counts the keys of questions on misconceptions.
    """

    topic: str
    type: str
    items: int = 0
    questions: set[str] = field(default_factory=set)
    unsound: Counter[str] = field(default_factory=Counter)
    repeated: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    broken: Counter[tuple[str, str]] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    places: Counter[tuple[int, int]] = field(default_factory=Counter)
    ranks: Counter[tuple[int, int]] = field(default_factory=Counter)
    looks: Counter[str] = field(default_factory=Counter)
    longest: int = 0
    choices: int = 0

    @property
    def sound(self) -> bool:
        return not (self.unsound or self.repeated or self.broken)


class Stress(NamedTuple):
    """So many runs of every topic of a course and every type that it can give, in a language."""

    course: Course
    types: Mapping[str, type[Question]]
    language: Language
    runs: int

    def tallies(self, processes: int = 1) -> Iterator[Tally]:
        """A tally for every topic and type, worked out by so many processes."""
        kinds = [(n, name) for n in range(len(self.course.topics)) for name in self.types]
        yield from filter(None, in_processes(self.tally, kinds, processes))

    def tally(self, kind: tuple[int, str]) -> Tally | None:
        """The tally of a topic, by its number in the course, and a type; None if it has none."""
        number, name = kind
        topic = self.course.topics[number]
        pool = pool_of([topic], self.types, self.language)
        groups = [found for found in pool if found.group.type == name]
        if not groups:
            return None
        return _stress_type(topic, groups, self.course, self.language, self.runs)


def share(part: int, total: int) -> float:
    """A part as a fraction of a total; 0 if the total is 0."""
    return part / total if total else 0.0


def _stress_type(
    topic: Topic, pool: Sequence[PoolGroup], course: Course, language: Language, runs: int
) -> Tally:
    tally = Tally(topic.number, pool[0].group.type)
    label = language.say("source.label", letter=source_letter(0))
    sources = {source.id: source.lettered(label, language) for source in topic.knowledge.sources}
    judged: dict[tuple[object, ...], list[str]] = {}
    every_law = laws()
    printed_questions = PrintedQuestions(course.levels)
    for run in range(runs):
        stems: set[str] = set()
        ranked = Ranked(pool, run, None, drawing=_drawing(course, pool, run))
        paper = Selection(printed_questions).take(ranked, QUESTIONS_PER_RUN)
        _compare_questions(paper, tally)
        for entry in paper:
            name = run, topic.number, entry.question.id
            item = entry.question.lowered(
                Setting(name, sources, course.levels, language, course.language)
            )
            tally.items += 1
            tally.questions.add(entry.question.id)
            key = entry.question.id, item.body, tuple(item.keys.items())
            if key not in judged:
                judged[key] = list(unsound(item, topic.knowledge, language))
                authored = entry.origin != "knowledge"
                of_topic = topic.knowledge, language
                _judge_by_laws(
                    JudgedItem(entry.question, item, *of_topic, authored), every_law, tally
                )
            tally.unsound.update(judged[key])
            _count_keys(item, course.language, tally)
            if (stem := _stem(item)) in stems:
                tally.repeated[stem] += 1
            stems.add(stem)
    return tally


def _drawing(course: Course, pool: Sequence[PoolGroup], run: int) -> Drawing | None:
    """What draws questions with values for a run, each once; None if there are none."""
    if not any(group.group.draws for group in pool):
        return None
    from worksheets.assemble.draws import Draws  # noqa: PLC0415 few courses have values

    return Drawing(Draws(*making(course, formula_fault), run).entry, 1)


def _judge_by_laws(judged: JudgedItem, every_law: Mapping[str, Law], tally: Tally) -> None:
    """Count for every law how often an item keeps to it, and how it breaks it."""
    for law, judge in every_law.items():
        for breach in judge(judged):
            if breach:
                tally.broken[law, breach] += 1
            else:
                tally.held[law] += 1
    misconceptions = {fact.id for fact in judged.knowledge.misconceptions}
    if judged.question.verdict and misconceptions.intersection(judged.question.asks):
        tally.verdicts[judged.question.verdict] += 1


def _compare_questions(entries: Sequence[PoolEntry], tally: Tally) -> None:
    """Compare the questions of a run with one another."""
    for first, second in combinations(entries, 2):
        names = f"{first.name} and {second.name}"
        if clashes(first, second):
            tally.broken[LAW_ONCE, names] += 1
        elif shared := shared_content(first, second):
            tally.broken[LAW_NEW, f"{names}: {shared}"] += 1
        else:
            tally.held[LAW_ONCE] += 1
            tally.held[LAW_NEW] += 1


def _stem(item: Item) -> str:
    """The text of an item and its parts before the answers, with what is to be matched or
    ordered."""
    texts: list[Inlines] = []
    for block in item.body:
        match block:
            case Para(content=content):
                texts.append(content)
            case Match(prompts=entries) | Order(entries=entries) | Bullets(items=entries):
                texts += sorted(entries, key=plain)
            case Table(rows=rows):
                texts += [cell for row in rows for cell in row]
            case Bank(words=terms):
                texts += terms
            case Exercises(entries=exercises):
                parts = (part for exercise in exercises for part in exercise.body)
                texts += [_said(part) for part in parts]
    return " ".join((*map(plain, texts), *map(_stem, item.parts)))


def _said(part: Para | Figure | Write) -> Inlines:
    """What a part of an exercise says, or shows."""
    match part:
        case Para(content=content):
            return content
        case Figure(spoken=spoken):
            return text(spoken)
    return ()


def _count_rank(options: Sequence[Inlines], place: int, language: str, tally: Tally) -> None:
    """Count how many options are smaller than the key, where all are numbers."""
    numbers = values_of(options, language)
    if numbers:
        below = sum(number.least < numbers[place].least for number in numbers)
        tally.ranks[len(numbers), below] += 1
        tally.looks.update(looks_of(options, place))


def _count_keys(item: Item, language: str, tally: Tally) -> None:
    """Count the positions of keys among options, and keys that are the longest option."""
    for block in item.body:
        if not isinstance(block, Choose) or block.arrangement == "row" or block.count != 1:
            continue
        key = item.keys[block.slot]
        if isinstance(key, Chosen) and len(key.options) == 1:
            (place,) = key.options
            tally.places[len(block.options), place] += 1
            _count_rank(block.options, place, language, tally)
            tally.choices += 1
            tally.longest += is_longest(place, block.options)
