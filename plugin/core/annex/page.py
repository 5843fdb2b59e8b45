# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan on one page: map, regions, verdict, quarters and variants, all in words and whole numbers.

Whoever writes it as a file adds nothing of its own: every figure is one that the annex has elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import shapely
from shapely.ops import polylabel

from ..capacity.ledger import INTENDED_LINE, LINE, QUARTER, SIGNED_LINE, available
from ..checks.assess import Assessment
from ..checks.summary import part_lines
from ..model import codes
from ..model.frames import plain
from ..model.tables import FINDINGS, MUNICIPALITIES, VARIANTS
from ..regions.colours import FILLS, readable
from ..regions.coverage import dissolve
from ..situation.situation import Situation
from ..wording import Language, Text, bounded, figure, is_unknown, word
from .content import facts
from .figures import Figures, cell
from .findings import findings_list, grouped_rows
from .page_map import UNITS, Canvas
from .quarters import MIDDLE, quarters_sheet
from .report import PUBLIC, SECRET, UNTITLED

Rows = tuple[tuple[str, ...], ...]

_SUBTITLE = Text("Regio-indeling en opvanglocaties. Peildatum {day}.", "Regions and locations. Reference date {day}.")
_OWN_LOCATION = Text(
    "{name}: {region}. {people} inwoners. Naar {location}: {km} km, {min} min.",
    "{name}: {region}. {people} inhabitants. To {location}: {km} km, {min} min.",
)
_NO_TRAVEL = Text(
    "{name}: {region}. {people} inwoners. Reistijd naar een eigen regionale locatie: onbekend.",
    "{name}: {region}. {people} inhabitants. Travel to a regional location of its own: unknown.",
)
_NO_REGION = Text("geen regio", "no region")
_NEED = Text("nodig {need:int}, getekend {signed}", "needed {need:int}, signed {signed}")
_REGION = Text("Regio", "Region")
_UNNAMED = Text("deze indeling", "this division")
_SPOT = Text("{name}, {region}: {kind}", "{name}, {region}: {kind}")
_FINDING_COLUMNS = ("ernst", "onderwerp", "regio", "bericht", "reden")
_REASON = Text("onderbouwing", "justification")
_ABOUT = Text("over", "about")
_AREA = Text("regio", "region")


@dataclass(frozen=True)
class Area:
    """A municipality: name, path, and where its name stands."""

    name: str
    path: str
    label: tuple[int, int]


@dataclass(frozen=True)
class Moment:
    """The balance of a region in a quarter, in words: ``−120`` (``?`` when unknown) and what it is made of."""

    balance: str
    short: bool
    words: str


@dataclass(frozen=True)
class Region:
    """A region of a division: its fill, outline, place of its name, cells of the table, and its moments."""

    name: str
    fill: str
    outline: str
    label: tuple[int, int] | None
    cells: tuple[str, ...]
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class Division:
    """One variant: verdict, figures, regions, which region each area is in (-1: none) and words on each area."""

    name: str
    verdict: str
    parts: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    region_head: tuple[str, ...]
    regions: tuple[Region, ...]
    region_of: tuple[int, ...]
    area_words: tuple[str, ...]
    findings: Rows


@dataclass(frozen=True)
class Spot:
    """A location on the map. Per moment: places that are signed and places with intentions; None is unknown."""

    place: tuple[int, int]
    words: str
    signed: tuple[int | None, ...]
    intended: tuple[int | None, ...]


@dataclass(frozen=True)
class Page:
    """What stands on the page."""

    title: str
    subtitle: str
    mark: str
    secret: bool
    language: Language
    canvas: Canvas | None
    around: tuple[str, ...]
    areas: tuple[Area, ...]
    spots: tuple[Spot, ...]
    moments: tuple[str, ...]
    has_need: bool
    divisions: tuple[Division, ...]
    finding_head: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    source: str


def page(
    assessments: Sequence[Assessment],
    *,
    private: bool = False,
    version: str = "",
    network: str | None = None,
    language: Language = "nl",
) -> Page:
    """The page of a plan.

    Parameters
    ----------
    assessments : the variant that the annex is of, then those that stand beside it; of one plan, at
        least one. A page for the public is made of public ones: nothing is filtered here.
    private : whether justifications go along
    version : of the plug-in
    network : the roads with their date, for the source line; None: straight lines
    """
    first = assessments[0]
    s = first.situation
    canvas = Canvas.around(s.municipalities["geom"])
    moments = tuple(s.outlook.window.labels) if s.outlook is not None else (figure(s.day, language),)
    divisions = tuple(_division(one, canvas, moments, private=private, language=language) for one in assessments)
    return Page(
        title=str(s.plan.settings["plan_naam"] or UNTITLED.in_language(language)),
        subtitle=word(_SUBTITLE, {"day": s.day}, language),
        mark=(PUBLIC if s.plan.is_public else SECRET).in_language(language),
        secret=not s.plan.is_public,
        language=language,
        canvas=canvas,
        around=_around(s, canvas),
        areas=_areas(s, canvas),
        spots=_spots(s, canvas, moments, language),
        moments=moments,
        has_need=any(region.moments for made in divisions for region in made.regions),
        divisions=divisions,
        finding_head=_finding_head(language),
        facts=tuple((name.in_language(language), value) for name, value in facts(first, language)),
        source=Figures(first, language).source(version, network),
    )


def _finding_head(language: Language) -> tuple[str, ...]:
    own = {"onderwerp": _ABOUT, "regio": _AREA, "reden": _REASON}
    return tuple((own.get(name) or FINDINGS.column(name).label).in_language(language) for name in _FINDING_COLUMNS)


def _around(s: Situation, canvas: Canvas | None) -> tuple[str, ...]:
    """Municipalities outside the plan, as far as they lie on the canvas."""
    frame = s.plan[MUNICIPALITIES.name]
    outside = frame[~frame["gm_code"].isin(set(s.municipalities["gm_code"]))]
    paths = [] if canvas is None else [canvas.clipped(shape) for shape in outside["geom"]]
    return tuple(path for path in paths if path)


def _areas(s: Situation, canvas: Canvas | None) -> tuple[Area, ...]:
    if canvas is None:
        return ()
    made = []
    for code, name, shape in s.municipalities[["gm_code", "gm_naam", "geom"]].itertuples(index=False):
        point = s.point_of(str(code))
        place = (0, 0) if point is None or point.is_empty else canvas.point(point.x, point.y)
        made.append(Area(str(name), canvas.path(shape), place))
    return tuple(made)


def _spots(s: Situation, canvas: Canvas | None, moments: Sequence[str], language: Language) -> tuple[Spot, ...]:
    """Locations with a place, largest first so that small ones lie on top."""
    if canvas is None:
        return ()
    kinds = codes.TYPE_2024 if s.regime == "2024" else codes.TYPE_2020
    places = _places(s, moments)
    made = []
    for row in s.locations.to_dict("records"):
        point, loc = row["geom"], str(row["loc_id"])
        if is_unknown(point) or point.is_empty or loc not in places:
            continue
        kind = row[f"type_{s.regime}"]
        words = {
            "name": row["loc_naam"],
            "region": s.region_name.get(row["regio_id"], _NO_REGION.in_language(language)),
            "kind": None if is_unknown(kind) else kinds.label(kind),
        }
        signed, intended = places[loc]
        made.append(Spot(canvas.point(point.x, point.y), word(_SPOT, words, language), signed, intended))
    return tuple(sorted(made, key=lambda spot: -max((n or 0 for n in spot.intended), default=0)))


Places = tuple[tuple[int | None, ...], tuple[int | None, ...]]


def _places(s: Situation, moments: Sequence[str]) -> dict[str, Places]:
    """Places per location at each moment, signed and with what is intended: the lowest of the quarter (C6)."""
    if s.outlook is None:
        rows = s.locations[["loc_id", "open", "totaal"]].itertuples(index=False)
        now = {str(loc): ((0 if not there else None if is_unknown(n) else int(n)),) for loc, there, n in rows}
        return {loc: (places, places) for loc, places in now.items()}
    owned = s.outlook.owned
    rows = available(owned.spans, owned.groups[["loc_id"]], s.outlook.window)
    counted = rows["beschikbaar"].astype("object").mask(rows["minstens"], None)
    table: dict[tuple[str, str], dict[str, int | None]] = {}
    for loc, line, quarter, n in zip(rows["loc_id"], rows[LINE], rows[QUARTER], counted, strict=True):
        table.setdefault((str(loc), str(line)), {})[str(quarter)] = None if is_unknown(n) else int(n)
    return {
        loc: (
            tuple(table[loc, SIGNED_LINE][moment] for moment in moments),
            tuple(table[loc, INTENDED_LINE][moment] for moment in moments),
        )
        for loc in map(str, owned.groups["loc_id"])
    }


def _division(
    assessment: Assessment,
    canvas: Canvas | None,
    moments: Sequence[str],
    *,
    private: bool,
    language: Language,
) -> Division:
    s, report = assessment.situation, assessment.report
    made = Figures(assessment, language)
    number = {str(region): position for position, region in enumerate(s.regions["regio_id"])}
    pairs = {region: made.of_region(region) for region in number}
    head = [name for name, _ in next(iter(pairs.values()), [])]
    variants = s.plan[VARIANTS.name]["naam"].dropna()
    listed = findings_list(assessment, language, private=private)
    rows = grouped_rows(assessment, listed, language)
    return Division(
        name=str(variants.iloc[0]) if len(variants) else _UNNAMED.in_language(language),
        verdict=codes.VERDICT.label(report.verdict().value).in_language(language),
        parts=tuple(part_lines(report, language)),
        figures=tuple(made.of_plan()),
        region_head=(_REGION.in_language(language), *head),
        regions=_regions(s, canvas, pairs, moments, language),
        region_of=tuple(number.get(str(region), -1) for region in s.municipalities["regio_id"]),
        area_words=_area_words(assessment, language),
        findings=_finding_rows(rows, language),
    )


def _finding_rows(rows: pd.DataFrame, language: Language) -> Rows:
    shown = rows[list(_FINDING_COLUMNS)].copy()
    severities = [codes.SEVERITY.label(value).in_language(language) for value in shown["ernst"]]
    shown["ernst"] = plain(severities, shown.index)
    return tuple(
        tuple("" if is_unknown(value) else str(value) for value in row) for row in shown.itertuples(index=False)
    )


def _regions(
    s: Situation,
    canvas: Canvas | None,
    pairs: Mapping[str, list[tuple[str, str]]],
    moments: Sequence[str],
    language: Language,
) -> tuple[Region, ...]:
    shapes = dissolve(s.municipalities["geom"].to_numpy(), s.municipalities["regio_id"])
    balances = _balances(s, language)
    made = []
    for place, (region, name, color) in enumerate(s.regions[["regio_id", "regio_nm", "kleur"]].itertuples(index=False)):
        shape = shapes.get(str(region))
        made.append(
            Region(
                name=str(name),
                fill=readable(color) or FILLS[place % len(FILLS)],
                outline="" if canvas is None else canvas.path(shape),
                label=_label(shape, canvas),
                cells=(str(name), *(value for _, value in pairs[str(region)])),
                moments=_moments(balances.get(str(region), {}), moments),
            )
        )
    return tuple(made)


def _label(shape: object, canvas: Canvas | None) -> tuple[int, int] | None:
    """Where the largest piece of a region is widest, to within a hundredth of the canvas."""
    if canvas is None or not isinstance(shape, shapely.MultiPolygon) or shape.is_empty:
        return None
    precision = canvas.step * UNITS / 100
    largest = max((part for part in shape.geoms if isinstance(part, shapely.Polygon)), key=lambda part: part.area)
    coarse = shapely.simplify(largest, precision / 4)
    widest = polylabel(coarse, tolerance=precision)
    return canvas.point(widest.x, widest.y)


def _balances(s: Situation, language: Language) -> dict[str, dict[str, Moment]]:
    """Per region and quarter, middle scenario, signed: as layer ``kwartalen`` has it."""
    sheet = quarters_sheet(s)
    if sheet is None:
        return {}
    rows = sheet.frame[sheet.frame["scenario"] == MIDDLE]
    made: dict[str, dict[str, Moment]] = {}
    for row in rows[rows["regio_id"].notna()].to_dict("records"):
        unsure, marks = is_unknown(row["saldo"]), _marks(row["grens"])
        there = row["getekend"]
        signed = cell(there, language) if is_unknown(there) else bounded(figure(there, language), **marks)
        made.setdefault(str(row["regio_id"]), {})[str(row["kwartaal"])] = Moment(
            "?" if unsure else bounded(figure(row["saldo"], language, "signed"), **marks),
            not unsure and row["saldo"] < 0,
            word(_NEED, {"need": row["nodig"], "signed": signed}, language),
        )
    return made


def _marks(bound: object) -> dict[str, bool]:
    """Whether there may be more places, or less, than a figure says."""
    return {"least": bound in ("minstens", "ongeveer"), "most": bound in ("hoogstens", "ongeveer")}


def _moments(own: Mapping[str, Moment], moments: Iterable[str]) -> tuple[Moment, ...]:
    return tuple(own[moment] for moment in moments) if own else ()


def _area_words(assessment: Assessment, language: Language) -> tuple[str, ...]:
    """Each municipality in a line, with its travel in this division."""
    s, travel = assessment.situation, assessment.travel
    own = {str(row["gm_code"]): row for row in travel[travel["soort"] == "eigen"].to_dict("records")}
    lines = []
    for code, name, region, people in s.municipalities[["gm_code", "gm_naam", "regio_id", "inwoners"]].itertuples(
        index=False
    ):
        row = own.get(str(code), {})
        known = not is_unknown(row.get("minuten"))
        words = {
            "name": name,
            "region": s.region_name.get(region, _NO_REGION.in_language(language)),
            "people": cell(people, language),
            "location": s.location_name.get(row.get("loc_id"), "") if known else "",
            "km": cell(row.get("km"), language, "km"),
            "min": cell(row.get("minuten"), language, "min"),
        }
        lines.append(word(_OWN_LOCATION if known else _NO_TRAVEL, words, language))
    return tuple(lines)
