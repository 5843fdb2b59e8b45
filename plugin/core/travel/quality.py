# SPDX-License-Identifier: GPL-2.0-or-later
"""What was wrong with a road layer, and what was done about it: a report as data."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from ..model.frames import plain_frame
from ..wording import Text
from .network import Bool, Float64, Int32, Int64, Network

NO_LINE = "geen_lijn"
OUTSIDE = "buiten_nederland"
ZERO_LENGTH = "nul_lengte"
DUPLICATE = "dubbel"
NO_SPEED = "zonder_snelheid"
UNREADABLE_SPEED = "onleesbare_snelheid"
BAD_SPEED = "ongeldige_snelheid"
BAD_LENGTH = "ongeldige_lengte"
ODD_LENGTH = "afwijkende_lengte"
WRONG_UNIT = "eenheid_van_lengte"
BAD_DIRECTION = "onbekende_richting"
NOT_FOR_CARS = "niet_voor_autos"
CLOSED_LINK = "afgesloten"
ISOLATED = "losse_weg"
NEAR_MISS = "bijna_verbonden"
BARRIER = "versperd"

_FROM_CLASS = Text(
    "snelheid van de klasse gebruikt, en zonder klasse de standaardsnelheid",
    "speed of the class used, and without a class the default speed",
)

KINDS = MappingProxyType(
    {
        NO_LINE: (
            Text("Geen lijn, of een lijn zonder geldige coördinaten", "No line, or without valid coordinates"),
            Text("overgeslagen", "skipped"),
        ),
        OUTSIDE: (
            Text("Ligt ver buiten Nederland", "Lies far outside the Netherlands"),
            Text("overgeslagen", "skipped"),
        ),
        ZERO_LENGTH: (Text("Lengte nul", "Zero length"), Text("overgeslagen", "skipped")),
        DUPLICATE: (Text("Dubbele weg", "Duplicate road"), Text("één behouden", "one kept")),
        NO_SPEED: (
            Text(
                "Snelheid ontbreekt en de klasse staat niet in de tabel",
                "No speed, and class not in the table",
            ),
            Text("standaardsnelheid gebruikt", "default speed used"),
        ),
        UNREADABLE_SPEED: (
            Text("Snelheid is ingevuld maar niet te lezen", "A speed is given but cannot be read"),
            _FROM_CLASS,
        ),
        BAD_SPEED: (
            Text("Onmogelijke snelheid", "Impossible speed"),
            _FROM_CLASS,
        ),
        BAD_LENGTH: (
            Text("Lengte ontbreekt of is onmogelijk", "Length missing or impossible"),
            Text("getekende lengte gebruikt", "drawn length used"),
        ),
        ODD_LENGTH: (
            Text("Lengte past niet bij de getekende lijn", "Length does not fit the drawn line"),
            Text("getekende lengte gebruikt", "drawn length used"),
        ),
        WRONG_UNIT: (
            Text(
                "Lengte scheelt ongeveer 1000 keer met de getekende: waarschijnlijk is de eenheid (m of km) verkeerd",
                "Length differs about 1000 times from the drawn one: the unit (m or km) is probably wrong",
            ),
            Text("getekende lengte gebruikt", "drawn length used"),
        ),
        BAD_DIRECTION: (
            Text("Onbekende rijrichting", "Unknown direction"),
            Text("in beide richtingen open", "open in both directions"),
        ),
        NOT_FOR_CARS: (Text("Niet voor auto’s", "Not for cars"), Text("overgeslagen", "skipped")),
        CLOSED_LINK: (
            Text("Afgesloten door de laag met afsluitingen", "Closed by the layer with closures"),
            Text("in beide richtingen dicht", "closed in both directions"),
        ),
        ISOLATED: (
            Text("Losse weg, met niets verbonden", "Isolated road, connected to nothing"),
            Text("behouden; punten erop zijn onbereikbaar", "kept; points on it are unreachable"),
        ),
        NEAR_MISS: (
            Text("Doodlopend vlak bij een andere weg", "Dead end close to another road"),
            Text("niet verbonden", "not connected"),
        ),
        BARRIER: (
            Text("Paaltje, hek of andere versperring op de weg", "Bollard, gate or another barrier on the road"),
            Text("daar niet door", "no way through there"),
        ),
    }
)
"""Kind of remark: what it is, and what was done."""

GAP_METRES = 5.0
"""Dead ends are compared with junctions at least this far around, whatever the tolerance."""


@dataclass(frozen=True, eq=False)
class QualityReport:
    """The state of a road network.

    Parameters
    ----------
    components : frame, the largest first
        ``deel`` (from 1), ``kruispunten``, ``wegen``, ``km``, ``x``, ``y`` (of one of its junctions).
    remarks : frame
        ``soort`` (a key of KINDS), ``rij`` (row of the input), ``x``, ``y``, ``meter`` (the gap of
        a near miss, else NaN).
    junction_component : int32 (n,)
        ``deel`` of every junction.
    lines, links : int
        Lines in the input and links in the network.
    """

    components: pd.DataFrame
    remarks: pd.DataFrame
    junction_component: Int32
    lines: int
    links: int

    def counts(self) -> dict[str, int]:
        """How many remarks of each kind, zeros included."""
        found = self.remarks["soort"].value_counts()
        return {kind: int(found.get(kind, 0)) for kind in KINDS}


def remark(kind: str, row: Int64, xy: Float64, metres: Float64 | None = None) -> pd.DataFrame:
    """Remarks of one kind, one per row."""
    return plain_frame(
        {
            "soort": pd.Categorical([kind] * len(row), categories=list(KINDS)),
            "rij": row.astype(np.int64),
            "x": xy[:, 0],
            "y": xy[:, 1],
            "meter": np.full(len(row), np.nan) if metres is None else metres,
        }
    )


def components(network: Network) -> tuple[pd.DataFrame, Int32]:
    """Connected parts of a network, one-ways taken as roads; and the part of each junction."""
    n = network.n_junctions
    ends = (network.start, network.end)
    _, label = connected_components(coo_matrix((np.ones(network.n_links), ends), shape=(n, n)), directed=False)
    junctions = np.bincount(label)
    rank = np.empty(len(junctions), np.int64)
    rank[np.argsort(-junctions, kind="stable")] = np.arange(len(junctions))
    part = rank[label]
    links = np.bincount(part[network.start], minlength=len(junctions))
    metres = np.bincount(part[network.start], network.metres, minlength=len(junctions))
    one = np.empty(len(junctions), np.int64)
    one[part[::-1]] = np.arange(n)[::-1]
    table = plain_frame(
        {
            "deel": np.arange(1, len(junctions) + 1),
            "kruispunten": np.sort(junctions)[::-1],
            "wegen": links,
            "km": metres / 1000.0,
            "x": network.junction_xy[one, 0],
            "y": network.junction_xy[one, 1],
        }
    )
    return table, (part + 1).astype(np.int32)


def isolated(network: Network, table: pd.DataFrame, part: Int32) -> pd.DataFrame:
    """Links that are a part of their own, when there are other parts."""
    if len(table) < 2:
        return remark(ISOLATED, np.empty(0, np.int64), np.empty((0, 2)))
    alone = table["wegen"].to_numpy()[part[network.start] - 1] == 1
    link = np.flatnonzero(alone)
    return remark(ISOLATED, network.source_row[link].astype(np.int64), network.junction_xy[network.start[link]])


def near_misses(network: Network, tolerance: float, on_purpose: Bool | None = None) -> pd.DataFrame:
    """Dead ends that lie close to a junction they are not connected with by a link.

    Parameters
    ----------
    on_purpose : bool (n,)
        Junctions at which roads end for a known reason.
    """
    n = network.n_junctions
    degree = np.bincount(network.start, minlength=n) + np.bincount(network.end, minlength=n)
    ends = degree == 1 if on_purpose is None else (degree == 1) & ~on_purpose
    dead = np.flatnonzero(ends)
    nothing = remark(NEAR_MISS, np.empty(0, np.int64), np.empty((0, 2)))
    if len(dead) == 0 or n < 2:
        return nothing
    reach = max(GAP_METRES, 2.0 * tolerance)
    distance, other = cKDTree(network.junction_xy).query(
        network.junction_xy[dead], k=min(4, n), distance_upper_bound=reach
    )
    link, neighbour = np.empty(n, np.int64), np.empty(n, np.int64)
    for here, there in ((network.start, network.end), (network.end, network.start)):
        link[here] = np.arange(network.n_links)
        neighbour[here] = there
    apart = np.isfinite(distance) & (other != dead[:, None]) & (other != neighbour[dead][:, None])
    gap = np.where(apart, distance, np.inf).min(axis=1)
    miss = np.isfinite(gap)
    row = network.source_row[link[dead[miss]]].astype(np.int64)
    return remark(NEAR_MISS, row, network.junction_xy[dead[miss]], gap[miss])
