# SPDX-License-Identifier: GPL-2.0-or-later
"""The folder of an annex: written beside its place, moved in when every file is whole."""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from ..core.annex.content import Sheet
from ..core.errors import StorageError
from ..core.progress import SILENT, Progress, stop_if_cancelled
from ..core.wording import Text
from .annex_steady import write_entry
from .csv_table import write_csv
from .failures import cannot_write
from .notes import Note
from .shapefile import PARTS as SHAPE_PARTS
from .shapefile import write_shapefile

MAPS = "gis"
TABLES = "tabellen"
PICTURES = "kaarten"
LEGEND = "LEESMIJ.txt"
ACCOUNT = "verantwoording.json"
ZIP = "bijlage.zip"
ENTRIES = (MAPS, TABLES, PICTURES, "bijlage.odt", "bijlage.html", "bijlage.pdf")

_STRANGE = Text(
    "In {path} staan al bestanden die niet bij een bijlage van Opvangatlas horen: {names}.",
    "{path} holds files already that are not of an annex by Opvangatlas: {names}.",
)
_ELSEWHERE = Text("Kies een andere map of ruim ze op.", "Choose another folder or clear them away.")
_WRITING = Text("GIS-bestanden schrijven", "Writing the GIS files")
_KEPT = Text(
    "{name} was gewijzigd sinds de vorige bijlage en is bewaard als ‘{kept}’.",
    "{name} was changed since the earlier annex and is kept as ‘{kept}’.",
)
KEPT = "{stem} (gewijzigd {moment:%Y-%m-%d %H.%M}){number}{suffix}"
"""A changed file of an earlier annex, by the moment it was changed; no later annex has this name."""


@contextmanager
def annex_beside(folder: Path, notes: list[Note] | None = None) -> Iterator[Path]:
    """Give an empty folder on the same disk; move what was written there into ``folder`` at the end.

    Files of an earlier annex are replaced, and removed where this one has none of that name; those that
    were changed since are kept beside the new ones, and ``notes`` is told under which name. When anything
    goes wrong, or the work is cancelled, what stood there still stands there.

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
                kept = _move_in(fresh, Path(name) / "oud", folder)
            except OSError as error:
                raise cannot_write(folder, error) from error
            if notes is not None:
                notes += kept
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


def earlier_account(folder: Path, *, zipped: bool = False) -> dict[str, Any]:
    """The account of the annex that stands in a folder; empty when there is none that can be read."""
    try:
        found = json.loads((folder / ACCOUNT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = _packed_account(folder / ZIP) if zipped else {}
    return found if isinstance(found, dict) else {}


def _packed_account(path: Path) -> object:
    try:
        with zipfile.ZipFile(path) as archive:
            return json.loads(archive.read(ACCOUNT))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return {}


def _move_in(fresh: Path, aside: Path, folder: Path) -> list[Note]:
    """All files take their places, or none does; what was changed by hand is kept."""
    wanted = {path.relative_to(fresh).as_posix() for path in files_in(fresh)}
    earlier = _earlier(folder)
    names = sorted(wanted | set(earlier))
    kept = _kept_names(folder, [name for name in names if _is_changed(folder / name, earlier.get(name))])
    moves: list[tuple[Path, Path]] = []
    try:
        for name in names:
            place = folder / name
            if place.is_file():
                _move(place, folder / kept[name] if name in kept else aside / name, moves)
            if name in wanted:
                _move(fresh / name, place, moves)
    except OSError:
        for source, goal in reversed(moves):
            goal.replace(source)
        raise
    for sub in sorted({parent for name in names for parent in PurePosixPath(name).parents}, reverse=True):
        if sub.name:
            with suppress(OSError):  # only when nothing is left in it
                (folder / sub).rmdir()
    return [Note(_KEPT, {"name": name, "kept": PurePosixPath(goal).name}) for name, goal in kept.items()]


def _is_changed(place: Path, known: str | None) -> bool:
    """Whether a file is not as an annex wrote it."""
    if not place.is_file() or place.name == ACCOUNT:
        return False
    return not _is_own_zip(place) if place.name == ZIP else checksum(place) != known


def _is_own_zip(path: Path) -> bool:
    """Whether a zip holds an annex as it was packed."""
    listed = _sums(_packed_account(path))
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            sums = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names & set(listed)}
    except (OSError, zipfile.BadZipFile):
        return False
    return names == {*listed, ACCOUNT} and sums == listed


def _kept_names(folder: Path, changed: Sequence[str]) -> dict[str, str]:
    """The name under which each changed file is kept; the files of one shapefile stay together."""
    together: dict[str, list[str]] = {}
    for name in changed:
        together.setdefault(_stem(name), []).extend(_with_siblings(folder, name))
    found = {}
    for names in together.values():
        moment = datetime.fromtimestamp(max((folder / name).stat().st_mtime for name in names))
        number = 1
        while True:
            goals = {name: _kept_name(name, moment, number) for name in names}
            if not any((folder / goal).exists() for goal in goals.values()):
                break
            number += 1
        found.update(goals)
    return found


def _kept_name(name: str, moment: datetime, number: int) -> str:
    path = PurePosixPath(name)
    again = f" {number}" if number > 1 else ""
    made = KEPT.format(stem=path.stem, moment=moment, number=again, suffix=path.suffix)
    return str(path.with_name(made))


def _with_siblings(folder: Path, name: str) -> list[str]:
    """A file, and with a part of a shapefile its other parts."""
    if PurePosixPath(name).suffix not in SHAPE_PARTS:
        return [name]
    parts = [f"{_stem(name)}{suffix}" for suffix in SHAPE_PARTS]
    return [part for part in parts if (folder / part).is_file()]


def _stem(name: str) -> str:
    return str(PurePosixPath(name).with_suffix("")) if PurePosixPath(name).suffix in SHAPE_PARTS else name


def _move(source: Path, goal: Path, moves: list[tuple[Path, Path]]) -> None:
    goal.parent.mkdir(parents=True, exist_ok=True)
    source.replace(goal)
    moves.append((source, goal))


def _earlier(folder: Path) -> dict[str, str | None]:
    """Files that an earlier annex says it wrote here, with their sums; names that lead elsewhere are not believed."""
    listed = _sums(earlier_account(folder))
    return {name: known for name, known in listed.items() if _inside(PurePosixPath(name))}


def _sums(account: object) -> dict[str, str | None]:
    listed = account.get("bestanden") if isinstance(account, dict) else None
    if not isinstance(listed, dict):
        return {}
    return {str(name): entry.get("sha256") if isinstance(entry, dict) else None for name, entry in listed.items()}


def _inside(name: PurePosixPath) -> bool:
    safe = not name.is_absolute() and ".." not in name.parts and "\\" not in str(name) and ":" not in str(name)
    return safe and name.parts[:1] != () and name.parts[0] in ENTRIES
