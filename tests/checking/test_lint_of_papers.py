"""What lint is told of papers besides their questions: their class, their pages, what is read."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import worksheets
from figure_samples import KINDS, example, room
from lint_cases_of_papers import LATER, LETTER, MEANWHILE, lessons, sections, with_sources
from themes import theme
from words import ENGLISH
from worksheets.checking.check import check_files
from worksheets.checking.lint import lint_files
from worksheets.checking.linting.linter import Linter, certain_rules, rules_named
from worksheets.cli import worksheets as program
from worksheets.layout.style import style_of
from worksheets.model.history import day_in
from worksheets.model.page.drawing import Drawing
from worksheets.model.page.page import Shape
from worksheets.pipeline.history import ForClass

QUIZ = "title: T\ncourse: cold-war\ntopics: [2.2.2]\nsections: [{questions: [{id: mc-japan}]}]\n"
TENTH = ForClass("10B", day_in("2026-03-05"))


def written(folder: Path, text: str) -> Path:
    path = folder / "spec.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_class_can_be_named_when_linting(tmp_path: Path) -> None:
    path = written(tmp_path, QUIZ)
    (tmp_path / "history").mkdir()
    (tmp_path / "history" / "10b.yaml").write_text(lessons("2026-02-02, topics: [1.1]"))
    assert not lint_files([path], ["L03"]).diagnostics
    (found,) = lint_files([path], ["L03"], TENTH).diagnostics
    assert found.message == "10B was not taught topic 2.2.2 before 2026-03-05"
    called = ["lint", str(path), "--only", "L03", "--class", "10B", "--on", "2026-03-05"]
    result = CliRunner().invoke(program, called, standalone_mode=False)
    assert "warning[L03]" in result.output
    (history,) = lint_files([path], [], ForClass("10B")).diagnostics
    assert history.message == "it is not said on which day 10B has this paper"


def test_what_was_recorded_is_what_is_counted(tmp_path: Path) -> None:
    path = written(tmp_path, QUIZ)
    for day in ("2026-02-02", "2026-02-09", "2026-02-16"):
        assert not lint_files([path], ["L02"], TENTH).diagnostics
        options = {"class_": "10B", "on": day_in(day), "record": True}
        assert worksheets.build([path], output=tmp_path / "out", **options).ok
    found = lint_files([path], ["L02"], TENTH).diagnostics
    assert "10B was asked '2.2.2/u8' on 3 papers in 13 weeks" in {one.message for one in found}


def test_lint_reads_the_paper_that_a_class_gets(tmp_path: Path) -> None:
    asked = QUIZ.replace("{id: mc-japan}", "{type: true-false, from: knowledge}")
    path = written(tmp_path, asked)
    options = {"class_": "10B", "on": day_in("2026-02-02"), "record": True}
    seen: list[str] = []
    for _ in range(2):
        (tmp_path / "history" / "10b.yaml").parent.mkdir(exist_ok=True)
        (tmp_path / "history" / "10b.yaml").write_text(lessons("2026-02-02, topics: [1.1]"))
        (found,) = lint_files([path], ["L03"], TENTH).diagnostics
        seen.append(found.hints[-1])
        worksheets.build([path], output=tmp_path / "out", **options)
    assert len(set(seen)) == 2


def test_a_paper_is_laid_out_only_for_rules_about_pages() -> None:
    assert not Linter(certain_rules()).asks_of_pages
    assert not Linter(rules_named(["C03"])).asks_of_pages
    assert Linter(rules_named(["D07"])).asks_of_pages


def test_what_fits_no_page_is_told(tmp_path: Path) -> None:
    drawing = "{type: graph-paper, width: 20, height: 900}"
    stem = f"- {{type: short-answer, stem: Why?, points: [So.], figure: {drawing}}}\n"
    path = written(tmp_path, f"title: T\n{sections(stem)}")
    built = worksheets.build([path], output=tmp_path / "out")
    linted = lint_files([path], ["P13"]).diagnostics
    assert [str(one) for one in linted] == [str(one) for one in built.diagnostics]
    assert any(one.severity == "error" for one in linted)


def test_a_source_overleaf_has_both_pages(tmp_path: Path) -> None:
    text = with_sources(LETTER + MEANWHILE + LATER, "layout: {page: A4}\n")
    (found,) = lint_files([written(tmp_path, text)], ["D07"]).diagnostics
    assert found.message == "Source A is on page 1, and question 8 on page 3"


@pytest.mark.parametrize("letters", ["{A: letter, C: note}", "{B: letter}", "{1: letter, 3: note}"])
def test_letters_of_sources_have_no_gaps(letters: str, tmp_path: Path) -> None:
    text = with_sources(LETTER, f"sources: {letters}\n")
    found = lint_files([written(tmp_path, text)]).diagnostics
    assert any("there is no source before" in one.message for one in found)


def test_a_source_of_another_letter_fails_a_check(tmp_path: Path) -> None:
    path = written(tmp_path, with_sources(LETTER.replace("Fear.", "'As in Source D.'")))
    _, sink = check_files([path])
    assert [one.kind for one in sink] == ["error[D08]"]


def test_a_picture_without_words_is_refused(tmp_path: Path) -> None:
    figure = "figure: {type: image, file: a.png}"
    text = f"- {{type: short-answer, stem: Why?, points: [So.], {figure}}}\n"
    found = lint_files([written(tmp_path, f"title: T\n{sections(text)}")]).diagnostics
    assert "'alt' is missing" in {one.message for one in found}


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"image"}))
def test_figures_have_words_and_no_colours(kind: str) -> None:
    figure = example(kind)
    assert figure.described(ENGLISH).strip()
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    drawn = figure.drawn(room(style, 480, 9))
    assert isinstance(drawn, Drawing)
    inks = [mark.ink for mark in drawn.marks if isinstance(mark, Shape)]
    colours = {colour for ink in inks for colour in (ink.fill, ink.line) if colour}
    assert all(red == green == blue for red, green, blue in colours)
