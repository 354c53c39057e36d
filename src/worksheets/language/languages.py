"""The languages that ship, each a YAML file beside this one."""

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from worksheets.language.customs import Customs
from worksheets.language.language import Language
from worksheets.language.message import Worded
from worksheets.language.tree import Fault, LanguageTree, Place
from worksheets.memo import memo

FOLDER = Path(__file__).parent
REFERENCE = "en-GB"
"""The language whose keys every other one has, and that a course is in that does not say."""
TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
"""The name of a language on the web: en, de-CH."""
CUSTOM = frozenset(field.alias or name for name, field in Customs.model_fields.items())


class UnknownLanguage(LookupError):
    """A language that has no file, with a hint that lists those that have."""

    def __init__(self, tag: str, known: tuple[str, ...]) -> None:
        super().__init__(f"there are no words for the language '{tag}'")
        *most, last = known
        self.hint = f"choose {', '.join(most)} or {last}"


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages whose files are in a folder; those that ship, unless it is another one."""

    folder: Path = FOLDER

    @property
    def tags(self) -> tuple[str, ...]:
        """What a language can be called, in the order of the alphabet."""
        names = (file.stem for file in self.folder.glob("*.yaml"))
        return tuple(sorted(names, key=str.casefold))

    def has(self, tag: str) -> bool:
        """Whether there are words for a tag."""
        return self._name(tag) in self.tags

    def of(self, tag: str) -> Language:
        """The words of a language; one of a region without a file has those of its main language.

        Raises UnknownLanguage.
        """
        name, tags = self._name(tag), self.tags
        if name not in tags:
            raise UnknownLanguage(tag, tags)
        found = read_language(self.folder / f"{name}.yaml")
        return found if tag in (name, "en") else replace(found, tag=tag)

    def _name(self, tag: str) -> str:
        """What the file for a tag is called: as the tag, or as the main language of a region."""
        if tag in self.tags or not TAG.fullmatch(tag):
            return tag
        main = tag.partition("-")[0]
        return REFERENCE if main == "en" else main


SHIPPED = Languages()


@memo(16)
def read_language(file: Path) -> Language:
    """The language of a file, with the keys and placeholders of the reference. Raises Fault.

    Without its memo, papers with new texts take 12 % longer.
    """
    data = file.read_bytes()
    tree = _tree(file, data)
    if file.stem != REFERENCE:
        reference = file.with_name(f"{REFERENCE}.yaml")
        _check(tree, _tree(reference, reference.read_bytes()))
    messages = {key: found.worded for key, found in tree.messages.items()}
    return Language(file.stem, sha256(data).hexdigest(), _customs(tree), messages)


def _tree(file: Path, data: bytes) -> LanguageTree:
    tree = LanguageTree(file.name)
    tree.read(data.decode(), CUSTOM)
    return tree


def _check(tree: LanguageTree, reference: LanguageTree) -> None:
    """A key that one file has and the other has not is a fault, and so is another placeholder."""
    for key in tree.messages.keys() - reference.messages.keys():
        near = get_close_matches(key, reference.messages, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"{reference.name} has no such key"
        raise Fault(tree.messages[key].place, f"unknown key '{key}'", hint)
    for key, wanted in reference.messages.items():
        if key not in tree.messages:
            hint = f"add it; {reference.name} has it on line {wanted.place.line}"
            raise Fault(Place(tree.name), f"the key '{key}' is missing", hint)
        found = tree.messages[key]
        if type(found.worded) is not type(wanted.worded):
            hint = f"write it as on line {wanted.place.line} of {reference.name}"
            raise Fault(found.place, f"'{key}' is not of the kind that it must be", hint)
        if _names(found.worded) != _names(wanted.worded):
            there = " ".join(f"{{{name}}}" for name in sorted(_names(wanted.worded))) or "none"
            raise Fault(found.place, f"'{key}' has other placeholders", f"it must have: {there}")


def _names(worded: Worded) -> frozenset[str]:
    if isinstance(worded, tuple):
        return frozenset().union(*(one.names for one in worded))
    return worded.names


def _customs(tree: LanguageTree) -> Customs:
    try:
        return Customs.model_validate(tree.customs)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        path = first["loc"]
        places = (tree.places[path[:n]] for n in range(len(path), 0, -1) if path[:n] in tree.places)
        what = ".".join(map(str, path))
        place = next(places, Place(tree.name))
        raise Fault(place, f"'{what}': {first['msg']}", f"see {REFERENCE}.yaml") from error
