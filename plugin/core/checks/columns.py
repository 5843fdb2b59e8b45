# SPDX-License-Identifier: GPL-2.0-or-later
"""What rules read, as ``table.column`` and ``instellingen.key``: the groups that many rules share.

Names stand in the sentences of many findings; no outcome depends on them, and no rule declares them.
"""

from __future__ import annotations

from ..model.capacity_tables import NEED, PROGNOSES
from ..model.tables import CAPACITY_PERIODS, LOCATIONS, MUNICIPALITIES, SERVED_REGION, SETTINGS_TABLE, TARGETS

Columns = tuple[str, ...]


def of(table: str, *names: str) -> Columns:
    """Columns of a table."""
    return tuple(f"{table}.{name}" for name in names)


def settings(*keys: str) -> Columns:
    """Settings of the plan."""
    return of(SETTINGS_TABLE.name, *keys)


def locations(*names: str) -> Columns:
    """Columns of ``opvanglocaties``."""
    return of(LOCATIONS.name, *names)


DIVISION = of(MUNICIPALITIES.name, "regio_id")
COUNTED = locations("status")
"""Which locations are part of the plan."""
SERVED = (*locations("gm_code"), *of(SERVED_REGION.name, "regio_id"), *DIVISION)
"""Which region a location serves."""
OPEN = (
    *locations("status", "zekerheid", "open_dat", "bo_start", "bo_eind", "bo_onbep", "huur_eind"),
    *of(CAPACITY_PERIODS.name, "van", "tot"),
    *settings("peildatum"),
)
"""Which locations are open on the day."""
KIND = of(CAPACITY_PERIODS.name, "captype", "vorm")
"""Whether places are regular, incidental or emergency; where nothing is said they are regular."""
REGIONAL = (*settings("regime"), *locations("type_2020", "regionaal"), *KIND)
"""Which locations are regional."""
PLACES = of(CAPACITY_PERIODS.name, "plekken_asiel", "plekken_overig", "zekerheid", "getekend", "van", "tot")
"""How many places a location has on a day."""
BALANCE = (
    *settings("peildatum", "planperiode_van", "planperiode_tot", "prognose_versie"),
    *of(NEED.name, "plekken"),
    *of(PROGNOSES.name, "datum"),
    *of(MUNICIPALITIES.name, "pv_code"),
    *locations("gm_code"),
    *OPEN,
    *PLACES,
    *REGIONAL,
)
"""The balance per province and quarter."""
TARGET = (*of(TARGETS.name, "taakst"), *settings("peildatum"))
"""The target of a municipality on the day."""
