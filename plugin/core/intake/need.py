# SPDX-License-Identifier: GPL-2.0-or-later
"""Need for reception places from a table (``importneed``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median

import pandas as pd

from ..capacity.quarters import Quarter, Window
from ..errors import InputError
from ..model.capacity_codes import SCENARIO, TYPE_GROUP
from ..model.capacity_tables import NEED, PROGNOSES
from ..model.identifiers import folded_name, municipality_code, province_code
from ..model.plan import Plan
from ..model.tables import REGIONS
from ..progress import SILENT, Progress
from ..wording import Text, is_unknown, known_int
from .cells import Row, fields_of, require_fields
from .rows import Sieve, each_row

GUESSES: Mapping[str, tuple[str, ...]] = {
    "gebied_code": ("gebied_code", "gebied", "provincie", "pv_code", "provinciecode", "area"),
    "typegroep": ("typegroep", "type", "soort"),
    "datum": ("datum", "vanaf", "kwartaal", "date", "peildatum"),
    "scenario": ("scenario",),
    "plekken": ("plekken", "behoefte", "benodigd", "nodig", "plaatsen", "places"),
    "laag": ("laag", "low"),
    "midden": ("midden", "middle"),
    "hoog": ("hoog", "high"),
    "versie": ("versie", "prognose", "prognoseversie", "version"),
    "vrijwillig": ("vrijwillig", "vrijwillig extra"),
}
"""Usual names per column. Scenarios stand in a column ``scenario`` or in three columns."""

COUNTRY = "NL"

_STILL_HOLDS = timedelta(days=366)
"""A figure is carried on; a file that ends longer than this before the window is of another year."""

_COUNTRY_NAMES = frozenset({"nl", "nl00", "nederland", "land", "landelijk", "country"})
_PROVINCES = {
    "groningen": "PV20", "fryslan": "PV21", "friesland": "PV21", "drenthe": "PV22", "overijssel": "PV23",
    "flevoland": "PV24", "gelderland": "PV25", "utrecht": "PV26", "noord holland": "PV27",
    "zuid holland": "PV28", "zeeland": "PV29", "noord brabant": "PV30", "brabant": "PV30", "limburg": "PV31",
}  # fmt: skip
_GROUPS = {
    "gvl satelliet": "gvl_satelliet", "gvl en satelliet": "gvl_satelliet", "gvl s satellietlocaties": "gvl_satelliet",
    "gvl satellietlocaties": "gvl_satelliet", "regionaal": "rol", "rol s": "rol", "alle": "totaal", "": "totaal",
}  # fmt: skip

_NO_VERSION = Text(
    "Geef de prognoseversie, of een kolom ‘versie’.", "Give the prognosis version, or a column ‘versie’."
)
_OTHER_PERIOD = Text(
    "Dit bestand gaat over {first} t/m {last}, het plan over {start} t/m {end}.",
    "This file is about {first} to {last}, the plan about {start} to {end}.",
)
_CHOOSE_OTHER = Text(
    "Kies het goede bestand of pas de planperiode aan.", "Choose the right file or change the planning window."
)
_OUTSIDE = Text("{n:int} rijen vallen na de planperiode.", "{n:int} rows are after the planning window.")
_NO_AREA = Text("‘{value}’ is geen provincie en niet het land.", "‘{value}’ is neither a province nor the country.")
_DERIVED = Text(
    "‘{value}’: behoefte per regio en gemeente wordt afgeleid uit die van de provincie en niet ingelezen.",
    "‘{value}’: need per region and municipality follows from the province's and is not imported.",
)
_STRANGER = Text("{code} hoort niet bij dit plan.", "{code} does not belong to this plan.")
_BAD_GROUP = Text(
    "‘{value}’ is geen typegroep. Kies uit: {known}.", "‘{value}’ is not a type group. Choose from: {known}."
)
_THERE = Text(
    "Deze behoefte is er al: {area}, {group}, {day}, {scenario} ({version}). Kies ‘vervangen’ om haar bij te werken.",
    "This need is already there: {area}, {group}, {day}, {scenario} ({version}). Choose ‘replace’ to update it.",
)
_TWICE = Text(
    "Deze behoefte staat twee keer in de invoer: {area}, {group}, {day}, {scenario} ({version}).",
    "This need is in the input twice: {area}, {group}, {day}, {scenario} ({version}).",
)
_REPLACED = Text("{n:int} cijfers vervangen eerdere.", "{n:int} figures replace earlier ones.")
_OUT_OF_ORDER = Text(
    "{n:int} keer loopt de behoefte niet op van laag via midden naar hoog, ook met wat doorloopt: {rows}.",
    "{n:int} times the need does not rise from low by middle to high, with what is carried on: {rows}.",
)
_LARGE, _FAR_SMALLER = 1_000, 100
_FAR_TOO_SMALL = Text(
    "De behoefte van {area} is hoogstens {places:int}, die van de andere provincies meestal rond {usual:int}. "
    "Staan de cijfers in duizendtallen?",
    "The need of {area} is at most {places:int}, that of the other provinces mostly about {usual:int}. "
    "Are the figures in thousands?",
)
_MIDDLE = Text("Zonder scenario is ‘midden’ aangenomen.", "Without a scenario ‘middle’ was assumed.")
_BUSY = Text("Behoefte lezen", "Reading need")


@dataclass(frozen=True)
class NeedInput:
    """How to read the rows.

    Parameters
    ----------
    version : prognosis version of rows without one
    issued : date of the prognosis, for the table ``prognoses``
    source : where it comes from
    fields : target → column, for columns with other names
    replace : bool
        Whether figures may take the place of those of the same version, area, type group, date and
        scenario. What the new row leaves empty keeps its earlier value.
    """

    version: str = ""
    issued: date | None = None
    source: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    replace: bool = False


@dataclass(frozen=True)
class ImportedNeed:
    """Rows for ``behoefte``, where a key that is there is replaced; to append to ``prognoses``; the sieve."""

    need: pd.DataFrame
    prognoses: pd.DataFrame
    sieve: Sieve


def import_need(
    plan: Plan, rows: pd.DataFrame, how: NeedInput | None = None, *, progress: Progress = SILENT
) -> ImportedNeed:
    """Read need per province or for the country; each row is accepted, or rejected with every reason.

    Earlier versions stay (A32): figures that are there already are changed only with ``how.replace``.

    Parameters
    ----------
    plan : with ``gemeenten``, and ``behoefte`` and ``prognoses`` where it has them
    rows : see :data:`GUESSES`; without a type group a figure is for all types
    how : NeedInput

    Raises
    ------
    InputError
        Without a column for area, date or places, without a version, or when every date lies
        outside the planning window: a file of another year.
    """
    reader = _Reader(plan, rows, how or NeedInput())
    for number, cells in each_row(rows, _BUSY, progress):
        reader.read(number, cells)
    return reader.imported()


class _Reader:
    """Reads one row after the other; knows the plan's provinces, window and earlier versions."""

    def __init__(self, plan: Plan, rows: pd.DataFrame, how: NeedInput) -> None:
        self._fields = fields_of(rows, GUESSES, how.fields)
        self._wide = [s for s in SCENARIO.values if s in self._fields and "plekken" not in self._fields]
        require_fields(rows, self._fields, ("gebied_code", "datum", *(() if self._wide else ("plekken",))))
        if not how.version.strip() and "versie" not in self._fields:
            raise InputError(_NO_VERSION)
        self._how, self._plan = how, plan
        self._sieve = Sieve(rows.drop(columns="geom", errors="ignore"))
        self._provinces = {code for code in plan.municipalities["pv_code"] if isinstance(code, str)}
        self._regions = {
            folded_name(name) for column in ("regio_id", "regio_nm") for name in plan[REGIONS.name][column]
        }
        present = plan[NEED.name]
        keys = present[list(NEED.key)].itertuples(index=False, name=None)
        self._present = dict(zip(keys, present.to_dict("records"), strict=True))
        self._accepted: dict[tuple[object, ...], dict[str, object]] = {}
        self._remarked: Counter[Text] = Counter()
        self._days: list[date] = []

    def read(self, number: int, cells: Mapping[str, object]) -> None:
        """Accept or reject one row; one with three scenarios becomes three."""
        row = Row(self._sieve, number, cells, self._fields)
        common = {**self._area(row), "typegroep": self._group(row), "datum": self._day(row)}
        common["versie"] = row.text("versie") or self._how.version.strip() or None
        if is_unknown(common["versie"]):
            row.reject(_NO_VERSION)
        common["vrijwillig"] = row.value(NEED.column("vrijwillig"))
        made = [{**common, "scenario": s, "plekken": places} for s, places in self._figures(row)]
        if isinstance(common["datum"], date):
            self._days.append(common["datum"])
        if row.rejected:
            return
        keyed = {tuple(values[name] for name in NEED.key): values for values in made}
        for key, values in keyed.items():
            if key in self._accepted:
                self._refuse(row, _TWICE, values)
            elif key in self._present and not self._how.replace:
                self._refuse(row, _THERE, values)
        if not row.rejected:
            self._accepted |= {key: self._with_earlier(key, values) for key, values in keyed.items()}

    def _with_earlier(self, key: tuple[object, ...], values: dict[str, object]) -> dict[str, object]:
        """The values of a row; what it leaves empty as it was."""
        earlier = self._present.get(key, {})
        return {name: earlier.get(name) if value is None else value for name, value in values.items()}

    def _area(self, row: Row) -> dict[str, object]:
        text = row.text("gebied_code")
        folded = folded_name(text)
        if folded in _COUNTRY_NAMES:
            return {"gebied_soort": "land", "gebied_code": COUNTRY}
        code = province_code(text) or _PROVINCES.get(folded)
        if code in self._provinces:
            return {"gebied_soort": "provincie", "gebied_code": code}
        if code is not None:
            row.reject(_STRANGER, code=code)
        elif folded in self._regions or municipality_code(text):
            row.reject(_DERIVED, value=text)
        else:
            row.reject(_NO_AREA, value=text)
        return {"gebied_soort": None, "gebied_code": None}

    def _group(self, row: Row) -> str | None:
        text = row.text("typegroep")
        found = TYPE_GROUP.find(text)
        group = found.code if found else _GROUPS.get(folded_name(text))
        if group is None:
            row.reject(_BAD_GROUP, value=text, known=list(TYPE_GROUP.values))
        return group

    def _day(self, row: Row) -> date | None:
        quarter = Quarter.parse(row.text("datum"))
        return quarter.first if quarter else row.day(NEED.column("datum"), required=True)

    def _figures(self, row: Row) -> Iterator[tuple[str | None, int | None]]:
        """Scenario and places; an empty scenario column of three is left out."""
        places = NEED.column("plekken")
        for scenario in self._wide:
            if row.raw(scenario) is not None:
                yield scenario, row.count(places, target=scenario)
        if self._wide:
            if not any(row.raw(scenario) is not None for scenario in self._wide):
                row.count(places, target=self._wide[0], required=True)
            return
        name = row.value(NEED.column("scenario"))
        if row.raw("scenario") is None:
            self._remarked[_MIDDLE] += 1
            name = "midden"
        yield name if isinstance(name, str) else None, row.count(places, required=True)

    def _refuse(self, row: Row, reason: Text, values: Mapping[str, object]) -> None:
        row.reject(
            reason,
            area=values["gebied_code"],
            group=TYPE_GROUP.label(values["typegroep"]),
            day=values["datum"],
            scenario=SCENARIO.label(values["scenario"]),
            version=values["versie"],
        )

    def imported(self) -> ImportedNeed:
        """What was accepted, with remarks.

        Raises
        ------
        InputError
            When every date lies outside the planning window.
        """
        self._check_window()
        for text in self._remarked:
            self._sieve.remark(text)
        replaced = len(self._accepted.keys() & self._present.keys())
        if replaced:
            self._sieve.remark(_REPLACED, n=replaced)
        self._check_order()
        self._check_size()
        known = set(self._plan[PROGNOSES.name]["versie"])
        new = sorted({str(row["versie"]) for row in self._accepted.values()} - known)
        prognoses = [{"versie": name, "datum": self._how.issued, "bron": self._how.source or None} for name in new]
        return ImportedNeed(
            NEED.frame(pd.DataFrame(list(self._accepted.values()))),
            PROGNOSES.frame(pd.DataFrame(prognoses)),
            self._sieve,
        )

    def _check_order(self) -> None:
        """Say where a lower scenario is higher, with the figures that are there already and what is carried on."""
        figures: dict[tuple[object, ...], dict[object, dict[date, int]]] = {}
        for (version, kind, area, group, day, scenario), row in {**self._present, **self._accepted}.items():
            places = known_int(row["plekken"])
            if places is not None and isinstance(day, date):
                own = figures.setdefault((version, kind, area, group), {})
                own.setdefault(scenario, {})[day] = places
        odd = []
        for series in dict.fromkeys(key[:4] for key in self._accepted):
            own = figures.get(series, {})
            for day in sorted({day for days in own.values() for day in days}):
                held = [_held(own[scenario], day) for scenario in SCENARIO.values if scenario in own]
                there = [number for number in held if number is not None]
                if there != sorted(there):
                    odd.append(f"{series[2]} {series[3]} {day}")
        if odd:
            self._sieve.remark(_OUT_OF_ORDER, n=len(odd), rows=odd)

    def _check_size(self) -> None:
        """Say which province is far smaller than the others: figures in thousands, or columns that were shifted."""
        most: dict[str, int] = {}
        for row in self._accepted.values():
            places = known_int(row["plekken"])
            if row["gebied_soort"] == "provincie" and places is not None:
                area = str(row["gebied_code"])
                most[area] = max(most.get(area, 0), places)
        for area, highest in sorted(most.items()):
            others = [number for other, number in most.items() if other != area]
            usual = median(others) if others else 0
            if usual >= _LARGE and highest * _FAR_SMALLER < usual:
                self._sieve.remark(_FAR_TOO_SMALL, area=area, places=highest, usual=int(usual))

    def _check_window(self) -> None:
        """Refuse a file of another year; a figure of shortly before the window still holds in it."""
        settings = self._plan.settings
        start: date | None = settings["planperiode_van"] or self._plan.reference_date
        if not self._days or start is None:
            return
        window = Window.of(start, end=settings["planperiode_tot"])
        if min(self._days) > window.last or max(self._days) < window.first - _STILL_HOLDS:
            raise InputError(
                _OTHER_PERIOD,
                _CHOOSE_OTHER,
                first=min(self._days),
                last=max(self._days),
                start=window.first,
                end=window.last,
            )
        late = sum(day > window.last for day in self._days)
        if late:
            self._sieve.remark(_OUTSIDE, n=late)


def _held(figures: Mapping[date, int], day: date) -> int | None:
    """The figure that holds on a day: that of the last date up to it."""
    past = [since for since in figures if since <= day]
    return figures[max(past)] if past else None
