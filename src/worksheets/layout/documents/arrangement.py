"""Which sections are a quiz or a drill, whose marks are said once above them."""

from collections.abc import Sequence
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
        match self.entries:
            case () | (Drill(marked=False),):
                return True
        return False

    @property
    def prompt(self) -> Inlines:
        """What is asked in every question, and said once."""
        match self.entries:
            case (Drill(marked=False) as drill,):
                return drill.questions[0].prompt
        return ()


@memo(1 << 8)
def arrangement_of(section: TaskSection, number: float, style: Style) -> Arrangement:
    """How the questions of a section stand behind a column of numbers, in points.

    Those at which an author breaks pages, or keeps them on one, are no drill.
    Without its memo, forms of a quiz take 8 % longer: the instructions ask for it, too.
    """
    quiz = quiz_of(section.tasks, number, style)
    if quiz:
        return Arrangement(quiz)
    if section.question_breaks:
        return Arrangement(None, tuple(section.tasks))
    return Arrangement(None, tuple(with_drills(section.tasks, number, style)))


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
        section.tariff and not arrangement_of(section, number, style).alike
        for section in handout.sections
    )
