# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings as a tree: groups with findings below them, or a flat list."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from qgis.PyQt.QtCore import QAbstractItemModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QBrush, QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QWidget

from ...plugin.adapters.locale import tr, words
from ..widgets.colours import secondary
from ..widgets.icons import of_severity, own
from ..widgets.plain import plain_tip
from ..widgets.verdicts import severity_text
from .finding_rows import FindingRow, rule_of

ROW = Qt.ItemDataRole.UserRole + 1


class Grouping(Enum):
    """Under which heads findings stand."""

    REGION = "region"
    RULE = "rule"
    CAUSE = "cause"
    NONE = "none"


def build(rows: Sequence[FindingRow], grouping: Grouping, view: QWidget, *, muted: bool) -> QStandardItemModel:
    """A model of these findings; heads follow the order in which their findings come."""
    model = QStandardItemModel(view)
    model.setHorizontalHeaderLabels([tr("Finding"), tr("Subject")])
    brush = QBrush(secondary(view)) if muted else None
    if grouping is Grouping.NONE:
        for row in rows:
            model.appendRow(_items(row, brush))
        return model
    groups: dict[str, list[FindingRow]] = {}
    for row in rows:
        groups.setdefault(_head(row, grouping), []).append(row)
    for head, members in groups.items():
        if not head:
            for row in members:
                model.appendRow(_items(row, brush))
            continue
        item = QStandardItem(f"{head} ({len(members)})")
        item.setToolTip(plain_tip(head))
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        for row in members:
            item.appendRow(_items(row, brush))
        model.appendRow([item, QStandardItem()])
    return model


def _head(row: FindingRow, grouping: Grouping) -> str:
    if row.accepted is not None:
        return tr("Justified")
    if grouping is Grouping.REGION:
        return row.group
    if grouping is Grouping.CAUSE:
        return row.cause or ""
    rule = rule_of(row.code)
    return f"{row.code} {words(rule.title)}" if rule else row.code


def _items(row: FindingRow, brush: QBrush | None) -> list[QStandardItem]:
    cells = [QStandardItem(f"{row.code}  {row.message}"), QStandardItem(row.subject)]
    cells[0].setIcon(of_severity(row.severity) if row.accepted is None else own("onderbouwd"))
    severity = severity_text(row.severity) if row.accepted is None else tr("Justified")
    spoken = f"{severity} {row.code}: {row.message}"
    cells[0].setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
    for cell in cells:
        cell.setData(row, ROW)
        cell.setToolTip(plain_tip(row.message))
        if brush is not None:
            cell.setForeground(brush)
    return cells


def indexes(model: QAbstractItemModel) -> list[QModelIndex]:
    """The findings of a model from top to bottom, heads left out."""
    found = []
    for number in range(model.rowCount()):
        top = model.index(number, 0)
        if top.data(ROW) is not None:
            found.append(top)
        found += [model.index(below, 0, top) for below in range(model.rowCount(top))]
    return found
