# SPDX-License-Identifier: GPL-2.0-or-later
"""The folder of an annex: written beside its place, moved in when every file is whole."""

from __future__ import annotations

import errno
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from ..core.annex.content import Sheet
from ..core.progress import SILENT, Progress, stop_if_cancelled
from ..core.wording import Text
from .annex_earlier import ACCOUNT, ZIP, checksum, earlier_files, is_own_zip, refuse_folder
from .annex_steady import write_entry
from .csv_table import write_csv
from .failures import cannot_write
from .notes import Note
from .shapefile import PARTS as SHAPE_PARTS
from .shapefile import write_shapefile
from .workplace import clear_left_behind, room_beside, workplace

LEGEND = "LEESMIJ.txt"

_WRITING = Text("GIS-bestanden schrijven", "Writing the GIS files")
_KEPT = Text(
    "{name} was gewijzigd sinds de vorige bijlage en is bewaard als ‘{kept}’.",
    "{name} was changed since the earlier annex and is kept as ‘{kept}’.",
)
KEPT = "{stem} (gewijzigd {moment:%Y-%m-%d %H.%M}){number}{suffix}"
"""A changed file of an earlier annex, by the moment it was changed; no later annex has this name."""


@contextmanager
def annex_beside(folder: Path, notes: list[Note] | None = None, *, secret: bool = False) -> Iterator[Path]:
    """Give an empty folder elsewhere on the same disk; move what was written there into ``folder`` at the end.

    Files of an earlier annex are replaced, and removed where this one has none of that name; those that
    were changed since are kept beside the new ones, and ``notes`` is told under which name. When anything
    goes wrong, or the work is cancelled, what stood there still stands there. A job that is killed leaves
    nothing in ``folder``, and the next clears what it left beside it.

    Parameters
    ----------
    secret : whether confidential locations are in it

    Raises
    ------
    StorageError
        When the folder cannot be written, a file in it is in use, or others' files are in the way.
    """
    refuse_folder(folder, secret=secret)
    made = not folder.exists()
    with ExitStack() as stack:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            clear_left_behind(folder)  # by versions that worked in the folder itself
            work = stack.enter_context(workplace(room_beside(folder)))
        except OSError as error:
            raise cannot_write(folder, error) from error
        if made:
            stack.push(_removed_when_broken_off(folder))
        fresh = work / "nieuw"
        fresh.mkdir()
        yield fresh
        try:
            kept = _move_in(fresh, work / "oud", folder)
        except OSError as error:
            raise cannot_write(folder, error) from error
        if notes is not None:
            notes += kept


def _removed_when_broken_off(folder: Path) -> Callable[..., None]:
    def leave(kind: object, *_: object) -> None:
        if kind is not None:
            with suppress(OSError):
                folder.rmdir()

    return leave


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


def _move_in(fresh: Path, aside: Path, folder: Path) -> list[Note]:
    """All files take their places, or none does; what was changed by hand is kept.

    The account goes first: broken off half way, it already says whether there is something confidential.
    """
    wanted = {path.relative_to(fresh).as_posix() for path in files_in(fresh)}
    earlier = earlier_files(folder)
    names = sorted(wanted | set(earlier), key=lambda name: (name != ACCOUNT, name))
    kept = _kept_names(folder, [name for name in names if _is_changed(folder / name, earlier.get(name))])
    moves: list[tuple[Path, Path]] = []
    try:
        for name in names:
            place = folder / name
            if place.is_file() and name == ACCOUNT and name in wanted:
                _copy_aside(place, aside / name, moves)
            elif place.is_file():
                _move(place, folder / kept[name] if name in kept else aside / name, moves)
            if name in wanted:
                _move(fresh / name, place, moves)
    except OSError:
        for source, goal in reversed(moves):
            _place(goal, source)
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
    return not is_own_zip(place) if place.name == ZIP else checksum(place) != known


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
    _place(source, goal)
    moves.append((source, goal))


def _copy_aside(source: Path, goal: Path, moves: list[tuple[Path, Path]]) -> None:
    """As a move, without a moment in which there is no account."""
    goal.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, goal)
    moves.append((source, goal))


def _place(source: Path, goal: Path) -> None:
    """In one step on one disk; from another disk by copying."""
    try:
        source.replace(goal)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.copy2(source, goal)
        source.unlink()
