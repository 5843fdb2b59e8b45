# SPDX-License-Identifier: GPL-2.0-or-later
"""Scaling down when need is lower: the mix first, then the order of use in reverse (domain C7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pandas as pd

from ..errors import InputError
from ..model.frames import plain_frame
from ..wording import Text, is_unknown, known_int
from .reserve import ORDER, SHIFT, parse_order
from .sizing import FLEXIBLE_FORMS

MIX_SHARE = 1.0
"""Largest share of a flexible location's places that may go to others: no source limits it, a setting."""

RELEASE, CLOSE = "afbouwen", "sluiten"

_COLUMNS = ["volgnr", "actie", "loc_id", "reserve_id", "captype", "plekken", "opgeteld"]
_NEGATIVE = Text("Het aantal kan niet negatief zijn ({value:int}).", "The number cannot be negative ({value:int}).")
_NO_SHARE = Text("Het aandeel ligt tussen 0 en 1, niet {value}.", "The share lies between 0 and 1, not {value}.")


@dataclass(frozen=True)
class ReleasePlan:
    """Places to give back.

    Parameters
    ----------
    asked : int
    lines : frame
        In order: ``volgnr``, ``actie`` (``menging``, ``afbouwen``, ``sluiten``), ``loc_id``,
        ``reserve_id``, ``captype``, ``plekken``, ``opgeteld``.
    unknown : tuple of str
        Locations whose number of places is unknown; they are left alone.
    """

    asked: int
    lines: pd.DataFrame
    unknown: tuple[str, ...]

    @property
    def places(self) -> int:
        """Places released; never more than asked."""
        return int(self.lines["plekken"].sum())

    @property
    def left(self) -> int:
        """Places that cannot be released without closing more than is asked."""
        return self.asked - self.places


def scale_down(
    locations: pd.DataFrame,
    in_use: pd.DataFrame,
    places: int,
    order: Sequence[str] = ORDER,
    *,
    mix_share: float = MIX_SHARE,
) -> ReleasePlan:
    """Choose what to give back when ``places`` fewer are needed.

    1. Shift the mix: flexible locations take in others, and stay (UA20 §3.1, §4.1).
    2. Release reserve in use, in the reverse of the order of use.
    3. Close whole locations that fit in what is left: those to be terminated first, then the ones
       that end soonest. A location is never closed in part.

    Parameters
    ----------
    locations : frame
        ``loc_id``, ``asiel`` (places now, unknown allowed), ``flexvorm``, ``status``, ``eind`` (its last
        day, see :func:`~.periods.last_days`)
    in_use : frame
        Reserve in use: ``reserve_id``, ``loc_id``, ``captype``, ``plekken``, such as
        :attr:`~.reserve.ReservePlan.lines`
    places : int
        Places to release.
    order : order of use; reversed here
    mix_share : float
        Largest share of a flexible location's places that is shifted, rounded down.

    Raises
    ------
    InputError
        For a negative number or a share outside 0–1.
    """
    if places < 0:
        raise InputError(_NEGATIVE, value=places)
    if not 0.0 <= mix_share <= 1.0:
        raise InputError(_NO_SHARE, value=mix_share)
    release = _Release(places)
    now = {loc: known_int(n) for loc, n in zip(locations["loc_id"], locations["asiel"], strict=True)}
    for loc, form in zip(locations["loc_id"], locations["flexvorm"], strict=True):
        there = now[loc]
        if there is not None and form in FLEXIBLE_FORMS:
            now[loc] = there - release.take(SHIFT, loc, int(there * Fraction(str(mix_share))))
    release.reserve(in_use, list(reversed(parse_order(order))))
    for loc in _closing_order(locations):
        there = now[loc]
        if there:
            release.take(CLOSE, loc, there, whole=True)
    unknown = tuple(str(loc) for loc, there in now.items() if there is None)
    return ReleasePlan(places, release.frame(), unknown)


class _Release:
    """Counts down what is still to be released."""

    def __init__(self, places: int) -> None:
        self._left = places
        self._done = 0
        self._rows: list[tuple[object, ...]] = []

    def take(
        self,
        action: str,
        loc: object,
        there: int,
        *,
        reserve: object = None,
        kind: object = None,
        whole: bool = False,
    ) -> int:
        """Release up to ``there`` places; all or nothing when ``whole``."""
        amount = min(there, self._left)
        if amount <= 0 or (whole and amount < there):
            return 0
        self._left -= amount
        self._done += amount
        self._rows.append((len(self._rows) + 1, action, loc, reserve, kind, amount, self._done))
        return amount

    def reserve(self, in_use: pd.DataFrame, kinds: Sequence[str]) -> None:
        """Release reserve in use, kind by kind; within a kind what was used last goes first."""
        columns = ["reserve_id", "loc_id", "captype", "plekken"]
        rows = list(in_use[columns].itertuples(index=False))
        for wanted in kinds:
            for reserve, loc, kind, there in reversed(rows):
                if kind == wanted and not is_unknown(there):
                    self.take(RELEASE, loc, int(there), reserve=reserve, kind=kind)

    def frame(self) -> pd.DataFrame:
        """The lines so far."""
        return plain_frame(self._rows, columns=_COLUMNS).astype({"plekken": "Int64", "opgeteld": "Int64"})


def _closing_order(locations: pd.DataFrame) -> list[str]:
    rows = [
        (status != "beeindigen", date.max if is_unknown(end) else end, str(loc))
        for loc, status, end in locations[["loc_id", "status", "eind"]].itertuples(index=False)
    ]
    return [loc for _, _, loc in sorted(rows)]
