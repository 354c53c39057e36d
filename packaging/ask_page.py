"""Ask the page of a program, as a browser would, whether it shows a paper and a form.

    python packaging/ask_page.py dist/worksheets/worksheets specs korean-war.yaml

Ends with an error if it does not.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

PNG = b"\x89PNG"


def asked(address: str, path: str, value: object = None) -> bytes:
    """What the page answers; raises OSError if it refuses."""
    here = urlsplit(address)
    headers = {"content-type": "application/json", "x-worksheets": "1"}
    headers["origin"] = f"{here.scheme}://{here.netloc}"
    body = None if value is None else json.dumps(value).encode()
    with urlopen(Request(f"{address}{path}", data=body, headers=headers)) as answer:  # noqa: S310
        octets: bytes = answer.read()
    return octets


def check(address: str, spec: Path) -> None:
    """Raise ValueError if the page of a spec lacks its paper or the form of its first question."""
    text: dict[str, Any] = {"name": spec.name, "text": spec.read_text("utf-8"), "form": ""}
    found = json.loads(asked(address, "api/preview", text))
    digest = found["pages"][0]["pages"][0]["digest"]
    if not asked(address, f"page/{digest}.png").startswith(PNG):
        raise ValueError("the page shows no picture")
    question = found["questions"][0]
    about = {"about": question["id"], "type": question["type"]}
    if not json.loads(asked(address, "api/form", {**text, **about}))["fields"]:
        raise ValueError("the page has no form for the first question")


def main(program: str, folder: str, name: str) -> None:
    command = [program, "serve", folder, "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout  # noqa: S101 for the type checker
        try:
            check(process.stdout.readline().strip(), Path(folder, name))
        finally:
            process.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
