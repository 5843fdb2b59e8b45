# SPDX-License-Identifier: GPL-2.0-or-later
"""For the sentence of every finding: what it claims, worked out by hand from the rows of the plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from math import ceil
from typing import Any

import shapely

from opvangatlas.plugin.core.capacity import targets as transfers
from opvangatlas.plugin.core.checks import (
    agreed_need,
    capacity_locations,
    capacity_reserve,
    capacity_targets,
    capacity_transition,
    coverage,
    division,
    locations,
    nearness,
)
from opvangatlas.plugin.core.checks.finding import Finding
from opvangatlas.plugin.core.wording import Text

from .by_hand import ByHand, blank, km, known, quarter_days

Claim = Callable[[ByHand, Finding], bool]
FLEXIBLE = ("gelijktijdig", "volgtijdelijk", "gemengd")
EMERGENCY = ("noodopvang", "crisisnoodopvang")


def place(h: ByHand, f: Finding) -> dict[str, Any]:
    """The location a finding is about, under its own name."""
    row = h.location(f.key)
    assert f.figures["location"] == row["loc_naam"]
    return row


def groups(h: ByHand, loc: str) -> set[str]:
    return {row["doelgroep"] for row in h.rows("locatie_doelgroepen") if row["loc_id"] == loc}


def labels(f: Finding, name: str) -> list[str]:
    return [text.nl for text in f.figures[name]]


def expansions(h: ByHand, f: Finding) -> bool:
    """Nobody is left that may be an expansion and flexible, and the norm is not reached."""
    rows = [row for row in h.locations if h.settings["flex_met_gvl"] or row["type_2020"] != "gvl"]
    sure = [
        row for row in rows if (row["uitbreiding"] if known(row["uitbreiding"]) else row["status"] == "nieuw") is True
    ]
    may = [row for row in sure if row["type_2020"] != "gvl" and row["flexvorm"] not in ("geen", "tussenvoorziening")]
    certain = [row for row in may if known(row["flexvorm"])]
    figures = f.figures
    assert (figures["expansions"], figures["flexible"], figures["most"]) == (len(sure), len(certain), len(may))
    return bool(figures["more"] == ceil(len(sure) * h.settings["flex_aandeel"]) - len(may))


def no_mix(h: ByHand, f: Finding) -> bool:
    row = place(h, f)
    other = groups(h, f.key) & {"studenten", "jongeren", "spoedzoekers", "arbeidsmigranten"}
    return len(other) == len(f.figures["groups"]) > 0 and not any(
        known(period["plekken_overig"]) for period in h.periods(row)
    )


def no_agreed_mix(h: ByHand, f: Finding) -> bool:
    row = place(h, f)
    mixed = any(known(period["plekken_overig"]) for period in h.periods(row))
    return h.regional(row) and row["flexvorm"] in FLEXIBLE and not mixed


def minors(h: ByHand, f: Finding) -> bool:
    (period,) = (p for p in h.periods(place(h, f)) if p["periode_id"] == f.part)
    figures = (period["amv"], period["plekken_asiel"])
    return figures == (f.figures["minors"], f.figures["asylum"]) and figures[0] > figures[1]


def not_permitted(h: ByHand, f: Finding) -> bool:
    own = groups(h, f.key)
    return h.regional(place(h, f)) and bool(own) and not own & {"vergunninghouder", "kansrijk"}


def moves(h: ByHand, f: Finding) -> bool:
    row = place(h, f)
    zone = h.town(row["gm_code"])["schoolregio"]
    own = [(r["van"], r["tot"]) for r in h.rows("schoolvakanties") if r["schoolregio"] == zone]
    end = f.figures["end"]
    far = {span: min(abs((day - end).days) for day in span) for span in own}
    shown = (f.figures["first"], f.figures["last"])
    inside = any(first <= end <= last for first, last in own)
    return row["kinderen"] is True and h.last_day(row) == end and not inside and far[shown] == min(far.values())


def too_small(h: ByHand, f: Finding) -> bool:
    """V = ⌈Σ target × weeks / 26⌉, and what the ROLs of the region have on the day (domain C3)."""
    there = [h.places(row, h.day) for row in h.rols(f.key, h.day)]
    target = sum(h.target(town["gm_code"]) for town in h.members(f.key))
    asylum = ceil(ceil(target * h.settings["rol_weken"] / 26) * (1 + h.settings["rol_kansrijk"]))
    needed = asylum + sum(other for _, other in there)
    places = sum(a + o for a, o in there)
    assert f.figures["region"] == h.region_name(f.key)
    return (f.figures["places"], f.figures["target"], f.figures["needed"]) == (places, target, needed)


def small(h: ByHand, f: Finding) -> bool:
    return too_small(h, f) and f.figures["places"] < f.figures["needed"]


def small_yet(h: ByHand, f: Finding) -> bool:
    later = [h.places(row, f.figures["day"]) for row in h.rols(f.key, f.figures["day"])]
    return small(h, f) and f.figures["later"] == sum(a + o for a, o in later) >= f.figures["needed"]


def large(h: ByHand, f: Finding) -> bool:
    usual = h.settings["rol_minimum"] * len(h.rols(f.key, h.day))
    return too_small(h, f) and f.figures["places"] > f.figures["needed"] and f.figures["places"] > usual


def reserve_row(h: ByHand, f: Finding, name: str) -> dict[str, Any]:
    row = h.row("reservecapaciteit", reserve_id=name)
    assert row["loc_id"] == f.key
    assert place(h, f)
    return row


def far(h: ByHand, f: Finding) -> bool:
    row = reserve_row(h, f, f.part)
    there = [other["geom"] for other in h.locations if h.is_open(other, h.day)]
    nearest = min(km(place(h, f)["geom"], point) for point in there if known(point))
    unknown = sum(not known(point) for point in there)
    same = abs(nearest - f.figures["km"]) < 1e-6 and nearest > h.settings["reserve_nabij_km"]
    return same and row["captype"].startswith("reserve_") and unknown == f.figures["unknown"]


def not_last(h: ByHand, f: Finding) -> bool:
    order = h.settings["reserve_volgorde"].split(";")
    later = order[order.index(f.part) + 1 :]
    lighter = [kind for kind in later if kind not in EMERGENCY or f.part == "crisisnoodopvang"]
    return len(lighter) == len(f.figures["after"]) > 0


def share(h: ByHand, f: Finding) -> bool:
    names = {row["loc_id"] for row in h.locations}
    rows = [row for row in h.rows("reservecapaciteit") if row["loc_id"] in names]
    total = sum(row["plekken"] for row in rows)
    emergency = sum(row["plekken"] for row in rows if row["captype"] in EMERGENCY)
    return (f.figures["emergency"], f.figures["total"]) == (emergency, total) and f.figures[
        "share"
    ] == emergency / total


def progress(h: ByHand, f: Finding) -> bool:
    rows = [row for row in h.locations if row["uitbreiding"] is True and h.is_open(row, h.day)]
    realised = sum(h.places(row, h.day)[0] for row in rows)
    return (f.figures["realised"], f.figures["asked"]) == (realised, h.settings["extra_plekken"])


def settled_of(h: ByHand, province: str) -> int:
    """Under "voorsprong": what the province was ahead on each date before now, off its equal part."""
    provinces = sorted({town["pv_code"] for town in h.towns})
    asked = h.settings["extra_plekken"]
    part = asked // len(provinces) + (provinces.index(province) < asked % len(provinces))
    halves = sorted({row["halfjaar"] for row in h.rows("taakstellingen")})
    now = f"{h.day.year}-{1 if h.day.month < 7 else 2}"
    ahead = 0
    for half in (one for one in halves if one < now):
        own = [
            row
            for row in h.rows("taakstellingen")
            if row["halfjaar"] == half and h.town(row["gm_code"])["pv_code"] == province
        ]
        ahead += max(0, sum(_lead(h, row) for row in own))
    return max(0, part - ahead)


def _lead(h: ByHand, row: dict[str, Any]) -> int:
    interim = row["tussenvoorz"] if known(row["tussenvoorz"]) and h.settings["tussenvoorz_apart"] else 0
    return int(row["gehuisv"] + interim - row["taakst"] - (row["achterst"] if known(row["achterst"]) else 0))


def settled_all(h: ByHand, f: Finding) -> bool:
    return f.figures["left"] == sum(settled_of(h, pv) for pv in {town["pv_code"] for town in h.towns})


def late(column: str, setting: str) -> Claim:
    def claim(h: ByHand, f: Finding) -> bool:
        own = {town["gm_naam"]: h.latest(town["gm_code"])[column] for town in h.members(f.key)}
        over = {name: weeks for name, weeks in own.items() if known(weeks) and weeks > h.settings[setting]}
        shown = (sorted(f.figures["names"]), f.figures["longest"], f.figures["weeks"])
        return shown == (sorted(over), max(over.values()), h.settings[setting])

    return claim


def behind(h: ByHand, f: Finding) -> bool:
    if f.key.startswith("PV"):
        codes = {town["gm_code"] for town in h.towns if town["pv_code"] == f.key}
    else:
        unit = f.key.split(" ", 1)[1]
        codes = {
            row["gm_code"] for row in h.rows("divisies") if row["divisie"].startswith("uit") and row["code"] == unit
        }
    rows = [h.latest(code) for code in codes]
    target, matched = sum(row["taakst"] for row in rows), sum(row["gekoppeld"] for row in rows)
    shown = (f.figures["target"], f.figures["matched"], f.figures["short"])
    return shown == (target, matched, target - matched) and matched < target * (1 - h.settings["koppel_tolerantie"])


def empty_cells(table: str, key: str, names: dict[str, str], needed: Callable[[dict[str, Any]], list[str]]) -> Claim:
    """What is listed is empty, and nothing else of what is needed is."""

    def claim(h: ByHand, f: Finding) -> bool:
        row = h.row(table, **{key: f.key})
        return sorted(labels(f, "columns")) == sorted(names[name] for name in needed(row) if blank(row[name]))

    return claim


# need and quarters ------------------------------------------------------------------------------------------------


def short_by(h: ByHand, f: Finding, scenario: str, group: str = "totaal") -> dict[str, int]:
    """Per quarter of the window by how many places the known need exceeds the lowest of its days."""
    asked = sum(
        row["plekken"]
        for row in h.rows("behoefte")
        if row["versie"] == h.version()
        and (row["gebied_code"], row["scenario"]) == (f.key, scenario)
        and (group == "totaal" or row["typegroep"] == group)
        and known(row["plekken"])
    )
    return {label: asked - h.lowest(f.key, group, label) for label in window(h)}


def window(h: ByHand) -> list[str]:
    first = h.settings["planperiode_van"] or h.day
    last = h.settings["planperiode_tot"] or first.replace(year=first.year + 4) - timedelta(days=1)
    found, day = [], quarter_days(f"{first.year}-K{(first.month + 2) // 3}")[0]
    while day <= last:
        label = f"{day.year}-K{(day.month + 2) // 3}"
        found.append(label)
        day = quarter_days(label)[-1] + timedelta(days=1)
    return found


def scenario_of(f: Finding) -> str:
    return {"laag": "laag", "midden": "midden", "hoog": "hoog"}[f.part.split("-")[0]]


def kept_short(h: ByHand, f: Finding) -> dict[str, int]:
    """By how many places each quarter would be short if nothing ended."""
    asked = h.asked(f.key, "midden", "totaal") or 0
    low = {q: min(h.there(f.key, "totaal", day, day) for day in quarter_days(q)) for q in window(h)}
    return {q: max(0, asked - there) for q, there in low.items()}


def short_in(h: ByHand, f: Finding) -> bool:
    """Quarters that endings explain whole are told by A34."""
    lacks = {q: n for q, n in short_by(h, f, scenario_of(f)).items() if n > 0}
    if scenario_of(f) == "midden" and h.asked(f.key, "midden", "totaal") is not None:
        lacks = {q: n for q, n in lacks.items() if kept_short(h, f)[q] > 0}
    shown = f.figures["balance"] if "balance" in f.figures else -f.figures["places"]
    return (len(lacks), max(lacks.values()), lacks[f.figures["quarter"]]) == (f.figures["n"], -shown, -shown)


def short_at_most(h: ByHand, f: Finding) -> bool:
    """No fewer places than those without an unknown end; so no larger shortage."""
    doubted = {row["loc_naam"] for row in h.locations if row["loc_naam"] in f.figures["unknown"]}
    gone = [row["loc_id"] for row in h.locations if row["loc_naam"] in doubted]
    asked = h.asked(f.key, scenario_of(f), "totaal") or 0
    most = max(
        asked - sum(h.signed_places(row, day) for row in h.locations if row["loc_id"] not in gone)
        for day in quarter_days(f.figures["quarter"])
    )
    return bool(doubted) and 0 < f.figures["places"] <= most


def group_short(h: ByHand, f: Finding) -> bool:
    group = f.part.split("-")[0]
    lacks = short_by(h, f, "midden", group)
    total = short_by(h, f, "midden")
    first = f.figures["quarter"]
    assert lacks[first] > 0
    assert f.figures["places"] <= max(lacks.values())
    return total[first] <= 0 if f.message is capacity_transition._GROUP_SHORT else lacks[first] > total[first]


def ended(h: ByHand, f: Finding) -> bool:
    q = f.figures["quarter"]
    with_endings, without = short_by(h, f, "midden")[q], kept_short(h, f)[q]
    shown = (f.figures["places"], f.figures["without"], f.figures["added"])
    fewer = {
        row["loc_naam"]
        for row in h.locations
        if any(h.signed_places(row, day) < h.kept(row, day) for label in window(h) for day in quarter_days(label))
    }
    return shown == (with_endings, without, with_endings - without) and set(f.figures["names"]) <= fewer


def newer(h: ByHand, f: Finding) -> bool:
    dated = {row["versie"]: row["datum"] for row in h.rows("prognoses")}
    used, latest = f.figures["used"], f.figures["latest"]
    assert used == h.version()
    return latest == max((name for name in dated if known(dated[name])), key=lambda name: dated[name]) != used


def newer_by(h: ByHand, f: Finding) -> bool:
    def asked(version: str) -> int:
        return sum(
            row["plekken"] for row in h.rows("behoefte") if (row["versie"], row["scenario"]) == (version, "midden")
        )

    return newer(h, f) and f.figures["difference"] == asked(f.figures["latest"]) - asked(f.figures["used"])


def filled(h: ByHand, f: Finding) -> bool:
    """The regular places of the lowest day alone are not enough; what else there is, is so on some day."""
    asked, label = h.asked(f.key, "midden", "totaal") or 0, f.figures["quarter"]
    low = {q: min(h.kinds(f.key, day)["regulier"] for day in quarter_days(q)) for q in window(h)}
    mix = {(kinds["nood"], kinds["incidenteel"]) for kinds in (h.kinds(f.key, day) for day in quarter_days(label))}
    assert (f.figures["emergency"], f.figures["incidental"]) in mix
    assert f.figures["n"] <= sum(asked > there for there in low.values())
    return (f.figures["regular"], f.figures["needed"]) == (low[label], asked) and low[label] < asked


def in_use(h: ByHand, f: Finding) -> bool:
    kinds = [h.kinds(f.key, day) for day in quarter_days(f.figures["quarter"])]
    shown = (f.figures["emergency"], f.figures["total"])
    return shown in {(one["nood"], sum(one.values())) for one in kinds} and f.figures["share"] == shown[0] / shown[1]


def holds(h: ByHand, kind: str, code: str, day: Any) -> int | None:
    """The number agreed for an area on a day."""
    rows = [r for r in h.rows("opgaven") if (r["gebied_soort"], r["gebied_code"]) == (kind, code) and r["datum"] <= day]
    latest = max(rows, key=lambda row: row["datum"], default=None)
    return None if latest is None or not known(latest["plekken"]) else int(latest["plekken"])


def towns_sum(h: ByHand, f: Finding, codes: list[str], need: int) -> bool:
    numbers = [holds(h, "gemeente", code, f.figures["day"]) for code in codes]
    together = sum(number for number in numbers if number is not None)
    assert (f.figures["sum"], f.figures["need"]) == (together, need)
    if f.message is agreed_need._ALREADY_MORE:
        return f.figures["n"] == numbers.count(None) > 0 and together > need
    return None not in numbers and f.figures["difference"] == together - need != 0


def not_the_need(h: ByHand, f: Finding) -> bool:
    """Of the municipalities of a province, or of a region."""
    region = [row["regio_id"] for row in h.rows("regios") if holds(h, "regio", row["regio_id"], f.figures["day"])]
    if f.message is agreed_need._NOT_THE_REGION:
        return any(
            f.figures["need"] == holds(h, "regio", name, f.figures["day"])
            and towns_sum(h, f, sorted(own_codes(h, name)), f.figures["need"])
            for name in region
            if f.figures["area"] in (name, h.region_name(name))
        )
    (province,) = {town["pv_code"] for town in h.towns}
    codes = sorted(town["gm_code"] for town in h.towns)
    return towns_sum(h, f, codes, h.asked(province, "midden", "totaal") or 0)


def regions_sum(h: ByHand, f: Finding) -> bool:
    numbers = [holds(h, "regio", row["regio_id"], f.figures["day"]) or 0 for row in h.rows("regios")]
    (province,) = {town["pv_code"] for town in h.towns}
    shown = (f.figures["sum"], f.figures["need"], f.figures["difference"])
    asked = h.asked(province, "midden", "totaal") or 0
    return shown == (sum(numbers), asked, sum(numbers) - asked) and shown[2] != 0


def more_minors(h: ByHand, f: Finding) -> bool:
    pairs = [(row["amv"], row["plekken"]) for name in ("opgaven", "aanbod") for row in h.rows(name)]
    shown = (f.figures["minors"], f.figures["places"])
    return shown in pairs and shown[0] > shown[1]


def no_area(h: ByHand, f: Finding) -> bool:
    areas = {town["gm_code"] for town in h.towns} | {row["regio_id"] for row in h.rows("regios")}
    return f.figures["area"] not in areas


# division ---------------------------------------------------------------------------------------------------------


def units(h: ByHand, name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in h.rows("divisies"):
        if row["divisie"] == name:
            found.setdefault(row["code"], set()).add(row["gm_code"])
    if not found:
        for town in h.rows("gemeenten"):
            found.setdefault(town["pv_code"], set()).add(town["gm_code"])
    return found


def own_codes(h: ByHand, region: str) -> set[str]:
    return {town["gm_code"] for town in h.members(region)}


def same(h: ByHand, f: Finding) -> bool:
    mine = [own_codes(h, row["regio_id"]) for row in h.rows("regios")]
    mine = [codes for codes in mine if codes]
    theirs = list(units(h, f.figures["division"]).values())
    return len(mine) == f.figures["n"] and all(codes in theirs for codes in mine)


def union(h: ByHand, f: Finding) -> bool:
    own = own_codes(h, f.key)
    inside = [codes for codes in units(h, f.figures["division"]).values() if codes & own]
    return len(inside) == len(f.figures["units"]) > 1 and set().union(*inside) == own


def differs(h: ByHand, f: Finding) -> bool:
    own, all_units = own_codes(h, f.key), units(h, f.figures["division"])
    chosen = [
        codes
        for codes in all_units.values()
        if (len(codes & own), len(codes)) == (f.figures["shared"], f.figures["whole"])
    ]
    return any(codes != own for codes in chosen) and f.figures["shared"] == max(
        len(codes & own) for codes in all_units.values()
    )


def not_basis(h: ByHand, f: Finding) -> bool:
    basis = h.row("regios", regio_id=f.key)["basis"]
    names = {row["divisie"] for row in h.rows("divisies")}
    near = [name for name in names if name.startswith(basis)] or [basis]
    return all(own_codes(h, f.key) not in units(h, name).values() for name in near)


def provinces(h: ByHand, f: Finding) -> bool:
    return len({town["pv_code"] for town in h.members(f.key)}) == len(f.figures["provinces"]) > 1


def crosses(h: ByHand, f: Finding) -> bool:
    row = h.row("regios", regio_id=f.key)
    empty = [name for name in ("lead_prt", "afspraken") if blank(row[name])]
    return provinces(h, f) and len(empty) == len(f.figures["absent"]) > 0


def agreed(h: ByHand, f: Finding) -> bool:
    row = h.row("regios", regio_id=f.key)
    return provinces(h, f) and not blank(row["afspraken"]) and f.figures["table"] == row["lead_prt"]


def loose(h: ByHand, f: Finding) -> bool:
    """The piece shares no border with the rest of its region."""
    names = set(f.figures["names"])
    piece = [town["geom"] for town in h.members(f.key) if town["gm_naam"] in names]
    rest = [town["geom"] for town in h.members(f.key) if town["gm_naam"] not in names]
    apart = all(shapely.intersection(a, b).length == 0 for a in piece for b in rest)
    return len(piece) == len(names) and bool(rest) and apart


# locations --------------------------------------------------------------------------------------------------------


def incomplete(h: ByHand, f: Finding) -> bool:
    """What is listed is empty: by the label of the column, or of what the annex asks besides."""
    row = place(h, f)
    names = {"begin overeenkomst": "bo_start", "vloeroppervlak": "bvo_m2", "eigendom": "eigendom", "beheer": "beheer"}
    for label in labels(f, "absent"):
        if label in names:
            assert blank(row[names[label]])
        elif label.startswith("eind"):
            assert not known(row["bo_eind"])
        elif label.startswith("capaciteit"):
            assert h.places(row, h.day) is None
        else:
            assert label.startswith(("voorzieningen", "afstand tot"))
    return bool(labels(f, "absent"))


def backwards(h: ByHand, f: Finding) -> bool:
    row = place(h, f)
    spans = [(row["bo_start"], row["bo_eind"]), *((p["van"], p["tot"]) for p in h.periods(row))]
    return (f.figures["start"], f.figures["end"]) in spans and f.figures["end"] < f.figures["start"]


def small_one(reason: Callable[[dict[str, Any]], bool]) -> Claim:
    def claim(h: ByHand, f: Finding) -> bool:
        row = place(h, f)
        day = f.figures.get("day", h.day)
        there = sum(h.places(row, day) or (0,))
        if "day" in f.figures:
            assert h.is_open(row, day)
            assert not h.is_open(row, day - timedelta(days=1))
        return h.regional(row) and there == f.figures["places"] < h.settings["rol_minimum"] and reason(row)

    return claim


def plain(row: dict[str, Any]) -> bool:
    return row["kleinschalig"] is not True


def small_scale(row: dict[str, Any]) -> bool:
    return row["kleinschalig"] is True


def grows(h: ByHand, f: Finding) -> bool:
    row, day = place(h, f), f.figures["grown"]
    soon = day <= f.figures["day"] + timedelta(days=365)
    return soon and f.figures["most"] == sum(h.places(row, day)) >= h.settings["rol_minimum"]


def outside(h: ByHand, f: Finding) -> bool:
    row = place(h, f)
    around = [town for town in h.rows("gemeenten") if shapely.intersects(town["geom"], row["geom"])]
    return h.regional(row) and not any(town["regio_id"] == h.serves(row) for town in around)


def alone(h: ByHand, f: Finding) -> bool:
    (town,) = h.members(str(h.serves(place(h, f))))
    return bool(town["gm_naam"] == f.figures["name"])


def not_regional(h: ByHand, f: Finding) -> bool:
    there = [row["loc_naam"] for row in h.locations if h.serves(row) == f.key and h.is_open(row, h.day)]
    return not h.rols(f.key, h.day) and sorted(there) == list(f.figures.get("names", ()))


def flaw(kind: str) -> Claim:
    """The area, in the layer of municipalities: covered by none, or by two."""

    def claim(h: ByHand, f: Finding) -> bool:
        shapes = [town["geom"] for town in h.rows("gemeenten")]
        covered = sum(shapely.intersects(shape, f.point) for shape in shapes)
        assert abs(f.place.area - f.figures["area"]) < 1e-6
        return covered >= 2 if (kind or f.figures["kind"]) == "overlap" else covered == 0

    return claim


def other_shape(h: ByHand, f: Finding) -> bool:
    """What only one of the two covers: the polygon that is kept, and all members together."""
    (kept,) = (row["geom"] for row in h.rows("regios") if row["regio_id"] == f.key)
    differs = shapely.symmetric_difference(kept, shapely.union_all([town["geom"] for town in h.members(f.key)])).area
    assert f.table == "regios"
    return abs(differs - f.figures["area"]) <= 1e-6 * differs


def too_far(h: ByHand, f: Finding) -> bool:
    """Straight lines times the detour factor, in an hour's speed."""
    town = h.town(f.key)
    point = shapely.point_on_surface(town["geom"])
    region = town["regio_id"]
    away = (
        min(km(point, row["geom"]) for row in h.rols(region, h.day) if known(row["geom"])) * h.settings["omwegfactor"]
    )
    minutes = away / h.settings["snelheid_kmh"] * 60
    over = away > h.settings["max_km"] if f.part == "km" else minutes > h.settings["max_minuten"]
    return over and abs(f.figures["km"] - away) < 1e-6 and abs(f.figures["minuten"] - minutes) < 1e-6


def nearer(h: ByHand, f: Finding) -> bool:
    point = shapely.point_on_surface(h.town(f.key)["geom"])
    far_of = {
        row["loc_naam"]: km(point, row["geom"])
        for row in h.locations
        if h.regional(row) and h.is_open(row, h.day) and known(row["geom"])
    }
    return far_of[f.figures["other"]] < far_of[f.figures["own"]] and far_of[f.figures["other"]] == min(far_of.values())


def not_measured(h: ByHand, f: Finding) -> bool:
    """The location of the region has no place on the map."""
    return not any(known(row["geom"]) for row in h.rols(h.town(f.key)["regio_id"], h.day))


def transfer(h: ByHand, f: Finding) -> dict[str, Any]:
    return h.row("overdrachten", overdracht_id=f.figures["id"])


def _of_town(h: ByHand, row: dict[str, Any]) -> int:
    return int(h.row("taakstellingen", gm_code=row["van_gm"], halfjaar=row["halfjaar"])["taakst"])


CLAIMS: dict[Text, Claim] = {
    agreed_need._NO_AREA: no_area,
    agreed_need._MINORS: more_minors,
    agreed_need._NOT_THE_NEED: not_the_need,
    agreed_need._NOT_THE_REGION: not_the_need,
    agreed_need._REGIONS: regions_sum,
    agreed_need._ALREADY_MORE: not_the_need,
    capacity_locations._TOO_FEW_FLEXIBLE: expansions,
    capacity_locations._AT_LEAST_TOO_FEW: expansions,
    capacity_locations._NO_MIX: no_mix,
    capacity_locations._NO_AGREED_MIX: no_agreed_mix,
    capacity_locations._MINORS: minors,
    capacity_locations._NOT_PERMITTED: not_permitted,
    capacity_locations._STEPS: lambda h, f: (
        place(h, f)["type_2020"] == "satelliet" and place(h, f)["proceshandelingen"]
    ),
    capacity_locations._INCOMPLETE: empty_cells(
        "opvanglocaties",
        "loc_id",
        {
            "eigendom": "eigendom",
            "beheer": "beheer",
            "diensten": "diensten en activiteiten",
            "financien": "financiële afspraken",
        },
        lambda _: ["eigendom", "beheer", "diensten", "financien"],
    ),
    capacity_locations._BELOW: lambda h, f: h.regional(place(h, f)) and place(h, f)["pve"] == "nee",
    capacity_locations._MOVES: moves,
    capacity_locations._NO_FRAMEWORK: lambda h, f: (
        place(h, f)["exploitant"] == "gemeente" and place(h, f)["kwal_kader"] is not True
    ),
    capacity_locations._EXEMPTION: lambda h, f: (
        place(h, f)["eigendom"] == "coa"
        and place(h, f)["ontheffing"] is not True
        and f.figures["places"] == sum(p["plekken_overig"] for p in h.running(place(h, f), h.day)) > 0
    ),
    capacity_locations._NO_DECISION: lambda h, f: (
        place(h, f)["zekerheid"] == "vastgesteld" and not known(place(h, f)["besluit_dat"])
    ),
    capacity_locations._LATER_DECISION: lambda h, f: (
        place(h, f)["zekerheid"] == "vastgesteld" and place(h, f)["besluit_dat"] == f.figures["day"] > h.day
    ),
    capacity_locations._OTHER_BODY: lambda h, f: (
        place(h, f)["zekerheid"] == "vastgesteld"
        and place(h, f)["besluit_orgaan"].strip() == f.figures["body"]
        and "gemeente" not in f.figures["body"]
    ),
    capacity_reserve._NO_DELEGATE: lambda h, f: blank(h.row("regios", regio_id=f.key)["afgevaardigde_functie"]),
    capacity_reserve._TOO_SMALL: small,
    capacity_reserve._TOO_SMALL_YET: small_yet,
    capacity_reserve._TOO_LARGE: large,
    capacity_reserve._FAR: far,
    capacity_reserve._FAR_KNOWN: far,
    capacity_reserve._NO_TRIGGER: lambda h, f: blank(reserve_row(h, f, f.part)["omstandigh"]),
    capacity_reserve._NOT_LAST: not_last,
    capacity_reserve._SHARE: share,
    capacity_reserve._FILLED: filled,
    capacity_reserve._FILLED_AT_LEAST: filled,
    capacity_reserve._IN_USE: in_use,
    capacity_targets._PROGRESS: progress,
    capacity_targets._SETTLED: lambda h, f: f.figures["left"] == settled_of(h, f.key),
    capacity_targets._SETTLED_ALL: settled_all,
    capacity_targets._LATE: late("weken", "huisvestingstermijn"),
    capacity_targets._LATE_FAMILY: late("weken_gezin", "termijn_gezin"),
    capacity_targets._BEHIND: behind,
    capacity_targets._SIGNAL: empty_cells(
        "signalen",
        "signaal_id",
        {"datum": "datum", "niveau": "niveau", "actiehouder": "actiehouder (functie)"},
        lambda _: ["datum", "niveau", "actiehouder"],
    ),
    capacity_targets._OVERDUE: lambda h, f: (
        h.row("signalen", signaal_id=f.key)["termijn"] == f.figures["day"] < h.day
        and h.row("signalen", signaal_id=f.key)["status"] != "gesloten"
    ),
    capacity_transition._SHORT_IN: short_in,
    capacity_transition._SHORT_AT_LEAST: short_in,
    capacity_transition._SHORT_AT_MOST: short_at_most,
    capacity_transition._GROUP_SHORT: group_short,
    capacity_transition._GROUP_UNSURE: lambda h, f: f.figures["places"] > 0,
    capacity_transition._GROUP_MORE: group_short,
    capacity_transition._OLD: newer_by,
    capacity_transition._OLD_SAME: newer,
    capacity_transition._OLD_UNKNOWN: newer,
    capacity_transition._STALE: lambda h, f: (
        h.row("prognoses", versie=f.figures["used"])["datum"] == f.figures["day"] < h.day - timedelta(days=183)
    ),
    capacity_transition._MILESTONE: empty_cells(
        "mijlpalen",
        "mijlpaal_id",
        {"datum": "datum", "soort": "soort", "gremium": "gremium", "besluit": "besluit"},
        lambda row: ["datum", "soort", "gremium", "besluit"] if row["soort"] == "besluit" else ["datum", "soort"],
    ),
    capacity_transition._NO_MILESTONE: lambda h, f: (
        place(h, f)["status"] == "nieuw"
        and not known(place(h, f)["besluit_dat"])
        and not any(row["loc_id"] == f.key for row in h.rows("mijlpalen"))
    ),
    capacity_transition._ENDED: ended,
    capacity_transition._TERMINATED: lambda h, f: (
        place(h, f)["status"] == "beeindigen"
        and h.last_day(place(h, f)) == f.figures["end"] < h.settings["landelijk_genoeg_vanaf"]
    ),
    capacity_transition._VOLUNTARY: lambda h, f: (
        f.figures["places"]
        == sum(
            row["vrijwillig"]
            for row in h.rows("behoefte")
            if row["gebied_code"] == f.key and row["scenario"] == "midden" and known(row["vrijwillig"])
        )
    ),
    coverage._UNASSIGNED: lambda h, f: not known(h.town(f.key)["regio_id"]),
    coverage._NONE_OPEN: not_regional,
    coverage._NOT_REGIONAL: not_regional,
    coverage._OTHER_SHAPE: other_shape,
    coverage._HOLE: flaw("gat"),
    coverage._OVERLAP: flaw("overlap"),
    coverage._SLIVER: flaw(""),
    coverage._CROSSING: lambda h, f: not shapely.is_valid(h.town(f.key)["geom"]),
    coverage._OUTSIDE: outside,
    coverage._NO_MEMBERS: lambda h, f: not h.members(str(h.serves(place(h, f)))),
    coverage._ONE: alone,
    division._SAME: same,
    division._SAME_HERE: same,
    division._UNION: union,
    division._DIFFERS: differs,
    division._NOT_ITS_BASIS: not_basis,
    division._SMALL: lambda h, f: (
        f.figures["total"] == sum(h.target(t["gm_code"]) for t in h.members(f.key)) < h.settings["regio_minimum"]
    ),
    division._CROSSES: crosses,
    division._CROSSES_AGREED: agreed,
    division._INCOMPLETE: lambda h, f: (
        len(f.figures["absent"])
        == sum(blank(h.row("regios", regio_id=f.key)[name]) for name in ("afspraken", "contact_functie"))
        > 0
    ),
    division._LOOSE: loose,
    locations._INCOMPLETE: incomplete,
    locations._BACKWARDS: backwards,
    locations._NO_TYPE: lambda h, f: not known(place(h, f)[f"type_{h.plan.regime}"]),
    locations._WRONG_TYPE: lambda h, f: place(h, f)[f"type_{h.plan.regime}"] == f.figures["value"],
    locations._SPECIAL: lambda h, f: (
        place(h, f)["regionaal"] is True and place(h, f)["type_2024"] in ("htl", "ibo", "bijzonder")
    ),
    locations._NO_STATUS: lambda h, f: not known(place(h, f)["status"]),
    locations._SMALL: small_one(plain),
    locations._SMALL_SCALE: small_one(small_scale),
    locations._OPENS: small_one(plain),
    locations._OPENS_SCALE: small_one(small_scale),
    locations._GROWS: grows,
    locations._GVL_FLEXIBLE: lambda h, f: place(h, f)["type_2020"] == "gvl" and place(h, f)["flexvorm"] in FLEXIBLE,
    locations._NO_DAYS: lambda h, f: not known(reserve_row(h, f, f.part.split()[0])["inzet_dgn"]),
    locations._NO_PRICE: lambda h, f: not known(reserve_row(h, f, f.part.split()[0])["eur_plekdg"]),
    locations._NO_RESERVE: lambda h, f: (
        place(h, f)["flexvorm"] in FLEXIBLE and not any(r["loc_id"] == f.key for r in h.rows("reservecapaciteit"))
    ),
    nearness._TOO_FAR: too_far,
    nearness._NOT_MEASURED: not_measured,
    nearness._NEARER: nearer,
    transfers._SELF: lambda h, f: transfer(h, f)["van_gm"] == transfer(h, f)["naar_gm"],
    transfers._NOT_POSITIVE: lambda h, f: not transfer(h, f)["aantal"] > 0,
    transfers._NO_TARGET: lambda h, f: (
        not any(
            row["gm_code"] in (transfer(h, f)["van_gm"], transfer(h, f)["naar_gm"])
            and row["halfjaar"] == transfer(h, f)["halfjaar"]
            and row["gm_code"] == f.figures["code"]
            and known(row["taakst"])
            for row in h.rows("taakstellingen")
        )
    ),
    transfers._OUTSIDE: lambda h, f: f.figures["code"] not in {town["gm_code"] for town in h.towns},
    transfers._TOO_MUCH: lambda h, f: (
        transfer(h, f)["aantal"] == f.figures["given"] > f.figures["left"]
        and f.figures["target"] == _of_town(h, transfer(h, f))
    ),
}
