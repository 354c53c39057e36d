"""Every word of a question is its language's or its author's, whatever the language."""

import re
from collections import defaultdict
from functools import cache
from inspect import cleandoc

import pytest

from masked import MASKED, printed, strange, words_of
from test_contract import LEVELS, SOURCE, example
from words import ENGLISH, LANGUAGES
from worksheets.assemble.pool import entries_of
from worksheets.language.language import Language
from worksheets.language.languages import SHIPPED
from worksheets.layout.type.faces import covered
from worksheets.model.course import Course
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import plain
from worksheets.model.paper.lettering import roman
from worksheets.model.question import Question, Setting
from worksheets.pipeline.prepared import reading_context
from worksheets.questions import registry
from worksheets.read.course import read_course
from worksheets.read.course_folders import shipped

TYPES = registry()
COURSES = tuple(shipped())
OTHERS = [tag for tag in LANGUAGES if not tag.startswith("en")]
AROUND = (
    f"{SOURCE.label} {' '.join(plain(level.descriptor) for level in LEVELS['essay-15'].levels)}"
    f" {' '.join(map(roman, range(1, 100)))}"
)
"""What the setting of an example is worded with."""
FEW = 20
"""Questions of a type and a course that are looked at."""


def setting(question: Question, language: Language) -> Setting:
    return Setting((question.id,), dict.fromkeys(question.sources, SOURCE), LEVELS, language)


def texts(question: Question, language: Language) -> list[str]:
    return list(printed(question.lowered(setting(question, language))))


def authored(name: str) -> str:
    return f"{cleandoc(TYPES[name].__doc__ or '')} {AROUND}"


@pytest.mark.parametrize("name", TYPES)
def test_an_example_has_no_words_but_its_languages_and_its_authors(name: str) -> None:
    assert strange(" ".join(texts(example(name), MASKED)), authored(name)) == set()


@pytest.mark.parametrize("tag", OTHERS)
@pytest.mark.parametrize("name", TYPES)
def test_an_example_in_another_language_has_no_english_text(name: str, tag: str) -> None:
    english = set(texts(example(name), ENGLISH))
    same = english & set(texts(example(name), SHIPPED.of(tag)))
    assert words_of(" ".join(same)) <= words_of(authored(name))


@cache
def course(name: str) -> Course:
    sink = Sink()
    found = read_course(shipped()[name], reading_context(), covered(), sink)
    assert found is not None, list(map(str, sink))
    return found


def drawn(name: str, language: Language) -> list[Question]:
    """The questions that a course's knowledge yields."""
    found = entries_of(course(name).topics, TYPES, language)
    return [one.question for one in found if one.origin == "knowledge"]


def few_of_each_type(questions: list[Question]) -> list[Question]:
    by_type = defaultdict[str, list[Question]](list)
    for question in questions:
        by_type[question.type].append(question)
    assert by_type
    return [question for several in by_type.values() for question in several[:FEW]]


@pytest.mark.parametrize("name", COURSES)
def test_no_question_from_knowledge_has_words_of_its_own(name: str) -> None:
    files = (path.read_text("utf-8") for path in sorted(shipped()[name].glob("*.yaml")))
    people = " ".join(str(person.model_dump()) for person in ENGLISH.customs.people)
    known = f"{' '.join(files)} {people} {AROUND}"
    for question in few_of_each_type(drawn(name, MASKED)):
        said = " ".join(texts(question, MASKED))
        assert strange(said, known) == set(), (question.type, question.id)


@pytest.mark.parametrize("tag", OTHERS)
def test_a_course_yields_as_many_questions_in_every_language(tag: str) -> None:
    def ids(language: Language) -> list[str]:
        return [f"{one.type} {one.id}" for name in COURSES for one in drawn(name, language)]

    assert ids(SHIPPED.of(tag)) == ids(ENGLISH)


def test_an_answer_is_accepted_in_both_spellings_only_in_english() -> None:
    def accepted(language: Language) -> set[str]:
        questions = [one for one in drawn("cold-war", language) if one.type == "exit-ticket"]
        return {said for one in questions for said in texts(one, language)}

    assert any("defense" in said for said in accepted(ENGLISH) - accepted(SHIPPED.of("fr")))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_only_the_odd_one_out_is_asked_for_as_false(tag: str) -> None:
    language = SHIPPED.of(tag)
    phrases = language.customs.asks_for_the_false

    def asks_for_the_false(stem: str) -> bool:
        words = " ".join(re.findall(r"\w+", stem.casefold()))
        return any(f" {phrase.casefold()} " in f" {words} " for phrase in phrases)

    assert all(map(asks_for_the_false, language.ways("question.odd-one-out.stem", actor="China")))
    assert not asks_for_the_false(language.say("question.multiple-response.true-of", actor="China"))
    assert not asks_for_the_false(language.say("question.multiple-choice.right"))
