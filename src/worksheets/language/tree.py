"""The YAML of a language file as texts by key, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

import yaml

from worksheets.language.message import Counted, Message, Worded, message

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FORMS = {"one", "other"}
"""The keys of a message that has two forms."""

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


class Place(NamedTuple):
    """A place in a language file, counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return ":".join(map(str, self))


class Fault(ValueError):
    """What is wrong in a language file, with its place and a way out."""

    def __init__(self, place: Place, message: str, hint: str) -> None:
        super().__init__(f"{place}: error: {message}\n  hint: {hint}")


class Found(NamedTuple):
    """A message and where it stands."""

    worded: Worded
    place: Place


@dataclass(slots=True)
class LanguageTree:
    """A language file: its customs as plain values, its messages by their keys, all with places."""

    name: str
    customs: dict[str, Plain] = field(default_factory=dict)
    places: dict[tuple[str | int, ...], Place] = field(default_factory=dict)
    messages: dict[str, Found] = field(default_factory=dict)

    def read(self, text: str, custom: frozenset[str]) -> None:
        """Read a text; entries of the names in `custom` are customs, all others are sections of
        messages. Raises Fault."""
        try:
            root = yaml.compose(text, LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = Place(self.name, mark.line + 1, mark.column + 1) if mark else Place(self.name)
            raise Fault(place, f"this is not YAML: {error.problem}", "mend it there") from error
        for key, node in self._entries(root):
            if key in custom:
                self.customs[key] = self._plain(node, (key,))
            else:
                self._section(node, key)

    def _entries(self, node: Any) -> Iterator[tuple[str, Any]]:
        if not isinstance(node, yaml.MappingNode):
            raise Fault(self._place(node), "there must be a mapping here", "write 'key: value'")
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                message = f"the key '{key.value}' is there twice"
                raise Fault(self._place(key), message, "delete one of the two")
            seen.add(key.value)
            yield key.value, value

    def _section(self, node: Any, above: str) -> None:
        for name, value in self._entries(node):
            key = f"{above}.{name}"
            if isinstance(value, yaml.MappingNode) and not FORMS & {
                one.value for one, _ in value.value
            }:
                self._section(value, key)
            else:
                self.messages[key] = Found(self._worded(value, key), self._place(value))

    def _worded(self, node: Any, key: str) -> Worded:
        if isinstance(node, yaml.SequenceNode):
            return tuple(self._message(one, key) for one in node.value)
        if isinstance(node, yaml.MappingNode):
            forms = dict(self._entries(node))
            if forms.keys() != FORMS:
                hint = "write {one: …, other: …}"
                raise Fault(self._place(node), f"'{key}' does not have its two forms", hint)
            return Counted(*(self._message(forms[form], key) for form in ("one", "other")))
        return self._message(node, key)

    def _message(self, node: Any, key: str) -> Message:
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            raise Fault(self._place(node), f"'{key}' has no words", "write them after the colon")
        try:
            return message(node.value)
        except ValueError as error:
            hint = "write {name} for what is filled in, and **words** for strong ones"
            raise Fault(self._place(node), f"'{key}' cannot be read: {error}", hint) from error

    def _plain(self, node: Any, path: tuple[str | int, ...]) -> Plain:
        self.places[path] = self._place(node)
        if isinstance(node, yaml.MappingNode):
            return {key: self._plain(value, (*path, key)) for key, value in self._entries(node)}
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(value, (*path, n)) for n, value in enumerate(node.value)]
        return str(node.value)

    def _place(self, node: Any) -> Place:
        if node is None:
            return Place(self.name, 1, 1)
        return Place(self.name, node.start_mark.line + 1, node.start_mark.column + 1)
