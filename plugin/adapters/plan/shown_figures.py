# SPDX-License-Identifier: GPL-2.0-or-later
"""What styles need to know of a plan besides their own layer: in memory only, never in a project file.

A layer variable would be saved in the project, which is mailed, copied and kept: also that of confidential rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.core import QgsExpression, QgsExpressionFunction, QgsMapLayer

from ..locale import tr

FUNCTION = "opvangatlas_figure"
_GROUP = "Opvangatlas"


class _Figures(QgsExpressionFunction):
    """``opvangatlas_figure(@layer_id, 'name')``: a figure of the open plan, the same for all rows of a layer."""

    def __init__(self) -> None:
        help_text = tr("Something of the open plan that the style of one of its layers uses.")
        super().__init__(FUNCTION, 2, _GROUP, help_text)
        self.kept: dict[str, dict[str, object]] = {}

    def func(self, values: Sequence[Any], *_context: object) -> object:
        """The figure; nothing where the plan is not open. Also called while drawing, in other threads."""
        layer, name = values
        return self.kept.get(layer, {}).get(name)

    def isStatic(self, *_context: object) -> bool:
        """Asked once for all rows."""
        return True


def _function() -> _Figures:
    """The function in QGIS; a class of QGIS holds it, so that it outlives a plug-in that is switched off.

    It stays there: expressions that were read know it by its place in QGIS's list, and would call another.
    """
    there: _Figures | None = getattr(QgsExpression, FUNCTION, None)
    if there is None:
        there = _Figures()
        setattr(QgsExpression, FUNCTION, there)
        QgsExpression.registerFunction(there)
    return there


def register() -> None:
    """Let styles ask; to be done before a project is read."""
    _function()


def show(layer: QgsMapLayer, figures: Mapping[str, object]) -> None:
    """Tell the styles of a layer some figures of the plan; others that it knows stay."""
    kept, name = _function().kept, layer.id()
    if name not in kept:
        layer.willBeDeleted.connect(lambda: kept.pop(name, None))
    kept[name] = {**kept.get(name, {}), **figures}


def figure(name: str) -> str:
    """The expression for a figure in a style of the layer that was told."""
    return f"{FUNCTION}(@layer_id, '{name}')"
