# SPDX-License-Identifier: GPL-2.0-or-later
"""Where loose municipalities can go, best first; and the board that speaks in codes."""

from __future__ import annotations

import math

import numpy as np
import pytest

from opvangatlas.plugin.core.regions.proposals import proposals, to_repair
from opvangatlas.plugin.core.regions.tally import UNASSIGNED, Sites, Tally, Units
from opvangatlas.plugin.core.situation.board import board_of
from opvangatlas.plugin.core.situation.situation import Situation

from ..plans import DAY, cell, gm, plan_of, sound


def row(regions: list[int], count: int = 3, costs: list[list[float]] | None = None) -> Tally:
    """Units in a row; region ``r`` has one site, at ``costs[r]``."""
    size = len(regions)
    pairs = np.array([(a, a + 1) for a in range(size - 1)], dtype=np.int64)
    none = np.full(count, -1, dtype=np.int64)
    away = np.full((size, count), np.nan) if costs is None else np.array(costs).T
    sites = Sites(none, np.arange(count, dtype=np.int64), np.zeros(count), away)
    return Tally(Units(size, np.ones((1, size)), pairs), regions, count, sites)


def test_unassigned_units_and_loose_pieces_need_a_place():
    tally = row([0, 1, 0, 0, UNASSIGNED])
    assert to_repair(tally, range(3)) == [(4,), (0,)]


def test_only_touching_regions_are_proposed_fewest_pieces_first():
    tally = row([0, 1, 0, 0, 2])
    (first,) = proposals(tally, [0])
    assert (first.region, first.pieces) == (1, -1)


def test_the_nearer_region_is_better_and_unknown_is_last():
    tally = row([0, UNASSIGNED, 1], costs=[[0, 30, 0], [0, 20, 0], [0, 0, 0]])
    assert [(p.region, p.furthest) for p in proposals(tally, [1])] == [(1, 20.0), (0, 30.0)]
    unknown = row([0, UNASSIGNED, 1], costs=[[0, np.nan, 0], [0, 20, 0], [0, 0, 0]])
    assert [p.region for p in proposals(unknown, [1])] == [1, 0]
    assert math.isnan(proposals(unknown, [1])[1].furthest)


def test_locked_regions_neither_give_nor_take():
    tally = row([0, UNASSIGNED, 1])
    assert [p.region for p in proposals(tally, [1], locked=[0])] == [1]
    assert proposals(tally, [0], locked=[0]) == []


# the board


@pytest.fixture
def board():
    return board_of(Situation(sound(), today=DAY))


def test_a_board_of_a_plan_knows_people_targets_places_and_travel(board):
    assert board.regions == ("R1", "R2")
    totals = board.totals("R1")
    assert (totals.units, totals.sums[:2], totals.unknown[2]) == (2, (2000.0, 120.0), 2)
    assert (totals.places, totals.pieces) == (300, 1)
    assert board.in_km
    assert totals.furthest == pytest.approx(6 * 1.3)  # from the middle of the upper cell


def test_an_effect_names_both_regions_and_travel(board):
    effect = board.effect(["GM0002"], "R2")
    assert effect.sources == ("R1",)
    assert (effect.before["R2"].units, effect.after["R2"].units) == (2, 3)
    assert effect.travel_now == pytest.approx(6 * 1.3)
    assert effect.travel_then > effect.travel_now
    assert board.region_of("GM0002") == "R1"


def test_moving_what_is_there_already_does_nothing(board):
    effect = board.effect(["GM0002"], "R1")
    assert effect.codes == ()
    assert not effect.after


def test_moves_reach_regions_the_board_has_not_seen(board):
    assert board.apply({"GM0002": "R9", "GM0003": None, "strange": "R1"}) == {"R1", "R2", "R9", None}
    assert board.members("R9") == ["GM0002"]
    assert board.members(None) == ["GM0003"]
    assert board.assignment()["GM0003"] is None
    assert board.to_repair() == [("GM0003",)]
    assert [region for region, _ in board.proposals(["GM0003"])] == ["R1", "R2"]


def test_the_location_goes_with_its_municipality(board):
    board.apply({"GM0001": "R2"})
    assert board.totals("R1").places == 0
    assert board.totals("R2").places == 600
    assert math.isnan(board.totals("R1").furthest)


def test_a_location_for_another_region_stays_with_it():
    served = [{"variant_id": "A", "loc_id": "west", "regio_id": "R2"}]
    board = board_of(Situation(sound(locatie_regio=served), today=DAY))
    assert (board.totals("R1").places, board.totals("R2").places) == (0, 600)
    board.apply({"GM0001": "R2"})
    board.apply({"GM0001": None})
    assert board.totals("R2").places == 600


def test_a_plan_without_locations_has_no_travel():
    board = board_of(Situation(plan_of([gm(1, cell(0, 0)), gm(2, cell(1, 0))]), today=DAY))
    assert math.isnan(board.totals("R1").furthest)
    assert board.totals("R1").unmeasured == 2
