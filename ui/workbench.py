# SPDX-License-Identifier: GPL-2.0-or-later
"""Everything on the screen, wired together: commands, menus, docks, map."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProject, QgsTask
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QMessageBox

from ..plugin.adapters.guide import open_guide
from ..plugin.adapters.locale import tr, words
from ..plugin.adapters.messages import Messages
from ..plugin.adapters.plan.folders import last_folder, plans_folder
from ..plugin.adapters.plan.seen_plan import LiveTables
from ..plugin.adapters.version import version
from ..plugin.core.checks.finding import Severity
from ..plugin.core.model.tables import LOCATIONS, REGIONS
from ..plugin.tasks.runner import Runner
from ..plugin.tasks.session import Session
from .annex.annex_dialog import AnnexDialog
from .capacity.capacity_desk import CapacityDesk
from .findings.finding_rows import FindingRow
from .findings.justify_dialog import JustifyDialog
from .imports.import_dialog import ImportDialog
from .imports.import_links import ImportLinksDialog
from .imports.import_locations import ImportLocationsDialog
from .locations.location_desk import LocationDesk
from .plan.new_plan import NewPlanDialog
from .plan.plan_desk import PlanDesk
from .plan.plan_dock import WIDTH, PlanDock
from .plan.plan_files import PlanFiles
from .plan.plan_tables import PlanTables
from .plan.steps import StepKind
from .regions.regions_desk import RegionsDesk
from .scouting.scouting_desk import ScoutingDesk
from .shell import options, plan_drop
from .shell.actions import Actions
from .shell.docks import Docks
from .shell.layer_commands import Edits
from .shell.map_view import MapView
from .shell.menus import Menus
from .shell.questions import ask_unsaved
from .travel.build_network import BuildNetworkDialog
from .travel.travel_desk import QualityFound, TravelDesk
from .travel.travel_section_quality import QualityDialog
from .widgets.icons import of_verdict
from .widgets.open_dialogs import OpenDialogs
from .widgets.verdicts import verdict_text


class Workbench(QObject):
    """Lives as long as the plug-in is loaded in a QGIS with a window."""

    def __init__(self, iface: QgisInterface, session: Session) -> None:
        super().__init__(iface.mainWindow())
        self.iface, self.session = iface, session
        self.messages = Messages(iface.messageBar(), iface.openMessageLog)
        self.runner = Runner(self.messages.error, self)
        session.closed.connect(self.runner.leave)
        self.actions = Actions(self)
        window = iface.mainWindow()
        self.files = PlanFiles(
            iface,
            session,
            self.runner,
            self.messages,
            ask=lambda plan, layers: ask_unsaved(plan, layers, window),
            ask_path=self.choose_copy,
            parent=self,
        )
        self.menus = Menus(iface, self.actions, self.files.open)
        starts = [self.actions[name] for name in ("new", "open", "sample")]
        self.dock = PlanDock(session, starts, self.menus.plan, window)
        self.map = MapView(iface.mapCanvas(), session.layer)
        self.regions = RegionsDesk(iface, session, self.runner, self.messages, self.map, self)
        self.work = PlanDesk(session, self.runner, self.messages, self.regions.drawing.writes_polygons, self)
        self.travel = TravelDesk(session, self.runner, self.messages, self)
        add = self.actions["add_location"]
        self.live = LiveTables(session.layer, self)
        session.opened.connect(self.live.start)
        session.closed.connect(self.live.stop)
        self.live.changed.connect(self._follow_edits)
        edits = Edits(iface, session, self.messages)
        self.location = LocationDesk(iface, session, self.live, edits, self.files, self.messages, self.map, add, self)
        self.capacity = CapacityDesk(iface, session, self.live, self.messages, self.map, self)
        scout = self.actions["scout"]
        self.scouting = ScoutingDesk(
            iface, session, self.live, edits, self.runner, self.messages, self.map, scout, self
        )  # fmt: skip
        self.tables = PlanTables(
            iface, session, self.runner, self.live, edits, self.files, self.messages, self.actions, self
        )
        self.tables.written.connect(self._imported)
        self.options = options.register(iface)
        self.drop = plan_drop.register(iface, self.files.open)
        self.dialogs = OpenDialogs()
        self.docks = Docks(iface, self.menus)
        self.docks.add(self.dock, "plan", "Ctrl+Shift+1")
        self.docks.add(self.regions.dock, "regions", "Ctrl+Shift+2")
        self.docks.add(self.location.dock, "locatie", "Ctrl+Shift+3")
        self.docks.add(self.capacity.dock, "capaciteit", "Ctrl+Shift+4")
        self.docks.add(self.scouting.dock, "verkennen", "")
        self.regions.show_in(self.menus)
        self._connect_commands()
        self._connect_views()
        self._enable()
        # The plug-in may be switched on, or reloaded, while its plan is on the screen.
        self.files.adopt_project()

    def _connect_commands(self) -> None:
        slots = {
            "new": self.new_plan,
            "open": self.choose_plan,
            "sample": self.files.open_sample,
            "close": self.files.close,
            "locations": self.import_locations,
            "links": self.import_links,
            "division": lambda: self.regions.variants.algorithm("importassignment"),
            "network": self.build_network,
            "check": self.work.check,
            "next": lambda: self.walk(1),
            "previous": lambda: self.walk(-1),
            "derive": self.work.derive,
            "annex": self.make_annex,
            "guide": self.show_guide,
            "about": self.about,
        }
        for name, slot in slots.items():
            self.actions[name].triggered.connect(lambda _checked=False, act=slot: act())

    def _connect_views(self) -> None:
        project = QgsProject.instance()
        self.iface.projectRead.connect(self.files.adopt_project)
        self.iface.projectRead.connect(self.menus.background.look_after)
        project.cleared.connect(self.files.leave_project)
        self.runner.started.connect(self._busy)
        self.runner.said.connect(self.dock.busy.say)
        self.runner.ended.connect(self._rest)
        self.files.shown.connect(self.map.go_to_all)
        self.regions.drawing.plan_written.connect(self._imported)
        for signal in (self.session.opened, self.session.closed, self.session.assessed):
            signal.connect(self._follow)
        self._connect_travel()
        self.session.opened.connect(lambda: self.docks.appear(WIDTH))
        self.capacity.dock.moments_wanted.connect(self.actions["rows"].trigger)
        self.scouting.form_wanted.connect(self.location.open)
        self.dock.left.connect(self.iface.mapCanvas().setFocus)
        self.dock.check.connect(self.actions["check"].trigger)
        self.dock.header.change_button.clicked.connect(self.actions["settings"].trigger)
        self.dock.steps.chosen.connect(self.go_to_step)
        self.dock.regions.chosen.connect(lambda region: self.map.go_to_row(REGIONS.name, region))
        self.dock.findings.zoom.connect(self.map.go_to_finding)
        self.dock.findings.opened.connect(self.open_form)
        self.dock.findings.justify.connect(self.justify)
        self.menus.status.clicked.connect(self.dock.show_findings)

    def _connect_travel(self) -> None:
        section, work = self.dock.travel, self.travel
        section.network_chosen.connect(work.choose)
        section.norms_changed.connect(work.set_norms)
        section.show_wanted.connect(work.show)
        section.quality_wanted.connect(work.show_quality)
        section.build_wanted.connect(self.actions["network"].trigger)
        work.changed.connect(self.work.refresh)
        work.judged.connect(self._show_quality)

    def _follow(self) -> None:
        if not self.runner.is_busy():  # else its end follows, and shows the same
            self._show_state()

    def _show_state(self) -> None:
        self._enable()
        self.dock.travel.show_state(self.travel.state())

    def _follow_edits(self) -> None:
        """Symbols are of the places that the layers show, edits included."""
        layer = self.session.layer(LOCATIONS.name)
        if self.session.plan is not None and layer is not None:
            self.session.show_figures(self.live.plan(self.session.plan))
            layer.triggerRepaint()

    def _show_quality(self, found: QualityFound) -> None:
        network, report, frame, _made = found
        dialog = QualityDialog(network.title, report, frame, self.iface.mainWindow())
        dialog.zoom.connect(self.map.go_to)
        self.dialogs.show(dialog)

    def _busy(self, task: QgsTask, text: str) -> None:
        self.dock.watch(task, text)
        self._enable()

    def _rest(self, text: str = "") -> None:
        self.dock.rest(text)
        self._show_state()

    def _enable(self) -> None:
        is_open, busy = self.session.is_open, self.runner.is_busy()
        self.actions.enable(plan=is_open, writable=is_open and self.session.read_only is None, busy=busy)
        report = self.session.assessment.report if self.session.assessment and self.session.checked else None
        self.dock.header.change_button.setEnabled(self.actions["settings"].isEnabled())
        self.menus.status.setVisible(report is not None)
        if report is not None:
            faults = tr("%n error(s)", None, report.count(Severity.FAULT))
            self.menus.status.say(of_verdict(report.verdict()), f"{verdict_text(report.verdict())} · {faults}")

    # commands ----------------------------------------------------------------------------------------

    def choose_plan(self) -> None:
        """Ask which plan to open."""
        filters = tr("Plans (*.gpkg)")
        path, _ = QFileDialog.getOpenFileName(self.iface.mainWindow(), tr("Open plan"), str(last_folder()), filters)
        if path:
            self.files.open(Path(path))

    def choose_copy(self, plan: Path) -> Path | None:
        """Ask where a copy of a plan goes; None: nowhere."""
        proposal = str(plans_folder() / plan.name)
        path, _ = QFileDialog.getSaveFileName(self.iface.mainWindow(), tr("Save copy"), proposal, tr("Plans (*.gpkg)"))
        return Path(path) if path else None

    def new_plan(self) -> None:
        """Show the dialog "New plan"; what it makes is opened."""
        dialog = NewPlanDialog(self.runner, self.iface.mainWindow())
        dialog.created.connect(lambda path: self.files.open(Path(path)))
        self._show(dialog)

    def import_locations(self) -> None:
        """Show the dialog that imports locations into the plan."""
        assessment, path = self.session.assessment, self.session.path
        if assessment is not None and path is not None and self.session.at_rest():
            dialog = ImportLocationsDialog(self.runner, path, assessment.situation.plan, self.iface.mainWindow())
            self._show(dialog)

    def import_links(self) -> None:
        """Show the dialog that imports declared links into the plan."""
        if self.session.path is not None and self.session.at_rest():
            dialog = ImportLinksDialog(self.runner, self.session.path, self.iface.mainWindow())
            self._show(dialog)

    def build_network(self) -> None:
        """Show the dialog that builds a road network; the open plan will use it."""
        dialog = BuildNetworkDialog(self.runner, self.iface.mainWindow())
        dialog.built.connect(lambda folder: self.travel.take_built(Path(folder)))
        self._show(dialog)

    def make_annex(self) -> None:
        """Show the dialog that writes the annex."""
        if self.session.assessment is not None:
            dialog = AnnexDialog(self.runner, self.session, self.iface.mainWindow())
            dialog.written.connect(self._annex_written)
            dialog.findings_wanted.connect(self.dock.show_findings)
            self._show(dialog)

    def _show(self, dialog: QDialog) -> None:
        if isinstance(dialog, ImportDialog):
            dialog.imported.connect(self._imported)
            dialog.rows_wanted.connect(self.iface.showAttributeTable)
        self.dialogs.keep(dialog)
        dialog.open()

    def _imported(self) -> None:
        self.session.written_elsewhere()
        self.work.refresh()

    def _annex_written(self, folder: str, remarks: int) -> None:
        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(folder))

        line, verb = tr("The annex is in {folder}.").format(folder=folder), (tr("Open folder"), show)
        if not remarks:
            self.messages.done(line, verb)
            return
        more = tr("%n remark(s) in the log.", None, remarks)
        self.messages.info(f"{line} {more}", verb, (tr("Show log"), self.iface.openMessageLog))

    def walk(self, by: int) -> None:
        """Go to the next or the previous finding."""
        self.dock.show_findings()
        self.dock.findings.step(by)

    def open_form(self, row: FindingRow) -> None:
        """Show the form of what a finding is about."""
        if row.table == LOCATIONS.name:
            self.location.open(row.key)
            return
        layer, feature = self.session.layer(row.table), self.map.feature(row.table, row.key)
        if layer is not None and feature is not None:
            self.iface.openFeatureForm(layer, feature, False)

    def justify(self, row: FindingRow) -> None:
        """Ask why a finding is accepted."""
        if self.session.read_only is not None:
            self.messages.info(tr("Read-only: {reason}.").format(reason=words(self.session.read_only)))
            return
        dialog = JustifyDialog(row, self.iface.mainWindow())
        key = (row.code, row.table, row.key, row.part)
        dialog.given.connect(lambda given: self.work.justify(key, given))
        self.dialogs.show(dialog)

    def go_to_step(self, kind: StepKind) -> None:
        """Where a click on a step goes: to its layer, its list, or its command."""
        if kind is StepKind.REGIONS:
            self.dock.tabs.setCurrentWidget(self.dock.regions)
        elif kind is StepKind.CHECK:
            self.actions["check"].trigger()
        elif kind is StepKind.ANNEX:
            self.actions["annex"].trigger()
        elif kind is StepKind.LOCATIONS and not self._has_locations():
            self.actions["locations"].trigger()
        else:
            layer = self.session.layer(kind.value)
            if layer is not None:
                self.iface.setActiveLayer(layer)
                self.iface.showAttributeTable(layer)

    def _has_locations(self) -> bool:
        assessment = self.session.assessment
        return assessment is not None and len(assessment.situation.locations) > 0

    def show_guide(self) -> None:
        """Show the user guide in the browser."""
        open_guide()

    def about(self) -> None:
        """Say what this is, and which version."""
        text = tr(
            "Opvangatlas {version}\n\nPlan and check regions and locations for the reception of asylum "
            "seekers.\n\nFree software under the GNU General Public License, version 2 or later."
        ).format(version=version())
        QMessageBox.about(self.iface.mainWindow(), tr("About Opvangatlas"), text)

    def remove(self) -> None:
        """Leave QGIS as it was before the plug-in was loaded."""
        self.iface.projectRead.disconnect(self.files.adopt_project)
        self.iface.projectRead.disconnect(self.menus.background.look_after)
        QgsProject.instance().cleared.disconnect(self.files.leave_project)
        self.files.remove()
        self.runner.stop()
        self.session.end()
        self.dialogs.close()
        self.regions.remove()
        self.location.remove()
        self.capacity.remove()
        self.scouting.remove()
        options.unregister(self.iface, self.options)
        plan_drop.unregister(self.iface, self.drop)
        self.docks.remove()
        self.menus.remove()
        self.deleteLater()
