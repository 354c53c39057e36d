"""Words to be found among letters: a starter, without marks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from worksheets.language.language import Language
from worksheets.model.authored import Name, Prose
from worksheets.model.knowledge.facts import turns
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Bank, Para, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.questions.options.listing import words_in_order
from worksheets.questions.puzzles.hiding import MOST, Hidden, can_hide, hidden
from worksheets.questions.puzzles.letters import Letters, Square, puzzle
from worksheets.questions.puzzles.squares import (
    Squares,
    capitals,
    runs_left,
    squares,
    wrong_words,
)

FEWEST, SET, LARGEST = 3, 8, 16
"""Words of a puzzle at least, of a drawn one at most, and of any at most."""


class WordSearch(Question):
    """Find the words; `difficulty` says which ways they run: easy right and down, hard all ways.

    Every letter and digit is hidden, with its accent; spaces, hyphens and apostrophes are not.

        type: word-search
        id: korea-search
        difficulty: easy
        words: [armistice, containment, Truman, Stalin, Yalu, buffer zone]
    """

    type: Literal["word-search"] = "word-search"
    prompt: Prose = ()
    words: Annotated[tuple[Name, ...], Field(min_length=FEWEST, max_length=LARGEST)]

    @property
    def tariff(self) -> int:
        return 0

    def problems(self, references: References) -> Iterator[Problem]:
        wrong = list(wrong_words(self.words, 3, MOST, references.language))
        for n, message, hints in wrong:
            yield Problem(("words", n), message, hints)
        if wrong:
            return
        seen: list[Squares] = []
        for n, word in enumerate(squares(word, references.language) for word in self.words):
            for other in seen:
                if any(_within(*pair) for pair in ((word, other), (other, word))):
                    names = " and ".join(f"'{''.join(squared)}'" for squared in (word, other))
                    hints = ("leave one of the two out",)
                    yield Problem(("words", n), f"{names} are in one another", hints)
                    wrong.append((n, "", ()))
            seen.append(word)
        if not _has_room(seen):
            letters = sum(map(len, seen))
            hints = ("leave some out",)
            yield Problem(("words",), f"the words have {letters} letters, too many to hide", hints)
        elif not wrong and not can_hide(seen, self.difficulty):
            message = "the words are too much alike: each can be read in several places"
            yield Problem(("words",), message, ("use words with more different letters",))

    def lower(self, setting: Setting) -> Item:
        language = setting.language
        names = {squares(word, setting.written_in): word for word in self.words}
        side, letters, places = hidden(list(names), self.difficulty, setting.rng)
        leftward = runs_left(self.words)
        grid = tuple(sorted(letters.items()))
        drawing = Letters(side, side, grid, framed=False, leftward=leftward)
        listed = words_in_order(map(text, self.words), setting.written_in)
        places = sorted(places, key=lambda place: listed.index(text(names[place.word])))
        points = tuple(
            MarkPoint(text(_place(place, names[place.word], language, leftward=leftward)), marks=0)
            for place in places
        )
        return Item(
            id=self.id,
            span=self.span,
            body=(
                Para(self._prompt(language, leftward=leftward)),
                puzzle(drawing, _spoken(letters, side, language)),
                Bank(listed),
            ),
            scheme=Scheme(
                marks=0, rule=text(language.say("question.word-search.rule")), points=points
            ),
        )

    def _prompt(self, language: Language, *, leftward: bool) -> Prose:
        if self.prompt:
            return self.prompt
        match self.difficulty:
            case "easy":
                ways = language.say(
                    "question.word-search.left-or-down"
                    if leftward
                    else "question.word-search.right-or-down"
                )
            case "medium":
                ways = language.say(
                    "question.word-search.left-down-or-angled"
                    if leftward
                    else "question.word-search.right-down-or-angled"
                )
            case "hard":
                ways = language.say("question.word-search.any-direction")
        asked = language.say("question.word-search.prompt", count=len(self.words))
        return text(f"{asked} {ways}")

    sizes: ClassVar[tuple[int, int]] = (FEWEST, LARGEST)

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["WordSearch"]:
        """Terms, none of which is a part of another, each run of eight in turn."""
        count = min(SET, cls.entries_in(knowledge))
        if count >= 5:
            yield from cls.of_size(knowledge, language, count)

    @classmethod
    def entries_in(cls, knowledge: Knowledge) -> int:
        return len(_apart(knowledge))

    @classmethod
    def of_size(cls, knowledge: Knowledge, language: Language, size: int) -> Iterator["WordSearch"]:
        terms = _apart(knowledge)
        usual = size == min(SET, len(terms))
        for number, words in enumerate(turns(terms, size), 1):
            if not usual and not _has_room([squares(word, language.tag) for word in words]):
                continue
            name = f"search-{number}" if usual else f"search-{size}-{number}"
            span = next(term.span for term in knowledge.terms if term.term in words)
            yield WordSearch(span=span, id=name, difficulty="medium", words=words)


def _has_room(words: Sequence[Squares]) -> bool:
    return sum(map(len, words)) <= MOST * MOST // 2


def _apart(knowledge: Knowledge) -> list[str]:
    """The terms that can be searched for, none of which is a part of another."""
    terms: dict[str, str] = {}
    for term in knowledge.terms:
        word = capitals(term.term)
        apart = not any(word in other or other in word for other in terms)
        if 4 <= len(word) <= 15 and apart and term.term[:1].isalpha():
            terms[word] = term.term
    return list(terms.values())


def _within(word: Squares, other: Squares) -> bool:
    """Whether a word can be read in another, forwards or backwards."""
    runs = [other[n : n + len(word)] for n in range(len(other) - len(word) + 1)]
    return word in runs or word[::-1] in runs


def _spoken(letters: Mapping[Square, str], side: int, language: Language) -> str:
    """The square row by row."""
    rows = (
        language.say(
            "question.word-search.row",
            row=row + 1,
            letters=" ".join(letters[row, column] for column in range(side)),
        )
        for row in range(side)
    )
    return " ".join((language.say("question.word-search.spoken", side=side), *rows))


def _place(place: Hidden, word: str, language: Language, *, leftward: bool) -> str:
    """Where a word begins and which way it runs, as it is seen."""
    down, right = place.step
    return language.say(
        "question.word-search.place-from-right" if leftward else "question.word-search.place",
        word=word,
        row=place.row + 1,
        column=place.column + 1,
        way=_way((down, -right if leftward else right), language),
    )


def _way(step: tuple[int, int], language: Language) -> str:
    """The direction of a step by rows, downwards, and columns, to the right."""
    match step:
        case (0, 1):
            return language.say("question.word-search.right")
        case (1, 0):
            return language.say("question.word-search.down")
        case (1, 1):
            return language.say("question.word-search.down-right")
        case (-1, 1):
            return language.say("question.word-search.up-right")
        case (0, -1):
            return language.say("question.word-search.left")
        case (-1, 0):
            return language.say("question.word-search.up")
        case (-1, -1):
            return language.say("question.word-search.up-left")
    return language.say("question.word-search.down-left")


TYPE = WordSearch
