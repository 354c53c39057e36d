"""The mark scheme of a paper as rows: what a marker, and every writer of schemes, gets."""

from pathlib import Path

import pytest

from papers import paper
from words import ENGLISH, LANGUAGES
from worksheets.language.languages import SHIPPED
from worksheets.model.paper.content import plain
from worksheets.model.paper.scheme_table import LevelsScheme, PointsScheme, leaves, scheme_table

SPECS = sorted((Path(__file__).parents[3] / "specs").glob("*.yaml"))


@pytest.mark.parametrize("spec", SPECS, ids=[spec.stem for spec in SPECS])
def test_every_mark_of_a_paper_is_in_its_table(spec: Path) -> None:
    marked = paper(spec)
    table = scheme_table(marked, ENGLISH)
    total = 0
    for section, rows in zip(marked.sections, table.sections, strict=True):
        labels = [label for label, item in leaves(section.items) if item.scheme]
        assert [scheme.label for scheme in rows.schemes] == labels
        assert rows.marks == sum(item.tariff for item in section.items)
        for scheme in rows.schemes:
            match scheme:
                case PointsScheme(rows=(first, *others)):
                    assert first.label == scheme.label
                    assert all(row.answer and not row.label for row in others)
                    assert first.is_rule == bool(others)
                    total += first.marks
                case LevelsScheme(marks=marks, levels=levels):
                    assert max(level.most for level in levels) == marks
                    assert min(level.least for level in levels) == 0
                    total += marks
    assert total == marked.tariff


@pytest.mark.parametrize("spec", SPECS, ids=[spec.stem for spec in SPECS])
def test_the_key_at_a_glance_has_every_certain_answer(spec: Path) -> None:
    marked = paper(spec)
    certain = [
        label for section in marked.sections for label, item in leaves(section.items) if item.keys
    ]
    entries = scheme_table(marked, ENGLISH).glance
    assert [entry.label for entry in entries] == certain
    assert all(plain(entry.answer) or entry.answer for entry in entries)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_rules_are_in_the_language_of_the_paper(tag: str) -> None:
    language = SHIPPED.of(tag)
    marked = paper(next(spec for spec in SPECS if spec.stem == "korean-war"))
    others = language.say("scheme.other-answers")
    rows = [
        row
        for section in scheme_table(marked, language).sections
        for scheme in section.schemes
        if isinstance(scheme, PointsScheme)
        for row in scheme.rows
    ]
    assert any(others in map(plain, row.guidance) for row in rows)
