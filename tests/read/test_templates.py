"""Questions with values as they are read: their places, their samples, their way into an index."""

import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from drawn import NUMERACY, OUTLINE, course_at, course_of, drawn, template_in
from worksheets.checking.check import check_files, find_course
from worksheets.model.diagnostics import Diagnostic, Sink
from worksheets.model.question import Question
from worksheets.model.template import Source, Template
from worksheets.model.values.filling import Filling
from worksheets.model.values.repeats import EntryDraws
from worksheets.model.values.values import Draw
from worksheets.pipeline.prepared import making
from worksheets.questions.short_answer import ShortAnswer
from worksheets.read.templates import Reader


def found_in(folder: Path, questions: str) -> list[Diagnostic]:
    """What is wrong with a course of some questions."""
    (folder / "outline.yaml").write_text(OUTLINE)
    (folder / "1.yaml").write_text(f"questions:\n{questions}")
    sink = Sink()
    find_course(str(folder), sink)
    return list(sink)


def test_a_template_is_like_the_questions_that_it_becomes() -> None:
    _, template = template_in(course_at(NUMERACY), "expand-double")
    assert (template.type, template.tariff, template.draws) == ("multiple-choice", 1, 324)
    assert template.wording.startswith("Expand and simplify")
    assert len(template.option_set) == 4


def test_a_good_template_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, drawn_first = Reader.read, list[object]()

    def counted(reader: Reader, source: Source, filling: Filling, draw: Draw) -> Question:
        drawn_first.append(draw)
        return read(reader, source, filling, draw)

    monkeypatch.setattr(Reader, "read", counted)
    question = "{type: short-answer, id: q, values: {a: 1..9}, stem: 'What is {{a}}?', points: [A]}"
    course_of(tmp_path / "course", f"  - {question}\n")
    assert len(drawn_first) == 1


def test_a_template_can_be_pickled() -> None:
    course = course_at(NUMERACY)
    for question in course.topics[0].questions:
        again = pickle.loads(pickle.dumps(question))  # noqa: S301 our own
        assert isinstance(again, Template)
        assert again == question
        assert again.source == question.source  # type: ignore[attr-defined]
        maker, _, _ = making(course)
        entries = EntryDraws("key", maker.wording)
        number, draw = next(again.source.fitting(entries))
        assert maker("1", again, number, draw, entries) == maker(
            "1",
            question,  # type: ignore[arg-type]
            number,
            draw,
            entries,
        )


def test_a_large_course_with_values_comes_from_its_index(tmp_path: Path) -> None:
    plain = "".join(
        f"  - {{type: short-answer, id: q{n}, stem: Question {n}?, points: ['{n}']}}\n"
        for n in range(900)
    )
    values = (
        "  - {type: short-answer, id: v, values: {a: 1..9}, stem: '{{a}}', points: ['{{a}}']}\n"
    )
    first = course_of(tmp_path / "course", plain + values)
    again = course_at(tmp_path / "course")
    assert not isinstance(again.topics[0].questions, tuple)  # they are in the index
    assert template_in(again, "v")[1] == template_in(first, "v")[1]
    assert [dict(group.draws) for group in again.topics[0].groups] == [{900: 9}]


def test_a_draw_is_an_ordinary_question() -> None:
    course = course_at(NUMERACY)
    _, template = template_in(course, "read-the-line")
    assert isinstance(template.sample, ShortAnswer)
    assert template.sample.figure is not None


def test_a_mistake_in_an_entry_that_repeats_is_where_its_author_wrote_it(tmp_path: Path) -> None:
    (found,) = found_in(
        tmp_path,
        """
  - type: matching
    id: q
    prompt: Match.
    pairs:
      - draw: 4
        values: {a: 2..9}
        left: '{{a}}'
        rihgt: '{{2 * a}}'
""",
    )
    assert (found.span.line, found.message) == (10, "unknown key 'rihgt'")


def test_a_problem_of_a_repeated_entry_is_there_too(tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        """
  - type: matching
    id: q
    prompt: Match.
    pairs:
      - draw: 4
        values: {a: 2..9}
        left: '{{a}}'
        right: '{{a - a}}'
""",
    )
    assert {one.span.line for one in found} <= {6, 7, 10}
    assert found


@pytest.mark.parametrize(
    ("questions", "line", "message"),
    [
        ("{n: 1..9}, where: n > 20", 2, "of 9 draws none fits"),
        ("{n: 1..1000000, m: 1..1000000}, where: n > m + 2000000", 2, "none was found that fits"),
        ("{n: 1..9, n2: = n / (n - n)}", 2, "nothing can be divided by 0"),
    ],
)
def test_values_that_never_become_a_question(
    questions: str, line: int, message: str, tmp_path: Path
) -> None:
    (found,) = found_in(
        tmp_path,
        f"  - {{type: short-answer, id: q, values: {questions}, stem: '{{{{n}}}}', points: [a]}}\n",
    )
    assert found.span.line == line
    assert message in found.message


def test_values_that_never_occur_are_a_warning(tmp_path: Path) -> None:
    course_of(
        tmp_path / "course",
        "  - {type: short-answer, id: q, values: {u: [1, 2, 3], n: 4..9}, where: u > 1,\n"
        "     stem: '{{u}} and {{n}}', points: ['{{u * n}}']}\n",
    )
    _, sink = check_files([tmp_path / "course"])
    (found,) = sink
    assert found.severity == "warning"
    assert found.message == "'u' never has 1 of its 3 values: 1"
    assert (found.span.line, found.span.column) == (2, 45)


def test_many_draws_that_are_passed_over_are_a_warning(tmp_path: Path) -> None:
    course_of(
        tmp_path / "course",
        "  - {type: multiple-choice, id: q, values: {a: 1..4}, stem: '{{a}} squared?',\n"
        "     key: '{{a^2}}', distractors: ['{{2 * a}}', '{{a + 2}}', '{{a + 10}}']}\n",
    )
    _, sink = check_files([tmp_path / "course"])
    (found,) = sink
    assert found.severity == "warning"
    assert found.message.startswith("1 of 4 draws are passed over: two options are one answer")
    assert found.hints == ("say in where what goes wrong for a = 2",)


def test_a_draw_that_cannot_be_filled_in_is_an_error_of_a_check(tmp_path: Path) -> None:
    course_of(
        tmp_path / "course",
        "  - {type: short-answer, id: q, values: {a: 1..40}, stem: 'Take {{1 / (a - 33)}}',\n"
        "     points: ['{{a}}'], any: 1}\n".replace("1 / (a - 33)", "1 / (a - 33) to 2 dp"),
    )
    _, sink = check_files([tmp_path / "course"])
    (found,) = sink
    assert found.severity == "error"
    assert "for a = 33: nothing can be divided by 0" in found.message


def test_a_formula_of_a_draw_is_judged_by_a_check(tmp_path: Path) -> None:
    course_of(
        tmp_path / "course",
        "  - {type: short-answer, id: q, values: {w: [x, y, 'x \\left(']}, "
        "stem: '$2 {{w}}$', points: ['6']}\n",
    )
    _, sink = check_files([tmp_path / "course"])
    (found,) = sink
    assert found.message.startswith("1 of 3 draws are passed over: the formula")


def test_a_course_without_values_imports_nothing_for_them() -> None:
    program = (
        "import sys, tempfile, worksheets\n"
        "result = worksheets.build('specs/retrieval-quiz.yaml', output=tempfile.mkdtemp())\n"
        "assert result.ok\n"
        "found = [name for name in sys.modules if name.startswith(('worksheets.model.values',"
        " 'worksheets.model.template', 'worksheets.read.templates', 'worksheets.assemble.draws',"
        " 'worksheets.model.numbers.functions', 'worksheets.model.numbers.endless'))]\n"
        "assert not found, found\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=root
    )
    assert done.returncode == 0, done.stderr


HOSTILE = {
    "a tower of powers": "{a: = 9**9**9}",
    "powers in a text": "{a: 1..9}, author-note: '{{10^10^10}}'",
    "deep nesting": "{a: '= " + "(" * 90 + "1" + ")" * 90 + "'}",
    "a list of a million": "{a: = range(1, 1000000)}",
    "a million values of one name": "{a: 1000000 of 1..9}",
    "a condition that never holds": "{a: 1..1000000, b: 1..1000000}, where: a * b < 0",
    "a slow condition that never holds": "{a: 1..100000}, where: 'sum(range(1, 900)) < a - a'",
    "a circle": "{a: = b, b: = a}",
    "a letter that doubles": "{a: = 'xxxxxxxxxx', "
    + ", ".join(f"a{n}: = a{n - 1 or ''} + a{n - 1 or ''}" for n in range(1, 40))
    + "}",
    "many names": "{" + ", ".join(f"a{n}: 1..9" for n in range(5_000)) + "}",
    "large numbers": "{a: 1..99999999999999999999999999999999999999999}",
    "primes without end": "{a: primes 2..999999999}",
    "polynomials": "{a: = (x + y + z + w)^60}, letters: [x, y, z, w]",
    "factors": "{a: = factors(2^199 - 1)}",
}


@pytest.mark.parametrize("values", HOSTILE.values(), ids=HOSTILE)
def test_hostile_values_are_answered_in_a_moment(values: str, tmp_path: Path) -> None:
    question = (
        f"  - {{type: short-answer, id: q, values: {values}, stem: '{{{{a}}}}', points: [b]}}\n"
    )
    found_in(tmp_path, "  - {type: short-answer, id: p, stem: Why?, points: [b]}\n")  # warm
    start = time.process_time()
    (found,) = found_in(tmp_path, question)
    assert time.process_time() - start < 1
    assert (found.severity, found.span.line) == ("error", 2)
    assert found.span.column > 5
    assert found.hints


def test_a_name_of_a_file_can_be_a_value(tmp_path: Path) -> None:
    folder = tmp_path / "course"
    folder.mkdir()
    for name, colour in (("cat", "black"), ("dog", "white")):
        Image.new("RGB", (40, 40), colour).save(folder / f"{name}.png")
    course = course_of(
        folder,
        "  - {type: short-answer, id: q, values: {f: [cat, dog]}, stem: Which animal is this?,\n"
        "     figure: {type: image, file: '{{f}}.png', alt: 'A {{f}}.'}, points: ['A {{f}}.']}\n",
    )
    assert {draw["f"] for draw, _ in drawn(course, "q", 5)} == {"cat", "dog"}
    assert {draw["f"] for draw, _ in drawn(pickle.loads(pickle.dumps(course)), "q", 5)} == {  # noqa: S301
        "cat",
        "dog",
    }
