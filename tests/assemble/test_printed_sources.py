"""What sources, essays and names in columns print of what other questions want recalled."""

from test_give_aways import ENGLISH, entry, gives_away, points_to, statement

from worksheets.assemble.give_aways import PrintedQuestions
from worksheets.assemble.pool import PoolEntry
from worksheets.model.knowledge.facts import Term
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.knowledge.sources import SourceText
from worksheets.model.paper.content import text
from worksheets.model.paper.key import Accept
from worksheets.model.paper.levels import Level, LevelTable
from worksheets.questions.definitions import Definitions
from worksheets.questions.essay import Essay
from worksheets.questions.grid_completion import GridCompletion
from worksheets.questions.short_answer import ShortAnswer
from worksheets.questions.who_said_it import WhoSaidIt

TELEGRAM = Knowledge(
    terms=(
        Term(
            id="telegram",
            term="Long Telegram",
            definition=text("a secret report of a diplomat in Moscow on Soviet policy"),
        ),
    ),
    sources=(
        SourceText(
            id="kennan",
            content=(
                text("Soviet power does not take needless risks. It withdraws before strength."),
            ),
            attribution=text("From a secret report on Soviet policy by a diplomat in Moscow, 1946"),
        ),
    ),
)


def about_source(question: str, answer: str) -> PoolEntry:
    """A short answer about the source of the telegram."""
    return entry(
        ShortAnswer.model_validate(
            {
                "id": "about-source",
                "source": "kennan",
                "stem": text(question),
                "points": [{"answer": text(answer)}],
            }
        ),
        TELEGRAM,
        "authored",
    )


def test_what_is_said_of_a_source_gives_the_meaning_of_a_term_away() -> None:
    (defined,) = Definitions.of_size(TELEGRAM, ENGLISH, 1)
    asked = entry(defined, TELEGRAM)
    assert gives_away(about_source("Why was it written?", "Washington had asked"), asked)
    assert not gives_away(entry(statement("The diplomat wrote at night"), TELEGRAM), asked)


def test_questions_on_one_source_are_meant_to_be_answered_from_it() -> None:
    answer = "Soviet power avoids needless risks and withdraws before strength"
    asked = about_source("What does Kennan say of risks?", answer)
    assert not gives_away(about_source("Why was it written?", "Washington had asked"), asked)
    assert gives_away(entry(statement(answer), TELEGRAM), asked)


def test_the_words_of_the_question_are_no_part_of_what_is_recalled() -> None:
    terms = (
        Term(
            id="split",
            term="Sino-Soviet split",
            definition=text("the quarrel between China and the USSR"),
        ),
    )
    knowledge = Knowledge(terms=terms)
    (defined,) = Definitions.of_size(knowledge, ENGLISH, 1)
    view = text("The quarrel between China and the USSR was one of interests. Do you agree?")
    sides = [{"title": "Interests", "points": [text("The border")]}]
    essay = Essay.model_validate(
        {"id": "view", "stem": view, "marks": 6, "levels": "six", "indicative": sides}
    )
    printed = PrintedQuestions({"six": LevelTable((Level(1, 6, text("A view.")),))})
    of_essay = printed.of(entry(essay, knowledge, "authored"))
    of_term = printed.of(entry(defined, knowledge))
    assert of_essay
    assert of_term
    assert of_essay.gives_away(of_term)
    assert not of_term.gives_away(of_essay)


def test_names_at_the_heads_of_columns_and_of_speakers_are_pointed_to() -> None:
    grid = GridCompletion(
        id="grid",
        prompt=text("Write yes or no."),
        head=("Statement", "Czechoslovakia", "Romania"),
        rows=(
            (
                text("It was led by Dubcek in 1968"),
                Accept((text("yes"),)),
                Accept((text("no"),)),
            ),
        ),
    )
    printed = statement("Dubcek said in 1968 that Czechoslovakia would leave the pact")
    assert points_to(entry(printed, Knowledge()), entry(grid, Knowledge()))
    other = statement("Dubcek said in 1968 that Romania was right")
    assert not points_to(entry(other, Knowledge()), entry(grid, Knowledge()))
    said = WhoSaidIt.model_validate(
        {
            "id": "said",
            "prompt": text("Who said this?"),
            "quotations": [
                {"words": text("Tear down this wall in Berlin!"), "speaker": "Ronald Reagan"},
                {"words": text("We shall bury you."), "speaker": "Nikita Khrushchev"},
            ],
        }
    )
    speech = statement("In Berlin Ronald Reagan spoke of the wall")
    assert points_to(entry(speech, Knowledge()), entry(said, Knowledge()))


def test_a_source_says_who_speaks_of_a_quotation_that_it_has() -> None:
    risks = text("Soviet power is moved by force. It does not take needless risks.")
    said = WhoSaidIt.model_validate(
        {
            "id": "said",
            "prompt": text("Who said this?"),
            "quotations": [
                {"words": risks, "speaker": "George Kennan"},
                {"words": text("We shall bury you."), "speaker": "Nikita Khrushchev"},
            ],
        }
    )
    asked = entry(said, TELEGRAM)
    assert gives_away(about_source("Why was it written?", "Washington had asked"), asked)
    assert not gives_away(entry(statement("Power takes no needless risks"), TELEGRAM), asked)


def test_two_letters_are_not_known_again_in_print() -> None:
    led = {"stem": text("Who led the war in Korea?"), "points": [{"answer": text("US")}]}
    asked = entry(ShortAnswer.model_validate({"id": "led", **led}), Knowledge(), "authored")
    assert not gives_away(entry(statement("The war in Korea led us on"), Knowledge()), asked)
