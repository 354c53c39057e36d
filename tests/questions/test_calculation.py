"""Calculations as they stand on paper and in the mark scheme."""

from decimal import Decimal
from pathlib import Path
from textwrap import dedent, indent

import pytest

from words import ENGLISH
from worksheets.checking.check import read_course_folder
from worksheets.language.language import Language
from worksheets.language.languages import SHIPPED
from worksheets.model.course import Course
from worksheets.model.diagnostics import Sink
from worksheets.model.numbers.filling import in_tex, in_text
from worksheets.model.numbers.measured import notations
from worksheets.model.numbers.signs import signs
from worksheets.model.paper.content import (
    Choose,
    Figure,
    Gap,
    Inlines,
    Maths,
    Para,
    Write,
    plain,
    text,
)
from worksheets.model.paper.item import Item
from worksheets.model.paper.key import Number
from worksheets.model.question import Setting

OUTLINE = "title: T\nsubject: S\ntopics: [{number: 1, title: A}]\n"
S = "{symbol: s, least: 120, most: 120, step: 1, unit: m}"
T = "{symbol: t, least: 35, most: 35, step: 1, unit: s}"


def course(folder: Path, questions: str) -> tuple[Course | None, Sink]:
    (folder / "outline.yaml").write_text(OUTLINE)
    text = "questions:\n" + indent(dedent(questions), "  ")
    (folder / "1.yaml").write_text(text, encoding="utf-8")
    sink = Sink()
    return read_course_folder(folder, sink), sink


def item(folder: Path, fields: str, seed: int = 1, language: Language = ENGLISH) -> Item:
    found, sink = course(folder, "- type: calculation\n  id: q\n" + indent(dedent(fields), "  "))
    assert found is not None, list(map(str, sink))
    return found.topics[0].questions[0].lowered(Setting((seed,), {}, {}, language))


def said(content: Inlines) -> str:
    return plain(content).replace("\u00a0", " ")


def points(found: Item) -> list[str]:
    assert found.scheme is not None
    return [said(point.answer) for point in found.scheme.points]


def guidance(found: Item) -> str:
    assert found.scheme is not None
    lines = [line for point in found.scheme.points for line in (*point.accept, point.note)]
    return "; ".join(said(line) for line in (*lines, *found.scheme.notes) if line)


SPEED = f"""
    stem: 'Speed over {{s}} m in {{t}} s?'
    quantities: [{S}, {T}]
    answer: s / t
    figures: 2
"""


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ("", ["3.4"]),
        ("unit: m/s", ["3.4", "Unit: m/s"]),
        ("unit: m/s\nmarks: 1", ["3.4 m/s"]),
        ("relation: s ÷ t", ["s ÷ t, with s = 120 m and t = 35 s", "3.4"]),
        ("relation: s ÷ t\nmarks: 1", ["3.4"]),
        ("relation: s ÷ t\nunit: m/s\nmarks: 2", ["s ÷ t, with s = 120 m and t = 35 s", "3.4 m/s"]),
        (
            "relation: '$v = \\frac{s}{t}$'\nunit: m/s",
            ["$v = \\frac{s}{t}$, with s = 120 m and t = 35 s", "3.4", "Unit: m/s"],
        ),
        (
            "relation: speed = distance ÷ time",
            ["speed = distance ÷ time, with 120 m and 35 s", "3.4"],
        ),
        ("relation: distance ÷ *t*", ["distance ÷ t, with 120 m and t = 35 s", "3.4"]),
        ("relation: '{s} ÷ {t}'", ["120 ÷ 35", "3.4"]),
        ("unit: '%'\nmarks: 1", ["3.4%"]),
        ("unit: °C\nmarks: 1", ["3.4 °C"]),
    ],
)
def test_marks(fields: str, wanted: list[str], tmp_path: Path) -> None:
    found = item(tmp_path, dedent(SPEED) + fields)
    assert points(found) == wanted
    assert found.tariff == len(wanted)
    assert "carried forward" not in guidance(found)


@pytest.mark.parametrize(("unit", "blank"), [("m/s", "_ m/s"), ("'%'", "_ %"), ("°", "_ °")])
def test_a_space_stands_between_a_blank_and_its_unit(unit: str, blank: str, tmp_path: Path) -> None:
    found = item(tmp_path, dedent(SPEED) + f"unit: {unit}\nmarks: 1")
    *_, last = found.body
    assert isinstance(last, Para)
    assert said(last.content) == f"Answer: {blank}"


@pytest.mark.parametrize(("tag", "answer"), [("en-GB", "3.4%"), ("fr", "3,4 %"), ("de", "3,4 %")])
def test_a_sign_of_per_cent_stands_as_its_language_has_it(
    tag: str, answer: str, tmp_path: Path
) -> None:
    found = item(tmp_path, dedent(SPEED) + "unit: '%'\nmarks: 1", language=SHIPPED.of(tag))
    assert points(found) == [answer]


def test_a_sum_for_one_mark_has_a_line(tmp_path: Path) -> None:
    found = item(tmp_path, dedent(SPEED) + "marks: 1")
    assert [block for block in found.body if isinstance(block, Write)] == [
        Write("answer", 1, phrase=True)
    ]


def test_a_unit_without_a_mark_is_printed_after_the_blank(tmp_path: Path) -> None:
    found = item(tmp_path, dedent(SPEED) + "unit: m/s\nmarks: 1")
    *_, last = found.body
    assert isinstance(last, Para)
    assert said(last.content) == "Answer: _ m/s"
    assert [one.slot for one in last.content if isinstance(one, Gap)] == ["answer"]


def test_rounding_is_asked_for_once(tmp_path: Path) -> None:
    asked = item(tmp_path, SPEED).body[0]
    assert isinstance(asked, Para)
    assert said(asked.content).endswith("in 35 s? Give your answer to 2 significant figures.")
    stem = SPEED.replace("s?'", "s, to two significant figures?'")
    known = item(tmp_path, stem).body[0]
    assert isinstance(known, Para)
    assert said(known.content).endswith("in 35 s, to two significant figures?")
    assert guidance(item(tmp_path, SPEED)) == "Rounded from 3.42857… to 2 significant figures."


def test_a_unit_that_scores_is_asked_for_once(tmp_path: Path) -> None:
    asked = item(tmp_path, dedent(SPEED) + "unit: m/s\n").body[0]
    assert isinstance(asked, Para)
    assert said(asked.content).endswith("2 significant figures. Give the unit of your answer.")
    stem = dedent(SPEED).replace("s?'", "s? Give its unit.'") + "unit: m/s\n"
    known = item(tmp_path, stem).body[0]
    assert isinstance(known, Para)
    assert said(known.content).count("unit") == 1


def test_money(tmp_path: Path) -> None:
    found = item(
        tmp_path,
        """
        stem: 'A pen costs £{p}. What do {n} pens cost?'
        relation: price × number
        quantities:
          - {symbol: p, least: 1.2, most: 1.2, step: 0.1, unit: £}
          - {symbol: n, least: 2, most: 2, step: 1}
        answer: p * n
        currency: £
        """,
    )
    (stem, *_, blank) = found.body
    assert isinstance(stem, Para)
    assert isinstance(blank, Para)
    assert said(stem.content) == "A pen costs £1.20. What do 2 pens cost?"
    assert said(blank.content) == "Answer: £_"
    assert points(found) == ["price × number, with £1.20 and 2", "£2.40"]


@pytest.mark.parametrize(
    ("tag", "blank"), [("fr", "Résultat : _\u00a0€"), ("de", "Ergebnis: _\u00a0€")]
)
def test_the_sign_of_a_currency_stands_where_the_language_has_it(
    tmp_path: Path, tag: str, blank: str
) -> None:
    found = item(
        tmp_path,
        """
        stem: 'Un cahier: {p} €. Trois cahiers?'
        quantities: [{symbol: p, least: 1.5, most: 1.5, step: 0.5}]
        answer: p * 3
        currency: €
        """,
        language=SHIPPED.of(tag),
    )
    stem, asked = found.body
    assert isinstance(stem, Para)
    assert isinstance(asked, Para)
    assert "1,50\u00a0€" in plain(stem.content)
    assert said(asked.content) == blank.replace("\u00a0", " ")
    assert points(found) == ["4,50 €"]


def test_only_what_an_author_tolerates_is_accepted(tmp_path: Path) -> None:
    assert "Accept" not in guidance(item(tmp_path, SPEED))
    exact = SPEED.replace("figures: 2", "").replace("s / t", "s * t")
    assert guidance(item(tmp_path, exact)) == ""
    assert guidance(item(tmp_path, dedent(exact) + "tolerance: 0.05")) == "3990 to 4410"
    # 3.3257… to 3.5314…: no end is farther off than it may be
    assert guidance(item(tmp_path, dedent(SPEED) + "tolerance: 0.03")).startswith("3.33 to 3.53;")


def test_quantities_stand_in_every_text(tmp_path: Path) -> None:
    found = item(
        tmp_path,
        r"""
        stem: 'Work out $\frac{{a}}{{b}}$ of 60, $y = {m}x + {c}$ and {c} + {a}.'
        relation: 60 ÷ {b} × {a}
        quantities:
          - {symbol: a, least: 3, most: 3, step: 1}
          - {symbol: b, least: 4, most: 4, step: 1}
          - {symbol: m, least: 1, most: 1, step: 1}
          - {symbol: c, least: -5, most: -5, step: 1}
        answer: 60 * a / b
        accept: ['{a} × 15']
        note: 'They may divide by {b} first.'
        figure:
          type: number-line
          from: 0
          to: 10
          step: 1
          points: [{at: 3, label: 'a = {a}'}]
          caption: 'From {a} to {b}'
        """,
    )
    stem, figure, *_ = found.body
    assert isinstance(stem, Para)
    assert said(stem.content) == r"Work out $\frac{3}{4}$ of 60, $y = x - 5$ and −5 + 3."
    assert points(found)[0] == "60 ÷ 4 × 3"
    assert "3 × 15" in guidance(found)
    assert "They may divide by 4 first." in guidance(found)
    assert isinstance(figure, Figure)
    assert said(figure.caption) == "From 3 to 4"
    assert "a = 3" in figure.spoken
    key = found.keys["answer"]
    assert isinstance(key, Number)
    assert (str(key.value), key.working) == ("45", "60 * (3) / (4)")


@pytest.mark.parametrize("seed", range(8))
def test_paper_and_scheme_have_the_same_numbers(seed: int, tmp_path: Path) -> None:
    found = item(
        tmp_path,
        """
        stem: Work out {a} + {b}.
        marks: 1
        quantities:
          - {symbol: a, least: 1000, most: 9999, step: 1}
          - {symbol: b, least: 1000, most: 9999, step: 1}
        answer: a + b
        """,
        seed,
    )
    stem = found.body[0]
    assert isinstance(stem, Para)
    one, _, other = said(stem.content).removeprefix("Work out ").removesuffix(".").split()
    assert points(found) == [ENGLISH.number(int(one) + int(other))]


@pytest.mark.parametrize(
    ("language", "text"), [("en-GB", "12,345"), ("fr", "12\u00a0345"), ("de", "12.345")]
)
def test_thousands_are_parted_as_the_language_has_it_but_not_in_formulas(
    language: str, text: str
) -> None:
    numbers = SHIPPED.of(language).customs.numbers
    written_so = signs(numbers.decimal, numbers.thousands)
    values = {"a": Decimal(12345), "b": Decimal(1234)}
    assert in_text("{a}, {b}", values, written_so) == f"{text}, 1234"
    assert in_tex("{a} + {b}", values, signs=written_so) == "12345 + 1234"


UNFILLED = {
    "a stem": "- {type: short-answer, id: q, stem: 'What is {x}?', points: [a]}",
    "a point": "- {type: short-answer, id: q, stem: What?, points: ['about {x}']}",
    "an option": "- {type: multiple-choice, id: q, stem: A?, key: a, distractors: [b, '{x}', d]}",
    "a source that is not named": (
        "- {type: structured, id: q, stem: 'Read {source}.', parts: ["
        "{type: short-answer, stem: a, points: [b]}, {type: short-answer, stem: c, points: [d]}]}"
    ),
    "words without markup": (
        "- {type: essay, id: q, stem: a, levels: none, marks: 5, indicative: ["
        "{title: 'On {x}', points: [a]}]}"
    ),
    "a number in a formula": (
        r"- {type: short-answer, id: q, stem: 'Is $\qty{{x}}{\metre}$ long?', points: [a]}"
    ),
    "a note of a calculation": (
        "- {type: calculation, id: q, stem: '{s}', answer: s, note: 'See {x}.', "
        "quantities: [{symbol: s, least: 1, most: 2, step: 1}]}"
    ),
}


@pytest.mark.parametrize("question", UNFILLED.values(), ids=UNFILLED)
def test_what_is_left_in_braces_is_a_mistake(question: str, tmp_path: Path) -> None:
    _, sink = course(tmp_path, question)
    found = [one for one in sink if "no value is called" in one.message]
    assert len(found) == 1
    assert found[0].span.line == 2
    assert found[0].hints


SOURCED = """
knowledge:
  sources:
    - {id: letter, content: [Dear comrade.], attribution: 'Kim, 1950.', rights: free}
questions:
  - type: structured
    id: q
    source: letter
    stem: Read {source}.
    parts:
      - type: short-answer
        stem: Who wrote it?
        points: [{answer: Kim, note: 'His name is under {source}.'}]
      - type: multiple-choice
        stem: When?
        key: 'when {source} says'
        distractors: ['before {source}', later, never]
"""


def test_a_source_is_named_in_every_text_of_its_parts(tmp_path: Path) -> None:
    (tmp_path / "outline.yaml").write_text(OUTLINE)
    (tmp_path / "1.yaml").write_text(SOURCED)
    sink = Sink()
    found = read_course_folder(tmp_path, sink)
    assert found is not None, list(map(str, sink))
    topic = found.topics[0]
    source = topic.knowledge.sources[0].lettered("Source B", ENGLISH)
    made = topic.questions[0].lowered(Setting((1,), {"letter": source}, {}, ENGLISH))
    short, choice = made.parts
    assert isinstance(made.body[0], Para)
    assert said(made.body[0].content) == "Read Source B."
    assert guidance(short) == "His name is under Source B."
    options = next(block.options for block in choice.body if isinstance(block, Choose))
    assert {"when Source B says", "before Source B"} <= set(map(said, options))


@pytest.mark.parametrize(
    ("unit", "other"),
    [
        ("m/s", "m\u2009s−1"),
        ("m/s²", "m\u2009s−2"),
        ("kg/m³", "kg\u2009m−3"),
        ("N/kg", "N\u2009kg−1"),
    ],
)
def test_a_unit_with_a_stroke_is_accepted_with_a_power(unit: str, other: str) -> None:
    (accepted,) = notations(text(unit))
    assert plain(accepted) == other


def test_a_unit_without_a_stroke_has_one_notation() -> None:
    assert notations(text("m²")) == ()


def test_numbers_have_the_decimal_sign_of_the_language(tmp_path: Path) -> None:
    fields = r"""
      stem: "Ein Stein fällt {s} m in {t} s: $\\frac{{{s}}}{{{t}}}$ m/s."
      relation: v = s ÷ t
      quantities:
        - {symbol: s, least: 2.5, most: 2.5, step: 0.5}
        - {symbol: t, least: 1.5, most: 1.5, step: 0.5}
      answer: s / t
      places: 2
      tolerance: 0.1
    """
    found = item(tmp_path, fields, language=SHIPPED.of("de"))
    (stem,) = (block.content for block in found.body if isinstance(block, Para))
    assert said(stem).startswith("Ein Stein fällt 2,5 m in 1,5 s: ")
    assert said(stem).endswith("Runde das Ergebnis auf 2 Nachkommastellen.")
    assert [one.tex for one in stem if isinstance(one, Maths)] == [r"\frac{{2,5}}{{1,5}}"]
    assert found.scheme is not None
    method, answer = found.scheme.points
    assert said(method.answer) == "v = s ÷ t, mit s = 2,5 und t = 1,5"
    assert (said(answer.answer), *map(said, answer.accept)) == ("1,67", "1,500 bis 1,833")
    assert said(answer.note) == "Von 1,66666… auf 2 Nachkommastellen gerundet."


def test_where_the_unit_scores_others_score_too(tmp_path: Path) -> None:
    found = item(tmp_path, dedent(SPEED) + "unit: m/s")
    given = item(tmp_path, dedent(SPEED) + "unit: m/s\nmarks: 1")
    assert found.scheme is not None
    assert given.scheme is not None
    notes = [said(note) for note in found.scheme.notes]
    assert notes == ["Other units score too, with the number that goes with them."]
    assert given.scheme.notes == ()
