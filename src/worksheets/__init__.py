"""Printable worksheets and exam papers with their mark schemes, from a short paper spec.

import worksheets

result = worksheets.build("specs/korean-war.yaml", output="output")
for file in result.built:
    print(file.path, file.marks)
"""

from collections.abc import Iterable
from os import PathLike
from typing import TYPE_CHECKING

from worksheets.model.version import VERSION

if TYPE_CHECKING:
    from typing import Unpack

    from worksheets.pipeline.request import BuildOptions, Result

__version__ = VERSION
__all__ = ["__version__", "build"]


def build(
    specs: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    output: str | PathLike[str] = "output",
    fonts: str | PathLike[str] | None = None,
    trust: Iterable[str | PathLike[str]] = (),
    roster: str | PathLike[str] | None = None,
    **options: "Unpack[BuildOptions]",
) -> "Result":
    """Build the papers of one or several specs, or of folders of specs, into a folder.

    `fonts` is a folder; what specs name may also lie in the folders of `trust`; a `roster` (CSV)
    makes a copy for every pupil. The other options are `scheme` ("separate", "appendix", "both" or
    "none"), `seed`, `strict`, `theme`, `page`, `impose`, `fillable`, `password`, `bind`,
    `together`, `jobs`, `resume` and `executor`: see `worksheets.pipeline.request.BuildOptions`.

    Mistakes of authors are not raised: they are in the result's `diagnostics`, and a spec that has
    errors (or with `strict` warnings) writes nothing. Raises OSError if a file cannot be written,
    ValueError if there is no such executor, or nothing to bind.
    """
    from pathlib import Path  # noqa: PLC0415 importing the package must cost nothing

    from worksheets.jobs.batch import build as build_all  # noqa: PLC0415
    from worksheets.pipeline.request import Request  # noqa: PLC0415
    from worksheets.pipeline.specs import spec_files  # noqa: PLC0415

    listed = [specs] if isinstance(specs, (str, PathLike)) else list(specs)
    font_folder, class_list = (None if path is None else Path(path) for path in (fonts, roster))
    trusted = tuple(map(Path, trust))
    request = Request(Path(output), fonts=font_folder, trust=trusted, roster=class_list, **options)
    return build_all(spec_files(Path(path) for path in listed), request)
