"""A pick says how many entries a generated question has: so many, or all words of a topic."""

from pathlib import Path

import pytest

from worksheets.assemble.sized import SizedQuestions
from worksheets.checking.check import find_course
from worksheets.language.languages import SHIPPED
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Bank, Match, Para, plain
from worksheets.model.paper.item import Item
from worksheets.model.paper.paper import Paper
from worksheets.pipeline.prepared import assemble_papers, reading_context
from worksheets.pipeline.request import Request
from worksheets.questions import registry
from worksheets.read.spec import load_spec

WORDS = ["anchor", "bridge", "candle", "desert", "engine", "forest"]
WORDS += ["garden", "harbour", "island", "jacket", "kettle", "ladder"]
SPEC = """title: Words
{more}
knowledge:
  terms:
{terms}
sections:
  - questions:
      - {{{pick}}}
"""


def assembled(folder: Path, pick: str, count: int = 12, more: str = "") -> tuple[list[Paper], Sink]:
    terms = "\n".join(
        f"    - {{id: {word}, term: {word}, definition: what stands at place {n}}}"
        for n, word in enumerate(WORDS[:count])
    )
    spec = folder / "spec.yaml"
    spec.write_text(SPEC.format(pick=pick, terms=terms, more=more), encoding="utf-8")
    sink, context = Sink(), reading_context()
    loaded = load_spec(spec, context, sink)
    found = assemble_papers(loaded, context, Request(), sink) if loaded else ()
    return list(found), sink


def items(papers: list[Paper]) -> list[Item]:
    return [item for paper in papers for section in paper.sections for item in section.items]


@pytest.mark.parametrize(
    ("pick", "marks"),
    [
        ("type: definitions, size: 8", 8),
        ("type: definitions, size: all", 12),
        ("type: matching, size: 8", 8),
        ("type: matching, size: 3", 3),
        ("type: matching, size: all", 12),
        ("type: crossword, size: 6", 6),
        ("type: crossword, size: all", 12),
    ],
)
def test_a_question_has_so_many_entries(pick: str, marks: int, tmp_path: Path) -> None:
    papers, sink = assembled(tmp_path, pick)
    (item,) = items(papers)
    assert not list(sink)
    assert item.tariff == marks


def test_a_word_search_of_all_words(tmp_path: Path) -> None:
    papers, _ = assembled(tmp_path, "type: word-search, size: all")
    (item,) = items(papers)
    (bank,) = (block for block in item.body if isinstance(block, Bank))
    assert sorted(map(plain, bank.words)) == WORDS


@pytest.mark.parametrize(("size", "spare"), [("5", 1), ("12", 0), ("all", 0)])
def test_a_meaning_is_spare_as_long_as_there_is_one(size: str, spare: int, tmp_path: Path) -> None:
    papers, _ = assembled(tmp_path, f"type: matching, size: {size}")
    (item,) = items(papers)
    prompt, match = item.body
    assert isinstance(prompt, Para)
    assert isinstance(match, Match)
    assert len(match.options) - len(match.prompts) == spare
    assert ("is not needed" in plain(prompt.content)) == bool(spare)


def test_words_of_few_are_asked_all_where_usual_questions_have_more(tmp_path: Path) -> None:
    papers, _ = assembled(tmp_path, "type: matching, size: all", count=4)
    assert [item.tariff for item in items(papers)] == [4]


def test_several_ask_no_word_twice(tmp_path: Path) -> None:
    papers, _ = assembled(tmp_path, "type: definitions, size: 6, count: 2")
    asked = [plain(part.body[0].content) for item in items(papers) for part in item.parts]  # type: ignore[union-attr]
    assert sorted(asked) == WORDS


def test_other_forms_have_others_of_that_size(tmp_path: Path) -> None:
    more = "forms: 2\ndisjoint: true"
    papers, sink = assembled(tmp_path, "type: definitions, size: 6", more=more)
    assert not list(sink)
    assert [item.tariff for item in items(papers)] == [6, 6]
    assert len({item.id for item in items(papers)}) == 2


@pytest.mark.parametrize(
    ("pick", "count", "message"),
    [
        ("type: matching, size: 13", 12, "a question of type matching has 3 to 12 entries"),
        ("type: definitions, size: 9", 8, "no topic has 9 entries"),
        ("type: crossword, size: all", 3, "has 4 entries or more, and the topics 3"),
        ("type: definitions, size: few", 8, "'few' is no size"),
        ("type: essay, size: 3", 8, "'size' is that of generated questions"),
        ("size: 3", 8, "'size' is that of generated questions"),
        ("type: [matching, definitions], size: 3", 8, "'size' is that of generated questions"),
        ("type: matching, id: match-terms-1, size: 3", 8, "'size' is that of generated questions"),
    ],
)
def test_sizes_that_no_question_has(pick: str, count: int, message: str, tmp_path: Path) -> None:
    papers, sink = assembled(tmp_path, pick, count)
    assert not papers
    (found,) = sink
    assert message in found.message
    assert found.hints


@pytest.mark.parametrize("name", ["crossword", "definitions", "matching", "word-search"])
@pytest.mark.parametrize("course", ["cold-war", "biology", "physics"])
def test_of_the_usual_size_are_the_usual_questions(name: str, course: str) -> None:
    found = find_course(course, Sink())
    assert found is not None
    language, kind = SHIPPED.of("en-GB"), registry()[name]
    for topic in found.topics:
        usual = list(kind.from_knowledge(topic.knowledge.sure, language))
        for question in usual:
            size = question.tariff or len(question.words)  # type: ignore[attr-defined]
            assert question in list(kind.of_size(topic.knowledge.sure, language, size))


def test_types_without_sizes_have_none() -> None:
    sized = [name for name, kind in registry().items() if kind.sizes[1]]
    assert sized == ["crossword", "definitions", "matching", "word-search"]
    assert SizedQuestions((), registry(), SHIPPED.of("en-GB")).types
