"""Words to be found among letters: a starter, without marks."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from worksheets.model.authored import Name, Prose
from worksheets.model.content import Bank, Para, Text, text
from worksheets.model.diagnostics import plural
from worksheets.model.facts import turns
from worksheets.model.item import Item, MarkPoint, Scheme
from worksheets.model.knowledge import Knowledge
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.questions.puzzles.hiding import MOST, NAMES, hidden
from worksheets.questions.puzzles.letters import Letters, capitals, puzzle

SET = 8
"""Words of a drawn puzzle."""


class WordSearch(Question):
    """Find the words; `difficulty` says which ways they run: easy right and down, hard all ways.

    type: word-search
    id: korea-search
    difficulty: easy
    words: [armistice, containment, Truman, Stalin, Yalu, buffer zone]
    """

    type: Literal["word-search"] = "word-search"
    prompt: Prose = ()
    words: Annotated[tuple[Name, ...], Field(min_length=3, max_length=16)]

    @property
    def tariff(self) -> int:
        return 0

    def problems(self, references: References) -> Iterator[Problem]:
        seen: list[str] = []
        for n, word in enumerate(map(capitals, self.words)):
            if not 3 <= len(word) <= MOST:
                message = f"'{self.words[n]}' has {plural(len(word), 'letter')} from A to Z"
                yield Problem(("words", n), message, (f"3 to {MOST} are possible",))
            for other in seen:
                if word in other or other in word or word[::-1] in other:
                    hints = ("leave one of the two out",)
                    yield Problem(("words", n), f"'{word}' and '{other}' are in one another", hints)
            seen.append(word)
        letters = sum(len(capitals(word)) for word in self.words)
        if letters > MOST * MOST // 2:
            hints = ("leave some out",)
            yield Problem(("words",), f"the words have {letters} letters, too many to hide", hints)

    def lower(self, setting: Setting) -> Item:
        names = {capitals(word): word for word in self.words}
        side, letters, places = hidden(list(names), self.difficulty, setting.rng)
        drawing = Letters(side, side, tuple(sorted(letters.items())), framed=False)
        rows = ". ".join(
            f"Row {row + 1}: {' '.join(letters[row, column] for column in range(side))}"
            for row in range(side)
        )
        said = f"A square of letters with {side} rows of {side}. {rows}."
        places = sorted(places, key=lambda one: names[one.word].casefold())
        points = tuple(
            MarkPoint(
                text(
                    f"{names[one.word]}: row {one.row + 1}, column {one.column + 1}, "
                    f"{NAMES[one.step]}"
                ),
                marks=0,
            )
            for one in places
        )
        bank = Bank(tuple(sorted(self.words, key=str.casefold)), "Words")
        return Item(
            id=self.id,
            span=self.span,
            body=(Para(self._prompt()), puzzle(drawing, said), bank),
            scheme=Scheme(marks=0, rule=text("A starter without marks."), points=points),
        )

    def _prompt(self) -> Prose:
        if self.prompt:
            return self.prompt
        ways = {
            "easy": "They run to the right or down.",
            "medium": "They run to the right, down or at an angle.",
            "hard": "They run in any direction.",
        }
        return (Text(f"Find the {len(self.words)} words. {ways[self.difficulty]}"),)

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge) -> Iterator["WordSearch"]:
        """Terms, none of which is a part of another, each run of eight in turn."""
        found: list[tuple[str, str]] = []
        for term in knowledge.terms:
            word = capitals(term.term)
            apart = not any(word in other or other in word for other, _ in found)
            if 4 <= len(word) <= 15 and apart and term.term[:1].isalpha():
                found.append((word, term.term))
        count = min(SET, len(found))
        if count < 5:
            return
        for number, chosen in enumerate(turns(found, count), 1):
            words = tuple(word for _, word in chosen)
            yield WordSearch(id=f"search-{number}", difficulty="medium", words=words)


TYPE = WordSearch
