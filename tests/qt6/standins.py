# SPDX-License-Identifier: GPL-2.0-or-later
"""Stand-ins for ``qgis.core``, ``qgis.gui`` and ``osgeo``, where only Qt 6 and QGIS's wrapper of it are.

A name that is a widget in QGIS is a widget here, with the methods that ours call; every other name is a class that
takes whatever it is asked. Nothing here says that QGIS has such a name: that is for the tests in QGIS itself.
"""

from __future__ import annotations

import sys
from enum import IntFlag
from types import ModuleType
from typing import Any

from qgis.PyQt.QtCore import QDate, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDockWidget,
    QDoubleSpinBox,
    QGraphicsView,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QScrollArea,
    QSpinBox,
    QWidget,
)


class _Open(type):
    """A class whose members are found when they are asked for: nested classes, enumerations, static methods."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        member = type(cls)(name, (Anything,), {}) if name[0].isupper() else Anything()
        setattr(cls, name, member)
        return member

    def __or__(cls, other: object) -> Any:
        return cls


class Anything(metaclass=_Open):
    """An object that takes any call and has any attribute."""

    def __init__(self, *args: object, **more: object) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything()

    def __call__(self, *args: object, **more: object) -> Any:
        return Anything()

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __getitem__(self, key: object) -> Any:
        return Anything()

    def __iter__(self) -> Any:
        return iter(())


class LayerFilter(IntFlag):
    """An integer flag in QGIS too, on Qt 6."""

    NoGeometry, PointLayer, LineLayer, PolygonLayer, HasGeometry, VectorLayer = 2, 4, 8, 16, 28, 30


class _QgsMapLayerProxyModel(Anything):
    Filter = LayerFilter


class _Qgis(Anything):
    LayerFilter = LayerFilter


class _QgsApplication(Anything):
    @staticmethod
    def getThemeIcon(name: str) -> QIcon:
        return QIcon()

    @staticmethod
    def locale() -> str:
        return "nl"


class _QgsProviderRegistry(Anything):
    @staticmethod
    def instance() -> _QgsProviderRegistry:
        return _QgsProviderRegistry()

    def fileVectorFilters(self) -> str:
        return "GeoPackage (*.gpkg)"


class _QgsSettings(Anything):
    def value(self, key: str, default: object = None, **more: object) -> object:
        return default


class _OpenQt(_Open, type(QObject)):
    """The same for classes that are Qt's."""


class _QgsTask(QObject, metaclass=_OpenQt):
    taskCompleted, taskTerminated = pyqtSignal(), pyqtSignal()
    progressChanged = pyqtSignal(float)

    def __init__(self, *args: object) -> None:
        super().__init__()


class _QgsFeedback(QObject, metaclass=_OpenQt):
    pass


class _QgsMapCanvas(QGraphicsView, metaclass=_OpenQt):
    pass


class _QgsMapTool(QObject, metaclass=_OpenQt):
    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)


class _QgsDockWidget(QDockWidget, metaclass=_OpenQt):
    opened, closed = pyqtSignal(), pyqtSignal()

    def setUserVisible(self, visible: bool) -> None:
        self.setVisible(visible)


class _QgsScrollArea(QScrollArea, metaclass=_OpenQt):
    pass


class _QgsCollapsibleGroupBox(QGroupBox, metaclass=_OpenQt):
    collapsedStateChanged = pyqtSignal(bool)

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self._collapsed = False

    def setCollapsed(self, collapsed: bool) -> None:
        self._collapsed = collapsed
        self.collapsedStateChanged.emit(collapsed)

    def isCollapsed(self) -> bool:
        return self._collapsed

    def setSaveCollapsedState(self, save: bool) -> None:
        pass

    def setScrollOnExpand(self, scroll: bool) -> None:
        pass


class _Clearing:
    """What QGIS's spin boxes add: a value that means none."""

    def setClearValue(self, value: float, text: str = "") -> None:
        self.cleared = value
        self.setSpecialValueText(text)

    def setClearValueMode(self, mode: object, text: str = "") -> None:
        self.cleared = self.minimum()
        self.setSpecialValueText(text)

    def clearValue(self) -> float:
        return getattr(self, "cleared", self.minimum())

    def setShowClearButton(self, show: bool) -> None:
        pass

    def setExpressionsEnabled(self, enabled: bool) -> None:
        pass

    def clear(self) -> None:
        self.setValue(self.clearValue())


class _QgsSpinBox(_Clearing, QSpinBox, metaclass=_OpenQt):
    pass


class _QgsDoubleSpinBox(_Clearing, QDoubleSpinBox, metaclass=_OpenQt):
    pass


class _QgsDateEdit(QDateEdit, metaclass=_OpenQt):
    dateValueChanged = pyqtSignal(QDate)

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self._null = False
        self.dateChanged.connect(self._changed)

    def _changed(self, day: QDate) -> None:
        self._null = False
        self.dateValueChanged.emit(day)

    def setAllowNull(self, allow: bool) -> None:
        pass

    def setNullRepresentation(self, text: str) -> None:
        pass

    def isNull(self) -> bool:
        return self._null

    def clear(self) -> None:
        self._null = True
        self.dateValueChanged.emit(QDate())

    def setEmpty(self) -> None:
        self.clear()

    def date(self) -> QDate:
        return QDate() if self._null else super().date()


class _QgsFilterLineEdit(QLineEdit, metaclass=_OpenQt):
    valueChanged, cleared = pyqtSignal(str), pyqtSignal()

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self.textChanged.connect(self.valueChanged)

    def value(self) -> str:
        return self.text()

    def setShowSearchIcon(self, show: bool) -> None:
        pass

    def setShowClearButton(self, show: bool) -> None:
        self.setClearButtonEnabled(show)


class _QgsFileWidget(QWidget, metaclass=_OpenQt):
    fileChanged = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = _QgsFilterLineEdit(self)
        QHBoxLayout(self).addWidget(self._line)
        self.setFocusProxy(self._line)
        self._line.textChanged.connect(self.fileChanged)

    def lineEdit(self) -> QLineEdit:
        return self._line

    def filePath(self) -> str:
        return self._line.text()

    def setFilePath(self, path: str) -> None:
        self._line.setText(path)

    def _set(self, *values: object) -> None:
        pass

    setStorageMode = setFilter = setDialogTitle = setDefaultRoot = setConfirmOverwrite = setFullUrl = _set


class _QgsCheckableComboBox(QComboBox, metaclass=_OpenQt):
    checkedItemsChanged = pyqtSignal(list)

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self._checked: list[str] = []

    def checkedItems(self) -> list[str]:
        return list(self._checked)

    def checkedItemsData(self) -> list[object]:
        return [self.itemData(self.findText(text)) for text in self._checked]

    def setCheckedItems(self, texts: list[str]) -> None:
        self._checked = list(texts)
        self.checkedItemsChanged.emit(self._checked)

    def addItemWithCheckState(self, text: str, state: Qt.CheckState, data: object = None) -> None:
        self.addItem(text, data)

    def deselectAllOptions(self) -> None:
        self.setCheckedItems([])

    def setDefaultText(self, text: str) -> None:
        pass

    setSeparator = setDefaultText


class _QgsMapLayerComboBox(QComboBox, metaclass=_OpenQt):
    layerChanged = pyqtSignal(object)

    def currentLayer(self) -> None:
        return None

    def _set(self, *values: object) -> None:
        pass

    setFilters = setLayer = setAllowEmptyLayer = setExceptedLayerList = setShowCrs = setProxyModelFilters = _set


class _QgsFieldComboBox(QComboBox, metaclass=_OpenQt):
    fieldChanged = pyqtSignal(str)

    def currentField(self) -> str:
        return self.currentText()

    def setField(self, name: str) -> None:
        self.setCurrentText(name)

    def _set(self, *values: object) -> None:
        pass

    setFilters = setLayer = setAllowEmptyFieldName = setFields = _set


class _QgsOptionsPageWidget(QWidget, metaclass=_OpenQt):
    pass


class _QgsOptionsWidgetFactory(QObject, metaclass=_OpenQt):
    def __init__(self, *args: object) -> None:
        super().__init__()


class _QgsMessageBar(QWidget, metaclass=_OpenQt):
    pass


class _QgsAttributeTableMenu(QMenu, metaclass=_OpenQt):
    pass


class _Module(ModuleType):
    """A module in which every name is a class; those above are what they are."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        known = globals().get(f"_{name}")
        found = known if known is not None else _Open(name, (Anything,), {"__module__": self.__name__})
        setattr(self, name, found)
        return found


def install() -> None:
    """Put the stand-ins where QGIS and GDAL would be."""
    for name in ("qgis.core", "qgis.gui", "qgis.analysis", "qgis.utils", "processing", "osgeo"):
        module = _Module(name)
        module.__path__ = []
        sys.modules[name] = module
    sys.modules["qgis.core"].NULL = None  # as QGIS's wrapper has it on Qt 6
    for name in ("gdal", "ogr", "osr"):
        sys.modules[f"osgeo.{name}"] = _Module(f"osgeo.{name}")
        setattr(sys.modules["osgeo"], name, sys.modules[f"osgeo.{name}"])
