# SPDX-License-Identifier: GPL-2.0-or-later
"""Take the clock out of files that other libraries wrote: the same annex gives the same bytes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from .beside import written_beside

EPOCH = (1980, 1, 1, 0, 0, 0)
_XMP_MOMENT = re.compile(rb'(xmp:\w+Date=")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d')
_XMP_ID = re.compile(rb'(xmpMM:DocumentID="uuid:)[0-9a-f-]{36}')
_NO_ID = b"00000000-0000-4000-8000-000000000000"
_MOMENT = re.compile(rb"/(CreationDate|ModDate) ?\((D:\d{14}[^)]*)\)")


def steady_zip(path: Path, change: Callable[[str, bytes], bytes] = lambda _, content: content) -> None:
    """Write the entries of a zip (XLSX, ODS, ODT) again with one fixed moment, each as ``change`` makes it.

    Raises
    ------
    StorageError, OSError
    """
    with written_beside(path) as fresh, zipfile.ZipFile(path) as old, zipfile.ZipFile(fresh, "w") as new:
        for entry in old.infolist():
            write_entry(
                new,
                entry.filename,
                change(entry.filename, old.read(entry)),
                stored=entry.compress_type == zipfile.ZIP_STORED,
            )


def write_entry(archive: zipfile.ZipFile, name: str, content: bytes, *, stored: bool = False) -> None:
    """Add an entry that says nothing of when or where it was made."""
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.external_attr = 0o100644 << 16
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def steady_pdf(path: Path, dated: date) -> None:
    """Put a fixed day where a PDF says when it was made; every byte keeps its place.

    Raises
    ------
    StorageError, OSError
    """
    moment = f"D:{dated:%Y%m%d}000000".encode()

    def fixed(match: re.Match[bytes]) -> bytes:
        old = match[2]
        rest = b"Z" if len(old) == len(moment) + 1 else b"+00'00'"[: len(old) - len(moment)]
        return match[0].replace(old, moment + rest)

    content = _MOMENT.sub(fixed, path.read_bytes())
    content = _XMP_MOMENT.sub(rb"\g<1>" + f"{dated.isoformat()}T00:00:00".encode(), content)
    content = _XMP_ID.sub(rb"\g<1>" + _NO_ID, content)
    with written_beside(path) as fresh:
        fresh.write_bytes(content)
