"""Picture files: opened to be read, and written anew in their own format when something was burnt."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["opened", "packed_like"]

_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_MOST_PIXELS = 40_000_000
_PLAIN = 24
_OPTIONS: dict[str, dict[str, object]] = {
    "JPEG": {"quality": 90, "optimize": True},
    "TIFF": {"compression": "tiff_lzw"},
    "WEBP": {"lossless": True},
}


def opened(data: bytes) -> Image.Image | None:
    """A picture in RGB, on white, or where it is white itself, on black.

    None for what no decoder can open, for more pixels than can be looked at, and for more than one picture in a file.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                if picture.width * picture.height > _MOST_PIXELS or getattr(picture, "n_frames", 1) > 1:
                    return None
                return _on_ground(picture)
    except Exception:  # noqa: BLE001 -- whatever a broken picture makes a decoder raise, it is not read
        return None


def _on_ground(picture: Image.Image) -> Image.Image:
    from PIL import Image

    if picture.mode.startswith("I"):
        return picture.point(lambda value: value / 256).convert("RGB") if picture.mode != "I;16" else _of_16(picture)
    if picture.mode not in {"RGBA", "LA", "PA"} and "transparency" not in picture.info:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    white = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
    if all(high - low < _PLAIN for low, high in white.getextrema()):  # type: ignore[misc]
        return Image.alpha_composite(Image.new("RGBA", clear.size, "black"), clear).convert("RGB")
    return white


def _of_16(picture: Image.Image) -> Image.Image:
    import numpy as np
    from PIL import Image

    return Image.fromarray((np.asarray(picture) >> 8).astype(np.uint8)).convert("RGB")


def packed_like(picture: Image.Image, data: bytes) -> bytes:
    """An RGB picture in the format of a file, with nothing but its pixels."""
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=_FORMATS) as source:
        kind = source.format or "PNG"
    buffer = io.BytesIO()
    picture.save(buffer, kind, **_OPTIONS.get(kind, {}))
    return buffer.getvalue()
