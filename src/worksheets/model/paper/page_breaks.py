"""What an author wants of the pages: where they begin, and what stays on one."""

from typing import Literal, NamedTuple


class PageBreaks(NamedTuple):
    """Whether something begins a page, what follows it does, and it stays on one page; the page
    that it begins can be one on the `left` or on the `right` of an opening."""

    before: bool = False
    after: bool = False
    avoid: bool = False
    side: Literal["", "left", "right"] = ""


NO_BREAKS = PageBreaks()
