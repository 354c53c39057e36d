"""Tables of formats in Markdown, made of what the registries say, and pages that have them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from worksheets.authoring.gallery.one_question import spec_of
from worksheets.exchange.one_form import one_form
from worksheets.exchange.papers.registry import PAPER_FORMATS
from worksheets.exchange.questions.capability_rows import ROWS
from worksheets.exchange.questions.exporting import export_form
from worksheets.exchange.questions.formats.registry import FORMATS, Format
from worksheets.memo import Memory
from worksheets.model.diagnostics import Mistake, Sink
from worksheets.questions import registry

PLACE = re.compile(r"(<!-- formats: ([a-z-]+) -->\n).*?(<!-- end of formats -->)", re.DOTALL)
"""Where a page has a table, and its name."""


def read_table() -> str:
    """The formats that are read."""
    rows = [(f"`{one.name}`", one.title) for one in FORMATS if one.read is not None]
    return _table(("Format", "What is read"), rows)


def written_table() -> str:
    """The formats that are written, with the names of their files."""
    papers = [
        (f"`{one.name}`", one.title, f"`NAME{one.suffix}`, `NAME-mark-scheme{one.suffix}`")
        for one in PAPER_FORMATS
    ]
    questions = [
        (f"`{one.name}`", one.title, f"`NAME{one.suffix}`")
        for one in FORMATS
        if one.write is not None
    ]
    return _table(("`--to`", "What is written", "Files"), [*papers, *questions])


def capability_table() -> str:
    """What each format of questions that is written can say."""
    written = [one for one in FORMATS if one.write is not None]
    head = ("", *(f"`{one.name}`" for one in written))
    rows = [(row.what, *(row.said(one.can) or "–" for one in written)) for row in ROWS]
    return _table(head, rows)


def type_table() -> str:
    """What becomes of the example of every question type in each format of questions; raises
    Mistake if an example cannot be built."""
    written = [one for one in FORMATS if one.write is not None]
    head = ("", *(f"`{one.name}`" for one in written))
    with TemporaryDirectory() as folder, Memory().used():
        rows = [
            (f"`{name}`", *_outcomes(name, spec_of(model), Path(folder), written))
            for name, model in registry().items()
        ]
    return _table(head, rows)


def _outcomes(name: str, spec: str, folder: Path, written: Sequence[Format]) -> Iterator[str]:
    """What becomes of the only question of a spec: yes, the codes of what it loses, or nothing."""
    file, sink = folder / f"{name}.yaml", Sink()
    file.write_text(spec, encoding="utf-8")
    found = one_form(file, "", sink)
    if found is None:
        raise Mistake(f"the example '{name}' cannot be built", *map(str, sink))
    for format_ in written:
        exported = export_form(found, format_)
        codes = sorted({loss.code for loss in exported.losses if loss.grade != "refused"})
        is_whole = all(loss.grade != "refused" for loss in exported.losses)
        if not exported.written:
            yield "–"
        else:
            yield ", ".join(([] if is_whole else ["in part"]) + codes) or "yes"


TABLES: Mapping[str, Callable[[], str]] = {
    "read": read_table,
    "written": written_table,
    "types": type_table,
    "capabilities": capability_table,
}
"""The tables by the names that pages have for them."""


def with_tables(page: str) -> str:
    """A page with its tables made anew; raises Mistake if it has a place for none, or for one that
    is not known."""
    places = [found[2] for found in PLACE.finditer(page)]
    unknown = [name for name in places if name not in TABLES]
    if unknown or not places:
        message = f"there is no table '{unknown[0]}'" if unknown else "no table has a place in it"
        known = ", ".join(TABLES)
        hint = f"write <!-- formats: NAME --> and <!-- end of formats -->; NAME is one of: {known}"
        raise Mistake(message, hint)
    return PLACE.sub(lambda found: f"{found[1]}{TABLES[found[2]]()}{found[3]}", page)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
