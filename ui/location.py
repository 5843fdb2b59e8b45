# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Location" at work: one selection with the map, edits that can be undone."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
from qgis.core import QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, Qt, QTimer
from qgis.PyQt.QtWidgets import QAction, QDockWidget

from ..plugin.adapters import location_rows as rows
from ..plugin.adapters.locale import language, tr, words
from ..plugin.adapters.location_tables import LiveTables
from ..plugin.adapters.messages import Messages
from ..plugin.adapters.tied_undo import TiedUndo
from ..plugin.core.capacity.outlook import area_names
from ..plugin.core.errors import DomainError
from ..plugin.core.model import location_rules as rules
from ..plugin.core.model.plan import Plan
from ..plugin.core.model.tables import TABLES
from ..plugin.core.wording import is_unknown
from ..plugin.tasks.session import Session
from .docks.location_dock import LocationDock
from .location_places import LocationPlaces
from .map_view import MapView
from .menus import Menus
from .plan_files import PlanFiles
from .questions import ask_revert
from .widgets.fields import Field
from .widgets.location_rows import location_rows, region_of
from .widgets.rows_editor import RowsEditor

KEY = "Ctrl+Shift+3"
_PREFIXES = {rows.LOCATIONS: "L", rows.PERIODS: "P", rows.RESERVE: "R"}

Row = Mapping[str, Any]


class Location(QObject):
    """Lives as long as the workbench; a plan comes and goes."""

    def __init__(
        self,
        iface: QgisInterface,
        session: Session,
        live: LiveTables,
        files: PlanFiles,
        messages: Messages,
        view: MapView,
        action: QAction,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.iface, self.session, self._files = iface, session, files
        self.messages, self._map = messages, view
        window = iface.mainWindow()
        self.dock = LocationDock(window)
        self.live = live
        self.ask_revert: Callable[[int], bool] = lambda count: ask_revert(count, window)
        self._watched: QgsVectorLayer | None = None
        self.undo: TiedUndo | None = None
        self._plan: Plan | None = None
        self._ids: list[str] = []
        self._syncing = False
        self._waiting = False
        self.places = LocationPlaces(self, action)
        self._connect()

    def _connect(self) -> None:
        dock, session = self.dock, self.session
        self.live.changed.connect(self.refresh)
        session.opened.connect(self._opened)
        session.closed.connect(self._closed)
        session.assessed.connect(self.refresh)
        dock.visibilityChanged.connect(lambda _visible: self._seen())
        dock.list.selected.connect(self.choose)
        dock.list.zoomed.connect(lambda loc: self._map.go_to_row(rows.LOCATIONS, loc))
        dock.form.edited.connect(self._edit_location)
        dock.form.groups.switched.connect(self._switch_group)
        for table, editor in self._editors().items():
            editor.edited.connect(lambda key, name, value, t=table: self._edit_row(t, key, name, value))
            editor.completed.connect(lambda values, t=table: self._add_row(t, values))
            editor.removed.connect(lambda key, t=table: self._remove_row(t, key))
            editor.add_wanted.connect(lambda t=table: self._begin_row(t))
        dock.left.connect(self.iface.mapCanvas().setFocus)
        dock.save_wanted.connect(self.save)
        dock.revert_wanted.connect(self.revert)

    def _editors(self) -> dict[str, RowsEditor]:
        form = self.dock.form
        return {rows.PERIODS: form.periods, rows.RESERVE: form.reserve, rows.FACILITIES: form.facilities}

    def place(self, menus: Menus) -> None:
        """Put the dock beside the others, with its key and its place in the menu."""
        window = self.iface.mainWindow()
        if not window.restoreDockWidget(self.dock):
            self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
            self.dock.hide()
        toggle = self.dock.toggleViewAction()
        toggle.setObjectName("Opvangatlas_dock_locatie")
        self.iface.registerMainWindowAction(toggle, KEY)
        menus.add_panel(toggle)

    def show_beside(self, other: QDockWidget) -> None:
        """Show the dock as a tab of another one."""
        self.dock.show()
        self.iface.mainWindow().tabifyDockWidget(other, self.dock)

    def remove(self) -> None:
        """Take the dock away."""
        self._closed()
        self.iface.unregisterMainWindowAction(self.dock.toggleViewAction())
        self.iface.removeDockWidget(self.dock)
        self.dock.deleteLater()

    # the plan ----------------------------------------------------------------------------------------

    def _opened(self) -> None:
        self._watched = self.layer
        if self._watched is not None:
            self._watched.selectionChanged.connect(self._selected_on_map)
            self.undo = TiedUndo(self._watched, self)
        assessment = self.session.assessment
        if assessment is not None:
            people = assessment.situation.plan["gemeenten"]
            self.dock.form.forget()
            self.dock.form.set_municipalities(dict(zip(people["gm_code"], people["gm_naam"], strict=True)))
        reason = self.session.read_only
        self.dock.show_plan(editable=reason is None)
        self.dock.add_button.setToolTip(
            tr("Add location") if reason is None else tr("Read-only: {reason}.").format(reason=words(reason))
        )
        self.dock.say("" if reason is None else tr("Read-only: {reason}.").format(reason=words(reason)))
        self.refresh()

    def _closed(self) -> None:
        self.places.put_down()
        if self._watched is not None:
            with contextlib.suppress(RuntimeError, TypeError):  # the layer is gone, and its signals with it
                self._watched.selectionChanged.disconnect(self._selected_on_map)
        if self.undo is not None:
            self.undo.deleteLater()
        self._watched, self.undo, self._plan, self._ids = None, None, None, []
        self.dock.say_nothing(tr("Open a plan first."))

    def _seen(self) -> None:
        if self._waiting and self.dock.isVisible():
            QTimer.singleShot(0, self.refresh)

    def refresh(self) -> None:
        """Show what the layers hold; when nobody looks, later."""
        self._waiting = not self.dock.isVisible()
        assessment = self.session.assessment
        if self._waiting or assessment is None:
            return
        self._plan = self.live.plan(assessment.situation.plan)
        try:
            listed = location_rows(self._plan)
        except DomainError as error:
            self.dock.say_nothing(error.line(language()))
            return
        self.dock.list.show_rows(listed, area_names(self._plan), self._plan.regime)
        there = {row.loc_id for row in listed}
        self._ids = [name for name in self._ids if name in there]
        self.dock.list.select(self._ids)
        self._show()

    # one selection -----------------------------------------------------------------------------------

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer of the locations; None when the user has taken it out of the project."""
        return self.session.layer(rows.LOCATIONS)

    @property
    def chosen(self) -> str | None:
        """The location in the form."""
        return self._ids[0] if len(self._ids) == 1 else None

    def choose(self, ids: list[str]) -> None:
        """Select locations in the list and on the map."""
        self.dock.form.leave()
        self._ids = list(ids)
        self.dock.list.select(ids)
        layer = self.layer
        if layer is not None:
            self._syncing = True
            layer.selectByIds([feature.id() for feature in rows.features(layer, "loc_id", ids)] if ids else [])
            self._syncing = False
        self._show()

    def open(self, loc_id: str) -> None:
        """Show the form of a location, in front."""
        self.dock.setUserVisible(True)
        self.refresh()
        self.choose([loc_id])

    def _selected_on_map(self, *_what: object) -> None:
        if self._syncing or self._watched is None:
            return
        ids = [str(feature["loc_id"]) for feature in self._watched.selectedFeatures()]
        if set(ids) != set(self._ids):
            self.dock.form.leave()
            self._ids = ids
            self.dock.list.select(ids)
            self._show()

    def rows_of(self, table: str, loc_id: str) -> list[dict[str, Any]]:
        """Rows of a location as the layers show them; unknown is None."""
        frame = self._plan[table] if self._plan is not None else pd.DataFrame(columns=["loc_id"])
        found: list[dict[str, Any]] = frame[frame["loc_id"] == loc_id].to_dict("records")
        return [{name: None if is_unknown(value) else value for name, value in row.items()} for row in found]

    def _show(self) -> None:
        plan, chosen = self._plan, self.chosen
        found = self.rows_of(rows.LOCATIONS, chosen) if chosen is not None else []
        if plan is None or chosen is None or not found:
            self.dock.show_choice(len(self._ids))
            self.dock.show_title("", self._unsaved())
            return
        periods = sorted(self.rows_of(rows.PERIODS, chosen), key=lambda row: str(row["van"] or ""))
        where = self._where(plan, found[0]["gm_code"])
        self.dock.form.show_location(found[0], periods, self.rows_of(rows.RESERVE, chosen), plan.regime, where)
        self.dock.form.show_more(self.rows_of(rows.FACILITIES, chosen), self.rows_of(rows.TARGET_GROUPS, chosen))
        self.dock.show_title(str(found[0]["loc_naam"]), self._unsaved())
        self.dock.show_form()

    def _where(self, plan: Plan, code: str | None) -> str:
        people = plan["gemeenten"]
        province = dict(zip(people["gm_code"], people["pv_code"], strict=True)).get(code)
        region = region_of(plan).get(code or "")
        name = area_names(plan).get(region, region) if region else tr("Unassigned")
        text = tr("Region: {region}").format(region=name)
        return text if is_unknown(province) else f"{text} · {province}"

    def _unsaved(self) -> int:
        return rows.unsaved_count(layer for _, layer in self.layers())

    def layers(self) -> list[tuple[str, QgsVectorLayer]]:
        """The layers of locations, periods and reserve."""
        found = ((table, self.session.layer(table)) for table in rows.TABLES)
        return [(table, layer) for table, layer in found if layer is not None]

    # edits -------------------------------------------------------------------------------------------

    def do(self, table: str, act: Callable[[QgsVectorLayer], object]) -> bool:
        """One edit; undo is then that of its layer, as QGIS shows it of the active one."""
        layer = self.session.layer(table)
        if layer is None or self.session.read_only is not None:
            return False
        try:
            act(layer)
        except DomainError as error:
            self.messages.refuse(error.line(language()))
            return False
        self.iface.setActiveLayer(layer)
        return True

    def _edit_location(self, name: str, value: object) -> None:
        if self.chosen is None:
            return
        (row,) = self.rows_of(rows.LOCATIONS, self.chosen) or [{}]
        field = self.dock.form.fields[name]
        more = rules.consequences(name, value, row)
        if self._refused(rows.LOCATIONS, {**row, name: value, **more}, name, field):
            return
        self._change(rows.LOCATIONS, self.chosen, {name: value, **more}, field)

    def _edit_row(self, table: str, key: str, name: str, value: object) -> None:
        if self.chosen is None:
            return
        siblings = self.rows_of(table, self.chosen)
        row: dict[str, Any] = next((r for r in siblings if r[rows.KEYS[table]] == key), {})
        others = [r for r in siblings if r is not row]
        field = self._editors()[table].fields[name]
        if not self._refused(table, {**row, name: value}, name, field, others) and key:
            self._change(table, key, {name: value}, field)
            if name == rows.KEYS[table]:
                self.refresh()
                self._editors()[table].choose(str(value))

    def _switch_group(self, group: str, on: bool) -> None:  # noqa: FBT001 - from a signal
        """A location is for another target group, or no longer."""
        chosen, table = self.chosen, rows.TARGET_GROUPS
        if chosen is None:
            return
        text, made = tr("Target group of a location"), {"loc_id": chosen, "doelgroep": group}
        if on:
            self.do(table, lambda layer: rows.add_row(layer, made, text))
        else:
            self.do(table, lambda layer: rows.remove_row(layer, rows.row_of(layer, table, chosen, group), text))
        self.refresh()

    def _refused(self, table: str, row: Row, name: str, field: Field, others: Sequence[Row] = ()) -> bool:
        error = rules.refusal(TABLES[table], row, name, others)
        field.refuse("" if error is None else error.line(language()))
        if error is not None:
            field.setFocus()
        return error is not None

    def _change(self, table: str, key: str, values: Row, field: Field) -> None:
        text = tr("{field} of a location").format(field=field.title)
        loc_id = self.chosen or key
        if self.do(table, lambda layer: rows.change(layer, rows.row_of(layer, table, loc_id, key), values, text)):
            field.accept()
            self._reread()

    def _reread(self) -> None:
        """The next edit of the same location must know this one."""
        assessment = self.session.assessment
        if assessment is not None:
            self._plan = self.live.plan(assessment.situation.plan)
            self.dock.show_title(self.dock.title.text().split(" · ")[0], self._unsaved())

    def _begin_row(self, table: str) -> None:
        if self.chosen is None:
            return
        editor = self._editors()[table]
        editor.say("")
        if table == rows.RESERVE:
            editor.begin({"loc_id": self.chosen, "captype": "reserve_direct", "beschikbaarheid": "beschikbaar"})
            return
        if table == rows.FACILITIES:
            editor.begin({"loc_id": self.chosen, "datum": date.today()})
            return
        (location,) = self.rows_of(rows.LOCATIONS, self.chosen)
        try:
            self._add_row(table, rules.next_period(location, self.rows_of(table, self.chosen)))
        except DomainError as error:
            editor.say(error.line(language()))

    def next_key(self, table: str) -> str:
        """A free key."""
        layer, key = self.session.layer(table), rows.KEYS[table]
        return rules.next_key(_PREFIXES[table], [f[key] for f in layer.getFeatures()] if layer is not None else [])

    def _add_row(self, table: str, values: Row) -> None:
        if self.chosen is None:
            return
        key = str(values["soort"]) if table == rows.FACILITIES else self.next_key(table)
        made = {**values, "loc_id": self.chosen, rows.KEYS[table]: key}
        adding = {rows.PERIODS: tr("Add period"), rows.RESERVE: tr("Add reserve"), rows.FACILITIES: tr("Add facility")}
        text = adding[table]
        if self.do(table, lambda layer: rows.add_row(layer, made, text)):
            self.refresh()
            self._editors()[table].choose(key)

    def _remove_row(self, table: str, key: str) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        text = {
            rows.PERIODS: tr("Remove period"),
            rows.RESERVE: tr("Remove reserve"),
            rows.FACILITIES: tr("Remove facility"),
        }[table]
        if self.do(table, lambda layer: rows.remove_row(layer, rows.row_of(layer, table, chosen, key), text)):
            self.refresh()

    # saving ------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Save the edits of the plan's layers."""
        self.dock.form.leave()
        chosen, self._syncing = list(self._ids), True
        saved = self._files.save_layers(self.session.unsaved_layers())
        self._syncing = False
        if saved:
            self.choose_again(chosen)

    def revert(self) -> None:
        """Drop the edits of the plan's layers, after a question: undo does not bring them back."""
        if not self.ask_revert(self._unsaved()):
            return
        chosen, self._syncing = list(self._ids), True
        self.dock.form.forget()
        self._files.drop_layers(self.session.unsaved_layers())
        self._syncing = False
        self.choose_again(chosen)

    def choose_again(self, ids: list[str]) -> None:
        """Saved rows have other numbers in their layer: select them anew."""
        self._ids = ids
        self.refresh()
        self.choose(self._ids)
