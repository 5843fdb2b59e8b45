# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds the templates of the annex in ``resources/templates``: four map layouts and the document.

The layouts are plain QGIS layouts: open one in QGIS, change it, save it in a folder of your own, and name
that folder when making the annex. Items are found by their id (kaart, legenda, cijfers, locaties, …); texts
are layout variables (``@opvangatlas_titel`` …), so that a template decides where they stand.
"""

from __future__ import annotations

import re
import sys
import zipfile
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
    from opvangatlas.plugin.adapters.style.symbols import embedded

    north = QgsLayoutItemPicture(layout)
    layout.addLayoutItem(north)
    north.setMode(QgsLayoutItemPicture.Format.FormatSVG)
    north.setPicturePath(embedded("noordpijl"))
    north.setBackgroundEnabled(True)
    north.setBackgroundColor(QColor("#FFFFFF"))
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


_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(
    [
        f'xmlns:{name}="{_OFFICE}{name}:1.0"' for name in ("office", "style", "text", "table", "meta", "manifest")
    ]
    + [
        f'xmlns:draw="{_OFFICE}drawing:1.0"', f'xmlns:fo="{_OFFICE}xsl-fo-compatible:1.0"',
        f'xmlns:svg="{_OFFICE}svg-compatible:1.0"', 'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)  # fmt: skip
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MIME = "application/vnd.oasis.opendocument.text"
_MANIFEST = (
    f'{_HEAD}<manifest:manifest xmlns:manifest="{_OFFICE}manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{_MIME}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}.xml" manifest:media-type="text/xml"/>'
        for name in ("content", "styles", "meta")
    )
    + "</manifest:manifest>"
)
_META = (
    f'{_HEAD}<office:document-meta {_SPACES} office:version="1.2"><office:meta>'
    "<meta:generator>Opvangatlas</meta:generator><dc:title>{{titel}} – {{ondertitel}}</dc:title>"
    "<dc:language>nl-NL</dc:language></office:meta></office:document-meta>"
)
_CONTENT = (
    f'{_HEAD}<office:document-content {_SPACES} office:version="1.2"><office:automatic-styles/>'
    "<office:body><office:text>"
    '<text:p text:style-name="Title">{{titel}}</text:p><text:p text:style-name="Subtitle">{{ondertitel}}</text:p>'
    '<text:p text:style-name="Standard">{{bijlage}}</text:p></office:text></office:body></office:document-content>'
)


def _style(name: str, paragraph: str, text: str, more: str = "") -> str:
    shown = name.replace("_20_", " ")
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" '
        f'style:parent-style-name="Standard" style:next-style-name="Standard" style:class="text"{more}>'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
    )


def _styles() -> str:
    bold = 'fo:font-weight="bold"'
    keep = 'fo:keep-with-next="always"'
    level = ' style:default-outline-level="{}"'.format
    made = [
        _style("Title", f'fo:margin-bottom="0.1cm" {keep}', f'fo:font-size="20pt" {bold}'),
        _style("Subtitle", 'fo:margin-bottom="0.6cm"', 'fo:font-size="11pt" fo:color="#595959"'),
        _style(
            "Heading_20_1", f'fo:margin-top="0cm" fo:margin-bottom="0.3cm" fo:break-before="page" {keep}',
            f'fo:font-size="15pt" {bold}', level(1),
        ),
        _style(
            "Heading_20_2", f'fo:margin-top="0.5cm" fo:margin-bottom="0.15cm" {keep}',
            f'fo:font-size="12pt" {bold}', level(2),
        ),
        _style(
            "Heading_20_3", f'fo:margin-top="0.4cm" fo:margin-bottom="0.1cm" {keep}',
            f'fo:font-size="10.5pt" {bold}', level(3),
        ),
        _style("Header", 'fo:text-align="end"', f'fo:font-size="9pt" {bold}'),
        _style("Footer", 'fo:text-align="start"', 'fo:font-size="8pt" fo:color="#595959"'),
    ]  # fmt: skip
    default = (
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:hyphenation-ladder-count='
        '"no-limit"/><style:text-properties style:font-name="Arial" fo:font-size="10pt" fo:language="nl" '
        'fo:country="NL" fo:color="#1a1a1a"/></style:default-style><style:style style:name="Standard" '
        'style:family="paragraph" style:class="text"><style:paragraph-properties fo:margin-bottom="0.2cm" '
        'fo:line-height="120%"/></style:style>'
    )
    outline = (
        '<text:outline-style style:name="Outline">'
        + "".join(f'<text:outline-level-style text:level="{n}" style:num-format=""/>' for n in (1, 2, 3))
        + "</text:outline-style>"
    )
    page = (
        '<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties '
        'fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin-top="1.2cm" '
        'fo:margin-bottom="1.2cm" fo:margin-left="2cm" fo:margin-right="2cm"/><style:header-style>'
        '<style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.4cm"/></style:header-style>'
        '<style:footer-style><style:header-footer-properties fo:min-height="0.9cm" fo:margin-top="0.3cm"/>'
        "</style:footer-style></style:page-layout></office:automatic-styles>"
    )
    master = (
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:header>'
        '<text:p text:style-name="Header">{{merk}}</text:p></style:header><style:footer>'
        '<text:p text:style-name="Footer">{{ondertitel}} Blad <text:page-number text:select-page="current"/> van '
        "<text:page-count/>. {{merk}}</text:p></style:footer></style:master-page></office:master-styles>"
    )
    fonts = (
        '<office:font-face-decls><style:font-face style:name="Arial" svg:font-family="Arial, '
        '&apos;Liberation Sans&apos;" style:font-family-generic="swiss"/></office:font-face-decls>'
    )
    return (
        f'{_HEAD}<office:document-styles {_SPACES} office:version="1.2">{fonts}<office:styles>{default}'
        f"{''.join(made)}{outline}</office:styles>{page}{master}</office:document-styles>"
    )


def build_document(target: Path) -> None:
    """The template of the document: styles, a header and footer, and the place where the text comes."""
    parts = {"content.xml": _CONTENT, "styles.xml": _styles(), "meta.xml": _META, "META-INF/manifest.xml": _MANIFEST}
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in {"mimetype": _MIME, **parts}.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content.encode())


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
    build_document(TARGET / "bijlage.odt")
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
