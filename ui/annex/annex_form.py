# SPDX-License-Identifier: GPL-2.0-or-later
"""The choices of an annex as a form: parts, selection, classification, templates, folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.gui import QgsCheckableComboBox, QgsFileWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ...plugin.adapters.locale import tr
from ...plugin.adapters.plan.folders import templates_folder
from ...plugin.core.model.plan import Plan
from ...plugin.core.model.tables import REGIONS, VARIANTS
from ...plugin.tasks.annex_job import DOCUMENT, GEOJSON, GIS, MAPS, PAGE, TABLES, USUAL
from ..widgets.colours import SecondaryLabel
from ..widgets.day_edit import DayEdit


class AnnexForm(QWidget):
    """Holds what was chosen; says so in the words of ``exportannex``."""

    changed = pyqtSignal()

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self.boxes = {part: QCheckBox(text, self) for part, text in _part_names().items()}
        self.variant, self.region = QComboBox(self), QgsCheckableComboBox(self)
        self.beside = QgsCheckableComboBox(self)
        self.date = DayEdit(self, empty=tr("that of the plan"))
        self.public = QRadioButton(tr("Public"), self)
        self.confidential = QRadioButton(tr("Confidential"), self)
        self.rights = SecondaryLabel("", self)
        self.contact = QCheckBox(tr("Contacts and justifications"), self)
        self.templates, self.folder = QgsFileWidget(self), QgsFileWidget(self)
        self.zipped = QCheckBox(tr("One zip file in the folder"), self)
        self._fill()
        self._lay_out()
        self._connect()
        self._take_parts()
        self._take_classification()

    def _fill(self) -> None:
        for part, box in self.boxes.items():
            box.setChecked(part in USUAL)
        for row in self._plan[VARIANTS.name].to_dict("records"):
            self.variant.addItem(str(row["naam"]), str(row["variant_id"]))
        if not self.variant.count():
            self.variant.addItem(self._plan.active_variant, self._plan.active_variant)
        self.variant.setCurrentIndex(max(self.variant.findData(self._plan.active_variant), 0))
        self.region.setDefaultText(tr("All regions"))
        self.beside.setDefaultText(tr("No other variant"))
        self.beside.setToolTip(tr("Variants that the plan on one page shows beside this one."))
        self._fill_regions()
        self.date.set_day(self._plan.reference_date)
        self.public.setChecked(True)
        for widget, title in (
            (self.templates, tr("Folder with own templates")),
            (self.folder, tr("Folder of the annex")),
        ):
            widget.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
            widget.setDialogTitle(title)
        self.templates.lineEdit().setPlaceholderText(tr("those of Opvangatlas"))
        self.templates.setToolTip(tr("Layouts (overzicht.qpt, regio.qpt, …) and bijlage.odt that replace ours."))
        self.templates.setFilePath(templates_folder())

    def _fill_regions(self) -> None:
        frame = self._plan[REGIONS.name]
        own = frame[frame["variant_id"] == self.variant.currentData()].sort_values("regio_nm")
        self.region.clear()
        for row in own.to_dict("records"):
            self.region.addItemWithCheckState(str(row["regio_nm"]), Qt.CheckState.Unchecked, str(row["regio_id"]))
        self.beside.clear()
        for row in self._plan[VARIANTS.name].to_dict("records"):
            if row["variant_id"] != self.variant.currentData():
                self.beside.addItemWithCheckState(str(row["naam"]), Qt.CheckState.Unchecked, str(row["variant_id"]))

    def _lay_out(self) -> None:
        what = QGroupBox(tr("Contents"), self)
        parts = QVBoxLayout(what)
        for box in self.boxes.values():
            parts.addWidget(box)
        parts.addStretch()
        who = QHBoxLayout()
        for button in (self.public, self.confidential):
            who.addWidget(button)
        who.addStretch()
        which, where = QFormLayout(), QFormLayout()
        for form, label, widget in (
            (which, tr("Variant"), self.variant),
            (which, tr("Beside it"), self.beside),
            (which, tr("Regions"), self.region),
            (which, tr("Reference date"), self.date),
            (where, tr("Own templates"), self.templates),
            (where, tr("Folder"), self.folder),
        ):
            form.addRow(label, widget)
            widget.setAccessibleName(label)
        for row in (who, self.rights, self.contact):
            which.addRow(row)
        where.addRow("", self.zipped)
        top = QHBoxLayout()
        top.addWidget(what)
        top.addLayout(which, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addLayout(where)

    def _connect(self) -> None:
        for box in (*self.boxes.values(), self.zipped, self.contact):
            box.toggled.connect(self.changed)
        self.variant.currentIndexChanged.connect(self._take_variant)
        self.region.checkedItemsChanged.connect(lambda _regions: self._take_parts())
        self.boxes[PAGE].toggled.connect(lambda _on: self._take_parts())
        self.date.textChanged.connect(self.changed)
        self.confidential.toggled.connect(lambda _on: self._take_classification())
        for widget in (self.templates, self.folder):
            widget.fileChanged.connect(self.changed)

    def _take_variant(self) -> None:
        self._fill_regions()
        self._take_parts()

    def _take_parts(self) -> None:
        """Other variants stand on the page only, and only beside the whole plan."""
        self.beside.setEnabled(bool(self.boxes[PAGE].isChecked() and self.beside.count() and not self.regions()))
        self.changed.emit()

    def _take_classification(self) -> None:
        """A confidential annex has the contacts in any case."""
        confidential = self.confidential.isChecked()
        self.contact.setEnabled(not confidential)
        self.rights.setText(
            tr("With all locations, contacts and justifications.")
            if confidential
            else tr("Confidential locations are left out before anything is counted.")
        )
        self.changed.emit()

    # what was chosen ---------------------------------------------------------------------------------

    def parts(self) -> list[str]:
        """The parts to write."""
        return [part for part, box in self.boxes.items() if box.isChecked()]

    def regions(self) -> list[str]:
        """Ids of the chosen regions; empty: all of them, and what belongs to none."""
        chosen = [str(region) for region in self.region.checkedItemsData()]
        return [] if len(chosen) == self.region.count() else chosen

    def beside_it(self) -> list[str]:
        """Ids of the variants that the page shows beside the chosen one."""
        return [str(variant) for variant in self.beside.checkedItemsData()] if self.beside.isEnabled() else []

    def target(self) -> Path | None:
        """Where the annex goes."""
        text = self.folder.filePath().strip()
        return Path(text) if text else None

    def is_other_plan(self) -> bool:
        """Whether another variant or date was chosen than the plan was checked with."""
        return self._variant() is not None or self._date() is not None

    def parameters(self) -> dict[str, Any]:
        """All choices, as parameters."""
        return {
            "FOLDER": self.folder.filePath().strip(),
            "PARTS": self.parts(),
            "REGIONS": ";".join(self.regions()),
            "VARIANT": self._variant(),
            "BESIDE": ";".join(self.beside_it()),
            "REFERENCE_DATE": self._date(),
            "INCLUDE_CONFIDENTIAL": self.confidential.isChecked(),
            "CONTACT": self.contact.isChecked(),
            "TEMPLATES": self.templates.filePath().strip() or None,
            "ZIP": self.zipped.isChecked(),
        }

    def _variant(self) -> str | None:
        chosen = str(self.variant.currentData())
        return None if chosen == self._plan.active_variant else chosen

    def _date(self) -> str | None:
        day = self.date.day()
        return None if day is None or day == self._plan.reference_date else day.isoformat()


def _part_names() -> dict[str, str]:
    return {
        GIS: tr("GIS (shapefiles, GeoPackage)"),
        GEOJSON: tr("GeoJSON"),
        TABLES: tr("Tables (XLSX, ODS, CSV)"),
        MAPS: tr("Maps (PDF, PNG)"),
        DOCUMENT: tr("Document (ODT, HTML, PDF)"),
        PAGE: tr("Plan on one page (HTML)"),
    }
