"""A Dask plugin that gives a worker its engines for as long as it lives."""

from typing import Any

from distributed import WorkerPlugin

from worksheets.jobs.worker import PLUGIN, WorkerEngines


class EnginesPlugin(WorkerPlugin):
    """The engines of a worker; jobs find them by the name of this plugin."""

    name = PLUGIN

    def setup(self, worker: Any) -> None:
        """Start with no engine."""
        self.engines = WorkerEngines()
