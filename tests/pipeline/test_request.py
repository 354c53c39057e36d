"""The options of a build, under the names that Python callers write."""

from typing import get_type_hints

from worksheets.pipeline.request import BuildOptions, Request


def test_options_of_build_are_those_of_a_request() -> None:
    assert get_type_hints(BuildOptions).items() <= get_type_hints(Request).items()
