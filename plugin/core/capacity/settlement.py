# SPDX-License-Identifier: GPL-2.0-or-later
"""Verevening: what housing ahead of the target takes off the extra places (domain C5, HR21 §4.2.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from ..model.frames import plain_frame
from ..wording import Text, is_unknown


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of "de som van de voorsprong … wordt in mindering gebracht"."""

    code: str
    label: Text


SUM_OF_LEADS = Reading("voorsprong", Text("som van de voorsprong", "sum of the leads"))
"""The literal reading: only positive balances are added up."""

SUM_OF_BALANCES = Reading("saldo", Text("saldo van alle peildata", "balance of all dates"))
"""Leads and lags are added up; right when balances are per half-year."""

LAST_DATE = Reading("laatste", Text("stand op de laatste peildatum", "balance on the last date"))
"""Only the last balance; right when balances are cumulative."""

READINGS = (SUM_OF_LEADS, SUM_OF_BALANCES, LAST_DATE)


@dataclass(frozen=True, slots=True)
class Settlement:
    """The extra places of a province after verevening under one reading.

    Parameters
    ----------
    reading : Reading
    deduction : int or None
        What is taken off, 0 or more; None when a balance it needs is unknown.
    places : int or None
        What remains, 0 or more.
    """

    reading: Reading
    deduction: int | None
    places: int | None


def municipal_balances(targets: pd.DataFrame, *, count_interim: bool = True) -> pd.Series:
    """Housed minus target and backlog, per row (v = gehuisvest − (taakstelling + achterstand)).

    Parameters
    ----------
    targets : table ``taakstellingen``
    count_interim : bool
        Whether ``tussenvoorz`` is added to ``gehuisv``: it "telt direct voor de taakstelling"
        (HR21 §4.2.6). False when the source already counts it among the housed.

    Returns
    -------
    Int64 Series on the index of ``targets``. Unknown when ``gehuisv`` or ``taakst`` is; an empty
    backlog or interim housing means that there is none.
    """
    housed = targets["gehuisv"].astype("Int64")
    if count_interim:
        housed = housed + targets["tussenvoorz"].astype("Int64").fillna(0)
    return housed - (targets["taakst"].astype("Int64") + targets["achterst"].astype("Int64").fillna(0))


def provincial_balances(
    targets: pd.DataFrame, municipalities: pd.DataFrame, *, count_interim: bool = True
) -> pd.DataFrame:
    """The sum of municipal balances per province and half-year.

    Parameters
    ----------
    targets : table ``taakstellingen``
    municipalities : ``gm_code``, ``pv_code`` of the municipalities that must report

    Returns
    -------
    frame with ``pv_code``, ``halfjaar``, ``saldo`` (Int64; unknown when a municipality is missing or
    unknown) and ``onbekend`` (number of those municipalities).
    """
    own = targets.assign(saldo=municipal_balances(targets, count_interim=count_interim))
    half_years = sorted({str(half) for half in own["halfjaar"]})
    rows = []
    for province, members in municipalities.groupby("pv_code", sort=True):
        codes = list(members["gm_code"])
        for half in half_years:
            settled = own[own["halfjaar"] == half].set_index("gm_code")["saldo"].reindex(codes)
            unknown = int(settled.isna().sum())
            total = None if unknown else int(settled.sum())
            rows.append({"pv_code": province, "halfjaar": half, "saldo": total, "onbekend": unknown})
    frame = plain_frame(rows, columns=["pv_code", "halfjaar", "saldo", "onbekend"])
    return frame.astype({"saldo": "Int64", "onbekend": "Int64"})


def settle(places: int | None, balances: Sequence[int | None]) -> tuple[Settlement, ...]:
    """The extra places after verevening, under all three readings.

    Parameters
    ----------
    places : extra places asked of the province
    balances : the province's balance on each reference date, in order of date; None: unknown

    Returns
    -------
    One :class:`Settlement` per reading. A lag never adds places, and nothing falls below 0.

    Examples
    --------
    >>> [s.places for s in settle(417, [17, 8, -5])]
    [392, 397, 417]
    """
    known = [None if is_unknown(value) else value for value in balances]
    every = [value for value in known if value is not None]
    complete = len(every) == len(known)
    last = known[-1] if known else 0
    deductions = {
        SUM_OF_LEADS: sum(max(0, value) for value in every) if complete else None,
        SUM_OF_BALANCES: max(0, sum(every)) if complete else None,
        LAST_DATE: None if last is None else max(0, last),
    }
    return tuple(Settlement(reading, taken, _left(places, taken)) for reading, taken in deductions.items())


def _left(places: int | None, taken: int | None) -> int | None:
    return None if is_unknown(places) or places is None or taken is None else max(0, places - taken)
