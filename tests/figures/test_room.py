"""Whatever is in a figure, and however small its room: it is drawn so that all can be read, or it
says what has no room."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import get_args, get_origin

import pytest
from annotated_types import MaxLen
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from figure_samples import KINDS, MORE, example, read, room
from figure_strategies import FIGURES
from themes import THEMES, theme
from words import ENGLISH
from worksheets.layout.blocks.figures import TALLEST
from worksheets.layout.style import style_of
from worksheets.model.authored import Reads
from worksheets.model.page.drawing import Drawing, Misfit, Room
from worksheets.model.page.fitting import boxes, misfit

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)
ROOMS = st.tuples(
    st.sampled_from((120, 220, 340, 480)),
    st.sampled_from((9.0, 11.0, 18.0, 24.0)),
    st.sampled_from((120, 300, 560)),
    st.sampled_from((0.8, 0.9, 1.0)),
)
"""Width, size of type, height, and the smallest type in that of the room."""


def in_room(kind: str, figure: dict[str, object], sizes: tuple[float, ...]) -> Drawing | Misfit:
    made, wrong = read(json.dumps({"type": kind, **figure}))
    assert made is not None, [str(one) for one in wrong]
    assert not [one for one in made.problems() if one.severity == "error"]
    width, size, height, smallest = sizes
    space = room(STYLE, width, size, height, size * smallest)
    drawing = made.drawn(space)
    if isinstance(drawing, Misfit):
        return drawing
    assert misfit(drawing, space) is None
    placed = boxes(drawing.labels, space)
    assert not any(a.meets(b) for n, a in enumerate(placed) for b in placed[n + 1 :])
    return drawing


@pytest.mark.parametrize("kind", [name for name in KINDS if name != "table"])
@settings(max_examples=40)
@given(data=st.data())
def test_all_that_a_figure_says_is_printed_and_can_be_read(kind: str, data: st.DataObject) -> None:
    figure, wanted = data.draw(FIGURES[kind]())
    drawing = in_room(kind, figure, data.draw(ROOMS))
    if isinstance(drawing, Misfit):
        assert drawing.message
        assert drawing.hint
        return
    printed = Counter(word for label in drawing.labels for word in label.text.split())
    assert not Counter(word for label in wanted for word in label.split()) - printed


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_tried(kind: str) -> None:
    assert kind in FIGURES


@pytest.mark.parametrize("theme_name", THEMES)
@pytest.mark.parametrize("name", [*(kind for kind in KINDS if kind != "table"), *MORE])
def test_every_example_has_room_in_every_theme(name: str, theme_name: str) -> None:
    chosen = theme(theme_name)
    style = style_of(chosen, "A4", ENGLISH)

    def across(words: str) -> float:
        return style.faces.width(words, "text", style.small)

    def drawn(part: float) -> Drawing | Misfit:
        smallest = chosen.type.smallest
        height = part * style.depth
        space = Room(
            style.measure - 30, height, style.small, smallest, across, style.language, style.frame
        )
        found = example(name).drawn(space)
        return found if isinstance(found, Misfit) else misfit(found, space) or found

    assert any(isinstance(drawn(part), Drawing) for part in TALLEST)


def models(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """The models that a figure is made of."""
    seen.add(model)
    yield model
    left = [field.annotation for field in model.model_fields.values()]
    while left:
        one = left.pop()
        left += get_args(one)
        if isinstance(one, type) and issubclass(one, BaseModel) and one not in seen:
            yield from models(one, seen)


@pytest.mark.parametrize("kind", KINDS)
def test_every_number_is_finite_and_every_list_has_an_end(kind: str) -> None:
    for model in models(KINDS[kind], set()):
        assert model.model_config.get("allow_inf_nan") is False
        for name, field in model.model_fields.items():
            several = get_origin(field.annotation) is tuple and Ellipsis in get_args(
                field.annotation
            )
            if several and not any(isinstance(one, Reads) for one in field.metadata):
                assert any(isinstance(one, MaxLen) for one in field.metadata), (model, name)


LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente" * 2
FULL = [
    ("bar-chart", {"categories": [LONG], "series": [{"values": [1]}]}),
    ("line-chart", {"categories": [LONG, "b"], "series": [{"values": [1, 2]}]}),
    ("pie-chart", {"slices": [{"name": LONG, "value": 1}, {"name": "b", "value": 1}]}),
    ("timeline", {"events": [{"date": "1950", "text": LONG}]}),
    ("venn", {"sets": ["a", "b"], "regions": [{"of": ["a"], "entries": [LONG]}]}),
    ("fraction-bar", {"bars": [{"parts": 3, "label": LONG}]}),
    ("number-line", {"from": 0, "to": 4, "points": [{"at": 1, "label": LONG}]}),
]


@pytest.mark.parametrize(("kind", "figure"), FULL)
def test_a_word_that_has_no_room_is_named(kind: str, figure: dict[str, object]) -> None:
    drawing = in_room(kind, figure, (300, 18, 400, 1))
    assert isinstance(drawing, Misfit)
    assert LONG[:20] in drawing.message
    assert len(drawing.message) < 150
    assert "shorter" in drawing.hint


def test_a_venn_diagram_of_three_sets_has_a_number_in_every_region() -> None:
    sets = ["USSR", "China", "USA"]
    of = [[a] for a in sets] + [[a, b] for a in sets for b in sets if a < b] + [sets]
    regions = [
        {"of": names, "entries": [f"an entry that is so long that it has no room {letter}"]}
        for letter, names in zip("abcdefg", of, strict=True)
    ]
    drawing = in_room("venn", {"sets": sets, "regions": regions}, (300, 11, 520, 1))
    assert isinstance(drawing, Drawing), drawing
    said = [label.text for label in drawing.labels]
    assert all(said.count(str(n)) == 2 for n in range(1, 8)), said


STEPS = [
    ("axes", {"x": {"from": 0, "to": 5, "step": 1e-9}, "y": {"from": 0, "to": 5}}),
    ("axes", {"x": {"from": -1e12, "to": 1e12, "step": 1}, "y": {"from": 0, "to": 5}}),
    ("number-line", {"from": 0, "to": 4, "step": "0.000000001"}),
    ("number-line", {"from": 0, "to": "900000000", "step": "1/999999"}),
    (
        "map",
        {"file": "a", "west": 123, "east": 132, "south": 33, "north": 43, "ticks": 1e-9},
    ),
]


@pytest.mark.parametrize(("kind", "figure"), STEPS)
def test_absurd_steps_are_refused_before_they_are_made(
    kind: str, figure: dict[str, object]
) -> None:
    made, _ = read(json.dumps({"type": kind, **figure}))
    assert made is not None
    found = [one.message for one in made.problems()]
    assert found
    assert all("ticks; 200 is the most" in message for message in found)
