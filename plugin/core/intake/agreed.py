# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers agreed per region and municipality from a table, also a national one as published (``importagreed``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from ..errors import InputError
from ..model.identifiers import clean_text, folded_name, municipality_code
from ..model.offer_tables import AGREED
from ..model.plan import Plan
from ..progress import SILENT, Progress, stop_if_cancelled
from ..wording import Text, is_unknown
from .cells import Finder, Row, fields_of, require_fields
from .rows import Sieve

GUESSES: Mapping[str, tuple[str, ...]] = {
    "gemeente": ("gm_code", "gemeentecode", "code", "gemeente", "gemeentenaam", "gm_naam"),
    "naam": ("gemeente", "gemeentenaam", "gm_naam", "naam"),
    "regio": ("regio_id", "regio", "regionaam"),
    "gebied": ("gebied_code", "gebied"),
    "plekken": (
        "plekken", "opgave", "afgesproken", "aantal", "aantal plekken", "opvangplekken", "opvangplaatsen",
        "aantal opvangplaatsen", "aantal opvangplekken", "aantal asielzoekers", "verdeling",
    ),
    "amv": ("amv", "waarvan amv", "aantal amv", "amv's", "opvangplaatsen amv"),
    "datum": ("datum", "vanaf", "ingangsdatum", "peildatum"),
    "orgaan": ("orgaan", "gremium", "vastgesteld door"),
    "besluit_dat": ("besluit_dat", "besluitdatum", "datum besluit"),
    "bron": ("bron", "vindplaats"),
}  # fmt: skip
"""Usual names per column. A column with codes leads; where a cell of it is empty the name counts."""

_TOTALS = frozenset({"totaal", "total", "nederland", "som", "totaal generaal", "eindtotaal", "heel nederland"})
_NO_AREA_COLUMN = Text(
    "Geen kolom voor de gemeente of de regio gevonden; wel: {columns}.",
    "No column was found for the municipality or the region; there are: {columns}.",
)
_NO_DATE = Text("Geef de dag vanaf wanneer de opgaven gelden.", "Give the day from which the numbers hold.")
_NO_AREA = Text("De rij noemt geen gemeente of regio.", "The row names no municipality or region.")
_NO_REGION = Text("‘{value}’ is geen regio van dit plan.", "‘{value}’ is not a region of this plan.")
_MINORS = Text(
    "Meer amv ({minors:int}) dan plekken ({places:int}).",
    "More unaccompanied minors ({minors:int}) than places ({places:int}).",
)
_TWICE = Text(
    "De opgave van {area} vanaf {day} staat twee keer in de invoer.",
    "The number of {area} from {day} is in the input twice.",
)
_THERE = Text(
    "{area} heeft al een opgave vanaf {day}. Kies ‘vervangen’ om haar bij te werken.",
    "{area} already has a number from {day}. Choose ‘replace’ to update it.",
)
_REPLACED = Text("{n:int} opgaven vervangen eerdere.", "{n:int} numbers replace earlier ones.")
_OTHERS = Text(
    "{n:int} rijen gaan over gemeenten die niet bij dit plan horen; die zijn overgeslagen.",
    "{n:int} rows are about municipalities that are no part of this plan; these were left out.",
)
_TOTAL_FITS = Text(
    "De rij met het totaal ({total:int}) klopt met de {n:int} rijen erboven.",
    "The row with the total ({total:int}) agrees with the {n:int} rows above it.",
)
_TOTAL_DIFFERS = Text(
    "De rij met het totaal zegt {total:int}; de rijen zijn samen {sum:int} ({difference:signed}).",
    "The row with the total says {total:int}; the rows are {sum:int} together ({difference:signed}).",
)
_BUSY = Text("Opgaven lezen", "Reading agreed numbers")


@dataclass(frozen=True)
class AgreedInput:
    """How to read the rows.

    Parameters
    ----------
    since : day from which the numbers hold, of rows without one
    body : code of the body that decided, of rows without one
    decided : decision date, of rows without one
    source : where it comes from
    fields : target → column, for columns with other names
    replace : bool
        Whether a number may take the place of one of the same area and day. What the new row leaves empty keeps
        its earlier value.
    """

    since: date | None = None
    body: str | None = None
    decided: date | None = None
    source: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    replace: bool = False


def import_agreed(
    plan: Plan, rows: pd.DataFrame, how: AgreedInput | None = None, *, progress: Progress = SILENT
) -> tuple[pd.DataFrame, Sieve]:
    """Read agreed numbers; each row about the plan is accepted, or rejected with every reason.

    Rows about municipalities elsewhere in the country are left out and counted; a row with the total is compared
    with the others.

    Parameters
    ----------
    plan : with ``gemeenten``, ``regios`` and ``opgaven``
    rows : see :data:`GUESSES`

    Returns
    -------
    (rows for table ``opgaven``, Sieve); the caller replaces rows with the same key.

    Raises
    ------
    InputError
        Without a column for the area or the number, or without a day.
    """
    reader = _Reader(plan, rows, how or AgreedInput())
    for number, row in enumerate(reader.rows):
        stop_if_cancelled(progress)
        progress.report(number / len(reader.rows), _BUSY)
        reader.read(row)
    progress.report(1.0)
    return reader.imported()


class _Reader:
    """Reads one row after the other; knows the plan's municipalities, regions and numbers."""

    def __init__(self, plan: Plan, rows: pd.DataFrame, how: AgreedInput) -> None:
        self._fields, self._how = fields_of(rows, GUESSES, how.fields), how
        areas = ("gemeente", "naam", "regio", "gebied")
        if not any(name in self._fields for name in areas):
            raise InputError(_NO_AREA_COLUMN, columns=[str(name) for name in rows.columns if name != "geom"])
        require_fields(rows, self._fields, ("plekken",))
        if how.since is None and "datum" not in self._fields:
            raise InputError(_NO_DATE)
        own, regions = plan.municipalities, plan.regions
        self._towns = Finder.of_municipalities(own)
        self._own = set(own["gm_code"])
        self._regions = {
            folded_name(value): str(code)
            for name in ("regio_nm", "regio_id")
            for code, value in zip(regions["regio_id"], regions[name], strict=True)
        }
        present = plan[AGREED.name]
        keys = present[list(AGREED.key)].itertuples(index=False, name=None)
        self._present = dict(zip(keys, present.to_dict("records"), strict=True))
        self._accepted: dict[tuple[object, ...], dict[str, object]] = {}
        self._replaced = 0
        self._sieve = Sieve(rows.drop(columns="geom", errors="ignore"))
        records = [{str(name): value for name, value in cells.items()} for cells in self._sieve.rows.to_dict("records")]
        self.rows = [Row(self._sieve, number, cells, self._fields) for number, cells in enumerate(records)]
        self._set_apart()

    def _set_apart(self) -> None:
        """Leave out what is not about the plan; a total that is given is compared with all rows."""
        scratch, places = Sieve(self._sieve.rows), AGREED.column("plekken")
        counts = {row.number: replace(row, sieve=scratch).count(places) for row in self.rows}
        totals = {row.number for row in self.rows if self._is_total(row)}
        elsewhere = {row.number for row in self.rows if self._is_elsewhere(row)} - totals
        known = [count for number, count in counts.items() if count is not None and number not in totals]
        for number in sorted(totals):
            self._compare(counts[number], known)
        if elsewhere:
            self._sieve.remark(_OTHERS, n=len(elsewhere))
        self._sieve.left_out |= totals | elsewhere
        self.rows = [row for row in self.rows if row.number not in self._sieve.left_out]

    def _compare(self, total: int | None, numbers: list[int]) -> None:
        if total is None:
            return
        difference = total - sum(numbers)
        text = _TOTAL_DIFFERS if difference else _TOTAL_FITS
        self._sieve.remark(text, total=total, sum=sum(numbers), n=len(numbers), difference=difference)

    def _is_total(self, row: Row) -> bool:
        return any(folded_name(row.text(name)) in _TOTALS for name in ("gemeente", "naam", "regio", "gebied"))

    def _is_elsewhere(self, row: Row) -> bool:
        """Whether a row gives the code of a municipality that is no part of the plan."""
        named = [row.text("gemeente")]
        if folded_name(row.text("gebied")) not in self._regions:
            named.append(row.text("gebied"))
        codes = [municipality_code(text) for text in named]
        return any(code is not None and code not in self._own for code in codes)

    def read(self, row: Row) -> None:
        """Accept or reject one row."""
        kind, code = self._area(row)
        day = row.day(AGREED.column("datum")) or self._how.since
        if day is None:
            row.reject(_NO_DATE)
        places, minors = (row.count(AGREED.column(name), required=name == "plekken") for name in ("plekken", "amv"))
        if places is not None and minors is not None and minors > places:
            row.reject(_MINORS, minors=minors, places=places)
        values = {"plekken": places, "amv": minors, **self._decision(row)}
        if not row.rejected and code is not None and day is not None:
            self._take(row, (kind, code, day), values)

    def _take(self, row: Row, key: tuple[str, str, date], values: dict[str, object]) -> None:
        earlier = self._present.get(key)
        if key in self._accepted:
            row.reject(_TWICE, area=key[1], day=key[2])
        elif earlier is not None and not self._how.replace:
            row.reject(_THERE, area=key[1], day=key[2])
        else:
            self._replaced += earlier is not None
            kept = earlier or {}
            values = {name: kept.get(name) if is_unknown(value) else value for name, value in values.items()}
            self._accepted[key] = {**dict(zip(AGREED.key, key, strict=True)), **values}

    def _decision(self, row: Row) -> dict[str, object]:
        """Body, date and source: of the row, else of the whole table."""
        given = {
            "orgaan": row.value(AGREED.column("orgaan")),
            "besluit_dat": row.day(AGREED.column("besluit_dat")),
            "bron": row.text("bron") or None,
        }
        usual = {"orgaan": self._how.body, "besluit_dat": self._how.decided, "bron": self._how.source or None}
        return {name: usual[name] if is_unknown(value) else value for name, value in given.items()}

    def _area(self, row: Row) -> tuple[str, str | None]:
        """The kind and code of the area; a municipality where one is named."""
        for name in ("gemeente", "naam"):
            if row.text(name):
                return "gemeente", self._towns.find(row, name)
        text = row.text("regio") or row.text("gebied")
        if not text:
            row.reject(_NO_AREA)
            return "gemeente", None
        region = self._regions.get(folded_name(text))
        if region is None and row.text("gebied"):
            return "gemeente", self._towns.find(row, "gebied")
        if region is None:
            row.reject(_NO_REGION, value=clean_text(text))
        return "regio", region

    def imported(self) -> tuple[pd.DataFrame, Sieve]:
        """What was accepted, with remarks."""
        if self._replaced:
            self._sieve.remark(_REPLACED, n=self._replaced)
        return AGREED.frame(pd.DataFrame(list(self._accepted.values()))), self._sieve
