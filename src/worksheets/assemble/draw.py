"""Chosen questions become the items of one paper: lettered, numbered, from one roll of the dice."""

from base64 import b32encode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256

from worksheets.assemble.candidates import Candidate
from worksheets.assemble.choices import instructions_of
from worksheets.assemble.shared_items import SharedItems
from worksheets.language.language import Language
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
    text,
)
from worksheets.model.paper.item import Item
from worksheets.model.paper.lettering import part_label, source_letter
from worksheets.model.paper.paper import Choice, Front, Paper, Section
from worksheets.model.paper.wording import worded
from worksheets.model.question import Setting
from worksheets.model.spec import Spec
from worksheets.model.version import VERSION


def _lines(knowledge: Knowledge) -> Mapping[str, str]:
    """By facts, the lines of notes that they are from."""
    return {fact.id: fact.line for fact in knowledge.facts() if fact.line}


def drawn(
    spec: Spec,
    course: Course,
    language: Language,
    chosen: Sequence[Sequence[Sequence[Candidate]]],
    seed: int,
    spec_text: str,
    *,
    form: str = "",
    remembered: SharedItems | None = None,
) -> Paper:
    """The paper of a choice, by section and pick.

    A named form has the questions of each pick in an order of its own. Items are remembered from
    one form to the next.
    """
    remembered = remembered or SharedItems()
    flat = _shuffled(chosen, seed, form)
    sources = _lettered([found for section in flat for found in section], language)
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
            setting = Setting(name, mine, course.levels, language, course.language)
            make = partial(_made, candidate, str(number), spec.draft)
            items.append(remembered.item((id(question), number, labels), setting, make))
        choice = Choice(wanted.answer, wanted.bonus)
        instructions = wanted.instructions or instructions_of(choice, language)
        sections.append(Section(wanted.title, instructions, tuple(items), choice))
    fingerprint = _fingerprint(spec_text, course, seed, form)
    front = _front(spec, sections, fingerprint, form, language)
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
        item = _sourced(item, candidate, setting.language)
    return numbered(replace(item, topic=candidate.topic.number), label)


def numbered(item: Item, label: str, depth: int = 0) -> Item:
    """The item with its label, and its parts with theirs: (a), then (i)."""
    parts = tuple(
        numbered(part, part_label(n, depth), depth + 1) for n, part in enumerate(item.parts, 1)
    )
    return replace(item, label=label, parts=parts)


def _sourced(item: Item, candidate: Candidate, language: Language) -> Item:
    """The item of a draft with the lines of somebody's notes that its facts are from."""
    known = _lines(candidate.topic.knowledge)
    lines = [known[name] for name in candidate.question.asks if name in known]
    if not lines:
        return item
    return _noted(item, text(language.say("draft.see", places=_places(lines, language))))


def _places(lines: Sequence[str], language: Language) -> str:
    """Lines by file: 'korea.txt, lines 8 and 10'."""
    by_file: dict[str, set[int]] = {}
    for line in lines:
        file, _, number = line.rpartition(":")
        by_file.setdefault(file, set()).add(int(number))
    return "; ".join(
        language.say(
            "draft.lines",
            n=len(numbers),
            file=file,
            lines=language.all_of(map(str, sorted(numbers))),
        )
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
    found: Sequence[Candidate], language: Language
) -> tuple[tuple[Source, ...], dict[str, dict[str, Source]]]:
    """Sources by letter in the order of their first use, and by topic and identifier."""
    listed: list[Source] = []
    by_topic: dict[str, dict[str, Source]] = {}
    for candidate in found:
        known = {source.id: source for source in candidate.topic.knowledge.sources}
        for name in candidate.question.sources:
            mine = by_topic.setdefault(candidate.topic.number, {})
            if name not in mine:
                label = language.say("source.label", letter=source_letter(len(listed)))
                mine[name] = known[name].lettered(label, language)
                listed.append(mine[name])
    return tuple(listed), by_topic


def _front(
    spec: Spec, sections: Sequence[Section], fingerprint: str, form: str, language: Language
) -> Front:
    drafted = language.say("front.draft-title", title=spec.title)
    return Front(
        title=drafted if spec.draft else spec.title,
        subtitle=spec.subtitle,
        form=form,
        instructions=spec.instructions or _instructions(spec, sections, language),
        tariff=sum(section.tariff for section in sections),
        minutes=spec.minutes,
        fingerprint=fingerprint,
        author=spec.author,
        keywords=spec.keywords,
        draft=spec.draft,
    )


def _instructions(
    spec: Spec, sections: Sequence[Section], language: Language
) -> tuple[Inlines, ...]:
    """What a candidate needs to know, from what stands on the paper."""
    blocks = {kind for section in sections for item in section.items for kind in _kinds(item)}
    chosen = any(section.choice.answer for section in sections)
    found: list[Inlines] = []
    if spec.minutes:
        found.append(text(language.say("instructions.minutes", n=spec.minutes)))
    found.append(text(language.say("instructions.by-section" if chosen else "instructions.all")))
    if any(section.tariff for section in sections):
        marks = (Placeholder("marks"),)
        found.append(worded(language, "instructions.marks-shown", marks=marks))
    interactions = (
        (Choose, language.say("instructions.tick")),
        (Match, language.say("instructions.match")),
        (Order, language.say("instructions.order")),
    )
    found += [text(words) for kind, words in interactions if kind in blocks]
    return tuple(found)


def _kinds(item: Item) -> frozenset[type]:
    """The kinds of block of an item and its parts."""
    return frozenset(map(type, item.body)).union(*map(_kinds, item.parts))


def _fingerprint(spec_text: str, course: Course, seed: int, form: str) -> str:
    """Eight letters that change with whatever could change the paper."""
    name = "\0".join((VERSION, spec_text, course.digest, str(seed), form))
    code = b32encode(sha256(name.encode()).digest()).decode()
    return f"{code[:4]}-{code[4:8]}"
