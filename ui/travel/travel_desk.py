# SPDX-License-Identifier: GPL-2.0-or-later
"""What the section "Travel time" does: choose and build networks, keep norms, make layers for the map."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...plugin.adapters.locale import day, decimal, tr
from ...plugin.adapters.messages import Messages
from ...plugin.adapters.travel import travel_layers
from ...plugin.adapters.travel.travel_layers import AREAS, LINES, ROUTES, TRAVEL_MAP, Made
from ...plugin.core.checks.assess import Assessment
from ...plugin.core.progress import Part, Progress, stop_if_cancelled
from ...plugin.core.travel.quality import QualityReport
from ...plugin.core.wording import Text
from ...plugin.storage.geopackage import GeoPackageStore
from ...plugin.storage.network_cache import read_network
from ...plugin.tasks.job import Body, Job
from ...plugin.tasks.runner import Runner, Work
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


class TravelDesk(QObject):
    """Works in the background; layers are touched on the main thread."""

    changed = pyqtSignal()
    """The plan has another network or norm: its figures must be made again."""
    judged = pyqtSignal(object)
    """The quality of a network was read: what :data:`QualityFound` says."""

    def __init__(self, session: Session, runner: Runner, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._runner, self._messages = session, runner, messages
        session.opened.connect(self._tell_lacking)

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
        self._keep("network", lambda store: choose(store, folder))

    def set_norms(self, minutes: float | None, km: float | None) -> None:
        """Judge by other norms."""
        self._keep("norms", lambda store: set_norms(store, minutes=minutes, km=km))

    def _keep(self, name: str, write: Callable[[GeoPackageStore], None]) -> None:
        """Write settings into the plan as soon as nothing else works on it; the figures follow."""

        def act() -> None:
            if self._session.store is None:
                return
            write(self._session.store)
            self._session.written_elsewhere()
            self.changed.emit()

        if self._session.is_open:
            self._runner.do(Work(name, tr("saving the settings"), act, _nothing))

    def take_built(self, folder: Path) -> None:
        """A network was built: its quality is shown, and the plan uses it."""
        self.show_quality(folder)
        if self._session.is_open and self._session.read_only is None:
            self.choose(folder)
        else:
            remember_network(folder)

    # layers ------------------------------------------------------------------------------------------

    def show(self, kind: str) -> Job | None:
        """Bring a way of showing travel to the front; what is not there yet is made first."""
        if self._session.is_open and (kind in (DIVISION, TRAVEL_MAP) or self._is_current(kind)):
            travel_layers.show(QgsProject.instance(), kind, self._session.path)
            return None
        text = tr("Making {layer}").format(layer=travel_layers.title(kind))
        work = Work(f"travel {kind}", text, lambda: self._prepare(kind), self._put, about=self._figures)
        return self._runner.do(work) if self._session.is_open else None

    def _is_current(self, kind: str) -> bool:
        """Whether the layer is there and shows the figures of now."""
        assessment, path, project = self._session.assessment, self._session.path, QgsProject.instance()
        if assessment is None or path is None or travel_layers.find(project, kind) is None:
            return False
        return not travel_layers.is_stale(project, kind, stamp_of(assessment, path))

    def _figures(self) -> tuple[int, int]:
        return self._session.moment.plan, self._session.moment.figures

    def _prepare(self, kind: str) -> Body | None:
        assessment, path = self._session.assessment, self._session.path
        if assessment is None or path is None:
            return None
        target = _beside(path, path.with_name(path.stem + LAYERS_SUFFIX))

        def body(progress: Progress) -> Made:
            if kind == AREAS:
                return make_areas(assessment, path, target, progress)
            return make_lines(assessment, path, target, progress, kind=kind)

        return body

    def _put(self, made: Made) -> None:
        path = self._session.path
        if path is not None:
            travel_layers.put(QgsProject.instance(), made, path)
            travel_layers.show(QgsProject.instance(), made.kind, path)

    def show_quality(self, folder: Path) -> Job | None:
        """Read what was wrong with the roads of a network; ``judged`` follows."""

        def body(progress: Progress) -> QualityFound:
            progress.report(0.0, _READING)
            report = read_network(folder).report
            stop_if_cancelled(progress)
            frame = quality_rows(report)
            Part(progress, 0.5, 1.0).report(0.0)
            network = known(folder) or KnownNetwork(folder, folder.name, None, "")
            return network, report, frame, make_quality(report, _beside(folder, folder / QUALITY_FILE))

        text = tr("Reading the quality of the network")
        return self._runner.do(Work("quality", text, lambda: body, self._judge, each=True))

    def _judge(self, found: QualityFound) -> None:
        project = QgsProject.instance()
        layer = travel_layers.put(project, found[3], self._session.path)
        travel_layers.reveal(project, layer)
        self.judged.emit(found)


def _nothing(_answer: object) -> None:
    """What was written on the main thread has no answer."""


def _beside(owner: Path, wanted: Path) -> Path:
    """Where a layer is kept: beside what it is about, else for this session only."""
    folder = owner if owner.is_dir() else owner.parent
    return wanted if os.access(folder, os.W_OK) else Path(tempfile.gettempdir()) / f"opvangatlas_{wanted.name}"
