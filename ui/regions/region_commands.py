# SPDX-License-Identifier: GPL-2.0-or-later
"""What the actions of the Regions dock do: regions as a whole, their fields, and saving."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QColorDialog

from ...plugin.adapters.division import painting_regions as regions
from ...plugin.adapters.division.painting import Painting
from ...plugin.adapters.division.painting_layer import geometry
from ...plugin.adapters.locale import tr
from ..shell.map_view import MapView
from .drawing import Drawing
from .regions_dock import RegionsDock


class RegionCommands(QObject):
    """Acts on what is selected in the dock."""

    def __init__(self, drawing: Drawing, dock: RegionsDock, map_view: MapView, parent: QObject) -> None:
        super().__init__(parent)
        self._drawing, self._dock, self._map = drawing, dock, map_view
        dock.table.renamed.connect(self.take_name)
        dock.table.chosen.connect(self.go_to)
        dock.form.edited.connect(self.take_field)

    @property
    def _painting(self) -> Painting | None:
        if not self._drawing.ready:
            return None
        self._drawing.begin()
        return self._drawing.painting

    def _selected(self) -> list[str]:
        return self._dock.table.regions()

    # regions -----------------------------------------------------------------------------------------

    def add_region(self) -> None:
        """A new region, to which is assigned from now on; its name can be typed at once."""
        if self._painting is None:
            return
        region, outcome = regions.new_region(self._painting)
        self._drawing.tell(outcome)
        if outcome.refused:
            return
        self._drawing.set_target(region)
        self._dock.table.select([region])
        self._dock.table.rename()

    def merge(self) -> None:
        """Merge what is selected into the first of it."""
        chosen = self._selected()
        if self._painting is not None and len(chosen) > 1:
            self._drawing.tell(regions.merge(self._painting, chosen, chosen[0]))

    def split(self) -> None:
        """Make regions of loose pieces or of what is selected on the map."""
        if self._painting is None:
            return
        layer, column = self._painting.layer, "gm_code"
        picked = [str(feature[column]) for feature in layer.selectedFeatures()]
        for region in self._selected():
            made, outcome = regions.split_off(self._painting, region, picked)
            self._drawing.tell(outcome)
            if not made and not outcome.locked and not outcome.refused:
                self._drawing.messages.info(
                    tr("{name} is one piece. Select municipalities on the map to split them off.").format(
                        name=self._drawing.region_name(region)
                    )
                )

    def remove_regions(self) -> None:
        """Remove what is selected; undo brings it back."""
        if self._painting is not None:
            self._drawing.tell(regions.remove(self._painting, self._selected()))

    def rename(self) -> None:
        """Type another name in the table."""
        self._dock.table.rename()

    def take_name(self, region: str, name: str) -> None:
        """A name was typed."""
        if self._painting is None:
            return
        outcome = regions.rename(self._painting, region, name)
        if outcome is None:
            text = tr("There is a region ‘{name}’ already, or the name is empty.").format(name=name)
            self._drawing.messages.info(text)
        else:
            self._drawing.tell(outcome)

    def take_field(self, region: str, column: str, value: object) -> None:
        """A field of the form was changed."""
        if self._painting is not None:
            self._drawing.change_rows(tr("Change agreements"), {region: {column: value}})

    def colour(self) -> None:
        """Choose a fill."""
        chosen = self._selected()
        if self._painting is None or not chosen:
            return
        now = QColor(self._painting.regions[chosen[0]].colour or "#FFFFFF")
        dialog = QColorDialog(now, self._drawing.iface.mainWindow())
        dialog.colorSelected.connect(lambda colour: self.take_colour(chosen, colour.name()))
        dialog.open()

    def take_colour(self, chosen: list[str], colour: str) -> None:
        """A fill was chosen."""
        for region in chosen:
            if self._painting is not None and region in self._painting.regions:
                self._drawing.tell(regions.recolour(self._painting, region, colour))

    def spread(self) -> None:
        """Hand out all fills again."""
        if self._painting is not None:
            self._drawing.tell(regions.redistribute(self._painting))

    def lock(self) -> None:
        """Lock what is selected, or unlock it when all of it is locked."""
        painting, chosen = self._painting, self._selected()
        if painting is None or not chosen:
            return
        if all(painting.regions[region].locked for region in chosen):
            self._drawing.unlock(chosen)
        # Saved before and after: undo cannot reach behind a lock.
        elif self.save() and self._drawing.change_rows(
            tr("Lock"), {region: {"vergrendeld": True} for region in chosen}
        ):
            self.save()

    def save(self) -> bool:
        """Save the division; False when the plan refuses."""
        if self._painting is None:
            return False
        self._dock.form.leave()
        if not self._drawing.session.may_save():
            return False
        errors = self._painting.save()
        if errors:
            self._drawing.messages.warning(
                tr("The division could not be saved: {reason}").format(reason=" ".join(errors))
            )
        return not errors

    def go_to(self, region: str) -> None:
        """Go to a region on the map."""
        painting = self._drawing.painting
        shape = painting.shape(region) if painting is not None else None
        if shape is not None:
            self._map.go_to(geometry(shape))
