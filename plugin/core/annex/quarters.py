# SPDX-License-Identifier: GPL-2.0-or-later
"""H7a and sheet ``kwartalen``: need, places and balance per quarter, from the capacity ledger.

A quarter has the lowest number of places of any of its days (domain C6), so that a gap between two dates shows.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from ..capacity.balance import ENOUGH, UNSURE, Level
from ..capacity.ledger import INTENDED_LINE, SIGNED_LINE
from ..model.capacity_codes import BOUND, SCENARIO
from ..model.capacity_kinds import EMERGENCY, INCIDENTAL, KINDS
from ..model.capacity_tables import NEED
from ..model.frames import plain, plain_frame
from ..model.schema import Column, Kind, Table
from ..model.tables import REGIONS
from ..situation.situation import Situation
from ..wording import Language, Text
from .content import Sheet
from .table import AnnexTable

MIDDLE, TOTAL = "midden", "totaal"
OPENS, ENDS = "opent", "eindigt"

_TITLE = Text("Ontwikkeling per kwartaal", "Development per quarter")
_NONE = Text(
    "Nog aan te vullen: zonder benodigde capaciteit is er geen balans per kwartaal.",
    "To be completed: without need there is no balance per quarter.",
)


def _col(name: str, kind: Kind, nl: str, en: str, unit: str = "plekken") -> Column:
    return Column(name, kind, Text(nl, en), name, unit if kind == "int" else "", "FMT h7")


_COLUMNS = (
    _col("kwartaal", "text", "kwartaal", "quarter"),
    _col("nodig", "int", "nodig (midden)", "needed (middle)"),
    _col("getekend", "int", "getekend", "signed"),
    _col("regulier", "int", "waarvan regulier", "of which regular"),
    _col("tijdelijk", "int", "waarvan nood en incidenteel", "of which emergency and incidental"),
    _col("saldo", "int", "saldo", "balance"),
    replace(_col("grens", "text", "getekend is", "signed is"), codes=BOUND),
    _col("voornemen", "int", "met voornemen", "with intended"),
    _col("saldo_v", "int", "saldo met voornemen", "balance with intended"),
    _col("opent", "text", "opent", "opens"),
    _col("eindigt", "text", "eindigt", "ends"),
    _col("prognose", "text", "prognoseversie", "prognosis version"),
)
_SHEET = Table(
    "kwartalen",
    Text("Kwartalen", "Quarters"),
    (),
    (
        replace(REGIONS.column("regio_id"), export="regio_id", not_null=False),
        _col("kwartaal", "text", "kwartaal", "quarter"),
        replace(_col("scenario", "text", "scenario", "scenario"), codes=SCENARIO),
        _col("nodig", "int", "benodigde plekken", "places needed"),
        _col("getekend", "int", "plekken, getekend", "places, signed"),
        _col("regulier", "int", "waarvan regulier", "of which regular"),
        _col("incidentl", "int", "waarvan incidenteel", "of which incidental"),
        _col("nood", "int", "waarvan (crisis)noodopvang", "of which (crisis) emergency"),
        _col("saldo", "int", "saldo, getekend", "balance, signed"),
        replace(_col("grens", "text", "plekken, getekend, zijn", "places, signed, are"), codes=BOUND),
        _col("voornemen", "int", "plekken met voornemen", "places with intended"),
        _col("saldo_v", "int", "saldo met voornemen", "balance with intended"),
        _col("prognose", "text", "prognoseversie", "prognosis version"),
    ),
    "Point",
)


def quarters_table(s: Situation, language: Language = "nl") -> AnnexTable | None:
    """H7a for the whole plan in the middle scenario; None while there is no need in the plan."""
    balances = _balances(s, "plan")
    if balances is None:
        return None
    rows = balances[balances["scenario"] == MIDDLE].merge(_changes(s), on="kwartaal", how="left")
    frame = plain_frame({column.name: column.conform(rows[column.name]) for column in _COLUMNS})
    return AnnexTable("H7a", _TITLE, _COLUMNS, frame, missing=_NONE)


def quarters_sheet(s: Situation) -> Sheet | None:
    """Every region, scenario and quarter, at a point inside the region; None while there is no need.

    What has no region is a row without one and without a place, so that the rows add up to the plan's.
    """
    balances = _balances(s, "regio")
    if balances is None:
        return None
    rows = balances.rename(columns={"gebied_code": "regio_id"})
    shapes = dict(zip(s.regions["regio_id"], s.regions["geom"], strict=True))
    rows = rows.assign(geom=plain([_point(shapes.get(region)) for region in rows["regio_id"]], rows.index))
    return Sheet(_SHEET, _SHEET.frame(rows[list(_SHEET.names)]), partly_placed=True)


def _point(shape: object) -> shapely.Point | None:
    return shape.representative_point() if isinstance(shape, BaseGeometry) and not shape.is_empty else None


def _balances(s: Situation, level: Level) -> pd.DataFrame | None:
    """One row per area, scenario and quarter, both lines beside each other, and the prognosis the need is of."""
    outlook, need = s.outlook, s.plan[NEED.name]
    if outlook is None or outlook.version is None or not len(need[need["versie"] == outlook.version]):
        return None
    rows = outlook.balances(level)
    rows = _without_need(rows[rows["typegroep"] == TOTAL])
    rows = rows.assign(saldo=rows["saldo"].mask(rows["oordeel"] == UNSURE), grens=_bounds(rows))
    keys = ["gebied_code", "scenario", "kwartaal"]
    signed = rows[rows["lijn"] == SIGNED_LINE][[*keys, "nodig", "beschikbaar", "saldo", "grens", *KINDS]]
    intended = rows[rows["lijn"] == INTENDED_LINE][[*keys, "beschikbaar", "saldo"]]
    both = signed.rename(columns={"beschikbaar": "getekend"}).merge(
        intended.rename(columns={"beschikbaar": "voornemen", "saldo": "saldo_v"}), on=keys
    )
    both = both.assign(tijdelijk=both[INCIDENTAL] + both[EMERGENCY]).rename(columns={INCIDENTAL: "incidentl"})
    return both.assign(prognose=outlook.version).sort_values(keys, kind="stable", ignore_index=True)


def _bounds(rows: pd.DataFrame) -> list[str | None]:
    """What the number of places is where it is not exact."""
    names = {(True, False): "minstens", (False, True): "hoogstens", (True, True): "ongeveer"}
    return [names.get(pair) for pair in zip(rows["minstens"], rows["hoogstens"], strict=True)]


def _without_need(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, in which areas without a municipality need nothing in every scenario: their places count."""
    bare = rows[rows["scenario"].isna()]
    asked = rows[rows["scenario"].notna()]
    more = [
        bare.assign(scenario=name, nodig=0, saldo=bare["beschikbaar"], oordeel=ENOUGH)
        for name in asked["scenario"].unique()
    ]
    frame = pd.concat([asked, *more], ignore_index=True)
    return frame.astype({"nodig": "Int64", "saldo": "Int64"})


def _changes(s: Situation) -> pd.DataFrame:
    """Which locations open and end in each quarter, intended ones included."""
    outlook = s.outlook
    rows: list[dict[str, object]] = []
    changes = (
        outlook.changes(INTENDED_LINE) if outlook is not None else pd.DataFrame(columns=["kwartaal", "soort", "loc_id"])
    )
    for quarter in outlook.window.labels if outlook is not None else ():
        own = changes[changes["kwartaal"] == quarter]
        names = {
            kind: ", ".join(str(s.location_name.get(loc, loc)) for loc in own.loc[own["soort"] == kind, "loc_id"])
            for kind in (OPENS, ENDS)
        }
        rows.append({"kwartaal": quarter, OPENS: names[OPENS] or None, ENDS: names[ENDS] or None})
    return plain_frame(rows, columns=["kwartaal", OPENS, ENDS])
