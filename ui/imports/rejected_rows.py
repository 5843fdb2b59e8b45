# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows that an import did not take: the reason first, each cell to be repaired, and imported again as they are now."""

from __future__ import annotations

from qgis.core import QgsFeature, QgsField, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...plugin.adapters.layers import cell
from ...plugin.adapters.locale import language, tr
from ...plugin.core.intake.rows import REASON
from ...plugin.core.wording import figure, is_unknown
from ..widgets.colours import SecondaryLabel
from ..widgets.help import give_help
from ..widgets.plain import plain_tip

WIDTH, HEIGHT = 640, 420
REASON_WIDTH = 260
MOST = 1_000
"""Rows that are shown; whoever has more repairs the list itself."""


class RejectedRows(QDialog):
    """A table of texts, as lists are read."""

    again = pyqtSignal(object)
    """Import the rows as they are now: a layer of texts."""
    layer_wanted = pyqtSignal()
    """Put the rows into the project as a layer."""

    def __init__(self, layer: QgsVectorLayer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("OpvangatlasRejectedRows")
        self.setWindowTitle(tr("Rejected rows"))
        self.names = [name for name in layer.fields().names() if name != REASON]
        self.table = QTableWidget(0, 1 + len(self.names), self)
        self.table.setAccessibleName(tr("Rejected rows"))
        self.table.setHorizontalHeaderLabels([tr("Reason"), *self.names])
        self.table.setWordWrap(True)
        self._fill(layer)
        buttons = QDialogButtonBox(self)
        self.again_button = buttons.addButton(tr("Import these rows"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.layer_button = buttons.addButton(tr("As a layer"), QDialogButtonBox.ButtonRole.ActionRole)
        self.layer_button.setToolTip(tr("Put these rows into the project, to look at or to keep."))
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        give_help(self, "rejected-rows", buttons)
        buttons.accepted.connect(self._import_again)
        buttons.rejected.connect(self.reject)
        self.layer_button.clicked.connect(lambda: self.layer_wanted.emit())
        layout = QVBoxLayout(self)
        told = tr("Repair the cells and import these rows; a row that is left as it is comes back.")
        layout.addWidget(SecondaryLabel(told, self))
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        self.resize(WIDTH, HEIGHT)

    def _fill(self, layer: QgsVectorLayer) -> None:
        fixed = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        for feature in list(layer.getFeatures())[:MOST]:
            row = self.table.rowCount()
            self.table.insertRow(row)
            for column, name in enumerate((REASON, *self.names)):
                value = cell(feature[name])
                item = QTableWidgetItem("" if is_unknown(value) else _as_typed(value))
                item.setToolTip(plain_tip(item.text()))
                if name == REASON:
                    item.setFlags(fixed)
                self.table.setItem(row, column, item)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.resizeColumnsToContents()
        header.resizeSection(0, REASON_WIDTH)
        self.table.resizeRowsToContents()

    def rows(self) -> QgsVectorLayer:
        """The rows as they are now."""
        layer = QgsVectorLayer("None", tr("Rejected rows"), "memory")
        layer.dataProvider().addAttributes([QgsField(name, QMetaType.Type.QString) for name in self.names])
        layer.updateFields()
        made = []
        for row in range(self.table.rowCount()):
            feature = QgsFeature(layer.fields())
            texts = [self.table.item(row, column + 1).text() for column in range(len(self.names))]
            feature.setAttributes([text or None for text in texts])
            made.append(feature)
        layer.dataProvider().addFeatures(made)
        return layer

    def _import_again(self) -> None:
        layer = self.rows()
        self.accept()
        self.again.emit(layer)


def _as_typed(value: object) -> str:
    """A cell as one would type it: a number keeps its decimals, without signs between thousands."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return figure(value, language())
    return f"{value:.0f}" if float(value).is_integer() else repr(value).replace(".", ",")
