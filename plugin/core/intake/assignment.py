# SPDX-License-Identifier: GPL-2.0-or-later
"""A regio-indeling from a table of municipalities and regions (``importassignment``)."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ..model.identifiers import clean_text, folded_name, municipality_code, same_code, slug, unique_id
from ..model.plan import Plan
from ..wording import Text
from .rows import Sieve, guess, refuse_twins, require_columns

GUESSES = {
    "gm_code": ("gm_code", "statcode", "gemeentecode", "code"),
    "gm_naam": ("gm_naam", "statnaam", "gemeente", "gemeentenaam", "naam"),
    "regio_id": ("regio_id", "regio", "regio_nm", "regionaam", "regiocode"),
    "regio_nm": ("regio_nm", "regionaam"),
}
"""Usual names per column; a region is known by its id or its name."""
_CODE, _NAME, _REGION, _REGION_NAME = GUESSES.values()

_NO_CODE = Text("‘{value}’ is geen gemeentecode.", "‘{value}’ is not a municipality code.")
_STRANGER = Text("{value} staat niet in dit plan.", "{value} is not in this plan.")
_NO_NAME = Text("Gemeente ‘{value}’ staat niet in dit plan.", "Municipality ‘{value}’ is not in this plan.")
_AMBIGUOUS = Text("‘{value}’ kan meer gemeenten zijn: {names}.", "‘{value}’ can be several municipalities: {names}.")
_REGIONS = Text("‘{value}’ kan meer regio's zijn: {names}.", "‘{value}’ can be several regions: {names}.")
_NEITHER = Text("Code en naam van de gemeente ontbreken.", "Code and name of the municipality are missing.")
_TWO_REGIONS = Text("{name} staat in twee regio's: {a} en {b}.", "{name} is in two regions: {a} and {b}.")
_FOLDED = Text(
    "‘{value}’ is gelezen als regio {region}.",
    "‘{value}’ was read as region {region}.",
)
_DIFFERENT = Text(
    "Code {code} is {name}, maar de naam in de rij is ‘{value}’.",
    "Code {code} is {name}, but the row's name is ‘{value}’.",
)
_RENAMED = Text(
    "Code {code} heet in dit plan {name}, in de rij ‘{value}’; de code telt.",
    "Code {code} is called {name} in this plan, ‘{value}’ in the row; the code counts.",
)


@dataclass(frozen=True)
class Assignment:
    """What a table says: region per municipality, names of regions, and the sieve.

    Municipalities the table does not mention are absent: a partial table leaves them as they are.
    """

    region_of: dict[str, str | None]
    names: dict[str, str]
    sieve: Sieve


def read_assignment(plan: Plan, rows: pd.DataFrame) -> Assignment:
    """Read a table of municipalities with their region; each row is accepted or rejected with the reason.

    Codes are read in every spelling; without a code column, names are matched, and names that fit
    several municipalities are refused with the possibilities. An empty region un-assigns. A region
    is its id in the plan, or its name (in any case); an unknown one becomes a new region.

    Raises
    ------
    InputError
        When there is no column for the municipality or for the region.
    """
    names = [str(name) for name in rows.columns]
    refuse_twins(names, (*_CODE, *_NAME, *_REGION, *_REGION_NAME))
    code_column, name_column = guess(names, _CODE), guess(names, _NAME)
    region_column = guess(names, _REGION) or _REGION[0]
    require_columns(rows, [region_column] + ([] if code_column or name_column else [_CODE[0]]))
    sieve = Sieve(rows.drop(columns="geom", errors="ignore"))
    finder = _Finder(plan, sieve)
    regions = _Regions(plan, sieve)
    title_column = guess([n for n in names if n != region_column], _REGION_NAME)
    told: dict[str, tuple[int, str | None]] = {}
    for number, row in enumerate(rows.to_dict("records")):
        code = finder.find(number, row, code_column, name_column)
        region = regions.find(number, clean_text(row[region_column]), clean_text(row.get(title_column or "")))
        if code is None or sieve.is_rejected(number):
            continue
        if code in told and told[code][1] != region:
            for position in (number, told[code][0]):
                sieve.reject(position, _TWO_REGIONS, name=finder.name[code], a=str(told[code][1]), b=str(region))
            continue
        told[code] = (number, region)
    accepted = {code: region for code, (number, region) in told.items() if not sieve.is_rejected(number)}
    used = {region for region in accepted.values() if region}
    return Assignment(accepted, {r: n for r, n in regions.names.items() if r in used}, sieve)


class _Finder:
    """Finds a municipality of the plan by code or name."""

    def __init__(self, plan: Plan, sieve: Sieve) -> None:
        frame = plan.municipalities
        self.name = dict(zip(frame["gm_code"], frame["gm_naam"], strict=True))
        self._sieve = sieve
        self._by_name: dict[str, list[str]] = {}
        for code, name in self.name.items():
            self._by_name.setdefault(folded_name(name), []).append(code)

    def find(
        self, number: int, row: dict[object, object], code_column: str | None, name_column: str | None
    ) -> str | None:
        code_text = clean_text(row.get(code_column)) if code_column else ""
        name_text = clean_text(row.get(name_column)) if name_column else ""
        if code_text:
            return self._by_code(number, code_text, name_text)
        if name_text:
            return self._named(number, name_text)
        self._sieve.reject(number, _NEITHER)
        return None

    def _by_code(self, number: int, text: str, name: str) -> str | None:
        code = municipality_code(text)
        if code is None:
            self._sieve.reject(number, _NO_CODE, value=text)
        elif code not in self.name:
            self._sieve.reject(number, _STRANGER, value=code)
        elif name and folded_name(name) != folded_name(self.name[code]) and folded_name(name) in self._by_name:
            self._sieve.reject(number, _DIFFERENT, code=code, name=self.name[code], value=name)
        else:
            self._sieve.note_spelling(text, code)
            if name and folded_name(name) != folded_name(self.name[code]):
                self._sieve.remark(_RENAMED, code=code, name=self.name[code], value=name)
            return code
        return None

    def _named(self, number: int, text: str) -> str | None:
        exact = self._by_name.get(folded_name(text), [])
        if len(exact) == 1:
            self._sieve.note_spelling(text, clean_text(self.name[exact[0]]))
            return exact[0]
        loose = exact or [
            c for n, codes in self._by_name.items() if n.startswith(folded_name(text) + " ") for c in codes
        ]
        if loose:
            names = sorted(f"{self.name[code]} ({code})" for code in loose)
            self._sieve.reject(number, _AMBIGUOUS, value=text, names=names)
        else:
            self._sieve.reject(number, _NO_NAME, value=text)
        return None


class _Regions:
    """Finds a region of the active variant, or makes up a new one.

    An id as it is written goes first, then a name as it is written, then both as they are compared;
    what was taken for another spelling is said, once. What can be several regions is refused.
    """

    def __init__(self, plan: Plan, sieve: Sieve) -> None:
        frame = plan.regions
        self.names: dict[str, str] = dict(zip(frame["regio_id"], frame["regio_nm"], strict=True))
        self._sieve = sieve
        self._ids = {clean_text(r): [r] for r in self.names}
        self._exact: dict[str, list[str]] = {}
        self._folded: dict[str, list[str]] = {}
        for region, name in self.names.items():
            self._exact.setdefault(clean_text(name), []).append(region)
            for key in {same_code(region), folded_name(name)}:
                self._folded.setdefault(key, []).append(region)

    def find(self, number: int, text: str, title: str) -> str | None:
        """Region id; None for an empty cell, and for a row that is rejected."""
        if not text:
            return None
        written = self._ids.get(text) or self._exact.get(text)
        found = written or self._folded.get(same_code(text), [])
        if len(found) > 1:
            names = sorted(f"{self.names[region]} ({region})" for region in found)
            self._sieve.reject(number, _REGIONS, value=text, names=names)
            return None
        if not found:
            return self._new(text, title)
        if not written:
            self._exact[text] = found
            self._sieve.remark(_FOLDED, value=text, region=found[0])
        return found[0]

    def _new(self, text: str, title: str) -> str:
        key, looks_like_id = same_code(text), len(text) <= 10 and " " not in text
        region = unique_id(key if key.isdecimal() else text if looks_like_id else slug(text), set(self.names))
        self.names[region] = title or text
        self._exact |= {text: [region]}
        self._folded |= {key: [region]}
        return region
