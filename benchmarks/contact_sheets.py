"""Every page of every spec that ships, in every theme, on contact sheets to look at.

python -m benchmarks.contact_sheets FOLDER
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image

from worksheets.jobs.batch import build
from worksheets.pipeline.request import Request
from worksheets.read.theme import shipped

SPECS = Path(__file__).parent.parent / "specs"
SCALE, ACROSS, GAP, GREY = 0.7, 5, 8, (120, 120, 120)


def pages(file: Path) -> list[Image.Image]:
    """The pages of a PDF file as small pictures."""
    document = pypdfium2.PdfDocument(file)
    try:
        return [page.render(scale=SCALE).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def sheet(pictures: list[Image.Image]) -> Image.Image:
    """Pictures in rows on grey."""
    wide = max(picture.width for picture in pictures) + GAP
    tall = max(picture.height for picture in pictures) + GAP
    rows = -(-len(pictures) // ACROSS)
    whole = Image.new("RGB", (ACROSS * wide + GAP, rows * tall + GAP), GREY)
    for n, picture in enumerate(pictures):
        row, column = divmod(n, ACROSS)
        whole.paste(picture, (GAP + column * wide, GAP + row * tall))
    return whole


def main(folder: Path) -> None:
    """A sheet for every theme and spec."""
    folder.mkdir(parents=True, exist_ok=True)
    for theme in shipped():
        for spec in sorted(SPECS.glob("*.yaml")):
            with TemporaryDirectory() as output:
                result = build([spec], Request(Path(output), theme=theme))
                pictures = [picture for file in result.built for picture in pages(file.path)]
            target = folder / f"{theme}-{spec.stem}.png"
            sheet(pictures).save(target)
            print(target)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "output/contact-sheets"))
