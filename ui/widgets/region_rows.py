# SPDX-License-Identifier: GPL-2.0-or-later
"""The rows of the region table: regions, what is unassigned, and the total."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ...plugin.adapters.locale import NO_VALUE, decimal, tr, whole, words
from ...plugin.core.checks.assess import Assessment
from ...plugin.core.checks.finding import Finding, Verdict
from ...plugin.core.model.tables import LOCATIONS
from ...plugin.core.wording import bounded, is_unknown, known_float, known_int, known_text
from .icons import of_verdict, swatch
from .table import Column
from .verdicts import verdict_text

REGION, UNASSIGNED, PLAN, TOTAL = 0, 1, 2, 3
SWATCH = 12


@dataclass(frozen=True)
class RegionRow:
    """One row; ``kind`` is REGION, UNASSIGNED, PLAN (findings about no region) or TOTAL. None is unknown.

    ``at_least``: of some locations the places are unknown.
    """

    kind: int
    region: str | None
    name: str
    colour: str | None = None
    municipalities: int | None = None
    inhabitants: int | None = None
    locations: int | None = None
    places: int | None = None
    at_least: bool = False
    pieces: int | None = None
    furthest: float | None = None
    faults: int | None = None
    warnings: int | None = None
    notes: int | None = None
    verdict: Verdict | None = None

    @property
    def findings(self) -> int | None:
        """All findings together; None before the first check."""
        if self.faults is None:
            return None
        return self.faults + (self.warnings or 0) + (self.notes or 0)


def region_rows(assessment: Assessment, table: pd.DataFrame, *, checked: bool) -> list[RegionRow]:
    """Rows of an assessment and its region table; without a check the findings are unknown."""
    regions = table[table["regio_id"].notna()]
    loose = table[table["regio_id"].isna()]
    rows = [_region(record, checked=checked) for record in regions.to_dict("records")]
    return [
        *rows,
        _unassigned(assessment, loose, checked=checked),
        *_plan(assessment, checked=checked),
        _total(assessment, table, checked=checked),
    ]


def _region(record: dict[str, Any], *, checked: bool) -> RegionRow:
    return RegionRow(
        REGION,
        str(record["regio_id"]),
        str(record["regio_nm"]),
        known_text(record["kleur"]),
        known_int(record["gemeenten"]),
        known_int(record["inwoners"]),
        known_int(record["locaties"]),
        known_int(record["plekken_minstens"]),
        is_unknown(record["plekken_asiel"]),
        known_int(record["stukken"]),
        known_float(record["verste_km"]),
        known_int(record["fouten"]) if checked else None,
        known_int(record["waarschuwingen"]) if checked else None,
        known_int(record["notities"]) if checked else None,
        Verdict(record["oordeel"]) if checked else None,
    )


def _unassigned(assessment: Assessment, loose: pd.DataFrame, *, checked: bool) -> RegionRow:
    count = _count(f for f in assessment.report.open() if f.code == "A1")
    people = known_int(loose["inwoners"].iloc[0]) if len(loose) else 0
    municipalities = known_int(loose["gemeenten"].iloc[0]) if len(loose) else 0
    findings = tuple(count[letter] if checked else None for letter in "FWN")
    return RegionRow(
        UNASSIGNED,
        None,
        tr("Unassigned"),
        None,
        municipalities,
        people,
        faults=findings[0],
        warnings=findings[1],
        notes=findings[2],
    )


def _plan(assessment: Assessment, *, checked: bool) -> list[RegionRow]:
    """What was found about no region: with it the rows add up to the total."""
    count = _count(f for f in assessment.report.open() if f.region is None and f.code != "A1")
    if not checked or not sum(count.values()):
        return []
    return [
        RegionRow(PLAN, None, tr("Whole plan"), faults=count["F"], warnings=count["W"], notes=count["N"]),
    ]


def _count(findings: Iterable[Finding]) -> dict[str, int]:
    """How many of each severity."""
    values = [finding.severity.value for finding in findings]
    return {severity: values.count(severity) for severity in "FWN"}


def _total(assessment: Assessment, table: pd.DataFrame, *, checked: bool) -> RegionRow:
    count = _count(assessment.report.open())
    regions = table[table["regio_id"].notna()]
    return RegionRow(
        TOTAL,
        None,
        tr("Total"),
        None,
        _sum(table["gemeenten"]),
        _sum(table["inwoners"]),
        _sum(regions["locaties"]),
        _sum(regions["plekken_minstens"]),
        bool(regions["plekken_asiel"].isna().any()),
        _sum(regions["stukken"]),
        known_float(table["verste_km"].max()),
        count["F"] if checked else None,
        count["W"] if checked else None,
        count["N"] if checked else None,
        assessment.report.verdict() if checked else None,
    )


def _sum(values: pd.Series) -> int | None:
    """A sum; one unknown makes it unknown."""
    return known_int(values.sum(skipna=False)) if len(values) else 0


def columns() -> list[Column]:
    """The columns of the region table; the later ones are shown on request."""
    places = words(LOCATIONS.label)
    return [
        Column(tr("Region"), lambda r: r.name, lambda r: r.name.casefold(), icon=_icon),
        Column(
            tr("Mun."),
            lambda r: whole(r.municipalities),
            lambda r: r.municipalities,
            tr("Number of municipalities"),
            number=True,
        ),
        Column(
            tr("Inhabitants"),
            lambda r: whole(r.inhabitants),
            lambda r: r.inhabitants,
            tr("Inhabitants of the municipalities together"),
            number=True,
        ),
        Column(
            tr("Places"),
            lambda r: bounded(whole(r.places), least=r.at_least),
            lambda r: r.places,
            tr("Places for asylum seekers that are open on the reference date"),
            number=True,
        ),
        Column(
            tr("Find."),
            lambda r: whole(r.findings),
            lambda r: r.findings,
            tr("Findings: errors, warnings and notes"),
            number=True,
            hint=_findings_hint,
        ),
        Column(
            tr("Locations"),
            lambda r: whole(r.locations),
            lambda r: r.locations,
            places,
            number=True,
            shown=False,
        ),
        Column(
            tr("Pieces"),
            lambda r: whole(r.pieces),
            lambda r: r.pieces,
            tr("Parts of the region that do not touch and are not linked"),
            number=True,
            shown=False,
        ),
        Column(
            tr("Furthest"),
            _furthest,
            lambda r: r.furthest,
            tr("From the furthest municipality to the region's location; straight line × detour factor"),
            number=True,
            shown=False,
        ),
        Column(
            tr("Verdict"),
            lambda r: verdict_text(r.verdict) if r.verdict else NO_VALUE,
            lambda r: r.verdict.value if r.verdict else None,
            shown=False,
            icon=lambda r: of_verdict(r.verdict),
        ),
    ]


def _icon(row: RegionRow) -> Any:
    return swatch(row.colour, SWATCH) if row.kind in (REGION, UNASSIGNED) else None


def _furthest(row: RegionRow) -> str:
    return NO_VALUE if row.furthest is None else f"{decimal(row.furthest)} km"


def _findings_hint(row: RegionRow) -> str:
    if row.findings is None:
        return tr("Not checked yet.")
    return counts_text(row.faults or 0, row.warnings or 0, row.notes or 0)


def counts_text(faults: int, warnings: int, notes: int) -> str:
    """How many findings of each severity, in words."""
    return " · ".join(
        (tr("%n error(s)", None, faults), tr("%n warning(s)", None, warnings), tr("%n note(s)", None, notes))
    )
