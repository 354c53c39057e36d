"""Options that would do nothing are not passed over in silence."""

from pathlib import Path

import pytest

from worksheets.jobs.batch import build
from worksheets.pipeline.request import Request

SPEC = "title: T\ncourse: cold-war\ntopics: [2.2.2]\nsections: [{questions: [{type: essay}]}]\n"


def test_schemes_of_no_forms_cannot_stand_together(tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text(SPEC)
    result = build([path], Request(tmp_path / "out", together=True))
    (found,) = result.diagnostics
    assert (str(found.span), found.severity) == ("--together", "warning")
    assert found.hints
    assert result.ok
    strict = build([path], Request(tmp_path / "strict", together=True, strict=True))
    assert not strict.ok
    assert not strict.built


def test_one_spec_with_forms_is_enough(tmp_path: Path) -> None:
    for name, more in (("a", ""), ("b", "forms: 2\n")):
        (tmp_path / f"{name}.yaml").write_text(SPEC + more)
    paths = tmp_path / "a.yaml", tmp_path / "b.yaml"
    result = build(paths, Request(tmp_path / "out", together=True))
    assert not result.diagnostics


def test_copies_are_bound_for_a_class_only() -> None:
    with pytest.raises(ValueError, match="give a roster"):
        Request(bind=True)
