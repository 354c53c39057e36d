"""Letters of sources are those of a spec, and no name in braces is printed."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import plain
from worksheets.model.paper.paper import Paper
from worksheets.pipeline.prepared import assemble_papers, reading_context
from worksheets.pipeline.request import Request
from worksheets.read.spec import load_spec_text

IDS = ("letter", "speech", "cartoon", "diary", "poem")
KNOWN = "".join(
    f"    - {{id: {name}, content: ['{name.upper()} 1.', '{name.upper()} 2.'], "
    f"attribution: 'The {name}.', line-numbers: written}}\n"
    for name in IDS
)
LEFT = re.compile(r"Placeholder\(|\{(?:source|sources|lines)\b")
"""A name in braces for which no word stands."""


def papers(text: str) -> tuple[tuple[Paper, ...], list[str]]:
    sink, context = Sink(), reading_context()
    loaded = load_spec_text(text, Path("spec.yaml"), context, sink)
    made = assemble_papers(loaded, context, Request(), sink) if loaded else ()
    return made, list(map(str, sink))


def spec(questions: list[str], sources: str = "", more: str = "") -> str:
    entries = "".join(f"      - {question}\n" for question in questions)
    return (
        f"title: Sources\n{sources}{more}knowledge:\n  sources:\n{KNOWN}"
        "levels: {essay-2: [{marks: 1-2, descriptor: Good.}]}\n"
        f"sections:\n  - questions:\n{entries}"
    )


def question(kind: str, names: list[str], n: int) -> str:
    """A question of a kind about some sources, which speaks of them wherever it can."""
    listed, first = ", ".join(names), names[0]
    said = "{sources}, {source:%s} and {lines:%s:1-2}" % (first, first)  # noqa: UP031 braces
    match kind:
        case "short-answer":
            rest = f"stem: 'Q{n}: {said}?', points: [{{answer: '{said}', note: 'See {said}.'}}]"
        case "essay":
            rest = (
                f"stem: 'Q{n}: {said}?', marks: 2, levels: essay-2, "
                f"indicative: [{{title: 'In {{sources}}', points: ['{said}']}}], notes: ['{said}']"
            )
        case "multiple-choice":
            rest = (
                f"stem: 'Q{n}: {said}?', key: 'In {{source:{first}}}', "
                f"distractors: ['None of {{sources}}', 'After {{lines:{first}:2}}', 'Never {n}']"
            )
        case _:
            parts = f"[{{type: short-answer, stem: 'Q{n}: {said}?', points: ['{said}']}}]"
            more = "{type: short-answer, stem: 'Who?', points: [x]}"
            rest = f"stem: 'Read {said}.', parts: {parts[:-1]}, {more}]"
    return f"{{type: {kind}, sources: [{listed}], {rest}}}"


KINDS = st.sampled_from(("short-answer", "essay", "multiple-choice", "structured"))
NAMES = st.lists(st.sampled_from(IDS), min_size=1, max_size=4, unique=True)
SIGNS = st.sampled_from(("ABCDE", "12345", ""))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(KINDS, NAMES), min_size=1, max_size=4), st.permutations(IDS), SIGNS)
def test_letters_are_those_of_the_spec_whatever_is_asked_first(
    asked: list[tuple[str, list[str]]], order: list[str], signs: str
) -> None:
    questions = [question(kind, names, n) for n, (kind, names) in enumerate(asked)]
    named = ", ".join(f"{sign}: {name}" for sign, name in zip(signs, order, strict=False))
    written = f"{{{named}}}" if signs else f"[{', '.join(order)}]"
    (paper,), said = papers(spec(questions, f"sources: {written}\n"))
    assert not said
    assert [plain(source.attribution) for source in paper.sources] == [
        f"The {name}." for name in order
    ]
    labels = [f"Source {sign}" for sign in signs or "ABCDE"]
    assert [source.label for source in paper.sources] == labels
    by_name = dict(zip(order, labels, strict=True))
    items = paper.sections[0].items
    for item, (_, names) in zip(items, asked, strict=True):
        assert item.sources == tuple(by_name[name] for name in names)
        assert not LEFT.search(repr(item))
        assert by_name[names[0]].replace(" ", "\u00a0") in repr(item).replace("\\xa0", "\u00a0")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(KINDS, NAMES), min_size=1, max_size=4))
def test_without_letters_of_the_spec_they_follow_first_use(
    asked: list[tuple[str, list[str]]],
) -> None:
    questions = [question(kind, names, n) for n, (kind, names) in enumerate(asked)]
    (paper,), said = papers(spec(questions))
    assert not said
    used = dict.fromkeys(name for _, names in asked for name in names)
    assert [plain(source.attribution) for source in paper.sources] == [f"The {n}." for n in used]
    assert not LEFT.search(repr(paper.sections))


ABOUT_ALL = (
    "{type: short-answer, sources: all, stem: 'Use {sources}.', points: ['{source:letter}']}"
)


def test_all_sources_are_those_of_the_paper() -> None:
    (paper,), said = papers(spec([ABOUT_ALL], "sources: [speech, letter]\n"))
    assert not said
    (item,) = paper.sections[0].items
    assert item.sources == ("Source A", "Source B")
    assert "Sources\\xa0A\\xa0and\\xa0B" in repr(item.body)
    assert "Source\\xa0B" in repr(item.scheme)


def test_without_any_on_the_paper_all_is_an_error() -> None:
    made, (error,) = papers(spec([ABOUT_ALL.replace("{source:letter}", "x")]))
    assert not made
    assert "the question is about all sources of the paper, which has none" in error


@pytest.mark.parametrize(
    ("label", "one", "both"),
    [
        ("Extract {letter}", "Extract A", "Extract A and Extract B"),
        ("M {n}", "M 1", "M 1 and M 2"),
    ],
)
def test_a_paper_says_what_sources_are_called(label: str, one: str, both: str) -> None:
    asked = "{type: short-answer, sources: [speech, letter], stem: 'Use {sources}.', points: [x]}"
    text = spec([asked], "sources: [speech, letter]\n", f"source-label: '{label}'\n")
    (paper,), said = papers(text)
    assert not said
    assert paper.sources[0].label == one
    body = repr(paper.sections[0].items[0].body).replace("\\xa0", " ")
    assert both in body


def test_picks_keep_to_the_sources_of_the_paper() -> None:
    text = (
        "title: T\ncourse: cold-war\ntopics: [2.2.2]\nsources: {A: zhou-warning, B: kim-letter}\n"
        "sections:\n  - questions:\n      - {type: source-analysis, sources: %s}\n"
        "      - {type: source-analysis}\n"
    )
    for first, second in (("[B]", "Source A"), ("[zhou-warning]", "Source B")):
        (paper,), said = papers(text % first)
        assert not said
        labels = [item.sources for item in paper.sections[0].items]
        assert labels[1] == (second,)
        assert labels[0] != labels[1]


def test_a_named_question_about_another_source_is_an_error() -> None:
    made, (error,) = papers(
        "title: T\ncourse: cold-war\ntopics: [2.2.2]\nsources: [zhou-warning]\n"
        "sections:\n  - questions:\n      - {id: opvl-truman}\n"
    )
    assert not made
    assert "'truman-statement', which the paper does not print" in error


def test_other_papers_have_no_questions_about_all_their_sources() -> None:
    known = spec([ABOUT_ALL.replace("type:", "id: whole, type:")], "sources: [speech, letter]\n")
    assert papers(known)[0]
    text = known.replace("sources: [speech, letter]\n", "", 1)
    assert "which has none" in papers(text)[1][0]
