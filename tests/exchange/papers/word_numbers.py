"""The numbers that Word prints, worked out from the numbering of a file."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from worksheets.model.paper.lettering import roman

KINDS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "lowerLetter": lambda n: chr(ord("a") + n - 1),
    "upperLetter": lambda n: chr(ord("A") + n - 1),
    "lowerRoman": roman,
}


class Numbers:
    """Counts the numbered paragraphs of a file, one after the other."""

    def __init__(self, word: Document) -> None:
        root = word.part.numbering_part.element
        self.levels = {}
        for abstract in root.findall(qn("w:abstractNum")):
            own = []
            for level in abstract.findall(qn("w:lvl")):
                kind = level.find(qn("w:numFmt")).get(qn("w:val"))
                own.append((kind, level.find(qn("w:lvlText")).get(qn("w:val"))))
            self.levels[abstract.get(qn("w:abstractNumId"))] = own
        self.lists = {}
        for num in root.findall(qn("w:num")):
            abstract = num.find(qn("w:abstractNumId")).get(qn("w:val"))
            start = num.find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}")
            first = 1 if start is None else int(start.get(qn("w:val")))
            self.lists[int(num.get(qn("w:numId")))] = abstract, first
        self.counts: dict[int, list[int]] = defaultdict(list)

    def of(self, paragraph: Paragraph) -> str:
        """The number that is printed before a paragraph; "" if it has none."""
        about = paragraph._p.pPr.numPr if paragraph._p.pPr is not None else None
        if about is None:
            return ""
        own, depth = about.numId.val, about.ilvl.val
        abstract, start = self.lists[own]
        counts = self.counts[own][: depth + 1]
        counts += [0] * (depth + 1 - len(counts))
        first = start if depth == 0 and not counts[0] else counts[depth] + 1
        counts[depth] = first
        self.counts[own] = counts
        kinds = [kind for kind, _ in self.levels[abstract]]
        text = self.levels[abstract][depth][1]
        if kinds[depth] == "bullet":
            return str(text)
        return re.sub(r"%(\d)", lambda n: KINDS[kinds[int(n[1]) - 1]](counts[int(n[1]) - 1]), text)
