# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines in the message bar."""

from __future__ import annotations

import pytest
from qgis.gui import QgsMessageBar

from opvangatlas.plugin.adapters.messages import Messages
from opvangatlas.plugin.core.errors import DomainError
from opvangatlas.plugin.core.wording import Text

REASON = DomainError(Text("Kampen.", "Kampen."))


@pytest.fixture
def bar(qgis_app):
    made = QgsMessageBar()
    yield made
    made.deleteLater()


def lines(bar):
    return [item.text() for item in bar.items()]


def test_two_kinds_of_work_that_fail_for_one_reason_give_one_line(bar):
    messages = Messages(bar, list)
    bar.pushMessage("QGIS", "Kampen.")
    messages.error(REASON, "preparing the regions")
    messages.error(REASON, "Checking")
    assert lines(bar).count("Kampen.") == 2  # that of QGIS, and one of ours
    assert bar.items()[0].title() == "Opvangatlas"


def test_other_lines_stay(bar):
    messages = Messages(bar, list)
    messages.info("One.")
    messages.warning("Two.")
    messages.info("Three.")
    assert set(lines(bar)) == {"One.", "Two.", "Three."}
