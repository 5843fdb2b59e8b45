# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a municipality's inhabitants travel from, and its figures."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely

from opvangatlas.plugin.core.travel.engine import (
    NO_PLACE,
    NOT_SNAPPED_ORIGIN,
    REACHED,
    UNREACHABLE,
    TravelMatrix,
)
from opvangatlas.plugin.core.travel.origins import origins, summarise, surface_point, weighted_median

CODES = ("GM0001", "GM0002", "GM0003", "GM0004")
SURFACES = np.array([shapely.box(x, 0, x + 10, 10) for x in (0, 10, 20)] + [None], dtype=object)
POINTS = pd.DataFrame(
    {
        "punt_id": ["a", "b", "c", "d", "e"],
        "gm_code": ["GM0001", "GM0001", "GM0001", "GM9999", "GM0002"],
        "inwoners": [100, 300, None, 50, 0],
        "geom": [shapely.Point(1, 1), shapely.Point(9, 9), shapely.Point(5, 5), shapely.Point(0, 0), None],
    }
)


def matrix(minutes, reason=None) -> TravelMatrix:
    figures = np.array(minutes, float)
    why = np.where(np.isnan(figures), UNREACHABLE, REACHED).astype(object) if reason is None else reason
    return TravelMatrix(figures, figures * 2, figures * 0, why, "netwerk")


def test_inhabited_points_before_a_seat_before_the_surface():
    chosen = origins(CODES, SURFACES, seats={"GM0001": (3, 3), "GM0002": (12, 2)}, points=POINTS)
    assert chosen.kind.tolist() == ["inwoners", "zetel", "punt_op_vlak", "punt_op_vlak"]
    assert chosen.places.ids == ("a", "b", "GM0002", "GM0003", "GM0004")
    assert chosen.owner.tolist() == [0, 0, 1, 2, 3]
    assert chosen.weight.tolist() == [100, 300, 1, 1, 1]
    np.testing.assert_array_equal(chosen.places.xy[2], (12, 2))
    assert SURFACES[2].covers(shapely.Point(chosen.places.xy[3]))
    assert np.isnan(chosen.places.xy[4]).all()


def test_a_point_within_the_largest_part():
    ring = shapely.box(0, 0, 100, 100).difference(shapely.box(10, 10, 90, 90))
    islands = shapely.MultiPolygon([shapely.box(500, 0, 510, 10), ring])
    assert ring.covers(shapely.Point(surface_point(islands)))


def test_weighted_figures_of_one_municipality():
    chosen = origins(CODES[:1], SURFACES[:1], points=POINTS)
    row = summarise(chosen, matrix([[10], [30]]), norm=20.0).iloc[0]
    assert (row.minuten, row.km, row.mediaan) == (25.0, 50.0, 30.0)
    assert (row.aandeel_binnen, row.slechtste, row.slechtste_punt) == (0.25, 30.0, "b")
    assert (row.gemeten, row.punten, row.reden) == (1.0, 2, "")


def test_who_cannot_be_measured_is_not_within_the_norm_and_not_in_the_mean():
    chosen = origins(CODES[:1], SURFACES[:1], points=POINTS)
    row = summarise(chosen, matrix([[10], [np.nan]]), norm=20.0).iloc[0]
    assert (row.minuten, row.aandeel_binnen, row.gemeten) == (10.0, 0.25, 0.25)


def test_nothing_measured_is_unknown_with_the_reason_of_most_inhabitants():
    chosen = origins(CODES[:1], SURFACES[:1], points=POINTS)
    why = np.array([[UNREACHABLE], [NOT_SNAPPED_ORIGIN]], dtype=object)
    row = summarise(chosen, matrix([[np.nan], [np.nan]], why), norm=20.0).iloc[0]
    assert np.isnan([row.minuten, row.km, row.mediaan, row.aandeel_binnen, row.slechtste]).all()
    assert (row.reden, row.gemeten, row.slechtste_punt) == (NOT_SNAPPED_ORIGIN, 0.0, None)


def test_the_norm_is_in_the_unit_of_the_weight():
    chosen = origins(CODES[:1], SURFACES[:1], points=POINTS)
    row = summarise(chosen, matrix([[10], [30]]), norm=20.0, weight="afstand").iloc[0]
    assert (row.aandeel_binnen, row.mediaan, row.slechtste) == (0.25, 60.0, 60.0)


def test_one_row_per_municipality_and_destination():
    chosen = origins(CODES, SURFACES)
    why = np.full((4, 2), REACHED, dtype=object)
    why[3] = NO_PLACE
    figures = np.arange(8, dtype=float).reshape(4, 2)
    figures[3] = np.nan
    table = summarise(chosen, matrix(figures, why), norm=3.0)
    assert table[["gm_code", "naar"]].to_numpy().tolist() == [[code, n] for code in CODES for n in (0, 1)]
    assert table.reden.tolist() == [""] * 6 + [NO_PLACE] * 2


@pytest.mark.parametrize(
    ("figures", "weights", "median"), [([1, 2, 9], [1, 1, 1], 2), ([5, 1], [3, 1], 5), ([7], [2], 7)]
)
def test_weighted_median(figures, weights, median):
    assert weighted_median(np.array(figures, float), np.array(weights, float)) == median
