"""All systems by name, in the order of the table."""

from collections.abc import Mapping

from benchmarks.peers.fpdf2_peer import FPDF2
from benchmarks.peers.ours import OURS
from benchmarks.peers.pdflatex_peer import PDFLATEX
from benchmarks.peers.peer import System
from benchmarks.peers.platypus_peer import PLATYPUS
from benchmarks.peers.typst_peer import TAGGED, UNTAGGED
from benchmarks.peers.weasyprint_peer import WEASYPRINT

SYSTEMS: Mapping[str, System] = {
    system.name: system
    for system in (OURS, TAGGED, UNTAGGED, PLATYPUS, FPDF2, WEASYPRINT, PDFLATEX)
}
