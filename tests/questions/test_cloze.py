"""Sentences with blanks, drawn from knowledge."""

from words import ENGLISH
from worksheets.model.authored import Gapped
from worksheets.model.knowledge.facts import Claim, NumberFact
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Gap, Text, text
from worksheets.model.paper.key import Accept
from worksheets.questions.cloze import Cloze


def gapped(before: str, answer: str, after: str) -> Gapped:
    return Gapped((Text(before), Gap("gap-1"), Text(after)), (Accept((text(answer),)),))


def test_a_sentence_that_shows_the_word_of_another_blank_gives_it() -> None:
    """They never stand on one paper; a name may be spoken of anywhere."""
    knowledge = Knowledge(
        claims=(
            Claim(
                id="state",
                actor="china",
                kind="action",
                stance="for",
                text=text("was a communist state"),
                true_of=("china",),
                statement=gapped("China was a ", "communist", " state."),
                decoys=(text("fascist"), text("royal")),
            ),
            Claim(
                id="ally",
                actor="china",
                kind="action",
                stance="for",
                text=text("had an ally"),
                true_of=("china",),
                statement=gapped("Its ally was ", "China", "."),
                decoys=(text("Japan"), text("Spain")),
            ),
        ),
        numbers=(
            NumberFact(
                id="year",
                statement=gapped("China became a communist state in October ", "1949", "."),
            ),
        ),
    )
    gives = {question.id: question.gives for question in Cloze.from_knowledge(knowledge, ENGLISH)}
    assert gives == {"cloze-state": (), "cloze-ally": (), "cloze-year": ("state",)}


def test_a_name_or_a_month_is_given_away_by_a_statement_with_more_in_common() -> None:
    """'At Yalta Stalin promised to fight _' beside 'At Yalta _ wanted help against Japan'."""

    def claim(name: str, statement: Gapped) -> Claim:
        return Claim(
            id=name, actor="ussr", text=text(name), true_of=("ussr",), statement=statement,
            decoys=(text("Spain"), text("Peru")),
        )  # fmt: skip

    promised = gapped("At Yalta Stalin promised a war against ", "Japan", ".")
    wanted = gapped("At Yalta ", "Roosevelt", " wanted Soviet help against Japan.")
    crossed = gapped("Chinese troops crossed the border in ", "October", " 1950.")
    felt = gapped("In October 1950 China felt threatened at the ", "Yalu", ".")
    rebuilt = gapped("The USA helped to rebuild the ", "economy", " of Japan.")
    knowledge = Knowledge(
        claims=(
            claim("promised", promised),
            claim("wanted", wanted),
            claim("rebuilt", rebuilt),
            claim("crossed", crossed),
            claim("felt", felt),
        )
    )
    gives = {question.id: question.gives for question in Cloze.from_knowledge(knowledge, ENGLISH)}
    assert {name: facts for name, facts in gives.items() if facts} == {
        "cloze-wanted": ("promised",),
        "cloze-felt": ("crossed",),
    }
