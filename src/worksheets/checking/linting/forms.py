"""What is said of the forms of a spec, with what its author and that of its course allow."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from worksheets.assemble.forms import Form
from worksheets.checking.linting.allowances import Allowance, let_pass, of_comments, of_file
from worksheets.checking.linting.allowances import of_question as allowed_by
from worksheets.checking.linting.linter import Linter
from worksheets.checking.linting.printing import laid_paper, printed_paper
from worksheets.checking.linting.rule import rules
from worksheets.checking.linting.subjects import PrintedPaper
from worksheets.checking.linting.word_lists import WordLists, word_lists
from worksheets.model.diagnostics import Diagnostic, Sink, Span
from worksheets.model.history import ClassHistory
from worksheets.model.question import Question
from worksheets.read.course_folders import OUTLINE, SHIPPED
from worksheets.read.files import read_text
from worksheets.read.spec import LoadedSpec


def lint_forms(
    loaded: LoadedSpec,
    forms: Sequence[Form],
    linter: Linter,
    history: ClassHistory | None = None,
) -> list[Diagnostic]:
    """What the rules of a linter say of the forms of a spec, but for what is allowed; of a paper
    for a class with what that saw and was taught before."""
    found: list[Diagnostic] = []
    questions: list[Question] = []
    for form in forms:
        paper = printed_paper(loaded, form, history)
        for tag in dict.fromkeys(question.written_in for question in paper.questions):
            linter.knows(tag, word_lists(tag))
        found += linter.of_paper(paper)
        found += _of_pages(loaded, paper, linter)
        questions += (
            question.entry.question
            for question in paper.questions
            if question.entry.origin != "spec"
        )
    inline = (entry.question for _, _, entry in loaded.spec.inline_questions)
    own = [
        *of_file(loaded.spec.lint, loaded.at("lint")),
        *(allowance for question in inline for allowance in allowed_by(question)),
        *of_comments(loaded.text, loaded.name),
    ]
    outside = [
        *of_file(loaded.course.lint, Span(OUTLINE), not_in=loaded.name),
        *(allowance for question in questions for allowance in allowed_by(question)),
        *_comments_beside(found, loaded.name),
    ]
    left, _ = let_pass(found, outside, _codes())
    return judged(linter, left, own, word_lists(loaded.language.tag))


def _of_pages(loaded: LoadedSpec, paper: PrintedPaper, linter: Linter) -> Iterator[Diagnostic]:
    """What is said of the pages of a paper, or why it has none."""
    if not linter.asks_of_pages:
        return
    sink = Sink()
    laid = laid_paper(loaded, paper, sink)
    yield from sink
    if laid:
        yield from linter.of_pages(laid)


def _codes() -> frozenset[str]:
    """The codes of all rules that findings can have."""
    return frozenset(each.code for each in rules())


def judged(
    linter: Linter, found: Iterable[Diagnostic], stated: Sequence[Allowance], words: WordLists
) -> list[Diagnostic]:
    """The findings that nothing allows, and what is to be said of the allowances."""
    left, used = let_pass(found, stated, _codes())
    unique = {(each.code, each.span, each.message): each for each in reversed(left)}
    of_allowances = (diagnostic for each in used for diagnostic in linter.of_allowance(each, words))
    return [*unique.values(), *of_allowances]


def _comments_beside(found: Iterable[Diagnostic], not_in: str) -> Iterator[Allowance]:
    """What comments allow in the files of a course that findings are in."""
    for name in dict.fromkeys(each.span.file for each in found):
        if name and name != not_in:
            path = SHIPPED.parent / name if name.startswith(f"{SHIPPED.name}/") else Path(name)
            yield from of_comments(read_text(path, name, Sink()) or "", name)
