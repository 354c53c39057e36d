"""Which sections are a quiz or a drill, whose marks are said once above them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from worksheets.layout.blocks.drill import Drill, with_drills
from worksheets.layout.blocks.quiz import Quiz, quiz_of
from worksheets.layout.blocks.side_by_side import Pair, side_by_side
from worksheets.layout.blocks.task_columns import TaskColumns, task_columns
from worksheets.layout.style import Style
from worksheets.memo import memo
from worksheets.model.paper.content import Inlines, text
from worksheets.model.paper.item import Task
from worksheets.model.paper.paper import Handout, TaskSection


class Arrangement(NamedTuple):
    """The questions of a section: a quiz, or tasks with drills and pairs among them."""

    quiz: Quiz | None
    entries: tuple[Task | Drill | Pair, ...] = ()

    @property
    def alike(self) -> bool:
        """Whether what each question is worth is said once, and not beside it."""
        return all(isinstance(entry, Drill) and not entry.marked for entry in self.entries)

    @property
    def prompt(self) -> Inlines:
        """What is asked in every question, and said once."""
        match self.entries:
            case (Drill(marked=False) as drill, *_):
                return drill.questions[0].prompt
        return ()


@memo(1 << 8)
def arrangement_of(section: TaskSection, columns: TaskColumns, style: Style) -> Arrangement:
    """How the questions of a section stand between columns of numbers and of marks.

    A drill ends where an author begins a page, and no pair stands on both sides of that.
    Without its memo, forms of a quiz take 8 % longer: the instructions ask for it, too.
    """
    quiz = quiz_of(section.tasks, columns.number, style)
    if quiz:
        return Arrangement(quiz)
    breaks = section.question_breaks
    begins = [n for n in range(1, len(breaks)) if breaks[n].before or breaks[n - 1].after]
    drills = with_drills(section.tasks, columns.number, style)
    entries = list(chain.from_iterable(_parted(drills, begins)))
    return Arrangement(None, tuple(_paired(entries, begins, columns, style)))


def _paired(
    entries: Sequence[Task | Drill], begins: Sequence[int], columns: TaskColumns, style: Style
) -> Iterator[Task | Drill | Pair]:
    """Entries, with a pair in the place of two tasks that have room side by side."""
    first, n = 0, 0
    while n < len(entries):
        tasks = [entry for entry in entries[n : n + 2] if isinstance(entry, Task)]
        pair = None if first + 1 in begins else side_by_side(tasks, columns, style)
        yield pair or entries[n]
        n += 2 if pair else 1
        first += _count(pair or entries[n - 1])


def _count(entry: Task | Drill | Pair) -> int:
    """The questions of an entry."""
    match entry:
        case Drill(questions):
            return len(questions)
        case Pair():
            return 2
    return 1


def _parted(
    entries: Iterable[Task | Drill], begins: Sequence[int]
) -> Iterator[Sequence[Task | Drill]]:
    """Entries, with a drill for each page that an author begins within one."""
    first = 0
    for entry in entries:
        if isinstance(entry, Drill):
            count = len(entry.questions)
            yield entry.parts([n - first for n in begins if first < n < first + count])
            first += count
        else:
            yield (entry,)
            first += 1


def said_once(section: TaskSection, arrangement: Arrangement, style: Style) -> Inlines:
    """What is said above questions that are alike: what to do, and what each is worth."""
    if not arrangement.alike:
        return ()
    prompt = arrangement.prompt
    tariff = section.tasks[0].tariff
    if not tariff or not style.marks(tariff):
        return prompt
    marks = style.language.say("count.marks", n=tariff)
    space = text(" ") if prompt else ()
    return (*prompt, *space, *text(style.language.say("section.each", marks=marks)))


def marks_stand_beside(handout: Handout, style: Style) -> bool:
    """Whether any question of a paper has its marks beside it."""
    tasks: Sequence[Task] = [task for section in handout.sections for task in section.tasks]
    columns = task_columns(tasks, style)
    return bool(style.marks(2)) and any(
        (section.tariff or section.choice.shared)
        and not arrangement_of(section, columns, style).alike
        for section in handout.sections
    )
