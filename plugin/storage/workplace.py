# SPDX-License-Identifier: GPL-2.0-or-later
"""A folder in which files are made before they take their place; what a killed job left is cleared by the next.

A workplace holds a mark that its owner keeps locked for as long as it lives: the system lets go of the lock
when a process ends, however it ends. A workplace whose mark is free has no owner any more.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = ".opvangatlas-"
MARK = "opvangatlas.bezig"
_WORK = "werk"
_TRIES = 10
_OF_BEFORE = frozenset({"nieuw", "oud"})
"""What lies in the work of an annex by earlier versions, which had no mark."""


@contextmanager
def workplace(parent: Path) -> Iterator[Path]:
    """An empty folder in ``parent`` that nobody else uses and that is gone afterwards.

    Workplaces beside it that have no owner any more are cleared first.

    Raises
    ------
    OSError
        When ``parent`` cannot be written.
    """
    clear_left_behind(parent)
    folder, mark = _claimed(parent)
    try:
        made = folder / _WORK
        made.mkdir()
        yield made
    finally:
        os.close(mark)
        _remove(folder)


def room_beside(folder: Path) -> Path:
    """Where the work for a folder lies: beside it on the same disk, else where the system has its temporary files."""
    real = folder.resolve()
    with suppress(OSError):  # that the parent cannot be written
        if real.parent != real and real.parent.stat().st_dev == real.stat().st_dev:
            with tempfile.TemporaryFile(dir=real.parent):
                return real.parent
    return Path(tempfile.gettempdir())


def clear_left_behind(parent: Path) -> None:
    """Remove the workplaces in a folder of which the owner is gone; anything else stays."""
    with suppress(OSError):
        for folder in parent.glob(f"{PREFIX}*"):
            if folder.is_dir() and not folder.is_symlink() and _is_ownerless(folder):
                _remove(folder)


def _remove(folder: Path) -> None:
    """The mark last: killed half way, the rest is still known for what it is."""
    shutil.rmtree(folder / _WORK, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def _claimed(parent: Path) -> tuple[Path, int]:
    """A new folder and its locked mark; again when another process took it for one without an owner."""
    for _ in range(_TRIES):
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        with suppress(FileNotFoundError, BlockingIOError):
            mark = os.open(folder / MARK, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
            if _is_locked_now(mark) and (folder / MARK).exists():
                return folder, mark
            os.close(mark)
    raise BlockingIOError(f"no room in {parent}")


def _is_ownerless(folder: Path) -> bool:
    mark = folder / MARK
    if not mark.is_file():
        names = {path.name for path in folder.iterdir()}
        return names <= _OF_BEFORE  # with nothing in it: whoever made it just now makes another
    if sys.platform == "win32":  # a file that is open cannot be removed there
        with suppress(OSError):
            mark.unlink()
        return not mark.exists()
    with suppress(OSError):
        descriptor = os.open(mark, os.O_RDWR)
        try:
            return _is_locked_now(descriptor)
        finally:
            os.close(descriptor)
    return False


def _is_locked_now(mark: int) -> bool:
    """Take the lock of a mark; False when somebody has it. On Windows an open file is its own lock."""
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True
