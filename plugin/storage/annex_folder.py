# SPDX-License-Identifier: GPL-2.0-or-later
"""The folder of an annex: written beside its place, moved in when every file is whole."""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path, PurePosixPath

from ..core.annex.content import Sheet
from ..core.errors import StorageError
from ..core.progress import SILENT, Progress, stop_if_cancelled
from ..core.wording import Text
from .annex_steady import write_entry
from .csv_table import write_csv
from .failures import cannot_write
from .notes import Note
from .shapefile import write_shapefile

MAPS = "gis"
TABLES = "tabellen"
PICTURES = "kaarten"
LEGEND = "LEESMIJ.txt"
ACCOUNT = "verantwoording.json"
ENTRIES = (MAPS, TABLES, PICTURES, "bijlage.odt", "bijlage.html", "bijlage.pdf")

_STRANGE = Text(
    "In {path} staan al bestanden die niet bij een bijlage van Opvangatlas horen: {names}.",
    "{path} holds files already that are not of an annex by Opvangatlas: {names}.",
)
_ELSEWHERE = Text("Kies een andere map of ruim ze op.", "Choose another folder or clear them away.")
_WRITING = Text("GIS-bestanden schrijven", "Writing the GIS files")


@contextmanager
def annex_beside(folder: Path) -> Iterator[Path]:
    """Give an empty folder on the same disk; move what was written there into ``folder`` at the end.

    Files of an earlier annex are replaced, and removed where this one has none of that name. When
    anything goes wrong, or the work is cancelled, what stood there still stands there.

    Raises
    ------
    StorageError
        When the folder cannot be written, a file in it is in use, or others' files are in the way.
    """
    refuse_strangers(folder)
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = tempfile.TemporaryDirectory(prefix=".opvangatlas-", dir=folder, ignore_cleanup_errors=True)
    except OSError as error:
        raise cannot_write(folder, error) from error
    try:
        with beside as name:
            fresh = Path(name) / "nieuw"
            fresh.mkdir()
            yield fresh
            try:
                _move_in(fresh, Path(name) / "oud", folder)
            except OSError as error:
                raise cannot_write(folder, error) from error
    except BaseException:
        if made:
            with suppress(OSError):
                folder.rmdir()
        raise


def refuse_strangers(folder: Path) -> None:
    """Refuse a folder in which an annex would replace what no annex wrote.

    Raises
    ------
    StorageError
        Naming what is in the way.
    """
    there = [name for name in ENTRIES if (folder / name).exists()]
    if there and not (folder / ACCOUNT).is_file():
        raise StorageError(_STRANGE, _ELSEWHERE, path=str(folder), names=there)


def write_gis(
    folder: Path, sheets: Sequence[Sheet], legend: str, *, dated: date, progress: Progress = SILENT
) -> list[Note]:
    """Write shapefiles and the legend. ``dated`` is the date in the files themselves.

    Returns
    -------
    What had to be shortened or repaired.

    Raises
    ------
    StorageError, Cancelled
    """
    folder.mkdir(exist_ok=True)
    notes: list[Note] = []
    on_map = [sheet for sheet in sheets if sheet.table.geometry is not None]
    for number, sheet in enumerate(on_map):
        stop_if_cancelled(progress)
        progress.report(number / len(on_map), _WRITING)
        target = folder / f"{sheet.name}.shp"
        shape = sheet.table.geometry or "Point"
        notes += write_shapefile(sheet.placed, target, sheet.table.columns, geometry=shape, updated=dated)
    (folder / LEGEND).write_text(legend, encoding="utf-8", newline="\r\n")
    return notes


def write_sheets(folder: Path, sheets: Sequence[Sheet]) -> None:
    """Write the same sheets as CSV under their export names."""
    folder.mkdir(exist_ok=True)
    for sheet in sheets:
        write_csv(sheet.frame, folder / f"{sheet.name}.csv", sheet.table.columns)


def write_account(fresh: Path, account: Mapping[str, object]) -> None:
    """Write ``verantwoording.json``: the account, and every file with its size and SHA-256."""
    files = {
        path.relative_to(fresh).as_posix(): {"bytes": path.stat().st_size, "sha256": checksum(path)}
        for path in files_in(fresh)
        if path.name != ACCOUNT
    }
    text = json.dumps({**account, "bestanden": files}, ensure_ascii=False, indent=1, sort_keys=True)
    (fresh / ACCOUNT).write_text(text + "\n", encoding="utf-8", newline="\n")


def files_in(folder: Path) -> list[Path]:
    """All files in a folder, in a fixed order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def checksum(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def pack(fresh: Path, name: str) -> Path:
    """Put all files into one zip in their place; the same files give the same zip."""
    target = fresh / f"{name}.zip"
    found = files_in(fresh)
    with zipfile.ZipFile(target, "w") as archive:
        for path in found:
            write_entry(archive, path.relative_to(fresh).as_posix(), path.read_bytes())
    for path in found:
        path.unlink()
    return target


def _move_in(fresh: Path, aside: Path, folder: Path) -> None:
    """All files take their places, or none does."""
    wanted = {path.relative_to(fresh).as_posix() for path in files_in(fresh)}
    moves: list[tuple[Path, Path]] = []
    try:
        for name in sorted(wanted | _earlier(folder)):
            place = folder / name
            if place.is_file():
                _move(place, aside / name, moves)
            if name in wanted:
                _move(fresh / name, place, moves)
    except OSError:
        for source, goal in reversed(moves):
            goal.replace(source)
        raise
    for sub in (MAPS, TABLES, PICTURES):
        with suppress(OSError):  # only when nothing is left in it
            (folder / sub).rmdir()


def _move(source: Path, goal: Path, moves: list[tuple[Path, Path]]) -> None:
    goal.parent.mkdir(parents=True, exist_ok=True)
    source.replace(goal)
    moves.append((source, goal))


def _earlier(folder: Path) -> set[str]:
    """Files that an earlier annex says it wrote here; names that lead elsewhere are not believed."""
    try:
        listed = json.loads((folder / ACCOUNT).read_text(encoding="utf-8"))["bestanden"]
        names = [name for name in listed if isinstance(name, str)]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {name for name in names if _inside(PurePosixPath(name))}


def _inside(name: PurePosixPath) -> bool:
    safe = not name.is_absolute() and ".." not in name.parts and "\\" not in str(name) and ":" not in str(name)
    return safe and name.parts[:1] != () and name.parts[0] in ENTRIES
