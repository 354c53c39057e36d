"""A reader of the packages that are written, and a player of their items, for tests only.

It knows QTI 2.1; items of QTI 3 are put into its names first. What it reads is the specification's
meaning of each element, not what the writer had in mind.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

KEPT = {"p", "ul", "ol", "li", "em", "strong", "sub", "sup", "span", "a", "br", "code", "pre"}
Value = str | float | bool | tuple[str, ...]


def files_of(package: bytes) -> Mapping[str, bytes]:
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def camel(name: str) -> str:
    first, *others = name.removeprefix("qti-").split("-")
    return first + "".join(word.capitalize() for word in others)


def element_of(data: bytes) -> etree._Element:
    """The root of a file, with the names of QTI 2.1 and without namespaces but that of formulas."""
    root = etree.fromstring(data)
    newer = etree.QName(root).localname.startswith("qti-")
    for element in root.iter():
        name = etree.QName(element)
        if "MathML" in (name.namespace or ""):
            continue
        local = name.localname
        if newer and local not in KEPT and local.startswith("qti-"):
            pairs = {camel(key): value for key, value in element.attrib.items()}
            element.attrib.clear()
            element.attrib.update(pairs)
        element.tag = camel(local) if local.startswith("qti-") else local
    return root


def items_of(package: bytes) -> list["Played"]:
    """The items of a package in the order of its test, all of them named in its manifest."""
    files = files_of(package)
    manifest = etree.fromstring(files["imsmanifest.xml"])
    named = {one.get("href") for one in manifest.iter("{*}file")}
    assert named == set(files) - {"imsmanifest.xml"}, "the manifest does not name all files"
    references = element_of(files["test.xml"]).iter("assessmentItemRef")
    return [Played(element_of(files[str(one.get("href"))])) for one in references]


@dataclass
class Played:
    """An item, which scores answers as a program for tests does."""

    root: etree._Element
    outcomes: dict[str, Value] = field(default_factory=dict)

    @property
    def body(self) -> etree._Element:
        found = self.root.find("itemBody")
        assert found is not None
        return found

    @property
    def declared(self) -> Mapping[str, etree._Element]:
        return {str(one.get("identifier")): one for one in self.root.iter("responseDeclaration")}

    @property
    def most(self) -> float:
        (value,) = self.root.xpath("outcomeDeclaration[@identifier='MAXSCORE']//value")
        return float(value.text)

    def correct(self) -> dict[str, Value]:
        """What the item itself says is right."""
        found: dict[str, Value] = {}
        for name, one in self.declared.items():
            values = tuple(value.text or "" for value in one.iterfind("correctResponse/value"))
            if values:
                found[name] = _typed(one, values)
        return found

    def score(self, answers: Mapping[str, Value]) -> float:
        """The score of answers, by their response identifiers."""
        self.answers = answers
        self.outcomes = {"SCORE": 0.0, "POINTS": 0.0}
        processing = self.root.find("responseProcessing")
        if processing is None:
            return 0.0
        template = processing.get("template")
        if template is not None:
            assert "map_response" in template
            return self._mapped("RESPONSE")
        self._run(processing)
        score = self.outcomes["SCORE"]
        assert isinstance(score, float)
        return score

    def _run(self, statements: Iterable[etree._Element]) -> None:
        for one in statements:
            match one.tag:
                case "setOutcomeValue":
                    self.outcomes[str(one.get("identifier"))] = self._value(one[0])
                case "responseCondition":
                    for case in one:
                        condition, *inner = case
                        if self._value(condition) is True:
                            self._run(inner)
                            break
                case unknown:
                    raise AssertionError(unknown)

    def _value(self, one: etree._Element) -> Value:
        values = [self._value(child) for child in one]
        name = str(one.get("identifier"))
        match one.tag:
            case "baseValue":
                text = one.text or ""
                return float(text) if one.get("baseType") in ("float", "integer") else text
            case "variable":
                return self.outcomes[name] if name in self.outcomes else self.answers.get(name, ())
            case "mapResponse":
                return self._mapped(name)
            case "correct":
                return self.correct()[name]
            case "containerSize" | "index":
                (held,) = values
                assert isinstance(held, tuple)
                if one.tag == "containerSize":
                    return float(len(held))
                place = int(str(one.get("n")))
                return held[place - 1] if place <= len(held) else ""
        return OPERATORS[str(one.tag)](values)

    def _mapped(self, name: str) -> float:
        declaration = self.declared[name]
        mapping = declaration.find("mapping")
        assert mapping is not None
        answer = self.answers.get(name, ())
        given = answer if isinstance(answer, tuple) else (str(answer),)
        total = 0.0
        for one in dict.fromkeys(given):
            for entry in mapping:
                key, value = str(entry.get("mapKey")), float(str(entry.get("mappedValue")))
                same = key == one
                if entry.get("caseSensitive") == "false":
                    same = key.casefold() == one.casefold()
                if same:
                    total += value
                    break
        least = mapping.get("lowerBound")
        return total if least is None else max(total, float(least))


def _number(value: Value) -> float:
    return value if isinstance(value, (float, int)) else 0.0


def _compared(values: list[Value], *, least: bool) -> bool:
    """Whether the first number is at least, or at most, the second; there may be none."""
    if values[0] == ():
        return False
    first, second = map(_number, values)
    return first >= second if least else first <= second


OPERATORS: Mapping[str, Callable[[list[Value]], Value]] = {
    "match": lambda values: values[0] == values[1],
    "and": lambda values: all(value is True for value in values),
    "or": lambda values: any(value is True for value in values),
    "sum": lambda values: sum(map(_number, values)),
    "subtract": lambda values: _number(values[0]) - _number(values[1]),
    "max": lambda values: max(map(_number, values)),
    "product": lambda values: _number(values[0]) * _number(values[1]),
    "divide": lambda values: _number(values[0]) / _number(values[1]),
    "gte": lambda values: _compared(values, least=True),
    "lte": lambda values: _compared(values, least=False),
}


def _typed(declaration: etree._Element, values: tuple[str, ...]) -> Value:
    if declaration.get("cardinality") != "single":
        return values
    return float(values[0]) if declaration.get("baseType") == "float" else values[0]
