"""Questions of banks as the texts of a course: topics from categories, and identifiers."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from worksheets.exchange.questions.adopting import adopted
from worksheets.exchange.questions.interaction import ExchangeItem, Loss, TermCard
from worksheets.model.diagnostics import UNSEEN, Mistake
from worksheets.model.paper.content import Inlines, plain
from worksheets.read.authored_text import authored, undressed
from worksheets.read.yaml_text import Written, nested, scalar

HEAD = "# Questions that were imported by: worksheets import questions\n"
MOST_WORDS = 6
LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class AdoptedItem:
    """An item with the topic and the identifier of its question, and that as it is written."""

    item: ExchangeItem
    topic: str
    id: str
    written: dict[str, Written]


@dataclass(frozen=True, slots=True)
class AdoptedTerm:
    """A card with the topic and the identifier of its term, and that as it is written."""

    item: TermCard
    topic: str
    id: str
    written: dict[str, Written]


@dataclass(slots=True)
class BankCourse:
    """A course that is made of banks; `rights` are those of all questions."""

    title: str
    language: str
    rights: str = ""
    questions: list[AdoptedItem] = field(default_factory=list)
    terms: list[AdoptedTerm] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    topics: dict[tuple[str, ...], str] = field(default_factory=dict)
    _asked: dict[str, ExchangeItem] = field(default_factory=dict)
    _said: dict[tuple[str, str], TermCard] = field(default_factory=dict)
    _taken: set[tuple[str, str]] = field(default_factory=set)
    _last: dict[tuple[str, str], int] = field(default_factory=dict)
    """The last number given to a name of a topic: banks have thousands that begin alike."""

    def add(self, item: ExchangeItem) -> None:
        """Add the question of an item, unless there is none for it or it is there already."""
        stem = _stem(item)
        before = self._asked.get(stem) if stem else None
        if before is not None and before.interaction == item.interaction:
            where = f"{before.span.file}:{before.span.line}"
            self._loss(item, "duplicate", f"the same question is at {where}")
            return
        if before is not None:
            where = f"{before.span.file}:{before.span.line}"
            self._loss(item, "duplicate", f"the question at {where} has other answers")
            return
        written, losses = adopted(item, self.language)
        self.losses += losses
        if written is None:
            return
        self._asked[stem] = item
        topic = self._topic(item.path)
        name = self._id(topic, item, stem)
        about: dict[str, Written] = {"type": written.pop("type"), "id": name, **written}
        about["line"] = f"{item.span.file.rpartition('/')[2]}:{item.span.line}"
        if self.rights:
            about["rights"] = self.rights
        self.questions.append(AdoptedItem(item, topic, name, about))

    def add_term(self, card: TermCard) -> None:
        """Add the term of a card, unless it, or what it means, is there already."""
        topic = self._topic(card.path)
        term = " ".join(plain(card.term).split())
        meaning = " ".join(plain(card.definition).split())
        for side in (f"term {term}", f"meaning {meaning}"):
            before = self._said.get((topic, side.casefold()))
            if before is not None:
                where = f"{before.span.file}:{before.span.line}"
                self._loss(card, "duplicate", f"the card at {where} has the same {side[:60]}")
                return
        definition = self._written(card)
        if not definition:
            return
        self._said[topic, f"term {term}".casefold()] = card
        self._said[topic, f"meaning {meaning}".casefold()] = card
        name = self._named(topic, slug(term) or "term")
        about: dict[str, Written] = {"id": name, "term": term, "definition": definition}
        if card.doubts:
            about |= {"verified": False, "doubt": "; ".join(card.doubts)}
        about["line"] = f"{card.span.file.rpartition('/')[2]}:{card.span.line}"
        self.terms.append(AdoptedTerm(card, topic, name, about))

    def _written(self, card: TermCard) -> str:
        """What a term means as its author would write it; empty, with a loss, if that cannot be."""
        for content in (card.definition, undressed(card.definition)):
            try:
                return authored(content, self.language)
            except Mistake:
                continue
        self._loss(card, "formula", "no text with light markup says what it means")
        return ""

    def without(self, refused: Sequence[tuple[AdoptedItem | AdoptedTerm, str]]) -> None:
        """Leave questions and terms out, each with what is wrong with it."""
        for one, why in refused:
            if isinstance(one, AdoptedTerm):
                self.terms.remove(one)
            else:
                self.questions.remove(one)
            self._loss(one.item, "key", why)

    @property
    def imported(self) -> int:
        """How many questions and terms there are."""
        return len(self.questions) + len(self.terms)

    def _loss(self, item: ExchangeItem | TermCard, code: str, what: str) -> None:
        self.losses.append(Loss(item.span, "refused", code, what))

    def _topic(self, path: tuple[str, ...]) -> str:
        """The number of the topic of a category, made with those above it if it is new."""
        path = tuple(filter(None, map(_visible, path))) or (self.title,)
        for depth in range(1, len(path) + 1):
            above = path[:depth]
            if above in self.topics:
                continue
            outer = f"{self.topics[above[:-1]]}." if depth > 1 else ""
            beside = sum(len(known) == depth and known[:-1] == above[:-1] for known in self.topics)
            self.topics[above] = f"{outer}{beside + 1}"
        return self.topics[path]

    def _id(self, topic: str, item: ExchangeItem, stem: str) -> str:
        return self._named(
            topic, slug(item.identifier) or slug(item.name) or slug(stem) or "question"
        )

    def _named(self, topic: str, base: str) -> str:
        """A name that no other question or term of a topic has."""
        number = self._last.get((topic, base), 0) + 1
        name = f"{base}-{number}" if number > 1 else base
        while (topic, name) in self._taken:
            number += 1
            name = f"{base}-{number}"
        self._last[topic, base] = number
        self._taken.add((topic, name))
        return name

    def texts(self) -> dict[str, str]:
        """The files of the course by name."""
        return {"outline.yaml": self._outline(), **dict(self._topic_files())}

    def _outline(self) -> str:
        lines = [
            HEAD,
            f"title: {scalar(self.title)}\n",
            f"language: {self.language}\n",
            "topics:\n",
        ]
        numbered = sorted(self.topics.items(), key=lambda pair: _order(pair[1]))
        for path, number in numbered:
            lines.append(f"  - {{number: {number}, title: {scalar(path[-1], flow=True)}}}\n")
        return "".join(lines)

    def _topic_files(self) -> list[tuple[str, str]]:
        files: list[tuple[str, str]] = []
        for number in sorted(self.topics.values(), key=_order):
            terms = [nested(term.written, 4) for term in self.terms if term.topic == number]
            own = [nested(one.written, 2) for one in self.questions if one.topic == number]
            parts = [f"knowledge:\n  terms:\n{''.join(terms)}"] if terms else []
            parts += ["questions:\n" + "\n".join(own)] if own else []
            if parts:
                files.append((f"{number}.yaml", HEAD + "\n".join(parts)))
        return files


def slug(text: str) -> str:
    """An identifier made of the first words of a text; empty if it has none of our letters."""
    letters = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("'", ""))
    words = re.findall(r"[a-z0-9]+", letters.encode("ascii", "ignore").decode().lower())
    return "-".join(words[:MOST_WORDS])[:LONGEST_ID].strip("-")


def _visible(title: str) -> str:
    """A title without characters that cannot be printed."""
    return " ".join(UNSEEN.sub(" ", title.replace("\ufffd", " ")).split())


def _stem(item: ExchangeItem) -> str:
    """What an item asks, without its dress."""
    parts: list[Inlines] = [part for part in item.body if isinstance(part, tuple)]
    return " ".join(" ".join(map(plain, parts)).split()).casefold()


def _order(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))
