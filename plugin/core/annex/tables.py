# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables H2a to H8 of the format of the provincial plan (FMT), as typed frames.

The format fixes headings, not columns; ``domain.md`` says which columns belong under each. The same
tables become sheets, CSV files and the tables of the document, so that they can never differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from ..checks.assess import Assessment, region_table
from ..checks.situation import Situation
from ..model import capacity_codes, codes
from ..model.capacity_tables import FACILITIES, MILESTONES, NEED, SIGNALS, TARGET_GROUPS, frame_of
from ..model.codes import CodeList
from ..model.provinces import province_name
from ..model.schema import Column, Kind, Table
from ..model.tables import LOCATIONS, MUNICIPALITIES, REGIONS, RESERVE, TARGETS
from ..wording import Language, Text, is_unknown, word
from .coming import coming, from_periods
from .content import prognosis_version, with_targets
from .findings import findings_list, incomplete_list
from .selection import withheld


@dataclass(frozen=True)
class AnnexTable:
    """One table of the annex.

    Parameters
    ----------
    code : str
        ``H2a``; the name of its sheet and file.
    title : Text
    columns : tuple of Column
    frame : frame
        Codes are words already; unknown is NA or None.
    summed : tuple of str
        Columns with a total.
    parts : tuple of tuples of column names
        How a page shows it, where it is too wide for one.
    missing : Text
        What is said instead while there are no rows.
    on_page : bool
        Whether the document shows it; the spreadsheets have all of them.
    """

    code: str
    title: Text
    columns: tuple[Column, ...]
    frame: pd.DataFrame
    summed: tuple[str, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    missing: Text = field(default=Text("Nog aan te vullen.", "To be completed."))
    on_page: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show yet."""
        return not len(self.frame)

    def total(self, name: str) -> int | float | None:
        """The sum of what is known in a column; None when nothing is."""
        known = self.frame[name].dropna()
        return known.sum().item() if len(known) else None

    def total_label(self, language: Language) -> str:
        """``Totaal``, or what it leaves out: how many rows lack a figure, per column with a total."""
        lacking = {name: int(self.frame[name].isna().sum()) for name in self.summed}
        if not any(lacking.values()):
            return TOTAL.in_language(language)
        if len(lacking) == 1:
            return word(_AT_LEAST, {"n": sum(lacking.values())}, language)
        label = {column.name: column.label.in_language(language) for column in self.columns}
        parts = [word(_LACKING, {"name": label[name], "n": n}, language) for name, n in lacking.items() if n]
        return word(_AT_LEAST_OF, {"parts": parts}, language)

    def part(self, names: Sequence[str]) -> AnnexTable:
        """The same table with some of its columns."""
        columns = tuple(column for name in names for column in self.columns if column.name == name)
        summed = tuple(name for name in self.summed if name in names)
        return replace(self, columns=columns, frame=self.frame[list(names)], summed=summed, parts=())


TABLE_DECIMALS = {"km": 1, "min": 0}
"""Of what was measured: more decimals would promise more than a centroid and a speed can give."""
TOTAL = Text("Totaal", "Total")
_AT_LEAST = Text("Totaal van wat bekend is ({n:int} onbekend)", "Total of what is known ({n:int} unknown)")
_AT_LEAST_OF = Text("Totaal van wat bekend is (onbekend: {parts})", "Total of what is known (unknown: {parts})")
_LACKING = Text("{name} {n:int}", "{name} {n:int}")
_NO_NEED = Text(
    "Nog aan te vullen: de benodigde capaciteit van de LRT is nog niet in het plan ingelezen.",
    "To be completed: the need set by the national table has not been imported into the plan yet.",
)
_NO_QUARTERS = Text(
    "Nog aan te vullen: zonder benodigde capaciteit is er geen balans per kwartaal.",
    "To be completed: without need there is no balance per quarter.",
)


def tables(
    assessment: Assessment,
    *,
    private: bool = False,
    quarters: AnnexTable | None = None,
    language: Language = "nl",
) -> list[AnnexTable]:
    """All tables of an annex in the order of the format, those without rows too.

    Parameters
    ----------
    assessment : of a plan without what must stay confidential
    private : whether functions of contacts go along
    quarters : table H7a of the capacity ledger; without it the annex says that it is missing
    """
    view = _View(assessment, private, language)
    made = [build(view) for build in _BUILDERS]
    place = next(i for i, table in enumerate(made) if table.code == "H7b")
    made.insert(place, quarters or _no_quarters())
    return made


def named(made: Iterable[AnnexTable]) -> dict[str, AnnexTable]:
    """Tables by their code."""
    return {table.code: table for table in made}


def header(column: Column, language: Language) -> str:
    """The head of a column: its label, with the unit where the label does not say it."""
    label = column.label.in_language(language)
    said = not column.unit or column.unit in ("plekken", "personen") or column.unit in label
    return label if said else f"{label}, {column.unit}"


class _View:
    """What the builders of tables share: rows with names in place of codes."""

    def __init__(self, assessment: Assessment, private: bool, language: Language) -> None:  # noqa: FBT001
        self.assessment, self.private, self.language = assessment, private, language
        self.s: Situation = assessment.situation
        self.kind = f"type_{self.s.regime}"
        self.locations = self._locations()

    def _locations(self) -> pd.DataFrame:
        s = self.s
        rows = self.shown(s.locations, _PRIVATE).copy()
        rows["gemeente"] = [s.name_of.get(code) for code in rows["gm_code"]]
        rows["regio"] = [s.region_name.get(region) for region in rows["regio_id"]]
        rows["locatie"] = rows["loc_naam"]
        rows["type"] = rows[self.kind]
        rows["duur"] = [self.text(_ENDLESS) if not is_unknown(e) and e else None for e in rows["bo_onbep"]]
        return rows.sort_values(["regio", "locatie"], na_position="last", kind="stable", ignore_index=True)

    def shown(self, rows: pd.DataFrame, private: Sequence[str]) -> pd.DataFrame:
        """The rows, without what is in the private columns unless that goes along."""
        return rows if self.private else withheld(rows, private, self.language)

    def text(self, text: Text) -> str:
        return text.in_language(self.language)

    def table(self, code: str, title: Text, rows: pd.DataFrame, columns: Sequence[Column], **more: Any) -> AnnexTable:
        """A table of these columns of the rows, with the labels of codes."""
        cells = {}
        for column in columns:
            values = rows[column.name]
            if column.codes is not None:
                values = pd.Series(self._labels(values, column.codes), index=values.index, dtype="object")
            elif column.unit in TABLE_DECIMALS:
                values = values.astype("Float64").round(TABLE_DECIMALS[column.unit])
            cells[column.name] = column.conform(self._words(values) if column.kind == "text" else values)
        frame = pd.DataFrame(cells, columns=[column.name for column in columns]).reset_index(drop=True)
        return AnnexTable(code, title, tuple(columns), frame, **more)

    def _labels(self, values: Iterable[object], codes_: CodeList) -> list[str | None]:
        return [None if is_unknown(value) else self.text(codes_.label(value)) for value in values]

    def _words(self, values: pd.Series) -> pd.Series:
        yes, no = ("ja", "nee") if self.language == "nl" else ("yes", "no")
        words = [(yes if v else no) if isinstance(v, bool) else v for v in values.astype("object")]
        return pd.Series(words, index=values.index, dtype="object")


_PRIVATE = [column.name for column in LOCATIONS if column.private]
_ENDLESS = Text("onbepaalde tijd", "open-ended")


def _col(name: str, kind: Kind, nl: str, en: str, unit: str = "", code_list: CodeList | None = None) -> Column:
    return Column(name, kind, Text(nl, en), unit=unit, codes=code_list)


def _of(table: Table, name: str, **changes: Any) -> Column:
    return replace(table.column(name), **changes)


_LOC = _col("locatie", "text", "locatie", "location")
_GM = _col("gemeente", "text", "gemeente", "municipality")
_REGIO = _col("regio", "text", "regio", "region")
_PLACES = (
    _col("totaal", "int", "plekken", "places", "plekken"),
    _col("asiel", "int", "waarvan asiel", "of which asylum", "plekken"),
    _col("overig", "int", "waarvan overig", "of which other", "plekken"),
)


def _type(view: _View) -> Column:
    kinds = codes.TYPE_2024 if view.s.regime == "2024" else codes.TYPE_2020
    return _col("type", "text", "type", "type", code_list=kinds)


def _current_locations(view: _View) -> AnnexTable:
    """H2a: the portfolio that is open on the day (A13)."""
    rows = view.locations[view.locations["open"]]
    distances = _distances(view, rows)
    columns = (
        _LOC, _GM, _REGIO, _type(view), *_PLACES,
        _of(LOCATIONS, "bo_start"), _of(LOCATIONS, "bo_eind"), _col("duur", "text", "duur", "duration"),
        _of(LOCATIONS, "bvo_m2"), _of(LOCATIONS, "terrein_m2"), _of(LOCATIONS, "eigendom"),
        _of(LOCATIONS, "diensten", label=Text("voorzieningen", "facilities")), *distances,
    )  # fmt: skip
    rows = rows.join(_facility_frame(view), on="loc_id")
    return view.table(
        "H2a",
        Text("Huidige opvanglocaties", "Current reception locations"),
        rows,
        columns,
        summed=("totaal", "asiel", "overig"),
        parts=(
            ("locatie", "gemeente", "type", "totaal", "asiel", "overig", "bo_start", "bo_eind", "duur"),
            ("locatie", "bvo_m2", "terrein_m2", "eigendom", "diensten"),
            *([("locatie", *(c.name for c in distances))] if distances else []),
        ),
        missing=Text("Op de peildatum is geen locatie open.", "No location is open on the reference date."),
    )


def _facility_frame(view: _View) -> pd.DataFrame:
    frame = frame_of(view.s.plan, FACILITIES.name)
    wide = frame.pivot_table(index="loc_id", columns="soort", values="km", aggfunc="min") if len(frame) else frame
    return wide.add_prefix("afst_") if len(frame) else pd.DataFrame(index=pd.Index([], name="loc_id"))


def _distances(view: _View, rows: pd.DataFrame) -> list[Column]:
    """One column per facility that was measured."""
    there = set(_facility_frame(view).columns) if len(rows) else set()
    labels = {f"afst_{code.code}": code.label for code in capacity_codes.FACILITY}
    return [
        _col(name, "float", f"{label.nl}, km", f"{label.en}, km", "km")
        for name, label in labels.items()
        if name in there
    ]


def _need(view: _View) -> AnnexTable:
    """H2b: need by type group, of the latest prognosis (A30, A31)."""
    version = prognosis_version(view.s.plan)
    frame = frame_of(view.s.plan, NEED.name)
    frame = frame[frame["versie"] == version] if version else frame.iloc[:0]
    keys = ["versie", "gebied_code", "datum", "scenario"]
    groups = ("rol", "gvl_satelliet", "totaal")
    if len(frame):
        rows = frame.pivot_table(
            index=keys, columns="typegroep", values="plekken", aggfunc=lambda s: s.sum(skipna=False)
        ).reset_index()
        rows = rows.reindex(columns=[*keys, *groups])
        parts = rows["rol"] + rows["gvl_satelliet"]
        rows["totaal"] = rows["totaal"].where(rows["totaal"].notna(), parts)
    else:
        rows = pd.DataFrame(columns=[*keys, *groups])
    rows["gebied_code"] = [province_name(str(code)) for code in rows["gebied_code"]]
    columns = (
        *(_of(NEED, name) for name in keys),
        _col("rol", "int", "ROL", "ROL", "plekken"),
        _col("gvl_satelliet", "int", "GVL en satelliet", "GVL and satellite", "plekken"),
        _col("totaal", "int", "totaal", "total", "plekken"),
    )
    title = Text("Benodigde opvangcapaciteit", "Reception capacity needed")
    return view.table("H2b", title, rows, columns, missing=_NO_NEED)


def _regions(view: _View) -> AnnexTable:
    """H3a: who belongs to which region, and what they agreed (A10, A11)."""
    s = view.s
    rows = view.shown(s.regions, [c.name for c in REGIONS if c.private])
    members = [s.members[region] for region in rows["regio_id"]]
    rows = rows.assign(
        regio=rows["regio_nm"],
        gemeenten=[", ".join(sorted(frame["gm_naam"])) or None for frame in members],
        aantal=[len(frame) for frame in members],
        inwoners=[frame["inwoners"].sum(skipna=False) if len(frame) else 0 for frame in members],
    )
    columns = (
        _REGIO,
        _col("gemeenten", "text", "gemeenten", "municipalities"),
        _col("aantal", "int", "aantal", "number"),
        _of(MUNICIPALITIES, "inwoners"),
        _of(REGIONS, "basis"),
        _of(REGIONS, "lead_prt"),
        _of(REGIONS, "afspraken"),
        _of(REGIONS, "contact_functie", label=Text("aanspreekpunt", "contact")),
    )
    return view.table(
        "H3a",
        Text("Regio-indeling en samenwerkingsverbanden", "Regions and partnerships"),
        rows,
        columns,
        summed=("aantal", "inwoners"),
        parts=(
            ("regio", "gemeenten", "aantal", "inwoners"),
            ("regio", "basis", "lead_prt", "afspraken", "contact_functie"),
        ),
    )


def _municipalities(view: _View) -> AnnexTable:
    """H3b: every municipality with its region and how far it is."""
    s = view.s
    own = s.travel_of("eigen")
    own = view.assessment.travel.iloc[:0] if own is None else own
    travel = own.set_index("gm_code")[["loc_id", "km", "minuten", "reden"]]
    rows = with_targets(s).join(travel, on="gm_code")
    rows = rows.assign(
        regio=[s.region_name.get(region) for region in rows["regio_id"]],
        gemeente=rows["gm_naam"],
        naar=[s.location_name.get(loc, loc) for loc in rows["loc_id"]],
    ).sort_values(["regio", "gemeente"], na_position="last", kind="stable")
    columns = (
        _of(MUNICIPALITIES, "gm_code"), _GM, _REGIO, _of(MUNICIPALITIES, "inwoners"),
        *(_of(TARGETS, name) for name in ("taakst", "achterst", "gehuisv", "gekoppeld")),
        _of(MUNICIPALITIES, "bijdrage"),
        _col("naar", "text", "locatie van de regio", "region's location"),
        _col("km", "float", "afstand, km", "distance, km", "km"),
        _col("minuten", "int", "reistijd, min", "travel time, min", "min"),
        _col("reden", "text", "niet gemeten omdat", "not measured because", code_list=codes.TRAVEL_REASON),
    )  # fmt: skip
    title = Text("Gemeenten en hun afstand", "Municipalities and their distance")
    return view.table("H3b", title, rows, columns, summed=("inwoners", "taakst"), on_page=False)


def _region_figures(view: _View) -> AnnexTable:
    """H3c: a region in figures."""
    rows = region_table(view.assessment)
    nowhere = view.locations[view.locations["open"] & view.locations["regio_id"].isna()]
    if len(nowhere) and rows["regio_id"].notna().all():
        none = pd.DataFrame([{"gemeenten": 0, "inwoners": 0}]).reindex(columns=rows.columns)
        rows = pd.concat([rows, none.astype(rows.dtypes)], ignore_index=True)
    rows["regio"] = rows["regio_nm"].fillna(view.text(_LOOSE))
    loose = rows["regio_id"].isna()
    rows.loc[loose, "locaties"] = len(nowhere)
    rows.loc[loose, "plekken_asiel"] = nowhere["asiel"].sum(skipna=False) if len(nowhere) else 0
    names = {
        "gemeenten": ("gemeenten", "municipalities"), "inwoners": ("inwoners", "inhabitants"),
        "locaties": ("open locaties", "open locations"), "plekken_asiel": ("plekken asiel", "places for asylum"),
        "stukken": ("stukken", "pieces"),
    }  # fmt: skip
    columns = (
        _REGIO,
        *(_col(name, "int", nl, en) for name, (nl, en) in names.items()),
        _col("verste_km", "float", "verste, km", "furthest, km", "km"),
        _col("verste_min", "int", "verste, min", "furthest, min", "min"),
        _col("fouten", "int", "fouten", "errors"),
        _col("waarschuwingen", "int", "waarsch.", "warnings"),
        _col("oordeel", "text", "oordeel", "verdict", code_list=codes.VERDICT),
    )
    title = Text("Regio's in cijfers", "Regions in figures")
    return view.table("H3c", title, rows, columns, summed=("gemeenten", "inwoners", "locaties", "plekken_asiel"))


_LOOSE = Text("niet toegewezen", "unassigned")


_SOURCES = {
    (True, False): Text("opening", "opening"),
    (False, True): Text("eind", "end"),
    (True, True): Text("opening en eind", "opening and end"),
}


def _filling(view: _View) -> AnnexTable:
    """H4a: which locations are new, continue or end (A14, A15); without a status they are incomplete.

    A location that is not open has no places on the day; what it will open with stands beside it.
    """
    rows = view.locations
    rows = rows[rows["status"].notna()]
    periods = view.s.plan["capaciteitsperioden"]
    dates = from_periods(rows, periods)
    taken = zip(dates["open_uit"], dates["eind_uit"], strict=True)
    rows = rows.assign(
        totaal=rows["totaal"].where(rows["open"], 0),
        uit=[view.text(_SOURCES[found]) if found in _SOURCES else None for found in taken],
        **dates[["open_dat", "bo_eind"]],
        **coming(rows, periods, view.s.day),
    )
    columns = (
        _REGIO, _LOC, _GM, _type(view), _of(LOCATIONS, "status"), _of(LOCATIONS, "zekerheid"),
        _col("totaal", "int", "plekken op de peildatum", "places on the reference date", "plekken"),
        _col("straks", "int", "plekken bij opening", "places at opening", "plekken"),
        _col("vanaf", "date", "vanaf", "from"),
        _of(LOCATIONS, "open_dat"), _of(LOCATIONS, "bo_eind"),
        _col("uit", "text", "datum uit capaciteitsperioden", "date from capacity periods"),
    )  # fmt: skip
    return view.table(
        "H4a",
        Text("Invulling met opvanglocaties", "Filling with reception locations"),
        rows,
        columns,
        summed=("totaal",),
        parts=(
            ("locatie", "regio", "gemeente", "type", "status", "zekerheid"),
            (
                "locatie",
                "totaal",
                "straks",
                "vanaf",
                "open_dat",
                "bo_eind",
                *(["uit"] if rows["uit"].notna().any() else []),
            ),
        ),
    )


def _arrangements(view: _View) -> AnnexTable:
    """H4b: roles per regional location and satellite (A23), of those that are in H4a (A15)."""
    rows = view.locations[view.locations["status"].notna()]
    if view.s.regime == "2020":
        rows = rows[rows["type_2020"].isin(["rol", "satelliet"])]
    columns = (_LOC, _type(view), *(_of(LOCATIONS, n) for n in ("eigendom", "beheer", "exploitant", "diensten",
                                                                 "financien")))  # fmt: skip
    title = Text("Inrichting per locatie", "Arrangements per location")
    return view.table("H4b", title, rows, columns)


def _flexible(view: _View) -> AnnexTable:
    """H5: flexible forms and what was agreed about them."""
    rows = view.locations
    rows = rows[rows["flexvorm"].notna()]
    groups = frame_of(view.s.plan, TARGET_GROUPS.name)
    label = {code.code: view.text(code.label) for code in capacity_codes.TARGET_GROUP}
    names = [[label.get(g, g) for g in groups.loc[groups["loc_id"] == loc, "doelgroep"]] for loc in rows["loc_id"]]
    rows = rows.assign(doelgroepen=[", ".join(sorted(group)) or None for group in names])
    columns = (
        _LOC, _of(LOCATIONS, "flexvorm"), _col("doelgroepen", "text", "doelgroepen", "target groups"),
        _of(LOCATIONS, "eigendom"), _of(LOCATIONS, "beheer"), _of(LOCATIONS, "diensten"),
    )  # fmt: skip
    return view.table("H5", Text("Flexibele opvangvormen", "Flexible forms"), rows, columns)


def _reserve(view: _View) -> AnnexTable:
    """H6: reserve capacity (A25)."""
    rows = view.s.plan["reservecapaciteit"]
    known = view.locations.set_index("loc_id")[["locatie", "regio"]]
    rows = rows[rows["loc_id"].isin(set(known.index))].join(known, on="loc_id")
    order = {value: place for place, value in enumerate(codes.CAPACITY_TYPE.values)}
    rows = rows.assign(_order=rows["captype"].map(order)).sort_values(["_order", "locatie"], kind="stable")
    columns = (
        _LOC, _REGIO,
        *(_of(RESERVE, n) for n in ("captype", "beschikbaarheid", "plekken", "inzet_dgn")),
        _of(RESERVE, "eur_plekdg", label=Text("€ per plek per dag in reserve", "€ per place per day in reserve")),
        _of(RESERVE, "omstandigh"),
    )  # fmt: skip
    title = Text("Reservecapaciteit", "Reserve capacity")
    return view.table("H6", title, rows, columns, summed=("plekken",))


def _no_quarters() -> AnnexTable:
    names = {"kwartaal": ("kwartaal", "quarter"), "nodig": ("nodig", "needed"),
             "beschikbaar": ("beschikbaar", "available"), "saldo": ("saldo", "balance")}  # fmt: skip
    kinds: Mapping[str, Kind] = {"kwartaal": "text"}
    columns = tuple(_col(name, kinds.get(name, "int"), nl, en) for name, (nl, en) in names.items())
    frame = pd.DataFrame({c.name: pd.Series(dtype=c.dtype) for c in columns})
    title = Text("Ontwikkeling per kwartaal", "Development per quarter")
    return AnnexTable("H7a", title, columns, frame, missing=_NO_QUARTERS)


def _milestones(view: _View) -> AnnexTable:
    """H7b: milestones and decisions (A33)."""
    rows = frame_of(view.s.plan, MILESTONES.name)
    known = [is_unknown(loc) or loc in view.s.location_name for loc in rows["loc_id"]]
    rows = rows[pd.Series(known, index=rows.index, dtype=bool)]
    rows = rows.assign(locatie=[view.s.location_name.get(loc) for loc in rows["loc_id"]]).sort_values("datum")
    columns = (*(_of(MILESTONES, n) for n in ("datum", "soort", "gremium", "besluit")), _LOC)
    title = Text("Mijlpalen en besluitmomenten", "Milestones and decisions")
    return view.table("H7b", title, rows, columns)


def _questions(view: _View) -> AnnexTable:
    """H8: questions still open, and who acts (A43)."""
    rows = frame_of(view.s.plan, SIGNALS.name)
    rows = view.shown(rows, ["actiehouder"])
    columns = tuple(_of(SIGNALS, n) for n in ("vraagstuk", "soort", "niveau", "actiehouder", "termijn", "status"))
    title = Text("Vraagstukken en actiehouders", "Questions and who acts")
    return view.table("H8", title, rows.sort_values("termijn"), columns)


def _findings(view: _View) -> AnnexTable:
    """What the rules found, with the justification where one was given."""
    rows = findings_list(view.assessment, view.language, private=view.private)
    columns = (
        _col("ernst", "text", "ernst", "severity", code_list=codes.SEVERITY),
        _col("code", "text", "regel", "rule"),
        _col("onderwerp", "text", "onderwerp", "subject"),
        _REGIO,
        _col("bericht", "text", "bevinding", "finding"),
        _col("reden", "text", "onderbouwing", "justification"),
    )
    title = Text("Bevindingen en onderbouwing", "Findings and justification")
    none = Text("Er zijn geen bevindingen.", "There are no findings.")
    parts = (("ernst", "code", "onderwerp", "bericht", "reden"),)
    return view.table("Toetsing", title, rows, columns, missing=none, parts=parts)


def _incomplete(view: _View) -> AnnexTable:
    """What the format asks for and the plan does not have yet, per location and region (A11, A13, A23)."""
    rows = incomplete_list(view.s, view.language)
    columns = (
        _col("soort", "text", "soort", "kind"),
        _col("naam", "text", "naam", "name"),
        _col("ontbreekt", "text", "ontbreekt", "missing"),
    )
    title = Text("Ontbrekende gegevens", "Missing data")
    none = Text("Er ontbreekt niets.", "Nothing is missing.")
    return view.table("Onvolledig", title, rows, columns, missing=none)


_BUILDERS: tuple[Callable[[_View], AnnexTable], ...] = (
    _current_locations, _need, _regions, _municipalities, _region_figures, _filling, _arrangements, _flexible,
    _reserve, _milestones, _questions, _findings, _incomplete,
)  # fmt: skip
