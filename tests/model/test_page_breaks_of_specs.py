"""What picks and sections ask of the pages."""

import pytest

from worksheets.model.paper.page_breaks import NO_BREAKS, PageBreaks
from worksheets.model.picks import PageBreak, Pick
from worksheets.model.spec import SectionSpec

BEFORE, AFTER = PageBreaks(before=True), PageBreaks(after=True)
AVOID = PageBreaks(avoid=True)


@pytest.mark.parametrize(
    ("page_break", "breaks"),
    [
        ((), (NO_BREAKS,) * 3),
        (("before",), (BEFORE, NO_BREAKS, NO_BREAKS)),
        (("after",), (NO_BREAKS, NO_BREAKS, AFTER)),
        (("avoid",), (AVOID,) * 3),
        (("left",), (PageBreaks(before=True, side="left"), NO_BREAKS, NO_BREAKS)),
        (("right", "avoid"), (PageBreaks(before=True, avoid=True, side="right"), AVOID, AVOID)),
        (("before", "avoid"), (PageBreaks(before=True, avoid=True), AVOID, AVOID)),
    ],
)
def test_the_first_of_a_pick_begins_a_page_and_behind_the_last_one_begins(
    page_break: tuple[PageBreak, ...], breaks: tuple[PageBreaks, ...]
) -> None:
    assert Pick(count=3, page_break=page_break).page_breaks == breaks


def test_a_pick_of_one_question_begins_and_ends_its_page() -> None:
    breaks = Pick(page_break=("before", "after")).page_breaks
    assert breaks == (PageBreaks(before=True, after=True),)


def test_a_section_has_those_of_its_picks_in_order() -> None:
    picks = (Pick(count=2), Pick(count=2, page_break=("after",)), Pick())
    section = SectionSpec(questions=picks)
    assert section.question_breaks == (NO_BREAKS, NO_BREAKS, NO_BREAKS, AFTER, NO_BREAKS)
    assert SectionSpec(questions=(Pick(count=2),)).question_breaks == ()
