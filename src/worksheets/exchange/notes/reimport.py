"""Notes that are imported again: a person's work stays, and changes of the notes are reported."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from worksheets.exchange.notes.course_files import Identifiers, ImportRecord, fact_entry
from worksheets.exchange.notes.english import content_words
from worksheets.exchange.notes.importing import ImportedNotes
from worksheets.exchange.notes.report import shortened
from worksheets.exchange.notes.suggestion import Suggestion, identifier
from worksheets.exchange.notes.terms import distinct_terms
from worksheets.exchange.notes.topic_text import FactPlace, actors_in, facts_in, with_a_document
from worksheets.model.mapped import Path
from worksheets.read.yaml_edits import with_entries, with_values, without_entries
from worksheets.read.yaml_text import Writable

SIMILAR = 0.6
"""The least similarity, from 0 to 1, of a changed sentence with the one it replaces."""
COMMON_WORD = 30
"""A word that is in more sentences is not used to find similar ones."""
MOST_COMPARED = 5
"""The most sentences that are compared with one: those that share most words with it."""
COMPARED_LENGTH = 400
"""Characters at the beginning of sentences that are compared."""


@dataclass(slots=True)
class TopicMerge:
    """The changes that new notes make to a topic file: values, added facts, removed facts.

    `used_elsewhere` are identifiers that other notes use, or that were rejected.
    """

    text: str
    notes: ImportedNotes
    record: ImportRecord
    used_elsewhere: Collection[str] = ()
    facts: Mapping[str, FactPlace] = field(default_factory=dict)
    changed_values: dict[Path, Writable] = field(default_factory=dict)
    added: dict[str, list[dict[str, Writable]]] = field(default_factory=lambda: defaultdict(list))
    removed: list[str] = field(default_factory=list)

    def merge(self) -> tuple[str, ImportRecord]:
        """The text of the file after the changes, and the new import record."""
        self.facts = facts_in(self.text)
        by_sentence: dict[str, list[Suggestion]] = defaultdict(list)
        for suggestion in self.notes.suggestions:
            by_sentence[suggestion.sentence].append(suggestion)
        self._add_actors()
        names_by_sentence = self._merge_sentences(by_sentence)
        for sentence, suggestions in by_sentence.items():
            lines = [suggestion.line for suggestion in suggestions]
            self._update_lines(names_by_sentence[sentence], lines)
        still_used = {name for names in names_by_sentence.values() for name in names}
        self.removed = [name for name in self.removed if name not in still_used]
        only_recorded = (sentence for sentence in names_by_sentence if sentence not in by_sentence)
        order = [*by_sentence, *only_recorded]
        facts = {sentence: names_by_sentence[sentence] for sentence in order}
        return self._edited_text(), ImportRecord(self.record.topic, facts)

    def _merge_sentences(
        self, by_sentence: Mapping[str, Sequence[Suggestion]]
    ) -> dict[str, list[str]]:
        """Add facts of new sentences and remove those of sentences that are gone.

        Returns the names of the facts of every sentence.
        """
        before = self.record.facts
        new = {key: value for key, value in by_sentence.items() if key not in before}
        gone = [sentence for sentence in before if sentence not in by_sentence]
        replaced = dict(_pairs_of_changed(list(new), gone))
        names = {sentence: list(before[sentence]) for sentence in by_sentence if sentence in before}
        for sentence, added in self._add_suggestions(new).items():
            old = replaced.get(sentence, "")
            verified = self._remove_unverified(old) if old else []
            change = f"'{shortened(old)}' is now '{shortened(sentence)}'" if old else ""
            line = by_sentence[sentence][0].line
            self._report(line, change or f"new: '{shortened(sentence)}'", verified)
            names[sentence] = [*verified, *added]
        for sentence in gone:
            if sentence not in replaced.values():
                verified = self._remove_unverified(sentence)
                self._report(0, f"gone from the notes: '{shortened(sentence)}'", verified)
                if verified:
                    names[sentence] = verified
        return names

    def _report(self, line: int, text: str, verified: Sequence[str]) -> None:
        stays = f"; verified and kept: {', '.join(verified)}" if verified else ""
        self.notes.report.add("kept", line, f"{text}{stays}")

    def _add_actors(self) -> None:
        """Add new actors; claims that were verified before become disputed for them.

        Nobody has said yet whether these are true of the new actors.
        """
        known_actors = actors_in(self.text)
        new = [actor for actor in self.notes.actors if actor.id not in known_actors]
        if not new:
            return
        self.added["actors"] = [
            {"id": actor.id, "name": actor.name, "label": actor.label} for actor in new
        ]
        for name, fact in self.facts.items():
            if fact.list == "claims" and fact.verified:
                before = fact.fields.get("disputed-for")
                disputed_for = [str(name) for name in before] if isinstance(before, list) else []
                self.changed_values[*fact.path, "disputed-for"] = [
                    *disputed_for,
                    *(actor.id for actor in new),
                ]
                remark = f"'{name}' was verified before {new[0].name} came: say whether it is true"
                self.notes.report.add("kept", 0, f"{remark} of {new[0].name}")

    def _update_lines(self, names: Sequence[str], lines: Sequence[int]) -> None:
        """Update the line numbers in the notes of the facts of one sentence."""
        prefix = f"{self.notes.file}:"
        facts = [self.facts[name] for name in names if name in self.facts]
        facts = [fact for fact in facts if fact.line.startswith(prefix)]
        before = sorted({_line_number(fact.line) for fact in facts})
        after = sorted(set(lines))
        for fact in facts:
            place = min(before.index(_line_number(fact.line)), len(after) - 1)
            new_line = _line_number(fact.line) if _line_number(fact.line) in after else after[place]
            if len(before) == len(after):
                new_line = after[place]
            if fact.line != f"{prefix}{new_line}":
                self.changed_values[*fact.path, "line"] = f"{prefix}{new_line}"

    def _remove_unverified(self, text: str) -> list[str]:
        """Remove the unverified facts of a sentence; returns the names of the verified ones."""
        names = [name for name in self.record.facts[text] if name in self.facts]
        self.removed += [name for name in names if not self.facts[name].verified]
        return [name for name in names if self.facts[name].verified]

    def _add_suggestions(self, new: Mapping[str, Sequence[Suggestion]]) -> dict[str, list[str]]:
        """Add suggestions at the ends of their lists; returns their names by sentence."""
        suggestions_to_add = [
            suggestion for suggestions in new.values() for suggestion in suggestions
        ]
        every_term = [*self._known_terms(suggestions_to_add), *suggestions_to_add]
        suggestions_to_add = [
            suggestion
            for suggestion in distinct_terms(every_term, self.notes.report)
            if suggestion.line
        ]
        used_names = {*self.facts, *self.used_elsewhere, *self.record.names, *actors_in(self.text)}
        used_names |= {actor.id for actor in self.notes.actors}
        people = {
            identifier(str(fact.fields.get("name"))): name
            for name, fact in self.facts.items()
            if fact.list == "people"
        }
        names: dict[str, list[str]] = {sentence: [] for sentence in new}
        for suggestion, name, fields in Identifiers(used_names, people).named(suggestions_to_add):
            names[suggestion.sentence].append(name)
            if fields is not None:
                entry = fact_entry(suggestion, name, fields, self.notes.file)
                self.added[suggestion.list].append(entry)
        return names

    def _known_terms(self, new: Sequence[Suggestion]) -> Iterator[Suggestion]:
        """The terms of the file as suggestions, if there are new terms."""
        if any(suggestion.list == "terms" for suggestion in new):
            for name, fact in self.facts.items():
                if fact.list == "terms":
                    fields = {
                        key: str(fact.fields.get(key) or "") for key in ("term", "definition")
                    }
                    yield Suggestion("terms", name, fields, "", 0)

    def _edited_text(self) -> str:
        """The text with all changes: values first, then additions, then removals, which move
        others."""
        text = with_values(self.text, self.changed_values) if self.changed_values else self.text
        for name, entries in self.added.items():
            if entries:
                text = with_entries(text, ("knowledge",), name, entries)
        places: dict[Path, list[int]] = defaultdict(list)
        for name in dict.fromkeys(self.removed):
            *path, place = self.facts[name].path
            places[tuple(path)].append(int(place))
        for where, numbers in places.items():
            text = without_entries(text, where, numbers)
        return with_a_document(text)


def _line_number(line: str) -> int:
    return int(line.rpartition(":")[2])


def _pairs_of_changed(new: Sequence[str], gone: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a new sentence and the similar one, gone from the notes, that it replaces."""
    gone_by_word: dict[str, list[int]] = defaultdict(list)
    for n, sentence in enumerate(gone):
        for word in content_words(sentence[:COMPARED_LENGTH]):
            gone_by_word[word].append(n)
    used: set[int] = set()
    for sentence in new:
        content = content_words(sentence[:COMPARED_LENGTH])
        shared = Counter(
            n
            for word in content
            if len(gone_by_word[word]) <= COMMON_WORD
            for n in gone_by_word[word]
        )
        candidates = [n for n, _ in shared.most_common(MOST_COMPARED) if n not in used]
        similarities = [(_similarity(sentence, gone[n]), -n) for n in candidates]
        ratio, place = max(similarities, default=(0.0, 0))
        if ratio >= SIMILAR:
            used.add(-place)
            yield sentence, gone[-place]


def _similarity(first: str, second: str) -> float:
    return SequenceMatcher(None, first[:COMPARED_LENGTH], second[:COMPARED_LENGTH]).ratio()
