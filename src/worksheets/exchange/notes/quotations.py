"""Quotations with their speakers, recipients and dates, all of them to be verified."""

import re
from collections.abc import Iterator

from worksheets.exchange.notes.dates import dates_in
from worksheets.exchange.notes.sentences import QUOTATION
from worksheets.exchange.notes.suggestion import Suggestion, identifier

NAME = r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)*"
SENDER = re.compile(rf"\bfrom ({NAME})(?:, ([^,.]+?)(?=,| on \d| in \d|\.))?")
SAID = "said|wrote|stated|argued|declared|claimed|told|announced|warned"
SAYING = re.compile(rf"\b({NAME})(?:, [^,.]+,)? (?:{SAID})\b")
RECEIVED = re.compile(rf"\b({NAME}) (?:received|got|was sent)\b")
TO = re.compile(rf"\b(?:to|told) ({NAME})\b")
PASSED_ON_DOUBT = (
    "the sender is not always the author: find out who wrote these words, and who translated them"
)


def quotations_in(text: str, line: int) -> Iterator[Suggestion]:
    """The quotation of a line, and the people whom it names."""
    quotation = QUOTATION.search(text)
    if not quotation:
        return
    before = text[: quotation.start()]
    after = text[quotation.end() :]
    sender, speaker = SENDER.search(before), SAYING.search(before) or SAYING.search(after)
    recipient = RECEIVED.search(before)
    name = (
        sender[1]
        if sender and recipient
        else speaker[1]
        if speaker
        else sender[1]
        if sender
        else ""
    )
    doubt = (
        PASSED_ON_DOUBT
        if sender and recipient
        else ""
        if name
        else "nobody is named as the speaker"
    )
    yield from _speaker(name or "Unknown", sender[2] if sender else "", text, line)
    fields = {"words": quotation[2].strip(), "speaker": identifier(name or "Unknown")}
    to = recipient or TO.search(before)
    if to:
        fields["recipient"] = to[1]
    dates = dates_in(before)
    if dates:
        fields["date"] = dates[0][1]
    if doubt:
        fields["doubt"] = doubt
    yield Suggestion("quotations", "quotation", fields, text, line)


def _speaker(name: str, role: str | None, text: str, line: int) -> Iterator[Suggestion]:
    fields = {"name": name}
    if role:
        fields |= {"role": role.strip(), "doubt": "check the office that the note gives"}
    yield Suggestion("people", identifier(name), fields, text, line)
