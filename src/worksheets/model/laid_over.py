"""A question with values, of which a pick says some things otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from worksheets.model.diagnostics import Mistake, did_you_mean
from worksheets.model.mapped import Mapped, Path, Tree
from worksheets.model.template import Source, Template, source_of
from worksheets.model.values.values import Misplaced

OF_SUMS = frozenset({"values", "where", "letters", "apart"})
"""Keys that make other sums of a skill, which are in no share of it."""
NO_REPEAT = "leave draw out, or say count: of the pick for more questions"


def laid_over(template: Template, with_: Mapped, people: Sequence[Mapping[str, str]]) -> Source:
    """The source of a template with other values for some of its own or of its entries that repeat,
    with another number of these, and with other entries of its mapping; raises Misplaced."""
    source = template.source
    places = [(), *source.repeats]
    other = source.written
    values = with_.get("values")
    for name, value in values.items() if isinstance(values, Mapped) else ():
        having = [place for place in places if name in _drawn(source, place)]
        if not having:
            known = {known for place in places for known in _drawn(source, place)}
            message = f"no value of '{template.id}' that is drawn is called '{name}'"
            raise Misplaced(("values", name), Mistake(message, *did_you_mean(name, known)))
        for place in having:
            other = _changed(other, (*place, "values", name), value)
    for key, entry in with_.items():
        if key == "draw":
            if not source.repeats:
                message = f"no entry of '{template.id}' repeats, so none can be drawn more often"
                raise Misplaced(("draw",), Mistake(message, NO_REPEAT))
            for place in source.repeats:
                other = _changed(other, (*place, "draw"), entry)
        elif key != "values":
            other = _changed(other, (key,), entry)
    origins = source.origins
    if origins and not OF_SUMS.isdisjoint(with_):
        origins = replace(origins, shares={})
    return replace(source_of(other, people), origins=origins)


def _drawn(source: Source, place: Path) -> Sequence[str]:
    """The names of drawn values of a template, or of the entry that repeats at a place."""
    values = source.repeats[place].values if place else source.values
    return tuple(values.drawn)


def _changed(mapping: Mapped, path: Path, value: Tree) -> Mapped:
    """A copy of a mapping with another value at a path."""
    changed = _changed_in(mapping, path, value)
    assert isinstance(changed, Mapped)  # noqa: S101 a copy of a mapping is one
    return changed


def _changed_in(node: Tree, path: Path, value: Tree) -> Tree:
    if not path:
        return value
    key, *rest = path
    match node, key:
        case Mapped(), str():
            copy = Mapped(node.line, node.column)
            copy.update({**node, key: _changed_in(node.get(key), tuple(rest), value)})
            return copy
        case list(), int():
            inner = _changed_in(node[key], tuple(rest), value)
            return [*node[:key], inner, *node[key + 1 :]]
    return value
