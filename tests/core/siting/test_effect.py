# SPDX-License-Identifier: GPL-2.0-or-later
"""What a site does is what two full checks say: one without it, one with it in the plan."""

from __future__ import annotations

import random

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.capacity.outlook import choose, outlook
from opvangatlas.plugin.core.capacity.quarters import Quarter
from opvangatlas.plugin.core.checks.assess import assess
from opvangatlas.plugin.core.siting.effect import Bound, Site, SiteBoard
from opvangatlas.plugin.core.travel.network_engine import Access, NetworkEngine
from opvangatlas.plugin.core.travel.straight import StraightLine

from ..plans import DAY, ORIGIN, SIZE, at, gm, loc, plan_of, region
from ..public_plans import random_plan
from ..travel.graphs import network as straight_links

STRAIGHT = StraightLine(1.3, 60.0)
QUARTER = Quarter.of(DAY)


def streets(step=2_500.0, width=10, height=10):
    """Two-way streets over the four municipalities at changing speeds, some of them one-way."""
    xy = [(ORIGIN[0] + step * x, ORIGIN[1] + step * y) for y in range(height) for x in range(width)]
    links = []
    for row in range(len(xy)):
        x, y = row % width, row // width
        for other in ([row + 1] if x + 1 < width else []) + ([row + width] if y + 1 < height else []):
            ms = 90_000 + 11_000 * (row % 7)
            links.append((row, other, ms, -1 if row % 11 == 3 else ms, int(step)))
    return straight_links(xy, links)


@pytest.fixture(scope="module")
def roads():
    return NetworkEngine.build(streets(), access=Access(limit=900.0, detour_factor=1.3))


def with_site(plan, site, code, quarter):
    """The plan with the site as a location of its own, open from the first day of the quarter."""
    row = loc(
        "Nieuw", site.point, code, loc_id="nieuw", vertrouwelijk=True, status="nieuw", zekerheid="voornemen",
        type_2020="rol" if site.regional else "gvl", regionaal=site.regional, open_dat=quarter.first, bo_start=None,
    )  # fmt: skip
    row.pop("places")
    period = {
        "periode_id": "nieuw1", "loc_id": "nieuw", "van": quarter.first, "plekken_asiel": site.places,
        "zekerheid": "voornemen", "getekend": False,
    }  # fmt: skip
    more = {"opvanglocaties": row, "capaciteitsperioden": period}
    return plan.with_tables(
        **{name: pd.DataFrame([*plan[name].to_dict("records"), new], dtype="object") for name, new in more.items()}
    )


def checked(plan, engine, quarter):
    return assess(plan.with_settings(peildatum=quarter.first), engine, today=quarter.first)


def same_travel(stand, seen, region_id, settings_of):
    """A stand against the table and the findings of a full check."""
    members = list(seen.situation.members[region_id]["gm_code"])
    own = seen.travel[seen.travel["soort"] == "eigen"].set_index("gm_code").reindex(members)
    minutes = own["minuten"].to_numpy(dtype=float, na_value=np.nan)
    assert stand.minutes == pytest.approx(minutes, nan_ok=True)
    assert stand.km == pytest.approx(own["km"].to_numpy(dtype=float, na_value=np.nan), nan_ok=True)
    assert stand.unknown == np.isnan(minutes).sum()
    known = minutes[~np.isnan(minutes)]
    assert stand.mean == (pytest.approx(known.mean()) if len(known) else None)
    assert stand.farthest == (pytest.approx(known.max()) if len(known) else None)
    far = {f.key for f in seen.report.findings if f.code == "A8" and f.part in ("km", "minuten")} & set(members)
    if settings_of["max_km"] is None and settings_of["max_minuten"] is None:
        assert stand.beyond is None
        return
    assert set(stand.beyond) == far
    people = seen.situation.municipalities.set_index("gm_code")["inwoners"]
    assert stand.uncovered.value == sum(people[code] for code in far if not pd.isna(people[code]))


def same_balance(bound, plan, region_id, quarter):
    made = outlook(plan)
    rows = choose(made.balances("regio"), region_id)
    rows = rows[(rows["lijn"] == "met_voornemen") & (rows["kwartaal"] == quarter.label)]
    if not len(rows) or pd.isna(rows["saldo"].iloc[0]):
        assert bound is None
        return
    assert bound == Bound(float(rows["saldo"].iloc[0]), bool(rows["minstens"].iloc[0]))


def same_per_1000(bound, seen, column, area, codes):
    people = seen.situation.municipalities.set_index("gm_code")["inwoners"].loc[codes]
    if people.isna().any() or not people.sum():
        assert bound is None
        return
    rows = [row for row in seen.situation.locations.to_dict("records") if row["open"] and row[column] == area]
    known = [row["totaal"] for row in rows if not pd.isna(row["totaal"])]
    assert bound.value == pytest.approx(sum(known) / people.sum() * 1000)
    assert bound.at_least == (len(known) < len(rows))


def compare(plan, site, engine, quarter):
    effect = SiteBoard.of(plan, engine, quarter).effects([site])[0]
    whole = checked(plan, engine, quarter)
    code = whole.situation.municipality_at(site.point)
    assert effect.municipality == code
    if code is None or whole.situation.region_of.get(code) is None:
        assert effect.region is None
        assert effect.before is None
        return effect
    area = whole.situation.region_of[code]
    more = with_site(plan, site, code, quarter)
    other = checked(more, engine, quarter)
    assert effect.region == area
    same_travel(effect.before, whole, area, plan.settings)
    same_travel(effect.after, other, area, plan.settings)
    own = other.travel[(other.travel["soort"] == "eigen") & (other.travel["loc_id"] == "nieuw")]
    assert set(effect.served) == set(own["gm_code"])
    same_balance(effect.balance and effect.balance.before, plan, area, quarter)
    same_balance(effect.balance and effect.balance.after, more, area, quarter)
    members = list(whole.situation.members[area]["gm_code"])
    for moment, seen in (("before", whole), ("after", other)):
        same_per_1000(getattr(effect.per_1000_here, moment), seen, "gm_code", code, [code])
        same_per_1000(getattr(effect.per_1000_region, moment), seen, "thuis_regio", area, members)
    return effect


def story(seed):
    r = random.Random(seed)
    plan = random_plan(seed)
    people = plan["gemeenten"].copy()
    people["inwoners"] = [r.choice((None, 0, 800, 25_000)) for _ in range(len(people))]
    plan = plan.with_tables(gemeenten=people).with_settings(
        max_km=r.choice((None, 4.0, 9.0)), max_minuten=r.choice((None, 6.0, 12.0)), regime=r.choice(("2020", "2024"))
    )
    site = Site(at(r.uniform(-0.2, 2.2), r.uniform(-0.2, 2.2)), r.choice((None, 0, 120, 400)), r.random() < 0.8)
    return plan, site, Quarter.of(plan.reference_date).later(r.randint(0, 6))


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 1_000_000))
def test_by_straight_line_it_is_the_difference_of_two_full_checks(seed):
    plan, site, quarter = story(seed)
    compare(plan, site, STRAIGHT, quarter)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 1_000_000))
def test_over_roads_it_is_the_difference_of_two_full_checks(roads, seed):
    plan, site, quarter = story(seed)
    compare(plan, site, roads, quarter)


def simple(**more):
    squares = [gm(1, shapely.box(0, 0, 1, 1)), gm(2, shapely.box(0, 0, 1, 1), None), gm(3, shapely.box(0, 0, 1, 1))]
    for column, row in enumerate(squares):
        x = ORIGIN[0] + column * SIZE
        row["geom"] = shapely.box(x, ORIGIN[1], x + SIZE, ORIGIN[1] + SIZE)
    squares[2] |= {"in_plan": False, "regio_id": None}
    made = plan_of(squares, [loc("Oud", at(0.1, 0.5), "GM0001")], regios=[region("R1")], **more)
    return made.with_settings(peildatum=DAY)


@pytest.mark.parametrize(
    ("point", "where"),
    [(at(0.9, 0.5), "regio"), (at(1.5, 0.5), "geen_regio"), (at(2.5, 0.5), "buurgemeente"), (at(9, 9), "buiten"),
     (None, "geen_punt"), (shapely.Point(), "geen_punt")],
)  # fmt: skip
def test_it_says_in_what_a_site_lies(point, where):
    effect = SiteBoard.of(simple(), STRAIGHT, QUARTER).effects([Site(point, 300)])[0]
    assert effect.where == where
    assert (effect.after is not None) == (where == "regio")


def test_a_site_that_is_not_regional_changes_no_travel():
    board = SiteBoard.of(simple(), STRAIGHT, QUARTER)
    rol, gvl = board.effects([Site(at(0.5, 0.5), 300), Site(at(0.5, 0.5), 300, regional=False)])
    assert rol.served == ("GM0001",)
    assert rol.after.mean == 0
    assert gvl.served == ()
    assert gvl.after.mean == gvl.before.mean > 0
    assert rol.nearest_own.loc_id == "oud"
    assert rol.nearest_own.km == pytest.approx(4 * 1.3)
    assert rol.nearest_other is None


def test_many_at_once_are_as_each_by_itself(roads):
    plan, _, quarter = story(7)
    board = SiteBoard.of(plan, roads, quarter)
    sites = [Site(at(0.13 * n, 0.11 * n), n) for n in range(20)]
    for together, alone in zip(board.effects(sites), [board.effects([site])[0] for site in sites], strict=True):
        assert together.region == alone.region
        if alone.after is not None:
            assert together.after.minutes == pytest.approx(alone.after.minutes, nan_ok=True)
            assert together.served == alone.served
            assert together.nearest_other == alone.nearest_other


def test_near_the_edge_of_the_map_roads_beyond_it_may_matter(roads):
    plan, _, quarter = story(7)
    inside, edge = at(1.0, 1.0), at(0.02, 1.0)
    for engine, expected in ((roads, [False, True]), (STRAIGHT, [False, False])):
        board = SiteBoard.of(plan.with_settings(verk_grens_km=1.0), engine, quarter)
        assert [effect.near_edge for effect in board.effects([Site(inside), Site(edge)])] == expected


def test_a_place_far_from_any_road_is_said(roads):
    plan, _, quarter = story(7)
    board = SiteBoard.of(plan.with_settings(max_minuten=30.0), roads, quarter)
    effects = board.effects([Site(at(x / 10, y / 10), 100) for x in range(21) for y in range(21)])
    for effect in effects:
        if effect.region is not None and not effect.reached:
            assert effect.served == ()
            assert effect.nearest_own is None
