"""What instructions ask for, in every language, beside what the spec lets a candidate choose."""

from pathlib import Path

import pytest

from words import LANGUAGES
from worksheets.model.diagnostics import Sink
from worksheets.pipeline.prepared import reading_context
from worksheets.read.spec import load_spec

ALL = {
    "en-GB": "Answer all the questions.",
    "en-US": "Answer every question.",
    "de": "Beantworten Sie alle Aufgaben.",
    "fr": "Répondez à toutes les questions.",
}
TWO = {
    "en-GB": "Answer any two questions.",
    "en-US": "Answer 2 of these.",
    "de": "Bearbeiten Sie zwei der Aufgaben.",
    "fr": "Répondez à deux des questions.",
}


def problems(folder: Path, tag: str, instruction: str, answer: int | None) -> list[str]:
    choice = f", answer: {answer}" if answer else ""
    path = folder / "spec.yaml"
    path.write_text(
        f"title: T\ncourse: cold-war\nlanguage: {tag}\ninstructions: [{instruction}]\n"
        f"sections: [{{questions: [{{type: essay}}, {{type: essay}}, {{type: essay}}]{choice}}}]\n"
    )
    sink = Sink()
    load_spec(path, reading_context(), sink)
    return [problem.message for problem in sink]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_instructions_and_choices_agree(tmp_path: Path, tag: str) -> None:
    assert problems(tmp_path, tag, ALL[tag], None) == problems(tmp_path, tag, TWO[tag], 2) == []
    assert problems(tmp_path, tag, "Read carefully.", None) == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_what_contradicts_a_choice_is_a_problem(tmp_path: Path, tag: str) -> None:
    (asked,) = problems(tmp_path, tag, TWO[tag], None)
    assert asked == "the instructions ask for two, but all questions are to be answered"
    assert problems(tmp_path, tag, TWO[tag], 1) == [
        "the instructions ask for two, but one of them is to be answered"
    ]
    assert problems(tmp_path, tag, ALL[tag], 1) == [
        "the instructions ask for all questions, but a candidate chooses"
    ]
