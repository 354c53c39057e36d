"""The server itself: on this machine only, at a free port, with a new secret each time."""

import secrets
import socket
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from worksheets.serve.worker import Worker

HERE = "127.0.0.1"
"""There is no option for another address: nobody else may ask."""


def serve(folder: Path, port: int, opened: Callable[[str], object]) -> None:
    """Serve the page of a folder until somebody ends it; `opened` gets its address.

    Port 0 is any that is free. Raises OSError if the port is taken.
    """
    with socket.create_server((HERE, port)) as listening, closing(Worker(folder)) as worker:
        worker.start()
        # What a connection inherits: asyncio leaves it out where a socket does not name its
        # protocol, and each answer waits 40 ms for the other end.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        import uvicorn  # noqa: PLC0415 while the engine starts

        from worksheets.serve.app import app_of  # noqa: PLC0415

        number: int = listening.getsockname()[1]
        secret = secrets.token_urlsafe(24)
        config = uvicorn.Config(
            app_of(folder, number, secret, worker),
            log_level="error",
            access_log=False,
            server_header=False,
            http="h11",
            ws="none",
            lifespan="off",
            timeout_graceful_shutdown=1,
        )
        opened(f"http://{HERE}:{number}/{secret}/")
        uvicorn.Server(config).run(sockets=[listening])
