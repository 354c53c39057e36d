"""YAML as a tree of text: no guessing of types, no aliases, and a place for every mistake."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NoReturn, TypeAlias

import yaml

from worksheets.model.diagnostics import Sink, Span
from worksheets.model.mapped import Mapped, Path, Tree
from worksheets.read.characters import REFUSED, REPLACEMENT, normalised, refusal
from worksheets.read.files import place_of
from worksheets.read.yaml_mistakes import cut_comments, explain

DEEPEST = 64
MOST_NODES = 500_000

Place: TypeAlias = tuple[int, int]

TO_CHECK = re.compile(r"[^\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205f]")
"""Characters that make a text be checked, line ends among them."""
SPOILT_FORMULA = re.compile(
    r"\$[^$]*(?:[\x07-\x09\x0b-\x0d\x1b\x85\u2028\u2029]"
    r"|\n(?:e|eq|u|ot|abla|i|mid|leq|geq|less|exists)\b)[^$]*\$"
)
"""A formula in double quotes whose backslashes, as in \\frac or \\nu, were read as escapes."""

NODES = frozenset({yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent})
ENDS = frozenset({yaml.SequenceEndEvent, yaml.MappingEndEvent})
TOO_DEEP = f"nested too deeply: more than {DEEPEST} levels"
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Unreadable(Exception):
    """A mistake at which reading a file stops, with its place."""

    def __init__(self, place: Place, message: str, *hints: str) -> None:
        super().__init__(message)
        self.place = place
        self.hints = hints


TextErrors: TypeAlias = dict[Place, tuple[str, str]]
"""Mistakes in texts by their places: message and hint."""


def tree(text: str, name: str, sink: Sink) -> Tree:
    """The tree of a YAML document; None, with an error, if it cannot be read."""
    for place, comment in cut_comments(text):
        sink.warn(
            Span(name, *place),
            f"the text is cut here: '{comment}' is read as a comment",
            "put the text in quotes if the # belongs to it",
        )
    text_errors: TextErrors = {}
    try:
        root = _built_tree(text, None, text_errors)
        if root is None:
            raise Unreadable((1, 1), "the file has no content", "see the examples that ship")
        for place, fault in text_errors.items():
            sink.error(Span(name, *place), *fault)
        return root
    except Unreadable as mistake:
        sink.error(Span(name, *mistake.place), str(mistake), *mistake.hints)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place, message, hints = explain(text, error, mark)
        sink.error(Span(name, *place), message, *hints)
    return None


def places(text: str) -> Mapping[Path, Place]:
    """The places of all values of a valid document by path; a key has the path `(…, key, "")`."""
    places_by_path: dict[Path, Place] = {}
    root = _built_tree(text, places_by_path, {})
    places_by_path[()] = (root.line, root.column) if isinstance(root, Mapped) else (1, 1)
    return places_by_path


def _events(text: str) -> Iterator[Any]:
    """The nodes of a document and the ends of its containers; refuses what no file may have."""
    parser = LOADER(text)
    nodes = documents = 0
    try:
        while parser.check_event():
            event = parser.get_event()
            kind = type(event)
            if kind in NODES:
                nodes += 1
                if event.anchor or event.tag or nodes > MOST_NODES:
                    _refuse_node(event, nodes)
                yield event
            elif kind in ENDS:
                yield event
            elif kind is yaml.AliasEvent:
                hint = "write it out again"
                _refuse(event, f"aliases are not supported: '*{event.anchor}'", hint)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    _refuse(event, "a second document begins", "keep one document in a file")
    finally:
        parser.dispose()


def _built_tree(text: str, places: dict[Path, Place] | None, errors: TextErrors) -> Tree:
    """Build the tree in one pass over the events; `places` collects places, if it is given."""
    document: list[Tree] = []
    container: list[Tree] | Mapped = document
    key: str | None = None
    path: Path = ()
    stack: list[tuple[list[Tree] | Mapped, Path]] = []  # what is around the container
    for event in _events(text):
        kind = type(event)
        if kind in ENDS:
            container, path = stack.pop()
            key = None
            continue
        if isinstance(container, Mapped) and key is None:
            key = _key(event, container, _text(event, text, errors))
            if places is not None:
                places[(*path, key, "")] = _place(event)
            continue
        value_path = path
        if stack and places is not None:
            value_path = (*path, len(container) if isinstance(container, list) else key or "")
            places[value_path] = _place(event)
        value: Any
        if kind is yaml.ScalarEvent:
            value = _text(event, text, errors) or (None if event.implicit[0] else "")
        else:
            value = [] if kind is yaml.SequenceStartEvent else Mapped(*_place(event))
        if isinstance(container, list):
            container.append(value)
        else:
            container[key or ""] = value
        key = None
        if kind is yaml.ScalarEvent:
            continue
        stack.append((container, path))
        if len(stack) > DEEPEST:
            _refuse(event, TOO_DEEP, "make the structure flatter")
        container, path = value, value_path
    return document[0] if document else None


def _place(event: Any) -> Place:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _refuse(event: Any, message: str, *hints: str) -> NoReturn:
    raise Unreadable(_place(event), message, *hints)


def _refuse_node(event: Any, nodes: int) -> None:
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


def _text(event: Any, text: str, errors: TextErrors) -> str:
    """The text of a scalar, normalised; refused characters and spoilt formulas become errors."""
    if type(event) is not yaml.ScalarEvent:
        _refuse(event, "a key must be plain text", "put text that begins with [ or { in quotes")
    value = str(event.value)
    if TO_CHECK.search(value) is None:
        return value
    if event.style == '"' and SPOILT_FORMULA.search(value):
        message = "a backslash in double quotes does not stay one, so the formula is spoilt"
        errors[_place(event)] = message, "put the text in single quotes"
        value = re.sub(r"[^\w\s]+|[\x00-\x1f]+", " ", value)  # no mistakes of its remains
    value = normalised(value)
    if refused := refusal(value):
        errors.setdefault(
            _place_of_character(refused.character, event, text), (refused.message, refused.hint)
        )
        value = REFUSED.sub(REPLACEMENT, value)
    return value if event.style in ("|", '"') else _with_blank_lines(value)


def _with_blank_lines(value: str) -> str:
    """A folded text with a blank line where its author left one, of which YAML leaves one line end.

    Indented lines were not folded.
    """
    lines = value.split("\n")
    result = lines[:1]
    for last, line in pairwise(lines):
        folded = last[:1].strip() and line[:1].strip()
        result += ["", line] if folded else [line]
    return "\n".join(result)


def _place_of_character(letter: str, event: Any, text: str) -> Place:
    """The place of a character in a text; that of the text if the character is escaped."""
    at = text.find(letter, event.start_mark.index, event.end_mark.index)
    return _place(event) if at < 0 else place_of(text, at)


def _key(event: Any, mapping: Mapped, key: str) -> str:
    if key == "<<" and not event.style:
        _refuse(event, "merge keys ('<<') are not supported", "write the keys out again")
    if key in mapping:
        _refuse(event, f"the key '{key}' is there twice", "delete one of the two")
    return key
