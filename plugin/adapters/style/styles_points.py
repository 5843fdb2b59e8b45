# SPDX-License-Identifier: GPL-2.0-or-later
"""How points of a plan are drawn: locations and findings.

A location's shape says its type, its fill the status, a ring how certain it is, a badge that it is
confidential, its size the places; one that is not open on the reference date is smaller than any other.
Each of these is a rule of its own, so the legend explains one at a time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from qgis.core import (
    Qgis,
    QgsFeatureRenderer,
    QgsFeatureRequest,
    QgsRuleBasedRenderer,
    QgsSymbolLayer,
)
from qgis.PyQt.QtCore import Qt

from ...core.model import codes
from ...core.wording import Language
from ..locale import tr
from ..plan.plan_layers import CLOSED, PLACES
from .symbols import EMPTY, NAVY, SCALE_TOLERANCE, WHITE, driven, icon, markers, shape

SHAPES = {
    "gvl": Qgis.MarkerShape.Square,
    "azc_aanmeld": Qgis.MarkerShape.Square,
    "satelliet": Qgis.MarkerShape.EquilateralTriangle,
    "rol": Qgis.MarkerShape.Circle,
    "azc": Qgis.MarkerShape.Circle,
    "azc_versneld": Qgis.MarkerShape.Diamond,
    "pbl": Qgis.MarkerShape.Pentagon,
    "htl": Qgis.MarkerShape.Hexagon,
    "ibo": Qgis.MarkerShape.Shield,
}
_OTHER = Qgis.MarkerShape.Trapezoid
_FORM_NAMES = {
    Qgis.MarkerShape.Square: "square",
    Qgis.MarkerShape.EquilateralTriangle: "equilateral_triangle",
    Qgis.MarkerShape.Circle: "circle",
    Qgis.MarkerShape.Diamond: "diamond",
    Qgis.MarkerShape.Pentagon: "pentagon",
    Qgis.MarkerShape.Hexagon: "hexagon",
    Qgis.MarkerShape.Shield: "shield",
    _OTHER: "trapezoid",
}
_CROSSED = frozenset({"beeindigen", "afgewezen"})
_FILLS = {"voortzetten": NAVY, "nieuw": WHITE, "beeindigen": WHITE}

_LEGEND_SIZE = 4.0
_CLOSED_SIZE = 1.8
_UNKNOWN_SIZE = 3
"""As the smallest that is open: how large it is, nobody knows."""
_NOT_OPEN = 'NOT "open"'
"""In a layer of an annex, which has a column of its own for it."""
_BADGE = 3.4
_CASING = 1.0
_RING = 2.4

Rule: TypeAlias = QgsRuleBasedRenderer.Rule


def locations(regime: str, language: Language, *, annex: bool = False) -> QgsFeatureRenderer:
    """Locations of a plan of one regime; largest first, so that small ones stay visible.

    ``annex``: the layer says itself which locations are open; one of a plan is told by a variable.
    """
    column = f"type_{regime}"
    kinds = codes.TYPE_2024 if regime == "2024" else codes.TYPE_2020
    closed = _NOT_OPEN if annex else CLOSED
    size = (
        f'CASE WHEN {closed} THEN {_CLOSED_SIZE} WHEN "{PLACES}" IS NULL THEN {_UNKNOWN_SIZE} '
        f'ELSE max({_UNKNOWN_SIZE}, min(9, 0.22 * sqrt("{PLACES}"))) END'
    )
    root = Rule(None)
    _add(root, tr("Type"), _types(column, kinds, size, language))
    _add(root, tr("Status"), _statuses(column, size, language))
    _add(root, tr("Certainty"), _certainties(size, language))
    root.appendChild(_rule(tr("confidential"), '"vertrouwelijk"', _badge(size)))
    root.appendChild(_rule(tr("places unknown"), f'"{PLACES}" IS NULL AND NOT ({closed})', _unknown_mark()))
    root.appendChild(_rule(tr("small: not open on the reference date"), closed, *_closed(column)))
    renderer = QgsRuleBasedRenderer(root)
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause(f'"{PLACES}"', ascending=False)]))
    renderer.setOrderByEnabled(True)
    return renderer


def _add(root: Rule, title: str, rules: Iterable[Rule]) -> None:
    group = Rule(None, 0, 0, "", title)
    for rule in rules:
        group.appendChild(rule)
    root.appendChild(group)


def _rule(label: str, filter_: str, *parts: QgsSymbolLayer) -> Rule:
    return Rule(markers(*parts), 0, 0, filter_, label)


def _types(column: str, kinds: codes.CodeList, size: str, language: Language) -> Iterable[Rule]:
    """The shape in outline on a white casing: what fills it is the status."""
    for kind in kinds:
        form = SHAPES.get(kind.code, _OTHER)
        label = kind.label.in_language(language)
        yield _rule(label, f"\"{column}\" = '{kind.code}'", *_outline(form, size))
    yield _rule(tr("no type"), f'"{column}" IS NULL', *_outline(_OTHER, size))


def _outline(form: Qgis.MarkerShape, size: str) -> list[QgsSymbolLayer]:
    casing = driven(shape(form, _LEGEND_SIZE, WHITE, WHITE, _CASING), size=size)
    return [casing, driven(shape(form, _LEGEND_SIZE, WHITE, NAVY, 0.4), size=size)]


def _statuses(column: str, size: str, language: Language) -> Iterable[Rule]:
    for status in codes.STATUS:
        label = status.label.in_language(language)
        color = _FILLS.get(status.code, EMPTY)
        yield _rule(
            label, f"\"status\" = '{status.code}'", *_filling(column, color, size, crossed=status.code in _CROSSED)
        )
    yield _rule(tr("no status"), '"status" IS NULL', *_filling(column, EMPTY, size, crossed=False))


def _form_of(column: str) -> str:
    """The shape after the type, as an expression."""
    pairs = ", ".join(f"'{code}', '{_FORM_NAMES[form]}'" for code, form in SHAPES.items())
    return f"coalesce(map_get(map({pairs}), \"{column}\"), '{_FORM_NAMES[_OTHER]}')"


def _closed(column: str) -> list[QgsSymbolLayer]:
    """Once more its outline: how small it is explains itself."""
    return [driven(shape(Qgis.MarkerShape.Circle, _CLOSED_SIZE, None, NAVY, 0.4), name=_form_of(column))]


def _filling(column: str, color: str, size: str, *, crossed: bool) -> list[QgsSymbolLayer]:
    inner = shape(Qgis.MarkerShape.Circle, _LEGEND_SIZE, color, NAVY, 0.4)
    parts = [driven(inner, size=size, name=_form_of(column))]
    if crossed:
        cross = shape(Qgis.MarkerShape.Cross2, _LEGEND_SIZE * 0.45, None, NAVY, 0.5)
        parts.append(driven(cross, size=f"({size}) * 0.45"))
    return parts


def _certainties(size: str, language: Language) -> Iterable[Rule]:
    styles = {"voornemen": Qt.PenStyle.DashLine, "verkenning": Qt.PenStyle.DotLine}
    for code, style in styles.items():
        under = shape(Qgis.MarkerShape.Circle, _LEGEND_SIZE + _RING, None, WHITE, 0.9)
        ring = shape(Qgis.MarkerShape.Circle, _LEGEND_SIZE + _RING, None, NAVY, 0.45)
        ring.setStrokeStyle(style)
        rings = [driven(part, size=f"({size}) + {_RING}") for part in (under, ring)]
        yield _rule(codes.CERTAINTY.label(code).in_language(language), f"\"zekerheid\" = '{code}'", *rings)


def _badge(size: str) -> QgsSymbolLayer:
    """At the upper right of the symbol, outside its ring."""
    away = f"({size}) / 2 + 0.7"
    return driven(icon("vertrouwelijk", _BADGE), offset=f"array({away}, -({away}))")


def _unknown_mark() -> QgsSymbolLayer:
    """A question mark below the symbol; the legend, without a row, has no offset that would cut it off."""
    return driven(icon("onbekend", _BADGE), offset=f'CASE WHEN "{PLACES}" IS NULL THEN array(0, {_UNKNOWN_SIZE}) END')


NOTES_FROM = 300_000
"""Notes are many and ask for nothing: at smaller scales they would hide the rest."""

_ON_SYMBOL = "\"onderwerp\" IN ('opvanglocaties', 'capaciteitsperioden', 'reservecapaciteit')"


def findings(language: Language) -> QgsFeatureRenderer:
    """Findings by severity, worst on top; beside the symbol of a location they are about."""
    names = {"F": ("fout", 5.0), "W": ("waarschuwing", 4.6), "N": ("notitie", 3.8)}
    root = Rule(None)
    for severity in codes.SEVERITY:
        name, size = names[severity.code]
        symbol = driven(icon(name, size), offset=f"CASE WHEN {_ON_SYMBOL} THEN array(-3.2, -3.2) ELSE array(0, 0) END")
        rule = _rule(severity.label.in_language(language), f"\"ernst\" = '{severity.code}'", symbol)
        rule.setMinimumScale(NOTES_FROM * SCALE_TOLERANCE if severity.code == "N" else 0)
        root.appendChild(rule)
    renderer = QgsRuleBasedRenderer(root)
    worst_last = QgsFeatureRequest.OrderByClause("array_find(array('N', 'W', 'F'), \"ernst\")", ascending=True)
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([worst_last]))
    renderer.setOrderByEnabled(True)
    return renderer
