# SPDX-License-Identifier: GPL-2.0-or-later
"""Running algorithms in process as the toolbox does, and layers to run them on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from opvangatlas.plugin.processing.provider import OpvangatlasProvider
from opvangatlas.plugin.storage.geopackage import GeoPackageStore

from ..core.plans import cell

RD = "EPSG:28992"
FILES = ["gis", "tabellen"]
"""The parts of an annex that are quickly made: no maps, no document."""


class Heard(QgsProcessingFeedback):
    """Feedback that remembers what was said; cancelled after so many reports of progress."""

    def __init__(self, cancel_after: int | None = None) -> None:
        super().__init__(False)
        self.warnings: list[str] = []
        self.errors: list[str] = []
        self.infos: list[str] = []
        self._left = cancel_after
        self.progressChanged.connect(self._count)

    def _count(self, _: float) -> None:
        if self._left is not None:
            self._left -= 1
            if self._left <= 0:
                self.cancel()

    def pushWarning(self, text: str) -> None:
        self.warnings.append(text)

    def reportError(self, text: str, fatal: bool = False) -> None:
        self.errors.append(text)

    def pushInfo(self, text: str) -> None:
        self.infos.append(text)


@pytest.fixture(scope="module")
def provider(qgis_app, qgis_processing):
    """The provider, registered as the plugin does it."""
    registry = QgsApplication.processingRegistry()
    own = registry.providerById("opvangatlas") is None
    if own:
        made = OpvangatlasProvider()
        registry.addProvider(made)
    yield registry.providerById("opvangatlas")
    if own:
        registry.removeProvider("opvangatlas")


def run(name: str, feedback: QgsProcessingFeedback | None = None, **parameters: object) -> dict:
    """Run an algorithm as the toolbox does; paths may be Paths."""
    import processing

    given = {key: str(value) if isinstance(value, Path) else value for key, value in parameters.items()}
    return processing.run(f"opvangatlas:{name}", given, feedback=feedback or Heard())


def save(made: QgsVectorLayer, path: Path) -> Path:
    """A layer as a file, as QGIS exports it."""
    import processing

    processing.run("native:savefeatures", {"INPUT": made, "OUTPUT": str(path)})
    return path


def refused(name: str, **parameters: object) -> str:
    """The one line with which an algorithm refuses."""
    with pytest.raises(QgsProcessingException) as error:
        run(name, **parameters)
    line = str(error.value)
    assert line.strip()
    assert "\n" not in line.strip()
    assert "Traceback" not in line
    return line.strip()


def layer(
    rows: Iterable[dict[str, object]],
    crs: str = RD,
    *,
    geometry: str = "Polygon",
    name: str = "laag",
    declared: str | None = None,
) -> QgsVectorLayer:
    """A memory layer of text columns; ``geom`` is shapely in RD and is moved to ``crs``.

    ``declared`` is the system the layer claims when that is another one; "" is none at all.
    """
    rows = list(rows)
    columns = [column for column in rows[0] if column != "geom"]
    claimed = crs if declared is None else declared
    fields = "&".join(f"field={column}:string(80)" for column in columns)
    uri = f"{geometry}?crs={claimed}&{fields}" if geometry != "None" else f"None?{fields}"
    made = QgsVectorLayer(uri, name, "memory")
    assert made.isValid()
    if claimed == "":
        made.setCrs(QgsCoordinateReferenceSystem())
    change = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem(RD), QgsCoordinateReferenceSystem(crs), QgsCoordinateTransformContext()
    )
    features = []
    for row in rows:
        feature = QgsFeature(made.fields())
        feature.setAttributes([None if row[c] is None else str(row[c]) for c in columns])
        if row.get("geom") is not None:
            shape = QgsGeometry.fromWkt(row["geom"].wkt)
            shape.transform(change)
            feature.setGeometry(shape)
        features.append(feature)
    assert made.dataProvider().addFeatures(features)[0]
    return made


def municipality_rows() -> list[dict[str, object]]:
    """Four cells of 10 km with CBS names, codes and two regions."""
    return [
        {
            "statcode": f"GM{number:04d}",
            "statnaam": f"G{number}",
            "inwoners": 1000 * number,
            "provincie_code": "PV98",
            "vr_code": vr,
            "vr": f"Regio {vr}",
            "geom": cell(column, row),
        }
        for number, column, row, vr in ((1, 0, 0, "R1"), (2, 0, 1, "R1"), (3, 1, 0, "R2"), (4, 1, 1, "R2"))
    ]


def make_plan(path: Path, rows: list[dict[str, object]] | None = None, **parameters: object) -> Path:
    """A plan of the four municipalities."""
    given = {"DIVISION_FIELD": "vr_code", "REFERENCE_DATE": "2027-03-01", **parameters}
    run("createplan", MUNICIPALITIES=layer(rows or municipality_rows()), OUTPUT=path, **given)
    return path


def read(path: Path):
    """A plan as frames."""
    with GeoPackageStore.open(path, read_only=True) as store:
        return store.read()
