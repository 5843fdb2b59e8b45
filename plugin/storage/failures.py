# SPDX-License-Identifier: GPL-2.0-or-later
"""The refusals of a store, in words; and what the messages of SQLite and GDAL come down to."""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..core.errors import StorageError
from ..core.model.keys import key_text
from ..core.model.merge import Clash
from ..core.model.schema import Table
from ..core.model.tables import TABLES
from ..core.wording import Text
from .places import backups_of
from .sqlite import connection

_CONSTRAINT = re.compile(r"(NOT NULL|UNIQUE|CHECK) constraint failed: (\w+)\.(\w+)")
_FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
_REASONS = {
    "NOT NULL": Text("{column} is leeg", "{column} is empty"),
    "UNIQUE": Text("{column} komt dubbel voor", "{column} is not unique"),
    "CHECK": Text("{column} heeft een waarde die niet mag", "{column} has a value that is not allowed"),
}
_ANOTHER = Text("Kies een ander bestand of maak een nieuw plan.", "Choose another file or make a new plan.")


def no_plan(path: Path, details: str = "") -> StorageError:
    """The file is something else than a plan."""
    return StorageError(
        Text("Dit bestand is geen plan.", "This file is not a plan."),
        _ANOTHER,
        details=f"{path}: {details}",
    )


def not_replaced(path: Path) -> StorageError:
    """A new plan takes the place of a plan only."""
    return StorageError(
        Text("{path} bestaat al en is geen plan.", "{path} exists already and is not a plan."),
        Text("Kies een andere naam voor het nieuwe plan.", "Choose another name for the new plan."),
        path=str(path),
    )


def _instead(path: Path) -> Text:
    """What to open instead of a file that cannot be used: its newest backup, where there is one."""
    there = backups_of(path)
    if not there:
        return _ANOTHER
    name = max(there, key=lambda file: (file.stat().st_mtime, file.name)).name
    return Text(f"Open de reservekopie {name}, die ernaast staat.", f"Open the backup {name}, which stands beside it.")


def missing(path: Path) -> StorageError:
    """There is no such file."""
    return StorageError(
        Text("Het bestand {path} bestaat niet.", "The file {path} does not exist."),
        _ANOTHER,
        path=str(path),
    )


def empty(path: Path) -> StorageError:
    """The file has no contents, as after a copy that broke off."""
    return StorageError(
        Text("Het bestand {path} is leeg.", "The file {path} is empty."), _instead(path), path=str(path)
    )


def newer(version: int, known: int) -> StorageError:
    """The plan was made by a later plug-in."""
    return StorageError(
        Text("Dit plan is gemaakt met versie {version}.", "This plan was made with version {version}."),
        Text("Werk de plug-in bij.", "Update the plug-in."),
        version=version,
        details=f"this plug-in knows version {known}",
    )


def too_old(version: int) -> StorageError:
    """No migration starts at this version."""
    return StorageError(
        Text("Versie {version} van een plan is onbekend.", "Version {version} of a plan is unknown."),
        Text("Open het plan met een oudere plug-in.", "Open the plan with an older plug-in."),
        version=version,
    )


def not_migrated(version: int, details: str = "") -> StorageError:
    """A migration failed; nothing has changed."""
    return StorageError(
        Text(
            "Het plan van versie {version} kan niet worden bijgewerkt.",
            "The plan of version {version} cannot be brought up to date.",
        ),
        Text("Het plan is niet gewijzigd.", "The plan was not changed."),
        version=version,
        details=details,
    )


def wrong_system(path: Path, table: str, system: int) -> StorageError:
    """Somebody changed what the coordinates of a table are."""
    return StorageError(
        Text(
            "Tabel ‘{table}’ van het plan zegt dat de coördinaten EPSG:{system} zijn; dat is niet RD (EPSG:28992).",
            "Table ‘{table}’ of the plan says that its coordinates are EPSG:{system}; that is not RD (EPSG:28992).",
        ),
        _instead(path),
        table=table,
        system=str(system),
    )


def incomplete(path: Path, table: str, column: str) -> StorageError:
    """Somebody removed a table or a column."""
    return StorageError(
        Text(
            "In het plan ontbreekt kolom ‘{column}’ van tabel ‘{table}’.",
            "The plan lacks column ‘{column}’ of table ‘{table}’.",
        ),
        _instead(path),
        table=table,
        column=column,
    )


def stale_log(log: Path) -> StorageError:
    """A log of another plan would be read into a new file with that name."""
    return StorageError(
        Text("{path} hoort bij een plan dat er niet meer is.", "{path} belongs to a plan that is gone."),
        Text("Verwijder dat bestand of kies een andere naam.", "Remove that file or choose another name."),
        path=str(log),
    )


def damaged(path: Path, details: str = "") -> StorageError:
    """The file was a plan, but cannot be trusted any more."""
    return StorageError(
        Text("Het plan {path} is beschadigd.", "The plan {path} is damaged."),
        _instead(path),
        path=str(path),
        details=details,
    )


def in_use(path: Path, details: str = "") -> StorageError:
    """Another program holds the file."""
    return StorageError(
        Text("Het plan is in gebruik door een ander programma.", "The plan is in use by another program."),
        Text("Sluit het daar.", "Close it there."),
        path=str(path),
        details=details or str(path),
    )


def cannot_write(path: Path, error: object = "") -> StorageError:
    """A folder or file cannot be written."""
    if getattr(error, "errno", None) in _FULL or any(sign in str(error) for sign in ("is full", "No space left")):
        return StorageError(
            Text("De schijf is vol: {path} is niet geschreven.", "The disk is full: {path} was not written."),
            Text("Maak ruimte vrij of kies een andere map.", "Free some space or choose another folder."),
            path=str(path),
            details=str(error),
        )
    return StorageError(
        Text("Kan niet schrijven naar {path}.", "Cannot write to {path}."),
        Text("Sluit het bestand of kies een andere map.", "Close the file or choose another folder."),
        path=str(path),
        details=str(error),
    )


def not_writable(reason: Text) -> StorageError:
    """The plan was opened read-only."""
    return StorageError(
        Text("Het plan is alleen-lezen: {reason}.", "The plan is read-only: {reason}."),
        Text("Bewerk een kopie.", "Edit a copy."),
        reason=reason,
    )


def refused_row(table: str, key: object, reason: Text, details: str = "", **figures: object) -> StorageError:
    """A row breaks a rule of its table; nothing was written."""
    return StorageError(
        Text(
            "Rij ‘{key}’ van tabel ‘{table}’ is niet opgeslagen: " + reason.nl + ".",
            "Row ‘{key}’ of table ‘{table}’ was not saved: " + reason.en + ".",
        ),
        Text("Het plan is niet gewijzigd.", "The plan was not changed."),
        table=table,
        key=key_text(key),
        details=details,
        **figures,
    )


def broken_key(table: str, key: object, parent: str) -> StorageError:
    """A row names a row that does not exist."""
    return StorageError(
        Text(
            "Rij ‘{key}’ van tabel ‘{table}’ verwijst naar een rij van ‘{parent}’ die er niet is.",
            "Row ‘{key}’ of table ‘{table}’ refers to a row of ‘{parent}’ that does not exist.",
        ),
        Text("Herstel of verwijder die rij.", "Repair or remove that row."),
        table=table,
        key=key_text(key),
        parent=parent,
    )


class ForeignTriggerError(StorageError):
    """A trigger of somebody else would change the plan at a save; it can be removed after a copy."""

    path: Path


def foreign_trigger(path: Path, name: str) -> ForeignTriggerError:
    """A trigger in the plan is not ours."""
    error = ForeignTriggerError(
        Text(
            "Het plan bevat een trigger ‘{name}’ die niet van Opvangatlas is en die gegevens kan wijzigen.",
            "The plan has a trigger ‘{name}’ that is not of Opvangatlas and may change data.",
        ),
        Text("Laat die verwijderen of open een ander plan.", "Have it removed or open another plan."),
        name=name,
    )
    error.path = path
    return error


def no_table(name: str) -> StorageError:
    """A view stands where a table should."""
    return StorageError(
        Text("In het plan is ‘{name}’ geen tabel maar een weergave.", "In the plan ‘{name}’ is no table but a view."),
        Text("Open een reservekopie.", "Open a backup."),
        name=name,
    )


def changed_meanwhile(table: Table, clashes: Sequence[Clash]) -> StorageError:
    """Another program has changed the same cells since they were read."""
    cells = [f"{key_text(clash.key)} {clash.column or ''}".strip() for clash in clashes]
    return StorageError(
        Text(
            "Een ander programma heeft tabel ‘{table}’ intussen ook gewijzigd (cellen: {n:int}): {cells}.",
            "Another program has changed table ‘{table}’ too meanwhile (cells: {n:int}): {cells}.",
        ),
        Text(
            "Er is niets opgeslagen; lees het plan opnieuw en herhaal de bewerking.",
            "Nothing was saved; read the plan again and repeat what you did.",
        ),
        table=table.label,
        n=len(cells),
        cells=", ".join(cells[:5]) + (", …" if len(cells) > 5 else ""),
    )


def from_driver(error: Exception, path: Path) -> StorageError:
    """What an error of SQLite or GDAL means for the user."""
    text = str(error)
    if "locked" in text or "busy" in text:
        return in_use(path, text)
    if any(sign in text for sign in ("readonly", "read-only", "unable to open", "is full", "disk I/O")):
        return cannot_write(path, text)
    if any(sign in text for sign in ("malformed", "not a database", "no GeoPackage")):
        return damaged(path, text)
    return StorageError(
        Text("Fout in het plan {path}.", "Error in the plan {path}."),
        Text("Het plan is niet gewijzigd.", "The plan was not changed."),
        path=str(path),
        details=text,
    )


def from_row(error: Exception, table: str, key: object, path: Path) -> StorageError:
    """What an error of SQLite or GDAL on one row means for the user."""
    match = _CONSTRAINT.search(str(error))
    if match is None:
        return from_driver(error, path)
    kind, owner, name = match.groups()
    label: object = name
    if owner in TABLES and name in TABLES[owner].names:
        label = TABLES[owner].column(name).label
    return refused_row(table, key, _REASONS[kind], str(error), column=label)


@contextmanager
def plan_connection(path: Path) -> Iterator[sqlite3.Connection]:
    """A :func:`~.sqlite.connection` of which the errors, and those of the block, are refusals in words.

    Raises
    ------
    StorageError
        When the plan cannot be read or written.
    """
    try:
        with connection(path) as plan:
            yield plan
    except sqlite3.Error as error:
        raise from_driver(error, path) from error
