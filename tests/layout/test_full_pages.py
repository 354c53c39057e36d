"""No page but the last is far from full unless a rule of keeping together leaves it so."""

import re
from pathlib import Path

import pytest

from papers import SPECS
from themes import THEMES
from worksheets.jobs.batch import build
from worksheets.pipeline.request import Request

RULES = re.compile(r"is never parted|is rather not parted|would go on overleaf")


@pytest.mark.parametrize("theme", THEMES)
def test_specs_that_ship_have_full_pages_or_a_rule(theme: str, tmp_path: Path) -> None:
    for file in build(SPECS, Request(tmp_path, "separate", to="dump", theme=theme)).built:
        for line in file.report:
            if "% filled" in line:
                assert RULES.search(line), f"{file.path.name}: {line}"
