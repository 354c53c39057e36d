"""Laws of a topic's knowledge: names are unique and known, and the truth matrix is complete."""

from collections import Counter
from collections.abc import Iterator, Sequence

from worksheets.model.authored import Gapped
from worksheets.model.diagnostics import did_you_mean
from worksheets.model.knowledge.comparison import certainly_false
from worksheets.model.knowledge.facts import Claim
from worksheets.model.knowledge.knowledge import LISTS, Knowledge
from worksheets.model.paper.content import plain
from worksheets.model.problem import Problem

COLUMNS = ("true_of", "not_true_of", "disputed_for")


def problems_of(knowledge: Knowledge) -> Iterator[Problem]:
    """Everything in the knowledge of a topic that its fields alone do not show."""
    yield from _repeated_names(knowledge)
    actors = [actor.id for actor in knowledge.actors]
    synonyms = _synonyms(knowledge)
    for n, claim in enumerate(knowledge.claims):
        for found in (*_matrix(claim, actors), *_statement(claim, synonyms)):
            yield found.under("claims", n)
    yield from _matters(knowledge.claims)
    yield from _references(knowledge)
    for n, term in enumerate(knowledge.terms):
        if term.verified and not term.definition:
            hints = ("add its definition, or write verified: false",)
            yield Problem(("terms", n), f"the term '{term.term}' has no meaning", hints)
    for n, formula in enumerate(knowledge.formulas):
        yield from (found.under("formulas", n) for found in formula.problems_of_numbers())
    for n, number in enumerate(knowledge.numbers):
        yield from (found.under("numbers", n) for found in _one_blank(number.statement))
    for n, source in enumerate(knowledge.sources):
        if source.figure is not None:
            yield from (found.under("sources", n, "figure") for found in source.figure.problems())
    for n, decision in enumerate(knowledge.decisions):
        if decision.actor not in actors:
            message = f"there is no actor '{decision.actor}'"
            yield Problem(("decisions", n, "actor"), message, did_you_mean(decision.actor, actors))


def _references(knowledge: Knowledge) -> Iterator[Problem]:
    """Names of facts and of people, which must be there."""
    facts = [fact.id for fact in knowledge.facts()]
    people = [person.id for person in knowledge.people]
    for where in LISTS:
        for n, fact in enumerate(getattr(knowledge, where)):
            for m, name in enumerate(fact.gives):
                if name not in facts:
                    message = f"no fact has the id '{name}'"
                    yield Problem((where, n, "gives", m), message, did_you_mean(name, facts))
    for n, quotation in enumerate(knowledge.quotations):
        if quotation.speaker not in people:
            hints = did_you_mean(quotation.speaker, people) or ("add them to people",)
            message = f"there is no person '{quotation.speaker}'"
            yield Problem(("quotations", n, "speaker"), message, hints)


def _repeated_names(knowledge: Knowledge) -> Iterator[Problem]:
    seen = set[str]()
    for name in ("actors", *LISTS):
        for n, entry in enumerate(getattr(knowledge, name)):
            if entry.id in seen:
                hints = ("ids are shared by all lists of a topic; choose another",)
                yield Problem((name, n, "id"), f"the id '{entry.id}' is there twice", hints)
            seen.add(entry.id)
    meanings = Counter(plain(term.definition).casefold() for term in knowledge.terms)
    for n, term in enumerate(knowledge.terms):
        if term.definition and meanings[plain(term.definition).casefold()] > 1:
            hints = ("terms are matched with meanings; make them differ",)
            message = f"'{term.term}' has the same definition as another term"
            yield Problem(("terms", n, "definition"), message, hints)


def _matrix(claim: Claim, actors: list[str]) -> Iterator[Problem]:
    places: dict[str, list[str]] = {}
    for column in COLUMNS:
        key = column.replace("_", "-")
        for n, name in enumerate(getattr(claim, column)):
            places.setdefault(name, []).append(key)
            if name not in actors:
                hints = did_you_mean(name, actors)
                yield Problem((key, n), f"there is no actor '{name}'", hints)
    for name in actors:
        columns = places.get(name, [])
        if len(columns) > 1 or (claim.verified and not columns):
            where = f"stands in {' and '.join(columns)}" if columns else "stands nowhere"
            yield Problem(
                (),
                f"is the claim '{claim.id}' true of '{name}'? It {where}",
                ("put every actor into one of true-of, not-true-of, disputed-for",),
            )
    if claim.actor not in claim.true_of:
        message = f"the claim is about '{claim.actor}', who does not stand in true-of"
        yield Problem(("actor",), message, ("add the actor to true-of, or change it",))
    for n, name in enumerate(claim.implausible_for):
        if name not in claim.not_true_of:
            message = f"'{name}' is not in not-true-of"
            yield Problem(("implausible-for", n), message, ("list it there too, or leave it out",))


def _matters(claims: Sequence[Claim]) -> Iterator[Problem]:
    """What claims are about: several are on a matter, and those of a group on the same."""
    several = Counter(claim.matter for claim in claims if claim.matter)
    groups: dict[str, str] = {}
    for n, claim in enumerate(claims):
        if not claim.matter:
            continue
        if several[claim.matter] == 1:
            others = [name for name in several if name != claim.matter]
            hints = (*did_you_mean(claim.matter, others), "leave it out until another claim has it")
            message = f"no other claim is on the matter '{claim.matter}'"
            yield Problem(("claims", n, "matter"), message, hints)
        elif groups.setdefault(claim.group, claim.matter) != claim.matter:
            message = f"a claim that says the same is on the matter '{groups[claim.group]}'"
            hint = "give both the same matter, or leave out same-as"
            yield Problem(("claims", n, "matter"), message, (hint,))


def _synonyms(knowledge: Knowledge) -> list[frozenset[str]]:
    """The names of everything that has more than one."""
    named = [
        *((actor.name, actor.label, *actor.aliases) for actor in knowledge.actors),
        *((term.term, *term.aliases) for term in knowledge.terms),
        *((person.name, *person.aliases) for person in knowledge.people),
        *((place.name, *place.aliases) for place in knowledge.places),
    ]
    return [frozenset(name.casefold() for name in names) for names in named]


def _statement(claim: Claim, synonyms: list[frozenset[str]]) -> Iterator[Problem]:
    if claim.statement is None:
        return
    yield from _one_blank(claim.statement)
    if len(claim.statement.answers) != 1:
        return
    (key,) = claim.statement.answers
    names = key.folded
    same = next((group for group in synonyms if not group.isdisjoint(names)), frozenset())
    for n, decoy in enumerate(claim.decoys):
        words = plain(decoy)
        if words.casefold() in names:
            yield Problem(("decoys", n), f"the decoy '{words}' is an answer", ("choose another",))
        elif words.casefold() in same:
            message = f"the decoy '{words}' is another name of '{plain(key.answers[0])}'"
            yield Problem(("decoys", n), message, ("choose another",))
        elif not certainly_false(claim.statement, decoy, claim.value):
            message = f"'{words}' does not make the statement certainly false"
            hints = ("choose a decoy that does", "write the true number as value: 543000")
            yield Problem(("decoys", n), message, hints)


def _one_blank(statement: Gapped) -> Iterator[Problem]:
    gaps = len(statement.answers)
    if gaps != 1:
        yield Problem(("statement",), f"a statement has one blank, not {gaps}", ("leave one",))
