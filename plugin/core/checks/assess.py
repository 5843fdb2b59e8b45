# SPDX-License-Identifier: GPL-2.0-or-later
"""The body of "Controleer": measure travel, run the rules, sum up per region."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd
import shapely

from ..model.frames import plain_frame
from ..model.plan import Plan
from ..model.tables import FINDINGS, MUNICIPALITIES
from ..progress import SILENT, Part, Progress
from ..situation.situation import Situation
from ..travel.engine import TravelEngine
from ..travel.network_engine import Access
from ..travel.reach import measure, places_of
from ..travel.straight import StraightLine
from ..wording import Figures, Language, Text, is_unknown
from .finding import Report, Severity
from .registry import run_checks


@dataclass(frozen=True)
class Assessment:
    """A plan with what the rules say of it on its reference date.

    ``travel`` is table ``reistijden``; ``situation`` is what the rules looked at.
    """

    situation: Situation
    report: Report
    travel: pd.DataFrame


def assess(
    plan: Plan,
    engine: TravelEngine | None = None,
    *,
    today: date,
    progress: Progress = SILENT,
    log: Callable[[str], None] | None = None,
) -> Assessment:
    """Check a plan: what is in it counts, so a door that may not show all of it gives :meth:`.Plan.public`.

    Parameters
    ----------
    plan : Plan
    engine : TravelEngine, optional
        How travel is measured; straight lines times the detour factor by default.
    today : date
        Stands in for the reference date of a plan that has none.

    Raises
    ------
    Cancelled
        When ``progress`` says so; nothing is left behind.
    """
    bare = Situation(plan, today=today)
    travel = travel_table(bare, engine or straight_line(plan), Part(progress, 0.0, 0.4))
    situation = replace(bare, travel=travel)
    report = run_checks(situation, progress=Part(progress, 0.4, 1.0), log=log)
    return Assessment(situation, report, travel)


def straight_line(plan: Plan) -> StraightLine:
    """The engine that needs no network, with the plan's own detour factor and speed."""
    return StraightLine(plan.settings["omwegfactor"], plan.settings["snelheid_kmh"])


def access_leg(plan: Plan) -> Access:
    """The leg between a place and the road, with the plan's own snap limit and detour factor."""
    return Access(limit=plan.settings["aansluit_km"] * 1000.0, detour_factor=plan.settings["omwegfactor"])


def travel_table(situation: Situation, engine: TravelEngine, progress: Progress = SILENT) -> pd.DataFrame:
    """Table ``reistijden``: every municipality to its own and to the nearest regional location."""
    municipalities = situation.municipalities
    codes = list(municipalities["gm_code"])
    origins = places_of(codes, [situation.point_of(code) for code in codes])
    locations = situation.regional_locations
    destinations = places_of(list(locations["loc_id"]), locations["geom"].to_numpy())
    return measure(
        origins,
        situation.region_of,
        destinations,
        situation.served_region,
        engine,
        variant=situation.plan.active_variant,
        progress=progress,
    )


def region_table(assessment: Assessment) -> pd.DataFrame:
    """One row per region: what the dock, the demo and the trial show.

    Returns
    -------
    frame with ``regio_id``, ``regio_nm``, ``kleur``, ``gemeenten``, ``inwoners``, ``locaties`` (open),
    ``plekken_asiel``, ``plekken_minstens`` (those that are known), ``stukken``, ``verste_km``, ``verste_min``,
    ``fouten``, ``waarschuwingen``, ``notities``, ``oordeel``. Unknown is NA. Unassigned municipalities are the
    last row, ``regio_id`` None, when there are any.
    """
    s, report = assessment.situation, assessment.report
    rows = [
        {
            "regio_id": region,
            "regio_nm": name,
            "kleur": color,
            **_people(s.members[region]),
            **_places(s.locations[s.locations["regio_id"] == region]),
            "stukken": len(s.pieces.get(region, ())),
            **_furthest(assessment.travel, set(s.members[region]["gm_code"])),
            "fouten": report.count(Severity.FAULT, region),
            "waarschuwingen": report.count(Severity.WARNING, region),
            "notities": report.count(Severity.NOTE, region),
            "oordeel": report.verdict(region).value,
        }
        for region, name, color in s.regions[["regio_id", "regio_nm", "kleur"]].itertuples(index=False)
    ]
    loose = s.municipalities[s.municipalities["regio_id"].isna()]
    if len(loose):
        rows.append({"regio_id": None, "regio_nm": None, **_people(loose)})
    integers = [
        MUNICIPALITIES.name,
        "inwoners",
        "locaties",
        "plekken_asiel",
        "plekken_minstens",
        "stukken",
        "fouten",
        "waarschuwingen",
        "notities",
    ]
    columns = ["regio_id", "regio_nm", "kleur", *integers, "verste_km", "verste_min", "oordeel"]
    frame = plain_frame(rows, columns=columns)
    return frame.astype({**dict.fromkeys(integers, "Int64"), "verste_km": "Float64", "verste_min": "Float64"})


def _people(members: pd.DataFrame) -> dict[str, object]:
    return {
        MUNICIPALITIES.name: len(members),
        "inwoners": members["inwoners"].sum(skipna=False) if len(members) else 0,
    }


def _places(locations: pd.DataFrame) -> dict[str, object]:
    """Open locations and their places for asylum; one unknown capacity makes the sum unknown, and the rest a bound."""
    open_ones = locations[locations["open"]]
    places = open_ones["asiel"].sum(skipna=False) if len(open_ones) else 0
    return {"locaties": len(open_ones), "plekken_asiel": places, "plekken_minstens": open_ones["asiel"].sum()}


def _furthest(travel: pd.DataFrame, codes: set[str]) -> dict[str, object]:
    own = travel[(travel["soort"] == "eigen") & travel["gm_code"].isin(codes)]
    return {"verste_km": own["km"].max(), "verste_min": own["minuten"].max()}


def findings_table(report: Report, variant: str, language: Language = "nl") -> pd.DataFrame:
    """Table ``bevindingen``: the findings in words, with their figures as JSON."""
    rows = [
        {
            "variant_id": variant,
            "code": finding.code,
            "ernst": finding.severity.value,
            "onderwerp": finding.table,
            "sleutel": finding.key,
            "deel": finding.part,
            "regio_id": finding.region,
            "bericht": finding.line(language),
            "cijfers": figures_json(finding.figures, language),
            "geom": finding.point if finding.point is not None else shapely.Point(),
        }
        for finding in report.findings
    ]
    return FINDINGS.frame(pd.DataFrame(rows, columns=list(FINDINGS.names)))


def figures_json(figures: Figures, language: Language = "nl") -> str:
    """Figures as JSON with sorted keys; dates in ISO, labels in the language, unknown as null."""
    return json.dumps(
        {key: _plain(value, language) for key, value in figures.items()}, ensure_ascii=False, sort_keys=True
    )


def _plain(value: object, language: Language) -> object:
    if is_unknown(value):
        return None
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, Text):
        return value.in_language(language)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_plain(item, language) for item in value]
    if isinstance(value, (str, bool, int)):
        return value
    return round(float(value), 6)  # type: ignore[arg-type]
