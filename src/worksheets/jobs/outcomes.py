"""The outcomes of jobs that failed, and the exception for a cluster that is lost."""

from collections.abc import Callable
from concurrent.futures import Future

from worksheets.jobs.plan import Job
from worksheets.jobs.work import JobOutcome
from worksheets.model.diagnostics import Diagnostic, Span
from worksheets.pipeline.attempts import failure_diagnostic

ReportOutcome = Callable[[JobOutcome], None]


class ClusterLost(RuntimeError):
    """A cluster cannot do the remaining jobs; the message says why."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def outcome_of(future: Future[JobOutcome], job: Job) -> JobOutcome:
    """The outcome of a finished future, also if the job raised an exception."""
    error = future.exception()
    return future.result() if error is None else failed_outcome(job, error)


def failed_outcome(job: Job, error: BaseException) -> JobOutcome:
    """The outcome of a job that raised an exception."""
    return JobOutcome(job, (), (failure_diagnostic(error, job.spec, str(job)),))


def killed_outcome(job: Job, reason: str) -> JobOutcome:
    """The outcome of a job whose process was killed."""
    message = f"the job '{job}' failed: {reason}"
    hint = "mend that, and build again with --resume"
    return JobOutcome(job, (), (Diagnostic("error", Span(job.spec.as_posix()), message, (hint,)),))
