"""Every question of a paper begins somewhere, in the order of the paper."""

from pathlib import Path

import pytest

from papers import SPECS
from worksheets.serve.preview import Preview

NAMES = ("korean-war", "fractions", "retrieval-quiz", "end-of-topic-test", "biology-cells")


@pytest.fixture(scope="module")
def preview() -> Preview:
    return Preview(Path(SPECS[0]).parent)


@pytest.mark.parametrize("name", NAMES)
def test_every_question_begins_once_and_in_order(preview: Preview, name: str) -> None:
    path = next(path for path in SPECS if path.stem == name)
    found = preview.shown(path.name, path.read_text("utf-8"), "")
    numbers = [one["number"] for one in found["questions"]]
    starts = {
        one["kind"]: [[start["number"] for start in page["starts"]] for page in one["pages"]]
        for one in found["pages"]
    }
    assert [number for page in starts["paper"] for number in page] == numbers
    scheme = {number for page in starts.get("mark-scheme", []) for number in page}
    assert scheme == set(numbers) or "mark-scheme" not in starts


def test_a_number_stands_where_it_is_printed(preview: Preview) -> None:
    path = next(path for path in SPECS if path.stem == "korean-war")
    found = preview.shown(path.name, path.read_text("utf-8"), "")
    page = found["pages"][0]["pages"][0]
    places = [(one["x"], one["y"]) for one in page["starts"]]
    assert places == sorted(places, key=lambda place: place[1])
    assert len({x for x, _ in places}) == 1
    assert 0 < places[0][0] < page["width"] / 4
    assert page["height"] / 6 < places[0][1] < places[-1][1] < page["height"]
