"""The questions of each form of a paper that has a blueprint."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from worksheets.assemble.blueprints import building, candidates, conflict, messages, solve
from worksheets.assemble.blueprints.answered import Options, options_of
from worksheets.assemble.blueprints.candidates import Candidate, Counting
from worksheets.assemble.blueprints.departures import Departure, departures
from worksheets.assemble.blueprints.nearest import nearest
from worksheets.assemble.blueprints.programme import Line, Programme
from worksheets.assemble.give_aways import PrintedQuestions
from worksheets.assemble.pool import PoolEntry, PoolGroup
from worksheets.assemble.printed_question import PrintedQuestion
from worksheets.model.blueprint import Blueprint
from worksheets.model.diagnostics import Sink, Span
from worksheets.model.paper.levels import LevelTable

Form: TypeAlias = Sequence[Candidate]
MOST_ROUNDS = 12
"""So often a paper is made anew because a question of it helps with another."""
MOST_HINTS, MANY = 3, 1_500
"""Lines of which it is found what would do instead; of only one where there are many questions."""
HELPS = Line("law", ("blueprint",), "no question prints what another wants recalled")


@dataclass(frozen=True, slots=True)
class Request:
    """What forms are filled from: a blueprint, the questions of a pool, the words of sources, and
    how questions are counted on each form. `at` gives the place of a path in the spec; so many
    words are `always` read, whatever is asked, and questions named in `without` never taken. Of
    those that are kept candidates choose among `kept_options`. If any are `pinned`, each form has
    its own, and no others. Instead of none, the paper may be the `nearest`."""

    blueprint: Blueprint
    pool: Sequence[PoolGroup]
    counting: Callable[[str], Counting]
    sources: Mapping[str, int]
    levels: Mapping[str, LevelTable]
    seed: int
    at: Callable[..., Span]
    disjoint: bool | Literal["exact"] = False
    always: int = 0
    without: frozenset[str] = frozenset()
    kept_options: tuple[Options, ...] = ()
    pinned: Sequence[Sequence[PoolEntry]] = ()
    nearest: bool = False

    def counted(self, listed: Form) -> building.Counted:
        """The questions of a form with what candidates choose from."""
        return building.Counted(listed, options_of(self.blueprint, listed, self.kept_options))


def filled(
    request: Request, names: Sequence[str], kept: Sequence[Sequence[PoolEntry]], sink: Sink
) -> list[Form] | None:
    """The questions of the forms of these names, each beside those that it keeps; None, with an
    error in the sink, if there are none."""
    if request.pinned:
        return _as_pinned(request, names, kept, sink)
    try:
        forms = _one_by_one(request, names, kept)
        if isinstance(forms, list):
            return forms
        together = _all_at_once(request, names, kept) if forms else None
        if isinstance(together, list):
            return together
        if request.nearest and (near := _nearest(request, names, kept, sink)):
            return near
        _explain(request, names, kept, sink, several=bool(forms))
    except solve.Undecided:
        message = "whether there is a paper for this blueprint was not decided in a minute"
        sink.error(request.at("blueprint"), message, "give ranges in place of exact numbers")
    return None


def _as_pinned(
    request: Request, names: Sequence[str], kept: Sequence[Sequence[PoolEntry]], sink: Sink
) -> list[Form] | None:
    """The forms of the questions that are pinned, each of which is counted against all lines."""
    forms: list[Form] = []
    for number, (name, entries) in enumerate(zip(names, kept, strict=True)):
        counting, own = request.counting(name), request.pinned[number]
        listed = candidates.pinned_of(request.blueprint, own, entries, counting)
        programme = _programme(request, [listed], names, number)
        if forms and request.disjoint == "exact":
            models = request.counted(listed), request.counted(forms[0])
            programme.rows += building.like_rows(*models, alike_line())
        messages.report_broken(programme, listed, request.at, name, sink)
        forms.append(listed)
    return None if sink.failed else forms


def _nearest(
    request: Request, names: Sequence[str], kept: Sequence[Sequence[PoolEntry]], sink: Sink
) -> list[Form] | None:
    """The forms that are nearest to the blueprint, each without the questions of those before it,
    with a warning that says how they depart; None if the laws alone allow none."""
    forms: list[Form] = []
    departed: list[tuple[str, Departure]] = []
    used = {entry.name for entries in kept for entry in entries}
    for number, (name, entries) in enumerate(zip(names, kept, strict=True)):
        programme, listed = _of_form(request, names, number, entries, (forms, used))
        taken = nearest(programme, request.blueprint.words_a_minute)
        if taken is None:
            return None
        departed += [(name, departure) for departure in departures(programme, taken)]
        forms.append([listed[n] for n in sorted(taken)])
        used |= {one.entry.name for one in forms[-1]}
    messages.report_nearest(departed, request.at, sink)
    return forms


def _of_form(
    request: Request,
    names: Sequence[str],
    number: int,
    entries: Sequence[PoolEntry],
    before: tuple[Sequence[Form], set[str]],
) -> tuple[Programme, list[Candidate]]:
    """The programme of one form and its questions, without those that forms before it have."""
    forms, used = before
    listed = _candidates(request, names[number], entries, used)
    programme = _programme(request, [listed], names, number)
    if forms and request.disjoint == "exact":
        models = request.counted(listed), request.counted(forms[0])
        programme.rows += building.like_rows(*models, alike_line())
    return programme, listed


def _candidates(
    request: Request, name: str, kept: Sequence[PoolEntry], without: set[str]
) -> list[Candidate]:
    counting = request.counting(name)
    left_out = request.without | without
    return candidates.candidates_of(request.blueprint, request.pool, kept, left_out, counting)


def _one_by_one(
    request: Request, names: Sequence[str], kept: Sequence[Sequence[PoolEntry]]
) -> list[Form] | int:
    """The forms, each without the questions of those before it; or the number of the first that
    cannot be made."""
    forms: list[Form] = []
    used = {entry.name for entries in kept for entry in entries}
    for number, entries in enumerate(kept):
        programme, listed = _of_form(request, names, number, entries, (forms, used))
        printed = PrintedQuestions(request.levels, request.seed, (names[number],))
        taken = _without_help(programme, listed, printed)
        if taken is None:
            return number
        form = [listed[n] for n in sorted(taken)]
        forms.append(form)
        used |= {one.entry.name for one in form}
    return forms


def _programme(
    request: Request, forms: Sequence[Form], names: Sequence[str], first: int = 0
) -> Programme:
    def cost(one: Candidate, form: int) -> int:
        return one.cost(request.seed, names[first + form])

    sources = building.SourceWords(request.sources, request.always)
    kept = request.kept_options
    return building.programme_of(request.blueprint, forms, cost, sources, kept=kept)


def _without_help(
    programme: Programme, listed: Form, printed: PrintedQuestions
) -> frozenset[int] | None:
    """The cheapest paper on which no question prints what another wants recalled, if it is found
    soon; or else the cheapest of all."""
    cheapest = taken = solve.cheapest(programme)
    for _ in range(MOST_ROUNDS):
        if taken is None or not (pairs := _helping(taken, listed, printed)):
            break
        programme.rows += [building.not_both(HELPS, pair) for pair in pairs]
        taken = solve.cheapest(programme)
    else:
        taken = None
    return cheapest if taken is None else taken


def _helping(
    taken: frozenset[int], listed: Form, printed: PrintedQuestions
) -> list[tuple[int, int]]:
    """The pairs of questions, not both kept, of which one prints what the other wants recalled."""
    shown: list[tuple[int, PrintedQuestion]] = [
        (n, found) for n in sorted(taken) if (found := printed.of(listed[n].entry)) is not None
    ]
    return [
        (n, m)
        for number, (n, one) in enumerate(shown)
        for m, other in shown[number + 1 :]
        if not (listed[n].kept and listed[m].kept)
        and (one.gives_away(other) or other.gives_away(one))
    ]


def _joint(
    request: Request, names: Sequence[str], kept: Sequence[Sequence[PoolEntry]]
) -> tuple[Programme, list[list[Candidate]]]:
    """The programme of all forms at once; of questions with values each has draws of its own."""
    used = {entry.name for entries in kept for entry in entries}
    forms: list[list[Candidate]] = []
    for name, entries in zip(names, kept, strict=True):
        forms.append(_candidates(request, name, entries, used))
        used |= {one.entry.name for one in forms[-1] if one.entry.template}
    programme = _programme(request, forms, names)
    building.keep_apart(programme, forms, disjoint_line(names))
    if request.disjoint == "exact":
        counted = [request.counted(listed) for listed in forms]
        building.make_alike(programme, counted, alike_line())
    return programme, forms


def _all_at_once(
    request: Request, names: Sequence[str], kept: Sequence[Sequence[PoolEntry]]
) -> list[Form] | None:
    """The cheapest forms of all, made at once; None if there are none."""
    programme, forms = _joint(request, names, kept)
    taken = solve.cheapest(programme)
    if taken is None:
        return None
    every = [(number, one) for number, listed in enumerate(forms) for one in listed]
    chosen = [every[n] for n in sorted(taken)]
    return [[one for form, one in chosen if form == number] for number in range(len(forms))]


def _explain(
    request: Request,
    names: Sequence[str],
    kept: Sequence[Sequence[PoolEntry]],
    sink: Sink,
    *,
    several: bool,
) -> None:
    """Say which lines conflict; `several` if the first form alone could be made."""
    count = len(names) if several else 1
    programme, forms = _joint(request, names[:count], kept[:count])
    found = conflict.conflict_in(programme)
    most = MOST_HINTS if len(programme.costs) < MANY else 1
    found = conflict.with_what_would_do(programme, found, most)
    messages.report(request.blueprint, request.counted(forms[0]), found, request.at, sink)


def disjoint_line(names: Sequence[str]) -> Line:
    """The line by which forms share no question."""
    return Line("disjoint", ("forms",), f"forms: {len(names)}, disjoint")


def alike_line() -> Line:
    """The line by which forms are alike."""
    return Line("alike", ("disjoint",), "disjoint: alike: exact")
