# SPDX-License-Identifier: GPL-2.0-or-later
"""Which reserve to use for so many places within so many days (domain C7, A25–A29; UA20 §3.2)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import InputError
from ..model.capacity_kinds import EMERGENCY_TYPES
from ..model.codes import CAPACITY_TYPE
from ..model.frames import plain_frame
from ..model.kept_plans import price_per_day
from ..wording import Text, known_text
from .sweep import Ints

ORDER = ("regulier", "reserve_direct", "reserve_indirect", "incidenteel", "noodopvang", "crisisnoodopvang")
"""Order in which types are used: emergency late, crisis emergency last (A29). A setting: COA expands,
reopens and opens locations *before* it uses reserve (coa.nl/node/1170)."""

USE, SHIFT = "inzetten", "menging"
"""What a line does: bring reserve into use, or give places for others to asylum."""

USE_PER_YEAR = 27_100.0
"""€ per place per year in use, regular, 2022 (nieuws.nl): a setting. Not the price of standing by."""

EMERGENCY_USE_PER_YEAR = 53_400.0
"""€ per place per year in use, (crisis)noodopvang, 2022 (nieuws.nl): a setting."""

DAYS_PER_YEAR = 365

_NEGATIVE = Text("{name} kan niet negatief zijn ({value:int}).", "{name} cannot be negative ({value:int}).")
_UNKNOWN_TYPE = Text(
    "‘{value}’ is geen soort capaciteit. Kies uit: {known}.",
    "‘{value}’ is not a type of capacity. Choose from: {known}.",
)
_TWICE = Text("‘{value}’ staat twee keer in de volgorde.", "‘{value}’ is in the order twice.")

WHY_NOT = {
    "te_laat": Text("niet op tijd inzetbaar", "not ready in time"),
    "dagen_onbekend": Text("inzetsnelheid onbekend", "speed unknown"),
    "plekken_onbekend": Text("aantal plekken onbekend", "number of places unknown"),
    "soort_niet_gekozen": Text("soort staat niet in de volgorde", "type is not in the order"),
    "potentieel": Text("nog niet beschikbaar", "not available yet"),
    "niet_nodig": Text("niet nodig", "not needed"),
    "ander_gebied": Text("in een ander gebied", "in another area"),
    "eindigt_eerder": Text("de locatie eindigt eerder", "the location ends before"),
    "opent_later": Text("de locatie opent later", "the location opens later"),
    "begin_onbekend": Text("begin van de locatie onbekend", "start of the location unknown"),
}
"""Why a reserve is not used."""

_LINE_COLUMNS = [
    "volgnr", "reserve_id", "loc_id", "captype", "beschikbaarheid", "voorraad", "plekken", "inzet_dgn",
    "opgeteld", "standby_dag", "actie",
]  # fmt: skip


def parse_order(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """Read an order of types, such as ``reserve_direct;incidenteel``; empty is :data:`ORDER`.

    A type that is not in it is not used.

    Raises
    ------
    InputError
        For an unknown type, or one that occurs twice.
    """
    items = text.replace(",", ";").split(";") if isinstance(text, str) else list(text or ())
    order: list[str] = []
    for item in items:
        if not item.strip():
            continue
        found = CAPACITY_TYPE.find(item)
        if found is None:
            raise InputError(_UNKNOWN_TYPE, value=item.strip(), known=list(CAPACITY_TYPE.values))
        if found.code in order:
            raise InputError(_TWICE, value=found.label)
        order.append(found.code)
    return tuple(order) or ORDER


@dataclass(frozen=True)
class StandbyCost:
    """What keeping places in reserve costs.

    Parameters
    ----------
    per_day : float
        € per day, of the rows with a price.
    unknown_rows : int
        Rows without a price or a number of places: the cost is "at least". A price of €0 is known.
    """

    per_day: float
    unknown_rows: int

    @property
    def at_least(self) -> bool:
        """Whether some cost is unknown."""
        return self.unknown_rows > 0


def standby_cost(stock: pd.DataFrame) -> StandbyCost:
    """Cost per day of keeping these rows of ``reservecapaciteit`` in reserve, used or not."""
    cost = price_per_day(stock)
    return StandbyCost(float(cost.fillna(0).sum()), int(cost.isna().sum()))


def use_cost_per_day(
    places: int, captype: str, *, regular: float = USE_PER_YEAR, emergency: float = EMERGENCY_USE_PER_YEAR
) -> float:
    """€ per day of places *in use*: a year's cost over 365 days; emergency has its own price."""
    return places * (emergency if captype in EMERGENCY_TYPES else regular) / DAYS_PER_YEAR


@dataclass(frozen=True)
class ReservePlan:
    """Reserve to use for a number of places by a day.

    Parameters
    ----------
    asked, within_days : int
    order : tuple of str
    lines : frame
        In order of use: ``volgnr``, ``reserve_id``, ``loc_id``, ``captype``, ``beschikbaarheid``,
        ``voorraad`` (places there are), ``plekken`` (places used), ``inzet_dgn``, ``opgeteld``
        (places so far), ``standby_dag`` (€ per day of the used places, unknown without a price), ``actie``
        (``menging`` first, then ``inzetten``); of the former type, speed and price are unknown.
    unused : frame
        The other rows, with ``reden``: a key of :data:`WHY_NOT`.
    standby : StandbyCost
        Of the whole portfolio.
    """

    asked: int
    within_days: int
    order: tuple[str, ...]
    lines: pd.DataFrame
    unused: pd.DataFrame
    standby: StandbyCost

    @property
    def places(self) -> int:
        """Places found."""
        return int(self.lines["plekken"].sum())

    @property
    def short(self) -> int:
        """Places that cannot be found in time."""
        return self.asked - self.places

    @property
    def ready_days(self) -> int | None:
        """Days until the last used reserve is ready; None when none is used."""
        days = self.lines["inzet_dgn"].dropna()
        return int(days.max()) if len(days) else None

    @property
    def shifted(self) -> int:
        """Places for others that go to asylum; how fast is not known."""
        return int(self.lines.loc[self.lines["actie"] == SHIFT, "plekken"].sum())

    @property
    def emergency_share(self) -> float | None:
        """Share of (crisis)noodopvang among the places found (A29); None without places."""
        if not self.places:
            return None
        return int(self.lines.loc[self.lines["captype"].isin(EMERGENCY_TYPES), "plekken"].sum()) / self.places

    def use_per_day(self, regular: float = USE_PER_YEAR, emergency: float = EMERGENCY_USE_PER_YEAR) -> float:
        """€ per day of the places found once they are *in use*, beside what the others cost in reserve.

        Parameters
        ----------
        regular, emergency : € per place per year, settings ``gebruik_eur_jaar`` and ``gebruik_nood_eur_jaar``
        """
        rows = zip(self.lines["plekken"], self.lines["captype"], strict=True)
        return sum(use_cost_per_day(int(n), kind, regular=regular, emergency=emergency) for n, kind in rows)

    def ready_by_day(self) -> pd.DataFrame:
        """Places ready over time: ``dag`` (days from now) and ``plekken`` (cumulative), for a chart."""
        steps = self.lines.groupby("inzet_dgn")["plekken"].sum().sort_index().cumsum()
        return plain_frame({"dag": steps.index.astype("int64"), "plekken": steps.to_numpy(dtype=np.int64)})


def scale_up(
    stock: pd.DataFrame,
    places: int,
    within_days: int,
    order: Sequence[str] = ORDER,
    *,
    include_potential: bool = True,
    mix: pd.DataFrame | None = None,
) -> ReservePlan:
    """Choose reserve for ``places`` extra places that are ready within ``within_days`` days.

    Places for others at flexible locations go to asylum first, see ``mix``.
    Rows in time are taken in the order of their type, then fewest days, then lowest price (unknown
    last), until there is enough. The last row may be used in part.

    Parameters
    ----------
    stock : table ``reservecapaciteit``; a column ``weg`` says why a row is not there at all (:data:`WHY_NOT`)
    places : int
        Extra places asked.
    within_days : int
        Days from now; a row of exactly so many days is in time.
    order : types to use, first one first
    include_potential : bool
        Whether ``potentieel`` counts beside ``beschikbaar`` (UA20 §3.2 plans for both).
    mix : frame, optional
        ``loc_id`` and ``plekken``: places for others that can be shifted (UA20 §3.1, §4.1).

    Raises
    ------
    InputError
        For a negative figure or an order that is not one.
    """
    for name, value in (("aantal", places), ("dagen", within_days)):
        if value < 0:
            raise InputError(_NEGATIVE, name=name, value=value)
    rank = {kind: number for number, kind in enumerate(parse_order(order))}
    rows = stock.reset_index(drop=True)
    reason = _reasons(rows, rank, within_days, include_potential=include_potential)
    usable = rows[np.array([why is None for why in reason], dtype=bool)]
    sequence = usable.assign(
        _rank=np.array([rank[kind] for kind in usable["captype"]], dtype=np.int64),
        _price=usable["eur_plekdg"].astype("Float64").fillna(math.inf).astype(float),
    ).sort_values(["_rank", "inzet_dgn", "_price", "reserve_id"], kind="stable")
    shifted = _shifted(mix, places)
    taken = _taken(sequence["plekken"].to_numpy(dtype=np.int64), places - int(shifted["taken"].sum()))
    used = taken > 0
    for index in sequence.index[~used]:
        reason[index] = "niet_nodig"
    chosen = sequence[used].assign(taken=taken[used], actie=USE)
    lines = _lines(pd.concat([shifted, chosen], ignore_index=True) if len(shifted) else chosen)
    unused = rows.drop(columns="weg", errors="ignore").assign(reden=reason)
    unused = unused[unused["reden"].notna()].reset_index(drop=True)
    return ReservePlan(places, within_days, tuple(rank), lines, unused, standby_cost(stock))


def _reasons(
    rows: pd.DataFrame, rank: dict[str, int], within_days: int, *, include_potential: bool
) -> list[str | None]:
    """Why a row cannot be used, None when it can."""
    days, there = rows["inzet_dgn"].astype("Int64"), rows["plekken"].astype("Int64")
    potential = (rows["beschikbaarheid"] == "potentieel") & (not include_potential)
    away = rows["weg"] if "weg" in rows else pd.Series(None, index=rows.index, dtype="object")
    tests = (
        (~rows["captype"].isin(list(rank)), "soort_niet_gekozen"),
        (potential, "potentieel"),
        (there.isna(), "plekken_onbekend"),
        (days.isna(), "dagen_onbekend"),
        ((days > within_days).fillna(False), "te_laat"),
    )
    chosen = np.select([test.to_numpy(dtype=bool) for test, _ in tests], [why for _, why in tests], default="")
    return [str(why) or known_text(gone) for why, gone in zip(chosen, away, strict=True)]


def _taken(there: Ints, places: int) -> Ints:
    """How many of each are used, in order, until there is enough."""
    before = np.cumsum(there) - there
    taken: Ints = np.clip(places - before, 0, there)
    return taken


def _shifted(mix: pd.DataFrame | None, places: int) -> pd.DataFrame:
    """The rows of the mix that are used, as rows of a reserve."""
    columns = [
        "loc_id",
        "plekken",
        "taken",
        "actie",
        "reserve_id",
        "captype",
        "beschikbaarheid",
        "inzet_dgn",
        "eur_plekdg",
    ]
    if mix is None or not len(mix):
        return pd.DataFrame(columns=columns)
    taken = _taken(mix["plekken"].to_numpy(dtype=np.int64), places)
    frame = mix.assign(taken=taken, actie=SHIFT)[taken > 0].reindex(columns=columns)
    kinds = {"inzet_dgn": "Int64", "eur_plekdg": "Float64"}
    for column in columns[4:]:
        frame[column] = pd.Series(None, index=frame.index, dtype=kinds.get(column, "object"))
    return frame.reset_index(drop=True)


def _lines(rows: pd.DataFrame) -> pd.DataFrame:
    frame = rows.reset_index(drop=True)
    frame["volgnr"] = np.arange(1, len(frame) + 1)
    frame["voorraad"] = frame["plekken"].astype("Int64")
    frame["plekken"] = pd.array(rows["taken"], dtype="Int64")
    frame["opgeteld"] = frame["plekken"].cumsum()
    frame["standby_dag"] = frame["plekken"].astype("Float64") * frame["eur_plekdg"].astype("Float64")
    return frame[_LINE_COLUMNS]
