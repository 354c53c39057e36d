"""Prompts and the options that belong to them."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

Thing = TypeVar("Thing")


def out_of_key_order(prompts: Sequence[Thing], place: Callable[[Thing], int]) -> tuple[Thing, ...]:
    """The prompts in their order, or turned by one if their options' places would only rise.

    Several prompts whose options stand in the same order beside them would need no thought.
    """
    places = [place(prompt) for prompt in prompts]
    if len(places) > 1 and all(earlier < later for earlier, later in pairwise(places)):
        return (*prompts[1:], prompts[0])
    return tuple(prompts)
