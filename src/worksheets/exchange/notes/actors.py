"""The actors of notes, found from headings, and the people whom notes name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from worksheets.exchange.notes.english import (
    ADVERBS,
    DEMONYMS,
    MIND,
    NO_PEOPLE,
    VERB,
    content_words,
)
from worksheets.exchange.notes.sentences import NotesSection
from worksheets.exchange.notes.suggestion import identifier

POSSESSIVE = re.compile(r"^(?:The )?([A-Z][\w-]*(?: [A-Z][\w-]*)*)'s? ")

RUN = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+){1,9}\b")
MOST_NAMES = 4
SUBJECT = re.compile(rf"(?:^|[,.] )([A-Z][a-z]+)(?:,? like \w+,?)? {ADVERBS}{VERB}\b")


@dataclass(frozen=True, slots=True)
class NotesActor:
    """An actor of notes; `subjects` are the names by which sentences call it."""

    id: str
    name: str
    label: str
    subjects: tuple[str, ...]
    several: bool = False
    person: str = ""
    """The person whom 'he' means under its heading."""


def actors_in(sections: Sequence[NotesSection]) -> dict[str, NotesActor]:
    """The actors by the headings of the sections about them.

    They are named by possessives in at least two headings ('China's attitudes'), or by headings
    with which the sentences below begin ('Plant cells').
    """
    sections_under: dict[str, list[NotesSection]] = defaultdict(list)
    for section in sections:
        for heading in {section.parent_heading or section.heading, section.heading}:
            sections_under[heading].append(section)
    headings = dict.fromkeys(section.parent_heading or section.heading for section in sections)
    possessives = {
        heading: match[1] for heading in headings if (match := POSSESSIVE.match(heading))
    }
    if len(possessives) >= 2:
        return {
            heading: _actor_of_possessive(heading, name, sections_under[heading])
            for heading, name in possessives.items()
        }
    by_heading = {
        section.heading: _actor_of_heading(section)
        for section in sections
        if section.level >= 2 and _speaks_of_its_heading(section)
    }
    return by_heading if len(by_heading) >= 2 else {}


def _actor_of_possessive(heading: str, name: str, sections: Sequence[NotesSection]) -> NotesActor:
    the = heading.startswith("The ")
    full = f"the {name}" if the else name
    people = _people_under(heading, sections)
    others = [words for words, power in DEMONYMS.items() if power == full]
    subjects = [full, name, *others, *people]
    capitalised = [f"{words[:1].upper()}{words[1:]}" for words in subjects]
    return NotesActor(
        identifier(name),
        full,
        name,
        tuple(dict.fromkeys([*subjects, *capitalised])),
        person="".join(people),
    )


def _people_under(heading: str, sections: Sequence[NotesSection]) -> list[str]:
    """The person whom 'he' or 'she' means under a heading: the most frequent name, if any."""
    sentences = [sentence.text for section in sections for sentence in section.sentences]
    text = " ".join(sentences)
    if not re.search(r"\b(he|she|his|her|himself|herself)\b", text, re.IGNORECASE):
        return []
    counts = Counter(name for sentence_text in sentences for name in SUBJECT.findall(sentence_text))
    names = [
        name
        for name, _ in counts.most_common()
        if name not in NO_PEOPLE
        and name not in heading
        and not re.search(rf"\b(?:in|into|near|across|the) {name}\b", text)
    ]
    return names[:1]


def _actor_of_heading(section: NotesSection) -> NotesActor:
    label = section.heading
    name = label if label.isupper() else f"{label[:1].lower()}{label[1:]}"
    several = label.endswith("s") and not label.endswith(("ss", "us", "is"))
    return NotesActor(identifier(label), name, label, tuple(dict.fromkeys((label, name))), several)


def _speaks_of_its_heading(section: NotesSection) -> bool:
    sentences = [sentence.text for sentence in section.sentences]
    about_heading = [
        text
        for text in sentences
        if text.casefold().startswith((section.heading.casefold(), "they "))
    ]
    with_heading = [
        text for text in sentences if text.casefold().startswith(section.heading.casefold())
    ]
    return (
        len(section.heading.split()) <= 3
        and bool(with_heading)
        and len(about_heading) * 2 >= len(sentences)
    )


def actor_of_section(section: NotesSection, actors: dict[str, NotesActor]) -> NotesActor | None:
    """The actor of a section; None if it has none."""
    return actors.get(section.heading) or actors.get(section.parent_heading)


def people_in(sections: Sequence[NotesSection]) -> Iterator[tuple[str, int]]:
    """The names of people with their first lines, without parts of longer names."""
    line_of_name: dict[str, int] = {}
    pattern = re.compile(
        rf"\b((?:[A-Z][a-z]+ ){{0,2}}[A-Z][a-z]+)(?:,? like \w+)?(?: also| then| initially)*"
        rf" (?:{MIND})\b"
    )
    for section in sections:
        for sentence in section.sentences:
            for name in pattern.findall(sentence.text):
                first, *_ = name.split()
                if first not in NO_PEOPLE and f"the {name}" not in sentence.text.casefold():
                    line_of_name.setdefault(name, sentence.line)
    parts = {part for name in line_of_name if " " in name for part in name.split()}
    longer = _longer(sections, frozenset(line_of_name))
    yield from (
        (longer.get(name, name), line) for name, line in line_of_name.items() if name not in parts
    )


def _longer(sections: Sequence[NotesSection], names: frozenset[str]) -> dict[str, str]:
    """The longest name that begins with each name: 'Theodor' is 'Theodor Schwann' elsewhere."""
    longest: dict[str, str] = {}
    for section in sections:
        for sentence in section.sentences:
            for run in RUN.findall(sentence.text):
                words = run.split()
                for start in range(len(words) - 1):
                    for end in range(start + 1, min(start + MOST_NAMES, len(words))):
                        name = " ".join(words[start:end])
                        if name in names:
                            whole = " ".join(words[start:])
                            longest[name] = max(longest.get(name, name), whole, key=len)
    return longest


def inconsistent_headings(sections: Sequence[NotesSection]) -> Iterator[tuple[int, str]]:
    """Remarks, with lines, on headings that differ in wording from parallel ones."""
    first_by_content: dict[frozenset[str], tuple[str, str]] = {}
    for section in sections:
        possessive = POSSESSIVE.match(section.heading)
        if section.level != 2 or not possessive:
            continue
        rest = section.heading[possessive.end() :]
        first = first_by_content.setdefault(content_words(rest) - LINKING, (rest, section.heading))
        if first[0].casefold() != rest.casefold():
            yield section.line, f"'{section.heading}' is not put like '{first[1]}'"


LINKING = frozenset({"towards", "toward", "about", "regarding", "concerning"})
