# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Location" at work: one selection with the map, edits that can be undone."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from qgis.core import QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QAction

from ...plugin.adapters.locale import language, tr, words
from ...plugin.adapters.messages import Messages
from ...plugin.adapters.plan import row_commands as rows
from ...plugin.adapters.plan.seen_plan import LiveTables
from ...plugin.core.capacity.conversion import to_regular
from ...plugin.core.capacity.outlook import area_names
from ...plugin.core.errors import DomainError
from ...plugin.core.model import form_rules as rules
from ...plugin.core.model.capacity_tables import TARGET_GROUPS
from ...plugin.core.model.document_links import host_of, link_to_open
from ...plugin.core.model.plan import Plan
from ...plugin.core.model.provinces import province_name
from ...plugin.core.model.tables import CAPACITY_PERIODS, LOCATIONS, MUNICIPALITIES, SERVED_REGION, TABLES
from ...plugin.core.wording import is_unknown
from ...plugin.tasks.session import Session
from ..forms.fields import Field
from ..forms.row_kinds import of_location
from ..forms.rows_binding import BoundRows, free_id, known_rows, refused
from ..plan.plan_files import PlanFiles
from ..shell.dock_desk import DockDesk
from ..shell.layer_commands import Edits
from ..shell.map_view import MapView
from ..shell.questions import ask_host, ask_revert
from ..widgets.plain import plain_tip
from .listed_locations import location_rows, region_of
from .location_dock import LocationDock
from .location_places import LocationPlaces

"""By which date the rows of a location stand."""

Row = Mapping[str, Any]


class LocationDesk(DockDesk):
    """Lives as long as the workbench; a plan comes and goes."""

    def __init__(
        self,
        iface: QgisInterface,
        session: Session,
        live: LiveTables,
        edits: Edits,
        files: PlanFiles,
        messages: Messages,
        view: MapView,
        action: QAction,
        parent: QObject,
    ) -> None:
        window = iface.mainWindow()
        self.dock = LocationDock(window)
        super().__init__(session, live, self.dock, parent)
        self.iface, self._files, self._edits = iface, files, edits
        self.messages, self.map = messages, view
        self.ask_revert: Callable[[int], bool] = lambda count: ask_revert(count, window)
        self.ask_host: Callable[[str, str], bool] = lambda link, host: ask_host(link, host, window)
        self._watched: QgsVectorLayer | None = None
        self._plan: Plan | None = None
        self._ids: list[str] = []
        self._syncing = False
        self.places = LocationPlaces(self, iface, session, self.dock, view, action, self)
        self._connect()

    def _connect(self) -> None:
        dock = self.dock
        dock.list.selected.connect(self.choose)
        dock.list.zoomed.connect(lambda loc: self.map.go_to_row(LOCATIONS.name, loc))
        dock.form.edited.connect(self._edit_location)
        dock.form.groups.switched.connect(self._switch_group)
        dock.form.served.connect(self._serve)
        dock.form.documents.opened.connect(self.open_document)
        dock.form.periods.converted.connect(self._make_regular)
        for kind in of_location(self._row):
            BoundRows(dock.form.editors[kind.table.name], kind, self)
        dock.left.connect(self.iface.mapCanvas().setFocus)
        dock.save_wanted.connect(self.save)
        dock.revert_wanted.connect(self.revert)

    def remove(self) -> None:
        """Take the dock away."""
        self.closed()

    # the plan ----------------------------------------------------------------------------------------

    def opened(self) -> None:
        """Follow the selection of the new layer, and say whether it can be edited."""
        self._watched = self.layer
        if self._watched is not None:
            self._watched.selectionChanged.connect(self._selected_on_map)
        if self.session.plan is not None:
            people = self.session.plan[MUNICIPALITIES.name]
            self.dock.form.forget()
            self.dock.form.set_municipalities(dict(zip(people["gm_code"], people["gm_naam"], strict=True)))
        if self.session.path is not None:
            self.dock.form.documents.set_folder(str(self.session.path.parent))
        reason = self.session.read_only
        self.dock.show_plan(editable=reason is None)
        tip = tr("Add location") if reason is None else tr("Read-only: {reason}.").format(reason=words(reason))
        self.dock.add_button.setToolTip(plain_tip(tip))
        self.dock.say("" if reason is None else tr("Read-only: {reason}.").format(reason=words(reason)))

    def closed(self) -> None:
        """Nothing to show any more."""
        self.places.put_down()
        if self._watched is not None:
            with contextlib.suppress(RuntimeError, TypeError):  # the layer is gone, and its signals with it
                self._watched.selectionChanged.disconnect(self._selected_on_map)
        self._watched, self._plan, self._ids = None, None, []
        self.dock.say_nothing(tr("Open a plan first."))

    def show_plan(self, plan: Plan) -> None:
        """The list, and the form of the chosen one."""
        self._plan = plan
        try:
            listed = location_rows(plan)
        except DomainError as error:
            self.dock.say_nothing(error.line(language()))
            return
        names = area_names(plan)
        self.dock.list.show_rows(listed, names, plan.regime)
        self.dock.form.set_regions(names)
        there = {row.loc_id for row in listed}
        self._ids = [name for name in self._ids if name in there]
        self.dock.list.select(self._ids)
        self._show()

    # one selection -----------------------------------------------------------------------------------

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer of the locations; None when the user has taken it out of the project."""
        return self.session.layer(LOCATIONS.name)

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
        if self._plan is None:
            return []
        frame = self._plan[table]
        frame = frame[frame["loc_id"] == loc_id]
        if table == SERVED_REGION.name:
            frame = frame[frame["variant_id"] == self._plan.active_variant]
        order = list(TABLES[table].order)
        ordered = frame.sort_values(order, kind="stable", na_position="first") if order else frame
        return known_rows(ordered)

    def _show(self) -> None:
        plan, chosen = self._plan, self.chosen
        shown = self.rows_of(LOCATIONS.name, chosen) if chosen is not None else []
        if plan is None or chosen is None or not shown:
            self.dock.show_choice(len(self._ids))
            self.dock.show_title("", self._unsaved())
            return
        owned = {table: self.rows_of(table, chosen) for table in rows.OF_LOCATION if table != LOCATIONS.name}
        self.dock.form.show_location(shown[0], owned, plan.regime, self._where(plan, shown[0]["gm_code"]))
        self.dock.show_title(str(shown[0]["loc_naam"]), self._unsaved())
        self.dock.show_form()

    def _where(self, plan: Plan, code: str | None) -> str:
        people = plan[MUNICIPALITIES.name]
        province = dict(zip(people["gm_code"], people["pv_code"], strict=True)).get(code)
        region = region_of(plan).get(code or "")
        name = area_names(plan).get(region, region) if region else tr("Unassigned")
        text = tr("Region: {region}").format(region=name)
        return text if is_unknown(province) else f"{text} · {province_name(str(province))}"

    def _unsaved(self) -> int:
        return rows.unsaved_count(layer for _, layer in self.layers())

    def layers(self) -> list[tuple[str, QgsVectorLayer]]:
        """The layers of locations and of what belongs to them."""
        found = ((table, self.session.layer(table)) for table in rows.OF_LOCATION)
        return [(table, layer) for table, layer in found if layer is not None]

    # what the rows that belong to it are shown with -------------------------------------------------

    def layer_of(self, table: str) -> QgsVectorLayer | None:
        """The layer of a table."""
        return self.session.layer(table)

    def listed(self, table: str) -> list[dict[str, Any]]:
        """The rows of the chosen location."""
        return [] if self.chosen is None else self.rows_of(table, self.chosen)

    def owner(self) -> Row | None:
        """The chosen location."""
        return None if self.chosen is None else {"loc_id": self.chosen}

    def changed(self) -> None:
        """The next edit of the same location must know this one."""
        plan = self.plan()
        if plan is not None:
            self._plan = plan
            self.dock.show_title(str(self._row().get("loc_naam") or ""), self._unsaved())

    def _row(self) -> dict[str, Any]:
        return next(iter(self.listed(LOCATIONS.name)), {})

    def open_document(self, text: str) -> None:
        """Show a photo, document or page in the program for such files."""
        try:
            link = link_to_open(text, self.session.path.parent if self.session.path is not None else None)
        except DomainError as error:
            self.messages.refuse(error.line(language()))
            return
        host = host_of(text)
        if host is not None and not self.ask_host(text, host):
            return
        url = QUrl(link.web) if link.web is not None else QUrl.fromLocalFile(str(link.file))
        if not QDesktopServices.openUrl(url):
            self.messages.refuse(tr("‘{name}’ could not be opened.").format(name=link.web or link.file))

    # edits -------------------------------------------------------------------------------------------

    def do(self, table: str, act: Callable[[QgsVectorLayer], object]) -> bool:
        """One edit that can be undone."""
        return self._edits.do(table, act)

    def _edit_location(self, name: str, value: object) -> None:
        if self.chosen is None:
            return
        row, field = self._row(), self.dock.form.fields[name]
        more = rules.consequences(name, value, row)
        if not refused(LOCATIONS, {**row, name: value, **more}, name, field):
            self._change(self.chosen, {name: value, **more}, field)

    def _switch_group(self, group: str, on: bool) -> None:  # noqa: FBT001 - from a signal
        """A location is for another target group, or no longer."""
        chosen, table = self.chosen, TARGET_GROUPS.name
        if chosen is None:
            return
        text, made = tr("Target group of a location"), {"loc_id": chosen, "doelgroep": group}
        if on:
            self.do(table, lambda layer: rows.add_row(layer, made, text))
        else:
            self.do(table, lambda layer: rows.remove_row(layer, rows.row_of(layer, made), text))
        self.refresh()

    def _change(self, key: str, values: Row, field: Field) -> None:
        text = tr("{field} of a location").format(field=field.title)
        if self.do(LOCATIONS.name, lambda layer: rows.change(layer, rows.row_of(layer, {"loc_id": key}), values, text)):
            field.accept()
            self.changed()

    def _serve(self, region: str | None) -> None:
        """A location serves another region than that of its municipality, or no longer."""
        chosen, plan, field = self.chosen, self._plan, self.dock.form.serves
        if chosen is None or plan is None:
            return
        (location,) = self.rows_of(LOCATIONS.name, chosen)
        if region is not None and region == region_of(plan).get(location["gm_code"]):
            region = None  # its own: there is nothing to say
        cells = {"variant_id": str(plan.active_variant), "loc_id": chosen}
        text = tr("{field} of a location").format(field=field.title)
        if self.do(SERVED_REGION.name, lambda layer: rows.serve(layer, cells, region, text)):
            self.refresh()

    def _make_regular(self, key: str, day: date) -> None:
        """Emergency places of a period become regular on a day, as one edit."""
        table, key_column = CAPACITY_PERIODS.name, CAPACITY_PERIODS.own_key
        listed, editor = self.listed(table), self.dock.form.periods
        row = next(row for row in listed if row[key_column] == key)
        others = [other for other in listed if other is not row]
        try:
            made = to_regular(row, day, others, self._row())
        except DomainError as error:
            editor.say(error.line(language()))
            return
        new = None
        if made.follows is not None:
            new = {**made.follows, key_column: free_id(self.layer_of(table), CAPACITY_PERIODS.column(key_column))}
        text = tr("Emergency places made regular")
        if self.do(table, lambda layer: rows.split_row(layer, {key_column: key}, made.changes, new, text)):
            self.refresh()
            editor.choose(key if new is None else str(new[key_column]))

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
