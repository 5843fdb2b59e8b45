# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan of two provinces with some locations, for the imports of the second half of a plan."""

from __future__ import annotations

from datetime import date

import pandas as pd

from opvangatlas.plugin.core.model.plan import Plan
from opvangatlas.plugin.core.model.settings import Settings
from opvangatlas.plugin.core.model.tables import LOCATIONS, MUNICIPALITIES, REGIONS, TABLES


def plan(**frames):
    """Municipalities Hengelo (O), 's-Gravenhage and Vught; locations Oost, and two of the name West."""
    towns = MUNICIPALITIES.frame(
        {
            "gm_code": ["GM0164", "GM0518", "GM0865"],
            "gm_naam": ["Hengelo (O)", "'s-Gravenhage", "Vught"],
            "pv_code": ["PV23", "PV23", "PV30"],
            "in_plan": [True] * 3,
            "regio_id": ["twente", "twente", None],
        }
    )
    sites = LOCATIONS.frame({"loc_id": ["oost", "west-1", "west-2"], "loc_naam": ["Azc Oost", "West", "West"]})
    regions = REGIONS.frame({"variant_id": ["A"], "regio_id": ["twente"], "regio_nm": ["Regio Twente"]})
    made = Plan({"gemeenten": towns, "opvanglocaties": sites, "regios": regions}, Settings({"peildatum": "2027-01-01"}))
    for name, frame in frames.items():
        made = Plan({**made.frames, name: frame}, made.settings)
    return made


def table(*rows, **columns):
    """An input as it comes from a sheet: everything as it was typed."""
    return pd.DataFrame(columns or list(rows))


def reasons(sieve, language="nl"):
    """Row number → reasons in words."""
    return dict(zip(sorted(sieve.reasons), sieve.rejected(language)["reden"], strict=True))


def registered(name):
    """Whether a table is already part of every plan."""
    return name in TABLES


DAY = date(2027, 1, 1)
