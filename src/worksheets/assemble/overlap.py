"""A table that compares forms: the number of every item on each form, and how keys are spread."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO

from worksheets.model.paper.item import Item
from worksheets.model.paper.key import Chosen
from worksheets.model.paper.lettering import LETTERS
from worksheets.model.paper.paper import Paper


def overlap(papers: Sequence[Paper]) -> str:
    """The table as CSV: a row for every item with its number on each form, then counts of keys."""
    numbers_by_item: dict[tuple[str, str], dict[str, str]] = {}
    marks: dict[tuple[str, str], int] = {}
    for paper in papers:
        for item in _items(paper):
            key = item.topic, item.id
            numbers_by_item.setdefault(key, {})[paper.front.form] = item.label
            marks[key] = item.tariff
    forms = [paper.front.form for paper in papers]
    output = StringIO()
    table = csv.writer(output, lineterminator="\n")
    table.writerow(["topic", "item", "marks", *(f"form {form}" for form in forms)])
    for (topic, name), numbers in numbers_by_item.items():
        row = [numbers.get(form, "") for form in forms]
        table.writerow([topic, name, marks[topic, name], *row])
    table.writerow(["", "marks in all", "", *(paper.tariff for paper in papers)])
    key_counts = [Counter(_key_letters(paper)) for paper in papers]
    for letter in sorted(set().union(*key_counts)):
        table.writerow(["", f"key {letter}", "", *(counts[letter] for counts in key_counts)])
    return output.getvalue()


def _items(paper: Paper) -> Iterator[Item]:
    for section in paper.sections:
        yield from section.items


def _key_letters(paper: Paper) -> Iterator[str]:
    """The letters of the keys of items, and parts of items, that have one right option."""
    items = list(_items(paper))
    while items:
        item = items.pop()
        items += item.parts
        for key in item.keys.values():
            if isinstance(key, Chosen) and len(key.options) == 1:
                yield LETTERS[key.options[0]]
