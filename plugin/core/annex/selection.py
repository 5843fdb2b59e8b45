# SPDX-License-Identifier: GPL-2.0-or-later
"""Which part of a plan goes into an annex: variant, day, regions, and what nobody outside may know.

Rows are taken out of the plan itself, before anything is counted: a total can tell a secret too.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

import pandas as pd

from ..checks.assess import Assessment
from ..checks.finding import Finding
from ..errors import InputError
from ..model.frames import plain
from ..model.kept_plans import priced_anew, whole_plans
from ..model.membership import counting
from ..model.plan import Plan
from ..model.tables import LOCATIONS, MUNICIPALITIES, TABLES, VARIANTS
from ..regions.derive import regions_of
from ..regions.variants import find_variant
from ..situation.situation import Situation
from ..wording import Language, Text, is_unknown

NEVER = frozenset(table.name for table in TABLES.values() if table.stays_home)
"""Tables that never go along: the log names users, documents are paths, the others are computed anew."""

_NO_REGION = Text("Regio ‘{name}’ bestaat niet; wel: {known}.", "There is no region ‘{name}’, only: {known}.")


def selected(plan: Plan, *, variant: str | None = None, day: date | None = None) -> Plan:
    """The plan as an annex knows it: one variant, one reference date; a public annex starts from the public view.

    Raises
    ------
    InputError
        When there is no such variant.
    """
    chosen = plan.active_variant if variant is None else find_variant(plan, variant)
    made = _only_variant(plan, chosen)
    if day is not None:
        made = made.with_settings(peildatum=day)
    frames = {name: frame for name, frame in made.frames.items() if name not in NEVER}
    made = _keeping(replace(made, frames=frames), _counted(made))
    return replace(made, frames=priced_anew(made.frames)) if made.is_public else made


def _only_variant(plan: Plan, variant: str) -> Plan:
    """A plan with one variant, which is the active one."""
    own = {
        name: frame[frame["variant_id"] == variant].reset_index(drop=True)
        for name, frame in plan.frames.items()
        if name in TABLES and "variant_id" in frame.columns
    }
    if VARIANTS.name in own:
        own[VARIANTS.name] = own[VARIANTS.name].assign(actief=True)
    made = replace(plan, frames={**plan.frames, **own})
    if variant == plan.active_variant:
        return made
    region = regions_of(plan, variant)
    municipalities = plan[MUNICIPALITIES.name].copy()
    municipalities["regio_id"] = plain([region.get(code) for code in municipalities["gm_code"]], municipalities.index)
    return made.with_tables(gemeenten=municipalities)


def _counted(plan: Plan) -> set[str]:
    """Locations that count; rejected ones are no part of a plan."""
    frame = plan[LOCATIONS.name]
    keep = frame["status"].ne("afgewezen").to_numpy(dtype=bool)
    return set(frame.loc[keep, "loc_id"])


def _keeping(plan: Plan, locations: Collection[str]) -> Plan:
    """The plan without every row, in any table, that names another location, and without what rests on one."""
    frames = {}
    for name, frame in plan.frames.items():
        if "loc_id" in frame.columns:
            known = [is_unknown(loc) or loc in locations for loc in frame["loc_id"]]
            frame = frame[pd.Series(known, index=frame.index, dtype=bool)].reset_index(drop=True)
        frames[name] = frame
    return replace(plan, frames=whole_plans(plan.frames, frames))


def find_regions(plan: Plan, names: Collection[str]) -> list[str]:
    """Ids of regions of the active variant by id or name.

    Raises
    ------
    InputError
        When there is none with that name.
    """
    frame = plan.regions
    by_name = dict(zip(frame["regio_nm"], frame["regio_id"], strict=True))
    known = set(frame["regio_id"])
    found = []
    for name in names:
        region = name if name in known else by_name.get(name)
        if region is None:
            raise InputError(_NO_REGION, name=name, known=sorted(map(str, by_name)))
        found.append(str(region))
    return found


def narrowed(assessment: Assessment, regions: Collection[str] = ()) -> Assessment:
    """An assessment of the plan itself, or of some of its regions: the rest is surroundings.

    A location in a neighbouring municipality that serves no region of the plan is no part of it. The
    rules have looked at everything, so that a nearer location of a neighbour is still noticed; rows,
    totals, counts and maps are those of the plan, or of the regions chosen.
    """
    if not regions:
        return _with_locations(assessment, assessment.situation.plan, own_locations(assessment.situation))
    situation = assessment.situation
    chosen = set(regions)
    municipalities = situation.plan[MUNICIPALITIES.name]
    inside = [bool(own) and region in chosen for own, region in zip(
        municipalities["in_plan"].fillna(True), municipalities["regio_id"], strict=True)]  # fmt: skip
    locations = situation.locations
    plan = situation.plan.with_tables(
        gemeenten=municipalities.assign(in_plan=inside),
        regios=situation.regions[situation.regions["regio_id"].isin(chosen)],
    )
    codes = set(municipalities.loc[inside, "gm_code"])
    travel = assessment.travel[assessment.travel["gm_code"].isin(codes)].reset_index(drop=True)
    kept = replace(assessment, travel=travel)
    return _with_locations(kept, plan, set(locations.loc[locations["regio_id"].isin(chosen), "loc_id"]), chosen)


def own_locations(situation: Situation) -> set[str]:
    """Ids of the locations of a plan: those in its municipalities, and those that serve a region of it."""
    rows = situation.locations
    return set(rows.loc[counting(rows["gm_code"], rows["regio_id"], situation.plan[MUNICIPALITIES.name]), "loc_id"])


def _with_locations(
    assessment: Assessment, plan: Plan, locations: set[str], regions: set[str] | None = None
) -> Assessment:
    """An assessment in which only these locations, and what was found about them, are left."""
    kept = replace(assessment.situation, plan=_keeping(plan, locations), travel=assessment.travel)
    findings = tuple(f for f in assessment.report.findings if _concerns(f, kept, locations, regions))
    return Assessment(kept, replace(assessment.report, findings=findings), assessment.travel)


def _concerns(finding: Finding, kept: Situation, locations: set[str], regions: set[str] | None) -> bool:
    """Whether a finding is about what is left, or about the plan as a whole."""
    if finding.table == LOCATIONS.name and finding.code != "A55" and finding.key not in locations:
        return False
    if regions is None:
        return True
    if finding.region is not None:
        return finding.region in regions
    return finding.table != MUNICIPALITIES.name or finding.code == "A55" or finding.key in kept.region_of


def without_private(frame: pd.DataFrame, names: Collection[str]) -> pd.DataFrame:
    """A frame in which these columns are empty; they stay, so that the layout is fixed."""
    here = [name for name in names if name in frame.columns]
    return frame.assign(**dict.fromkeys(here)) if here else frame


WITHHELD = Text("weggelaten", "left out")
"""What stands in a public table where there is something that does not go along; empty is unknown."""


def withheld(frame: pd.DataFrame, names: Collection[str], language: Language) -> pd.DataFrame:
    """A frame for readers in which these columns say that they are left out, where they have a value."""
    said = WITHHELD.in_language(language)
    return frame.assign(
        **{name: plain([None if is_unknown(v) else said for v in frame[name]], frame.index) for name in names}
    )
