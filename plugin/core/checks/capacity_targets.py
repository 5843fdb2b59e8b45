# SPDX-License-Identifier: GPL-2.0-or-later
"""Extra places, verevening, transfers, term, matching and signals (A38–A43)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from ..capacity.apportionment import largest_remainder
from ..capacity.national import progress_share
from ..capacity.settlement import Settlement, provincial_balances, settle
from ..capacity.targets import behind_in_matching, over_term
from ..model.capacity_tables import SIGNALS, TRANSFERS
from ..model.frames import plain
from ..model.half_years import half_year_before, half_year_label
from ..model.provinces import province_name
from ..model.tables import CAPACITY_PERIODS, DIVISIONS, MUNICIPALITIES, TARGETS
from ..situation.situation import Situation
from ..wording import Text, is_unknown
from .about import about_plan, about_region, empty_columns
from .columns import DIVISION, OPEN, PLACES, TARGET, locations, of, settings
from .finding import Finding, Missing, Severity
from .registry import rule

_PROGRESS = Text(
    "{realised:int} van {asked:int} extra plekken gerealiseerd ({share:pct}).",
    "{realised:int} of {asked:int} extra places realised ({share:pct}).",
)


@rule(
    "A38",
    title=Text("De voortgang van de extra plekken wordt geteld", "Progress of the extra places is counted"),
    remedy=Text("Er is niets te doen: dit is een mededeling.", "Nothing to do: this is for information."),
    source="HR21 §5.1",
    worst=Severity.NOTE,
    reads=(*settings("extra_plekken"), *OPEN, *PLACES, *locations("uitbreiding")),
)
def progress_counted(s: Situation) -> Iterator[Finding | Missing]:
    """N with the open places of expansions against the setting ``extra_plekken``; nothing when that is empty."""
    asked = s.plan.settings["extra_plekken"]
    if asked is None:
        return
    frame = s.locations
    rows = frame[frame["open"] & frame["uitbreiding"].fillna(False).astype(bool)]
    unknown = int(rows["asiel"].isna().sum())
    if unknown:
        yield Missing(CAPACITY_PERIODS.name, "plekken_asiel", unknown, len(rows))
        return
    realised = int(rows["asiel"].sum())
    figures = {"realised": realised, "asked": asked, "share": progress_share(realised, asked)}
    yield about_plan("A38", Severity.NOTE, "extra_plekken", _PROGRESS, **figures)


_SETTLED = Text(
    "{area}: na verevening ({reading}) blijven van {asked:int} extra plekken er {left:int} over.",
    "{area}: after verevening ({reading}), {left:int} of {asked:int} extra places remain.",
)
_SETTLED_ALL = Text(
    "Het plan: na verevening per provincie ({reading}) blijven van {asked:int} extra plekken er {left:int} over.",
    "The plan: after verevening per province ({reading}), {left:int} of {asked:int} extra places remain.",
)


@rule(
    "A39",
    title=Text("Een voorsprong wordt vereffend", "A lead is settled"),
    remedy=Text("Kies de lezing van verevening bij de instellingen.", "Choose the reading in the settings."),
    source="HR21 §4.2.6",
    worst=Severity.NOTE,
    reads=(
        *settings("extra_plekken", "verevening", "tussenvoorz_apart", "peildatum"),
        *of(TARGETS.name, "gehuisv", "tussenvoorz", "achterst"),
        *of(MUNICIPALITIES.name, "pv_code", "in_plan"),
        *TARGET,
    ),
)
def lead_settled(s: Situation) -> Iterator[Finding | Missing]:
    """N per province with the extra places after verevening under the chosen reading, and N with their sum.

    The extra places of the plan are those of its provinces in equal parts (A38); a lag of one province
    takes nothing off the lead of another. Lacks unknown figures.
    """
    asked, targets = s.plan.settings["extra_plekken"], s.targets_agreed
    past = targets[(targets["halfjaar"] <= half_year_before(s.day)) & targets["gm_code"].isin(set(s.region_of))]
    if asked is None or not len(past):
        return
    yield from _no_province(s)
    balances = provincial_balances(past, s.municipalities, count_interim=s.plan.settings["tussenvoorz_apart"])
    provinces = sorted(set(balances["pv_code"].dropna()))
    asked_of = largest_remainder(asked, pd.Series(1, index=provinces, dtype="int64")) if provinces else {}
    parts: list[int] = []
    for province in provinces:
        own = balances[balances["pv_code"] == province]
        unknown = int(own["onbekend"].sum())
        if unknown:
            count = int((s.municipalities["pv_code"] == province).sum())
            yield Missing(TARGETS.name, "gehuisv", unknown, count * len(own))
            continue
        outcome = _reading(s, int(asked_of[province]), [int(value) for value in own["saldo"]])
        if outcome is not None and outcome.places is not None:
            parts.append(outcome.places)
            figures: dict[str, Any] = {"asked": int(asked_of[province]), "left": outcome.places}
            figures["reading"] = outcome.reading.label
            area = province_name(province)
            yield about_plan("A39", Severity.NOTE, province, _SETTLED, part=outcome.reading.code, area=area, **figures)
    if 1 < len(parts) == len(provinces) and outcome is not None:
        figures = {"reading": outcome.reading.label, "asked": asked, "left": sum(parts)}
        yield about_plan("A39", Severity.NOTE, "plan", _SETTLED_ALL, part=outcome.reading.code, **figures)


def _no_province(s: Situation) -> Iterator[Missing]:
    unknown = int(s.municipalities["pv_code"].isna().sum())
    if unknown:
        yield Missing(MUNICIPALITIES.name, "pv_code", unknown, len(s.municipalities))


def _reading(s: Situation, asked: int, balances: list[int]) -> Settlement | None:
    """The settlement under the reading that the plan has chosen."""
    chosen = s.plan.settings["verevening"]
    return next((made for made in settle(asked, balances) if made.reading.code == chosen), None)


@rule(
    "A40",
    title=Text("Overdracht van taakstelling houdt de som gelijk", "Transfers keep the sum of targets equal"),
    remedy=Text("Verbeter of verwijder de overdracht.", "Correct or remove the transfer."),
    source="HR21 §4.2.6",
    worst=Severity.FAULT,
    reads=(*TARGET, *of(MUNICIPALITIES.name, "in_plan")),
)
def transfers_right(s: Situation) -> Iterator[Finding | Missing]:
    """F per transfer that cannot be applied: to itself, with a stranger, without a target, of more than there is."""
    for number, (message, figures) in enumerate(s.transferred.faults):
        code = str(figures.get("code", ""))
        named = {**figures, "name": s.name_of.get(code, code)}
        if "half" in figures:
            named["half"] = half_year_label(str(figures["half"]))
        key = str(figures.get("id") or number)
        yield Finding("A40", Severity.FAULT, TRANSFERS.name, key, message, named, str(figures.get("half", "")))


_LATE = Text(
    "{region}: huisvesting duurt langer dan {weeks:int} weken (tot {longest:int}) in {names}.",
    "{region}: housing takes longer than {weeks:int} weeks (up to {longest:int}) in {names}.",
)
_LATE_FAMILY = Text(
    "{region}: bij gezinshereniging duurt huisvesting langer dan {weeks:int} weken (tot {longest:int}) in {names}.",
    "{region}: with family reunion housing takes longer than {weeks:int} weeks (up to {longest:int}) in {names}.",
)


def _now(s: Situation) -> pd.DataFrame:
    """The figures of each municipality of the latest half-year up to the reference date."""
    frame = s.targets_agreed
    frame = frame[(frame["halfjaar"] <= s.half_year) & frame["gm_code"].isin(set(s.region_of))]
    return frame.sort_values("halfjaar").groupby("gm_code").tail(1).reset_index(drop=True)


@rule(
    "A41",
    title=Text("Huisvesting binnen de termijn wordt gevolgd", "Housing within the term is monitored"),
    remedy=Text("Bespreek de gemeenten in het samenwerkingsverband.", "Discuss the municipalities in the partnership."),
    source="UA20 §6; HR21 §4.1, §4.3.1",
    worst=Severity.NOTE,
    reads=(
        *settings("huisvestingstermijn", "termijn_gezin"),
        *DIVISION,
        *TARGET,
        *of(TARGETS.name, "weken", "weken_gezin"),
    ),
)
def within_term(s: Situation) -> Iterator[Finding | Missing]:
    """N per region with municipalities over the term, apart for family reunion: a signal, no verdict.

    Lacks the weeks of a municipality; those with family reunion only where some municipality has them.
    """
    settings, now = s.plan.settings, _now(s)
    yield from _over(s, now, "weken", settings["huisvestingstermijn"], _LATE)
    if now["weken_gezin"].notna().any():
        yield from _over(s, now, "weken_gezin", settings["termijn_gezin"], _LATE_FAMILY)


def _over(s: Situation, now: pd.DataFrame, column: str, weeks: float, message: Text) -> Iterator[Finding | Missing]:
    late = over_term(now, weeks, column)
    late = late.assign(regio_id=plain([s.region_of.get(code) for code in late["gm_code"]], late.index))
    for region, rows in late.groupby("regio_id"):
        names = [s.name_of.get(code, code) for code in rows["gm_code"]]
        figures = {"n": len(rows), "weeks": weeks, "longest": float(rows[column].max()), "names": names}
        part = "" if column == "weken" else "gezin"
        yield about_region(s, str(region), "A41", Severity.NOTE, message, part=part, **figures)
    unknown = len(s.region_of) - int(now[column].notna().sum())
    if unknown:
        yield Missing(TARGETS.name, column, unknown, len(s.region_of))


_BEHIND = Text(
    "{area}: {matched:int} van {target:int} gekoppeld, {short:int} te weinig; COA kan locaties aanwijzen.",
    "{area}: {matched:int} of {target:int} matched, {short:int} too few; COA may assign locations.",
)
PLACEMENT = "uitplaatsingsregio"
"""Name of the division in table ``divisies`` that COA matches by, coarser than the provinces (HR21 §4.2.4)."""


@rule(
    "A42",
    title=Text("Er zijn genoeg vergunninghouders gekoppeld", "Enough permit holders are matched"),
    remedy=Text("Bespreek de koppelingen met het COA.", "Discuss the matches with COA."),
    source="HR21 §4.2.4",
    worst=Severity.WARNING,
    reads=(
        *settings("koppel_tolerantie"),
        *of(MUNICIPALITIES.name, "pv_code", "in_plan"),
        *TARGET,
        *of(TARGETS.name, "gekoppeld"),
        *of(DIVISIONS.name, "divisie", "code", "naam"),
    ),
)
def enough_matched(s: Situation) -> Iterator[Finding | Missing]:
    """W per province, and per uitplaatsingsregio that the plan knows, that is behind by more than the tolerance.

    An area of which a municipality has no target or no number of matches cannot be assessed.
    """
    rows = _now(s)
    if not len(rows):
        yield Missing(TARGETS.name, "gekoppeld", 0, 0)
        return
    yield from _no_province(s)
    for area, name, codes in _matched_areas(s):
        own = rows[rows["gm_code"].isin(codes)]
        known = own["taakst"].notna() & own["gekoppeld"].notna()
        lacking = len(codes) - int(known.sum())
        if lacking:
            column = "taakst" if own["gekoppeld"].notna().sum() == len(codes) else "gekoppeld"
            yield Missing(TARGETS.name, column, lacking, len(codes))
            continue
        sums = own[["taakst", "gekoppeld"]].sum().to_frame().T
        for row in behind_in_matching(sums, s.plan.settings["koppel_tolerantie"]).to_dict("records"):
            figures = {"matched": row["gekoppeld"], "target": row["taakst"], "short": row["tekort"]}
            yield about_plan("A42", Severity.WARNING, area, _BEHIND, area=name, **figures)


def _matched_areas(s: Situation) -> Iterator[tuple[str, str, set[str]]]:
    """Key, name and municipalities of the plan of each province and each uitplaatsingsregio."""
    for province, rows in s.municipalities.groupby("pv_code"):
        yield str(province), province_name(str(province)), set(rows["gm_code"])
    units = s.plan[DIVISIONS.name]
    units = units[(units["divisie"] == PLACEMENT) & units["gm_code"].isin(set(s.region_of))]
    for unit, rows in units.groupby("code"):
        yield f"{PLACEMENT} {unit}", f"{PLACEMENT} {rows['naam'].iloc[0] or unit}", set(rows["gm_code"])


_SIGNAL = Text(
    "Signaal {name} is onvolledig: {columns} niet ingevuld.", "Signal {name} is incomplete: {columns} empty."
)
_OVERDUE = Text("Signaal {name} had op {day} klaar moeten zijn.", "Signal {name} was due on {day}.")


@rule(
    "A43",
    title=Text("Signalen hebben datum, niveau en actiehouder", "Signals have a date, a level and an owner"),
    remedy=Text("Vul de genoemde velden in of sluit het signaal.", "Fill in the fields, or close the signal."),
    source="OA §3-V; UA20 §5.2, §7",
    worst=Severity.NOTE,
    reads=(*settings("peildatum"), *of(SIGNALS.name, "status", "datum", "niveau", "actiehouder", "termijn")),
)
def signals_complete(s: Situation) -> Iterator[Finding | Missing]:
    """N per open signal that lacks one, or whose term has passed."""
    table = s.table(SIGNALS.name)
    for row in s.plan[SIGNALS.name].to_dict("records"):
        if row["status"] == "gesloten":
            continue
        key = str(row["signaal_id"])
        lacking = empty_columns(row, ("datum", "niveau", "actiehouder"))
        if lacking:
            labels = [table.column(name).label for name in lacking]
            yield about_plan("A43", Severity.NOTE, key, _SIGNAL, table=SIGNALS.name, name=key, columns=labels)
        if not is_unknown(row["termijn"]) and row["termijn"] < s.day:
            figures = {"name": key, "day": row["termijn"]}
            yield about_plan("A43", Severity.NOTE, key, _OVERDUE, table=SIGNALS.name, part="termijn", **figures)
