# SPDX-License-Identifier: GPL-2.0-or-later
"""GDAL for as long as we use it: with exceptions, and closed when we leave, whatever happened."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
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


@contextmanager
def opened(path: Path, *, update: bool = False) -> Iterator[ogr.DataSource]:
    """A GeoPackage. It is closed on leaving, also when the traceback of an error still refers to it.

    Raises
    ------
    RuntimeError
        When it cannot be opened.
    """
    with gdal_exceptions():
        source = ogr.GetDriverByName("GPKG").Open(str(path), int(update))
        if source is None:
            raise RuntimeError(f"GDAL finds no GeoPackage at {path}")
        try:
            yield source
        finally:
            _close(source)


@contextmanager
def created(driver: str, path: Path, options: Sequence[str] = ()) -> Iterator[ogr.DataSource]:
    """A new file of this driver, closed on leaving.

    Raises
    ------
    RuntimeError
        When it cannot be written.
    """
    with gdal_exceptions():
        source = ogr.GetDriverByName(driver).CreateDataSource(str(path), list(options))
        try:
            yield source
        finally:
            _close(source)


def _close(source: ogr.DataSource) -> None:
    """GDAL 3.8 renamed it."""
    getattr(source, "Close", source.Destroy)()


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
