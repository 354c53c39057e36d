"""Checks of a topic's knowledge: identifiers are unique, references exist, truth matrices are
full."""

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


def knowledge_problems(knowledge: Knowledge) -> Iterator[Problem]:
    """The problems in the knowledge of a topic that no field shows alone."""
    yield from _repeated_ids(knowledge)
    actors = [actor.id for actor in knowledge.actors]
    synonyms = _synonyms(knowledge)
    for n, claim in enumerate(knowledge.claims):
        for problem in (
            *_truth_matrix_problems(claim, actors),
            *_statement_problems(claim, synonyms),
        ):
            yield problem.under("claims", n)
    yield from _matter_problems(knowledge.claims)
    yield from _reference_problems(knowledge)
    for n, term in enumerate(knowledge.terms):
        if term.verified and not term.definition:
            hints = ("add its definition, or write verified: false",)
            yield Problem(("terms", n), f"the term '{term.term}' has no meaning", hints)
    for n, formula in enumerate(knowledge.formulas):
        yield from (problem.under("formulas", n) for problem in formula.problems_of_numbers())
    for n, number in enumerate(knowledge.numbers):
        yield from (problem.under("numbers", n) for problem in _blank_problems(number.statement))
    for n, source in enumerate(knowledge.sources):
        if source.figure is not None:
            yield from (
                problem.under("sources", n, "figure") for problem in source.figure.problems()
            )
    for n, decision in enumerate(knowledge.decisions):
        if decision.actor not in actors:
            message = f"there is no actor '{decision.actor}'"
            yield Problem(("decisions", n, "actor"), message, did_you_mean(decision.actor, actors))


def _unknown(
    place: tuple[str | int, ...], names: Sequence[str], facts: Sequence[str]
) -> Iterator[Problem]:
    for m, name in enumerate(names):
        if name not in facts:
            message = f"no fact has the id '{name}'"
            yield Problem((*place, m), message, did_you_mean(name, facts))


def _reference_problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Problems with names of facts and people that do not exist."""
    facts = [fact.id for fact in knowledge.facts()]
    people = [person.id for person in knowledge.people]
    for list_name in LISTS:
        for n, fact in enumerate(getattr(knowledge, list_name)):
            yield from _unknown((list_name, n, "gives"), fact.gives, facts)
    for n, decision in enumerate(knowledge.decisions):
        yield from _unknown(("decisions", n, "gives"), decision.gives, facts)
    for n, quotation in enumerate(knowledge.quotations):
        if quotation.speaker not in people:
            hints = did_you_mean(quotation.speaker, people) or ("add them to people",)
            message = f"there is no person '{quotation.speaker}'"
            yield Problem(("quotations", n, "speaker"), message, hints)


def _repeated_ids(knowledge: Knowledge) -> Iterator[Problem]:
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


def _truth_matrix_problems(claim: Claim, actors: list[str]) -> Iterator[Problem]:
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


def _matter_problems(claims: Sequence[Claim]) -> Iterator[Problem]:
    """Problems with matters: several claims must share one, and claims of a group the same."""
    counts = Counter(claim.matter for claim in claims if claim.matter)
    groups: dict[str, str] = {}
    for n, claim in enumerate(claims):
        if not claim.matter:
            continue
        if counts[claim.matter] == 1:
            others = [name for name in counts if name != claim.matter]
            hints = (*did_you_mean(claim.matter, others), "leave it out until another claim has it")
            message = f"no other claim is on the matter '{claim.matter}'"
            yield Problem(("claims", n, "matter"), message, hints)
        elif groups.setdefault(claim.group, claim.matter) != claim.matter:
            message = f"a claim that says the same is on the matter '{groups[claim.group]}'"
            hint = "give both the same matter, or leave out same-as"
            yield Problem(("claims", n, "matter"), message, (hint,))


def _synonyms(knowledge: Knowledge) -> list[frozenset[str]]:
    """For every actor, term, person and place the set of its names and aliases."""
    named = [
        *((actor.name, actor.label, *actor.aliases) for actor in knowledge.actors),
        *((term.term, *term.aliases) for term in knowledge.terms),
        *((person.name, *person.aliases) for person in knowledge.people),
        *((place.name, *place.aliases) for place in knowledge.places),
    ]
    return [frozenset(name.casefold() for name in names) for names in named]


def _statement_problems(claim: Claim, synonyms: list[frozenset[str]]) -> Iterator[Problem]:
    if claim.statement is None:
        return
    yield from _blank_problems(claim.statement)
    if len(claim.statement.answers) != 1:
        return
    (key,) = claim.statement.answers
    answers = key.folded
    names_of_key = next((group for group in synonyms if not group.isdisjoint(answers)), frozenset())
    for n, decoy in enumerate(claim.decoys):
        decoy_text = plain(decoy)
        if decoy_text.casefold() in answers:
            yield Problem(
                ("decoys", n), f"the decoy '{decoy_text}' is an answer", ("choose another",)
            )
        elif decoy_text.casefold() in names_of_key:
            message = f"the decoy '{decoy_text}' is another name of '{plain(key.answers[0])}'"
            yield Problem(("decoys", n), message, ("choose another",))
        elif not certainly_false(claim.statement, decoy, claim.value):
            message = f"'{decoy_text}' does not make the statement certainly false"
            hints = ("choose a decoy that does", "write the true number as value: 543000")
            yield Problem(("decoys", n), message, hints)


def _blank_problems(statement: Gapped) -> Iterator[Problem]:
    gaps = len(statement.answers)
    if gaps != 1:
        yield Problem(("statement",), f"a statement has one blank, not {gaps}", ("leave one",))
