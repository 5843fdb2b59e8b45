# SPDX-License-Identifier: GPL-2.0-or-later
"""Small tables of a plan, from what a test is about."""

from __future__ import annotations

from datetime import date

import pandas as pd

from opvangatlas.plugin.core.capacity.quarters import Window
from opvangatlas.plugin.core.model.capacity_tables import NEED
from opvangatlas.plugin.core.model.tables import CAPACITY_PERIODS, LOCATIONS, RESERVE, TARGETS

D = date.fromisoformat


def locations(*rows):
    """Locations of dicts; existing ones in GM0001 by default."""
    usual = {"status": "voortzetten", "zekerheid": "bestaand", "gm_code": "GM0001", "type_2020": "rol"}
    return LOCATIONS.frame(pd.DataFrame([{**usual, "loc_naam": row["loc_id"], **row} for row in rows]))


def periods(*rows):
    """Periods of (loc_id, van, tot, plekken) or dicts."""
    named = [
        row if isinstance(row, dict) else dict(zip(("loc_id", "van", "tot", "plekken_asiel"), row, strict=True))
        for row in rows
    ]
    numbered = [{"periode_id": f"p{n}", **row} for n, row in enumerate(named)]
    for row in numbered:
        for column in ("van", "tot"):
            if isinstance(row.get(column), str):
                row[column] = D(row[column])
    return CAPACITY_PERIODS.frame(pd.DataFrame(numbered))


def municipalities(*rows):
    """Municipalities of (gm_code, pv_code, regio_id, inwoners)."""
    return pd.DataFrame(rows, columns=["gm_code", "pv_code", "regio_id", "inwoners"]).astype({"inwoners": "Int64"})


def need(*rows, version="2027-I"):
    """Need of (gebied_code, typegroep, datum, scenario, plekken)."""
    frame = pd.DataFrame(rows, columns=["gebied_code", "typegroep", "datum", "scenario", "plekken"])
    frame["gebied_soort"] = ["land" if code == "NL" else "provincie" for code in frame["gebied_code"]]
    return NEED.frame(frame.assign(versie=version))


def reserve(*rows):
    """Reserve of (reserve_id, captype, plekken, inzet_dgn, eur_plekdg)."""
    frame = pd.DataFrame(rows, columns=["reserve_id", "captype", "plekken", "inzet_dgn", "eur_plekdg"])
    return RESERVE.frame(frame.assign(loc_id="L1", beschikbaarheid="beschikbaar"))


def targets(*rows):
    """Targets of (gm_code, halfjaar, taakst, achterst, gehuisv)."""
    return TARGETS.frame(pd.DataFrame(rows, columns=["gm_code", "halfjaar", "taakst", "achterst", "gehuisv"]))


def years(first, last):
    """Window of whole years."""
    return Window.between(date(first, 1, 1), date(last, 12, 31))
