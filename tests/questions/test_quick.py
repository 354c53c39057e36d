"""Quick questions have one right answer, and a marker is told of its other names."""

from words import ENGLISH
from worksheets.model.knowledge.facts import Actor, Claim, Event, Term
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import plain, text
from worksheets.questions.puzzles.quick import quick_questions, standing

ACTORS = (
    Actor(id="ussr", name="the USSR", label="USSR", aliases=("Soviet Union",)),
    Actor(id="usa", name="the USA", label="USA"),
    Actor(id="china", name="China", label="China"),
)


def claim(name: str, words: str, *, only: bool = False) -> Claim:
    others = ("usa", "china")
    return Claim(
        id=name,
        actor="ussr",
        text=text(words),
        true_of=("ussr",),
        not_true_of=others,
        only=only,
    )


KNOWLEDGE = Knowledge(
    actor_noun="power",
    actors=ACTORS,
    claims=(claim("c1", "signed a treaty"), claim("c2", "put the first man into space", only=True)),
    terms=(Term(id="t", term="defence pact", aliases=("alliance",), definition=text("a promise")),),
)


def test_powers_to_choose_from_are_listed() -> None:
    asked = [plain(one.prompt) for one in quick_questions(KNOWLEDGE, ENGLISH)["claims"]]
    assert asked == [
        "Which power signed a treaty? (China, USA or USSR)",
        "Which power put the first man into space? (China, USA or USSR)",
    ]


def test_other_names_and_spellings_are_accepted() -> None:
    questions = quick_questions(KNOWLEDGE, ENGLISH)
    assert {plain(way) for one in questions["claims"] for way in one.accept} == {"Soviet Union"}
    (term,) = questions["words"]
    assert [plain(way) for way in term.accept] == ["defense pact", "alliance"]


def test_no_other_name_is_accepted_that_the_prompt_prints() -> None:
    term = Term(
        id="telegram",
        term="telegram",
        aliases=("cable", "wire"),
        definition=text("a short written message sent by wire"),
    )
    (question,) = quick_questions(Knowledge(terms=(term,)), ENGLISH)["words"]
    assert [plain(one) for one in question.accept] == ["cable"]


def test_an_actor_is_given_away_beside_words_of_the_question_that_asks_for_him() -> None:
    reform = claim("c9", "began great reforms in 1968").model_copy(
        update={"actor": "usa", "true_of": ("usa",), "not_true_of": ("ussr", "china")}
    )
    told, untold = (
        Term(id=f"t{n}", term="normalisation", definition=text(f"the end of {words} in the USA"))
        for n, words in enumerate(("the reforms of 1968", "the crisis"))
    )
    for term, clash in ((told, True), (untold, False)):
        knowledge = KNOWLEDGE.model_copy(update={"claims": (reform,), "terms": (term,)})
        questions = quick_questions(knowledge, ENGLISH)
        (asked,), (clue,) = questions["claims"], questions["words"]
        assert plain(asked.answer) == "USA"
        assert clue.clashes(asked) == asked.clashes(clue) == clash


def test_the_first_letter_is_spoken_of_only_where_it_is_printed() -> None:
    meaning = text("the line that divided a country")
    terms = (
        Term(id="border", term="border", definition=meaning),
        Term(id="parallel", term="38th parallel", definition=meaning),
    )
    border, parallel = quick_questions(Knowledge(terms=terms), ENGLISH)["words"]
    assert "beginning with B" in plain(border.prompt)
    assert plain(border.note).startswith("The first letter is only a help")
    assert not parallel.note


def test_claims_of_a_column_with_an_answer_that_is_there_come_last() -> None:
    other = claim("c3", "tested a bomb").model_copy(
        update={"actor": "usa", "true_of": ("usa",), "not_true_of": ("ussr", "china")}
    )
    knowledge = KNOWLEDGE.model_copy(update={"claims": (*KNOWLEDGE.claims, other)})
    chosen = standing(quick_questions(knowledge, ENGLISH)["claims"], 3)
    assert [plain(one.answer) for one in chosen] == ["USSR", "USA", "USSR"]


def test_no_two_dates_of_a_column_are_the_same() -> None:
    """Nine of eighteen marks for knowing one year measure nothing."""
    events = tuple(
        Event(id=f"e{n}", date=date, text=text(f"event {n} takes place"))
        for n, date in enumerate(("1950-06", "1950-09", "1953", "1945"))
    )
    dates = quick_questions(Knowledge(events=events), ENGLISH)["dates"]
    chosen = standing(dates, 3)
    assert [plain(one.answer) for one in chosen] == ["1950", "1953", "1945"]


def test_a_meaning_is_asked_with_the_first_letter_of_its_term() -> None:
    """Treaty, pact and accord have nearly one meaning; only one of them begins with an A."""
    terms = (
        Term(id="accord", term="accord", definition=text("a formal agreement")),
        Term(id="line", term="38th parallel", definition=text("a line across Korea")),
    )
    asked = [plain(one.prompt) for one in quick_questions(Knowledge(terms=terms), ENGLISH)["words"]]
    assert asked == [
        "Which word or phrase beginning with A means ‘a formal agreement’?",
        "Which term means ‘a line across Korea’?",
    ]


def test_a_prompt_with_a_word_of_the_family_tells_a_term() -> None:
    term = Term(id="t", term="non-alignment", definition=text("belonging to neither bloc"))
    told = Event(id="e1", date="1961", text=text("the Non-Aligned Movement meets in Belgrade"))
    silent = Event(id="e2", date="1955", text=text("states of two continents meet in Bandung"))
    questions = quick_questions(Knowledge(terms=(term,), events=(told, silent)), ENGLISH)
    (asked,) = questions["words"]
    first, second = questions["dates"]
    assert asked.clashes(first)
    assert not asked.clashes(second)
