"""Profiles fill in what specs leave out, and hold papers to what they say."""

import re
from pathlib import Path

import pytest

import worksheets
from worksheets.assemble.forms import assemble_forms
from worksheets.jobs.plan import jobs_for_spec
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.paper import Paper
from worksheets.pipeline.prepared import paper_inputs, prepare, reading_context
from worksheets.pipeline.request import Request
from worksheets.pipeline.specs import spec_files
from worksheets.questions import registry
from worksheets.read.profile import read_profile, shipped
from worksheets.read.spec import load_spec

NAMES = (
    *("essay-paper", "ib-history-paper-1", "ib-history-paper-2"),
    *("science-paper", "short-test", "source-paper"),
)
SPEC = "title: T\ncourse: cold-war\ntopics: [2.2.2]\n"
OURS = """
name: ours
description: ours
defaults: {minutes: 10}
marks: 4
sections:
  - questions: [{slot: choices, type: multiple-choice, marks: 1, count: 4}]
"""
PAGE = (Path(__file__).parent.parent.parent / "docs" / "profiles.md").read_text(encoding="utf-8")


def built(folder: Path, more: str, profile: str = OURS) -> tuple[Paper | None, list[str]]:
    (folder / "ours.yaml").write_text(profile)
    (folder / "spec.yaml").write_text(SPEC + more)
    sink = Sink()
    loaded = load_spec(folder / "spec.yaml", reading_context(), sink)
    papers = assemble_forms(paper_inputs(loaded, 1), registry(), sink) if loaded else ()
    found = [f"{one.severity} {one.span.line}: {one.message}" for one in sink]
    assert all(one.hints for one in sink)
    return (papers[0] if papers else None), found


def test_all_that_ship_can_be_read() -> None:
    assert sorted(shipped()) == sorted(NAMES)
    for name, file in shipped().items():
        sink = Sink()
        found = read_profile(file, registry(), sink)
        assert found is not None, list(map(str, sink))
        profile = found.profile
        assert profile.name == name
        assert profile.checked == "2026-11"
        assert profile.minutes
        text = file.read_text(encoding="utf-8")
        assert "our own words" in text.replace("\n# ", " ")
        assert name == "short-test" or "not endorsed" in text.replace("\n# ", " ")


@pytest.mark.parametrize("name", NAMES)
def test_marks_add_up(name: str) -> None:
    found = read_profile(shipped()[name], registry(), Sink())
    assert found is not None
    total = 0
    for section in found.profile.sections:
        slots = section.questions
        if section.answer:
            (marks,) = {slot.marks or 0 for slot in slots}
            comes_to = section.answer * marks
        else:
            comes_to = sum((slot.marks or 0) * slot.count for slot in slots)
        assert all(slot.marks for slot in slots) or section.marks
        if all(slot.marks for slot in slots):
            assert section.marks in (None, comes_to)
        total += section.marks or comes_to
    assert total == found.profile.marks


def test_what_a_spec_leaves_out_is_as_the_profile_says(tmp_path: Path) -> None:
    paper, found = built(tmp_path, "profile: ours.yaml\n")
    assert not found
    assert paper is not None
    assert (paper.tariff, paper.front.minutes) == (4, 10)


def test_a_spec_says_it_otherwise(tmp_path: Path) -> None:
    paper, found = built(tmp_path, "profile: ours.yaml\nminutes: 12\n")
    assert paper is not None
    assert paper.front.minutes == 12
    (one,) = found
    assert one == "warning 4: the paper has 12 minutes, not 10 as a paper like ours has"


@pytest.mark.parametrize(
    ("questions", "messages"),
    [
        (
            "- questions: [{type: multiple-choice, count: 3}]",
            [
                "the paper has 3 marks, not 4 as a paper like ours has",
                "section 1 lacks 1 question of type multiple-choice of 1 mark (choices)",
            ],
        ),
        (
            "- questions: [{type: multiple-choice, count: 4}, {id: sa-yalu}]",
            [
                "section 1 has 'sa-yalu' of type short-answer and 1 mark beside the usual",
                "the paper has 5 marks, not 4 as a paper like ours has",
            ],
        ),
        (
            "- questions: [{type: multiple-choice, count: 2}]\n"
            "  - questions: [{type: multiple-choice, count: 2}]",
            ["the paper has 2 sections, not 1 as a paper like ours has"],
        ),
        (
            "- questions: [{type: multiple-choice, count: 4}]\n    answer: 2",
            [
                "of section 1 2 questions are answered, and usually all questions are",
                "the paper has 2 marks, not 4 as a paper like ours has",
            ],
        ),
    ],
)
def test_departures_are_warnings_or_errors(
    tmp_path: Path, questions: str, messages: list[str]
) -> None:
    sections = f"sections:\n  {questions}\n"
    paper, found = built(tmp_path, f"profile: ours.yaml\n{sections}")
    assert paper is not None
    assert sorted(found) == sorted(f"warning 4: {message}" for message in messages)
    strict = f"profile: {{name: ours.yaml, strict: true}}\n{sections}"
    paper, found = built(tmp_path, strict)
    assert paper is None
    assert sorted(found) == sorted(f"error 4: {message}" for message in messages)


def test_slots_are_filled_by_ids(tmp_path: Path) -> None:
    more = "profile: ours.yaml\nslots: {choices: [mc-taiwan, mc-japan]}\n"
    paper, found = built(tmp_path, more)
    assert not found
    assert paper is not None
    ids = [item.id for item in paper.sections[0].items]
    assert ids[:2] == ["mc-taiwan", "mc-japan"]
    assert len(ids) == 4


def test_a_profile_is_based_on_another(tmp_path: Path) -> None:
    text = "name: more\ndescription: more\nbased-on: ours.yaml\ndefaults: {subtitle: S}\n"
    (tmp_path / "more.yaml").write_text(text)
    paper, found = built(tmp_path, "profile: more.yaml\n")
    assert not found
    assert paper is not None
    assert (paper.front.minutes, paper.front.subtitle) == (10, "S")


@pytest.mark.parametrize(
    ("more", "profile", "message"),
    [
        ("profile: shrt-test\n", OURS, "error 4: there is no profile 'shrt-test'"),
        ("profile: [a]\nsections: []\n", OURS, "this names no profile"),
        ("profile: ours.yaml\nslots: {choice: x}\n", OURS, "ours has no slot 'choice'"),
        ("profile: ours.yaml\nslots: {choices: x}\n", OURS, "error 5: no question in these topics"),
        ("profile: ours.yaml\nslots: {choices: {id: x}}\n", OURS, "a slot is filled by the ids"),
        ("profile: ours.yaml\n", OURS + "based-on: ours.yaml\n", "in a circle: 'ours.yaml'"),
        ("profile: ours.yaml\n", OURS + "base: x\n", "unknown key 'base'"),
        ("profile: ours.yaml\n", OURS.replace("minutes", "minuts"), "no default can be given"),
        ("profile: ours.yaml\n", OURS.replace("multiple", "multipel"), "no question type"),
        ("profile: ours.yaml\n", "- 1\n", "a profile must be a mapping"),
        ("profile: ours.yaml\n", OURS + "checked: '2026-13'\n", "'checked' cannot be '2026-13'"),
    ],
)
def test_mistakes_are_told(tmp_path: Path, more: str, profile: str, message: str) -> None:
    paper, found = built(tmp_path, more, profile)
    assert paper is None
    assert any(message in one for one in found), found


def test_slots_beside_sections_are_an_error(tmp_path: Path) -> None:
    sections = "sections: [{questions: [{type: multiple-choice, count: 4}]}]\n"
    _, (found,) = built(tmp_path, f"profile: ours.yaml\nslots: {{choices: mc-japan}}\n{sections}")
    assert found == "error 5: the sections are written here, so no slots are filled"


def test_a_profile_is_part_of_fingerprint_and_key(tmp_path: Path) -> None:
    def of(profile: str) -> tuple[str, str]:
        paper, _ = built(tmp_path, "profile: ours.yaml\n", profile)
        assert paper is not None
        request = Request()
        spec = prepare(tmp_path / "spec.yaml", reading_context(), request, Sink())
        assert spec is not None
        (job,) = jobs_for_spec(tmp_path / "spec.yaml", spec, request)
        return paper.front.fingerprint, job.key

    other = of(OURS.replace("minutes: 10", "minutes: 11"))
    assert len({*of(OURS), *other}) == 4
    assert of(OURS) == of(OURS)


def test_what_is_for_lint_alone_changes_no_paper(tmp_path: Path) -> None:
    more = "ao: {AO1: 40 %, AO2: 37.5 %}\nreading: 900 words\npenalties: none\n"
    plain, _ = built(tmp_path, "profile: ours.yaml\n")
    held, found = built(tmp_path, "profile: ours.yaml\n", OURS + more)
    assert plain is not None
    assert held is not None
    assert not found
    assert held.front.fingerprint == plain.front.fingerprint


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("ao: AO1", "'ao' says what part of the marks each objective has"),
        ("ao: {AO1: 40}", "this is no part of the marks for AO1"),
        ("ao: {AO1: 60 %, AO2: 50 %}", "the objectives have 110 % of the marks"),
        ("reading: much", "this is no amount"),
        ("penalties: some", "'penalties' cannot be 'some'"),
    ],
)
def test_keys_for_lint_are_read_with_care(written: str, message: str, tmp_path: Path) -> None:
    _, (found,) = built(tmp_path, "profile: ours.yaml\n", f"{OURS}{written}\n")
    assert found.startswith("error 8: "), found
    assert message in found


def test_profiles_in_a_folder_are_no_specs(tmp_path: Path) -> None:
    built(tmp_path, "profile: ours.yaml\n")
    assert list(spec_files([tmp_path])) == [tmp_path / "spec.yaml"]


def test_the_examples_of_the_page_build(tmp_path: Path) -> None:
    first, second, ours = re.findall(r"```yaml\n(.*?)```", PAGE, re.S)
    (tmp_path / "our-test.yaml").write_text(ours)
    for name, text in (("first", first), ("second", second)):
        (tmp_path / f"{name}.yaml").write_text(text)
    own = first.replace("short-test", "our-test.yaml")
    (tmp_path / "own.yaml").write_text(own)
    result = worksheets.build(tmp_path, output=tmp_path / "out")
    errors = [one for one in result.diagnostics if "own.yaml" not in one.span.file]
    assert not errors, list(map(str, errors))
    assert result.ok
    described = set(re.findall(r"^\| `([a-z0-9-]+)` \|", PAGE, re.M))
    assert described == set(shipped())
