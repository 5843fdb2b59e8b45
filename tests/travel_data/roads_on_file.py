# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading the trial data's roads with GDAL, as frames in RD New."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from osgeo import ogr, osr

ogr.UseExceptions()
osr.UseExceptions()


def read_lines(path: Path, layer: str | int = 0) -> pd.DataFrame:
    """All rows of a layer, ``geom`` in EPSG:28992."""
    dataset = ogr.Open(str(path))
    source = dataset.GetLayerByName(layer) if isinstance(layer, str) else dataset.GetLayer(layer)
    turn = None
    if source.GetSpatialRef().GetAuthorityCode(None) != "28992":
        turn = osr.CoordinateTransformation(_system(source.GetSpatialRef()), _system(None))
    rows, shapes = [], []
    for feature in source:
        line = feature.GetGeometryRef()
        if line is not None and turn is not None:
            line.Transform(turn)
        rows.append(feature.items())
        shapes.append(None if line is None else bytes(line.ExportToWkb()))
    frame = pd.DataFrame(rows, dtype=object)
    frame["geom"] = shapely.from_wkb(np.array(shapes, dtype=object))
    return frame


def _system(reference: osr.SpatialReference | None) -> osr.SpatialReference:
    system = reference.Clone() if reference is not None else osr.SpatialReference()
    if reference is None:
        system.ImportFromEPSG(28992)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return system
