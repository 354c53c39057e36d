"""A term with other meanings elsewhere is asked for with its context."""

from words import ENGLISH
from worksheets.model.knowledge.facts import Term
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Para, Strong, plain, text
from worksheets.model.question import Setting
from worksheets.questions.definitions import Definitions

TERMS = tuple(
    Term(
        id=word,
        term=word,
        definition=text(f"meaning {n}"),
        context=text(context) if context else (),
    )
    for n, (word, context) in enumerate((("deputy", "of a town"), ("coup", ""), ("veto", "")))
)


def printed(size: int) -> list[str]:
    knowledge = Knowledge(terms=TERMS[:size])
    drawn = next(Definitions.of_size(knowledge, ENGLISH, size))
    item = drawn.lower(Setting((1,), {}, {}, ENGLISH))
    first = [part.body[0] for part in item.parts or (item,)]
    assert any(isinstance(one, Strong) for one in first[0].content)  # type: ignore[union-attr]
    return [plain(block.content) for block in first if isinstance(block, Para)]


def test_the_context_stands_behind_the_term() -> None:
    assert printed(3) == ["deputy (of a town)", "coup", "veto"]


def test_so_it_does_behind_a_single_term() -> None:
    (prompt,) = printed(1)
    assert prompt.endswith(" deputy (of a town)")
