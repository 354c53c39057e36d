"""YAML as a tree of text: no guessing of types, no aliases, and a place for every mistake."""

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn, TypeAlias

import yaml

from worksheets.model.diagnostics import Sink, Span
from worksheets.read.yaml_mistakes import cut_comments, explained

DEEPEST = 64
MOST_NODES = 500_000

Tree: TypeAlias = "str | list[Tree] | Mapped | None"
Path: TypeAlias = tuple[str | int, ...]
Place: TypeAlias = tuple[int, int]

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Mapped(dict[str, Tree]):
    """A mapping that knows where it starts; line and column count from 1."""

    __slots__ = ("column", "line")

    def __init__(self, line: int, column: int) -> None:
        super().__init__()
        self.line = line
        self.column = column


class Unreadable(Exception):
    """What stops the reading of a file, and where."""

    def __init__(self, place: Place, message: str, *hints: str) -> None:
        super().__init__(message)
        self.place = place
        self.hints = hints


def tree(text: str, name: str, sink: Sink) -> Tree:
    """The document in a text; on a mistake the sink has it, and the answer is None."""
    for place, words in cut_comments(text):
        sink.warn(
            Span(name, *place),
            f"the text is cut here: '{words}' is read as a comment",
            "put the text in quotes if the # belongs to it",
        )
    try:
        found = _grown(text, None)
        if found is None:
            raise Unreadable((1, 1), "the file has no content", "see the examples that ship")
        return found
    except Unreadable as mistake:
        sink.error(Span(name, *mistake.place), str(mistake), *mistake.hints)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place, message, hints = explained(text, error, mark)
        sink.error(Span(name, *place), message, *hints)
    return None


def places(text: str) -> Mapping[Path, Place]:
    """Where every value of a sound document stands, and every key at the path `(…, key, "")`."""
    found: dict[Path, Place] = {}
    root = _grown(text, found)
    found[()] = (root.line, root.column) if isinstance(root, Mapped) else (1, 1)
    return found


def _events(text: str) -> Iterator[Any]:
    parser = LOADER(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    finally:
        parser.dispose()


def _grown(text: str, places: dict[Path, Place] | None) -> Tree:
    """One pass over the events; `stack` holds the containers around the present one."""
    root: Tree = None
    inside: list[Tree] | Mapped | None = None
    key: str | None = None
    path: Path = ()
    stack: list[tuple[list[Tree] | Mapped | None, str | None, Path]] = []
    nodes = documents = 0
    scalar, sequence, mapping = yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent
    for event in _events(text):
        kind = type(event)
        if kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
            inside, key, path = stack.pop()
            key = None
            continue
        if kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                _refuse(event, "a second document begins", "keep one document in a file")
        if kind is yaml.AliasEvent:
            _refuse(event, f"aliases are not supported: '*{event.anchor}'", "write it out again")
        if kind is not scalar and kind is not sequence and kind is not mapping:
            continue
        nodes += 1
        if event.anchor or event.tag or nodes > MOST_NODES:
            _check_node(event, nodes)
        if isinstance(inside, Mapped) and key is None:
            key = _key(event, inside)
            if places is not None:
                places[(*path, key, "")] = _place(event)
            continue
        here: Path = path
        if inside is not None and places is not None:
            here = (*path, len(inside) if isinstance(inside, list) else key or "")
            places[here] = _place(event)
        value: Tree
        if kind is scalar:
            value = None if event.implicit[0] and not event.value else event.value
        else:
            value = [] if kind is sequence else Mapped(*_place(event))
        if inside is None:
            root = value
        elif isinstance(inside, list):
            inside.append(value)
        else:
            inside[key or ""] = value
        if kind is scalar:
            key = None
            continue
        stack.append((inside, key, path))
        if len(stack) > DEEPEST:
            _refuse(
                event,
                f"nested too deeply: more than {DEEPEST} levels",
                "make the structure flatter",
            )
        inside, key, path = value, None, here
    return root


def _place(event: Any) -> Place:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _refuse(event: Any, message: str, *hints: str) -> NoReturn:
    raise Unreadable(_place(event), message, *hints)


def _check_node(event: Any, nodes: int) -> None:
    if nodes > MOST_NODES:
        _refuse(event, f"the file has more than {MOST_NODES:,} values", "split it")
    if event.anchor:
        _refuse(
            event,
            f"anchors are not supported: '&{event.anchor}'",
            "put the text in quotes if the & belongs to it",
        )
    _refuse(
        event, f"tags are not supported: '{event.tag}'", "put the text in quotes if the ! is its"
    )


def _key(event: Any, inside: Mapped) -> str:
    if type(event) is not yaml.ScalarEvent:
        _refuse(event, "a key must be plain text", "put text that begins with [ or { in quotes")
    key = str(event.value)
    if key == "<<" and not event.style:
        _refuse(event, "merge keys ('<<') are not supported", "write the keys out again")
    if key in inside:
        _refuse(event, f"the key '{key}' is there twice", "delete one of the two")
    return key
