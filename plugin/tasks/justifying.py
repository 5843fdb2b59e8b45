# SPDX-License-Identifier: GPL-2.0-or-later
"""Accepting a finding with a reason, or taking that back; runs in a worker, knows no layers."""

from __future__ import annotations

from datetime import date

from ..adapters.messages import log
from ..core.checks.assess import assess
from ..core.checks.finding import Acceptance, Finding, Report
from ..core.checks.justified import Key, justify, key_of, without
from ..core.errors import InputError
from ..core.model.tables import JUSTIFICATIONS
from ..core.progress import Part, Progress
from ..core.wording import Text
from ..storage.geopackage import GeoPackageStore
from .travel_network import open_chosen

_GONE = Text("Deze bevinding is er niet meer.", "This finding is not there any more.")
_AGAIN = Text("Controleer het plan opnieuw.", "Check the plan again.")


def justify_finding(store: GeoPackageStore, key: Key, given: Acceptance | None, progress: Progress) -> None:
    """Accept a finding as the file has it now, for the whole plan and for its public view; None: take it back.

    Raises
    ------
    Cancelled, StorageError, InputError
        Nothing was written.
    """
    plan = store.read()
    if given is None:
        store.save({JUSTIFICATIONS.name: without(plan, key)})
        return
    travel = open_chosen(plan, store.path, Part(progress, 0.0, 0.4))
    engine = travel.engine if travel else None
    today = date.today()
    public = assess(plan.public(), engine, today=today, progress=Part(progress, 0.4, 0.7), log=log).report
    whole = public
    if plan.hidden:
        whole = assess(plan, engine, today=today, progress=Part(progress, 0.7, 0.95), log=log).report
    both = _of(whole, key), _of(public, key)
    if both == (None, None):
        raise InputError(_GONE, _AGAIN)
    store.save({JUSTIFICATIONS.name: justify(plan, *both, given)})


def _of(report: Report, key: Key) -> Finding | None:
    return next((finding for finding in report.findings if key_of(finding) == key), None)
