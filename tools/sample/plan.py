# SPDX-License-Identifier: GPL-2.0-or-later
"""The sample plan, put together from its sources."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from opvangatlas.plugin.core.model.plan import Plan
from opvangatlas.plugin.core.model.settings import Settings
from opvangatlas.plugin.core.regions.coverage import dissolve

from . import sources
from .borders import areas, draw_arcs, with_gap
from .roads import Link, make_roads
from .terrain import make_terrain

AS_WRITTEN = (
    "divisies", "varianten", "indeling", "verbindingen", "locatie_regio", "capaciteitsperioden",
    "reservecapaciteit", "taakstellingen", "prognoses", "behoefte", "overdrachten", "mijlpalen", "signalen",
    "voorzieningen", "locatie_doelgroepen", "schoolvakanties", "onderbouwingen",
)  # fmt: skip
"""Tables that stand in the sources as they are in the plan."""


@dataclass(frozen=True)
class Sample:
    """The plan and the road network beside it."""

    plan: Plan
    roads: list[Link]


def make_sample() -> Sample:
    """Read the sources, draw the map, and put them together."""
    towns, drawn = sources.rows("gemeenten"), sources.rows("kaartlijnen")
    terrain = make_terrain(towns, drawn)
    arcs = draw_arcs(terrain.labels)
    whole = areas(arcs, len(towns))
    gap = drawn[drawn["soort"] == "kier"].iloc[0]
    row = list(towns["gm_code"]).index(gap["gm_code"])
    parts = list(whole)
    parts[row] = areas(with_gap(arcs, row, shapely.from_wkt(gap["wkt"])), len(towns))[row]
    land = shapely.union_all(whole)
    roads = make_roads(towns, sources.rows("wegen"), sources.rows("routes"), land, terrain.stream)
    return Sample(make_plan(parts), roads)


def make_plan(areas_of_municipalities: list[shapely.MultiPolygon]) -> Plan:
    """The plan, given the areas of the municipalities in the order of their source."""
    frames = {name: sources.table(name) for name in AS_WRITTEN}
    shapes = np.array(areas_of_municipalities, dtype=object)
    assigned = frames["indeling"].set_index("gm_code")["regio_id"]
    municipalities = sources.table("gemeenten").assign(geom=shapes)
    municipalities["regio_id"] = municipalities["gm_code"].map(assigned)
    regions = sources.table("regios")
    derived = dissolve(shapes, municipalities["regio_id"])
    regions["geom"] = regions["regio_id"].map(derived)
    frames |= {"regios": regions, "opvanglocaties": _locations()}
    settings = sources.rows("instellingen")
    values = dict(zip(settings["sleutel"], settings["waarde"], strict=True))
    return Plan({}, Settings(values)).with_tables(gemeenten=municipalities, **frames)


def _locations() -> pd.DataFrame:
    text = sources.rows("opvanglocaties")
    points = shapely.points(text["x"].astype(float), text["y"].astype(float))
    return sources.table("opvanglocaties").assign(geom=points)
