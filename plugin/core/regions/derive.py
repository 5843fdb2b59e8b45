# SPDX-License-Identifier: GPL-2.0-or-later
"""Changing a regio-indeling: the assignment leads, regions follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from ..errors import InputError
from ..model.frames import plain, plain_frame
from ..model.identifiers import slug, unique_id
from ..model.plan import Plan
from ..model.tables import ASSIGNMENT, DIVISIONS, JUSTIFICATIONS, MUNICIPALITIES, REGIONS, VARIANTS
from ..wording import Text, is_unknown, known_text
from .adjacency import shared_borders
from .colours import neighbours_of_regions, spread
from .coverage import dissolve
from .variants import refuse_name

_LOCKED = Text(
    "{name} is vergrendeld en niet gewijzigd.",
    "{name} is locked and was not changed.",
)
_UNLOCK = Text("Ontgrendel de regio eerst.", "Unlock the region first.")

Frames = dict[str, pd.DataFrame]


def regions_of(plan: Plan, variant: str) -> dict[str, str | None]:
    """Region per municipality in a variant; None where unassigned."""
    rows = plan[ASSIGNMENT.name]
    rows = rows[rows["variant_id"] == variant]
    return {code: known_text(region) for code, region in zip(rows["gm_code"], rows["regio_id"], strict=True)}


def locked_regions(plan: Plan, variant: str) -> frozenset[str]:
    """Regions of a variant that must not change."""
    rows = plan[REGIONS.name]
    rows = rows[(rows["variant_id"] == variant) & rows["vergrendeld"].fillna(False).astype(bool)]
    return frozenset(rows["regio_id"])


def reassigned(
    plan: Plan, variant: str, changes: Mapping[str, str | None], names: Mapping[str, str] | None = None
) -> Frames:
    """Tables after moving municipalities in a variant; only affected regions are dissolved again.

    Parameters
    ----------
    plan : with ``gemeenten``, ``varianten``, ``indeling`` and ``regios``
    variant : variant id
    changes : new region (or None) per municipality code; the others stay
    names : names of regions that may be new

    Returns
    -------
    dict with the tables to save: ``indeling``, ``regios`` and, for the active variant, ``gemeenten``

    Raises
    ------
    InputError
        When a locked region would change.
    """
    before = regions_of(plan, variant)
    moving = {code: region for code, region in changes.items() if before.get(code) != region}
    affected = {r for code, region in moving.items() for r in (before.get(code), region) if r is not None}
    _refuse_locked(plan, variant, affected)
    after = {**before, **moving}
    frames = {
        ASSIGNMENT.name: _assignment(plan, variant, after),
        REGIONS.name: _regions(plan, variant, after, affected, names or {}),
    }
    if variant == plan.active_variant:
        municipalities = plan[MUNICIPALITIES.name].copy()
        municipalities["regio_id"] = plain(
            [
                after.get(code, region)
                for code, region in zip(municipalities["gm_code"], municipalities["regio_id"], strict=True)
            ],
            municipalities.index,
        )
        frames[MUNICIPALITIES.name] = MUNICIPALITIES.frame(municipalities)
    return frames


def _refuse_locked(plan: Plan, variant: str, affected: Iterable[str]) -> None:
    locked = sorted(locked_regions(plan, variant) & set(affected))
    if locked:
        rows = plan[REGIONS.name]
        names = dict(zip(rows["regio_id"], rows["regio_nm"], strict=True))
        raise InputError(_LOCKED, _UNLOCK, name=[names[region] for region in locked])


def _assignment(plan: Plan, variant: str, after: Mapping[str, str | None]) -> pd.DataFrame:
    others = plan[ASSIGNMENT.name][plan[ASSIGNMENT.name]["variant_id"] != variant]
    own = pd.DataFrame(
        {"variant_id": variant, "gm_code": list(after), "regio_id": list(after.values())}, dtype="object"
    )
    return ASSIGNMENT.frame(pd.concat([others, own]))


def _regions(
    plan: Plan,
    variant: str,
    after: Mapping[str, str | None],
    affected: set[str],
    names: Mapping[str, str],
) -> pd.DataFrame:
    """Regions with new polygons where affected, and rows for regions that are new."""
    frame = plan[REGIONS.name]
    own = frame[frame["variant_id"] == variant]
    new = sorted(affected - set(own["regio_id"]))
    rows = own.to_dict("records") + [
        {
            "variant_id": variant,
            "regio_id": region,
            "regio_nm": names.get(region, region),
            "basis": "anders",
            "vergrendeld": False,
        }
        for region in new
    ]
    shapes = dissolved(plan, {code: r for code, r in after.items() if r in affected})
    colors = _colors(plan, after, {row["regio_id"]: row.get("kleur") for row in rows}) if new else {}
    for row in rows:
        if row["regio_id"] in affected:
            row["geom"] = shapes.get(row["regio_id"])
        row["kleur"] = colors.get(row["regio_id"], row.get("kleur"))
    return REGIONS.frame(pd.concat([frame[frame["variant_id"] != variant], plain_frame(rows)]))


def dissolved(plan: Plan, region_of: Mapping[str, str | None]) -> dict[str, object]:
    """Polygons of the regions of some municipalities."""
    municipalities = plan[MUNICIPALITIES.name]
    labels = pd.Series([region_of.get(code) for code in municipalities["gm_code"]], dtype="object")
    return dict(dissolve(municipalities["geom"].to_numpy(), labels))


def _colors(plan: Plan, after: Mapping[str, str | None], current: Mapping[str, str | None]) -> dict[str, str]:
    codes = list(plan[MUNICIPALITIES.name]["gm_code"])
    touching: dict[str, set[str]] = {code: set() for code in codes}
    for a, b in shared_borders(plan[MUNICIPALITIES.name]["geom"].to_numpy(), plan.settings["sliver_m"]).tolist():
        touching[codes[a]].add(codes[b])
    known = {region: None if is_unknown(color) else color for region, color in current.items()}
    return spread(neighbours_of_regions(touching, after), known)


def copied_variant(plan: Plan, source: str, name: str, made_on: date) -> tuple[str, Frames]:
    """Save a variant under a new name: its regions and assignment; not active.

    Returns
    -------
    (id of the new variant, tables to save)

    Raises
    ------
    InputError
        When the name is taken.
    """
    variants = plan[VARIANTS.name]
    new, listed = _listed_variant(variants, name, made_on)
    frames = {VARIANTS.name: listed}
    for table in (REGIONS, ASSIGNMENT, JUSTIFICATIONS):
        rows = plan[table.name]
        copies = rows[rows["variant_id"] == source].assign(variant_id=new)
        frames[table.name] = table.frame(pd.concat([rows, copies]))
    return new, frames


def _listed_variant(variants: pd.DataFrame, name: str, made_on: date) -> tuple[str, pd.DataFrame]:
    """Id of a new variant, and table ``varianten`` with it; not active."""
    refuse_name(name, set(variants["naam"]) | set(variants["variant_id"]))
    new = unique_id(slug(name) or "variant", set(variants["variant_id"]))
    row = {"variant_id": new, "naam": name, "actief": False, "gemaakt_op": made_on}
    return new, VARIANTS.frame(pd.concat([variants, plain_frame([row])]))


def started_variant(
    plan: Plan, name: str, region_of: Mapping[str, str | None], names: Mapping[str, str], made_on: date
) -> tuple[str, Frames]:
    """A new variant from an assignment: an existing division, a table, or nothing at all.

    Parameters
    ----------
    plan : with ``gemeenten``, ``varianten``, ``indeling`` and ``regios``
    region_of : region id per municipality code; absent: unassigned
    names : name per region id
    made_on : the day it is made

    Returns
    -------
    (id of the new variant, tables to save)

    Raises
    ------
    InputError
        When the name is taken.
    """
    new, listed = _listed_variant(plan[VARIANTS.name], name, made_on)
    codes = plan.municipalities["gm_code"]
    empty = pd.DataFrame({"variant_id": new, "gm_code": list(codes), "regio_id": None}, dtype="object")
    begun = plan.with_tables(varianten=listed, indeling=pd.concat([plan[ASSIGNMENT.name], empty]))
    own = {code: region_of.get(code) for code in codes}
    return new, {VARIANTS.name: listed, **reassigned(begun, new, own, names)}


def division_of(plan: Plan, name: str) -> tuple[dict[str, str | None], dict[str, str]]:
    """Region per municipality and name per region, as an existing division has them."""
    rows = plan[DIVISIONS.name]
    rows = rows[rows["divisie"] == name]
    region_of: dict[str, str | None] = {
        str(code): str(unit) for code, unit in zip(rows["gm_code"], rows["code"], strict=True)
    }
    pairs = zip(rows["code"], rows["naam"], strict=True)
    return region_of, {str(code): str(code if is_unknown(title) else title) for code, title in pairs}
