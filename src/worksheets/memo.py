"""What pure functions have answered, remembered by an engine while it has room."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import Any, ParamSpec, Protocol, TypeVar, cast

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")
Answer_co = TypeVar("Answer_co", covariant=True)


class Memo(Protocol[Arguments, Answer_co]):
    """A pure function of which an engine remembers the answers, by its arguments."""

    def __call__(self, *arguments: Arguments.args, **named: Arguments.kwargs) -> Answer_co: ...

    def here(self) -> Callable[Arguments, Answer_co]:
        """The function as the engine at work answers it, for those who ask it many times."""
        ...


class Memory:
    """The answers of one engine, by function; what was not asked for longest goes first.

    What a function has read (fonts, languages, installed packages) is taken not to change while a
    memory is in use: work on files that changed begins with a new memory.
    """

    def __init__(self) -> None:
        self.tables: dict[Callable[..., Any], Callable[..., Any]] = {}

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


def remembering(function: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """Let a long piece of work answer out of the memory in use, or out of one of its own."""

    @wraps(function)
    def working(*arguments: Arguments.args, **named: Arguments.kwargs) -> Answer:
        with memory_in_use().used():
            return function(*arguments, **named)

    return working


def memo(most: int) -> Callable[[Callable[Arguments, Answer]], Memo[Arguments, Answer]]:
    """Let an engine remember at most so many answers of a pure function, by its arguments.

    Where no engine is at work nothing is remembered.
    """

    def remembered(function: Callable[Arguments, Answer]) -> Memo[Arguments, Answer]:
        current = _CURRENT.get

        def here() -> Callable[Arguments, Answer]:
            memory = current()
            if memory is None:
                return function
            if function not in memory.tables:
                memory.tables[function] = lru_cache(most)(function)
            return memory.tables[function]

        @wraps(function)
        def answer(*arguments: Arguments.args, **named: Arguments.kwargs) -> Answer:
            memory = current()
            if memory is None or function not in memory.tables:
                return here()(*arguments, **named)
            answered: Answer = memory.tables[function](*arguments, **named)
            return answered

        answer.here = here  # type: ignore[attr-defined]
        return cast(Memo[Arguments, Answer], answer)

    return remembered
