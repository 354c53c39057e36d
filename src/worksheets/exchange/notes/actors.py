"""Whom notes are about: actors found from headings, and who each sentence speaks of."""

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
from worksheets.exchange.notes.sentences import Section
from worksheets.exchange.notes.suggestion import identifier

POSSESSIVE = re.compile(r"^(?:The )?([A-Z][\w-]*(?: [A-Z][\w-]*)*)'s? ")

RUN = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+){1,9}\b")
MOST_NAMES = 4
SUBJECT = re.compile(rf"(?:^|[,.] )([A-Z][a-z]+)(?:,? like \w+,?)? {ADVERBS}{VERB}\b")


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something of which notes say things; `subjects` are what they call it."""

    id: str
    name: str
    label: str
    subjects: tuple[str, ...]
    several: bool = False
    person: str = ""
    """Whom 'he' means under its heading."""


def actors_in(sections: Sequence[Section]) -> dict[str, Actor]:
    """The actors by the heading under which notes are about them.

    They are who is named in the possessive by headings side by side ('China's attitudes'), or what
    headings are called if the sentences under them begin with it ('Plant cells').
    """
    under: dict[str, list[Section]] = defaultdict(list)
    for section in sections:
        for top in {section.above or section.heading, section.heading}:
            under[top].append(section)
    tops = dict.fromkeys(section.above or section.heading for section in sections)
    named = {top: found[1] for top in tops if (found := POSSESSIVE.match(top))}
    if len(named) >= 2:
        return {top: _power(top, name, under[top]) for top, name in named.items()}
    things = {
        section.heading: _thing(section)
        for section in sections
        if section.level >= 2 and _speaks_of_its_heading(section)
    }
    return things if len(things) >= 2 else {}


def _power(heading: str, name: str, sections: Sequence[Section]) -> Actor:
    the = heading.startswith("The ")
    full = f"the {name}" if the else name
    people = _people_under(heading, sections)
    others = [words for words, power in DEMONYMS.items() if power == full]
    subjects = [full, name, *others, *people]
    capitalised = [f"{words[:1].upper()}{words[1:]}" for words in subjects]
    return Actor(
        identifier(name),
        full,
        name,
        tuple(dict.fromkeys([*subjects, *capitalised])),
        person="".join(people),
    )


def _people_under(heading: str, sections: Sequence[Section]) -> list[str]:
    """Whom 'he' or 'she' means in sections of a heading: who is named most often, if any."""
    words = [sentence.words for section in sections for sentence in section.sentences]
    text = " ".join(words)
    if not re.search(r"\b(he|she|his|her|himself|herself)\b", text, re.IGNORECASE):
        return []
    counts = Counter(name for one in words for name in SUBJECT.findall(one))
    names = [
        name
        for name, _ in counts.most_common()
        if name not in NO_PEOPLE
        and name not in heading
        and not re.search(rf"\b(?:in|into|near|across|the) {name}\b", text)
    ]
    return names[:1]


def _thing(section: Section) -> Actor:
    label = section.heading
    name = label if label.isupper() else f"{label[:1].lower()}{label[1:]}"
    several = label.endswith("s") and not label.endswith(("ss", "us", "is"))
    return Actor(identifier(label), name, label, tuple(dict.fromkeys((label, name))), several)


def _speaks_of_its_heading(section: Section) -> bool:
    words = [sentence.words for sentence in section.sentences]
    about = [
        one for one in words if one.casefold().startswith((section.heading.casefold(), "they "))
    ]
    named = [one for one in words if one.casefold().startswith(section.heading.casefold())]
    return len(section.heading.split()) <= 3 and bool(named) and len(about) * 2 >= len(words)


def actor_of(section: Section, actors: dict[str, Actor]) -> Actor | None:
    """Whom a section is about."""
    return actors.get(section.heading) or actors.get(section.above)


def people_in(sections: Sequence[Section]) -> Iterator[tuple[str, int]]:
    """Every name that is somebody's, with its first line; a part of a longer name is left out."""
    found: dict[str, int] = {}
    pattern = re.compile(
        rf"\b((?:[A-Z][a-z]+ ){{0,2}}[A-Z][a-z]+)(?:,? like \w+)?(?: also| then| initially)*"
        rf" (?:{MIND})\b"
    )
    for section in sections:
        for one in section.sentences:
            for name in pattern.findall(one.words):
                first, *_ = name.split()
                if first not in NO_PEOPLE and f"the {name}" not in one.words.casefold():
                    found.setdefault(name, one.line)
    parts = {part for name in found if " " in name for part in name.split()}
    longer = _longer(sections, frozenset(found))
    yield from ((longer.get(name, name), line) for name, line in found.items() if name not in parts)


def _longer(sections: Sequence[Section], names: frozenset[str]) -> dict[str, str]:
    """By name the longest that begins with it: 'Theodor' is 'Theodor Schwann' elsewhere."""
    longest: dict[str, str] = {}
    for section in sections:
        for one in section.sentences:
            for run in RUN.findall(one.words):
                words = run.split()
                for start in range(len(words) - 1):
                    for end in range(start + 1, min(start + MOST_NAMES, len(words))):
                        name = " ".join(words[start:end])
                        if name in names:
                            whole = " ".join(words[start:])
                            longest[name] = max(longest.get(name, name), whole, key=len)
    return longest


def unlike_headings(sections: Sequence[Section]) -> Iterator[tuple[int, str]]:
    """Headings side by side that say the same of others in different words, with their lines."""
    seen: dict[frozenset[str], tuple[str, str]] = {}
    for section in sections:
        possessive = POSSESSIVE.match(section.heading)
        if section.level != 2 or not possessive:
            continue
        rest = section.heading[possessive.end() :]
        before = seen.setdefault(content_words(rest) - LINKING, (rest, section.heading))
        if before[0].casefold() != rest.casefold():
            yield section.line, f"'{section.heading}' is not put like '{before[1]}'"


LINKING = frozenset({"towards", "toward", "about", "regarding", "concerning"})
