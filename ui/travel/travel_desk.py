# SPDX-License-Identifier: GPL-2.0-or-later
"""What the section "Travel time" does: choose and build networks, keep norms, make layers for the map."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...plugin.adapters.locale import day, decimal, tr
from ...plugin.adapters.messages import Messages
from ...plugin.adapters.travel import travel_layers
from ...plugin.adapters.travel.travel_layers import AREAS, LINES, ROUTES, TRAVEL_MAP, Made
from ...plugin.core.checks.assess import Assessment
from ...plugin.core.errors import StorageError
from ...plugin.core.progress import Part, Progress, stop_if_cancelled
from ...plugin.core.travel.quality import QualityReport
from ...plugin.core.wording import Text
from ...plugin.storage.network_cache import read_network
from ...plugin.tasks.job import Job, Jobs
from ...plugin.tasks.session import Session
from ...plugin.tasks.travel_maps import make_areas, make_lines, make_quality, quality_rows, stamp_of
from ...plugin.tasks.travel_network import (
    KnownNetwork,
    choose,
    chosen_folder,
    known,
    recent_networks,
    remember_network,
    set_norms,
)
from .travel_section import DIVISION, TravelState

LAYERS_SUFFIX = "_reistijd.gpkg"
QUALITY_FILE = "kwaliteit.gpkg"
_READING = Text("Wegennet lezen", "Reading the road network")

QualityFound = tuple[KnownNetwork, QualityReport, pd.DataFrame, Made]


class TravelWork(QObject):
    """One job at a time, in the background; layers are touched on the main thread."""

    started = pyqtSignal(object, str)
    """A job has begun: the task and what it does."""
    said = pyqtSignal(str)
    ended = pyqtSignal(str)
    """The job has ended; the text is empty unless there is something to say."""
    changed = pyqtSignal()
    """The plan has another network or norm: its figures must be made again."""
    judged = pyqtSignal(object)
    """The quality of a network was read: what :data:`QualityFound` says."""

    def __init__(self, session: Session, jobs: Jobs, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs, self._messages = session, jobs, messages
        self._job: Job | None = None
        self._changed = False
        session.opened.connect(self._tell_lacking)
        session.closed.connect(self.cancel)

    @property
    def is_busy(self) -> bool:
        """Whether a job runs."""
        return self._job is not None

    def state(self) -> TravelState:
        """What the section shows of the open plan."""
        assessment, path = self._session.assessment, self._session.path
        if assessment is None or path is None:
            return TravelState()
        settings = assessment.situation.plan.settings
        chosen = chosen_folder(settings, path)
        networks = {network.folder: network for network in recent_networks()}
        found = known(chosen) if chosen is not None else None
        if found is not None and chosen is not None:
            networks.setdefault(chosen, found)
        return TravelState(
            [(folder, network.title) for folder, network in networks.items()],
            chosen,
            settings["max_minuten"],
            settings["max_km"],
            self._line(chosen, found, settings["omwegfactor"]),
            self._note(assessment, path),
            writable=self._session.read_only is None,
            checked=self._session.checked,
        )

    def _line(self, chosen: Path | None, found: KnownNetwork | None, factor: float) -> str:
        """How distances are measured."""
        if chosen is None:
            line = tr("No network chosen: distances are straight lines × {factor}.")
            return line.format(factor=decimal(factor))
        if found is None:
            return tr("This network is not there any more.")
        return tr("Over the road, with access; roads of {date}.").format(date=day(found.day, tr("unknown date")))

    def _note(self, assessment: Assessment, path: Path) -> str:
        """Which layers on the map show older figures."""
        if not self._session.checked:
            return ""
        stamp, project = stamp_of(assessment, path), QgsProject.instance()
        old = [
            travel_layers.title(kind) for kind in (ROUTES, LINES, AREAS) if travel_layers.is_stale(project, kind, stamp)
        ]
        return tr("From before the last change: {layers}.").format(layers=", ".join(old)) if old else ""

    def _tell_lacking(self) -> None:
        if self._session.lacking is not None:
            self._messages.error(self._session.lacking, tr("opening the network"))

    # the plan's choices ------------------------------------------------------------------------------

    def choose(self, folder: Path | None) -> None:
        """Measure over another network, or in straight lines."""
        if folder is not None:
            remember_network(folder)
        if self._keep(lambda store: choose(store, folder)):
            self.changed.emit()

    def set_norms(self, minutes: float | None, km: float | None) -> None:
        """Judge by other norms."""
        if self._keep(lambda store: set_norms(store, minutes=minutes, km=km)):
            self.changed.emit()

    def _keep(self, write: Callable[[Any], None]) -> bool:
        """Write settings into the plan; False when nothing was written."""
        store = self._session.store
        if store is None or self.is_busy:
            return False
        try:
            write(store)
        except StorageError as error:
            self._messages.error(error, tr("saving the settings"))
            return False
        self._session.refresh_layers()
        return True

    def take_built(self, folder: Path) -> None:
        """A network was built: the plan uses it, and its quality is shown."""
        remember_network(folder)
        if self._session.is_open and self._session.read_only is None:
            self._changed = self._keep(lambda store: choose(store, folder))
        self.show_quality(folder)

    # layers ------------------------------------------------------------------------------------------

    def show(self, kind: str) -> Job | None:
        """Bring a way of showing travel to the front; what is not there yet is made first."""
        assessment, path = self._session.assessment, self._session.path
        if assessment is None or path is None or self.is_busy:
            return None
        project = QgsProject.instance()
        current = travel_layers.find(project, kind) is not None and not travel_layers.is_stale(
            project, kind, stamp_of(assessment, path)
        )
        if kind in (DIVISION, TRAVEL_MAP) or current:
            travel_layers.show(project, kind, path)
            return None
        target = _beside(path, path.with_name(path.stem + LAYERS_SUFFIX))

        def body(progress: Progress) -> Made:
            if kind == AREAS:
                return make_areas(assessment, path, target, progress)
            return make_lines(assessment, path, target, progress, kind=kind)

        return self._start(tr("Making {layer}").format(layer=travel_layers.title(kind)), body, self._put)

    def _put(self, made: Made) -> None:
        path = self._session.path
        if path is not None:
            travel_layers.put(QgsProject.instance(), made, path)
            travel_layers.show(QgsProject.instance(), made.kind, path)

    def show_quality(self, folder: Path) -> Job | None:
        """Read what was wrong with the roads of a network; ``judged`` follows."""
        if self.is_busy:
            return None

        def body(progress: Progress) -> QualityFound:
            progress.report(0.0, _READING)
            report = read_network(folder).report
            stop_if_cancelled(progress)
            frame = quality_rows(report)
            Part(progress, 0.5, 1.0).report(0.0)
            network = known(folder) or KnownNetwork(folder, folder.name, None, "")
            return network, report, frame, make_quality(report, _beside(folder, folder / QUALITY_FILE))

        return self._start(tr("Reading the quality of the network"), body, self._judge)

    def _judge(self, found: QualityFound) -> None:
        project = QgsProject.instance()
        layer = travel_layers.put(project, found[3], self._session.path)
        travel_layers.reveal(project, layer)
        self.judged.emit(found)

    def cancel(self) -> None:
        """Ask the job that runs to stop."""
        if self._job is not None:
            self._job.cancel()

    def _start(self, text: str, body: Callable[[Progress], Any], done: Callable[[Any], None]) -> Job:
        def succeeded(result: Any) -> None:
            try:
                done(result)
            finally:
                self._finish()

        def failed(error: Exception) -> None:
            self._finish()
            self._messages.error(error, text)

        def cancelled() -> None:
            self._finish(tr("Cancelled. The previous outcome stays."))

        job = self._jobs.start(text, body, done=succeeded, failed=failed, cancelled=cancelled, said=self.said.emit)
        self._job = job
        self.started.emit(job, text)
        return job

    def _finish(self, text: str = "") -> None:
        self._job = None
        self.ended.emit(text)
        if self._changed:  # only now: one job at a time
            self._changed = False
            self.changed.emit()


def _beside(owner: Path, wanted: Path) -> Path:
    """Where a layer is kept: beside what it is about, else for this session only."""
    folder = owner if owner.is_dir() else owner.parent
    return wanted if os.access(folder, os.W_OK) else Path(tempfile.gettempdir()) / f"opvangatlas_{wanted.name}"
