"""Values whose hash is computed once, for they are looked up again and again."""

from collections.abc import Hashable
from functools import lru_cache
from typing import Any, TypeVar

Value = TypeVar("Value", bound=type)
Thing = TypeVar("Thing", bound=Hashable)


def the_same(thing: Thing) -> Thing:
    """The first of all things that are equal to this one, while room lasts.

    Things that are one thing are found to be equal at once, where they are looked up.
    """
    found: Thing = _first(thing)
    return found


@lru_cache(maxsize=1 << 13)
def _first(thing: Any) -> Any:
    return thing


def hashed_once(kind: Value) -> Value:
    """A frozen dataclass (without slots) that keeps its hash."""
    hash_of: Any = kind.__hash__

    def __hash__(self: object) -> int:  # noqa: N807 the method it replaces
        known: int | None = self.__dict__.get("_hash")
        if known is None:
            known = self.__dict__["_hash"] = hash_of(self)
        return known

    def __getstate__(self: object) -> dict[str, Any]:  # noqa: N807 another process hashes otherwise
        return {name: value for name, value in self.__dict__.items() if name != "_hash"}

    kind.__getstate__ = __getstate__  # type: ignore[method-assign, assignment]
    kind.__hash__ = __hash__  # type: ignore[assignment]
    return kind
