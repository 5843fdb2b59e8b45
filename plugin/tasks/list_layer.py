# SPDX-License-Identifier: GPL-2.0-or-later
"""A list that people have (CSV, XLSX, ODS) as a layer, read as :func:`~..storage.list_file.read_list` reads it."""

from __future__ import annotations

import re
from pathlib import Path

from qgis.core import QgsProviderRegistry, QgsVectorLayer

from ..adapters.layers import typed_fields, write
from ..core.errors import InputError
from ..core.intake.rows import Remark
from ..core.wording import Text
from ..storage.list_file import is_list, read_list

_EMPTY = Text("‘{name}’ heeft geen rijen.", "‘{name}’ has no rows.")
_LAYER = "|layername="
_HEADERLESS = re.compile(r"Field\d+|field_\d+")


def list_named(text: str) -> tuple[Path, str] | None:
    """The file and the sheet in ``list.xlsx|layername=sheet``; None for what is no list, or not there."""
    name, _, rest = text.partition(_LAYER)
    path = Path(name)
    return (path, rest.partition("|")[0]) if is_list(path) and path.is_file() else None


def layer_of_list(path: Path, sheet: str = "") -> tuple[QgsVectorLayer, list[Remark]]:
    """A list as a layer of texts, and what was skipped to read it.

    GDAL would take Windows-1252, which Excel writes, for UTF-8, and a title above the table for its header.

    Raises
    ------
    InputError
        When it cannot be read or has no rows.
    """
    found = read_list(path, sheet)
    frame = found.frame.drop(columns="geom", errors="ignore")
    if frame.empty:
        raise InputError(_EMPTY, name=path.stem)
    layer = QgsVectorLayer("None", path.stem, "memory")
    fields = typed_fields(frame)
    layer.dataProvider().addAttributes(fields)
    layer.updateFields()
    write(layer.dataProvider(), fields, frame)
    return layer, found.remarks


def list_behind(layer: QgsVectorLayer) -> tuple[Path, str] | None:
    """The list of a layer of which QGIS did not find the header: all its fields are numbered."""
    names = layer.fields().names()
    if layer.providerType() != "ogr" or not names or not all(map(_HEADERLESS.fullmatch, names)):
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    path, sheet = Path(str(parts.get("path", ""))), str(parts.get("layerName") or "")
    return (path, sheet) if is_list(path) and path.is_file() else None
