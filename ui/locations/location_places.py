# SPDX-License-Identifier: GPL-2.0-or-later
"""Locations that come, move and go: by a click on the map, by coordinates or address, as a copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

import shapely
from qgis.core import QgsGeometry, QgsPointXY, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QAction, QMenu

from ...plugin.adapters.locale import language, tr
from ...plugin.adapters.plan import row_commands as rows
from ...plugin.adapters.plan.address_search import AddressSearch, search_allowed
from ...plugin.core.errors import DomainError
from ...plugin.core.intake.addresses import Address
from ...plugin.core.model.capacity_tables import DOCUMENTS, FACILITIES, MILESTONES
from ...plugin.core.model.coordinates import parse_coordinates
from ...plugin.core.model.tables import CAPACITY_PERIODS, LOCATIONS, RESERVE
from ...plugin.tasks.session import Session
from ..forms.rows_binding import free_id
from ..shell.map_view import MapView
from ..shell.questions import ask_remove
from .location_dock import LocationDock
from .place_tool import PlaceTool

_ADDRESS = ("straat", "postcode", "plaats")
COUNTED = (CAPACITY_PERIODS.name, RESERVE.name, FACILITIES.name, MILESTONES.name, DOCUMENTS.name)
"""What is named when a location is removed."""

Row = Mapping[str, Any]


class Chosen(Protocol):
    """The locations that are shown, and the one that is chosen."""

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer of the locations; None when the user has taken it out of the project."""

    @property
    def chosen(self) -> str | None:
        """The location in the form."""

    def choose(self, ids: list[str]) -> None:
        """Select locations in the list and on the map."""

    def rows_of(self, table: str, loc_id: str) -> list[dict[str, Any]]:
        """Rows of a location as the layers show them."""

    def layers(self) -> list[tuple[str, QgsVectorLayer]]:
        """The layers of locations and of what belongs to them."""

    def do(self, table: str, act: Callable[[QgsVectorLayer], object]) -> bool:
        """One edit that can be undone."""

    def refresh(self) -> None:
        """Show what the layers hold."""


class LocationPlaces(QObject):
    """The map tool of the dock "Location", and what it does."""

    def __init__(
        self,
        chosen: Chosen,
        iface: QgisInterface,
        session: Session,
        dock: LocationDock,
        map_view: MapView,
        action: QAction,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._chosen, self._dock, self._action = chosen, dock, action
        self._iface, self._session, self._map = iface, session, map_view
        window = iface.mainWindow()
        self.tool = PlaceTool(iface.mapCanvas())
        self.ask_remove: Callable[[str, int], bool] = lambda name, more: ask_remove(name, more, window)
        self.search, self.addresses = AddressSearch(self), QMenu(self._dock)
        self.search.found.connect(self._choose_address)
        self.search.failed.connect(self._dock.say)
        self._moving: str | None = None
        action.setCheckable(True)
        action.triggered.connect(lambda _checked=False: self._toggle_tool())
        self._dock.add_wanted.connect(lambda: self.take_tool())
        self._dock.typed.connect(self.take_text)
        self._dock.move_wanted.connect(lambda: self.take_tool(chosen.chosen))
        self._dock.duplicate_wanted.connect(self.duplicate)
        self._dock.remove_wanted.connect(self.remove_chosen)
        self.tool.pointed.connect(lambda x, y: self.take_place(shapely.Point(x, y)))
        self.tool.left.connect(self.put_down)
        self.tool.deactivated.connect(self._tool_left)

    def _toggle_tool(self) -> None:
        if self._iface.mapCanvas().mapTool() is self.tool:
            self.put_down()
        else:
            self.take_tool()

    def take_tool(self, moving: str | None = None) -> None:
        """Wait for a click on the map: of a new location, or the new place of one."""
        if self._chosen.layer is None or self._session.read_only is not None:
            return
        self._iface.mapCanvas().setMapTool(self.tool)
        self._moving = moving
        self._action.setChecked(moving is None)
        self._dock.setUserVisible(True)
        self._dock.ask_place(place=True, addresses=search_allowed())
        self._dock.say(tr("Click the place on the map; Esc stops."))
        self._iface.mapCanvas().setFocus()

    def put_down(self) -> None:
        """Go back to moving the map."""
        canvas = self._iface.mapCanvas()
        if canvas.mapTool() is not self.tool:
            return
        pan = getattr(self._iface, "actionPan", None)
        if pan is not None:
            pan().trigger()
        if canvas.mapTool() is self.tool:
            canvas.unsetMapTool(self.tool)

    def _tool_left(self) -> None:
        self._moving = None
        self.search.cancel()
        self._action.setChecked(False)
        self._dock.ask_place(place=False)
        self._dock.say("")

    def take_text(self, text: str) -> None:
        """Coordinates that were typed, or an address when those may be sought."""
        try:
            place = rows.in_rd(parse_coordinates(text))
        except DomainError as error:
            self._take_address(text, error)
            return
        if place is not None:
            self.take_place(place)

    def _take_address(self, text: str, error: DomainError) -> None:
        if not any(letter.isalpha() for letter in text):
            self._dock.say(error.line(language()))
        elif search_allowed():
            self._dock.say(tr("Searching…"))
            self.search.ask(text)
        else:
            more = tr("To find addresses over the internet, allow it in Settings > Options > Opvangatlas.")
            self._dock.say(f"{error.line(language())} {more}")

    def _choose_address(self, addresses: list[Address]) -> None:
        """The only one is taken; of several the user chooses."""
        if len(addresses) == 1:
            self.take_address(addresses[0])
            return
        self._dock.say(tr("Choose an address."))
        self.addresses.clear()
        for address in addresses:
            action = self.addresses.addAction(address.name)
            action.triggered.connect(lambda _checked=False, chosen=address: self.take_address(chosen))
        self.addresses.popup(self._dock.coordinates.mapToGlobal(self._dock.coordinates.rect().bottomLeft()))

    def take_address(self, address: Address) -> None:
        """A place with its address; the map goes there."""
        place = shapely.Point(address.x, address.y)
        self.take_place(place, address.cells())
        self._map.go_to(QgsGeometry.fromPointXY(QgsPointXY(address.x, address.y)))

    def take_place(self, place: shapely.Point, address: Row | None = None) -> None:
        """A place that was pointed at: the new location, or the one that is moved, is there.

        Parameters
        ----------
        place : in RD New
        address : cells of the address, where that is known; a location that moves to another municipality loses its
            old one
        """
        assessment = self._session.assessment
        code = assessment.situation.municipality_at(place) if assessment is not None else None
        if code is None:
            self._dock.say(tr("This place lies in no municipality of the plan."))
            return
        moving = self._moving
        self.put_down()
        elsewhere = address is not None or code != self._municipality_of(moving)
        where = {**dict.fromkeys(_ADDRESS if elsewhere else ()), **(address or {})}
        if moving is None:
            self._add(place, {"loc_naam": tr("New location"), "gm_code": code, **LOCATIONS.initial, **where})
        elif self._chosen.do(
            LOCATIONS.name,
            lambda layer: rows.move(layer, moving, place, {"gm_code": code, **where}, tr("Move location")),
        ):
            self._chosen.refresh()

    def _municipality_of(self, loc_id: str | None) -> str | None:
        found = self._chosen.rows_of(LOCATIONS.name, loc_id) if loc_id is not None else []
        return found[0]["gm_code"] if found else None

    def _add(self, place: shapely.Point | None, values: Row) -> str | None:
        key = free_id(self._chosen.layer, LOCATIONS.column(LOCATIONS.own_key))
        made = {**values, "loc_id": key}
        if not self._chosen.do(LOCATIONS.name, lambda layer: rows.add_row(layer, made, tr("Add location"), place)):
            return None
        self._dock.list.clear()
        self._chosen.refresh()
        self._chosen.choose([key])
        name = self._dock.form.fields["loc_naam"].editor
        name.setFocus()
        name.selectAll()
        return key

    def duplicate(self) -> None:
        """A new location with the same particulars, a candidate that nobody has decided on or agreed to."""
        if self._chosen.chosen is None or self._chosen.layer is None:
            return
        self._dock.form.leave()
        (row,) = self._chosen.rows_of(LOCATIONS.name, self._chosen.chosen)
        row.pop("geom", None)
        made = {
            **row,
            **LOCATIONS.initial,
            **dict.fromkeys(column.name for column in LOCATIONS if column.not_copied),
            "loc_naam": tr("{name} (copy)").format(name=row["loc_naam"]),
        }
        self._add(rows.place_of(self._chosen.layer, self._chosen.chosen), made)

    def remove_chosen(self) -> None:
        """Remove the location with its periods and reserve, after a question."""
        chosen = self._chosen.chosen
        if chosen is None or self._session.read_only is not None:
            return
        more = sum(len(self._chosen.rows_of(table, chosen)) for table in COUNTED)
        (row,) = self._chosen.rows_of(LOCATIONS.name, chosen)
        if not self.ask_remove(str(row["loc_naam"]), more):
            return
        layers, text = dict(self._chosen.layers()), tr("Remove location")
        if self._chosen.do(LOCATIONS.name, lambda _layer: rows.remove(layers, "loc_id", [chosen], text)):
            self._chosen.refresh()
