"""Work on several specs, where one may fail, even by a bug of this program, and the others go on.

Work is done by executors, here or in other processes; an exception stays in its future.
"""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

from worksheets.layout.type.font_files import FontFault
from worksheets.model.diagnostics import Diagnostic, Mistake, Span
from worksheets.pipeline.files import Unwritable

Answer = TypeVar("Answer")
LOG = logging.getLogger("worksheets")
REPORT_HINT = "this is a fault of the program: please report it, with the file"
DEBUG_HINT = "WORKSHEETS_DEBUG=1 shows where it was"


@contextmanager
def one_at_a_time() -> Iterator[Executor]:
    """An executor in this process."""
    with ThreadPoolExecutor(1) as pool:
        yield pool


def attempted(pool: Executor, do: Callable[[], Answer]) -> Future[Answer]:
    """The finished future of a call, whether it returned or raised.

    The call sees what the caller's context does: without it a thread would remember nothing.
    """
    future: Future[Answer] = pool.submit(copy_context().run, do)
    future.exception()
    return future


def failure_diagnostic(error: BaseException, spec: Path, job: str = "") -> Diagnostic:
    """The error to report for a spec whose work raised an exception.

    A mistake of an author and a full disk are reported as such; anything else is a bug of this
    program, and its traceback goes to the log.
    """
    place = Span(spec.as_posix())
    prefix = f"the job '{job}' failed: " if job else ""
    match error:
        case Unwritable():
            hint = "mend that, and build again with --resume"
            return Diagnostic("error", place, f"{prefix}{error}", (hint,))
        case Mistake() | FontFault():
            return Diagnostic("error", place, f"{prefix}{error}", error.hints)
    LOG.debug("%s", job or spec, exc_info=error)
    return Diagnostic("error", place, f"{prefix}{internal_error(error)}", (REPORT_HINT, DEBUG_HINT))


def internal_error(error: BaseException) -> str:
    """A bug of this program in one line: the exception and where it was raised."""
    frames = extract_tb(error.__traceback__)
    where = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"internal error: {type(error).__name__}: {error}{where}"
