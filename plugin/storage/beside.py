# SPDX-License-Identifier: GPL-2.0-or-later
"""Write files beside their place and move them in when they are whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from .failures import cannot_write
from .workplace import workplace


@contextmanager
def written_beside(target: Path) -> Iterator[Path]:
    """Give a path in a temporary folder beside ``target``; move in all that was written there.

    What already stood at ``target`` stays as it is until the new file is whole. Other files in the
    temporary folder (the parts of a shapefile) are moved along under their own names. A link stays a link:
    what it leads to is written.

    Raises
    ------
    StorageError
        When the folder does not exist or cannot be written.
    """
    target = Path(os.path.realpath(target)) if target.is_symlink() else target
    with ExitStack() as stack:
        try:
            work = stack.enter_context(workplace(target.parent))
        except OSError as error:
            raise cannot_write(target.parent, error) from error
        yield work / target.name
        try:
            _move_in(sorted(work.iterdir()), target.parent)
        except OSError as error:
            raise cannot_write(target, error) from error


def _move_in(parts: list[Path], folder: Path) -> None:
    """One file takes its place in one step; of several, all do or none."""
    if len(parts) == 1:
        parts[0].replace(folder / parts[0].name)
        return
    aside = Path(tempfile.mkdtemp(dir=parts[0].parent)) if parts else folder
    moves: list[tuple[Path, Path]] = []
    try:
        for part in parts:
            place = folder / part.name
            if place.is_file():
                _move(place, aside / part.name, moves)
            _move(part, place, moves)
    except OSError:
        for source, goal in reversed(moves):
            goal.replace(source)
        raise


def _move(source: Path, goal: Path, moves: list[tuple[Path, Path]]) -> None:
    source.replace(goal)
    moves.append((source, goal))
