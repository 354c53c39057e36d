"""Tree diagrams: what can happen one after another, and how likely it is."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import partial
from itertools import product
from math import prod
from typing import Annotated, Literal, NamedTuple, TypeAlias

from pydantic import Field

from worksheets.figures.drawing.chances import (
    BranchPlace,
    Chance,
    Probability,
    branch_mark,
    extent,
)
from worksheets.figures.drawing.fractions import number_text
from worksheets.figures.drawing.lettering import Lettering, fitted
from worksheets.figures.drawing.pen import line
from worksheets.figures.drawing.sketch import framed, in_room
from worksheets.figures.drawing.wording import Words, sentences, series
from worksheets.language.language import Language
from worksheets.model.authored import SEVERAL
from worksheets.model.diagnostics import plural
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Label, Misfit, Room
from worksheets.model.page.fitting import LARGER
from worksheets.model.page.page import Shape
from worksheets.model.problem import Problem

MOST_ENDS = 16
"""How many ends a tree has at most."""
REACH = (9.0, 7.0, 5.0)
"""How far branches reach to the right, in sizes of type; each is tried in turn."""
APART = 0.65
"""How far along branches probabilities stand where there are more than two: there they diverge."""
PAIR, SEVERAL_BRANCHES = 1.6, 2.4
"""From end to end of a tree, in the height of what is printed at its branches."""


Level: TypeAlias = Annotated[tuple[Words, ...], SEVERAL, Field(min_length=2, max_length=4)]
Chances: TypeAlias = Annotated[tuple[Probability, ...], SEVERAL, Field(max_length=MOST_ENDS)]


class Branch(NamedTuple):
    """A branch by the outcomes that lead to it, its own, and what is printed at it."""

    path: tuple[str, ...]
    name: str
    chance: Chance | None


class TreeDiagram(Illustration):
    """A tree that branches once a level. `probabilities` has a list for each level, from the top:
    one for every outcome, or one for every branch where they differ.

    '' is a box for what is asked; with `blanks: true` all branches without a probability have one.

    type: tree-diagram
    levels: [[Red, Blue], [Red, Blue]]
    probabilities: [['3/5', ''], ['2/4', '2/4', '3/4', '']]
    """

    type: Literal["tree-diagram"] = "tree-diagram"
    levels: Annotated[tuple[Level, ...], Field(min_length=1, max_length=4)]
    probabilities: Annotated[tuple[Chances, ...], Field(max_length=4)] = ()
    blanks: bool = False

    @property
    def _ends(self) -> int:
        return prod(map(len, self.levels))

    def _branches(self, level: int) -> Iterator[Branch]:
        """The branches of a level from the top."""
        outcomes = self.levels[level]
        known = self.probabilities[level] if level < len(self.probabilities) else ()
        empty = Chance(None) if self.blanks else None
        for n, path in enumerate(product(*self.levels[:level])):
            for k, name in enumerate(outcomes):
                at = k if len(known) == len(outcomes) else n * len(outcomes) + k
                yield Branch(path, name, known[at] if at < len(known) else empty)

    def _nodes(self, level: int) -> Mapping[tuple[str, ...], list[Branch]]:
        """The branches of every node of a level, by the outcomes that lead to it."""
        nodes: dict[tuple[str, ...], list[Branch]] = {}
        for branch in self._branches(level):
            nodes.setdefault(branch.path, []).append(branch)
        return nodes

    def described(self, language: Language) -> str:
        parts = [language.say("figure.tree-diagram.shows", n=len(self.levels))]
        for level in range(len(self.levels)):
            for path, branches in self._nodes(level).items():
                named = series((_spoken(branch, language) for branch in branches), language)
                if path:
                    after = language.all_of(path)
                    parts.append(
                        language.say("figure.tree-diagram.after", path=after, branches=named)
                    )
                else:
                    parts.append(language.say("figure.tree-diagram.first", branches=named))
        return sentences(parts)

    def problems(self) -> Iterator[Problem]:
        for n, outcomes in enumerate(self.levels):
            for k, name in enumerate(outcomes):
                if name in outcomes[:k]:
                    message = f"the outcome '{name}' is there twice"
                    yield Problem(("levels", n, k), message, ("rename one",))
        if self._ends > MOST_ENDS:
            message = f"the tree has {self._ends} ends; {MOST_ENDS} is the most"
            yield Problem(("levels",), message, ("leave out a level, or some outcomes",))
            return
        if len(self.probabilities) > len(self.levels):
            message = f"there are {plural(len(self.levels), 'level')}, and more probabilities"
            yield Problem(("probabilities", len(self.levels)), message, ("leave them out",))
            return
        for n, known in enumerate(self.probabilities):
            same, all_branches = len(self.levels[n]), prod(map(len, self.levels[: n + 1]))
            if len(known) not in (0, same, all_branches):
                message = f"{len(known)} probabilities do not fit the branches of the level"
                hint = f"write {same}, or {all_branches} where they differ; '' is a box"
                yield Problem(("probabilities", n), message, (hint,))
                continue
            yield from self._unlikely(n, known)

    def _unlikely(self, level: int, known: tuple[Chance, ...]) -> Iterator[Problem]:
        """Probabilities of the branches of one node that are not 1 together."""
        count = len(self.levels[level])
        for first in range(0, len(known), count):
            values = [chance.value for chance in known[first : first + count]]
            total = sum((value for value in values if value is not None), Fraction(0))
            if total > 1 or (total != 1 and None not in values):
                text = number_text(total, fraction=any(chance.under for chance in known))
                message = f"the probabilities of these branches are {text} together, and not 1"
                hint = "mend one, or write '' for what is asked"
                yield Problem(("probabilities", level, first), message, (hint,))

    def drawn(self, room: Room) -> Drawing | Misfit:
        ways = ((reach, low) for low in (False, True) for reach in REACH)
        return fitted(room, *(partial(self._drawn, reach=reach, low=low) for reach, low in ways))

    def _drawn(self, kind: Lettering, *, reach: float, low: bool) -> Drawing | Misfit:
        """The tree from its root on the left; every outcome stands behind its branch.

        A low one has its fractions in a line and boxes no higher than they must be.
        """
        size, height = kind.size, self._tallest(kind, low=low)
        times = PAIR if len(self.levels[-1]) == 2 else SEVERAL_BRANCHES
        apart = max(size * 1.6, height * times)
        if apart * self._ends > kind.room.height:
            return Misfit(f"there is no room for a tree with {self._ends} ends", LARGER)
        marks: list[Shape] = []
        labels: list[Label] = []
        left = 0.0
        for level, outcomes in enumerate(self.levels):
            right = left + size * reach
            nodes = list(self._nodes(level).values())
            spread = apart * self._ends / len(nodes)
            for n, branches in enumerate(nodes):
                start = left, (n + 0.5) * spread
                for k, branch in enumerate(branches):
                    end = right, (n + (k + 0.5) / len(branches)) * spread
                    marks.append(line([start, end], kind.room.line))
                    labels += kind.middle([branch.name], right + size * 0.4, end[1], "start")
                    along = 0.5 if len(branches) == 2 else APART
                    place = BranchPlace(start, end, along, 2 * k < len(branches))
                    added = branch_mark(kind, branch.chance, place, low=low)
                    marks += added[0]
                    labels += added[1]
            left = right + kind.widest(outcomes) + size * 0.8
        tree = framed(kind, marks, labels)
        return in_room(tree, kind.room, f"a tree with {self._ends} ends")

    def _tallest(self, kind: Lettering, *, low: bool) -> float:
        """The height of the tallest probability or box."""
        branches = (branch for n in range(len(self.levels)) for branch in self._branches(n))
        return max((extent(kind, branch.chance, low=low)[1] for branch in branches), default=0.0)


def _spoken(branch: Branch, language: Language) -> str:
    """An outcome with its probability, or with what is to be done."""
    if branch.chance is None:
        return branch.name
    text = branch.chance.spoken(language)
    return language.say("figure.tree-diagram.branch", name=branch.name, chance=text)


TYPE = TreeDiagram
