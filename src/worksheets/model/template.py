"""A question with values: every draw of them makes a question of its type.

It is filled in as its author's mapping, before anything is read from that, so no type and no figure
knows of it.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from pydantic import PrivateAttr

from worksheets.language.language import Language
from worksheets.model.diagnostics import Mistake
from worksheets.model.figure import NO_FILES, Files
from worksheets.model.mapped import Mapped, Path, Tree
from worksheets.model.numbers.evaluation import result_of
from worksheets.model.numbers.expression import expression
from worksheets.model.paper.item import Item
from worksheets.model.problem import Problem
from worksheets.model.question import Question, Setting
from worksheets.model.skills import SkillQuestion
from worksheets.model.values.filling import OF_REPEATS, OWN, Filling, leaves
from worksheets.model.values.patterns import OPENING, Printers, pattern
from worksheets.model.values.permutation import KeyedOrder
from worksheets.model.values.repeats import TURN, EntryDraws, Repeats
from worksheets.model.values.shares import MOST_HAD, SharedOrders
from worksheets.model.values.values import Draw, Misplaced, Values, check_names, values_of
from worksheets.model.values.written_repeats import repeats_in, repeats_of

Known: TypeAlias = tuple[object, ...]
"""What two draws on a paper may not have in common."""


@dataclass(frozen=True)
class Source:
    """What a template is filled in from: its author's mapping, its values, and those of entries
    that repeat, by the paths of these.

    `files` are those that its figures name. What is made of skills has their `origins`.
    """

    written: Mapped
    values: Values
    repeats: Repeats = field(default_factory=dict)
    files: Files = NO_FILES
    origins: SkillQuestion | None = None

    def entry_draws(self, seed_and_topic: str, name: str, orders: SharedOrders) -> EntryDraws:
        """What finds the draws of its entries, for a question of a name in a topic; those of one
        skill set different sums."""
        shares = self.origins.shares if self.origins else {}
        of_parts = orders.of(seed_and_topic, shares)
        return EntryDraws(f"{seed_and_topic}/{name}", orders.wording, of_parts)

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

    @property
    def turns(self) -> int:
        """How often each draw can be had with other entries at most, of those that repeat."""
        counts = (repeat.values.size // repeat.count for repeat in self.repeats.values())
        return max(1, *counts) if self.repeats else 1

    def fitting(self, entries: EntryDraws, *, reading: bool = False) -> Iterator[tuple[int, Draw]]:
        """Draws that fit, with their numbers: entries that repeat are in each those after the ones
        of the draw before it, so that draws near one another have none in common."""
        turns = self.turns
        key, wording = entries.key, entries.wording
        order = entries.orders.get(()) or KeyedOrder(key)
        fitting = self.values.fitting(order, {}, wording, times=turns, reading=reading)
        for turn, (number, draw) in enumerate(fitting):
            yield number, {**draw, TURN: Fraction(turn % turns)} if self.repeats else draw

    def filling(self, language: Language, entries: EntryDraws, number: int) -> Filling:
        """What fills the mapping in with the draw of a number."""
        return Filling(Printers.of(language), self.repeats, entries, number)


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
            verified=sample.verified,
            doubt=sample.doubt,
            lint=sample.lint,
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
        return self._source.values.size * self._source.turns

    @property
    def tariff(self) -> int:
        return self._sample.tariff

    @property
    def answer_marks(self) -> int:
        return self._sample.answer_marks

    @property
    def objectives(self) -> Mapping[str, int]:
        return self._sample.objectives

    @property
    def follows(self) -> Mapping[tuple[str | int, ...], tuple[int, ...]]:
        return self._sample.follows

    @property
    def sources(self) -> tuple[str, ...]:
        return self._sample.sources

    @property
    def is_about_all_sources(self) -> bool:
        return self._sample.is_about_all_sources

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

    def others(self, entries: EntryDraws, seen: Set[Known]) -> Iterator[tuple[int, Draw, Known]]:
        """Its draws that fit and are not `seen`, with their numbers and what tells them apart.

        Whoever takes one adds that to `seen`. It ends where none was for long; a check says of
        draws that come to nothing.
        """
        source, taken, since = self._source, len(seen), 0
        for number, draw in source.fitting(entries):
            taken, since = len(seen), 0 if len(seen) > taken else since + 1
            if since > MOST_HAD:
                return
            known: Known | None = source.values.known_by(draw)
            if known is not None and source.repeats:
                known = (*known, entries.turn(source.repeats, draw))
            if known is not None and known not in seen:
                yield number, draw, known


def has_values(written: Mapped, types: Mapping[str, object]) -> bool:
    """Whether the mapping of a question has values, or an entry that repeats; raises Misplaced
    where a part has values, or where entries that repeat have none."""
    _no_values_within(written, (), types)
    return "values" in written or any(True for _ in repeats_in(written))


def source_of(written: Mapped, people: Sequence[Mapping[str, str]]) -> Source:
    """The source of a template; raises Misplaced for what is wrong with values or placeholders,
    whatever the draw."""
    own = written
    if "values" not in written:
        own = Mapped(written.line, written.column)
        own.update({"values": Mapped(written.line, written.column), **written})
    values = values_of(own, (), people)
    source = Source(written, values, repeats_of(written, values, people))
    _check_texts(source)
    return source


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


def apart_fault(values: Values, draw: Draw) -> Problem | None:
    """What is wrong with what no two draws may have in common, if that comes to nothing."""
    for one in values.apart:
        try:
            result_of(one, draw)
        except Mistake as mistake:
            return Problem(("apart",), str(mistake), mistake.hints)
    return None
