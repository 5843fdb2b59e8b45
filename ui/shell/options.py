# SPDX-License-Identifier: GPL-2.0-or-later
"""The page "Opvangatlas" in the options of QGIS."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.gui import QgisInterface, QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...plugin.adapters.locale import decimal, tr
from ...plugin.adapters.plan.address_search import search_allowed, set_search_allowed
from ...plugin.adapters.plan.background import allow_background, background_allowed, withhold_background
from ...plugin.adapters.plan.folders import plans_folder, set_plans_folder, set_templates_folder, templates_folder
from ...plugin.tasks.network_room import computed_bytes, forget_computed
from ..widgets.colours import SecondaryLabel
from ..widgets.icons import own
from ..widgets.plain import PlainLabel

TITLE = "Opvangatlas"
MB = 1_000_000


class OptionsPage(QgsOptionsPageWidget):
    """Folders, the internet, and the room that computed networks take; QGIS calls :meth:`apply` on OK."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("OpvangatlasOptions")
        self.plans, self.templates = QgsFileWidget(self), QgsFileWidget(self)
        self.room, self.clear_button = PlainLabel(self), QPushButton(tr("Clear"), self)
        self.clear_button.clicked.connect(self._clear)
        self.plans.setFilePath(str(plans_folder()))
        self.templates.setFilePath(templates_folder())
        self.addresses = QCheckBox(tr("Find addresses over the internet"), self)
        self.addresses.setChecked(search_allowed())
        self.background = QCheckBox(tr("Show background maps from the internet"), self)
        self.background.setChecked(background_allowed())
        self.scouting = QCheckBox(tr("also while scouting a site"), self)
        self.scouting.setChecked(background_allowed(scouting=True))
        self.scouting.setEnabled(self.background.isChecked())
        self.background.toggled.connect(self.scouting.setEnabled)
        self._lay_out()
        self._show_room()

    def _lay_out(self) -> None:
        form = QFormLayout()
        for label, widget in ((tr("Folder of plans"), self.plans), (tr("Folder with own templates"), self.templates)):
            widget.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
            widget.setDialogTitle(label)
            widget.setAccessibleName(label)
            form.addRow(label, widget)
        self.templates.lineEdit().setPlaceholderText(tr("those of Opvangatlas"))
        line = QHBoxLayout()
        line.addWidget(self.room, 1)
        line.addWidget(self.clear_button)
        form.addRow(tr("Computed networks"), line)
        form.addRow(self.addresses)
        maps = QHBoxLayout()
        maps.addWidget(self.background)
        maps.addWidget(self.scouting)
        maps.addStretch()
        form.addRow(maps)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(
            SecondaryLabel(tr("Layouts (.qpt) and bijlage.odt in this folder replace ours in every annex."), self)
        )
        layout.addWidget(
            SecondaryLabel(tr("What was computed from road networks; when cleared it is computed once more."), self)
        )
        layout.addWidget(
            SecondaryLabel(
                tr("What you search for then goes to the address service of the Kadaster (PDOK); nothing else does."),
                self,
            )
        )
        layout.addWidget(
            SecondaryLabel(
                tr("The service of a background map can see which area you look at, and nothing else."), self
            )
        )
        layout.addStretch()

    def apply(self) -> None:
        """Keep what is filled in."""
        if self.plans.filePath().strip() != str(plans_folder()):
            set_plans_folder(self.plans.filePath())
        set_templates_folder(self.templates.filePath())
        set_search_allowed(allowed=self.addresses.isChecked())
        allow_background(allowed=self.background.isChecked(), scouting=self.scouting.isChecked())
        withhold_background(QgsProject.instance())

    def _show_room(self) -> None:
        taken = computed_bytes()
        self.room.setText(tr("{size} MB").format(size=decimal(taken / MB, 1)))
        self.clear_button.setEnabled(taken > 0)

    def _clear(self) -> None:
        cleared = forget_computed()
        self._show_room()
        if not cleared:
            self.room.setText(tr("{size} MB; some files are in use.").format(size=decimal(computed_bytes() / MB, 1)))


class OptionsFactory(QgsOptionsWidgetFactory):
    """Gives QGIS the page."""

    def __init__(self) -> None:
        super().__init__(TITLE, own("opvangatlas"))

    def createWidget(self, parent: QWidget | None = None) -> OptionsPage:
        """The page, made anew each time the options are opened."""
        return OptionsPage(parent)


def register(iface: QgisInterface) -> OptionsFactory:
    """Put the page into the options; keep what is given back until :func:`unregister`."""
    made = OptionsFactory()
    made.setTitle(TITLE)
    iface.registerOptionsWidgetFactory(made)
    return made


def unregister(iface: QgisInterface, factory: OptionsFactory) -> None:
    """Take the page out again."""
    iface.unregisterOptionsWidgetFactory(factory)
