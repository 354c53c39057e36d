"""Questions come to the end of a paper, and all that stood on it stays."""

from pathlib import Path

import pytest

from choices import choice_of, comments, printed, reader_of
from papers import SPECS
from worksheets.authoring.adding import added, could_add, written
from worksheets.authoring.new_quiz import quiz
from worksheets.memo import Memory
from worksheets.model.diagnostics import Mistake
from worksheets.questions import registry

KOREA = next(path for path in SPECS if path.stem == "korean-war")

NEED_COURSE = {"essay", "source-analysis", "structured"}
"""Types whose examples name levels or sources of a course."""


def test_the_course_gives_as_many_of_each_type_as_is_said() -> None:
    with Memory().used():
        reader = reader_of(KOREA)
        choice = choice_of(reader, KOREA.read_text("utf-8"))
        counts = could_add(choice)
        assert counts["multiple-choice"] >= 3
        assert counts["short-answer"] >= 2
        before = printed(choice)[0]
        for name in ("multiple-choice", "short-answer", "matching", "essay"):
            change = added(reader, choice, name, counts[name])
            now = choice_of(reader, change.text)
            assert printed(now)[0][: len(before)] == before
            new = now.questions[len(before) :]
            assert [one.entry.question.type for one in new] == [name] * counts[name]
            with pytest.raises(Mistake, match=f"more of type {name} asked for, {counts[name]} f"):
                added(reader, choice, name, counts[name] + 1)
            assert set(comments(change.text)) >= set(comments(choice.text))


def test_an_example_of_every_type_can_be_written_or_says_why_not(tmp_path: Path) -> None:
    with Memory().used():
        reader = reader_of(tmp_path / "spec.yaml")
        choice = choice_of(reader, quiz("Mine"))
        before = printed(choice)[0]
        stood: list[str] = []
        twice: list[str] = []
        for name in registry():
            try:
                change = written(reader, choice, name)
            except Mistake:
                continue
            stood.append(name)
            if name == "drill":  # which is nothing but its sums
                with pytest.raises(Mistake, match="they read the same"):
                    written(reader, change.choice, name)
                continue
            twice.append(written(reader, change.choice, name).choice.text)
            assert printed(change.choice)[0][: len(before)] == before
            assert change.choice.questions[-1].entry.question.type == name
            assert change.choice.questions[-1].is_written_here
            assert comments(change.text) == comments(choice.text)
        assert set(registry()) - set(stood) == NEED_COURSE
        assert len(set(twice)) == len(stood) - 1
        assert "why Stalin was cautious about Korea at first. (2)" in "".join(twice)


def test_what_cannot_be_added_is_said() -> None:
    reader = reader_of(KOREA)
    choice = choice_of(reader, KOREA.read_text("utf-8"))
    with pytest.raises(Mistake, match="there is no question type 'multiple-chioce'") as refused:
        added(reader, choice, "multiple-chioce", 1)
    assert "multiple-choice" in refused.value.hints[0]
