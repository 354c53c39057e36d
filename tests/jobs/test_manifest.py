"""What a manifest says was done counts only while it is still true."""

import json
import os
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from worksheets.jobs.batch import build
from worksheets.jobs.manifest import MANIFEST_NAME, completed_jobs
from worksheets.memo import Memory
from worksheets.pipeline.request import Request, Result

SPEC = """
title: Paper
course: cold-war
topics: [2.2.2]
sections: [{questions: [{type: multiple-choice, count: 3}]}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(SPEC)
    return tmp_path


def built(folder: Path, **options: object) -> Result:
    request = Request(folder / "out", resume=True, **options)  # type: ignore[arg-type]
    return build(sorted(folder.glob("*.yaml")), request)


def test_what_is_done_is_left_out_and_reported_all_the_same(folder: Path) -> None:
    first = built(folder)
    assert first.resumed == 0
    again = built(folder)
    assert again.resumed == 2
    assert again.built == first.built


@pytest.mark.parametrize("change", ["deleted", "longer", "other"])
def test_a_file_that_is_not_as_it_was_is_made_anew(folder: Path, change: str) -> None:
    first = built(folder)
    path = first.built[0].path
    before = path.read_bytes()
    match change:
        case "deleted":
            path.unlink()
        case "longer":
            path.write_bytes(before + b"\n")
        case _:
            path.write_bytes(before.replace(b"%PDF", b"%FDP"))
    assert built(folder).resumed == 1
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "line",
    [
        '{"key": "cut sho',
        "[]",
        "7",
        '{"key": "x"}',
        '{"key": "x", "files": 3}',
        "",
        '{"files": [1]}',
    ],
)
def test_a_line_that_says_nothing_counts_for_nothing(folder: Path, line: str) -> None:
    built(folder)
    path = folder / "out" / MANIFEST_NAME
    lines = path.read_text().splitlines()
    path.write_text("\n".join([lines[0], line, lines[1][:-20]]))
    assert len(completed_jobs(folder / "out")) == 1
    assert built(folder).resumed == 1
    assert built(folder).resumed == 2


def test_a_line_after_one_that_was_cut_short_counts(folder: Path) -> None:
    built(folder)
    path = folder / "out" / MANIFEST_NAME
    path.write_text(path.read_text()[:-30])
    assert built(folder).resumed == 1
    assert built(folder).resumed == 2


@pytest.mark.parametrize(
    "options", [{"seed": 7}, {"theme": "exam"}, {"to": "dump"}, {"page": "A5"}]
)
def test_what_was_asked_for_otherwise_is_made_anew(
    folder: Path, options: dict[str, object]
) -> None:
    built(folder)
    assert built(folder, **options).resumed == 0


def test_a_changed_spec_is_made_anew(folder: Path) -> None:
    built(folder)
    (folder / "two.yaml").write_text(SPEC.replace("Paper", "Another"))
    assert built(folder).resumed == 1


def test_other_processes_and_parts_are_the_same_work(folder: Path) -> None:
    built(folder)
    assert built(folder, jobs=2).resumed == 2
    parts = [built(folder, shard=(part, 2)).resumed for part in (1, 2)]
    assert sum(parts) == 2


def test_other_fonts_in_the_folder_are_made_anew(folder: Path) -> None:
    import fontpkg  # noqa: PLC0415

    fonts = folder / "fonts"
    fonts.mkdir()
    files = {
        f"{weight}-{style}.ttf": Path(str(fontpkg.path("Noto Sans", weight, style=style)))
        for weight in (400, 700)
        for style in ("normal", "italic")
    }
    for name, file in files.items():
        (fonts / name).write_bytes(file.read_bytes())
    (folder / "own.theme").write_text("type: {family: Noto Sans, fonts: fonts}\n")
    theme = str(folder / "own.theme")
    assert built(folder, theme=theme).ok
    assert built(folder, theme=theme).resumed == 2
    with (fonts / "400-normal.ttf").open("ab") as file:
        file.write(b"another one")
    with Memory().used():  # as another command would
        assert built(folder, theme=theme).resumed == 0


def test_a_manifest_may_be_damaged_anywhere(folder: Path) -> None:
    (folder / "Übung.yaml").write_text(SPEC)
    built(folder)
    path = folder / "out" / MANIFEST_NAME
    sound = path.read_bytes()
    rng = Random(3)
    for _ in range(300):
        cut = rng.randrange(len(sound) + 1)
        noise = rng.choice(
            (b"", rng.randbytes(30), b"[" * 100_000, b'{"files": {}}', b"\xff\x00\n")
        )
        path.write_bytes(sound[:cut] + noise + sound[rng.choice((len(sound), cut)) :])
        assert set(completed_jobs(folder / "out")) <= {key.decode() for key in keys(sound)}


def keys(manifest: bytes) -> list[bytes]:
    return re.findall(rb'"key": "(\w+)"', manifest)


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.mkdir(),
        os.mkfifo,
        lambda path: path.symlink_to(path.name),
        lambda path: path.symlink_to("/dev/zero"),
    ],
)
def test_what_stands_in_the_place_of_a_manifest_says_nothing(
    folder: Path, change: Callable[[Path], object]
) -> None:
    (folder / "out").mkdir()
    change(folder / "out" / MANIFEST_NAME)
    assert completed_jobs(folder / "out") == {}


@pytest.mark.parametrize("name", ["../two.yaml", "/etc/hostname", "", ".", "a\0b"])
def test_a_manifest_names_files_of_its_own_folder_only(folder: Path, name: str) -> None:
    built(folder)
    path = folder / "out" / MANIFEST_NAME
    entry = json.loads(path.read_text().splitlines()[0])
    target = folder / "out" / name.replace("\0", "")
    entry["files"][0]["path"] = name
    if target.is_file():
        entry["files"][0]["sha256"] = sha256(target.read_bytes()).hexdigest()
    path.write_text(json.dumps(entry))
    assert completed_jobs(folder / "out") == {}
