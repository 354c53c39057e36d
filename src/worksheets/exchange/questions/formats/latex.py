"""Questions in LaTeX: those of Auto Multiple Choice, and of the class exam.

The sources are the manuals of automultiplechoice and of examdoc. Nothing is expanded: a question
with a command that is not known is refused.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from worksheets.exchange.questions.bank_text import Losses, decoded
from worksheets.exchange.questions.gap_text import with_gaps
from worksheets.exchange.questions.hypertext import typed
from worksheets.exchange.questions.interaction import (
    NONE,
    ONE,
    AcceptedAnswer,
    BankFile,
    Body,
    Choice,
    ExchangeItem,
    ExtendedText,
    Interaction,
    NumericEntry,
    NumericRange,
    Option,
    TextEntry,
    TextGap,
)
from worksheets.exchange.questions.latex.exam_parts import (
    SOLUTIONS,
    ExamPart,
    between,
    parts_of,
    shows,
    with_blanks,
)
from worksheets.exchange.questions.latex.tree import (
    Command,
    Group,
    Node,
    arguments,
    tree_of,
    without_option,
)
from worksheets.exchange.questions.latex.words import paragraphs_of_nodes
from worksheets.exchange.questions.lists.paragraphs import (
    body_of_paragraphs,
    content_of,
)
from worksheets.exchange.questions.shared_syntax import NotAQuestion, numeric
from worksheets.model.paper.content import Inlines, plain

AMC = re.compile(r"\\begin\{question(?:mult)?\}\s*\{")
EXAM = re.compile(r"\\begin\{questions\}")
AMC_CHOICES = frozenset({
    "reponses", "reponseshoriz", "choices", "choiceshoriz", "choicescustom", "reponsesperso",
})  # fmt: skip
EXAM_CHOICES = frozenset({"choices", "oneparchoices", "checkboxes", "oneparcheckboxes"})
RIGHT = frozenset({"bonne", "correctchoice"})
WRONG = frozenset({"mauvaise", "wrongchoice"})
EXAM_RIGHT = frozenset({"CorrectChoice", "correctchoice"})
SCORED = frozenset({"bareme", "scoring"})
SILENT = frozenset({"lastchoices", "AMCnobloc", "AMCnoCompleteMulti", "alafin"})
LONGEST_PHRASE = 80


@dataclass(slots=True)
class _Reader:
    """Reads questions one after the other, in the language of their bank."""

    losses: Losses
    language: str

    def content(self, nodes: Sequence[Node], line: int) -> Inlines:
        paragraphs, lost = paragraphs_of_nodes(nodes, line)
        if lost:
            raise NotAQuestion("picture", "an option of it is a picture", "say what it shows")
        content = content_of(paragraphs, self.language)
        if not plain(content).strip():
            raise NotAQuestion("key", "an option has no words", "write them")
        return content

    def body(self, nodes: Sequence[Node], line: int, doubts: list[str]) -> Body:
        paragraphs, lost = paragraphs_of_nodes(nodes, line)
        if lost:
            self.losses.add(line, "lost", "picture", "a picture beside the file")
            doubts.append("a picture of it is lost")
        return body_of_paragraphs(paragraphs, self.language)

    def amc(self, question: Group, path: tuple[str, ...]) -> ExchangeItem:
        """A question of Auto Multiple Choice."""
        name, nodes = _named(question)
        stem: list[Node] = []
        interaction: Interaction | None = None
        doubts: list[str] = []
        feedback: Inlines = ()
        at = 0
        while at < len(nodes):
            node = nodes[at]
            at += 1
            if isinstance(node, Group) and node.name in AMC_CHOICES:
                if interaction is not None:
                    raise NotAQuestion("key", "it has two lists of answers", "take it apart")
                interaction = self._amc_choice(
                    node, doubts, several=question.name == "questionmult"
                )
            elif isinstance(node, Command) and node.name in SCORED | {
                "explain",
                "AMCnumericChoices",
            }:
                _, groups, at = arguments(nodes, at)
                if node.name == "explain" and groups:
                    feedback = self.content(groups[0].nodes, node.line)
                elif node.name == "AMCnumericChoices":
                    interaction = _number(groups)
                else:
                    self._scored(node, doubts)
            elif not (isinstance(node, Command) and node.name in SILENT):
                stem.append(node)
        if interaction is None:
            raise NotAQuestion("key", "it has no answers", "write them")
        body = self.body(stem, question.line, doubts)
        place = self.losses.at(question.line)
        return ExchangeItem(body, interaction, name, path=path, feedback=feedback,
                            doubts=tuple(dict.fromkeys(doubts)), span=place)  # fmt: skip

    def _scored(self, command: Command, doubts: list[str]) -> None:
        self.losses.add(command.line, "changed", "worth", "its answers have marks of their own")
        doubts.append("its answers have marks of their own")

    def _amc_choice(self, group: Group, doubts: list[str], *, several: bool) -> Choice:
        found: list[tuple[bool, Inlines]] = []
        option, _, at = arguments(group.nodes, 0)
        while at < len(group.nodes):
            node = group.nodes[at]
            at += 1
            if isinstance(node, str) and not node.strip():
                continue
            if not isinstance(node, Command):
                raise NotAQuestion("key", "words stand between its answers", "put them into one")
            _, groups, at = arguments(group.nodes, at)
            if node.name in RIGHT | WRONG and len(groups) == 1:
                words = self.content(groups[0].nodes, node.line)
                found.append((node.name in RIGHT, words))
            elif node.name in SCORED:
                self._scored(node, doubts)
            elif node.name not in SILENT:
                raise NotAQuestion("key", f"'\\{node.name}' stands between its answers", "")
        return _choice(found, several=several, ordered="o" in option)

    def exam(self, part: ExamPart) -> ExchangeItem:
        """A question of the class exam, or a part of one."""
        line = part.line
        if part.fault:
            raise NotAQuestion("layout", part.fault, "write them before its parts")
        stem: list[Node] = []
        solution: list[Node] = []
        doubts: list[str] = []
        interaction: Interaction | None = None
        for node in part.nodes:
            if isinstance(node, Group) and node.name in EXAM_CHOICES:
                if interaction is not None:
                    raise NotAQuestion("key", "it has two lists of answers", "take it apart")
                interaction = self._exam_choice(node)
            elif isinstance(node, Group) and node.name in SOLUTIONS:
                solution += without_option(node.nodes)[1]
            else:
                stem.append(node)
        why = self.content(solution, line) if any(shows(node) for node in solution) else ()
        stem, blanks = with_blanks(stem)
        if blanks and interaction is not None:
            raise NotAQuestion("type", "it has blanks and a list of answers", "take it apart")
        if blanks:
            interaction = TextEntry(
                {
                    f"gap-{n}": TextGap((AcceptedAnswer(typed(words, self.language)),))
                    for n, words in enumerate(blanks, 1)
                }
            )
        if interaction is None:
            if not why:
                raise NotAQuestion("key", "it has no answers and no solution", "write a solution")
            phrase = TextEntry({"answer": TextGap((AcceptedAnswer(why),))})
            interaction = phrase if len(plain(why)) <= LONGEST_PHRASE else ExtendedText((why,))
            why = ()
        body = with_gaps(self.body(stem, line, doubts))
        points = Fraction(part.marks) if re.fullmatch(r"\d{1,2}(?:\.5)?", part.marks) else ONE
        points = points or ONE
        return ExchangeItem(body, interaction, marks=points, feedback=why,
                            doubts=tuple(doubts), span=self.losses.at(line))  # fmt: skip

    def _exam_choice(self, group: Group) -> Choice:
        found: list[tuple[bool, Inlines]] = []
        for command, nodes in between(group.nodes, EXAM_RIGHT | {"choice"}):
            found.append((command.name in EXAM_RIGHT, self.content(nodes, command.line)))
        several = "checkboxes" in group.name and sum(right for right, _ in found) > 1
        return _choice(found, several=several, ordered=True)


def _named(question: Group) -> tuple[str, list[Node]]:
    """The name of a question of AMC, and what is behind it."""
    _, groups, at = arguments(question.nodes, 0)
    if not groups:
        raise NotAQuestion("layout", "the question has no name", "write one in braces")
    name = "".join(node for node in groups[0].nodes if isinstance(node, str))
    return name.strip(), question.nodes[at:]


def _choice(found: list[tuple[bool, Inlines]], *, several: bool, ordered: bool) -> Choice:
    right = sum(is_right for is_right, _ in found)
    if len(found) < 2 or not right:
        raise NotAQuestion("key", "nothing says which answer is right", "mark the right one")
    if len({words for _, words in found}) < len(found):
        raise NotAQuestion("key", "two answers are the same", "change one of them")
    if right > 1 and not several:
        raise NotAQuestion("key", f"{right} answers are right", "say that several can be chosen")
    part = Fraction(1, right) if several else ONE
    options = tuple(Option(words, part if is_right else NONE) for is_right, words in found)
    return Choice(options, several, ordered)


def _number(groups: Sequence[Group]) -> NumericEntry:
    """The number of `\\AMCnumericChoices{12.5}{approx=1,…}`; its settings are about boxes."""
    written = "".join(node for node in groups[0].nodes if isinstance(node, str)) if groups else ""
    settings = (
        "".join(node for node in groups[1].nodes if isinstance(node, str)) if groups[1:] else ""
    )
    if "approx" in settings or "base" in settings:
        raise NotAQuestion(
            "tolerance", "its number may be another one", "leave out approx and base"
        )
    least, most, shown = numeric(written)
    return NumericEntry((NumericRange(least, most),), shown)


def _amc_questions(group: Group, path: tuple[str, ...]) -> Iterator[tuple[Group, tuple[str, ...]]]:
    at = 0
    while at < len(group.nodes):
        node = group.nodes[at]
        at += 1
        if isinstance(node, Command) and node.name == "element":
            _, groups, at = arguments(group.nodes, at)
            if len(groups) == 2:
                title = "".join(one for one in groups[0].nodes if isinstance(one, str)).strip()
                yield from _amc_questions(groups[1], (*path, title))
        elif isinstance(node, Group) and node.name in ("question", "questionmult"):
            yield node, path
        elif isinstance(node, Group):
            yield from _amc_questions(node, path)


def _exam_questions(group: Group) -> Iterator[tuple[Command, list[Node]]]:
    for node in group.nodes:
        if isinstance(node, Group) and node.name == "questions":
            yield from between(node.nodes, frozenset({"question", "titledquestion"}))
        elif isinstance(node, Group):
            yield from _exam_questions(node)


def read(data: bytes, name: str, language: str = "en-GB") -> BankFile:
    """The questions of a file in LaTeX."""
    text, guessed = decoded(data)
    losses = Losses(name)
    if guessed:
        losses.add(1, "guessed", "encoding", "the file is not UTF-8", f"read as {guessed}")
    reader = _Reader(losses, language)
    items: list[ExchangeItem] = []
    seen = 0
    try:
        tree = tree_of(text)
    except NotAQuestion as fault:
        losses.add(1, "refused", fault.code, str(fault), fault.hint)
        return BankFile((), tuple(losses.found), 1)
    for question, path in _amc_questions(tree, ()):
        seen += 1
        try:
            items.append(reader.amc(question, path))
        except NotAQuestion as fault:
            losses.add(question.line, "refused", fault.code, str(fault), fault.hint)
    for command, nodes in _exam_questions(tree):
        for one in parts_of(command.line, nodes):
            seen += 1
            try:
                items.append(reader.exam(one))
            except NotAQuestion as fault:
                losses.add(one.line, "refused", fault.code, str(fault), fault.hint)
    return BankFile(tuple(items), tuple(losses.found), seen)


def looks_like(text: str) -> float:
    """How sure it is that a text has questions in LaTeX, from 0 to 1."""
    return 1.0 if AMC.search(text) or EXAM.search(text) else 0.0
