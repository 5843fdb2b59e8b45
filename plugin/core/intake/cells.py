# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading the cells of one row of a table: parsed by the column they are for, refused with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from ..errors import InputError
from ..model.identifiers import clean_text, folded_name, municipality_code
from ..model.schema import Column
from ..model.typed_days import EARLIEST, LATEST, NEVER, UNKNOWN, TypedDay, read_day
from ..model.values import is_placeholder_date, parse_bool, parse_date, parse_int, parse_number
from ..wording import Text, is_unknown
from .rows import Sieve, guess, refuse_twins, require_columns

_ENGLISH_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(,\d{3})+")
_THOUSANDS_OR_DECIMALS = re.compile(r"[^\d]*[1-9]\d{0,2}\.\d{3}[^\d,]*")
_ONE_OR_SEVERAL = re.compile(r"[^\d]*[1-9]\d{0,2}( \d{3})+[^\d,]*")

_UNKNOWN = UNKNOWN | {"n.v.t.", "nvt"}
"""Words in a cell for a number, a day, a choice or yes and no that mean: unknown."""
ENDS = frozenset({"tot", "bo_eind", "huur_eind"})
"""Columns in which a month or a quarter stands for its last day."""
_ABOUT = re.compile(
    r"(?:ca\.?|circa|±|\+/-|~|ong\.?|ongeveer|plm\.?|max\.?|maximaal|min\.?|minimaal|minstens|tot)\s*\d[\d., ]*.*"
    r"|\d[\d.]*\s*(?:-|–|à|/|tot|t/m)\s*\d[\d.]*.*",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(.*\d)\s*(?:plekken|plaatsen|plek|plaats|pl\.?|bedden|personen|pers\.?)", re.IGNORECASE)

_EMPTY = Text("{column} ontbreekt.", "{column} is missing.")
_BAD_COUNT = Text(
    "{column}: ‘{value}’ is geen geheel getal van {low:int} of meer.",
    "{column}: ‘{value}’ is not a whole number of {low:int} or more.",
)
_BAD_WHOLE = Text("{column}: ‘{value}’ is geen geheel getal.", "{column}: ‘{value}’ is not a whole number.")
_PERCENTAGE = Text(
    "{column}: ‘{value}’ is een percentage; geef een aantal.",
    "{column}: ‘{value}’ is a percentage; give a number.",
)
_BAD_AMOUNT = Text(
    "{column}: ‘{value}’ is geen getal van 0 of meer.", "{column}: ‘{value}’ is not a number of 0 or more."
)
_AMBIGUOUS = Text(
    "{column}: staan in ‘{value}’ duizendtallen of decimalen? Schrijf een komma voor decimalen.",
    "{column}: does ‘{value}’ hold thousands or decimals? Write a comma before decimals.",
)
_SPACED = Text(
    "{column}: is ‘{value}’ één getal? Schrijf het zonder spaties.",
    "{column}: is ‘{value}’ one number? Write it without spaces.",
)
_KEPT = Text(
    "Rij {row:int}: {column} ‘{value}’ is geen getal; het aantal is onbekend, de tekst is bewaard.",
    "Row {row:int}: {column} ‘{value}’ is not a number; the number is unknown, the text was kept.",
)
_READ_AS = Text(
    "Rij {row:int}: {column} ‘{value}’ is gelezen als {number:int}.",
    "Row {row:int}: {column} ‘{value}’ was read as {number:int}.",
)
_OUTSIDE = Text(
    "{column}: {day} ligt niet tussen {earliest} en {latest}.",
    "{column}: {day} is not between {earliest} and {latest}.",
)
_BAD_DATE = Text("{column}: ‘{value}’ is geen datum.", "{column}: ‘{value}’ is not a date.")
_EPOCH = Text("{n:int} keer is 1-1-1970 als ‘onbekend’ gelezen.", "{n:int} times 1-1-1970 was read as ‘unknown’.")
_BAD_FLAG = Text("{column}: ‘{value}’ is geen ja of nee.", "{column}: ‘{value}’ is neither yes nor no.")
_BAD_CODE = Text(
    "{column}: ‘{value}’ komt niet voor in de lijst ({known}).",
    "{column}: ‘{value}’ is not in the list ({known}).",
)
_UNKNOWN_FIELD = Text(
    "‘{name}’ is geen kolom van deze tabel. Mogelijk zijn: {known}.",
    "‘{name}’ is not a column of this table. Possible are: {known}.",
)

Guesses = Mapping[str, Sequence[str]]


def fields_of(rows: pd.DataFrame, guesses: Guesses, chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """Target name → column of the input: as chosen, else the first usual name that is there.

    Raises
    ------
    InputError
        For a target that is not in ``guesses``, or a chosen column that is not in the input.
    """
    names = [str(name) for name in rows.columns]
    free = [candidate for target, options in guesses.items() if target not in (chosen or {}) for candidate in options]
    refuse_twins(names, free)
    for target in chosen or {}:
        if target not in guesses:
            raise InputError(_UNKNOWN_FIELD, name=target, known=list(guesses))
    require_columns(rows, (chosen or {}).values())
    found = {target: guess(names, candidates) for target, candidates in guesses.items()}
    return {**{target: column for target, column in found.items() if column}, **(chosen or {})}


def require_fields(rows: pd.DataFrame, fields: Mapping[str, str], names: Iterable[str]) -> None:
    """Refuse an input in which a column that is needed was neither chosen nor found.

    Raises
    ------
    InputError
        Naming the column and the columns there are.
    """
    require_columns(rows, [name for name in names if name not in fields])


@dataclass(frozen=True)
class Row:
    """One row of an input while it is read; what cannot be read rejects it.

    Parameters
    ----------
    sieve : Sieve
    number : position of the row
    cells : the row as it came
    fields : target name → column of the input
    """

    sieve: Sieve
    number: int
    cells: Mapping[str, object]
    fields: Mapping[str, str]
    kept: dict[Text, str] = field(default_factory=dict)
    """What was said in the cells of columns that count, where it was no number; by the label of the column."""

    def raw(self, target: str) -> object:
        """The cell as it came; None when empty or without a column."""
        value = self.cells.get(self.fields[target]) if target in self.fields else None
        return None if is_unknown(value) or not clean_text(value) else value

    def text(self, target: str) -> str:
        """The cell as clean text. What looks like a formula is text like any other."""
        return clean_text(self.raw(target))

    def reject(self, reason: Text, **figures: object) -> None:
        """Reject this row."""
        self.sieve.reject(self.number, reason, **figures)

    @property
    def rejected(self) -> bool:
        """Whether this row was rejected."""
        return self.sieve.is_rejected(self.number)

    def value(self, column: Column, *, target: str | None = None, required: bool = False) -> object:
        """The cell for a column, parsed by its kind; None when empty or rejected."""
        raw = self.raw(target or column.name)
        if raw is None:
            if required:
                self.reject(_EMPTY, column=column.label)
            return None
        if column.codes is not None:
            return self._code(column, raw)
        if column.kind != "text" and self._is_word(raw, _UNKNOWN):
            if required:
                self.reject(_EMPTY, column=column.label)
            return None
        if column.kind == "int" and not required and self._is_about(column, raw):
            return None
        return _READERS[column.kind](self, column, raw)

    def count(self, column: Column, *, target: str | None = None, required: bool = False) -> int | None:
        """A whole number."""
        value = self.value(column, target=target, required=required)
        return value if isinstance(value, int) else None

    def day(self, column: Column, *, target: str | None = None, required: bool = False) -> date | None:
        """A date."""
        value = self.value(column, target=target, required=required)
        return value if isinstance(value, date) else None

    def is_open_ended(self, target: str) -> bool:
        """Whether a cell with an end date says that there is no end."""
        return self._typed_day(self.raw(target), last=True).open_ended

    def kept_text(self) -> str:
        """What was kept of cells that were no numbers, with the names of their columns, in Dutch as stored."""
        return "; ".join(f"{label.in_language('nl')}: {text}" for label, text in self.kept.items())

    def _is_word(self, raw: object, words: Iterable[str]) -> bool:
        return isinstance(raw, str) and clean_text(raw).casefold() in words

    def _is_about(self, column: Column, raw: object) -> bool:
        """Whether a number is about something or lies between two: then nobody knows it, and the text is kept."""
        text = clean_text(raw)
        if not (isinstance(raw, str) and _ABOUT.fullmatch(text)) or parse_number(text) is not None:
            return False
        self.kept[column.label] = text
        self.sieve.remark(_KEPT, row=self.number + 1, column=column.label, value=text)
        return True

    def _typed_day(self, raw: object, *, last: bool) -> TypedDay:
        """A day as people write it, or as sheets keep it; nothing when it cannot be read."""
        day = parse_date(raw)
        if day is None and isinstance(raw, str):
            try:
                return read_day(raw, last=last)
            except InputError:
                return TypedDay()
        return TypedDay(open_ended=True) if day is not None and day.year == NEVER else TypedDay(day)

    def _refuse(self, reason: Text, column: Column, raw: object, **figures: object) -> None:
        self.reject(reason, column=column.label, value=clean_text(raw), **figures)

    def _code(self, column: Column, raw: object) -> str | None:
        found = column.codes.find(raw) if column.codes is not None else None
        if found is None and self._is_word(raw, _UNKNOWN):
            return None
        if found is None:
            self._refuse(_BAD_CODE, column, raw, known=[code.code for code in column.codes or ()])
            return None
        return found.code

    def _text(self, _: Column, raw: object) -> str:
        return clean_text(raw)

    def _count(self, column: Column, raw: object) -> int | None:
        text = clean_text(raw)
        if text.endswith("%"):
            self._refuse(_PERCENTAGE, column, raw)
            return None
        number = self._whole(column, raw)
        low = column.minimum
        if number is None or (low is not None and number < low):
            if low is None:
                self._refuse(_BAD_WHOLE, column, raw)
            else:
                self._refuse(_BAD_COUNT, column, raw, low=low)
            return None
        return number

    def _whole(self, column: Column, raw: object) -> int | None:
        """A whole number, also with ``1,200`` for thousands (remarked) or ``places`` behind it."""
        text = clean_text(raw)
        if isinstance(raw, str) and (match := _UNIT.fullmatch(text)):
            return parse_int(match[1])
        if not _ENGLISH_THOUSANDS.fullmatch(text):
            return parse_int(raw)
        number = parse_int(text.replace(",", ""))
        self.sieve.remark(_READ_AS, row=self.number + 1, column=column.label, value=text, number=number)
        return number

    def _amount(self, column: Column, raw: object) -> float | None:
        for form, reason in ((_THOUSANDS_OR_DECIMALS, _AMBIGUOUS), (_ONE_OR_SEVERAL, _SPACED)):
            if isinstance(raw, str) and form.fullmatch(raw.strip()):
                self._refuse(reason, column, raw)
                return None
        number = parse_number(raw)
        if number is None or (column.minimum is not None and number < column.minimum):
            self._refuse(_BAD_AMOUNT, column, raw)
            return None
        return number

    def _flag(self, column: Column, raw: object) -> bool | None:
        flag = parse_bool(raw)
        if flag is None:
            self._refuse(_BAD_FLAG, column, raw)
        return flag

    def _date(self, column: Column, raw: object) -> date | None:
        read = self._typed_day(raw, last=column.name in ENDS)
        if read.open_ended and column.name in ENDS:
            return None
        day = read.day
        if day is None:
            self._refuse(_BAD_DATE, column, raw)
        elif is_placeholder_date(day):
            note_epoch(self.sieve)
            return None
        elif not EARLIEST <= day <= LATEST:
            self.reject(_OUTSIDE, column=column.label, day=day, earliest=EARLIEST, latest=LATEST)
            return None
        return day


_READERS = {
    "text": Row._text,
    "int": Row._count,
    "float": Row._amount,
    "bool": Row._flag,
    "date": Row._date,
}


def note_epoch(sieve: Sieve) -> None:
    """Count in one remark how often 1-1-1970 stood for "unknown"."""
    seen = [figures["n"] for text, figures in sieve.remarks if text is _EPOCH]
    sieve.remarks[:] = [remark for remark in sieve.remarks if remark[0] is not _EPOCH]
    sieve.remark(_EPOCH, n=sum(seen) + 1)


_NO_SUCH = Text("{what} ‘{value}’ staat niet in dit plan.", "{what} ‘{value}’ is not in this plan.")
_SEVERAL = Text(
    "Er zijn meer van de naam ‘{value}’ in dit plan: {ids}. Gebruik de code.",
    "There are several of the name ‘{value}’ in this plan: {ids}. Use the code.",
)
_LOCATION = Text("Locatie", "Location")
_MUNICIPALITY = Text("Gemeente", "Municipality")


class Finder:
    """Finds rows of a plan by id, or by a name that only one of them has."""

    def __init__(self, what: Text, ids: Iterable[str], names: Iterable[object]) -> None:
        self._what = what
        self._title: dict[str, object] = dict(zip(ids, names, strict=True))
        self._ids: dict[str, str] = {}
        self._names: dict[str, list[str]] = {}
        for code, name in self._title.items():
            self._ids.setdefault(code.casefold(), code)
            self._names.setdefault(folded_name(name), []).append(code)

    @classmethod
    def of_locations(cls, locations: pd.DataFrame) -> Finder:
        """By ``loc_id`` or ``loc_naam``."""
        return cls(_LOCATION, locations["loc_id"], locations["loc_naam"])

    @classmethod
    def of_municipalities(cls, municipalities: pd.DataFrame) -> Finder:
        """By code in any spelling, or by name."""
        return cls(_MUNICIPALITY, municipalities["gm_code"], municipalities["gm_naam"])

    def find(self, row: Row, target: str) -> str | None:
        """The id of what a cell names; the row is rejected when there is none, or more than one."""
        text = row.text(target)
        code = municipality_code(text) if self._what is _MUNICIPALITY else None
        by_id = text if text in self._title else self._ids.get((code or text).casefold())
        named = self._names.get(folded_name(text), []) if text else []
        if by_id is None and len(named) > 1:
            row.reject(_SEVERAL, value=text, ids=named)
            return None
        found = by_id or next(iter(named), None)
        if found is None:
            row.reject(_NO_SUCH, what=self._what, value=text)
        else:
            row.sieve.note_spelling(text, found if by_id else clean_text(self._title[found]))
        return found
