# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds the templates of the annex in ``resources/templates``: four map layouts and the document.

The layouts are plain QGIS layouts: open one in QGIS, change it, save it in a folder of your own, and name
that folder when making the annex. Items are found by their id (kaart, legenda, cijfers, locaties, …); texts
are layout variables (``@opvangatlas_titel`` …), so that a template decides where they stand.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import main_job
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsBasicNumericFormat,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutMeasurement,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsTextFormat,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QSettings, Qt
from qgis.PyQt.QtGui import QColor, QFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "templates"
MARGIN = 12.0
INK, GREY, LINE = "#1A1A1A", "#595959", "#8A8A8A"
FAMILIES = ["Arial", "Liberation Sans", "DejaVu Sans"]

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Page:
    """One layout: its paper in mm, and where everything stands (x, y, width, height)."""

    name: str
    width: float
    height: float
    map: Box
    legend: Box
    tables: dict[str, Box] = field(default_factory=dict)
    atlas: bool = False


PAGES = (
    Page("overzicht", 420, 297, (12, 28, 300, 246), (318, 28, 90, 165), {"cijfers": (318, 196, 90, 78)}),
    Page(
        "regio", 210, 297, (12, 28, 186, 140), (12, 172, 70, 102),
        {"cijfers": (86, 172, 112, 52), "locaties": (86, 227, 112, 47)}, atlas=True,
    ),
    Page("reistijd", 297, 210, (12, 28, 205, 158), (221, 28, 64, 80), {"cijfers": (221, 110, 64, 76)}),
    # A long legend grows downwards, so the table stands above it.
    Page("capaciteit", 297, 210, (12, 28, 205, 158), (221, 92, 64, 94), {"cijfers": (221, 28, 64, 60)}),
)  # fmt: skip


def text_format(size: float, *, bold: bool = False, color: str = INK) -> QgsTextFormat:
    """A text without halo."""
    made = QgsTextFormat()
    font = QFont(FAMILIES[0])
    font.setBold(bold)
    made.setFont(font)
    made.setFamilies(FAMILIES)
    if bold:
        made.setNamedStyle("Bold")
    made.setSize(size)
    made.setSizeUnit(Qgis.RenderUnit.Points)
    made.setColor(QColor(color))
    return made


def place(item: QgsLayoutItem, box: Box, name: str) -> None:
    """Where an item stands, and the id by which it is found."""
    item.setId(name)
    item.attemptMove(QgsLayoutPoint(box[0], box[1], QgsUnitTypes.LayoutUnit.LayoutMillimeters))
    item.attemptResize(QgsLayoutSize(box[2], box[3], QgsUnitTypes.LayoutUnit.LayoutMillimeters))


def label(layout: QgsPrintLayout, name: str, text: str, box: Box, size: float, **style: object) -> QgsLayoutItemLabel:
    """A text; ``align`` and ``bold`` in ``style``."""
    item = QgsLayoutItemLabel(layout)
    item.setText(text)
    item.setTextFormat(text_format(size, bold=bool(style.get("bold")), color=str(style.get("color", INK))))
    item.setMarginX(0)
    item.setMarginY(0)
    item.setHAlign(style.get("align", Qt.AlignmentFlag.AlignLeft))
    item.setVAlign(style.get("valign", Qt.AlignmentFlag.AlignTop))
    layout.addLayoutItem(item)
    place(item, box, name)
    return item


def framed(item: QgsLayoutItem, color: str = LINE, width: float = 0.2) -> None:
    """A thin frame."""
    item.setFrameEnabled(True)
    item.setFrameStrokeColor(QColor(color))
    item.setFrameStrokeWidth(QgsLayoutMeasurement(width))


def build(page: Page, project: QgsProject) -> QgsPrintLayout:
    """The layout of a page, without layers."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(page.name)
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(page.width, page.height))
    canvas = QgsLayoutItemMap(layout)
    layout.addLayoutItem(canvas)
    place(canvas, page.map, "kaart")
    canvas.setBackgroundColor(QColor("#FFFFFF"))
    framed(canvas, INK, 0.25)
    if page.atlas:
        canvas.setAtlasDriven(True)
        canvas.setAtlasScalingMode(QgsLayoutItemMap.AtlasScalingMode.Auto)
        canvas.setAtlasMargin(0.06)
        layout.atlas().setEnabled(True)
        layout.atlas().setSortFeatures(True)
        layout.atlas().setSortExpression('"regio_nm"')
        layout.atlas().setPageNameExpression('"regio_nm"')
    _texts(layout, page)
    _legend(layout, page, canvas)
    _scale(layout, page, canvas)
    for name, box in page.tables.items():
        _table(layout, name, box)
    return layout


def _texts(layout: QgsPrintLayout, page: Page) -> None:
    wide = page.width - 2 * MARGIN
    center, right, middle = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter
    label(layout, "titel", "[% @opvangatlas_titel %]", (12, 9.5, wide - 52, 8.5), 16, bold=True)
    label(layout, "ondertitel", "[% @opvangatlas_ondertitel %]", (12, 19, wide - 52, 6), 10, color=GREY)
    mark = label(
        layout, "merk", "[% @opvangatlas_merk %]", (page.width - 60, 10, 48, 8), 11,
        bold=True, align=center, valign=middle,
    )  # fmt: skip
    framed(mark, INK, 0.4)
    below = page.height - 8
    half = page.width / 2
    label(layout, "merk_onder", "[% @opvangatlas_merk %]", (half - 30, below, 60, 5), 8, bold=True, align=center)
    label(layout, "bron", "[% @opvangatlas_bron %]", (12, page.height - 20, wide - 40, 11), 7, color=GREY)
    number = "[% @opvangatlas_blad %]"
    label(layout, "blad", number, (page.width - 12 - 38, page.height - 20, 38, 5), 8, align=right, color=GREY)


def _legend(layout: QgsPrintLayout, page: Page, canvas: QgsLayoutItemMap) -> None:
    legend = QgsLayoutItemLegend(layout)
    layout.addLayoutItem(legend)
    place(legend, page.legend, "legenda")
    legend.setLinkedMap(canvas)
    legend.setTitle("")
    legend.setAutoUpdateModel(False)
    legend.setResizeToContents(True)
    legend.setLegendFilterByMapEnabled(True)
    legend.setSymbolWidth(6)
    legend.setSymbolHeight(3.6)
    legend.setWrapString("¶")
    legend.setBoxSpace(0)
    sizes = {
        QgsLegendStyle.Style.Title: (10, True), QgsLegendStyle.Style.Group: (9, True),
        QgsLegendStyle.Style.Subgroup: (8.5, True), QgsLegendStyle.Style.SymbolLabel: (8, False),
    }  # fmt: skip
    for kind, (size, bold) in sizes.items():
        style = legend.style(kind)
        style.setTextFormat(text_format(size, bold=bold))
        legend.setStyle(kind, style)
    legend.rstyle(QgsLegendStyle.Style.Symbol).setMargin(QgsLegendStyle.Side.Top, 1.2)
    legend.rstyle(QgsLegendStyle.Style.Subgroup).setMargin(QgsLegendStyle.Side.Top, 2.5)
    legend.setBackgroundEnabled(False)


def _scale(layout: QgsPrintLayout, page: Page, canvas: QgsLayoutItemMap) -> None:
    x, y, width, height = page.map
    bar = QgsLayoutItemScaleBar(layout)
    layout.addLayoutItem(bar)
    bar.setStyle("Single Box")
    bar.setLinkedMap(canvas)
    bar.setUnits(Qgis.DistanceUnit.Kilometers)
    bar.setUnitLabel("km")
    bar.setMapUnitsPerScaleBarUnit(1.0)
    bar.setNumberOfSegments(2)
    bar.setNumberOfSegmentsLeft(0)
    bar.setSegmentSizeMode(Qgis.ScaleBarSegmentSizeMode.FitWidth)
    bar.setMinimumBarWidth(30)
    bar.setMaximumBarWidth(50)
    bar.setHeight(1.6)
    bar.setTextFormat(text_format(7.5))
    numbers = QgsBasicNumericFormat()
    numbers.setShowTrailingZeros(False)
    bar.setNumericFormat(numbers)
    bar.setBackgroundEnabled(True)
    bar.setBackgroundColor(QColor(255, 255, 255, 255))
    bar.setBoxContentSpace(1.2)
    place(bar, (x + 2, y + height - 12, 50, 10), "schaal")
    bar.setReferencePoint(QgsLayoutItem.ReferencePoint.LowerLeft)
    bar.attemptMove(QgsLayoutPoint(x + 2, y + height - 2))
    from opvangatlas.plugin.adapters.symbols import embedded

    north = QgsLayoutItemPicture(layout)
    layout.addLayoutItem(north)
    north.setMode(QgsLayoutItemPicture.Format.FormatSVG)
    north.setPicturePath(embedded("noordpijl"))
    place(north, (x + width - 12, y + 2, 10, 13.3), "noord")


def _table(layout: QgsPrintLayout, name: str, box: Box) -> None:
    table = QgsLayoutItemManualTable.create(layout)
    layout.addMultiFrame(table)
    table.setContentTextFormat(text_format(8))
    table.setHeaderTextFormat(text_format(8, bold=True))
    table.setCellMargin(0.8)
    table.setGridColor(QColor("#BDBDBD"))
    table.setGridStrokeWidth(0.15)
    table.setVerticalGrid(False)
    table.setIncludeTableHeader(False)
    table.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
    frame = QgsLayoutFrame(layout, table)
    table.addFrame(frame)
    place(frame, box, name)


_TAG = re.compile(r'<([\w:-]+)((?:\s+[\w:.-]+="[^"]*")+)(\s*/?)>')
_ATTRIBUTE = re.compile(r'[\w:.-]+="[^"]*"')
_ID = re.compile(r"\{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}")


def _in_order(tag: re.Match[str]) -> str:
    """Attributes by name: Qt writes them in an order that differs from run to run."""
    return f"<{tag[1]} {' '.join(sorted(_ATTRIBUTE.findall(tag[2])))}{tag[3]}>"


def _without_ids(content: str) -> str:
    """Identifiers by number: the same layout gives the same file."""
    known: dict[str, str] = {}
    return _ID.sub(lambda m: known.setdefault(m[0], f"{{00000000-0000-4000-8000-{len(known):012d}}}"), content)


def main() -> None:
    """Write all templates."""
    TARGET.mkdir(parents=True, exist_ok=True)
    project = QgsProject.instance()
    for page in PAGES:
        layout = build(page, project)
        target = TARGET / f"{page.name}.qpt"
        if not layout.saveAsTemplate(str(target), QgsReadWriteContext()):
            sys.exit(f"opvangatlas: cannot write {target}")
        content = _TAG.sub(_in_order, target.read_text(encoding="utf-8"))
        target.write_text(_without_ids(content), encoding="utf-8", newline="\n")
        print(f"{target.relative_to(TARGET.parent.parent)}: {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    QSettings()
    application = QgsApplication([], True)
    application.initQgis()
    main_job.load_plugin()
    try:
        main()
    finally:
        application.exitQgis()
