"""The paper that is nearest to a blueprint that no paper meets: laws hold, and amounts give way."""

from collections.abc import Iterator
from dataclasses import replace

from worksheets.assemble.blueprints.departures import unit_of
from worksheets.assemble.blueprints.programme import Line, Programme, Row
from worksheets.assemble.blueprints.solve import cheapest

CHANGES = Line("law", ("blueprint",), "the lines are changed as little as can be")


def nearest(programme: Programme, words_a_minute: int) -> frozenset[int] | None:
    """The columns of the paper with the least sum of changes, the cheapest of several; None if no
    paper keeps the laws.

    A mark, a question and a minute are one change each, and words as many as the minutes that they
    take to read; all are whole numbers. First the sum is found, then the cheapest paper that has
    it, each proved: so the paper is a fact about the programme, too.
    """
    elastic = _elastic(programme, words_a_minute)
    taken = cheapest(replace(elastic, costs=[0] * len(programme.costs)))
    if taken is None:
        return None
    least = replace(elastic, costs=[0] * len(programme.costs)).cost(taken)
    changes = Row(CHANGES, dict(elastic.weights), None, least)
    free = dict.fromkeys(elastic.weights, 0)
    return cheapest(replace(elastic, rows=[*elastic.rows, changes], weights=free))


def _elastic(programme: Programme, words_a_minute: int) -> Programme:
    """The programme with a further column for how far each amount gives way, at its weight."""
    elastic = replace(
        programme,
        rows=[],
        follows=dict(programme.follows),
        whole=set(programme.whole),
        weights=dict(programme.weights),
    )
    reads = any(row.line.kind == "reading" for row in programme.rows)
    for row in programme.rows:
        if row.line.has_amount and not row.implied:
            weight = words_a_minute if reads and row.line.kind != "reading" else 1
            elastic.rows += _giving_way(elastic, row, weight)
        else:
            elastic.rows.append(row)
    return elastic


def _giving_way(elastic: Programme, row: Row, weight: int) -> Iterator[Row]:
    """The rows of an amount that may be above its most or below its least; never are there more
    options than are asked for, for that helps nobody."""
    unit = unit_of(row)
    if row.most is not None:
        above = {}
        if row.line.kind != "choices" or row.line.path[-1] != "of":
            above = {elastic.beyond(row, 1, unit, weight): -unit}
        yield row._replace(terms={**row.terms, **above}, least=None)
    if row.least is not None:
        below = {elastic.beyond(row, -1, unit, weight): unit}
        yield row._replace(terms={**row.terms, **below}, most=None)
