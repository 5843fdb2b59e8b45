# SPDX-License-Identifier: GPL-2.0-or-later
"""A new plan from a layer of municipalities (``createplan``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import shapely

from ..errors import InputError
from ..model import codes
from ..model.frames import plain, plain_frame
from ..model.identifiers import clean_text, municipality_code, same_code, slug
from ..model.plan import FIRST_VARIANT, Plan
from ..model.provinces import province_of
from ..model.settings import Settings
from ..model.tables import ASSIGNMENT, DIVISIONS, MUNICIPALITIES, REGIONS, VARIANTS
from ..model.values import parse_int
from ..progress import SILENT, Progress, stop_if_cancelled
from ..regions.adjacency import shared_borders
from ..regions.colours import neighbours_of_regions, spread
from ..regions.coverage import dissolve
from ..regions.soundness import as_multi
from ..wording import Text, is_unknown, known_text
from .rows import Sieve, guess, refuse_twins, require_columns, require_rd

GUESSES: Mapping[str, tuple[str, ...]] = {
    "code": ("gm_code", "statcode", "gemeentecode", "gmcode", "code", "identificatie", "regios"),
    "name": ("gm_naam", "statnaam", "gemeentenaam", "gmnaam", "naam", "gemeente", "name"),
    "population": ("inwoners", "aantal_inwoners", "aantalinwoners", "aant_inw", "bevolking", "population"),
    "province": ("pv_code", "provincie_code", "provinciecode", "ligtinprovinciecode", "provincie"),
}


@dataclass(frozen=True)
class Columns:
    """Which columns of a municipality layer hold what; None: not there."""

    code: str
    name: str
    population: str | None = None
    province: str | None = None
    division: str | None = None
    division_name: str | None = None

    @classmethod
    def fit(cls, names: Sequence[str], **chosen: str | None) -> bool:
        """Whether a layer with these columns is one of municipalities."""
        try:
            return bool(cls.guessed(names, **chosen))
        except InputError:
            return False

    @classmethod
    def guessed(cls, names: Sequence[str], **chosen: str | None) -> Columns:
        """The chosen columns, and for the others a guess from the names CBS and Kadaster use.

        Raises
        ------
        InputError
            When there is no column for the code or the name, a chosen one is not there, or two have the same name.
        """
        refuse_twins(names, (name for field in GUESSES if not chosen.get(field) for name in GUESSES[field]))
        found = {field: guess(names, candidates) for field, candidates in GUESSES.items()}
        found["population"] = found["population"] or _starting(names, "inwoners_", "inwonertal")
        given = {field: name for field, name in chosen.items() if name}
        merged: dict[str, str | None] = {**found, **given}
        if is_unknown(merged["code"]) or is_unknown(merged["name"]):
            raise InputError(_NO_CODE_OR_NAME, _CHOOSE_COLUMNS)
        division = merged.get("division")
        if division and not merged.get("division_name"):
            merged["division_name"] = name_column(division, names)
        columns = cls(**merged)  # type: ignore[arg-type]
        require_columns(pd.DataFrame(columns=list(names)), given.values())
        return columns


_NO_CODE_OR_NAME = Text(
    "In de laag is geen kolom met gemeentecodes en namen gevonden.",
    "No column with municipality codes and names was found in the layer.",
)
_CHOOSE_COLUMNS = Text("Kies de kolommen voor code en naam.", "Choose the columns for code and name.")


def _starting(names: Sequence[str], *prefixes: str) -> str | None:
    return next((str(n) for n in names if str(n).casefold().startswith(prefixes)), None)


def name_column(code_column: str, names: Sequence[str]) -> str | None:
    """The column with names beside one with codes: ``veiligheidsregio`` for ``veiligheidsregio_code``."""
    stem = code_column.casefold().removesuffix("_code").removesuffix("code")
    return next(
        (
            str(n)
            for n in names
            if str(n) != code_column and str(n).casefold() in (stem, stem + "_naam", stem + "naam", stem + "_regio")
        ),
        None,
    )


@dataclass(frozen=True)
class NewPlan:
    """What is asked of a new plan, beside the layer.

    Parameters
    ----------
    name : str
    regime : ``"2020"`` or ``"2024"``
    divisions : existing divisions to keep: name → column with its codes
    provinces : keep municipalities of these provinces (codes); empty: all
    neighbours_km : also keep municipalities within so many km, for context
    reference_date : peildatum, optional
    source : where the layer comes from, for the source line
    made_on : the day it is made, of its first variant
    """

    name: str
    regime: str = "2020"
    divisions: Mapping[str, str] = field(default_factory=dict)
    provinces: Sequence[str] = ()
    neighbours_km: float = 0.0
    reference_date: date | None = None
    source: str = ""
    made_on: date | None = None


_NO_CODE = Text("‘{value}’ is geen gemeentecode.", "‘{value}’ is not a municipality code.")
_TWICE = Text("Dubbele gemeentecodes: {codes}.", "Duplicate municipality codes: {codes}.")
_REMOVE_TWICE = Text("Verwijder de dubbele rijen.", "Remove the duplicate rows.")
_CHOOSE_ROWS = Text(
    "Elke gemeente staat er in delen in, gescheiden door de kolom ‘{column}’ ({values}). Kies één waarde, "
    "bijvoorbeeld met het laagfilter \"{column}\" = '{value}'.",
    "Every municipality is there in parts, told apart by the column ‘{column}’ ({values}). Choose one value, "
    "for example with the layer filter \"{column}\" = '{value}'.",
)
_MOST_PARTS = 5
"""A column with more distinct values tells no parts of a municipality apart."""
_LAND = frozenset({"nee", "land", "n", "no"})
_TWO_REGIONS = Text("{code} staat in twee regio's: {a} en {b}.", "{code} is in two regions: {a} and {b}.")
_ONE_REGION = Text("Elke gemeente hoort bij precies één regio.", "A municipality belongs to exactly one region.")
_NO_GEOMETRY = Text("Gemeenten zonder vlak op de kaart: {names}.", "Municipalities without a polygon: {names}.")
_ADD_GEOMETRY = Text("Vul de vlakken aan of verwijder deze rijen.", "Add the polygons or remove these rows.")
_REPAIRED = Text(
    "Het vlak van {name} sneed zichzelf en is hersteld ({area:area}).",
    "The polygon of {name} intersected itself and was repaired ({area:area}).",
)
_NOTHING = Text("De laag bevat geen enkele bruikbare gemeente.", "The layer has no usable municipality at all.")
_NOT_A_COUNT = Text(
    "Het inwonertal van {name} is geen getal ≥ 0 (‘{value}’) en is op onbekend gezet.",
    "The population of {name} is not a number ≥ 0 (‘{value}’) and was set to unknown.",
)
_NO_SUCH_PROVINCE = Text(
    "Provincie {missing} komt niet voor in de laag; wel: {present}.",
    "Province {missing} does not occur in the layer, which has: {present}.",
)
_SKIPPED = Text(
    "Rij overgeslagen: ‘{value}’ is geen gemeentecode ({name}).",
    "Row skipped: ‘{value}’ is not a municipality code ({name}).",
)
_ALIKE = Text(
    "De regio's {names} lijken dezelfde in een andere spelling; zij zijn apart gehouden.",
    "The regions {names} look like the same one in another spelling; they were kept apart.",
)
_STEP_READ = Text("Gemeenten lezen", "Reading municipalities")
_STEP_REGIONS = Text("Regio's afleiden", "Deriving regions")


def create_plan(
    rows: pd.DataFrame,
    columns: Columns,
    wanted: NewPlan,
    *,
    layer: str = "gemeenten",
    crs: str = "EPSG:28992",
    progress: Progress = SILENT,
) -> tuple[Plan, Sieve]:
    """Make a plan: municipalities, existing divisions, and regions from one of them.

    Parameters
    ----------
    rows : the layer's attributes and ``geom``, already transformed to EPSG:28992
    columns : which column holds what
    wanted : what is asked
    layer, crs : names for error messages

    Returns
    -------
    (Plan, Sieve)
        Rows without a usable code are in the sieve; repairs are among its remarks.

    Raises
    ------
    InputError
        For duplicate codes, a municipality in two regions, missing geometry, coordinates outside the
        Netherlands, an unknown column or province.
    """
    progress.report(0.0, _STEP_READ)
    require_columns(rows, [c for c in vars(columns).values() if c])
    require_columns(rows, wanted.divisions.values())
    require_rd(rows["geom"].to_numpy(), layer, crs)
    sieve = Sieve(rows)
    frame = _read(rows, columns, sieve)
    _refuse_duplicates(frame)
    _repair(frame, sieve)
    _refuse_without_geometry(frame)
    _note_alike(frame, sieve)
    stop_if_cancelled(progress)
    frame = _selected(frame, wanted)
    progress.report(0.4, _STEP_REGIONS)
    plan = _plan(frame, columns, wanted)
    progress.report(1.0)
    stop_if_cancelled(progress)
    return plan, sieve


def _read(rows: pd.DataFrame, columns: Columns, sieve: Sieve) -> pd.DataFrame:
    """Usable rows under our own names; the input's own columns for divisions stay beside them."""
    kept: list[int] = []
    records: list[dict[str, object]] = []
    for position, row in enumerate(rows.to_dict("records")):
        code = municipality_code(row[columns.code])
        name = clean_text(row[columns.name])
        if code is None:
            value = clean_text(row[columns.code])
            sieve.reject(position, _NO_CODE, value=value)
            sieve.remark(_SKIPPED, value=value, name=name)
            continue
        sieve.note_spelling(clean_text(row[columns.code]), code)
        kept.append(position)
        records.append(
            {
                "gm_code": code,
                "gm_naam": name or code,
                "pv_code": province_of(row.get(columns.province)) if columns.province else None,
                "inwoners": _population(row.get(columns.population), name, sieve) if columns.population else None,
                "regio_id": clean_text(row.get(columns.division)) or None if columns.division else None,
                "regio_nm": clean_text(row.get(columns.division_name)) or None if columns.division_name else None,
            }
        )
    if not kept:
        raise InputError(_NOTHING, _CHOOSE_COLUMNS)
    own = plain_frame(records)
    own["geom"] = rows["geom"].to_numpy()[kept]
    rest = rows.iloc[kept].drop(columns="geom").reset_index(drop=True).add_prefix("_")
    return pd.concat([own, rest], axis=1)


def _note_alike(frame: pd.DataFrame, sieve: Sieve) -> None:
    """Say of regions whose codes differ in spelling only that they stay apart."""
    alike: dict[str, list[str]] = {}
    for region in sorted(set(frame["regio_id"].dropna())):
        alike.setdefault(same_code(region), []).append(str(region))
    for names in alike.values():
        if len(names) > 1:
            sieve.remark(_ALIKE, names=names)


def _population(value: object, name: str, sieve: Sieve) -> int | None:
    count = parse_int(value)
    if is_unknown(value) or clean_text(value) == "":
        return None
    if count is None or count < 0:
        sieve.remark(_NOT_A_COUNT, name=name, value=clean_text(value))
        return None
    return count


def _refuse_duplicates(frame: pd.DataFrame) -> None:
    twice = frame[frame["gm_code"].duplicated(keep=False)]
    for code, group in twice.groupby("gm_code"):
        regions = sorted(set(group["regio_id"].dropna()))
        if len(regions) > 1:
            raise InputError(_TWO_REGIONS, _ONE_REGION, code=code, a=regions[0], b=regions[1])
    if len(twice):
        duplicates = sorted({str(code) for code in twice["gm_code"]})
        parts = _told_apart(frame)
        if parts is None:
            raise InputError(_TWICE, _REMOVE_TWICE, codes=duplicates)
        raise InputError(_TWICE, _CHOOSE_ROWS, codes=duplicates, **parts)


def _told_apart(frame: pd.DataFrame) -> dict[str, Any] | None:
    """The column that tells rows of one municipality apart, such as ``water`` of CBS; None: no column does."""
    everyone = frame["gm_code"].nunique()
    for name in frame.columns[frame.columns.str.startswith("_")]:
        cells = frame[name].map(clean_text)
        values = sorted(set(cells))
        whole = [
            value for value in values if everyone == frame["gm_code"][cells == value].nunique() == sum(cells == value)
        ]
        if whole and len(values) <= _MOST_PARTS:
            value = next((value for value in whole if value.casefold() in _LAND), whole[0])
            return {"column": name[1:], "values": values, "value": value}
    return None


def _repair(frame: pd.DataFrame, sieve: Sieve) -> None:
    """Valid multipolygons; what is missing stays so."""
    shapes = frame["geom"].to_numpy(copy=True)
    there = ~shapely.is_missing(shapes)
    for row in np.flatnonzero(there & ~shapely.is_valid(shapes)):
        fixed = as_multi(shapely.make_valid(shapes[row]))
        sieve.remark(_REPAIRED, name=frame["gm_naam"].iloc[row], area=fixed.area)
        shapes[row] = fixed
    frame["geom"] = plain(
        [as_multi(shape) if known else None for shape, known in zip(shapes, there, strict=True)], frame.index
    )


def _refuse_without_geometry(frame: pd.DataFrame) -> None:
    shapes = frame["geom"].to_numpy()
    bare = shapely.is_missing(shapes) | ~(shapely.area(shapes) > 0)
    if bare.any():
        names = sorted(frame.loc[bare, "gm_naam"])
        raise InputError(_NO_GEOMETRY, _ADD_GEOMETRY, names=names)


def _selected(frame: pd.DataFrame, wanted: NewPlan) -> pd.DataFrame:
    """Municipalities of the chosen provinces; as context neighbours within reach, and the rest of the units of the
    existing divisions that the province cuts, so that a region can be compared with the whole unit (A7).
    """
    frame = frame.assign(in_plan=True)
    if not wanted.provinces:
        return frame
    chosen = {province_of(code) for code in wanted.provinces}
    present = set(frame["pv_code"].dropna())
    if chosen - present:
        raise InputError(_NO_SUCH_PROVINCE, missing=sorted(str(c) for c in chosen - present), present=sorted(present))
    inside = frame["pv_code"].isin(chosen).to_numpy()
    shapes = frame["geom"].to_numpy()
    near = np.zeros(len(frame), dtype=bool)
    if wanted.neighbours_km > 0:
        area = shapely.union_all(shapes[inside])
        shapely.prepare(area)
        near = shapely.dwithin(shapes, area, wanted.neighbours_km * 1000.0)
    for column in wanted.divisions.values():
        units = frame["_" + column]
        near |= units.isin(set(units[inside].dropna())).to_numpy()
    frame["in_plan"] = inside
    frame.loc[~inside, ["regio_id", "regio_nm"]] = None
    return frame[inside | near].reset_index(drop=True)


def _plan(frame: pd.DataFrame, columns: Columns, wanted: NewPlan) -> Plan:
    members = frame[frame["in_plan"]]
    regions = _regions(members, columns)
    assignment = members[["gm_code", "regio_id"]].assign(variant_id=FIRST_VARIANT)
    settings = Settings(
        {
            "plan_naam": wanted.name,
            "regime": wanted.regime,
            "peildatum": wanted.reference_date,
            "bron_gemeenten": wanted.source,
        }
    )
    return Plan({}, settings).with_tables(
        gemeenten=frame[[name for name in MUNICIPALITIES.names if name in frame.columns]],
        divisies=_divisions(frame, wanted.divisions),
        varianten=VARIANTS.frame(
            {
                "variant_id": [FIRST_VARIANT],
                "naam": [_variant_name(columns)],
                "actief": [True],
                "gemaakt_op": [wanted.made_on],
            }
        ),
        regios=regions,
        indeling=ASSIGNMENT.frame(assignment),
    )


def _variant_name(columns: Columns) -> str:
    return columns.division_name or columns.division or "leeg"


def _regions(members: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    """Region rows with derived polygons and colours that keep neighbours apart."""
    named = members[members["regio_id"].notna()]
    if not len(named):
        return REGIONS.empty()
    shapes = dissolve(members["geom"].to_numpy(), members["regio_id"])
    names = named.groupby("regio_id")["regio_nm"].first()
    order = sorted(shapes)
    color = spread(_region_neighbours(members), dict.fromkeys(order))
    basis = codes.DIVISION_BASIS.find(slug(columns.division).split("-")[0] if columns.division else None)
    return REGIONS.frame(
        {
            "variant_id": [FIRST_VARIANT] * len(order),
            "regio_id": order,
            "regio_nm": [names.get(region) or region for region in order],
            "kleur": [color[region] for region in order],
            "basis": [basis.code if basis else "anders"] * len(order),
            "vergrendeld": [False] * len(order),
            "geom": [shapes[region] for region in order],
        }
    )


def _region_neighbours(members: pd.DataFrame) -> dict[str, frozenset[str]]:
    codes_in_order = list(members["gm_code"])
    touching: dict[str, set[str]] = {code: set() for code in codes_in_order}
    for a, b in shared_borders(members["geom"].to_numpy(), Settings()["sliver_m"]).tolist():
        touching[codes_in_order[a]].add(codes_in_order[b])
    region_of = {code: known_text(region) for code, region in zip(members["gm_code"], members["regio_id"], strict=True)}
    return neighbours_of_regions(touching, region_of)


def _divisions(frame: pd.DataFrame, divisions: Mapping[str, str]) -> pd.DataFrame:
    parts = []
    for name, column in divisions.items():
        titles = name_column(column, [c[1:] for c in frame.columns if c.startswith("_")])
        part = plain_frame(
            {
                "gm_code": frame["gm_code"],
                "divisie": name,
                "code": [clean_text(value) or None for value in frame["_" + column]],
                "naam": [clean_text(value) or None for value in frame["_" + (titles or column)]],
            }
        )
        parts.append(part[part["code"].notna()])
    return DIVISIONS.frame(pd.concat(parts)) if parts else DIVISIONS.empty()
