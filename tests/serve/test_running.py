"""`worksheets serve` prints an address of this machine, serves it, and ends with Ctrl+C."""

import re
import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest
import uvicorn
from click.testing import CliRunner

from builds import with_program
from worksheets.cli import serve as command
from worksheets.cli import worksheets as program
from worksheets.serve.running import serve


def asked(port: int, path: str) -> tuple[int, bool]:
    """The status of an answer, and whether it is the page."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    is_page = b"<title>worksheets</title>" in answer.read()
    connection.close()
    return answer.status, is_page


def test_the_page_is_served_to_this_machine_alone(tmp_path: Path) -> None:
    (tmp_path / "quiz.yaml").write_text("title: T\n")
    process = subprocess.Popen(
        [sys.executable, "-um", "worksheets", "serve", "quiz.yaml", "--no-browser"],
        cwd=tmp_path,
        env=with_program({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout
    try:
        address = process.stdout.readline().strip()
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/([\w-]{32})/#quiz\.yaml", address)
        assert found, address
        port, secret = found.groups()
        assert asked(int(port), f"/{secret}/") == (200, True)
        assert asked(int(port), "/") == (404, False)
        others = {name for _, _, _, _, (name, *_) in socket.getaddrinfo(socket.gethostname(), None)}
        for other in others - {"127.0.0.1", "127.0.1.1", "::1"}:
            family = socket.AF_INET6 if ":" in other else socket.AF_INET
            with socket.socket(family) as asking:
                asking.settimeout(2)
                assert asking.connect_ex((other, int(port))) != 0
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        assert secret not in process.stdout.read()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_what_serves_leaves_the_paper_to_the_engine() -> None:
    """The address is there, and the engine at work, before anything of papers is imported."""
    found = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, worksheets.serve.app, worksheets.serve.engine\n"
            "print({'pydantic', 'reportlab', 'worksheets.layout'} & set(sys.modules))",
        ],
        capture_output=True,
        check=True,
        env=with_program({}),
        text=True,
    )
    assert found.stdout.strip() == "set()"


def test_answers_are_sent_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else each waits until the other end has said that it has the part before (40 ms)."""
    sent_at_once = []

    def looked_at(_: uvicorn.Server, sockets: list[socket.socket]) -> None:
        with socket.create_connection(sockets[0].getsockname()):
            accepted, _ = sockets[0].accept()
        with accepted:
            sent_at_once.append(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

    monkeypatch.setattr(uvicorn.Server, "run", looked_at)
    serve(tmp_path, 0, lambda _: None)
    assert sent_at_once != []
    assert all(sent_at_once)


def test_a_port_that_is_taken_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        arguments = ["serve", ".", "--no-browser", "--port", port]
        result = CliRunner().invoke(program, arguments)
    assert f"port {port} cannot be used" in result.output
    assert "hint: choose another with --port" in result.output


def test_what_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "find_spec", lambda _: None)
    result = CliRunner().invoke(program, ["serve"])
    assert "the page needs starlette and uvicorn" in result.output
    assert "hint: pip install 'worksheets[serve]'" in result.output
