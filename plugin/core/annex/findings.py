# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings and gaps as rows for a reader: names in place of keys, and the justification beside it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from ..checks.assess import Assessment, findings_table
from ..checks.grouping import grouped
from ..model.capacity_tables import PROGNOSES
from ..model.codes import TYPE_2020
from ..model.frames import plain
from ..model.provinces import province_name
from ..model.schema import Table
from ..model.settings import SETTINGS
from ..model.tables import LOCATIONS, MUNICIPALITIES, REGIONS, TABLES
from ..situation.situation import Situation
from ..wording import Language, Text, is_unknown
from .selection import WITHHELD

JUSTIFIED = ("code", "onderwerp", "sleutel", "deel")
"""What a justification and the finding it belongs to have in common."""

_ROLES = ("eigendom", "beheer", "diensten", "financien")
"""A23: asked of regional locations and satellites."""
_END = Text("eind overeenkomst of onbepaalde tijd", "agreement end or open-ended")
_PLACES = Text("plekken op de peildatum", "places on the reference date")
_TYPE = Text("type", "type")
_PLAN = Text("het plan", "the plan")


def findings_list(assessment: Assessment, language: Language, *, private: bool) -> pd.DataFrame:
    """Findings in words.

    Returns
    -------
    frame with ``ernst``, ``code``, ``onderwerp`` (a name), ``regio``, ``bericht``, ``reden`` (the
    justification, or that it is left out because it is private; None where none was given).
    """
    s = assessment.situation
    rows = findings_table(assessment.report, s.plan.active_variant, language)
    given = s.plan.frames.get("onderbouwingen")
    reasons: dict[tuple[str, ...], str] = {}
    if given is not None:
        keys = given[list(JUSTIFIED)].itertuples(index=False, name=None)
        reasons = {tuple(map(str, key)): str(reason) for key, reason in zip(keys, given["reden"], strict=True)}
    own = _own_reasons(s)
    if not private:
        own = dict.fromkeys(own, WITHHELD.in_language(language))
    rows["reden"] = plain(
        [
            reasons.get(tuple(map(str, key))) or own.get((key[1], key[2]))
            for key in rows[list(JUSTIFIED)].itertuples(index=False, name=None)
        ],
        rows.index,
    )
    rows["regio"] = plain([s.region_name.get(region) for region in rows["regio_id"]], rows.index)
    subjects = zip(rows["onderwerp"], rows["sleutel"], strict=True)
    rows["onderwerp"] = plain([_subject(s, table, key, language) for table, key in subjects], rows.index)
    return rows[["ernst", "code", "onderwerp", "regio", "bericht", "reden"]]


def grouped_rows(assessment: Assessment, rows: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Findings as a page shows them: what is of one kind and cause in one row, with all its subjects.

    Parameters
    ----------
    rows : from :func:`findings_list`, or a table made of it: one row per finding of the report, in order.
        A finding with a justification keeps its own row.
    """
    number = {id(finding): position for position, finding in enumerate(assessment.report.findings)}
    out = []
    for group in grouped(assessment.report.findings, assessment.situation):
        own = rows.iloc[[number[id(finding)] for finding in group.findings]]
        bare = own[own["reden"].isna()]
        if group.is_heading and len(bare) > 1:
            names = ", ".join(str(name) for name in dict.fromkeys(bare["onderwerp"]))
            first = bare.iloc[[0]].assign(bericht=group.line(language), onderwerp=names)
            own = pd.concat([first, own[own["reden"].notna()]])
        out.append(own)
    return pd.concat(out, ignore_index=True) if out else rows


def _own_reasons(s: Situation) -> dict[tuple[str, str], str]:
    """The justification that a location or region has itself."""
    found = {}
    for table, key, rows in ((LOCATIONS.name, "loc_id", s.locations), (REGIONS.name, "regio_id", s.regions)):
        for name, reason in zip(rows[key], rows["onderbouwing"], strict=True):
            if not is_unknown(reason):
                found[table, str(name)] = str(reason)
    return found


def _subject(s: Situation, table: str, key: str, language: Language) -> str:
    """The name of what a finding is about; else its table, a setting, a province, a prognosis, or the plan."""
    names = {MUNICIPALITIES.name: s.name_of, REGIONS.name: s.region_name, LOCATIONS.name: s.location_name}.get(
        table, {}
    )
    if key in names:
        return str(names[key])
    if table in TABLES:
        return TABLES[table].label.in_language(language)
    if key in SETTINGS:
        return SETTINGS[key].label.in_language(language)
    if key in set(s.plan[MUNICIPALITIES.name]["pv_code"]):
        return province_name(key)
    return key if key in set(s.plan[PROGNOSES.name]["versie"]) else _PLAN.in_language(language)


def incomplete_list(s: Situation, language: Language) -> pd.DataFrame:
    """Per location and region what the annex needs and is empty.

    Returns
    -------
    frame with ``soort``, ``naam``, ``ontbreekt`` (labels, joined)
    """
    regions = [(REGIONS.name, row, _missing(row, REGIONS)) for row in s.regions.to_dict("records")]
    locations = [
        (LOCATIONS.name, row, _missing(row, LOCATIONS) + _special(row, s)) for row in s.locations.to_dict("records")
    ]
    one = {REGIONS.name: Text("regio", "region"), LOCATIONS.name: Text("locatie", "location")}
    cells = [
        (
            one[table].in_language(language),
            row["regio_nm" if table == REGIONS.name else "loc_naam"],
            ", ".join(dict.fromkeys(text.in_language(language) for text in texts)),
        )
        for table, row, texts in regions + locations
        if texts
    ]
    return pd.DataFrame(cells, columns=["soort", "naam", "ontbreekt"], dtype="object")


def _missing(row: dict[Hashable, Any], table: Table) -> list[Text]:
    return [column.label for column in table if column.needed_for_annex and _blank(row.get(column.name))]


def _special(row: dict[Hashable, Any], s: Situation) -> list[Text]:
    """What cannot be said column by column: type, places, the end of the agreement, roles."""
    found = []
    if _blank(row.get(f"type_{s.regime}")) and row["loc_id"] not in s.temporary:
        found.append(_TYPE)
    if _blank(row.get("status")):
        found.append(LOCATIONS.column("status").label)
    if row["open"] and _blank(row.get("totaal")):
        found.append(_PLACES)
    if _blank(row.get("bo_eind")) and (_blank(row.get("bo_onbep")) or not row["bo_onbep"]):
        found.append(_END)
    if row.get("type_2020") in TYPE_2020.values[1:]:
        found += [LOCATIONS.column(name).label for name in _ROLES if _blank(row.get(name))]
    return found


def _blank(value: object) -> bool:
    return is_unknown(value) or (isinstance(value, str) and not value.strip())
