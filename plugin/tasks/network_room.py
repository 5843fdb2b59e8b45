# SPDX-License-Identifier: GPL-2.0-or-later
"""The room that computed parts of known networks take, and how to get it back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from ..storage.network_cache import COMPUTED_FOLDER
from .travel_network import recent_networks


def computed_bytes() -> int:
    """Bytes in the computed parts of all networks known here."""
    return sum(path.stat().st_size for folder in _folders() for path in folder.rglob("*") if path.is_file())


def forget_computed() -> bool:
    """Remove the computed parts; False when some could not be removed, such as files in use.

    The networks themselves stay: the first measurement after this computes the parts again.
    """
    for folder in _folders():
        shutil.rmtree(folder, ignore_errors=True)
    return computed_bytes() == 0


def _folders() -> Iterator[Path]:
    for network in recent_networks():
        folder = network.folder / COMPUTED_FOLDER
        if folder.is_dir():
            yield folder
