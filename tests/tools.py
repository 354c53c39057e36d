"""Programs that only some tests need."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest


def lacking(what: str) -> NoReturn:
    """Skip a test for want of something; on the build server nothing may be wanting."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is not installed")
    pytest.skip(f"{what} is not installed")


def program(name: str) -> str:
    """The path of a program."""
    return shutil.which(name) or lacking(name)


def output_of(*command: str | Path) -> str:
    """What a program writes; the test fails with what it complains of."""
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr).decode(errors="replace")
    return done.stdout.decode("utf-8")
