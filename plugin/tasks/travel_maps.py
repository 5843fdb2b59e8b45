# SPDX-License-Identifier: GPL-2.0-or-later
"""Routes, desire lines, service areas and the quality of a network, made for the map; runs in a worker."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from qgis.core import Qgis

from ..adapters.locale import words
from ..adapters.travel.travel_layers import (
    AREAS,
    LINES,
    NUMBER,
    QUALITY,
    TEXT,
    WHOLE,
    YES_NO,
    Made,
    write_layer,
)
from ..core.checks.assess import Assessment
from ..core.errors import InputError
from ..core.model import codes
from ..core.progress import Part, Progress, stop_if_cancelled
from ..core.situation.situation import Situation
from ..core.travel.engine import Places
from ..core.travel.isochrones import AreaSettings, service_areas
from ..core.travel.norms import beyond
from ..core.travel.quality import ISOLATED, KINDS, QualityReport
from ..core.travel.reach import OWN, places_of
from ..core.travel.routes import routes
from ..core.wording import Text, is_unknown
from .travel_network import OpenNetwork, chosen_folder, open_chosen

MINUTES = (15.0, 30.0, 45.0)
LOOSE_PART = "los_deel"

SEARCHING = Text("Routes zoeken", "Searching routes")
DRAWING = Text("Bereik tekenen", "Drawing service areas")
WRITING = Text("Laag schrijven", "Writing the layer")
_NO_NETWORK = Text("Kies eerst een netwerk.", "Choose a network first.")
_LOOSE = Text("Los deel: {wegen:int} wegen, {km:km} km", "Loose part: {wegen:int} roads, {km:km} km")
_LOOSE_KIND = Text("Los deel van het net", "Loose part of the network")

_LINE_COLUMNS = (
    ("van", TEXT), ("gm_code", TEXT), ("naar", TEXT), ("loc_id", TEXT), ("minuten", NUMBER), ("km", NUMBER),
    ("aansluit_km", NUMBER), ("boven_norm", YES_NO), ("methode", TEXT), ("reden", TEXT),
)  # fmt: skip
_AREA_COLUMNS = (
    ("locatie", TEXT),
    ("loc_id", TEXT),
    ("minuten", NUMBER),
    ("km2", NUMBER),
    ("tolerantie_m", NUMBER),
    ("reden", TEXT),
)
_QUALITY_COLUMNS = (
    ("soort", TEXT), ("omschrijving", TEXT), ("gedaan", TEXT), ("rij", WHOLE), ("meter", NUMBER),
)  # fmt: skip


def stamp_of(assessment: Assessment, plan_path: Path) -> str:
    """What the lines and areas of an assessment depend on, in a few characters."""
    s = assessment.situation
    places = s.regional_locations[["loc_id"]].assign(wkb=shapely.to_wkb(s.regional_locations["geom"].to_numpy()))
    norms = (s.plan.settings["max_minuten"], s.plan.settings["max_km"])
    parts = (_own(assessment).to_csv(), places.to_csv(), norms, chosen_folder(s.plan.settings, plan_path))
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def make_lines(assessment: Assessment, plan_path: Path, target: Path, progress: Progress, *, kind: str) -> Made:
    """Routes over the network, or straight desire lines, from every municipality to its own location.

    Raises
    ------
    InputError, StorageError, Cancelled
        Nothing was written.
    """
    own = _own(assessment)
    if kind == LINES:
        frame = own.assign(geom=_straight(assessment.situation, own))
    else:
        frame = _routes(assessment, plan_path, own, progress)
    stop_if_cancelled(progress)
    progress.report(0.95, WRITING)
    table = _in_words(assessment.situation, frame)
    write_layer(target, kind, _LINE_COLUMNS, table, Qgis.WkbType.LineString)
    return Made(kind, target, stamp_of(assessment, plan_path))


def make_areas(assessment: Assessment, plan_path: Path, target: Path, progress: Progress) -> Made:
    """From where each open regional location can be reached within 15, 30 and 45 minutes.

    Raises
    ------
    InputError, StorageError, Cancelled
        Nothing was written.
    """
    s = assessment.situation
    opened = _network(s, plan_path, Part(progress, 0.0, 0.4))
    progress.report(0.4, DRAWING)
    # As far from a road as a place may be: whoever is measured within 30 minutes lies in that area.
    reach = AreaSettings(reach=opened.engine.access.limit)
    frame = service_areas(opened.engine, _locations(s), MINUTES, settings=reach, progress=Part(progress, 0.4, 0.95))
    stop_if_cancelled(progress)
    progress.report(0.95, WRITING)
    frame = frame.rename(columns={"id": "loc_id"}).assign(locatie=[s.location_name[i] for i in frame["id"]])
    frame["reden"] = [_reason(value) for value in frame["reden"]]
    write_layer(target, AREAS, _AREA_COLUMNS, frame, Qgis.WkbType.MultiPolygon)
    return Made(AREAS, target, stamp_of(assessment, plan_path), minutes=MINUTES)


def make_quality(report: QualityReport, target: Path) -> Made:
    """The remarks on a network and its loose parts as points.

    Raises
    ------
    StorageError
    """
    frame = quality_rows(report)
    write_layer(target, QUALITY, _QUALITY_COLUMNS, frame, Qgis.WkbType.Point)
    present = [kind for kind in (LOOSE_PART, *KINDS) if kind in set(frame["soort"])]
    labels = tuple((kind, words(_LOOSE_KIND if kind == LOOSE_PART else KINDS[kind][0])) for kind in present)
    return Made(QUALITY, target, labels=labels)


def quality_rows(report: QualityReport) -> pd.DataFrame:
    """Remarks and loose parts in words: ``soort``, ``omschrijving``, ``gedaan``, ``rij``, ``meter``, ``geom``."""
    remarks, parts = report.remarks, report.components.iloc[1:]
    kinds = remarks["soort"].astype(str).tolist()
    said = {kind: (words(what), words(done)) for kind, (what, done) in KINDS.items()}
    loose = [words(_LOOSE, row) for row in parts.to_dict("records")]
    rows = [*(int(row) + 1 for row in remarks["rij"]), *([None] * len(parts))]
    xy = np.concatenate([frame[["x", "y"]].to_numpy(float).reshape(-1, 2) for frame in (remarks, parts)])
    points = [shapely.Point(pair) if np.isfinite(pair).all() else None for pair in xy]
    return pd.DataFrame({
        "soort": [*kinds, *([LOOSE_PART] * len(parts))],
        "omschrijving": [*(said[kind][0] for kind in kinds), *loose],
        "gedaan": [*(said[kind][1] for kind in kinds), *([words(KINDS[ISOLATED][1])] * len(parts))],
        "rij": pd.array(rows, dtype="Int64"),
        "meter": np.append(remarks["meter"].to_numpy(float), np.full(len(parts), np.nan)),
        "geom": points,
    })  # fmt: skip


def _own(assessment: Assessment) -> pd.DataFrame:
    travel = assessment.travel
    return travel[travel["soort"] == OWN].reset_index(drop=True)


def _network(s: Situation, plan_path: Path, progress: Progress) -> OpenNetwork:
    opened = open_chosen(s.plan, plan_path, progress)
    if opened is None:
        raise InputError(_NO_NETWORK)
    return opened


def _municipalities(s: Situation) -> Places:
    names = list(s.municipalities["gm_code"])
    return places_of(names, [s.point_of(code) for code in names])


def _locations(s: Situation) -> Places:
    return places_of(list(s.regional_locations["loc_id"]), s.regional_locations["geom"].to_numpy())


def _straight(s: Situation, own: pd.DataFrame) -> list[shapely.LineString | None]:
    at = dict(zip(s.regional_locations["loc_id"], s.regional_locations["geom"], strict=True))
    ends = [(s.point_of(code), at.get(loc)) for code, loc in zip(own["gm_code"], own["loc_id"], strict=True)]
    return [shapely.LineString([a, b]) if a is not None and b is not None else None for a, b in ends]


def _routes(assessment: Assessment, plan_path: Path, own: pd.DataFrame, progress: Progress) -> pd.DataFrame:
    """The lines of the pairs that were measured; figures stay those of the check."""
    s = assessment.situation
    opened = _network(s, plan_path, Part(progress, 0.0, 0.4))
    origins, destinations = _municipalities(s), _locations(s)
    row_of = {name: row for row, name in enumerate(origins.ids)}
    column_of = {name: column for column, name in enumerate(destinations.ids)}
    known = own["loc_id"].isin(list(column_of)).to_numpy()
    pairs = [
        (row_of[code], column_of[loc])
        for code, loc in zip(own.loc[known, "gm_code"], own.loc[known, "loc_id"], strict=True)
    ]
    progress.report(0.4, SEARCHING)
    found = routes(opened.engine, origins, destinations, pairs, progress=Part(progress, 0.4, 0.95))
    lines = np.full(len(own), None, dtype=object)
    lines[known] = found["geom"].to_numpy(dtype=object)
    return own.assign(geom=lines)


def _in_words(s: Situation, frame: pd.DataFrame) -> pd.DataFrame:
    km, minutes = (frame[unit].to_numpy(dtype=np.float64, na_value=np.nan) for unit in ("km", "minuten"))
    above = beyond(km, minutes, s.plan.settings["max_km"], s.plan.settings["max_minuten"])
    return frame.assign(
        van=[s.name_of[code] for code in frame["gm_code"]],
        naar=[s.location_name.get(loc) if not is_unknown(loc) else None for loc in frame["loc_id"]],
        boven_norm=above,
        methode=[words(codes.METHOD.label(method)) for method in frame["methode"]],
        reden=[_reason(reason) for reason in frame["reden"]],
    )


def _reason(code: object) -> str:
    return "" if is_unknown(code) or not code else words(codes.TRAVEL_REASON.label(code))
