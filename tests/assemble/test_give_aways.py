"""Questions that print what others want recalled, and papers that prefer to be without them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from worksheets.assemble.choosing import Chooser, choose_questions
from worksheets.assemble.give_aways import PrintedQuestions
from worksheets.assemble.pool import PoolEntry, pool_of
from worksheets.assemble.printed_texts import printed_texts
from worksheets.assemble.repetition import warn_of_given_away
from worksheets.assemble.selection import Selection
from worksheets.assemble.sized import SizedQuestions, Supply
from worksheets.language.languages import SHIPPED
from worksheets.layout.type.faces import covered
from worksheets.model.authored import Gapped
from worksheets.model.course import Topic
from worksheets.model.diagnostics import Sink, Span
from worksheets.model.knowledge.facts import Actor, Claim, Term
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Gap, Text, plain, text
from worksheets.model.paper.key import Accept
from worksheets.model.paper.levels import LevelTable
from worksheets.model.picks import Pick
from worksheets.model.question import Question, Setting
from worksheets.model.spec import SectionSpec, Spec
from worksheets.pipeline.prepared import reading_context
from worksheets.questions.cloze import Cloze
from worksheets.questions.crossword import Crossword
from worksheets.questions.error_spotting import ErrorSpotting
from worksheets.questions.matching import Matching
from worksheets.questions.multiple_choice import MultipleChoice
from worksheets.questions.retrieval_grid import RetrievalGrid
from worksheets.questions.short_answer import ShortAnswer
from worksheets.questions.true_false import TrueFalse
from worksheets.questions.word_search import WordSearch
from worksheets.read.course import read_course
from worksheets.read.course_folders import shipped

ENGLISH = SHIPPED.of("en-GB")


def entry(question: Question, knowledge: Knowledge, origin: str = "knowledge") -> PoolEntry:
    topic = Topic("1", "One", knowledge)
    kind = "authored" if origin == "authored" else "knowledge"
    return PoolEntry(question, topic, kind, frozenset(), frozenset(), ENGLISH)


def gives_away(first: PoolEntry, second: PoolEntry) -> bool:
    printed = PrintedQuestions({})
    one, other = printed.of(first), printed.of(second)
    return one is not None and other is not None and one.gives_away(other) > 0


def statement(words: str) -> TrueFalse:
    return TrueFalse.model_validate(
        {"type": "true-false", "id": "s", "statement": text(words), "answer": True}
    )


def blank(before: str, answer: str, after: str) -> Cloze:
    gapped = Gapped((Text(before), Gap("gap-1"), Text(after)), (Accept((text(answer),)),))
    return Cloze(type="cloze", id="blank", text=gapped)


TERMS = Knowledge(
    terms=(
        Term(id="armistice", term="armistice", definition=text("an agreement to stop fighting")),
    )
)


def test_a_term_that_is_to_be_recalled_is_given_away_wherever_it_stands() -> None:
    asked = entry(blank("In 1953 they signed an ", "armistice", "."), TERMS)
    assert gives_away(entry(statement("The armistice came late"), TERMS), asked)
    assert not gives_away(entry(statement("The treaty came late"), TERMS), asked)


def test_a_choice_is_ruled_out_by_the_places_of_all_its_wrong_options() -> None:
    names = ("armistice", "border", "treaty", "bloc", "veto")
    terms = tuple(Term(id=name, term=name, definition=text(f"is {name[0]}")) for name in names)
    knowledge = Knowledge(terms=terms)
    choice = MultipleChoice.model_validate(
        {
            "id": "choice",
            "stem": text("Which term means an agreement to stop fighting?"),
            "key": text("Armistice"),
            "distractors": [{"text": text(name.title())} for name in names[1:4]],
        }
    )

    def matched(*options: str) -> PoolEntry:
        pairs = [{"left": text(f"word for {name}"), "right": text(name)} for name in options]
        return entry(Matching.model_validate({"id": "matching", "pairs": pairs}), knowledge)

    for options, ruled_out in ((names[1:], 1), (names[2:], 0)):
        printed = PrintedQuestions({})
        one, other = printed.of(matched(*options)), printed.of(entry(choice, knowledge))
        assert one is not None
        assert other is not None
        assert (one.rules_out(other), other.rules_out(one)) == (ruled_out, 0)
        selection = Selection(printed)
        selection.add(matched(*options))
        assert selection.helps(entry(choice, knowledge)).answers == ruled_out


def points_to(first: PoolEntry, second: PoolEntry) -> bool:
    printed = PrintedQuestions({})
    one, other = printed.of(first), printed.of(second)
    return one is not None and other is not None and one.points_to(other) > 0


def test_an_answer_in_a_bank_is_pointed_to_beside_words_of_its_question() -> None:
    gapped = Gapped(
        (Text("In October 1986 Reagan and Gorbachev met in "), Gap("gap-1"), Text(".")),
        (Accept((text("Reykjavik"),)),),
    )
    banked = Cloze(type="cloze", id="c", text=gapped, bank=True, spare=(text("Oslo"),))
    asked = entry(banked, TERMS)
    leaders = statement("Who told Gorbachev and Reagan that tests began at Reykjavik?")
    assert points_to(entry(leaders, TERMS), asked)
    assert not gives_away(entry(leaders, TERMS), asked)
    assert not points_to(entry(statement("A fishing boat left Reykjavik"), TERMS), asked)


def test_the_option_that_is_right_is_pointed_to_beside_a_name() -> None:
    choice = MultipleChoice.model_validate(
        {
            "id": "choice",
            "stem": text("Which country elected Salvador Allende?"),
            "key": text("Chile"),
            "distractors": [{"text": text(name)} for name in ("Peru", "Cuba")],
        }
    )
    asked = entry(choice, TERMS)
    assert points_to(entry(statement("The army of Chile overthrew Allende"), TERMS), asked)
    assert not points_to(entry(statement("The army of Peru overthrew Allende"), TERMS), asked)
    assert not points_to(entry(statement("The army of Chile had tanks"), TERMS), asked)


def test_what_is_right_of_a_wrong_statement_is_pointed_to() -> None:
    wrong = TrueFalse.model_validate(
        {
            "id": "w",
            "statement": text("Cuba elected Salvador Allende"),
            "answer": False,
            "because": text("True of Chile, not of Cuba."),
        }
    )
    asked = entry(wrong, TERMS)
    assert points_to(entry(statement("The army of Chile overthrew Allende"), TERMS), asked)
    assert not points_to(entry(statement("The army of Cuba overthrew Allende"), TERMS), asked)


def test_of_questions_one_that_points_to_no_answer_comes_first() -> None:
    selection = Selection(PrintedQuestions({}))
    asked = blank("In October 1986 Reagan met Gorbachev in ", "Reykjavik", ".")
    selection.add(entry(asked.model_copy(update={"bank": True}), TERMS))
    pointing = entry(named("a", "Reagan and Gorbachev left Reykjavik"), TERMS)
    silent = entry(named("b", "Reagan and Gorbachev left Geneva"), TERMS)
    assert selection.helps(pointing).hints == 1
    assert selection.take([pointing, silent], 1) == [silent]


def named(name: str, words: str) -> TrueFalse:
    return statement(words).model_copy(update={"id": name})


def test_a_word_of_the_family_of_a_term_gives_it_away() -> None:
    term = Term(id="n", term="nationalisation", definition=text("the turning of firms into"))
    knowledge = Knowledge(terms=(term,))
    asked = entry(blank("Nasser ordered the ", "nationalisation", " of the canal."), knowledge)
    assert gives_away(entry(statement("Egypt nationalised other firms"), knowledge), asked)
    assert not gives_away(entry(statement("Egypt took the canal"), knowledge), asked)


def test_a_short_word_of_a_term_does_not_give_it_away() -> None:
    terms = (
        Term(id="a", term="non-alignment", definition=text("the policy of joining no bloc")),
        Term(id="b", term="state aid", definition=text("money from the government")),
    )
    knowledge = Knowledge(terms=terms)
    joined = entry(blank("They stood for ", "non-alignment", "."), knowledge)
    paid = entry(blank("Firms lived on ", "state aid", "."), knowledge)
    assert gives_away(entry(statement("Three non-aligned leaders met"), knowledge), joined)
    assert not gives_away(entry(statement("The state closed its mines"), knowledge), paid)


def test_what_is_filled_in_without_a_key_of_its_own_is_to_be_recalled() -> None:
    clued = {"word": "armistice", "clue": text("an agreement")}
    others = [
        {"word": word, "clue": text(f"word {n}")}
        for n, word in enumerate(("border", "treaty", "tension"))
    ]
    crossword = Crossword.model_validate({"id": "c", "entries": [clued, *others]})
    grid = RetrievalGrid.model_validate(
        {
            "id": "g",
            "cells": [
                {"prompt": text(f"What is {n}?"), "answer": text(answer)}
                for n, answer in enumerate(("armistice", "two", "three", "four"))
            ],
        }
    )
    giving = entry(statement("The armistice came late"), TERMS)
    for question in (crossword, grid):
        assert gives_away(giving, entry(question, TERMS))


def test_a_year_is_given_away_beside_a_word_of_its_question() -> None:
    asked = entry(blank("Soviet troops entered Afghanistan in ", "1979", "."), TERMS)
    assert gives_away(entry(statement("The war in Afghanistan began in 1979"), TERMS), asked)
    assert not gives_away(entry(statement("The shah fled in 1979"), TERMS), asked)


def test_of_those_that_give_answers_away_the_one_that_gives_fewest_is_taken() -> None:
    selection = Selection(PrintedQuestions({}))
    selection.add(entry(blank("In 1953 they signed an ", "armistice", "."), TERMS))
    year = blank("The war in Korea ended in ", "1953", ".").model_copy(update={"id": "year"})
    selection.add(entry(year, TERMS))
    two = entry(statement("The armistice ended the war in 1953"), TERMS)
    one = entry(statement("The armistice came late").model_copy(update={"id": "o"}), TERMS)
    assert selection.take([two, one], 1) == [one]


def test_another_name_is_given_away_beside_words_of_its_question() -> None:
    asked = entry(
        blank("The river on the border between Korea and China is the ", "Yalu", "."), TERMS
    )
    assert gives_away(entry(statement("The Yalu is a river on the border of China"), TERMS), asked)
    assert not gives_away(entry(statement("Troops crossed the Yalu in October"), TERMS), asked)


def test_a_sentence_that_is_asked_for_is_given_away_by_most_of_its_words() -> None:
    asked = entry(
        ShortAnswer.model_validate(
            {
                "type": "short-answer",
                "id": "why",
                "stem": text("Why did the talks stall?"),
                "points": [{"answer": text("prisoners refused to return to their countries")}],
            }
        ),
        TERMS,
    )
    told = statement("Many prisoners refused to return to their countries")
    assert gives_away(entry(told, TERMS), asked)
    assert not gives_away(entry(statement("Many prisoners were ill"), TERMS), asked)


def test_a_word_in_a_bank_is_not_given_away_by_others() -> None:
    banked = blank("In 1953 they signed an ", "armistice", ".").model_copy(update={"bank": True})
    assert not gives_away(entry(statement("The armistice came late"), TERMS), entry(banked, TERMS))


def test_what_the_author_of_a_paper_worded_is_left_to_them() -> None:
    asked = entry(blank("In 1953 they signed an ", "armistice", "."), TERMS, "authored")
    giving = entry(statement("The armistice came late"), TERMS)
    assert gives_away(giving, asked)
    assert not gives_away(giving, replace(asked, origin="spec"))


def test_points_of_a_short_answer_of_a_course_are_given_away() -> None:
    """Two reasons for something, and a table of causes that prints one of them."""
    asked = ShortAnswer.model_validate(
        {
            "type": "short-answer",
            "id": "reasons",
            "stem": text("Give two reasons why the USA turned to rebuilding Japan."),
            "points": [
                {"answer": text("The USA wanted a strong partner in Asia.")},
                {"answer": text("A poor Japan cost the USA much money.")},
            ],
            "marks": 2,
        }
    )
    giving = entry(statement("The USA wanted a strong Japan as its partner in Asia"), TERMS)
    assert gives_away(giving, entry(asked, TERMS, "authored"))


def test_a_question_that_is_marked_by_levels_wants_nothing_certain() -> None:
    course = read_course(shipped()["cold-war"], reading_context(), covered(), Sink())
    assert course is not None
    essays = [
        entry(question, topic.knowledge, "authored")
        for topic in course.topics
        for question in topic.questions
        if question.type == "essay"
    ]
    assert essays
    printed = [PrintedQuestions(course.levels).of(one) for one in essays]
    assert all(one and one.passages and not one.answers for one in printed)


def test_a_pick_passes_over_what_gives_another_away_and_takes_it_if_there_is_nothing_else() -> None:
    asked = entry(blank("In 1953 they signed an ", "armistice", "."), TERMS)
    giving = entry(statement("The armistice came late"), TERMS)
    other = entry(statement("The war began in June").model_copy(update={"id": "o"}), TERMS)
    selection = Selection(PrintedQuestions({}))
    selection.add(asked)
    assert selection.take([giving, other], 1) == [other]
    selection = Selection(PrintedQuestions({}))
    selection.add(asked)
    assert selection.take([giving, other], 2) == [other, giving]


def test_other_orders_are_tried_if_questions_print_the_answers_of_others() -> None:
    """Whichever of two questions comes first, the one that gives nothing away stands beside it."""
    asked = entry(blank("In 1953 they signed an ", "armistice", "."), TERMS)
    beside = entry(blank("It was signed in ", "Panmunjom", "."), TERMS)
    beside = replace(beside, question=beside.question.model_copy(update={"id": "beside"}))
    giving = entry(statement("The armistice came late"), TERMS)
    pick = Pick(count=1)
    fitting = {(0, 0): [asked, beside], (0, 1): [giving]}
    chosen = Chooser(fitting, {}, PrintedQuestions({})).fill([(0, 0, pick), (0, 1, pick)])
    assert chosen.taken == {(0, 0): [beside], (0, 1): [giving]}


def grid(*cells: tuple[str, str]) -> RetrievalGrid:
    return RetrievalGrid.model_validate(
        {
            "id": "grid",
            "cells": [{"prompt": text(asked), "answer": text(told)} for asked, told in cells],
        }
    )


def test_a_question_that_prints_its_own_answers_comes_last() -> None:
    promise = "Which country promised socialism with a human face in 1968?"
    others = ("When did he fall?", "1969"), ("Who led it?", "Dubcek"), ("What river?", "Danube")
    undone = ("What undid the reforms of 1968 in Czechoslovakia?", "normalisation")
    giving = entry(grid((promise, "Czechoslovakia"), undone, *others[1:]), TERMS)
    fair = entry(
        grid((promise, "Czechoslovakia"), *others).model_copy(update={"id": "fair"}), TERMS
    )
    printed = PrintedQuestions({}).of(giving)
    assert printed is not None
    assert [answer.name for answer in printed.own] == [" czechoslovakia "]
    assert Selection(PrintedQuestions({})).take([giving, fair], 1) == [fair]
    assert Selection(PrintedQuestions({})).take([giving, fair], 1, in_order=True) == [giving]


def test_of_two_questions_one_on_an_event_that_was_asked_for_comes_last() -> None:
    told = (
        "entered the war against Germany in December 1941",
        "entered the war against Germany in June 1941",
        "left Iran in 1946",
    )
    claims = tuple(
        Claim(id=f"c{n}", actor="a", text=text(words), true_of=("a",))
        for n, words in enumerate(told)
    )
    knowledge = Knowledge(actors=(Actor(id="a", name="A", label="A"),), claims=claims)
    first, again, other = (
        entry(statement(words).model_copy(update={"id": f"s{n}", "asks": (f"c{n}",)}), knowledge)
        for n, words in enumerate(told)
    )
    selection = Selection(PrintedQuestions({}))
    selection.add(first)
    assert selection.take([again, other], 1) == [other]


def test_a_list_to_choose_from_gives_nothing_away() -> None:
    asked = "Which country was invaded in 1968? (Czechoslovakia or Hungary)"
    again = "Which country had a rising in 1956? (Czechoslovakia or Hungary)"
    cells = (asked, "Czechoslovakia"), (again, "Hungary"), ("Who led it?", "Dubcek")
    printed = PrintedQuestions({}).of(entry(grid(*cells, ("What river?", "Danube")), TERMS))
    assert printed is not None
    assert printed.own == ()


def test_what_chance_prints_on_each_form_is_known() -> None:
    statements = [
        {"text": f"In {year} they met at {{Panmunjom}}.", "wrong": [f"Kaesong{year}"]}
        for year in range(1950, 1958)
    ]
    mistakes = ErrorSpotting.model_validate(
        {"type": "error-spotting", "id": "m", "errors": 1, "statements": statements}
    )
    asked = entry(mistakes, TERMS)
    forms = ("A", "B", "C")
    printed = PrintedQuestions({}, 7, forms).of(asked)
    assert printed is not None
    for form in forms:
        item = mistakes.lowered(Setting((7, form, asked.name), {}, {}, ENGLISH))
        texts = " ".join(plain(content) for content in printed_texts(item)).casefold()
        (wrong,) = re.findall(r"kaesong\d+", texts)
        assert any(f" {wrong} " in passage.words for passage in printed.passages)


def test_a_paper_that_gives_answers_away_all_the_same_is_warned_of() -> None:
    asked = entry(blank("In 1953 they signed an ", "armistice", "."), TERMS)
    giving = entry(statement("The armistice came late"), TERMS)
    pick = Pick(count=2, span=Span("spec.yaml", 3, 5))
    sink = Sink()
    warn_of_given_away([(pick, [asked, giving])], PrintedQuestions({}), sink)
    assert [str(found).partition("\n")[0] for found in sink] == [
        "spec.yaml:3:5: warning: 1 answer can be read in other questions: "
        "'armistice' of 'blank' in 's'"
    ]
    warn_of_given_away([(pick, [asked])], PrintedQuestions({}), sink)
    assert len(list(sink)) == 1


def supply_of(topics: Sequence[Topic], levels: Mapping[str, LevelTable]) -> Supply:
    types = reading_context().types
    return Supply(pool_of(topics, types, ENGLISH), SizedQuestions(topics, types, ENGLISH), levels)


@pytest.mark.parametrize("course", ["biology", "cold-war", "physics"])
def test_few_papers_of_shipped_courses_give_away_what_they_ask(course: str) -> None:
    found = read_course(shipped()[course], reading_context(), covered(), Sink())
    assert found is not None
    given = questions = 0
    for topic in found.topics:
        if topic.knowledge.skills:  # without draws questions of one skill have the same numbers
            continue
        supply = supply_of([topic], found.levels)
        spec = Spec(
            title="T",
            course=course,
            sections=(SectionSpec(questions=(Pick(count=8, from_="knowledge"),)),),
        )
        for seed in range(4):
            chosen = choose_questions(spec, supply, seed, Sink()) or []
            entries = [entry for section in chosen for pick in section for entry in pick]
            questions += len(entries)
            given += len(PrintedQuestions(found.levels, seed).given_away(entries))
    assert questions > 30
    assert given == 0


def test_words_to_search_for_give_terms_away_though_they_have_no_marks() -> None:
    asked = entry(blank("In 1953 they signed an ", "armistice", "."), TERMS)
    search = WordSearch.model_validate(
        {"type": "word-search", "id": "search", "words": ["armistice", "treaty", "border"]}
    )
    assert gives_away(entry(search, TERMS), asked)


@pytest.mark.parametrize("seed", range(8))
def test_a_pick_without_a_type_takes_nothing_without_marks(seed: int) -> None:
    found = read_course(shipped()["cold-war"], reading_context(), covered(), Sink())
    assert found is not None
    supply = supply_of(found.topics, found.levels)
    assert any(not group.group.tariff for group in supply.pool)
    spec = Spec(title="T", course="cold-war", sections=(SectionSpec(questions=(Pick(count=40),)),))
    chosen = choose_questions(spec, supply, seed, Sink()) or []
    entries = [entry for section in chosen for pick in section for entry in pick]
    assert len(entries) == 40
    assert all(entry.question.tariff for entry in entries)
