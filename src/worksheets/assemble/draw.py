"""Chosen questions become the items of one paper: lettered, numbered, from one roll of the dice."""

from base64 import b32encode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256

from worksheets.assemble.candidates import Candidate
from worksheets.assemble.choices import instructions_of
from worksheets.assemble.shared_items import SharedItems
from worksheets.model.authored import one_of
from worksheets.model.chance import order
from worksheets.model.course import Course
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import (
    Choose,
    Inlines,
    Match,
    Order,
    Placeholder,
    Source,
    Text,
    text,
)
from worksheets.model.paper.item import Item
from worksheets.model.paper.lettering import LETTERS
from worksheets.model.paper.paper import Choice, Front, Paper, Section
from worksheets.model.question import Setting
from worksheets.model.spec import Spec
from worksheets.model.version import VERSION

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

MARKS_SHOWN = Text("The marks for each are shown like this: "), Placeholder("marks"), Text(".")
ANSWER_ALL = "Answer all the questions."
INSTRUCTIONS = {
    Choose: "Where there are boxes, tick one box unless the question says otherwise; where "
    "one is asked for, two ticks score nothing.",
    Match: "To match, write one letter in each box.",
    Order: "To put events in order, write a number in each box.",
}


def _lines(knowledge: Knowledge) -> Mapping[str, str]:
    """By facts, the lines of notes that they are from."""
    return {fact.id: fact.line for fact in knowledge.facts() if fact.line}


def drawn(
    spec: Spec,
    course: Course,
    chosen: Sequence[Sequence[Sequence[Candidate]]],
    seed: int,
    spec_text: str,
    form: str = "",
    remembered: SharedItems | None = None,
) -> Paper:
    """The paper of a choice, by section and pick.

    A named form has the questions of each pick in an order of its own. Items are remembered from
    one form to the next.
    """
    remembered = remembered or SharedItems()
    flat = _shuffled(chosen, seed, form)
    sources = _lettered([found for section in flat for found in section])
    sections = []
    number = 0
    for wanted, found in zip(spec.sections, flat, strict=True):
        items = []
        for candidate in found:
            number += 1
            topic, question = candidate.topic, candidate.question
            mine = sources[1].get(topic.number, {})
            labels = tuple([mine[name].label for name in question.sources])
            name = seed, form, f"{topic.number}/{question.id}"
            setting = Setting(name, mine, course.levels, language=course.language)
            make = partial(_made, candidate, str(number), spec.draft)
            items.append(remembered.item((id(question), number, labels), setting, make))
        choice = Choice(wanted.answer, wanted.bonus)
        instructions = wanted.instructions or instructions_of(choice)
        sections.append(Section(wanted.title, instructions, tuple(items), choice))
    front = _front(spec, sections, _fingerprint(spec_text, course, seed, form), form)
    return Paper(front, tuple(sections), sources[0])


def _shuffled(
    chosen: Sequence[Sequence[Sequence[Candidate]]], seed: int, form: str
) -> Sequence[Sequence[Candidate]]:
    """The candidates of each section; on a named form those of each pick in an order of its own."""
    return [
        [
            pick[n]
            for p, pick in enumerate(section)
            for n in (order(len(pick), seed, form, s, p) if form else range(len(pick)))
        ]
        for s, section in enumerate(chosen)
    ]


def _made(candidate: Candidate, label: str, draft: bool, setting: Setting) -> Item:
    item = candidate.question.lowered(setting)
    if draft:
        item = _sourced(item, candidate)
    return numbered(replace(item, topic=candidate.topic.number), label)


def numbered(item: Item, label: str, depth: int = 0) -> Item:
    """The item with its label, and its parts with theirs: (a), then (i)."""
    labels = [f"({letter})" for letter in (LETTERS.lower() if depth == 0 else ROMAN)]
    parts = tuple(
        numbered(part, name, depth + 1) for part, name in zip(item.parts, labels, strict=False)
    )
    return replace(item, label=label, parts=parts)


def _sourced(item: Item, candidate: Candidate) -> Item:
    """The item of a draft with the lines of somebody's notes that its facts are from."""
    known = _lines(candidate.topic.knowledge)
    words = _places([known[name] for name in candidate.question.asks if name in known])
    return _noted(item, text(f"See {words}.")) if words else item


def _places(lines: Sequence[str]) -> str:
    """Lines by file: 'korea.txt, lines 8 and 10'."""
    by_file: dict[str, set[int]] = {}
    for line in lines:
        file, _, number = line.rpartition(":")
        by_file.setdefault(file, set()).add(int(number))
    return "; ".join(
        f"{file}, {'line' if len(numbers) == 1 else 'lines'} {one_of(map(str, sorted(numbers)))}"
        for file, numbers in by_file.items()
    )


def _noted(item: Item, note: Inlines) -> Item:
    """The item with one more note on its scheme, or on that of its first part."""
    if item.scheme:
        return replace(item, scheme=replace(item.scheme, notes=(*item.scheme.notes, note)))
    if not item.parts:
        return item
    first, *others = item.parts
    return replace(item, parts=(_noted(first, note), *others))


def _lettered(
    found: Sequence[Candidate],
) -> tuple[tuple[Source, ...], dict[str, dict[str, Source]]]:
    """Sources by letter in the order of their first use, and by topic and identifier."""
    listed: list[Source] = []
    by_topic: dict[str, dict[str, Source]] = {}
    for candidate in found:
        known = {source.id: source for source in candidate.topic.knowledge.sources}
        for name in candidate.question.sources:
            mine = by_topic.setdefault(candidate.topic.number, {})
            if name not in mine:
                label = f"Source {LETTERS[len(listed) % 26]}{len(listed) // 26 or ''}"
                mine[name] = known[name].lettered(label)
                listed.append(mine[name])
    return tuple(listed), by_topic


def _front(spec: Spec, sections: Sequence[Section], fingerprint: str, form: str) -> Front:
    return Front(
        title=f"{spec.title} (draft)" if spec.draft else spec.title,
        subtitle=spec.subtitle,
        form=form,
        instructions=spec.instructions or _instructions(spec, sections),
        tariff=sum(section.tariff for section in sections),
        minutes=spec.minutes,
        fingerprint=fingerprint,
        author=spec.author,
        keywords=spec.keywords,
        draft=spec.draft,
    )


def _instructions(spec: Spec, sections: Sequence[Section]) -> tuple[Inlines, ...]:
    """What a candidate needs to know, from what stands on the paper."""
    blocks = {kind for section in sections for item in section.items for kind in _kinds(item)}
    chosen = any(section.choice.answer for section in sections)
    found = [text("Answer as many questions as each section says." if chosen else ANSWER_ALL)]
    if any(section.tariff for section in sections):
        found.append(MARKS_SHOWN)
    if spec.minutes:
        found[:0] = [text(f"You have {spec.minutes} minutes.")]
    found += [text(words) for kind, words in INSTRUCTIONS.items() if kind in blocks]
    return tuple(found)


def _kinds(item: Item) -> frozenset[type]:
    """The kinds of block of an item and its parts."""
    return frozenset(map(type, item.body)).union(*map(_kinds, item.parts))


def _fingerprint(spec_text: str, course: Course, seed: int, form: str) -> str:
    """Eight letters that change with whatever could change the paper."""
    name = "\0".join((VERSION, spec_text, course.digest, str(seed), form))
    code = b32encode(sha256(name.encode()).digest()).decode()
    return f"{code[:4]}-{code[4:8]}"
