"""What rules judge: a printed question and its parts, a paper, its pages, a source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from worksheets.assemble.pool import PoolEntry
from worksheets.assemble.printed_texts import printed_texts
from worksheets.checking.laws.judged import JudgedItem
from worksheets.checking.linting.word_lists import WordLists
from worksheets.model.diagnostics import Span
from worksheets.model.history import ClassHistory
from worksheets.model.knowledge.sources import SourceText
from worksheets.model.knowledge.word_roots import roots
from worksheets.model.paper.content import (
    Choose,
    Inlines,
    Link,
    Maths,
    Para,
    Strong,
    plain,
)
from worksheets.model.paper.item import Item
from worksheets.model.paper.key import Chosen
from worksheets.model.paper.paper import PageContents, Paper
from worksheets.model.profile import Profile
from worksheets.model.spec import Spec

WORD = re.compile(r"[^\W\d_]+")


def strong_words(content: Inlines) -> str:
    """The words of some content that are in bold."""
    said = ""
    for inline in content:
        match inline:
            case Strong(inner):
                said += f" {plain(inner)} "
            case Link(inner, _):
                said += strong_words(inner)
    return said


@dataclass(frozen=True)
class Choices:
    """Options of which some are to be ticked, as they are printed, with the numbers of the keys."""

    stem: str
    contents: tuple[Inlines, ...]
    keys: tuple[int, ...]
    language: str

    @cached_property
    def options(self) -> tuple[str, ...]:
        return tuple(" ".join(plain(content).split()) for content in self.contents)

    @property
    def key(self) -> str:
        """The first of the right options."""
        return self.options[self.keys[0]]

    @cached_property
    def distractors(self) -> tuple[str, ...]:
        return tuple(text for n, text in enumerate(self.options) if n not in self.keys)


@dataclass(frozen=True)
class Part:
    """What is answered at one place: a question without parts, or an innermost part of one.

    `written_in` is the tag of the language of its author; `above` are the words of what it is a
    part of.
    """

    leaf: Item
    entry: PoolEntry
    words: WordLists
    written_in: str
    above: str = ""

    @property
    def span(self) -> Span:
        return self.leaf.span

    @cached_property
    def paragraphs(self) -> tuple[Inlines, ...]:
        return tuple(block.content for block in self.leaf.body if isinstance(block, Para))

    @cached_property
    def stem(self) -> str:
        """The words of its paragraphs in one line."""
        return " ".join(" ".join(map(plain, self.paragraphs)).split())

    @cached_property
    def strong(self) -> str:
        """The words of its paragraphs that are in bold."""
        return " ".join(map(strong_words, self.paragraphs))

    @cached_property
    def choices(self) -> tuple[Choices, ...]:
        """Its lists of options with their keys."""
        return tuple(
            Choices(self.stem, block.options, key.options, self.written_in)
            for block in self.leaf.body
            if isinstance(block, Choose) and block.arrangement == "list"
            if isinstance(key := self.leaf.keys.get(block.slot), Chosen)
        )

    @property
    def asks_for_the_false(self) -> bool:
        """Whether the key is what is not true, by the words of the stem."""
        stem = self.stem.casefold()
        return any(words in stem for words in self.entry.language.customs.asks_for_the_false)

    @cached_property
    def single_choices(self) -> tuple[Choices, ...]:
        """Those with one key among three options or more."""
        return tuple(each for each in self.choices if len(each.keys) == 1 and len(each.options) > 2)


@dataclass(frozen=True)
class PrintedQuestion:
    """A question as it stands on a paper, and its innermost parts."""

    item: Item
    entry: PoolEntry
    words: WordLists
    written_in: str

    @property
    def span(self) -> Span:
        return self.item.span

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        about = self.entry, self.words, self.written_in
        return tuple(Part(leaf, *about, above) for leaf, above in _innermost(self.item))

    @property
    def judged(self) -> JudgedItem:
        """The same for the laws of finished items."""
        entry = self.entry
        authored = entry.origin != "knowledge"
        knowledge = entry.topic.knowledge
        return JudgedItem(entry.question, self.item, knowledge, entry.language, authored)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Every text that a candidate reads in it, in small letters with single spaces."""
        return tuple(" ".join(plain(text).casefold().split()) for text in printed_texts(self.item))

    @cached_property
    def roots(self) -> frozenset[str]:
        """The beginnings of the words of all its texts."""
        return frozenset[str]().union(*map(roots, self.texts))


@dataclass(frozen=True)
class PrintedPaper:
    """A form of a paper with its questions in order, the place of its spec, the tag of its
    language, the profile that it is held to, and what its class had seen and was taught before."""

    paper: Paper
    spec: Spec
    questions: tuple[PrintedQuestion, ...]
    words: WordLists
    span: Span
    sources: tuple["PrintedSource", ...]
    language: str
    names_sources: re.Pattern[str]
    """What finds the labels of sources in words."""
    profile: Profile | None = None
    history: ClassHistory | None = None

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        return tuple(part for question in self.questions for part in question.parts)

    @cached_property
    def choices(self) -> tuple[tuple[Part, Choices], ...]:
        """All lists of options with one key, in the order of the paper."""
        return tuple((part, each) for part in self.parts for each in part.single_choices)


@dataclass(frozen=True)
class LaidPaper:
    """A printed paper with the contents of its pages; `duplex` pages are on both sides of
    sheets."""

    printed: PrintedPaper
    contents: tuple[PageContents, ...]
    duplex: bool

    @property
    def span(self) -> Span:
        return self.printed.span

    @cached_property
    def nodes(self) -> tuple[tuple[str, Item], ...]:
        """All questions and their parts by their labels on the paper, such as 3 and 3(a)."""
        items = [question.item for question in self.printed.questions]
        return tuple(_by_label(items, ""))

    def pages_of(self, label: str) -> tuple[int, ...]:
        """The pages, counted from 1, on which something of a question or a part stands."""
        return tuple(n for n, page in enumerate(self.contents, 1) if label in page.questions)

    def pages_of_source(self, label: str) -> tuple[int, ...]:
        """The pages, counted from 1, on which a source stands; none if it is in a booklet."""
        return tuple(n for n, page in enumerate(self.contents, 1) if label in page.sources)


def _by_label(items: Sequence[Item], above: str) -> Iterator[tuple[str, Item]]:
    for item in items:
        label = f"{above}{item.label}"
        yield label, item
        yield from _by_label(item.parts, label)


@dataclass(frozen=True)
class PrintedSource:
    """A source that a paper prints, or that a course has."""

    source: SourceText
    words: WordLists

    @property
    def span(self) -> Span:
        return self.source.span


def _innermost(item: Item, above: str = "") -> Iterator[tuple[Item, str]]:
    """The item itself if it has no parts, and else what its parts come to, each with the words
    above it."""
    if not item.parts:
        yield item, above
        return
    own = " ".join(plain(block.content) for block in item.body if isinstance(block, Para))
    for part in item.parts:
        yield from _innermost(part, f"{above} {own}".strip())


def drawn_from(entry: PoolEntry) -> tuple[str, ...]:
    """A hint on which question is meant, where its place is that of a fact."""
    if entry.origin == "knowledge" or entry.template:
        return (f"the question is {entry.name}, made of what stands here",)
    return ()


def is_number(content: Inlines) -> bool:
    """Whether an entry is no more than a number with its unit, or a formula."""
    if any(isinstance(inline, Maths) for inline in content):
        return True
    said = plain(content)
    firsts = (next(filter(str.isalnum, word), "") for word in said.split())
    return any(map(str.isnumeric, firsts)) and len(WORD.findall(said)) < 2


def cut(text: str, most: int = 60) -> str:
    """A text in quotation marks, so much of it as helps to find it."""
    return f"'{text if len(text) <= most else text[: most - 1].rstrip() + '…'}'"


def listed(texts: Sequence[str]) -> str:
    """Texts in quotation marks, one after another."""
    return ", ".join(map(cut, texts))
