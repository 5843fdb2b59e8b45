# SPDX-License-Identifier: GPL-2.0-or-later
"""Reserve for a day or a quarter, an area and a scenario: what is short then, and which places are there then (C7).

A place counts when its location is open on the days that are asked for. What flexible locations have for others
goes to asylum first (UA20 §3.1, §4.1); how fast that goes no source says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import pandas as pd

from ..errors import InputError
from ..model.frames import plain_frame
from ..model.plan import Plan
from ..model.provinces import PROVINCES
from ..model.tables import CAPACITY_PERIODS, LOCATIONS, RESERVE
from ..model.typed_days import read_day
from ..wording import Text, is_unknown
from .balance import Level
from .ledger import SIGNED_LINE
from .outlook import MIDDLE, Outlook, choose, outlook, owned_of
from .periods import NOT_OPEN_WITHOUT_START, last_days, open_on, places_on
from .quarters import Quarter
from .reserve import ORDER, ReservePlan, scale_up
from .sizing import FLEXIBLE_FORMS

WHOLE_PLAN = "plan"

_NO_AREA = Text(
    "‘{value}’ is geen provincie of regio van dit plan.", "‘{value}’ is no province or region of this plan."
)
_NO_PLACES = Text(
    "Voor {quarter} is niet te zeggen hoeveel plekken er tekort zijn; geef een aantal.",
    "For {quarter} the shortage cannot be told; give a number of places.",
)
_DONE = Text("{day} is al geweest.", "{day} has passed already.")


@dataclass(frozen=True)
class Question:
    """What is asked.

    Parameters
    ----------
    first, last : date
        The days on which the places must be there: one day, or all of a quarter.
    level, area : the whole plan (``plan``), a province or a region by its code
    scenario : str
    places : int, optional
        Extra places; else what is short in the quarter of ``first``.
    within_days : int, optional
        Days until they must be ready; else the days until ``first``.
    include_potential, include_mix : bool
        Whether potential reserve counts, and what flexible locations have for others.
    """

    first: date
    last: date
    level: Level = "plan"
    area: str = WHOLE_PLAN
    scenario: str = MIDDLE
    places: int | None = None
    within_days: int | None = None
    include_potential: bool = True
    include_mix: bool = True


@dataclass(frozen=True)
class Shortage:
    """What is short in a quarter: ``places`` (None: unknown), and whether that is a bound.

    ``bound`` is ``""`` (so many), ``minstens`` (part of the need is unknown) or ``hoogstens`` (some places are).
    """

    places: int | None
    bound: str = ""


@dataclass(frozen=True)
class Answer:
    """Which reserve to use, with what it was asked for."""

    question: Question
    shortage: Shortage
    version: str | None
    made: ReservePlan


def days_asked(text: str) -> tuple[date, date]:
    """First and last day of a quarter or month, or one day twice.

    Raises
    ------
    InputError
        When it is none.
    """
    first, last = read_day(text).day, read_day(text, last=True).day
    if first is None or last is None:
        raise InputError(Text("Geef een dag of een kwartaal.", "Give a day or a quarter."))
    return first, last


def area_asked(plan: Plan, text: str | None) -> tuple[Level, str]:
    """The level and code of an area by its code or name; empty is the whole plan.

    Raises
    ------
    InputError
        When the plan has no such area.
    """
    name = (text or "").strip()
    if not name or name.casefold() == WHOLE_PLAN:
        return "plan", WHOLE_PLAN
    for code in plan.municipalities["pv_code"].dropna().unique():
        if name.casefold() in _names(code):
            return "provincie", str(code)
    for code, title in zip(plan.regions["regio_id"], plan.regions["regio_nm"], strict=True):
        if name.casefold() in {str(code).casefold(), str(title).casefold()}:
            return "regio", str(code)
    raise InputError(_NO_AREA, value=name)


def _names(province: object) -> set[str]:
    return {str(province).casefold(), PROVINCES.get(str(province), "").casefold()} - {""}


class ReserveDesk:
    """Answers questions about the reserve of one plan; the balance is worked out once.

    Parameters
    ----------
    plan : Plan
        What may be known of it.
    today : date
        Stands in for the reference date of a plan that has none.
    """

    def __init__(self, plan: Plan, today: date) -> None:
        self.plan = plan
        self.day = plan.reference_date or today

    @cached_property
    def _outlook(self) -> Outlook | None:
        try:
            return outlook(self.plan.with_settings(peildatum=self.day))
        except InputError:
            return None

    def shortage(self, question: Question) -> Shortage:
        """What is short, of all types together and as signed, in the quarter of the first day."""
        made, quarter = self._outlook, Quarter.of(question.first).label
        if made is None:
            return Shortage(None)
        rows = choose(made.balances(question.level), question.area, scenario=question.scenario)
        rows = rows[(rows["lijn"] == SIGNED_LINE) & (rows["kwartaal"] == quarter)]
        if not len(rows):
            return Shortage(None)
        row = rows.iloc[0]
        asked, present, unsure = row["nodig"], int(row["beschikbaar"]), bool(row["minstens"])
        if is_unknown(asked):
            least = max(0, int(row["nodig_minstens"]) - present)
            return Shortage(None) if unsure or not least else Shortage(least, "minstens")
        return Shortage(max(0, int(asked) - present), "hoogstens" if unsure and asked > present else "")

    def ask(self, question: Question, order: Sequence[str] = ORDER) -> Answer:
        """Choose reserve.

        Raises
        ------
        InputError
            When no number of places is given and the shortage is unknown, the days have passed, or the order is none.
        """
        if question.last < self.day:
            raise InputError(_DONE, day=question.last)
        lacks = self.shortage(question)
        places = lacks.places if question.places is None else question.places
        if places is None:
            raise InputError(_NO_PLACES, quarter=Quarter.of(question.first).label)
        ahead = max(0, (question.first - self.day).days)
        made = scale_up(
            self._stock(question),
            places,
            ahead if question.within_days is None else question.within_days,
            order,
            include_potential=question.include_potential,
            mix=self._mix(question) if question.include_mix else None,
        )
        version = self._outlook.version if self._outlook is not None else None
        return Answer(question, lacks, version, made)

    @cached_property
    def _locations(self) -> pd.DataFrame:
        frame = self.plan[LOCATIONS.name]
        return frame[frame["status"].ne("afgewezen")].reset_index(drop=True)

    @cached_property
    def _last(self) -> dict[str, date | None]:
        return last_days(self._locations, self.plan[CAPACITY_PERIODS.name])

    def _in_area(self, question: Question) -> set[str]:
        groups = owned_of(self.plan).groups if self._outlook is None else self._outlook.owned.groups
        if question.level == "plan":
            return set(groups["loc_id"])
        return set(
            groups.loc[groups["pv_code" if question.level == "provincie" else "regio_id"] == question.area, "loc_id"]
        )

    def _stock(self, question: Question) -> pd.DataFrame:
        """The reserve with ``weg``: why a row is not there on the days asked for, None where it is."""
        stock = self.plan[RESERVE.name]
        stock = stock[stock["loc_id"].isin(set(self._locations["loc_id"]))].reset_index(drop=True)
        there, sites = self._in_area(question), self._locations.set_index("loc_id")
        why = [self._absent(loc, sites.loc[loc], question, there) for loc in stock["loc_id"]]
        return stock.assign(weg=pd.Series(why, index=stock.index, dtype="object"))

    def _absent(self, loc: str, site: pd.Series, question: Question, there: set[str]) -> str | None:
        if loc not in there:
            return "ander_gebied"
        end = self._last[loc]
        if end is not None and end < question.last:
            return "eindigt_eerder"
        starts = [day for day in (site["open_dat"], site["bo_start"]) if isinstance(day, date)]
        if starts and starts[0] > question.first:
            return "opent_later"
        return None if starts or not {site["status"], site["zekerheid"]} & NOT_OPEN_WITHOUT_START else "begin_onbekend"

    def _mix(self, question: Question) -> pd.DataFrame:
        """What flexible locations that are open have for others on all the days asked for: ``loc_id``, ``plekken``."""
        frame, periods = self._locations, self.plan[CAPACITY_PERIODS.name]
        flexible = frame["flexvorm"].isin(FLEXIBLE_FORMS) & frame["loc_id"].isin(self._in_area(question))
        flexible &= frame["type_2020"].ne("gvl")
        frame = frame[flexible].reset_index(drop=True)
        periods = periods[periods["loc_id"].isin(set(frame["loc_id"]))]
        least: pd.Series | None = None
        for day in self._changes(periods, question):
            open_ones = frame.loc[open_on(frame, periods, day).to_numpy(dtype=bool), "loc_id"]
            places = places_on(frame, periods, day)["overig"].reindex(open_ones).fillna(0)
            least = places if least is None else least.combine(places, min, fill_value=0)
        lowest = (least if least is not None else pd.Series(dtype="Int64")).astype("Int64")
        lowest = lowest[lowest > 0].sort_index()
        return plain_frame({"loc_id": lowest.index.to_numpy(dtype=object), "plekken": lowest.to_numpy()})

    def _changes(self, periods: pd.DataFrame, question: Question) -> list[date]:
        """The days among those asked for on which the places of periods may differ from the day before."""
        after = [day + timedelta(days=1) for day in periods["tot"] if isinstance(day, date) and day < date.max]
        days = {
            day for day in (*periods["van"], *after) if isinstance(day, date) and question.first < day <= question.last
        }
        return sorted({question.first, question.last, *days})
