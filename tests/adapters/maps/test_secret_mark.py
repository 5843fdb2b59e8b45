# SPDX-License-Identifier: GPL-2.0-or-later
"""The mark on maps of a plan with confidential locations: in pictures and layouts, as long as the locations show."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsLayoutExporter,
    QgsLayoutItemMap,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsMapRendererTask,
    QgsMapSettings,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QImage

from opvangatlas.plugin.adapters.maps import secret_mark

PURPLE = "#6a1b9a"


@pytest.fixture
def locations(qgis_new_project):
    layer = QgsVectorLayer("Point?crs=EPSG:28992", "Locaties", "memory")
    other = QgsVectorLayer("Point?crs=EPSG:28992", "Anders", "memory")
    QgsProject.instance().addMapLayers([layer, other])
    return layer


def others():
    return [layer for layer in QgsProject.instance().mapLayers().values() if layer.name() == "Anders"]


def picture(layers, path):
    """As QGIS saves its map as a picture."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setExtent(QgsRectangle(0, 0, 100, 60))
    settings.setOutputSize(QSize(500, 300))
    task = QgsMapRendererTask(settings, str(path), "PNG")
    task.addAnnotations([made.clone() for made in QgsProject.instance().annotationManager().annotations()])
    assert task.run()
    return marked(path)


def layout(layers, path):
    made = QgsPrintLayout(QgsProject.instance())
    made.initializeDefaults()
    item = QgsLayoutItemMap(made)
    item.attemptMove(QgsLayoutPoint(0, 0))
    item.attemptResize(QgsLayoutSize(200, 120))
    item.setExtent(QgsRectangle(0, 0, 100, 60))
    item.setLayers(layers)
    made.addLayoutItem(item)
    options = QgsLayoutExporter.ImageExportSettings()
    options.dpi = 60
    assert QgsLayoutExporter(made).exportToImage(str(path), options) == QgsLayoutExporter.ExportResult.Success
    return marked(path)


def marked(path):
    image = QImage(str(path))
    return any(image.pixelColor(x, y).name() == PURPLE for x in range(120) for y in range(40))


@pytest.mark.parametrize("made", [picture, layout])
def test_what_is_made_of_the_map_carries_the_mark_while_the_locations_show(locations, tmp_path, made):
    assert not made([locations], tmp_path / "zonder.png")
    secret_mark.show(QgsProject.instance(), locations, 2)
    assert made([locations], tmp_path / "met.png")
    assert not made(others(), tmp_path / "anders.png")
    secret_mark.show(QgsProject.instance(), locations, 0)
    assert not made([locations], tmp_path / "weg.png")


def test_there_is_one_mark_also_after_the_project_was_saved_and_read(locations, tmp_path):
    project = QgsProject.instance()
    for _ in range(2):
        secret_mark.show(project, locations, 1)
    assert len(project.annotationManager().annotations()) == 1
    assert project.write(str(tmp_path / "p.qgz"))
    project.clear()
    assert project.read(str(tmp_path / "p.qgz"))
    (layer,) = project.mapLayersByName("Locaties")
    secret_mark.show(project, layer, 3)
    (made,) = project.annotationManager().annotations()
    assert made.document().toPlainText() == "CONFIDENTIAL"
    assert made.mapLayer() == layer
