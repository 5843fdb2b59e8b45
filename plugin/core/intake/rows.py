# SPDX-License-Identifier: GPL-2.0-or-later
"""What every import gives back: rows that fit, rows that do not with the reason, and remarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from ..errors import InputError
from ..model.frames import plain
from ..model.identifiers import column_key
from ..progress import Progress, stop_if_cancelled
from ..wording import Figures, Language, Text, word

REASON = "reden"
"""Name of the column with the reason in a table of rejected rows; the rest are the input's own."""

Remark = tuple[Text, Figures]
"""Something that was noticed and done, such as a repaired polygon."""

_SPELLED = Text(
    "{n:int} keer is een code of naam in een andere spelling gelezen; de eerste: {pairs}.",
    "{n:int} times a code or name was read in another spelling; the first: {pairs}.",
)
_MOST_SPELLED = 5


def each_row(rows: pd.DataFrame, busy: Text, progress: Progress) -> Iterator[tuple[int, dict[str, Any]]]:
    """Position and cells of each row of an input, with the progress told.

    Raises
    ------
    Cancelled
        When ``progress`` says so, between two rows.
    """
    for number, cells in enumerate(rows.to_dict("records")):
        stop_if_cancelled(progress)
        progress.report(number / len(rows), busy)
        yield number, {str(name): value for name, value in cells.items()}
    progress.report(1.0)


@dataclass
class Sieve:
    """Collects rejected rows of one input; every row is accepted, rejected or left out with a remark, none is lost.

    Parameters
    ----------
    rows : the input as it came
    left_out : positions of rows that are about something else: a total, or another part of the country
    """

    rows: pd.DataFrame
    reasons: dict[int, list[Remark]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    beyond: set[int] = field(default_factory=set)
    """Rows about something outside the area of the plan."""
    _spelled: dict[str, str] = field(default_factory=dict)
    left_out: set[int] = field(default_factory=set)

    def reject(self, row: int, reason: Text, **figures: object) -> None:
        """Reject a row (its position) for a reason; several reasons add up."""
        self.reasons.setdefault(row, []).append((reason, figures))

    def put_outside(self, row: int, reason: Text, **figures: object) -> None:
        """Reject a row that is about something outside the area of the plan: no fault, if nothing else is wrong."""
        self.beyond.add(row)
        self.reject(row, reason, **figures)

    @property
    def outside(self) -> list[int]:
        """Rejected rows of which the only reason is that they lie outside the area of the plan."""
        return sorted(row for row in self.beyond if len(self.reasons[row]) == 1)

    def remark(self, text: Text, **figures: object) -> None:
        """Note something that was done."""
        self.remarks.append((text, figures))

    def note_spelling(self, given: str, taken: str) -> None:
        """Say, in one remark for all, that a code or name was taken for another spelling of one of the plan."""
        if given == taken or given in self._spelled:
            return
        self._spelled[given] = taken
        self.remarks[:] = [remark for remark in self.remarks if remark[0] is not _SPELLED]
        pairs = [f"‘{one}’ → {other}" for one, other in list(self._spelled.items())[:_MOST_SPELLED]]
        self.remark(_SPELLED, n=len(self._spelled), pairs=pairs)

    def is_rejected(self, row: int) -> bool:
        """Whether a row was rejected."""
        return row in self.reasons

    @property
    def accepted(self) -> int:
        """The number of rows that are neither rejected nor left out."""
        return len(self.rows) - len(self.reasons) - len(self.left_out - set(self.reasons))

    def reason(self, row: int, language: Language) -> str:
        """Why a row was rejected, in words."""
        return " ".join(word(text, figures, language) for text, figures in self.reasons[row])

    def rejected(self, language: Language) -> pd.DataFrame:
        """The rejected rows as they came, the reasons in words before them."""
        positions = sorted(self.reasons)
        frame = self.rows.iloc[positions].reset_index(drop=True).drop(columns=REASON, errors="ignore")
        frame.insert(0, REASON, plain([self.reason(row, language) for row in positions], frame.index))
        return frame


_NO_COLUMN = Text(
    "Kolom ‘{column}’ staat niet in de invoer; wel: {columns}.",
    "Column ‘{column}’ is not in the input, which has: {columns}.",
)


def require_columns(rows: pd.DataFrame, names: Iterable[str]) -> None:
    """Refuse an input that lacks a column.

    Raises
    ------
    InputError
        Naming the column and the columns there are.
    """
    present = [str(name) for name in rows.columns if name != "geom"]
    for name in names:
        if name not in present:
            raise InputError(_NO_COLUMN, column=name, columns=present)


_TWINS = Text(
    "De kolommen {names} heten hetzelfde; welke geldt is niet te zien.",
    "The columns {names} have the same name; which one counts cannot be told.",
)
_ONE_COLUMN = Text("Hernoem of verwijder er een.", "Rename or remove one of them.")


def refuse_twins(names: Iterable[object], wanted: Iterable[str]) -> None:
    """Refuse an input in which two columns stand for the same: ``Regio`` and ``regio``.

    Parameters
    ----------
    wanted : usual names of the columns that are looked for

    Raises
    ------
    InputError
        Naming both.
    """
    looked_for = {column_key(name) for name in wanted}
    found: dict[str, list[str]] = {}
    for name in names:
        if column_key(name) in looked_for:
            found.setdefault(column_key(name), []).append(str(name))
    for twins in found.values():
        if len(twins) > 1:
            raise InputError(_TWINS, _ONE_COLUMN, names=twins)


def guess(names: Sequence[str], candidates: Sequence[str]) -> str | None:
    """The first candidate that is a column, as :func:`column_key` compares them; its own spelling is returned."""
    by_fold = {column_key(name): str(name) for name in names}
    for candidate in candidates:
        if column_key(candidate) in by_fold:
            return by_fold[column_key(candidate)]
    return None


_BAD_PAIR = Text(
    "‘{item}’ is geen paar van de vorm naam=waarde.",
    "‘{item}’ is not a pair of the form name=value.",
)


def parse_pairs(text: str | None) -> dict[str, str]:
    """Read ``a=b;c=d`` into a dict; spaces around names are dropped.

    Raises
    ------
    InputError
        For a part without an equals sign.
    """
    pairs: dict[str, str] = {}
    for item in (text or "").split(";"):
        if not item.strip():
            continue
        name, equals, value = item.partition("=")
        if not equals or not name.strip() or not value.strip():
            raise InputError(_BAD_PAIR, item=item.strip())
        pairs[name.strip()] = value.strip()
    return pairs


RD_BOUNDS = (-7_000.0, 289_000.0, 300_000.0, 629_000.0)
"""Extent in which RD New is defined: xmin, ymin, xmax, ymax in metres."""

_WRONG_PLACE = Text(
    "De coördinaten van ‘{layer}’ passen niet bij {crs}.",
    "The coordinates of ‘{layer}’ do not fit {crs}.",
)
_CHOOSE_CRS = Text("Kies het stelsel waarin de laag is gemaakt.", "Choose the system the layer was made in.")

_OUTSIDE = Text(
    "‘{layer}’ ligt buiten Nederland (gelezen in {crs}).",
    "‘{layer}’ lies outside the Netherlands (read in {crs}).",
)
_CHOOSE_OTHER = Text(
    "Kies een laag van Nederland, of het stelsel waarin de laag is gemaakt.",
    "Choose a layer of the Netherlands, or the system the layer was made in.",
)
_RD = "EPSG:28992"
_DEGREES = 360.0


def require_rd(shapes: NDArray[np.object_], layer: str, crs: str) -> None:
    """Refuse geometry that, after transformation to RD New, does not lie in the Netherlands.

    Web Mercator coordinates declared as WGS84 end up nowhere, or far away: a layer of which most
    shapes lie outside :data:`RD_BOUNDS` was not made in the system it claims. None is a row without
    geometry, an empty shape one that could not be transformed. Shapes that were transformed and lie
    elsewhere are called that: a layer of Berlin fits its system well.

    Raises
    ------
    InputError
        Naming the layer and the system it claims.
    """
    given = np.asarray(shapes, dtype=object)
    given = given[~shapely.is_missing(given)]
    inside = in_rd(given)
    if not len(given) or inside.mean() > 0.5:
        return
    west, south, east, north = shapely.bounds(given[~inside]).T
    with np.errstate(invalid="ignore"):
        elsewhere = np.maximum.reduce([np.abs(west), np.abs(south), np.abs(east), np.abs(north)]) > _DEGREES
    if crs != _RD and elsewhere.mean() > 0.5:
        raise InputError(_OUTSIDE, _CHOOSE_OTHER, layer=layer, crs=crs)
    raise InputError(_WRONG_PLACE, _CHOOSE_CRS, layer=layer, crs=crs)


def in_rd(shapes: NDArray[np.object_], *, margin: float = 0.0) -> NDArray[np.bool_]:
    """Whether geometries lie within so many metres of :data:`RD_BOUNDS`; an empty one does not."""
    xmin, ymin, xmax, ymax = shapely.bounds(shapes).T  # the centroid of a degenerate ring is an error in GEOS
    x, y = (xmin + xmax) / 2, (ymin + ymax) / 2
    with np.errstate(invalid="ignore"):
        inside = (x >= RD_BOUNDS[0] - margin) & (x <= RD_BOUNDS[2] + margin)
        inside &= (y >= RD_BOUNDS[1] - margin) & (y <= RD_BOUNDS[3] + margin)
    return np.asarray(inside, dtype=np.bool_)
