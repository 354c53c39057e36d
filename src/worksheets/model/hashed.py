"""Values whose hash is computed once, for they are looked up again and again."""

from typing import Any, TypeVar

Value = TypeVar("Value", bound=type)


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
