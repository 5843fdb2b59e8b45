# SPDX-License-Identifier: GPL-2.0-or-later
"""The balance per quarter of a plan, as ``capacitybalance`` wrote it."""

from __future__ import annotations

import csv
from pathlib import Path


def show(balance: Path, opens_and_ends: dict[str, tuple[int, int]] | None = None) -> None:
    """Print need and both lines per quarter of the whole plan, all types, scenario midden or none."""
    with balance.open(encoding="utf-8-sig", newline="") as file:
        rows = [
            row
            for row in csv.DictReader(file, delimiter=";")
            if (row["gebied_code"], row["typegroep"]) == ("plan", "totaal")
        ]
    rows = [row for row in rows if row["scenario"] in ("", "midden")]
    lines = {name: {row["kwartaal"]: row for row in rows if row["zekerheid"] == name} for name in _LINES}
    print("    kwartaal   nodig  getekend  saldo  met voornemen   opent  eindigt")
    for quarter, signed in lines["getekend"].items():
        intended = lines["met_voornemen"][quarter]
        opens, ends = (opens_and_ends or {}).get(quarter, (0, 0))
        print(
            f"    {quarter:<9}{_n(signed['nodig']):>7}{_n(signed['beschikbaar']):>10}{_n(signed['saldo']):>7}"
            f"{_n(intended['beschikbaar']):>15}{opens:>8}{ends:>9}"
        )


_LINES = ("getekend", "met_voornemen")


def _n(text: str) -> str:
    return f"{int(text):,}".replace(",", ".").replace("-", "\N{MINUS SIGN}") if text else "–"


def changes_per_quarter(plan_path: Path, start: str, end: str) -> dict[str, tuple[int, int]]:
    """How many locations open and end per quarter."""
    from datetime import date

    from opvangatlas.plugin.core.capacity.outlook import outlook
    from opvangatlas.plugin.storage.geopackage import GeoPackageStore

    with GeoPackageStore.open(plan_path, read_only=True) as store:
        made = outlook(store.read().public(), start=date.fromisoformat(start), end=date.fromisoformat(end)).changes()
    counts: dict[str, tuple[int, int]] = {}
    for quarter, kind in zip(made["kwartaal"], made["soort"], strict=True):
        opens, ends = counts.get(quarter, (0, 0))
        counts[quarter] = (opens + (kind == "opent"), ends + (kind == "eindigt"))
    return counts
