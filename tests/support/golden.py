"""Comparing pictures with golden ones: in colour, same size only, with a small tolerance."""

import io
import os
from pathlib import Path

import numpy as np
from PIL import Image

RENEW_VARIABLE = "KIOSK_RENEW_GOLDEN"
RENEW_COMMAND = f"{RENEW_VARIABLE}=1 .venv/bin/python -m pytest"
CHANNEL_TOLERANCE = 24
"""A pixel differs where one of its channels is further off than this (of 255) …"""
PIXEL_SHARE = 0.002
"""… and this share of pixels may: rasterisers round the rims of letters differently …"""
MEAN_TOLERANCE = 0.5
"""… while the mean difference of all channels stays under this, so no colour may drift."""
ROOT = Path(__file__).resolve().parents[2]
FAILURES = ROOT / "out" / "golden-failures"

Pixels = np.ndarray


def assert_same_picture(actual: bytes | Pixels, golden_path: Path) -> None:
    """Asserts that a picture looks like a golden one; writes both and their difference if not.

    Args:
        actual: PNG bytes, or an array of shape (height, width, 3) or (height, width, 4), uint8.
        golden_path: The PNG to compare with; written where the renewing variable is set.
    """
    pixels = _rgb(actual)
    if os.environ.get(RENEW_VARIABLE):
        golden_path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(pixels).save(golden_path, optimize=True)
        return
    if not golden_path.is_file():
        _fail(pixels, None, golden_path, "there is no golden picture yet")
        return
    golden = _rgb(golden_path.read_bytes())
    if golden.shape != pixels.shape:
        sizes = [f"{p.shape[1]}×{p.shape[0]}" for p in (golden, pixels)]
        _fail(pixels, golden, golden_path, f"{sizes[0]} pixels were expected, not {sizes[1]}")
        return
    far = np.abs(golden.astype(np.int16) - pixels.astype(np.int16))
    share = float((far.max(axis=-1) > CHANNEL_TOLERANCE).mean())
    mean = float(far.mean())
    if share > PIXEL_SHARE or mean > MEAN_TOLERANCE:
        said = f"{share:.2%} of the pixels differ (mean difference {mean:.2f})"
        _fail(pixels, golden, golden_path, said)


def _rgb(picture: bytes | Pixels) -> Pixels:
    """Returns RGB of a picture; one with transparency is laid over white."""
    image: Image.Image
    if isinstance(picture, bytes):
        image = Image.open(io.BytesIO(picture))
    else:
        image = Image.fromarray(picture)
    if image.mode == "RGBA":
        ground = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(ground, image)
    return np.asarray(image.convert("RGB"))


def _fail(actual: Pixels, golden: Pixels | None, golden_path: Path, why: str) -> None:
    FAILURES.mkdir(parents=True, exist_ok=True)
    name = golden_path.stem
    written = {"actual": actual}
    if golden is not None:
        written["expected"] = golden
        if golden.shape == actual.shape:
            far = np.abs(golden.astype(np.int16) - actual.astype(np.int16)).max(axis=-1)
            written["difference"] = np.repeat(
                np.clip(255 - far * 4, 0, 255).astype(np.uint8)[..., None], 3, axis=-1
            )
    for kind, pixels in written.items():
        Image.fromarray(pixels).save(FAILURES / f"{name}-{kind}.png")
    raise AssertionError(
        f"{golden_path.name}: {why}.\nLook at {FAILURES / name}-*.png; "
        f"if the new picture is right, renew it with:\n  {RENEW_COMMAND} <this test>"
    )
