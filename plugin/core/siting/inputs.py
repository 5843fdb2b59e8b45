# SPDX-License-Identifier: GPL-2.0-or-later
"""From tables to a :class:`~.location_models.LocationProblem`: what is unknown is left out by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import InputError
from ..intake.rows import Remark, require_columns
from ..model.identifiers import clean_text
from ..model.values import parse_bool, parse_decimal
from ..optimise.program import Floats
from ..wording import Text, is_unknown
from .location_models import LocationProblem

_BAD_CELL = Text(
    "Rij {row:int}, kolom ‘{column}’: ‘{value}’ is geen getal van 0 of meer.",
    "Row {row:int}, column ‘{column}’: ‘{value}’ is not a number of 0 or more.",
)
_BAD_FLAG = Text(
    "Rij {row:int}, kolom ‘{column}’: ‘{value}’ is geen ja of nee.",
    "Row {row:int}, column ‘{column}’: ‘{value}’ is neither yes nor no.",
)
_TWICE = Text(
    "Rij {row:int}: van ‘{origin}’ naar ‘{site}’ staat er al.",
    "Row {row:int}: ‘{origin}’ to ‘{site}’ is there already.",
)
_NAMELESS = Text("Rij {row:int}: ‘{column}’ is leeg.", "Row {row:int}: ‘{column}’ is empty.")
_NO_WEIGHT = Text(
    "Van {n:int} herkomst(en) is het gewicht onbekend; zij tellen niet mee: {ids}.",
    "Of {n:int} origin(s) the weight is unknown; they are left out: {ids}.",
)
_NO_TRAVEL = Text(
    "{n:int} herkomst(en) zijn vanaf geen enkele kandidaat te meten; zij tellen niet mee: {ids}.",
    "{n:int} origin(s) cannot be measured from any candidate; they are left out: {ids}.",
)
_NO_CAPACITY = Text(
    "Van {n:int} kandidaten is de capaciteit onbekend; zij doen niet mee: {ids}.",
    "Of {n:int} candidates the capacity is unknown; they are left out: {ids}.",
)
_NOT_ASKED = Text(
    "{n:int} rij(en) van de matrix gaan over andere herkomsten of kandidaten en zijn niet gebruikt.",
    "{n:int} row(s) of the matrix are about other origins or candidates and were not used.",
)
_NOTHING_LEFT = Text(
    "Geen herkomst of geen kandidaat met een bekend gewicht, een bekende capaciteit en een gemeten afstand.",
    "No origin or no candidate with a known weight, a known capacity and a measured distance.",
)


@dataclass(frozen=True)
class Named:
    """What there is of one kind: ids, and a figure each (weight or capacity; NaN unknown, None: not asked)."""

    ids: tuple[str, ...]
    figure: Floats | None = None
    fixed: NDArray[np.bool_] | None = None


@dataclass(frozen=True)
class Posed:
    """A problem with the names of its rows and columns, and what was left out of it."""

    origins: tuple[str, ...]
    candidates: tuple[str, ...]
    problem: LocationProblem
    remarks: tuple[Remark, ...]
    left_out: int
    """Origins that are not in the problem."""


def numbers(rows: pd.DataFrame, column: str) -> Floats:
    """A column of numbers of 0 or more, decimal point or comma; NaN where empty.

    Raises
    ------
    InputError
        Naming the first row that holds something else.
    """
    require_columns(rows, [column])
    found = np.full(len(rows), np.nan)
    for position, value in enumerate(rows[column]):
        if is_unknown(value) or not clean_text(value):
            continue
        number = parse_decimal(value)
        if number is None or number < 0:
            raise InputError(_BAD_CELL, row=position + 1, column=column, value=clean_text(value))
        found[position] = number
    return found


def flags(rows: pd.DataFrame, column: str) -> NDArray[np.bool_]:
    """A column of yes and no; empty is no.

    Raises
    ------
    InputError
        Naming the first row that holds something else.
    """
    require_columns(rows, [column])
    found = np.zeros(len(rows), dtype=bool)
    for position, value in enumerate(rows[column]):
        if is_unknown(value) or not clean_text(value):
            continue
        flag = parse_bool(value)
        if flag is None:
            raise InputError(_BAD_FLAG, row=position + 1, column=column, value=clean_text(value))
        found[position] = flag
    return found


def read_matrix(
    rows: pd.DataFrame, cost: str, origins: Sequence[str] | None, candidates: Sequence[str] | None
) -> tuple[tuple[str, ...], tuple[str, ...], Floats, tuple[Remark, ...]]:
    """Costs from a table ``van``, ``naar`` and ``cost``, as ``travelmatrix`` writes it.

    Parameters
    ----------
    rows : other columns are ignored; an empty cost is an unknown one
    cost : ``minuten`` or ``km``
    origins, candidates : in which order; None: those of the table, in its order

    Returns
    -------
    origins, candidates, float64 array of shape (n_origins, n_candidates) with NaN for pairs that are not
    there or unknown, and remarks

    Raises
    ------
    InputError
        For a missing column, a nameless row, a pair that is there twice, a cost that is no number of 0 or more.
    """
    require_columns(rows, ["van", "naar", cost])
    values = numbers(rows, cost)
    ends = {name: [clean_text(value) for value in rows[name]] for name in ("van", "naar")}
    for name, texts in ends.items():
        if "" in texts:
            raise InputError(_NAMELESS, row=texts.index("") + 1, column=name)
    first = tuple(dict.fromkeys(ends["van"])) if origins is None else tuple(origins)
    second = tuple(dict.fromkeys(ends["naar"])) if candidates is None else tuple(candidates)
    row_of, column_of = ({name: i for i, name in enumerate(names)} for names in (first, second))
    made, seen, unused = np.full((len(first), len(second)), np.nan), set(), 0
    for position, (origin, site, value) in enumerate(zip(ends["van"], ends["naar"], values.tolist(), strict=True)):
        if (origin, site) in seen:
            raise InputError(_TWICE, row=position + 1, origin=origin, site=site)
        seen.add((origin, site))
        if origin in row_of and site in column_of:
            made[row_of[origin], column_of[site]] = value
        else:
            unused += 1
    return first, second, made, ((_NOT_ASKED, {"n": unused}),) if unused else ()


def pose(origins: Named, candidates: Named, cost: Floats) -> Posed:
    """The problem of the origins and candidates of which enough is known; the others are named.

    Parameters
    ----------
    origins : ``figure`` is the weight; None: 1 each
    candidates : ``figure`` is the capacity; None: without limit
    cost : float64 array of shape (n_origins, n_candidates), NaN unknown

    Raises
    ------
    InputError
        When nothing is left.
    """
    remarks: list[Remark] = []
    weight = np.ones(len(origins.ids)) if origins.figure is None else origins.figure
    sites = _known(candidates.ids, candidates.figure, _NO_CAPACITY, remarks)
    kept = _known(origins.ids, weight, _NO_WEIGHT, remarks)
    measured: NDArray[np.bool_] = np.isfinite(cost[:, sites]).any(axis=1).reshape(-1)
    if lost := [origins.ids[row] for row in np.flatnonzero(kept & ~measured)]:
        remarks.append((_NO_TRAVEL, {"n": len(lost), "ids": lost}))
    kept &= measured
    if not kept.any() or not sites.any():
        raise InputError(_NOTHING_LEFT)
    fixed = np.zeros(len(candidates.ids), dtype=bool) if candidates.fixed is None else candidates.fixed
    return Posed(
        tuple(np.array(origins.ids, dtype=object)[kept]),
        tuple(np.array(candidates.ids, dtype=object)[sites]),
        LocationProblem(
            cost[np.ix_(kept, sites)],
            weight[kept],
            fixed[sites],
            None if candidates.figure is None else candidates.figure[sites],
        ),
        tuple(remarks),
        int((~kept).sum()),
    )


def _known(ids: Sequence[str], figure: Floats | None, text: Text, remarks: list[Remark]) -> NDArray[np.bool_]:
    """Of which the figure is known; the others are named."""
    if figure is None:
        return np.ones(len(ids), dtype=bool)
    known: NDArray[np.bool_] = np.logical_not(np.isnan(figure))
    if lost := [name for name, is_known in zip(ids, known, strict=True) if not is_known]:
        remarks.append((text, {"n": len(lost), "ids": lost}))
    return known
