# SPDX-License-Identifier: GPL-2.0-or-later
"""Own and nearest location per municipality, against looking at every pair."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.travel.engine import (
    NETWORK,
    NOT_SNAPPED_ORIGIN,
    REACHED,
    UNREACHABLE,
    Places,
    TravelMatrix,
)
from opvangatlas.plugin.core.travel.reach import ids_of, measure, places_of
from opvangatlas.plugin.core.wording import is_unknown


class Given:
    """An engine that knows its matrix."""

    method = NETWORK

    def __init__(self, minutes, km, reason=UNREACHABLE, access=2.5):
        self.minutes, self.km, self.reason = np.array(minutes, float), np.array(km, float), reason
        self.access = access

    def matrix(self, origins, destinations, **_):
        shape = (len(origins), len(destinations))
        minutes, km = self.minutes.reshape(shape), self.km.reshape(shape)
        reason = np.where(np.isnan(minutes), self.reason, REACHED).astype(object)
        return TravelMatrix(minutes, km, np.where(np.isnan(km), self.access, 0.1), reason, NETWORK)


def measured(minutes, region_of, serves, km=None, weight="tijd", second=False, **how):
    codes = [f"GM{n:04d}" for n in range(len(minutes))]
    origins = Places(tuple(codes), np.zeros((len(codes), 2)))
    destinations = Places(tuple(serves), np.zeros((len(serves), 2)))
    frame = measure(
        origins,
        dict(zip(codes, region_of, strict=True)),
        destinations,
        serves,
        Given(minutes, minutes if km is None else km, **how),
        variant="A",
        weight=weight,
        second=second,
    )
    return {(row["gm_code"], row["soort"]): row for row in frame.to_dict("records")}


def test_own_and_nearest():
    rows = measured([[31, 19, 40]], ["R"], {"x": "R", "y": "S", "z": "R"}, km=[[25, 14, 60]])
    own, nearest = rows["GM0000", "eigen"], rows["GM0000", "dichtstbij"]
    assert (own["loc_id"], own["minuten"], own["km"], own["methode"]) == ("x", 31, 25, "netwerk")
    assert (nearest["loc_id"], nearest["minuten"], nearest["km"]) == ("y", 19, 14)
    assert own["reden"] is None
    assert own["aansluit_km"] == 0.1


def test_by_distance_instead_of_time():
    rows = measured([[10, 20]], ["R"], {"x": "R", "y": "R"}, km=[[9, 5]], weight="afstand")
    assert rows["GM0000", "eigen"]["loc_id"] == "y"


@pytest.mark.parametrize(
    ("region", "serves", "own", "nearest"),
    [
        (None, {"x": "S"}, "geen_regio", None),
        ("R", {"x": "S"}, "geen_locatie", None),
        ("R", {}, "geen_locatie", "geen_locatie"),
        (None, {}, "geen_regio", "geen_locatie"),
        ("R", {"x": None}, "geen_locatie", None),
        (None, {"x": None}, "geen_regio", None),
    ],
)
def test_why_there_is_none(region, serves, own, nearest):
    rows = measured([[5.0] * len(serves)], [region], serves)
    assert rows["GM0000", "eigen"]["reden"] == own
    assert rows["GM0000", "dichtstbij"]["reden"] == nearest
    assert is_unknown(rows["GM0000", "eigen"]["km"])
    assert rows["GM0000", "eigen"]["methode"] == "netwerk"


def test_unreachable_keeps_its_reason_and_access():
    rows = measured([[math.nan, 7]], ["R"], {"x": "R", "y": "S"}, reason=NOT_SNAPPED_ORIGIN)
    own = rows["GM0000", "eigen"]
    assert (own["reden"], own["aansluit_km"]) == ("herkomst_niet_aangesloten", 2.5)
    assert is_unknown(own["km"])
    assert own["loc_id"] is None
    assert rows["GM0000", "dichtstbij"]["loc_id"] == "y"


def test_unknown_access_stays_unknown():
    rows = measured([[math.nan]], ["R"], {"x": "R"}, access=math.nan)
    assert is_unknown(rows["GM0000", "eigen"]["aansluit_km"])


def test_points_of_every_kind():
    made = places_of(["a", "b", "c"], [shapely.Point(1, 2), None, shapely.Point()])
    assert made.ids == ("a", "b", "c")
    assert made.xy[0].tolist() == [1, 2]
    assert np.isnan(made.xy[1:]).all()
    assert places_of([], []).xy.shape == (0, 2)


cases = st.integers(1, 5).flatmap(
    lambda n: st.integers(0, 5).flatmap(
        lambda m: st.tuples(
            st.lists(st.lists(st.none() | st.integers(0, 9), min_size=m, max_size=m), min_size=n, max_size=n),
            st.lists(st.sampled_from(["R", "S", None]), min_size=n, max_size=n),
            st.lists(st.sampled_from(["R", "S", "T", None]), min_size=m, max_size=m),
        )
    )
)


@settings(max_examples=150, deadline=None)
@given(cases)
def test_the_best_of_all_pairs(case):
    """A tie may go to either; cost and reachability may not differ."""
    minutes, region_of, regions = case
    serves = {f"L{n}": region for n, region in enumerate(regions)}
    floats = [[math.nan if m is None else m for m in row] for row in minutes]
    rows = measured(floats, region_of, serves, second=True)
    assert len(rows) == 3 * len(minutes)
    for number, row in enumerate(minutes):
        region = region_of[number]
        own = [n for n, r in enumerate(regions) if region is not None and r == region]
        everywhere = range(len(regions))
        for kind, candidates, place in (("eigen", own, 0), ("dichtstbij", everywhere, 0), ("tweede", everywhere, 1)):
            known = sorted(row[n] for n in candidates if row[n] is not None)
            found = rows[f"GM{number:04d}", kind]
            if len(known) > place:
                assert found["minuten"] == row[int(found["loc_id"][1:])] == known[place]
                assert found["reden"] is None
            else:
                assert is_unknown(found["minuten"])
                assert found["reden"]
        both = {rows[f"GM{number:04d}", kind]["loc_id"] for kind in ("dichtstbij", "tweede")}
        assert len(both) == 2 or None in both


def test_ids_stay_as_they_are():
    assert ids_of(["a", 12, "b  c"], "naam") == ["a", "12", "b  c"]
    assert ids_of([], "naam") == []


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (["a", None, "", float("nan")], "in 3 rij(en) leeg"),
        (["a", "a", "b", 1, "1"], "meer dan eens: a, 1."),
        ([f"p{n // 2}" for n in range(60)], "en 19 andere"),
    ],
)
def test_ids_must_be_there_and_differ(values, says):
    with pytest.raises(InputError) as error:
        ids_of(values, "naam")
    assert says in error.value.line("nl")
