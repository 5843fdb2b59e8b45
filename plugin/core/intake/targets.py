# SPDX-License-Identifier: GPL-2.0-or-later
"""Half-yearly targets of municipalities from a table (``importtargets``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pandas as pd

from ..errors import InputError
from ..model.identifiers import clean_text
from ..model.plan import Plan
from ..model.tables import MUNICIPALITIES, TARGETS
from ..progress import SILENT, Progress
from ..wording import Text, is_unknown
from .cells import Finder, Row, fields_of, require_fields
from .rows import Sieve, each_row

GUESSES: Mapping[str, tuple[str, ...]] = {
    "gm_code": ("gm_code", "gemeentecode", "gemeente", "gm_naam", "gemeentenaam", "code"),
    "halfjaar": ("halfjaar", "half-year", "periode"),
    "taakst": ("taakst", "taakstelling", "target"),
    "achterst": ("achterst", "achterstand", "backlog"),
    "gehuisv": ("gehuisv", "gehuisvest", "realisatie", "gerealiseerd", "housed"),
    "tussenvoorz": ("tussenvoorz", "tussenvoorziening", "tussenvoorzieningen"),
    "gekoppeld": ("gekoppeld", "koppelingen", "matched"),
    "weken": ("weken", "weken tot huisvesting", "weeks"),
    "weken_gezin": ("weken_gezin", "weken gezinshereniging", "weeks family"),
}
"""Usual names per column."""

_FIGURES = ("taakst", "achterst", "gehuisv", "tussenvoorz", "gekoppeld", "weken", "weken_gezin")
_HALVES = {"1": "1", "i": "1", "2": "2", "ii": "2"}
_FORMS = (
    re.compile(r"(?P<y>\d{4})\s*[-/ ]?\s*h?(?P<h>1|2|ii|i)", re.IGNORECASE),
    re.compile(r"h(?P<h>[12])\s*[-/ ]?\s*(?P<y>\d{4})", re.IGNORECASE),
    re.compile(r"(?P<h>[12])e?\s+(?:helft|halfjaar)\s+(?:van\s+)?(?P<y>\d{4})", re.IGNORECASE),
    re.compile(r"(?P<h>eerste|tweede)\s+(?:helft|halfjaar)\s+(?:van\s+)?(?P<y>\d{4})", re.IGNORECASE),
)
_BAD_HALF = Text(
    "‘{value}’ is geen halfjaar. Schrijf 2027-I of 2027-II.", "‘{value}’ is not a half-year. Write 2027-I or 2027-II."
)
_NO_HALF = Text(
    "Kies het halfjaar, of geef een kolom ‘halfjaar’.", "Choose the half-year, or give a column ‘halfjaar’."
)
_NO_FIGURE = Text("De rij bevat geen enkel cijfer.", "The row holds no figure at all.")
_THERE = Text(
    "{code} heeft al cijfers voor {half}. Kies ‘vervangen’ om ze bij te werken.",
    "{code} already has figures for {half}. Choose ‘replace’ to update them.",
)
_TWICE = Text("{code} staat twee keer in de invoer voor {half}.", "{code} is in the input twice for {half}.")
_REPLACED = Text("{n:int} rijen vervangen eerdere cijfers.", "{n:int} rows replace earlier figures.")
_NEIGHBOUR = Text(
    "{code} hoort niet bij dit plan (het is een buurgemeente).", "{code} is no part of this plan (a neighbour)."
)
_BUSY = Text("Taakstellingen lezen", "Reading targets")


def parse_half_year(value: object) -> str | None:
    """Read a half-year as it is stored (``2027-1``): ``2027-I``, ``2027H2``, ``1e helft 2027``.

    A date is refused: spreadsheets make 1 February of ``2027-2``, which means the second half.
    """
    if is_unknown(value) or isinstance(value, date):
        return None
    text = clean_text(value).casefold()
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            half = {"eerste": "1", "tweede": "2"}.get(match["h"]) or _HALVES[match["h"]]
            return f"{match['y']}-{half}"
    return None


def import_targets(
    plan: Plan,
    rows: pd.DataFrame,
    fields: Mapping[str, str] | None = None,
    *,
    half_year: str | None = None,
    replace: bool = False,
    progress: Progress = SILENT,
) -> tuple[pd.DataFrame, Sieve]:
    """Read targets and realisation per municipality; each row is accepted, or rejected with every reason.

    Parameters
    ----------
    plan : with ``gemeenten`` and ``taakstellingen``
    rows : a municipality (code in any spelling, or name) and at least one figure; see :data:`GUESSES`
    fields : target → column, for columns with other names
    half_year : for rows without one
    replace : bool
        Whether rows may take the place of rows with the same municipality and half-year. A figure
        that the new row leaves empty keeps its earlier value.

    Returns
    -------
    (rows for table ``taakstellingen``, Sieve); the caller replaces rows with the same key.

    Raises
    ------
    InputError
        When there is no column for the municipality or the target, or no half-year.
    """
    reader = _Reader(plan, rows, fields_of(rows, GUESSES, fields), half_year, replace=replace)
    for number, cells in each_row(rows, _BUSY, progress):
        reader.read(number, cells)
    return reader.imported()


class _Reader:
    """Reads one row after the other; knows the plan's municipalities and their figures."""

    def __init__(
        self, plan: Plan, rows: pd.DataFrame, fields: Mapping[str, str], half_year: str | None, *, replace: bool
    ) -> None:
        require_fields(rows, fields, ("gm_code", "taakst"))
        self._default = parse_half_year(half_year)
        if half_year and self._default is None:
            raise InputError(_BAD_HALF, value=half_year)
        if self._default is None and "halfjaar" not in fields:
            raise InputError(_NO_HALF)
        self._fields, self._replace = fields, replace
        self._sieve = Sieve(rows.drop(columns="geom", errors="ignore"))
        self._municipalities = Finder.of_municipalities(plan[MUNICIPALITIES.name])
        self._own = set(plan.municipalities["gm_code"])
        present = plan[TARGETS.name]
        keys = zip(present["gm_code"], present["halfjaar"], strict=True)
        self._present = dict(zip(keys, present.to_dict("records"), strict=True))
        self._accepted: dict[tuple[str, str], dict[str, object]] = {}
        self._replaced = 0

    def read(self, number: int, cells: Mapping[str, object]) -> None:
        """Accept or reject one row."""
        row = Row(self._sieve, number, cells, self._fields)
        code = self._municipalities.find(row, "gm_code")
        if code is not None and code not in self._own:
            row.reject(_NEIGHBOUR, code=code)
        half = self._half_year(row)
        values = {name: row.value(TARGETS.column(name)) for name in _FIGURES}
        if not row.rejected and all(value is None for value in values.values()):
            row.reject(_NO_FIGURE)
        if code is None or half is None or row.rejected:
            return
        if (code, half) in self._accepted:
            row.reject(_TWICE, code=code, half=half)
            return
        earlier = self._present.get((code, half))
        if earlier is not None:
            if not self._replace:
                row.reject(_THERE, code=code, half=half)
                return
            self._replaced += 1
            values = {name: earlier[name] if value is None else value for name, value in values.items()}
        self._accepted[code, half] = {"gm_code": code, "halfjaar": half, **values}

    def _half_year(self, row: Row) -> str | None:
        raw = row.raw("halfjaar")
        if raw is None and self._default is not None:
            return self._default
        half = parse_half_year(raw)
        if half is None:
            row.reject(_BAD_HALF, value=row.text("halfjaar"))
        return half

    def imported(self) -> tuple[pd.DataFrame, Sieve]:
        """What was accepted, with remarks."""
        if self._replaced:
            self._sieve.remark(_REPLACED, n=self._replaced)
        return TARGETS.frame(pd.DataFrame(list(self._accepted.values()))), self._sieve
