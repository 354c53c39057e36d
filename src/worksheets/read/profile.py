"""Profiles: those that ship, and files of one's own that are based on them; and specs of theirs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from worksheets.memo import memo
from worksheets.model.diagnostics import Mistake, Sink, Span, did_you_mean
from worksheets.model.files import entries, is_there
from worksheets.model.mapped import Mapped, Tree
from worksheets.model.problem import Problem
from worksheets.model.profile import Profile, slot_ids
from worksheets.model.question import Question
from worksheets.model.spec import Spec
from worksheets.read.context import ReadingContext
from worksheets.read.decode import decode, report
from worksheets.read.files import AuthoredFile, read_text
from worksheets.read.keys import keys_of
from worksheets.read.paths import named_path
from worksheets.read.theme import merged
from worksheets.read.yaml_events import places, tree

SHIPPED = Path(__file__).parent.parent / "profiles"
LONGEST_CHAIN = 8
"""So many profiles may be based each on the next; more are taken for a circle."""
NO_DEFAULTS = frozenset({"title", "profile", "slots", "sections", "course", "topics", "knowledge"})
"""Keys of a spec that are its own."""
Types = Mapping[str, type[Question]]


@memo(64)
def shipped() -> Mapping[str, Path]:
    """The profiles that come with the program, by name."""
    return {Path(name).stem: SHIPPED / name for name in entries(SHIPPED) if name.endswith(".yaml")}


def profile_file(name: str, beside: Path, trusted: Sequence[Path] = ()) -> Path:
    """The file of a shipped profile, or of one that a file in a folder names; raises Mistake."""
    if name in shipped():
        return shipped()[name]
    file = named_path(name, beside, trusted)
    if is_there(file):
        return file
    own = (other for other in entries(beside) if other.endswith((".yaml", ".yml")))
    near = {*shipped(), *(other for other in own if is_profile(beside / other))}
    hint = "or name a YAML file beside the spec"
    raise Mistake(f"there is no profile '{name}'", *did_you_mean(name, near), hint)


def is_profile(file: Path) -> bool:
    """Whether a file is a profile, as far as it can be read."""
    text = read_text(file, "", Sink())
    value = None if text is None else tree(text, "", Sink())
    return isinstance(value, Mapped) and "title" not in value and looks_like_profile(value)


def looks_like_profile(value: Mapped) -> bool:
    """Whether a mapping has a key that only profiles have."""
    return not {"defaults", "checked"}.isdisjoint(value) or (
        "description" in value and "sections" in value
    )


@dataclass(frozen=True, slots=True)
class ProfileTree:
    """A profile, and its mapping merged with those that it is based on."""

    profile: Profile
    value: Mapped


def read_profile(
    file: Path, types: Types, sink: Sink, trusted: Sequence[Path] = ()
) -> ProfileTree | None:
    """A profile over those that it is based on; None, with errors, if it has any."""
    inside = file.is_relative_to(SHIPPED)
    name = (file.relative_to(SHIPPED.parent) if inside else file).as_posix()
    text = read_text(file, name, sink)
    own = AuthoredFile(file, name, text or "")
    value = None if text is None else _whole(own, sink, trusted, LONGEST_CHAIN)
    if value is None:
        return None
    problems = list(_wrong_defaults(value))
    report(problems, own, sink)
    profile = decode(Profile, value, own, sink, {"types": types})
    return ProfileTree(profile, value) if profile and not problems else None


def _whole(own: AuthoredFile, sink: Sink, trusted: Sequence[Path], left: int) -> Mapped | None:
    """The mapping of a file, over those that it is based on; None, with errors, if it has any."""
    value = tree(own.text, own.name, sink)
    if not isinstance(value, Mapped):
        if value is not None:
            hint = "see the profiles that ship: worksheets profiles short-test"
            sink.error(Span(own.name, 1, 1), "a profile must be a mapping", hint)
        return None
    base_name = value.pop("based-on", None)
    if base_name is None:
        return value
    try:
        if not isinstance(base_name, str):
            raise Mistake("'based-on' must be a name", "write based-on: short-test")
        if not left:
            message = f"profiles are based on one another in a circle: '{base_name}'"
            raise Mistake(message, "base one of them on a profile that ships")
        file = profile_file(base_name, own.path.parent, trusted)
    except Mistake as mistake:
        report([Problem(("based-on",), str(mistake), mistake.hints)], own, sink)
        return None
    text = read_text(file, file.as_posix(), sink)
    below = AuthoredFile(file, file.as_posix(), text or "")
    base = None if text is None else _whole(below, sink, trusted, left - 1)
    return None if base is None else merged(base, value)


def _wrong_defaults(value: Mapped) -> Iterator[Problem]:
    defaults = value.get("defaults")
    known = set(keys_of(Spec)) - NO_DEFAULTS
    for key in defaults if isinstance(defaults, Mapped) else ():
        if key not in known:
            message = f"no default can be given for '{key}'"
            yield Problem(("defaults", key), message, did_you_mean(key, known))


def with_profile(
    value: Tree, own: AuthoredFile, context: ReadingContext, sink: Sink
) -> tuple[Tree, Profile | None]:
    """The tree of a spec over what its profile says, and the profile; without one the tree as it
    is. Nothing, with errors in the sink, if the profile has any."""
    if not isinstance(value, Mapped) or "profile" not in value:
        return value, None
    choice = _chosen(value["profile"])
    if choice is None:  # which is an error of the spec
        return value, None
    try:
        file = profile_file(choice, own.path.parent, context.trusted)
    except Mistake as mistake:
        report([Problem(("profile",), str(mistake), mistake.hints)], own, sink)
        return None, None
    found = read_profile(file, context.types, sink, context.trusted)
    if found is None:
        return None, None
    line, column = places(own.text).get(("profile",), (value.line, value.column))
    filled = merged(_placed(found.profile.defaults, line, column), value)
    if "sections" not in value and found.profile.sections:
        report(_unknown_slots(value, found.profile), own, sink)
        filled["sections"] = _Sections(value, own, line, column).of(found.value["sections"])
    elif "slots" in value:
        message = "the sections are written here, so no slots are filled"
        report([Problem(("slots",), message, ("leave slots out, or sections",))], own, sink)
    return filled, found.profile


def _chosen(written: Tree) -> str | None:
    match written:
        case str():
            return written
        case {"name": str(name)}:
            return name
    return None


def _unknown_slots(value: Mapped, profile: Profile) -> Iterator[Problem]:
    slots = value.get("slots")
    known = {slot.slot for section in profile.sections for slot in section.questions}
    for name in slots if isinstance(slots, Mapped) else ():
        if name not in known:
            message = f"the profile {profile.name} has no slot '{name}'"
            yield Problem(("slots", name), message, did_you_mean(name, known))


def _placed(node: Tree, line: int, column: int) -> Mapped:
    """A mapping of a profile, as if it stood where the spec names that."""
    placed = _at(node, line, column)
    assert isinstance(placed, Mapped)  # noqa: S101 for the type checker
    return placed


def _at(node: Tree, line: int, column: int) -> Tree:
    match node:
        case Mapped():
            copy = Mapped(line, column)
            copy.update({key: _at(inner, line, column) for key, inner in node.items()})
            return copy
        case list():
            return [_at(inner, line, column) for inner in node]
    return node


@dataclass(frozen=True, slots=True)
class _Sections:
    """Makes the sections of a spec from those of its profile."""

    spec: Mapped
    own: AuthoredFile
    line: int
    column: int

    def of(self, sections: Tree) -> Tree:
        """The sections, their slots filled or picked by what the profile says of them."""
        placed = _at(sections, self.line, self.column)
        assert isinstance(placed, list)  # noqa: S101 it was read as one
        for section in placed:
            if isinstance(section, Mapped) and isinstance(section["questions"], list):
                section.pop("marks", None)
                slots = [slot for slot in section["questions"] if isinstance(slot, Mapped)]
                section["questions"] = [entry for slot in slots for entry in self._entries(slot)]
        return placed

    def _entries(self, slot: Mapped) -> Iterator[Tree]:
        """The picks of a slot: one of each question that fills it, and one of what is left, unless
        the number is open."""
        name = slot.pop("slot")
        is_open = slot.pop("or-more", "false") == "true"
        ids = self._ids(name)
        for id_ in ids:
            pick = Mapped(
                *places(self.own.text).get(("slots", str(name)), (self.line, self.column))
            )
            pick["id"] = id_
            yield pick
        left = int(str(slot.get("count", "1"))) - len(ids)
        if left > 0 and not (ids and is_open):
            slot["count"] = str(left)
            yield slot

    def _ids(self, name: Tree) -> tuple[str, ...]:
        slots = self.spec.get("slots")
        written = slots.get(str(name)) if isinstance(slots, Mapped) else None
        try:
            return slot_ids(written) if written else ()
        except Mistake:  # which is an error of the spec
            return ()
