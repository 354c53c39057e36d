"""The standard worksheet: 24 questions, and what their marker needs to know."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Literal, TypeVar

import yaml

Mode = Literal["shuffled", "named", "new"]
MODES: tuple[Mode, ...] = ("shuffled", "named", "new")
"""Options and entries in an order of their own; another name only; every text another one."""
PUPILS = ("Amelia Hartley", "Benedict Okafor", "Charlotte Nguyen", "Daniel Przybylski")
LETTERS = "ABCDEF"
BLANK = "{}"

Kind = Literal["choice", "judgement", "cloze", "short", "match", "order", "essay"]
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Question:
    """A question of any kind. `*words*` in stars are strong; a cloze has BLANK for a blank.

    `entries` are options, events, or the right-hand side of a match; `key` has the numbers of the
    right ones: one option, the place of each event, the entry of each prompt.
    """

    kind: Kind
    number: int
    marks: int
    text: str
    entries: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    key: tuple[int, ...] = ()
    points: tuple[str, ...] = ()
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """Questions under a heading, and the words that fill their blanks, if they have any."""

    title: str
    instructions: str
    questions: tuple[Question, ...]
    bank: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One document: a paper and its mark scheme."""

    number: int
    title: str
    pupil: str
    group: str
    date: str
    sections: tuple[Section, ...]
    source: tuple[str, str]
    """Its heading and its text."""
    levels: tuple[tuple[str, str], ...]
    """Marks and descriptor of each level, the highest first."""

    @property
    def marks(self) -> int:
        return sum(question.marks for section in self.sections for question in section.questions)


@cache
def texts() -> dict[str, Any]:
    """What texts.yaml holds."""
    path = Path(__file__).with_name("texts.yaml")
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def worksheet(number: int, mode: Mode, repeat: int = 1) -> Worksheet:
    """A document of a batch; `repeat` makes its paper so many times as long."""
    known = texts()
    dice = Random(f"harrowmere/{0 if mode == 'named' else number}")
    sections = [section for _ in range(repeat) for section in _sections(known, dice)]
    made = Worksheet(
        number,
        known["title"],
        f"{PUPILS[number % 4]} {number}",
        known["class"],
        known["date"],
        tuple(_numbered(sections)),
        (known["source"]["heading"], known["source"]["text"]),
        tuple((level["band"], level["descriptor"]) for level in known["essay"]["levels"]),
    )
    return _rewritten(made, number) if mode == "new" else made


def _sections(known: dict[str, Any], dice: Random) -> list[Section]:
    essay = Question(
        "essay", 0, 9, known["essay"]["stem"], points=tuple(known["essay"]["indicative"]), lines=20
    )
    short = [
        Question("short", 0, 4, one["stem"], points=tuple(one["points"]), lines=4)
        for one in known["short"]
    ]
    judged = [
        Question(
            "judgement",
            0,
            1,
            one["statement"],
            key=(int(one["true"]),),
            points=() if one["true"] else (one["because"],),
        )
        for one in known["judgement"]
    ]
    cloze = [
        Question("cloze", 0, 2, one["text"], points=tuple(one["answers"])) for one in known["cloze"]
    ]
    bank = sorted(answer for question in cloze for answer in question.points)
    matched = [_match(known, dice), _order(known, dice)]
    choice = tuple(_choice(one, dice) for one in known["choice"])
    return [
        Section("Multiple choice", "Tick the *one* best answer to each question.", choice),
        Section("True or false", "Tick *True* or *False* for each statement.", tuple(judged)),
        Section(
            "Complete the sentences",
            "Each word in the box may be used *once* only.",
            tuple(cloze),
            tuple(bank),
        ),
        Section("Short answers", "Answer in full sentences on the lines.", tuple(short)),
        Section(
            "Matching and ordering", "Read all of the items *before* you begin.", tuple(matched)
        ),
        Section("Extended answer", "Spend about fifteen minutes on this question.", (essay,)),
    ]


def _choice(one: dict[str, Any], dice: Random) -> Question:
    order = _shuffled(range(4), dice)
    options = tuple(one["options"][at] for at in order)
    return Question("choice", 0, 1, one["stem"], options, key=(order.index(one["key"]),))


def _match(known: dict[str, Any], dice: Random) -> Question:
    pairs = known["match"]
    order = _shuffled(range(len(pairs)), dice)
    return Question(
        "match",
        0,
        len(pairs),
        "Match each person with the correct description.",
        tuple(pairs[at]["right"] for at in order),
        tuple(pair["left"] for pair in pairs),
        tuple(order.index(at) for at in range(len(pairs))),
    )


def _order(known: dict[str, Any], dice: Random) -> Question:
    events = known["order"]
    order = _shuffled(range(len(events)), dice)
    text = "Put these events into the order in which they happened. Write 1 for the earliest."
    return Question(
        "order", 0, len(events), text, tuple(events[at] for at in order), key=tuple(order)
    )


def _shuffled(entries: Sequence[Entry], dice: Random) -> list[Entry]:
    return sorted(entries, key=lambda _: dice.getrandbits(32))


def _numbered(sections: Sequence[Section]) -> list[Section]:
    found = []
    number = 0
    for section in sections:
        first = number + 1
        number += len(section.questions)
        questions = (
            replace(question, number=at) for at, question in enumerate(section.questions, first)
        )
        found.append(replace(section, questions=tuple(questions)))
    return found


def _rewritten(whole: Worksheet, number: int) -> Worksheet:
    """The worksheet with other texts of the same lengths: words turned round, and a number."""

    def changed(text: str) -> str:
        words = text.replace("*", "").split(" ")
        turn = number % len(words)
        return " ".join((*words[turn:], *words[:turn], str(number)))

    return replace(
        whole,
        sections=tuple(
            replace(
                section,
                instructions=changed(section.instructions),
                bank=tuple(map(changed, section.bank)),
                questions=tuple(_reworded(question, changed) for question in section.questions),
            )
            for section in whole.sections
        ),
        source=(changed(whole.source[0]), changed(whole.source[1])),
        levels=tuple((band, changed(words)) for band, words in whole.levels),
    )


def _reworded(question: Question, changed: Callable[[str], str]) -> Question:
    return replace(
        question,
        text=changed(question.text),
        entries=tuple(map(changed, question.entries)),
        prompts=tuple(map(changed, question.prompts)),
        points=tuple(map(changed, question.points)),
    )


def answer(question: Question) -> list[str]:
    """What a marker reads beside a question, a line a row."""
    match question.kind:
        case "choice":
            (right,) = question.key
            return [f"*{LETTERS[right]}* {question.entries[right]}"]
        case "judgement":
            return ["True"] if question.key[0] else ["False", *question.points]
        case "cloze":
            return [f"{'; '.join(question.points)} (1 mark each, in this order)"]
        case "match":
            pairs = (f"{n} {LETTERS[at]}" for n, at in enumerate(question.key, 1))
            return [f"{', '.join(pairs)} (1 mark each)"]
        case "order":
            places = ", ".join(str(at + 1) for at in question.key)
            return [f"From the top of the list: {places} (1 mark for each in its place)"]
        case "short":
            head = "Award up to two marks for each valid point that is developed:"
        case "essay":
            head = "Indicative content:"
    return [head, *(f"• {point}" for point in question.points)]
