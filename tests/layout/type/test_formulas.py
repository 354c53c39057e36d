"""Formulas stand on the baseline, their lines grow, and a listener hears them."""

import io
from pathlib import Path

import pikepdf
import pytest

from structure import check_structure
from themes import THEMES, theme
from words import ENGLISH
from worksheets.jobs.batch import build
from worksheets.language.languages import SHIPPED
from worksheets.layout.style import style_of
from worksheets.layout.text.prose import set_text
from worksheets.layout.text.runs import baseline
from worksheets.layout.type.formulas import PER_EM, Formula, formula, formula_fault
from worksheets.model.page.node import Node
from worksheets.model.page.page import Run, Shape
from worksheets.model.paper.content import Inlines, Maths, Text
from worksheets.pipeline.request import Request, Result

OUTLINE = "title: Science\nsubject: Science\ntopics: [{number: '1', title: Energy}]\n"
TOPIC = r"""
questions:
  - type: multiple-choice
    id: kinetic
    stem: 'Which is the kinetic energy $E_{\text{k}}$ of a mass $m$ at speed $v$?'
    key: '$\frac{1}{2}mv^2$'
    distractors: ['$mv^2$', '$\frac{1}{2}mv$', '$m\sqrt{\frac{v}{2}}$']
  - type: short-answer
    id: burning
    stem: 'Balance $\ce{CH4 + O2 -> CO2 + H2O}$ and $$\sum_{n=1}^{4} n$$ and go on.'
    points: ['$\ce{CH4 + 2O2 -> CO2 + 2H2O}$']
  - type: cloze
    id: light
    text: 'As $c = \qty{3.0e8}{\metre\per\second}$, $E = \frac{1}{2}m{c}$ is {large|big}.'
"""
SPEC = "title: Formulas\ncourse: science\nsections: [{questions: [{count: COUNT}]}]\n"


def science(folder: Path, topic: str = TOPIC, **options: str) -> Result:
    (folder / "science").mkdir()
    (folder / "science" / "outline.yaml").write_text(OUTLINE)
    (folder / "science" / "1.yaml").write_text(topic)
    count = topic.count("type:")
    (folder / "spec.yaml").write_text(SPEC.replace("COUNT", str(count)))
    return build([folder / "spec.yaml"], Request(folder / "out", "separate", **options))  # type: ignore[arg-type]


def lines(content: Inlines, name: str = "worksheet") -> list[float]:
    """The heights of the lines of some content, each of which holds its formulas."""
    style = style_of(theme(name), "A4", ENGLISH)
    found = []
    for strip in set_text(content, style.measure, style, Node("P")):
        for mark in strip.marks:
            if isinstance(mark, Shape):
                ys = [y for path in mark.outline.paths for step in path for y in step[1::2]]
                assert mark.y + min(ys) * mark.scale >= 0
                assert mark.y + max(ys) * mark.scale <= strip.height
        assert len({mark.y for mark in strip.marks if isinstance(mark, (Run, Shape))}) <= 1
        found.append(strip.height)
    return found


@pytest.mark.parametrize("name", THEMES)
def test_a_line_grows_for_a_tall_formula_and_for_no_other(name: str) -> None:
    style = style_of(theme(name), "A4", ENGLISH)
    flat, tall = Maths("m"), Maths(r"\frac{\frac{a}{b}}{\frac{c}{d}}")
    assert lines((Text("a mass "), flat), name) == [pytest.approx(style.leading)]
    (grown,) = lines((Text("a mass "), tall), name)
    assert grown > style.leading
    before, middle, after = lines((Text("Use "), Maths("E=mc^2", display=True), Text(" now")), name)
    assert before == after == pytest.approx(style.leading)
    assert middle >= style.leading


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("tex", [r"a = \frac{\Delta v}{\Delta t}", "E = mc^2", r"\sum_{n=1}^{4} n"])
def test_a_formula_on_its_own_line_has_the_same_air_above_and_below(tex: str, name: str) -> None:
    style = style_of(theme(name), "A4", ENGLISH)
    words = (Text("Use "), Maths(tex, display=True), Text(" now"))
    _, strip, _ = set_text(words, 300, style, Node("P"))
    (shape,) = (mark for mark in strip.marks if isinstance(mark, Shape))
    heights = [
        shape.y + y * shape.scale
        for path in shape.outline.paths
        for step in path
        for y in step[1::2]
    ]
    air = style.unit * 3 / 7
    slack = 0.1 * style.size  # drawings reserve a little more than their ink
    assert min(heights) == pytest.approx(air, abs=slack)
    assert strip.height - max(heights) == pytest.approx(air, abs=slack)


def test_small_letters_are_as_tall_as_those_of_the_text() -> None:
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    (strip,) = set_text((Text("x "), Maths("x")), 300, style, Node("P"))
    (shape,) = (mark for mark in strip.marks if isinstance(mark, Shape))
    highest = min(y for path in shape.outline.paths for step in path for y in step[1::2])
    assert -highest * shape.scale == pytest.approx(0.496 * style.size, rel=0.06)
    assert shape.y == baseline(style.leading, style.size)


@pytest.mark.parametrize(
    ("tex", "language", "spoken"),
    [
        (r"1\frac{3}{4}", "en-GB", "1 and 3 over 4"),
        (r"x = {2\frac{5}{12}}", "en-GB", "x equals 2 and 5 over 12"),
        (r"1\frac{3}{4}", "de", "1 und drei Viertel"),
        (r"1\frac{3}{4}", "fr", "1 et trois quarts"),
        (r"2\frac{a}{b}", "en-GB", "2 a over b"),
        (r"x^2\frac{3}{4}", "en-GB", "x squared 3 over 4"),
    ],
)
def test_mixed_numbers_are_spoken_with_and(tex: str, language: str, spoken: str) -> None:
    and_ = SHIPPED.of(language).customs.lists.and_
    assert formula(tex, language, display=False, and_=and_).spoken == spoken


@pytest.mark.parametrize(
    ("tex", "spoken"),
    [
        (r"\frac{1}{2}mv^2", "1 over 2 m v squared"),
        (r"\ce{2H2 + O2 -> 2H2O}", "2 H sub 2 plus O sub 2 tends to 2 H sub 2 O"),
        (r"\qty{3.0}{\metre\per\second\squared}", "3.0 meters per second squared"),
    ],
)
def test_formulas_are_spoken(tex: str, spoken: str) -> None:
    assert formula(tex, "en-GB", display=False).spoken == spoken
    assert formula(tex, "de-DE", display=False).spoken != spoken
    assert formula(tex, "tlh", display=False).spoken  # nobody speaks it here: as written


def test_units_stand_a_thin_space_from_their_number() -> None:
    def wide(tex: str) -> float:
        return formula(tex, "en", display=False).width

    thin = wide(r"\qty{5}{\kilogram}") - wide("5") - wide(r"\mathrm{kg}")
    assert thin == pytest.approx(PER_EM / 6, abs=1)


def test_both_engines_set_a_formula_alike() -> None:
    def area(found: Formula) -> tuple[float, float]:
        return found.width, found.ascent + found.descent

    for tex in ("x", r"E = mc^2", r"\sqrt{x+1}", r"a_1 + b^2"):
        one = formula(tex, "en", display=False)
        other = formula(tex, "en", display=False, engine="ziamath")
        assert area(other) == pytest.approx(area(one), rel=0.15)
        assert one.spoken == other.spoken


@pytest.mark.parametrize("name", THEMES)
def test_files_with_formulas_are_sound_and_say_them(name: str, tmp_path: Path) -> None:
    result = science(tmp_path, theme=name)
    assert [str(found) for found in result.diagnostics] == []
    for file in result.built:
        data = file.path.read_bytes()
        check_structure(data)
        with pikepdf.open(io.BytesIO(data)) as pdf:
            said = [
                str(thing.Alt)
                for thing in pdf.objects
                if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Formula"
            ]
        assert "1 over 2 m v squared" in said


def test_a_theme_can_name_the_other_engine(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("based-on: worksheet\nname: own\ntype: {maths: ziamath}\n")
    topic = TOPIC.replace(r"\ce{CH4 + O2 -> CO2 + H2O}", "x").replace(r"\ce", "")
    topic = topic.replace(r"\qty{3.0e8}{\metre\per\second}", "3")
    result = science(tmp_path, topic, theme=str(own))
    assert [str(found) for found in result.diagnostics] == []
    check_structure(result.built[0].path.read_bytes())
    (tmp_path / "second").mkdir()
    (found,) = science(tmp_path / "second", theme=str(own)).diagnostics
    assert "which ziamath does not know" in found.message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (r"'A $\foo$ here'", r"the formula '\foo' is not right: column 1: unsupported command"),
        (r"'A $\frac{1}$ here'", r"the formula '\frac{1}' is not right"),
        (r'"A $\frac{1}{2}$ here"', "a backslash in double quotes does not stay one"),
        (r'"A $3 \times 4$ here"', "a backslash in double quotes does not stay one"),
        ("'[here](www.example.org)'", "'www.example.org' is no address on the web"),
    ],
)
def test_mistakes_have_their_place(text: str, message: str, tmp_path: Path) -> None:
    topic = f"questions:\n  - {{type: short-answer, id: one, stem: {text}, points: [yes]}}\n"
    (found,) = science(tmp_path, topic).diagnostics
    assert message in found.message
    assert (found.span.file.rpartition("/")[2], found.span.line) == ("1.yaml", 2)
    assert found.hints


def test_a_formula_too_wide_for_the_page(tmp_path: Path) -> None:
    long = "+".join(f"x_{{{n}}}" for n in range(60))
    topic = f"questions:\n  - {{type: short-answer, id: one, stem: 'Is ${long}$', points: [yes]}}\n"
    (found,) = science(tmp_path, topic).diagnostics
    assert "mm too wide for its column" in found.message


def test_what_is_wrong_with_a_formula() -> None:
    assert not formula_fault(r"\int_0^1 x\,\mathrm{d}x")
    assert formula_fault("x^")
