# SPDX-License-Identifier: GPL-2.0-or-later
"""What the Regions dock offers besides drawing: regions as a whole, saving, repairing, variants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QColor, QIcon
from qgis.PyQt.QtWidgets import QAction, QColorDialog, QMenu, QToolButton

from ...plugin.adapters.division import painting_regions as regions
from ...plugin.adapters.division.painting import Painting
from ...plugin.adapters.division.painting_layer import geometry
from ...plugin.adapters.locale import tr
from ..widgets.icons import own, theme
from .repairs import Repairs
from .variant_actions import VariantsDesk

if TYPE_CHECKING:
    from ..shell.menus import Menus
    from .regions_desk import Drawing


class DrawingActions(QObject):
    """The actions by name, and the menu "More"."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__(drawing)
        self._drawing = drawing
        self.repairs = Repairs(drawing)
        self.variants = VariantsDesk(drawing)
        self.by_name: dict[str, QAction] = {}
        self._menu: QMenu | None = None
        self.more = QMenu(tr("More"), drawing.iface.mainWindow())
        add, theme_of = self._add, theme
        add(
            "add", tr("New"), theme_of("symbologyAdd"), self.add_region, tr("A new region; assign municipalities to it")
        )
        add(
            "merge",
            tr("Merge"),
            theme_of("mActionMergeFeatures"),
            self.merge,
            tr("Merge the selected regions into the first"),
        )
        add("rename", tr("Rename"), theme_of("mActionRename"), self.rename, "")
        add(
            "split",
            tr("Split off"),
            theme_of("mActionSplitFeatures"),
            self.split,
            tr("Loose pieces, or what is selected on the map, become regions"),
        )
        add("lock", tr("Lock"), own("vergrendeld"), self.lock, tr("Saves first; a locked region does not change"))
        add("colour", tr("Colour…"), theme_of("mIconColorWheel"), self.colour, "")
        add("spread", tr("Redistribute colours"), theme_of("mIconColorSwatches"), self.spread, "")
        add(
            "remove",
            tr("Remove"),
            theme_of("mActionDeleteSelected"),
            self.remove_regions,
            tr("Municipalities become unassigned"),
        )
        add("log", tr("Change log"), theme_of("mActionOpenTable"), self.variants.show_log, "")
        add(
            "repair",
            tr("Loose pieces…"),
            QIcon(),
            self.repairs.show,
            tr("Unassigned municipalities and loose pieces, with proposals"),
        )
        add("compare", tr("Compare…"), QIcon(), self.variants.compare, tr("Compare two variants"))
        add("save", tr("Save"), QIcon(), self.save, tr("Save the division in the plan"))
        add(
            "import",
            tr("Import division…"),
            QIcon(),
            lambda: self.variants.algorithm("importassignment"),
            tr("From a table with municipalities and regions"),
        )
        add(
            "export",
            tr("Export division…"),
            QIcon(),
            lambda: self.variants.algorithm("exportassignment"),
            tr("As a table, also to fill in"),
        )
        add("variants", tr("Manage…"), QIcon(), self.variants.manage, tr("Variants: save as, switch, rename, delete"))
        for name in ("rename", "split", "lock", "colour", "spread", "remove", "import", "export", "log"):
            self.more.addAction(self.by_name[name])

    def _add(self, name: str, text: str, icon: QIcon, slot: object, tip: str) -> None:
        action = QAction(icon, text, self)
        action.setObjectName(f"Opvangatlas_regions_{name}")
        action.setToolTip(tip or text.rstrip("…"))
        action.triggered.connect(lambda _checked=False: slot())  # type: ignore[operator]
        self.by_name[name] = action

    def connect_dock(self) -> None:
        """The dock exists by now."""
        dock = self._drawing.dock
        dock.table.renamed.connect(self.take_name)
        dock.table.selected.connect(self.refresh)
        dock.table.chosen.connect(lambda region: self.go_to(region))
        dock.form.edited.connect(self.take_field)
        dock.variant_chosen.connect(self.variants.switch)
        self.repairs.connect_dock()

    def show_in(self, menus: Menus) -> None:
        """Put the tools and the most used of these into the menu of the plug-in, with keys."""
        drawing, iface = self._drawing, self._drawing.iface
        self._menu = QMenu(tr("Assign"), iface.mainWindow())
        self._menu.addActions(drawing.tools.actions)
        menus.menu.insertMenu(menus.assign_before, self._menu)
        self._put_in_toolbar(menus, self._menu)
        menus.menu.insertActions(menus.assign_before, [self.by_name["compare"], self.by_name["log"]])
        iface.registerMainWindowAction(drawing.tools.actions[0], "Ctrl+Shift+Y")

    def _put_in_toolbar(self, menus: Menus, tools: QMenu) -> None:
        button = QToolButton(menus.toolbar)
        button.setText(tr("Assign"))
        button.setIcon(own("toewijzen"))
        button.setMenu(tools)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        first = next(iter(menus.toolbar.actions()[1:]), None)
        menus.toolbar.insertWidget(first, button)

    @property
    def _painting(self) -> Painting | None:
        if not self._drawing.ready:
            return None
        self._drawing.begin()
        return self._drawing.painting

    def _selected(self) -> list[str]:
        return self._drawing.dock.table.regions()

    # regions -----------------------------------------------------------------------------------------

    def add_region(self) -> None:
        """A new region, to which is assigned from now on; its name can be typed at once."""
        if self._painting is None:
            return
        region, _ = regions.new_region(self._painting)
        self._drawing.set_target(region)
        self._drawing.dock.table.select([region])
        self._drawing.dock.table.rename()

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
            if not made and not outcome.locked:
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
        self._drawing.dock.table.rename()

    def take_name(self, region: str, name: str) -> None:
        """A name was typed."""
        if self._painting is not None and not regions.rename(self._painting, region, name):
            self._drawing.messages.info(
                tr("There is a region ‘{name}’ already, or the name is empty.").format(name=name)
            )

    def take_field(self, region: str, column: str, value: object) -> None:
        """A field of the form was changed."""
        if self._painting is not None:
            self._painting.change_rows(tr("Change agreements"), {region: {column: value}})

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
                regions.recolour(self._painting, region, colour)

    def spread(self) -> None:
        """Hand out all fills again."""
        if self._painting is not None:
            regions.redistribute(self._painting)

    def lock(self) -> None:
        """Lock what is selected, or unlock it when all of it is locked."""
        painting, chosen = self._painting, self._selected()
        if painting is None or not chosen:
            return
        if all(painting.regions[region].locked for region in chosen):
            self._drawing.unlock(chosen)
        # Saved before and after: undo cannot reach behind a lock.
        elif self.save():
            painting.change_rows(tr("Lock"), {region: {"vergrendeld": True} for region in chosen})
            self.save()

    def save(self) -> bool:
        """Save the division; False when the plan refuses."""
        if self._painting is None:
            return False
        self._drawing.dock.form.leave()
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
            self._drawing.map.go_to(geometry(shape))

    # state -------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Switch actions on and off; show the region that is selected in the form."""
        drawing = self._drawing
        if not hasattr(drawing, "dock"):
            return
        painting, ready, chosen = drawing.painting, drawing.ready, self._selected()
        for name, action in self.by_name.items():
            wanted = {"merge": 2, "rename": 1, "split": 1, "lock": 1, "colour": 1, "remove": 1}.get(name, 0)
            readable = name in ("log", "compare", "export") and painting is not None
            action.setEnabled((ready and len(chosen) >= wanted) or readable)
        one = chosen[0] if len(chosen) == 1 and painting is not None and chosen[0] in painting.regions else None
        locked = (
            painting is not None
            and bool(chosen)
            and all(painting.regions[r].locked for r in chosen if r in painting.regions)
        )
        self.by_name["lock"].setText(tr("Unlock") if locked else tr("Lock"))
        if painting is not None:
            values = painting.regions[one].attributes if one is not None else {}
            drawing.dock.form.show_region(one, values, editable=ready)
        self.repairs.refresh()

    def remove(self) -> None:
        """Close what is open, and leave the menus of QGIS."""
        self.variants.remove()
        self.more.deleteLater()
        if self._menu is not None:
            self._drawing.iface.unregisterMainWindowAction(self._drawing.tools.actions[0])
            self._menu.deleteLater()
