# SPDX-License-Identifier: GPL-2.0-or-later
"""H7a and sheet ``kwartalen``: need, places and balance per quarter, from the capacity ledger.

A quarter has the lowest number of places of any of its days (domain C6), so that a gap between two dates shows.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from ..capacity.balance import UNSURE, Level, Portfolio, plan_balance, portfolio
from ..capacity.ledger import INTENDED_LINE, SIGNED_LINE, mutations
from ..capacity.quarters import Window
from ..model.capacity_codes import SCENARIO
from ..model.capacity_tables import NEED
from ..model.frames import plain, plain_frame
from ..model.schema import Column, Kind, Table
from ..model.tables import CAPACITY_PERIODS, MUNICIPALITIES, REGIONS
from ..situation.situation import Situation
from ..wording import Language, Text
from .content import Sheet, prognosis_version
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
    _col("saldo", "int", "saldo", "balance"),
    _col("voornemen", "int", "met voornemen", "with intended"),
    _col("saldo_v", "int", "saldo met voornemen", "balance with intended"),
    _col("opent", "text", "opent", "opens"),
    _col("eindigt", "text", "eindigt", "ends"),
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
        _col("saldo", "int", "saldo, getekend", "balance, signed"),
        _col("voornemen", "int", "plekken met voornemen", "places with intended"),
        _col("saldo_v", "int", "saldo met voornemen", "balance with intended"),
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
    """Every region, scenario and quarter, at a point inside the region; None while there is no need."""
    balances = _balances(s, "regio")
    if balances is None:
        return None
    regions = s.regions.set_index("regio_id")["geom"]
    rows = balances[balances["gebied_code"].isin(set(regions.index))].rename(columns={"gebied_code": "regio_id"})
    point = {region: None if shape is None else shape.representative_point() for region, shape in regions.items()}
    rows = rows.assign(geom=plain([point[region] for region in rows["regio_id"]], rows.index))
    return Sheet(_SHEET, _SHEET.frame(rows[list(_SHEET.names)]))


def _window(s: Situation) -> Window:
    settings = s.plan.settings
    return Window.of(s.day, settings["planperiode_van"], settings["planperiode_tot"])


def _portfolio(s: Situation) -> Portfolio:
    return portfolio(s.locations, s.plan[CAPACITY_PERIODS.name], s.plan[MUNICIPALITIES.name], regime=s.regime)


def _balances(s: Situation, level: Level) -> pd.DataFrame | None:
    """One row per area, scenario and quarter, with both lines beside each other."""
    need, version = s.plan[NEED.name], prognosis_version(s.plan)
    if version is None or not len(need[need["versie"] == version]):
        return None
    made = plan_balance(_portfolio(s), need, s.municipalities, _window(s), version, level=level)
    made = made[made["typegroep"] == TOTAL]
    made = made.assign(saldo=made["saldo"].mask(made["oordeel"] == UNSURE))
    keys = ["gebied_code", "scenario", "kwartaal"]
    signed = made[made["lijn"] == SIGNED_LINE][[*keys, "nodig", "beschikbaar", "saldo"]]
    intended = made[made["lijn"] == INTENDED_LINE][[*keys, "beschikbaar", "saldo"]]
    both = signed.rename(columns={"beschikbaar": "getekend"}).merge(
        intended.rename(columns={"beschikbaar": "voornemen", "saldo": "saldo_v"}), on=keys
    )
    return both.sort_values(keys, kind="stable", ignore_index=True)


def _changes(s: Situation) -> pd.DataFrame:
    """Which locations open and end in each quarter, intended ones included."""
    found = mutations(_portfolio(s).spans, _window(s), INTENDED_LINE)
    rows = []
    for quarter in _window(s).labels:
        own = found[found["kwartaal"] == quarter]
        names = {
            kind: ", ".join(str(s.location_name.get(loc, loc)) for loc in own.loc[own["soort"] == kind, "loc_id"])
            for kind in (OPENS, ENDS)
        }
        rows.append({"kwartaal": quarter, OPENS: names[OPENS] or None, ENDS: names[ENDS] or None})
    return plain_frame(rows, columns=["kwartaal", OPENS, ENDS])
