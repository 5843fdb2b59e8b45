# SPDX-License-Identifier: GPL-2.0-or-later
"""Extra places, verevening, transfers, term, matching and signals (A38–A43)."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ..capacity.national import progress_share
from ..capacity.settlement import provincial_balances, settle
from ..capacity.targets import apply_transfers, behind_in_matching, over_term
from ..model.frames import plain
from ..model.half_years import half_year_before
from ..model.provinces import province_name
from ..situation.situation import Situation
from ..wording import Text, is_unknown
from .about import about_plan, about_region, empty_columns
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
        yield Missing("capaciteitsperioden", "plekken_asiel", unknown, len(rows))
        return
    realised = int(rows["asiel"].sum())
    figures = {"realised": realised, "asked": asked, "share": progress_share(realised, asked)}
    yield about_plan("A38", Severity.NOTE, "extra_plekken", _PROGRESS, **figures)


_SETTLED = Text(
    "Na verevening ({reading}) blijven van {asked:int} extra plekken er {left:int} over.",
    "After verevening ({reading}), {left:int} of {asked:int} extra places remain.",
)


@rule(
    "A39",
    title=Text("Een voorsprong wordt vereffend", "A lead is settled"),
    remedy=Text("Kies de lezing van verevening bij de instellingen.", "Choose the reading in the settings."),
    source="HR21 §4.2.6",
)
def lead_settled(s: Situation) -> Iterator[Finding | Missing]:
    """N with the extra places after verevening under the chosen reading; lacks unknown figures."""
    asked, targets = s.plan.settings["extra_plekken"], s.targets_agreed
    past = targets[targets["halfjaar"] <= half_year_before(s.day)]
    if asked is None or not len(past):
        return
    whole = s.municipalities.assign(pv_code="plan")
    counted = s.plan.settings["tussenvoorz_apart"]
    balances = provincial_balances(past, whole, count_interim=counted)
    unknown = int(balances["onbekend"].sum())
    if unknown:
        yield Missing("taakstellingen", "gehuisv", unknown, len(whole) * len(balances))
        return
    for made in settle(asked, [int(value) for value in balances["saldo"]]):
        if made.reading.code == s.plan.settings["verevening"]:
            figures = {"reading": made.reading.label, "asked": asked, "left": made.places}
            yield about_plan("A39", Severity.NOTE, made.reading.code, _SETTLED, **figures)


@rule(
    "A40",
    title=Text("Overdracht van taakstelling houdt de som gelijk", "Transfers keep the sum of targets equal"),
    remedy=Text("Verbeter of verwijder de overdracht.", "Correct or remove the transfer."),
    source="HR21 §4.2.6",
)
def transfers_right(s: Situation) -> Iterator[Finding | Missing]:
    """F per transfer that cannot be applied, and per municipality that transfers more than it has."""
    made = apply_transfers(s.plan["taakstellingen"], s.plan["overdrachten"])
    for number, (message, figures) in enumerate(made.faults):
        key = str(figures.get("id") or figures.get("code") or number)
        yield Finding("A40", Severity.FAULT, "overdrachten", key, message, figures, str(figures.get("half", "")))


_LATE = Text(
    "{region}: huisvesting duurt langer dan {weeks:int} weken (tot {longest:int}) in {names}.",
    "{region}: housing takes longer than {weeks:int} weeks (up to {longest:int}) in {names}.",
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
)
def within_term(s: Situation) -> Iterator[Finding | Missing]:
    """N per region with municipalities over the term: a signal, no verdict."""
    weeks = s.plan.settings["huisvestingstermijn"]
    late = over_term(_now(s), weeks)
    late = late.assign(regio_id=plain([s.region_of.get(code) for code in late["gm_code"]], late.index))
    for region, rows in late.groupby("regio_id"):
        names = [s.name_of.get(code, code) for code in rows["gm_code"]]
        figures = {"n": len(rows), "weeks": weeks, "longest": float(rows["weken"].max()), "names": names}
        yield about_region(s, str(region), "A41", Severity.NOTE, _LATE, **figures)


_BEHIND = Text(
    "{area}: {matched:int} van {target:int} gekoppeld, {short:int} te weinig; COA kan locaties aanwijzen.",
    "{area}: {matched:int} of {target:int} matched, {short:int} too few; COA may assign locations.",
)


@rule(
    "A42",
    title=Text("Er zijn genoeg vergunninghouders gekoppeld", "Enough permit holders are matched"),
    remedy=Text("Bespreek de koppelingen met het COA.", "Discuss the matches with COA."),
    source="HR21 §4.2.4",
)
def enough_matched(s: Situation) -> Iterator[Finding | Missing]:
    """W per province that is behind by more than the tolerance; municipalities without both figures are left out."""
    rows = _now(s)
    rows = rows[rows["taakst"].notna() & rows["gekoppeld"].notna()]
    province = dict(zip(s.municipalities["gm_code"], s.municipalities["pv_code"], strict=True))
    sums = rows.assign(pv_code=rows["gm_code"].map(province)).groupby("pv_code")[["taakst", "gekoppeld"]].sum()
    behind = behind_in_matching(sums.reset_index(), s.plan.settings["koppel_tolerantie"])
    for row in behind.to_dict("records"):
        figures = {"matched": row["gekoppeld"], "target": row["taakst"], "short": row["tekort"]}
        yield about_plan(
            "A42", Severity.WARNING, str(row["pv_code"]), _BEHIND, area=province_name(str(row["pv_code"])), **figures
        )


_SIGNAL = Text(
    "Signaal {name} is onvolledig: {columns} niet ingevuld.", "Signal {name} is incomplete: {columns} empty."
)
_OVERDUE = Text("Signaal {name} had op {day} klaar moeten zijn.", "Signal {name} was due on {day}.")


@rule(
    "A43",
    title=Text("Signalen hebben datum, niveau en actiehouder", "Signals have a date, a level and an owner"),
    remedy=Text("Vul de genoemde velden in of sluit het signaal.", "Fill in the fields, or close the signal."),
    source="OA §3-V; UA20 §5.2, §7",
)
def signals_complete(s: Situation) -> Iterator[Finding | Missing]:
    """N per open signal that lacks one, or whose term has passed."""
    table = s.table("signalen")
    for row in s.plan["signalen"].to_dict("records"):
        if row["status"] == "gesloten":
            continue
        key = str(row["signaal_id"])
        lacking = empty_columns(row, ("datum", "niveau", "actiehouder"))
        if lacking:
            labels = [table.column(name).label for name in lacking]
            yield about_plan("A43", Severity.NOTE, key, _SIGNAL, table="signalen", name=key, columns=labels)
        if not is_unknown(row["termijn"]) and row["termijn"] < s.day:
            figures = {"name": key, "day": row["termijn"]}
            yield about_plan("A43", Severity.NOTE, key, _OVERDUE, table="signalen", part="termijn", **figures)
