"""Forms of a paper with a blueprint: what its picks ask for, and what the blueprint adds."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import partial

from worksheets.assemble.blueprints.answered import Options
from worksheets.assemble.blueprints.candidates import Candidate, Counting, with_objective
from worksheets.assemble.blueprints.filling import Request, filled
from worksheets.assemble.blueprints.headings import with_sections
from worksheets.assemble.blueprints.pinned import pinned_entries, warn_of_seen
from worksheets.assemble.lettered_sources import PaperSources, lettered_sources
from worksheets.assemble.paper import PaperInputs
from worksheets.assemble.pool import PoolEntry, PoolGroup
from worksheets.assemble.reading_load import words_of_item, words_of_source
from worksheets.assemble.seen import Seen
from worksheets.assemble.sized import Supply
from worksheets.model.blueprint import Blueprint
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Source
from worksheets.model.question import Setting
from worksheets.model.source_names import ALL_SOURCES
from worksheets.model.spec import Spec

Chosen = Sequence[Sequence[Sequence[PoolEntry]]]
"""Questions by section and pick."""


def forms_of(
    inputs: PaperInputs,
    supply: Supply,
    picked: Sequence[Chosen],
    without: frozenset[str],
    sink: Sink,
) -> list[tuple[Spec, Chosen]]:
    """For each form, whose picks ask for what is `picked`, a spec with the sections of its
    blueprint, and the questions of all; none, with an error in the sink, if no paper meets it. A
    blueprint takes no question whose name is in `without`."""
    pool, seen = supply.pool, supply.seen
    spec, blueprint = inputs.spec, inputs.spec.blueprint
    if blueprint is None:
        return [(spec, chosen) for chosen in picked]
    names = (spec.forms or ("",))[: len(picked)]
    kept = [
        [entry for section in chosen for pick in section for entry in pick] for chosen in picked
    ]
    placed = _placed(inputs)
    sources = {} if placed else _sources(pool, kept, inputs)
    words = {name: words_of_source(source) for name, source in sources.items()}
    always = sum(map(words_of_source, placed.listed)) if placed else 0
    counting = partial(_counting, inputs, blueprint, (sources, placed, seen))
    place, at = inputs.at("blueprint"), inputs.at
    pinned = pinned_entries(inputs, pool, names, without, sink)
    if sink.failed:
        return []
    warn_of_seen(inputs, pinned, seen, sink)
    limits = spec.disjoint, always, without, _kept_options(spec, picked[0]), pinned, inputs.nearest
    request = Request(
        blueprint, pool, counting, words, inputs.course.levels, inputs.seed, at, *limits
    )
    forms = filled(request, names, kept, sink)
    if forms and blueprint.ao:
        _warn_of_no_objective(inputs, forms[0], sink)
    found: list[tuple[Spec, Chosen]] = []
    for chosen, form in zip(picked, forms or (), strict=False):
        of_form, more = with_sections(spec, form, place)
        found.append((of_form, [*_with_objectives(chosen, blueprint), *more]))
    return found


def _kept_options(spec: Spec, chosen: Chosen) -> tuple[Options, ...]:
    """The questions of sections of which only some are answered, or none need be, by their numbers
    among all that picks ask for."""
    found: list[Options] = []
    start = 0
    for section, picks in zip(spec.sections, chosen, strict=True):
        end = start + sum(map(len, picks))
        if section.answer is not None or section.bonus:
            answer = 0 if section.bonus else section.answer or 0
            found.append(Options(tuple(range(start, end)), answer))
        start = end
    return tuple(found)


def _warn_of_no_objective(inputs: PaperInputs, form: Sequence[Candidate], sink: Sink) -> None:
    """Warn of questions that are for none of the objectives that marks are shared out to."""
    types = [one.question.type for one in form if one.marks and not one.question.objectives]
    if types:
        message = f"questions of the paper without an assessment objective: {len(types)}"
        hint = f"add objective-of: {{{types[0]}: AO1}} to the blueprint, or ao: to the questions"
        sink.warn(inputs.at("blueprint", "ao"), message, hint)


def _with_objectives(chosen: Chosen, blueprint: Blueprint) -> Chosen:
    return [
        [[with_objective(entry, blueprint.objective_of) for entry in pick] for pick in section]
        for section in chosen
    ]


def _sources(
    pool: Sequence[PoolGroup], kept: Sequence[Sequence[PoolEntry]], inputs: PaperInputs
) -> Mapping[str, Source]:
    """The sources of all topics by their names, as they stand on the paper under some letter."""
    topics = {group.topic.number: group.topic for group in pool}
    topics.update({entry.topic.number: entry.topic for entries in kept for entry in entries})
    label = inputs.language.say("source.label", letter="A")
    return {
        f"{number}/{source.id}": source.lettered(label, inputs.language)
        for number, topic in topics.items()
        for source in topic.knowledge.sources
    }


def _placed(inputs: PaperInputs) -> PaperSources | None:
    """The sources that the spec prints whatever is asked; None if it leaves that to questions."""
    spec = inputs.spec
    if not spec.placed_sources:
        return None
    return lettered_sources(spec, inputs.course, (), inputs.language)


def _counting(
    inputs: PaperInputs,
    blueprint: Blueprint,
    known_besides: tuple[Mapping[str, Source], PaperSources | None, Seen | None],
    form: str,
) -> Counting:
    """How questions are counted on a form; words only if the blueprint asks for them."""
    sources, placed, seen = known_besides
    theme = Fraction(str(inputs.minutes_per_mark))
    counts_words = blueprint.reading is not None or blueprint.minutes is not None
    printed = frozenset((*placed.everywhere, *ALL_SOURCES)) if placed else frozenset[str]()

    def words(entry: PoolEntry) -> int:
        if not counts_words:
            return 0
        names = {name.partition("/")[2]: name for name in entry.sources}
        known = placed.everywhere if placed else {one: sources[n] for one, n in names.items()}
        return _words(inputs, known, placed.listed if placed else (), form, entry)

    def may_be_about(named: frozenset[str]) -> bool:
        return named <= printed if placed else named.isdisjoint(ALL_SOURCES)

    def pace(kind: str) -> Fraction:
        return blueprint.pace(kind, theme)

    return Counting(words, pace, may_be_about, seen)


def _words(
    inputs: PaperInputs,
    known: Mapping[str, Source],
    listed: tuple[Source, ...],
    form: str,
    entry: PoolEntry,
) -> int:
    """The words of a question as it will stand on a form."""
    language, course = inputs.language, inputs.course
    written_in = language.tag if entry.is_of_spec else course.language
    name = inputs.seed, form, f"{entry.topic.number}/{entry.question.id}"
    setting = Setting(name, known, course.levels, language, written_in, listed)
    return words_of_item(entry.question.lowered(setting))
