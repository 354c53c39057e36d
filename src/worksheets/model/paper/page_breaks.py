"""What an author wants of the pages: where they begin, and what stays on one."""

from typing import NamedTuple


class PageBreaks(NamedTuple):
    """Whether something begins a page, what follows it does, and it stays on one page."""

    before: bool = False
    after: bool = False
    avoid: bool = False


NO_BREAKS = PageBreaks()
