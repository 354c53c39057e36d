"""Values that say nothing: an empty text or list where a key that is left out means the same."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from pydantic import BaseModel

from worksheets.model.mapped import Mapped, Path, Tree
from worksheets.model.problem import Problem
from worksheets.model.spec import Spec
from worksheets.read.keys import Models, models_around

WRITTEN = re.compile(r"""''|""|\[\s*\]""")
"""How an author writes such a value."""
HINT = "write one after the colon, or delete the key"


def empty_values(model: type[BaseModel], value: Tree, kinds: Models) -> Iterator[Problem]:
    """A problem for every empty value of a document whose key could be left out.

    A list of a course may be empty until somebody fills it.
    """
    nothing: tuple[Tree, ...] = ("", []) if model is Spec else ("",)
    for path in _empty(value, nothing, ()):
        *_, around = models_around(model, value, path[:-1], kinds)
        if around and _says_nothing(around, str(path[-1])):
            yield Problem(path, f"'{path[-1]}' has no value", (HINT,))


def _empty(value: Tree, nothing: Collection[Tree], path: Path) -> Iterator[Path]:
    """The paths of the empty texts and lists that are values of keys."""
    entries: Any = value.items() if isinstance(value, Mapped) else ()
    if isinstance(value, list):
        entries = enumerate(value)
    for part, inner in entries:
        if inner in nothing and isinstance(part, str):
            yield (*path, part)
        else:
            yield from _empty(inner, nothing, (*path, part))


def _says_nothing(model: type[BaseModel], key: str) -> bool:
    """Whether a key of a model is empty if it is left out."""
    fields = model.model_fields.items()
    return any(key == (field.alias or name) and field.default in ("", ()) for name, field in fields)
