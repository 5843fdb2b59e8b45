# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of regions in the layer in which they are edited: reading them, and changing them undoably."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qgis.core import QgsFeature, QgsFeatureRequest, QgsVectorLayer

from ...core.model.tables import REGIONS
from ..layers import cell
from ..plan import write_rows

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

    def put(self, state: State) -> None:
        """Make regions what ``state`` says. Call within :func:`..plan.write_rows.command`.

        Raises
        ------
        InputError
            When the layer refuses.
        """
        there = self._features(set(state))
        for region, wanted in state.items():
            feature = there.get(region)
            if wanted is None:
                if feature is not None:
                    write_rows.remove(self.layer, feature.id())
            elif feature is None:
                write_rows.add(self.layer, {"variant_id": self._variant, "regio_id": region, **wanted})
            else:
                changed = {name: value for name, value in wanted.items() if cell(feature[name]) != value}
                write_rows.change(self.layer, feature.id(), changed)

    def _features(self, regions: set[str]) -> dict[str, QgsFeature]:
        rows = {str(row["regio_id"]): row for row in self.layer.getFeatures() if row["variant_id"] == self._variant}
        return {region: row for region, row in rows.items() if region in regions}
