"""Which keys of blocks are those of which questions."""

from collections import Counter
from collections.abc import Sequence

from worksheets.exchange.questions.lists.drafts import DraftEntry
from worksheets.exchange.questions.lists.key_block import KeyBlock
from worksheets.exchange.questions.lists.key_entries import BlockKey
from worksheets.exchange.questions.lists.line_kinds import section_name

Found = dict[int, tuple[str, ...]]


def matched_keys(entries: Sequence[DraftEntry], blocks: Sequence[KeyBlock]) -> Found:
    """What blocks say of each entry, by the places of entries.

    A block is of the questions since the one before it; if there are none, of all before it.
    """
    found: Found = {}
    for block in blocks:
        before = [n for n, entry in enumerate(entries) if entry.line < block.head]
        since = [n for n in before if entries[n].line > block.begins]
        for n, values in _matched(entries, since or before, block.keys).items():
            found[n] = tuple(dict.fromkeys((*found.get(n, ()), *values)))
    return found


def _matched(
    entries: Sequence[DraftEntry], before: Sequence[int], keys: Sequence[BlockKey]
) -> Found:
    """The keys of a block for the entries before it.

    Keys under the head of a section are of its questions. Numbers decide if each is there once;
    numbers that begin again decide if questions and keys begin again alike; keys without numbers
    are matched if there are as many of them as questions. Else nothing is matched.
    """
    if any(key.section for key in keys):
        return _matched_by_sections(entries, keys)
    if not any(key.number for key in keys):
        pairs = zip(before, keys, strict=True) if len(before) == len(keys) else ()
        return {n: (key.value,) for n, key in pairs}
    numbered = [n for n in before if entries[n].number]
    if [entries[n].number for n in numbered] == [key.number for key in keys]:
        return {n: (key.value,) for n, key in zip(numbered, keys, strict=True)}
    return _by_numbers(entries, numbered, keys)


def _matched_by_sections(entries: Sequence[DraftEntry], keys: Sequence[BlockKey]) -> Found:
    found: Found = {}
    for section in dict.fromkeys(key.section for key in keys):
        inside = [
            n
            for n, entry in enumerate(entries)
            if entry.number and section in map(section_name, entry.path)
        ]
        found |= _by_numbers(entries, inside, [key for key in keys if key.section == section])
    return found


def _by_numbers(
    entries: Sequence[DraftEntry], numbered: Sequence[int], keys: Sequence[BlockKey]
) -> Found:
    """The keys of those entries whose number no other one of them has."""
    values: dict[int, dict[str, None]] = {}
    for key in keys:
        values.setdefault(key.number, {})[key.value] = None
    times = Counter(entries[n].number for n in numbered)
    return {
        n: tuple(values[entries[n].number])
        for n in numbered
        if times[entries[n].number] == 1 and entries[n].number in values
    }


def keys_of_none(
    entries: Sequence[DraftEntry], blocks: Sequence[KeyBlock], matched: Found
) -> list[BlockKey]:
    """The keys whose number no question has, in their section if they have one, and those without
    numbers that were not matched."""
    numbers = {("", entry.number) for entry in entries if entry.number}
    numbers |= {(section_name(title), entry.number) for entry in entries for title in entry.path}
    if any(matched.values()):
        numbers.add(("", 0))
    keys = [key for block in blocks for key in block.keys]
    return [key for key in keys if (key.section, key.number) not in numbers]
