"""Laws of options: none is lost, which are last, when two are one, and where the key stands."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from words import ENGLISH
from worksheets.model.paper.content import Choose, LineBreak, Match, Para, Text, plain, text
from worksheets.model.paper.item import Item
from worksheets.model.paper.key import Chosen, Matched
from worksheets.model.paper.lettering import LETTERS
from worksheets.model.question import Question, References, Setting, check
from worksheets.questions import registry
from worksheets.questions.options.listing import in_order, words_in_order
from worksheets.questions.options.numbers import value_of
from worksheets.questions.options.others import names_letters, speaks_of_others
from worksheets.questions.options.same import repeated
from worksheets.read.markup import markup

TYPES = registry()
NOTHING = References(frozenset(), frozenset(), {})
LAST = (
    *("none of these", "None of the above", "All of the above.", "None of the other answers"),
    *("None of the other answers is right.", "Neither of them", "Both", "All three", "A and B"),
    *("both A and C", "Neither A nor B", "only (b)", "More than one of these", "Not given"),
    *("None of these countries", "Alle genannten", "keine der genannten", "Keine davon"),
    *("Alle Antworten sind richtig", "Keines der genannten Tiere", "Weder A noch B"),
    *("aucune de ces réponses", "toutes les réponses", "Ni l'un ni l'autre", "Tous les deux"),
    *("ninguna de las anteriores", "todas son correctas", "tutte le precedenti", "hepsi"),
    *("nenhuma das anteriores", "geen van bovenstaande", "ingen av disse", "inget av ovanstående"),
    *("żadna z powyższych", "všechny uvedené", "ни один из перечисленных", "以上皆是", "كل ما سبق"),
)
ORDINARY = (
    *("No", "Some", "One", "True", "A", "B", "C", "Vitamin A", "C E G", "No response from the UN"),
    *("All Quiet on the Western Front", "Both sides lost", "None but the brave", "Allied troops"),
    *("Alle Kinder", "Tout va bien", "Nada surf", "The answer", "Neither side won", "Al"),
)
WORDS = st.text("abcdefgh", min_size=1, max_size=6)
MANY = st.lists(WORDS, min_size=4, max_size=9, unique=True)
ORDERS = ("shuffled", "alphabetical", "as-written")


@pytest.mark.parametrize("words", LAST)
def test_it_speaks_of_the_others(words: str) -> None:
    assert speaks_of_others(text(words), "en-GB", 4)


@pytest.mark.parametrize("words", ORDINARY)
def test_it_does_not_speak_of_the_others(words: str) -> None:
    assert not speaks_of_others(text(words), "en-GB", 4)


def test_letters_that_no_option_has_are_not_named() -> None:
    assert names_letters(text("B and C"), 4)
    assert not names_letters(text("B and C"), 2)
    assert not names_letters(text("C and O"), 4)


def choices(question: Question) -> tuple[Item, list[str], list[str]]:
    """An item with the options printed on it, and those that are right."""
    item = question.lower(Setting(("law",), {}, {}, ENGLISH))
    (choose,) = (block for block in item.body if isinstance(block, Choose))
    key = item.keys[choose.slot]
    assert isinstance(key, Chosen)
    printed = list(map(plain, choose.options))
    return item, printed, [printed[n] for n in key.options]


def choice(kind: str, right: list[str], wrong: list[str], **more: object) -> Question:
    """A question of a choice type with these options."""
    content = {
        "multiple-choice": {"key": right[0], "distractors": wrong},
        "multiple-response": {"keys": right, "distractors": wrong},
        "odd-one-out": {"odd": right[0], "same": wrong, "why": "w"},
    }[kind]
    return TYPES[kind].model_validate({"id": "q", "stem": "s", **content, **more})


@pytest.mark.parametrize("kind", ["multiple-choice", "multiple-response", "odd-one-out"])
@given(MANY, st.sampled_from(ORDERS), st.sampled_from(["", *LAST]), st.data())
def test_every_option_is_printed_and_the_key_is_right(
    kind: str, words: list[str], order: str, last: str, data: st.DataObject
) -> None:
    count = 2 if kind == "multiple-response" else 1
    right, wrong = words[:count], words[count:6]
    if last and order != "as-written":
        where = data.draw(st.sampled_from([right, wrong]))
        where[data.draw(st.integers(0, len(where) - 1))] = last
    more: dict[str, object] = {"order": order}
    places = data.draw(st.permutations(range(1, len(right) + len(wrong) + 1)))[:count]
    if order == "as-written":
        more |= {"places": places} if count > 1 else {"place": places[0]}
    question = choice(kind, right, wrong, **more)
    named = order == "shuffled" and names_letters(text(last), 6)
    assert bool(list(check(question, NOTHING))) == named
    item, printed, keys = choices(question)
    assert sorted(printed) == sorted([*right, *wrong])
    assert sorted(keys) == sorted(right)
    assert last in ("", printed[-1]) or last not in printed
    assert item.tariff == count
    if order == "as-written":
        assert [printed[place - 1] for place in places] == right
        assert [one for one in printed if one in wrong] == wrong


def test_an_option_is_pinned_by_its_author() -> None:
    wrong: list[object] = ["b", {"text": "a", "last": True}, "d"]
    key = {"text": "c"}
    for order in ("shuffled", "alphabetical"):
        fields = {"id": "q", "stem": "s", "key": key, "distractors": wrong, "order": order}
        question = TYPES["multiple-choice"].model_validate(fields)
        assert choices(question)[1][-1] == "a"
    fields["key"] = {"text": "None of these", "last": False}
    question = TYPES["multiple-choice"].model_validate(fields)
    assert choices(question)[1] == ["b", "d", "None of these", "a"]


@given(st.lists(st.sampled_from([*ORDINARY, *LAST]), min_size=2, max_size=9, unique=True))
def test_the_place_of_an_option_shows_nothing_but_its_words(words: list[str]) -> None:
    found = in_order(words, text, "alphabetical", "en-GB")
    assert found == in_order(words[::-1], text, "alphabetical", "en-GB")
    assert sorted(found) == sorted(words)
    last = [speaks_of_others(text(one), "en-GB", len(words)) for one in found]
    assert last == sorted(last)


NUMBERS = {
    "0.5": ("0.50", ".5", "1/2", "½", "50%", "50 %", "$\\frac12$", "$0.5$", "5 × 10^-1^", "0,5"),
    "1008": ("1,008", "1 008", "1\u202f008", "1'008", "1.008 × 10^3^", "1008.0"),
    "−5 °C": ("-5 °C", "–5 °C"),
    "30000": ("3 × 10^4^", "3e4", "$3\\times10^{4}$", "30 thousand"),
    "1.2 km": ("1200 m", "120 000 cm"),
    "£1.20": ("£1.2",),
    "25 June 1950": ("June 25, 1950", "1950-06-25"),
    "2:15 pm": ("14:15", "2.15 p.m."),
    "1024": ("2^10^", "2¹⁰"),
}


@pytest.mark.parametrize("words", NUMBERS)
def test_one_number_written_in_several_ways_is_one_answer(words: str) -> None:
    for other in NUMBERS[words]:
        pair = [markup(words), markup(other)]
        assert [one.number for one in repeated(pair, "en-GB", by_value=True)] == [1], other


DIFFERENT = (
    ("n + 4", "4n"),
    ("$n + 4$", "$4n$"),
    ("x − 3", "−3x"),
    *(("CO", "Co"), ("N", "n"), ("Mg", "mg"), ("pH", "PH"), ("H~2~O", "H2O"), ("x^2^", "x2")),
    *(("x²", "x2"), ("5 m", "5 g"), ("1,008", "1.008"), ("5", "−5"), ("0101", "101"), ("5!", "5")),
    *(("1/2", "2/1"), ("£5", "5"), ("NaCl", "NaCL"), ("A", "B"), ("10^2^", "102"), ("C", "C~1~")),
)


@pytest.mark.parametrize(("one", "other"), DIFFERENT, ids=str)
def test_two_answers(one: str, other: str) -> None:
    assert not list(repeated([markup(one), markup(other)], "en-GB", by_value=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("The Yalu", "the Yalu"), ("The Yalu.", "The Yalu"), ("THE YALU", "The YALU")),
        *(("x²", "x^2^"), ("H₂O", "H~2~O"), ("it's", "it’s"), ("a–b", "a-b"), ("*Mao*", "Mao")),
    ],
)
def test_one_answer(one: str, other: str) -> None:
    assert list(repeated([markup(one), markup(other)], "en-GB"))


def test_options_that_differ_by_a_line_break_are_two_answers() -> None:
    broken = (Text("It falls,"), LineBreak(), Text("it rises."))
    assert not list(repeated([broken, text("It falls, it rises.")], "en-GB", by_value=True))
    assert list(repeated([broken, broken], "en-GB", by_value=True))


def test_notation_may_be_what_is_asked() -> None:
    wrong = ["1/2", "0.05", "50"]
    assert list(check(choice("multiple-choice", ["0.5"], wrong), NOTHING))
    assert not list(check(choice("multiple-choice", ["0.5"], wrong, notation=True), NOTHING))
    assert list(check(choice("multiple-choice", ["50"], wrong, notation=True), NOTHING))


WAYS = ("{0}", "{0}.0", "{0}/1", "{0}00%", "{0} × 10^0^")


@given(
    st.lists(st.tuples(st.integers(1, 999), st.integers(0, 4)), min_size=2, max_size=8),
    st.sampled_from(["", "−", "-"]),
)
def test_numbers_stand_by_their_value(numbers: list[tuple[int, int]], sign: str) -> None:
    words = [sign + WAYS[way].format(number) for number, way in numbers]
    values = {word: value_of(markup(word), "en-GB") for word in words}
    for word, (number, _) in zip(words, numbers, strict=True):
        value = values[word]
        assert value is not None
        assert value.least == (-number if sign else number)
    found = in_order(words, markup, "alphabetical", "en-GB")
    least = [value.least for one in found if (value := values[one])]
    assert least == sorted(least)


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6))
def test_a_fraction_is_worth_what_it_says(above: int, below: int) -> None:
    for words in (f"{above}/{below}", f"$\\frac{{{abs(above)}}}{{{below}}}$"):
        value = value_of(markup(words), "en-GB")
        assert value is not None
        assert abs(value.least) == abs(Fraction(above, below))


@given(st.text(max_size=30), st.sampled_from(["en-GB", "de", "tr", "x"]))
def test_no_words_break_it(words: str, language: str) -> None:
    content = text(words)
    value_of(content, language)
    speaks_of_others(content, language, 4)
    assert words_in_order([text(words), text("b"), text("a")], language)


def ordered(words: str, language: str) -> str:
    listed = sorted(words.split(", "), reverse=True)
    return ", ".join(map(plain, words_in_order(map(text, listed), language)))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en-GB", "Austria, Chad, Éire, Zambia"),
        ("en-GB", "Denmark, Éire, France"),
        ("nb", "Bergen, Oslo, Ærø, Ørsta, Ålesund"),
        ("en-GB", "Ærø, Ålesund, Bergen, Ørsta, Oslo"),
        ("sv", "Malmö, Uppsala, Åmål, Älmhult, Örebro"),
        ("de", "Österreich, Polen, Ungarn"),
        ("es", "nube, ñu, oso"),
        ("en-GB", "Apollo 8, Apollo 11, Apollo 100"),
        ("en-GB", "2 ships, 10 men, 1,008 horses".replace(",008", " 008")),
        ("en-GB", "6, 8, 10"),
        ("en-GB", "−2, −1, 0, ½, 3 million"),
        ("en-GB", "900 m, 1.2 km, 3 km"),
        ("en-GB", "44 BC, AD 79, 1066, 1950"),
        ("de", "0.5, 2, 1.008"),
        ("en-GB", "March 1950, June 1950, 1951"),
        ("en-GB", "0–9, 10–19, 20–29"),
        ("en-GB", "9:30, 10:15, 21:00"),
        ("ru", "иван, йод, клён"),
        ("tr", "çam, dal, ısı, ip"),
    ],
)
def test_words_stand_where_they_are_looked_for(language: str, words: str) -> None:
    assert ordered(words, language) == words


@given(
    st.lists(WORDS, min_size=3, max_size=12, unique=True),
    st.lists(st.text("ijklm", min_size=1, max_size=4), max_size=3, unique=True),
    st.sampled_from(["shuffled", "alphabetical"]),
    st.integers(),
)
def test_matching_is_never_in_the_order_of_its_key(
    words: list[str], spare: list[str], order: str, seed: int
) -> None:
    pairs = [{"left": f"left {word}", "right": word} for word in words]
    fields = {"id": "q", "prompt": "p", "pairs": pairs, "spare": spare, "order": order}
    question = TYPES["matching"].model_validate(fields)
    item = question.lower(Setting((seed,), {}, {}, ENGLISH))
    matched(item, "left ")
    key = item.keys["match"]
    assert isinstance(key, Matched)
    assert list(key.options) != sorted(key.options)


def matched(item: Item, before: str) -> None:
    """Every prompt has the option that is said of it after some words."""
    for block in item.body:
        if isinstance(block, Match):
            key = item.keys[block.slot]
            assert isinstance(key, Matched)
            for prompt, place in zip(block.prompts, key.options, strict=True):
                assert plain(prompt).strip("‘’") == before + plain(block.options[place])


@given(st.lists(WORDS, min_size=2, max_size=8, unique=True), st.integers())
def test_quotations_are_never_in_the_order_of_their_speakers(names: list[str], seed: int) -> None:
    said = [{"words": f"says {name}", "speaker": name} for name in names]
    assume(not list(repeated(map(text, names))))
    question = TYPES["who-said-it"].model_validate({"prompt": "p", "quotations": said})
    item = question.lower(Setting((seed,), {}, {}, ENGLISH))
    matched(item, "says ")
    key = item.keys["speaker"]
    assert isinstance(key, Matched)
    assert list(key.options) != sorted(key.options)


@pytest.mark.parametrize(
    ("spare", "said"),
    [((), "p"), (("x",), "p One name is not needed."), (("x", "y"), "p Two names are not needed.")],
)
def test_names_that_are_left_over_are_counted(spare: tuple[str, ...], said: str) -> None:
    quotations = [{"words": f"w{name}", "speaker": name} for name in ("a", "b")]
    question = TYPES["who-said-it"].model_validate(
        {"prompt": "p", "quotations": quotations, "spare": spare}
    )
    first = question.lower(Setting((1,), {}, {}, ENGLISH)).body[0]
    assert isinstance(first, Para)
    assert plain(first.content) == said


LETTERED = {
    "multiple-choice": lambda n: {"stem": "s", "key": "k", "distractors": numbered(n - 1)},
    "multiple-response": lambda n: {
        "stem": "s",
        "keys": ["k", "l"],
        "distractors": numbered(n - 2),
    },
    "matching": lambda n: {
        "prompt": "p",
        "pairs": [{"left": f"l{one}", "right": one} for one in numbered(5)],
        "spare": numbered(n)[5:],
    },
    "who-said-it": lambda n: {
        "prompt": "p",
        "quotations": [{"words": one, "speaker": one} for one in numbered(5)],
        "spare": numbered(n)[5:],
    },
}


def numbered(count: int) -> list[str]:
    return [f"thing {chr(ord('a') + n // 9)}{n % 9}" for n in range(count)]


@pytest.mark.parametrize("kind", LETTERED)
def test_there_are_no_more_options_than_letters(kind: str) -> None:
    for count in (len(LETTERS), len(LETTERS) + 1):
        question = TYPES[kind].model_validate({"id": "q", **LETTERED[kind](count)})
        problems = [found.message for found in check(question, NOTHING)]
        assert len(problems) == (count > len(LETTERS)), problems
    assert all("there are 27" in message for message in problems)


def test_a_form_that_draws_distractors_keeps_the_key() -> None:
    question = choice("multiple-choice", ["None of these"], list("abcdefgh"), options=4)
    for form in range(200):
        item = question.lower(Setting((form,), {}, {}, ENGLISH))
        (options,) = (block.options for block in item.body if isinstance(block, Choose))
        assert len(options) == 4
        assert plain(options[3]) == "None of these"
        assert item.keys["choice"] == Chosen((3,))


def test_categories_that_speak_of_the_others_stand_last() -> None:
    fields = {
        "prompt": "p",
        "categories": ["neither of them", "odd", "even"],
        "entries": [
            {"text": one, "category": name}
            for one, name in (("1", "odd"), ("2", "even"), ("½", "neither of them"))
        ],
    }
    question = TYPES["categorise"].model_validate({"id": "q", **fields})
    item = question.lower(Setting((1,), {}, {}, ENGLISH))
    (options,) = (block.options for block in item.body if isinstance(block, Match))
    assert list(map(plain, options)) == ["odd", "even", "neither of them"]
