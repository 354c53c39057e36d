"""The process that does the jobs of the page. This module is read by the one that starts it, too,
so it has nothing but the start."""

import gc
import signal
from multiprocessing.connection import Connection
from pathlib import Path


def run_engine(connection: Connection, folder: Path) -> None:
    """Do the jobs that come through a pipe, until the other end is closed.

    What is kept from job to job is much and has few circles, so looking for these is time lost: a
    process that has done many jobs is replaced instead.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for the process that started this one
    gc.disable()
    from worksheets.serve.jobs_of_page import do_jobs  # noqa: PLC0415 0.6 s that the page lacks

    do_jobs(connection, folder)
