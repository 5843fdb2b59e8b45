# SPDX-License-Identifier: GPL-2.0-or-later
"""What decisions of the expiry round do to the balance, per area and quarter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from ..wording import is_unknown
from .ledger import ALL_TYPES, INTENDED_LINE, SIGNED_LINE
from .outlook import MIDDLE


@dataclass(frozen=True)
class EffectLine:
    """Quarters in a row of one area in which the places change by the same number.

    Parameters
    ----------
    kind, area : as in a balance: ``plan`` or ``regio``, and the code; None: no region
    line : signed, or with what is intended
    first, last : quarters
    change : places
    before, after : balance of the first quarter; None: unknown
    """

    kind: str
    area: str | None
    line: str
    first: str
    last: str
    change: int
    before: int | None
    after: int | None


def effect_lines(before: pd.DataFrame, after: pd.DataFrame) -> list[EffectLine]:
    """What changes of all types together, in the middle scenario: what is signed, else with what is intended.

    Parameters
    ----------
    before, after : from :func:`~.balance.plan_balance`, of one level or several

    Returns
    -------
    The plan first, then regions by code, each from the first quarter on.
    """
    changed = effect(before, after)
    quarters = {
        quarter: number for number, quarter in enumerate(sorted(set(before["kwartaal"]) | set(after["kwartaal"])))
    }
    changed = changed[changed["typegroep"] == ALL_TYPES]
    changed = changed[changed["scenario"].isna() | (changed["scenario"] == MIDDLE)]
    lines: list[EffectLine] = []
    areas = changed[["gebied_soort", "gebied_code"]].drop_duplicates()
    for kind, area in sorted(areas.itertuples(index=False, name=None), key=lambda a: (a[0] != "plan", str(a[1]))):
        here = (changed["gebied_soort"] == kind) & (
            changed["gebied_code"].isna() if is_unknown(area) else changed["gebied_code"] == area
        )
        for line in (SIGNED_LINE, INTENDED_LINE):
            own = changed[here & (changed["lijn"] == line)].sort_values("kwartaal", kind="stable")
            if len(own):
                lines += _runs(own, quarters)
                break
    return lines


def _runs(rows: pd.DataFrame, quarters: dict[str, int]) -> Iterator[EffectLine]:
    """Rows of one area and line, those that follow each other with the same change as one."""
    run: list[dict[str, object]] = []
    for row in rows.to_dict("records"):
        follows = run and quarters[str(row["kwartaal"])] == quarters[str(run[-1]["kwartaal"])] + 1
        if run and not (follows and row["verschil"] == run[-1]["verschil"]):
            yield _line(run)
            run = []
        run.append({str(key): value for key, value in row.items()})
    if run:
        yield _line(run)


def _line(run: list[dict[str, object]]) -> EffectLine:
    first = run[0]
    area = None if is_unknown(first["gebied_code"]) else str(first["gebied_code"])
    return EffectLine(
        str(first["gebied_soort"]),
        area,
        str(first["lijn"]),
        str(first["kwartaal"]),
        str(run[-1]["kwartaal"]),
        int(first["verschil"]),  # type: ignore[call-overload]
        _number(first["saldo_voor"]),
        _number(first["saldo_na"]),
    )


def _number(value: object) -> int | None:
    return None if is_unknown(value) else int(value)  # type: ignore[call-overload]


def effect(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """What changes in a balance: the rows of which available places differ.

    Parameters
    ----------
    before, after : from :func:`~.balance.plan_balance`

    Returns
    -------
    frame with the keys of a balance, ``beschikbaar_voor``, ``beschikbaar_na``, ``saldo_voor``,
    ``saldo_na`` and ``verschil`` (Int64, places available).
    """
    keys = ["gebied_soort", "gebied_code", "typegroep", "kwartaal", "scenario", "lijn"]
    values = ["beschikbaar", "saldo"]
    frame = before[keys + values].merge(after[keys + values], on=keys, how="outer", suffixes=("_voor", "_na"))
    frame["verschil"] = frame["beschikbaar_na"].fillna(0) - frame["beschikbaar_voor"].fillna(0)
    return frame[frame["verschil"] != 0].reset_index(drop=True)
