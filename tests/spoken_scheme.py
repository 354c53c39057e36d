"""What a listener must hear of a mark scheme: every answer and every level in a cell of a table."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from spoken import SAID, squeezed, words_of
from structure import Element, listened
from words import ENGLISH
from worksheets.layout.documents.exemplars import marks_in_words
from worksheets.layout.documents.objectives import shown
from worksheets.model.paper.content import Inlines, Maths
from worksheets.model.paper.levels import Level, LevelTable
from worksheets.model.paper.objectives_table import ObjectivesTable
from worksheets.model.paper.paper import Paper
from worksheets.model.paper.point_rows import PointRow
from worksheets.model.paper.points_scheme import PointsScheme
from worksheets.model.paper.question_schemes import LevelsScheme
from worksheets.model.paper.scheme_table import scheme_table

Heard: TypeAlias = tuple[str, str]
"""A cell or a paragraph: its tag, and all that is in it."""
CLOSING = "'\"’”»)]›"
"""What may stand behind the end of a sentence."""
CELLS = ("TH", "TD")


def heads_told(paper: Paper) -> list[str]:
    """What may be repeated at the head of a page: the number of a question, and the heads of its
    table."""
    heads = []
    for section in scheme_table(paper, ENGLISH).sections:
        for scheme in section.schemes:
            matrix = scheme.matrix if isinstance(scheme, PointsScheme) else None
            columns = " ".join(matrix.columns) if matrix else ""
            if isinstance(scheme, LevelsScheme):
                columns = " ".join(_columns_told(scheme.table))
            heads += [f"{scheme.label} (continued) {columns}", f"{scheme.label} (continued)"]
    if objectives := scheme_table(paper, ENGLISH).objectives:
        columns = " ".join(("Question", *objectives.names, "All marks"))
        heads += [f"Assessment objectives (continued) {columns}"]
    return heads


def rows_told(paper: Paper) -> Iterator[tuple[Heard, ...]]:
    """What must be heard in one go, in order: entries of a key, rows of tables, instructions."""
    for section in scheme_table(paper, ENGLISH).sections:
        points = [scheme for scheme in section.schemes if isinstance(scheme, PointsScheme)]
        keyed = [scheme for scheme in points if scheme.key]
        for scheme in keyed:
            yield _row(scheme.label, _key_told(scheme))
        for scheme in keyed:
            (point,) = scheme.points
            if scheme.key and (not scheme.key.is_short or point.guidance or point.reject):
                yield _row(scheme.label, _said(scheme.key.answer), _guidance(point))
        for scheme in section.schemes:
            if isinstance(scheme, LevelsScheme):
                yield from _levels_told(scheme)
            elif scheme.matrix:
                yield from _matrix_told(scheme)
            elif not scheme.key:
                yield from _points_told(scheme)
    yield from _exemplars_told(paper)
    if objectives := scheme_table(paper, ENGLISH).objectives:
        yield from _objectives_told(objectives)


def _exemplars_told(paper: Paper) -> Iterator[tuple[Heard, ...]]:
    for of in scheme_table(paper, ENGLISH).exemplars:
        for n, exemplar in enumerate(of.exemplars):
            label = of.label if n == 0 else ""
            why = (f"Why {_said(exemplar.why)}",) if exemplar.why else ()
            said = (label, marks_in_words(exemplar, ENGLISH), *map(_said, exemplar.answer), *why)
            yield tuple(("P", words) for words in said if words)


def _objectives_told(table: ObjectivesTable) -> Iterator[tuple[Heard, ...]]:
    names = [name or "Other" for name in table.names]
    yield tuple(("TH", title) for title in ("Question", *names, "All marks"))
    for row in table.rows:
        yield _row(row.label, *(str(marks or "–") for marks in row.marks), str(row.tariff))
    yield _row("All marks", *(shown(one, ENGLISH) for one in table.sums), str(table.total))
    yield _row("Share", *(f"{shown(share, ENGLISH)}%" for share in table.shares), "100%")


def _row(head: str, *cells: str) -> tuple[Heard, ...]:
    """A row with a head, or without one, and its cells that are not empty."""
    return (*((("TH", head),) if head else ()), *(("TD", cell) for cell in cells if cell))


def _key_told(scheme: PointsScheme) -> str:
    assert scheme.key
    short = _said(scheme.key.answer) if scheme.key.is_short else ""
    return f"{scheme.key.letter} {short}".strip()


def _points_told(scheme: PointsScheme) -> Iterator[tuple[Heard, ...]]:
    total = f"[{scheme.marks}]" if scheme.marks else "–"
    ruled = bool(scheme.rule or scheme.notes or not scheme.points)
    if ruled:
        rule = squeezed(" ".join(map(_said, (scheme.rule, *scheme.notes))))
        if scheme.answers:
            yield (("P", scheme.label), ("P", rule), ("P", total))
            yield from (_row(label, _said(key.answer)) for label, key in scheme.answers)
        else:
            yield _row(scheme.label, rule, total)
    priced = scheme.marks and (ruled or len(scheme.points) > 1)
    for n, point in enumerate(scheme.points):
        own = point.code or str(point.marks or "–") if priced else ""
        first = n == 0 and not ruled
        about = _guidance(point)
        if scheme.closing and n == len(scheme.points) - 1:
            about = squeezed(f"{about} {_run_in_told(scheme.closing)}")
        cells = (_answer_told(point), about, own, total if first else "")
        yield _row(scheme.label if first else "", *cells)


def _matrix_told(scheme: PointsScheme) -> Iterator[tuple[Heard, ...]]:
    assert scheme.matrix
    yield (("P", scheme.label), ("P", _said(scheme.rule)), ("P", f"[{scheme.marks}]"))
    yield tuple(("TH", title) for title in scheme.matrix.columns)
    for row in scheme.matrix.rows:
        cells = (" ".join(map(_point_told, points)) for points in row.cells)
        yield _row(row.title, *cells)


def _levels_told(scheme: LevelsScheme) -> Iterator[tuple[Heard, ...]]:
    about = [("P", words) for words in map(_said, (scheme.rule, *scheme.said)) if words]
    yield (("P", scheme.label), *about, ("P", f"[{scheme.marks}]"))
    table = scheme.table
    yield tuple(("TH", title) for title in _columns_told(table))
    for criterion in table.criteria:
        for n, level in enumerate(criterion.levels):
            name = criterion.name if n == 0 else ""
            yield _row("", name, _band_told(level), _said(level.descriptor))
    for level in table.levels:
        number = [str(table.level_of(level.most) or "–")] if table.numbered else []
        *before, last = map(_said, level.strands or (level.descriptor,))
        shown = f"Looks like {_said(level.looks_like)}" if level.looks_like else ""
        yield _row("", *number, _band_told(level), *before, squeezed(f"{last} {shown}"))


def _columns_told(table: LevelTable) -> tuple[str, ...]:
    if table.criteria:
        return ("Row", "Marks", "Earned by")
    if table.numbered:
        return ("Level", "Marks", *(table.strands or ("Descriptor",)))
    return ("Marks", *(table.strands or ("Level",)))


def _band_told(level: Level) -> str:
    return str(level.most) if level.least == level.most else f"{level.least}–{level.most}"


def _point_told(point: PointRow) -> str:
    return squeezed(f"{_answer_told(point)} {_guidance(point)}")


def _answer_told(point: PointRow) -> str:
    return squeezed(f"{point.label} {_said(point.answer)}")


def _guidance(point: PointRow) -> str:
    return squeezed(f"{_run_in_told(point.guidance)} {_said(point.reject)}")


def _run_in_told(paragraphs: tuple[Inlines, ...]) -> str:
    *before, last = paragraphs or ((),)
    return squeezed(" ".join((*map(_ended, before), _said(last))))


def _ended(content: Inlines) -> str:
    """The words of guidance that other guidance follows: a stop behind a formula is heard apart."""
    words = _said(content)
    if words.rstrip(CLOSING).endswith((".", "?", "!", ";", ":", "…")):
        return words
    return f"{words} ." if isinstance(content[-1], Maths) else f"{words}."


def listed_told(paper: Paper) -> Iterator[str]:
    """What is listed under tables of levels: content an answer might use, and notes."""
    for section in scheme_table(paper, ENGLISH).sections:
        for scheme in section.schemes:
            if isinstance(scheme, LevelsScheme):
                for side in scheme.indicative:
                    yield from map(_said, side.points)
                yield from map(_said, scheme.notes)


def check_scheme(data: bytes, paper: Paper) -> None:
    """Fail unless a mark scheme has every answer and level in a row, and lists what it lists."""
    found = listened(data)
    cells = list(_cells(found))
    at = 0
    for wanted in rows_told(paper):
        places = range(at, len(cells) - len(wanted) + 1)
        place = next((n for n in places if tuple(cells[n : n + len(wanted)]) == wanted), None)
        assert place is not None, f"no row {wanted} after what came before it"
        at = place + len(wanted)
    bodies = [squeezed(element.text) for element in found if element.tag == "LBody"]
    assert bodies == list(listed_told(paper))


def _cells(found: Iterable[Element]) -> Iterator[Heard]:
    """Cells and paragraphs that say something; paragraphs within a cell are part of it."""
    tag, depth, words = "", 0, ""
    for element in [*found, Element("P", 0)]:
        if tag in CELLS and element.tag == "P" and element.depth > depth:
            words += f" {element.text}"
            continue
        if squeezed(words):
            yield tag, squeezed(words)
        tag, depth = element.tag, element.depth
        words = element.text if tag in (*CELLS, "P") else ""


def _said(content: Inlines) -> str:
    """The words of an answer, with what is heard in the place of formulas."""
    return squeezed(SAID.sub(r"\1", words_of(content)))
