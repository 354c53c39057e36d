"""Which sections are a quiz or a drill, whose marks are said once above them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from worksheets.layout.blocks.drill import Drill, with_drills
from worksheets.layout.blocks.quiz import Quiz, quiz_of
from worksheets.layout.blocks.task_columns import task_columns
from worksheets.layout.style import Style
from worksheets.memo import memo
from worksheets.model.paper.content import Inlines, text
from worksheets.model.paper.item import Task
from worksheets.model.paper.paper import Handout, TaskSection


class Arrangement(NamedTuple):
    """The questions of a section: a quiz, or tasks with drills among them."""

    quiz: Quiz | None
    entries: tuple[Task | Drill, ...] = ()

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
def arrangement_of(section: TaskSection, number: float, style: Style) -> Arrangement:
    """How the questions of a section stand behind a column of numbers, in points.

    A drill ends where an author begins a page.
    Without its memo, forms of a quiz take 8 % longer: the instructions ask for it, too.
    """
    quiz = quiz_of(section.tasks, number, style)
    if quiz:
        return Arrangement(quiz)
    entries = with_drills(section.tasks, number, style)
    return Arrangement(None, tuple(chain.from_iterable(_parted(entries, section))))


def _parted(
    entries: Iterable[Task | Drill], section: TaskSection
) -> Iterator[Sequence[Task | Drill]]:
    """Entries, with a drill for each page that an author begins within one."""
    breaks = section.question_breaks
    begins = [n for n in range(1, len(breaks)) if breaks[n].before or breaks[n - 1].after]
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
    number = task_columns(tasks, style).number
    return bool(style.marks(2)) and any(
        (section.tariff or section.choice.shared)
        and not arrangement_of(section, number, style).alike
        for section in handout.sections
    )
