# SPDX-License-Identifier: GPL-2.0-or-later
"""The files of an annex: written beside the folder, moved in when all are whole."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ..core.annex.content import Sheet
from ..core.progress import SILENT, Progress, stop_if_cancelled
from ..core.wording import Text
from .csv_table import write_csv
from .failures import cannot_write
from .notes import Note
from .shapefile import write_shapefile

MAPS = "gis"
TABLES = "tabellen"
LEGEND = "LEESMIJ.txt"
_WRITING = Text("Bijlage schrijven", "Writing the annex")


def write_annex(
    folder: Path, sheets: Sequence[Sheet], legend: str, *, dated: date, progress: Progress = SILENT
) -> tuple[list[Path], list[Note]]:
    """Write ``gis/`` (shapefiles and legend) and ``tabellen/`` (CSV) into a folder.

    Files of an earlier annex with the same names are replaced; others in the folder stay. ``dated``
    is the date in the shapefiles themselves, so that the same plan gives the same bytes.

    Returns
    -------
    (files, notes)
        What was written, and what had to be shortened or repaired.

    Raises
    ------
    StorageError
        When the folder cannot be written; what stood there is still there.
    Cancelled
        When ``progress`` says so; nothing was written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = tempfile.TemporaryDirectory(prefix=".opvangatlas-", dir=folder)
    except OSError as error:
        raise cannot_write(folder, error) from error
    with beside as name:
        fresh = Path(name)
        notes = _write(fresh, sheets, legend, dated, progress)
        try:
            return _move_in(fresh, folder), notes
        except OSError as error:
            raise cannot_write(folder, error) from error


def _write(fresh: Path, sheets: Sequence[Sheet], legend: str, dated: date, progress: Progress) -> list[Note]:
    (fresh / MAPS).mkdir()
    (fresh / TABLES).mkdir()
    notes: list[Note] = []
    for number, sheet in enumerate(sheets):
        stop_if_cancelled(progress)
        progress.report(number / len(sheets), _WRITING)
        columns = sheet.table.columns
        if sheet.table.geometry is not None:
            target = fresh / MAPS / f"{sheet.name}.shp"
            notes += write_shapefile(
                sheet.frame, target, columns, geometry=sheet.table.geometry, updated=dated
            )
        write_csv(sheet.frame, fresh / TABLES / f"{sheet.name}.csv", columns)
    (fresh / MAPS / LEGEND).write_text(legend, encoding="utf-8", newline="\r\n")
    return notes


def _move_in(fresh: Path, folder: Path) -> list[Path]:
    moved = []
    for part in (MAPS, TABLES):
        (folder / part).mkdir(exist_ok=True)
        for file in sorted((fresh / part).iterdir()):
            moved.append(file.replace(folder / part / file.name))
    return moved
