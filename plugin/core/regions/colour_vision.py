# SPDX-License-Identifier: GPL-2.0-or-later
"""How far two colours are apart, for every reader: also for one who sees no red, green or blue.

CIEDE2000 on colours as they are seen without and with full protan, deutan and tritan deficiency
(Machado, Oliveira and Fernandes 2009); what counts is the worst of the four.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_SEEN = np.array(
    [
        [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ]
)
"""On linear RGB: normal sight, then protan, deutan, tritan at full severity (Machado 2009, table 1)."""

_TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
_WHITE_D65 = np.array([0.95047, 1.0, 1.08883])


@lru_cache(maxsize=4096)
def distance(first: str, second: str) -> float:
    """How far two colours are apart for the reader who tells them apart least.

    Parameters
    ----------
    first, second : ``#RRGGBB``

    Returns
    -------
    float : CIEDE2000, the smallest over normal, protan, deutan and tritan sight
    """
    return float(distances_seen(first, second).min())


def distances_seen(first: str, second: str) -> Floats:
    """CIEDE2000 between two colours: normal, protan, deutan, tritan sight."""
    return ciede2000(_seen_lab(first), _seen_lab(second))


def ciede2000(first: Floats, second: Floats) -> Floats:
    """Colour difference ΔE00 between Lab colours.

    Parameters
    ----------
    first, second : arrays of shape (..., 3) with L*, a*, b*

    Returns
    -------
    array of shape (...)

    Notes
    -----
    After Sharma, Wu and Dalal (2005), weights 1; tested on the pairs they published.
    """
    lightness, a, b = np.moveaxis(np.stack([first, second]).astype(float), -1, 0)
    chroma_mean = np.hypot(a, b).mean(axis=0)
    a = a * (1.5 - 0.5 * np.sqrt(_saturation(chroma_mean)))
    chroma = np.hypot(a, b)
    # Rounded, so that exactly opposite hues are exactly half a circle apart.
    hue = np.round(np.degrees(np.arctan2(b, a)) % 360.0, 9)
    grey = chroma.prod(axis=0) == 0.0
    turn = np.where(grey, 0.0, (hue[1] - hue[0] + 180.0) % 360.0 - 180.0)
    # A turn of exactly half a circle counts as positive, as in the published formula.
    turn = np.where((turn == -180.0) & (hue[1] > hue[0]), 180.0, turn)
    hue_mean = np.where(grey, hue.sum(axis=0), _mean_hue(hue))
    d_lightness = (lightness[1] - lightness[0]) / _lightness_weight(lightness.mean(axis=0))
    chroma_mean = chroma.mean(axis=0)
    d_chroma = (chroma[1] - chroma[0]) / (1.0 + 0.045 * chroma_mean)
    d_hue = 2.0 * np.sqrt(chroma.prod(axis=0)) * np.sin(np.radians(turn) / 2.0)
    d_hue = d_hue / (1.0 + 0.015 * chroma_mean * _hue_term(hue_mean))
    rotation = 2.0 * np.sqrt(_saturation(chroma_mean))
    rotation = -rotation * np.sin(np.radians(60.0 * np.exp(-(((hue_mean - 275.0) / 25.0) ** 2))))
    squares = d_lightness**2 + d_chroma**2 + d_hue**2 + rotation * d_chroma * d_hue
    return np.asarray(np.sqrt(squares), dtype=np.float64)


def _saturation(chroma: Floats) -> Floats:
    return np.asarray(chroma**7 / (chroma**7 + 25.0**7))


def _lightness_weight(lightness: Floats) -> Floats:
    off = (lightness - 50.0) ** 2
    return np.asarray(1.0 + 0.015 * off / np.sqrt(20.0 + off))


def _mean_hue(hue: Floats) -> Floats:
    """The middle of two hues along the shorter arc."""
    total = hue.sum(axis=0)
    apart = np.abs(hue[0] - hue[1]) > 180.0
    return np.asarray((total + np.where(apart, np.where(total < 360.0, 360.0, -360.0), 0.0)) / 2.0)


def _hue_term(hue: Floats) -> Floats:
    def wave(times: float, shift: float) -> Floats:
        return np.asarray(np.cos(np.radians(times * hue + shift)))

    return 1.0 - 0.17 * wave(1, -30) + 0.24 * wave(2, 0) + 0.32 * wave(3, 6) - 0.20 * wave(4, -63)


def channels(color: str) -> Floats:
    """Red, green and blue of ``#RRGGBB``, 0 to 255."""
    return np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)], dtype=float)


@lru_cache(maxsize=1024)
def _seen_lab(color: str) -> Floats:
    """Lab of a colour for the four kinds of sight, shape (4, 3)."""
    value = channels(color) / 255.0
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    seen = np.clip(_SEEN @ linear, 0.0, 1.0)
    xyz = seen @ _TO_XYZ.T / _WHITE_D65
    root = np.where(xyz > 216.0 / 24389.0, np.cbrt(xyz), (24389.0 / 27.0 * xyz + 16.0) / 116.0)
    x, y, z = root.T
    return np.column_stack([116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)])
