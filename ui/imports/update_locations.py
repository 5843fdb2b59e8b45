# SPDX-License-Identifier: GPL-2.0-or-later
"""Next month's list beside the plan: what is new, changed, gone or doubtful, each to be taken or left."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...plugin.adapters.layers import cell
from ...plugin.adapters.locale import tr, whole, words
from ...plugin.core.intake.update import CHANGED, GONE, KINDS, NEW, SECOND
from ...plugin.core.wording import is_unknown
from ...plugin.tasks.runner import Runner
from ..widgets.day_edit import DayEdit
from ..widgets.job_dialog import JobDialog
from ..widgets.plain import PlainLabel, plain_tip

WIDTH, HEIGHT = 640, 560
LEAVE, END, REMOVE = "laten", "beeindigen", "verwijderen"
_KEY_ROLE = Qt.ItemDataRole.UserRole


class UpdateDialog(JobDialog):
    """Over ``updatelocations``: the comparison is there, what is ticked is taken."""

    CHAPTER = "update-locations"

    imported = pyqtSignal()
    """Rows of the plan were changed."""

    def __init__(
        self,
        runner: Runner,
        parameters: Mapping[str, Any],
        results: Mapping[str, Any],
        changes: QgsVectorLayer,
        parent: QWidget | None = None,
        *,
        whole_list: bool = True,
    ) -> None:
        """Make it.

        Parameters
        ----------
        parameters, results : of the comparison
        changes : its output
        whole_list : whether what is not in it is gone; not so for rejected rows of a list
        """
        super().__init__(runner, tr("Update locations"), tr("Take"), parent)
        self.setObjectName("OpvangatlasUpdateLocations")
        self._parameters, self._busy_filling = dict(parameters), True
        self.gone = QComboBox(self)
        for code, text in ((LEAVE, tr("leave as they are")), (END, tr("end on")), (REMOVE, tr("remove"))):
            self.gone.addItem(text, code)
        self.day = DayEdit(self, last=True, empty=tr("last day"))
        self.tree = QTreeWidget(self)
        self.groups: dict[str, QTreeWidgetItem] = {}
        self._fill(changes, whole_list=whole_list)
        self._lay_out_body()
        self.facts.setText(_facts(results))
        self.gone.currentIndexChanged.connect(lambda _row: self._take_gone())
        self.day.day_changed.connect(self.update_state)
        self.day.textEdited.connect(self.update_state)
        self.tree.itemChanged.connect(lambda *_what: self.update_state())
        self._busy_filling = False
        self._take_gone()
        self.resize(WIDTH, HEIGHT)

    def _lay_out_body(self) -> None:
        self.tree.setAccessibleName(tr("What the list says"))
        self.tree.setHeaderLabels([tr("Location"), tr("Attribute"), tr("In the plan"), tr("In the list")])
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for section, width in ((1, 110), (2, 110), (3, 170)):
            header.resizeSection(section, width)
        self._gone_line = QWidget(self.body)
        line = QHBoxLayout(self._gone_line)
        line.setContentsMargins(0, 0, 0, 0)
        label = PlainLabel(tr("Gone from the list:"), self._gone_line)
        label.setBuddy(self.gone)
        self.gone.setAccessibleName(tr("Gone from the list"))
        self.day.setAccessibleName(tr("Last day of what is gone from the list"))
        line.addWidget(label)
        line.addWidget(self.gone)
        line.addWidget(self.day, 1)
        self._gone_line.setVisible(GONE in self.groups)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self._gone_line)

    # the comparison ----------------------------------------------------------------------------------

    def _fill(self, changes: QgsVectorLayer, *, whole_list: bool) -> None:
        rows = [{name: _text(feature[name]) for name in changes.fields().names()} for feature in changes.getFeatures()]
        for kind, of_kind in groupby(rows, lambda row: row["soort"]):
            if whole_list or kind != GONE:
                self._add_group(kind, [list(lines) for _, lines in groupby(of_kind, lambda row: row["sleutel"])])
        self.tree.expandAll()

    def _add_group(self, kind: str, proposals: list[list[dict[str, str]]]) -> None:
        group = QTreeWidgetItem([f"{words(KINDS[kind])} ({whole(len(proposals))})"])
        self.tree.addTopLevelItem(group)
        group.setFirstColumnSpanned(True)
        if kind != SECOND:
            group.setFlags(group.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
        self.groups[kind] = group
        for lines in proposals:
            group.addChild(_item(kind, lines))
        for row in range(group.childCount()):
            item = group.child(row)
            for below in range(item.childCount()):
                item.child(below).setFirstColumnSpanned(item.child(below).text(1) == "")

    def _take_gone(self) -> None:
        """Ticked when something becomes of them; else there is nothing to take."""
        way, group = self.gone.currentData(), self.groups.get(GONE)
        self.day.setVisible(way == END)
        if group is not None:
            group.setCheckState(0, Qt.CheckState.Unchecked if way == LEAVE else Qt.CheckState.Checked)
            group.setDisabled(way == LEAVE)
        self.update_state()

    def taken(self) -> list[str]:
        """Keys of what is ticked."""
        keys = []
        for kind, group in self.groups.items():
            if kind == GONE and self.gone.currentData() == LEAVE:
                continue
            items = (group.child(row) for row in range(group.childCount()))
            keys += [item.data(0, _KEY_ROLE) for item in items if item.checkState(0) == Qt.CheckState.Checked]
        return keys

    # the work ----------------------------------------------------------------------------------------

    def update_state(self, *_ignored: object) -> None:
        """Say how much is taken."""
        if self._busy_filling:
            return
        super().update_state()
        self.ok.setText(tr("Take %n", None, len(self.taken())))

    def problem(self) -> str:
        """Why nothing can be taken yet."""
        taken = self.taken()
        if not taken:
            return tr("Tick what to take.") if self.groups else tr("The list says what the plan says.")
        ends = self.gone.currentData() == END and any(key.startswith(f"{GONE}:") for key in taken)
        return (self.day.problem or tr("Give the last day of what is gone.")) if ends and self.day.day() is None else ""

    def algorithm(self) -> tuple[str, dict[str, Any]]:
        """``updatelocations`` with what is ticked."""
        day = self.day.day()
        return "updatelocations", {
            **self._parameters,
            "TAKE": ";".join(self.taken()),
            "GONE": self.gone.currentData(),
            "GONE_DAY": day.isoformat() if day is not None and self.gone.currentData() == END else None,
            "CHANGES": None,
            "REJECTED": None,
        }

    def succeeded(self, results: dict[str, Any]) -> None:
        """It is in the plan."""
        self.imported.emit()
        self.accept()


def _item(kind: str, lines: list[dict[str, str]]) -> QTreeWidgetItem:
    first = lines[0]
    name = f"{first['naam']} ({first['gemeente']})" if first["gemeente"] not in ("", first["naam"]) else first["naam"]
    item = QTreeWidgetItem([name, first["kenmerk"], first["oud"], first["nieuw"]])
    item.setData(0, _KEY_ROLE, first["sleutel"])
    item.setToolTip(0, plain_tip("\n".join(filter(None, (name, first["herkend_aan"])))))
    if kind != SECOND:
        item.setCheckState(0, Qt.CheckState.Checked if kind in (NEW, CHANGED) else Qt.CheckState.Unchecked)
    if first["toelichting"] and kind != GONE:
        note = QTreeWidgetItem([first["toelichting"]])
        note.setToolTip(0, plain_tip(first["toelichting"]))
        item.addChild(note)
    for line in lines[1:]:
        item.addChild(QTreeWidgetItem(["", line["kenmerk"], line["oud"], line["nieuw"]]))
    for child in [item, *(item.child(row) for row in range(item.childCount()))]:
        for column in (1, 2, 3):
            child.setData(column, Qt.ItemDataRole.ToolTipRole, plain_tip(child.text(column)))
    return item


def _text(value: object) -> str:
    found = cell(value)
    return "" if is_unknown(found) else str(found)


def _facts(results: Mapping[str, Any]) -> str:
    """What needs no decision."""
    faults = int(results["REJECTED_COUNT"]) - int(results["OUTSIDE_COUNT"])
    lines = [tr("%n row(s) the same as in the plan.", None, int(results["SAME"]))]
    if faults:
        lines.append(tr("%n row(s) could not be read.", None, faults))
    if results["OUTSIDE_COUNT"]:
        lines.append(tr("%n row(s) outside the area of the plan.", None, int(results["OUTSIDE_COUNT"])))
    return " ".join(lines)
