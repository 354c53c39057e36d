"""The local page as a process serves it, and a real browser that looks at it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from builds import with_program

OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WAIT = 15_000
"""Milliseconds that the page may take for a step; the machine may be busy."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the page of a folder, whose program is killed in the end."""
    process = subprocess.Popen(
        [sys.executable, "-um", "worksheets", "serve", ".", "--no-browser"],
        cwd=folder,
        env=with_program({}),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    try:
        yield process.stdout.readline().strip()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@contextmanager
def shown(browser: Browser, address: str) -> Iterator[Page]:
    """The page, once it shows a paper; no script may fail, and nothing be asked from elsewhere."""
    context = browser.new_context(viewport={"width": 1500, "height": 950})
    context.set_default_timeout(WAIT)
    wrong: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if "CSP" in said.text else None)
    page.on("request", lambda asked: None if _is_ours(asked.url) else wrong.append(asked.url))
    page.goto(address)
    expect(page.locator("#sheets img").first).to_have_attribute("src", re.compile("page/"))
    yield page
    context.close()
    assert wrong == []


def _is_ours(address: str) -> bool:
    return address.startswith(("http://127.0.0.1:", "blob:http://127.0.0.1:"))


def violations(page: Page) -> dict[str, list[str]]:
    """What axe finds wrong, by its rule, with the elements."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return {one["id"]: [node["html"][:120] for node in one["nodes"]] for one in found}


def said(page: Page, words: str) -> None:
    """Wait until the page says some words."""
    expect(page.locator("#state")).to_contain_text(words)
