# SPDX-License-Identifier: GPL-2.0-or-later
"""What rules read, as ``table.column`` and ``instellingen.key``: the groups that many rules share.

Names of municipalities, regions and locations stand in the sentences of many findings; no outcome depends on them, and
no rule declares them. Nor does a rule declare where the mark of a finding stands on the map. ``geom`` is the geometry
of a table.
"""

from __future__ import annotations

from ..model.capacity_tables import NEED, PROGNOSES, TRANSFERS
from ..model.tables import (
    CAPACITY_PERIODS,
    LOCATIONS,
    MUNICIPALITIES,
    RESERVE,
    SERVED_REGION,
    SETTINGS_TABLE,
    TARGETS,
    TRAVEL,
)

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


DIVISION = of(MUNICIPALITIES.name, "regio_id", "in_plan")
SERVED = (*locations("gm_code"), *of(SERVED_REGION.name, "regio_id"), *DIVISION)
"""Which region a location serves."""
COUNTED = (*locations("status"), *SERVED)
"""Which locations are part of the plan, and under which region a finding on them stands."""
OPEN = (
    *COUNTED,
    *locations("zekerheid", "open_dat", "bo_start", "bo_eind", "bo_onbep", "huur_eind"),
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
RESERVED = (*COUNTED, *of(RESERVE.name, "captype", "plekken"))
"""Which reserve there is at locations that count."""
SHAPES = of(MUNICIPALITIES.name, "geom")
ON_MAP = locations("geom")
TRAVELLED = (
    *settings("omwegfactor", "snelheid_kmh", "aansluit_km"),
    *of(TRAVEL.name, "km", "minuten", "reden", "methode"),
    *SHAPES,
    *ON_MAP,
)
"""How far it is; the settings say how it is measured."""
ASKED = (
    *settings("peildatum", "planperiode_van", "planperiode_tot", "prognose_versie"),
    *of(NEED.name, "versie", "gebied_soort", "gebied_code", "typegroep", "datum", "scenario", "plekken"),
    *of(PROGNOSES.name, "datum"),
    *of(MUNICIPALITIES.name, "pv_code", "in_plan"),
)
"""What each province needs per quarter."""
BALANCE = (*ASKED, *OPEN, *PLACES, *REGIONAL)
"""The balance per province and quarter."""
TRANSFERRED = of(TRANSFERS.name, "van_gm", "naar_gm", "halfjaar", "aantal")
TARGET = (*of(TARGETS.name, "taakst", "halfjaar"), *TRANSFERRED, *settings("peildatum"))
"""The target of a municipality on the day."""
