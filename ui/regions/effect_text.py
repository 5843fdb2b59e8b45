# SPDX-License-Identifier: GPL-2.0-or-later
"""What a move would do, in words: for the card beside the pointer and the line in the dock."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Protocol

from ...plugin.adapters.locale import NO_VALUE, decimal, tr, whole
from ...plugin.core.regions.board import INHABITANTS, NEED, TARGET, Effect
from ...plugin.core.regions.tally import Totals
from ..widgets.hover_card import CardText

ARROW = " → "
NARROW = "\u200a→\u200a"
"""Between two figures: two of six digits for each of two regions must fit on the card."""


class Named(Protocol):
    """What knows the names and the unit of travel."""

    def region_name(self, region: str | None) -> str:
        """Name of a region, or that there is none."""

    def municipality_name(self, code: str) -> str:
        """Name of a municipality."""

    def is_locked(self, region: str | None) -> bool:
        """Whether a region must not change."""

    def travel_text(self, figure: float) -> str:
        """A travel figure without its unit."""

    def travel_unit(self) -> str:
        """``km`` or ``min``."""

    def half_year(self) -> str:
        """The half-year that targets are of: ``2027-I``; empty while there are none."""


def effect_text(names: Named, effect: Effect, codes: Sequence[str], hint: str) -> CardText:
    """The card of a move."""
    title = names.municipality_name(codes[0])
    if len(codes) > 1:
        title = tr("Municipalities: {n}").format(n=len(codes))
    target = names.region_name(effect.target)
    if not effect.codes:
        return CardText(title, tr("In {region} already").format(region=target))
    locked = [region for region in (*effect.sources, effect.target) if names.is_locked(region)]
    if locked:
        named = ", ".join(names.region_name(region) for region in locked)
        return CardText(title, tr("Locked: {region}").format(region=named))
    sources = ", ".join(names.region_name(source) for source in effect.sources)
    return CardText(title, f"{sources}{ARROW}{target}", _lines(names, effect), hint)


def _lines(names: Named, effect: Effect) -> list[tuple[str, ...]]:
    """A header and a line per figure that is known, with a column for source and target."""
    shown = [effect.sources[0], effect.target] if len(effect.sources) == 1 else [effect.target]
    before, after = [effect.before[r] for r in shown], [effect.after[r] for r in shown]
    pairs = list(zip(before, after, strict=True))
    lines = [("", *(names.region_name(region) for region in shown))]

    def add(title: str, figure: Callable[[Totals], float], text: Callable[[object], str] = whole) -> None:
        if not all(math.isnan(figure(side)) for pair in pairs for side in pair):
            lines.append((title, *(_change(figure(a), figure(b), text) for a, b in pairs)))

    add(tr("Mun."), lambda t: t.units)
    add(tr("Inhabitants"), lambda t: known(t, INHABITANTS))
    add(tr("Target {half}").format(half=names.half_year()), lambda t: known(t, TARGET))
    add(tr("Need"), lambda t: known(t, NEED))
    add(tr("Places"), lambda t: t.places)
    add(tr("Pieces"), lambda t: t.pieces)
    add(
        tr("Furthest ({unit})").format(unit=names.travel_unit()),
        lambda t: t.furthest,
        lambda f: names.travel_text(f),  # type: ignore[arg-type]
    )
    if len(effect.codes) == 1:
        own = [names.travel_text(figure) for figure in (effect.travel_now, effect.travel_then)]
        lines.append((tr("Travel ({unit})").format(unit=names.travel_unit()), "", NARROW.join(own)))
    return lines


def _change(before: float, after: float, text: Callable[[object], str]) -> str:
    first, second = text(before), text(after)
    return first if first == second else f"{first}{NARROW}{second}"


def known(totals: Totals, amount: int) -> float:
    """An amount of a region; NaN when one of its municipalities lacks it."""
    return float("nan") if totals.unknown[amount] else totals.sums[amount]


def at_least(totals: Totals, amount: int) -> float:
    """An amount of a region as far as it is known; NaN when every municipality lacks it."""
    return float("nan") if totals.unknown[amount] == totals.units > 0 else totals.sums[amount]


def travel_figure(figure: float, *, in_km: bool) -> str:
    """A travel figure without its unit."""
    if math.isnan(figure):
        return NO_VALUE
    return decimal(figure) if in_km else whole(figure)


def effect_line(names: Named, effect: Effect) -> str:
    """The same in one line, for the dock."""
    if not effect.codes:
        return ""
    first = names.municipality_name(effect.codes[0])
    title = first if len(effect.codes) == 1 else tr("Municipalities: {n}").format(n=len(effect.codes))
    sources = ", ".join(names.region_name(source) for source in effect.sources)
    return f"{title}: {sources}{ARROW}{names.region_name(effect.target)}"
