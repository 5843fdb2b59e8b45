# SPDX-License-Identifier: GPL-2.0-or-later
"""Variants: what moved, side by side, renaming and removing; and the log of moves."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
import pytest

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.regions.change_log import moves_logged, readable
from opvangatlas.plugin.core.regions.derive import copied_variant, reassigned, regions_of
from opvangatlas.plugin.core.regions.variants import (
    find_variant,
    moved,
    removed_variant,
    renamed_variant,
    side_by_side,
)

from ..plans import DAY, sound


@pytest.fixture
def plan():
    """Variant ``plan-b`` is a copy of A in which the second municipality has gone to R2."""
    first = sound()
    rows = first["gemeenten"][["gm_code", "regio_id"]].assign(variant_id="A")
    first = first.with_tables(indeling=rows)
    variant, frames = copied_variant(first, "A", "Plan B", DAY)
    both = first.with_tables(**frames)
    return both.with_tables(**reassigned(both, variant, {"GM0002": "R2"}))


def test_a_variant_is_found_by_id_and_by_name(plan):
    assert find_variant(plan, "plan-b") == find_variant(plan, "Plan B") == "plan-b"
    with pytest.raises(InputError, match="no variant ‘C’"):
        find_variant(plan, "C")


def test_what_moved_from_where_to_where(plan):
    (row,) = moved(plan, "A", "plan-b").to_dict("records")
    assert (row["gm_code"], row["van_regio"], row["naar_regio"]) == ("GM0002", "R1", "R2")
    assert (row["van_naam"], row["naar_naam"]) == ("Regio R1", "Regio R2")
    assert moved(plan, "A", "A").empty


def test_an_unassigned_municipality_moved_from_nowhere(plan):
    emptied = plan.with_tables(**reassigned(plan, "plan-b", {"GM0003": None}))
    row = moved(emptied, "plan-b", "A").iloc[0]
    assert (row["gm_code"], row["van_regio"], row["naar_naam"]) == ("GM0003", None, "Regio R2")


def test_side_by_side_has_differences(plan):
    frame = side_by_side(plan, "A", "plan-b").set_index("regio_id")
    assert frame.loc["R1", ["gemeenten_a", "gemeenten_b", "gemeenten_verschil"]].tolist() == [2, 1, -1]
    assert frame.loc["R2", "inwoners_verschil"] == 1000


def test_renaming_and_annotating(plan):
    frame = renamed_variant(plan, "plan-b", "Twee regio's", "besproken 1 maart").set_index("variant_id")
    assert frame.loc["plan-b", "naam"] == "Twee regio's"
    assert frame.loc["plan-b", "toelichting"] == "besproken 1 maart"
    assert frame.loc["A", "naam"] == "eerste"
    with pytest.raises(InputError, match="already"):
        renamed_variant(plan, "plan-b", "eerste", None)
    with pytest.raises(InputError, match="a name"):
        renamed_variant(plan, "plan-b", " ", None)


def test_a_variant_goes_with_all_that_is_its_own(plan):
    left = plan.with_tables(**removed_variant(plan, "plan-b"))
    assert list(left["varianten"]["variant_id"]) == ["A"]
    assert set(left["regios"]["variant_id"]) == set(left["indeling"]["variant_id"]) == {"A"}
    with pytest.raises(InputError, match="active"):
        removed_variant(plan, "A")


def test_the_log_holds_what_moved_and_reads_in_names(plan):
    before, after = regions_of(plan, "A"), regions_of(plan, "plan-b")
    when = datetime(2026, 3, 1, 14, 32)
    rows = moves_logged(before, {**after, "GM0004": None}, variant="A", user="jan", moment=when, first=5)
    assert list(rows["id"]) == [5, 6]
    later = moves_logged({"GM0004": None}, {"GM0004": "weg"}, variant="A", user="jan", moment=when, first=7)
    log = readable(plan.with_tables(wijzigingen=pd.concat([rows, later])))
    assert list(log["gm_naam"]) == ["G4", "G4", "G2"]
    assert list(log["naar"]) == ["weg", None, "Regio R2"]
    assert list(log["van"]) == [None, "Regio R2", "Regio R1"]
