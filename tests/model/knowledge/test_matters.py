"""Claims on one matter answer one another, so they are no options of one question."""

from worksheets.model.knowledge.facts import Claim, Term, on_other_matters
from worksheets.model.paper.content import text


def claim(name: str, matter: str | None, words: str = "") -> Claim:
    return Claim(id=name, actor="a", text=text(words or name), true_of=("a",), matter=matter)


def test_of_each_matter_there_is_one() -> None:
    claims = [claim("c1", "treaty"), claim("c2", None), claim("c3", "treaty"), claim("c4", None)]
    assert [one.id for one in on_other_matters(claims)] == ["c1", "c2", "c4"]
    assert [one.id for one in on_other_matters(claims, [claim("c0", "treaty")])] == ["c2", "c4"]


def test_of_claims_on_one_event_there_is_one() -> None:
    joined = "sent troops of its own to join in the invasion of Czechoslovakia in 1968"
    invaded = "was invaded by troops of the Warsaw Pact in August 1968"
    censored = "abolished the censorship of its press in 1968"
    claims = [claim(f"c{n}", None, words) for n, words in enumerate((joined, invaded, censored), 1)]
    assert [one.id for one in on_other_matters(claims)] == ["c1", "c3"]


def test_a_meaning_with_the_root_of_its_term_is_seen() -> None:
    term = Term(id="t", term="denazification")
    assert term.echoes(text("the removal of Nazis from public life"))
    assert not term.echoes(text("the removal of Hitler’s men from public life"))
