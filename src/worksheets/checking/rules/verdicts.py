"""Statements to judge as true or false."""

from collections.abc import Iterator

from worksheets.checking.linting.rule import Finding, rule
from worksheets.checking.linting.significance import fisher
from worksheets.checking.linting.subjects import Part, PrintedPaper, cut

ALIKE = 4
"""So many verdicts that are all the same are no accident to pupils."""
FEW, LONGER = 6, 1.3
"""Statements by which lengths are compared, and how much longer those of one verdict are."""
FIVE_PERCENT = 0.05


def _verdicts(paper: PrintedPaper) -> list[tuple[Part, str]]:
    """The statements of a paper with their verdicts."""
    return [
        (question.parts[0], question.entry.question.verdict)
        for question in paper.questions
        if question.entry.question.verdict in ("true", "false") and len(question.parts) == 1
    ]


def _is_statement(part: Part) -> bool:
    return part.entry.question.verdict in ("true", "false")


@rule("K16", "warning", "own", certain=True)
def all_verdicts_are_alike(paper: PrintedPaper) -> Iterator[Finding]:
    """All statements of a paper, four or more, are true, or all are false."""
    verdicts = _verdicts(paper)
    kinds = {verdict for _, verdict in verdicts}
    if len(verdicts) >= ALIKE and len(kinds) == 1:
        message = f"all {len(verdicts)} statements are {kinds.pop()}"
        yield Finding(message, ("have some of each",), verdicts[0][0].span)


@rule("T01", "warning", "HDR 17", needs="negative-statements")
def statement_is_negative(part: Part) -> Iterator[Finding]:
    """A statement to judge says what is not so: 'true' then means that it is not. Say what is.
    Clauses beside the main one are not looked at."""
    if _is_statement(part):
        found = part.words.find("negative-statements", part.stem)
        before = part.stem.partition(found)[0] if found else ""
        beside = part.words.find("subordinating", before)
        if found and not beside and found.casefold() not in part.strong.casefold():
            message = f"a statement to judge is negative: {cut(part.stem)}"
            yield Finding(message, ("say what is so, or put the word in bold",))


@rule("T02", "note", "HDR 1", needs="two-claims")
def statement_makes_two_claims(part: Part) -> Iterator[Finding]:
    """A statement to judge says two things, and may be half true."""
    if _is_statement(part):
        found = part.words.find("two-claims", part.stem)
        if found:
            message = f"a statement to judge says two things ('{found.split()[0]}'): "
            yield Finding(f"{message}{cut(part.stem)}", ("make it two statements, or say one",))


@rule("T03", "warning", "HDR 28a", needs="absolutes")
def absolutes_are_false(paper: PrintedPaper) -> Iterator[Finding]:
    """On a paper statements that say always, never or all are false, and the others are true, more
    often than chance allows (Fisher's exact test at 5 %)."""
    counts = {(said, verdict): 0 for said in (True, False) for verdict in ("true", "false")}
    verdicts = _verdicts(paper)
    for part, verdict in verdicts:
        counts[bool(paper.words.find("absolutes", part.stem)), verdict] += 1
    table = (
        (counts[True, "false"], counts[True, "true"]),
        (
            counts[False, "false"],
            counts[False, "true"],
        ),
    )
    if verdicts and fisher(*table) < FIVE_PERCENT:
        message = f"{sum(table[0])} statements say always or never, and {table[0][0]} are false"
        yield Finding(message, ("let some of them be true",), verdicts[0][0].span)


@rule("T04", "warning", "HDR 24")
def true_statements_are_longer(paper: PrintedPaper) -> Iterator[Finding]:
    """Of six statements or more the true ones are longer by a third than the false ones, all in
    all: what is exact is long."""
    verdicts = _verdicts(paper)
    lengths: dict[str, list[int]] = {"true": [], "false": []}
    for part, verdict in verdicts:
        lengths[verdict].append(len(part.stem))
    true, false = lengths["true"], lengths["false"]
    if len(verdicts) < FEW or min(len(true), len(false)) < 2:
        return
    mean_true, mean_false = sum(true) / len(true), sum(false) / len(false)
    if mean_true > LONGER * mean_false:
        message = f"true statements have {mean_true:.0f} letters, false ones {mean_false:.0f}"
        yield Finding(message, ("shorten the true ones",), verdicts[0][0].span)
