"""Claims on one matter answer one another, so they are no options of one question."""

from worksheets.model.knowledge.facts import Claim, Term, on_other_matters
from worksheets.model.paper.content import text


def claim(name: str, matter: str | None) -> Claim:
    return Claim(id=name, actor="a", text=text(name), true_of=("a",), matter=matter)


def test_of_each_matter_there_is_one() -> None:
    claims = [claim("c1", "treaty"), claim("c2", None), claim("c3", "treaty"), claim("c4", None)]
    assert [one.id for one in on_other_matters(claims)] == ["c1", "c2", "c4"]
    assert [one.id for one in on_other_matters(claims, [claim("c0", "treaty")])] == ["c2", "c4"]


def test_a_meaning_with_the_root_of_its_term_is_seen() -> None:
    term = Term(id="t", term="denazification")
    assert term.echoes(text("the removal of Nazis from public life"))
    assert not term.echoes(text("the removal of Hitler’s men from public life"))
