import pytest

from worksheets.exchange.notes.lines import NoteLine
from worksheets.exchange.notes.sentences import split_sections, split_sentences


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        ("It rose. Then it fell.", ["It rose.", "Then it fell."]),
        ('He said "Go." Then he left.', ['He said "Go."', "Then he left."]),
        ("He said “Go.” Then he left.", ["He said “Go.”", "Then he left."]),
        ("It began (in 1914.) Then it spread.", ["It began (in 1914.)", "Then it spread."]),
        ('("They went.") Then he left.', ['("They went.")', "Then he left."]),
        ("Dr. Smith spoke. St. Paul heard.", ["Dr. Smith spoke.", "St. Paul heard."]),
        ("no capital and no stop", ["no capital and no stop"]),
        ("", []),
    ],
)
def test_sentences_lose_no_letter(line: str, sentences: list[str]) -> None:
    assert split_sentences(line) == sentences


def test_a_section_names_its_parent_by_the_heading_of_that_section() -> None:
    lines = [
        NoteLine(1, "Causes: ", "heading", 2),
        NoteLine(2, "The war had many causes.", "text"),
        NoteLine(3, "China", "heading", 3),
        NoteLine(4, "China wanted peace.", "text"),
    ]
    causes, china = split_sections("The war", lines)
    assert china.parent_heading == causes.heading == "Causes"


def test_a_line_without_text_is_no_heading() -> None:
    lines = [NoteLine(1, "", "text"), NoteLine(2, "It began.", "bullet")]
    (section,) = split_sections("The war", lines)
    assert section.heading == "The war"
