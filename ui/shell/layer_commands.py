# SPDX-License-Identifier: GPL-2.0-or-later
"""Edits of the layers of the open plan."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsVectorLayer
from qgis.gui import QgisInterface

from ...plugin.adapters.locale import language, tr, words
from ...plugin.adapters.messages import Messages
from ...plugin.core.errors import DomainError
from ...plugin.core.model.tables import TABLES
from ...plugin.tasks.session import Session


class Edits:
    """One edit at a time; undo is then that of its layer, as QGIS shows it of the active one."""

    def __init__(self, iface: QgisInterface, session: Session, messages: Messages) -> None:
        self._iface, self._session, self._messages = iface, session, messages

    def layer_of(self, table: str) -> QgsVectorLayer | None:
        """The layer of a table; None when the user has taken it out of the project."""
        return self._session.layer(table)

    @property
    def editable(self) -> bool:
        """Whether the plan can be written."""
        return self._session.is_open and self._session.read_only is None

    def do(self, table: str, act: Callable[[QgsVectorLayer], object]) -> bool:
        """Do one edit on the layer of a table; whether it was done. A refusal is said in the message bar."""
        layer, reason = self.layer_of(table), self._session.read_only
        if not self._session.is_open:
            return False
        if reason is not None:
            self._messages.refuse(tr("Read-only: {reason}.").format(reason=words(reason)))
            return False
        if layer is None:
            line = tr("The layer {name} is not in the project, so nothing was changed.")
            self._messages.refuse(line.format(name=words(TABLES[table].label)))
            return False
        try:
            act(layer)
        except DomainError as error:
            self._messages.refuse(error.line(language()))
            return False
        self._iface.setActiveLayer(layer)
        return True
