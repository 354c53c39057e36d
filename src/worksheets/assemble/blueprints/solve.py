"""Programmes solved exactly by HiGHS, which only this module knows.

The answer is a fact about the programme, not about the solver: it is the cheapest of all, proved,
and counted again in whole numbers.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any

from worksheets.assemble.blueprints.programme import Line, Number, Programme, Row

if TYPE_CHECKING:  # 0.2 s, which only papers with a blueprint pay
    import highspy

FIRST = 150
"""So many columns of least reduced cost are tried first."""
LIMIT = 60.0
"""Seconds after which a programme is given up as not decided."""
EXACT = {
    "threads": 1,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.999,
    "mip_allow_restart": False,
    "mip_detect_symmetry": False,
}
"""No gap between what was found and what is proved, for costs are whole numbers; without restarts
and symmetries that is proved in half the time."""
CLOSE = 1e-6
FEW_NODES, MANY_NODES = 50, 5_000
"""Of a search, after which it is given up where no proof is needed, and where one is."""


class Undecided(Exception):
    """Raised when a programme takes too long to be decided."""


class Miscounted(Exception):
    """Raised when the answer of the solver does not hold, counted again."""


def cheapest(programme: Programme, *, seed: int = 0, threads: int = 1) -> frozenset[int] | None:
    """The columns that are taken at the least cost; None if no choice meets all rows.

    First the relaxation over all columns, which gives a bound and what each column costs at least
    beyond that; then whole numbers over the columns that cost least; then over all that can
    still matter, usually no others. `seed` and `threads` are for tests: they change nothing.
    """
    model = Model(programme, programme.rows)
    options = {"random_seed": seed, "threads": threads}
    relaxed = model.run(options)
    if relaxed is None:
        return None
    bound, beyond = relaxed.bound, relaxed.beyond
    count = len(programme.costs)
    in_order = sorted(beyond[:count])
    reach = in_order[min(count - 1, FIRST)] if count else 0.0
    known: Any = None
    while True:
        kept = [n for n in range(count) if beyond[n] <= reach + CLOSE or n in programme.fixed]
        solved = model.run(options, whole=True, kept=kept, known=known)
        if solved is not None:
            taken, known = solved.taken, solved.solution
            needed = programme.cost(taken) - bound
            if needed <= reach + CLOSE:
                return _counted(programme, taken)
            reach = needed
        elif len(kept) == count:
            return None
        else:
            reach = in_order[min(count - 1, 4 * len(kept))]


def possible(programme: Programme, lines: Collection[Line]) -> bool:
    """Whether any choice meets the rows of some lines. Raises Undecided."""
    rows = [row for row in programme.rows if row.line in lines]
    model = Model(programme, rows, costs=False)
    return model.run({"mip_max_nodes": MANY_NODES}, whole=True) is not None


def one_soon(programme: Programme) -> bool:
    """Whether a choice that meets all rows is found among the columns that cost least."""
    model = Model(programme, programme.rows)
    relaxed = model.run({})
    if relaxed is None:
        return False
    least = sorted(range(len(programme.costs)), key=relaxed.beyond.__getitem__)[: 3 * FIRST]
    kept = sorted({*least, *programme.fixed})
    quick = Model(programme, programme.rows, costs=False)
    try:
        return quick.run({"mip_max_nodes": FEW_NODES}, whole=True, kept=kept) is not None
    except Undecided:
        return False


def is_infeasible(solver: Any) -> bool:
    """Whether a solver has proved that nothing meets its rows."""
    import highspy  # noqa: PLC0415

    return bool(solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible)


def is_optimal(solver: Any) -> bool:
    """Whether a solver has proved its answer."""
    import highspy  # noqa: PLC0415

    return bool(solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)


def bounds_of(least: Number | None, most: Number | None) -> tuple[float, float]:
    """The bounds of a row as the solver has them."""
    return -inf if least is None else float(least), inf if most is None else float(most)


def _counted(programme: Programme, taken: frozenset[int]) -> frozenset[int]:
    broken = next(programme.broken(taken), None)
    if broken is not None:
        raise Miscounted(f"the solver's paper breaks a line: {broken.words}")
    return taken


class _Answer:
    """What the solver found: a bound, the columns taken, and the reduced cost of every column."""

    def __init__(self, solver: Any, count: int) -> None:
        solution = solver.getSolution()
        self.bound: float = solver.getInfo().objective_function_value
        self.values: list[float] = list(solution.col_value)
        self.taken = frozenset(n for n in range(count) if self.values[n] > 0.5)
        self.solution = solution

    @property
    def beyond(self) -> list[float]:
        """What each column costs at least beyond the bound."""
        return list(self.solution.col_dual)


@dataclass(frozen=True, slots=True)
class Model:
    """Some rows of a programme as HiGHS has them, with what columns cost or without."""

    programme: Programme
    rows: Sequence[Row]
    costs: bool = True

    def run(
        self,
        options: dict[str, Any],
        *,
        whole: bool = False,
        kept: Sequence[int] | None = None,
        known: Any = None,
    ) -> _Answer | None:
        """The cheapest choice among the columns `kept`, or of the relaxation; None if there is
        none. A `known` solution need not be found again. Raises Undecided."""
        import highspy  # noqa: PLC0415

        solver = new_solver(options)
        solver.passModel(self.lp(whole, kept))
        if known is not None:
            solver.setSolution(known)
        solver.run()
        status = solver.getModelStatus()
        known = highspy.HighsModelStatus
        if status == known.kInfeasible:
            return None
        if status != known.kOptimal:
            raise Undecided(solver.modelStatusToString(status))
        return _Answer(solver, len(self.programme.costs))

    def lp(self, whole: bool, kept: Sequence[int] | None) -> "highspy.HighsLp":
        """The rows as a matrix; columns that are not kept are none."""
        import highspy  # noqa: PLC0415
        import numpy as np  # noqa: PLC0415

        programme, rows = self.programme, self.rows
        count, columns = len(programme.costs), programme.columns
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = columns, len(rows)
        costs = np.zeros(columns)
        lower, upper = np.zeros(columns), np.ones(columns)
        if self.costs:
            costs[:count] = programme.costs
            costs[list(programme.weights)] = list(programme.weights.values())
        upper[list(programme.weights)] = highspy.kHighsInf
        lower[list(programme.fixed)] = 1
        if kept is not None:
            upper[:count] = 0
            upper[kept] = 1
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = costs, lower, upper
        bounds = np.array([bounds_of(row.least, row.most) for row in rows]).reshape(-1, 2)
        lp.row_lower_, lp.row_upper_ = bounds[:, 0].copy(), bounds[:, 1].copy()
        terms = [row.terms for row in rows]
        index = [column for of_row in terms for column in of_row]
        value = [float(factor) for of_row in terms for factor in of_row.values()]
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *map(len, terms)], dtype=np.int32)
        lp.a_matrix_.index_ = np.array(index, np.int32)
        lp.a_matrix_.value_ = np.array(value, float)
        if whole:
            kinds = highspy.HighsVarType
            further = range(count, columns)
            lp.integrality_ = [kinds.kInteger] * count + [
                kinds.kInteger if n in programme.whole else kinds.kContinuous for n in further
            ]
        return lp


def new_solver(options: dict[str, Any]) -> Any:
    """A silent solver that goes on until it has proved its answer.

    Every one has one thread: HiGHS has one scheduler a process, and one instance with another
    number spoils all later ones.
    """
    import highspy  # noqa: PLC0415

    class Silent(highspy.Highs):  # it prints its name as soon as it is made, and says so nowhere
        def enableCallbacks(self) -> Any:  # noqa: N802 its own name
            self.silent()
            return super().enableCallbacks()  # type: ignore[no-untyped-call]

    solver: Any = Silent()  # type: ignore[no-untyped-call]
    for name, value in {**EXACT, "time_limit": LIMIT, **options}.items():
        solver.setOptionValue(name, value)
    return solver
