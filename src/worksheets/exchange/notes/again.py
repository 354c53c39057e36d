"""Notes that are imported again: what a person did stays, and what the notes changed is shown."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from worksheets.exchange.notes.course_files import Identifiers, Memory, written
from worksheets.exchange.notes.english import content_words
from worksheets.exchange.notes.importing import Imported
from worksheets.exchange.notes.report import short
from worksheets.exchange.notes.suggestion import Suggestion, identifier
from worksheets.exchange.notes.terms import distinct_terms
from worksheets.exchange.notes.topic import Place, actors_in, facts_in, never_empty
from worksheets.read.yaml_edits import with_entries, with_values, without_entries
from worksheets.read.yaml_events import Path
from worksheets.read.yaml_text import Writable

NEAR = 0.6
"""How much a sentence shares with the one that it has taken the place of."""
COMMON = 30
"""Sentences from which on a word that they share does not make them alike."""
NEAREST = 5
"""Sentences that are held against one at most: those that share most words with it."""
BEGINNING = 400
"""Letters of a sentence by which it is known again."""


@dataclass(slots=True)
class Merging:
    """What new notes do to a topic's file: values that change, facts that come, facts that go.

    `others` are the identifiers that other notes have used, or that were rejected.
    """

    text: str
    found: Imported
    memory: Memory
    others: Collection[str] = ()
    facts: Mapping[str, Place] = field(default_factory=dict)
    values: dict[Path, Writable] = field(default_factory=dict)
    added: dict[str, list[dict[str, Writable]]] = field(default_factory=lambda: defaultdict(list))
    dropped: list[str] = field(default_factory=list)

    def merge(self) -> tuple[str, Memory]:
        """The file after its notes changed, and what is to be remembered of them."""
        self.facts = facts_in(self.text)
        new: dict[str, list[Suggestion]] = defaultdict(list)
        for suggestion in self.found.suggestions:
            new[suggestion.sentence].append(suggestion)
        self._place_actors()
        old = self.memory.facts
        gone = [words for words in old if words not in new]
        instead = dict(_replaced([words for words in new if words not in old], gone))
        kept = {words: list(old[words]) for words in new if words in old}
        fresh = {words: one for words, one in new.items() if words not in old}
        for words, names in self._add(fresh).items():
            before = instead.get(words, "")
            survivors = self._drop(before) if before else []
            what = f"'{short(before)}' is now '{short(words)}'" if before else ""
            self._tell(new[words][0].line, what or f"new: '{short(words)}'", survivors)
            kept[words] = [*survivors, *names]
        for words in gone:
            if words not in instead.values():
                survivors = self._drop(words)
                self._tell(0, f"gone from the notes: '{short(words)}'", survivors)
                if survivors:
                    kept[words] = survivors
        for words, suggestions in new.items():
            self._move(kept[words], [one.line for one in suggestions])
        used = {name for names in kept.values() for name in names}
        self.dropped = [name for name in self.dropped if name not in used]
        order = [*new, *(words for words in kept if words not in new)]
        return self._changed(), Memory(self.memory.topic, {words: kept[words] for words in order})

    def _tell(self, line: int, words: str, survivors: Sequence[str]) -> None:
        stays = f"; verified and kept: {', '.join(survivors)}" if survivors else ""
        self.found.report.add("kept", line, f"{words}{stays}")

    def _place_actors(self) -> None:
        """Add the actors that are new; of what was verified before nobody knows whether it is true
        of them, so it is disputed for them."""
        known = actors_in(self.text)
        new = [one for one in self.found.actors if one.id not in known]
        if not new:
            return
        self.added["actors"] = [{"id": one.id, "name": one.name, "label": one.label} for one in new]
        for name, fact in self.facts.items():
            if fact.list == "claims" and fact.verified:
                before = fact.fields.get("disputed-for")
                listed = [str(one) for one in before] if isinstance(before, list) else []
                self.values[*fact.path, "disputed-for"] = [*listed, *(one.id for one in new)]
                said = f"'{name}' was verified before {new[0].name} came: say whether it is true"
                self.found.report.add("kept", 0, f"{said} of {new[0].name}")

    def _move(self, names: Sequence[str], lines: Sequence[int]) -> None:
        """Note on which lines of the notes some facts of one sentence stand now."""
        own = f"{self.found.file}:"
        facts = [self.facts[name] for name in names if name in self.facts]
        facts = [fact for fact in facts if fact.line.startswith(own)]
        before = sorted({_number(fact.line) for fact in facts})
        after = sorted(set(lines))
        for fact in facts:
            place = min(before.index(_number(fact.line)), len(after) - 1)
            now = _number(fact.line) if _number(fact.line) in after else after[place]
            if len(before) == len(after):
                now = after[place]
            if fact.line != f"{own}{now}":
                self.values[*fact.path, "line"] = f"{own}{now}"

    def _drop(self, words: str) -> list[str]:
        """Take out the facts of a sentence that nobody verified; answers those that stay."""
        names = [name for name in self.memory.facts[words] if name in self.facts]
        self.dropped += [name for name in names if not self.facts[name].verified]
        return [name for name in names if self.facts[name].verified]

    def _add(self, new: Mapping[str, Sequence[Suggestion]]) -> dict[str, list[str]]:
        """Put suggestions at the end of their lists; answers what those of each sentence are
        called."""
        every = [suggestion for suggestions in new.values() for suggestion in suggestions]
        known = [*self._known_terms(every)]
        every = [one for one in distinct_terms([*known, *every], self.found.report) if one.line]
        taken = {*self.facts, *self.others, *self.memory.names, *actors_in(self.text)}
        taken |= {one.id for one in self.found.actors}
        people = {
            identifier(str(fact.fields.get("name"))): name
            for name, fact in self.facts.items()
            if fact.list == "people"
        }
        names: dict[str, list[str]] = {words: [] for words in new}
        for suggestion, name, fields in Identifiers(taken, people).named(every):
            names[suggestion.sentence].append(name)
            if fields is not None:
                entry = written(suggestion, name, fields, self.found.file)
                self.added[suggestion.list].append(entry)
        return names

    def _known_terms(self, new: Sequence[Suggestion]) -> Iterator[Suggestion]:
        """The terms that are there already, if terms come."""
        if any(one.list == "terms" for one in new):
            for name, fact in self.facts.items():
                if fact.list == "terms":
                    said = {key: str(fact.fields.get(key) or "") for key in ("term", "definition")}
                    yield Suggestion("terms", name, said, "", 0)

    def _changed(self) -> str:
        """The file with all changes, the last of them those that move others."""
        text = with_values(self.text, self.values) if self.values else self.text
        for name, entries in self.added.items():
            if entries:
                text = with_entries(text, ("knowledge",), name, entries)
        places: dict[Path, list[int]] = defaultdict(list)
        for name in dict.fromkeys(self.dropped):
            *path, place = self.facts[name].path
            places[tuple(path)].append(int(place))
        for where, numbers in places.items():
            text = without_entries(text, where, numbers)
        return never_empty(text)


def _number(line: str) -> int:
    return int(line.rpartition(":")[2])


def _replaced(new: Sequence[str], gone: Sequence[str]) -> Iterator[tuple[str, str]]:
    """New sentences, each with the one that is gone whose place it has taken."""
    where: dict[str, list[int]] = defaultdict(list)
    for n, words in enumerate(gone):
        for word in content_words(words[:BEGINNING]):
            where[word].append(n)
    used: set[int] = set()
    for words in new:
        mine = content_words(words[:BEGINNING])
        shared = Counter(n for word in mine if len(where[word]) <= COMMON for n in where[word])
        close = [n for n, _ in shared.most_common(NEAREST) if n not in used]
        near = [(_alike(words, gone[n]), -n) for n in close]
        ratio, place = max(near, default=(0.0, 0))
        if ratio >= NEAR:
            used.add(-place)
            yield words, gone[-place]


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one[:BEGINNING], other[:BEGINNING]).ratio()
