# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans that make rules say what they do not say in those of :mod:`.unknown_stories`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import shapely

from opvangatlas.plugin.core.model.plan import Plan

from ..plans import SIZE, at, cell, gm, loc, locations, municipalities, region, sound
from .capacity_stories import need, period, reserve, targets
from .unknown_stories import NEW, YEAR


def claim_stories() -> Iterator[Plan]:
    yield from _shapes()
    yield from _places()
    yield from _needs()
    start = {"gebied_soort": "gemeente", "datum": date(2027, 1, 1)}
    some = [{**start, "gebied_code": f"GM000{n}", "plekken": 250} for n in (1, 2)]
    yield sound(opgaven=some, behoefte=[{**need(400), "typegroep": "totaal"}], settings=YEAR)


def _shapes() -> Iterator[Plan]:
    """A hole, an overlap, a border that crosses itself; regions of whole units, over a border, with a wrong basis.

    And a region of which the polygon was kept from before a municipality came to it.
    """
    before = shapely.MultiPolygon([cell(0, 0)])
    yield sound(regios=[region("R1", geom=before), region("R2")], settings=YEAR)
    ring = cell(0, 0, 3, 3).difference(cell(1, 1))
    yield sound(gms=[gm(1, ring), gm(3, cell(2.5, 0, 2, 3), "R2")], locs=locations(), settings=YEAR)
    x, y = cell(4, 0).bounds[:2]
    bow = shapely.Polygon([(x, y), (x + SIZE, y + SIZE), (x + SIZE, y), (x, y + SIZE)])
    yield sound(gms=[*municipalities()[:3], gm(4, bow, "R2")], settings=YEAR)
    gms = municipalities()
    gms[0]["pv_code"] = "PV97"
    fine = [{"divisie": "vr", "gm_code": f"GM000{n}", "code": f"V{n}", "naam": f"V{n}"} for n in (1, 2, 3, 4)]
    yield sound(gms=gms, divisies=fine, settings=YEAR)
    split = [{**m, "regio_id": r} for m, r in zip(municipalities(), ("R1", "R1", "R1", "R2"), strict=True)]
    units = [{"divisie": "veiligheidsregio", "gm_code": f"GM000{n}", "code": f"V{n // 3}"} for n in (1, 2, 3, 4)]
    yield sound(gms=split, divisies=units, regios=[region("R1", basis="veiligheidsregio"), region("R2")], settings=YEAR)


def _places() -> Iterator[Plan]:
    west, east = locations()
    satellite = {**east, "type_2020": "satelliet"}
    yield sound(locs=[west, satellite], settings=YEAR)
    yield sound(locs=[{**west, "type_2020": "azc"}, {**east, "geom": None}], settings=YEAR)
    later = {"zekerheid": "vastgesteld", "besluit_dat": date(2028, 1, 1), "besluit_orgaan": "gemeenteraad"}
    small = [
        loc("Klein", at(0.3, 0.3), "GM0001", **NEW, places=100, flexvorm=None),
        loc("Reden", at(0.4, 0.4), "GM0001", **NEW, places=100, flexvorm=None),
        loc("Schaal", at(0.4, 0.4), "GM0001", **NEW, places=100, kleinschalig=True),
        loc("Nog", at(0.4, 0.2), "GM0001", **NEW, places=100),
        loc("Meer", at(0.4, 0.3), "GM0001", **NEW, places=100),
    ]
    yield sound(locs=[{**west, **later}, east, *small], settings={"flex_aandeel": 0.9, **YEAR})
    away = loc("Ver", at(1.9, 1.9), "GM0004", **NEW)
    yield sound(
        locs=[west, {**east, "geom": None}, away],
        reservecapaciteit=[reserve("reserve_direct", loc_id="ver")],
        settings=YEAR,
    )
    yield sound(
        locs=[{**west, "places": 100}, east, loc("Straks", at(0.3, 0.3), "GM0001", **NEW)],
        settings={"rol_weken": 50, **YEAR},
    )
    half = {"halfjaar": "2027-1", "aantal": 5}
    yield sound(
        gms=[*municipalities(), gm(9, cell(5, 5), None, in_plan=False)],
        taakstellingen=targets()[:-2],
        overdrachten=[
            {"overdracht_id": "a", "van_gm": "GM0001", "naar_gm": "GM0009", **half},
            {"overdracht_id": "b", "van_gm": "GM0001", "naar_gm": "GM0004", **half},
            {"overdracht_id": "c", "van_gm": "GM0001", "naar_gm": "GM0002", **half, "aantal": 0},
        ],
        settings=YEAR,
    )


def _needs() -> Iterator[Plan]:
    """Need that is known in part, an end that is not known, groups that fall short; old and newer prognoses."""
    west, east = locations()
    unknown = {**west, "bo_onbep": None}
    unsized = loc("Gvl", at(1, 1), "GM0004", type_2020="gvl", places=None)
    for rows, locs in (
        ([need(700), need(None, "gvl_satelliet")], [west, east]),
        ([need(500), need(0, "gvl_satelliet")], [unknown, east]),
        ([need(650), need(0, "gvl_satelliet")], [west, east, unsized]),
    ):
        yield sound(locs=locs, behoefte=rows, settings=YEAR)
    newer = [{"versie": "2026-II", "datum": date(2026, 1, 1)}, {"versie": "2027-I", "datum": date(2027, 1, 1)}]
    same = [need(5), need(0, "gvl_satelliet"), need(5, version="2027-I"), need(0, "gvl_satelliet", version="2027-I")]
    chosen = {"prognose_versie": "2026-II", **YEAR}
    yield sound(behoefte=same, prognoses=newer, settings=chosen)
    yield sound(behoefte=same[:2], prognoses=newer, settings=chosen)
    yield sound(behoefte=same[:2], prognoses=newer[:1], settings=YEAR)
    hall = [
        period("west", 200),
        {**period("west", 100, captype="noodopvang"), "periode_id": "hal"},
        {**period("oost", 300), "periode_id": "o"},
    ]
    yield sound(capaciteitsperioden=hall, behoefte=[need(550), need(0, "gvl_satelliet")], settings=YEAR)
    yield sound(capaciteitsperioden=hall, behoefte=[need(100), need(0, "gvl_satelliet")], settings=YEAR)
    unsure = [*hall, {**period("west", None, captype="crisisnoodopvang"), "periode_id": "h2"}]
    yield sound(capaciteitsperioden=unsure, behoefte=[need(550), need(0, "gvl_satelliet")], settings=YEAR)
