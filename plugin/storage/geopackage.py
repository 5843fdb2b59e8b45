# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan in one GeoPackage: every save is one transaction, every row stays itself."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import pandas as pd
from osgeo import ogr

from ..core.model.merge import merged
from ..core.model.plan import Plan, settings_frame, settings_of
from ..core.model.schema import Table
from ..core.model.settings import SCHEMA_VERSION
from ..core.model.tables import SETTINGS_TABLE, TABLES, VARIANTS
from ..core.wording import Text
from . import failures, migrations, opening
from .beside import written_beside
from .drivers import opened
from .foreign import refuse_foreign, restore_own
from .layout import make_empty
from .notes import Note
from .ogr_rows import Row, fill, frame_rows, key_of, read_frame, read_rows
from .sqlite import companions, single_file
from .table_versions import Version, announce, versions
from .unreadable import Unreadable, blanked, repaired, unreadable_cells, unreadable_notes

_LOCK = "UPDATE gpkg_contents SET last_change = last_change WHERE table_name = 'instellingen'"
_ASKED = Text("het is zo geopend", "it was opened so")
_MIGRATED = Text(
    "Het plan is bijgewerkt naar deze versie. De oude staat, met alle vertrouwelijke locaties, in {backup}.",
    "The plan was brought up to this version. The old one, with all confidential locations, is in {backup}.",
)
_NOT_ONE_ACTIVE = Text("er is niet precies één variant actief", "not exactly one variant is active")
_NO_VARIANT = Text("deze variant bestaat niet", "there is no such variant")
_TWICE = Text("deze sleutel komt dubbel voor", "this key is there twice")


class GeoPackageStore:
    """A plan in a GeoPackage. Files are open only during a call, so QGIS can use them in between."""

    def __init__(
        self,
        path: Path,
        *,
        read_only: Text | None = None,
        notes: tuple[Note, ...] = (),
        unreadable: tuple[Unreadable, ...] = (),
    ) -> None:
        self.path = path
        self.read_only = read_only
        self.notes = notes
        self._unreadable = unreadable
        self._seen: dict[str, tuple[Version, pd.DataFrame]] = {}
        """Of every table that was read: its version then, and its rows."""

    @classmethod
    def create(cls, path: str | Path, plan: Plan) -> Self:
        """Write a new plan; an older one at this path is replaced when the new one is whole.

        Raises
        ------
        StorageError
            When the place cannot be written or holds something else than a plan, the old plan is in use, or a
            row is refused.
        """
        target = Path(path)
        _release(target)
        with written_beside(target) as fresh:
            try:
                make_empty(fresh)
            except (RuntimeError, sqlite3.Error) as error:
                raise failures.cannot_write(target, error) from error
            settings = plan.settings.changed(schema_versie=SCHEMA_VERSION)
            cls(fresh).save({**plan.frames, SETTINGS_TABLE.name: settings_frame(settings)})
        return cls.open(target)

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False) -> Self:
        """Open a plan.

        Raises
        ------
        StorageError
            When it is no plan, of a newer version, damaged, or breaks a key.
        """
        target = Path(path)
        version = opening.version_of(target)
        refuse_foreign(target)
        protection = _ASKED if read_only else opening.write_protection(target)
        notes = () if protection else opening.disk_notes(target)
        if notes:
            single_file(target)  # no write-ahead log on such a disk
        if version < SCHEMA_VERSION:
            if protection is not None:
                raise failures.not_writable(protection)
            notes += (Note(_MIGRATED, {"backup": migrations.migrate(target, version).name}),)
        opening.refuse_incomplete(target)
        if protection is None:
            restore_own(target)
        wrong = unreadable_cells(target) if protection else repaired(target)
        store = cls(target, read_only=protection, notes=notes + unreadable_notes(target, wrong), unreadable=wrong)
        with store._opened() as source:
            opening.refuse_broken_keys(source)
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Leave the plan as one file that can be mailed, unless somebody else is still in it."""
        if self.read_only is None and self.path.is_file():
            with contextlib.suppress(sqlite3.Error):
                single_file(self.path)

    def read(self, tables: Iterable[str] | None = None) -> Plan:
        """The plan with these tables, or with all; its settings always, as ``Plan.settings`` only.

        Raises
        ------
        StorageError
            When it cannot be read.
        """
        names = set(TABLES if tables is None else tables) | {SETTINGS_TABLE.name}
        with self._opened() as source:
            seen = versions(source)
            frames = {
                table.name: blanked(read_frame(_layer(source, table), table), table, self._unreadable)
                for table in TABLES.values()
                if table.name in names
            }
        # A copy: what a caller then changes in place must still differ from what was read.
        self._seen |= {name: (seen[name], frame.copy()) for name, frame in frames.items()}
        return Plan(frames, settings_of(frames.pop(SETTINGS_TABLE.name)))

    def save(self, changes: Mapping[str, pd.DataFrame]) -> None:
        """Replace the rows of these tables in one transaction. A row with the same key stays itself.

        Of a table that another program has saved since it was read here, its changes stay: both are brought
        together, and refused where both changed one cell.

        ``indeling`` of the active variant and ``gemeenten.regio_id`` follow each other; where both
        are given and differ, ``indeling`` counts.

        Raises
        ------
        StorageError
            When a row is refused, the plan is read-only or in use; nothing has changed then.
        """
        variants = changes.get(VARIANTS.name)
        if variants is not None and len(variants) and variants["actief"].sum() != 1:
            raise failures.refused_row(VARIANTS.name, "actief", _NOT_ONE_ACTIVE)
        self._write(changes, replacing=True)

    def append(self, rows: Mapping[str, pd.DataFrame]) -> None:
        """Add rows to these tables in one transaction.

        Raises
        ------
        StorageError
            When a row is refused, the plan is read-only or in use; nothing has changed then.
        """
        self._write(rows, replacing=False)

    def activate(self, variant_id: str) -> None:
        """Make a variant the active one; the municipalities get its regions in the same transaction.

        Raises
        ------
        StorageError
            When there is no such variant, or the plan cannot be written.
        """
        variants = self.read([VARIANTS.name])[VARIANTS.name]
        chosen = variants["variant_id"] == variant_id
        if not chosen.any():
            raise failures.refused_row(VARIANTS.name, variant_id, _NO_VARIANT)
        self.save({VARIANTS.name: variants.assign(actief=chosen)})

    def _write(self, frames: Mapping[str, pd.DataFrame], *, replacing: bool) -> None:
        if self.read_only is not None:
            raise failures.not_writable(self.read_only)
        rows = {table.name: _checked(frames[table.name], table) for table in _in_order(frames)}
        with self._opened(update=True) as source, _transaction(source):
            there = versions(source)
            late = self._late(there, frames) if replacing else []
            for name, wanted in rows.items():
                layer = _layer(source, TABLES[name])
                if name in late:
                    wanted = self._together(layer, TABLES[name], frames[name])
                (self._replace if replacing else self._add)(layer, TABLES[name], wanted)
                layer.SyncToDisk()
                announce(source, name)
            opening.refuse_broken_keys(source)
            after = versions(source)
        for name in [name for name in self._seen if after[name] != there[name]]:
            del self._seen[name]  # what was read is no base any more of what is there now

    def _late(self, there: Mapping[str, Version], names: Iterable[str]) -> list[str]:
        """Which of these tables another program has changed since they were read here."""
        return [
            name
            for name in names
            if name in self._seen and not TABLES[name].derived and there[name] != self._seen[name][0]
        ]

    def _together(self, layer: ogr.Layer, table: Table, ours: pd.DataFrame) -> list[Row]:
        """Our rows with what another program has made of the table meanwhile.

        Raises
        ------
        StorageError
            When both changed one cell, or one removed what the other changed.
        """
        made = merged(table, self._seen[table.name][1], table.frame(ours), read_frame(layer, table))
        if made.clashes:
            raise failures.changed_meanwhile(table, made.clashes)
        return _checked(made.frame, table)

    def _replace(self, layer: ogr.Layer, table: Table, rows: list[Row]) -> None:
        there = {key_of(row, table): (fid, row) for fid, row in read_rows(layer, table)}
        wanted = {key_of(row, table): row for row in rows}
        for key in [key for key in there if key not in wanted]:
            layer.DeleteFeature(there[key][0])
        for key, row in wanted.items():
            fid, old = there.get(key, (None, None))
            if row != old:
                self._put(layer, table, row, fid)

    def _add(self, layer: ogr.Layer, table: Table, rows: list[Row]) -> None:
        for row in rows:
            self._put(layer, table, row, None)

    def _put(self, layer: ogr.Layer, table: Table, row: Row, fid: int | None) -> None:
        feature = ogr.Feature(layer.GetLayerDefn()) if fid is None else layer.GetFeature(fid)
        try:
            fill(feature, row, table)
            (layer.CreateFeature if fid is None else layer.SetFeature)(feature)
        except RuntimeError as error:
            raise failures.from_row(error, table.name, key_of(row, table), self.path) from error

    @contextmanager
    def _opened(self, *, update: bool = False) -> Iterator[ogr.DataSource]:
        if not self.path.is_file():
            raise failures.missing(self.path)
        try:
            with opened(self.path, update=update) as source:
                yield source
        except RuntimeError as error:
            protection = opening.write_protection(self.path) if update else None
            if protection is not None:
                raise failures.not_writable(protection) from error
            raise failures.from_driver(error, self.path) from error


def _in_order(frames: Mapping[str, pd.DataFrame]) -> list[Table]:
    """Variants first: the triggers ask which one is active. Then every table after its parents."""
    strangers = frames.keys() - TABLES.keys()
    if strangers:
        raise KeyError(f"no such table: {sorted(strangers)}")
    order = sorted(TABLES.values(), key=lambda table: table.name != VARIANTS.name)
    return [table for table in order if table.name in frames]


def _checked(frame: pd.DataFrame, table: Table) -> list[Row]:
    """The rows to store, refused before the file is touched where that can be told."""
    if table.name == SETTINGS_TABLE.name:
        frame = _with_version(frame)
    rows = frame_rows(frame, table)
    seen: set[Row] = set()
    for row in rows:
        key = key_of(row, table)
        if key in seen:
            raise failures.refused_row(table.name, key, _TWICE)
        seen.add(key)
    return rows


def _with_version(frame: pd.DataFrame) -> pd.DataFrame:
    """The settings with the version of the file, which no caller can change."""
    version = pd.DataFrame({"sleutel": ["schema_versie"], "waarde": [str(SCHEMA_VERSION)]})
    return pd.concat([version, frame[frame["sleutel"] != "schema_versie"]], ignore_index=True)


def _release(target: Path) -> None:
    """Make sure that nobody is in the plan that will be replaced, and that no log of it is left.

    Raises
    ------
    StorageError
        When it is no plan or in use, or a log without a plan is in the way.
    """
    if target.is_file() and target.stat().st_size:
        if not opening.is_plan(target):
            raise failures.not_replaced(target)
        if not single_file(target):
            raise failures.in_use(target)
    for log in companions(target):
        raise failures.stale_log(log)


def _layer(source: ogr.DataSource, table: Table) -> ogr.Layer:
    layer = source.GetLayerByName(table.name)
    if layer is None:
        raise RuntimeError(f"no such table: {table.name}")
    return layer


@contextmanager
def _transaction(source: ogr.DataSource) -> Iterator[None]:
    source.ExecuteSQL("PRAGMA foreign_keys = ON")
    source.StartTransaction()
    try:
        source.ExecuteSQL(_LOCK)  # wait for other writers now, not after half of the work
        yield
        source.CommitTransaction()
    except BaseException:
        with contextlib.suppress(RuntimeError):  # a commit that failed has left the transaction already
            source.RollbackTransaction()
        raise
