# SPDX-License-Identifier: GPL-2.0-or-later
"""The Processing provider ``opvangatlas``: the toolbox entry of every job."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .algorithm import OpvangatlasAlgorithm

_ICON = Path(__file__).resolve().parents[2] / "resources" / "icons" / "opvangatlas.svg"


def _found() -> tuple[type[OpvangatlasAlgorithm], ...]:
    """The algorithms in the modules beside this one: every class there that has a name, by that name."""
    folder = Path(__file__).resolve().parent
    modules = [import_module(f".{found.name}", __package__) for found in iter_modules([str(folder)])]
    classes = {value for module in modules for value in vars(module).values() if isinstance(value, type)}
    named = [one for one in classes if issubclass(one, OpvangatlasAlgorithm) and one.NAME]
    return tuple(sorted(named, key=lambda one: one.NAME))


ALGORITHMS = _found()
"""A new module is found by itself: nothing to add here."""


class OpvangatlasProvider(QgsProcessingProvider):
    """Holds the algorithms; their ids and parameter names are the public interface."""

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())

    def id(self) -> str:
        return "opvangatlas"

    def name(self) -> str:
        return "Opvangatlas"

    def icon(self) -> QIcon:
        return QIcon(str(_ICON))
