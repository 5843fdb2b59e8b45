# SPDX-License-Identifier: GPL-2.0-or-later
"""Filling the plan's other tables: settings, and imports of tables and of an annex."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import QgsApplication
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QDialog

from ...plugin.adapters.locale import tr
from ...plugin.adapters.messages import Messages
from ...plugin.adapters.plan.seen_plan import LiveTables
from ...plugin.core.errors import DomainError
from ...plugin.core.model.plan import Plan, settings_frame
from ...plugin.core.model.tables import SETTINGS_TABLE
from ...plugin.tasks.runner import Runner
from ...plugin.tasks.session import Session
from ..imports.import_table import ImportTableDialog
from ..imports.table_kinds import KINDS
from ..shell.actions import Actions
from ..shell.layer_commands import Edits
from ..widgets.open_dialogs import OpenDialogs
from .plan_files import PlanFiles
from .plan_rows import PlanRowsDialog
from .plan_settings import PlanSettingsDialog

IMPORTS = {"agreed": "importagreed", "offers": "importoffers"}
"""Command of the menu → algorithm, for imports through QGIS's own dialog."""


class PlanTables(QObject):
    """Nothing is imported over edits that are not saved."""

    written = pyqtSignal()
    """The plan has other rows or settings: it has to be read again."""

    def __init__(
        self,
        iface: QgisInterface,
        session: Session,
        runner: Runner,
        live: LiveTables,
        edits: Edits,
        files: PlanFiles,
        messages: Messages,
        actions: Actions,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._iface, self._session, self._runner, self._messages = iface, session, runner, messages
        self.dialogs = OpenDialogs()
        self._live, self._edits, self._files = live, edits, files
        self.rows_dialog: PlanRowsDialog | None = None
        session.closed.connect(self._close_rows)
        session.closed.connect(self.dialogs.close)
        live.changed.connect(self._refresh_rows)
        for command in KINDS:
            _on(actions[command], lambda name=command: self.import_table(name))
        for command, algorithm in IMPORTS.items():
            _on(actions[command], lambda name=algorithm: self.run(name))
        _on(actions["import_annex"], lambda: self.run("importannex"))
        _on(actions["need_and_offer"], lambda: self.run("needandoffer"))
        _on(actions["settings"], self.settings)
        _on(actions["rows"], self.rows)

    def import_table(self, command: str) -> ImportTableDialog | None:
        """Show the dialog that imports a table into the open plan; None when it cannot be."""
        path, plan = self._session.path, self._plan()
        if path is None or plan is None or not self._saved():
            return None
        dialog = ImportTableDialog(self._runner, path, plan, KINDS[command], self._iface.mainWindow())
        dialog.imported.connect(self.written)
        dialog.rows_wanted.connect(self._iface.showAttributeTable)
        self.dialogs.keep(dialog)
        dialog.open()
        return dialog

    def run(self, name: str) -> QDialog | None:
        """Show QGIS's own dialog of an algorithm, for the open plan when there is one; None when it cannot be."""
        path = self._session.path
        if QgsApplication.processingRegistry().algorithmById(f"opvangatlas:{name}") is None:
            return None
        if name in IMPORTS.values() and not self._saved():
            return None
        from qgis import processing  # QGIS's own plug-in: there only inside QGIS

        dialog = processing.createAlgorithmDialog(f"opvangatlas:{name}", {} if path is None else {"PLAN": str(path)})
        if name in IMPORTS.values():
            dialog.algorithmFinished.connect(lambda done, _results: self.written.emit() if done else None)
        dialog.show()
        return dialog

    def settings(self) -> PlanSettingsDialog | None:
        """Show the settings of the open plan."""
        plan = self._session.plan
        if plan is None or not self._saved():
            return None
        dialog = PlanSettingsDialog(plan, self._keep, self._iface.mainWindow())
        dialog.open()
        return dialog

    def rows(self) -> PlanRowsDialog | None:
        """Show milestones, signals, agreed need and offers; the map stays at hand."""
        if self._session.assessment is None:
            return None
        if self.rows_dialog is None:
            self.rows_dialog = PlanRowsDialog(self._edits, self._plan, self._save, self._iface.mainWindow())
            self.rows_dialog.finished.connect(lambda _result: self._close_rows())
        self.rows_dialog.show()
        self.rows_dialog.raise_()
        return self.rows_dialog

    def _plan(self) -> Plan | None:
        return None if self._session.plan is None else self._live.plan(self._session.plan)

    def _save(self) -> None:
        self._files.save_layers(self._session.unsaved_layers())

    def _refresh_rows(self) -> None:
        if self.rows_dialog is not None and self._session.is_open:
            self.rows_dialog.refresh()

    def _close_rows(self) -> None:
        if self.rows_dialog is not None:
            dialog, self.rows_dialog = self.rows_dialog, None
            dialog.close()
            dialog.deleteLater()

    def _keep(self, changed: Mapping[str, object]) -> bool:
        store = self._session.store
        if store is None:
            return False
        try:
            settings = store.read([]).settings.changed(**changed)
            store.save({SETTINGS_TABLE.name: settings_frame(settings)})
        except DomainError as error:
            self._messages.error(error, tr("saving the settings"))
            return False
        self.written.emit()
        return True

    def _saved(self) -> bool:
        """Whether all edits are in the file; if not, that is said."""
        waiting = [layer.name() for layer in self._session.unsaved_layers()]
        if waiting:
            text = tr("Save or undo the edits first: {layers}.")
            self._messages.warning(text.format(layers=", ".join(waiting)))
        return not waiting


def _on(action: QAction, act: Any) -> None:
    action.triggered.connect(lambda _checked=False: act())
