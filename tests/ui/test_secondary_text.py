# SPDX-License-Identifier: GPL-2.0-or-later
"""Secondary text stays readable when it was made in a panel that is busy."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from opvangatlas.ui.widgets.colours import SecondaryLabel


def test_a_label_first_shown_while_disabled_keeps_its_colour_when_enabled(qtbot):
    body, other = QWidget(), QWidget()
    made = []
    for panel in (body, other):
        label = SecondaryLabel("tekst", panel)
        QVBoxLayout(panel).addWidget(label)
        qtbot.addWidget(panel)
        made.append(label)
    other.setEnabled(False)
    body.show()
    other.show()
    other.setEnabled(True)
    assert made[0].styleSheet() == made[1].styleSheet() != ""
