# SPDX-License-Identifier: GPL-2.0-or-later
"""Noise that is the same on every machine: integer hashes and plain arithmetic, no generator."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_MASK = np.uint64(0xFFFFFFFF)


def hashed(i: NDArray[np.int64], j: NDArray[np.int64], seed: int) -> Array:
    """A number between -1 and 1 for every pair of whole numbers."""
    h = i.astype(np.uint64) * np.uint64(0x9E3779B1) + j.astype(np.uint64) * np.uint64(0x85EBCA77)
    h = (h + np.uint64(seed * 0xC2B2AE3D & 0xFFFFFFFF)) & _MASK
    for shift, factor in ((15, 0x2C1B3C6D), (12, 0x297A2D39), (15, 0x5BD1E995)):
        h = ((h ^ (h >> np.uint64(shift))) * np.uint64(factor)) & _MASK
    return (h ^ (h >> np.uint64(16))).astype(np.float64) / 2.0**31 - 1.0


def smooth(x: Array, y: Array, wavelength: float, seed: int) -> Array:
    """Value noise between -1 and 1 that varies over ``wavelength`` metres."""
    u, v = x / wavelength, y / wavelength
    i, j = np.floor(u).astype(np.int64), np.floor(v).astype(np.int64)
    s, t = (part * part * (3.0 - 2.0 * part) for part in (u - i, v - j))
    low = hashed(i, j, seed) * (1.0 - s) + hashed(i + 1, j, seed) * s
    high = hashed(i, j + 1, seed) * (1.0 - s) + hashed(i + 1, j + 1, seed) * s
    return low * (1.0 - t) + high * t


def warped(x: Array, y: Array, waves: tuple[tuple[float, float], ...], seed: int) -> tuple[Array, Array]:
    """Shift points by noise; ``waves`` are (wavelength, amplitude) in metres."""
    dx, dy = np.zeros_like(x), np.zeros_like(y)
    for number, (wavelength, amplitude) in enumerate(waves):
        dx = dx + amplitude * smooth(x, y, wavelength, seed + 2 * number)
        dy = dy + amplitude * smooth(x, y, wavelength, seed + 2 * number + 1)
    return x + dx, y + dy
