# SPDX-License-Identifier: GPL-2.0-or-later
"""The form of one location: groups of fields, and the rows that belong to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from ...plugin.adapters.locale import tr, words
from ...plugin.core.model.capacity_tables import TARGET_GROUPS
from ...plugin.core.model.confidential import SAID
from ...plugin.core.model.form_rules import is_needed, lacking
from ...plugin.core.model.schema import Column, Group, Table
from ...plugin.core.model.tables import CAPACITY_PERIODS, LOCATIONS, RESERVE, SERVED_REGION, TABLES
from ...plugin.core.wording import is_unknown
from ..forms.fields import ChoiceField, Field, field_of, heading, title_of
from ..forms.rows_editor import RowsEditor
from ..widgets.colours import SecondaryLabel
from ..widgets.plain import PlainLabel
from .documents_editor import DocumentsEditor
from .group_checks import GroupChecks
from .period_strip import PeriodStrip
from .periods_editor import PeriodsEditor

Row = Mapping[str, Any]


class LocationForm(QWidget):
    """Shows a location; each change of a field leaves as a signal."""

    edited = pyqtSignal(str, object)
    """Column, value."""
    served = pyqtSignal(object)
    """The region that is chosen, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self.boxes: dict[str, QgsCollapsibleGroupBox] = {}
        self._labels: dict[str, QLabel] = {}
        self.where = SecondaryLabel("", self)
        self.strip = PeriodStrip(self)
        self.documents, self.periods = DocumentsEditor(self), PeriodsEditor(self)
        special: dict[str, RowsEditor] = {editor.table.name: editor for editor in (self.documents, self.periods)}
        self.editors: dict[str, RowsEditor] = {
            table: special.get(table) or RowsEditor(TABLES[table], fields_of_location(TABLES[table]), self)
            for table in (group.rows for group in LOCATIONS.groups)
            if table
        }
        self.serves = _served_field(self)
        self.groups = GroupChecks(self)
        self._shown: str | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(4)
        for group in LOCATIONS.groups:
            box = QgsCollapsibleGroupBox(words(group.label), self)
            box.setSaveCollapsedState(False)
            box.setCollapsed(bool(self.boxes))
            self.boxes[group.name] = box
            self._fill_box(group, box)
            layout.addWidget(box)
        layout.addStretch()

    def _fill_box(self, group: Group, box: QgsCollapsibleGroupBox) -> None:
        page = QWidget(box)  # what a folded box hides; its parts come and go by themselves
        around, inside = QVBoxLayout(box), QVBoxLayout(page)
        around.addWidget(page)
        inside.setContentsMargins(0, 0, 0, 0)
        if group.name == "capacity":
            inside.addWidget(self.strip)
        if group.name == "target":
            inside.addWidget(self.groups)
        if group.columns:
            self._fill_form(group, box, inside)
        if group.rows:
            if group.columns:
                inside.addWidget(PlainLabel(words(TABLES[group.rows].label), box))
            inside.addWidget(self.editors[group.rows])

    def _fill_form(self, group: Group, box: QgsCollapsibleGroupBox, inside: QVBoxLayout) -> None:
        form = QFormLayout()
        inside.addLayout(form)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name in group.columns:
            column = LOCATIONS.column(name)
            title = title_of(LOCATIONS, column)
            made = field_of(column, title, [] if name == "gm_code" else None, box)
            made.edited.connect(self.edited)
            self.fields[name] = made
            self._labels[name] = heading(title, box)
            form.addRow(self._labels[name], made)
            if name == "gm_code":
                form.addRow("", self.where)
                form.addRow(heading(self.serves.title, box), self.serves)
                self.serves.edited.connect(lambda _name, region: self.served.emit(region))

    def set_municipalities(self, names: Mapping[str, str]) -> None:
        """The municipalities to choose from: name by code."""
        field = self.fields["gm_code"]
        if isinstance(field, ChoiceField):
            field.set_choices(_by_name(names))

    def set_regions(self, names: Mapping[str, str]) -> None:
        """The regions that a location may serve: name by code."""
        self.serves.set_choices(_by_name(names))

    def show_location(self, row: Row, rows: Mapping[str, Sequence[Row]], regime: str, where: str) -> None:
        """Show a location; what is being typed stays when it is the same one as before.

        Parameters
        ----------
        row : its row
        rows : per table the rows that belong to it
        regime : ``2020`` or ``2024``
        where : the region and province of its municipality
        """
        other = row["loc_id"] != self._shown
        self._shown = str(row["loc_id"])
        secret = is_unknown(row.get(SAID)) or bool(row[SAID])
        for name, field in self.fields.items():
            field.show_value(row.get(name), other_row=other)
            star = " *" if is_needed(LOCATIONS, name, regime) else ""
            self._labels[name].setText(field.title + star)
        self.where.setText(where)
        for table, editor in self.editors.items():
            editor.view.is_secret = _always if secret else _never
            editor.show_rows(rows[table], self._shown)
        self.strip.show_rows(rows[CAPACITY_PERIODS.name])
        self.groups.show_groups({str(row["doelgroep"]) for row in rows[TARGET_GROUPS.name]})
        self.serves.show_value(next((row["regio_id"] for row in rows[SERVED_REGION.name]), None), other_row=other)
        self._count(row, rows[CAPACITY_PERIODS.name], rows[RESERVE.name], regime)

    def _count(self, row: Row, periods: Sequence[Row], reserve: Sequence[Row], regime: str) -> None:
        empty = lacking(LOCATIONS, row, regime)
        counts = {group.name: len(empty & set(group.columns)) for group in LOCATIONS.groups}
        counts["capacity"] = sum(len(lacking(CAPACITY_PERIODS, r, regime)) for r in periods) + (not periods)
        counts["reserve"] = sum(len(lacking(RESERVE, r, regime)) for r in reserve)
        for group in LOCATIONS.groups:
            count, title = counts[group.name], words(group.label)
            note = tr("%n empty", None, count)
            self.boxes[group.name].setTitle(f"{title} ({note})" if count else title)

    def forget(self) -> None:
        """No location is shown, and nothing waits."""
        self._shown = None
        for editor in self.editors.values():
            editor.forget()

    def show_nothing(self) -> None:
        """No location is shown; what waits is kept."""
        self._shown = None

    def set_editable(self, *, editable: bool) -> None:
        """Whether anything can be changed."""
        for box in self.boxes.values():
            for child in box.findChildren((Field, GroupChecks)):
                child.setEnabled(editable)
        for editor in self.editors.values():
            editor.set_editable(editable=editable)

    def leave(self) -> None:
        """Take what was typed in a field that still has focus."""
        for field in self.fields.values():
            field.tell()
        for editor in self.editors.values():
            editor.leave()


def _always(_row: Row) -> bool:
    return True


def _never(_row: Row) -> bool:
    return False


def fields_of_location(table: Table) -> list[str]:
    """The fields of rows that belong to the location that is shown: which one that is needs no field."""
    links = {name: table.reference(name) for name in table.fields}
    return [name for name, link in links.items() if link is None or link.table != LOCATIONS.name]


def _by_name(names: Mapping[str, str]) -> list[tuple[str, object]]:
    return [(name, code) for code, name in sorted(names.items(), key=lambda pair: pair[1])]


def _served_field(parent: QWidget) -> ChoiceField:
    """Which region a location serves; empty: that of its municipality."""
    column = Column("regio_id", "text", SERVED_REGION.label, source=SERVED_REGION.column("regio_id").source)
    field = ChoiceField(column, tr("Serves region"), [], parent)
    field.setToolTip(tr("Only when it serves another region than that of its municipality"))
    return field
