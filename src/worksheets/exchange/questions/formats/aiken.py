"""Aiken: a stem, options behind letters, and a line such as `ANSWER: B`.

The source is question/format/aiken/format.php of Moodle; like it, but small letters are read too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from worksheets.exchange.questions.bank_text import Losses, Texts, decoded
from worksheets.exchange.questions.interaction import (
    NONE,
    ONE,
    BankFile,
    Choice,
    ExchangeItem,
    Option,
    is_verdict,
)
from worksheets.model.paper.content import plain
from worksheets.model.paper.lettering import LETTERS

OPTION = re.compile(r"\s*([A-Za-z])[.)]\s+(\S.*)")
ANSWER = re.compile(r"\s*ANSWER\s*:\s*(.*?)\s*", re.IGNORECASE)
ONE_LETTER = re.compile(r"[A-Za-z]\.?")


def read(data: bytes, name: str, language: str = "en-GB") -> BankFile:
    """The questions of an Aiken file."""
    text, guessed = decoded(data)
    texts = Texts(Losses(name), language)
    if guessed:
        texts.losses.add(1, "guessed", "encoding", "the file is not UTF-8", f"read as {guessed}")
    items, seen = [], 0
    entries = list(_entries(text))
    if _answers_are_above(entries):
        for line, _ in entries:
            what = "an answer stands before the first question, so each may be that of another one"
            hint = "write the answer under the options of its question"
            texts.losses.add(line, "refused", "key", what, hint)
        return BankFile((), tuple(texts.losses.found), len(entries))
    for line, lines in entries:
        seen += 1
        item = _item(lines, line, texts)
        if item is not None:
            items.append(item)
    if entries and not ANSWER.fullmatch(entries[-1][1][-1]) and not _ends_questions(text):
        doubt = "its answer may be that of the question under it"
        items = [replace(item, doubts=(doubt,)) for item in items]
    return BankFile(tuple(items), tuple(texts.losses.found), seen)


def looks_like(text: str) -> float:
    """How sure it is that a text is Aiken, from 0 to 1."""
    answers = len(re.findall(r"^\s*ANSWER\s*:\s*[A-Za-z]", text, re.MULTILINE | re.IGNORECASE))
    options = len(re.findall(r"^\s*[A-Za-z][.)]\s+\S", text, re.MULTILINE))
    numbered = len(re.findall(r"^\s*\d+[.)]\s", text, re.MULTILINE))
    return 0.9 if answers and options >= 2 * answers and not numbered else 0.0


def _entries(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines of each question to its answer, with the number of its first line; the last may
    have none."""
    lines: list[str] = []
    first = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        first = first or number
        lines.append(line.strip())
        if ANSWER.fullmatch(line):
            yield first, lines
            lines, first = [], 0
    if lines:
        yield first, lines


def _ends_questions(text: str) -> bool:
    """Whether most answers have an empty line under them, and none above."""
    lines = ["", *text.split("\n"), ""]
    answers = [n for n, line in enumerate(lines) if ANSWER.fullmatch(line)]
    ends = [n for n in answers if lines[n - 1].strip() and not lines[n + 1].strip()]
    return 2 * len(ends) > len(answers)


def _answers_are_above(entries: Sequence[tuple[int, list[str]]]) -> bool:
    """Whether the first answer is before any question: nothing is above it, or no options are and
    the last question has no answer."""
    if not entries:
        return False
    first, last = entries[0][1], entries[-1][1]
    if not ANSWER.fullmatch(first[-1]) or any(map(OPTION.fullmatch, first)):
        return False
    return len(first) == 1 or not ANSWER.fullmatch(last[-1])


def _item(lines: Sequence[str], line: int, texts: Texts) -> ExchangeItem | None:
    """The question of some lines; None, with what is wrong with them, if they are none."""
    answer = ANSWER.fullmatch(lines[-1])
    if answer is None:
        hint = "end the question with a line such as ANSWER: B"
        texts.losses.add(line, "refused", "key", "the question has no answer", hint)
        return None
    begins = [n for n, text in enumerate(lines[:-1]) if OPTION.fullmatch(text)]
    options = [found for text in lines[:-1] if (found := OPTION.fullmatch(text))]
    letters = [option[1].upper() for option in options]
    if len(options) < 2 or letters != list(LETTERS[: len(letters)]) or not begins[0]:
        hint = "write the question, and under it A., B., C. and so on"
        texts.losses.add(line, "refused", "key", "the options are not lettered in order", hint)
        return None
    if begins != list(range(begins[0], len(lines) - 1)):
        hint = "write each option on one line"
        texts.losses.add(line, "refused", "key", "words stand between the options", hint)
        return None
    letter = answer[1].rstrip(".").upper()
    if not ONE_LETTER.fullmatch(answer[1]) or letter not in letters:
        what = f"the answer '{answer[1]}' is no letter of an option"
        texts.losses.add(line, "refused", "key", what, "write one of the letters")
        return None
    made = tuple(
        Option(texts.line(option[2], line, "plain"), ONE if option[1].upper() == letter else NONE)
        for option in options
    )
    body = texts.body(" ".join(lines[: begins[0]]), line, "plain")
    return ExchangeItem(body, Choice(made, ordered=is_verdict(made)), span=texts.losses.at(line))


def write(items: Sequence[ExchangeItem]) -> str:
    """A file of items that fit Aiken: choices of one, in plain words; raises ValueError else."""
    return "\n".join(_entry(item) for item in items)


def _entry(item: ExchangeItem) -> str:
    match item.interaction, item.body:
        case Choice(options, several=False), (tuple() as stem,):
            lines = [plain(stem)]
        case _:
            raise ValueError("Aiken has only choices of one, and words")
    right = next(n for n, option in enumerate(options) if option.worth == ONE)
    lines += [f"{LETTERS[n]}. {plain(option.content)}" for n, option in enumerate(options)]
    return "\n".join([*lines, f"ANSWER: {LETTERS[right]}", ""])
