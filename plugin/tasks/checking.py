# SPDX-License-Identifier: GPL-2.0-or-later
"""The work behind "Controleer" and behind opening a plan; runs in a worker, knows no layers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from ..adapters.edits import Unsaved, with_unsaved
from ..adapters.messages import log
from ..core.checks.assess import Assessment, assess, findings_table, region_table
from ..core.checks.finding import Report
from ..core.checks.situation import Situation
from ..core.errors import StorageError
from ..core.model.plan import Plan
from ..core.model.tables import TRAVEL
from ..core.progress import Part, Progress
from ..core.wording import Language
from ..storage.geopackage import GeoPackageStore


@dataclass(frozen=True)
class Opened:
    """A plan that was opened: its store, and its figures, also per region. ``checked``: the rules were run."""

    store: GeoPackageStore
    assessment: Assessment
    regions: pd.DataFrame
    checked: bool


@dataclass(frozen=True)
class Checked:
    """The outcome of a check. ``refusal``: why it could not be kept in the plan; the outcome stands."""

    assessment: Assessment
    regions: pd.DataFrame
    kept: bool
    refusal: StorageError | None = None


def open_plan(path: Path, progress: Progress) -> Opened:
    """Open a plan and sum it up; one that was checked before is checked again, so both agree.

    Raises
    ------
    StorageError
        When it cannot be opened or read.
    """
    store = GeoPackageStore.open(path)
    plan = store.read()
    checked = bool(len(plan["bevindingen"]))
    made = assess(plan, progress=progress, log=log) if checked else overview(plan)
    return Opened(store, made, region_table(made), checked=checked)


def overview(plan: Plan) -> Assessment:
    """The figures of a plan without running the rules."""
    return Assessment(Situation(plan), Report((), {}, {}), TRAVEL.empty())


def check_plan(
    store: GeoPackageStore, edits: Sequence[Unsaved], language: Language, progress: Progress, *, keep: bool
) -> Checked:
    """Check a plan with its unsaved edits, without confidential locations; ``keep``: write findings and travel into the plan.

    Raises
    ------
    Cancelled, StorageError
        Nothing was written.
    """
    plan = with_unsaved(store.read(), edits)
    made = assess(plan, progress=Part(progress, 0.05, 0.9), log=log)
    # Summed up here and not where it is shown: that would stop the window for a moment.
    regions = region_table(made)
    if not keep or store.read_only is not None:
        return Checked(made, regions, kept=False)
    try:
        store.save(_derived(plan, made, language))
    except StorageError as refusal:
        return Checked(made, regions, kept=False, refusal=refusal)
    return Checked(made, regions, kept=True)


def _derived(plan: Plan, made: Assessment, language: Language) -> dict[str, pd.DataFrame]:
    """Findings and travel of the active variant, beside those of the other variants."""
    variant = plan.active_variant
    new = {"bevindingen": findings_table(made.report, variant, language), "reistijden": made.travel}
    return {name: _beside(plan[name], frame, variant) for name, frame in new.items()}


def _beside(saved: pd.DataFrame, new: pd.DataFrame, variant: str) -> pd.DataFrame:
    others = saved[saved["variant_id"] != variant]
    return pd.concat([others, new], ignore_index=True) if len(others) else new
