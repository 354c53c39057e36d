"""Rules that the program has held all along, and that are told as errors before any linting."""

from typing import NamedTuple

from worksheets.model.diagnostics import Severity


class HeldElsewhere(NamedTuple):
    """A rule that reading, choosing or laying out keeps; its messages have no code."""

    code: str
    severity: Severity
    sources: str
    title: str
    explanation: str


HELD_ELSEWHERE = (
    HeldElsewhere(
        "K05",
        "error",
        "HDR 4",
        "a fact is asked twice or given away",
        "No two questions are chosen of which one asks what the other asks or gives away; named "
        "ones that do so are an error of check and build.",
    ),
    HeldElsewhere(
        "K06",
        "warning",
        "own",
        "a fact is given twice",
        "Such questions are never both chosen; of named ones check and build warn.",
    ),
    HeldElsewhere(
        "K07",
        "warning",
        "own",
        "the same options stand there twice",
        "Such questions are never both chosen; of named ones check and build warn.",
    ),
    HeldElsewhere(
        "D01",
        "error",
        "–",
        "a source is named that is not there",
        "A question speaks of a source that the paper does not print: check and build.",
    ),
    HeldElsewhere(
        "D02",
        "error",
        "boards",
        "no question is about a source",
        "A paper prints a source, and no question is about it: check and build.",
    ),
    HeldElsewhere(
        "R01",
        "error",
        "boards",
        "levels have a gap, overlap, or are in no order",
        "Every mark belongs to exactly one level: check and build, as levels are read.",
    ),
    HeldElsewhere(
        "R02",
        "error",
        "boards",
        "the highest level is not the marks of the question",
        "Check and build, as the question is read.",
    ),
    HeldElsewhere(
        "R03",
        "error",
        "boards",
        "there are fewer points than marks",
        "Check and build, as the question is read.",
    ),
    HeldElsewhere(
        "R06",
        "error",
        "boards",
        "marks of objectives are not those of the question",
        "Check and build, as the question is read.",
    ),
    HeldElsewhere(
        "R08",
        "error",
        "Edexcel",
        "an error is carried forward from a part that is not before it",
        "A point with ft names a part of its question that comes earlier: check and build.",
    ),
    HeldElsewhere(
        "R09",
        "error",
        "GMP 2",
        "marks are no halves or quarters, or do not come to a whole",
        "Check and build, as the question is read.",
    ),
    HeldElsewhere(
        "R10",
        "error",
        "boards",
        "an exemplar is outside its level",
        "Its marks belong to the level that it is said to be in: check and build.",
    ),
    HeldElsewhere(
        "R13",
        "error",
        "boards",
        "marks for development cannot be had",
        "The marks of a question are those of its points, each with its development: check, build.",
    ),
    HeldElsewhere(
        "P03",
        "warning",
        "boards",
        "the paper is not as its profile",
        "Total, sections and slots are held to the profile; if it is strict, as errors: check and "
        "build.",
    ),
    HeldElsewhere(
        "P04",
        "warning",
        "OFQ",
        "the time is not that of the profile",
        "Minutes that differ from those of the profile are told with what it has: check and build.",
    ),
    HeldElsewhere(
        "L01",
        "warning",
        "own",
        "the class has seen a question",
        "Of named questions check and build warn; others are passed over while there are new ones.",
    ),
    HeldElsewhere(
        "D05",
        "error",
        "–",
        "lines are named that the source does not have",
        "A reference to lines needs a source with its lines as written, and so many: check, build.",
    ),
    HeldElsewhere(
        "D09",
        "error",
        "OFQ",
        "a figure has no words, or says something by colour alone",
        "A picture needs an alt, and other figures are said in words made of their data; they are "
        "drawn in black, grey and patterns. Of pictures whose colours become one grey check and "
        "build warn.",
    ),
    HeldElsewhere(
        "P01",
        "error",
        "boards",
        "options of a choice have different marks",
        "Questions that are chosen from have the same marks, so that there is one total: check and "
        "build.",
    ),
    HeldElsewhere(
        "P10",
        "error",
        "boards",
        "instructions contradict the choice of a section",
        "A section with a choice cannot say 'Answer all', nor the other way round: check, build.",
    ),
    HeldElsewhere(
        "K18",
        "error",
        "own",
        "the printed scheme does not lead to the key",
        "The paper is answered from its printed mark scheme: build --verify.",
    ),
    HeldElsewhere(
        "P11",
        "error",
        "boards",
        "a question is not printed under its label, or not in its place",
        "Labels of the printed paper, of its mark scheme and of the model agree: build --verify.",
    ),
    HeldElsewhere(
        "P15",
        "error",
        "boards",
        "marks printed are not marks counted",
        "The finished files are read back: build --verify.",
    ),
)
