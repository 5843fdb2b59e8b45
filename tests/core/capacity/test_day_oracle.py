# SPDX-License-Identifier: GPL-2.0-or-later
"""Need, places, A34 and reserve against a recomputation day by day that shares nothing with the capacity code."""

from __future__ import annotations

import os
import random
from datetime import date, timedelta
from itertools import groupby

import pytest
from hypothesis import settings as hypothesis_settings

from opvangatlas.plugin.core.capacity.outlook import outlook
from opvangatlas.plugin.core.capacity.reserve import ORDER
from opvangatlas.plugin.core.capacity.reserve_question import Question, ReserveDesk
from opvangatlas.plugin.core.checks.capacity_transition import no_gap
from opvangatlas.plugin.core.checks.finding import Finding
from opvangatlas.plugin.core.situation.situation import Situation

from ..plans import at, gm, loc, plan_of
from ..plans import cell as block

PLANS = int(os.environ.get("RANDOM_PLANS", "200" if hypothesis_settings.default.max_examples >= 100 else "40"))
"""RANDOM_PLANS=1000 for all of them."""
CHUNK = 20
FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range(365)]
QUARTERS = {day: f"2027-K{(day.month + 2) // 3}" for day in DAYS}
LABELS = sorted(set(QUARTERS.values()))
GROUPS = {"rol": "rol", "satelliet": "gvl_satelliet", "gvl": "gvl_satelliet"}
NEVER, ALWAYS = date(2200, 1, 1), date(1900, 1, 1)


def some_day(dice, empty=0.0):
    return None if dice.random() < empty else date(2026, 10, 1) + timedelta(days=dice.randrange(500))


def random_locations(dice):
    rows, periods = [], []
    for number in range(dice.randrange(1, 5)):
        name, home = f"L{number}", dice.choice(["GM0001", "GM0002"])
        row = loc(
            name,
            at(0.5, 0.5),
            home,
            places=None,
            type_2020=dice.choice(["rol", "satelliet", "gvl"]),
            status=dice.choice(["voortzetten", "beeindigen", "nieuw"]),
            zekerheid=dice.choice(["bestaand", "vastgesteld", "voornemen"]),
            bo_start=date(2020, 1, 1) if dice.random() < 0.6 else some_day(dice),
            bo_onbep=dice.random() < 0.3,
            bo_eind=some_day(dice, 0.4),
            huur_eind=some_day(dice, 0.8),
            flexvorm=dice.choice(["gelijktijdig", "geen", None]),
        )
        rows.append(row)
        for part in range(dice.randrange(1, 4)):
            start, end = sorted((some_day(dice), some_day(dice)))
            periods.append(
                {
                    "periode_id": f"{row['loc_id']}-{part}",
                    "loc_id": row["loc_id"],
                    "van": start if dice.random() < 0.7 else None,
                    "tot": end if dice.random() < 0.7 else None,
                    "plekken_asiel": dice.choice([None, *[dice.randrange(0, 400)] * 15]),
                    "plekken_overig": dice.choice([None, dice.randrange(0, 90)]),
                    "getekend": dice.choice([True, True, False, None]),
                }
            )
    return rows, periods


def random_need(dice):
    made = {}
    shape = dice.choice([("totaal",), ("rol", "gvl_satelliet"), ("rol", "gvl_satelliet"), ("rol",)])
    for province in ("PV26", "PV27"):
        if dice.random() < 0.1:
            continue
        for group in shape:
            for _ in range(dice.randrange(1, 4)):
                day = date(2026, 6, 1) if dice.random() < 0.6 else some_day(dice)
                made[province, group, day] = dice.choice([None, *[dice.randrange(0, 700)] * 15])
    return [
        {"versie": "V", "gebied_soort": "provincie", "gebied_code": p, "typegroep": g, "datum": d, "scenario": "midden"}
        | {"plekken": n}
        for (p, g, d), n in made.items()
    ]


def random_plan(seed):
    dice = random.Random(seed)
    rows, periods = random_locations(dice)
    stock = [
        {"reserve_id": f"r{n}", "loc_id": dice.choice(rows)["loc_id"], "captype": dice.choice(ORDER), "inzet_dgn": days}
        | {"plekken": dice.randrange(0, 200), "eur_plekdg": dice.choice([None, 1.0, 2.5])}
        for n, days in enumerate(dice.choice([None, 3, 20, 200]) for _ in range(dice.randrange(0, 6)))
    ]
    gms = [gm(1, block(0, 0), "R1", pv_code="PV26"), gm(2, block(1, 0), "R2", pv_code="PV27")]
    window = {"peildatum": FIRST, "planperiode_van": FIRST, "planperiode_tot": LAST}
    return dice, plan_of(
        gms,
        rows,
        settings=window,
        capaciteitsperioden=periods,
        behoefte=random_need(dice),
        prognoses=[{"versie": "V", "datum": FIRST}],
        reservecapaciteit=stock,
    )


# the oracle -------------------------------------------------------------------------------------------------------


def known(value):
    return value is not None and type(value).__name__ != "NAType" and value == value


def signed(row, place):
    if known(row["getekend"]):
        return bool(row["getekend"])
    return place["zekerheid"] in ("bestaand", "vastgesteld")


def end_of(place):
    ends = [day for day in (None if place["bo_onbep"] else place["bo_eind"], place["huur_eind"]) if known(day)]
    return min(ends, default=NEVER)


def places_by_day(plan):
    """(location, day) → places asked as signed, and the days on which some number is unknown."""
    sites = {row["loc_id"]: row for row in plan["opvanglocaties"].to_dict("records")}
    places, unknown = {}, set()
    for row in plan["capaciteitsperioden"].to_dict("records"):
        place = sites[row["loc_id"]]
        first = max(place["bo_start"], row["van"] if known(row["van"]) else ALWAYS)
        last = min(end_of(place), row["tot"] if known(row["tot"]) else NEVER)
        for day in DAYS if signed(row, place) else ():
            if first <= day <= last:
                key = (row["loc_id"], day)
                if known(row["plekken_asiel"]):
                    places[key] = places.get(key, 0) + int(row["plekken_asiel"])
                else:
                    unknown.add(key)
    return places, unknown


def needed_by_day(plan, province):
    """Day → (need or None, what is asked for certain) of all types together."""
    rows = [r for r in plan["behoefte"].to_dict("records") if r["gebied_code"] == province]
    given = {}
    for group in {r["typegroep"] for r in rows}:
        figures = sorted((r["datum"], r["plekken"]) for r in rows if r["typegroep"] == group and r["datum"])
        for day in DAYS:
            past = [n for since, n in figures if since <= day]
            if not past and QUARTERS.get(figures[0][0]) == QUARTERS[day]:
                past = [figures[0][1]]
            given[group, day] = int(past[-1]) if past and known(past[-1]) else None
    out = {}
    for day in DAYS:
        if ("totaal", day) in given:
            whole = given["totaal", day]
            out[day] = (whole, whole or 0)
        else:
            parts = [given.get((group, day)) for group in ("rol", "gvl_satelliet")]
            out[day] = (None if None in parts else sum(parts), sum(n or 0 for n in parts))
    return out


def over_quarters(by_day):
    """Quarter → (the most that is asked on a day, unknown when it is on one; for certain)."""
    out = {}
    for label in LABELS:
        cells = [by_day[day] for day in DAYS if QUARTERS[day] == label]
        asked = [n for n, _ in cells]
        out[label] = (None if None in asked else max(asked), max(least for _, least in cells))
    return out


def expected(plan):
    """Per area: quarter → (need, certain, lowest places, whether some number is unknown)."""
    places, unknown = places_by_day(plan)
    home = dict(zip(plan["gemeenten"]["gm_code"], plan["gemeenten"]["pv_code"], strict=True))
    where = {row["loc_id"]: home[row["gm_code"]] for row in plan["opvanglocaties"].to_dict("records")}
    need = {p: needed_by_day(plan, p) for p in ("PV26", "PV27")}
    both = [[need[p][day] for p in need] for day in DAYS]
    need["plan"] = {
        day: (None if None in [n for n, _ in two] else sum(n for n, _ in two), sum(least for _, least in two))
        for day, two in zip(DAYS, both, strict=True)
    }
    out = {}
    for area, by_day in need.items():
        own = [name for name, province in where.items() if area in (province, "plan")]
        asked = over_quarters(by_day)
        out[area] = {
            label: (
                *asked[label],
                min(sum(places.get((n, day), 0) for n in own) for day in DAYS if QUARTERS[day] == label),
                any((n, day) in unknown for n in own for day in DAYS if QUARTERS[day] == label),
            )
            for label in LABELS
        }
    return out, places, where


def runs(table, places, own):
    """A34 of one province: (first, quarters, worst, short, added, names) per run."""
    most = dict.fromkeys(own, 0)
    kept, lost = {}, {label: set() for label in LABELS}
    for day in DAYS:
        now = {name: places.get((name, day), 0) for name in own}
        most = {name: max(most[name], now[name]) for name in own}
        label = QUARTERS[day]
        kept[label] = min(kept.get(label, 10**9), sum(most.values()))
        lost[label] |= {name for name in own if now[name] < most[name]}
    rows = []
    for position, label in enumerate(LABELS):
        asked, _, there, unsure = table[label]
        if asked is None or unsure or there >= asked:
            continue
        added = min(asked - there, kept[label] - there)
        if added > 0:
            rows.append((position, asked - there, added))
    for _, group in groupby(enumerate(rows), key=lambda item: item[0] - item[1][0]):
        run = [row for _, row in group]
        at_worst = sorted(run, key=lambda row: (-row[2], -row[1], row[0]))[0]
        names = set().union(*(lost[LABELS[position]] for position, _, _ in run))
        yield LABELS[run[0][0]], len(run), LABELS[at_worst[0]], at_worst[1], at_worst[2], names


def reserve_by_hand(plan, question, where):
    """(loc_id, reserve_id or None, places) in order of use."""
    sites = {row["loc_id"]: row for row in plan["opvanglocaties"].to_dict("records")}
    own = {name for name, province in where.items() if question.area in (province, "plan")}
    left, used = question.places, []
    days = [question.first + timedelta(days=n) for n in range((question.last - question.first).days + 1)]
    for name in sorted(own):
        if sites[name]["flexvorm"] != "gelijktijdig" or sites[name]["type_2020"] == "gvl":
            continue
        amount = min(min(others_on(plan, sites[name], day) for day in days), left)
        if amount > 0:
            used.append((name, None, amount))
            left -= amount
    rows = plan["reservecapaciteit"].to_dict("records")
    rows = [r for r in rows if r["loc_id"] in own and known(r["inzet_dgn"]) and r["inzet_dgn"] <= question.within_days]
    rows = [
        r
        for r in rows
        if sites[r["loc_id"]]["bo_start"] <= question.first and last_day(plan, sites, r["loc_id"]) >= question.last
    ]
    rows.sort(
        key=lambda r: (
            ORDER.index(r["captype"]),
            r["inzet_dgn"],
            r["eur_plekdg"] if known(r["eur_plekdg"]) else 9e9,
            r["reserve_id"],
        )
    )
    for row in rows:
        amount = min(int(row["plekken"]), left)
        if amount > 0:
            used.append((row["loc_id"], row["reserve_id"], amount))
            left -= amount
    return used


def last_day(plan, sites, name):
    place = sites[name]
    if end_of(place) != NEVER or place["bo_onbep"]:
        return end_of(place)
    own = [r for r in plan["capaciteitsperioden"].to_dict("records") if r["loc_id"] == name]
    sure = [r for r in own if signed(r, place)] or own
    return max(r["tot"] if known(r["tot"]) else NEVER for r in sure)


def others_on(plan, place, day):
    """Places for others of the surest periods of an open location."""
    if not place["bo_start"] <= day <= end_of(place):
        return 0
    own = [r for r in plan["capaciteitsperioden"].to_dict("records") if r["loc_id"] == place["loc_id"]]
    now = [r for r in own if (not known(r["van"]) or r["van"] <= day) and (not known(r["tot"]) or r["tot"] >= day)]
    sure = [r for r in now if signed(r, place)] or now
    return sum(int(r["plekken_overig"]) for r in sure if known(r["plekken_overig"]))


# the comparison ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chunk", range(PLANS // CHUNK))
def test_day_by_day_nothing_differs(chunk):
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        dice, plan = random_plan(seed)
        table, places, where = expected(plan)
        made = outlook(plan)
        for level, areas in (("provincie", ("PV26", "PV27")), ("plan", ("plan",))):
            frame = made.balances(level)
            frame = frame[(frame["typegroep"] == "totaal") & (frame["lijn"] == "getekend")]
            for area in areas:
                rows = frame[frame["gebied_code"] == area].set_index("kwartaal")
                for label in LABELS:
                    asked, least, there, unsure = table[area][label]
                    if label not in rows.index:
                        assert (there, asked, least) == (0, None, 0), (seed, area, label)
                        continue
                    row = rows.loc[label]
                    shown = None if not known(row["nodig"]) else int(row["nodig"])
                    assert (shown, int(row["nodig_minstens"])) == (asked, least), (seed, area, label, "need")
                    assert (int(row["beschikbaar"]), bool(row["minstens"])) == (there, unsure), (seed, area, label)
        findings = (
            [f for f in no_gap(Situation(plan, today=FIRST)) if isinstance(f, Finding)] if len(plan["behoefte"]) else []
        )
        for province in ("PV26", "PV27"):
            own = [name for name, home in where.items() if home == province]
            by_hand = {run[0]: run for run in runs(table[province], places, own)}
            said = {f.part: f.figures for f in findings if f.key == province}
            assert set(said) == set(by_hand), (seed, province)
            for first, count, worst, short, added, names in by_hand.values():
                figures = said[first]
                told = [figures[name] for name in ("n", "quarter", "places", "added", "without")]
                assert told == [count, worst, short, added, short - added], (seed, province)
                assert {name.casefold() for name in figures["names"]} == names, (seed, province)
        first = DAYS[dice.randrange(300)]
        last = first + timedelta(days=dice.choice([0, 0, 30]))
        question = Question(
            first,
            last,
            *dice.choice([("plan", "plan"), ("provincie", "PV26")]),
            places=dice.randrange(600),
            within_days=30,
        )
        used = ReserveDesk(plan, FIRST).ask(question).made.lines
        shown = [
            (row["loc_id"], row["reserve_id"] if known(row["reserve_id"]) else None, int(row["plekken"]))
            for row in used.to_dict("records")
        ]
        assert shown == reserve_by_hand(plan, question, where), seed
