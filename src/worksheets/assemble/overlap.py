"""Forms beside one another: which items they share, where these stand, and how keys are spread."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO

from worksheets.model.paper.item import Item
from worksheets.model.paper.key import Chosen
from worksheets.model.paper.lettering import LETTERS
from worksheets.model.paper.paper import Paper


def overlap(papers: Sequence[Paper]) -> str:
    """A table for teachers as CSV: a row an item with its number in every form, then the keys."""
    places: dict[tuple[str, str], dict[str, str]] = {}
    marks: dict[tuple[str, str], int] = {}
    for paper in papers:
        for item in _items(paper):
            key = item.topic, item.id
            places.setdefault(key, {})[paper.front.form] = item.label
            marks[key] = item.tariff
    forms = [paper.front.form for paper in papers]
    target = StringIO()
    table = csv.writer(target, lineterminator="\n")
    table.writerow(["topic", "item", "marks", *(f"form {form}" for form in forms)])
    for (topic, name), numbers in places.items():
        row = [numbers.get(form, "") for form in forms]
        table.writerow([topic, name, marks[topic, name], *row])
    table.writerow(["", "marks in all", "", *(paper.tariff for paper in papers)])
    spread = [Counter(_letters(paper)) for paper in papers]
    for letter in sorted(set().union(*spread)):
        table.writerow(["", f"key {letter}", "", *(counts[letter] for counts in spread)])
    return target.getvalue()


def _items(paper: Paper) -> Iterator[Item]:
    for section in paper.sections:
        yield from section.items


def _letters(paper: Paper) -> Iterator[str]:
    """The keys of questions with one right option, parts among them."""
    waiting = list(_items(paper))
    while waiting:
        item = waiting.pop()
        waiting += item.parts
        for key in item.keys.values():
            if isinstance(key, Chosen) and len(key.options) == 1:
                yield LETTERS[key.options[0]]
