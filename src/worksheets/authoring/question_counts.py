"""How many questions of each type some topics can give to one paper."""

from collections.abc import Iterable, Mapping

from worksheets.assemble.give_aways import PrintedQuestions
from worksheets.assemble.pool import pool_of, topics_in_scope
from worksheets.assemble.ranked import Ranked
from worksheets.assemble.selection import Selection
from worksheets.language.language import Language
from worksheets.model.course import Course
from worksheets.model.question import Question

MOST = 6
"""So many questions of a type are asked for at most."""


def question_counts(
    course: Course,
    branches: tuple[str, ...],
    types: Mapping[str, type[Question]],
    language: Language,
    first: Iterable[str] = (),
) -> Mapping[str, int]:
    """Numbers of questions by type, at most MOST, which can all stand on one paper.

    The types named `first` choose first, then the others in alphabetical order.
    """
    selection = Selection(PrintedQuestions(course.levels))
    pool = pool_of(topics_in_scope(course, branches), types, language)
    counts: dict[str, int] = {}
    for name in dict.fromkeys((*first, *types)):
        groups = [group for group in pool if group.group.type == name]
        counts[name] = len(selection.take(Ranked(groups, 1, None), MOST))
    return {name: count for name, count in counts.items() if count}
