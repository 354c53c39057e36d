"""A build in memory has the files of a build, and none if anything is wrong."""

from pathlib import Path

import worksheets
from papers import SPECS
from worksheets.jobs.in_memory import build_in_memory
from worksheets.model.roster import RosterInMemory
from worksheets.pipeline.request import Request

KOREA = next(path for path in SPECS if path.stem == "korean-war")
CLASS = b"name\nAnn Lee\nBen Cole\n"


def test_the_files_are_those_of_a_build(tmp_path: Path) -> None:
    spec = tmp_path / "forms.yaml"
    spec.write_text(KOREA.read_text("utf-8") + "forms: 2\n", "utf-8")
    (tmp_path / "class.csv").write_bytes(CLASS)
    worksheets.build(spec, output=tmp_path / "out", roster=tmp_path / "class.csv", together=True)
    request = Request(roster=RosterInMemory("list", CLASS), together=True)
    found = build_in_memory(spec, request, 2)
    assert {one.name: data for one, data in found.files} == {
        path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()
    }


def test_one_pupil_too_many_is_an_error() -> None:
    request = Request(roster=RosterInMemory("list", CLASS))
    found = build_in_memory(KOREA, request, 1)
    assert (found.files, len(found.diagnostics)) == ((), 1)
    assert found.diagnostics[0].message == "there are 2 pupils; 1 is the most here"


def test_an_error_leaves_no_file(tmp_path: Path) -> None:
    listed = "name\nAnn\n𒀀\n".encode()
    found = build_in_memory(KOREA, Request(roster=RosterInMemory("list", listed)), 9)
    assert found.files == ()
    assert [(one.severity, one.span.file, one.span.line) for one in found.diagnostics] == [
        ("error", "list", 3)
    ]
    bad = tmp_path / "bad.yaml"
    bad.write_text("title: T\n")
    assert build_in_memory(bad, Request(), 9).files == ()
