"""The sources that a question names, the words for them in its texts, and what is wrong with both.

In the texts of a question {source} is the name of its source, {source:its-id} that of one of
several, {sources} that of all of them, and {lines:its-id:3-7} are lines of one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, NamedTuple, TypeAlias, TypeVar

from pydantic import ValidationInfo

from worksheets.language.language import Language
from worksheets.model.authored import Placed, Reads
from worksheets.model.braces import wanted_name
from worksheets.model.diagnostics import Mistake, did_you_mean
from worksheets.model.numbers.filling import settled
from worksheets.model.paper.content import Source
from worksheets.model.paper.source_labels import label_of_lines, labels_of
from worksheets.model.paper.wording import unbroken
from worksheets.model.problem import Problem
from worksheets.model.shapes import TEXT_OR_TEXTS
from worksheets.model.unfilled import ANY_SOURCE, named_places

ALL_SOURCES = ("all",)
"""The sources of a question that is about all those of the paper."""


def read_names(written: object, _: ValidationInfo) -> tuple[str, ...]:
    """Identifiers of sources: one, a list, or all of the paper."""
    names = [written] if isinstance(written, str) else written
    if not isinstance(names, (list, tuple)) or not all(isinstance(name, str) for name in names):
        raise Mistake("sources are identifiers", "write sources: [first-id, second-id]")
    if len(set(names)) < len(names):
        name = next(name for n, name in enumerate(names) if name in names[:n])
        raise Mistake(f"the source '{name}' is there twice", "name every source once")
    if "all" in names and len(names) > 1:
        raise Mistake("'all' leaves no source to be named beside it", "write sources: all")
    return tuple(names)


SourceNames: TypeAlias = Annotated[tuple[str, ...], Reads(read_names, TEXT_OR_TEXTS)]
"""Identifiers of sources, or `all` for those of the paper."""


class AboutSources(Placed):
    """What names the sources that it is about: one, several, or all of a paper."""

    source_: str = ""
    sources_: SourceNames = ()

    @property
    def source_names(self) -> tuple[str, ...]:
        """Identifiers of the sources that it names itself, or `all`."""
        return (self.source_,) if self.source_ else self.sources_

    @property
    def sources(self) -> tuple[str, ...]:
        """Identifiers of the sources that it and its parts are about, but for all of the paper."""
        return () if self.source_names == ALL_SOURCES else self.source_names

    @property
    def is_about_all_sources(self) -> bool:
        """Whether it, or a part of it, is about all sources of the paper."""
        return self.source_names == ALL_SOURCES

    def sends_to(self, source: str) -> bool:
        """Whether it speaks of one of its sources in other words than a name in braces, such as of
        the only one as the source."""
        return False

    @property
    def own_places(self) -> frozenset[str]:
        """The names in braces that stand for its sources in its texts."""
        names = self.source_names
        if names == ALL_SOURCES:
            return frozenset({"sources", ANY_SOURCE})
        places = {f"source:{name}" for name in names}
        if names:
            places.add("sources")
        return frozenset(places | {"source"} if len(names) == 1 else places)

    @property
    def placeholders(self) -> frozenset[str]:
        return super().placeholders | self.own_places


Named = TypeVar("Named", bound=AboutSources)


class NamedSources(NamedTuple):
    """Sources as they are called on a paper, by their identifiers, those a question is about, and
    the language of the paper."""

    by_name: Mapping[str, Source]
    own: Sequence[Source]
    language: Language

    def words(self, places: Iterable[str]) -> Mapping[str, str]:
        """The words for names in braces, but for those of other values.

        Raises KeyError for a source that is not on the paper.
        """
        return {place: unbroken(words) for place in places if (words := self._words(place))}

    def _words(self, place: str) -> str:
        if place == "source" and len(self.own) == 1:
            return self.own[0].label
        if place == "sources" and self.own:
            return labels_of(self.own, self.language)
        kind, _, rest = place.partition(":")
        if kind == "source" and rest:
            return self.by_name[rest].label
        if kind == "lines" and rest:
            return label_of_lines(rest.rpartition(":")[2], self.language)
        return ""


def named_sources(
    question: AboutSources,
    by_name: Mapping[str, Source],
    every: Sequence[Source] | None,
    language: Language,
) -> NamedSources:
    """The sources that a question names itself, as they are called on a paper; `every` are all of
    the paper, or those by name if it is None."""
    if question.source_names == ALL_SOURCES:
        own = tuple(by_name.values() if every is None else every)
    else:
        own = tuple([by_name[name] for name in question.source_names])
    return NamedSources(by_name, own, language)


def with_source_names(question: Named, named: NamedSources) -> Named:
    """A question whose texts call its sources what they are called on the paper."""
    places = (place.name for place in named_places(question))
    words = named.words(dict.fromkeys(places))
    own = question.own_places
    return settled(question, {place: words[place] for place in words if _is_own(place, own)})


def _is_own(place: str, own: frozenset[str]) -> bool:
    wanted = wanted_name(place)
    return wanted in own or (wanted.startswith("source:") and ANY_SOURCE in own)


def source_problems(
    question: AboutSources, known: frozenset[str], lines: Mapping[str, int], missing: str
) -> Iterator[Problem]:
    """What is wrong with the sources that a question names, and with its words for them.

    `known` are the sources there are, `lines` how many lines those have whose lines are numbered as
    they are written; `missing` is the hint for a source that there is not.
    """
    names: tuple[str, ...] = question.source_names
    if question.source_ and question.sources_:
        message = "the question has both source and sources"
        yield Problem(("source",), message, ("write all of them in sources",))
        return
    for n, name in enumerate(() if names == ALL_SOURCES else names):
        path: tuple[str | int, ...] = ("source",) if question.source_ else ("sources", n)
        if name not in known:
            hints = did_you_mean(name, known) or (missing,)
            yield Problem(path, f"there is no source '{name}'", hints)
        elif not speaks_of(question, name):
            place = "{source}" if len(names) == 1 else f"{{source:{name}}} or {{sources}}"
            hint = f"write {place} in the stem, or leave the source out"
            yield Problem(path, f"no words speak of the source '{name}'", (hint,))
    if names == ALL_SOURCES and not (question.sends_to("all") or _changes(question, "sources")):
        hints = ("write {sources} in the stem, or leave the sources out",)
        yield Problem(("sources",), "no words speak of the sources", hints)
    for where, named, inner in named_places(question):
        if _is_own(named, question.own_places) and wanted_name(named) not in inner:
            yield from _reference_problems(named, where, question, known, lines)


def speaks_of(question: AboutSources, name: str) -> bool:
    """Whether the words of a question send the candidate to one of its sources: they change with
    its name, or speak of the only one as the source."""
    if question.sends_to(name):
        return True
    alone = ["source"] if len(question.source_names) == 1 else []
    places = [f"source:{name}", "sources", *alone]
    lines = [
        place.name
        for place in named_places(question)
        if place.name.startswith("lines:") and wanted_name(place.name) in places
    ]
    return _changes(question, *places, *lines)


def _changes(question: AboutSources, *places: str) -> bool:
    """Whether the texts of a question change with the words for some names in braces."""
    return settled(question, dict.fromkeys(places, "A")) != settled(
        question, dict.fromkeys(places, "B")
    )


def _reference_problems(
    place: str,
    path: tuple[str | int, ...],
    question: AboutSources,
    known: frozenset[str],
    lines: Mapping[str, int],
) -> Iterator[Problem]:
    """What is wrong with the name of a source in a text, or with lines of one."""
    wanted = wanted_name(place)
    kind, _, rest = place.partition(":")
    name = wanted.partition(":")[2] or question.source_names[0]
    if kind not in ("source", "lines") or not rest:
        return
    if name not in known:
        yield Problem(path, f"there is no source '{name}'", did_you_mean(name, known))
    elif kind == "lines":
        yield from _line_problems(name, rest.rpartition(":")[2], path, lines)


def _line_problems(
    name: str, wanted: str, path: tuple[str | int, ...], lines: Mapping[str, int]
) -> Iterator[Problem]:
    if name not in lines:
        hints = (f"write line-numbers: written in the source '{name}', and its text after |",)
        message = f"the lines of the source '{name}' are others on every size of page"
        yield Problem(path, message, hints)
        return
    first, _, last = wanted.partition("-")
    begin, end = int(first), int(last or first)
    if not 1 <= begin <= end <= lines[name]:
        hints = (f"name lines from 1 to {lines[name]}, the first before the last",)
        yield Problem(path, f"the source '{name}' has no lines {wanted}", hints)


def sources_in_texts(question: AboutSources) -> tuple[str, ...]:
    """The identifiers of sources that the texts of a question name, each once."""
    places = (place.name.partition(":") for place in named_places(question))
    return tuple(dict.fromkeys(rest for kind, _, rest in places if kind == "source" and rest))
