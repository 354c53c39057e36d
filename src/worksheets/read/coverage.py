"""Characters no typeface has are found in the texts, before anything is printed."""

from bisect import bisect
from collections.abc import Iterator

from worksheets.model.characters import INVISIBLE
from worksheets.model.diagnostics import Sink, Span
from worksheets.model.problem import Problem
from worksheets.read.characters import STAND_IN
from worksheets.read.files import place_of
from worksheets.read.font_packages import wanted_for
from worksheets.read.yaml_events import Mapped, Path, Place, Tree, places

UNPRINTED = frozenset("\n\t \xa0" + STAND_IN)
OTHER = "name a family that has it in the theme, as a fallback"


def check_characters(
    value: Tree,
    text: str,
    name: str,
    covered: frozenset[str],
    sink: Sink,
    *,
    certain: bool = True,
) -> None:
    """An error at the first place of every character of a file's texts that cannot be printed.

    It is a warning if another theme may print it.
    """
    unknown = set[str]().union(*_words(value)) - covered - UNPRINTED
    unknown = {letter for letter in unknown if not INVISIBLE.match(letter)}
    if not unknown:
        return
    known = places(text)
    starts = sorted({*known.values(), place_of(text, len(text))})
    for path, words in _texts(value):
        for letter in sorted(unknown.intersection(words)):
            unknown.discard(letter)
            place = Span(name, *_within(text, letter, known[path], starts))
            if certain:
                sink.error(place, lacking(letter), wanted_for(letter))
            else:
                sink.warn(place, lacking(letter), OTHER)


def check_language(characters: frozenset[str], covered: frozenset[str]) -> Iterator[Problem]:
    """A character of a language's words that cannot be printed, where a spec chooses it."""
    for letter in sorted(characters - covered - UNPRINTED)[:1]:
        message = f"{lacking(letter)}, which the words of the paper need"
        yield Problem(("language",), message, (wanted_for(letter),))


def lacking(letter: str) -> str:
    """What is said of a character that no typeface has."""
    return f"no typeface here has the character '{letter}' (U+{ord(letter):04X})"


def _words(value: Tree) -> Iterator[str]:
    """All texts of a document, in any order; most documents have no more to be asked."""
    waiting = [value]
    while waiting:
        match waiting.pop():
            case str(words):
                yield words
            case Mapped() as inner:
                yield from inner
                waiting += inner.values()
            case list(inner):
                waiting += inner


def _texts(value: Tree, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """All texts of a document in their order, keys among them, with their paths."""
    match value:
        case str():
            yield path, value
        case Mapped():
            for key, inner in value.items():
                yield (*path, key, ""), key
                yield from _texts(inner, (*path, key))
        case list():
            for n, inner in enumerate(value):
                yield from _texts(inner, (*path, n))


def _within(text: str, letter: str, start: Place, starts: list[Place]) -> Place:
    """Where a letter stands in the text that starts at a place, or that place if it is escaped."""
    end = starts[min(bisect(starts, start), len(starts) - 1)]
    at = text.find(letter, _offset(text, start), _offset(text, end) + 1)
    return start if at < 0 else place_of(text, at)


def _offset(text: str, place: Place) -> int:
    line, column = place
    at = -1
    for _ in range(line - 1):
        at = text.index("\n", at + 1)
    return at + column
