"""Matchings and orderings of other programs as questions of ours."""

from worksheets.exchange.questions.adoption import Adoption
from worksheets.exchange.questions.interaction import (
    Match,
    Order,
)
from worksheets.model.paper.content import plain
from worksheets.read.yaml_text import Written


def matching(adoption: Adoption, match: Match) -> dict[str, Written]:
    if plain(adoption.item.feedback):
        adoption.loss("lost", "feedback", "what is said of every answer")
    prompt = adoption.stem(adoption.item.body)
    options = [adoption.text(option) for option in match.options]
    if len(set(match.key)) == len(match.key):
        spare: list[Written] = [text for n, text in enumerate(options) if n not in match.key]
        mapping: dict[str, Written] = {
            "type": "matching",
            "prompt": prompt,
            "pairs": [
                {"left": adoption.text(left), "right": options[n]}
                for left, n in zip(match.prompts, match.key, strict=True)
            ],
        }
        return {**mapping, "spare": spare} if spare else mapping
    for n, option in enumerate(options):
        if n not in match.key:
            adoption.loss("lost", "layout", f"the category '{option}', to which nothing belongs")
    return {
        "type": "categorise",
        "prompt": prompt,
        "categories": [options[n] for n in sorted(set(match.key))],
        "entries": [
            {"text": adoption.text(left), "category": options[n]}
            for left, n in zip(match.prompts, match.key, strict=True)
        ],
    }


def ordering(adoption: Adoption, order: Order) -> dict[str, Written]:
    if order.rule == "whole":
        adoption.loss("changed", "worth", "all or nothing there", "a mark for each pair here")
    return {
        "type": "ordering",
        "prompt": adoption.stem(adoption.item.body),
        "events": [adoption.text(entry) for entry in order.entries],
        "marking": "positions" if order.rule == "places" else "pairs",
    }
