"""Every spec that ships: it builds, its totals agree, and nothing leaks."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest

import worksheets
from papers import SPECS, paper
from structure import check_structure
from worksheets.model.paper.content import plain
from worksheets.model.paper.item import Item, Scheme
from worksheets.model.paper.key import Accept
from worksheets.questions import registry

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
    (total,) = re.findall(r"(?:^|\s)/ (\d+)", paper)
    assert sum(map(int, re.findall(r"\[(\d+)\](?=\s|$)", paper))) == int(total)
    assert re.findall(r"^(\d+) marks? in all\.", scheme, re.M) == [total]
    sections = re.findall(r"\[(\d+) marks?\]", scheme)
    assert sum(map(int, sections)) == int(total)


def scheme_words(item: Item) -> Iterator[str]:
    """Everything that only a marker may read of an item, as plain words."""
    for part in item.parts:
        yield from scheme_words(part)
    scheme = item.scheme or Scheme(0)
    yield plain(scheme.rule)
    for point in scheme.points:
        yield from map(plain, (point.answer, point.note, *point.accept, *point.reject))
    for level in scheme.levels.levels if scheme.levels else ():
        yield from map(plain, (level.descriptor, *level.strands, level.looks_like))
    for exemplar in scheme.exemplars:
        yield from map(plain, (*exemplar.answer, exemplar.why))
    for side in scheme.indicative:
        yield side.title
        yield from map(plain, side.points)
    yield from map(plain, scheme.notes)
    for key in item.keys.values():
        if isinstance(key, Accept):
            yield from map(plain, key.answers)


def printed_words(value: object) -> Iterator[str]:
    """Every text in a value made of dataclasses and tuples."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from printed_words(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from printed_words(getattr(value, field.name))


def squeezed(words: str) -> str:
    return " ".join(words.split()).casefold()


@pytest.mark.parametrize("spec", SPECS, ids=NAMES)
def test_student_file_holds_nothing_of_the_scheme(spec: Path, tmp_path: Path) -> None:
    data = built(spec, tmp_path, "both")["paper"]
    reader = pypdf.PdfReader(BytesIO(data))
    outline = " ".join(str(entry.title) for entry in _flat(reader.outline))
    assert not reader.attachments
    with pikepdf.open(BytesIO(data)) as file:
        strings = " ".join(
            str(value)
            for thing in file.objects
            if isinstance(thing, pikepdf.Dictionary)
            for value in thing.values()
            if isinstance(value, pikepdf.String)
        )
        packets = " ".join(
            thing.read_bytes().decode("utf-8", "ignore")
            for thing in file.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Type") == "/Metadata"
        )
    whole = squeezed(f"{words(data)} {outline} {strings} {packets}")
    made = paper(spec)
    handout = squeezed("".join(printed_words(made.handout))).replace(" ", "")
    secrets = {
        squeezed(secret)
        for section in made.sections
        for item in section.items
        for secret in scheme_words(item)
    }
    secrets |= {"mark scheme", "ms-1", "key at a glance", "do not accept", "guidance"}
    # An option stands on the paper with its letter, as it does in the scheme.
    answers = {re.sub(r"^[a-z] ", "", secret): secret for secret in secrets}
    hidden = {
        secret for answer, secret in answers.items() if answer.replace(" ", "") not in handout
    }
    # A number may stand on an axis.
    hidden = {secret for secret in hidden if not secret.isdecimal()}
    assert len(hidden) > 10
    assert not {secret for secret in hidden if secret in whole}


def _flat(outline: list[object]) -> list[pypdf.generic.Destination]:
    found = []
    for entry in outline:
        if isinstance(entry, list):
            found += _flat(entry)
        elif isinstance(entry, pypdf.generic.Destination):
            found.append(entry)
    return found


def test_one_paper_has_many_types() -> None:
    everything = next(spec for spec in SPECS if spec.stem == "everything")
    types = re.findall(r"\{type: ([a-z-]+)", everything.read_text(encoding="utf-8"))
    assert set(types) <= set(registry())
    items = [item for section in paper(everything).sections for item in section.items]
    assert len(items) == len(types) >= 25
