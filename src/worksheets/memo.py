"""What pure functions have answered, remembered by an engine while it has room."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


class Memo(Generic[Arguments, Answer]):
    """A pure function of which an engine remembers at most so many answers, by its arguments.

    Where no engine is at work nothing is remembered.
    """

    def __init__(self, function: Callable[Arguments, Answer], most: int) -> None:
        self.function = function
        self.most = most
        update_wrapper(self, function)

    def __call__(self, *arguments: Arguments.args, **named: Arguments.kwargs) -> Answer:
        memory = _CURRENT.get()
        if memory is None:
            return self.function(*arguments, **named)
        answer: Answer = memory.tables[self](*arguments, **named)
        return answer

    @property
    def here(self) -> Callable[Arguments, Answer]:
        """The function as the engine at work answers it, to be called many times."""
        memory = _CURRENT.get()
        return self.function if memory is None else memory.tables[self]


class _Tables(dict[Memo[Any, Any], Callable[..., Any]]):
    """By function, what answers in its place."""

    def __missing__(self, key: Memo[Any, Any]) -> Callable[..., Any]:
        table = self[key] = lru_cache(key.most)(key.function)
        return table


class Memory:
    """The answers of one engine, by function; what was not asked for longest goes first."""

    def __init__(self) -> None:
        self.tables = _Tables()

    @contextmanager
    def used(self) -> Iterator[None]:
        """Answer out of this memory what functions with a memo are asked in this context."""
        token = _CURRENT.set(self)
        try:
            yield
        finally:
            _CURRENT.reset(token)


_CURRENT: ContextVar[Memory | None] = ContextVar("memory", default=None)


def memory_in_use() -> Memory:
    """The memory of this context, or a new one: work that is done again and again in one process
    is remembered if it is done within `Memory().used()`."""
    return _CURRENT.get() or Memory()


def memo(
    most: int,
) -> Callable[[Callable[Arguments, Answer]], Memo[Arguments, Answer]]:
    """Let an engine remember at most so many answers of a pure function."""

    def remembered(function: Callable[Arguments, Answer]) -> Memo[Arguments, Answer]:
        return Memo(function, most)

    return remembered
