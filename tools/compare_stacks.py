# SPDX-License-Identifier: GPL-2.0-or-later
"""``make compare-stacks``: the same plan gives the same findings, figures and annex on old and new packages.

Usage: ``compare_stacks.py PLAN.gpkg …`` runs itself in ``.venv-core-old`` and ``.venv-core-new`` and compares
what they say. No QGIS takes part: the plan is read with sqlite3.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

import main_job as job

STACKS = ("old", "new")
PACKAGES = ("numpy", "pandas", "shapely", "scipy")
SHOWN = 20
HEADER = 8
"""Bytes of a GeoPackage geometry before its envelope; the flags byte says how long that is."""
ENVELOPES = (0, 32, 48, 48, 64)


def read_plan(path: Path) -> Any:
    """A plan from its GeoPackage, without GDAL."""
    from opvangatlas.plugin.core.model.plan import Plan, settings_of
    from opvangatlas.plugin.core.model.tables import TABLES

    store = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    there = {name for (name,) in store.execute("SELECT table_name FROM gpkg_contents")}
    frames = {name: _frame(store, table) for name, table in TABLES.items() if name in there}
    store.close()
    settings = settings_of(frames.pop("instellingen"))
    return Plan(frames, settings)


def _frame(store: sqlite3.Connection, table: Any) -> Any:
    import shapely

    names = ", ".join(f'"{name}"' for name in table.names)
    rows = store.execute(f'SELECT {names} FROM "{table.name}" ORDER BY rowid').fetchall()
    columns: list[Any] = [list(values) for values in zip(*rows, strict=True)] or [[] for _ in table.names]
    for place, column in enumerate(table):
        if column.kind == "bool":
            columns[place] = [None if value is None else bool(value) for value in columns[place]]
    if table.geometry:
        columns[-1] = shapely.from_wkb([None if blob is None else _wkb(blob) for blob in columns[-1]])
    return table.frame(dict(zip(table.names, columns, strict=True)))


def _wkb(blob: bytes) -> bytes:
    return blob[HEADER + ENVELOPES[blob[3] >> 1 & 7] :]


def figures(path: Path) -> Iterator[str]:
    """Everything a check and an annex say of a plan, one line per cell."""
    from opvangatlas.plugin.core.annex.account import account
    from opvangatlas.plugin.core.annex.content import sheets
    from opvangatlas.plugin.core.annex.layers import layers
    from opvangatlas.plugin.core.annex.quarters import quarters_sheet, quarters_table
    from opvangatlas.plugin.core.annex.report import document
    from opvangatlas.plugin.core.annex.selection import narrowed, selected
    from opvangatlas.plugin.core.annex.tables import tables
    from opvangatlas.plugin.core.checks.assess import assess, findings_table, region_table

    plan = read_plan(path)
    for secret in (False, True):
        made = assess(selected(plan, include_confidential=secret), include_confidential=secret)
        own, s = narrowed(made), made.situation
        for language in ("nl", "en"):
            at = f"{'all' if secret else 'public'}/{language}"
            yield from _cells(f"{at}/findings", findings_table(made.report, plan.active_variant, language))
            annex = tables(own, private=secret, quarters=quarters_table(s, language), language=language)
            for table in annex:
                yield from _cells(f"{at}/table {table.code}", table.frame)
            laid_out = sheets(own, include_confidential=secret, quarters=quarters_sheet(s), language=language)
            for sheet in [*laid_out, *layers(own, private=secret, language=language)]:
                yield from _cells(f"{at}/layer {sheet.name}", sheet.frame)
            for number, block in enumerate(document(own, annex, (), private=secret, language=language).blocks):
                yield f"{at}/document {number}: {block}"
            told = account(own, annex, version="", choices={})
            yield f"{at}/account: {json.dumps(told, sort_keys=True, ensure_ascii=False)}"
        yield from _cells(f"{secret}/regions", region_table(made))


def _cells(where: str, frame: Any) -> Iterator[str]:
    yield f"{where}: {len(frame)} x {list(map(str, frame.columns))}"
    for row, values in enumerate(frame.itertuples(index=False, name=None)):
        for name, value in zip(frame.columns, values, strict=True):
            yield f"{where} [{row}, {name}] {_cell(value)}"


def _cell(value: object) -> str:
    """A value as text: shapes by size and extent, since GEOS may begin a ring elsewhere."""
    from shapely.geometry.base import BaseGeometry

    from opvangatlas.plugin.core.wording import is_unknown

    if is_unknown(value):
        return "-"
    if isinstance(value, BaseGeometry):
        measures = (*value.bounds, value.area, value.length)
        return f"{value.geom_type} " + " ".join(f"{measure:.3f}" for measure in measures)
    if isinstance(value, float):
        return f"{value:.9g}"
    return str(value)


def compare(plans: Iterable[Path]) -> int:
    """Print per plan how much is equal and what differs; the number of differences."""
    differ = 0
    for plan in plans:
        old, new = (_told(stack, plan) for stack in STACKS)
        unequal = [(a, b) for a, b in zip_longest(old, new, fillvalue="(nothing)") if a != b]
        print(f"{plan.name}: {max(len(old), len(new))} cells, {len(unequal)} differ")
        for a, b in unequal[:SHOWN]:
            print(f"  old {a[:300]}\n  new {b[:300]}")
        differ += len(unequal)
    return differ


def _told(stack: str, plan: Path) -> list[str]:
    python = job.ROOT / f".venv-core-{stack}" / "bin" / "python"
    done = subprocess.run([python, __file__, "--figures", plan], stdout=subprocess.PIPE, text=True, check=True)
    versions, *lines = done.stdout.split("\0")
    print(f"{stack}: {versions}")
    return lines


def main(arguments: list[str]) -> None:
    """Say everything of one plan (for the other half of this tool), or compare plans."""
    if arguments[:1] == ["--figures"]:
        job.load_plugin()
        versions = " ".join(f"{name} {__import__(name).__version__}" for name in PACKAGES)
        print(versions, *figures(Path(arguments[1])), sep="\0", end="")
    elif compare(Path(argument) for argument in arguments):
        sys.exit("opvangatlas: the stacks do not say the same")


if __name__ == "__main__":
    main(sys.argv[1:])
