# SPDX-License-Identifier: GPL-2.0-or-later
"""A CSV file as a layer, in whatever encoding it was written."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsVectorLayer

from ..adapters.layers import fields_from, write
from ..core.errors import InputError
from ..core.wording import Text
from ..storage.csv_table import read_csv

_EMPTY = Text("‘{name}’ heeft geen rijen.", "‘{name}’ has no rows.")


def layer_of_csv(path: Path) -> QgsVectorLayer:
    """A CSV file as a layer of texts: GDAL would take Windows-1252, which Excel writes, for UTF-8.

    Raises
    ------
    InputError
        When it cannot be read or has no rows.
    """
    frame = read_csv(path).drop(columns="geom", errors="ignore")
    if frame.empty:
        raise InputError(_EMPTY, name=path.stem)
    layer = QgsVectorLayer("None", path.stem, "memory")
    fields = fields_from(frame)
    layer.dataProvider().addAttributes(fields)
    layer.updateFields()
    write(layer.dataProvider(), fields, frame)
    return layer
