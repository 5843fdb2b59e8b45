# SPDX-License-Identifier: GPL-2.0-or-later
"""Draws the map of a plan without its confidential locations. Usage: picture.py PLAN.gpkg PICTURE.png"""

from __future__ import annotations

import sys
from pathlib import Path

import main_job
from qgis.core import QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsProject
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

SIZE = QSize(1400, 1600)


def main(plan: Path, target: Path) -> None:
    """Build the project in memory and render its layers."""
    main_job.load_plugin()
    from opvangatlas.plugin.adapters.plan.plan_layers import find
    from opvangatlas.plugin.adapters.plan.project import build_project

    project = QgsProject.instance()
    build_project(plan, project, "nl")
    # A picture is soon sent on; what is not known to be public is no part of it.
    find(project, "opvanglocaties").setSubsetString('"vertrouwelijk" = 0')
    settings = QgsMapSettings()
    settings.setDestinationCrs(project.crs())
    settings.setLayers(project.layerTreeRoot().checkedLayers())
    settings.setOutputSize(SIZE)
    settings.setOutputDpi(120)
    settings.setBackgroundColor(QColor("white"))
    extent = find(project, "gemeenten").extent()
    extent.scale(1.05)
    settings.setExtent(extent)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    if not job.renderedImage().save(str(target)):
        sys.exit(f"opvangatlas: cannot write {target}")
    project.clear()


if __name__ == "__main__":
    application = QgsApplication([], True)
    application.initQgis()
    try:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
    finally:
        application.exitQgis()
