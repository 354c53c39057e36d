"""Lists of questions in Word, in the dialects that are found."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed_questions import (
    LETTERS,
    Typed,
    expected,
    keys_of,
    remembered,
    stem_of,
    typed_questions,
    wrong_keys,
)
from word_documents import W, document, packed, paragraph, paragraphs, picture, run, table

from worksheets.exchange.questions.formats.registry import likely_formats
from worksheets.exchange.questions.formats.word_list import read
from worksheets.exchange.questions.importing import BankImport, import_banks
from worksheets.exchange.questions.interaction import BankFile, Choice, Grid, Picture
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Maths, Sub, Text, plain

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0"
    "000003010100c9fe92ef0000000049454e44ae426082"
)

__all__ = ["remembered"]


def bank(blocks: Sequence[str]) -> BankFile:
    found = read(document(blocks), "list.docx")
    assert len(found.items) + found.refused == found.seen
    return found


def keys(blocks: Sequence[str]) -> list[list[str]]:
    return list(keys_of(bank(blocks)).values())


def refusals(blocks: Sequence[str]) -> list[str]:
    found = bank(blocks)
    assert not found.items
    return [loss.what for loss in found.losses if loss.grade == "refused"]


def two(look: str) -> list[str]:
    """Two questions whose right option has a look."""
    return [
        paragraph("1. Which river?"),
        paragraph("A. Han"),
        paragraph("B. Amnok", look),
        paragraph("2. And which city?"),
        paragraph("A. Seoul", look),
        paragraph("B. Busan", "black"),
    ]


@pytest.mark.parametrize(
    ("look", "family"),
    [
        ("bold", "bold type"),
        ("strong style", "bold type"),
        ("red", "colour"),
        ("highlighted", "highlighting"),
        ("shaded", "highlighting"),
        ("underlined", "underlining"),
    ],
)
def test_what_only_a_look_shows_is_doubted(look: str, family: str) -> None:
    assert keys(two(look)) == [["Amnok"], ["Seoul"]]
    assert {item.doubts for item in bank(two(look)).items} == {
        (f"its key is only shown by {family}",)
    }


def test_two_looks_or_several_options_of_a_look_are_no_key() -> None:
    mixed = [*two("bold"), paragraph("3. So?"), paragraph("A. x", "bold"), paragraph("B. y", "red")]
    assert keys(mixed) == [["Amnok"], ["Seoul"]]
    both = [*two("red"), paragraph("3. So?"), *(paragraph(f"{c}. {c}x", "red") for c in "AB"),
            paragraph("C. z")]  # fmt: skip
    assert keys(both) == [["Amnok"], ["Seoul"]]
    several = [paragraph("3. Which two?"), *both[-3:]]
    assert keys([*two("red"), *several])[2:] == [["Ax", "Bx"]]


def test_a_look_that_the_list_does_not_keep_to_is_no_key() -> None:
    blocks = []
    for n in range(1, 6):
        blocks += paragraphs(f"{n}. What?", "A. one", "B. two")
    blocks[1] = paragraph("A. one", "bold")
    assert len(refusals(blocks)) == 5


def test_part_of_an_option_in_bold_type_is_no_key() -> None:
    blocks = two("bold")
    blocks[2] = paragraph(runs=run("B. the ") + run("Amnok", "bold"))
    assert keys(blocks) == [["Seoul"]]
    letter = two("bold")
    letter[2] = paragraph(runs=run("B.", "bold") + run(" Amnok"))
    assert keys(letter) == [["Amnok"], ["Seoul"]]


def test_numbers_of_word_say_what_is_a_stem_and_what_an_option() -> None:
    blocks = []
    for stem, options in (("Which river?", ("Han", "Amnok")), ("And?", ("Seoul", "Busan"))):
        blocks.append(paragraph(stem, list_=1))
        blocks += [paragraph(option, list_=1, depth=1) for option in options]
    assert keys([*blocks, *paragraphs("Answer key", "1. b", "2. a")]) == [["Amnok"], ["Seoul"]]
    listed = [paragraph("Answers"), *(paragraph(key, list_=5) for key in "BA")]
    assert keys([*blocks, *listed]) == [["Amnok"], ["Seoul"]]


def test_typed_stems_with_letters_of_word() -> None:
    blocks = [paragraph("1. Which?"), paragraph("Han", list_=2), paragraph("Amnok", list_=2),
              paragraph("Answer: B"), paragraph("2. And?"), paragraph("x", list_=4),
              paragraph("y", list_=4), paragraph("Answer: A")]  # fmt: skip
    assert keys(blocks) == [["Amnok"], ["x"]]


def test_a_numbered_title_over_numbers_of_word() -> None:
    blocks = [
        paragraph("2024. Examination"),
        paragraph("Which?", list_=1),
        *paragraphs("A. x", "B. y"),
        paragraph("Answer: B"),
        paragraph("And?", list_=1),
        *paragraphs("A. p", "B. q"),
        paragraph("Answer: A"),
    ]
    assert keys(blocks) == [["y"], ["p"]]


def test_letters_that_go_on_over_questions_are_refused() -> None:
    blocks = [paragraph("1. Which?"), paragraph("Han", list_=2), paragraph("Amnok", list_=2),
              paragraph("Answer: B"), paragraph("2. And?"), paragraph("x", list_=2),
              paragraph("y", list_=2), paragraph("Answer: A")]  # fmt: skip
    assert keys(blocks) == [["Amnok"]]


def test_stem_and_options_in_one_numbered_list_are_counted_with_doubt() -> None:
    blocks = []
    for stem, right in (("Which river?", "B"), ("And which city?", "A")):
        blocks += [paragraph(words, list_=1) for words in (stem, f"{stem} one", f"{stem} two")]
        blocks.append(paragraph(f"Ans: {right}"))
    found = bank(blocks)
    assert keys(blocks) == [["Which river? two"], ["And which city? one"]]
    assert {item.doubts for item in found.items} == {
        ("its options have no letters: they were counted",)
    }
    lost = [*blocks[:3], *blocks[4:]]
    assert len(refusals(lost)) == 1


def test_a_question_with_line_breaks_in_one_paragraph() -> None:
    blocks = paragraphs(
        "Câu 1: Which?\nA. Han\nB. Amnok\nĐáp án: B", "Câu 2\nAnd?\nA. x\nB. y\nĐáp án: A"
    )
    assert keys(blocks) == [["Amnok"], ["x"]]


def test_a_document_that_is_gift() -> None:
    blocks = paragraphs(
        "What is it? {~%0% Han", "~%100% Amnok}", "", "And? {", "=x ~y }", "No {=a ~b"
    )
    found = bank(blocks)
    assert keys(blocks) == [["Amnok"], ["x"]]
    assert [(loss.span.line, loss.grade) for loss in found.losses if loss.grade == "refused"] == [
        (6, "refused")
    ]
    merged = paragraphs("What? {=Han ~Amnok", "And? {=x ~y}")
    assert refusals(merged) == ["the brace opened here is never closed"]


def test_a_driving_test_without_keys_is_refused_with_lines() -> None:
    blocks = []
    for n in range(3):
        blocks += [paragraph(f"Question {n}?", list_=1), *paragraphs("A. stop", "B. go", "C. wait")]
    found = bank(blocks)
    assert not found.items
    assert [loss.span.line for loss in found.losses] == [1, 5, 9]


@pytest.mark.parametrize(
    "rows",
    [
        [["1", "B"], ["2", "A"]],
        [["Question", "Answer"], ["1.", "b"], ["2.", "a"]],
        [["1", "2"], ["B", "A"]],
        [["Question", "1", "2"], ["Answer", "B", "A"]],
        [["1. B", "2. A"]],
        [["1", "B", "2", "A"]],
    ],
)
def test_tables_of_keys(rows: list[list[str]]) -> None:
    blocks = [*two("black"), paragraph("Answers"), table(rows)]
    assert keys(blocks) == [["Amnok"], ["Seoul"]]
    assert keys([*two("black"), table(rows)]) == [["Amnok"], ["Seoul"]]


@pytest.mark.parametrize(
    "rows",
    [
        [["A. Han", "B. Amnok"], ["C. Nile", "D. Don"]],
        [["A", "Han", "B", "Amnok"], ["C", "Nile", "D", "Don"]],
        [["A.", "Han"], ["B.", "Amnok"], ["C.", "Nile"], ["D.", "Don"]],
        [["A", "Han", ""], ["B", "Amnok", ""], ["C", "Nile", ""], ["D", "Don", ""]],
    ],
)
def test_tables_of_options(rows: list[list[str]]) -> None:
    found = bank([paragraph("1. Which?"), table(rows), paragraph("Answer: B")])
    (item,) = found.items
    assert isinstance(item.interaction, Choice)
    assert [option.content for option in item.interaction.options] == [
        (Text(word),) for word in ("Han", "Amnok", "Nile", "Don")
    ]
    assert keys_of(found) == {"Which?": ["Amnok"]}
    ticked = [[*row[:-1], "✓" if row[1] == "Amnok" else ""] for row in rows]
    if rows[0][-1] == "":
        assert keys([paragraph("1. Which?"), table(ticked)]) == [["Amnok"]]


def test_questions_in_the_rows_of_a_table() -> None:
    rows = [["1", "Which?\nA. Han\nB. Amnok\nAnswer: B"], ["2", "And?\nA. x\nB. y\nAnswer: A"]]
    assert keys([table(rows)]) == [["Amnok"], ["x"]]


def test_a_table_in_a_stem_stays_a_table() -> None:
    blocks = [paragraph("1. What is seen?"), table([["Year", "Men"], ["1950", "12"]]),
              *paragraphs("A. Han", "B. Amnok", "Answer: A")]  # fmt: skip
    (item,) = bank(blocks).items
    assert isinstance(item.body[1], Grid)


FRACTION = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>x</m:t></m:r></m:den></m:f>"
POWER = "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"


@pytest.mark.parametrize(
    ("omml", "tex"),
    [
        (FRACTION, r"\frac{1}{x}"),
        (POWER, "{x}^{2}"),
        (f"<m:rad><m:deg/><m:e>{POWER}</m:e></m:rad>", r"\sqrt{{x}^{2}}"),
        (f"<m:d><m:e>{FRACTION}</m:e></m:d>", r"\left(\frac{1}{x}\right)"),
        ('<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub><m:r><m:t>1</m:t></m:r></m:sub>'
         f"<m:sup><m:r><m:t>n</m:t></m:r></m:sup><m:e>{POWER}</m:e></m:nary>",
         r"\sum_{1}^{n}{{x}^{2}}"),
        ("<m:r><m:t>a≤b</m:t></m:r>", r"a\le b"),
    ],
)  # fmt: skip
def test_formulas_of_word(omml: str, tex: str) -> None:
    stem = paragraph(runs=run("1. What is ") + f"<m:oMath>{omml}</m:oMath>" + run("?"))
    (item,) = bank([stem, *paragraphs("A. x", "B. y", "Answer: A")]).items
    assert item.body == ((Text("What is "), Maths(tex), Text("?")),)


def test_a_formula_that_cannot_be_read_refuses_its_question() -> None:
    stem = paragraph(runs=run("1. What is ") + "<m:oMath><m:strange/></m:oMath>")
    assert refusals([stem, *paragraphs("A. x", "B. y", "Answer: A")]) == [
        "something in it cannot be read"
    ]


def test_pictures_and_small_letters() -> None:
    water = paragraph(runs=run("1. What is H") + run("2", "sub") + run("O?"))
    blocks = [water, picture("rId1", "a glass"), *paragraphs("A. wet", "B. dry", "Answer: A")]
    found = read(document(blocks, {"image1.png": PIXEL}), "list.docx")
    (item,) = found.items
    assert item.body == (
        (Text("What is H"), Sub((Text("2"),)), Text("O?")),
        Picture("image1.png", "a glass"),
    )
    assert found.pictures == {"image1.png": PIXEL}
    lost = read(document(blocks, {"image1.emf": b"x"}), "list.docx")
    assert [loss.code for loss in lost.losses] == ["picture"]


def test_headings_are_topics(tmp_path: Path) -> None:
    path = tmp_path / "quiz.docx"
    path.write_bytes(document([paragraph("Rivers", style="Heading1"), *two("black")[:3],
                               paragraph("Answer: B")]))  # fmt: skip
    assert [one.name for one in likely_formats(path.read_bytes())] == ["word"]
    outcome = import_banks(BankImport([path], tmp_path / "courses"), Sink())
    assert outcome is not None
    assert (outcome.seen, outcome.imported) == (1, 1)
    assert "Rivers" in (outcome.course / "outline.yaml").read_text()
    again = import_banks(BankImport([path], tmp_path / "courses"), Sink())
    assert again is not None
    assert not again.changed


def written(questions: Sequence[Typed], look: str) -> list[str]:
    """Questions with numbers of Word, and right options of a look, or a line with the answer."""
    blocks = []
    for one in questions:
        blocks.append(paragraph(one.stem, list_=1))
        for n, option in enumerate(one.options):
            shown = (look,) if look and n in one.right else ()
            blocks.append(paragraph(f"{LETTERS[n]}. {option}", *shown))
        blocks += [] if look else [paragraph(f"Answer: {one.letters}")]
    return blocks


@given(questions=typed_questions(), look=st.sampled_from(["", "bold", "highlighted", "red"]))
def test_all_that_is_well_formed_is_read(questions: list[Typed], look: str) -> None:
    assert keys_of(bank(written(questions, look))) == expected(questions)


@given(questions=typed_questions(), data=st.data())
def test_lost_and_moved_paragraphs_make_no_wrong_key(
    questions: list[Typed], data: st.DataObject
) -> None:
    blocks = written(questions, "")
    n = data.draw(st.integers(0, len(blocks) - 2))
    match data.draw(st.sampled_from(["lose", "twice", "swap"])):
        case "lose":
            del blocks[n]
        case "twice":
            blocks.insert(n, blocks[n])
        case "swap":
            blocks[n : n + 2] = reversed(blocks[n : n + 2])
    assert not wrong_keys(bank(blocks), questions)


@given(data=st.data())
def test_damaged_bytes_are_counted(data: st.DataObject) -> None:
    whole = bytearray(document(two("bold")))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    found = read(cut, "list.docx")
    assert len(found.items) + found.refused == found.seen
    assert all(stem_of(item) for item in found.items)


@given(cut=st.integers(0, 2000), text=st.text('<>/w:ptbl&;" ', max_size=6))
def test_damaged_xml_is_counted(cut: int, text: str) -> None:
    xml = (
        f"<w:document {W}><w:body>{''.join(two('bold'))}{table([['1', 'B']])}</w:body></w:document>"
    )
    damaged = f"{xml[:cut]}{text}{xml[cut:]}"
    found = read(packed({"word/document.xml": damaged}), "list.docx")
    assert len(found.items) + found.refused == found.seen


def test_packages_that_are_dangerous_are_refused() -> None:
    entity = f'<!DOCTYPE d [<!ENTITY a "b">]><w:document {W}/>'
    bomb = f"<w:document {W}><w:body>{'<w:p/>' * 4_000_000}</w:body></w:document>"
    for data in (packed({"word/document.xml": entity}), packed({"word/document.xml": bomb}),
                 packed({"other.xml": "<a/>"}), b"PK\x03\x04"):  # fmt: skip
        found = read(data, "list.docx")
        assert (len(found.items), found.refused, found.seen) == (0, 1, 1)


def test_deep_nesting_is_no_traceback() -> None:
    deep = f"{'<w:sdt><w:sdtContent>' * 100}<w:p/>{'</w:sdtContent></w:sdt>' * 100}"
    assert read(document([deep]), "list.docx").seen == 0


GONE = ["struck", "struck twice", "hidden"]


@pytest.mark.parametrize("look", GONE)
def test_text_that_is_struck_through_or_hidden_is_no_text(look: str) -> None:
    found = bank([
        paragraph(runs=run("1. Which is") + run(" not", look) + run(" right?", "not hidden")),
        paragraph(runs=run("A. one") + run(" of them", look)),
        paragraph("B. two"),
        paragraph("Answer: A", look),
        paragraph("Answer: B"),
    ])  # fmt: skip
    assert keys_of(found) == {"Which is right?": ["two"]}
    assert isinstance(found.items[0].interaction, Choice)
    assert found.items[0].interaction.options[0].content == (Text("one"),)


@pytest.mark.parametrize("look", GONE)
def test_an_option_that_is_struck_through_refuses_its_question(look: str) -> None:
    lines = [paragraph("1. Which?"), paragraph("A. one"), paragraph("C. three")]
    lines.insert(2, paragraph(runs=run("B. ") + run("two", look)))
    assert refusals([*lines, paragraph("Answer: C")]) == ["an option of it has no words"]
    counted = [paragraph(one, list_=1, depth=1) for one in ("one", "three")]
    counted.insert(1, paragraph("two", look, list_=1, depth=1))
    message = "the options are not lettered in order"
    blocks = [paragraph("Which?", list_=1), *counted, paragraph("Answer: C")]
    assert refusals(blocks) == [message]


def test_a_number_of_word_whose_mark_is_hidden_is_not_counted() -> None:
    mark = "<w:rPr><w:vanish/></w:rPr></w:pPr>"
    hidden = paragraph("two", "hidden", list_=1, depth=1).replace("</w:pPr>", mark)
    options = [paragraph(one, list_=1, depth=1) for one in ("one", "three")]
    blocks = [paragraph("Which?", list_=1), options[0], hidden, options[1], paragraph("Answer: B")]
    assert keys(blocks) == [["three"]]


def test_a_formula_that_is_struck_through_refuses_its_question() -> None:
    struck = "<m:oMath><m:r><w:rPr><w:strike/></w:rPr><m:t>x</m:t></m:r></m:oMath>"
    lines = paragraphs("A. one", "B. two", "Answer: A")
    blocks = [paragraph(runs=run("1. Which is ") + struck), *lines]
    assert refusals(blocks) == ["something in it cannot be read"]


def test_questions_under_a_heading_behind_a_block_of_keys_are_read() -> None:
    first = paragraphs("1. Which?", "A. one", "B. two", "Answers", "1. B")
    more = paragraphs("2. And?", "A. three", "B. four", "Answer: A")
    found = keys([*first, paragraph("Part 2", style="Heading1"), *more])
    assert found == [["two"], ["three"]]


def test_letters_of_word_with_a_second_column_are_refused() -> None:
    options = [paragraph(one, list_=1, depth=1) for one in ("Paris\tC. Oslo", "Rome\tD. Bern")]
    blocks = [paragraph("Which?", list_=1), *options, paragraph("Answer: B")]
    assert refusals(blocks) == ["an option of it seems to hold another one"]


@pytest.mark.parametrize(
    "rows",
    [
        [["A. Han", "C. Nile"], ["B. Amnok", "D. Amur"]],
        [["A", "Han", "C", "Nile"], ["B", "Amnok", "D", "Amur"]],
        [["A. Han", "B. Amnok"], ["C. Nile", "D. Amur"]],
    ],
)
def test_options_in_a_table_are_read_in_the_order_of_their_letters(rows: list[list[str]]) -> None:
    (item,) = bank([paragraph("1. Which?"), table(rows), paragraph("Answer: B")]).items
    assert isinstance(item.interaction, Choice)
    words = [plain(option.content) for option in item.interaction.options]
    assert words == ["Han", "Amnok", "Nile", "Amur"]
    assert keys_of(BankFile((item,))) == {"Which?": ["Amnok"]}


def test_a_star_before_an_option_with_a_letter_of_word_is_no_word_of_it() -> None:
    options = [paragraph(words, list_=1, depth=1) for words in ("Han", "*Amnok")]
    assert keys([paragraph("Which?", list_=1), *options]) == [["Amnok"]]
