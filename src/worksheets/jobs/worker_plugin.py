"""What a worker of a Dask cluster has for as long as it lives."""

from typing import Any

from distributed import WorkerPlugin

from worksheets.jobs.worker import PLUGIN, Engines


class EnginesPlugin(WorkerPlugin):
    """The engines of a worker; jobs find them by the name of this plugin."""

    name = PLUGIN

    def setup(self, worker: Any) -> None:
        """Begin without having read anything."""
        self.engines = Engines()
