"""What a form says, written into a spec: a question that stands there changed, one of the course
put there in its place, or a new one added. Every other question stays."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from worksheets.authoring.adding import check_type, last_list, with_others_kept
from worksheets.authoring.free_ids import WRITTEN, free_id
from worksheets.authoring.new_question import with_written
from worksheets.authoring.paper_choice import ChoiceReader, PaperChoice, StandingQuestion
from worksheets.authoring.pinned_text import entry_at, with_left_out, with_question_named
from worksheets.authoring.question_forms.as_written import as_written
from worksheets.authoring.question_forms.problems import FormProblem, problems_of
from worksheets.authoring.swapping import Change, chosen_anew, forms_with, settled
from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.mapped import Mapped, Path, Tree
from worksheets.read.yaml_events import tree
from worksheets.read.yaml_text import Written, fields_of, one_line
from worksheets.read.yaml_trees import (
    as_tree,
    checked,
    value_at,
    with_entry_instead,
    with_mapping,
    with_part,
)

Filled: TypeAlias = "Mapping[str, Written | None]"
"""What the fields of a form say; None for one that was left empty."""
BESIDE_FORM = "change it in the course, or swap it"
FIRST_WORDS = 4
"""So many words of a question make its identifier."""


class _Placed(NamedTuple):
    """A text, and in it the path of a question with its name."""

    text: str
    path: Path
    name: str


Saved: TypeAlias = Change | tuple[FormProblem, ...]
"""The changed spec, or what is wrong with the form, and nothing is changed."""


def standing(choice: PaperChoice, question: StandingQuestion) -> Mapped:
    """A question of a paper as it is written in the spec, or as it could be, if it is of the
    course. Raises Mistake if it could not be."""
    reason = choice.why_closed(question)
    if question.is_written_here and not reason:
        return entry_at(choice.text, question.path)
    try:
        written = as_tree(as_written(question.entry.question, choice.loaded.course.language))
    except Mistake as mistake:
        written, reason = None, reason or str(mistake)
    if reason or not isinstance(written, Mapped):
        raise Mistake(f"question {question.number} cannot be edited here: {reason}", BESIDE_FORM)
    return written


def edited(
    reader: ChoiceReader, choice: PaperChoice, question: StandingQuestion, filled: Filled
) -> Saved:
    """The paper with a question as a form has it. One of the course is written into the spec, and
    never chosen again. Raises Mistake if others would change, or nothing can be written."""
    before = standing(choice, question)
    wanted = _with_filled(before, filled)
    if question.is_written_here:
        text = with_mapping(choice.text, question.path, wanted)
        placed = _Placed(text, question.path, question.entry.name)
        return _saved(reader, choice, question, placed)
    taken = {*WRITTEN.findall(choice.text), *_ids(choice)}
    name = free_id(f"{question.entry.question.id}-own", taken)
    text, path = _instead(choice, question, name, wanted)
    new = f"{question.entry.topic.number}/{name}"
    saved = _saved(reader, choice, question, _Placed(text, path, new))
    if isinstance(saved, Change):
        same = (key for key, one in before.items() if as_tree(wanted.get(key, "")) == one)
        _check_kept(saved, new, {key: before[key] for key in same})
    return saved


def added(reader: ChoiceReader, choice: PaperChoice, question_type: str, filled: Filled) -> Saved:
    """The paper with a question that a form says at the end of its last section. Raises Mistake if
    others would change."""
    check_type(choice, question_type)
    fields = {key: one for key, one in filled.items() if one is not None}
    taken = {*WRITTEN.findall(choice.text), *_ids(choice)}
    name = free_id(_slug(fields) or question_type, taken)
    question = {"type": question_type, "id": name, **fields}
    listing = last_list(choice)
    path = (*listing, len(choice.loaded.spec.sections[-1].questions))
    text = with_written(choice.text, listing, fields_of(question, 0), one_line(question))
    whole = tree(choice.text, "", Sink())
    listed = value_at(whole, listing)
    entries = [*(listed if isinstance(listed, list) else ()), as_tree(question)]
    text = checked(text, with_part(whole, listing, entries))
    problems = problems_of(reader, text, path)
    return problems or with_others_kept(reader, choice, text)


def about_paper(reader: ChoiceReader, choice: PaperChoice, filled: Filled) -> Saved:
    """The paper with what a form says of it as a whole; its questions may be others then."""
    before = entry_at(choice.text, ())
    text = with_mapping(choice.text, (), _with_filled(before, filled))
    return problems_of(reader, text, ()) or chosen_anew(reader, text)


def _with_filled(before: Mapping[str, Tree], filled: Filled) -> dict[str, Written]:
    """A question with what a form says of it; what the form leaves empty goes."""
    kept = {key: _written(one) for key, one in before.items() if key not in filled}
    said = {key: one for key, one in filled.items() if one is not None}
    order = dict.fromkeys((*before, *filled))
    return {key: {**kept, **said}[key] for key in order if key in kept or key in said}


def _written(value: Tree) -> Written:
    """A tree as it is written anew."""
    match value:
        case Mapped():
            return {key: _written(one) for key, one in value.items()}
        case list():
            return [_written(one) for one in value]
    return value or ""


def _instead(
    choice: PaperChoice, question: StandingQuestion, name: str, wanted: Mapping[str, Written]
) -> tuple[str, Path]:
    """The text with a question of the spec in the place of one of the course, and its path."""
    text = with_question_named(choice, question, question.entry)
    several = question.wanted is not None and question.wanted.count > 1
    pick = question.pick + (several and question.at > 0 and not question.is_pinned)
    path = (*question.path[:-1], pick)
    named = entry_at(text, path)
    breaks = {key: _written(named[key]) for key in ("page-break",) if key in named}
    topic = {} if question.entry.is_of_spec else {"topic": question.entry.topic.number}
    entry: dict[str, Written] = {"type": wanted["type"], "id": name, **topic, **breaks, **wanted}
    text = with_entry_instead(text, path, entry)
    return with_left_out(text, question.entry.question.id), path


def _saved(
    reader: ChoiceReader, choice: PaperChoice, question: StandingQuestion, placed: _Placed
) -> Saved:
    """The paper of a text in which a question has another name at a path; all others stay."""
    text, path, name = placed
    problems = problems_of(reader, text, path)
    if problems:
        return problems
    old, changed = question.entry.name, forms_with(choice)
    wanted = [
        [[name if one == old and n < changed else one for one in names] for names in form]
        for n, form in enumerate(choice.names)
    ]
    change = settled(reader, choice, text, wanted)
    if change is None:
        message = f"question {question.number} cannot be changed alone: others would change too"
        raise Mistake(message, "pin the others first: worksheets pin SPEC --all")
    return change


def _check_kept(change: Change, name: str, kept: Mapping[str, Tree]) -> None:
    """Raise Mistake if a question that was copied is not read as it was in the course."""
    found = [one.entry.question for one in change.choice.questions if one.entry.name == name]
    language = change.choice.loaded.course.language
    read = as_tree(as_written(found[0], language)) if found else None
    if not isinstance(read, Mapped) or any(read.get(key) != one for key, one in kept.items()):
        message = "the question cannot be edited here: it would not be copied word for word"
        raise Mistake(message, BESIDE_FORM)


def _ids(choice: PaperChoice) -> Iterator[str]:
    return (name for group in choice.stock.supply.pool for name in group.ids)


def _slug(fields: Mapping[str, Written]) -> str:
    """An identifier made of the first words of a question."""
    words = next((one for one in fields.values() if isinstance(one, str)), "")
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:FIRST_WORDS])
