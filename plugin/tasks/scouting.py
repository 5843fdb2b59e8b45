# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan made ready for scouting, in a worker: confidential locations count, and nothing leaves the machine."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..adapters.maps.layouts import TEMPLATES
from ..adapters.maps.layouts_pdf import write_pdf
from ..core.annex.report import Document
from ..core.capacity.quarters import Quarter
from ..core.checks.assess import access_leg, straight_line
from ..core.errors import DomainError
from ..core.model.plan import Edits, Plan
from ..core.progress import Part, Progress, stop_if_cancelled
from ..core.siting.criteria import Outcome, Preset, judge
from ..core.siting.effect import Effect, SiteBoard
from ..core.siting.tip import Tip, tip_of, without
from ..core.travel.engine import TravelEngine
from ..storage.annex_odt import write_odt
from ..storage.annex_steady import steady_pdf
from ..storage.geopackage import GeoPackageStore
from .travel_network import chosen_folder, open_chosen


@dataclass(frozen=True)
class KeptEngine:
    """What travel is measured with, and of which choice of the plan: opening a network takes seconds."""

    choice: Hashable
    engine: TravelEngine
    lacking: DomainError | None = None


@dataclass(frozen=True)
class Scouted:
    """A plan ready for scouting. ``lacking``: why its network cannot be used, so that straight lines count."""

    board: SiteBoard
    kept: KeptEngine

    @property
    def lacking(self) -> DomainError | None:
        """Why the network of the plan cannot be used."""
        return self.kept.lacking


def make_ready(
    store: GeoPackageStore,
    edits: Sequence[Edits],
    quarter: Quarter,
    kept: KeptEngine | None,
    own: str | None,
    progress: Progress,
) -> Scouted:
    """Read the plan with its unsaved edits, measure its travel, and prepare for a point that moves.

    Parameters
    ----------
    quarter : in which sites open
    kept : the engine of the last time
    own : a candidate that would count itself; it is left out

    Raises
    ------
    Cancelled, StorageError, InputError
    """
    plan = store.read().as_seen(edits)
    if own is not None:
        plan = without(plan, own)
    engine = _engine(plan, store.path, kept, Part(progress, 0.0, 0.4))
    board = SiteBoard.of(plan, engine.engine, quarter, Part(progress, 0.4, 0.7))
    board.make_ready(Part(progress, 0.7, 1.0))
    return Scouted(board, engine)


def _engine(plan: Plan, path: Path, kept: KeptEngine | None, progress: Progress) -> KeptEngine:
    settings = plan.settings
    choice = (chosen_folder(settings, path), access_leg(plan), settings["omwegfactor"], settings["snelheid_kmh"])
    if kept is not None and kept.choice == choice and kept.lacking is None:
        return kept
    try:
        found = open_chosen(plan, path, progress)
    except DomainError as lacking:
        return KeptEngine(choice, straight_line(plan), lacking)
    return KeptEngine(choice, found.engine if found else straight_line(plan))


@dataclass(frozen=True)
class Measured:
    """A candidate with what it does and the tests it meets."""

    tip: Tip
    effect: Effect
    outcomes: tuple[Outcome, ...]


def measure_candidates(
    store: GeoPackageStore,
    edits: Sequence[Edits],
    quarter: Quarter,
    kept: KeptEngine | None,
    loc_ids: Sequence[str],
    preset: Preset,
    progress: Progress,
) -> list[Measured]:
    """What each of some candidates does, by itself; one that the plan counts already is taken out of it first.

    Raises
    ------
    Cancelled, StorageError, InputError
    """
    plan = store.read().as_seen(edits)
    engine = _engine(plan, store.path, kept, Part(progress, 0.0, 0.3))
    board = SiteBoard.of(plan, engine.engine, quarter, Part(progress, 0.3, 0.5))
    open_now = set(board.situation.locations.loc[board.situation.locations["open"], "loc_id"])
    made = []
    for number, loc_id in enumerate(loc_ids):
        stop_if_cancelled(progress)
        tip = tip_of(plan, loc_id)
        if tip is None:
            continue
        part = Part(progress, 0.5 + 0.5 * number / len(loc_ids), 0.5 + 0.5 * (number + 1) / len(loc_ids))
        own = SiteBoard.of(without(plan, loc_id), engine.engine, quarter, part) if loc_id in open_now else board
        effect = own.effects([tip.site])[0]
        made.append(Measured(tip, effect, tuple(judge(tip.facts, effect, preset, plan.settings))))
    return made


def write_sheet(folder: Path, name: str, document: Document, pictures: Path, templates: Path | None) -> list[Path]:
    """Write the sheet of a candidate as ODT and PDF, by the writers of the annex.

    Raises
    ------
    StorageError
        When the folder cannot be written.
    """
    own = None if templates is None else templates / "bijlage.odt"
    template = own if own is not None and own.is_file() else TEMPLATES / "bijlage.odt"
    odt, pdf = folder / f"{name}.odt", folder / f"{name}.pdf"
    write_odt(odt, document, template, pictures)
    write_pdf(pdf, document, pictures, secret=True)
    steady_pdf(pdf, document.dated)
    return [odt, pdf]
