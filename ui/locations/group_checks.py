# SPDX-License-Identifier: GPL-2.0-or-later
"""Which target groups a location is for, as check boxes."""

from __future__ import annotations

from collections.abc import Collection

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ...plugin.adapters.locale import language, tr
from ...plugin.core.model.capacity_codes import TARGET_GROUP
from ..widgets.plain import PlainLabel


class GroupChecks(QWidget):
    """Each click is told at once."""

    switched = pyqtSignal(str, bool)
    """Target group, whether the location is for it now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(PlainLabel(tr("Target groups"), self))
        self.boxes: dict[str, QCheckBox] = {}
        for code in TARGET_GROUP:
            box = QCheckBox(code.label.in_language(language()), self)
            box.clicked.connect(lambda on, group=code.code: self.switched.emit(group, on))
            self.boxes[code.code] = box
            layout.addWidget(box)

    def show_groups(self, groups: Collection[str]) -> None:
        """Show the target groups of a location."""
        for group, box in self.boxes.items():
            box.setChecked(group in groups)
