# SPDX-License-Identifier: GPL-2.0-or-later
"""Who moved what goes into the log of the plan together with the moves: in one transaction with them."""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from qgis.core import NULL, QgsFeature, QgsProject, QgsVectorLayerUtils
from qgis.PyQt.QtCore import QDateTime, Qt

from ...core.regions.change_log import moves_logged
from ..plan.helper_layers import LOG, helper
from ..plan.write_rows import attribute


def user_name() -> str:
    """Who is logged in to the computer; empty when the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


class ChangeLog:
    """Rows of the log that wait to be saved, in a layer that is saved with the division.

    They are numbered by the database, so that two programs never give one number twice.
    """

    def __init__(self, project: QgsProject, path: Path, variant: str) -> None:
        self._layer, self._variant = helper(project, path, LOG), variant
        self._waiting: dict[str, tuple[str | None, str | None, int]] = {}

    def follow(self, before: Mapping[str, str | None], moves: Mapping[str, str | None]) -> None:
        """Make the rows that wait those of the moves that wait.

        Parameters
        ----------
        before : region per municipality as it is saved
        moves : the municipalities that are elsewhere now, and where
        """
        if not moves:
            self._layer.undoStack().setIndex(0)  # nothing is left to save, also to QGIS
            self._waiting.clear()
        wanted = {code: (before.get(code), region) for code, region in moves.items()}
        for code in [code for code, (was, now, _) in self._waiting.items() if wanted.get(code) != (was, now)]:
            self._layer.deleteFeature(self._waiting.pop(code)[2])
        new = {code: ends for code, ends in wanted.items() if code not in self._waiting}
        if new and (self._layer.isEditable() or self._layer.startEditing()):
            self._add(new)

    def _add(self, new: Mapping[str, tuple[str | None, str | None]]) -> None:
        rows = moves_logged(
            {code: was for code, (was, _) in new.items()},
            {code: now for code, (_, now) in new.items()},
            variant=self._variant,
            user=user_name(),
            moment=datetime.now(UTC),
            first=0,
        )
        for row in rows.to_dict("records"):
            made = self._feature(row)
            if self._layer.addFeature(made):
                code = str(row["sleutel"])
                self._waiting[code] = (*new[code], made.id())

    def _feature(self, row: Mapping[str, object]) -> QgsFeature:
        fields, moment = self._layer.fields(), row["tijd"]
        number = -1 - max((-fid for *_, fid in self._waiting.values()), default=0)
        values = {**row, "id": number, "tijd": None}
        given = {fields.indexOf(name): attribute(value) for name, value in values.items()}
        if isinstance(moment, datetime):
            when = QDateTime.fromMSecsSinceEpoch(round(moment.timestamp() * 1000), Qt.TimeSpec.UTC)
            given[fields.indexOf("tijd")] = when
        made = QgsVectorLayerUtils.createFeature(self._layer, attributes=given)
        made.setAttribute("fid", NULL)
        return made

    def forget(self) -> None:
        """The rows that waited were saved, or dropped with the moves."""
        self._waiting.clear()
