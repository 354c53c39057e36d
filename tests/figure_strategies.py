"""Figures of every kind with long labels and many entries, for whatever room there is.

Each strategy answers a figure as its YAML mapping, and the labels that must be printed.
"""

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from worksheets.figures.drawing.shape_words import LABELLED

Made = tuple[dict[str, Any], list[str]]
Strategy = st.SearchStrategy[Made]

WORD = st.text("abcdeghimnorstu", min_size=1, max_size=14)
LABEL = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
NUMBER = st.integers(-3000, 3000).map(lambda value: value / 4)
DATES = st.integers(1900, 1990).flatmap(
    lambda year: st.sampled_from((f"{year}", f"{year}-05", f"{year}-05-17"))
)


def labels(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(LABEL, min_size=least, max_size=most, unique=True)


@st.composite
def angles(draw: st.DrawFn) -> Made:
    name = draw(st.sampled_from(("triangle", "polygon", "line", "point", "parallel")))
    letters = draw(st.lists(st.sampled_from("abcxyz"), min_size=1, max_size=8, unique=True))
    if name == "parallel":
        places = draw(st.permutations(range(1, 9)))[: len(letters)]
        return {"shape": name, "angles": letters, "places": places}, letters
    few = {"triangle": 2, "polygon": 3}.get(name, 1)
    share = {"triangle": 89, "polygon": 170, "line": 170, "point": 340}[name] / few
    known = draw(st.lists(st.integers(1, int(share)), min_size=few, max_size=few))
    if name == "polygon" and not 180 < sum(known) < 360:
        known = [100, 90, 80]
    more = letters[:1] if name in ("triangle", "polygon") else letters[:4]
    figure = {"shape": name, "angles": [*known, *more]}
    return figure, [*(f"{size}°" for size in known if size != 90), *more]


COINS = st.sampled_from((1, 2, 5, 10, 20, 25, 50, 100, 200))


@st.composite
def array(draw: st.DrawFn) -> Made:
    of = draw(st.sampled_from(("dots", "tens", "ten-frame", "coins")))
    match of:
        case "dots":
            return {"rows": draw(st.integers(1, 20)), "columns": draw(st.integers(1, 20))}, []
        case "coins":
            coins = draw(st.lists(COINS, min_size=1, max_size=30))
            shown = [f"{coin}p" if coin < 100 else f"£{coin // 100}" for coin in coins]
            return {"of": of, "coins": coins}, shown
    return {"of": of, "number": draw(st.integers(1, 599 if of == "tens" else 20))}, []


@st.composite
def axes(draw: st.DrawFn) -> Made:
    ends = [sorted(draw(st.tuples(st.integers(-90, 0), st.integers(1, 90)))) for _ in "xy"]
    inside = st.tuples(*(st.integers(low, high) for low, high in ends)).map(list)
    named = draw(st.lists(st.tuples(inside, LABEL), max_size=12))
    titles = draw(st.lists(LABEL, min_size=2, max_size=2))
    both = [
        {"from": low, "to": high, "title": title}
        for (low, high), title in zip(ends, titles, strict=True)
    ]
    points = [{"at": at, "label": label} for at, label in named]
    figure = {"x": both[0], "y": both[1], "points": points, "grid": draw(st.booleans())}
    return figure, [*titles, *(label for _, label in named)]


@st.composite
def bar_chart(draw: st.DrawFn) -> Made:
    categories = draw(labels(1, 20))
    names = draw(labels(2, 6))
    series = [{"name": name, "values": [draw(NUMBER) for _ in categories]} for name in names]
    title = draw(LABEL)
    figure = {"categories": categories, "series": series, "x-title": title, "y-title": title}
    return figure, [*categories, *names, title, title]


@st.composite
def bar_model(draw: st.DrawFn) -> Made:
    bars, wanted = [], []
    for name in draw(st.lists(LABEL, min_size=1, max_size=6)):
        parts = draw(st.integers(1, 20))
        shown = draw(st.lists(st.one_of(LABEL, st.just("")), max_size=parts))
        bar = {"name": name, "parts": parts, "labels": shown, "shaded": draw(st.integers(0, parts))}
        words = {"whole": draw(LABEL), **({"shaded-label": draw(LABEL)} if bar["shaded"] else {})}
        bars.append({**bar, **words})
        wanted += [name, *shown, *words.values()]
    return {"bars": bars}, [label for label in wanted if label]


@st.composite
def clock(draw: st.DrawFn) -> Made:
    shown = draw(st.sampled_from(("all", "quarters", "none")))
    hours = {"all": range(1, 13), "quarters": (3, 6, 9, 12), "none": ()}[shown]
    figure = {"time": "14:35", "width": draw(st.integers(20, 150)), "numbers": shown}
    return figure, list(map(str, hours))


@st.composite
def column_sum(draw: st.DrawFn) -> Made:
    sign = draw(st.sampled_from("+-x"))
    rows = draw(st.lists(st.integers(0, 999_999), min_size=2, max_size=2 + 4 * (sign == "+")))
    shown = [str(row) for row in sorted(rows, reverse=True)]
    figure = {
        "sign": sign,
        "rows": shown,
        "squares": draw(st.integers(5, 15)),
        "carry": draw(st.booleans()),
        "work": draw(st.integers(0, 8)) * (sign == "x"),
    }
    return figure, [*"".join(shown)]


@st.composite
def fraction_bar(draw: st.DrawFn) -> Made:
    names = draw(st.lists(LABEL, min_size=1, max_size=12))
    parts = [draw(st.integers(1, 50)) for _ in names]
    bars = [
        {"parts": count, "shaded": count // 2, "label": name}
        for count, name in zip(parts, names, strict=True)
    ]
    return {"bars": bars}, names


@st.composite
def graph_paper(draw: st.DrawFn) -> Made:
    titles = [draw(LABEL), draw(LABEL)]
    size = {"width": draw(st.integers(2, 40)), "height": draw(st.integers(2, 40))}
    figure = {**size, "axes": True, "x-title": titles[0], "y-title": titles[1]}
    return figure, titles


@st.composite
def image(draw: st.DrawFn) -> Made:
    return {"file": "a.png", "alt": "x", "width": draw(st.integers(10, 400))}, []


@st.composite
def line_chart(draw: st.DrawFn) -> Made:
    names = draw(labels(2, 6))
    title = draw(LABEL)
    figure: dict[str, Any] = {"x-title": title, "y-title": title}
    wanted = [*names, title, title]
    if draw(st.booleans()):
        categories = draw(labels(1, 24))
        figure["categories"] = categories
        wanted += categories
        lines: list[Any] = [[draw(NUMBER) for _ in categories] for _ in names]
    else:
        lines = [draw(st.lists(st.tuples(NUMBER, NUMBER).map(list), min_size=2)) for _ in names]
    key = "values" if "categories" in figure else "points"
    figure["series"] = [{"name": n, key: line} for n, line in zip(names, lines, strict=True)]
    return figure, wanted


@st.composite
def long_division(draw: st.DrawFn) -> Made:
    dividend, divisor = draw(st.integers(0, 999_999)), draw(st.integers(1, 99))
    figure = {
        "dividend": str(dividend),
        "divisor": str(divisor),
        "work": draw(st.integers(0, 12)),
        "style": draw(st.sampled_from(("bus-stop", "continental"))),
    }
    return figure, [str(divisor), *str(dividend)]


@st.composite
def a_map(draw: st.DrawFn) -> Made:
    spots = draw(st.lists(st.tuples(st.integers(34, 42), st.integers(124, 131), LABEL), max_size=9))
    places = [{"lat": lat, "lon": lon, "label": label} for lat, lon, label in spots]
    key = draw(LABEL)
    figure = {
        "file": "a.geojson",
        "west": 123,
        "east": 132,
        "south": 33,
        "north": 43,
        "places": places,
        "ticks": draw(st.integers(1, 9)),
        "scale-bar": draw(st.booleans()),
        "highlight": [{"name": "North Korea", "key": key}],
        "lines": [{"label": key, "points": [[124, 38], [131, 38]]}],
    }
    return figure, [key, key, *(label for _, _, label in spots)]


@st.composite
def number_line(draw: st.DrawFn) -> Made:
    steps = draw(st.integers(1, 60))
    places = st.integers(0, steps)
    points = draw(st.lists(st.tuples(places, LABEL), max_size=12))
    figure = {
        "from": 0,
        "to": steps,
        "step": 1,
        "points": [{"at": at, "label": label} for at, label in points],
        "blanks": draw(st.lists(places, max_size=8, unique=True)),
    }
    return figure, [label for _, label in points]


@st.composite
def pie_chart(draw: st.DrawFn) -> Made:
    names = draw(labels(2, 8))
    slices = [{"name": name, "value": draw(st.integers(1, 99))} for name in names]
    return {"slices": slices}, names


@st.composite
def scale(draw: st.DrawFn) -> Made:
    of = draw(st.sampled_from(("ruler", "thermometer", "jug", "dial", "protractor")))
    step, steps = draw(st.sampled_from((1, 2, 5, 50))), draw(st.integers(1, 200))
    low = draw(st.integers(-200, 200))
    figure: dict[str, Any] = {"of": of, "from": low, "to": low + steps * step, "step": step}
    if draw(st.booleans()):
        figure["at"] = low + draw(st.integers(0, steps)) * step
    if of == "protractor":
        return figure, []
    unit = draw(LABEL)
    return {**figure, "unit": unit}, [unit]


MEASURES = {
    "rectangle": ("width", "height"),
    "square": ("width",),
    "triangle": ("width", "height", "shift"),
    "right-triangle": ("width", "height"),
    "parallelogram": ("width", "height", "shift"),
    "trapezium": ("width", "height", "top", "shift"),
    "l": ("width", "height", "cut-width", "cut-height"),
    "circle": ("radius",),
    "sector": ("angle", "radius"),
    "cuboid": ("width", "height", "depth"),
    "prism": ("width", "height", "depth"),
    "cylinder": ("radius", "height"),
}
"""The measures that shapes have."""


@st.composite
def shape(draw: st.DrawFn) -> Made:
    name = draw(st.sampled_from(sorted(MEASURES)))
    figure: dict[str, Any] = {"shape": name}
    for measure in MEASURES[name]:
        figure[measure] = draw(st.integers(1, 300))
        if measure == "angle":
            figure[measure] = draw(st.integers(10, 350))
        if measure.startswith("cut-"):
            figure[measure] = figure[measure.removeprefix("cut-")] * draw(st.floats(0.01, 0.99))
        if measure == "shift":
            figure[measure] = draw(st.integers(-300, 300))
    parts = len(LABELLED[name])
    shown = draw(st.lists(st.one_of(LABEL, st.just("")), max_size=parts))
    return {**figure, "labels": shown}, [label for label in shown if label]


@st.composite
def table(draw: st.DrawFn) -> Made:
    return {"head": draw(st.lists(LABEL, min_size=1, max_size=1)), "rows": [["a"]]}, []


@st.composite
def timeline(draw: st.DrawFn) -> Made:
    events = draw(st.lists(st.tuples(DATES, LABEL), min_size=1, max_size=20))
    shown = [{"date": date, "text": label} for date, label in events]
    spacing = draw(st.sampled_from(("scale", "even")))
    return {"events": shown, "spacing": spacing}, [label for _, label in events]


@st.composite
def tree_diagram(draw: st.DrawFn) -> Made:
    levels = draw(st.lists(labels(2, 4), min_size=1, max_size=2))
    printed, wanted = [], []
    ends = 1
    for outcomes in levels:
        known = [draw(st.sampled_from(("", f"1/{len(outcomes)}"))) for _ in outcomes]
        printed.append(known)
        wanted += outcomes * ends
        ends *= len(outcomes)
    return {"levels": levels, "probabilities": printed}, wanted


@st.composite
def venn(draw: st.DrawFn) -> Made:
    sets = draw(labels(2, 3))
    regions = [[name] for name in sets] + [sets[:2], *([sets[1:], sets] if len(sets) > 2 else [])]
    filled = [(of, draw(labels(1, 5))) for of in regions if draw(st.booleans())]
    parts = [{"of": of, "entries": entries} for of, entries in filled]
    wanted = [*sets, *(entry for _, entries in filled for entry in entries)]
    return {"sets": sets, "regions": parts}, wanted


FIGURES: Mapping[str, Callable[[], Strategy]] = {
    "angles": angles,
    "array": array,
    "axes": axes,
    "bar-chart": bar_chart,
    "bar-model": bar_model,
    "clock": clock,
    "column-sum": column_sum,
    "fraction-bar": fraction_bar,
    "graph-paper": graph_paper,
    "image": image,
    "line-chart": line_chart,
    "long-division": long_division,
    "map": a_map,
    "number-line": number_line,
    "pie-chart": pie_chart,
    "scale": scale,
    "shape": shape,
    "table": table,
    "timeline": timeline,
    "tree-diagram": tree_diagram,
    "venn": venn,
}
"""A strategy for every kind of figure there is."""
