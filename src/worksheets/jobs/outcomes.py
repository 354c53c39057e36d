"""What comes of jobs, also of those that fail."""

from collections.abc import Callable
from concurrent.futures import Future

from worksheets.jobs.plan import Job
from worksheets.jobs.work import Done
from worksheets.model.diagnostics import Diagnostic, Span
from worksheets.pipeline.attempts import fault

Report = Callable[[Done], None]


class Lost(RuntimeError):
    """A cluster cannot do what is left; the message says why."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def outcome(future: Future[Done], job: Job) -> Done:
    """What came of a job, also if it raised an error."""
    error = future.exception()
    return future.result() if error is None else failed(job, error)


def failed(job: Job, error: BaseException) -> Done:
    """What came of a job that raised an error."""
    return Done(job, (), (fault(error, job.spec, str(job)),))


def killed(job: Job, reason: str) -> Done:
    """What came of a job that its process did not survive."""
    message = f"the job '{job}' failed: {reason}"
    hint = "mend that, and build again with --resume"
    return Done(job, (), (Diagnostic("error", Span(job.spec.as_posix()), message, (hint,)),))
