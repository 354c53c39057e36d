"""One form of one paper, and the candidate's view of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from worksheets.model.page.page import Bitmap, Document
from worksheets.model.paper.choice import ALL, Choice, InAll
from worksheets.model.paper.content import Block, Inlines, Source
from worksheets.model.paper.item import Item, Task
from worksheets.model.paper.page_breaks import NO_BREAKS, PageBreaks


@dataclass(frozen=True, slots=True)
class CoverPage:
    """The size of a page of a cover, in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Cover:
    """A PDF file that stands before a paper, and what a listener hears of it.

    `conforms` says whether it claims to be PDF/A and PDF/UA; `lost` names what is not printed.
    """

    file: bytes = field(repr=False)
    pages: tuple[CoverPage, ...]
    spoken: str
    conforms: bool
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose paper it is: the school's name, logo and cover, if it has any; of a logo a listener
    hears `logo_says`, or whose it is."""

    name: str = ""
    logo: Bitmap | None = None
    cover: Cover | None = None
    logo_says: str = ""


@dataclass(frozen=True, slots=True)
class FrontFacts:
    """What a cover says of the paper besides its size; empty texts and 0 where it says nothing.

    `booklet` says whether answers are written in a booklet of their own.
    """

    code: str = ""
    series: str = ""
    date: str = ""
    tier: str = ""
    reading: int = 0
    booklet: bool = False


@dataclass(frozen=True, slots=True)
class Front:
    """What stands above the questions; `fingerprint` names spec, course, seed and version.

    `author` and `keywords` are for those who look for the file.
    """

    title: str
    subtitle: str
    form: str
    instructions: tuple[Inlines, ...]
    tariff: int
    minutes: int | None
    fingerprint: str
    letterhead: Letterhead = Letterhead()
    author: str = ""
    keywords: tuple[str, ...] = ()
    draft: bool = False
    facts: FrontFacts = FrontFacts()


@dataclass(frozen=True, slots=True)
class TaskSection:
    """A titled group of tasks, in order, with the page breaks of the section and of each question;
    without any if no question has one. A `notice` stands before the section. `sources` are the
    labels of those that it prints as its own."""

    title: str
    instructions: Inlines
    tasks: tuple[Task, ...]
    choice: Choice = ALL
    breaks: PageBreaks = NO_BREAKS
    question_breaks: tuple[PageBreaks, ...] = ()
    notice: Inlines = ()
    sources: tuple[str, ...] = ()

    @property
    def tariff(self) -> int:
        """The marks that it adds to the total of the paper."""
        return self.choice.total([task.tariff for task in self.tasks])

    @property
    def ends_page(self) -> bool:
        """Whether what follows it begins a page."""
        return self.breaks.after or (bool(self.question_breaks) and self.question_breaks[-1].after)


@dataclass(frozen=True, slots=True)
class Insert:
    """A sheet that is given out with a paper, such as one of formulas."""

    title: str
    instructions: Inlines
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """All that a candidate may see of a paper."""

    front: Front
    sections: tuple[TaskSection, ...]
    sources: tuple[Source, ...]
    in_all: InAll | None = None
    inserts: tuple[Insert, ...] = ()


@dataclass(frozen=True)
class Section:
    """A titled group of items, in order, with what else a task section has."""

    title: str
    instructions: Inlines
    items: tuple[Item, ...]
    choice: Choice = ALL
    breaks: PageBreaks = NO_BREAKS
    question_breaks: tuple[PageBreaks, ...] = ()
    notice: Inlines = ()
    sources: tuple[str, ...] = ()

    @cached_property
    def tariff(self) -> int:
        """The marks that it adds to the total of the paper."""
        return self.choice.total([item.tariff for item in self.items])


ObjectivesShown: TypeAlias = Literal["all", "table", "none"]
"""Where a mark scheme names objectives: with questions and in a table, in that only, or nowhere."""


class Used(NamedTuple):
    """A question on a paper for a class, as an item of its history, and the facts that it asks, by
    their names in the course."""

    item: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished choice of items with their keys: paper and mark scheme are both read from it.

    `grades` have their least marks, the best grade first. Of a paper for a class, `used` are the
    questions that it will have seen.
    """

    front: Front
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    objectives: ObjectivesShown = "all"
    in_all: InAll | None = None
    grades: tuple[tuple[str, int], ...] = ()
    inserts: tuple[Insert, ...] = ()
    used: tuple[Used, ...] = ()

    @property
    def tariff(self) -> int:
        """The marks that a candidate can get."""
        return candidate_total(self.sections, self.in_all)

    @property
    def origins(self) -> tuple[tuple[str, str], ...]:
        """The topic and the name of every item's question."""
        return tuple((item.topic, item.id) for section in self.sections for item in section.items)

    @property
    def handout(self) -> Handout:
        """The candidate's view."""
        sections = tuple(
            TaskSection(
                section.title,
                section.instructions,
                tuple(item.task for item in section.items),
                section.choice,
                section.breaks,
                section.question_breaks,
                section.notice,
                section.sources,
            )
            for section in self.sections
        )
        return Handout(self.front, sections, self.sources, self.in_all, self.inserts)


def candidate_total(sections: Sequence[Section], in_all: InAll | None) -> int:
    """What a candidate can get for some sections, and for those that are chosen from across them:
    the only total that there is."""
    own = sum(section.tariff for section in sections)
    if in_all is None:
        return own
    return own + sum(
        in_all.tariffs([[i.tariff for i in s.items] for s in sections if s.choice.shared])
    )


class PageContents(NamedTuple):
    """The labels of what stands on a page, in whole or in part: of questions and their parts, such
    as 3 and 3(a), and of sources."""

    questions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Laid:
    """A document with what its layout has to say, a line a page, and the contents of its pages."""

    document: Document
    report: tuple[str, ...]
    contents: tuple[PageContents, ...]
