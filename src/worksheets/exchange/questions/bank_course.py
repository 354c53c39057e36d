"""Questions of banks as the texts of a course: topics from categories, and identifiers."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from worksheets.exchange.questions.adopting import adopted
from worksheets.exchange.questions.interaction import ExchangeItem, Loss
from worksheets.model.paper.content import Inlines, plain
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


@dataclass(slots=True)
class BankCourse:
    """A course that is made of banks; `rights` are those of all questions."""

    title: str
    language: str
    rights: str = ""
    questions: list[AdoptedItem] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    topics: dict[tuple[str, ...], str] = field(default_factory=dict)
    _asked: dict[str, ExchangeItem] = field(default_factory=dict)
    _taken: set[tuple[str, str]] = field(default_factory=set)

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

    def without(self, refused: Sequence[tuple[AdoptedItem, str]]) -> None:
        """Leave questions out, each with what is wrong with it."""
        for question, why in refused:
            self.questions.remove(question)
            self._loss(question.item, "key", why)

    def _loss(self, item: ExchangeItem, code: str, what: str) -> None:
        self.losses.append(Loss(item.span, "refused", code, what))

    def _topic(self, path: tuple[str, ...]) -> str:
        """The number of the topic of a category, made with those above it if it is new."""
        path = path or (self.title,)
        for depth in range(1, len(path) + 1):
            above = path[:depth]
            if above in self.topics:
                continue
            outer = f"{self.topics[above[:-1]]}." if depth > 1 else ""
            beside = sum(len(known) == depth and known[:-1] == above[:-1] for known in self.topics)
            self.topics[above] = f"{outer}{beside + 1}"
        return self.topics[path]

    def _id(self, topic: str, item: ExchangeItem, stem: str) -> str:
        base = slug(item.identifier) or slug(item.name) or slug(stem) or "question"
        number, name = 1, base
        while (topic, name) in self._taken:
            number += 1
            name = f"{base}-{number}"
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
            own = [question for question in self.questions if question.topic == number]
            if own:
                entries = "\n".join(nested(question.written, 2) for question in own)
                files.append((f"{number}.yaml", f"{HEAD}questions:\n{entries}"))
        return files


def slug(text: str) -> str:
    """An identifier made of the first words of a text; empty if it has none of our letters."""
    letters = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("'", ""))
    words = re.findall(r"[a-z0-9]+", letters.encode("ascii", "ignore").decode().lower())
    return "-".join(words[:MOST_WORDS])[:LONGEST_ID].strip("-")


def _stem(item: ExchangeItem) -> str:
    """What an item asks, without its dress."""
    parts: list[Inlines] = [part for part in item.body if isinstance(part, tuple)]
    return " ".join(" ".join(map(plain, parts)).split()).casefold()


def _order(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))
