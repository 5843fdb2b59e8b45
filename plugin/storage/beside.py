# SPDX-License-Identifier: GPL-2.0-or-later
"""Write files beside their place and move them in when they are whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .failures import cannot_write


@contextmanager
def written_beside(target: Path) -> Iterator[Path]:
    """Give a path in a temporary folder beside ``target``; move in all that was written there.

    What already stood at ``target`` stays as it is until the new file is whole. Other files in the
    temporary folder (the parts of a shapefile) are moved along under their own names.

    Raises
    ------
    StorageError
        When the folder does not exist or cannot be written.
    """
    try:
        folder = tempfile.TemporaryDirectory(prefix=".opvangatlas-", dir=target.parent)
    except OSError as error:
        raise cannot_write(target.parent, error) from error
    with folder as name:
        yield Path(name) / target.name
        try:
            for part in sorted(Path(name).iterdir()):
                os.replace(part, target.parent / part.name)
        except OSError as error:
            raise cannot_write(target, error) from error
