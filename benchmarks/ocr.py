"""Plant values in pictures of letters, clean them, and measure what was read, what is left and how long it took.

    python benchmarks/ocr.py [--pages N] [--seed WORD] [--output result.json]
    python benchmarks/ocr.py --real FOLDER [--limit N] [--most-pages N] [--output result.json]

It takes the extra `[ocr]`. Pages of letters are drawn with values of six kinds, made when it runs, and spoiled as
scanners and cameras do: few dots, grey, noise, JPEG, a turn of 2, 90 or 180 degrees, two columns, a dark screen. Each
becomes a PDF of one picture and goes the whole way (survey, plan, rewrite, witness). *Read* are the values that stand
in the text that was read of the source, *masked* those that are in no picture and no text of the result, read again at
another size; values of *withheld* pages count for neither. The seconds are of one core.

`--real` cleans those PDFs of a folder that are withheld without the extra, and counts how they end.

The figures stand in docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import random
import re
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from gptsanitize.detect import Detector
from gptsanitize.errors import InputError
from gptsanitize.formats import open_document
from gptsanitize.limits import Limits
from gptsanitize.mask import Key
from gptsanitize.model import FormatOptions, Policy
from gptsanitize.ocr import is_installed, read_picture
from gptsanitize.pipeline import Rewriter, plan, survey
from gptsanitize.policy import default_policy

TYPEFACES = Path(__file__).parents[1] / "src/gptsanitize/formats/pdf/typefaces"
SIGNS = re.compile(r"[\W_]+")
WAYS = (
    "200 dpi",
    "300 dpi",
    "150 dpi",
    "100 dpi",
    "noise",
    "jpeg",
    "turned 2",
    "turned 90",
    "turned 180",
    "columns",
    "screen",
)
GIVEN = ("Margaret", "Gerald", "Rosalind", "Winston", "Beatrice", "Clarence", "Henrietta", "Leopold")
FAMILY = ("Thornbury", "Ashcombe", "Pemberton", "Whitlock", "Fairweather", "Kingsley", "Hargrove", "Wetherby")


class Sheet(NamedTuple):
    """A page, and the values on it."""

    picture: Image.Image
    dpi: int
    values: dict[str, str]


def values_of(dice: random.Random) -> dict[str, str]:
    """One value of each kind, valid where a check tells."""
    given, family = dice.choice(GIVEN), dice.choice(FAMILY)
    account = f"37040044{dice.randrange(10**10):010d}"
    check = 98 - int(account + "131400") % 97
    iban = f"DE{check:02d}{account}"
    return {
        "PERSON": f"{given} {family}",
        "EMAIL": f"{given.lower()}.{family.lower()}@{dice.choice(('nordbank', 'acme-corp', 'hillside'))}.com",
        "IBAN": " ".join(iban[at : at + 4] for at in range(0, len(iban), 4)),
        "US_SSN": f"{dice.randrange(501, 650)}-{dice.randrange(10, 99)}-{dice.randrange(1000, 9999)}",
        "PHONE": f"+1 (415) 555-{dice.randrange(100, 199):04d}",
        "API_KEY": "AKIA" + "".join(dice.choice("ABCDEFGHJKLMNPQRSTUVWXYZ234567") for _ in range(16)),
    }


def lines_of(values: dict[str, str]) -> list[str]:
    """A letter."""
    return [
        f"Dear Ms. {values['PERSON']},",
        "Thank you for your letter of last week. We have entered your",
        "new address and will send all papers to it from now on.",
        f"Your e-mail address is {values['EMAIL']} as before.",
        f"We pay what we owe you to IBAN {values['IBAN']}.",
        f"Social Security Number: {values['US_SSN']}",
        f"If anything is wrong, call us: {values['PHONE']}",
        f"aws_access_key_id = {values['API_KEY']}",
        "The quick brown fox jumps over the lazy dog every morning.",
        "With kind regards from all of us",
    ]


def sheet(way: str, dice: random.Random) -> Sheet:
    """A page that was spoiled in one way."""
    dpi = int(way.split(maxsplit=1)[0]) if way.endswith("dpi") else 200
    values = values_of(dice)
    face = dice.choice(("Tinos-Regular", "Arimo-Regular", "Cousine-Regular", "DejaVuSans"))
    dark = way == "screen"
    picture = Image.new("RGB", (round(8.27 * dpi), round(11.69 * dpi)), (24, 26, 32) if dark else "white")
    font = ImageFont.truetype(str(TYPEFACES / f"{face}.ttf"), (7.5 if way == "columns" else 11) * dpi / 72)
    ink = (220, 220, 200) if dark else (15, 15, 20)
    pen, step = ImageDraw.Draw(picture), font.size * 1.5
    for number, line in enumerate(lines_of(values)):
        pen.text((0.5 * dpi, dpi + number * step), line, fill=ink, font=font)
        if way == "columns":
            pen.text((4.6 * dpi, dpi + number * step), "Nothing of anybody stands in these lines", fill=ink, font=font)
    return Sheet(spoiled(picture, way, dice), dpi, values)


def spoiled(picture: Image.Image, way: str, dice: random.Random) -> Image.Image:
    """A picture as a scanner would give it."""
    if way == "noise":
        noise = np.random.default_rng(dice.randrange(10**6)).normal(0, 28, (picture.height, picture.width, 1))
        blurred = np.asarray(picture.filter(ImageFilter.GaussianBlur(0.8)), np.float64)
        return (
            Image.fromarray(np.clip(blurred * 0.85 + 20 + noise, 0, 255).astype(np.uint8)).convert("L").convert("RGB")
        )
    if way == "jpeg":
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=25)
        return Image.open(buffer).convert("RGB")
    if way.startswith("turned"):
        degrees = int(way.split()[1])
        return picture.rotate(degrees, expand=degrees == 90, resample=Image.Resampling.BICUBIC, fillcolor="white")
    return picture


def write_pdf(path: Path, page: Sheet) -> None:
    """A PDF of one picture."""
    buffer = io.BytesIO()
    page.picture.save(buffer, "JPEG", quality=85)
    pdf = pikepdf.new()
    size = (page.picture.width * 72 / page.dpi, page.picture.height * 72 / page.dpi)
    image = pdf.make_stream(buffer.getvalue())
    image.stream_dict.update(
        pikepdf.Dictionary(
            Subtype=pikepdf.Name.Image,
            Width=page.picture.width,
            Height=page.picture.height,
            BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceRGB,
        )
    )
    image["/Filter"] = pikepdf.Name.DCTDecode
    added = pdf.add_blank_page(page_size=size).obj
    added["/Resources"] = pikepdf.Dictionary(XObject={"/Im": image})
    added["/Contents"] = pdf.make_stream(f"q {size[0]} 0 0 {size[1]} 0 0 cm /Im Do Q".encode())
    pdf.save(path)


def squash(text: str) -> str:
    """Letters and digits alone."""
    return SIGNS.sub("", text).lower()


def shown(path: Path) -> str:
    """All that a result tells: its text, and its page read at another size."""
    page = pypdfium2.PdfDocument(path)[0]
    picture = page.render(scale=230 / 72).to_pil().convert("RGB")
    lines = read_picture(np.asarray(picture, np.uint8))
    return squash(page.get_textpage().get_text_range()) + "\n" + squash(" ".join(line.text for line in lines))


def run_pages(pages: int, seed: str) -> dict[str, Any]:
    """Clean drawn pages, way by way."""
    policy, rows = default_policy(), {}
    detector, key = Detector(policy), Key(hashlib.sha256(b"benchmark " + seed.encode()).digest())
    with tempfile.TemporaryDirectory() as folder:
        for way in WAYS:
            count: Counter[str] = Counter()
            seconds = 0.0
            for number in range(pages):
                page = sheet(way, random.Random(f"{seed} {way} {number}"))  # noqa: S311
                path, target = Path(folder) / "page.pdf", Path(folder) / "clean.pdf"
                write_pdf(path, page)
                begin = time.process_time()
                count += measure(path, target, page, detector, policy, key)
                seconds += time.process_time() - begin
            rows[way] = {**count, "seconds": round(seconds / pages, 2)}
            told = {name: count[name] for name in ("values", "read", "masked", "left", "withheld")}
            print(
                f"{way:12}", *(f"{name} {value:3}" for name, value in told.items()), f"{seconds / pages:5.1f} s a page"
            )
    return rows


def measure(path: Path, target: Path, page: Sheet, detector: Detector, policy: Policy, key: Key) -> Counter[str]:
    """The counts of one page."""
    found: Counter[str] = Counter(values=len(page.values))
    with open_document(path, policy.formats, policy.limits) as document:
        try:
            text = squash(" ".join(segment.text for segment in document.segments()))
        except InputError:
            return found + Counter(withheld=1)
    found["read"] += sum(squash(value) in text for value in page.values.values())
    try:
        surveyed = survey(path, detector, policy)
        Rewriter(plan(surveyed.mentions, key, policy), policy).rewrite(path, target, surveyed)
    except InputError:
        return found + Counter(withheld=1)
    left = shown(target)
    for kind, value in page.values.items():
        gone = squash(value) not in left
        found["masked" if gone else "left"] += 1
        if not gone:
            found[f"left {kind}"] += 1
    return found


def run_real(folder: Path, limit: int, most_pages: int) -> dict[str, Any]:
    """Clean the PDFs that are withheld without the extra."""
    policy = default_policy()
    detector, key = Detector(policy), Key(hashlib.sha256(b"benchmark").digest())
    outcomes: Counter[str] = Counter()
    without = [path for path in sorted(folder.glob("*.pdf")) if is_withheld(path, most_pages)][: limit or None]
    for number, path in enumerate(without, 1):
        begin = time.process_time()
        with tempfile.NamedTemporaryFile(suffix=".pdf") as target:
            try:
                surveyed = survey(path, detector, policy)
                Rewriter(plan(surveyed.mentions, key, policy), policy).rewrite(path, Path(target.name), surveyed)
                outcome = "clean"
            except InputError as error:
                outcome = error.reason
        outcomes[outcome] += 1
        print(f"{number:4} {path.name:60} {outcome:20} {time.process_time() - begin:6.1f} s", flush=True)
    print(dict(outcomes))
    return dict(outcomes)


def is_withheld(path: Path, most_pages: int) -> bool:
    """Whether a page of a file that is not too long is told by its pixels alone."""
    try:
        if len(pypdfium2.PdfDocument(path)) > most_pages:
            return False
        with open_document(path, FormatOptions(images="leave"), Limits()) as document:
            for _ in document.segments():
                pass
    except InputError as error:
        return error.reason in {"image-only-page", "unreadable-text"}
    except pypdfium2.PdfiumError:
        return False
    return False


def main() -> None:
    """Parse the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=3, help="pages for each way of spoiling")
    parser.add_argument("--seed", default="pictures")
    parser.add_argument("--real", type=Path)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--most-pages", type=int, default=6)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    if not is_installed():
        parser.error("the extra is missing: pip install 'gptsanitize[ocr]'")
    if options.real:
        result = run_real(options.real, options.limit, options.most_pages)
    else:
        result = run_pages(options.pages, options.seed)
    if options.output:
        options.output.write_text(json.dumps(result, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
