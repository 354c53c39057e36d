"""Every source stands in one place, in the order of letters, and never behind a question on it."""

from hypothesis import given
from hypothesis import strategies as st

from worksheets.model.paper.content import Source, text
from worksheets.model.paper.item import Task
from worksheets.model.paper.paper import Front, Handout, TaskSection
from worksheets.model.paper.source_places import source_places

LABELS = [f"Source {letter}" for letter in "ABCDEF"]
FRONT = Front("", "", "", (), 0, None, "")


@st.composite
def handouts(draw: st.DrawFn) -> Handout:
    labels = LABELS[: draw(st.integers(1, 6))]
    asked = st.lists(st.sampled_from(labels), max_size=3, unique=True)
    tasks = st.lists(asked, min_size=1, max_size=4)
    sections = draw(st.lists(tasks, min_size=1, max_size=3))
    cuts = sorted(draw(st.lists(st.integers(0, len(labels)), max_size=len(sections))))
    bounds = [*cuts, *[len(labels)] * (len(sections) + 1 - len(cuts))]
    own = [tuple(labels[bounds[n] : bounds[n + 1]]) for n in range(len(sections))]
    return Handout(
        FRONT,
        tuple(
            TaskSection(
                "",
                (),
                tuple(Task(str(n), 1, (), sources=tuple(names)) for n, names in enumerate(section)),
                sources=mine,
            )
            for section, mine in zip(sections, own, strict=True)
        ),
        tuple(Source(label, (text("Words."),), text("Who.")) for label in labels),
    )


@given(handouts())
def test_sources_stand_once_in_order_before_the_questions_about_them(handout: Handout) -> None:
    places = source_places(handout)
    listed = [source for place in sorted(places) for source in places[place]]
    assert tuple(listed) == handout.sources
    where = {source.label: place for place, shown in places.items() for source in shown}
    own = {label: n for n, section in enumerate(handout.sections) for label in section.sources}
    for s, section in enumerate(handout.sections):
        for t, task in enumerate(section.tasks):
            for label in task.sources:
                if own.get(label, s) <= s:
                    assert where[label] <= (s, t)
    for s, t in places:
        assert t < len(handout.sections[s].tasks)


@given(handouts())
def test_a_section_prints_its_own_however_late_they_are_asked_about(handout: Handout) -> None:
    where = {s.label: place for place, shown in source_places(handout).items() for s in shown}
    for n, section in enumerate(handout.sections):
        assert all(where[label][0] <= n for label in section.sources)
