"""Specs read and checked, and the papers in all their forms that they ask for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from worksheets import figures
from worksheets.assemble.departures import HeldTo
from worksheets.assemble.forms import Form, forms_with_questions
from worksheets.assemble.paper import PaperInputs
from worksheets.layout.type.faces import covered_by
from worksheets.layout.type.font_files import FontFault, families, font_file
from worksheets.layout.type.formulas import formula, formula_fault
from worksheets.model.characters import seen
from worksheets.model.course import Course
from worksheets.model.diagnostics import Sink, Span
from worksheets.model.history import ClassHistory
from worksheets.model.paper.lettering import Labels
from worksheets.model.paper.paper import Paper
from worksheets.model.problem import Problem
from worksheets.model.roster import Pupil, RosterPlace, roster_name
from worksheets.model.theme import Theme
from worksheets.pipeline.documents import DocumentOptions
from worksheets.pipeline.history import ForClass, class_history
from worksheets.pipeline.request import Request
from worksheets.questions import registry
from worksheets.read.context import ReadingContext
from worksheets.read.font_packages import font_hint
from worksheets.read.roster import (
    check_placeholders,
    columns_in_header,
    pupils_of_tier,
    read_roster,
)
from worksheets.read.spec import LoadedSpec, load_spec
from worksheets.read.unprintable import unprintable_message

if TYPE_CHECKING:  # most papers have no values
    from worksheets.assemble.draws import LayOver
    from worksheets.language.language import Language
    from worksheets.read.makers import Maker


@dataclass(frozen=True, slots=True)
class PreparedSpec:
    """A spec with its course and theme, the options of its documents, the pupils of a class, and
    what the class has seen."""

    loaded: LoadedSpec
    options: DocumentOptions
    pupils: tuple[Pupil, ...] = ()
    history: ClassHistory | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """The names of its forms; ("",) for a spec that names none."""
        return self.loaded.spec.forms or ("",)

    def form_of(self, pupil: Pupil) -> str:
        """The form that the class list gives a pupil; without one, forms alternate through the
        class."""
        return pupil.form or self.forms[(pupil.number - 1) % len(self.forms)]


def prepare(
    path: Path, context: ReadingContext, request: Request, sink: Sink
) -> PreparedSpec | None:
    """Read a spec and its class list; None, with errors in the sink, if either has any.

    Pupils with a cell that the theme cannot print are left out, with an error at their row.
    """
    loaded = load_spec(path, context, sink)
    if loaded is None:
        return None
    given = ForClass(request.class_, request.on, request.trust)
    history = class_history(path, loaded, given, sink)
    pupils: tuple[Pupil, ...] | None = ()
    roster_sink = Sink()
    if request.roster is not None:
        spec = loaded.spec
        columns = (*columns_in_header(spec.header), *(["tier"] if spec.tier else []))
        pupils = read_roster(request.roster, spec.forms, roster_sink, columns)
        if pupils is not None:
            pupils = _of_this_paper(pupils, loaded, roster_sink)
    sink.add(roster_sink)
    if pupils is None or roster_sink.failed or sink.failed or (request.strict and len(sink)):
        return None
    if request.roster is not None:
        pupils = tuple(_printable_pupils(pupils, loaded.theme, request.roster, sink))
    return PreparedSpec(loaded, document_options(path, loaded, request), pupils, history)


def _of_this_paper(pupils: tuple[Pupil, ...], loaded: LoadedSpec, sink: Sink) -> tuple[Pupil, ...]:
    """The pupils of the tier of a paper; errors for columns that its header names and are
    missing."""
    spec = loaded.spec
    if spec.tier:
        pupils = pupils_of_tier(pupils, spec.tier, loaded.at("tier"), sink)
    if spec.header:
        check_placeholders(spec.header, pupils, loaded.at("header"), sink)
    return pupils


def assemble_papers(
    loaded: LoadedSpec,
    context: ReadingContext,
    request: Request,
    sink: Sink,
    history: ClassHistory | None = None,
) -> tuple[Paper, ...]:
    """The papers of a spec, with its letterhead; empty, with errors in the sink, if it has any."""
    return tuple(form.paper for form in assembled_forms(loaded, context, request, sink, history))


def assembled_forms(
    loaded: LoadedSpec,
    context: ReadingContext,
    request: Request,
    sink: Sink,
    history: ClassHistory | None = None,
) -> tuple[Form, ...]:
    """What `assemble_papers` gives, each paper with the questions that it was made of."""
    seed = loaded.spec.seed if request.seed is None else request.seed
    inputs = paper_inputs(loaded, seed, history)._replace(nearest=request.nearest)
    forms = forms_with_questions(inputs, context.types, sink)
    most = max((least for _, least in loaded.spec.grades), default=0)
    if forms and most > forms[0].paper.tariff:
        message = f"a grade asks for {most} marks, but the paper has {forms[0].paper.tariff}"
        sink.error(loaded.at("grades"), message, "write the least marks of each grade anew")
        return ()
    return tuple(form._replace(paper=with_letterhead(form.paper, loaded)) for form in forms)


def with_letterhead(paper: Paper, loaded: LoadedSpec) -> Paper:
    """A paper with the letterhead of its spec on its front."""
    return replace(paper, front=replace(paper.front, letterhead=loaded.letterhead))


def paper_inputs(loaded: LoadedSpec, seed: int, history: ClassHistory | None = None) -> PaperInputs:
    """What determines the papers of a spec, with a seed, and with what a class has seen."""
    spec, place = loaded.spec, loaded.at("language")
    numbering = loaded.theme.numbering
    labels = Labels(
        numbering.style,
        loaded.theme.figure_numbers,
        numbering.first,
        by_section=numbering.restart == "section",
    )
    pace = loaded.theme.answers.minutes_per_mark
    return PaperInputs(
        spec,
        loaded.course,
        loaded.language,
        seed,
        loaded.text,
        place,
        labels,
        making,
        history,
        HeldTo(loaded.profile, loaded.at("profile")) if loaded.profile else None,
        loaded.at,
        pace,
    )


def making(
    course: Course, judge: Callable[[str], str] | None = None
) -> "tuple[Maker, LayOver, Language]":
    """What makes questions of the draws of a course, and the language that it fills them in in;
    `judge` says what is wrong with a formula."""
    from worksheets.read.makers import maker  # noqa: PLC0415 most papers have no values

    return maker(registry(), figures.registry, course, judge)


def _printable_pupils(
    pupils: tuple[Pupil, ...], theme: Theme, roster: RosterPlace, sink: Sink
) -> Iterator[Pupil]:
    """The pupils whose every cell the theme can print; an error at the row of each other one."""
    printable = covered_by(theme.type)
    for pupil in pupils:
        checked = (
            (head, sorted(set(seen(cell)) - printable)) for head, cell in pupil.columns.items()
        )
        head, unprintable = next((column for column in checked if column[1]), ("", []))
        if not unprintable:
            yield pupil
            continue
        message = f"{unprintable_message(unprintable[0])} of '{head}'; there is no copy for it"
        sink.error(Span(roster_name(roster), pupil.line, 1), message, font_hint(unprintable[0]))


def reading_context(
    theme: str | None = None, fonts: Path | None = None, trusted: tuple[Path, ...] = ()
) -> ReadingContext:
    """What reading a spec needs: question types, figures, printable characters, formulas.

    `theme` and `fonts` overrule the specs. Files may name files in the `trusted` folders.
    """
    return ReadingContext(
        registry(), figures.registry, printable_characters, formula_fault, theme, fonts, trusted
    )


def printable_characters(theme: Theme) -> frozenset[str] | Problem:
    """The characters that the fonts of a theme have, or the problem with a font that is missing."""
    typefaces = theme.type
    try:
        if typefaces.fonts:
            families(typefaces.fonts)
        if typefaces.maths == "ziamath":
            formula("x", "en", False, "ziamath")
    except FontFault as fault:
        return Problem(("type", "fonts"), str(fault), fault.hints)
    except LookupError as error:
        return Problem(("type", "maths"), str(error), ("install it, or write maths: mathra",))
    fallbacks = ((("type", "fallback", n), name) for n, name in enumerate(typefaces.fallback))
    families_named = (
        (("type", "family"), typefaces.family),
        *fallbacks,
        (("type", "code"), typefaces.code),
    )
    for path, family in families_named:
        try:
            font_file(family, 400, italic=False, folder=typefaces.fonts)
        except FontFault as fault:
            return Problem(path, str(fault), fault.hints)
    try:
        return covered_by(typefaces)
    except FontFault as fault:
        return Problem(("type", "family"), str(fault), fault.hints)


def document_options(path: Path, loaded: LoadedSpec, request: Request) -> DocumentOptions:
    """The options of the documents of a spec; the request overrules the spec."""
    layout = loaded.spec.layout
    return DocumentOptions(
        name=path.stem,
        subject=loaded.course.subject,
        language=loaded.language,
        layout=layout,
        page=request.page or layout.page,
        theme=loaded.theme,
        scheme_theme=loaded.scheme_theme,
        scheme=request.scheme or loaded.spec.mark_scheme,
        impose=request.impose or layout.impose,
        fillable=request.fillable or layout.fillable,
        place=Span(loaded.name, 1, 1),
        fit=loaded.at("layout", "fit") if layout.fit else Span(loaded.name, 1, 1),
        text=loaded.text,
    )
