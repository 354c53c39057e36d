"""Lists of questions in plain text and Markdown."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed_questions import (
    LETTERS,
    Typed,
    expected,
    keys_of,
    remembered,
    typed_questions,
    wrong_keys,
)

from worksheets.exchange.questions.formats.registry import likely_formats
from worksheets.exchange.questions.formats.typed_list import read
from worksheets.exchange.questions.importing import BankImport, import_banks
from worksheets.exchange.questions.interaction import (
    BankFile,
    Choice,
    ExchangeItem,
    ExtendedText,
    NumericEntry,
    TextEntry,
)
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Code, Emph, Maths, Text, plain

__all__ = ["remembered"]


def bank(text: str) -> BankFile:
    found = read(text.encode(), "list.txt")
    assert len(found.items) + found.refused == found.seen
    return found


def only(text: str) -> ExchangeItem:
    (item,) = bank(text).items
    return item


def keys(text: str) -> list[list[str]]:
    return list(keys_of(bank(text)).values())


def refused(text: str) -> list[str]:
    found = bank(text)
    assert not found.items
    return [loss.what for loss in found.losses if loss.grade == "refused"]


@pytest.mark.parametrize(
    "text",
    [
        "1. Which river?\nA. Han\n*B. Amnok\nC. Nile\n",
        "1. Which river?\nA. Han\n* B. Amnok\nC. Nile\n",
        "Q1: Which river?\n(a) Han\n(b) Amnok (correct)\n(c) Nile\n",
        "1. Which river?\nA. Han  B. Amnok  C. Nile\nAnswer: B\n",
        "1. Which river?\nA. Han\tB. Amnok\nC. Nile\nCorrect answer: (b)\n",
        "1. Which river? A) Han B) Amnok C) Nile\nANSWER: Amnok\n",
        "1. Which river?\nA.Han\nB.Amnok\nC.Nile\nKey: B. Amnok\n",
        "Which river?\nA. Han\nB. Amnok\nC. Nile\n\nAnswer:\nB\n",
        "Which river?\n\n- [ ] Han\n- [x] Amnok\n- [ ] Nile\n",
        "1. Which river?\nA) Han\nB) ✓ Amnok\nC) Nile\n",
        "1. Which river?\n☐ Han\n☑ Amnok\n☐ Nile\n",
        "Which river?\n- Han\n- Amnok\n- Nile\nAnswer: Amnok\n",
        "Câu 1. Which river?\nA. Han\nB. Amnok\nC. Nile\nĐáp án: B\n",
        "Вопрос 1. Which river?\nА) Han\nБ) Amnok\nВ) Nile\nОтвет: Б\n",
        "Frage 1\nWhich river?\na) Han\nb) Amnok ✓\nc) Nile\nLösung: b) Amnok\n",
        "第1题 Which river?\nA. Han\nB. Amnok\nC. Nile\n答案：B\n",
        "1. Which river?\nA: Han\nB: Amnok\nC: Nile\nAns: B because it is the border\n",
        "1. Which river? (A) Han (B) Amnok (C) Nile — Answer: B\n",
        "1. Which river? A) Han B) Amnok C) Nile (Answer: B)\n",
        "Question: Which river?\nA. Han\nB. Amnok\nC. Nile\n\n**Answer:** B\n",
        "###### 1. Which river?\n\n- A: Han\n- B: Amnok\n- C: Nile\n\n"
        "<details><summary><b>Answer</b></summary>\n<p>\n\n#### Answer: B\n\n"
        "It is the border.\n\n</p>\n</details>\n\n---\n",
        "Title\n\n1. Which river?\nA. Han\nB. Amnok\nC. Nile\nAnswer: B\nPoints: 2\n",
    ],
)
def test_dialects_say_the_same(text: str) -> None:
    item = only(text)
    assert keys(text) == [["Amnok"]]
    assert isinstance(item.interaction, Choice)
    assert [plain(one.content) for one in item.interaction.options] == ["Han", "Amnok", "Nile"]
    assert not item.doubts


@pytest.mark.parametrize(
    "block",
    [
        "Answers:\n1. B\n2. A\n",
        "Answer Key\n1-B 2-A\n",
        "ANSWERS\n1) b, 2) a\n",
        "Lösungen\n1: B\n2: A\n",
        "1. B  2. A\n",
        "Answers\n1B 2A\n",
        "**Answers**\n\n1. B. two\n2. A. three\n",
    ],
)
def test_a_key_at_the_end_is_matched_by_numbers_and_doubted(block: str) -> None:
    text = f"1. First?\nA. one\nB. two\n\n2. Second?\nA. three\nB. four\n\n{block}"
    assert keys(text) == [["two"], ["three"]]
    for item in bank(text).items:
        assert item.doubts == ("its key is from the list at the end, by its number",)


def test_numbers_that_begin_again_are_matched_only_if_the_keys_do() -> None:
    part = "1. {0} first?\nA. {0}a\nB. {0}b\n2. {0} second?\nA. {0}c\nB. {0}d\n"
    both = f"# One\n{part.format('x')}\n# Two\n{part.format('y')}\n"
    assert keys(f"{both}Answers\n1. A\n2. B\n1. B\n2. A\n") == [["xa"], ["xd"], ["yb"], ["yc"]]
    assert len(refused(f"{both}Answers\n1. A\n2. B\n")) == 4


def test_bold_type_is_a_key_with_a_doubt_if_the_list_keeps_to_it() -> None:
    text = "1. Which?\n- Paris\n- **Rome**\n\n2. And?\n- **Oslo**\n- Bonn\n"
    assert keys(text) == [["Rome"], ["Oslo"]]
    assert {item.doubts for item in bank(text).items} == {("its key is only shown by bold type",)}
    emphasis = "".join(f"{n}. What?\nA. a{n}\nB. b{n}\n" for n in range(1, 5))
    assert len(refused(emphasis.replace("b2", "**b2**"))) == 4


def test_several_stars_are_several_keys() -> None:
    item = only("1. Which?\n*a) one\nb) two\n*c) three\n")
    assert isinstance(item.interaction, Choice)
    assert item.interaction.several
    assert keys("1. Which?\na) one\nb) two\nc) three\nAnswer: A and C\n") == [["one", "three"]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1. Which?\nA. a\nB. b\n", "nothing says which option is right"),
        ("1. Which?\nA. one\nC. two\nAnswer: A\n", "the options are not lettered in order"),
        (
            "1. Which?\nB. one\nC. two\nAnswer: B\n",
            "the answer is a letter, but there are no options",
        ),
        ("1. Which?\nA. one\nB. two\nAnswer: C\n", "the answer 'C' is none of the options"),
        ("1. Which?\n*A. one\nB. two\nAnswer: B\n", "two keys of it are not the same"),
        ("1. Which?\nA. one\nB. two\nAnswer: A\nAnswer: B\n", "two keys of it are not the same"),
        (
            "1. Which?\nA. B\nB. A\nAnswer: A\n",
            "the answer 'A' may be a letter, or the words of an option",
        ),
        (
            "1. Which?\nA. one\nB. two\nAnswer: A. two\n",
            "the answer 'A. two' has other words than that option",
        ),
        ("1. Which?\n[x] one\n- two\n", "only some options have boxes"),
        ("1. Which?\nA. one\nAnswer: A\n", "there is only one option"),
        ("1. Which is it?\nAnswer: F\n", "the answer 'F' may be a verdict or a letter"),
        ("1. The ___ and the ___.\nAnswer: sun\n", "there are 2 blanks, and the answer 'sun'"),
        ("1. What is it?\nAnswer: ____\n", "nothing says what the answer is"),
    ],
)
def test_what_is_not_certain_is_refused(text: str, message: str) -> None:
    assert message in refused(text)


@pytest.mark.parametrize(
    "text", ["1) Which?\na) Han\nb) Amnok *\n", "1. Which?\nA. Han\nB.* Amnok\n"]
)
def test_a_star_beside_words_is_a_key_with_doubt(text: str) -> None:
    assert keys(text) == [["Amnok"]]
    assert only(text).doubts == ("a star beside the words of an option was read as its key",)


@pytest.mark.parametrize("options", ["f(x)|g(y)", "√2|2", "turn (right)|turn (left)", "x <-|y"])
def test_marks_that_are_part_of_words_are_no_key(options: str) -> None:
    one, other = options.split("|")
    assert refused(f"1. Which?\nA. {one}\nB. {other}\n")


def test_stars_in_code_are_no_key_beside_another_one() -> None:
    item = only("1. Which?\nA. char *\nB. *p\nC. int\nAnswer: C\n")
    assert isinstance(item.interaction, Choice)
    assert [plain(option.content) for option in item.interaction.options] == ["char *", "*p", "int"]
    assert not item.doubts


def test_italics_are_no_key() -> None:
    assert refused("1. Which?\nA. the novel *Emma*\nB. *E. coli*\nC. two\n")
    item = only("1. Which?\nA. the novel *Emma*\n*B. the *best* one\nC. 2*3*4\n")
    assert isinstance(item.interaction, Choice)
    assert [option.worth for option in item.interaction.options] == [0, 1, 0]
    assert item.interaction.options[1].content == (
        Text("the "),
        Emph((Text("best"),)),
        Text(" one"),
    )


def test_a_number_that_is_missing_makes_doubt() -> None:
    text = "1. First?\n*A. one\nB. two\n3. Third?\nA. three\n*B. four\n"
    assert [item.doubts for item in bank(text).items] == [("number 1 is followed by 3",), ()]


def test_numbers_in_a_stem_are_part_of_it() -> None:
    text = "1. Say the order:\n1. boil\n2. pour\nA. yes\nB. no\nAnswer: B\n2. So?\nA. x\n*B. y\n"
    assert list(keys_of(bank(text)).values()) == [["no"], ["y"]]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("1. Water is wet. True or false?\nAnswer: T\n", "True"),
        ("1. Water is dry.\nAnswer: False\n", "False"),
        ("1. Water is wet.\nA. True\nB. False\nAnswer: T\n", "True"),
        ("# True/False\n1. Water is dry.\nAnswer: F\n", "False"),
    ],
)
def test_verdicts(text: str, right: str) -> None:
    assert keys(text) == [[right]]
    assert not only(text).doubts


def test_a_line_of_verdicts_is_no_part_of_the_statement() -> None:
    (item,) = bank("1. Water is wet.\nTrue    False\nAnswer: True\n").items
    assert item.body == ((Text("Water is wet."),),)


def test_words_blanks_and_longer_answers() -> None:
    blank = only("1. The capital of ____ is ____.\nAnswer: Korea; Seoul\n").interaction
    assert isinstance(blank, TextEntry)
    assert [plain(gap.answers[0].words) for gap in blank.gaps.values()] == ["Korea", "Seoul"]
    words = only("1. What is its capital?\nAnswer: Seoul\n").interaction
    assert isinstance(words, TextEntry)
    starred = only("1. Who wrote it?\n*   Robert\n").interaction
    assert isinstance(starred, TextEntry)
    assert plain(starred.gaps["answer"].answers[0].words) == "Robert"
    answer = (
        "It was signed in 1953, after three years of war, and no peace has been made since then."
    )
    assert isinstance(only(f"1. Explain.\nAnswer: {answer}\n").interaction, ExtendedText)


def test_code_and_formulas_are_as_they_were_typed() -> None:
    text = (
        "1. What does `a  --b` print?\n\n```python\n"
        'for i in range(3):\n    print(i*2, "x")\n```\n\n'
        "- [x] `0 2*3*4`\n- [ ] $x^2$\n- [ ] costs $5 > $6 and $7\n"
    )
    item = only(text)
    (first, code) = item.body
    assert isinstance(first, tuple)
    assert Code("a  --b") in first
    assert code == (Code('for i in range(3):\n    print(i*2, "x")', display=True),)
    assert isinstance(item.interaction, Choice)
    options = [option.content for option in item.interaction.options]
    assert options[:2] == [(Code("0 2*3*4"),), (Maths("x^2"),)]
    assert plain(options[2]) == "costs $5 > $6 and $7"


def test_code_that_begins_behind_a_letter_and_groups() -> None:
    text = (
        "GROUP\npick: 1\npoints per question: 2\n\n1.  What prints 5?\na)  ```python\n    x = 5\n"
        "      print(x)\n    ```\n*b)  5\nEND_GROUP\n\n2.  How long?\n=  1.5 +- 0.25\n"
    )
    code, number = bank(text).items
    assert isinstance(code.interaction, Choice)
    assert [option.content for option in code.interaction.options] == [
        (Code("x = 5\n  print(x)", display=True),),
        (Text("5"),),
    ]
    assert isinstance(number.interaction, NumericEntry)
    ends = number.interaction.ranges[0]
    assert (ends.least, ends.most, number.interaction.shown) == (
        Decimal("1.25"),
        Decimal("1.75"),
        "1.5",
    )


def test_feedback_headings_and_texts_between() -> None:
    text = (
        "# Rivers\n1. Which?\nA. one\n... not this\n*B. two\n\nExplanation: it is so\n\n"
        "Read this, for it has more than twelve words in it and so it may be needed to answer.\n\n"
        "2. And?\n*A. x\nB. y\n"
    )
    first, second = bank(text).items
    assert first.path == ("Rivers",)
    assert plain(first.feedback) == "it is so"
    assert isinstance(first.interaction, Choice)
    assert plain(first.interaction.options[0].why) == "not this"
    assert second.doubts == ("a text before it was left out",)
    assert "lost" in [loss.grade for loss in bank(text).losses]


def test_a_text_behind_an_answer_says_why_unless_it_is_about_the_next_question() -> None:
    text = "1. Which?\nA. x\nB. y\nAnswer: A\n\n{0}\n\n2. And?\nA. x\nB. y\nAnswer: B\n"
    why = "It is so, because the river has been there for a long time, and people know it well."
    first, second = bank(text.format(why)).items
    assert plain(first.feedback) == why
    assert not second.doubts
    shown = "Read this text about rivers, which is so long that it is needed for the next question."
    first, second = bank(text.format(shown)).items
    assert not first.feedback
    assert second.doubts == ("a text before it was left out",)


def test_lines_under_words_make_them_headings() -> None:
    text = "Rivers\n======\n\nAsia\n----\n1. Which?\nA. x\n*B. y\n"
    assert only(text).path == ("Rivers", "Asia")


def test_words_of_somebody_who_answered_are_no_key() -> None:
    assert len(refused("1. Which?\n  a.one\n  b.two\nEnter your answer: b\n")) == 1


def starred(n: int, one: Typed) -> str:
    options = (f"{'*' * (m in one.right)}{LETTERS[m]}. {o}\n" for m, o in enumerate(one.options))
    return f"{n}. {one.stem}\n{''.join(options)}\n"


def answered(n: int, one: Typed) -> str:
    options = "".join(f"{LETTERS[m]}) {option}\n" for m, option in enumerate(one.options))
    return f"{n}) {one.stem}\n{options}Answer: {one.letters}\n\n"


def boxed(n: int, one: Typed) -> str:
    options = (f"- [{'x' if m in one.right else ' '}] {o}\n" for m, o in enumerate(one.options))
    return f"{n}. {one.stem}\n\n{''.join(options)}\n"


dialects = st.sampled_from([starred, answered, boxed])


def written(questions: list[Typed], dialect: Callable[[int, Typed], str]) -> str:
    return "".join(dialect(n, one) for n, one in enumerate(questions, 1))


@given(questions=typed_questions(), dialect=dialects)
def test_all_that_is_well_formed_is_read(
    questions: list[Typed], dialect: Callable[[int, Typed], str]
) -> None:
    assert keys_of(bank(written(questions, dialect))) == expected(questions)


@given(questions=typed_questions(), dialect=dialects, data=st.data())
def test_damage_to_lines_makes_no_wrong_key(
    questions: list[Typed], dialect: Callable[[int, Typed], str], data: st.DataObject
) -> None:
    lines = written(questions, dialect).split("\n")
    for _ in range(data.draw(st.integers(1, 2))):
        n = data.draw(st.integers(0, len(lines) - 2))
        match data.draw(st.sampled_from(["lose", "twice", "swap", "join", "end"])):
            case "lose":
                del lines[n]
            case "twice":
                lines.insert(n, lines[n])
            case "swap":
                lines[n : n + 2] = reversed(lines[n : n + 2])
            case "join":
                lines[n : n + 2] = [f"{lines[n]} {lines[n + 1]}"]
            case "end":
                del lines[n + 1 :]
        lines.append("")
    assert not wrong_keys(bank("\n".join(lines)), questions)


@given(data=st.binary(max_size=300))
def test_any_bytes_are_counted(data: bytes) -> None:
    found = read(data, "list.txt")
    assert len(found.items) + found.refused == found.seen


@given(text=st.text("12.)AaBb*[]x- \n\t`$_:Answer", max_size=200))
def test_any_marks_are_counted(text: str) -> None:
    bank(text)


@pytest.mark.parametrize(
    ("before", "piece"),
    [
        ("", "`"), ("", "*"), ("", "$"), ("", "1. "), ("", "A. "), ("", "__ "), ("", "\n- [x] a"),
        ("", "1. A\nA. b\nB. c\n"), ("", "Answers\n"), ("", "```\n"), ("", ". "), ("", "1. B "),
        ("# a", " "), ("1. x\nA. y", " "), ("1. x", " ("), ("<summary>", " "), ("A. x", "<-"),
        ("1. x\nA. y", " C. z"), ("1. x\nA. y", "\t"), ("", "A. x  C. y\n"), ("", "Section A\n"),
        ("1. x\n", "1) y\n"), ("1. A\nA. x\nB. y\nAnswer: A\n", "\nWho?\n"),
        ("", "Answers\n1. B\n"),
    ],
)  # fmt: skip
def test_a_long_list_is_read_in_linear_time(before: str, piece: str) -> None:
    def seconds(size: int) -> float:
        data = f"{before}{piece * (size // len(piece))}z".encode()
        start = process_time()
        read(data, "list.txt")
        return process_time() - start

    assert seconds(64_000) < 9 * seconds(16_000) + 0.1


def test_a_list_is_told_from_other_formats(tmp_path: Path) -> None:
    text = "1. Which?\nA. Han\nB. Amnok\nAnswer: B\n\n2. And?\n*A. x\nB. y\n"
    assert [one.name for one in likely_formats(text.encode())] == ["list"]
    assert [one.name for one in likely_formats(b"Which?\nA. a\nB. b\nANSWER: B\n")] == ["aiken"]
    assert [one.name for one in likely_formats(b"1. Which? {=a ~b}\n\n2. B. {=a ~b}")] == ["gift"]
    styles = "1. Which sets a colour?\nA. p {#red}\n*B. p {color: red}\n"
    assert [one.name for one in likely_formats(f"{text}\n{styles}".encode())] == ["list"]
    path = tmp_path / "quiz.md"
    path.write_text(text)
    outcome = import_banks(BankImport([path], tmp_path / "courses"), Sink())
    assert outcome is not None
    assert (outcome.seen, outcome.imported) == (2, 2)
    again = import_banks(BankImport([path], tmp_path / "courses"), Sink())
    assert again is not None
    assert not again.changed
