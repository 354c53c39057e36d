"""Every spec that ships: it builds, its totals agree, nothing leaks, and its bytes are stable."""

import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

import worksheets
from structure import check_structure

SPECS = sorted((Path(__file__).parent.parent / "specs").glob("*.yaml"))
NAMES = [spec.stem for spec in SPECS]


def words(data: bytes) -> str:
    reader = pypdf.PdfReader(BytesIO(data))
    return "\n".join(page.extract_text() for page in reader.pages)


def built(spec: Path, output: Path, scheme: str) -> dict[str, bytes]:
    result = worksheets.build(spec, output=output, scheme=scheme)  # type: ignore[arg-type]
    assert result.ok, [str(found) for found in result.diagnostics]
    assert not result.diagnostics
    return {file.kind: file.path.read_bytes() for file in result.built}


@pytest.mark.parametrize("spec", SPECS, ids=NAMES)
def test_files_are_sound_and_totals_agree(spec: Path, tmp_path: Path) -> None:
    files = built(spec, tmp_path, "both")
    assert set(files) == {"paper", "mark-scheme", "paper-and-mark-scheme"}
    for data in files.values():
        check_structure(data)
    paper, scheme = words(files["paper"]), words(files["mark-scheme"])
    (total,) = re.findall(r"Score\s+/ (\d+)", paper)
    assert sum(map(int, re.findall(r"\[(\d+)\]$", paper, re.M))) == int(total)
    assert re.findall(r"^Total: (\d+) marks?\.", scheme, re.M) == [total]
    sections = re.findall(r"Total for this section: (\d+) mark", scheme)
    assert sum(map(int, sections)) == int(total)


@pytest.mark.parametrize("spec", SPECS, ids=NAMES)
def test_student_file_holds_nothing_of_the_scheme(spec: Path, tmp_path: Path) -> None:
    files = built(spec, tmp_path, "both")
    reader = pypdf.PdfReader(BytesIO(files["paper"]))
    outline = str([entry.title for entry in _flat(reader.outline)])
    whole = f"{words(files['paper'])} {reader.metadata} {reader.xmp_metadata} {outline}".lower()
    assert not reader.attachments
    for secret in ("mark scheme", "ms-1", "key at a glance", "do not accept", "guidance"):
        assert secret not in whole
    secrets = re.findall(
        r"(?:It was [^\n]+ that [^\n]+|Accept: [^\n]+)", words(files["mark-scheme"])
    )
    for secret in secrets:
        assert secret.removeprefix("Accept: ").lower() not in whole or len(secret) < 20


def _flat(outline: list[object]) -> list[pypdf.generic.Destination]:
    found = []
    for entry in outline:
        if isinstance(entry, list):
            found += _flat(entry)
        elif isinstance(entry, pypdf.generic.Destination):
            found.append(entry)
    return found


@pytest.mark.parametrize("spec", SPECS, ids=NAMES)
def test_same_input_same_bytes(spec: Path, tmp_path: Path) -> None:
    here = built(spec, tmp_path / "here", "both")
    for seed in ("0", "1"):
        folder = tmp_path / seed
        command = [sys.executable, "-m", "worksheets", "build", str(spec), "--scheme", "both"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Seoul"}
        subprocess.run([*command, "-o", str(folder)], check=True, env=environment)
        there = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert sorted(there.values()) == sorted(here.values())
