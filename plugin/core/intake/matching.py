# SPDX-License-Identifier: GPL-2.0-or-later
"""Which row of a list is which location of a plan: by id, else by name, else by address, else by distance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import hypot

ID, NAME, ADDRESS, DISTANCE = "id", "naam", "adres", "afstand"
"""By what a row was recognised."""


@dataclass(frozen=True)
class Place:
    """A location as it is recognised: one of the plan, or a row of a list.

    Parameters
    ----------
    loc_id : empty: the row gives none
    name : as :func:`~..model.identifiers.folded_name` compares it; never empty in a list
    gm_code : of the municipality; empty: unknown
    address : street and number with the town or postcode, folded; empty: unknown
    x, y : metres in RD New; None: unknown
    """

    loc_id: str
    name: str
    gm_code: str
    address: str = ""
    x: float | None = None
    y: float | None = None


@dataclass
class Matching:
    """What the rows of a list are; every row is in exactly one of these, or new.

    Parameters
    ----------
    pairs : row → (location, by what)
    second : row → the earlier row that is about the same location
    doubtful : row → locations that it may be, in the order of the plan
    new : rows of which the plan has nothing
    gone : locations no row is, or may be
    """

    pairs: dict[int, tuple[str, str]] = field(default_factory=dict)
    second: dict[int, int] = field(default_factory=dict)
    doubtful: dict[int, list[str]] = field(default_factory=dict)
    new: list[int] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


def matched(listed: Sequence[Place], known: Sequence[Place], metres: float) -> Matching:
    """Recognise the rows of a list.

    Each way is tried on what the ways before it left. Of several rows of one name at one place, or with one id,
    the first is compared, and the others are second rows. A name, an address or a place that could be two
    is none; what no other way tells apart is doubtful, as is a row with the name of a location in another
    municipality of which nothing else is known.

    Parameters
    ----------
    listed : the rows, of which the position is the number
    known : the locations of the plan, ids unique
    metres : up to so far apart one place can be recognised as the other

    Returns
    -------
    Matching
    """
    search = _Search(listed, known, metres)
    search.by_id()
    search.fold()
    search.by_name()
    search.by_likeness(ADDRESS, lambda row, place: bool(row.address) and row.address == place.address)
    search.by_likeness(DISTANCE, lambda row, place: _apart(row, place) <= metres)
    search.doubt()
    search.rest()
    return search.found


def _apart(row: Place, place: Place) -> float:
    """Metres between two places; infinite when one is unknown."""
    if row.x is None or row.y is None or place.x is None or place.y is None:
        return float("inf")
    return hypot(row.x - place.x, row.y - place.y)


class _Search:
    """The rows and the locations that are not recognised yet."""

    def __init__(self, listed: Sequence[Place], known: Sequence[Place], metres: float) -> None:
        self.listed, self.known, self.metres = listed, known, metres
        self.found = Matching()
        self._row_of: dict[str, int] = {}
        self._namesakes: dict[int, list[str]] = {}
        """Of rows of which the name is that of several locations, or rows: these locations."""
        self._maybe: dict[int, list[str]] = {}
        """Of rows that could be one of several in some other way: these."""

    def _pair(self, row: int, loc_id: str, by: str) -> None:
        self.found.pairs[row] = (loc_id, by)
        self._row_of[loc_id] = row

    def _open(self) -> list[int]:
        settled = self.found.pairs.keys() | self.found.second.keys() | self.found.doubtful.keys()
        return [row for row in range(len(self.listed)) if row not in settled]

    def _free(self) -> list[Place]:
        return [place for place in self.known if place.loc_id not in self._row_of]

    def by_id(self) -> None:
        """The id in the list is one of the plan."""
        ids = {place.loc_id for place in self.known}
        for row in self._open():
            loc_id = self.listed[row].loc_id
            if loc_id not in ids:
                continue
            if loc_id in self._row_of:
                self.found.second[row] = self._row_of[loc_id]
            else:
                self._pair(row, loc_id, ID)

    def fold(self) -> None:
        """Rows of one name at one place are about one location: the first of them, or the one with its id."""
        heads: dict[tuple[str, str], list[int]] = {}
        for row in self.found.pairs:
            heads.setdefault(_key(self.listed[row]), []).append(row)
        for row in self._open():
            own = heads.setdefault(_key(self.listed[row]), [])
            head = next((h for h in own if _apart(self.listed[row], self.listed[h]) <= self.metres), None)
            if head is None:
                own.append(row)
            else:
                self.found.second[row] = head

    def by_name(self) -> None:
        """The name and the municipality are those of one location, and of one row."""
        there: dict[tuple[str, str], list[str]] = {}
        for place in self._free():
            there.setdefault(_key(place), []).append(place.loc_id)
        rows: dict[tuple[str, str], list[int]] = {}
        for row in self._open():
            rows.setdefault(_key(self.listed[row]), []).append(row)
        for key, own in rows.items():
            free = there.get(key, [])
            if len(own) == len(free) == 1:
                self._pair(own[0], free[0], NAME)
            elif free:
                self._namesakes |= dict.fromkeys(own, free)

    def by_likeness(self, by: str, alike: Callable[[Place, Place], bool]) -> None:
        """What is like one location only, and no other row is: a pair; what could be several is remembered."""
        free, rows = self._free(), self._open()
        could = {row: [p.loc_id for p in free if self._allows(row, p) and alike(self.listed[row], p)] for row in rows}
        wanted: dict[str, int] = {}
        for names in could.values():
            for loc_id in names:
                wanted[loc_id] = wanted.get(loc_id, 0) + 1
        for row, names in could.items():
            if len(names) == 1 and wanted[names[0]] == 1:
                self._pair(row, names[0], by)
            elif names:
                self._maybe.setdefault(row, []).extend(names)

    def _allows(self, row: int, place: Place) -> bool:
        """A row with the name of several locations can only be one of these."""
        return row not in self._namesakes or place.loc_id in self._namesakes[row]

    def doubt(self) -> None:
        """Rows that may be a location that is still free."""
        free = self._free()
        elsewhere = {
            row: [place.loc_id for place in free if place.name == self.listed[row].name] for row in self._open()
        }
        for row, moved in elsewhere.items():
            may_be = {*self._namesakes.get(row, ()), *self._maybe.get(row, ())}
            names = [place.loc_id for place in free if place.loc_id in may_be] or moved
            if names:
                self.found.doubtful[row] = names

    def rest(self) -> None:
        """What is left of the list is new, what is left of the plan is gone."""
        self.found.new = self._open()
        doubted = {loc_id for names in self.found.doubtful.values() for loc_id in names}
        self.found.gone = [place.loc_id for place in self._free() if place.loc_id not in doubted]


def _key(place: Place) -> tuple[str, str]:
    """By what places are called the same."""
    return place.name, place.gm_code
