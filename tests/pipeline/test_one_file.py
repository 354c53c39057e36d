"""A spec can hold its questions itself: every type, every figure, and every command."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import worksheets
from one_file import give_files, knowledge, spec_of, spec_with_figure
from worksheets import figures
from worksheets.assemble.forms import assemble_forms
from worksheets.authoring.examples import as_entry, example, example_tree
from worksheets.checking.check import check_files, find_course
from worksheets.cli import worksheets as program
from worksheets.jobs.batch import build
from worksheets.jobs.shipment import pack, unpack
from worksheets.memo import Memory
from worksheets.model.course import OWN, grouped
from worksheets.model.diagnostics import Sink
from worksheets.model.picks import InlineQuestion, Pick
from worksheets.model.question import Question
from worksheets.pipeline.documents import documents
from worksheets.pipeline.prepared import (
    PreparedSpec,
    assemble_papers,
    document_options,
    paper_inputs,
    prepare,
    reading_context,
)
from worksheets.pipeline.request import Request
from worksheets.questions import registry
from worksheets.read.spec import LoadedSpec, load_spec
from worksheets.writers import dump, pdf

TYPES = registry()
KINDS = figures.registry()
QUIZ = """\
title: Friday quiz
sections:
  - questions:
      - type: multiple-choice
        stem: Which river forms most of the border between North Korea and China?
        key: The Yalu
        distractors: [The Han, The Mekong, The Yangtze]
      - type: true-false
        statement: Stalin sent advisers to Korea.
        answer: true
"""
PICTURE = "        figure: {type: image, file: map.png, alt: A map}\n"
OUTLINE = "title: T\nsubject: S\ntopics: [{number: 1, title: One}]\n"


def written(folder: Path, text: str, name: str = "quiz.yaml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def loaded(file: Path) -> LoadedSpec:
    sink = Sink()
    spec = load_spec(file, reading_context(), sink)
    assert spec is not None, list(map(str, sink))
    assert not len(sink)
    return spec


def pages(file: Path) -> Sequence[str]:
    """The pages of all documents of a spec, with the same fingerprint for every spec."""
    with Memory().used():
        spec, sink = loaded(file), Sink()
        papers = assemble_papers(spec, reading_context(), Request(), sink)
        options = document_options(file, spec, Request())
        made = [
            dump.write(document.laid.document)
            for paper in papers
            for document in documents(
                replace(paper, front=replace(paper.front, fingerprint="AAAA-AAAA")), options, sink
            )
        ]
    assert not len(sink), list(map(str, sink))
    return made


@pytest.mark.parametrize("name", TYPES)
def test_the_example_of_a_type_is_a_spec(name: str, tmp_path: Path) -> None:
    result = worksheets.build(written(tmp_path, spec_of(TYPES[name])), output=tmp_path / "out")
    assert result.ok, list(map(str, result.diagnostics))
    assert not result.diagnostics
    assert "quiz.pdf" in {built.path.name for built in result.built}


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_a_figure_is_part_of_a_spec(kind: str, tmp_path: Path) -> None:
    give_files(KINDS[kind], tmp_path)
    file = written(tmp_path, spec_with_figure(KINDS[kind]))
    result = worksheets.build(file, output=tmp_path / "out")
    assert result.ok, list(map(str, result.diagnostics))
    assert not result.diagnostics


@pytest.mark.parametrize("name", TYPES)
def test_a_question_is_printed_alike_from_a_course_and_from_a_spec(
    name: str, tmp_path: Path
) -> None:
    course = tmp_path / "course"
    course.mkdir()
    (course / "outline.yaml").write_text(OUTLINE)
    tree = example_tree(TYPES[name])
    known, _, levels = knowledge(tree).partition("levels:\n")
    (course / "levels.yaml").write_text("\n".join(map(str.strip, levels.splitlines())) or "{}")
    entry = as_entry(example(TYPES[name]), 2)
    (course / "1.yaml").write_text(f"{known}questions:\n{entry}", encoding="utf-8")
    head = "title: T\ncourse: course\nforms: 2\nsections:\n  - questions:\n"
    pick = written(tmp_path, f"{head}      - id: {tree['id']}\n", "pick.yaml")
    inline = as_entry(f"{example(TYPES[name])}topic: 1\n", 6)
    question = written(tmp_path, head + inline, "question.yaml")
    assert len(pages(pick)) >= 2
    assert pages(question) == pages(pick)


@pytest.mark.parametrize("name", TYPES)
def test_a_spec_without_a_course_is_one_of_a_course_with_its_topic(
    name: str, tmp_path: Path
) -> None:
    spec = loaded(written(tmp_path, spec_of(TYPES[name])))
    (section,) = spec.spec.sections
    (entry,) = section.questions
    assert isinstance(entry, InlineQuestion)
    (own,) = spec.course.topics
    questions = (entry.question,)
    topic = replace(own, questions=questions, groups=grouped(questions))
    picking = section.model_copy(update={"questions": (Pick(id=entry.id),)})
    other = replace(
        spec,
        spec=spec.spec.model_copy(update={"sections": (picking,)}),
        course=replace(spec.course, topics=(topic,)),
    )
    papers = [assemble_forms(paper_inputs(one, 1), TYPES, Sink()) for one in (spec, other)]
    assert papers[0]
    assert papers[0] == papers[1]


def test_check_reads_questions(tmp_path: Path) -> None:
    checked, sink = check_files([written(tmp_path, QUIZ)])
    assert (checked, len(sink)) == (1, 0)
    _, sink = check_files([written(tmp_path, QUIZ.replace("answer: true", "answer: maybe"))])
    assert [found.message for found in sink] == ["'answer' must be true or false, not 'maybe'"]


def test_topics_count_questions_of_a_spec(tmp_path: Path) -> None:
    result = CliRunner().invoke(program, ["topics", str(written(tmp_path, QUIZ))])
    assert "spec  Friday quiz" in result.output
    assert "multiple-choice        1 authored" in result.output


def test_topics_of_a_spec_are_those_of_its_paper(tmp_path: Path) -> None:
    entry = "      - {type: true-false, statement: It is so., answer: true, topic: 2.2.2}\n"
    head = QUIZ.replace("sections", "course: cold-war\ntopics: [2.2.2]\nsections")
    course = find_course(str(written(tmp_path, head + entry)), Sink())
    assert course is not None
    assert [topic.number for topic in course.topics] == ["2.2.2", OWN]
    assert [question.id for question in course.topics[1].questions] == [
        "multiple-choice-1",
        "true-false-1",
    ]
    assert "true-false-2" in {question.id for question in course.topics[0].questions}


def test_stress_holds_questions_of_a_spec_against_the_laws(tmp_path: Path) -> None:
    wrong = QUIZ.replace("[The Han, The Mekong, The Yangtze]", "[The Han, 'A and C', The Mekong]")
    arguments = ["stress", str(written(tmp_path, QUIZ)), "--runs", "3"]
    assert "6 items, 0 types" in CliRunner().invoke(program, arguments).output
    written(tmp_path, wrong)
    assert "6 items, 0 types" not in CliRunner().invoke(program, arguments).output


def encoded(spec: PreparedSpec) -> Sequence[bytes]:
    """The PDF files of a spec that is read already."""
    with Memory().used():
        sink = Sink()
        papers = assemble_papers(spec.loaded, reading_context(), Request(), sink)
        assert papers, list(map(str, sink))
        made = documents(papers[0], spec.options, sink)
        return [pdf.write(document.laid.document) for document in made]


def test_a_shipment_has_the_questions_and_pictures_in_it(tmp_path: Path) -> None:
    give_files(KINDS["image"], tmp_path)
    (tmp_path / "cartoon.png").rename(tmp_path / "map.png")
    file = written(tmp_path, QUIZ + PICTURE)
    sink = Sink()
    with Memory().used():
        spec = prepare(file, reading_context(), Request(), sink)
        assert spec is not None
        shipment = pack(spec, {})
    file.unlink()
    (tmp_path / "map.png").unlink()
    with Memory().used():
        arrived = unpack(shipment)
    assert encoded(arrived) == encoded(spec)


def test_two_specs_in_one_shipment_keep_their_knowledge(tmp_path: Path) -> None:
    shared: dict[str, bytes] = {}
    titles = []
    for n, word in enumerate(("truce", "siege")):
        known = f"knowledge: {{terms: [{{id: t, term: {word}, definition: a thing}}]}}\n"
        file = written(tmp_path, known + QUIZ, f"{n}.yaml")
        with Memory().used():
            spec = prepare(file, reading_context(), Request(), Sink())
            assert spec is not None
            course = unpack(pack(spec, shared)).loaded.course
        titles.append(course.topics[0].knowledge.terms[0].term)
    assert titles == ["truce", "siege"]


def test_jobs_and_manifest_know_what_was_changed(tmp_path: Path) -> None:
    give_files(KINDS["image"], tmp_path)
    (tmp_path / "cartoon.png").rename(tmp_path / "map.png")
    file = written(tmp_path, "forms: 2\n" + QUIZ + PICTURE)
    request = Request(tmp_path / "out", resume=True, jobs=2)

    def resumed() -> int:
        result = build([file], request)
        assert result.ok, list(map(str, result.diagnostics))
        return result.resumed

    assert (resumed(), resumed()) == (0, 3)
    written(tmp_path, "forms: 2\n" + QUIZ.replace("Yalu", "Tumen") + PICTURE)
    assert (resumed(), resumed()) == (0, 3)
    picture = (KINDS["image"], tmp_path)
    give_files(*picture)
    (tmp_path / "cartoon.png").write_bytes((tmp_path / "map.png").read_bytes() + b"\n")
    (tmp_path / "cartoon.png").replace(tmp_path / "map.png")
    assert resumed() == 0


def test_every_type_has_an_example_with_an_id() -> None:
    assert all(isinstance(example_tree(TYPES[name]).get("id"), str) for name in TYPES)
    assert all(issubclass(TYPES[name], Question) for name in TYPES)
