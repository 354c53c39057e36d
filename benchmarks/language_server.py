"""What a headless yaml-language-server, which editors use, says of every file that ships.

It needs Node and the package: npm install yaml-language-server; then
python -m benchmarks.language_server node_modules/yaml-language-server/bin/yaml-language-server
prints each false alarm, and says whether a file with mistakes gives any.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, cast

from worksheets.authoring.schemas.making import KINDS, schema
from worksheets.read.course_folders import is_course

ROOT = Path(__file__).parent.parent
PROGRAM = ROOT / "src" / "worksheets"
MISTAKEN = "title: T\nsectons: []\nminutes: soon\n"


def shipped_files() -> Iterator[tuple[Path, str]]:
    """The files that ship, each with the kind of its schema."""
    courses = [path.parent for path in PROGRAM.parent.rglob("outline.yaml")]
    courses += [path.parent for path in (ROOT / "specs").rglob("outline.yaml")]
    for path in sorted(path for course in courses for path in course.glob("*.yaml")):
        yield path, path.stem if path.stem in ("outline", "levels") else "topic"
    for path in sorted((ROOT / "specs").rglob("*.yaml")):
        if not is_course(path.parent):
            yield path, "spec"
    for path in sorted((PROGRAM / "themes").glob("*.yaml")):
        yield path, "theme"


class LanguageServer:
    """A server that was told which schema is for which file."""

    def __init__(self, program: str, schemas: Mapping[str, list[str]]) -> None:
        process = subprocess.Popen(
            [shutil.which("node") or "node", program, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.process = process
        self.to = cast(IO[bytes], process.stdin)
        self.answers = cast(IO[bytes], process.stdout)
        self.settings = {"schemas": schemas, "validate": True, "schemaStore": {"enable": False}}
        client = {"workspace": {"configuration": True}}
        self.send("initialize", {"rootUri": None, "processId": None, "capabilities": client}, 1)
        self.send("initialized", {})
        self.send("workspace/didChangeConfiguration", {"settings": {"yaml": self.settings}})

    def send(self, method: str, parameters: Any, number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": parameters}
        self._write(message if number is None else {**message, "id": number})

    def _write(self, message: Any) -> None:
        octets = json.dumps(message).encode()
        self.to.write(b"Content-Length: %d\r\n\r\n" % len(octets) + octets)
        self.to.flush()

    def _read(self) -> Any:
        length = 0
        while line := self.answers.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        return json.loads(self.answers.read(length))

    def alarms(self, path: Path) -> list[str]:
        """What is said of a file, each with its line."""
        address = path.as_uri()
        document = {"uri": address, "languageId": "yaml", "version": 1}
        text = path.read_text("utf-8")
        self.send("textDocument/didOpen", {"textDocument": {**document, "text": text}})
        while True:
            message = self._read()
            if message.get("method") == "workspace/configuration":
                asked = [one.get("section") for one in message["params"]["items"]]
                found = [self.settings if one == "yaml" else None for one in asked]
                self._write({"jsonrpc": "2.0", "id": message["id"], "result": found})
            elif "id" in message and "method" in message:
                self._write({"jsonrpc": "2.0", "id": message["id"], "result": None})
            elif message.get("params", {}).get("uri") == address:
                self.send("textDocument/didClose", {"textDocument": {"uri": address}})
                found = message["params"]["diagnostics"]
                return [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in found]


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 1
    files = list(shipped_files())
    with tempfile.TemporaryDirectory() as name:
        mistaken = Path(name) / "mistaken.yaml"
        mistaken.write_text(MISTAKEN)
        schemas = {}
        for kind in KINDS:
            made = Path(name) / f"{kind}.json"
            made.write_text(json.dumps(schema(kind)))
            of_kind = [path.as_posix() for path, its in files if its == kind]
            schemas[made.as_uri()] = of_kind + [mistaken.as_posix()] * (kind == "spec")
        server = LanguageServer(sys.argv[1], schemas)
        alarms = {path: server.alarms(path) for path, _ in files}
        seen = server.alarms(mistaken)
        server.process.kill()
    for path, found in alarms.items():
        for alarm in found:
            print(f"{path}:{alarm}")
    print(
        f"{len(files)} files, {sum(map(len, alarms.values()))} alarms; of two mistakes {len(seen)}"
    )
    return int(any(alarms.values()) or len(seen) != 2)


if __name__ == "__main__":
    sys.exit(main())
