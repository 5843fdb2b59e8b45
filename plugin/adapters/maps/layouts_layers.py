# SPDX-License-Identifier: GPL-2.0-or-later
"""The layers of an annex, read from its own GeoPackage and dressed for paper.

What is drawn comes from the file that goes along, so that map and data cannot differ, and no row that was
left out can be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFeatureRenderer,
    QgsMapLayer,
    QgsPalLayerSettings,
    QgsProject,
    QgsProperty,
    QgsProviderRegistry,
    QgsReadWriteContext,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtXml import QDomDocument

from ...core.annex.content import Sheet
from ...core.model.tables import FINDINGS, LOCATIONS, MUNICIPALITIES, REGIONS, RESERVE
from ...core.model.tables import TRAVEL as TRAVEL_TIMES
from ...core.wording import Language, Text
from ..locale import spoken, tr
from ..plan.plan_layers import NORMS
from ..plan.province_borders import province_layer
from ..plan.shown_figures import show
from ..style import labels, styles, styles_points
from ..style.labels import text_format
from ..style.symbols import INK, LINE, NAVY, WHITE, driven, fill, fills, hatch, line, markers, shape

SURROUNDINGS = "omgeving"
OVERVIEW, REGION, TRAVEL, CAPACITY = "overzicht", "regio", "reistijd", "capaciteit"

_HERE = "\"regio_id\" = attribute(@atlas_feature, 'regio_id')"
_PALE = f'"{styles.REGION_COLOR}"'
_NO_COLOR = "#E6E6E6"
_OTHERS = Text("gemeente buiten dit plan", "municipality outside this plan")
_PROVINCES = Text("provinciegrens", "border between provinces")
_TAG = re.compile(r'<([\w:-]+)((?:\s+[\w:.-]+="[^"]*")+)(\s*/?)>')
_ATTRIBUTE = re.compile(r'[\w:.-]+="[^"]*"')
_INNER_TAG = re.compile(r"&lt;([\w:-]+)((?:\s+[\w:.-]+=&quot;(?:(?!&quot;).)*&quot;)+)(\s*/?)>")
_INNER_ATTRIBUTE = re.compile(r"[\w:.-]+=&quot;(?:(?!&quot;).)*&quot;")
_ID = re.compile(r"\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}")
_LEGEND_ONLY = "@legend_title IS NOT NULL"
_OUTSIDE, _OUTSIDE_LINE = "#F4F4F4", "#C4C4C4"


class AnnexLayers:
    """Makes the layers for each map, in a project of their own."""

    def __init__(
        self,
        geopackage: Path,
        project: QgsProject,
        *,
        regime: str,
        language: Language,
        norms: Mapping[str, object],
    ) -> None:
        self._path, self._project, self._regime, self._language = geopackage, project, regime, language
        self._norms = norms
        with spoken(language):
            self._make_shared()

    def _make_shared(self) -> None:
        """What several maps show."""
        self.regions = self._layer(REGIONS.name, tr("Regions"), styles.regions())
        self.region_names = self._layer(REGIONS.name, tr("Region names"), styles.nothing(), labels.of_regions())
        self.surroundings = self._layer(SURROUNDINGS, _OTHERS.in_language(self._language), _surroundings())
        base = self._layer(MUNICIPALITIES.name, tr("Municipalities"), styles.nothing())
        provinces = province_layer(self._project, base, _PROVINCES.in_language(self._language))
        self.provinces = None if provinces is None else self._kept(provinces, styles.provinces())
        self.extent = base.extent()

    def of(self, kind: str) -> list[QgsMapLayer]:
        """The layers of one map, the uppermost first."""
        build = {OVERVIEW: self._overview, REGION: self._region, TRAVEL: self._travel, CAPACITY: self._capacity}
        with spoken(self._language):
            return [layer for layer in [*build[kind](), self.surroundings] if layer is not None]

    def _overview(self) -> list[QgsMapLayer | None]:
        return [
            self._locations(labels.of_locations()),
            self.region_names,
            self.regions,
            self.provinces,
            self._municipality_names(labels.MUNICIPALITIES_FROM),
            self._layer(MUNICIPALITIES.name, tr("Municipalities"), styles.municipalities()),
        ]

    def _region(self) -> list[QgsMapLayer | None]:
        return [
            self._locations(_named_locations(f'CASE WHEN {_HERE} THEN "loc_naam" END')),
            self.regions,
            self.provinces,
            self._municipality_names(0),
            self._layer(MUNICIPALITIES.name, tr("Municipalities"), _one_region()),
        ]

    def _travel(self) -> list[QgsMapLayer | None]:
        municipalities = self._layer(MUNICIPALITIES.name, tr("Travel time per municipality"), styles.travel_time())
        show(municipalities, {key: self._norms.get(key) for key in NORMS})
        locations = self._layer(LOCATIONS.name, tr("Locations"), _open_dots())
        names = self._layer(REGIONS.name, tr("Region names"), styles.nothing(), _small_region_names())
        return [locations, names, self.regions, municipalities]

    def _capacity(self) -> list[QgsMapLayer | None]:
        places = "\"loc_naam\" || coalesce('\\n' || format_number(\"plekken\", 0), '')"
        return [
            # At the scale of a country there is no room for all: the table has them.
            self._locations(_named_locations(places, Qgis.LabelOverlapHandling.PreventOverlap)),
            self.regions,
            self.provinces,
            self._layer(MUNICIPALITIES.name, tr("Municipalities"), _pale()),
        ]

    def _locations(self, labeling: object) -> QgsVectorLayer:
        renderer = plain_in_legend(styles_points.locations(self._regime, self._language, annex=True))
        return self._layer(LOCATIONS.name, tr("Locations"), renderer, labeling)

    def _municipality_names(self, from_scale: float) -> QgsVectorLayer:
        labeling = labels.of_municipalities()
        if not from_scale:
            settings = QgsPalLayerSettings(labeling.settings())
            settings.scaleVisibility = False
            labeling = QgsVectorLayerSimpleLabeling(settings)
        return self._layer(MUNICIPALITIES.name, tr("Municipality names"), styles.nothing(), labeling)

    def _layer(self, table: str, name: str, renderer: QgsFeatureRenderer, labeling: object = None) -> QgsVectorLayer:
        uri = QgsProviderRegistry.instance().encodeUri("ogr", {"path": str(self._path), "layerName": table})
        layer = QgsVectorLayer(uri, name, "ogr", QgsVectorLayer.LayerOptions(loadDefaultStyle=False))
        if labeling is not None:
            layer.setLabeling(labeling)
            layer.setLabelsEnabled(True)
        return self._kept(layer, renderer)

    def _kept(self, layer: QgsVectorLayer, renderer: QgsFeatureRenderer) -> QgsVectorLayer:
        layer.setRenderer(renderer)
        self._project.addMapLayer(layer, False)
        return layer


def plain_in_legend(renderer: QgsRuleBasedRenderer) -> QgsRuleBasedRenderer:
    """Symbols in a legend as they are by themselves.

    The legend of an atlas page would work out sizes and shapes from the region of that page.
    """
    for rule in renderer.rootRule().descendants():
        for part in rule.symbol().symbolLayers() if rule.symbol() else ():
            driven_ = part.dataDefinedProperties()
            for key in driven_.propertyKeys():
                expression = driven_.property(key).expressionString()
                if expression:
                    inside = QgsProperty.fromExpression(f"CASE WHEN {_LEGEND_ONLY} THEN NULL ELSE {expression} END")
                    driven_.setProperty(key, inside)
            part.setDataDefinedProperties(driven_)
    return renderer


def _surroundings() -> QgsFeatureRenderer:
    return QgsSingleSymbolRenderer(fills(fill(_OUTSIDE), line(_OUTSIDE_LINE, 0.12)))


def _municipalities(color: str) -> QgsFeatureRenderer:
    """Municipalities in a colour that an expression gives; unassigned ones hatched."""
    edge = line(LINE, 0.12)
    edge.setRenderingPass(1)
    painted = fills(driven(fill(WHITE), fill=color), edge)
    edge = line(LINE, 0.12)
    edge.setRenderingPass(1)
    loose = fills(fill(WHITE), hatch(45, 2.5), hatch(135, 2.5), edge)
    categories = [
        QgsRendererCategory("regio", painted, tr("assigned")),
        QgsRendererCategory("vrij", loose, tr("unassigned")),
    ]
    state = "CASE WHEN \"regio_id\" IS NULL THEN 'vrij' ELSE 'regio' END"
    renderer = QgsCategorizedSymbolRenderer(state, categories)
    renderer.setUsingSymbolLevels(True)
    return renderer


def _one_region() -> QgsFeatureRenderer:
    """The region of the page in its colour, its neighbours nearly white."""
    own = f"coalesce({_PALE}, '{_NO_COLOR}')"
    return _municipalities(f"CASE WHEN {_HERE} THEN {own} ELSE color_mix_rgb({own}, '#FFFFFF', 0.82) END")


def _pale() -> QgsFeatureRenderer:
    own = f"coalesce({_PALE}, '{_NO_COLOR}')"
    return _municipalities(f"color_mix_rgb({own}, '#FFFFFF', 0.6)")


def _dots() -> QgsFeatureRenderer:
    """Locations as small dots: the map is about the municipalities."""
    return QgsSingleSymbolRenderer(markers(shape(Qgis.MarkerShape.Circle, 2.0, NAVY, WHITE, 0.3)))


def _open_dots() -> QgsFeatureRenderer:
    """The same, and still smaller and hollow what is not open."""
    categories = [
        QgsRendererCategory(True, markers(shape(Qgis.MarkerShape.Circle, 2.0, NAVY, WHITE, 0.3)), tr("open location")),
        QgsRendererCategory(
            False,
            markers(shape(Qgis.MarkerShape.Circle, 1.4, WHITE, NAVY, 0.3)),
            tr("not open on the reference date"),
        ),
    ]
    return QgsCategorizedSymbolRenderer("open", categories)


def _small_region_names() -> QgsVectorLayerSimpleLabeling:
    """Names of regions for A4: as on the screen, a size smaller."""
    settings = QgsPalLayerSettings(labels.of_regions().settings())
    settings.setFormat(text_format(7.0, INK, 0.8, bold=True))
    return QgsVectorLayerSimpleLabeling(settings)


def _named_locations(
    expression: str, overlap: Qgis.LabelOverlapHandling = Qgis.LabelOverlapHandling.AllowOverlapIfRequired
) -> QgsVectorLayerSimpleLabeling:
    settings = QgsPalLayerSettings()
    settings.fieldName = expression
    settings.isExpression = True
    settings.setFormat(text_format(7.5, NAVY, 0.8, bold=True))
    settings.placement = Qgis.LabelPlacement.OrderedPositionsAroundPoint
    settings.offsetType = Qgis.LabelOffsetType.FromSymbolBounds
    settings.dist = 0.5
    settings.priority = 8
    settings.multilineAlign = Qgis.LabelMultiLineAlignment.FollowPlacement
    settings.placementSettings().setOverlapHandling(overlap)
    return QgsVectorLayerSimpleLabeling(settings)


# the styles inside the GeoPackage --------------------------------------------------------------------


def styles_for(geopackage: Path, sheets: Iterable[Sheet], *, regime: str, language: Language) -> dict[str, str]:
    """The style (QML) of each layer, with the labels of its columns; as QGIS would save it."""
    with spoken(language):
        return _styles(geopackage, sheets, regime, language)


def _styles(geopackage: Path, sheets: Iterable[Sheet], regime: str, language: Language) -> dict[str, str]:
    renderers = {
        FINDINGS.name: lambda: styles_points.findings(language),
        LOCATIONS.name: lambda: styles_points.locations(regime, language, annex=True),
        RESERVE.name: _reserve,
        REGIONS.name: styles.regions,
        TRAVEL_TIMES.name: _dots,
        MUNICIPALITIES.name: lambda: _municipalities(f"coalesce({_PALE}, '{_NO_COLOR}')"),
        SURROUNDINGS: _surroundings,
    }
    labelings = {
        LOCATIONS.name: labels.of_locations,
        REGIONS.name: labels.of_regions,
        MUNICIPALITIES.name: labels.of_municipalities,
    }
    made = {}
    for sheet in sheets:
        if sheet.table.geometry is None or sheet.name not in renderers:
            continue
        uri = QgsProviderRegistry.instance().encodeUri("ogr", {"path": str(geopackage), "layerName": sheet.name})
        layer = QgsVectorLayer(uri, sheet.name, "ogr", QgsVectorLayer.LayerOptions(loadDefaultStyle=False))
        layer.setRenderer(renderers[sheet.name]())
        if sheet.name in labelings:
            layer.setLabeling(labelings[sheet.name]())
            layer.setLabelsEnabled(True)
        for column in sheet.table:
            layer.setFieldAlias(layer.fields().indexOf(column.name), column.label.in_language(language))
        made[sheet.name] = _qml(layer)
    return made


def _reserve() -> QgsFeatureRenderer:
    return QgsSingleSymbolRenderer(markers(shape(Qgis.MarkerShape.Diamond, 2.8, WHITE, INK, 0.4)))


def _qml(layer: QgsVectorLayer) -> str:
    document = QDomDocument()
    categories = (
        QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Labeling | QgsMapLayer.StyleCategory.Fields
    )
    layer.exportNamedStyle(document, QgsReadWriteContext(), categories)
    known: dict[str, str] = {}
    text = _TAG.sub(_in_order, _INNER_TAG.sub(_in_order_inside, str(document.toString(1))))
    # Identifiers by number: the same plan gives the same file.
    return _ID.sub(lambda found: known.setdefault(found[0], f"{{00000000-0000-4000-8000-{len(known):012d}}}"), text)


def _in_order(tag: re.Match[str]) -> str:
    """Attributes by name: Qt writes them in an order that differs from run to run."""
    return f"<{tag[1]} {' '.join(sorted(_ATTRIBUTE.findall(tag[2])))}{tag[3]}>"


def _in_order_inside(tag: re.Match[str]) -> str:
    """The same for a symbol that is written as text inside another."""
    return f"&lt;{tag[1]} {' '.join(sorted(_INNER_ATTRIBUTE.findall(tag[2])))}{tag[3]}>"
