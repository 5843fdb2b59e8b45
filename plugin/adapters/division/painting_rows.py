# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of regions in the layer in which they are edited: reading them, and changing them undoably."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qgis.core import NULL, QgsFeature, QgsFeatureRequest, QgsVectorLayer, QgsVectorLayerUtils

from ...core.model.tables import REGIONS
from ..layers import cell
from ..qt import QUndoCommand

Attributes = dict[str, object]
"""Columns of a region besides its key."""
State = Mapping[str, Attributes | None]
"""Regions by id; None: there is no such region."""

COLUMNS = tuple(column.name for column in REGIONS if column.name not in REGIONS.key)


@dataclass(frozen=True)
class Region:
    """A region as the user sees it."""

    region: str
    attributes: Attributes

    @property
    def name(self) -> str:
        """Its name, or its id when it has none."""
        return str(self.attributes.get("regio_nm") or self.region)

    @property
    def colour(self) -> str | None:
        """Its fill."""
        colour = self.attributes.get("kleur")
        return None if colour is None else str(colour)

    @property
    def locked(self) -> bool:
        """Whether it must not change."""
        return bool(self.attributes.get("vergrendeld"))


class RegionRows:
    """The regions of one variant in the layer ``regios``."""

    def __init__(self, layer: QgsVectorLayer, variant: str) -> None:
        self.layer, self._variant = layer, variant

    def read(self) -> dict[str, Region]:
        """All regions by id, in the plan's own order."""
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        # What is new has negative numbers, counted down.
        rows = sorted(self.layer.getFeatures(request), key=lambda f: (f.id() < 0, abs(f.id())))
        return {
            str(row["regio_id"]): Region(str(row["regio_id"]), {name: cell(row[name]) for name in COLUMNS})
            for row in rows
            if row["variant_id"] == self._variant
        }

    def put(self, state: State, text: str) -> None:
        """Make regions what ``state`` says, as one edit command of their layer.

        Raises
        ------
        RuntimeError
            When the layer is not being edited.
        """
        if not self.layer.isEditable():
            raise RuntimeError("regions are not being edited")
        there = self._features(set(state))
        self.layer.beginEditCommand(text)
        for region, wanted in state.items():
            feature = there.get(region)
            if wanted is None:
                if feature is not None:
                    self.layer.deleteFeature(feature.id())
            elif feature is None:
                self._add(region, wanted)
            else:
                self._change(feature, wanted)
        self.layer.endEditCommand()

    def _features(self, regions: set[str]) -> dict[str, QgsFeature]:
        rows = {str(row["regio_id"]): row for row in self.layer.getFeatures() if row["variant_id"] == self._variant}
        return {region: row for region, row in rows.items() if region in regions}

    def _add(self, region: str, wanted: Attributes) -> None:
        given = {"variant_id": self._variant, "regio_id": region, **wanted}
        fields = self.layer.fields()
        by_index = {fields.indexOf(name): _stored(value) for name, value in given.items() if fields.indexOf(name) >= 0}
        feature = QgsVectorLayerUtils.createFeature(self.layer)
        for index, value in by_index.items():
            feature.setAttribute(index, value)
        self.layer.addFeature(feature)

    def _change(self, feature: QgsFeature, wanted: Attributes) -> None:
        for name, value in wanted.items():
            if cell(feature[name]) != value:
                index = self.layer.fields().indexOf(name)
                self.layer.changeAttributeValue(feature.id(), index, _stored(value))


def _stored(value: object) -> object:
    return NULL if value is None else value


class RowsCommand(QUndoCommand):
    """A change of regions that stands on the undo stack of the municipalities, beside their moves.

    So one action is one step back, though it touches two layers.
    """

    def __init__(self, rows: RegionRows, text: str, before: State, after: State) -> None:
        super().__init__(text)
        self._rows, self._before, self._after = rows, before, after

    def redo(self) -> None:
        """Do it, the first time and again."""
        self._put(self._after)

    def undo(self) -> None:
        """Take it back."""
        self._put(self._before)

    def _put(self, state: State) -> None:
        if self._rows.layer.isEditable():  # a rollback has taken both layers back already
            self._rows.put(state, self.text())
