# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans in which something is wrong with capacity, reserve, need or targets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opvangatlas.plugin.core.model.plan import Plan

from ..plans import DAY, at, loc, locations, municipalities, region, sound


def need(places: int, group: str = "rol", scenario: str = "midden", version: str = "2026-II", **more: object) -> dict:
    """A figure of need from the first day of the planning window."""
    base = {"versie": version, "gebied_soort": "provincie", "gebied_code": "PV98", "datum": date(2027, 1, 1)}
    return {**base, "typegroep": group, "scenario": scenario, "plekken": places, **more}


def period(loc_id: str, places: int | None, **more: object) -> dict:
    """A signed period of capacity."""
    name = f"{loc_id}-{more.get('van')}-{more.get('tot')}"
    return {"periode_id": name, "loc_id": loc_id, "plekken_asiel": places, "getekend": True, **more}


def reserve(kind: str, places: int = 50, **more: object) -> dict:
    """A complete reserve row at the location West."""
    base = {"reserve_id": kind, "loc_id": "west", "captype": kind, "plekken": places, "inzet_dgn": 7}
    return {**base, "eur_plekdg": 1.0, "omstandigh": "winter", **more}


def gap(**more: object) -> Plan:
    """West ends on 15 February 2028, its replacement opens on 20 March; need is 600."""
    west, east = locations()
    last, first = date(2028, 2, 15), date(2028, 3, 20)
    ends = {**west, "bo_onbep": None, "bo_eind": last, "kinderen": True, "status": "beeindigen"}
    new = loc("Nieuw", at(0.6, 0.9), "GM0001", open_dat=first, bo_start=first, status="nieuw")
    settings = {"landelijk_genoeg_vanaf": "2029-01-01", **more.pop("settings", {})}
    gms = [{**m, "schoolregio": "noord"} for m in municipalities()]
    spring = {"schoolregio": "noord", "van": date(2028, 2, 19), "tot": date(2028, 2, 27)}
    tables = {"behoefte": [need(600), need(0, "gvl_satelliet")], "schoolvakanties": [spring], **more}
    return sound(gms=gms, locs=[ends, east, new], settings=settings, **tables)


def with_need(*rows: dict, versions: tuple[tuple[str, date | None], ...] = (), **settings: object) -> Plan:
    """Two locations of 300 places, and need."""
    there = [{"versie": name, "datum": day} for name, day in (*versions, ("2026-II", date(2026, 10, 1)))]
    return sound(behoefte=list(rows), prognoses=there, settings=settings)


def one(**change: object) -> Plan:
    """The location West with something changed."""
    west, east = locations()
    return sound(locs=[{**west, **change}, east])


def targets(**change: object) -> list[dict]:
    """Targets of the four municipalities in two half-years."""
    base = {"taakst": 60, "gehuisv": 60, "gekoppeld": 60, "weken": 14}
    codes = [f"GM000{n}" for n in (1, 2, 3, 4)]
    return [{"gm_code": code, "halfjaar": half, **base, **change} for code in codes for half in ("2026-2", "2027-1")]


def capacity_troubles() -> Iterator[Plan]:
    """Plans that together make every rule on capacity speak."""
    west, east = locations()
    yield sound(opgaven=[{"gebied_soort": "regio", "gebied_code": "R9", "datum": DAY, "plekken": 5}])  # A56
    yield gap()
    yield with_need(need(900), need(0, "gvl_satelliet", vrijwillig=50), need(5, scenario="hoog"))
    yield with_need(
        need(500), need(100, "gvl_satelliet"), versions=(("2027-I", date(2027, 1, 1)),), prognose_versie="2026-II"
    )
    satellite = {**west, "type_2020": "satelliet", "proceshandelingen": True, "pve": "nee"}
    rol = {**east, "pve": "nee", "zekerheid": "vastgesteld", "uitbreiding": True, "flexvorm": "geen", "diensten": None}
    groups = [{"loc_id": "west", "doelgroep": "studenten"}, {"loc_id": "oost", "doelgroep": "kansarm"}]
    far = [reserve("reserve_direct", loc_id="ver", omstandigh=None), reserve("crisisnoodopvang")]
    later = loc("Ver", at(9, 9), "GM0004", status="nieuw", bo_start=date(2029, 1, 1), flexvorm="geen")
    yield sound(
        locs=[satellite, rol, later],
        regios=[region("R1", afgevaardigde_functie=None), region("R2")],
        locatie_doelgroepen=groups,
        reservecapaciteit=far,
        mijlpalen=[{"mijlpaal_id": "m", "soort": "besluit"}],
        signalen=[{"signaal_id": "s", "vraagstuk": "?", "termijn": date(2026, 1, 1)}],
        settings={"extra_plekken": 417},
        taakstellingen=targets(gekoppeld=40, weken=20),
        overdrachten=[
            {"overdracht_id": "o", "van_gm": "GM0001", "naar_gm": "GM0001", "halfjaar": "2027-1", "aantal": 5}
        ],
    )
    yield sound(locs=[{**west, "exploitant": "gemeente"}, east], settings={"regime": "2024"})
    lets = [period("west", 200, plekken_overig=80), period("oost", 300)]
    yield sound(capaciteitsperioden=lets, settings={"rol_weken": 300})
