"""Lists of questions as people type them, with keys that are known, and the damage they suffer."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from random import Random

LETTERS = "ABCDEFGH"
NUMBERS = ("{}. ", "{}) ", "Q{}. ", "Question {}: ", "Question {}\n", "({}) ", "{} - ", "")
OPTIONS = ("{}. ", "{}) ", "({}) ", "{}.", "- {}. ", "row", "rows", "columns", "bullet", "number")
ANSWERS = (
    "Answer: {letter}", "Ans: {letter}", "ANSWER: {letter}.", "Correct answer: {words}",
    "Answer: {letter}. {words}", "**Answer:** {letter}", "Answer: ({lower})", "Key: {letter}",
    "(Answer: {letter})", "Answer:\n{letter}",
)  # fmt: skip
PLACES = ("below", "above", "inside", "star", "end", "start", "sections", "twice", "beside", "bold")
KINDS = ("choice", "choice", "choice", "words", "verdict")
FURNITURE = ("Page 3 of 7", "3", "Name: ________", "* * *", "(continued)", "Quiz 4", "Good luck!")
HEADS = ("Answers", "Answer key", "ANSWERS:", "Key", "**Answers**", "## Answers")


@dataclass(frozen=True)
class Asked:
    """A question by a number that no other has, its kind, its options and the place of the right
    one."""

    name: int
    kind: str
    options: int
    right: int

    @property
    def stem(self) -> str:
        match self.kind:
            case "choice":
                return f"What is thing{self.name}?"
            case "words":
                return f"Which town is in land{self.name}?"
        return f"Stone{self.name} is hard."

    @property
    def words(self) -> tuple[str, ...]:
        """Its options, or the words that are right."""
        if self.kind == "choice":
            return tuple(f"word{self.name}{LETTERS[n].lower()} of it" for n in range(self.options))
        return (f"town{self.name}",) if self.kind == "words" else ("True", "False")

    @property
    def answer(self) -> str:
        return self.words[self.right]


@dataclass(frozen=True)
class Way:
    """How a list is typed."""

    number: str
    option: str
    place: str
    answer: str
    gaps: tuple[int, int, int]
    """Empty lines behind a stem, before an answer and behind a question."""
    title: tuple[str, ...] = ()
    sections: int = 1
    again: bool = False
    lower: bool = False
    reasons: bool = False
    head: str = "Answers"
    block: str = "{n}. {key}"
    block_order: str = "same"


@dataclass
class Listed:
    """The lines of a list, each with the question it is of and what it is there; its numbers show
    that lines are missing if it `counts_on`."""

    lines: list[tuple[str, int, str]] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    counts_on: bool = True

    def add(self, text: str, name: int = 0, what: str = "other") -> None:
        self.lines += [(line, name, what) for line in text.split("\n")]

    def places(self, *kinds: str) -> list[int]:
        return [n for n, (_, _, what) in enumerate(self.lines) if what in kinds]

    @property
    def text(self) -> str:
        return "\n".join(line for line, _, _ in self.lines) + "\n"


def some_questions(random: Random) -> list[Asked]:
    """Two to seven questions, mostly with options."""
    only = random.random() < 0.6
    asked = []
    for n in range(random.randint(2, 7)):
        kind = "choice" if only else random.choice(KINDS)
        options = random.choice((2, 3, 4, 4, 4, 5)) if kind == "choice" else 1
        right = random.randrange(2 if kind == "verdict" else options)
        asked.append(Asked(101 + n, kind, options, right))
    return asked


def some_way(random: Random) -> Way:
    """A way to type a list; half of them have their answers where they belong."""
    return Way(
        number=random.choice(NUMBERS[:3] if random.random() < 0.5 else NUMBERS),
        option=random.choice(OPTIONS[:3] if random.random() < 0.5 else OPTIONS),
        place=random.choice(PLACES),
        answer=random.choice(ANSWERS),
        gaps=(random.choice((0, 0, 1)), random.choice((0, 0, 1)), random.choice((0, 1, 1, 2))),
        title=random.choice(((), (), ("Quiz 7", ""), ("# Rivers",), ("Choose the best one.",))),
        sections=random.choice((1, 1, 1, 2, 3)),
        again=random.random() < 0.5,
        lower=random.random() < 0.3,
        reasons=random.random() < 0.2,
        head=random.choice(HEADS),
        block=random.choice(("{n}. {key}", "{n}) {key}", "{n} {key}", "{n}-{key}", "{key}")),
        block_order=random.choice(("same", "same", "back", "mixed", "row")),
    )


def written(asked: Sequence[Asked], way: Way, random: Random) -> Listed:
    """The questions as they are typed in a way."""
    again = way.again and way.sections > 1
    counts_on = bool(way.number) and not way.number.endswith("\n") and not again
    listed = Listed(asked=list(asked), counts_on=counts_on)
    for line in way.title:
        listed.add(line)
    if way.place == "start":
        _block(listed, list(enumerate(asked, 1)), way, random)
    number, size = 0, -(-len(asked) // way.sections)
    for section in range(way.sections):
        inside = asked[section * size : (section + 1) * size]
        if way.sections > 1 and inside:
            listed.add(f"Section {LETTERS[section]}")
        number = 0 if way.again else number
        numbered = [(number + n, one) for n, one in enumerate(inside, 1)]
        number += len(numbered)
        for n, one in numbered:
            _question(listed, n, one, way)
        if way.place == "sections":
            _block(listed, numbered, way, random)
    if way.place in {"end", "twice"}:
        _block(listed, list(enumerate(asked, 1)), way, random)
    if way.place == "twice":
        shuffled = [replace(one, right=0) for one in asked]
        _block(listed, list(enumerate(shuffled, 1)), way, random)
    return listed


def _question(listed: Listed, number: int, one: Asked, way: Way) -> None:
    behind_stem, before_answer, behind = ([""] * count for count in way.gaps)
    answer = answer_line(one, way)
    if way.place == "above":
        listed.add(answer, one.name, "answer")
    stem = f"{way.number.format(number)}{one.stem}"
    listed.add(f"{stem} {answer}" if way.place == "beside" else stem, one.name, "stem")
    if way.place == "inside":
        listed.add(answer, one.name, "answer")
    for line in behind_stem:
        listed.add(line)
    for line in option_lines(one, way):
        listed.add(line, one.name, "option")
    if way.place == "below" or (one.kind != "choice" and way.place in {"star", "bold"}):
        for line in before_answer:
            listed.add(line)
        listed.add(answer, one.name, "answer")
        if way.reasons:
            listed.add("Explanation: so it is.", one.name, "reason")
    for line in behind:
        listed.add(line)


def answer_line(one: Asked, way: Way) -> str:
    """The line that says the key of a question."""
    if one.kind != "choice":
        return f"Answer: {one.answer}"
    letter = LETTERS[one.right]
    if way.option == "number":
        letter = str(one.right + 1)
    return way.answer.format(letter=letter, lower=letter.lower(), words=one.answer)


def option_lines(one: Asked, way: Way) -> list[str]:
    """The options of a question in lines."""
    if one.kind != "choice":
        return []
    texts = []
    for n, words in enumerate(one.words):
        right = n == one.right
        letter = LETTERS[n].lower() if way.lower else LETTERS[n]
        shown = f"**{words}**" if right and way.place == "bold" else words
        star = "*" if right and way.place == "star" else ""
        match way.option:
            case "bullet":
                texts.append(f"- {shown}{' (correct)' if star else ''}")
            case "number":
                texts.append(f"{star}{n + 1}) {shown}")
            case "row" | "rows" | "columns":
                texts.append(f"{star}{letter}. {shown}")
            case style:
                texts.append(f"{star}{style.format(letter)}{shown}")
    if way.option == "row":
        return ["   ".join(texts)]
    if way.option == "rows":
        return ["\t".join(texts[n : n + 2]) for n in range(0, len(texts), 2)]
    if way.option == "columns":
        rows = -(-len(texts) // 2)
        return ["\t".join(texts[n::rows]) for n in range(rows)]
    return texts


def _block(listed: Listed, numbered: Sequence[tuple[int, Asked]], way: Way, random: Random) -> None:
    """A block of keys, in some order."""
    order = list(numbered)
    if way.block_order == "back":
        order.reverse()
    if way.block_order == "mixed":
        random.shuffle(order)
    listed.add("")
    listed.add(way.head)
    keys = [
        way.block.format(n=n, key=LETTERS[one.right] if one.kind == "choice" else one.answer)
        for n, one in order
    ]
    if way.block_order == "row":
        keys = ["  ".join(keys)]
    for (_, one), key in zip(order, keys, strict=False):
        listed.add(key, one.name, "key")
    listed.add("")


Damage = Callable[[Listed, Random], None]


def _one(listed: Listed, random: Random, *kinds: str) -> int | None:
    places = listed.places(*kinds)
    return random.choice(places) if places else None


def lose_answer(listed: Listed, random: Random) -> None:
    if (n := _one(listed, random, "answer", "key")) is not None:
        del listed.lines[n]


def lose_first_answer(listed: Listed, _: Random) -> None:
    if places := listed.places("answer", "key"):
        del listed.lines[places[0]]


def lose_last_answer(listed: Listed, _: Random) -> None:
    if places := listed.places("answer", "key"):
        del listed.lines[places[-1]]


def lose_stem(listed: Listed, random: Random) -> None:
    if (n := _one(listed, random, "stem")) is not None:
        del listed.lines[n]


def lose_option(listed: Listed, random: Random) -> None:
    if (n := _one(listed, random, "option")) is not None:
        del listed.lines[n]


def lose_question(listed: Listed, random: Random) -> None:
    names = sorted({name for _, name, _ in listed.lines if name})
    if names:
        lost = random.choice(names)
        listed.lines = [one for one in listed.lines if one[1] != lost or one[2] == "key"]


def lose_questions_but_their_answers(listed: Listed, random: Random) -> None:
    names = sorted({name for _, name, _ in listed.lines if name})
    if names:
        lost = random.choice(names)
        listed.lines = [
            one for one in listed.lines if one[1] != lost or one[2] in {"key", "answer"}
        ]


def lose_number(listed: Listed, random: Random) -> None:
    if (n := _one(listed, random, "stem")) is not None:
        text, name, what = listed.lines[n]
        for start in ("What", "Which", "Stone"):
            if start in text:
                listed.lines[n] = (text[text.index(start) :], name, what)


def other_number(listed: Listed, random: Random) -> None:
    if (n := _one(listed, random, "stem", "key")) is not None:
        text, name, what = listed.lines[n]
        other = re.sub(r"^(\W{0,3}(?:Q|Question )?)\d", rf"\g<1>{random.randint(1, 9)}", text)
        listed.lines[n] = (other, name, what)


def move_answer(listed: Listed, random: Random) -> None:
    if (n := _one(listed, random, "answer")) is not None:
        line = listed.lines.pop(n)
        listed.lines.insert(max(0, n + random.choice((-2, -1, 1, 2))), line)


def answer_twice(listed: Listed, random: Random) -> None:
    if (n := _one(listed, random, "answer", "key")) is not None:
        listed.lines.insert(n, listed.lines[n])


def insert_furniture(listed: Listed, random: Random) -> None:
    n = random.randint(0, len(listed.lines))
    listed.lines.insert(n, (random.choice(FURNITURE), 0, "other"))


def insert_gap(listed: Listed, random: Random) -> None:
    listed.lines.insert(random.randint(0, len(listed.lines)), ("", 0, "other"))


def lose_gaps(listed: Listed, _: Random) -> None:
    listed.lines = [one for one in listed.lines if one[0].strip()]


def gaps_everywhere(listed: Listed, _: Random) -> None:
    listed.lines = [each for one in listed.lines for each in (one, ("", 0, "other"))]


def lose_gap(listed: Listed, random: Random) -> None:
    empty = [n for n, one in enumerate(listed.lines) if not one[0].strip()]
    if empty:
        del listed.lines[random.choice(empty)]


def lose_beginning(listed: Listed, random: Random) -> None:
    del listed.lines[: random.randint(1, 6)]


def lose_end(listed: Listed, random: Random) -> None:
    del listed.lines[-random.randint(1, 6) :]


def swap_lines(listed: Listed, random: Random) -> None:
    if len(listed.lines) > 1:
        n = random.randrange(len(listed.lines) - 1)
        listed.lines[n : n + 2] = reversed(listed.lines[n : n + 2])


def join_lines(listed: Listed, random: Random) -> None:
    if len(listed.lines) > 1:
        n = random.randrange(len(listed.lines) - 1)
        (one, name, what), (two, _, _) = listed.lines[n : n + 2]
        listed.lines[n : n + 2] = [(f"{one} {two}", name, what)]


def lose_page(listed: Listed, random: Random) -> None:
    """Some lines of a list whose numbers show that they are missing."""
    if not listed.counts_on:
        return
    last = max(listed.places("stem"), default=0)
    start = random.randrange(max(1, len(listed.lines)))
    del listed.lines[start : min(last, start + random.randint(2, 9))]


def move_block(listed: Listed, random: Random) -> None:
    """The block of keys between questions."""
    keys = listed.places("key")
    if not keys:
        return
    start, end = max(0, keys[0] - 1), keys[-1] + 1
    block = listed.lines[start:end]
    del listed.lines[start:end]
    stems = listed.places("stem")
    place = random.choice(stems) if stems else 0
    listed.lines[place:place] = block


def other_questions_first(listed: Listed, random: Random) -> None:
    """Questions of another list, typed in another way, before these."""
    last = max(one.name for one in listed.asked)
    asked = [replace(one, name=one.name - 100 + last) for one in some_questions(random)]
    other = written(asked, some_way(random), random)
    listed.lines[:0] = other.lines
    listed.asked += other.asked
    listed.counts_on = False


TO_ANSWERS = (
    lose_answer, lose_first_answer, lose_last_answer, move_answer, answer_twice,
    lose_questions_but_their_answers, lose_page, lose_stem,
)  # fmt: skip
"""Of these a list has one at most: two can make a list in which all is in order, but wrong."""
DAMAGES: tuple[Damage, ...] = (
    lose_answer, lose_first_answer, lose_last_answer, lose_stem, lose_option, lose_question,
    lose_questions_but_their_answers, lose_number, other_number, move_answer, answer_twice,
    insert_furniture, insert_gap, lose_gaps, gaps_everywhere, lose_gap, lose_beginning, lose_end,
    swap_lines, join_lines, lose_page, move_block, other_questions_first,
)  # fmt: skip


def damaged(seed: int) -> tuple[Listed, str]:
    """A list with up to three damages, and how it was made."""
    random = Random(seed)
    asked = some_questions(random)
    way = some_way(random)
    listed = written(asked, way, random)
    chosen = random.choices(DAMAGES, k=random.randint(0, 3))
    answers = [one for one in chosen if one in TO_ANSWERS]
    chosen = [one for one in chosen if one not in answers[1:]]
    for damage in chosen:
        damage(listed, random)
    return listed, f"{way} {[damage.__name__ for damage in chosen]}"
