"""Nobody gets in but this machine's browser from the page itself; every refusal has a reason."""

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from worksheets.serve.guard import HEADERS, MOST, POLICY

PORT, SECRET = 8931, "the-secret-of-this-test"
OURS = f"127.0.0.1:{PORT}"
FILES = f"/{SECRET}/api/files"
PREVIEW = f"/{SECRET}/api/preview"


@pytest.mark.parametrize("host", [OURS, f"localhost:{PORT}", f"[::1]:{PORT}"])
def test_this_machine_is_let_in(intruder: TestClient, host: str) -> None:
    assert intruder.get(FILES, headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:80", f"127.0.0.1.evil:{PORT}"],
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"])
def test_a_rebound_name_is_not_served(intruder: TestClient, host: str, method: str) -> None:
    answer = intruder.request(method, FILES, headers={"host": host, "x-worksheets": "1"})
    assert answer.status_code == 421


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", f"https://{OURS}", "http://127.0.0.1:80", ""]
)
def test_another_origin_is_refused(intruder: TestClient, origin: str) -> None:
    for method in ("GET", "POST"):
        headers = {"origin": origin, "x-worksheets": "1"}
        assert intruder.request(method, PREVIEW, headers=headers, json={}).status_code == 403


def test_our_own_origin_is_let_in(intruder: TestClient) -> None:
    headers = {"origin": f"http://{OURS}", "sec-fetch-site": "same-origin"}
    assert intruder.get(FILES, headers=headers).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "anything"])
def test_another_site_is_refused(intruder: TestClient, site: str) -> None:
    assert intruder.get(FILES, headers={"sec-fetch-site": site}).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/api/files",
        "/wrong/",
        "/wrong/api/files",
        f"/{SECRET}x/",
        f"/{SECRET[:-1]}/",
        "//",
        "/é/",
    ],
)
def test_without_the_secret_there_is_nothing(intruder: TestClient, path: str) -> None:
    answer = intruder.get(path)
    assert answer.status_code == 404
    assert answer.text == "open the address that 'worksheets serve' printed"


def test_no_cookie_is_set_and_the_bare_secret_leads_to_the_page(intruder: TestClient) -> None:
    answer = intruder.get(f"/{SECRET}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/{SECRET}/")
    answer = intruder.get(f"/{SECRET}/")
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("header", [{}, {"x-worksheets": "0"}, {"x-worksheets": ""}])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_is_written_without_the_header(
    intruder: TestClient, method: str, header: dict[str, str]
) -> None:
    answer = intruder.request(method, PREVIEW, headers=header, content=b"{}")
    assert answer.status_code == 403
    assert answer.text == "this does not come from the page"


def test_a_preflight_is_never_granted(intruder: TestClient) -> None:
    headers = {
        "origin": "http://evil.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "x-worksheets",
    }
    answer = intruder.options(PREVIEW, headers=headers)
    assert answer.status_code == 403
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_a_large_request_is_refused_before_it_is_read(intruder: TestClient) -> None:
    headers = {"x-worksheets": "1", "content-length": str(MOST + 1)}
    assert intruder.post(PREVIEW, headers=headers, content=b"{}").status_code == 413
    headers["content-length"] = "9" * 30
    assert intruder.post(PREVIEW, headers=headers, content=b"{}").status_code == 413


def test_a_request_without_a_length_is_refused(intruder: TestClient) -> None:
    def endless() -> object:
        yield b"{"

    answer = intruder.post(PREVIEW, headers={"x-worksheets": "1"}, content=endless())  # type: ignore[arg-type]
    assert answer.status_code == 411


@pytest.mark.parametrize(
    "path", ["/", f"/{SECRET}/", f"/{SECRET}/static/page.js", FILES, f"/{SECRET}/nothing"]
)
def test_every_answer_says_what_a_browser_may_do(intruder: TestClient, path: str) -> None:
    answer = intruder.get(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "unsafe" not in POLICY
    assert POLICY.startswith("default-src 'none'; ")
    assert answer.headers["cache-control"] == "no-store"


def test_websockets_are_not_spoken(intruder: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect), intruder.websocket_connect(f"/{SECRET}/"):
        pass


@pytest.mark.parametrize("body", ["[" * 900_000, '{"name": "a\\ud800.yaml", "text": "x"}', "no"])
def test_what_nobody_sends_is_refused_in_words(intruder: TestClient, body: str) -> None:
    headers = {"x-worksheets": "1", "content-type": "application/json"}
    answer = intruder.post(PREVIEW, headers=headers, content=body)
    assert answer.status_code == 404
    assert "there is no spec" in answer.text


def test_no_path_is_made_up_of_another(intruder: TestClient) -> None:
    answer = intruder.get(f"{FILES}/", follow_redirects=False)
    assert answer.status_code == 404
