"""Programmes of which one set of lines after another is tried: which lines hold together."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from worksheets.assemble.blueprints.programme import Line, Programme, Row
from worksheets.assemble.blueprints.solve import (
    CLOSE,
    FEW_NODES,
    FIRST,
    MANY_NODES,
    Model,
    Undecided,
    bounds_of,
    is_infeasible,
    is_optimal,
    new_solver,
)


class Relaxation:
    """A programme without whole numbers, of which one set of lines after another is tried."""

    def __init__(self, programme: Programme) -> None:
        self.solver = new_solver({"presolve": "off"})
        self.solver.passModel(Model(programme, programme.rows, costs=False).lp(False, None))
        self.rows = programme.rows
        self.on = set(programme.lines)

    @property
    def seconds(self) -> float:
        """How long the solver has been at work on it."""
        return float(self.solver.getRunTime())

    def feasible(self, lines: Collection[Line]) -> bool:
        """Whether some columns, or parts of them, meet the rows of some lines."""
        self.on = _with_lines(self.solver, self.rows, self.on, lines)
        self.solver.run()
        return not is_infeasible(self.solver)

    def extreme(self, row: Row, sign: int) -> float | None:
        """The least sum of a row (`sign` 1) or the most (-1) for which all other lines hold; None
        if they do not hold among themselves."""
        if not self.feasible({other.line for other in self.rows} - {row.line}):
            return None
        for column, factor in row.terms.items():
            self.solver.changeColCost(column, sign * float(factor))
        self.solver.run()
        found = is_optimal(self.solver)
        total = self.solver.getInfo().objective_function_value
        for column in row.terms:
            self.solver.changeColCost(column, 0.0)
        return sign * total if found else None


def _with_lines(
    solver: Any, rows: Sequence[Row], on: Collection[Line], lines: Collection[Line]
) -> set[Line]:
    """Give the rows of some lines their bounds, and take them from all others; `on` are those that
    have them. Returns the lines."""
    for number, row in enumerate(rows):
        if (row.line in lines) != (row.line in on):
            bounds = (row.least, row.most) if row.line in lines else (None, None)
            solver.changeRowBounds(number, *bounds_of(*bounds))
    return set(lines)


class Wholes:
    """A programme in whole numbers, of which one set of lines after another is tried: first with
    the columns that cost least beside the parts of questions that meet them, then with all."""

    def __init__(self, programme: Programme) -> None:
        model = Model(programme, programme.rows)
        self.relaxed = new_solver({"presolve": "off"})
        self.relaxed.passModel(model.lp(False, None))
        self.solver = new_solver({})
        self.solver.passModel(replace(model, costs=False).lp(True, None))
        self.programme = programme
        self.on = set(programme.lines)

    @property
    def seconds(self) -> float:
        """How long the solver has been at work on it."""
        return float(self.solver.getRunTime() + self.relaxed.getRunTime())

    def held(
        self, lines: Collection[Line], limit: float, *, soon: bool = False
    ) -> frozenset[Line] | None:
        """The lines that hold in some choice that meets these, among them these; None if no choice
        does. Raises Undecided, also after `limit` seconds, or if none is found `soon`."""
        rows = self.programme.rows
        _with_lines(self.relaxed, rows, self.on, lines)
        self.on = _with_lines(self.solver, rows, self.on, lines)
        self.relaxed.run()
        beyond = list(self.relaxed.getSolution().col_dual)
        columns = range(len(self.programme.costs))
        least = sorted(columns, key=beyond.__getitem__)[: 3 * FIRST]
        until = self.seconds + limit
        try:
            return self._held({*least, *self.programme.fixed}, FEW_NODES, limit)
        except Undecided:
            if soon:
                raise
        return self._held(set(columns), MANY_NODES, until - self.seconds)

    def _held(self, kept: Collection[int], nodes: int, limit: float) -> frozenset[Line] | None:
        """The same with some columns only; with these it is undecided whether there is none."""
        count = len(self.programme.costs)
        for column in range(count):
            least = float(column in self.programme.fixed)
            self.solver.changeColBounds(column, least, float(column in kept))
        self.solver.setOptionValue("time_limit", max(limit, 0.0))
        self.solver.setOptionValue("mip_max_nodes", nodes)
        self.solver.run()
        if is_infeasible(self.solver) and len(kept) == count:
            return None
        if not is_optimal(self.solver):
            raise Undecided("it took too long, or was tried with some columns only")
        values = list(self.solver.getSolution().col_value)
        broken = {row.line for row in self.programme.rows if not _nearly_holds(row, values)}
        return frozenset(self.programme.lines) - (broken - self.on)


def _nearly_holds(row: Row, values: Sequence[float]) -> bool:
    total = sum(float(factor) * values[column] for column, factor in row.terms.items())
    least, most = bounds_of(row.least, row.most)
    return least - CLOSE <= total <= most + CLOSE
