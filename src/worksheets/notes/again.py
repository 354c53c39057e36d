"""Notes that are imported again: what a person did stays, and what the notes changed is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from worksheets.notes.course_files import Identifiers, Memory, written
from worksheets.notes.importing import Imported
from worksheets.notes.suggestion import Suggestion
from worksheets.notes.topic import Place, facts_in
from worksheets.read.yaml_edits import with_entry, with_value, without_entry

NEAR = 0.6
"""How much a sentence shares with the one that it has taken the place of."""


@dataclass(slots=True)
class Merging:
    """A topic's file while new suggestions come to it; `text` is as it stands by now."""

    text: str
    found: Imported
    memory: Memory

    @property
    def facts(self) -> Mapping[str, Place]:
        return facts_in(self.text)

    def merge(self) -> tuple[str, Memory]:
        """The file after its notes changed, and what is to be remembered of them."""
        new: dict[str, list[Suggestion]] = {}
        for suggestion in self.found.suggestions:
            new.setdefault(suggestion.sentence, []).append(suggestion)
        gone = [words for words in self.memory.facts if words not in new]
        kept: dict[str, list[str]] = {}
        for words, suggestions in new.items():
            if words in self.memory.facts:
                kept[words] = self.memory.facts[words]
                self._move(kept[words], suggestions[0].line)
                continue
            line = suggestions[0].line
            old = _nearest(words, gone)
            if old:
                gone.remove(old)
                survivors = self._drop(old)
                self._tell(line, f"'{short(old)}' is now '{short(words)}'", survivors)
            else:
                survivors = []
                self._tell(line, f"new: '{short(words)}'", [])
            kept[words] = [*survivors, *self._add(suggestions)]
        for words in gone:
            survivors = self._drop(words)
            self._tell(0, f"gone from the notes: '{short(words)}'", survivors)
            if survivors:
                kept[words] = survivors
        return self.text, Memory(self.memory.topic, kept)

    def _tell(self, line: int, words: str, survivors: Sequence[str]) -> None:
        stays = f"; verified and kept: {', '.join(survivors)}" if survivors else ""
        self.found.report.add("kept", line, f"{words}{stays}")

    def _move(self, names: Sequence[str], line: int) -> None:
        """Note on which line of the notes some facts stand now."""
        place = f"{self.found.file}:{line}"
        for name in names:
            fact = self.facts.get(name)
            if fact and fact.line and fact.line != place:
                self.text = with_value(self.text, fact.path, "line", place)

    def _drop(self, words: str) -> list[str]:
        """Take out the facts of a sentence that nobody verified; answers those that stay."""
        survivors = []
        for name in self.memory.facts[words]:
            fact = self.facts.get(name)
            if fact and fact.verified:
                survivors.append(name)
            elif fact:
                self.text = without_entry(self.text, fact.path)
        return survivors

    def _add(self, suggestions: Sequence[Suggestion]) -> list[str]:
        """Put suggestions at the end of their lists; answers what they are called."""
        taken = Identifiers([*self.facts, *(one.id for one in self.found.actors)])
        taken.taken.update(name for names in self.memory.facts.values() for name in names)
        names = []
        for suggestion in suggestions:
            name = taken.new(suggestion)
            fields = written(suggestion, name, self.found.file)
            self.text = with_entry(self.text, ("knowledge",), suggestion.list, fields)
            names.append(name)
        return names


def _nearest(words: str, gone: Sequence[str]) -> str:
    """The sentence that is gone and was most like this one; "" if none was."""
    near = [(SequenceMatcher(None, words, old).ratio(), old) for old in gone]
    ratio, old = max(near, default=(0.0, ""))
    return old if ratio >= NEAR else ""


def short(words: str) -> str:
    """The beginning of a sentence, for a report."""
    first = words.split("\n", maxsplit=1)[0]
    return first if len(first) <= 70 else f"{first[:67].rstrip()}…"
