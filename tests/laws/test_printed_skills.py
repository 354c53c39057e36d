"""What is printed of the draws of every skill that ships: signs, numbers, spaces, counted nouns."""

import re

import pytest

from oracles.comparing import DRAWS, SkillDraw, draws_of, skills_of

SKILLS = [
    (course, skill)
    for course in ("mathematics", "physics", "chemistry")
    for skill in skills_of(course)
]
FAULTS = {
    "two signs": re.compile(r"[+−-] [+−-](?=\S)|[×÷] [−-]\d"),
    "a factor of 1 or of 0": re.compile(r"(?<![\d.,a-z^{])[10](?:[a-oqrt-z](?![a-z])|\\sqrt)"),
    "a power of 1 or of 0": re.compile(r"\^\{?[01]\}?(?!\d)|[a-z][¹⁰](?![⁰¹²³⁴⁵⁶⁷⁸⁹])"),
    "a sum with 0": re.compile(r"[+−] 0(?![\d.,:])"),
    "less than nothing": re.compile(r"[−-]0(?![\d.,])"),
    "a division by 1": re.compile(r"(?<=\w)/1(?!\d)|\\frac\{[^{}]*\}\{1\}"),
    "many places": re.compile(r"\d\.\d{8}"),
    "what a program prints": re.compile(r"\de[-+]?\d|None|True|False|\bnan\b|Fraction"),
    "a placeholder": re.compile(r"\{\{[^{}]*\}\}"),
    "a space too many": re.compile(r"  | [.,;?!](?!\d)"),
    "one of many": re.compile(
        r"(?<![\d.,/:−-])1 (?!is\b|was\b|mass\b|class\b|gas\b|less\b|glass\b)[a-z]{2,}s\b"
    ),
}


def faults(one: SkillDraw) -> list[str]:
    return [
        f"{fault}: {text}"
        for text in one.texts()
        for fault, pattern in FAULTS.items()
        if pattern.search(text)
    ]


@pytest.mark.parametrize(("course", "skill"), SKILLS)
def test_what_is_printed_is_clean(course: str, skill: str) -> None:
    for one in draws_of(course, skill, DRAWS):
        assert not faults(one)


@pytest.mark.parametrize(
    ("fault", "wrong", "right"),
    [
        ("two signs", "x + −3", "x − 3"),
        ("two signs", "4 × −3", "4 × (−3)"),
        ("a factor of 1 or of 0", "1x + 2", "11x + 2"),
        ("a power of 1 or of 0", "x^1", "x^{10}"),
        ("a sum with 0", "x + 0", "x + 0.5"),
        ("less than nothing", "−0", "−0.5"),
        ("a division by 1", r"\frac{3}{1}", r"\frac{3}{12}"),
        ("many places", "0.33333333", "0.0009811"),
        ("what a program prints", "1e-05", "1 euro"),
        ("a placeholder", "{{a}}", "{a}"),
        ("a space too many", "so , there", "so, there"),
        ("one of many", "1 plates", "11 plates"),
        ("one of many", "1 apples", "1 glass of milk"),
    ],
)
def test_each_fault_is_noticed(fault: str, wrong: str, right: str) -> None:
    assert FAULTS[fault].search(wrong)
    assert not FAULTS[fault].search(right)
