"""YAML as a tree of text: no guessing of types, no aliases, and a place for every mistake."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NoReturn, TypeAlias

import yaml

from worksheets.model.diagnostics import Sink, Span
from worksheets.read.characters import REFUSED, STAND_IN, cleaned, refusal
from worksheets.read.files import place_of
from worksheets.read.yaml_mistakes import cut_comments, explained

DEEPEST = 64
MOST_NODES = 500_000

Tree: TypeAlias = "str | list[Tree] | Mapped | None"
Path: TypeAlias = tuple[str | int, ...]
Place: TypeAlias = tuple[int, int]

UNUSUAL = re.compile(r"[^\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205f]")
"""What a text may have only after a second look; ends of lines among it."""
SPOILT = re.compile(
    r"\$[^$]*(?:[\x07-\x09\x0b-\x0d\x1b\x85\u2028\u2029]"
    r"|\n(?:e|eq|u|ot|abla|i|mid|leq|geq|less|exists)\b)[^$]*\$"
)
"""What is left of \\frac or \\nu in double quotes, where a backslash means something else."""

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


Faults: TypeAlias = dict[Place, tuple[str, str]]
"""Texts that cannot be as they are: where, what is wrong, and what to do."""


def tree(text: str, name: str, sink: Sink) -> Tree:
    """The document in a text; on a mistake the sink has it, and the answer is None."""
    for place, words in cut_comments(text):
        sink.warn(
            Span(name, *place),
            f"the text is cut here: '{words}' is read as a comment",
            "put the text in quotes if the # belongs to it",
        )
    faults: Faults = {}
    try:
        found = _grown(text, None, faults)
        if found is None:
            raise Unreadable((1, 1), "the file has no content", "see the examples that ship")
        for place, fault in faults.items():
            sink.error(Span(name, *place), *fault)
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
    root = _grown(text, found, {})
    found[()] = (root.line, root.column) if isinstance(root, Mapped) else (1, 1)
    return found


def _events(text: str) -> Iterator[Any]:
    parser = LOADER(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    finally:
        parser.dispose()


def _grown(text: str, places: dict[Path, Place] | None, faults: Faults) -> Tree:
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
            key = _key(event, inside, _text(event, text, faults))
            if places is not None:
                places[(*path, key, "")] = _place(event)
            continue
        here = path
        if inside is not None and places is not None:
            here = (*path, len(inside) if isinstance(inside, list) else key or "")
            places[here] = _place(event)
        value: Any
        if kind is scalar:
            value = _text(event, text, faults) or (None if event.implicit[0] else "")
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


def _text(event: Any, text: str, faults: Faults) -> str:
    """A text as it is meant; what is wrong with it is a fault."""
    if type(event) is not yaml.ScalarEvent:
        _refuse(event, "a key must be plain text", "put text that begins with [ or { in quotes")
    value = str(event.value)
    if UNUSUAL.search(value) is None:
        return value
    if event.style == '"' and SPOILT.search(value):
        message = "a backslash in double quotes does not stay one, so the formula is spoilt"
        faults[_place(event)] = message, "put the text in single quotes"
        value = re.sub(r"[^\w\s]+|[\x00-\x1f]+", " ", value)  # no mistakes of its remains
    value = cleaned(value)
    if fault := refusal(value):
        faults.setdefault(_place_of(fault.character, event, text), (fault.message, fault.hint))
        value = REFUSED.sub(STAND_IN, value)
    return value if event.style in ("|", '"') else _unfolded(value)


def _unfolded(value: str) -> str:
    """A folded text with a blank line where its author left one: folding leaves a line's end.

    Lines that are indented were not folded.
    """
    lines = value.split("\n")
    found = lines[:1]
    for last, line in pairwise(lines):
        folded = last[:1].strip() and line[:1].strip()
        found += ["", line] if folded else [line]
    return "\n".join(found)


def _place_of(letter: str, event: Any, text: str) -> Place:
    """Where a character stands in a text, or the text if it was written in another way."""
    at = text.find(letter, event.start_mark.index, event.end_mark.index)
    return _place(event) if at < 0 else place_of(text, at)


def _key(event: Any, inside: Mapped, key: str) -> str:
    if key == "<<" and not event.style:
        _refuse(event, "merge keys ('<<') are not supported", "write the keys out again")
    if key in inside:
        _refuse(event, f"the key '{key}' is there twice", "delete one of the two")
    return key
