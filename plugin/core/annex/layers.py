# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers under full names, for the GeoPackage and the GeoJSON of an annex.

They have the tables and columns of a plan, so that another office can make a plan of them again, and
beside those the figures that a map is drawn with: places, targets, travel, colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pandas as pd

from ..checks.assess import Assessment, findings_table, region_table
from ..model.capacity_tables import CAPACITY_TABLES
from ..model.frames import plain
from ..model.plan import Plan, settings_frame
from ..model.schema import Column, Geometry, Kind, Table
from ..model.settings import SETTINGS, Settings
from ..model.tables import (
    FINDINGS,
    JUSTIFICATIONS,
    LOCATIONS,
    MUNICIPALITIES,
    REGIONS,
    RESERVE,
    SETTINGS_TABLE,
    TABLES,
    TARGETS,
    TRAVEL,
)
from ..situation.situation import Situation
from ..wording import Language, Text, is_unknown
from .content import Sheet, rounded, with_targets
from .findings import findings_list
from .selection import NEVER, without_private

SURROUNDINGS = "omgeving"
"""Municipalities outside the plan, or outside the regions chosen: context for the map."""

BESIDE = frozenset({
    MUNICIPALITIES.name, REGIONS.name, LOCATIONS.name, RESERVE.name, SETTINGS_TABLE.name, JUSTIFICATIONS.name, *NEVER,
})  # fmt: skip
"""Tables that get a layer of their own here, or whose rows stand with the findings; the others go along as they are."""


def layers(assessment: Assessment, *, private: bool, language: Language = "nl") -> list[Sheet]:
    """All layers and tables, those for a map first.

    Private columns (contacts, notes) are empty unless ``private``; they stay, so that the file can be
    read back as a plan.
    """
    s = assessment.situation
    made = [
        _findings(assessment, language, private=private),
        _locations(s),
        _reserve(s),
        _regions(assessment),
        _travel(assessment),
        _municipalities(assessment),
        _surroundings(s),
        *_tables(s.plan),
        Sheet(SETTINGS_TABLE, _settings(s)),
    ]
    return made if private else [_public(sheet) for sheet in made]


def _public(sheet: Sheet) -> Sheet:
    names = [column.name for column in sheet.table if column.private]
    return replace(sheet, frame=sheet.table.frame(without_private(sheet.frame, names)))


def _extra(name: str, kind: Kind, nl: str, en: str, unit: str = "") -> Column:
    return Column(name, kind, Text(nl, en), unit=unit)


def _layer(origin: Table, extra: Iterable[Column], rows: pd.DataFrame, geometry: Geometry | None = None) -> Sheet:
    """A table of the plan with more columns; nothing is obligatory in an annex."""
    extra = tuple(extra)
    columns = tuple(replace(c, not_null=False, minimum=None) for c in (*origin.columns, *extra))
    table = replace(
        origin,
        columns=columns,
        geometry=geometry or origin.geometry,
        foreign_keys=(),
        derived=False,
    )
    frame = table.frame(rows.reindex(columns=list(table.names)))
    return Sheet(table, rounded(frame, (*extra, *(TRAVEL if origin is TRAVEL else ()))))


_TARGETS = tuple(TARGETS.column(n) for n in ("halfjaar", "taakst", "achterst", "gehuisv", "gekoppeld"))
_REGION_OF = (
    _extra("regio_nm", "text", "regio", "region"),
    _extra("regio_kleur", "text", "kleur van de regio", "colour of the region"),
)
_OWN = (
    _extra("reis_loc", "text", "locatie van de regio", "region's location"),
    _extra("reis_km", "float", "afstand tot de locatie van de regio", "distance to the region's location", "km"),
    _extra("reis_minuten", "float", "reistijd tot de locatie van de regio", "travel time to it", "min"),
    replace(TRAVEL.column("methode"), name="reis_methode"),
    replace(TRAVEL.column("reden"), name="reis_reden"),
)


def _municipalities(assessment: Assessment) -> Sheet:
    s = assessment.situation
    own = assessment.travel[assessment.travel["soort"] == "eigen"].set_index("gm_code")
    own = own[["loc_id", "km", "minuten", "methode", "reden"]].set_axis([c.name for c in _OWN], axis=1)
    color = dict(zip(s.regions["regio_id"], s.regions["kleur"], strict=True))
    rows = with_targets(s).join(own, on="gm_code")
    rows["regio_nm"] = plain([s.region_name.get(region) for region in rows["regio_id"]], rows.index)
    rows["regio_kleur"] = plain([color.get(region) for region in rows["regio_id"]], rows.index)
    return _layer(MUNICIPALITIES, (*_REGION_OF, *_TARGETS, *_OWN), rows)


def _surroundings(s: Situation) -> Sheet:
    rows = s.plan[MUNICIPALITIES.name]
    inside = set(s.municipalities["gm_code"])
    outside = rows[~rows["gm_code"].isin(inside)]
    return _layer(replace(MUNICIPALITIES, name=SURROUNDINGS, label=Text("Omgeving", "Surroundings")), (), outside)


_FIGURES = (
    _extra("gemeenten", "int", "gemeenten", "municipalities"),
    _extra("inwoners", "int", "inwoners", "inhabitants"),
    _extra("locaties", "int", "open locaties", "open locations"),
    _extra("plekken_asiel", "int", "plekken asiel", "places for asylum", "plekken"),
    _extra("stukken", "int", "stukken", "pieces"),
    _extra("verste_km", "float", "verste gemeente", "furthest municipality", "km"),
    _extra("verste_min", "float", "verste gemeente", "furthest municipality", "min"),
    _extra("fouten", "int", "fouten", "errors"),
    _extra("waarschuwingen", "int", "waarschuwingen", "warnings"),
    _extra("notities", "int", "notities", "notes"),
    _extra("oordeel", "text", "oordeel", "verdict"),
)


def _regions(assessment: Assessment) -> Sheet:
    figures = region_table(assessment).drop(columns=["regio_nm", "kleur"])
    figures = figures[figures["regio_id"].notna()].set_index("regio_id")
    rows = assessment.situation.regions.join(figures, on="regio_id").sort_values("regio_nm", kind="stable")
    return _layer(REGIONS, _FIGURES, rows)


_LOCATION = (
    _extra("regio_id", "text", "regio die de locatie bedient", "region served"),
    _extra("regio_nm", "text", "regio", "region"),
    _extra("gm_naam", "text", "gemeente", "municipality"),
    _extra("open", "bool", "open op de peildatum", "open on the reference date"),
    _extra("plekken", "int", "plekken op de peildatum", "places on the reference date", "plekken"),
    _extra("plekken_asiel", "int", "waarvan asiel", "of which asylum", "plekken"),
    _extra("plekken_overig", "int", "waarvan overig", "of which other", "plekken"),
)


def _locations(s: Situation) -> Sheet:
    rows = s.locations.rename(columns={"totaal": "plekken", "asiel": "plekken_asiel", "overig": "plekken_overig"})
    rows["regio_nm"] = plain([s.region_name.get(region) for region in rows["regio_id"]], rows.index)
    rows["gm_naam"] = plain([s.name_of.get(code) for code in rows["gm_code"]], rows.index)
    return _layer(LOCATIONS, _LOCATION, rows)


def _reserve(s: Situation) -> Sheet:
    point = dict(zip(s.locations["loc_id"], s.locations["geom"], strict=True))
    rows = s.plan[RESERVE.name]
    rows = rows[rows["loc_id"].isin(set(point))]
    rows = rows.assign(
        loc_naam=plain([s.location_name[loc] for loc in rows["loc_id"]], rows.index),
        geom=plain([point[loc] for loc in rows["loc_id"]], rows.index),
    )
    return _layer(RESERVE, (_extra("loc_naam", "text", "locatie", "location"),), rows, "Point")


def _travel(assessment: Assessment) -> Sheet:
    s, rows = assessment.situation, assessment.travel
    rows = rows.assign(
        gm_naam=plain([s.name_of.get(code) for code in rows["gm_code"]], rows.index),
        loc_naam=plain([s.location_name.get(loc) for loc in rows["loc_id"]], rows.index),
        geom=plain([s.point_of(str(code)) for code in rows["gm_code"]], rows.index),
    )
    names = (_extra("gm_naam", "text", "gemeente", "municipality"), _extra("loc_naam", "text", "locatie", "location"))
    return _layer(TRAVEL, names, rows, "Point")


def _findings(assessment: Assessment, language: Language, *, private: bool) -> Sheet:
    s = assessment.situation
    rows = findings_table(assessment.report, s.plan.active_variant, language)
    rows["geom"] = plain([None if is_unknown(shape) or shape.is_empty else shape for shape in rows["geom"]], rows.index)
    words = findings_list(assessment, language, private=private)
    rows = rows.assign(
        onderbouwing=words["reden"].to_numpy(),
        aanvaard=words["aanvaard"].to_numpy(),
        over=words["onderwerp"].to_numpy(),
    )
    extra = (
        _extra("over", "text", "over", "about"),
        _extra("onderbouwing", "text", "onderbouwing", "justification"),
        _extra("aanvaard", "text", "aanvaard door, op", "accepted by, on"),
    )
    return replace(_layer(FINDINGS, extra, rows), partly_placed=True)


def _tables(plan: Plan) -> list[Sheet]:
    """Tables without a map that have rows."""
    known: Mapping[str, Table] = {**CAPACITY_TABLES, **TABLES}
    return [
        _layer(known[name], (), frame)
        for name, frame in sorted(plan.frames.items())
        if name in known and name not in BESIDE and known[name].geometry is None and len(frame)
    ]


def _settings(s: Situation) -> pd.DataFrame:
    """The settings this version knows; those of others may say anything."""
    known = {key: value for key, value in s.plan.settings.stored().items() if key in SETTINGS}
    return settings_frame(Settings({**known, "peildatum": s.day.isoformat()}))
