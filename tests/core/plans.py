# SPDX-License-Identifier: GPL-2.0-or-later
"""Small plans for geometry stories: municipalities from boxes or WKT, locations from points.

The grid has cells of 10 km; ``cell(0, 0)`` is the lower left one. :func:`sound` is a plan of four
municipalities in two regions that every rule is content with; a story changes one thing of it.
"""

from __future__ import annotations

from collections import deque
from datetime import date

import pandas as pd
import shapely

from opvangatlas.plugin.core.checks.assess import Assessment, assess
from opvangatlas.plugin.core.checks.finding import Finding
from opvangatlas.plugin.core.checks.registry import rules
from opvangatlas.plugin.core.model.plan import Plan
from opvangatlas.plugin.core.model.settings import Settings

DAY = date(2027, 3, 1)
SIZE = 10_000
NO_NEED = {"datum": date(2027, 1, 1), "scenario": "midden", "plekken": 0}
ORIGIN = (100_000, 400_000)


_OF_PERIOD = ("places", "captype", "vorm")
"""Keys of a location that say what its one period is."""


def cell(column: float, row: float, width: float = 1, height: float = 1) -> shapely.Polygon:
    """A cell of the grid, or a block of them."""
    x, y = ORIGIN[0] + column * SIZE, ORIGIN[1] + row * SIZE
    return shapely.box(x, y, x + width * SIZE, y + height * SIZE)


def at(column: float, row: float) -> shapely.Point:
    """A point in grid coordinates: ``at(0.5, 0.5)`` is the middle of the first cell."""
    return shapely.Point(ORIGIN[0] + column * SIZE, ORIGIN[1] + row * SIZE)


def gm(number: int, shape: object, region: str | None = "R1", **more: object) -> dict[str, object]:
    """A municipality; ``shape`` is a polygon or WKT."""
    code = f"GM{number:04d}"
    polygon = shapely.from_wkt(shape) if isinstance(shape, str) else shape
    base = {"gm_code": code, "gm_naam": f"G{number}", "pv_code": "PV98", "in_plan": True, "inwoners": 1000}
    return {**base, "regio_id": region, "geom": polygon, **more}


def loc(name: str, point: shapely.Point | None, gm_code: str, **more: object) -> dict[str, object]:
    """A complete regional location that has always been open; ``places`` None: no capacity period."""
    base = {
        "loc_id": name.casefold(),
        "loc_naam": name,
        "gm_code": gm_code,
        "type_2020": "rol",
        "type_2024": "azc",
        "regionaal": True,
        "status": "voortzetten",
        "zekerheid": "bestaand",
        "vertrouwelijk": False,
        "bo_start": date(2020, 1, 1),
        "bo_onbep": True,
        "bvo_m2": 9000,
        "eigendom": "coa",
        "beheer": "coa",
        "exploitant": "coa",
        "flexvorm": "geen",
        "pve": "ja",
        "proceshandelingen": False,
        "diensten": "taalles",
        "financien": "huur",
        "geom": point,
        "places": 300,
    }
    return {**base, **more}


def region(name: str, **more: object) -> dict[str, object]:
    """A region with its agreements."""
    base = {"variant_id": "A", "regio_id": name, "regio_nm": f"Regio {name}", "basis": "anders"}
    agreed = {"lead_prt": "PRT 98", "afspraken": "ja", "contact_functie": "adviseur", "afgevaardigde_functie": "raad"}
    return {**base, **agreed, **more}


def plan_of(
    municipalities: list[dict[str, object]],
    locations: list[dict[str, object]] | None = None,
    *,
    regions: list[dict[str, object]] | None = None,
    settings: dict[str, object] | None = None,
    **tables: list[dict[str, object]],
) -> Plan:
    """A plan; the regions are those the municipalities name, unless given."""
    names = sorted({m["regio_id"] for m in municipalities if m["regio_id"]})
    frames = {
        "gemeenten": municipalities,
        "varianten": [{"variant_id": "A", "naam": "eerste", "actief": True}],
        "regios": [region(name) for name in names] if regions is None else regions,
        "opvanglocaties": [{k: v for k, v in row.items() if k not in _OF_PERIOD} for row in locations or []],
        "voorzieningen": [{"loc_id": row["loc_id"], "soort": "ov", "km": 1.0} for row in locations or []],
        "locatie_doelgroepen": [{"loc_id": row["loc_id"], "doelgroep": "vergunninghouder"} for row in locations or []],
        "capaciteitsperioden": [
            {"periode_id": f"{row['loc_id']}-p1", "loc_id": row["loc_id"], "plekken_asiel": row["places"]}
            | {name: row[name] for name in ("captype", "vorm") if name in row}
            for row in locations or []
            if row["places"] is not None
        ],
        **tables,
    }
    made = {name: pd.DataFrame(rows) for name, rows in frames.items() if rows}
    return Plan({}, Settings({"peildatum": DAY, **(settings or {})})).with_tables(**made)


def municipalities() -> list[dict[str, object]]:
    """Two by two cells: 1 and 2 on the left in R1, 3 and 4 on the right in R2."""
    return [gm(1, cell(0, 0)), gm(2, cell(0, 1)), gm(3, cell(1, 0), "R2"), gm(4, cell(1, 1), "R2")]


def locations() -> list[dict[str, object]]:
    """One regional location in each region."""
    return [loc("West", at(0.5, 0.9), "GM0001"), loc("Oost", at(1.5, 0.9), "GM0003")]


def sound(
    *,
    gms: list[dict[str, object]] | None = None,
    locs: list[dict[str, object]] | None = None,
    settings: dict[str, object] | None = None,
    **tables: list[dict[str, object]],
) -> Plan:
    """The plan with which every rule is content, with some of its parts replaced."""
    unit = {"GM0001": "VR1", "GM0002": "VR1", "GM0003": "VR2", "GM0004": "VR2"}
    divisions = [{"divisie": "vr", "gm_code": code, "code": vr, "naam": f"Veilig {vr}"} for code, vr in unit.items()]
    targets = [{"gm_code": code, "halfjaar": "2027-1", "taakst": 60, "gekoppeld": 60, "weken": 14} for code in unit]
    need = [
        {"versie": "2026-II", "gebied_soort": "provincie", "gebied_code": "PV98", "typegroep": group, **NO_NEED}
        for group in ("rol", "gvl_satelliet")
    ]
    tables = {"prognoses": [{"versie": "2026-II", "datum": date(2026, 10, 1)}], "behoefte": need, **tables}
    return plan_of(
        municipalities() if gms is None else gms,
        locations() if locs is None else locs,
        settings={"max_km": 30, "regio_minimum": 100, **(settings or {})},
        **{"divisies": divisions, "taakstellingen": targets, **tables},
    )


_MADE: deque[tuple[Plan, tuple[object, ...], Assessment]] = deque(maxlen=8)
"""Of the last plans, as a test asks several rules about one plan; by how and by which rules they were made."""


def checked(plan: Plan, *, include_confidential: bool = False, **options: object) -> Assessment:
    """The assessment of a plan as a door makes it: of what anyone may know, unless all of it is asked for.

    It is made once for a plan, as long as no options are given.
    """
    how = (include_confidential, *rules())
    for known, its, made in _MADE if not options else ():
        if known is plan and its == how:
            return made
    made = assess(plan if include_confidential else plan.public(), today=DAY, **options)  # type: ignore[arg-type]
    if not options:
        _MADE.append((plan, how, made))
    return made


def found(plan: Plan, code: str, **options: object) -> list[Finding]:
    """The findings of one rule; figures it lacked (A55) are not among them."""
    return [f for f in checked(plan, **options).report.findings if f.code == code]


def lacked(plan: Plan, code: str, **options: object) -> list[Finding]:
    """The A55 findings of one rule."""
    return [f for f in found(plan, "A55", **options) if f.part == code]
