"""The local page of a folder with a few specs, asked as a browser asks it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from starlette.testclient import TestClient

from browsing import OPTIONS, WAIT
from papers import SPECS
from tools import program
from worksheets.serve.app import app_of
from worksheets.serve.worker import Worker

PORT, SECRET = 8931, "the-secret-of-this-test"
HOME = f"http://127.0.0.1:{PORT}"
WRITES = {"x-worksheets": "1"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    for path in SPECS:
        if path.stem in ("korean-war", "fractions"):
            shutil.copy(path, folder)
    (folder.parent / "outside.yaml").write_text("title: Outside\n")
    (folder / "link.yaml").symlink_to(folder.parent / "outside.yaml")
    return folder


@pytest.fixture(scope="module")
def worker(folder: Path) -> Iterator[Worker]:
    worker = Worker(folder)
    yield worker
    worker.close()


@pytest.fixture(scope="module")
def intruder(folder: Path, worker: Worker) -> TestClient:
    """Somebody who asks the server without knowing the secret."""
    return TestClient(app_of(folder, PORT, SECRET, worker), base_url=HOME, follow_redirects=False)


@pytest.fixture(scope="module")
def page(folder: Path, worker: Worker) -> TestClient:
    """The page itself, with all that it sends."""
    app = app_of(folder, PORT, SECRET, worker)
    return TestClient(app, base_url=f"{HOME}/{SECRET}", headers=WRITES)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = program("chromium")
    expect.set_options(timeout=WAIT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(OPTIONS))
        yield browser
        browser.close()
