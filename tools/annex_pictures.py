# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of the products of an annex for the handleiding. Usage: annex_pictures.py ANNEX [TARGET]

Maps and document pages come from the PDF files (with ``pdftoppm``), the spreadsheet and the layers are drawn here.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from osgeo import ogr
from qgis.core import QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtWidgets import QTableWidget, QTableWidgetItem

ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    "bijlage-overzicht": ("kaarten/overzicht.pdf", 1),
    "bijlage-regio": ("kaarten/regios.pdf", 2),
    "bijlage-document": ("bijlage.pdf", 2),
    "bijlage-kwartalen": ("bijlage.pdf", 13),
}
LAYERS = ("opvanglocaties", "regios", "gemeenten", "omgeving")
WIDTH = 900


def page(pdf: Path, number: int, target: Path) -> None:
    """One page as a picture."""
    with tempfile.TemporaryDirectory() as folder:
        stem = Path(folder) / "page"
        one = ["-f", str(number), "-l", str(number), "-singlefile", "-r", "90"]
        subprocess.run(["pdftoppm", *one, "-png", str(pdf), str(stem)], check=True)
        save(QImage(str(stem.with_suffix(".png"))), target)


def save(image: QImage, target: Path) -> None:
    """Not wider than a page of the handleiding, in few colours."""
    if image.width() > WIDTH:
        image = image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    image.convertToFormat(QImage.Format.Format_Indexed8).save(str(target))
    print(f"{target.name}: {image.width()} × {image.height()}, {target.stat().st_size / 1000:.0f} kB")


def layers(geopackage: Path, target: Path) -> None:
    """The layers with the styles that are inside the GeoPackage."""
    shown = [QgsVectorLayer(f"{geopackage}|layername={name}", name, "ogr") for name in LAYERS]
    settings = QgsMapSettings()
    settings.setLayers(shown)
    settings.setDestinationCrs(shown[0].crs())
    extent = shown[2].extent()
    extent.scale(1.05)
    settings.setExtent(extent)
    settings.setOutputSize(QSize(760, 760))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    save(job.renderedImage(), target)


def sheet(book: Path, name: str, target: Path) -> None:
    """One sheet of the spreadsheet."""
    ogr.UseExceptions()
    source = ogr.Open(str(book))
    layer = source.GetLayerByName(name)
    heads = [field.GetName() for field in layer.schema][:9]
    rows = [[feature.GetField(i) for i in range(len(heads))] for feature in layer]
    table = QTableWidget(len(rows), len(heads))
    table.setHorizontalHeaderLabels(heads)
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            item = QTableWidgetItem("" if value is None else str(value))
            if isinstance(value, (int, float)):
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(y, x, item)
    table.resizeColumnsToContents()
    table.resize(
        table.horizontalHeader().length() + table.verticalHeader().sizeHint().width() + 4,
        table.verticalHeader().length() + table.horizontalHeader().sizeHint().height() + 4,
    )
    save(table.grab().toImage(), target)


def main(annex: Path, target: Path) -> None:
    """Make all pictures."""
    if shutil.which("pdftoppm") is None:
        sys.exit("opvangatlas: pdftoppm is missing (package poppler-utils)")
    target.mkdir(parents=True, exist_ok=True)
    for name, (pdf, number) in PAGES.items():
        page(annex / pdf, number, target / f"{name}.png")
    layers(annex / "gis" / "bijlage.gpkg", target / "bijlage-gis.png")
    sheet(annex / "tabellen" / "tabellen.ods", "H4a", target / "bijlage-tabellen.png")


if __name__ == "__main__":
    application = QgsApplication([], True)
    application.initQgis()
    try:
        main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "docs" / "images")
    finally:
        application.exitQgis()
