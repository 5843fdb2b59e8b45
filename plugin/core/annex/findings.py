# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings and gaps as rows for a reader: names in place of keys, and the justification beside it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from ..checks.assess import Assessment, findings_table
from ..checks.finding import Acceptance, Finding
from ..checks.grouping import grouped
from ..model.capacity_tables import PROGNOSES
from ..model.codes import TYPE_2020
from ..model.frames import plain
from ..model.justifications import ANY_RULE
from ..model.provinces import province_name
from ..model.schema import Table
from ..model.settings import SETTINGS
from ..model.tables import JUSTIFICATIONS, LOCATIONS, MUNICIPALITIES, REGIONS, TABLES
from ..situation.situation import Situation
from ..wording import Language, Text, is_unknown, word
from .selection import WITHHELD

_ROLES = ("eigendom", "beheer", "diensten", "financien")
"""A23: asked of regional locations and satellites."""
_END = Text("eind overeenkomst of onbepaalde tijd", "agreement end or open-ended")
_PLACES = Text("plekken op de peildatum", "places on the reference date")
_TYPE = Text("type", "type")
_PLAN = Text("het plan", "the plan")
_YES = Text("ja", "yes")
_ON = Text("{day}", "{day}")
_UNTIL = Text("tot en met {day}", "until {day}")


def findings_list(assessment: Assessment, language: Language, *, private: bool) -> pd.DataFrame:
    """Findings in words.

    Returns
    -------
    frame with ``ernst``, ``code``, ``onderwerp`` (a name), ``regio``, ``bericht``, ``reden`` (the
    justification, or that it is left out because it is private; None where none was given), ``aanvaard`` (by which
    body, when and until when; None for what is open).
    """
    s, report = assessment.situation, assessment.report
    rows = findings_table(report, s.plan.active_variant, language)
    before = _of_subject(s)
    reasons = [_reason(finding, before, language, private=private) for finding in report.findings]
    rows["reden"] = plain(reasons, rows.index)
    rows["aanvaard"] = plain([_accepted(finding.accepted, language) for finding in report.findings], rows.index)
    rows["regio"] = plain([s.region_name.get(region) for region in rows["regio_id"]], rows.index)
    subjects = zip(rows["onderwerp"], rows["sleutel"], strict=True)
    rows["onderwerp"] = plain([_subject(s, table, key, language) for table, key in subjects], rows.index)
    return rows[["ernst", "code", "onderwerp", "regio", "bericht", "reden", "aanvaard"]]


def _reason(
    finding: Finding, before: Mapping[tuple[str, str], str], language: Language, *, private: bool
) -> str | None:
    """Why it is accepted, else the text that stood with its subject before; private unless said otherwise."""
    given = finding.accepted
    text = before.get((finding.table, finding.key)) if given is None else given.reason
    if text is None or private or (given is not None and given.is_public):
        return text
    return WITHHELD.in_language(language)


def _accepted(given: Acceptance | None, language: Language) -> str | None:
    if given is None:
        return None
    parts = [given.body] if given.body else []
    parts += [word(_ON, {"day": given.day}, language)] if given.day else []
    parts += [word(_UNTIL, {"day": given.until}, language)] if given.until else []
    return ", ".join(parts) or _YES.in_language(language)


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


def _of_subject(s: Situation) -> dict[tuple[str, str], str]:
    """The text that a location or region had of itself, before each finding had its own."""
    rows = s.plan[JUSTIFICATIONS.name]
    rows = rows[(rows["code"] == ANY_RULE) & (rows["variant_id"] == s.plan.active_variant)]
    return {
        (str(table), str(key)): str(text)
        for table, key, text in zip(rows["onderwerp"], rows["sleutel"], rows["reden"], strict=True)
    }


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
