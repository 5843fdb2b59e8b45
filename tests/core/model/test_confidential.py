# SPDX-License-Identifier: GPL-2.0-or-later
"""What of a plan may be seen by anyone."""

from __future__ import annotations

import pandas as pd

from opvangatlas.plugin.core.model.confidential import public_part
from opvangatlas.plugin.core.model.plan import Plan
from opvangatlas.plugin.core.model.settings import Settings
from opvangatlas.plugin.core.model.tables import TABLES


def plan_with(secret) -> Plan:
    """Two locations, and in every table that refers to one a row for each; one milestone is of the plan."""
    frames = {"opvanglocaties": pd.DataFrame({"loc_id": ["L1", "L2"], "vertrouwelijk": [False, secret]})}
    for table in TABLES.values():
        if any(key.table == "opvanglocaties" for key in table.foreign_keys):
            frames[table.name] = pd.DataFrame({"loc_id": ["L1", "L2"]})
    frames["mijlpalen"] = pd.DataFrame({"mijlpaal_id": ["a", "b", "c"], "loc_id": ["L1", "L2", None]})
    return Plan({}, Settings({})).with_tables(**frames)


def test_what_belongs_to_a_confidential_location_goes_with_it():
    for secret in (True, None):
        plan = plan_with(secret)
        shown = public_part(plan)
        left = {name for name, frame in shown.frames.items() if "loc_id" in frame and "L2" in set(frame["loc_id"])}
        assert left == set()
        assert list(shown["opvanglocaties"]["loc_id"]) == ["L1"]
        assert list(shown["mijlpalen"]["mijlpaal_id"]) == ["a", "c"]


def test_a_plan_without_any_stays_as_it_is():
    plan = plan_with(False)
    assert public_part(plan) is plan
