# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether two spellings of a path are one place on the disk, and which files belong together."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .sqlite import COMPANIONS

MARK = "versie"
"""What the names of backups have in common: ``plan.versie1-vertrouwelijk.gpkg``."""
PROJECTS = (".qgz", ".qgs")
_ASIDE = ("", "~")
_TOGETHER = (
    (".shp", ".shx", ".dbf", ".prj", ".cpg", ".qix", ".qpj", ".sbn", ".sbx", ".idm", ".ind"),
    (".tab", ".dat", ".map", ".id", ".ind"),
    (".mif", ".mid"),
)
"""Endings of formats that are several files."""


def same(first: Path, second: Path) -> bool:
    """Whether two paths lead to one place: through links, ``..``, relative, or in other letters where that is one."""
    if _spelled(first) == _spelled(second):
        return True
    try:
        return first.samefile(second)  # also hard links, and disks that do not tell A from a
    except OSError:
        return False


def inside(path: Path, folder: Path) -> bool:
    """Whether a path lies in a folder, at any depth; the folder itself does not."""
    return any(same(parent, folder) for parent in Path(os.path.realpath(path)).parents)


def family(path: Path) -> tuple[Path, ...]:
    """A file and the files that are written and removed with it: the parts of a shapefile, the log of a database."""
    for end in COMPANIONS:
        if path.name.endswith(end):
            path = path.with_name(path.name.removesuffix(end))
    parts = {path, *(path.with_name(path.name + end) for end in COMPANIONS)}
    for endings in _TOGETHER:
        if path.suffix.lower() in endings:
            parts |= {path.with_suffix(end) for end in endings}
    return tuple(sorted(parts))


def retinue(path: Path) -> tuple[Path, ...]:
    """What stands beside a plan and is nowhere else: its project, what was not saved yet, and its backups."""
    path = Path(os.path.realpath(path))
    beside = [path.with_suffix(end + aside) for end in PROJECTS for aside in _ASIDE]
    beside += [path.with_name(f"{path.name}.concept{aside}") for aside in _ASIDE]
    beside.append(path.with_name(f"{path.stem}_attachments.zip"))
    return (*beside, *backups_of(path))


def backups_of(path: Path) -> list[Path]:
    """The backups of a plan that stand beside it."""
    start = f"{path.stem}.{MARK}"
    return [file for file in _listed(path.parent) if file.name.startswith(start) and file.suffix == path.suffix]


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _spelled(path: Path) -> str:
    text = os.path.normcase(os.path.realpath(path))
    return text.casefold() if sys.platform == "darwin" else text
