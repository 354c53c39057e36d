"""Types that are answered in a table, of clues or of a puzzle, as other programs have them."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from file_words import is_in, words_of_file
from qti_reader import files_of

from worksheets.authoring.gallery.one_question import spec_of
from worksheets.exchange.one_form import OneForm, one_form
from worksheets.exchange.questions.exporting import Exported, export_form
from worksheets.exchange.questions.formats.registry import formats
from worksheets.exchange.questions.interaction import (
    ExchangeItem,
    ExtendedText,
    Grid,
    NoInteraction,
    TextEntry,
)
from worksheets.exchange.questions.slots import slots_of
from worksheets.exchange.questions.telling import Told, told
from worksheets.memo import Memory
from worksheets.model.diagnostics import Sink, Span
from worksheets.model.paper.content import LineBreak, Para, Table, Text, Write, plain
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.questions import registry

CLUES = {
    "An agreement to stop fighting (9)": "armistice",
    "The American president of 1950 (6)": "Truman",
    "A river on China’s border (4)": "Yalu",
    "The leader of the USSR (6)": "Stalin",
    "Stopping communism from spreading (11)": "containment",
}


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, OneForm]:
    """The example of each type as a paper of its own."""
    folder, found = tmp_path_factory.mktemp("specs"), {}
    names = (
        "cause-consequence", "crossword", "error-spotting", "knowledge-organiser",
        "retrieval-grid", "word-search",
    )  # fmt: skip
    with Memory().used():
        for name in names:
            file, sink = folder / f"{name}.yaml", Sink()
            file.write_text(spec_of(registry()[name]), encoding="utf-8")
            form = one_form(file, "", sink)
            assert form is not None, list(sink)
            found[name] = form
    return found


def item_of(form: OneForm) -> Item:
    ((item,),) = (section.items for section in form.paper.sections)
    return item


def told_of(form: OneForm) -> Told:
    return told(item_of(form), ())


def exported(form: OneForm, name: str) -> Exported:
    with Memory().used():
        return export_form(form, formats()[name])


def accepted(item: ExchangeItem) -> list[str]:
    assert isinstance(item.interaction, TextEntry)
    (gap,) = item.interaction.gaps.values()
    return [plain(answer.words) for answer in gap.answers]


def refusals(result: Exported) -> list[str]:
    return [loss.what for loss in result.losses if loss.grade == "refused"]


def test_a_cell_of_a_retrieval_grid_is_a_question_with_its_marks(
    forms: Mapping[str, OneForm],
) -> None:
    result = told_of(forms["retrieval-grid"])
    said = {plain(one.body[-1]): accepted(one) for one in result.items}  # type: ignore[arg-type]
    assert said == {
        "Who led China in 1950?": ["Mao Zedong", "Mao"],
        "Who led the USSR in 1950?": ["Joseph Stalin", "Stalin"],
        "What was divided in 1945?": ["Korea"],
        "Which line divided it?": ["the 38th parallel"],
    }
    assert [one.marks for one in result.items] == [1, 2, 1, 2]
    assert [(loss.code, loss.what) for loss in result.losses] == [
        ("split", "a grid of 4 questions")
    ]
    assert all(loss.span.line for loss in result.losses)


def test_a_cell_that_is_not_that_of_its_point_is_no_question(forms: Mapping[str, OneForm]) -> None:
    item = item_of(forms["retrieval-grid"])
    assert item.scheme is not None
    turned = replace(item.scheme, points=item.scheme.points[::-1])
    (one,) = told(replace(item, scheme=turned), ()).items
    assert isinstance(one.interaction, ExtendedText)


def test_titles_of_columns_are_lost(forms: Mapping[str, OneForm]) -> None:
    item = item_of(forms["retrieval-grid"])
    (table,) = (block for block in item.body if isinstance(block, Table))
    head = tuple((Text(f"Week {n}"), LineBreak(), *one) for n, one in enumerate(table.head, 1))
    body = tuple(replace(one, head=head) if one is table else one for one in item.body)
    losses = told(replace(item, body=body), ()).losses
    assert [loss.what for loss in losses if loss.grade == "lost"] == [
        "the title of a column: Week 1",
        "the title of a column: Week 2",
    ]


def test_a_clue_of_a_crossword_is_a_question_and_the_grid_is_lost(
    forms: Mapping[str, OneForm],
) -> None:
    result = told_of(forms["crossword"])
    said = {plain(one.body[0]): accepted(one)[0] for one in result.items}  # type: ignore[arg-type]
    assert said == CLUES
    (loss,) = result.losses
    assert (loss.grade, loss.code) == ("changed", "split")
    assert "its grid" in loss.what
    assert loss.span.line
    for name in ("quizlet", "anki"):
        lines = exported(forms["crossword"], name).data.decode().splitlines()
        assert sum("\tarmistice" in line for line in lines) == 1


def test_a_word_with_other_letters_in_the_squares_is_accepted_in_both_ways(
    forms: Mapping[str, OneForm],
) -> None:
    item = item_of(forms["crossword"])
    assert item.scheme is not None
    first, *others = item.scheme.points
    odd = replace(first, answer=(Text("Straße (STRASSE)"),))
    changed = replace(item, scheme=replace(item.scheme, points=(odd, *others)))
    assert accepted(told(changed, ()).items[0])[:2] == ["Straße", "STRASSE"]


@pytest.mark.parametrize("name", ["cause-consequence", "error-spotting"])
def test_a_table_to_be_filled_is_marked_by_hand_with_its_scheme(
    name: str, forms: Mapping[str, OneForm]
) -> None:
    item = item_of(forms[name])
    (one,) = told_of(forms[name]).items
    assert isinstance(one.interaction, ExtendedText)
    assert not [slot for part in one.body for slot in slots_of(part)]
    (grid,) = (part for part in one.body if isinstance(part, Grid))
    assert sum("_____" in plain(cell) for row in grid.rows for cell in row) >= 2
    assert item.scheme is not None
    said = " ".join(map(plain, one.interaction.points))
    for point in item.scheme.points:
        for words in (point.answer, *point.accept, point.note):
            assert plain(words) in said
    assert plain(item.scheme.rule) in said
    answers = [plain(point.answer) for point in item.scheme.points]
    for format_ in ("moodle", "qti21", "canvas", "anki", "google-forms"):
        result = exported(forms[name], format_)
        assert result.written == 1, format_
        assert all(is_in(words, words_of_file(result.data)) for words in answers), format_
    assert "scheme" in [loss.code for loss in exported(forms[name], "gift").losses]
    assert refusals(exported(forms[name], "quizlet")) == ["Quizlet has no answer in sentences"]


def test_an_organiser_is_a_text_and_its_rows_are_cards(forms: Mapping[str, OneForm]) -> None:
    (one,) = told_of(forms["knowledge-organiser"]).items
    assert one.interaction == NoInteraction()
    assert (
        b"text_only_question"
        in files_of(exported(forms["knowledge-organiser"], "canvas").data)["quiz/quiz.xml"]
    )
    result = exported(forms["knowledge-organiser"], "quizlet")
    assert result.data.decode().splitlines() == [
        "25 June 1950\tNorth Korea attacks the South.",
        "armistice\tAn agreement to stop fighting",
        "Kim Il Sung\tLeader of North Korea",
        "China\tIt entered the war in October 1950.",
    ]
    assert [loss.what for loss in result.losses if loss.code == "split"] == [
        "a text with its titles"
    ]
    assert refusals(exported(forms["knowledge-organiser"], "kahoot")) == [
        "Kahoot has no text without a question"
    ]


def test_a_text_counts_no_points_in_canvas(forms: Mapping[str, OneForm]) -> None:
    files = files_of(exported(forms["knowledge-organiser"], "canvas").data)
    assert b"<points_possible>0</points_possible>" in files["quiz/assessment_meta.xml"]


def test_words_to_find_are_a_picture_or_cards_and_are_refused_elsewhere(
    forms: Mapping[str, OneForm],
) -> None:
    words = ["armistice", "buffer zone", "containment", "Stalin", "Truman", "Yalu"]
    for name in ("moodle", "qti21", "canvas"):
        data = exported(forms["word-search"], name).data
        assert all(is_in(word, words_of_file(data)) for word in words)
        assert is_in("<img", words_of_file(data))
    result = exported(forms["word-search"], "quizlet")
    assert result.data.decode() == "".join(f"{word}\t\n" for word in words)
    for name in ("gift", "google-forms"):
        (why,) = refusals(exported(forms["word-search"], name))
        assert why.endswith("has no pictures, and nothing can be found in words")
    assert refusals(exported(forms["word-search"], "aiken"))


def test_a_form_shows_an_organiser_as_words(forms: Mapping[str, OneForm]) -> None:
    script = exported(forms["knowledge-organiser"], "google-forms").data.decode()
    found = re.search(r"const QUESTIONS = (.*?);\n\nfunction", script, re.DOTALL)
    assert found is not None
    (text,) = json.loads(found[1])
    assert text["kind"] == "text"
    assert "an agreement to stop fighting" in text["more"].casefold()


def test_no_type_is_left_that_nobody_can_have(tmp_path: Path) -> None:
    with Memory().used():
        for name, model in registry().items():
            file = tmp_path / f"{name}.yaml"
            file.write_text(spec_of(model), encoding="utf-8")
            form = one_form(file, "", Sink())
            assert form is not None
            assert export_form(form, formats()["moodle"]).written, name


def marked(point: MarkPoint, **about: object) -> Item:
    """A question in sentences with one point."""
    scheme = Scheme(1, points=(point,), **about)  # type: ignore[arg-type]
    body = (Para((Text("Why?"),)), Write("answer", 1))
    return Item("why", Span("1.yaml", 4), body, scheme)


def test_what_else_is_accepted_and_notes_are_told_to_markers() -> None:
    point = MarkPoint((Text("It is far."),), accept=((Text("It is away."),),), note=(Text("Ask."),))
    result = told(marked(point), ())
    (item,) = result.items
    assert isinstance(item.interaction, ExtendedText)
    assert list(map(plain, item.interaction.points)) == ["It is far. / It is away. – Ask."]
    assert not result.losses


@pytest.mark.parametrize("more", ["reject", "notes"])
def test_what_markers_are_told_besides_is_lost_at_its_place(more: str) -> None:
    point = MarkPoint((Text("It is far."),))
    words = ((Text("It is near."),),)
    item = marked(replace(point, reject=words)) if more == "reject" else marked(point, notes=words)
    (loss,) = told(item, ()).losses
    assert (loss.grade, loss.code) == ("lost", "scheme")
    assert loss.span == Span("1.yaml", 4)


def test_notes_of_an_answer_that_is_marked_by_machine_are_lost() -> None:
    point = MarkPoint((Text("Seoul"),), note=(Text("Ask."),))
    item = marked(point)
    phrase = replace(item, body=(item.body[0], Write("answer", 1, phrase=True)))
    result = told(phrase, ())
    assert isinstance(result.items[0].interaction, TextEntry)
    assert [loss.what for loss in result.losses] == ["notes for markers"]
