# SPDX-License-Identifier: GPL-2.0-or-later
"""The maps of an annex: layouts from templates, filled and exported to PDF and PNG, without a display.

A template is a layout of QGIS (``.qpt``). Items are found by id, and all texts are layout variables; what a
template does not have is not filled in. Everything here belongs on the main thread.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeedback,
    QgsLayerTreeLayer,
    QgsLayoutExporter,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsTableCell,
    QgsTextFormat,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont
from qgis.PyQt.QtXml import QDomDocument

from ...core.errors import StorageError
from ...core.wording import Language, Text, readable
from ..layers import RD_NEW
from .layouts_layers import REGION, AnnexLayers
from .layouts_words import speaking

TEMPLATES = Path(__file__).resolve().parents[3] / "resources" / "templates"
PDF_DPI, PNG_DPI = 300, 200
MARGIN = 1.04
BLEED = 0.5
"""Of a frame around an item, in mm."""
PURPLE = "#6A1B9A"
SAID_BY_A_DOCUMENT = ("titel", "merk", "merk_onder", "blad")
"""Items that a page of a document has itself."""

_CANNOT_WRITE = Text("Kan niet schrijven naar {path}.", "Cannot write to {path}.")
_CLOSE_IT = Text("Sluit het bestand of kies een andere map.", "Close the file or choose another folder.")
_NO_TEMPLATE = Text("Sjabloon {path} is niet te lezen.", "Template {path} cannot be read.")
_REPAIR = Text("Herstel het sjabloon of verwijder het uit de map.", "Repair the template or remove it.")

_ITEM = re.compile(r"<LayoutItem\b[^>]*>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class MapTexts:
    """What is written on a page besides the map.

    Parameters
    ----------
    title, subtitle, source, mark : str
    secret : bool
        How the mark looks: white on purple, or framed.
    tables : mapping of item id to rows
        ``cijfers``, ``locaties``; the first row is a header unless its table has two columns.
    """

    title: str
    subtitle: str
    source: str
    mark: str
    secret: bool
    tables: Mapping[str, Rows] = field(default_factory=dict)


@dataclass(frozen=True)
class Product:
    """One file to be made, and how."""

    name: str
    text: Text
    make: Callable[[QgsFeedback], None]


class MapBook:
    """All maps of one annex. ``products`` is a list of small steps, so that a caller can show progress."""

    def __init__(
        self,
        geopackage: Path,
        target: Path,
        *,
        templates: Path | None,
        reading: Callable[[Path], str],
        regime: str,
        language: Language,
        norms: Mapping[str, object],
        bare: Path | None = None,
    ) -> None:
        """``bare``: a folder for each map once more, without what a page of a document says itself.

        ``reading`` gives the text of a template, or refuses it.
        """
        self._reading = reading
        self._target, self._templates, self._language, self._bare = target, templates, language, bare
        self._project = QgsProject()
        self._project.setCrs(RD_NEW)
        with speaking(language):
            self._layers = AnnexLayers(geopackage, self._project, regime=regime, language=language, norms=norms)
        self._kept: list[QgsPrintLayout] = []
        self._widths: dict[str, dict[str, float]] = {}

    def close(self) -> None:
        """Let go of the layers, so that the GeoPackage can be moved."""
        self._kept.clear()
        self._project.removeAllMapLayers()
        self._project.clear()

    def page(self, kind: str, texts: MapTexts, file: str, *, number: str) -> Iterator[Product]:
        """A map on one page: PDF and PNG."""
        layout = self._ready(kind, texts, number)
        label = Text(f"Kaart {kind}", f"Map {kind}")
        yield Product(f"{file}.pdf", label, lambda _: self._pdf(layout, file))
        yield Product(f"{file}.png", label, lambda _: self._png(layout, file))
        if self._bare is not None:
            yield Product(f"{self._bare.name}/{file}.png", label, lambda _: self._bare_png(layout, file))

    def regions(
        self, texts: Mapping[str, MapTexts], file: str, names: Mapping[str, str], *, numbers: Callable[[int], str]
    ) -> Iterator[Product]:
        """A page for each region: one PDF of them all, and a PNG each.

        Parameters
        ----------
        texts : per region id
        names : file name per region id
        numbers : what stands on the first, second, … page
        """
        first = next(iter(texts.values()))
        layout = self._ready(REGION, first, "")
        atlas = layout.atlas()
        atlas.setCoverageLayer(self._layers.regions)
        atlas.setFilterFeatures(False)

        def turned(feature: QgsFeature) -> None:
            region = _region_of(feature)
            if region in texts:
                self._fill(layout, texts[region], numbers(atlas.currentFeatureNumber()))

        atlas.featureChanged.connect(turned)
        atlas.updateFeatures()
        label = Text("Kaarten per regio", "Maps per region")
        yield Product(f"{file}.pdf", label, lambda feedback: self._atlas_pdf(layout, file, feedback))
        for place in range(atlas.count()):
            yield Product(f"{place}", label, lambda _, at=place: self._atlas_png(layout, at, names))  # type: ignore[misc]

    # filling -----------------------------------------------------------------------------------------

    def _ready(self, kind: str, texts: MapTexts, number: str) -> QgsPrintLayout:
        with speaking(self._language):
            layout = self._loaded(kind)
            layers = self._layers.of(kind)
            canvas = layout.itemById("kaart")
            if isinstance(canvas, QgsLayoutItemMap):
                canvas.setCrs(RD_NEW)
                canvas.setLayers(layers)
                canvas.setKeepLayerSet(True)
                extent = self._layers.extent
                extent.scale(1.0)
                wide = extent.buffered(extent.width() * (MARGIN - 1))
                canvas.zoomToExtent(wide)
            self._legend(layout, kind, layers)
            self._fill(layout, texts, number)
        self._kept.append(layout)
        return layout

    def _loaded(self, kind: str) -> QgsPrintLayout:
        """The layout of the organisation's own template, else of ours."""
        own = None if self._templates is None else self._templates / f"{kind}.qpt"
        path = own if own is not None and own.is_file() else TEMPLATES / f"{kind}.qpt"
        document = QDomDocument()
        layout = QgsPrintLayout(self._project)
        content = self._reading(path)
        read = document.setContent(content)
        fits = read[0] if isinstance(read, tuple) else bool(read)
        if fits:
            _, fits = layout.loadFromTemplate(document, QgsReadWriteContext())
        if not fits:
            raise StorageError(_NO_TEMPLATE, _REPAIR, path=str(path))
        layout.setName(kind)
        # An empty table has shrunk its frame by now: the width is what the template says.
        self._widths[kind] = {
            item["id"]: float(item["size"].partition(",")[0])
            for item in (dict(_ATTRIBUTE.findall(tag)) for tag in _ITEM.findall(content))
            if item.get("id") and item.get("size")
        }
        return layout

    def _fill(self, layout: QgsPrintLayout, texts: MapTexts, number: str) -> None:
        values = {
            "titel": texts.title,
            "ondertitel": texts.subtitle,
            "bron": texts.source,
            "merk": texts.mark,
            "blad": number,
        }
        for name, value in values.items():
            QgsExpressionContextUtils.setLayoutVariable(layout, f"opvangatlas_{name}", readable(value))
        for name in ("merk", "merk_onder"):
            item = layout.itemById(name)
            if isinstance(item, QgsLayoutItemLabel):
                _mark(item, secret=texts.secret, framed=name == "merk")
        for name, rows in texts.tables.items():
            frame = layout.itemById(name)
            if isinstance(frame, QgsLayoutFrame) and isinstance(frame.multiFrame(), QgsLayoutItemManualTable):
                _put_rows(frame.multiFrame(), rows, self._widths[layout.name()].get(name, frame.rect().width()))
        layout.refresh()

    def _legend(self, layout: QgsPrintLayout, kind: str, layers: Sequence[QgsMapLayer]) -> None:
        legend = layout.itemById("legenda")
        if not isinstance(legend, QgsLayoutItemLegend):
            return
        legend.setAutoUpdateModel(False)
        root = legend.model().rootGroup()
        root.clear()
        for layer in layers:
            if isinstance(layer, QgsVectorLayer) and _speaks(layer):
                _entry(root.addLayer(layer), legend)
        legend.adjustBoxSize()

    # exporting ---------------------------------------------------------------------------------------

    def _pdf(self, layout: QgsPrintLayout, file: str) -> None:
        path = self._target / f"{file}.pdf"
        with speaking(self._language):
            _refuse(QgsLayoutExporter(layout).exportToPdf(str(path), _pdf_settings()), path)

    def _png(self, layout: QgsPrintLayout, file: str) -> None:
        path = self._target / f"{file}.png"
        with speaking(self._language):
            _refuse(QgsLayoutExporter(layout).exportToImage(str(path), _png_settings()), path)

    def _bare_png(self, layout: QgsPrintLayout, file: str) -> None:
        if self._bare is None:
            return
        path = self._bare / f"{file}.png"
        with speaking(self._language), _bare(layout) as region:
            picture = QgsLayoutExporter(layout).renderRegionToImage(region, QSize(), PNG_DPI)
        if picture.isNull() or not picture.save(str(path), "PNG"):
            raise StorageError(_CANNOT_WRITE, _CLOSE_IT, path=str(path))

    def _atlas_pdf(self, layout: QgsPrintLayout, file: str, feedback: QgsFeedback) -> None:
        path = self._target / f"{file}.pdf"
        with speaking(self._language):
            result, _ = QgsLayoutExporter.exportToPdf(layout.atlas(), str(path), _pdf_settings(), feedback)
        if result != QgsLayoutExporter.ExportResult.Canceled:
            _refuse(result, path)

    def _atlas_png(self, layout: QgsPrintLayout, place: int, names: Mapping[str, str]) -> None:
        atlas = layout.atlas()
        with speaking(self._language):
            atlas.beginRender()
            atlas.seekTo(place)
            file = names[_region_of(layout.reportContext().feature())]
            path = self._target / f"{file}.png"
            layout.refresh()
            _refuse(QgsLayoutExporter(layout).exportToImage(str(path), _png_settings()), path)
            self._bare_png(layout, file)
            atlas.endRender()


@contextmanager
def _bare(layout: QgsPrintLayout) -> Iterator[QRectF]:
    """A layout without what a document says itself; gives the rectangle that the rest takes."""
    said = [item for item in map(layout.itemById, SAID_BY_A_DOCUMENT) if item is not None and item.isVisible()]
    for item in said:
        item.setVisibility(False)
    try:
        region = QRectF()
        for item in layout.items():
            shown = isinstance(item, QgsLayoutItem) and not isinstance(item, QgsLayoutItemPage) and item.isVisible()
            if shown and not item.parentItem():
                region = region.united(item.mapRectToScene(item.rect()))
        yield region.adjusted(-BLEED, -BLEED, BLEED, BLEED)
    finally:
        for item in said:
            item.setVisibility(True)


def _region_of(feature: QgsFeature) -> str:
    """The region of a page; empty before the first page."""
    known = feature.isValid() and feature.fields().indexOf("regio_id") >= 0
    return str(feature["regio_id"]) if known else ""


def _speaks(layer: QgsVectorLayer) -> bool:
    """Whether a layer has something to explain: not one that only carries names."""
    return layer.renderer() is not None and layer.renderer().type() != "nullSymbol"


def _entry(node: QgsLayerTreeLayer, legend: QgsLayoutItemLegend) -> None:
    """One layer in the legend: a heading where it has several symbols; states that explain nothing go."""
    layer = node.layer()
    entries = legend.model().layerLegendNodes(node)
    kept = [
        place for place, entry in enumerate(entries) if str(entry.data(Qt.ItemDataRole.DisplayRole)) not in _unsaid()
    ]
    QgsMapLayerLegendUtils.setLegendNodeOrder(node, kept)
    headed = layer.geometryType() == Qgis.GeometryType.Point or len(kept) > 3
    style = QgsLegendStyle.Style.Subgroup if headed and len(kept) > 1 else QgsLegendStyle.Style.Hidden
    QgsLegendRenderer.setNodeLegendStyle(node, style)
    legend.model().refreshLayerLegend(node)


def _unsaid() -> frozenset[str]:
    """Symbols of which the map itself is the explanation: a colour of a region has its name in it."""
    from ..locale import tr

    return frozenset({tr("assigned"), tr("outside the plan")})


def _mark(item: QgsLayoutItemLabel, *, secret: bool, framed: bool) -> None:
    text = item.textFormat()
    text.setColor(QColor("#FFFFFF" if secret and framed else PURPLE if secret else "#1A1A1A"))
    item.setTextFormat(text)
    if framed:
        item.setBackgroundEnabled(secret)
        item.setBackgroundColor(QColor(PURPLE))
        item.setFrameEnabled(not secret)


def _put_rows(table: QgsLayoutItemManualTable, rows: Rows, width: float) -> None:
    """Fill a table; the first column gets what the others leave of the width."""
    columns = max((len(row) for row in rows), default=0)
    pairs = columns == 2
    cells = []
    for number, row in enumerate(rows):
        bold = number == 0 and not pairs
        sides = [_right(rows, place, pairs=pairs) for place in range(len(row))]
        cells.append([_cell(table, text, bold=bold, right=right) for text, right in zip(row, sides, strict=True)])
    table.setTableContents(cells)
    margins = 2.0 * table.cellMargin() * columns + table.gridStrokeWidth() * (columns + 1)
    table.setColumnWidths(_widths(table, rows, width - margins))
    table.refresh()


def _right(rows: Rows, column: int, *, pairs: bool) -> bool:
    """Figures stand to the right."""
    if column == 0 or pairs:
        return False
    body = [row[column] for row in rows[1:] if len(row) > column and row[column] not in ("", "–")]
    return bool(body) and all(text[:1].isdigit() or text[:1] in "−+€" for text in body) and "-" not in "".join(body)


def _cell(table: QgsLayoutItemManualTable, text: str, *, bold: bool, right: bool) -> QgsTableCell:
    cell = QgsTableCell(text)
    cell.setHorizontalAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    if bold:
        style = QgsTextFormat(table.contentTextFormat())
        font = QFont(style.font())
        font.setBold(True)
        style.setFont(font)
        style.setNamedStyle("Bold")
        cell.setTextFormat(style)
        cell.setBackgroundColor(QColor("#EDEFF2"))
    return cell


def _widths(table: QgsLayoutItemManualTable, rows: Rows, width: float) -> list[float]:
    """Widths in mm after the longest text of each column; the first takes the rest."""
    size = table.contentTextFormat().size()
    columns = range(max(map(len, rows), default=0))
    longest = [max((len(row[column]) for row in rows if len(row) > column), default=0) for column in columns]
    wanted = [0.2 * size * length + 3.5 for length in longest]
    if len(wanted) == 2:
        return [min(wanted[0], 0.5 * width), width - min(wanted[0], 0.5 * width)]
    rest = width - sum(wanted[1:])
    if rest < 0.3 * width:
        factor = 0.7 * width / sum(wanted[1:])
        wanted = [wanted[0], *(w * factor for w in wanted[1:])]
        rest = 0.3 * width
    return [rest, *wanted[1:]]


def _pdf_settings() -> QgsLayoutExporter.PdfExportSettings:
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = PDF_DPI
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    settings.appendGeoreference = False
    settings.exportMetadata = False  # it would name the user and the moment
    settings.simplifyGeometries = True
    return settings


def _png_settings() -> QgsLayoutExporter.ImageExportSettings:
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = PNG_DPI
    settings.generateWorldFile = False
    settings.exportMetadata = False
    return settings


def _refuse(result: QgsLayoutExporter.ExportResult, path: Path) -> None:
    if result != QgsLayoutExporter.ExportResult.Success:
        raise StorageError(_CANNOT_WRITE, _CLOSE_IT, path=str(path), details=f"layout export: {result}")
