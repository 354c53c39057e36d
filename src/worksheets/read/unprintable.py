"""Characters in authors' texts that no font has, reported before anything is printed."""

from bisect import bisect
from collections.abc import Iterator

from worksheets.model.characters import INVISIBLE
from worksheets.model.diagnostics import Sink, Span
from worksheets.model.mapped import Mapped, Path, Tree
from worksheets.model.problem import Problem
from worksheets.read.characters import REPLACEMENT
from worksheets.read.files import AuthoredFile, place_of
from worksheets.read.font_packages import font_hint
from worksheets.read.yaml_events import Place, places

NEVER_PRINTED = frozenset("\n\t \xa0" + REPLACEMENT)
FALLBACK_HINT = "name a family that has it in the theme, as a fallback"


def check_characters(
    value: Tree,
    file: AuthoredFile,
    printable: frozenset[str],
    sink: Sink,
    *,
    theme_is_known: bool = True,
) -> None:
    """An error at the first place of every character in a file's texts that is not `printable`.

    A warning, unless the theme is known: another theme may have it.
    """
    unescaped = "\\" not in file.text  # its texts have no letters but its own: asking it saves 5 %
    letters = set(file.text) if unescaped else set[str]().union(*_all_texts(value))
    unprintable = letters - printable - NEVER_PRINTED
    unprintable = {letter for letter in unprintable if not INVISIBLE.match(letter)}
    if not unprintable:
        return
    places_by_path = places(file.text)
    starts = sorted({*places_by_path.values(), place_of(file.text, len(file.text))})
    for path, value_text in _texts_with_paths(value):
        for letter in sorted(unprintable.intersection(value_text)):
            unprintable.discard(letter)
            place = Span(
                file.name, *_place_of_letter(file.text, letter, places_by_path[path], starts)
            )
            if theme_is_known:
                sink.error(place, unprintable_message(letter), font_hint(letter))
            else:
                sink.warn(place, unprintable_message(letter), FALLBACK_HINT)


def check_language(characters: frozenset[str], printable: frozenset[str]) -> Iterator[Problem]:
    """A problem with the first character of a language's words that cannot be printed."""
    for letter in sorted(characters - printable - NEVER_PRINTED)[:1]:
        message = f"{unprintable_message(letter)}, which the words of the paper need"
        yield Problem(("language",), message, (font_hint(letter),))


def unprintable_message(letter: str) -> str:
    """The message about a character that no font has."""
    return f"no typeface here has the character '{letter}' (U+{ord(letter):04X})"


def _all_texts(value: Tree) -> Iterator[str]:
    """All texts of a document, in any order."""
    values = [value]
    while values:
        match values.pop():
            case str(text):
                yield text
            case Mapped() as inner:
                yield from inner
                values += inner.values()
            case list(inner):
                values += inner


def _texts_with_paths(value: Tree, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """All texts of a document in their order, keys among them, with their paths."""
    match value:
        case str():
            yield path, value
        case Mapped():
            for key, inner in value.items():
                yield (*path, key, ""), key
                yield from _texts_with_paths(inner, (*path, key))
        case list():
            for n, inner in enumerate(value):
                yield from _texts_with_paths(inner, (*path, n))


def _place_of_letter(text: str, letter: str, start: Place, starts: list[Place]) -> Place:
    """The place of a letter in the text that starts at a place; that place if it is escaped."""
    end = starts[min(bisect(starts, start), len(starts) - 1)]
    at = text.find(letter, _offset(text, start), _offset(text, end) + 1)
    return start if at < 0 else place_of(text, at)


def _offset(text: str, place: Place) -> int:
    line, column = place
    at = -1
    for _ in range(line - 1):
        at = text.index("\n", at + 1)
    return at + column
