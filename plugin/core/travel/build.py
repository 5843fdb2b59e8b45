# SPDX-License-Identifier: GPL-2.0-or-later
"""From a table of road lines to a network, with a report of what was wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NoReturn

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from ..errors import InputError
from ..progress import SILENT, Progress, stop_if_cancelled
from ..wording import Text
from . import quality
from .network import CLOSED, FERRY, MOTORWAY, Bool, Float64, Int64, Network
from .quality import QualityReport, remark
from .roads import Roads, RoadSettings, read_roads, unfit_lengths
from .topology import DrawnLines, DrawnLinks, at_ends, at_places, at_shared_vertices, drawn_lines

READING = Text(nl="Wegen lezen", en="Reading roads")
JOINING = Text(nl="Wegen verbinden", en="Connecting roads")
JUDGING = Text(nl="Wegennet beoordelen", en="Judging the road network")

_NO_LINES = Text(
    nl="De wegenlaag bevat geen wegen waar een auto over mag ({lines:int} rijen).",
    en="The road layer holds no roads that a car may use ({lines:int} rows).",
)
_NO_LINES_REMEDY = Text(
    nl="Kies een lijnenlaag, en een voorinstelling die bij de kolommen past.",
    en="Choose a layer of lines, and a preset that fits its columns.",
)
_DEGREES = Text(
    nl="De wegen staan niet in RD: hun coördinaten lopen van {west}, {south} tot {east}, {north}.",
    en="The roads are not in RD New: their coordinates run from {west}, {south} to {east}, {north}.",
)
_DEGREES_REMEDY = Text(nl="Geef de laag het juiste coördinatenstelsel.", en="Set the layer's CRS right.")

_OUTSIDE = Text(
    nl="De wegen liggen buiten Nederland: hun coördinaten in RD lopen van {west:int}, {south:int} tot "
    "{east:int}, {north:int}.",
    en="The roads lie outside the Netherlands: their coordinates in RD run from {west:int}, {south:int} to "
    "{east:int}, {north:int}.",
)
_OUTSIDE_REMEDY = Text(
    nl="Kies een wegenlaag van Nederland, of geef de laag het juiste coördinatenstelsel.",
    en="Choose a road layer of the Netherlands, or set the layer's CRS right.",
)

FURTHEST_M = 1_000_000.0
"""Coordinates in RD beyond this are a mistake in one road, or another continent; the roads of the
neighbouring countries lie within."""
_CLOSURE_WIDTH = 1.0
_END_MARGIN = 3.0
_LEAST_MS = 1
_MOST_MS = 2**31 - 2


@dataclass(frozen=True)
class BuildSettings:
    """How a network is built.

    Parameters
    ----------
    roads : RoadSettings
    tolerance : float
        Ends of lines this many metres apart are joined (``generic`` and ``nwb``); with ``osm``
        nothing is joined, and ends this close are reported.
    ferry_wait : float
        Minutes of waiting per crossing, on top of sailing.
    """

    roads: RoadSettings
    tolerance: float = 0.5
    ferry_wait: float = 10.0


@dataclass(frozen=True, eq=False)
class Built:
    """A network and the state it is in."""

    network: Network
    report: QualityReport


@dataclass(eq=False)
class _Remarks:
    """Collects remarks about rows of the input, each at the first vertex of its line."""

    where: Float64
    frames: list[pd.DataFrame] = field(default_factory=list)

    def rows(self, kind: str, rows: Int64) -> None:
        self.frames.append(remark(kind, rows, self.where[rows]))


def build_network(
    lines: pd.DataFrame,
    settings: BuildSettings,
    *,
    closures: NDArray[np.object_] | None = None,
    barriers: Float64 | None = None,
    progress: Progress = SILENT,
) -> Built:
    """Build a network from road lines.

    Parameters
    ----------
    lines : frame
        ``geom``: shapely lines or multilines in EPSG:28992, metres; and the attribute columns
        that the preset or the settings name.
    settings : BuildSettings
    closures : object array of shapely geometries, optional
        Points, lines or polygons in EPSG:28992; links they touch are closed. A closure that only
        touches the last metres of a link leaves it open: it closes what lies beyond.
    barriers : float64 (b, 2), optional
        With ``osm``: vertices that no car passes, such as bollards; see :func:`~.roads.blocks_cars`.

    Raises
    ------
    InputError
        When there is no usable line, a named column is missing, the coordinates are degrees, or all
        roads lie far outside the country.
    Cancelled
    """
    progress.report(0.0, READING)
    shapes = lines["geom"].to_numpy(dtype=object)
    drawn, without = drawn_lines(shapes)
    roads = read_roads(lines, settings.roads)
    outside = _outside(drawn, len(lines))
    remarks = _remarks_on(drawn, roads, without, outside)
    near = _part(drawn, ~outside[drawn.row])
    if len(drawn) and not len(near):
        _refuse(_OUTSIDE, _OUTSIDE_REMEDY, drawn.coords)
    drawn = _part(near, roads.used[near.row])
    if len(drawn) == 0:
        raise InputError(_NO_LINES, _NO_LINES_REMEDY, lines=len(lines))
    _refuse_degrees(drawn.coords)
    stop_if_cancelled(progress)
    progress.report(0.3, JOINING)
    by_vertex = settings.roads.preset == "osm"
    shut = barriers if by_vertex and barriers is not None else np.empty((0, 2))
    shut = shut[(np.abs(shut) <= FURTHEST_M).all(axis=1)]
    links = at_shared_vertices(drawn, shut) if by_vertex else at_ends(drawn, settings.tolerance)
    at_barrier = at_places(drawn.coords, shut)
    blocked = np.repeat(drawn.row, np.diff(drawn.offset))[at_barrier]
    remarks.frames.append(remark(quality.BARRIER, blocked, drawn.coords[at_barrier]))
    stop_if_cancelled(progress)
    roads = _with_fitting_lengths(roads, links, remarks)
    network = _network(links, roads, settings)
    network = _without_useless(network, links, remarks)
    if network.n_links == 0:
        raise InputError(_NO_LINES, _NO_LINES_REMEDY, lines=len(lines))
    if closures is not None and len(closures):
        network = _close(network, closures, remarks)
    stop_if_cancelled(progress)
    progress.report(0.7, JUDGING)
    table, part = quality.components(network)
    remarks.frames += [
        quality.isolated(network, table, part),
        quality.near_misses(network, settings.tolerance, at_places(network.junction_xy, shut)),
    ]
    report = QualityReport(
        components=table,
        remarks=pd.concat(remarks.frames, ignore_index=True),
        junction_component=part,
        lines=len(lines),
        links=network.n_links,
    )
    progress.report(1.0)
    return Built(network, report)


def _outside(drawn: DrawnLines, rows: int) -> Bool:
    """Rows of which a vertex lies beyond :data:`FURTHEST_M`, bool (rows,)."""
    far = (np.abs(drawn.coords) > FURTHEST_M).any(axis=1)
    outside = np.zeros(rows, bool)
    outside[np.repeat(drawn.row, np.diff(drawn.offset))[far]] = True
    return outside


def _remarks_on(drawn: DrawnLines, roads: Roads, without: Bool, outside: Bool) -> _Remarks:
    """What the attributes and shapes of the input rows already tell."""
    where = np.full((len(without), 2), np.nan)
    where[drawn.row[::-1]] = drawn.coords[drawn.offset[:-1][::-1]]
    where[outside] = np.nan  # no place on a map of the country
    remarks = _Remarks(where)
    used = roads.used & ~outside
    for kind, rows in (
        (quality.NO_LINE, without),
        (quality.OUTSIDE, outside),
        (quality.NOT_FOR_CARS, ~roads.used & ~without & ~outside),
        (quality.NO_SPEED, roads.no_speed & used),
        (quality.UNREADABLE_SPEED, roads.unreadable_speed & used),
        (quality.BAD_SPEED, roads.bad_speed & used),
        (quality.BAD_LENGTH, roads.bad_length & used),
        (quality.BAD_DIRECTION, roads.bad_direction & used),
    ):
        remarks.rows(kind, np.flatnonzero(rows))
    return remarks


def _part(drawn: DrawnLines, keep: Bool) -> DrawnLines:
    """Some of the lines."""
    size = np.diff(drawn.offset)
    offset = np.concatenate([[0], np.cumsum(size[keep])]).astype(np.int64)
    return DrawnLines(drawn.coords[np.repeat(keep, size)], offset, drawn.row[keep])


def _refuse_degrees(coords: Float64) -> None:
    if (np.abs(coords) <= (180.0, 90.0)).all():
        _refuse(_DEGREES, _DEGREES_REMEDY, coords)


def _refuse(message: Text, remedy: Text, coords: Float64) -> NoReturn:
    """Refuse roads for where they lie."""
    (west, south), (east, north) = coords.min(axis=0).tolist(), coords.max(axis=0).tolist()
    raise InputError(message, remedy, west=west, south=south, east=east, north=north)


def _with_fitting_lengths(roads: Roads, links: DrawnLinks, remarks: _Remarks) -> Roads:
    """The roads without given lengths that cannot be those of the drawn lines."""
    drawn = np.asarray(np.bincount(links.row, links.drawn, minlength=len(roads.metres)), np.float64)
    odd, unit = unfit_lengths(roads.metres, drawn)
    remarks.rows(quality.ODD_LENGTH, np.flatnonzero(odd))
    remarks.rows(quality.WRONG_UNIT, np.flatnonzero(unit))
    return replace(roads, metres=np.where(odd | unit, np.nan, roads.metres))


def _network(links: DrawnLinks, roads: Roads, settings: BuildSettings) -> Network:
    """Lengths and times of links: shares of their line's, by drawn length."""
    row = links.row
    whole = np.bincount(row, links.drawn, minlength=len(roads.kmh))[row]
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(whole > 0.0, links.drawn / whole, 0.0)
    metres = np.where(np.isnan(roads.metres[row]), links.drawn, share * roads.metres[row])
    ms = metres / (roads.kmh[row] / 3.6) * 1000.0
    timed = ~np.isnan(roads.minutes[row])
    ms = np.where(timed, share * np.nan_to_num(roads.minutes[row]) * 60_000.0, ms)
    ms += _waiting(links, roads.ferry[row], settings.ferry_wait)
    ms_whole = np.clip(np.rint(ms), _LEAST_MS, _MOST_MS).astype(np.int32)
    flags = roads.motorway[row] * np.uint8(MOTORWAY) | roads.ferry[row] * np.uint8(FERRY)
    return Network(
        junction_xy=links.junction_xy,
        start=links.start.astype(np.int32),
        end=links.end.astype(np.int32),
        forward_ms=np.where(roads.forward[row], ms_whole, CLOSED).astype(np.int32),
        backward_ms=np.where(roads.backward[row], ms_whole, CLOSED).astype(np.int32),
        metres=np.maximum(np.rint(metres), 1).astype(np.int32),
        flags=flags.astype(np.uint8),
        source_row=row.astype(np.int32),
        coords=links.coords,
        offset=links.offset,
    )


def _waiting(links: DrawnLinks, ferry: Bool, minutes: float) -> Float64:
    """Half of the wait for every end of a ferry link that lies ashore, milliseconds (m,)."""
    ashore = np.zeros(len(links.junction_xy), bool)
    ashore[links.start[~ferry]] = True
    ashore[links.end[~ferry]] = True
    ends = ashore[links.start].astype(float) + ashore[links.end]
    return np.where(ferry, ends * minutes * 30_000.0, 0.0)


def _without_useless(network: Network, links: DrawnLinks, remarks: _Remarks) -> Network:
    """Leave out links of no length that lead nowhere, and all but one of equal links."""
    zero = (network.start == network.end) & (links.drawn <= 0.0)
    remarks.rows(quality.ZERO_LENGTH, np.unique(links.row[zero]))
    network = keep_links(network, ~zero)
    double = _duplicates(network)
    remarks.rows(quality.DUPLICATE, np.unique(network.source_row[double]).astype(np.int64))
    return keep_links(network, ~double)


def _duplicates(network: Network) -> Bool:
    """Links of which an equal one comes earlier: same ends, costs, kind and middle, either way round."""
    turned = network.start > network.end
    middle = (network.offset[:-1] + network.offset[1:]) // 2
    twin = network.offset[:-1] + network.offset[1:] - 1 - middle
    a, b = network.coords[middle], network.coords[twin]
    columns = [
        np.where(turned, network.end, network.start),
        np.where(turned, network.start, network.end),
        np.where(turned, network.backward_ms, network.forward_ms),
        np.where(turned, network.forward_ms, network.backward_ms),
        network.metres,
        network.flags,
        np.diff(network.offset),
        *np.rint((a + b) * 500.0).T,
    ]
    order = np.lexsort(columns)
    equal = np.ones(max(0, len(order) - 1), bool)
    for column in columns:
        ordered = column[order]
        equal &= ordered[1:] == ordered[:-1]
    double = np.zeros(network.n_links, bool)
    double[order[1:]] = equal  # lexsort is stable: the first of equals has the lowest number
    return double


def keep_links(network: Network, keep: Bool) -> Network:
    """The network with some of its links, and the junctions they need."""
    if keep.all():
        return network
    size = np.diff(network.offset)
    start, end = network.start[keep], network.end[keep]
    needed = np.zeros(network.n_junctions, bool)
    needed[start] = True
    needed[end] = True
    number = (np.cumsum(needed) - 1).astype(np.int32)
    return Network(
        junction_xy=network.junction_xy[needed],
        start=number[start],
        end=number[end],
        forward_ms=network.forward_ms[keep],
        backward_ms=network.backward_ms[keep],
        metres=network.metres[keep],
        flags=network.flags[keep],
        source_row=network.source_row[keep],
        coords=network.coords[np.repeat(keep, size)],
        offset=np.concatenate([[0], np.cumsum(size[keep])]).astype(np.int64),
    )


def link_shapes(network: Network, links: Int64 | None = None) -> NDArray[np.object_]:
    """Links as shapely lines, object (m,)."""
    if links is None:
        index = np.repeat(np.arange(network.n_links), np.diff(network.offset))
        return np.asarray(shapely.linestrings(network.coords, indices=index), dtype=object)
    return np.array([shapely.LineString(network.shape(int(link))) for link in links], dtype=object)


def _close(network: Network, closures: NDArray[np.object_], remarks: _Remarks) -> Network:
    """Close the links that closures touch, ends of links apart."""
    present = np.array([shape for shape in closures if shape is not None and not shape.is_empty], dtype=object)
    areas = shapely.buffer(present, _CLOSURE_WIDTH)
    shapes = link_shapes(network)
    area, link = shapely.STRtree(shapes).query(areas, predicate="intersects")
    ends = shapely.multipoints(
        np.stack([network.junction_xy[network.start[link]], network.junction_xy[network.end[link]]], axis=1)
    )
    inner = shapely.difference(shapes[link], shapely.buffer(ends, _END_MARGIN))
    # Of a link shorter than both margins nothing is left; then being touched at all decides.
    touched = np.where(shapely.is_empty(inner), True, shapely.intersects(inner, areas[area]))
    shut = np.unique(link[touched])
    remarks.rows(quality.CLOSED_LINK, np.unique(network.source_row[shut]).astype(np.int64))
    forward, backward = network.forward_ms.copy(), network.backward_ms.copy()
    forward[shut] = CLOSED
    backward[shut] = CLOSED
    return replace(network, forward_ms=forward, backward_ms=backward)
