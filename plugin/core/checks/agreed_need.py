# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers agreed per region and municipality: they add up, and are about areas of the plan (A56)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from ..capacity.agreed import PLAN, TOWN, agreed_on, agreed_state
from ..capacity.ledger import AREA
from ..capacity.need import PROVINCE, REGION
from ..model.capacity_tables import NEED
from ..model.keys import KEY_JOINT
from ..model.offer_tables import AGREED, OFFERS
from ..model.tables import MUNICIPALITIES, REGIONS
from ..situation.situation import Situation
from ..wording import Text, is_unknown
from .about import about_plan
from .columns import ASKED, DIVISION, of
from .finding import Finding, Missing, Severity
from .registry import rule

_NO_AREA = Text(
    "De opgave van ‘{area}’ vanaf {day} is van geen gemeente van het plan en geen regio van deze variant.",
    "The number agreed for ‘{area}’ from {day} is of no municipality of the plan and no region of this variant.",
)
_MINORS = Text(
    "{what}: meer amv ({minors:int}) dan plekken ({places:int}).",
    "{what}: more unaccompanied minors ({minors:int}) than places ({places:int}).",
)
_NOT_THE_NEED = Text(
    "{area}: de opgaven van de gemeenten zijn vanaf {day} samen {sum:int}, de behoefte is {need:int} "
    "({difference:signed}).",
    "{area}: from {day} the numbers of the municipalities are {sum:int} together, the need is {need:int} "
    "({difference:signed}).",
)
_NOT_THE_REGION = Text(
    "{area}: de opgaven van de gemeenten zijn vanaf {day} samen {sum:int}, die van de regio is {need:int} "
    "({difference:signed}).",
    "{area}: from {day} the numbers of the municipalities are {sum:int} together, that of the region is {need:int} "
    "({difference:signed}).",
)
_REGIONS = Text(
    "De opgaven van de regio's zijn vanaf {day} samen {sum:int}, de behoefte van het plan is {need:int} "
    "({difference:signed}).",
    "From {day} the numbers of the regions are {sum:int} together, the need of the plan is {need:int} "
    "({difference:signed}).",
)
_ALREADY_MORE = Text(
    "{area}: de opgaven van de gemeenten zijn vanaf {day} samen al minstens {sum:int}, meer dan {need:int}; "
    "van {n:int} gemeenten is er geen.",
    "{area}: from {day} the numbers of the municipalities are at least {sum:int} already, more than {need:int}; "
    "{n:int} municipalities have none.",
)


@rule(
    "A56",
    title=Text("Afgesproken opgaven tellen op tot de behoefte", "Agreed numbers add up to the need"),
    remedy=Text(
        "Pas de opgaven aan in de tabellen van het plan, of lees de laatste in.",
        "Change the numbers in the tables of the plan, or import the latest.",
    ),
    source="UA20 §5.2; Opvangatlas",
    worst=Severity.WARNING,
    reads=(
        *of(AGREED.name, "gebied_soort", "gebied_code", "datum", "plekken", "amv"),
        *of(OFFERS.name, "plekken", "amv"),
        *of(MUNICIPALITIES.name, "inwoners"),
        *ASKED,
        *DIVISION,
    ),
)
def agreed_adds_up(s: Situation) -> Iterator[Finding | Missing]:
    """W where agreed numbers do not add up, are of an unknown area, or hold more minors than places.

    Looked at on every day from which a number holds. Silent without agreed numbers; lacks those of the other
    municipalities where some have one, and the need.
    """
    yield from _minors(s)
    yield from _without_places(s)
    table = s.plan[AGREED.name]
    if table.empty:
        return
    yield from _strangers(s)
    for day in sorted({day for day in table["datum"] if not is_unknown(day)}):
        yield from _on(s, day)


def _without_places(s: Situation) -> Iterator[Missing]:
    agreed, offers = s.plan[AGREED.name], s.plan[OFFERS.name]
    unknown = int(agreed["plekken"].isna().sum())
    if unknown:
        yield Missing(AGREED.name, "plekken", unknown, len(agreed))
    doubtful = int((offers["plekken"].isna() & offers["amv"].notna()).sum())
    if doubtful:
        yield Missing(OFFERS.name, "plekken", doubtful, len(offers))


def _strangers(s: Situation) -> Iterator[Finding]:
    known = {(TOWN, code) for code in s.plan.municipalities["gm_code"]} | {(REGION, r) for r in s.regions["regio_id"]}
    for kind, code, day in s.plan[AGREED.name][["gebied_soort", "gebied_code", "datum"]].itertuples(index=False):
        if (kind, code) not in known:
            yield _about(_key(kind, code, day), _NO_AREA, "gebied", area=code, day=day)


def _minors(s: Situation) -> Iterator[Finding]:
    for row in s.plan[AGREED.name].to_dict("records"):
        key = _key(row["gebied_soort"], row["gebied_code"], row["datum"])
        if _too_many(row):
            yield _about(key, _MINORS, "amv", what=row["gebied_code"], minors=row["amv"], places=row["plekken"])
    for row in s.plan[OFFERS.name].to_dict("records"):
        if _too_many(row):
            figures = {"what": s.name_of.get(row["gm_code"]) or row["gm_code"], "minors": row["amv"]}
            figures |= {"places": row["plekken"], "table": OFFERS.name}
            yield about_plan("A56", Severity.WARNING, str(row["aanbod_id"]), _MINORS, part="amv", **figures)


def _too_many(row: dict[Any, Any]) -> bool:
    return not is_unknown(row["amv"]) and not is_unknown(row["plekken"]) and int(row["amv"]) > int(row["plekken"])


def _key(kind: str, code: str, day: date) -> str:
    return KEY_JOINT.join((kind, code, day.isoformat()))


def _about(key: str, message: Text, part: str, **figures: Any) -> Finding:
    return about_plan("A56", Severity.WARNING, key, message, table=AGREED.name, part=part, **figures)


def _on(s: Situation, day: date) -> Iterator[Finding | Missing]:
    """What does not add up on one day."""
    made = None if s.plan[NEED.name].empty else s.outlook
    agreed = agreed_on(s.plan[AGREED.name], day)
    rows = agreed_state(s.plan, made, day)
    towns = rows[rows["gebied_soort"] == TOWN]
    given = towns["afgesproken"].notna()
    if given.any():
        for row in rows[rows["gebied_soort"] == PROVINCE].to_dict("records"):
            yield from _compared(row, row["voorstel"], day, _NOT_THE_NEED, (NEED.name, "plekken"))
        for row in rows[rows["gebied_soort"] == REGION].to_dict("records"):
            if (REGION, row[AREA]) in agreed:
                yield from _compared(row, row["afgesproken"], day, _NOT_THE_REGION, (AGREED.name, "plekken"))
    regions = rows[(rows["gebied_soort"] == REGION) & rows[AREA].notna()]
    if len(regions) and regions["afgesproken"].notna().all() and s.plan.municipalities["regio_id"].notna().all():
        yield from _regions(regions, rows[rows["gebied_soort"] == PLAN]["voorstel"].iloc[0], day)


def _regions(regions: pd.DataFrame, need: object, day: date) -> Iterator[Finding | Missing]:
    together = int(regions["afgesproken"].sum())
    if is_unknown(need):
        yield Missing(NEED.name, "plekken", 1, 1)
    elif together != int(need):  # type: ignore[call-overload]
        figures = {"sum": together, "need": need, "difference": together - int(need), "day": day}  # type: ignore[call-overload]
        yield about_plan("A56", Severity.WARNING, REGIONS.name, _REGIONS, part=day.isoformat(), **figures)


def _compared(
    row: dict[Any, Any], asked: Any, day: date, message: Text, lacking: tuple[str, str]
) -> Iterator[Finding | Missing]:
    """The sum over municipalities beside what is asked; what is missing is named, and a bound said where it decides."""
    without = int(row["zonder_opgave"])
    together = 0 if is_unknown(row["som_gemeenten"]) else int(row["som_gemeenten"])
    figures = {"area": row["naam"], "day": day, "sum": together, "n": without, "need": asked}
    part = f"{row['gebied_soort']}-{day.isoformat()}"
    if is_unknown(asked):
        yield Missing(*lacking, 1, 1)
    elif together > int(asked) and without:
        yield about_plan("A56", Severity.WARNING, str(row[AREA]), _ALREADY_MORE, part=part, **figures)
    elif without:
        yield Missing(AGREED.name, "plekken", without, without + int(row["met_opgave"]))
    elif together != int(asked):
        figures["difference"] = together - int(asked)
        yield about_plan("A56", Severity.WARNING, str(row[AREA]), message, part=part, **figures)
