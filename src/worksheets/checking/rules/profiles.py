"""Papers with a profile: what is not as that says, and is a matter of judgement or of principle."""

from collections.abc import Iterator
from decimal import Decimal

from worksheets.assemble.reading_load import words_of_item, words_of_source
from worksheets.checking.linting.rule import Finding, rule
from worksheets.checking.linting.subjects import PrintedPaper, drawn_from
from worksheets.model.paper.objectives_table import objectives_table

NEAR = 3
"""So many points in a hundred the share of an objective may be from that of the profile."""


@rule("D06", "warning", "IB")
def there_is_too_much_to_read(paper: PrintedPaper) -> Iterator[Finding]:
    """The questions and sources have more words than the profile of the paper allows."""
    profile = paper.profile
    if profile is None or profile.reading is None or profile.reading.most is None:
        return
    most = profile.reading.most
    items = [question.item for question in paper.questions]
    words = sum(map(words_of_item, items)) + sum(map(words_of_source, paper.paper.sources))
    if words > most:
        message = f"there are {words:,} words to read, and at most {most:,} on a paper like "
        yield Finding(f"{message}{profile.name}", ("shorten sources, or ask about fewer",))


@rule("P08", "warning", "boards")
def objective_is_off_the_profile(paper: PrintedPaper) -> Iterator[Finding]:
    """The part of the marks that an assessment objective has is more than 3 points from that of the
    profile, whatever candidates choose."""
    profile = paper.profile
    if profile is None or not paper.paper.tariff:
        return
    table = objectives_table(paper.paper)
    shares = dict(zip(table.names, table.shares, strict=True)) if table else {}
    for name, share in profile.ao.items():
        least, most = shares.get(name, (0, 0))
        nearest = min(max(share, Decimal(least)), Decimal(most))
        if abs(nearest - share) > NEAR:
            there = f"{nearest} %" if name in shares else "none"
            message = f"{name} has {there} of the marks, and {share} % on a paper like "
            hint = f"ask for {'more' if nearest < share else 'less'} of {name}"
            yield Finding(f"{message}{profile.name}", (hint,))


@rule("R14", "error", "GMP 3", certain=True)
def marks_are_taken_off(paper: PrintedPaper) -> Iterator[Finding]:
    """A question takes off marks for what is wrong, and the profile of the paper has no penalties:
    by it marks are given for what is right, and never taken."""
    profile = paper.profile
    if profile is None or profile.penalties == "allowed":
        return
    for part in paper.parts:
        if part.leaf.scheme and part.leaf.scheme.penalty:
            message = "the question takes marks off, and there are no penalties on a paper like "
            hint = "ask it in another way, or write penalties: allowed in the profile"
            hints = hint, *drawn_from(part.entry)
            yield Finding(f"{message}{profile.name}", hints, part.span)
