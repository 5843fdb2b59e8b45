# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of the products of an annex for the handleiding. Usage: annex_pictures.py [ANNEX [TARGET]]

Without an annex that of the sample is made.
Maps and document pages come from the PDF files (with ``pdftoppm``), the spreadsheet and the layers are drawn here.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import main_job as job
from osgeo import ogr
from qgis.core import QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtWidgets import QTableWidget, QTableWidgetItem

ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    "bijlage-overzicht": ("kaarten/overzicht.pdf", 1),
    "bijlage-regio": ("kaarten/regios.pdf", 2),
    "bijlage-document": ("bijlage.pdf", 4),
    "bijlage-kwartalen": ("bijlage.pdf", 13),
}
LAYERS = ("opvanglocaties", "regios", "gemeenten", "omgeving")
WIDTH = 900
_BEST = "Kortste reistijd"
DATE = re.compile(r"(\d{4})/(\d\d)/(\d\d)")


def page(pdf: Path, number: int, target: Path) -> None:
    """One page as a picture."""
    with tempfile.TemporaryDirectory() as folder:
        stem = Path(folder) / "page"
        one = ["-f", str(number), "-l", str(number), "-singlefile", "-r", "90"]
        subprocess.run(["pdftoppm", *one, "-png", str(pdf), str(stem)], check=True)
        save(QImage(str(stem.with_suffix(".png"))), target)


def save(image: QImage, target: Path) -> None:
    """Not wider than a page of the handleiding."""
    if image.width() > WIDTH:
        image = image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    image.convertToFormat(QImage.Format.Format_RGB32).save(str(target))
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
            item = QTableWidgetItem("" if value is None else DATE.sub(r"\3-\2-\1", str(value)))
            if isinstance(value, (int, float)):
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(y, x, item)
    table.resizeColumnsToContents()
    table.resize(
        table.horizontalHeader().length() + table.verticalHeader().sizeHint().width() + 4,
        table.verticalHeader().length() + table.horizontalHeader().sizeHint().height() + 4,
    )
    save(table.grab().toImage(), target)


def browser(file: Path, target: Path) -> None:
    """A page as a browser shows it."""
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "shot.png"
        quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        size = ["--hide-scrollbars", "--window-size=1366,900", f"--user-data-dir={folder}", f"--screenshot={shot}"]
        subprocess.run(["chromium", *quiet, *size, file.resolve().as_uri()], check=True, stderr=subprocess.DEVNULL)
        save(QImage(str(shot)), target)


def main(annex: Path, target: Path) -> None:
    """Make all pictures."""
    for program, package in (("pdftoppm", "poppler-utils"), ("chromium", "chromium")):
        if shutil.which(program) is None:
            sys.exit(f"opvangatlas: {program} is missing (package {package})")
    target.mkdir(parents=True, exist_ok=True)
    for name, (pdf, number) in PAGES.items():
        page(annex / pdf, number, target / f"{name}.png")
    layers(annex / "gis" / "bijlage.gpkg", target / "bijlage-gis.png")
    sheet(annex / "tabellen" / "tabellen.ods", "H4a", target / "bijlage-tabellen.png")
    browser(annex / "plan-op-een-blad.html", target / "bijlage-blad.png")


def made() -> Path:
    """The annex of the sample, with the best possible division as a variant beside it."""
    plan, target = job.BUILD / "pictures.gpkg", job.BUILD / "pictures"
    shutil.copy(ROOT / "resources" / "sample" / "voorbeeldland.gpkg", plan)
    job.run("proposedivision", PLAN=plan, NEW_VARIANT=_BEST)
    job.run("exportannex", PLAN=plan, FOLDER=target, BESIDE=_BEST)
    return target


if __name__ == "__main__":
    given = [Path(text) for text in sys.argv[1:]]
    application = QgsApplication([], True)
    application.initQgis()
    try:
        main(given[0] if given else made(), given[1] if len(given) > 1 else ROOT / "docs" / "images")
    except job.StepError as error:
        sys.exit(f"opvangatlas: {error}")
    finally:
        application.exitQgis()
