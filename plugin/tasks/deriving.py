# SPDX-License-Identifier: GPL-2.0-or-later
"""Deriving regions again: their polygons follow their municipalities; runs in a worker."""

from __future__ import annotations

from collections.abc import Collection

import shapely

from ..core.model.plan import Plan
from ..core.model.tables import MUNICIPALITIES, REGIONS, VARIANTS
from ..core.progress import Progress, stop_if_cancelled
from ..core.regions.coverage import dissolve
from ..core.wording import Text
from ..storage.geopackage import GeoPackageStore

_BUSY = Text("Regio's afleiden", "Deriving regions")


def derive_regions(store: GeoPackageStore, progress: Progress, only: Collection[str] | None = None) -> tuple[str, ...]:
    """Dissolve the municipalities of the active variant again and write the regions in one transaction.

    ``only`` limits the work to some regions. A region that lost its last municipality keeps its row,
    without a polygon.

    Returns
    -------
    ids of the regions whose polygon changed

    Raises
    ------
    Cancelled, StorageError
        Nothing was written.
    """
    progress.report(0.1, _BUSY)
    plan = store.read([MUNICIPALITIES.name, VARIANTS.name, REGIONS.name])
    regions = plan[REGIONS.name].copy()
    shapes = _shapes(plan, only)
    stop_if_cancelled(progress)
    progress.report(0.7, _BUSY)
    changed = []
    for row, (variant, region) in enumerate(regions[["variant_id", "regio_id"]].itertuples(index=False)):
        if variant != plan.active_variant or (only is not None and region not in only):
            continue
        before, after = regions.at[row, "geom"], shapes.get(region)
        if not _same(before, after):
            regions.at[row, "geom"] = after
            changed.append(str(region))
    if changed:
        store.save({REGIONS.name: regions})
    return tuple(changed)


def _same(before: shapely.Geometry | None, after: shapely.Geometry | None) -> bool:
    """Whether two polygons have the same corners, wherever their rings begin."""
    if before is None or after is None:
        return before is after
    return bool(shapely.equals_exact(shapely.normalize(before), shapely.normalize(after), 0.0))


def _shapes(plan: Plan, only: Collection[str] | None) -> dict[str, shapely.MultiPolygon]:
    members = plan.municipalities
    if only is not None:
        members = members[members["regio_id"].isin(set(only))]
    return dissolve(members["geom"].to_numpy(), members["regio_id"].reset_index(drop=True))
