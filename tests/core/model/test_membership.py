# SPDX-License-Identifier: GPL-2.0-or-later
"""What belongs to a plan."""

from __future__ import annotations

import pandas as pd

from opvangatlas.plugin.core.model.membership import counting, in_plan

TOWNS = pd.DataFrame({"gm_code": ["GM0001", "GM0002", "GM0003"], "in_plan": [True, False, None]})


def test_what_is_not_said_to_be_a_neighbour_belongs():
    assert in_plan(TOWNS).tolist() == [True, False, True]
    assert in_plan(TOWNS[["gm_code"]]).all()


def test_a_neighbours_location_counts_when_it_serves_a_region():
    towns = ["GM0001", "GM0002", "GM0002", "GM0003", None]
    regions = [None, None, "R1", None, None]
    assert counting(towns, regions, TOWNS).tolist() == [True, False, True, True, True]
