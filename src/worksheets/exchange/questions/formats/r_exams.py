"""Exercises of the R package exams in Markdown (Rmd) and LaTeX (Rnw), if they are static. R is
never run.

An exercise has the sections Question, Solution and Meta-information; the source is what the
functions read_exercise and read_metainfo of the package take.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from worksheets.exchange.questions.bank_text import Losses, decoded
from worksheets.exchange.questions.formats.r_exams_answers import (
    choice_of,
    number_of,
    with_metainformation,
)
from worksheets.exchange.questions.formats.r_exams_latex import (
    CHUNK as LATEX_CHUNK,
)
from worksheets.exchange.questions.formats.r_exams_latex import (
    item_of_latex,
    latex_like,
)
from worksheets.exchange.questions.gap_text import FIRST_MARK, MOST, with_gaps
from worksheets.exchange.questions.hypertext import typed
from worksheets.exchange.questions.interaction import (
    AcceptedAnswer,
    BankFile,
    Body,
    Choice,
    ExchangeItem,
    Interaction,
    TextEntry,
    TextGap,
)
from worksheets.exchange.questions.lists.paragraphs import (
    Paragraph,
    body_of_paragraphs,
    content_of,
)
from worksheets.exchange.questions.lists.typed_text import paragraphs_of
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.model.paper.content import Inlines, plain

SECTION = re.compile(
    r"^(Question|Solution|Meta-information|Answerlist)[ \t]*\n[=-]{3,}[ \t]*$", re.MULTILINE
)
META = re.compile(r"^[ \t]*(ex[a-z]+)(?:\[[^\]]*\])?[ \t]*:[ \t]*(.*?)[ \t]*$", re.MULTILINE)
CHUNK = re.compile(r"^[ \t]*```+\s*\{\s*r\b|`r\s", re.MULTILINE)
BULLET = re.compile(r"^[*-][ \t]+", re.MULTILINE)
PLACE = re.compile(r"##ANSWER(\d{1,3})##")
IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?")
SEPARATOR = re.compile(r"\s*\|\s*")


@dataclass(frozen=True, slots=True)
class _Exercise:
    """The sections of an exercise, with the line on which each begins, and its metainformation."""

    parts: Mapping[str, tuple[int, str]]
    meta: Mapping[str, str]

    def text(self, name: str) -> str:
        return self.parts.get(name, (0, ""))[1]

    def entries(self, name: str) -> list[str]:
        """The entries of the list under a section."""
        return [one.strip() for one in BULLET.split(self.text(f"{name} list"))[1:]]


def read(data: bytes, name: str, language: str = "en-GB") -> BankFile:
    """The question of an exercise."""
    text, guessed = decoded(data)
    losses = Losses(name)
    if guessed:
        losses.add(1, "guessed", "encoding", "the file is not UTF-8", f"read as {guessed}")
    try:
        item = _item(text, losses, language)
    except NotAQuestion as fault:
        chunk = CHUNK.search(text) or LATEX_CHUNK.search(text)
        line = text.count("\n", 0, chunk.end()) + 1 if chunk else 1
        losses.add(line, "refused", fault.code, str(fault), fault.hint)
        return BankFile((), tuple(losses.found), 1)
    return BankFile((item,), tuple(losses.found), 1)


def looks_like(text: str) -> float:
    """How sure it is that a text is an exercise of R/exams, from 0 to 1."""
    if latex_like(text):
        return 1.0
    names = {found[1] for found in SECTION.finditer(text)}
    return 1.0 if {"Question", "Meta-information"} <= names and "extype" in text else 0.0


def _item(text: str, losses: Losses, language: str) -> ExchangeItem:
    if latex_like(text):
        return item_of_latex(text, losses, language)
    if CHUNK.search(text):
        raise NotAQuestion("type", "it has R code, which is never run", "save what R makes of it")
    exercise = _exercise(text)
    if IMAGE.search(text):
        losses.add(1, "lost", "picture", "a picture beside the exercise")
    doubts = ("a picture of it is lost",) if IMAGE.search(text) else ()
    kind = exercise.meta.get("extype", "")
    body, interaction = _answers(exercise, kind, language)
    solution = content_of(_paragraphs(exercise.text("Solution")), language)
    place = losses.at(exercise.parts["Question"][0])
    item = ExchangeItem(body, interaction, feedback=solution, doubts=doubts, span=place)
    return with_metainformation(item, exercise.meta)


def _exercise(text: str) -> _Exercise:
    found = list(SECTION.finditer(text))
    if not any(one[1] == "Question" for one in found):
        raise NotAQuestion("layout", "it has no section Question", "write one")
    ends = [*(one.start() for one in found[1:]), len(text)]
    parts: dict[str, tuple[int, str]] = {}
    section = ""
    for one, end in zip(found, ends, strict=True):
        section = one[1] if one[1] != "Answerlist" else section
        name = section if one[1] != "Answerlist" else f"{section} list"
        if name in parts:
            raise NotAQuestion("layout", f"there are two sections '{name}'", "leave one")
        parts[name] = text.count("\n", 0, one.start()) + 1, text[one.end() : end]
    meta: dict[str, str] = {}
    for key, value in META.findall(parts.get("Meta-information", (0, ""))[1]):
        if key in meta:
            raise NotAQuestion("key", f"'{key}' is there twice", "leave one")
        meta[key] = value
    return _Exercise(parts, meta)


def _answers(exercise: _Exercise, kind: str, language: str) -> tuple[Body, Interaction]:
    solution = exercise.meta.get("exsolution", "")
    if not solution:
        raise NotAQuestion("key", "it has no exsolution", "write it")
    body = body_of_paragraphs(_paragraphs(exercise.text("Question")), language)
    match kind:
        case "schoice" | "mchoice":
            return body, _choice(exercise, solution, language, several=kind == "mchoice")
        case "num":
            return body, number_of(solution, exercise.meta.get("extol", ""))
        case "string":
            return body, TextEntry(
                {"answer": TextGap((AcceptedAnswer(typed(solution, language)),))}
            )
        case "cloze":
            return _cloze(exercise, solution, language)
    raise NotAQuestion("type", f"an exercise of type '{kind}' cannot be read", "")


def _choice(exercise: _Exercise, solution: str, language: str, *, several: bool) -> Choice:
    entries = [_line(entry, language) for entry in exercise.entries("Question")]
    whys = [_line(entry, language) for entry in exercise.entries("Solution")]
    return choice_of(entries, whys, solution, exercise.meta, several=several)


def _cloze(exercise: _Exercise, solution: str, language: str) -> tuple[Body, Interaction]:
    """A text with blanks at `##ANSWER1##`, or one behind each entry of its list."""
    solutions = SEPARATOR.split(solution)
    kinds = SEPARATOR.split(exercise.meta.get("exclozetype", ""))
    if len(kinds) != len(solutions) or len(kinds) > MOST or not set(kinds) <= {"num", "string"}:
        raise NotAQuestion("type", "its blanks are not all for words and numbers", "")
    text = exercise.text("Question")
    places = [int(number) for number in PLACE.findall(text)]
    marked = PLACE.sub(lambda found: chr(FIRST_MARK + int(found[1]) - 1), text)
    paragraphs = _paragraphs(marked)
    if not places:
        entries = exercise.entries("Question")
        for n, entry in enumerate(entries):
            own = _paragraphs(f"{entry} {chr(FIRST_MARK + n)}")
            paragraphs += [replace(one, further=m > 0) for m, one in enumerate(own)]
        places = list(range(1, len(entries) + 1))
    if sorted(places) != list(range(1, len(solutions) + 1)):
        raise NotAQuestion("key", "a blank has no solution, or a solution no blank", "")
    tolerances = SEPARATOR.split(exercise.meta.get("extol", "") or "0")
    tolerances *= len(kinds) if len(tolerances) == 1 else 1
    if len(tolerances) != len(kinds):
        raise NotAQuestion("key", "its tolerances are not as many as its blanks", "")
    gaps = {
        f"gap-{n}": _gap(kind, words, off, language)
        for n, (kind, words, off) in enumerate(zip(kinds, solutions, tolerances, strict=True), 1)
    }
    return with_gaps(body_of_paragraphs(paragraphs, language)), TextEntry(gaps)


def _gap(kind: str, words: str, tolerance: str, language: str) -> TextGap:
    if not words:
        raise NotAQuestion("key", "a blank has no solution", "write it")
    answers = (AcceptedAnswer(typed(words, language)),)
    return TextGap(answers, numbers=number_of(words, tolerance).ranges if kind == "num" else ())


def _line(text: str, language: str) -> Inlines:
    content = content_of(_paragraphs(text), language)
    if not plain(content).strip():
        raise NotAQuestion("key", "an option has no words", "write them")
    return content


def _paragraphs(text: str) -> list[Paragraph]:
    """Markdown as paragraphs, in which a line goes on in the next one."""
    return [one for one in _joined(paragraphs_of(IMAGE.sub("", text))) if not one.is_blank]


def _joined(paragraphs: Iterator[Paragraph] | Sequence[Paragraph]) -> Iterator[Paragraph]:
    for paragraph in paragraphs:
        is_entry = BULLET.match(paragraph.text.lstrip()) is not None
        yield replace(paragraph, wrapped=paragraph.further and not is_entry, heading=0)
