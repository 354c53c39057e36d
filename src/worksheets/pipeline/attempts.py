"""Work of which one piece may fail, even by a fault of this program, and the others go on.

Pieces are done by executors, here or in other processes; what one raises is a value of its future.
"""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

from worksheets.layout.type.font_files import FontFault
from worksheets.model.diagnostics import Diagnostic, Mistake, Span
from worksheets.pipeline.files import Unwritable

Answer = TypeVar("Answer")
LOG = logging.getLogger("worksheets")
REPORT = "this is a fault of the program: please report it, with the file"
DEBUG = "WORKSHEETS_DEBUG=1 shows where it was"


@contextmanager
def one_at_a_time() -> Iterator[Executor]:
    """An executor in this process."""
    with ThreadPoolExecutor(1) as pool:
        yield pool


def attempted(pool: Executor, do: Callable[[], Answer]) -> Future[Answer]:
    """A piece of work when it has ended, well or not."""
    future = pool.submit(do)
    future.exception()
    return future


def fault(error: BaseException, spec: Path, job: str = "") -> Diagnostic:
    """What is said of a piece of work on a spec that raised an error.

    An author's mistake, or a disk that is full, is said as such; all else is a fault of this
    program, and the log has where it happened.
    """
    place = Span(spec.as_posix())
    what = f"the job '{job}' failed: " if job else ""
    match error:
        case Unwritable():
            hint = "mend that, and build again with --resume"
            return Diagnostic("error", place, f"{what}{error}", (hint,))
        case Mistake() | FontFault():
            return Diagnostic("error", place, f"{what}{error}", error.hints)
    LOG.debug("%s", job or spec, exc_info=error)
    return Diagnostic("error", place, f"{what}{internal_error(error)}", (REPORT, DEBUG))


def internal_error(error: BaseException) -> str:
    """A fault of this program in a line: what was raised, and where."""
    frames = extract_tb(error.__traceback__)
    where = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"internal error: {type(error).__name__}: {error}{where}"
