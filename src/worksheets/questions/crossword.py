"""A crossword: a grid, and a clue for every word."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import ne
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, Field

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, Name, Prose
from worksheets.model.knowledge.facts import Term, turns
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.knowledge.spellings import spellings
from worksheets.model.paper.content import (
    Block,
    Bullets,
    Inlines,
    Para,
    Text,
    capital,
    plain,
    text,
)
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.questions.puzzles.crossing import (
    MOST,
    CrosswordGrid,
    apart,
    can_cross,
    crossed,
    numbered,
)
from worksheets.questions.puzzles.letters import Letters, puzzle
from worksheets.questions.puzzles.squares import (
    Squares,
    capitals,
    lengths,
    runs_left,
    squares,
    wrong_words,
)

SHORT = 4
"""A word of fewer letters may stand within another word of its clue."""
SPELLING = 2
"""Letters in which two spellings of one word differ, at most."""
FEWEST, SET, LARGEST = 4, 8, 24
"""Words of a crossword at least, of one that is drawn at most, and of any at most."""


class CluedWord(BaseModel):
    """A word or phrase, and its clue; spaces, hyphens and apostrophes have no square."""

    model_config = AUTHORED

    word: Name
    clue: Prose


class Crossword(Question):
    """A mark for every word; where the words cross is found anew for every form.

    Every letter and digit has a square, with its accent. A clue says how long the words are and
    what stands between them: (6, 4), (4-5), (1’5).

        type: crossword
        id: korea-crossword
        entries:
          - {word: armistice, clue: an agreement to stop fighting}
          - {word: Truman, clue: the American president of 1950}
          - {word: Yalu, clue: a river on China's border}
          - {word: Stalin, clue: the leader of the USSR}
          - {word: containment, clue: stopping communism from spreading}
    """

    type: Literal["crossword"] = "crossword"
    prompt: Prose = ()
    entries: Annotated[tuple[CluedWord, ...], Field(min_length=FEWEST, max_length=LARGEST)]

    @property
    def tariff(self) -> int:
        return len(self.entries)

    def problems(self, references: References) -> Iterator[Problem]:
        language = references.language
        listed = [entry.word for entry in self.entries]
        wrong = list(wrong_words(listed, 2, MOST, language))
        for n, message, hints in wrong:
            yield Problem(("entries", n, "word"), message, hints)
        if wrong:
            return
        words = [squares(word, language) for word in listed]
        for n, word in enumerate(words):
            if word in words[:n]:
                hints = ("ask for every word once",)
                yield Problem(("entries", n, "word"), f"'{listed[n]}' is there twice", hints)
            if _says(self.entries[n].clue, word, language):
                message = f"the clue has '{''.join(word)}' in it"
                yield Problem(("entries", n, "clue"), message, ("say it in other words",))
        alone = apart(words)
        for n in alone:
            message = f"'{listed[n]}' shares no letter with the others, and cannot cross them"
            yield Problem(("entries", n, "word"), message, ("leave it out, or add words between",))
        if not alone and not can_cross(tuple(words)):
            hints = ("leave out the word that shares too few letters with the others",)
            yield Problem(("entries",), "the words do not all cross", hints)

    def lower(self, setting: Setting) -> Item:
        language = setting.language
        words = [squares(entry.word, setting.written_in) for entry in self.entries]
        grid = crossed(words, setting.rng)
        rows, columns = grid.size
        empty = tuple((square, "") for square in sorted(grid.letters))
        leftward = runs_left([entry.word for entry in self.entries])
        numbers = tuple(numbered(grid).items())
        drawing = Letters(rows, columns, empty, numbers, leftward=leftward)
        ways = Counter(placed.down for placed in grid.placed)
        shown = language.say("question.crossword.spoken", n=ways[False], down=ways[True])
        clues = language.say("question.crossword.spoken-clues")
        body: tuple[Block, ...] = (
            Para(self.prompt or text(language.say("question.crossword.prompt"))),
            puzzle(drawing, f"{shown} {clues}"),
            *self._clues(grid, setting),
        )
        return Item(
            id=self.id,
            span=self.span,
            body=body,
            scheme=Scheme(
                marks=self.tariff,
                rule=text(language.say("scheme.each", marks=language.say("count.marks", n=1))),
                points=tuple(self._points(grid, language)),
            ),
        )

    def _clues(self, grid: CrosswordGrid, setting: Setting) -> Iterator[Bullets]:
        """The clues with their numbers: those across, and those down."""
        language = setting.language
        titles = (
            language.say("question.crossword.across-clues"),
            language.say("question.crossword.down-clues"),
        )
        for down, title in enumerate(titles):
            listed = [(number, word) for way, number, word in _in_order(grid) if way == down]
            clues = []
            for _, word in listed:
                entry = self.entries[word]
                length = lengths(entry.word, setting.written_in)
                clues.append((*capital(entry.clue), Text(f" {length}")))
            if clues:
                yield Bullets(tuple(clues), tuple(str(number) for number, _ in listed), title)

    def _points(self, grid: CrosswordGrid, language: Language) -> Iterator[MarkPoint]:
        """The words, and as they stand in the grid where that has other letters: ß as SS."""
        crossings = {
            square
            for square, words in Counter(chain(*map(grid.squares, grid.placed))).items()
            if words > 1
        }
        places = {placed.word: grid.squares(placed) for placed in grid.placed}
        for label, word in _labelled(grid, language):
            written, letters = self.entries[word].word, "".join(grid.words[word])
            shown = written if _is_plain(written, letters) else f"{written} ({letters})"
            alone = [square not in crossings for square in places[word]]
            accepted = tuple(text(other) for other in _respelled(written, letters, alone, language))
            yield MarkPoint(text(shown), accept=accepted, label=label)

    sizes: ClassVar[tuple[int, int]] = (FEWEST, LARGEST)

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["Crossword"]:
        """Terms with their meanings as clues, each run of eight in turn."""
        count = min(SET, cls.entries_in(knowledge))
        if count > FEWEST:
            yield from cls.of_size(knowledge, language, count)

    @classmethod
    def entries_in(cls, knowledge: Knowledge) -> int:
        return len(_spelt(knowledge))

    @classmethod
    def of_size(cls, knowledge: Knowledge, language: Language, size: int) -> Iterator["Crossword"]:
        terms = _spelt(knowledge)
        usual = size == min(SET, len(terms))
        for number, chosen in enumerate(turns(terms, size), 1):
            if not can_cross(tuple(capitals(term.term) for term in chosen)):
                continue
            yield Crossword(
                span=chosen[0].span,
                id=f"crossword-{number}" if usual else f"crossword-{size}-{number}",
                entries=tuple(CluedWord(word=term.term, clue=term.definition) for term in chosen),
                asks=tuple(term.id for term in chosen),
                gives=tuple(name for term in chosen for name in term.gives),
            )


def _spelt(knowledge: Knowledge) -> list[Term]:
    """The terms that can stand in a crossword, with clues."""
    return [
        term
        for term in knowledge.terms
        if term.definition
        and 3 <= len(capitals(term.term)) <= MOST
        and term.term[:1].isalpha()
        and not _has_a_rival(term)
    ]


def _has_a_rival(term: Term) -> bool:
    """Whether another word for a term fills the same squares: imperialism and colonialism.

    Another spelling of the term is none: it differs in a letter or two.
    """
    letters = capitals(term.term)
    others = (capitals(alias) for alias in term.aliases)
    return any(
        len(other) == len(letters) and sum(map(ne, other, letters)) > SPELLING for other in others
    )


def _respelled(
    written: str, letters: str, alone: Sequence[bool], language: Language
) -> Iterator[str]:
    """The other English spellings of a word that fill the same squares: -ization for -isation.

    They have other letters only in squares that stand `alone`, in no other word.
    """
    if language.tag.partition("-")[0] == "en":
        for other in spellings(written):
            found = capitals(other)
            if len(found) == len(letters) and all(
                free or mine == theirs
                for free, mine, theirs in zip(alone, found, letters, strict=True)
            ):
                yield other


def _is_plain(written: str, letters: str) -> bool:
    return sum(character.isalnum() for character in written) == sum(
        character.isalnum() for character in letters
    )


def _says(clue: Inlines, word: Squares, language: str) -> bool:
    """Whether a clue has a word in it: as a word of its own, or within one if it is not short."""
    words = [squares(clue_word, language) for clue_word in plain(clue).replace("-", " ").split()]
    letters = "".join(word)
    if len(word) < SHORT:
        return word in words
    return letters in "".join(map("".join, words))


def _in_order(grid: CrosswordGrid) -> list[tuple[bool, int, int]]:
    """For every word whether it runs down, its number in the grid, and that in the list of words;
    those across come first."""
    numbers = numbered(grid)
    return sorted(
        (placed.down, numbers[placed.row, placed.column], placed.word) for placed in grid.placed
    )


def _labelled(grid: CrosswordGrid, language: Language) -> list[tuple[str, int]]:
    """Every word's label ('1 across', '1 down' ...) and its number in the list of words."""
    return [
        (
            language.say(
                "question.crossword.down" if down else "question.crossword.across", number=number
            ),
            word,
        )
        for down, number, word in _in_order(grid)
    ]


TYPE = Crossword
