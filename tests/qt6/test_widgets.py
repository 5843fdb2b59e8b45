# SPDX-License-Identifier: GPL-2.0-or-later
"""Every widget and model of ours is made, shown, typed into and clicked on Qt 6."""

from __future__ import annotations

import importlib
import inspect
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely
from qgis.PyQt.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, Qt
from qgis.PyQt.QtGui import QAction, QDesktopServices
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from opvangatlas.plugin.core.checks.assess import assess
from opvangatlas.plugin.core.model.plan import Plan
from opvangatlas.plugin.core.model.settings import SETTINGS, Settings
from opvangatlas.plugin.core.model.tables import LOCATIONS
from opvangatlas.plugin.core.travel.quality import ZERO_LENGTH, QualityReport
from opvangatlas.plugin.tasks.session import Session
from opvangatlas.ui.imports.import_dialog import ImportDialog
from opvangatlas.ui.imports.table_kinds import KINDS
from opvangatlas.ui.widgets.job_dialog import JobDialog

from .conftest import tried
from .standins import Anything, LayerFilter
from .test_imports import MODULES

REGION_ACTIONS = ("variants", "add", "merge", "repair", "compare", "save")
COUNTS = ("SAME", "NEW", "CHANGED", "GONE", "DOUBTFUL", "REJECTED_COUNT", "OUTSIDE_COUNT", "SECOND", "ACCEPTED")
PRESSES = 40
"""Enough for the largest form; a widget that makes new buttons when one is pressed ends too."""


def plan() -> Plan:
    """Two municipalities in a region, with a location."""
    people = pd.DataFrame([
        {"gm_code": f"GM900{number}", "gm_naam": f"Plaats {number}", "regio_id": "R1",
         "inwoners": 1000 * number,
         "geom": shapely.MultiPolygon([shapely.box(100_000 * number, 450_000, 100_000 * number + 9, 450_009)])}
        for number in (1, 2)
    ])  # fmt: skip
    variant = {"variant_id": "A"}
    region = {**variant, "regio_id": "R1", "regio_nm": "Oost", "kleur": "#6598F0", "geom": people["geom"][0]}
    location = {"loc_id": "L1", "loc_naam": "De Haven", "gm_code": "GM9001", "type_2020": "rol", "vertrouwelijk": False,
                "geom": shapely.Point(100_005, 450_005)}  # fmt: skip
    return Plan({}, Settings({"plan_naam": "Proef", "peildatum": "2027-12-31"})).with_tables(
        gemeenten=people,
        varianten=pd.DataFrame([{**variant, "naam": "A", "actief": True}]),
        regios=pd.DataFrame([region]),
        indeling=people[["gm_code", "regio_id"]].assign(**variant),
        opvanglocaties=pd.DataFrame([location]),
        capaciteitsperioden=pd.DataFrame(
            [{"periode_id": "P1", "loc_id": "L1", "van": date(2020, 1, 1), "plekken_asiel": 400}]
        ),
    )


def session() -> Session:
    """A session with the plan, checked, as it stands after opening."""
    opened = Session(Anything())
    opened.store, opened.plan = SimpleNamespace(path=Path("plan.gpkg")), plan()
    opened.assessment = assess(opened.plan.public(), today=date(2027, 3, 1))
    return opened


class Edits(Anything):
    editable = True

    def layer_of(self, table: str) -> object:
        return Anything()


def quality() -> QualityReport:
    """A network in one part, with a road that ends close to another."""
    parts = pd.DataFrame([{"deel": 1, "kruispunten": 9, "wegen": 12, "km": 4.5, "x": 1e5, "y": 4.5e5}])
    remarks = pd.DataFrame([{"soort": ZERO_LENGTH, "rij": 3, "x": 1e5, "y": 4.5e5, "meter": 1.5}])
    return QualityReport(parts, remarks, np.ones(9, dtype=np.int32), 14, 12)


def classes() -> list[type[QObject]]:
    """The classes of Qt's that our user interface defines."""
    found = []
    for name in MODULES:
        if name.startswith("opvangatlas.ui"):
            members = vars(importlib.import_module(name)).values()
            found += [one for one in members if inspect.isclass(one) and one.__module__ == name]
    return [one for one in found if issubclass(one, QObject)]


WIDGETS = [one for one in classes() if issubclass(one, QWidget) and one not in (JobDialog, ImportDialog)]
"""These two run nothing themselves; the dialogs made of them are here."""
MODELS = [one for one in classes() if issubclass(one, QAbstractItemModel)]


@pytest.fixture(autouse=True)
def errors(monkeypatch):
    """What goes wrong behind a signal, where Qt would say nothing or stop."""
    heard: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: heard.append(error))
    for dialog in (QDialog, QMessageBox, QMenu, QFileDialog):
        monkeypatch.setattr(dialog, "exec", lambda *_given: 0)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_given: ("", ""))
    for name in ("getText", "getItem"):
        monkeypatch.setattr(QInputDialog, name, lambda *_given: ("", False))
    for name in ("question", "warning", "information", "critical", "about"):
        monkeypatch.setattr(QMessageBox, name, lambda *_given: QMessageBox.StandardButton.Cancel)
    yield heard
    assert not heard, heard


def given(parameter: inspect.Parameter, holder: QWidget) -> Any:
    """A value for a parameter of a constructor, by its name and what it is said to be."""
    kind = str(parameter.annotation)
    by_name = {"plan": Path("plan.gpkg") if kind == "Path" else plan(), "parent": holder, "canvas_viewport": holder,
               "setting": SETTINGS["max_km"], "more": QMenu(holder), "menu": QMenu(holder), "value": None,
               "choices": [],
               "table": LOCATIONS, "columns": [], "names": [], "divisions": ["gemeenten"], "editor": QLineEdit(holder),
               "column": LOCATIONS.column("loc_naam"), "regime": "2024", "places": 10}  # fmt: skip
    if kind == "Callable[[], Plan | None]":
        return plan
    if kind == "Session":
        return session()
    if kind == "TableKind":
        return next(iter(KINDS.values()))
    if parameter.name == "results":
        return dict.fromkeys(COUNTS, 0) | {"REJECTED": None, "OUTPUT": None}
    if parameter.name == "find":
        return lambda _table: None
    if parameter.name == "edits":
        return Edits()
    if "LayerFilter" in kind:
        return LayerFilter.VectorLayer
    if kind == "QualityReport":
        return quality()
    if kind == "dict[str, QAction]":
        return {name: QAction(name, holder) for name in REGION_ACTIONS}
    if parameter.name in by_name:
        return by_name[parameter.name]
    if "Sequence[QAction]" in kind:
        return [QAction("Doe", holder)]
    if "DataFrame" in kind:
        return pd.DataFrame(columns=["soort", "omschrijving"])
    return "tekst" if kind == "str" else Anything()


def made(one: type[QObject], holder: QWidget) -> Any:
    """An object of a class, with what its constructor asks."""
    wanted = [
        parameter
        for parameter in inspect.signature(one.__init__).parameters.values()
        if parameter.name != "self"
        and parameter.kind is parameter.POSITIONAL_OR_KEYWORD
        and (parameter.default is parameter.empty or parameter.name == "parent")
    ]
    values = {parameter.name: given(parameter, holder) for parameter in wanted}
    if one.__name__ == "WholeField":  # made for a column of whole numbers
        values["column"] = LOCATIONS.column("bvo_m2")
    return one(**values)


def press(child: QWidget) -> str:
    """Type into a child, choose in it, or click it; what was done."""
    if isinstance(child, QAbstractSpinBox | QLineEdit | QPlainTextEdit):
        QTest.keyClicks(child, "31-12-2029")
        QTest.keyClick(child, Qt.Key.Key_Tab)
        return "typed into"
    if isinstance(child, QComboBox):
        child.setCurrentIndex(child.count() - 1)
        QTest.keyClick(child, Qt.Key.Key_Down)
        return "chosen in"
    if isinstance(child, QAbstractItemView):
        QTest.mouseClick(child.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        QTest.keyClick(child, Qt.Key.Key_Down)
        return "chosen in"
    QTest.mouseClick(child, Qt.MouseButton.LeftButton)
    return "clicked"


@pytest.mark.parametrize("one", WIDGETS, ids=lambda one: one.__name__)
def test_a_widget_is_made_shown_typed_into_and_clicked(one, errors):
    holder = QWidget()
    widget = made(one, holder)
    widget.resize(600, 400)
    widget.show()
    QApplication.processEvents()
    kinds = (QAbstractSpinBox, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QAbstractButton)
    children = [child for child in widget.findChildren(QWidget) if isinstance(child, kinds)]
    for child in [widget, *children[:PRESSES]]:
        if child.isEnabled() and child.isVisibleTo(widget) and child.window() is widget.window():
            tried[f"editors {press(child)}"] += 1
    QTest.mouseMove(widget, QPoint(3, 3))
    for happening in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
        QApplication.sendEvent(widget, QEvent(happening))
    assert not widget.grab().isNull()
    QApplication.processEvents()
    tried["widgets exercised"] += 1
    holder.deleteLater()


@pytest.mark.parametrize("one", MODELS, ids=lambda one: one.__name__)
def test_a_model_answers_for_every_role(one, errors):
    holder = QWidget()
    model = made(one, holder)
    for role in Qt.ItemDataRole:
        model.headerData(0, Qt.Orientation.Horizontal, role)
        model.data(model.index(0, 0), role)
    model.flags(model.index(0, 0))
    tried["models exercised"] += 1
