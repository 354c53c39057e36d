"""The sheets that are given out with a paper, as content."""

from collections.abc import Iterator, Sequence

from worksheets.language.language import Language
from worksheets.model.course import Course
from worksheets.model.inserts import InsertSpec
from worksheets.model.paper.content import Block, Inlines, Para, Table, plain, text
from worksheets.model.paper.paper import Insert
from worksheets.model.paper.wording import worded
from worksheets.model.spec import Spec


def inserts_of(spec: Spec, course: Course) -> tuple[Insert, ...]:
    """The sheets that a spec asks for."""
    return tuple(
        Insert(insert.title, insert.instructions, tuple(_blocks(insert, spec, course)))
        for insert in spec.inserts
    )


def instruction_on(inserts: Sequence[Insert], language: Language) -> Inlines:
    """What the front of a paper says of its sheets."""
    titles = language.all_of(insert.title for insert in inserts)
    return worded(language, "front.inserts", n=len(inserts), titles=titles)


def known_formulas(spec: Spec, course: Course) -> tuple[Inlines, ...]:
    """The formulas of the topics of a paper that may be keys, each once."""
    topics = course.in_scope(spec.topics)
    facts = (fact for topic in topics for fact in topic.knowledge.formulas if fact.sure)
    return tuple(dict.fromkeys(fact.relation for fact in facts if fact.relation))


def _blocks(insert: InsertSpec, spec: Spec, course: Course) -> Iterator[Block]:
    yield from map(Para, insert.text)
    if insert.rows:
        wide = len(insert.rows[0])
        yield Table(insert.head, insert.rows, (1 / wide,) * wide)
    named = tuple((text(one.name), one.formula) for one in insert.formulas if one.name)
    if named:
        yield Table((), named, (0.4, 0.6))
    known = known_formulas(spec, course) if insert.from_ else ()
    unnamed = [*(one.formula for one in insert.formulas if not one.name), *known]
    shown = {_bare(formula) for _, formula in named}
    for formula in unnamed:
        if _bare(formula) not in shown:
            shown.add(_bare(formula))
            yield Para(formula)


def _bare(formula: Inlines) -> str:
    """A formula without its spaces, which say nothing."""
    return "".join(plain(formula).split())
