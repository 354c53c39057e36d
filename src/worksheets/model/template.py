"""A question with values: every draw of them makes a question of its type.

It is filled in as its author's mapping, before anything is read from that, so no type and no figure
knows of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from pydantic import PrivateAttr

from worksheets.language.language import Language
from worksheets.model.diagnostics import Mistake, did_you_mean
from worksheets.model.figure import NO_FILES, Files
from worksheets.model.mapped import Mapped, Path, Tree
from worksheets.model.numbers.expression import expression
from worksheets.model.paper.item import Item
from worksheets.model.question import Question, Setting
from worksheets.model.skills import SkillQuestion
from worksheets.model.values.domains import Steps
from worksheets.model.values.filling import OF_REPEATS, OWN, Filling, Repeat, leaves
from worksheets.model.values.patterns import OPENING, Printers, pattern
from worksheets.model.values.values import TURN, Draw, Misplaced, Values, check_names, values_of

MOST_REPEATED = 100
"""Entries that one entry of a list stands for."""
MOST_TURNS = 60
"""Draws of entries that repeat, beyond which they are not counted."""


@dataclass(frozen=True)
class Source:
    """What a template is filled in from: its author's mapping, its values, and those of entries
    that repeat, by the paths of these.

    `files` are those that its figures name. What is made of skills has their `origins`.
    """

    written: Mapped
    values: Values
    repeats: Mapping[Path, Repeat] = field(default_factory=dict)
    files: Files = NO_FILES
    origins: SkillQuestion | None = None

    @property
    def shares_values(self) -> bool:
        """Whether its values are those of a skill, of which it is not the first question."""
        return self.origins is not None and not self.origins.is_first

    def place(self, path: Path, number: int) -> Path:
        """Where a path of the mapping stands in the file of a topic, of which it is the question
        of a number."""
        if self.origins is None:
            return ("questions", number, *path)
        return ("knowledge", "skills", *self.origins.origin(path))

    def filling(self, language: Language, key: str, number: int) -> Filling:
        """What fills the mapping in with the draw of a number; `key` names all chance."""
        slip = language.say("question.multiple-choice.slip")
        return Filling(Printers.of(language), self.repeats, key, number, slip)


class Template(Question):
    """A question with values, and a sample of the questions that it becomes.

    All draws have the type and the tariff of the sample.
    """

    _source: Source = PrivateAttr()
    _sample: Question = PrivateAttr()

    @classmethod
    def of(cls, source: Source, sample: Question) -> "Template":
        """The template of a source; the sample is one of its draws, without an id if its author
        gave none."""
        template = cls(
            span=sample.span,
            type=sample.type,
            difficulty=sample.difficulty,
            asks=sample.asks,
            gives=sample.gives,
            **({"id": sample.id} if sample.id else {}),
        )
        template._source, template._sample = source, sample
        return template

    @property
    def source(self) -> Source:
        return self._source

    @property
    def sample(self) -> Question:
        return self._sample

    @property
    def draws(self) -> int:
        return self._source.values.size

    @property
    def tariff(self) -> int:
        return self._sample.tariff

    @property
    def sources(self) -> tuple[str, ...]:
        return self._sample.sources

    @property
    def wording(self) -> str:
        return self._sample.wording

    @property
    def option_set(self) -> frozenset[str]:
        return self._sample.option_set

    @property
    def key_is_longest(self) -> bool:
        return self._sample.key_is_longest

    @property
    def verdict(self) -> str:
        return self._sample.verdict

    def lower(self, setting: Setting) -> Item:
        """The sample as an item; papers are made of draws."""
        return self._sample.lower(setting)

    def lowered(self, setting: Setting) -> Item:
        return self._sample.lowered(setting)

    def fitting(self, key: str, language: Language) -> Iterator[tuple[int, Draw]]:
        """Its draws that fit, in the order of a key; a check says of those that come to nothing."""
        return self._source.values.fitting(key, {}, Printers.of(language).text)


def has_values(written: Mapped, types: Mapping[str, object]) -> bool:
    """Whether the mapping of a question has values, or an entry that repeats; raises Misplaced
    where a part has values."""
    _no_values_within(written, (), types)
    return "values" in written or any(True for _ in _repeats_in(written, ()))


def _repeats_in(node: Tree, path: Path) -> Iterator[tuple[Path, Mapped]]:
    match node:
        case Mapped():
            for key, entry in node.items():
                if not isinstance(entry, str):
                    yield from _repeats_in(entry, (*path, key))
        case list():
            for n, entry in enumerate(node):
                if isinstance(entry, Mapped) and "draw" in entry and "values" in entry:
                    yield (*path, n), entry
                elif not isinstance(entry, str):
                    yield from _repeats_in(entry, (*path, n))


def source_of(written: Mapped, people: Sequence[Mapping[str, str]]) -> Source:
    """The source of a template; raises Misplaced for what is wrong with values or placeholders,
    whatever the draw."""
    own = written
    if "values" not in written:
        own = Mapped(written.line, written.column)
        own.update({"values": Mapped(written.line, written.column), **written})
    values = values_of(own, (), people)
    repeats = {
        path: _repeat(entry, path, values, people) for path, entry in _repeats_in(written, ())
    }
    if repeats:
        values = replace(values, drawn={**values.drawn, TURN: _turns(repeats.values())})
    source = Source(written, values, repeats)
    _check_texts(source)
    return source


def _turns(repeats: Iterable[Repeat]) -> Steps:
    """How often entries that repeat can be drawn anew, and be others."""
    turns = max(repeat.values.size // repeat.count for repeat in repeats)
    return Steps(Fraction(0), Fraction(1), max(1, min(turns, MOST_TURNS)))


def _no_values_within(node: Tree, path: Path, types: Mapping[str, object]) -> None:
    """A part has the values of its question."""
    entries: Iterator[tuple[str | int, Tree]]
    match node:
        case Mapped():
            entries = iter(node.items())
            if path and "values" in node and "draw" not in node and node.get("type") in types:
                hint = "write them beside the type of the question, and use them in all its parts"
                raise Misplaced(path, Mistake("values belong to the question as a whole", hint))
        case list():
            entries = iter(enumerate(node))
        case _:
            return
    for key, entry in entries:
        _no_values_within(entry, (*path, key), types)


def _repeat(
    entry: Mapped, path: Path, outer: Values, people: Sequence[Mapping[str, str]]
) -> Repeat:
    try:
        count = entry["draw"]
        if (
            not isinstance(count, str)
            or not count.isdecimal()
            or not 0 < int(count[:9]) <= (MOST_REPEATED)
        ):
            raise Misplaced(
                ("draw",),
                Mistake(
                    f"'draw' is {count}", f"write how many entries it is, 1 to {MOST_REPEATED}"
                ),
            )
        values = values_of(entry, tuple(outer.names), people)
        ways = [key for key in ("rising", "falling") if key in entry]
        if not ways:
            return Repeat(int(count), values)
        return _ordered(entry, ways, int(count), values, outer)
    except Misplaced as fault:
        raise fault.under(*path) from None


def _ordered(
    entry: Mapped, ways: Sequence[str], count: int, values: Values, outer: Values
) -> Repeat:
    way = ways[0]
    text = entry[way]
    try:
        if len(ways) > 1:
            raise Mistake("the entries are put in order in two ways", "write rising or falling")
        if not isinstance(text, str):
            raise Mistake(f"'{way}' must be what the entries go by", "write it in quotes")
        by = expression(text)
        check_names(by, values.names | outer.names)
    except Mistake as mistake:
        raise Misplaced((way,), mistake) from None
    return Repeat(count, values, by, way == "falling")


def _check_texts(source: Source) -> None:
    """Raises Misplaced for a placeholder that cannot be read, or names what is not there."""
    own = source.values.names
    for path, text in leaves(source.written):
        if path[0] in OWN or OPENING not in text:
            if path[-1] == "is":
                _check_is(text, path, own)
            continue
        known = own
        for place, repeat in source.repeats.items():
            if path[: len(place)] == place:
                known = known | repeat.values.names
                if path[len(place)] in (*OWN, *OF_REPEATS[:-1]):
                    break
        else:
            try:
                pattern(text).check(known)
            except Mistake as mistake:
                raise Misplaced(path, mistake) from None


def _check_is(text: str, path: Path, known: frozenset[str]) -> None:
    try:
        check_names(expression(text), known)
    except Mistake as mistake:
        raise Misplaced(path, mistake) from None


def laid_over(
    template: Template,
    values: Mapped,
    people: Sequence[Mapping[str, str]],
) -> Source:
    """The source of a template with other values for some of its own; raises Misplaced."""
    written = template.source.written
    own = written.get("values")
    for name in values:
        if not isinstance(own, Mapped) or name not in template.source.values.drawn:
            hints = did_you_mean(name, template.source.values.drawn)
            message = f"no value of '{template.id}' that is drawn is called '{name}'"
            raise Misplaced(("values", name), Mistake(message, *hints))
    other = Mapped(written.line, written.column)
    other.update(written)
    if isinstance(own, Mapped):
        merged = Mapped(own.line, own.column)
        merged.update({**own, **values})
        other["values"] = merged
    return source_of(other, people)
