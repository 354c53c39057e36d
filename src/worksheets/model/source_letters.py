"""Sources that a paper, or a section of it, prints under letters of its own choice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, NamedTuple, TypeAlias

from pydantic import AfterValidator, ValidationInfo

from worksheets.model.authored import OneLine, Reads
from worksheets.model.diagnostics import Mistake
from worksheets.model.mapped import Path
from worksheets.model.paper.lettering import source_letter
from worksheets.model.paper.source_labels import SHOWN, key_number
from worksheets.model.problem import Problem
from worksheets.model.shapes import TEXTS_OR_MAPPING

EXAMPLE = "write sources: {A: first-id, B: second-id}, or sources: [first-id, second-id]"


class LetteredSource(NamedTuple):
    """A source by its identifier, with the letter that a spec gives it; without one it has the
    letter after the one before it."""

    letter: str
    name: str


def read_letters(written: object, _: ValidationInfo) -> tuple[LetteredSource, ...]:
    """Sources by their letters, or in order."""
    match written:
        case dict() if all(isinstance(name, str) for name in written.values()):
            letters = tuple(LetteredSource(*entry) for entry in written.items())
        case list() | tuple() if all(isinstance(name, str) for name in written):
            letters = tuple(LetteredSource("", name) for name in written)
        case _:
            raise Mistake("sources are identifiers, by their letters or in order", EXAMPLE)
    if not letters:
        raise Mistake("there are no sources", EXAMPLE)
    for letter, _name in letters:
        if letter and key_number(letter) is None:
            raise Mistake(f"'{letter}' is no letter of a source", "write A, B, C …, or 1, 2, 3 …")
    return letters


SourceLetters: TypeAlias = Annotated[
    tuple[LetteredSource, ...], Reads(read_letters, TEXTS_OR_MAPPING)
]
"""Sources by letters, such as {A: kim-letter}, or as a list."""


def _with_letter(label: str) -> str:
    """A label of sources with one place for a letter or a number."""
    if label.count("{") != 1 or len(SHOWN.findall(label)) != 1:
        message = f"'{label}' does not say where the letter of a source stands"
        raise Mistake(
            message, "write {letter} or {n} in it, such as source-label: 'Extract {letter}'"
        )
    return label


SourceLabel: TypeAlias = Annotated[OneLine, AfterValidator(_with_letter)]
"""What each source of a paper is called, such as Extract {letter}."""


class PlacedSource(NamedTuple):
    """A source that a spec prints: its letter or number, its identifier, the number of its section
    (None if it is the paper's), and its path in the spec."""

    letter: str
    name: str
    section: int | None
    path: Path

    @property
    def number(self) -> int:
        """Its place among the sources of the paper, counted from 0."""
        return key_number(self.letter) or 0


def placed_sources(
    of_paper: Sequence[LetteredSource], of_sections: Iterable[Sequence[LetteredSource]]
) -> tuple[PlacedSource, ...]:
    """The sources that a spec names, in its order, each with its letter."""
    placed: list[PlacedSource] = []
    listed = [(None, of_paper), *enumerate(of_sections)]
    for section, sources in listed:
        path: Path = ("sources",) if section is None else ("sections", section, "sources")
        for n, (letter, name) in enumerate(sources):
            following = letter or _letter_after(placed)
            where: Path = (*path, letter or n)
            placed.append(PlacedSource(following, name, section, where))
    return tuple(placed)


def _letter_after(placed: Sequence[PlacedSource]) -> str:
    if not placed:
        return source_letter(0)
    number = placed[-1].number + 1
    return str(number + 1) if placed[-1].letter.isdecimal() else source_letter(number)


def letter_problems(placed: Sequence[PlacedSource]) -> Iterator[Problem]:
    """Letters, or sources, that are there twice, and letters that are left out."""
    letters: dict[int, PlacedSource] = {}
    names: dict[str, PlacedSource] = {}
    for source in placed:
        if source.number in letters:
            message = f"the letter {source.letter} is there twice"
            yield Problem(source.path, message, ("give every source its own letter",))
        elif source.name in names:
            message = f"the source '{source.name}' is there twice"
            yield Problem(source.path, message, ("name every source once",))
        letters.setdefault(source.number, source)
        names.setdefault(source.name, source)
    for number, source in sorted(letters.items()):
        if number and number - 1 not in letters:
            message = f"there is no source before {source.letter}"
            yield Problem(source.path, message, ("let the letters follow one another from A",))


def by_letter(placed: Iterable[PlacedSource]) -> Mapping[str, str]:
    """The identifiers of sources by their letters."""
    return {source.letter: source.name for source in placed}
