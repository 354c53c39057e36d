"""A Dask plugin that keeps the engines of a Dask worker for as long as that runs."""

from typing import Any

from distributed import WorkerPlugin

from worksheets.jobs.worker import PLUGIN, WorkerEngines


class EnginesPlugin(WorkerPlugin):
    """The engines of a Dask worker; jobs find them by the name of this plugin.

    Another build on the same cluster finds those that are there.
    """

    name = PLUGIN
    idempotent = True

    def setup(self, worker: Any) -> None:
        """Begin with no engine; the first job of each spec makes one."""
        self.engines = WorkerEngines()
