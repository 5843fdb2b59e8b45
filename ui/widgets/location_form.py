# SPDX-License-Identifier: GPL-2.0-or-later
"""The form of one location: groups of fields, its periods and its reserve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from ...plugin.adapters.locale import day, decimal, language, tr, whole
from ...plugin.core.model.capacity_codes import FACILITY
from ...plugin.core.model.capacity_tables import FACILITIES
from ...plugin.core.model.codes import CAPACITY_TYPE
from ...plugin.core.model.location_rules import is_needed, lacking
from ...plugin.core.model.tables import CAPACITY_PERIODS, LOCATIONS, RESERVE
from .colours import SecondaryLabel
from .fields import ChoiceField, Field, field_of, heading, title_of
from .group_checks import GroupChecks
from .period_strip import PeriodStrip
from .rows_editor import RowsEditor
from .table import Column

Row = Mapping[str, Any]

GROUPS: dict[str, tuple[str, ...]] = {
    "general": (
        "loc_naam", "gm_code", "type_2020", "type_2024", "type_bevestigd_door", "regionaal", "status", "zekerheid",
        "vertrouwelijk", "straat", "postcode", "plaats",
    ),
    "capacity": (),
    "agreement": ("open_dat", "bo_start", "bo_eind", "bo_onbep", "huur_eind", "ontheffing"),
    "ownership": ("eigendom", "beheer", "exploitant", "bvo_m2", "terrein_m2", "kwal_kader", "pve"),
    "facilities": (),
    "target": ("kinderen", "flexvorm", "kleinschalig", "uitbreiding", "proceshandelingen", "gehoor_op_loc", "diensten"),
    "reserve": (),
    "decision": (
        "besluit_dat", "besluit_orgaan", "financien", "afwijs_reden", "onderbouwing", "bron", "bron_dat", "opmerking",
    ),
}  # fmt: skip
"""Columns per group; periods and reserve stand in groups of their own."""
PERIOD_FIELDS = ("van", "tot", "plekken_asiel", "plekken_overig", "amv", "zekerheid", "getekend")
FACILITY_FIELDS = ("soort", "naam", "km", "minuten", "methode", "datum", "bron")
RESERVE_FIELDS = ("captype", "plekken", "inzet_dgn", "eur_plekdg", "omstandigh", "beschikbaarheid")


def titles() -> dict[str, str]:
    """Titles of the groups."""
    return {
        "general": tr("General"),
        "capacity": tr("Capacity"),
        "agreement": tr("Agreement"),
        "ownership": tr("Ownership, management"),
        "facilities": tr("Facilities and distances"),
        "target": tr("Target groups and flexibility"),
        "reserve": tr("Reserve"),
        "decision": tr("Agreements and decision"),
    }


class LocationForm(QWidget):
    """Shows a location; each change of a field leaves as a signal."""

    edited = pyqtSignal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self.boxes: dict[str, QgsCollapsibleGroupBox] = {}
        self._labels: dict[str, QLabel] = {}
        self.where = SecondaryLabel("", self)
        self.strip = PeriodStrip(self)
        self.periods = RowsEditor(CAPACITY_PERIODS, _period_columns(), PERIOD_FIELDS, self)
        self.reserve = RowsEditor(RESERVE, _reserve_columns(), RESERVE_FIELDS, self)
        self.facilities = RowsEditor(FACILITIES, _facility_columns(), FACILITY_FIELDS, self)
        self.groups = GroupChecks(self)
        self._shown: str | None = None
        self._more_of: str | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(4)
        for group, title in titles().items():
            box = QgsCollapsibleGroupBox(title, self)
            box.setSaveCollapsedState(False)
            box.setCollapsed(group != "general")
            self.boxes[group] = box
            self._fill_box(group, box)
            layout.addWidget(box)
        layout.addStretch()

    def _fill_box(self, group: str, box: QgsCollapsibleGroupBox) -> None:
        editors = {"capacity": self.periods, "reserve": self.reserve, "facilities": self.facilities}
        if group in editors:
            inside = QVBoxLayout(box)
            if group == "capacity":
                inside.addWidget(self.strip)
            inside.addWidget(editors[group])
            return
        form = QFormLayout(box)
        if group == "target":
            form.addRow(self.groups)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name in GROUPS[group]:
            column = LOCATIONS.column(name)
            title = title_of(LOCATIONS, column)
            made = field_of(column, title, [] if name == "gm_code" else None, box)
            made.edited.connect(self.edited)
            self.fields[name] = made
            self._labels[name] = heading(title, box)
            form.addRow(self._labels[name], made)
            if name == "gm_code":
                form.addRow("", self.where)

    def set_municipalities(self, names: Mapping[str, str]) -> None:
        """The municipalities to choose from: name by code."""
        field = self.fields["gm_code"]
        if isinstance(field, ChoiceField):
            field.set_choices([(name, code) for code, name in sorted(names.items(), key=lambda pair: pair[1])])

    def show_location(self, row: Row, periods: Sequence[Row], reserve: Sequence[Row], regime: str, where: str) -> None:
        """Show a location; what is being typed stays when it is the same one as before."""
        other = row["loc_id"] != self._shown
        self._shown = str(row["loc_id"])
        for name, field in self.fields.items():
            field.show_value(row.get(name), other_row=other)
            star = " *" if is_needed(LOCATIONS, name, regime) else ""
            self._labels[name].setText(field.title + star)
        self.where.setText(where)
        self.periods.show_rows(periods, other=other)
        self.reserve.show_rows(reserve, other=other)
        self.strip.show_rows(periods)
        self._count(row, periods, reserve, regime)

    def show_more(self, facilities: Sequence[Row], groups: Sequence[Row]) -> None:
        """What else belongs to the location that is shown."""
        self.facilities.show_rows(facilities, other=self._more_of != self._shown)
        self._more_of = self._shown
        self.groups.show_groups({str(row["doelgroep"]) for row in groups})

    def _count(self, row: Row, periods: Sequence[Row], reserve: Sequence[Row], regime: str) -> None:
        empty = lacking(LOCATIONS, row, regime)
        counts = {group: len(empty & set(names)) for group, names in GROUPS.items()}
        counts["capacity"] = sum(len(lacking(CAPACITY_PERIODS, r, regime)) for r in periods) + (not periods)
        counts["reserve"] = sum(len(lacking(RESERVE, r, regime)) for r in reserve)
        for group, title in titles().items():
            count = counts[group]
            note = tr("%n empty", None, count)
            self.boxes[group].setTitle(f"{title} ({note})" if count else title)

    def forget(self) -> None:
        """No location is shown."""
        self._shown = None

    def set_editable(self, *, editable: bool) -> None:
        """Whether anything can be changed."""
        for box in self.boxes.values():
            for child in box.findChildren((Field, RowsEditor, GroupChecks)):
                child.setEnabled(editable)

    def leave(self) -> None:
        """Take what was typed in a field that still has focus."""
        for field in self.fields.values():
            field.tell()
        self.periods.leave()
        self.reserve.leave()
        self.facilities.leave()


def _period_columns() -> list[Column]:
    return [
        Column(tr("From"), lambda r: day(r["van"]), lambda r: r["van"]),
        Column(tr("To", "last day"), lambda r: day(r["tot"], tr("open-ended")), lambda r: r["tot"]),
        Column(tr("Asylum"), lambda r: whole(r["plekken_asiel"]), lambda r: r["plekken_asiel"], number=True),
        Column(tr("Other"), lambda r: whole(r["plekken_overig"]), lambda r: r["plekken_overig"], number=True),
    ]


def _reserve_columns() -> list[Column]:
    def kind(row: Row) -> str:
        return CAPACITY_TYPE.label(row["captype"]).in_language(language())

    return [
        Column(tr("Type"), kind, kind),
        Column(tr("Places"), lambda r: whole(r["plekken"]), lambda r: r["plekken"], number=True),
        Column(tr("Days"), lambda r: whole(r["inzet_dgn"]), lambda r: r["inzet_dgn"], number=True),
        Column("€", lambda r: decimal(r["eur_plekdg"], 2), lambda r: r["eur_plekdg"], number=True),
    ]


def _facility_columns() -> list[Column]:
    def kind(row: Row) -> str:
        return FACILITY.label(row["soort"]).in_language(language())

    return [
        Column(tr("Facility"), kind, kind),
        Column(tr("km"), lambda r: decimal(r["km"]), lambda r: r["km"], number=True),
        Column(tr("min"), lambda r: decimal(r["minuten"]), lambda r: r["minuten"], number=True),
        Column(tr("Date"), lambda r: day(r["datum"]), lambda r: r["datum"]),
    ]
