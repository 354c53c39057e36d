"""Processes that work for this one: how they begin, and one function for many values."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextvars import ContextVar
from multiprocessing import get_context, parent_process
from typing import Any, TypeVar

Given = TypeVar("Given")
Answer = TypeVar("Answer")

_FUNCTION: ContextVar[Callable[[Any], Any]] = ContextVar("function")
"""What a process of `in_processes` does, set when it starts."""


def can_fork() -> bool:
    """Whether a process can be split off this one, with all that it has in memory."""
    return sys.platform == "linux" and threading.active_count() == 1


def begin(on_interrupt: signal.Handlers) -> None:
    """Begin as a process that works for another, with which it ends."""
    signal.signal(signal.SIGINT, on_interrupt)
    gc.set_threshold(5_000_000)  # papers and pages hold no circles
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when its parent was killed; it would wait for jobs for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def in_processes(
    function: Callable[[Given], Answer], values: Iterable[Given], count: int
) -> Iterator[Answer]:
    """The answers of a function for some values, in their order, worked out by `count` processes
    that are split off this one; by itself where none can be.

    Raises what the function raises.
    """
    if count == 1 or not can_fork():
        yield from map(function, values)
        return
    with ProcessPoolExecutor(count, get_context("fork"), _begin_with, (function,)) as pool:
        yield from pool.map(_answer, values)


def _begin_with(function: Callable[[Any], Any]) -> None:
    _FUNCTION.set(function)
    begin(signal.SIG_DFL)  # what is under way is of no use to anybody


def _answer(value: Any) -> Any:
    return _FUNCTION.get()(value)
