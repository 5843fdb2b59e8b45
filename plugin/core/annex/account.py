# SPDX-License-Identifier: GPL-2.0-or-later
"""What an annex accounts for: the version, the plan, the settings, the input and the findings.

There is no clock in it: the same plan with the same choices gives the same account.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

import pandas as pd
import shapely

from ..checks.assess import Assessment
from ..checks.finding import Severity
from ..checks.parts import Part
from ..checks.summary import reasons
from ..model.capacity_tables import PROGNOSES
from ..model.codes import METHOD
from ..model.plan import Plan
from ..model.settings import SETTINGS
from ..model.tables import LOCATIONS, MUNICIPALITIES
from ..wording import is_unknown, known_text
from .content import prognosis_version
from .table import AnnexTable

FORMAT = 1
"""Of the account itself."""


def account(
    assessment: Assessment,
    tables: Iterable[AnnexTable],
    *,
    version: str,
    choices: dict[str, object],
    network: dict[str, object] | None = None,
) -> dict[str, object]:
    """The account as plain values for JSON.

    Parameters
    ----------
    assessment : of what the annex may know: hashes are taken of that, not of the whole plan
    tables : the tables of the annex; those without rows are listed
    version : of the plug-in
    choices : what the user chose for this annex
    network : name, date and hash of the roads that were used
    """
    s, report = assessment.situation, assessment.report
    plan = s.plan
    inputs = {name: _input(frame) for name, frame in sorted(plan.frames.items()) if len(frame)}
    versions = plan[PROGNOSES.name]
    return {
        "formaat": FORMAT,
        "opvangatlas": version,
        "plan": {
            "naam": plan.settings["plan_naam"],
            "variant": plan.active_variant,
            "peildatum": s.day.isoformat(),
            "sha256": plan_hash(plan),
        },
        "keuzes": choices,
        "instellingen": {k: v for k, v in sorted(plan.settings.stored().items()) if k in SETTINGS},
        "bronnen": {
            "gemeenten": plan.settings["bron_gemeenten"],
            "bronjaar": plan.settings["bronjaar"],
            "prognoseversie": prognosis_version(plan),
            "prognoses": [_plain(row) for row in versions.to_dict("records")],
            "locaties_bijgewerkt": _latest(plan[LOCATIONS.name]["bron_dat"]),
            "inwoners_op": _latest(plan[MUNICIPALITIES.name]["peildatum"]),
            "wegennet": network,
            "methoden": sorted({METHOD.label(m).nl for m in assessment.travel["methode"].dropna()}),
        },
        "invoer": inputs,
        "oordeel": report.verdict().value,
        "oordeel_per_deel": {part.value: report.part_verdict(part).value for part in Part},
        "bevindingen": {severity.value: report.count(severity) for severity in Severity},
        "onderbouwd": report.accepted(),
        "regels": dict(sorted(report.assessed.items())),
        "niet_beoordeeld": reasons(report, "nl"),
        "nog_aan_te_vullen": [table.code for table in tables if table.is_empty],
    }


def plan_hash(plan: Plan) -> str:
    """SHA-256 over the contents of a plan: its tables and settings, whatever file they came from."""
    digest = hashlib.sha256()
    for name, frame in sorted(plan.frames.items()):
        if len(frame):
            digest.update(f"{name}:{_digest(frame)}\n".encode())
    known = {key: value for key, value in plan.settings.stored().items() if key in SETTINGS}
    digest.update(json.dumps(known, sort_keys=True, ensure_ascii=False).encode())
    return digest.hexdigest()


def _input(frame: pd.DataFrame) -> dict[str, object]:
    return {"rijen": len(frame), "sha256": _digest(frame)}


def _digest(frame: pd.DataFrame) -> str:
    """SHA-256 of the rows in any order."""
    names = sorted(name for name in frame.columns if name != "geom")
    columns = [[_text(value) for value in frame[name].tolist()] for name in names]
    if "geom" in frame.columns:
        shapes = [None if is_unknown(shape) else shape for shape in frame["geom"].tolist()]
        columns.append([str(wkb) for wkb in shapely.to_wkb(shapes, hex=True, byte_order=1)])
    rows = sorted("\x1f".join(row) for row in zip(*columns, strict=True))
    return hashlib.sha256("\x1e".join([*names, *rows]).encode()).hexdigest()


def _text(value: object) -> str:
    return "" if is_unknown(value) else repr(value) if isinstance(value, float) else str(value)


def _plain(row: dict[str, object]) -> dict[str, str | None]:
    return {key: known_text(value) for key, value in row.items()}


def _latest(days: pd.Series) -> str | None:
    known = [day for day in days if not is_unknown(day)]
    return max(known).isoformat() if known else None
