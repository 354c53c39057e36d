"""What pure functions have answered, remembered by an engine while it has room."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")

_CURRENT: "ContextVar[Memory | None]" = ContextVar("memory", default=None)


class Memory:
    """The answers of one engine, by function; what was not asked for longest goes first."""

    def __init__(self) -> None:
        self._tables: dict[Callable[..., Any], Callable[..., Any]] = {}

    @contextmanager
    def used(self) -> Iterator[None]:
        """Answer out of this memory what functions with a memo are asked in this context."""
        token = _CURRENT.set(self)
        try:
            yield
        finally:
            _CURRENT.reset(token)

    def table(self, function: Callable[..., Any], most: int) -> Callable[..., Any]:
        """The function with its answers; at most so many of them are remembered."""
        found = self._tables.get(function)
        if found is None:
            found = self._tables[function] = lru_cache(most)(function)
        return found


def memory_in_use() -> Memory:
    """The memory of this context, or a new one: work that is done again and again in one process
    is remembered if it is done within `Memory().used()`."""
    return _CURRENT.get() or Memory()


def memo(most: int) -> Callable[[Callable[Arguments, Answer]], Callable[Arguments, Answer]]:
    """Let an engine remember at most so many answers of a pure function, by its arguments.

    Where no engine is at work nothing is remembered.
    """

    def remembered(function: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
        @wraps(function)
        def answer(*arguments: Arguments.args, **named: Arguments.kwargs) -> Answer:
            memory = _CURRENT.get()
            if memory is None:
                return function(*arguments, **named)
            answered: Answer = memory.table(function, most)(*arguments, **named)
            return answered

        return answer

    return remembered
