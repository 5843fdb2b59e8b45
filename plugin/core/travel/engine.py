# SPDX-License-Identifier: GPL-2.0-or-later
"""What every way of measuring travel has in common: places in, a matrix out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from ..progress import SILENT, Progress

Weight = Literal["tijd", "afstand"]
"""What is minimised: travel time, or distance. Both figures are always of the same route."""

REACHED = ""
NOT_SNAPPED_ORIGIN = "herkomst_niet_aangesloten"
NOT_SNAPPED_DESTINATION = "bestemming_niet_aangesloten"
UNREACHABLE = "onbereikbaar"
NO_PLACE = "geen_punt"

STRAIGHT = "hemelsbreed"
DETOUR = "omwegfactor"
NETWORK = "netwerk"
NETWORK_ACCESS = "netwerk+aansluiting"


@dataclass(frozen=True)
class Places:
    """Named points.

    Parameters
    ----------
    ids : tuple of str, length n
    xy : float64 array of shape (n, 2), metres in EPSG:28992. NaN where a place has no point.
    """

    ids: tuple[str, ...]
    xy: NDArray[np.float64]

    def __post_init__(self) -> None:
        if self.xy.shape != (len(self.ids), 2):
            raise ValueError(f"{len(self.ids)} ids but coordinates of shape {self.xy.shape}")

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True)
class TravelMatrix:
    """Minutes and kilometres from each origin (row) to each destination (column).

    Unknown is NaN with a reason, never 0 and never a large number.

    Parameters
    ----------
    minutes, km : float64 arrays of shape (n_origins, n_destinations), of the same route,
        the access legs included
    access_km : float64 array of the same shape: the part of ``km`` that is off the network
    reason : object array of the same shape: ``""`` where reached, else why not
    method : str
        How it was measured; stays with every figure.
    """

    minutes: NDArray[np.float64]
    km: NDArray[np.float64]
    access_km: NDArray[np.float64]
    reason: NDArray[np.object_]
    method: str


class TravelEngine(Protocol):
    """A way of measuring travel between places."""

    @property
    def method(self) -> str:
        """The name stored with every figure: ``omwegfactor``, ``netwerk`` …"""

    def matrix(
        self,
        origins: Places,
        destinations: Places,
        *,
        weight: Weight = "tijd",
        progress: Progress = SILENT,
    ) -> TravelMatrix:
        """Measure from every origin to every destination.

        Raises
        ------
        Cancelled
            When ``progress`` says so.
        """
