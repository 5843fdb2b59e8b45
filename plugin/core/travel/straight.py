# SPDX-License-Identifier: GPL-2.0-or-later
"""Travel without a network: the straight line times a detour factor, at one speed (C8)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..progress import SILENT, Progress, stop_if_cancelled
from .engine import DETOUR, NO_PLACE, REACHED, STRAIGHT, Places, TravelMatrix, Weight


@dataclass(frozen=True)
class StraightLine:
    """Straight-line distance in RD New times ``detour_factor``, driven at ``speed_kmh``.

    The scale error of RD New stays under 0.1 promille within the Netherlands, far below the
    uncertainty of the detour factor itself, so planar distances are used as they are.
    """

    detour_factor: float
    speed_kmh: float

    def __post_init__(self) -> None:
        if not self.detour_factor >= 1.0:
            raise ValueError(f"detour factor {self.detour_factor} is below 1")
        if not self.speed_kmh > 0.0:
            raise ValueError(f"speed {self.speed_kmh} km/h is not positive")

    @property
    def method(self) -> str:
        """``hemelsbreed`` when the factor is 1, else ``omwegfactor``."""
        return STRAIGHT if self.detour_factor == 1.0 else DETOUR

    def matrix(
        self,
        origins: Places,
        destinations: Places,
        *,
        weight: Weight = "tijd",
        progress: Progress = SILENT,
    ) -> TravelMatrix:
        """Measure all pairs. The fastest route is also the shortest, so ``weight`` has no effect."""
        stop_if_cancelled(progress)
        delta = origins.xy[:, None, :] - destinations.xy[None, :, :]
        km = np.hypot(delta[..., 0], delta[..., 1]) / 1000.0 * self.detour_factor
        return TravelMatrix(
            minutes=km / self.speed_kmh * 60.0,
            km=km,
            access_km=np.zeros_like(km),
            reason=np.where(np.isnan(km), NO_PLACE, REACHED).astype(object),
            method=self.method,
        )
