# SPDX-License-Identifier: GPL-2.0-or-later
"""The annex that stands in a folder already: what it says of itself, and whether another may take its place."""

from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

from ..core.errors import StorageError
from ..core.wording import Text
from .json_file import parsed

MAPS = "gis"
TABLES = "tabellen"
PICTURES = "kaarten"
ACCOUNT = "verantwoording.json"
ZIP = "bijlage.zip"
ONE_PAGE = "plan-op-een-blad.html"
ENTRIES = (MAPS, TABLES, PICTURES, "bijlage.odt", "bijlage.html", "bijlage.pdf", ONE_PAGE)

_STRANGE = Text(
    "In {path} staan al bestanden die niet bij een bijlage van Opvangatlas horen: {names}.",
    "{path} holds files already that are not of an annex by Opvangatlas: {names}.",
)
_ELSEWHERE = Text("Kies een andere map of ruim ze op.", "Choose another folder or clear them away.")
_SECRET = Text(
    "In {path} staat een bijlage die vertrouwelijk is of niet zegt dat zij openbaar is ({name}); wat daarvan is "
    "bewaard, zou naast de openbare komen.",
    "{path} holds an annex that is confidential or does not say that it is public ({name}); what was kept of it "
    "would come to lie beside the public one.",
)
_ANOTHER = Text("Kies voor de openbare bijlage een andere map.", "Choose another folder for the public annex.")
_LINK = Text(
    "In {path} is {name} een koppeling naar een andere map; daar wordt niets vervangen.",
    "In {path}, {name} is a link to another folder; nothing is replaced there.",
)
_NO_LINK = Text("Kies een andere map of verwijder de koppeling.", "Choose another folder or remove the link.")


def refuse_folder(folder: Path, *, secret: bool) -> None:
    """Refuse a folder in which an annex would do harm.

    Parameters
    ----------
    secret : whether confidential locations are in the annex that is to come

    Raises
    ------
    StorageError
        When the annex would replace what no annex wrote, would be written through a link, or is public and
        would lie beside a confidential one.
    """
    there = [name for name in ENTRIES if (folder / name).exists()]
    if there and not (folder / ACCOUNT).is_file():
        raise StorageError(_STRANGE, _ELSEWHERE, path=str(folder), names=there)
    for name in there:
        for link in _links(folder / name):
            raise StorageError(_LINK, _NO_LINK, path=str(folder), name=link.relative_to(folder).as_posix())
    for name in () if secret else (ACCOUNT, ZIP):
        if (folder / name).is_file() and not _says_public(folder / name):
            raise StorageError(_SECRET, _ANOTHER, path=str(folder), name=name)


def _links(place: Path) -> list[Path]:
    """Folders that are links, in a place or the place itself."""
    if place.is_symlink():
        return [place] if place.is_dir() else []
    inside = [Path(root) / name for root, names, _ in os.walk(place) for name in names]
    return [path for path in inside if path.is_symlink()]


def _says_public(path: Path) -> bool:
    account = _packed_account(path) if path.name == ZIP else _account(path)
    choices = account.get("keuzes") if isinstance(account, dict) else None
    return isinstance(choices, dict) and choices.get("vertrouwelijk") is False


def earlier_account(folder: Path, *, zipped: bool = False) -> dict[str, Any]:
    """The account of the annex that stands in a folder; empty when there is none that can be read."""
    found = _account(folder / ACCOUNT)
    if found is None:
        found = _packed_account(folder / ZIP) if zipped else {}
    return found if isinstance(found, dict) else {}


def _account(path: Path) -> object:
    try:
        return parsed(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _packed_account(path: Path) -> object:
    try:
        with zipfile.ZipFile(path) as archive:
            return parsed(archive.read(ACCOUNT))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return {}


def earlier_files(folder: Path) -> dict[str, str | None]:
    """Files that an earlier annex says it wrote here, with their sums; names that lead elsewhere are not believed."""
    listed = _sums(earlier_account(folder))
    return {name: known for name, known in listed.items() if _inside(PurePosixPath(name))}


def is_own_zip(path: Path) -> bool:
    """Whether a zip holds an annex as it was packed."""
    listed = _sums(_packed_account(path))
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            sums = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names & set(listed)}
    except (OSError, zipfile.BadZipFile):
        return False
    return names == {*listed, ACCOUNT} and sums == listed


def checksum(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sums(account: object) -> dict[str, str | None]:
    listed = account.get("bestanden") if isinstance(account, dict) else None
    if not isinstance(listed, dict):
        return {}
    return {str(name): entry.get("sha256") if isinstance(entry, dict) else None for name, entry in listed.items()}


def _inside(name: PurePosixPath) -> bool:
    safe = not name.is_absolute() and ".." not in name.parts and "\\" not in str(name) and ":" not in str(name)
    return safe and name.parts[:1] != () and name.parts[0] in ENTRIES
