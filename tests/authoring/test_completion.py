"""What can stand at the cursor of a spec, also where its text is broken."""

import pytest

from choices import choice_of, reader_of
from papers import SPECS
from worksheets.authoring.completion.course_names import names_for
from worksheets.authoring.completion.offers import Offer, Offers, offers_at
from worksheets.authoring.schemas.generator import JsonSchema
from worksheets.authoring.schemas.making import schema

HEAD = "title: T\ncourse: cold-war\nsections:\n  - questions:\n"
TAIL = "\nmark-scheme: separate\n"
NAMES = {
    "topics": {"2.2.2": "Attitudes", "3.1": "Berlin"},
    "id": {"mc-taiwan": "Which island?"},
    "without": {"mc-taiwan": "Which island?"},
}


@pytest.fixture(scope="module")
def of_specs() -> JsonSchema:
    return schema("spec")


def offered(of_specs: JsonSchema, text: str) -> Offers:
    """The offers at the bar in a text."""
    at = text.index("¦")
    return offers_at(of_specs, text.replace("¦", ""), at, lambda key: NAMES.get(key, {}))


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("¦", "title sections course layout", "stem"),
        ("tit¦", "title subtitle", "course"),
        ("title: T\ncourse: ¦" + TAIL, "cold-war biology", "title"),
        ("title: T\nlayout:\n  ¦" + TAIL, "theme page", "title"),
        ("layout: {theme: ex¦}", "exam", "quiz"),
        ("title: T\nmark-sch¦\nseed: 7\n", "mark-scheme", "seed"),
        ("title: T\nmark-scheme: ¦\n", "separate appendix none both", "title"),
        (HEAD + "      - ¦" + TAIL, "type count id", "stem title"),
        (HEAD + "      - type: ¦" + TAIL, "multiple-choice cloze", "count"),
        (HEAD + "      - {type: mul¦" + TAIL, "multiple-choice multiple-response", "cloze"),
        (HEAD + "      - {type: ¦}\n" + TAIL, "true-false", "count"),
        (HEAD + "      - {type: clo¦ze}\n" + TAIL, "cloze true-false", "count"),
        (HEAD + "      - {type: cloze, ¦" + TAIL, "text bank count", "type stem"),
        (HEAD + "      - {type: cloze, ¦}" + TAIL, "text bank count", "type stem"),
        (HEAD + "      - type: cloze\n        text: A {b}\n        ¦" + TAIL, "bank", "text from"),
        (HEAD + "      - type: essay\n        difficulty: ¦" + TAIL, "easy medium hard", "type"),
        (HEAD + "      - type: true-false\n        statement: S\n        answer: ¦\n", "true", ""),
        (HEAD + "      - type: essay\n        figure:\n          type: ¦", "venn clock", "essay"),
        (HEAD + "      - type: essay\n        stem: S\n        figure: {type: venn, ¦", "sets", ""),
        ("sections: [{questions: [{type: matching, pairs: [{left: A, ¦}]}]}]", "right", "left"),
        ("title: T\ntopics: [¦]\n", "2.2.2 3.1", "title"),
        ("title: T\ntopics: [2.¦\nsections: []\n", "2.2.2", "3.1"),
        (HEAD + "      - id: mc¦", "mc-taiwan", "type"),
        ("without: [¦]\ntitle: T\n", "mc-taiwan", ""),
    ],
)
def test_what_can_stand_there_is_offered(
    of_specs: JsonSchema, text: str, expected: str, never: str
) -> None:
    found = {one.text for one in offered(of_specs, text).offers}
    assert set(expected.split()) <= found
    assert found.isdisjoint(never.split())


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "      - type: essay\n        stem: Which of th¦\n",
        HEAD + "      - type: essay\n        stem: Wh¦\n",
        HEAD + "      - {type: essay, stem: A, id: mc¦}",
        'title: "unclosed\ncourse: ¦',
        "title: T\n\t¦",
        "[[[{{{¦",
        "- ? : ¦",
    ],
)
def test_nothing_is_offered_where_nothing_is_known(of_specs: JsonSchema, text: str) -> None:
    assert offered(of_specs, text).offers == ()


def test_an_offer_says_what_it_is_for_and_what_it_takes_the_place_of(
    of_specs: JsonSchema,
) -> None:
    text = HEAD + "      - {type: multiple-choice, ke¦y: A}\n"
    found = offered(of_specs, text)
    assert text.replace("¦", "")[found.start : found.end] == "key"
    assert found.offers[0] == Offer("key", "The right option.", is_key=True)


def test_what_a_question_needs_comes_first(of_specs: JsonSchema) -> None:
    found = offered(of_specs, HEAD + "      - type: multiple-choice\n        ¦")
    assert [one.text for one in found.offers[:3]] == ["stem", "key", "distractors"]


def test_a_course_has_names_for_the_keys_that_name_something() -> None:
    path = next(one for one in SPECS if one.stem == "korean-war")
    choice = choice_of(reader_of(path), path.read_text("utf-8"))
    assert "2.2.2" in names_for(choice, "topics")
    assert names_for(choice, "id")["mc-taiwan"] == "multiple-choice, 1 mark, topic 2.2.2"
    assert names_for(choice, "asks")["c6"] == "a claim of topic 2.2.2"
    assert "a source of topic 2.2.2" in names_for(choice, "source").values()
    assert names_for(choice, "title") == {}
