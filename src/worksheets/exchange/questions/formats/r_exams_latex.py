"""Exercises of the R package exams in LaTeX (Rnw), if they are static. R is never run."""

import re
from collections.abc import Mapping, Sequence

from worksheets.exchange.questions.bank_text import Losses
from worksheets.exchange.questions.formats.r_exams_answers import (
    choice_of,
    number_of,
    with_metainformation,
)
from worksheets.exchange.questions.hypertext import typed
from worksheets.exchange.questions.interaction import (
    AcceptedAnswer,
    ExchangeItem,
    Interaction,
    TextEntry,
    TextGap,
)
from worksheets.exchange.questions.latex.exam_parts import between
from worksheets.exchange.questions.latex.tree import Group, Node, every_group, tree_of
from worksheets.exchange.questions.latex.words import paragraphs_of_nodes
from worksheets.exchange.questions.lists.paragraphs import body_of_paragraphs, content_of
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.model.paper.content import Inlines, plain

META = re.compile(r"^[ \t%]*\\(ex[a-z]+)(?:\[[^\]]*\])?[ \t]*\{([^{}]*)\}", re.MULTILINE)
CHUNK = re.compile(r"^<<[^\n]*>>=|\\Sexpr\s*\{", re.MULTILINE)
QUESTION = re.compile(r"\\begin\{question\}(?!\s*\{)")


def latex_like(text: str) -> bool:
    """Whether a text is an exercise in LaTeX."""
    return QUESTION.search(text) is not None and any(
        found[1] == "extype" for found in META.finditer(text)
    )


def item_of_latex(text: str, losses: Losses, language: str) -> ExchangeItem:
    """The question of an exercise; raises NotAQuestion."""
    if CHUNK.search(text):
        raise NotAQuestion("type", "it has R code, which is never run", "save what R makes of it")
    meta = _metainformation(text)
    groups = {group.name: group for group in every_group(tree_of(text))}
    question = groups.get("question")
    if question is None or len(QUESTION.findall(text)) > 1:
        raise NotAQuestion("layout", "it is not one question", "write one in a file")
    stem, entries = _listed(question, language)
    paragraphs, lost = paragraphs_of_nodes(stem, question.line)
    body = body_of_paragraphs(paragraphs, language)
    why, whys = _listed(groups.get("solution") or Group("solution", question.line), language)
    said, lost_there = paragraphs_of_nodes(why, question.line)
    if lost or lost_there:
        losses.add(question.line, "lost", "picture", "a picture beside the exercise")
    interaction = _interaction(entries, whys, meta, language)
    item = ExchangeItem(
        body,
        interaction,
        feedback=content_of(said, language),
        doubts=("a picture of it is lost",) if lost else (),
        span=losses.at(question.line),
    )
    return with_metainformation(item, meta)


def _metainformation(text: str) -> dict[str, str]:
    meta: dict[str, str] = {}
    for found in META.finditer(text):
        if found[1] in meta:
            raise NotAQuestion("key", f"'{found[1]}' is there twice", "leave one")
        meta[found[1]] = found[2].strip()
    return meta


def _listed(group: Group, language: str) -> tuple[list[Node], list[Inlines]]:
    """The nodes of a section without its list, and the entries of that."""
    lists = [one for one in group.nodes if isinstance(one, Group) and one.name == "answerlist"]
    if len(lists) > 1:
        raise NotAQuestion("key", "it has two lists of answers", "leave one")
    entries = [
        _content(nodes, command.line, language)
        for one in lists
        for command, nodes in between(one.nodes, frozenset({"item"}))
    ]
    return [node for node in group.nodes if node not in lists], entries


def _content(nodes: Sequence[Node], line: int, language: str) -> Inlines:
    paragraphs, lost = paragraphs_of_nodes(nodes, line)
    content = content_of(paragraphs, language)
    if lost or not plain(content).strip():
        raise NotAQuestion("key", "an option has no words", "write them")
    return content


def _interaction(
    entries: Sequence[Inlines], whys: Sequence[Inlines], meta: Mapping[str, str], language: str
) -> Interaction:
    solution, kind = meta.get("exsolution", ""), meta.get("extype", "")
    if not solution:
        raise NotAQuestion("key", "it has no exsolution", "write it")
    match kind:
        case "schoice" | "mchoice":
            return choice_of(entries, whys, solution, meta, several=kind == "mchoice")
        case "num" if not entries:
            return number_of(solution, meta.get("extol", ""))
        case "string" if not entries:
            return TextEntry({"answer": TextGap((AcceptedAnswer(typed(solution, language)),))})
    raise NotAQuestion("type", f"an exercise of type '{kind}' in LaTeX cannot be read", "")
