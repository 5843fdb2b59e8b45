# SPDX-License-Identifier: GPL-2.0-or-later
"""GDAL with exceptions for as long as we use it, and never longer: the setting is process-wide."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from osgeo import gdal, ogr, osr

_MODULES = (gdal, ogr, osr)
_guard = threading.Lock()
_users = 0
_ours: list[ModuleType] = []


@contextmanager
def gdal_exceptions() -> Iterator[None]:
    """Errors of GDAL raise RuntimeError inside this block; the last one out restores what was set.

    A worker and the main thread may be inside at the same time, so leaving is counted.
    """
    _enter()
    try:
        yield
    finally:
        _leave()


def _enter() -> None:
    global _users
    with _guard:
        if _users == 0:
            _ours[:] = [module for module in _MODULES if not module.GetUseExceptions()]
            for module in _ours:
                module.UseExceptions()
        _users += 1


def _leave() -> None:
    global _users
    with _guard:
        _users -= 1
        if _users == 0:
            for module in reversed(_ours):  # GDAL keeps its error handlers in a stack
                module.DontUseExceptions()
