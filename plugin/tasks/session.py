# SPDX-License-Identifier: GPL-2.0-or-later
"""The open plan: its store, its layers, its last outcome, and what has changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pandas as pd
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..adapters.maps import secret_mark
from ..adapters.plan import plan_layers
from ..adapters.plan.unsaved_edits import unsaved
from ..core.checks.assess import Assessment
from ..core.errors import DomainError
from ..core.model.plan import Edits, Plan
from ..core.model.tables import FINDINGS, LOCATIONS, MUNICIPALITIES, REGIONS, TABLES, TRAVEL
from ..core.wording import Text
from ..storage.geopackage import GeoPackageStore
from .checking import Checked, Opened
from .figures import FiguresState
from .save_group import SaveGroup
from .travel_network import KnownNetwork
from .watcher import LayerWatcher


@dataclass(frozen=True)
class Moment:
    """Which plan is open, how often its file was written, and how often it got figures: for what an answer holds."""

    plan: int = 0
    written: int = 0
    figures: int = 0


class Session(QObject):
    """At most one plan is open. Everything here runs on the main thread."""

    opened = pyqtSignal()
    closed = pyqtSignal()
    assessed = pyqtSignal()
    """There are new figures."""
    changed = pyqtSignal()
    """The figures became old, or are up to date again."""
    overtaken = pyqtSignal()
    """Another program has saved a table of which edits wait here."""
    municipalities_saved = pyqtSignal()
    """Municipalities were saved with another region or shape: the regions no longer fit."""

    def __init__(self, project: QgsProject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._watcher: LayerWatcher | None = None
        self.moment = Moment()
        self._figures = FiguresState()
        self.may_save: Callable[[], bool] = lambda: True
        """Whether edits fit what another program saved since; asks the user where they do not."""
        self.save_division: Callable[[], list[str]] = list
        """Saves the division with the polygons of its regions; what was refused."""
        self.at_rest: Callable[[], bool] = lambda: True
        """The one gate before the plan is read anew: edits are saved or dropped, as the user says; False: stay."""
        self._forget()

    def _forget(self) -> None:
        self.store: GeoPackageStore | None = None
        self.group: SaveGroup | None = None
        """How its layers are saved; None when they are not."""
        self.plan: Plan | None = None
        """All of the plan, for the screen of its owner, as it was when its figures were made."""
        self.assessment: Assessment | None = None
        self.regions: pd.DataFrame | None = None
        self.checked = False
        self.checked_at: datetime | None = None
        self.network: KnownNetwork | None = None
        self.lacking: DomainError | None = None
        self.edits = 0

    @property
    def is_open(self) -> bool:
        """Whether there is a plan."""
        return self.store is not None

    @property
    def path(self) -> Path | None:
        """The file of the plan."""
        return None if self.store is None else self.store.path

    @property
    def name(self) -> str:
        """The plan's own name, else that of its file."""
        if self.store is None or self.plan is None:
            return ""
        return str(self.plan.settings["plan_naam"] or self.store.path.stem)

    @property
    def read_only(self) -> Text | None:
        """Why the plan cannot be written; None when it can, or when there is none."""
        return None if self.store is None else self.store.read_only

    @property
    def stale(self) -> bool:
        """Whether the plan was changed after its figures were made."""
        return self._figures.now.stale

    def _pass(self, *, plan: int = 0, written: int = 0, figures: int = 0) -> None:
        now = self.moment
        self.moment = Moment(now.plan + plan, now.written + written, now.figures + figures)

    def start(self, opened: Opened) -> None:
        """Show a plan that was opened; its layers are in the project by now."""
        self.end()
        self._pass(plan=1)
        self.store, self.checked = opened.store, opened.checked
        self.plan, self.assessment, self.regions = opened.plan, opened.assessment, opened.regions
        self.network, self.lacking = opened.network, opened.lacking
        self.checked_at = datetime.now() if opened.checked else None
        self._figures.taken(counted=False, since=bool(self.unsaved_layers()))
        self.show_figures(opened.plan)
        self._watch()
        if opened.store.read_only is None:
            self.group = SaveGroup(self._project, opened.store.path, self.layers(), self)
            self.group.overtaken.connect(self.overtaken)
        self.opened.emit()

    def end(self) -> None:
        """Leave the plan; the project is left as it is."""
        if self.store is None:
            return
        if self._watcher is not None:
            self._watcher.stop()
            self._watcher = None
        if self.group is not None:
            self.group.stop()
        self.store.close()
        self._figures.closed()
        self._forget()
        self._pass(plan=1)
        self.closed.emit()

    def take(self, outcome: Checked, *, with_edits: bool, edits: int | None = None) -> None:
        """Take the outcome of a check.

        Parameters
        ----------
        with_edits : it counted edits that are not saved
        edits : how many there had been when it was asked for; those made since leave the figures old
        """
        self.plan, self.assessment, self.regions = outcome.plan, outcome.assessment, outcome.regions
        self.checked, self.checked_at = True, datetime.now()
        self.network, self.lacking = outcome.network, None
        self._figures.taken(counted=with_edits, since=edits not in (None, self.edits))
        self.show_figures(outcome.plan)
        self._pass(figures=1)
        self.assessed.emit()
        if outcome.kept:
            # After the lists were drawn: each of both is short, together they are not.
            QTimer.singleShot(0, self.reload_outcome)

    def update(self, opened: Opened) -> None:
        """Take new figures of the same plan as it is in its file, as after an import."""
        self.plan, self.assessment, self.regions = opened.plan, opened.assessment, opened.regions
        self.checked = opened.checked
        self.network, self.lacking = opened.network, opened.lacking
        self._figures.taken(counted=False, since=bool(self.unsaved_layers()))
        self.show_figures(opened.plan)
        self._pass(figures=1)
        self.assessed.emit()

    # layers ------------------------------------------------------------------------------------------

    def layer(self, table: str) -> QgsVectorLayer | None:
        """The project's layer of a table."""
        return plan_layers.find(self._project, table, self.path) if self.is_open else None

    def layers(self) -> Iterable[tuple[str, QgsVectorLayer]]:
        """The plan's layers that are in the project."""
        return plan_layers.tables_of(self._project, self.path).items() if self.is_open else ()

    def show_figures(self, plan: Plan) -> None:
        """Tell the styles of the layers what they need of other tables of the plan."""
        if self.path is not None:
            plan_layers.remember_plan(self._project, plan, self.path)
            secret_mark.show(self._project, self.layer(LOCATIONS.name), plan.hidden)

    def is_division(self, layer: QgsVectorLayer) -> bool:
        """Whether a layer is one in which regions are drawn."""
        return layer in (self.layer(MUNICIPALITIES.name), self.layer(REGIONS.name))

    def refresh_layers(self) -> None:
        """Show what is in the file now: something else than the layers has written it."""
        if self.is_open:
            self._pass(written=1)
            plan_layers.refresh(self._project, self.path)
            if self.group is not None and not self.unsaved_layers():
                self.group.refresh()

    def written_elsewhere(self) -> None:
        """Something else than the layers has written the plan: show it; the figures are old until there are new."""
        self.refresh_layers()
        if self.is_open:
            self._mark(self._figures.written_elsewhere)

    def reload_outcome(self) -> None:
        """Show the findings and the travel times that were just written; nothing else has changed."""
        if not self.is_open:
            return
        views = (plan_layers.OWN_TRAVEL, plan_layers.TRAVEL_MAP)
        layers = [plan_layers.find_view(self._project, view, self.path) for view in views]
        for layer in (self.layer(FINDINGS.name), self.layer(TRAVEL.name), *layers):
            if layer is not None:
                layer.dataProvider().reloadData()
                layer.layerModified.emit()
                layer.triggerRepaint()

    def is_edited(self) -> bool:
        """Whether the user is editing one of the layers."""
        return any(layer.isEditable() for _, layer in self.layers())

    def unsaved_layers(self) -> list[QgsVectorLayer]:
        """Layers with edits that are not saved."""
        return [layer for _, layer in self.layers() if layer.isModified()]

    def unsaved_rows(self) -> list[Edits]:
        """Those edits, for a worker."""
        found = (unsaved(layer, TABLES[name]) for name, layer in self.layers() if not TABLES[name].derived)
        return [edit for edit in found if edit is not None]

    def _watch(self) -> None:
        watcher = LayerWatcher(self.layers(), self)
        watcher.edited.connect(self._on_edit)
        watcher.saved.connect(self._on_commit)
        watcher.rolled_back.connect(self._on_rollback)
        watcher.municipalities_saved.connect(self.municipalities_saved)
        self._watcher = watcher

    def _on_edit(self) -> None:
        self.edits += 1
        self._mark(self._figures.edited)

    def _on_commit(self) -> None:
        self._pass(written=1)
        left = bool(self.unsaved_layers())
        self._mark(lambda: self._figures.saved(left=left))

    def _on_rollback(self) -> None:
        self._pass(written=1)
        left = bool(self.unsaved_layers())
        self._mark(lambda: self._figures.dropped(left=left))

    def _mark(self, happened: Callable[[], None]) -> None:
        before = self.stale
        happened()
        if self.stale != before:
            self.changed.emit()
