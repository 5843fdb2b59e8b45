# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes ``tests/storage/data/vN.sql``: a plan as version N of the schema writes it. Usage: dump_plan.py [PLAN]

Run it before the version goes up, so that the step from N to the next can be tested for ever. Without a plan the newest
dump is brought up to date and written again: its rows, in the tables of now.
"""

from __future__ import annotations

import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from main_job import ROOT, load_plugin

DUMPS = ROOT / "tests" / "storage" / "data"
_OF_INDEX = re.compile(r"rtree_\w+_(node|rowid|parent)$")


def dump(path: Path) -> str:
    """All of a GeoPackage as statements: first tables with their rows, then what acts on rows that come later."""
    with closing(sqlite3.connect(path)) as plan:
        (version,) = plan.execute("SELECT waarde FROM instellingen WHERE sleutel = 'schema_versie'").fetchone()
        return "\n".join([f"-- A plan as version {version} wrote it.", *_statements(plan)]) + "\n"


def _statements(plan: sqlite3.Connection) -> Iterator[str]:
    for name in ("application_id", "user_version"):
        yield f"PRAGMA {name} = {plan.execute(f'PRAGMA {name}').fetchone()[0]};"
    parts = plan.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    own = [part for part in parts if not part[1].startswith("sqlite_") and not _OF_INDEX.match(part[1])]
    for kind, name, sql in own:
        if kind == "table":
            yield f"{sql};"
            yield from _rows(plan, name)
    yield from (f"{sql};" for kind, _, sql in own if kind != "table")


def _rows(plan: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = [column[1] for column in plan.execute(f'PRAGMA table_info("{table}")')]
    quoted = ", ".join(f'quote("{column}")' for column in columns)
    for row in plan.execute(f'SELECT {quoted} FROM "{table}" ORDER BY rowid'):
        yield f"INSERT INTO {table} VALUES ({', '.join(row)});"


def restored(version: int, path: Path) -> Path:
    """A plan as that version wrote it."""
    with closing(sqlite3.connect(path)) as plan:
        plan.executescript(f"BEGIN;{(DUMPS / f'v{version}.sql').read_text(encoding='utf-8')}COMMIT;")
    return path


def main(plan: Path | None = None, folder: Path = DUMPS) -> Path:
    """Write the dump of a plan, which is brought up to date first; where it is."""
    from opvangatlas.plugin.core.model.settings import SCHEMA_VERSION
    from opvangatlas.plugin.storage.geopackage import GeoPackageStore

    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "plan.gpkg"
        if plan is None:
            restored(max(int(path.stem[1:]) for path in DUMPS.glob("v*.sql")), copy)
        else:
            copy.write_bytes(plan.read_bytes())
        with GeoPackageStore.open(copy):
            pass
        target = folder / f"v{SCHEMA_VERSION}.sql"
        target.write_text(dump(copy), encoding="utf-8")
    return target


if __name__ == "__main__":
    load_plugin()
    print(main(*map(Path, sys.argv[1:])))
