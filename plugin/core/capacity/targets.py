# SPDX-License-Identifier: GPL-2.0-or-later
"""Targets that move between municipalities (A40), and the signals on term and matching (A41, A42)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pandas as pd

from ..model.half_years import half_year_on
from ..wording import Figures, Text, is_unknown, known_int

TERM_WEEKS = 14.0
"""Guideline of UA20 §6 and HR21 §4.1: a setting, as is the event it starts at."""

MATCHING_TOLERANCE = 0.10
"""Share by which matches may stay behind the target before it is a signal: a setting (domain A42)."""

_SELF = Text("Overdracht {id}: {name} draagt aan zichzelf over.", "Transfer {id}: {name} transfers to itself.")
_NOT_POSITIVE = Text(
    "Overdracht {id}: het aantal ontbreekt of is geen getal boven nul.",
    "Transfer {id}: the number is missing or not above zero.",
)
_NO_TARGET = Text(
    "Overdracht {id}: van {name} staat in dit plan geen taakstelling in {half}.",
    "Transfer {id}: this plan holds no target of {name} in {half}.",
)
_OUTSIDE = Text(
    "Overdracht {id}: {name} hoort niet bij dit plan, zodat de som van het plan niet gelijk blijft.",
    "Transfer {id}: {name} is no part of this plan, so that the sum of the plan does not stay equal.",
)
_TOO_MUCH = Text(
    "Overdracht {id}: {name} draagt in {half} {given:int} over, meer dan de {left:int} die het dan nog heeft "
    "(taakstelling {target:int}).",
    "Transfer {id}: {name} transfers {given:int} in {half}, more than the {left:int} it then has left "
    "(target {target:int}).",
)


@dataclass(frozen=True)
class Transferred:
    """Targets after transfers, and what was wrong with them; a wrong transfer is not applied."""

    targets: pd.DataFrame
    faults: list[tuple[Text, Figures]]


def apply_transfers(
    targets: pd.DataFrame, transfers: pd.DataFrame, municipalities: Collection[str] | None = None
) -> Transferred:
    """Targets after the transfers between municipalities; their sum per half-year stays equal.

    Parameters
    ----------
    targets : table ``taakstellingen``
    transfers : table ``overdrachten``: ``overdracht_id``, ``van_gm``, ``naar_gm``, ``halfjaar``,
        ``aantal``; applied in the order of their identifiers
    municipalities : codes of the plan's own municipalities; a transfer with another is wrong

    Notes
    -----
    Huisvestingswet art. 29 lid 2 (HR21 §4.2.6): transfers are allowed when the sum stays the same.
    Hosting a location never lowers a target, and nobody transfers more than it has.
    """
    frame = targets.copy()
    row_of = {key: row for row, key in enumerate(zip(frame["gm_code"], frame["halfjaar"], strict=True))}
    amount: list[int | None] = [known_int(value) for value in frame["taakst"]]
    asked = list(amount)
    faults: list[tuple[Text, Figures]] = []
    columns = ["overdracht_id", "van_gm", "naar_gm", "halfjaar", "aantal"]
    for name, giver, taker, half, number in transfers[columns].sort_values("overdracht_id").itertuples(index=False):
        outside = [code for code in (giver, taker) if municipalities is not None and code not in municipalities]
        fault = _fault(name, giver, taker, half, number, row_of, amount, outside)
        if fault is not None:
            message, figures = fault
            given = {"target": asked[row_of[giver, half]]} if message is _TOO_MUCH else {}
            faults.append((message, {**figures, **given}))
            continue
        for code, change in ((giver, -int(number)), (taker, int(number))):
            row = row_of[code, half]
            amount[row] = (amount[row] or 0) + change
    frame["taakst"] = pd.array(amount, dtype="Int64")
    return Transferred(frame, faults)


def targets_on(
    targets: pd.DataFrame, transfers: pd.DataFrame, day: date, municipalities: Collection[str] | None = None
) -> dict[str, int]:
    """Target per municipality after transfers, of the half-year of a day or else the last one before it.

    Parameters
    ----------
    targets, transfers : tables ``taakstellingen`` and ``overdrachten``
    municipalities : codes of the plan's own
    """
    return known_targets(last_up_to(apply_transfers(targets, transfers, municipalities).targets, day))


def known_targets(rows: pd.DataFrame) -> dict[str, int]:
    """Target per municipality, of rows of table ``taakstellingen`` with one per municipality; unknown ones absent."""
    known = rows[rows["taakst"].notna()]
    return {str(code): int(value) for code, value in zip(known["gm_code"], known["taakst"], strict=True)}


def last_up_to(targets: pd.DataFrame, day: date) -> pd.DataFrame:
    """One row per municipality: of the half-year of a day or the last one before it that has a target.

    All figures of a row are of that one half-year. Without any target it is the last half-year there is.

    Parameters
    ----------
    targets : table ``taakstellingen``
    """
    rows = targets[targets["halfjaar"] <= half_year_on(day)]
    order = rows.assign(_known=rows["taakst"].notna()).sort_values(["_known", "halfjaar"], kind="stable")
    return order.drop_duplicates("gm_code", keep="last").drop(columns="_known")


def _fault(
    name: object,
    giver: str,
    taker: str,
    half: str,
    number: object,
    row_of: dict[tuple[str, str], int],
    amount: list[int | None],
    outside: list[str],
) -> tuple[Text, Figures] | None:
    """What is wrong with a transfer; figure ``code`` is the municipality it is about, ``name`` what to call it."""
    if giver == taker:
        return _SELF, {"id": name, "code": giver, "name": giver}
    if outside:
        return _OUTSIDE, {"id": name, "code": outside[0], "name": outside[0]}
    if is_unknown(number) or int(number) <= 0:  # type: ignore[call-overload]
        return _NOT_POSITIVE, {"id": name}
    for code in (giver, taker):
        row = row_of.get((code, half))
        if row is None or amount[row] is None:
            return _NO_TARGET, {"id": name, "code": code, "name": code, "half": half}
    left = amount[row_of[giver, half]] or 0
    if int(number) > left:  # type: ignore[call-overload]
        return _TOO_MUCH, {"id": name, "code": giver, "name": giver, "half": half, "given": number, "left": left}
    return None


def over_term(targets: pd.DataFrame, weeks: float = TERM_WEEKS, column: str = "weken") -> pd.DataFrame:
    """Rows where housing took longer than the term in weeks (A41: 15 is a signal, 14 is not).

    Parameters
    ----------
    column : ``weken``, or ``weken_gezin`` with family reunion (HR21 §4.3.1)
    """
    late = targets[column].astype("Float64") > weeks
    return targets[late.fillna(False).to_numpy(dtype=bool)].reset_index(drop=True)


def behind_in_matching(targets: pd.DataFrame, tolerance: float = MATCHING_TOLERANCE) -> pd.DataFrame:
    """Areas that are matched with too few permit holders (A42, HR21 §4.2.4).

    Parameters
    ----------
    targets : ``gekoppeld`` and ``taakst``, one row per province, division or municipality
    tolerance : share of the target that may lack: 150 of 200 is a signal at 0.10, 180 is not

    Returns
    -------
    the rows that are behind, with ``tekort`` (persons, against the whole target).
    """
    target, matched = targets["taakst"].astype("Int64"), targets["gekoppeld"].astype("Int64")
    behind = (matched < target * (1 - tolerance)).fillna(False).to_numpy(dtype=bool)
    return targets.assign(tekort=target - matched)[behind].reset_index(drop=True)
