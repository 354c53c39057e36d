"""Laws of words in squares."""

import re
import unicodedata
from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from words import ENGLISH
from worksheets.language.languages import SHIPPED
from worksheets.model.knowledge.facts import Term
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Bank, Bullets, Figure, plain, text
from worksheets.model.question import References, Setting, check
from worksheets.questions import registry
from worksheets.questions.crossword import Crossword
from worksheets.questions.puzzles.alphabets import RUDE, alphabet
from worksheets.questions.puzzles.crossing import MOST, Unplaced, apart, crossed, numbered
from worksheets.questions.puzzles.hiding import DIRECTIONS, Hidden, can_hide, count, hidden
from worksheets.questions.puzzles.letters import Letters
from worksheets.questions.puzzles.squares import capitals, lengths, squares, wrong_words

TYPES = registry()
NOTHING = References(frozenset(), frozenset(), {})

WORDS = st.lists(
    st.text("AEIOURSTLNDC", min_size=3, max_size=9), min_size=4, max_size=9, unique=True
)


def runs(letters: dict[tuple[int, int], str], *, down: bool) -> list[str]:
    """Every two letters or more that stand in a row, or in a column."""
    found = []
    step = (1, 0) if down else (0, 1)
    for row, column in letters:
        if (row - step[0], column - step[1]) in letters:
            continue
        word, place = "", (row, column)
        while place in letters:
            word += letters[place]
            place = (place[0] + step[0], place[1] + step[1])
        if len(word) > 1:
            found.append(word)
    return found


@settings(max_examples=40)
@given(WORDS, st.integers())
def test_words_that_cross(words: list[str], seed: int) -> None:
    try:
        grid = crossed(words, Random(seed))
    except Unplaced:
        assume(False)
    across, down = (runs(grid.letters, down=way) for way in (False, True))
    assert sorted(across + down) == sorted(words)
    assert sorted(across) == sorted(words[one.word] for one in grid.placed if not one.down)
    assert min(row for row, _ in grid.letters) == min(column for _, column in grid.letters) == 0
    rows, columns = grid.size
    assert rows <= columns <= MOST
    numbers = numbered(grid)
    assert [numbers[square] for square in sorted(numbers)] == list(range(1, len(numbers) + 1))
    assert {(one.row, one.column) for one in grid.placed} == set(numbers)


def test_words_that_cannot_cross() -> None:
    with pytest.raises(Unplaced):
        crossed(["CAT", "MUM"], Random(1))


@settings(max_examples=40)
@given(WORDS, st.sampled_from(sorted(DIRECTIONS)), st.integers())
def test_words_that_hide(words: list[str], level: str, seed: int) -> None:
    assume(
        not any(
            one in other or one[::-1] in other for one in words for other in words if one != other
        )
    )
    side, letters, places = hidden(words, level, Random(seed))
    assert set(letters) == {(row, column) for row in range(side) for column in range(side)}
    assert sorted(one.word for one in places) == sorted(words)
    for one in places:
        assert one.step in DIRECTIONS[level]
        assert "".join(letters[square] for square in one.squares) == one.word


ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "ABCæøåÆØÅłđþðßœéèüñçşğıİiſǰﬁ",
    "αβγδεζηθικλμνξοπρσςτυφχψωάΐᾳ",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "אבגדהוזחטיכלמנסעפצקרשתךםןףץ",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويةءآ",
    "水火木金土日月山川田人口ーのア々〇",
    "0123456789abc",
    "ქართული",
    "कखगघचछजटठडतथदनपबमयरलवशसह",
)
SCRIPTS = st.sampled_from(ALPHABETS).flatmap(
    lambda letters: st.lists(
        st.text(letters, min_size=3, max_size=8), min_size=4, max_size=7, unique=True
    )
)
LANGUAGES = st.sampled_from(["en-GB", "de", "tr", "nb", "he"])
BETWEEN = st.sampled_from(["", " ", "-", "’", "'", "\u200c", "\u00ad", "."])


@given(SCRIPTS, BETWEEN, LANGUAGES)
def test_every_letter_has_a_square_and_is_counted(
    words: list[str], between: str, language: str
) -> None:
    parts = [squares(word, language) for word in words]
    written = between.join(words)
    found = squares(written, language)
    assert found == tuple(letter for part in parts for letter in part)
    assert sum(map(int, re.findall(r"\d+", lengths(written, language)))) == len(found)
    assert "".join(found) == capitals(written, language)
    for word, part in zip(words, parts, strict=True):
        assert len(part) >= len(unicodedata.normalize("NFC", word))
    if between in (" ", "-", "."):
        sign = {" ": ", "}.get(between, between)
        assert lengths(written, language) == f"({sign.join(str(len(part)) for part in parts)})"


@settings(max_examples=60)
@given(SCRIPTS, LANGUAGES, st.integers())
def test_squares_clue_and_key_agree(words: list[str], language: str, seed: int) -> None:
    entries = [{"word": word, "clue": "?"} for word in words]
    question = TYPES["crossword"].model_validate({"id": "q", "entries": entries})
    assume(not list(check(question, replace(NOTHING, language=language))))
    item = question.lowered(Setting((seed,), {}, {}, ENGLISH, language))
    _, figure, *lists = item.body
    assert isinstance(figure, Figure)
    assert isinstance(figure.drawing, Letters)
    assert item.scheme
    there = {square for square, _ in figure.drawing.letters}
    starts = {number: square for square, number in figure.drawing.numbers}
    keys = {point.label: plain(point.answer) for point in item.scheme.points}
    clues = [
        (number, block.title.lower(), plain(clue).removeprefix("? (").removesuffix(")"))
        for block in lists
        if isinstance(block, Bullets)
        for number, clue in zip(block.labels, block.items, strict=True)
    ]
    assert len(clues) == len(words)
    for number, way, length in clues:
        row, column = starts[int(number)]
        run = 0
        while (row, column) in there:
            run += 1
            row, column = row + (way == "down"), column + (way == "across")
        assert run == int(length)
        key = keys[f"{number} {way}"]
        shown = re.search(r"\((.+)\)$", key)
        word = shown[1] if shown else key
        assert len(squares(word, language)) == run
    assert figure.drawing.leftward == (unicodedata.bidirectional(words[0][0]) in ("R", "AL"))


@settings(max_examples=60)
@given(SCRIPTS, LANGUAGES, st.sampled_from(sorted(DIRECTIONS)), st.integers())
def test_a_search_hides_what_it_lists_and_hides_it_once(
    words: list[str], language: str, level: str, seed: int
) -> None:
    fields = {"id": "q", "words": words, "difficulty": level}
    question = TYPES["word-search"].model_validate(fields)
    assume(not list(check(question, replace(NOTHING, language=language))))
    item = question.lowered(Setting((seed,), {}, {}, ENGLISH, language))
    _, figure, bank = item.body
    assert isinstance(figure, Figure)
    assert isinstance(figure.drawing, Letters)
    assert isinstance(bank, Bank)
    assert sorted(map(plain, bank.words)) == sorted(words)
    letters = dict(figure.drawing.letters)
    assert all(letters.values())
    for word in words:
        assert count(squares(word, language), letters) == 1
    hidden_letters = {letter for word in words for letter in squares(word, language)}
    assert set(letters.values()) <= {*alphabet([squares(word, language) for word in words])}
    assert hidden_letters <= set(letters.values())


@settings(max_examples=25)
@given(WORDS, st.integers())
def test_no_rude_word_comes_about(words: list[str], seed: int) -> None:
    assume(len({*words}) == len(words) and can_hide([*map(tuple, words)], "hard"))
    _, letters, places = hidden([*map(tuple, words)], "hard", Random(seed))
    own = {square for one in places for square in one.squares}
    for rude in RUDE.split():
        for square, letter in letters.items():
            for step in DIRECTIONS["hard"] if letter == rude[0] else ():
                run = Hidden(tuple(rude), *square, step).squares
                read = "".join(letters.get(one, "") for one in run)
                assert read != rude or own.issuperset(run)


def test_letters_of_words() -> None:
    assert squares("l'été") == ("L", "É", "T", "É")
    assert squares("e\u0301") == ("É",)
    assert capitals("38th parallel") == "38THPARALLEL"
    assert capitals("Straße") == "STRASSE"
    assert capitals("smørbrød") == "SMØRBRØD"
    assert capitals("ısı İzmir izmir", "tr") == "ISIİZMİRİZMİR"
    assert capitals("می\u200cروم") == "میروم"
    assert squares("क्षत्रिय") == ("क्ष", "त्रि", "य")
    assert capitals("R&D") == ""
    assert lengths("buffer zone") == "(6, 4)"
    assert lengths("self-aware") == "(4-5)"
    assert lengths("mother-in-law") == "(6-2-3)"
    assert lengths("o'clock") == "(1’5)"
    assert lengths("rock 'n' roll") == "(4, ’1’, 4)"
    assert lengths("U.S.A.") == "(1.1.1)"
    assert lengths("Dr. No!") == "(2, 2)"
    assert lengths("R2D2") == "(4)"


@pytest.mark.parametrize("words", [["R&D", "cat"], ["½"], ["x²"], ["\u0301ab"], ["€uro"], ["a_b"]])
def test_what_has_no_square_is_named(words: list[str]) -> None:
    ((number, message, hints),) = wrong_words(words, 1, 9, "en-GB")
    assert number == 0
    assert "has no place in a puzzle" in message
    assert hints


@pytest.mark.parametrize("words", [["שלום", "peace"], ["peace", "سلام"], ["שלוa"], ["א2בג"]])
def test_words_of_both_directions_do_not_mix(words: list[str]) -> None:
    ((_, message, _),) = wrong_words(words, 1, 9, "he")
    assert "runs to the" in message


def test_words_that_share_no_letter() -> None:
    assert apart(["CAT", "TAC", "MUM", "ACT"]) == (2,)
    assert apart(["AB", "CD", "DE", "EF"]) == (0,)
    assert apart(["AB", "BC", "CD"]) == ()


def drawn_words(*terms: Term) -> set[str]:
    drawn = Crossword.from_knowledge(Knowledge(terms=terms), ENGLISH)
    return {entry.word for crossword in drawn for entry in crossword.entries}


def test_a_word_in_the_other_spelling_is_right_where_it_fills_the_same_squares() -> None:
    listed = ("Vietnamisation", "colour", "treaty", "border")
    entries = [{"word": word, "clue": text(f"clue {n}")} for n, word in enumerate(listed)]
    crossword = Crossword.model_validate({"id": "c", "entries": entries})
    seen = set[bool]()
    for form in range(20):
        setting = Setting((form,), {}, {}, ENGLISH)
        grid = crossed([capitals(word) for word in listed], setting.rng)
        (placed,) = (one for one in grid.placed if not one.word)
        others = [one for one in grid.placed if one.word]
        crossing = grid.squares(placed)[8] in {x for one in others for x in grid.squares(one)}
        scheme = crossword.lowered(setting).scheme
        assert scheme is not None
        accepted = {plain(other) for point in scheme.points for other in point.accept}
        assert accepted == (set() if crossing else {"Vietnamization"})
        seen.add(crossing)
    assert False in seen
    french = crossword.lowered(Setting((1,), {}, {}, SHIPPED.of("fr"))).scheme
    assert french is not None
    assert not any(point.accept for point in french.points)


def test_a_term_is_no_entry_if_another_word_for_it_fills_the_same_squares() -> None:
    """The clue fits both, and the grid may not tell them apart."""
    words = ("alliance", "border", "treaty", "tension", "embassy", "frontier")
    others = [Term(id=word, term=word, definition=text(f"what {word} is")) for word in words]
    rival, spelling = (
        Term(id=word, term=word, aliases=(alias,), definition=text(f"what {word} is"))
        for word, alias in (("imperialism", "colonialism"), ("organisation", "organization"))
    )
    assert drawn_words(*others, rival, spelling) == {*words, "organisation"}
