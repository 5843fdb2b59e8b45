# SPDX-License-Identifier: GPL-2.0-or-later
"""An annex back into a plan: next year, or in another office; and what differs from a plan there is.

What an annex leaves out (confidential locations, contacts, the log) is not taken for removed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from ..model.frames import plain, plain_frame
from ..model.plan import FIRST_VARIANT, Plan
from ..model.schema import Table
from ..model.settings import SETTINGS, Settings
from ..model.tables import (
    ASSIGNMENT,
    CAPACITY_PERIODS,
    LOCATIONS,
    MUNICIPALITIES,
    REGIONS,
    RESERVE,
    SERVED_REGION,
    SETTINGS_TABLE,
    TABLES,
    TARGETS,
    VARIANTS,
)
from ..regions.adjacency import shared_borders
from ..regions.colours import neighbours_of_regions, spread
from ..wording import is_unknown
from .layers import SURROUNDINGS
from .selection import NEVER

Frames = Mapping[str, pd.DataFrame]

SHEETS: Mapping[str, Table] = {
    MUNICIPALITIES.name: MUNICIPALITIES,
    REGIONS.name: REGIONS,
    "locaties": LOCATIONS,
    "reserve": RESERVE,
}
"""Shapefiles of an annex and the tables they were made of."""

DIFFERENCES = ("tabel", "sleutel", "naam", "soort", "veld", "oud", "nieuw")
NEW, CHANGED, ONLY_IN_PLAN = "nieuw", "gewijzigd", "alleen in plan"
TOLERANCE_M = 0.5
"""Shapes that differ less are the same: a file may round coordinates."""


_PLACES = ("cap_asiel", "cap_overig")
_TEMPORARY = {"incidenteel": "cap_incid", "noodopvang": "cap_nood"}
"""Capacity type of places that are not regular, and their column; an annex of before has none."""
_TARGETS = ("taakst", "achterst", "gehuisv", "gekoppeld")


def from_layers(frames: Frames, settings: Settings) -> Plan:
    """A plan from the layers of an annex's GeoPackage: tables of a plan under their own names.

    Parameters
    ----------
    frames : by layer name; ``omgeving`` holds municipalities around the plan
    """
    own = {
        name: frame[[column for column in TABLES[name].names if column in frame.columns]]
        for name, frame in frames.items()
        if name in TABLES and name not in NEVER
    }
    around = frames.get(SURROUNDINGS)
    if around is not None and MUNICIPALITIES.name in own:
        outside = around[own[MUNICIPALITIES.name].columns].assign(in_plan=False)
        own[MUNICIPALITIES.name] = pd.concat(
            [own[MUNICIPALITIES.name].assign(in_plan=True), outside], ignore_index=True
        )
    own.pop(SETTINGS_TABLE.name, None)
    return _whole(Plan({}, settings).with_tables(**own))


def from_sheets(frames: Frames, settings: Settings, *, half_year: str, confidential: bool) -> Plan:
    """A plan from the shapefiles of an annex, whose columns have their export names.

    Parameters
    ----------
    half_year : of the reference date; the targets are of that half-year
    confidential : whether the locations count as confidential; a shapefile does not say so
    """
    tables: dict[str, pd.DataFrame] = {}
    for sheet, table in SHEETS.items():
        if sheet in frames:
            names = {column.export: column.name for column in table if column.export}
            rows = frames[sheet].rename(columns=names)
            tables[table.name] = rows[[name for name in table.names if name in rows.columns]]
    if MUNICIPALITIES.name in tables:
        tables[MUNICIPALITIES.name] = tables[MUNICIPALITIES.name].assign(in_plan=True)
        tables[TARGETS.name] = _targets(frames[MUNICIPALITIES.name], half_year)
    if LOCATIONS.name in tables:
        tables[LOCATIONS.name] = tables[LOCATIONS.name].assign(vertrouwelijk=confidential)
        tables[CAPACITY_PERIODS.name] = _periods(frames["locaties"])
        tables[SERVED_REGION.name] = _served(frames["locaties"], tables.get(MUNICIPALITIES.name))
    if REGIONS.name in tables:
        tables[REGIONS.name] = tables[REGIONS.name].assign(variant_id=FIRST_VARIANT)
    if RESERVE.name in tables:
        rows = tables[RESERVE.name].drop(columns="geom", errors="ignore")
        tables[RESERVE.name] = rows.assign(reserve_id=plain([f"R{n:03d}" for n in range(1, len(rows) + 1)], rows.index))
    return _whole(Plan({}, settings).with_tables(**tables))


def _targets(rows: pd.DataFrame, half_year: str) -> pd.DataFrame:
    here = [name for name in _TARGETS if name in rows.columns]
    known = rows[rows[here].notna().any(axis=1)]
    halves = known["halfjaar"].fillna(half_year) if "halfjaar" in known.columns else half_year
    return known[["gm_code", *here]].assign(halfjaar=halves)


def _periods(rows: pd.DataFrame) -> pd.DataFrame:
    """A period without dates per location and kind: a shapefile has the places of one day only."""
    known = rows[rows[[name for name in _PLACES if name in rows.columns]].notna().any(axis=1)]
    none = plain([0] * len(known), known.index)
    temporary = {
        captype: (known[name] if name in known.columns else none).astype("Int64").fillna(0)
        for captype, name in _TEMPORARY.items()
    }
    regular = known["cap_asiel"].astype("Int64") - sum(temporary.values())
    made = [_period_rows(known, "regulier", regular, known["cap_overig"])]
    for captype, places in temporary.items():
        rows = known[places > 0]
        made.append(_period_rows(rows, captype, places[places > 0], plain([None] * len(rows), rows.index)))
    hall = {loc for rows in made[1:] for loc in rows["loc_id"]}
    nothing = [
        loc in hall and not is_unknown(own) and own == 0 and (is_unknown(other) or other == 0)
        for loc, own, other in made[0][["loc_id", "plekken_asiel", "plekken_overig"]].itertuples(index=False)
    ]
    return pd.concat([made[0][[not empty for empty in nothing]], *made[1:]], ignore_index=True)


def _period_rows(rows: pd.DataFrame, captype: str, places: pd.Series, other: pd.Series) -> pd.DataFrame:
    ending = "bijlage" if captype == "regulier" else f"bijlage-{captype}"
    return plain_frame(
        {
            "periode_id": [f"{loc}-{ending}" for loc in rows["loc_id"]],
            "loc_id": rows["loc_id"].to_numpy(),
            "plekken_asiel": places.to_numpy(dtype=object),
            "plekken_overig": other.to_numpy(dtype=object),
            "captype": captype,
        }
    )


def _served(rows: pd.DataFrame, municipalities: pd.DataFrame | None) -> pd.DataFrame:
    """Locations that serve another region than that of their own municipality."""
    home = (
        {} if municipalities is None else dict(zip(municipalities["gm_code"], municipalities["regio_id"], strict=True))
    )
    found = [
        {"variant_id": FIRST_VARIANT, "loc_id": loc, "regio_id": region}
        for loc, code, region in zip(rows["loc_id"], rows["gm_code"], rows["regio_id"], strict=True)
        if not is_unknown(region) and home.get(code) != region
    ]
    return plain_frame(found, columns=["variant_id", "loc_id", "regio_id"])


def _whole(plan: Plan) -> Plan:
    """A plan with a variant, an assignment and colours, in which every row refers to rows that are there."""
    frames = dict(plan.frames)
    if not len(plan[VARIANTS.name]):
        frames[VARIANTS.name] = plain_frame([{"variant_id": FIRST_VARIANT, "naam": "uit bijlage", "actief": True}])
    variant = str(frames[VARIANTS.name]["variant_id"].iloc[0])
    known = set(plan[REGIONS.name]["regio_id"])
    municipalities = plan[MUNICIPALITIES.name]
    region = [None if is_unknown(r) or r not in known else r for r in municipalities["regio_id"]]
    frames[MUNICIPALITIES.name] = municipalities.assign(regio_id=region)
    # A neighbour is in no variant, unless the plan put it in a region.
    own = frames[MUNICIPALITIES.name][municipalities["in_plan"].fillna(True).to_numpy(dtype=bool) | pd.notna(region)]
    frames[ASSIGNMENT.name] = own[["gm_code", "regio_id"]].assign(variant_id=variant)
    made = Plan({}, plan.settings).with_tables(**frames)
    return _referring(_coloured(made))


def _coloured(plan: Plan) -> Plan:
    """Regions without a colour get one that differs from their neighbours'."""
    regions, municipalities = plan[REGIONS.name], plan[MUNICIPALITIES.name]
    if not regions["kleur"].isna().any() or not len(municipalities):
        return plan
    codes = list(municipalities["gm_code"])
    touching: dict[str, set[str]] = {code: set() for code in codes}
    for a, b in shared_borders(municipalities["geom"].to_numpy(), plan.settings["sliver_m"]).tolist():
        touching[codes[a]].add(codes[b])
    current = {r: None if is_unknown(k) else k for r, k in zip(regions["regio_id"], regions["kleur"], strict=True)}
    region_of = dict(zip(codes, municipalities["regio_id"], strict=True))
    colors = spread(neighbours_of_regions(touching, region_of), current)
    kept = [colors.get(r) or current[r] for r in regions["regio_id"]]
    return plan.with_tables(regios=regions.assign(kleur=kept))


def _referring(plan: Plan) -> Plan:
    """Rows that name a row the annex left out are left out too."""
    frames = dict(plan.frames)
    for name in TABLES:
        if name not in frames:
            continue
        for key in TABLES[name].foreign_keys:
            parent = frames.get(key.table, TABLES[key.table].empty())
            there = set(parent[list(key.key)].itertuples(index=False, name=None))
            rows = frames[name][list(key.columns)].itertuples(index=False, name=None)
            fits = [any(map(is_unknown, row)) or row in there for row in rows]
            frames[name] = frames[name][pd.Series(fits, index=frames[name].index, dtype=bool)]
    return Plan({}, plan.settings).with_tables(**frames)


def merged(base: Plan, annex: Plan) -> Plan:
    """A plan with the rows of an annex in it.

    Rows with the same key are replaced; others of the plan stay, and so does a private value that the annex
    leaves empty. Settings are the plan's own.
    """
    frames = dict(base.frames)
    for name, rows in annex.frames.items():
        table = TABLES[name]
        old = base[name]
        if name == VARIANTS.name and len(old):
            rows = rows[~rows["variant_id"].isin(set(old["variant_id"]))].assign(actief=False)
        keys = list(table.key)
        before = dict(zip(_keys(old, keys), old.to_dict("records"), strict=True))
        for key, row in zip(_keys(rows, keys), rows.to_dict("records"), strict=True):
            mine = before.get(key, {})
            private = {c.name: mine.get(c.name) for c in table if c.private and is_unknown(row.get(c.name))}
            before[key] = {**row, **private}
        frames[name] = table.frame(pd.DataFrame(list(before.values()), columns=list(table.names)))
    return _referring(replace(base, frames=frames))


def differences(before: Plan, after: Plan) -> pd.DataFrame:
    """What an annex says otherwise than a plan, per table, row and column.

    Returns
    -------
    frame with ``tabel``, ``sleutel``, ``naam``, ``soort`` (nieuw, gewijzigd, alleen in plan), ``veld``, ``oud``,
    ``nieuw``. A private value that the annex leaves empty is no difference.
    """
    rows = [row for name in TABLES if name in after.frames for row in _table_differences(before, after, name)]
    return pd.DataFrame(rows, columns=list(DIFFERENCES), dtype="object")


def _table_differences(before: Plan, after: Plan, name: str) -> Iterator[tuple[Any, ...]]:
    table = TABLES[name]
    keys = list(table.key)
    old = dict(zip(_keys(before[name], keys), before[name].to_dict("records"), strict=True))
    new = dict(zip(_keys(after[name], keys), after[name].to_dict("records"), strict=True))
    for key in sorted({*old, *new}, key=str):
        mine, theirs = old.get(key), new.get(key)
        label = " – ".join(map(str, key))
        title = str((theirs or mine or {}).get(TABLES[name].title, "") or "")
        if mine is None or theirs is None:
            yield name, label, title, NEW if mine is None else ONLY_IN_PLAN, None, None, None
            continue
        for column in table.names:
            if not _same(mine.get(column), theirs.get(column)):
                declared = None if column == "geom" else table.column(column)
                if declared is not None and declared.private and is_unknown(theirs.get(column)):
                    continue
                yield name, label, title, CHANGED, column, _text(mine.get(column)), _text(theirs.get(column))


def _keys(frame: pd.DataFrame, keys: list[str]) -> list[tuple[Any, ...]]:
    return list(frame[keys].itertuples(index=False, name=None))


def _same(a: Any, b: Any) -> bool:
    if is_unknown(a) or is_unknown(b):
        return is_unknown(a) == is_unknown(b)
    if isinstance(a, BaseGeometry) and isinstance(b, BaseGeometry):
        alike = shapely.equals_exact(a.normalize(), b.normalize(), TOLERANCE_M)
        return bool(alike) or bool(a.symmetric_difference(b).area < 1.0)
    if isinstance(a, float) or isinstance(b, float):
        return abs(float(a) - float(b)) < 1e-6
    return bool(a == b)


def _text(value: Any) -> str | None:
    if is_unknown(value):
        return None
    return value.geom_type if isinstance(value, BaseGeometry) else str(value)


def settings_from(stored: Mapping[str, object]) -> Settings:
    """Settings of an annex; those of another version are left out."""
    return Settings({key: value for key, value in stored.items() if key in SETTINGS and key != "schema_versie"})
