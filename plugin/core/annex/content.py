# SPDX-License-Identifier: GPL-2.0-or-later
"""What goes into an annex: sheets with fixed export names, filtered before anything is counted.

A sheet is a :class:`Table` whose column names are the 10-character names of shapefiles, with a frame.
The same sheets become shapefiles and CSV tables, so that they can never differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from ..capacity.need import latest_version
from ..checks.assess import Assessment, findings_table
from ..checks.finding import Severity
from ..checks.summary import summary_line
from ..model import codes
from ..model.capacity_tables import PROGNOSES
from ..model.frames import plain
from ..model.headings import unit_word
from ..model.plan import Plan
from ..model.schema import CRS, Column, Table
from ..model.tables import FINDINGS, LOCATIONS, MUNICIPALITIES, REGIONS, RESERVE, TARGETS, TRAVEL, VARIANTS
from ..situation.situation import Situation
from ..wording import Language, Text, is_unknown, word
from .selection import without_private

_MUNICIPALITY = ("gm_code", "gm_naam", "pv_code", "regio_id", "inwoners", "peildatum", "bijdrage")
_TARGET = ("halfjaar", "taakst", "achterst", "gehuisv", "gekoppeld")
_REGION = ("regio_id", "regio_nm", "basis", "lead_prt", "contact_functie")
_FINDING = ("code", "ernst", "onderwerp", "sleutel", "deel", "regio_id", "bericht")
_TRAVEL = {
    "gm_code": "gm_code", "soort": "soort", "loc_id": "loc_id", "km": "km", "minuten": "minuten",
    "aansluit_km": "aansl_km", "methode": "methode", "reden": "reden",
}  # fmt: skip

_CAPACITY = (
    Column("cap_regul", "int", Text("plekken samen", "places in total"), "cap_regul", "plekken", "FMT h2"),
    Column("cap_asiel", "int", Text("plekken asiel", "places for asylum"), "cap_asiel", "plekken", "UA20 §4.1"),
    Column("cap_overig", "int", Text("plekken overig", "other places"), "cap_overig", "plekken", "UA20 §4.1"),
    Column(
        "cap_incid",
        "int",
        Text("waarvan incidenteel (asiel)", "of which incidental (asylum)"),
        "cap_incid",
        "plekken",
        "UA20 §3.2",
    ),
    Column(
        "cap_nood",
        "int",
        Text("waarvan (crisis)noodopvang (asiel)", "of which (crisis) emergency (asylum)"),
        "cap_nood",
        "plekken",
        "UA20 §3.2",
    ),
)
_PLACES = {
    "cap_regul": "totaal",
    "cap_asiel": "asiel",
    "cap_overig": "overig",
    "cap_incid": "incidenteel",
    "cap_nood": "nood",
}


@dataclass(frozen=True)
class Sheet:
    """One table of the annex: ``table`` declares the export columns, ``frame`` holds the rows.

    ``partly_placed``: rows without a place on the map are to be expected (a finding about the whole
    plan); a shapefile then leaves them to the CSV table.
    """

    table: Table
    frame: pd.DataFrame
    partly_placed: bool = False

    @property
    def name(self) -> str:
        """File or sheet name: ``locaties``."""
        return self.table.name

    @property
    def placed(self) -> pd.DataFrame:
        """The rows for a map."""
        if not self.partly_placed:
            return self.frame
        on_map = [not is_unknown(shape) and not shape.is_empty for shape in self.frame["geom"]]
        return self.frame[pd.Series(on_map, index=self.frame.index, dtype=bool)].reset_index(drop=True)


def sheets(
    assessment: Assessment,
    *,
    include_confidential: bool,
    private: bool | None = None,
    quarters: Sheet | None = None,
    language: Language = "nl",
) -> list[Sheet]:
    """All sheets of an annex that have something in them, or could have.

    Confidential locations must already be gone from the assessment unless they are included.
    Contact data and notes stay empty in a public annex; the columns remain, so that the layout is fixed.

    Parameters
    ----------
    private : whether contact data goes along; as ``include_confidential`` when not given
    quarters : sheet ``kwartalen`` of the capacity ledger, where there is one

    Raises
    ------
    ValueError
        When the assessment counts confidential locations and the annex must not.
    """
    situation = assessment.situation
    if not situation.plan.is_public and not include_confidential:
        raise ValueError("a public annex from an assessment that counts confidential locations")
    made = [
        _municipalities(situation),
        _sheet(REGIONS.name, REGIONS, _columns(REGIONS, _REGION), situation.regions),
        _locations(situation),
        _reserve(situation),
        _travel(assessment),
        *([] if quarters is None else [quarters]),
        _findings(assessment, language),
    ]
    shown = include_confidential if private is None else private
    return made if shown else [_without_private(sheet) for sheet in made]


LAYER_DECIMALS = {"km": 2, "min": 2}
"""Of layers: 10 metres and a second; a further figure is no measurement."""


def rounded(frame: pd.DataFrame, columns: Iterable[Column]) -> pd.DataFrame:
    """A frame in which measured figures of these columns have no more decimals than mean something."""
    names = {c.name: LAYER_DECIMALS[c.unit] for c in columns if c.kind == "float" and c.unit in LAYER_DECIMALS}
    return frame.assign(**{name: frame[name].round(places) for name, places in names.items()})


def _columns(table: Table, names: Iterable[str]) -> list[Column]:
    return [table.column(name) for name in names]


def _sheet(name: str, origin: Table, columns: Sequence[Column], rows: pd.DataFrame) -> Sheet:
    """A sheet of some columns under their export names."""
    renamed = tuple(replace(c, name=c.export, not_null=False, minimum=None) for c in columns)
    table = Table(name, origin.label, (), renamed, origin.geometry)
    wanted = {column.name: column.export for column in columns}
    keep = [*wanted, "geom"] if origin.geometry else list(wanted)
    frame = table.frame(rows[keep].rename(columns=wanted))
    return Sheet(table, rounded(frame, table))


def with_targets(s: Situation) -> pd.DataFrame:
    """Municipalities of the plan, each with the figures of one half-year, and which: the last up to the day."""
    return s.municipalities.join(s.targets_now.set_index("gm_code")[list(_TARGET)], on="gm_code")


def _municipalities(s: Situation) -> Sheet:
    """Municipalities of the plan with the targets of the half-year that counts."""
    rows = with_targets(s)
    columns = _columns(MUNICIPALITIES, _MUNICIPALITY)
    columns[6:6] = _columns(TARGETS, _TARGET)
    return _sheet(MUNICIPALITIES.name, MUNICIPALITIES, columns, rows)


def _locations(s: Situation) -> Sheet:
    """Locations with region and capacity on the reference date."""
    rows = s.locations.assign(**{export: s.locations[own] for export, own in _PLACES.items()})
    region = REGIONS.column("regio_id")
    columns = [column for column in LOCATIONS if column.export]
    columns[2:2] = [region, *_CAPACITY]
    return _sheet("locaties", LOCATIONS, columns, rows)


def _reserve(s: Situation) -> Sheet:
    """Reserve of the locations that count, on the map at its location."""
    point = dict(zip(s.locations["loc_id"], s.locations["geom"], strict=True))
    rows = s.plan[RESERVE.name]
    rows = rows[rows["loc_id"].isin(set(point))]
    rows = rows.assign(geom=plain([point[loc] for loc in rows["loc_id"]], rows.index))
    columns = [column for column in RESERVE if column.export]
    return _sheet("reserve", replace(RESERVE, geometry="Point"), columns, rows)


def _findings(assessment: Assessment, language: Language) -> Sheet:
    rows = findings_table(assessment.report, assessment.situation.plan.active_variant, language)
    made = _sheet(FINDINGS.name, FINDINGS, _columns(FINDINGS, _FINDING), rows)
    return replace(made, partly_placed=True)


def _travel(assessment: Assessment) -> Sheet:
    """Every municipality to its own region's location and to the nearest, at the point it was measured from."""
    s, rows = assessment.situation, assessment.travel
    points = [s.point_of(str(code)) for code in rows["gm_code"]]
    columns = [replace(TRAVEL.column(name), export=export) for name, export in _TRAVEL.items()]
    return _sheet(TRAVEL.name, replace(TRAVEL, geometry="Point"), columns, rows.assign(geom=points))


def _without_private(sheet: Sheet) -> Sheet:
    names = [column.name for column in sheet.table if column.private]
    return replace(sheet, frame=sheet.table.frame(without_private(sheet.frame, names)))


def facts(assessment: Assessment, language: Language = "nl") -> list[tuple[Text, str]]:
    """What the figures rest on: plan, reference date, source year, method, verdict and counts, in words."""
    s, report = assessment.situation, assessment.report
    settings = s.plan.settings
    methods = sorted({str(value) for value in assessment.travel["methode"].dropna()})
    variants = s.plan[VARIANTS.name]
    counts = " / ".join(str(report.count(severity)) for severity in Severity)
    values: list[tuple[Text, object]] = [
        (Text("Plan", "Plan"), settings["plan_naam"]),
        (Text("Peildatum", "Reference date"), s.day),
        (Text("Regime", "Regime"), codes.REGIME.label(s.regime)),
        (Text("Bron gemeenten", "Source of municipalities"), settings["bron_gemeenten"]),
        (Text("Bronjaar", "Source year"), settings["bronjaar"]),
        (Text("Variant", "Variant"), None if not len(variants) else variants["naam"].iloc[0]),
        (Text("Prognoseversie", "Prognosis version"), prognosis_version(s.plan)),
        (Text("Coördinatenstelsel", "Coordinate system"), f"{CRS} (RD New)"),
        (Text("Afstanden", "Distances"), [codes.METHOD.label(method) for method in methods]),
        (Text("Omwegfactor", "Detour factor"), settings["omwegfactor"]),
        (Text("Oordeel", "Verdict"), codes.VERDICT.label(report.verdict().value)),
        (Text("Oordeel per deel", "Verdict per part"), summary_line(report, language)),
        (Text("Fouten / waarschuwingen / notities", "Errors / warnings / notes"), counts),
        (Text("Onderbouwd en aanvaard", "Justified and accepted"), str(report.accepted())),
        (Text("Vertrouwelijke locaties", "Confidential locations"), _LEFT_OUT if s.plan.is_public else _INCLUDED),
    ]
    shown = Text("{value}", "{value}")
    return [(name, word(shown, {"value": value or None}, language)) for name, value in values]


def prognosis_version(plan: Plan) -> str | None:
    """The prognosis that the plan uses: the one it names, else the latest; None while there is none."""
    versions = plan[PROGNOSES.name]
    named = plan.settings.get("prognose_versie")
    return str(named) if named in set(versions["versie"]) else latest_version(versions)


_ABOUT = Text(
    "Bevindingen zonder plek op de kaart staan alleen in tabellen/bevindingen.csv. Ja is 1, nee is 0; "
    "leeg is onbekend, nooit 0. Eén uitzondering: zijn de plekken voor asiel bekend en zijn de overige plekken niet "
    "ingevuld, dan heeft de locatie geen mix (UA20 §4.1) en is het aantal overige plekken 0. Datums zijn jjjj-mm-dd. "
    "Tekens: UTF-8.",
    "Findings without a place on the map are in tabellen/bevindingen.csv only. Yes is 1, no is 0; "
    "empty is unknown, never 0. One exception: where the places for asylum are known and other places are not filled "
    "in, the location has no mix (UA20 §4.1) and its number of other places is 0. Dates are yyyy-mm-dd. "
    "Characters: UTF-8.",
)
SOURCES = {
    "FMT": Text("format voor het provinciaal plan", "format of the provincial plan"),
    "UA20": Text(
        "Uitvoeringsagenda Flexibilisering Asielketen, 2020",
        "Uitvoeringsagenda Flexibilisering Asielketen, 2020",
    ),
    "HR21": Text("Integrale Handreiking, 2021", "Integrale Handreiking, 2021"),
    "KB24": Text(
        "Kamerbrief over de vernieuwde Uitvoeringsagenda, 2024", "letter to Parliament on the renewed agenda, 2024"
    ),
    "OA": Text(
        "Ondersteuningsarrangement bij de Uitvoeringsagenda (bijlage V)",
        "Ondersteuningsarrangement of the Uitvoeringsagenda (annex V)",
    ),
    "CBS": Text("Centraal Bureau voor de Statistiek", "Statistics Netherlands"),
    "Opvangatlas": Text("keuze van deze plug-in, geen bron", "a choice of this plug-in, no source"),
}
"""What the abbreviations stand for that columns and settings give as their source; § and h are its chapters."""
_SOURCES = Text("Bronnen", "Sources")
_INCLUDED = Text("meegenomen", "included")
_LEFT_OUT = Text("weggelaten", "left out")


def legend(made: Iterable[Sheet], facts: Iterable[tuple[Text, str]], language: Language = "nl") -> str:
    """The text of ``LEESMIJ.txt``: what each field and code means, units, sources, and the facts.

    Parameters
    ----------
    made : the sheets
    facts : name and value of what the figures rest on: plan, reference date, source year, method
    """
    lines = ["Opvangatlas", "", _ABOUT.in_language(language), ""]
    lines += [f"{name.in_language(language)}: {value}" for name, value in facts]
    title = _SOURCES.in_language(language)
    lines += ["", title, "-" * len(title)]
    lines += [f"{name:<13}{text.in_language(language)}" for name, text in SOURCES.items()]
    for sheet in made:
        lines += ["", sheet.name, "-" * len(sheet.name)]
        for column in sheet.table:
            unit = f" [{unit_word(column.unit, language)}]" if column.unit else ""
            source = f" ({column.source})" if column.source else ""
            lines.append(f"{column.name:<11}{column.label.in_language(language)}{unit}{source}")
            if column.codes is not None:
                lines += [f"{'':<13}{code.code} = {code.label.in_language(language)}" for code in column.codes]
    return "\n".join(lines) + "\n"
