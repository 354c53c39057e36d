"""The keys that a mapping of an author's can have, and where one belongs that it cannot have."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel

from worksheets.model.authored import joined_names
from worksheets.model.diagnostics import did_you_mean
from worksheets.model.mapped import Path, Tree
from worksheets.model.picks import BESIDE_QUESTION, CRITERIA, PICK_KEYS, Pick, question_keys
from worksheets.model.question import Question

Models = Mapping[str, type[BaseModel]]
"""Question types and kinds of figures by the name that `type` gives them."""


VALUES, OF_VALUES = "values", frozenset({"where", "letters", "apart"})
"""Keys of any question, and those that need the first."""


def keys_of(model: type[BaseModel] | None) -> list[str]:
    """The keys of a model, as an author writes them."""
    fields = model.model_fields.items() if model else ()
    own = [field.alias or name for name, field in fields if name != "span"]
    return [*own, VALUES] if model and issubclass(model, Question) else own


def models_around(
    model: type[BaseModel], value: Tree, path: Path, kinds: Models
) -> list[type[BaseModel] | None]:
    """The models of a document, and of each value on the way to a path; None where there is none.

    A mapping is of the kind that its `type` names only if a value of that kind may stand there: in
    a pick `type` is a criterion. A question in the place of a pick has the keys of both.
    """
    models: list[type[BaseModel] | None] = [model]
    here: Any = value
    for part in path:
        here = here[part]
        inner = _model_of_field(models[-1], part) if isinstance(part, str) else models[-1]
        name = here.get("type") if isinstance(here, dict) else None
        kind = kinds.get(name) if isinstance(name, str) else None
        models.append(kind if kind and _can_be(inner, kind, here) else inner)
    return models


def _can_be(inner: type[BaseModel] | None, kind: type[BaseModel], here: Any) -> bool:
    """Whether a mapping of a kind may stand where one of the model `inner` is expected."""
    if inner is Pick and issubclass(kind, Question):
        return not question_keys(kind).isdisjoint(here)
    return inner is not None and issubclass(kind, inner)


def candidates_for(
    models: Sequence[type[BaseModel] | None], mapping: Any, kinds: Models
) -> set[str]:
    """The keys that a mapping can have, whose `models_around` are given: a pick may become a
    question."""
    *_, around, model = (None, *models)
    candidates = set(keys_of(model))
    name = mapping.get("type")
    kind = kinds.get(name) if model is Pick and isinstance(name, str) else None
    if kind and issubclass(kind, Question):
        candidates |= question_keys(kind)
    if around is Pick and model is not Pick:
        candidates |= BESIDE_QUESTION - CRITERIA
    return candidates


def hints_for_unknown_key(
    key: str,
    path: Path,
    models: Collection[type[BaseModel] | None],
    candidates: Collection[str],
    kinds: Models,
) -> tuple[str, ...]:
    """Hints for an unknown key of the mapping at a path, whose `models_around` are given.

    The nearest of the `candidates`, which are the keys that the mapping could still have; or else
    where in the document the key belongs; or else all candidates.
    """
    *_, model = models
    types = [name for name, kind in _question_types(kinds) if key in question_keys(kind)]
    if model is Pick and types:
        has = joined_names(sorted(keys_of(Pick)))
        return (
            f"for a question that is written here, write a type that has it, such as {types[0]}; "
            f"a pick has {has}",
        )
    if model and issubclass(model, Question) and key in OF_VALUES:
        return (f"it says something of values: add {VALUES}: to the question",)
    if model and issubclass(model, Question) and key in PICK_KEYS:
        return ("it belongs to a pick in a spec, not to a question: leave it out",)
    hints = did_you_mean(key, candidates)
    if hints and hints[0].startswith("did you mean"):
        return hints
    keys = set(candidates) & set(keys_of(model)) if model is Pick else candidates
    return tuple(_hints_for_misplaced_key(key, path, list(models))) or did_you_mean("", keys)


def _question_types(kinds: Models) -> Iterator[tuple[str, type[Question]]]:
    return ((name, kind) for name, kind in kinds.items() if issubclass(kind, Question))


def _hints_for_misplaced_key(
    key: str, path: Path, models: list[type[BaseModel] | None]
) -> Iterator[str]:
    """A hint for a key that belongs further down in the document, or else further up."""
    *around, model = models
    below = [
        f"'{name}:'"
        for name in keys_of(model)
        if (inner := _model_of_field(model, name)) and key in keys_of(inner)
    ]
    if below:
        yield f"write it under {' or '.join(below)}"
        return
    for outer, part in reversed(list(zip(around, path, strict=True))):
        if key in keys_of(outer) and isinstance(part, str):
            yield f"write it beside '{part}:', not under it"
            return


def _model_of_field(model: type[BaseModel] | None, key: str) -> type[BaseModel] | None:
    """The model in the type of a field; None if there is none."""
    for name, field in (model.model_fields if model else {}).items():
        if key == (field.alias or name):
            return next(_models(field.annotation), None)
    return None


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
