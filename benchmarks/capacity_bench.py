# SPDX-License-Identifier: GPL-2.0-or-later
"""How long the capacity ledger takes: 5,000 locations × 20 periods × 16 quarters."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
from common import load_plugin, measured

LOCATIONS, PERIODS = 5_000, 20
PROVINCES, MUNICIPALITIES, REGIONS = 12, 342, 30


load_plugin()

from opvangatlas.plugin.core.capacity import balance as b  # noqa: E402
from opvangatlas.plugin.core.capacity import ledger, reserve, spans  # noqa: E402
from opvangatlas.plugin.core.capacity.need import TYPE_GROUPS  # noqa: E402
from opvangatlas.plugin.core.capacity.quarters import Window  # noqa: E402
from opvangatlas.plugin.core.model.capacity_codes import SCENARIO  # noqa: E402
from opvangatlas.plugin.core.model.capacity_tables import NEED  # noqa: E402
from opvangatlas.plugin.core.model.tables import CAPACITY_PERIODS  # noqa: E402
from opvangatlas.plugin.core.model.tables import LOCATIONS as LOCATION_TABLE  # noqa: E402


def portfolio_tables(rng: np.random.Generator) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Municipalities, locations and periods that follow each other, some open-ended."""
    number = np.arange(MUNICIPALITIES)
    municipalities = pd.DataFrame(
        {
            "gm_code": [f"GM{n:04d}" for n in number],
            "pv_code": [f"PV{20 + n % PROVINCES}" for n in number],
            "regio_id": [f"R{n % REGIONS:02d}" for n in number],
            "inwoners": pd.array(rng.integers(5_000, 200_000, MUNICIPALITIES), dtype="Int64"),
        }
    )
    ids = [f"loc-{n}" for n in range(LOCATIONS)]
    locations = LOCATION_TABLE.frame(
        pd.DataFrame(
            {
                "loc_id": ids,
                "gm_code": [f"GM{n % MUNICIPALITIES:04d}" for n in range(LOCATIONS)],
                "type_2020": [("rol", "gvl", "satelliet")[n // 7 % 3] for n in range(LOCATIONS)],
                "status": "voortzetten",
                "zekerheid": "bestaand",
                "bo_start": date(2020, 1, 1),
            }
        )
    )
    first = date(2024, 1, 1)
    starts = rng.integers(0, 120, LOCATIONS * PERIODS).reshape(LOCATIONS, PERIODS).cumsum(axis=1)
    rows = [
        (
            f"{loc}-{k}",
            loc,
            first + timedelta(days=int(starts[n, k])),
            first + timedelta(days=int(starts[n, k + 1]) - 1) if k + 1 < PERIODS else None,
        )
        for n, loc in enumerate(ids)
        for k in range(PERIODS)
    ]
    periods = pd.DataFrame(rows, columns=["periode_id", "loc_id", "van", "tot"])
    periods["plekken_asiel"] = rng.integers(50, 800, len(periods))
    periods["getekend"] = rng.random(len(periods)) < 0.8
    periods["zekerheid"] = np.where(periods["getekend"], "bestaand", "voornemen")
    periods["captype"] = rng.choice(["regulier", "incidenteel", "noodopvang"], len(periods), p=[0.85, 0.05, 0.1])
    return municipalities, locations, CAPACITY_PERIODS.frame(periods)


def need_table() -> pd.DataFrame:
    """Need per province, type group, scenario and half-year."""
    rows = [
        (
            "2027-I",
            "provincie",
            f"PV{20 + p}",
            group,
            date(2026 + half // 2, 1 + 6 * (half % 2), 1),
            scenario,
            3_000 + 37 * half + 11 * p,
        )
        for p in range(PROVINCES)
        for group in TYPE_GROUPS
        for scenario in SCENARIO.values
        for half in range(10)
    ]
    names = ["versie", "gebied_soort", "gebied_code", "typegroep", "datum", "scenario", "plekken"]
    return NEED.frame(pd.DataFrame(rows, columns=names))


def main() -> None:
    """Measure each step of the balance."""
    rng = np.random.default_rng(7)
    municipalities, locations, periods = portfolio_tables(rng)
    need, window = need_table(), Window.of(date(2027, 1, 1))
    owned = b.portfolio(locations, periods, municipalities)
    print(f"{LOCATIONS} locations x {PERIODS} periods x {len(window)} quarters")
    measured("spans from tables", lambda _n: spans.spans(locations, periods))
    measured("available, one group", lambda _n: ledger.available(owned.spans, owned.groups[[]], window))
    measured("mutations", lambda _n: ledger.mutations(owned.spans, window))
    for level in ("plan", "provincie", "regio"):
        measured(
            f"balance per {level}, prepared",
            lambda _n, level=level: b.plan_balance(owned, need, municipalities, window, "2027-I", level=level),
        )
        measured(
            f"balance per {level}, from tables",
            lambda _n, level=level: b.plan_balance(
                b.portfolio(locations, periods, municipalities),
                need,
                municipalities,
                window,
                "2027-I",
                level=level,
            ),
        )
    stock = pd.DataFrame(
        {
            "reserve_id": [f"r{n}" for n in range(LOCATIONS)],
            "loc_id": locations["loc_id"],
            "captype": [reserve.ORDER[n % len(reserve.ORDER)] for n in range(LOCATIONS)],
            "beschikbaarheid": "beschikbaar",
            "plekken": pd.array(rng.integers(10, 300, LOCATIONS), dtype="Int64"),
            "inzet_dgn": pd.array(rng.integers(1, 120, LOCATIONS), dtype="Int64"),
            "eur_plekdg": pd.array(rng.random(LOCATIONS) * 5, dtype="Float64"),
        }
    )
    measured("reserve plan, 50,000 places in 60 days", lambda _n: reserve.scale_up(stock, 50_000, 60))


if __name__ == "__main__":
    main()
