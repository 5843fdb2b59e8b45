# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Capacity" at work: figures that follow every edit, places on the map, copies and files."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from qgis.core import QgsExpression
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QFileDialog

from ...plugin.adapters.locale import language, tr
from ...plugin.adapters.messages import Messages
from ...plugin.adapters.plan.folders import last_folder
from ...plugin.adapters.plan.seen_plan import LiveTables
from ...plugin.core.capacity.outlook import Outlook, area_names, outlook
from ...plugin.core.errors import DomainError
from ...plugin.core.model.plan import Plan
from ...plugin.core.model.schema import Column
from ...plugin.core.model.tables import LOCATIONS
from ...plugin.core.wording import Text
from ...plugin.storage.csv_table import write_csv
from ...plugin.tasks.session import Session
from ..shell.dock_desk import DockDesk
from ..shell.map_view import MapView
from ..widgets.open_dialogs import OpenDialogs
from .capacity_dock import CapacityDock
from .expiry_round import ExpiryDialog
from .reserve_order import ReserveDialog

PICTURES = frozenset({".png", ".svg"})
_COLUMNS = (
    Column("kwartaal", "text", Text("kwartaal", "quarter")),
    Column("nodig", "int", Text("nodig", "needed")),
    Column("getekend", "int", Text("getekend", "signed")),
    Column("regulier", "int", Text("waarvan regulier", "of which regular")),
    Column("incidenteel", "int", Text("waarvan incidenteel", "of which incidental")),
    Column("nood", "int", Text("waarvan (crisis)noodopvang", "of which (crisis) emergency")),
    Column("saldo", "int", Text("saldo", "balance")),
    Column("met_voornemen", "int", Text("met voornemen", "with intended")),
    Column("saldo_voornemen", "int", Text("saldo met voornemen", "balance with intended")),
)

_MARK = Column("vertrouwelijk", "text", Text("vertrouwelijk", "confidential"))
"""Only in a table in which confidential locations count."""


class CapacityDesk(DockDesk):
    """Figures that follow every edit."""

    def __init__(
        self,
        iface: QgisInterface,
        session: Session,
        live: LiveTables,
        messages: Messages,
        view: MapView,
        parent: QObject,
    ) -> None:
        self.dock = CapacityDock(iface.mainWindow())
        super().__init__(session, live, self.dock, parent)
        self._iface, self._messages = iface, messages
        self.made: Outlook | None = None
        self.dialogs = OpenDialogs()
        self.dock.quarter_chosen.connect(self._select_on_map)
        self.dock.location_wanted.connect(lambda loc: view.go_to_row(LOCATIONS.name, loc))
        self.dock.copy_wanted.connect(self.copy)
        self.dock.save_wanted.connect(self.choose_file)
        self.dock.reserve_wanted.connect(self.show_reserve)
        self.dock.expiry_wanted.connect(self.show_expiry)
        self.dock.hidden_box.toggled.connect(lambda _on: self.refresh())

    def remove(self) -> None:
        """Take the dock away."""
        self.dialogs.close()

    # the plan ----------------------------------------------------------------------------------------

    def closed(self) -> None:
        """Nothing to show any more."""
        self.made = None
        self.dock.hidden_box.setChecked(False)  # asked for anew in every plan
        self.dialogs.close()
        self.dock.say_nothing(tr("Open a plan first."))

    def _counted(self, plan: Plan) -> Plan:
        """What the figures are about: confidential locations only when the user wants them."""
        return plan if self.dock.hidden_box.isChecked() else plan.public()

    def show_plan(self, plan: Plan) -> None:
        """Bring the figures up to date."""
        try:
            self.made = outlook(self._counted(plan))
        except DomainError as error:
            self.made = None
            self.dock.say_nothing(error.line(language()))
            return
        self.dock.set_months(plan.settings["afloop_maanden"])
        self.dock.show_outlook(self.made, area_names(plan), plan.hidden)

    # what the user wants -----------------------------------------------------------------------------

    def _select_on_map(self, quarter: str | None) -> None:
        """The locations that open or end in the quarter are selected."""
        layer = self.session.layer(LOCATIONS.name)
        if layer is None:
            return
        names = {row.loc_id for row in self.dock.listed if row.loc_id is not None} if quarter else set()
        if not names:
            layer.removeSelection()
            return
        wanted = ", ".join(QgsExpression.quotedString(name) for name in sorted(names))
        layer.selectByExpression(f'"loc_id" IN ({wanted})')

    def copy(self, what: str) -> None:
        """Put the table or the picture on the clipboard."""
        if what == "picture" and self.dock.chart.copy():
            return
        QGuiApplication.clipboard().setText(self.dock.as_text())

    def choose_file(self) -> None:
        """Ask where the picture or the table goes."""
        suffixes = {tr("Picture (*.png)"): "png", tr("Drawing (*.svg)"): "svg", tr("Table (*.csv)"): "csv"}
        dialog = QFileDialog(self.dock, tr("Save chart or table"), str(last_folder()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(suffixes))
        dialog.setDefaultSuffix("png")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(suffixes[chosen]))
        dialog.selectFile(self.proposed_name())
        if dialog.exec():
            self.save(Path(dialog.selectedFiles()[0]))

    def proposed_name(self) -> str:
        """The name of a file says that confidential locations count in it."""
        name = tr("capacity")
        return f"{name}-{tr('confidential')}" if self.dock.confidential_line() else name

    def save(self, path: Path) -> None:
        """Write the picture or the table, by the name of the file."""
        try:
            if path.suffix.lower() == ".csv":
                mark = self.dock.confidential_line()
                frame = self._frame().assign(**{_MARK.name: mark}) if mark else self._frame()
                write_csv(frame, path, (*_COLUMNS, _MARK) if mark else _COLUMNS)
            elif path.suffix.lower() not in PICTURES:
                self._messages.refuse(tr("A picture is saved as .png or .svg, the table as .csv."))
            elif not self.dock.chart.save(path):
                self._messages.refuse(tr("There is no chart without matplotlib. Choose the table (*.csv)."))
        except DomainError as error:
            self._messages.refuse(error.line(language()))
        except OSError as error:
            self._messages.warning(tr("Cannot write to {path}: {reason}").format(path=path, reason=error))

    def _frame(self) -> pd.DataFrame:
        rows = [
            (
                row.quarter,
                row.need,
                row.signed,
                row.regular,
                row.incidental,
                row.emergency,
                row.balance,
                row.intended,
                row.intended_balance,
            )
            for row in self.dock.rows
        ]
        return pd.DataFrame(rows, columns=[column.name for column in _COLUMNS], dtype="object")

    def show_reserve(self) -> None:
        """Show which reserve to use."""
        plan = self.plan()
        if plan is not None:
            short = [-row.balance for row in self.dock.rows if row.short and row.balance is not None]
            self.dialogs.show(
                ReserveDialog(
                    self._counted(plan),
                    self.session.layer,
                    max(short, default=100),
                    self._iface.mainWindow(),
                    mark=self.dock.confidential_line(),
                )
            )

    def show_expiry(self) -> None:
        """Show what ends soon, and what can be done about it."""
        plan = self.plan()
        if plan is not None:
            self.dialogs.show(ExpiryDialog(plan, self.session.layer, self._counted, self._iface.mainWindow()))
