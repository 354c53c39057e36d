"""Printable worksheets and exam papers with their mark schemes, from a short paper spec.

import worksheets

result = worksheets.build("specs/korean-war.yaml", output="output")
for file in result.built:
    print(file.path, file.marks)
"""

from collections.abc import Iterable
from os import PathLike
from typing import TYPE_CHECKING, Literal

from worksheets.model.version import VERSION

if TYPE_CHECKING:
    from worksheets.model.spec import Imposition, PageName
    from worksheets.pipeline.request import Result

__version__ = VERSION
__all__ = ["__version__", "build"]


def build(  # noqa: PLR0913 the options of a build
    specs: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    output: str | PathLike[str] = "output",
    scheme: Literal["separate", "appendix", "both", "none"] | None = None,
    seed: int | None = None,
    strict: bool = False,
    theme: str | None = None,
    fonts: str | PathLike[str] | None = None,
    trust: Iterable[str | PathLike[str]] = (),
    page: "PageName | None" = None,
    impose: "Imposition | None" = None,
    fillable: bool = False,
    password: str = "",
    roster: str | PathLike[str] | None = None,
    bind: bool = False,
    together: bool = False,
    jobs: int | None = None,
    resume: bool = False,
    executor: str = "",
) -> "Result":
    """Build the papers of one or several specs, or of folders of specs, into a folder.

    `scheme`, `seed`, `theme` (a name, or the path of a file), `fonts` (a folder), `page` and
    `impose` overrule the specs; `trust` are folders that what specs name may lie in; `fillable`
    adds a file with form fields; a `password` encrypts mark schemes; a `roster` (CSV) makes a copy
    for every pupil, which `bind` puts into one file; `together` puts the schemes of all forms into
    one. `jobs` is the number of processes; an `executor` (dask://host:8786) is a Dask cluster that
    does the work instead; with `resume` what
    was done before is left out. Mistakes of authors are not raised: they are in the
    result's `diagnostics`, and a spec that has errors (or with `strict` warnings) writes nothing.
    Raises OSError if a file cannot be written, ValueError if there is no such executor, or nothing
    to bind.
    """
    from pathlib import Path  # noqa: PLC0415 importing the package must cost nothing

    from worksheets.jobs.batch import build as build_all  # noqa: PLC0415
    from worksheets.pipeline.request import Request  # noqa: PLC0415
    from worksheets.pipeline.specs import spec_files  # noqa: PLC0415

    listed = [specs] if isinstance(specs, (str, PathLike)) else list(specs)
    request = Request(
        Path(output),
        scheme,
        seed,
        strict,
        theme=theme,
        fonts=None if fonts is None else Path(fonts),
        trust=tuple(map(Path, trust)),
        page=page,
        impose=impose,
        fillable=fillable,
        password=password,
        roster=None if roster is None else Path(roster),
        bind=bind,
        together=together,
        jobs=jobs,
        resume=resume,
        executor=executor,
    )
    return build_all(spec_files(Path(path) for path in listed), request)
