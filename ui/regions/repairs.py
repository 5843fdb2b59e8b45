# SPDX-License-Identifier: GPL-2.0-or-later
"""Steps through unassigned municipalities and loose pieces; one click gives each a place."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject

from ...plugin.adapters.division.painting_layer import geometry
from ...plugin.adapters.locale import tr
from ..shell.map_view import MapView
from .drawing import Drawing
from .proposals_panel import ProposalsPanel, offers
from .regions_dock import RegionsDock

NAMED = 4
"""Municipalities of a piece that are named in its title."""


class Repairs(QObject):
    """Which one is being looked at; the list itself is always that of now."""

    def __init__(self, drawing: Drawing, dock: RegionsDock, map_view: MapView, parent: QObject) -> None:
        super().__init__(parent)
        self._drawing, self._dock, self._map, self._at = drawing, dock, map_view, 0
        self._panel: ProposalsPanel = dock.proposals
        self._panel.stepped.connect(self.step)
        self._panel.applied.connect(self.apply)

    def show(self) -> None:
        """Begin with the first."""
        self._at = 0
        self._dock.show_proposals()
        self.refresh()
        self._go_there()

    def step(self, by: int) -> None:
        """To the next or the previous one, around the end."""
        self._at += by
        self.refresh()
        self._go_there()

    def items(self) -> list[tuple[str, ...]]:
        """What needs a place now."""
        return self._drawing.painting.board.to_repair() if self._drawing.painting is not None else []

    def current(self) -> tuple[str, ...]:
        """The municipalities that are being looked at; none when all is well."""
        found = self.items()
        self._at = self._at % len(found) if found else 0
        return found[self._at] if found else ()

    def refresh(self) -> None:
        """Show it as it is now."""
        painting = self._drawing.painting
        if painting is None or not self._dock.shows_proposals:
            return
        codes = self.current()
        if not codes:
            self._panel.show_item(tr("Everything is assigned, and every region is one piece."), "", [])
            return
        number, count = self._at + 1, len(self.items())
        names = [self._drawing.municipality_name(code) for code in codes]
        others = tr(" and {n} more").format(n=len(names) - NAMED) if len(names) > NAMED else ""
        region = painting.board.region_of(codes[0])
        reason = (
            tr("Unassigned")
            if region is None
            else tr("Loose piece of {region}").format(region=self._drawing.region_name(region))
        )
        offered = painting.board.proposals(codes, locked=painting.locked)
        if not offered:
            reason += ". " + tr("No neighbouring region can take it.")
        colours = {key: row.colour for key, row in painting.regions.items()}
        title = f"{number}/{count} · {', '.join(names[:NAMED])}{others}"
        self._panel.show_item(title, reason, offers(self._drawing, offered, colours))

    def apply(self, region: str) -> None:
        """Give what is looked at its place."""
        codes = self.current()
        if codes:
            self._drawing.assign(codes, region)
            self.refresh()
            self._go_there()

    def _go_there(self) -> None:
        codes = self.current()
        if codes:
            self._map.go_to(geometry(self._drawing.outline(codes)))
