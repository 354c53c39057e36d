"""The printed answers of a scheme, given to the printed paper: do they come to the keys?"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from worksheets.checking.readback.printed import (
    PrintedEntry,
    PrintedTask,
    by_letter,
    squeezed,
)
from worksheets.layout.type.formulas import formula
from worksheets.model.paper.content import (
    Choose,
    Code,
    Emph,
    Gap,
    Inlines,
    LineBreak,
    Link,
    Match,
    Maths,
    Order,
    Para,
    Placeholder,
    Strong,
    Sub,
    Super,
    Table,
    Text,
    plain,
)
from worksheets.model.paper.item import Item
from worksheets.model.paper.key import Accept, Chosen, Matched, Number, Ordered
from worksheets.model.paper.lettering import LETTERS
from worksheets.model.theme import Engine

LETTER = re.compile(r"^([A-Z])(?=\s|$)")
PAIR = re.compile(r"^(\d+)\s*[–-]?\s*([A-Z])(?=\s|$)")
PLACE = re.compile(r"^(\d+)\s+(?=\S)")
Test: TypeAlias = Callable[[Sequence[PrintedEntry]], bool]


@dataclass(frozen=True, slots=True)
class Speech:
    """How formulas are said: the tag of the language, the engine, and the word 'and'."""

    language: str
    engine: Engine
    and_: str

    def said(self, content: Inlines) -> str:
        """Content as it is read back, squeezed."""
        return squeezed("".join(map(self._of, content)))

    def _of(self, inline: object) -> str:
        match inline:
            case Text(words) | Code(words):
                return words
            case Strong(inner) | Emph(inner) | Sub(inner) | Super(inner) | Link(inner, _):
                return self.said(inner)
            case Maths(tex, display):
                return formula(tex, self.language, display, self.engine, self.and_).spoken
            case Gap() | LineBreak() | Placeholder():
                return ""
        raise TypeError(f"this is no content: {inline!r}")


@dataclass(frozen=True, slots=True)
class Answering:
    """A part with its printed task and the cells of its scheme."""

    leaf: Item
    task: PrintedTask
    cells: Sequence[str]
    speech: Speech

    def faults(self) -> Iterator[str]:
        """What is wrong with each answer, in words; "" for one that comes to the key."""
        lists = list(self.task.lists)
        for block in self.leaf.body:
            match block, self.leaf.keys.get(getattr(block, "slot", "")):
                case Choose(), Chosen(options=right):
                    yield self._chosen(block, right, _taken(lists, _is_list_of(block)))
                case Match(), Matched(options=right):
                    prompts = _taken(lists, _is_list_with(len(block.prompts)))
                    options = _taken(lists, _is_list_with(len(block.options)))
                    yield self._matched(block, right, prompts, options)
                case Order(), Ordered(places=places):
                    entries = _taken(lists, _is_list_with(len(block.entries)))
                    yield self._ordered(block, places, entries)
        yield from self._written()

    def _chosen(
        self, block: Choose, right: Sequence[int], entries: Sequence[PrintedEntry] | None
    ) -> str:
        if entries is None:
            return "the options are not printed as a list"
        wanted = sorted(self.speech.said(block.options[n]) for n in right)
        options = by_letter(entries)
        printed = [squeezed(entry.words) for entry in entries]
        if options:
            letters = list(self._letters(options))
            answered = sorted(squeezed(options[letter]) for letter in letters)
            told = ", ".join(letters) or "no letter"
        else:
            answered = self._verdict(printed)
            told = ", ".join(answered) or "no verdict"
        if answered != wanted:
            keys = ", ".join(plain(block.options[n]) for n in right)
            return f"the scheme says {told}, but the key is '{keys}'"
        of_model = [self.speech.said(option) for option in block.options]
        return (
            "" if printed == of_model else "the options of the paper are not those of the question"
        )

    def _letters(self, options: dict[str, str]) -> Iterator[str]:
        """The letters that the scheme gives: alone in a cell, or before the words of an option."""
        for cell in self.cells:
            found = LETTER.match(cell)
            if found and found[1] in options:
                rest = squeezed(cell[found.end() :])
                if not rest or squeezed(options[found[1]]).startswith(rest):
                    yield found[1]

    def _verdict(self, printed: Sequence[str]) -> list[str]:
        """The first option that stands alone in a cell."""
        folded = {words.casefold(): words for words in printed}
        for cell in self.cells:
            words = squeezed(cell).casefold()
            if words in folded:
                return [folded[words]]
        return []

    def _matched(
        self,
        block: Match,
        right: Sequence[int],
        prompts: Sequence[PrintedEntry] | None,
        options: Sequence[PrintedEntry] | None,
    ) -> str:
        if prompts is None or options is None or not by_letter(options):
            return "the prompts and options are not printed as lists"
        printed = by_letter(options)
        given = {found[1]: found[2] for cell in self.cells if (found := PAIR.match(cell))}
        for n, option in enumerate(right):
            number = str(n + 1)
            letter = given.get(number, "")
            wanted = self.speech.said(block.options[option])
            if squeezed(printed.get(letter, "")) != wanted:
                key = plain(block.options[option])
                return f"for {number} the scheme says {letter or 'nothing'}, but the key is '{key}'"
            asked = [entry.words for entry in prompts if entry.label == number]
            if [squeezed(words) for words in asked] != [self.speech.said(block.prompts[n])]:
                return f"prompt {number} of the paper is not that of the question"
        return ""

    def _ordered(
        self, block: Order, places: Sequence[int], entries: Sequence[PrintedEntry] | None
    ) -> str:
        if entries is None:
            return "the entries are not printed as a list"
        given: dict[str, int] = {}
        for cell in self.cells:
            if found := PLACE.match(cell):
                words = squeezed(cell[found.end() :]).casefold()
                given.setdefault(words.rstrip("."), int(found[1]))
        for entry, content, place in zip(entries, block.entries, places, strict=True):
            words = squeezed(entry.words)
            if words != self.speech.said(content):
                return f"the entry '{entry.words}' of the paper is not that of the question"
            if given.get(words.casefold().rstrip("."), 0) != place:
                told = given.get(words.casefold().rstrip("."), "nothing")
                return f"the scheme says {told} for '{entry.words}', but its place is {place}"
        return ""

    def _written(self) -> Iterator[str]:
        """Answers that fill a blank or are worked out: the scheme prints the key, behind the label
        of its blank if it has one."""
        labels = dict(_gap_labels(self.leaf))
        everything = squeezed(" ".join(self.cells)).casefold()
        for slot, key in self.leaf.keys.items():
            if isinstance(key, Accept | Number):
                content = key.shown if isinstance(key, Number) else key.answers[0]
                wanted = [f"{labels.get(slot, '')}{self.speech.said(content)}"]
                if isinstance(key, Number) and wanted[0].endswith(unit := squeezed(key.unit)):
                    wanted = [wanted[0].removesuffix(unit), unit]  # its mark may have its own row
                printed = all(squeezed(each).casefold() in everything for each in wanted)
                yield "" if printed else f"the scheme does not print the key '{plain(content)}'"


def _gap_labels(leaf: Item) -> Iterator[tuple[str, str]]:
    for block in leaf.body:
        match block:
            case Para(content):
                contents = [content]
            case Table(rows=rows):
                contents = [cell for row in rows for cell in row]
            case _:
                continue
        for content in contents:
            for inline in content:
                if isinstance(inline, Gap) and inline.label:
                    yield inline.slot, inline.label


def _is_list_of(block: Choose) -> Test:
    count = len(block.options)

    def test(entries: Sequence[PrintedEntry]) -> bool:
        lettered = [entry.label for entry in entries] == list(LETTERS[:count])
        return len(entries) == count and (lettered or block.arrangement == "row")

    return test


def _is_list_with(count: int) -> Test:
    return lambda entries: len(entries) == count


def _taken(lists: list[tuple[PrintedEntry, ...]], test: Test) -> tuple[PrintedEntry, ...] | None:
    """The first list that passes, which is taken away from the others."""
    for n, entries in enumerate(lists):
        if test(entries):
            return lists.pop(n)
    return None
