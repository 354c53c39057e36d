"""What a spec leaves out is never chosen, by no pick and no blueprint; unknown names are said."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from choices import choice_of, printed, reader_of
from worksheets.model.diagnostics import Sink

HEAD = "title: T\ncourse: cold-war\ntopics: [2.2.2]\n"
PICKS = (
    "sections: [{questions: [{type: multiple-choice, count: 4}, {type: true-false, count: 3}]}]\n"
)
BLUEPRINT = "blueprint: {marks: 6, types: {multiple-choice: 6}}\n"
READER = reader_of(Path("spec.yaml"))
NAMES = printed(choice_of(READER, HEAD + PICKS))[0]


def ids(names: list[str]) -> set[str]:
    return {name.rpartition("/")[2] for name in names}


@settings(max_examples=15)
@given(st.sets(st.sampled_from(sorted(ids(NAMES))), min_size=1, max_size=5))
def test_no_pick_chooses_what_is_left_out(left_out: set[str]) -> None:
    text = f"{HEAD}without: [{', '.join(sorted(left_out))}]\n{PICKS}"
    (names,) = printed(choice_of(READER, text))
    assert ids(names).isdisjoint(left_out)
    assert len(names) == len(NAMES)


def test_no_form_and_no_blueprint_has_what_is_left_out() -> None:
    for rest in (f"forms: 2\ndisjoint: true\n{PICKS}", BLUEPRINT):
        before = printed(choice_of(READER, HEAD + rest))
        left_out = {name.rpartition("/")[2] for form in before for name in form[:2]}
        after = printed(
            choice_of(READER, f"{HEAD}without: [{', '.join(sorted(left_out))}]\n{rest}")
        )
        assert all(ids(form).isdisjoint(left_out) for form in after)
        assert list(map(len, after)) == list(map(len, before))


def diagnostics(text: str) -> list[str]:
    sink = Sink()
    READER.choice(text, sink)
    return [str(found) for found in sink]


def test_a_name_that_no_question_has_is_a_warning() -> None:
    (found,) = diagnostics(f"{HEAD}without: [mc-taiwan, mc-tawan]\n{PICKS}")
    assert found.startswith("spec.yaml:4:22: warning: 'without' names 'mc-tawan'")
    assert "did you mean 'mc-taiwan'?" in found


def test_a_question_of_a_type_that_no_pick_names_may_be_left_out() -> None:
    (cloze,) = printed(choice_of(READER, f"{HEAD}sections: [{{questions: [{{type: cloze}}]}}]\n"))[
        0
    ]
    name = cloze.rpartition("/")[2]
    assert diagnostics(f"{HEAD}without: {name}\n{PICKS}") == []


def test_what_is_named_and_left_out_is_an_error() -> None:
    text = f"{HEAD}without: [mc-taiwan]\nsections: [{{questions: [{{id: mc-taiwan}}]}}]\n"
    found = diagnostics(text)
    assert found == [
        "spec.yaml:5:25: error: 'mc-taiwan' is asked for here, and left out by 'without'\n"
        "  hint: take it out of one of the two"
    ]
