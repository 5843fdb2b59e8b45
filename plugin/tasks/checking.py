# SPDX-License-Identifier: GPL-2.0-or-later
"""The work behind "Controleer" and behind opening a plan; runs in a worker, knows no layers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from ..adapters.locale import language
from ..adapters.messages import log
from ..core.checks.assess import Assessment, assess, findings_table, region_table
from ..core.checks.finding import Report
from ..core.errors import DomainError, StorageError
from ..core.model.merge import same_table
from ..core.model.plan import Edits, Plan
from ..core.model.tables import FINDINGS, MUNICIPALITIES, REGIONS, TABLES, TRAVEL
from ..core.progress import Part, Progress
from ..core.situation.situation import Situation
from ..core.wording import Language
from ..storage.geopackage import GeoPackageStore
from .travel_network import KnownNetwork, open_chosen


@dataclass(frozen=True)
class Opened:
    """A plan that was opened: its store, and its figures, also per region. ``checked``: the rules were run.

    ``plan``: all of it, for the screen of its owner; the figures are of what anyone may know.
    ``network``: over which roads was measured. ``lacking``: why the network of the plan cannot be used.
    """

    store: GeoPackageStore
    plan: Plan
    assessment: Assessment
    regions: pd.DataFrame
    checked: bool
    network: KnownNetwork | None = None
    lacking: DomainError | None = None


@dataclass(frozen=True)
class Checked:
    """The outcome of a check. ``refusal``: why it could not be kept in the plan; the outcome stands.

    ``plan``: all of it, with the edits that were not saved; the figures are of what anyone may know.
    ``network``: over which roads was measured. ``warning``: what could not be saved for next time.
    """

    plan: Plan
    assessment: Assessment
    regions: pd.DataFrame
    kept: bool
    refusal: StorageError | None = None
    network: KnownNetwork | None = None
    warning: StorageError | None = None


def open_plan(path: Path, progress: Progress) -> Opened:
    """Open a plan and sum it up; one that was checked before is checked again, so both agree.

    Raises
    ------
    StorageError
        When it cannot be opened or read.
    """
    store = GeoPackageStore.open(path)
    plan = store.read()
    checked = bool(len(plan[FINDINGS.name]))
    if not checked:
        assessment = overview(plan)
        return Opened(store, plan, assessment, region_table(assessment), checked=False)
    try:
        travel = open_chosen(plan, path, Part(progress, 0.0, 0.4))
        engine = travel.engine if travel else None
        assessment = assess(plan.public(), engine, today=date.today(), progress=Part(progress, 0.4, 1.0), log=log)
    except DomainError as lacking:  # the plan itself is fine: it opens, not checked
        assessment = overview(plan)
        return Opened(store, plan, assessment, region_table(assessment), checked=False, lacking=lacking)
    _keep_again(store, plan, assessment)
    return Opened(
        store, plan, assessment, region_table(assessment), checked=True, network=travel.network if travel else None
    )


def _keep_again(store: GeoPackageStore, plan: Plan, assessment: Assessment) -> None:
    """The layer of findings shows what the panel says: not those of a check of before."""
    new = _derived(plan, assessment, language())
    changed = {name: frame for name, frame in new.items() if not same_table(TABLES[name], plan[name], frame)}
    if not changed or store.read_only is not None:
        return
    try:
        store.save(changed)
    except StorageError as error:  # somebody else is in it: what is shown is right, what is kept is older
        log(f"{error} {error.details}")


def overview(plan: Plan) -> Assessment:
    """The figures of what anyone may know of a plan, without running the rules."""
    return Assessment(Situation(plan.public(), today=date.today()), Report((), {}, {}), TRAVEL.empty())


def check_plan(
    store: GeoPackageStore, edits: Sequence[Edits], wording: Language, progress: Progress, *, keep: bool
) -> Checked:
    """Check a plan with its unsaved edits, without confidential locations; ``keep``: save the outcome.

    Raises
    ------
    Cancelled, StorageError, InputError
        Nothing was written.
    """
    plan = store.read().as_seen(edits)
    travel = open_chosen(plan, store.path, Part(progress, 0.05, 0.5))
    engine = travel.engine if travel else None
    judged = _judged(plan, edits).public()
    assessment = assess(judged, engine, today=date.today(), progress=Part(progress, 0.5, 0.9), log=log)
    # Summed up here and not where it is shown: that would stop the window for a moment.
    outcome = Checked(
        plan,
        assessment,
        region_table(assessment),
        kept=keep and store.read_only is None,
        network=travel.network if travel else None,
        warning=travel.warning if travel else None,
    )
    if not outcome.kept:
        return outcome
    try:
        store.save(_derived(plan, assessment, wording))
    except StorageError as refusal:
        return replace(outcome, kept=False, refusal=refusal)
    return outcome


def _judged(plan: Plan, edits: Sequence[Edits]) -> Plan:
    """Shapes of regions are saved with the division; until then those in the file are of another one."""
    if not any(edit.table is MUNICIPALITIES for edit in edits):
        return plan
    return plan.with_tables(**{REGIONS.name: plan[REGIONS.name].assign(geom=None)})


def _derived(plan: Plan, assessment: Assessment, wording: Language) -> dict[str, pd.DataFrame]:
    """Findings and travel of the active variant, beside those of the other variants."""
    variant = plan.active_variant
    new = {FINDINGS.name: findings_table(assessment.report, variant, wording), TRAVEL.name: assessment.travel}
    return {name: _beside(plan[name], frame, variant) for name, frame in new.items()}


def _beside(saved: pd.DataFrame, new: pd.DataFrame, variant: str) -> pd.DataFrame:
    others = saved[saved["variant_id"] != variant]
    return pd.concat([others, new], ignore_index=True) if len(others) else new
