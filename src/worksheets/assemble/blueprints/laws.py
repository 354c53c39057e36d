"""The laws of every paper as rows: what picks hold to, question by question."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from worksheets.assemble.blueprints.candidates import Candidate
from worksheets.assemble.blueprints.programme import Line, Programme, Row

PATH = ("blueprint",)
FACTS = Line("law", PATH, "a fact is asked once, and never where another question gives it away")
TWICE = Line("law", PATH, "no fact is given twice, and no options stand there twice")
WORDING = Line("law", PATH, "no question is there twice, and no two read the same")
VERDICTS = Line("law", PATH, "of five statements no more than three are true, nor false")
LONGEST = Line("law", PATH, "of five keys no more than two are the longest option")


def add_laws(programme: Programme, candidates: Sequence[Candidate], first: int = 0) -> None:
    """Add the laws to a programme, whose columns from `first` on are these questions.

    Questions that are kept are left out: the others were chosen to stand beside them.
    """
    free = {first + n: one for n, one in enumerate(candidates) if not one.kept}
    programme.rows += _facts(programme, free)
    programme.rows += _given(programme, free)
    programme.rows += _wordings(free)
    programme.rows += _verdicts(candidates, first)
    programme.rows += _longest(candidates, first)


def _facts(programme: Programme, free: Mapping[int, Candidate]) -> Iterator[Row]:
    """A fact is asked by one question at most, and then none gives it away."""
    asking: dict[str, list[int]] = defaultdict(list)
    giving: dict[str, list[int]] = defaultdict(list)
    for column, one in free.items():
        for fact in sorted(one.entry.asks):
            asking[fact].append(column)
        for fact in sorted(one.entry.gives - one.entry.asks):
            giving[fact].append(column)
    for fact, columns in asking.items():
        if len(columns) == 1 and fact not in giving:
            continue
        if fact not in giving:
            yield Row(FACTS, dict.fromkeys(columns, 1), None, 1)
            continue
        asked = programme.further(columns)
        yield Row(FACTS, {**dict.fromkeys(columns, 1), asked: -1}, None, 0)
        for column in giving[fact]:
            yield Row(FACTS, {column: 1, asked: 1}, None, 1)


def _given(programme: Programme, free: Mapping[int, Candidate]) -> Iterator[Row]:
    """A fact is given by one question at most, or by several about one source."""
    giving: dict[str, dict[frozenset[str], list[int]]] = defaultdict(lambda: defaultdict(list))
    for column, one in free.items():
        for fact in sorted(one.entry.gives_away):
            giving[fact][one.entry.sources].append(column)
    for by_sources in giving.values():
        alone = by_sources.pop(frozenset(), [])
        groups = {
            sources: columns[0] if len(columns) == 1 else programme.further(columns)
            for sources, columns in by_sources.items()
        }
        for sources, group in groups.items():
            for column in by_sources[sources] if len(by_sources[sources]) > 1 else ():
                yield Row(TWICE, {column: 1, group: -1}, None, 0)
            yield Row(TWICE, {**dict.fromkeys(alone, 1), group: 1}, None, 1)
        if not groups and len(alone) > 1:
            yield Row(TWICE, dict.fromkeys(alone, 1), None, 1)
        listed = list(groups)
        for n, sources in enumerate(listed):
            for other in listed[n + 1 :]:
                if sources.isdisjoint(other):
                    yield Row(TWICE, {groups[sources]: 1, groups[other]: 1}, None, 1)


def _wordings(free: Mapping[int, Candidate]) -> Iterator[Row]:
    """One question of an identifier, of one with values one draw; one of a wording; one of a set
    of options."""
    alike: dict[tuple[str, object], list[int]] = defaultdict(list)
    for column, one in free.items():
        alike["family", one.entry.family].append(column)
        alike["id", one.question.id].append(column)
        alike["wording", one.question.wording].append(column)
        alike["options", one.question.option_set].append(column)
    for (kind, what), columns in alike.items():
        if what and len(columns) > 1:
            line = TWICE if kind == "options" else WORDING
            yield Row(line, dict.fromkeys(columns, 1), None, 1)


def _verdicts(candidates: Sequence[Candidate], first: int) -> Iterator[Row]:
    """Of all questions with one of two answers, three fifths at most have the same, rounded up."""
    verdicts = {n: one.question.verdict for n, one in enumerate(candidates) if one.question.verdict}
    for verdict in sorted(set(verdicts.values())):
        terms = {n: 4 if own == verdict else -6 for n, own in verdicts.items()}
        yield _about(VERDICTS, terms, candidates, first)


def _longest(candidates: Sequence[Candidate], first: int) -> Iterator[Row]:
    """Of all questions with options, two fifths at most have the longest as their key, rounded
    up."""
    choices = {n: one.question for n, one in enumerate(candidates) if one.question.option_set}
    if any(question.key_is_longest for question in choices.values()):
        terms = {n: 6 if one.key_is_longest else -4 for n, one in choices.items()}
        yield _about(LONGEST, terms, candidates, first)


def _about(
    line: Line, terms: Mapping[int, int], candidates: Sequence[Candidate], first: int
) -> Row:
    """A part of all, in tenths and rounded up; more if those that are kept are more already."""
    kept = sum(factor for n, factor in terms.items() if candidates[n].kept)
    return Row(line, {first + n: factor for n, factor in terms.items()}, None, max(9, kept))
