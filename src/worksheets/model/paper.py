"""One form of one paper, and the candidate's view of it."""

from dataclasses import dataclass, field
from functools import cached_property

from worksheets.model.content import Inlines, Source
from worksheets.model.item import Item, Task
from worksheets.model.page import Bitmap, Document


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
    """Whose paper it is: the school's name, logo and cover, if it has any."""

    name: str = ""
    logo: Bitmap | None = None
    cover: Cover | None = None


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


@dataclass(frozen=True, slots=True)
class TaskSection:
    """A titled group of tasks, in order."""

    title: str
    instructions: Inlines
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """All that a candidate may see of a paper."""

    front: Front
    sections: tuple[TaskSection, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Section:
    """A titled group of items, in order."""

    title: str
    instructions: Inlines
    items: tuple[Item, ...]

    @cached_property
    def tariff(self) -> int:
        return sum(item.tariff for item in self.items)


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished choice of items with their keys: paper and mark scheme are both read from it."""

    front: Front
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]

    @property
    def tariff(self) -> int:
        return sum(section.tariff for section in self.sections)

    @property
    def origins(self) -> tuple[tuple[str, str], ...]:
        """The topic and the name of every item's question."""
        return tuple((item.topic, item.id) for section in self.sections for item in section.items)

    @property
    def handout(self) -> Handout:
        """The candidate's view."""
        sections = tuple(
            TaskSection(
                section.title, section.instructions, tuple(item.task for item in section.items)
            )
            for section in self.sections
        )
        return Handout(self.front, sections, self.sources)


@dataclass(frozen=True, slots=True)
class Laid:
    """A document with what its layout has to say, a line a page."""

    document: Document
    report: tuple[str, ...]
