"""The keys of a course in which every type has values, against sympy, in many draws."""

import os
import re
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from drawn import NUMERACY, course_at, drawn
from worksheets.model.course import Course
from worksheets.model.numbers.results import Result
from worksheets.model.paper.content import Choose, Inlines, Match, Order, plain
from worksheets.model.paper.item import Item
from worksheets.model.paper.key import Accept, Chosen, Matched, Number, Ordered

sympy = __import__("sympy") if os.environ.get("CI") else pytest.importorskip("sympy")
COUNT = 80


@pytest.fixture(scope="module")
def numeracy() -> Course:
    return course_at(NUMERACY)


def whole(draw: Mapping[str, Result], *names: str) -> list[int]:
    return [int(draw[name]) for name in names]  # type: ignore[arg-type]


def parsed(content: Inlines) -> Any:
    """What some printed content is to sympy: TeX of polynomials and fractions, or digits."""
    tex = plain(content).replace("−", "-").replace(",", "").strip("$. °%")
    tex = re.sub(r"\\[cd]?frac\{([^{}]+)\}\{([^{}]+)\}", r"+((\1)/(\2))", tex)
    tex = tex.replace("{", "(").replace("}", ")").replace("^", "**")
    tex = re.sub(r"(?<=\d)(?=[a-z(])", "*", tex)
    return sympy.sympify(tex, rational=True)


def options_of(item: Item) -> tuple[Inlines, tuple[Inlines, ...]]:
    """The key of a multiple-choice question, and all its options."""
    (choose,) = (block for block in item.body if isinstance(block, Choose))
    key = item.keys[choose.slot]
    assert isinstance(key, Chosen)
    return choose.options[key.options[0]], choose.options


def test_the_product_of_two_brackets(numeracy: Course) -> None:
    x = sympy.Symbol("x")
    for draw, item in drawn(numeracy, "expand-double", COUNT):
        p, q = whole(draw, "p", "q")
        key, options = options_of(item)
        assert sympy.expand((x + p) * (x + q) - parsed(key)) == 0
        polynomials = [sympy.expand(parsed(option)) for option in options]
        assert len(set(polynomials)) == len(options) == 4
        assert item.scheme is not None
        assert len(item.scheme.notes) == 3


def test_blanks_of_a_cloze(numeracy: Course) -> None:
    for draw, item in drawn(numeracy, "inverse", COUNT):
        a, b = whole(draw, "a", "b")
        first, second, third = item.keys.values()
        assert isinstance(first, Accept)
        assert isinstance(second, Accept)
        assert isinstance(third, Accept)
        assert parsed(first.answers[0]) == a * b
        assert parsed(second.answers[0]) == b
        assert plain(second.answers[1]).isalpha()
        assert plain(third.answers[0]) == "inverse"


def test_cells_of_a_grid(numeracy: Course) -> None:
    for draw, item in drawn(numeracy, "fractions-decimals", COUNT):
        d, n = whole(draw, "d", "n")
        share = sympy.Rational(n, d)
        found = [parsed(key.answers[0]) for key in item.keys.values() if isinstance(key, Accept)]
        assert found == [share, 100 * share, 1 - share, 100 * (1 - share)]


def test_parts_share_a_draw_with_their_figure(numeracy: Course) -> None:
    for draw, item in drawn(numeracy, "way-to-school", COUNT):
        heights = draw["h"]
        assert isinstance(heights, tuple)
        walk, bus, *_ = map(int, heights)  # type: ignore[arg-type]
        total = sum(map(int, heights))  # type: ignore[arg-type]
        spoken = next(block.spoken for block in item.body if hasattr(block, "spoken"))
        assert f"Walk: {walk}" in spoken
        first, second, third = item.parts
        assert first.scheme is not None
        assert third.scheme is not None
        assert parsed(first.scheme.points[0].answer) == walk
        assert parsed(options_of(second)[0]) == walk - bus
        method, accuracy = third.scheme.points
        assert (method.code, accuracy.code) == ("M1", "A1")
        assert parsed(accuracy.answer) == sympy.Rational(360 * walk, total)


def test_verdicts(numeracy: Course) -> None:
    verdicts: Counter[int] = Counter()
    for draw, item in drawn(numeracy, "carry", COUNT):
        (key,) = item.keys.values()
        assert isinstance(key, Chosen)
        left, right = re.findall(r"(.+) = (\d+)", plain(item.body[0].content))[0]  # type: ignore[union-attr]
        assert (sympy.sympify(left) == int(right)) == (key.options == (0,))
        verdicts[key.options[0]] += 1
        assert draw["s"] in (Fraction(0), Fraction(10))
    assert min(verdicts.values()) > COUNT / 4


def test_a_mixed_number_on_a_line(numeracy: Course) -> None:
    for draw, item in drawn(numeracy, "read-the-line", 40):
        d, n = whole(draw, "d", "n")
        assert item.scheme is not None
        assert parsed(item.scheme.points[0].answer) == sympy.Rational(n, d)


def test_a_side_of_a_triangle(numeracy: Course) -> None:
    for draw, item in drawn(numeracy, "trig-side", 25):
        w, h = whole(draw, "w", "h")
        key = item.keys["answer"]
        assert isinstance(key, Number)
        exact = h * sympy.sin(w * sympy.pi / 180)
        assert key.unit == "cm"
        assert key.least is not None
        assert key.most is not None
        assert exact * sympy.Rational("0.99") <= sympy.Rational(str(key.least)) < exact
        assert exact < sympy.Rational(str(key.most)) <= exact * sympy.Rational("1.01")
        half = sympy.Rational(1, 2) * 10 ** (sympy.floor(sympy.log(exact, 10)) - 2)
        assert abs(sympy.Rational(str(key.value)) - exact) <= half


def test_pairs_that_repeat(numeracy: Course) -> None:
    for _, item in drawn(numeracy, "match-products", 10):
        (match,) = (block for block in item.body if isinstance(block, Match))
        key = item.keys[match.slot]
        assert isinstance(key, Matched)
        assert len(match.prompts) == 5
        assert len({plain(option) for option in match.options}) == 6
        for prompt, option in zip(match.prompts, key.options, strict=True):
            product = sympy.sympify(plain(prompt).replace("×", "*"))
            assert product == parsed(match.options[option])


def test_entries_in_the_order_of_a_value(numeracy: Course) -> None:
    for _, item in drawn(numeracy, "order-fractions", 10):
        (order,) = (block for block in item.body if isinstance(block, Order))
        key = item.keys[order.slot]
        assert isinstance(key, Ordered)
        ordered = sorted(zip(key.places, map(parsed, order.entries), strict=True))
        values = [value for _, value in ordered]
        assert values == sorted(set(values))
        assert len(values) == 5
