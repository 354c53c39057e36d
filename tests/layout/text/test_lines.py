"""Laws of line breaking, for any words."""

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from themes import theme
from worksheets.layout.text.compounds import compound_parts
from worksheets.layout.text.hyphens import cut_with_hyphens, hyphenation_parts
from worksheets.layout.text.lines import PRESSED, Line, LineStyle, _ragged, break_lines
from worksheets.layout.text.words import TextStyle, Word, words_of
from worksheets.layout.type.faces import faces_of
from worksheets.layout.type.fonts import SOFT_HYPHEN
from worksheets.model.paper.content import text

FACES = faces_of(theme("worksheet").type)
SIZE = 11.0
TEXTS = st.lists(st.text(string.ascii_lowercase, min_size=1, max_size=16), max_size=60).map(
    " ".join
)
MEASURES = st.floats(60, 480)


def cut(words: str) -> tuple[Word, ...]:
    return words_of(text(words), FACES, TextStyle(SIZE, 90, 0.7))


def width(line: Line) -> float:
    return sum(word.width for word in line) + FACES.space(SIZE) * (len(line) - 1)


def said(lines: tuple[Line, ...]) -> str:
    words = (
        "".join(piece.text for word in line for piece in (*word.pieces, SPACE)) for line in lines
    )
    return "".join(words).replace(f"{SOFT_HYPHEN} ", "").strip()


SPACE = FACES.pieces(" ", "text", SIZE)[0]


@given(TEXTS, MEASURES, st.booleans())
@example("a a aaaaaaaaaa ivw brrrs absrfghvy", 90.0, True)  # kerned across the place to part
def test_words_are_kept_in_order_and_no_line_is_too_wide(
    words: str, measure: float, hyphens: bool
) -> None:
    lines = break_lines(
        cut(words), measure, LineStyle(FACES, SIZE, False, "en-GB" if hyphens else "")
    )
    assert said(lines).replace(" ", "") == words.replace(" ", "")
    assert all(width(line) <= measure + 0.02 for line in lines)


def test_a_word_of_thousands_of_letters_is_cut_into_few_parts() -> None:
    (word,) = cut("x" * 5_000)
    parts = cut_with_hyphens(word, 100, FACES, "en-GB")
    assert "".join(piece.text for part in parts for piece in part.pieces) == "x" * 5_000
    assert all(part.width <= 100 for part in parts)
    assert len(parts) < 1.5 * word.width / 100


@pytest.mark.parametrize(
    ("tag", "word", "hyphens"),
    [
        ("de", "Donaudampfschifffahrtsgesellschaft.", True),
        ("en-GB", "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", True),
        ("en-GB", "1234567890123456789012345678901234567890", False),
        ("en-GB", "USSRUSSRUSSRUSSRUSSRUSSRUSSR", False),
        ("ko", "Donaudampfschifffahrtsgesellschaft", False),
    ],
)
def test_a_word_that_no_line_holds_is_cut_with_hyphens_where_its_language_has_them(
    tag: str, word: str, hyphens: bool
) -> None:
    lines = break_lines(cut(word), 80, LineStyle(FACES, SIZE, written_in=tag))
    assert len(lines) > 2
    assert all(width(line) <= 80.02 for line in lines)
    ends = [line[-1].pieces[-1].text.endswith(SOFT_HYPHEN) for line in lines]
    assert ends == [hyphens] * (len(lines) - 1) + [False]
    assert (
        "".join(piece.text for line in lines for piece in line[-1].pieces).replace(SOFT_HYPHEN, "")
        == word
    )


def test_a_word_as_wide_as_its_measure_is_not_cut() -> None:
    words = cut("USSR")
    assert break_lines(words, width(words) - 1e-9, LineStyle(FACES, SIZE)) == (words,)


@given(TEXTS, MEASURES)
def test_pressed_spaces_save_a_line_or_nothing_changes(words: str, measure: float) -> None:
    plain = break_lines(cut(words), measure, LineStyle(FACES, SIZE))
    pressed = break_lines(cut(words), measure, LineStyle(FACES, SIZE, pressed=True))
    assert said(pressed) == said(plain)
    assert pressed == plain or len(pressed) < len(plain)
    narrower = FACES.space(SIZE) * PRESSED
    assert all(width(line) - narrower * (len(line) - 1) <= measure + 0.02 for line in pressed)


def test_a_word_that_lacks_a_hair_of_room_stays_on_its_line() -> None:
    words = cut("one two three four five six seven eight nine ten")
    natural = width(words)
    for short, lines in ((0.5, 1), (9 * FACES.space(SIZE) * PRESSED + 0.5, 2)):
        style = LineStyle(FACES, SIZE, pressed=True)
        assert len(break_lines(words, natural - short, style)) == lines


@given(TEXTS, MEASURES)
def test_ragged_lines_cost_no_more_than_greedy_ones(words: str, measure: float) -> None:
    pieces = cut(words)
    if any(word.width > measure for word in pieces):
        return
    greedy: list[list[Word]] = [[]]
    for word in pieces:
        if greedy[-1] and width((*greedy[-1], word)) > measure:
            greedy.append([])
        greedy[-1].append(word)
    costs = _ragged(measure)

    def whole(lines: list[Line]) -> float:
        fills = [(width(line), len(line) - 1) for line in lines]
        return sum(costs(fills[:-1], False)) + sum(costs(fills[-1:], True))

    found = list(break_lines(pieces, measure, LineStyle(FACES, SIZE)))
    assert whole(found) <= whole([tuple(line) for line in greedy if line]) + 1e-9


LONG = (
    "The government announced considerable constitutional arrangements, notwithstanding "
    "international misunderstandings concerning industrialisation and demilitarisation."
)


def test_words_are_parted_only_where_whole_words_leave_gaps() -> None:
    narrow = break_lines(cut(LONG), 130, LineStyle(FACES, SIZE, False, "en-GB"))
    assert SOFT_HYPHEN in "".join(p.text for line in narrow for word in line for p in word.pieces)
    wide = break_lines(cut(LONG), 460, LineStyle(FACES, SIZE, False, "en-GB"))
    assert SOFT_HYPHEN not in "".join(p.text for line in wide for word in line for p in word.pieces)
    off = break_lines(cut(LONG), 130, LineStyle(FACES, SIZE, False, ""))
    assert SOFT_HYPHEN not in "".join(p.text for line in off for word in line for p in word.pieces)


@pytest.mark.parametrize("word", ["Kim", "U.N.", "MacArthur", "1950–53", "short"])
def test_names_numbers_and_short_words_stay_whole(word: str) -> None:
    (name,) = cut(word)
    assert hyphenation_parts(name, FACES, "en-GB") == (name,)


def test_justified_lines_shrink_or_stretch_within_bounds() -> None:
    words = cut("a few plain words that make up a paragraph of several lines " * 6)
    gap = FACES.space(SIZE)
    *lines, _ = break_lines(words, 300, LineStyle(FACES, SIZE, True, "en-GB"))
    for line in lines:
        spare = (300 - width(line)) / (len(line) - 1)
        assert -gap / 3 - 0.01 <= spare <= gap


def test_a_last_line_is_no_stub() -> None:
    words = cut("of a paragraph whose last line would be a stub if lines were filled one by one so")
    lines = break_lines(words, 200, LineStyle(FACES, SIZE))
    assert width(lines[-1]) > 0.2 * 200


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("communist-controlled", ["communist-", "controlled"]),
        ("self-determination,", ["self-", "determination,"]),
        ("X-ray", ["X-ray"]),
        ("1950-51", ["1950-51"]),
        ("controlled", ["controlled"]),
    ],
)
def test_a_compound_is_parted_behind_its_hyphen_only_if_it_is_too_wide(
    word: str, parts: list[str]
) -> None:
    (whole,) = cut(word)
    split = compound_parts(whole, FACES)
    assert ["".join(piece.text for piece in part.pieces) for part in split] == parts
    assert [part.goes_on for part in split] == [True] * (len(parts) - 1) + [False]
    assert len(break_lines((whole,), whole.width + 1, LineStyle(FACES, SIZE))) == 1
    if len(parts) > 1:
        lines = break_lines((whole,), whole.width - 1, LineStyle(FACES, SIZE))
        assert ["".join(piece.text for piece in line[0].pieces) for line in lines] == parts
