"""A topic without anything to ask is said to be one, and topics that have something are named."""

from pathlib import Path

import pytest

from worksheets.model.diagnostics import Sink
from worksheets.pipeline.prepared import reading_context
from worksheets.read.spec import load_spec

OUTLINE = """title: T
topics:
  - {number: 1, title: One}
  - {number: 2, title: Two}
  - {number: 3, title: Three}
  - {number: 3.1, title: Four}
"""
QUESTION = "questions:\n  - {type: short-answer, id: a, stem: S, points: [a]}\n"
NONE = "no questions, and no facts to make them from"


def mistakes(folder: Path, topics: str, picks: str, file: str = "3.1") -> list[tuple[str, str]]:
    """Messages for a spec, each with its first hint; only one topic has questions."""
    course = folder / "course"
    course.mkdir()
    (course / "outline.yaml").write_text(OUTLINE)
    (course / f"{file}.yaml").write_text(QUESTION)
    path = folder / "spec.yaml"
    path.write_text(f"title: T\ncourse: course\n{topics}sections: [{{questions: [{picks}]}}]\n")
    sink = Sink()
    load_spec(path, reading_context(), sink)
    return [(found.message, found.hints[0]) for found in sink]


NAMED = "name a topic that has some: 3.1"


def test_the_topics_of_a_paper_are_empty(tmp_path: Path) -> None:
    found = mistakes(tmp_path, "topics: [1, 2]\n", "{count: 1, topic: 1}")
    assert found == [(f"the topics 1 and 2 have {NONE}", NAMED)]


def test_the_topic_of_a_pick_is_empty(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "", "{topic: 2}, {topic: 3}") == [(f"topic 2 has {NONE}", NAMED)]


def test_the_topic_of_a_pick_is_not_among_those_of_the_paper(tmp_path: Path) -> None:
    found = mistakes(tmp_path, "topics: [3]\n", "{topic: 2}")
    hint = "name one of 3, or add it to 'topics:'"
    assert found == [("topic 2 is not among the topics of this paper", hint)]


@pytest.mark.parametrize("topics", ["", "topics: [1, 3.1]\n", "topics: 3\n"])
def test_some_topics_may_be_empty(topics: str, tmp_path: Path) -> None:
    assert mistakes(tmp_path, topics, "{count: 1}") == []
