# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans that pass, and plans in which, together, every rule says its worst; most columns are filled in."""

from __future__ import annotations

from datetime import date

from opvangatlas.plugin.core.model.plan import Plan

from ..plans import at, cell, gm, loc, locations, municipalities, region, sound
from .capacity_stories import gap, need, period, reserve, targets

YEAR = {"planperiode_tot": date(2028, 3, 1)}
"""Fewer quarters, so that a balance takes less time."""
NEW = {"status": "nieuw", "zekerheid": "voornemen", "bo_start": date(2027, 6, 1)}


def content() -> Plan:
    """Every rule is content; what a regional location or an expansion needs is filled in."""
    west, east = locations()
    full = {"pve": "ja", "exploitant": "gemeente", "kwal_kader": True, "proceshandelingen": False}
    fresh = loc(
        "Nieuw",
        at(0.4, 0.8),
        "GM0002",
        **NEW,
        **full,
        flexvorm="gemengd",
        uitbreiding=True,
        besluit_dat=NEW["bo_start"],
    )
    satellite = {**east, **full, "loc_id": "sat", "loc_naam": "Sat", "type_2020": "satelliet", "flexvorm": "geen"}
    mixed = [
        period("west", 280, plekken_overig=20, amv=10),
        *(period(name, 300, plekken_overig=5) for name in ("oost", "nieuw", "sat")),
    ]
    return sound(
        locs=[{**west, **full}, {**east, **full}, fresh, satellite],
        capaciteitsperioden=mixed,
        reservecapaciteit=[reserve("reserve_direct", loc_id="nieuw")],
        taakstellingen=targets(weken_gezin=20),
        behoefte=[need(300), need(100, "gvl_satelliet")],
        settings={"max_minuten": 60, **YEAR},
    )


def division() -> Plan:
    """A region in two pieces over the border of a province, a municipality without region, slivers, far away."""
    gms = [
        gm(1, cell(0, 0)),
        gm(2, cell(0, 1), pv_code="PV99"),
        gm(3, cell(3, 3), "R1"),
        gm(4, cell(1, 1), "R2"),
        gm(5, cell(2, 1), None),
        gm(6, cell(1, 0).buffer(1), "R3"),
    ]
    units = [
        {"divisie": "vr", "gm_code": f"GM000{n}", "code": f"VR{n // 3}", "naam": f"Veilig {n // 3}"}
        for n in range(1, 6)
    ]
    west, east = locations()
    served = [{"variant_id": "A", "loc_id": "dienst", "regio_id": "R1"}]
    elsewhere = loc("Dienst", at(1.5, 1.5), "GM0004", type_2020="rol", places=20)
    empty = loc("Leeg", at(2.2, 1.2), "GM0005", places=310)
    return sound(
        gms=gms,
        locs=[elsewhere, {**west, "gm_code": "GM0006", "geom": at(1.5, 0.5)}, empty, {**east, "gm_code": "GM0004"}],
        regios=[
            region("R1", lead_prt=None, contact_functie=None, afgevaardigde_functie=None, basis="veiligheidsregio"),
            region("R2"),
            region("R3"),
            region("R4"),
            region("R5"),
        ],
        divisies=units,
        locatie_regio=[*served, {"variant_id": "A", "loc_id": "leeg", "regio_id": "R4"}],
        taakstellingen=[{"gm_code": f"GM000{n}", "halfjaar": "2027-1", "taakst": 20} for n in range(1, 7)],
        settings={"max_km": 1, "max_minuten": 1, "regio_minimum": 100, **YEAR},
    )


def places() -> Plan:
    """What is wrong with locations of the regime of 2020."""
    west, east = locations()
    backwards = loc(
        "Terug", at(0.1, 0.1), "GM0001", bo_onbep=None, bo_eind=date(2019, 1, 1), places=None, besluit_dat=None
    )
    small = {**west, "places": 20, "pve": "nee", "diensten": None, "zekerheid": "vastgesteld"}
    gvl = loc("Gvl", at(0.2, 0.2), "GM0002", type_2020="gvl", flexvorm="gelijktijdig", bvo_m2=None)
    satellite = loc("Sat", at(1.2, 0.2), "GM0003", type_2020="satelliet", proceshandelingen=True, flexvorm="gemengd")
    coa = {
        **east,
        "eigendom": "coa",
        "ontheffing": None,
        "places": None,
        "besluit_orgaan": "PRT",
        "zekerheid": "vastgesteld",
    }
    untyped = loc("Los", at(1.1, 0.1), "GM0003", type_2020=None, status=None)
    coming = loc("Straks", at(0.3, 0.3), "GM0001", **NEW, places=100, flexvorm="geen", uitbreiding=True)
    flexible = loc(
        "Flex", at(1.3, 0.3), "GM0003", **{**NEW, "bo_start": date(2027, 2, 1)}, flexvorm="gemengd", places=310
    )
    scale = loc("Klein", at(1.4, 0.4), "GM0003", kleinschalig=True, ontheffing=True)
    reason = loc("Reden", at(1.4, 0.6), "GM0003")
    groups = [
        {"loc_id": "west", "doelgroep": "kansarm"},
        {"loc_id": "sat", "doelgroep": "studenten"},
        {"loc_id": "oost", "doelgroep": "vergunninghouder"},
    ]
    return sound(
        locs=[backwards, small, gvl, satellite, coa, untyped, coming, flexible, scale, reason],
        capaciteitsperioden=[
            period("west", 20, van=date(2026, 1, 1)),
            period("oost", 250, plekken_overig=60, amv=260),
            period("straks", 100, van=date(2027, 6, 1), tot=date(2027, 9, 1)),
            period("straks", 350, van=date(2027, 9, 2)),
            period("sat", 90),
            period("gvl", 90, getekend=None, zekerheid="bestaand"),
            period("flex", 310),
            period("klein", 60, plekken_overig=10),
            period("reden", 70),
        ],
        locatie_doelgroepen=groups,
        settings={"rol_weken": 300, "extra_plekken": 417, **YEAR},
    )


def later() -> Plan:
    """What is wrong under the regime of 2024."""
    west, east = locations()
    htl = {**west, "type_2024": "htl", "pve": "nee", "exploitant": "gemeente", "kwal_kader": False}
    hole = [gm(1, cell(0, 0)), gm(2, cell(0, 1)), gm(3, cell(5, 0), "R2")]
    coming = loc("Straks", at(5.2, 0.2), "GM0003", **NEW, regionaal=True)
    untyped = {**east, "type_2024": None, "regionaal": None, "geom": at(5.5, 0.5)}
    return sound(gms=hole, locs=[htl, untyped, coming], settings={"regime": "2024", "max_km": 2, **YEAR})


def short() -> Plan:
    """Short in every scenario and group, part of it because places end; an old prognosis; emergency in reserve."""
    west, east = locations()
    ends = {"bo_onbep": None, "bo_eind": date(2027, 10, 15), "kinderen": True, "status": "beeindigen"}
    gms = [{**m, "schoolregio": "noord"} for m in municipalities()]
    lease = loc("Huur", at(1.6, 0.9), "GM0004", type_2020="satelliet", huur_eind=date(2027, 12, 1), flexvorm="gemengd")
    rows = [
        need(280, "rol", "laag", vrijwillig=10),
        need(10, "gvl_satelliet", "laag"),
        need(700),
        need(290, "gvl_satelliet", vrijwillig=20),
        need(900, scenario="hoog"),
        need(400, "gvl_satelliet", "hoog"),
        need(999, version="2027-I"),
        need(10, "gvl_satelliet", version="2027-I"),
    ]
    return sound(
        gms=gms,
        locs=[{**west, **ends}, east, lease],
        behoefte=rows,
        prognoses=[{"versie": "2026-II", "datum": date(2026, 1, 1)}, {"versie": "2027-I", "datum": date(2027, 1, 1)}],
        schoolvakanties=[{"schoolregio": "noord", "van": date(2027, 7, 10), "tot": date(2027, 8, 22)}],
        reservecapaciteit=[
            reserve("reserve_direct", loc_id="huur", inzet_dgn=None, eur_plekdg=None, omstandigh=None),
            reserve("noodopvang", loc_id="huur"),
            reserve("crisisnoodopvang", loc_id="west"),
        ],
        mijlpalen=[
            {"mijlpaal_id": "m", "soort": "besluit", "gremium": "prt", "loc_id": "west"},
            {"mijlpaal_id": "n", "datum": date(2028, 1, 1), "besluit": "sluiten"},
        ],
        signalen=[
            {"signaal_id": "s", "vraagstuk": "?", "termijn": date(2026, 1, 1), "status": "open", "niveau": "prt"},
            {"signaal_id": "t", "vraagstuk": "?", "datum": date(2027, 1, 1), "actiehouder": "adviseur"},
        ],
        settings={
            "prognose_versie": "2026-II",
            "landelijk_genoeg_vanaf": "2029-01-01",
            "reserve_volgorde": "crisisnoodopvang;noodopvang;regulier",
            "reserve_nabij_km": 1,
            "planperiode_van": date(2027, 1, 1),
            **YEAR,
        },
    )


def far_reserve() -> Plan:
    """Reserve far from all that is open, at a location that opens later."""
    away = loc("Ver", at(1.9, 1.9), "GM0004", **NEW, flexvorm="geen")
    satellite = loc("Sat", at(1.1, 0.2), "GM0003", type_2020="satelliet", flexvorm="geen", proceshandelingen=False)
    return sound(
        locs=[*locations(), away, satellite],
        reservecapaciteit=[reserve("reserve_direct", loc_id="ver", omstandigh=None)],
        behoefte=[need(650), need(10, "gvl_satelliet")],
        settings=YEAR,
    )


def lagging() -> Plan:
    """Targets that are not met, transfers that are wrong, extra places."""
    west, east = locations()
    placement = [
        {"divisie": "uitplaatsingsregio", "gm_code": f"GM000{n}", "code": "U1", "naam": "Noordwest"} for n in (1, 2)
    ]
    grown = {**west, "uitbreiding": True, "flexvorm": "gemengd"}
    return sound(
        gms=[{**m, "pv_code": f"PV9{7 + n // 2}"} for n, m in enumerate(municipalities())],
        locs=[grown, east],
        divisies=placement,
        regios=[region("R1", afspraken=None), region("R2")],
        taakstellingen=targets(gekoppeld=40, weken=20, weken_gezin=30, gehuisv=90, achterst=5, tussenvoorz=3),
        overdrachten=[
            {"overdracht_id": "a", "van_gm": "GM0001", "naar_gm": "GM0001", "halfjaar": "2027-1", "aantal": 5},
            {"overdracht_id": "b", "van_gm": "GM0001", "naar_gm": "GM0002", "halfjaar": "2027-1", "aantal": 500},
        ],
        settings={"extra_plekken": 417, **YEAR},
    )


def agreed() -> Plan:
    """Numbers agreed that do not add up, of areas that are none, with more minors than places."""
    start = date(2027, 1, 1)
    town = {"gebied_soort": "gemeente", "datum": start}
    rows = [{**town, "gebied_code": f"GM000{n}", "plekken": 90 + n} for n in (1, 2, 3, 4)]
    rows += [{"gebied_soort": "regio", "gebied_code": f"R{n}", "datum": start, "plekken": 150} for n in (1, 2)]
    rows += [{**town, "gebied_code": "GM9999", "plekken": 5, "amv": 7}]
    rows += [{**rows[0], "datum": date(2027, 9, 1), "plekken": 900}]
    offer = {"aanbod_id": "AB1", "gm_code": "GM0001", "soort": "plekken", "hardheid": "verkend", "plekken": 5, "amv": 6}
    total = {**need(400), "typegroep": "totaal"}
    return sound(opgaven=rows, aanbod=[{**offer, "vertrouwelijk": False}], behoefte=[total], settings=YEAR)


STORIES = {
    "content": content(),
    "sound 2024": sound(settings={"regime": "2024", **YEAR}),
    "division": division(),
    "places": places(),
    "later": later(),
    "gap": gap(),
    "short": short(),
    "far reserve": far_reserve(),
    "lagging": lagging(),
    "agreed": agreed(),
}
