"""What a listener hears of each element is what the model says, and only furniture is unheard."""

from pathlib import Path

import pytest

from papers import SPECS, paper, subject
from printed import Printed, one
from spoken_front import check_furniture, check_handout
from spoken_scheme import GLANCE, HEADS, check_scheme
from structure import elements
from themes import theme
from worksheets.layout.style import style_of

every_spec = pytest.mark.parametrize("spec", SPECS, ids=[spec.stem for spec in SPECS])
in_themes = pytest.mark.parametrize("name", ["worksheet", "exam", "large-print-18"])


@in_themes
@every_spec
def test_papers_say_what_the_model_says(spec: Path, name: str, files: tuple[Printed, ...]) -> None:
    file = one(files, "paper", spec, name)
    style = style_of(theme(name), "A4", "en-GB")
    check_handout(file.data, paper(spec).handout, style, subject(spec))
    assert len(elements(file.data)) > 50


@in_themes
@every_spec
def test_schemes_say_every_answer_and_every_level(
    spec: Path, name: str, files: tuple[Printed, ...]
) -> None:
    file = one(files, "mark-scheme", spec, name)
    made, style = paper(spec), style_of(theme(name), "A4", "en-GB")
    check_scheme(file.data, made)
    check_furniture(file.data, made.front, style, [*HEADS, *GLANCE], prefix="MS-")
