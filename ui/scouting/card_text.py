# SPDX-License-Identifier: GPL-2.0-or-later
"""What a site does, in words: for the card beside the pointer and for the dock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...plugin.adapters.locale import NO_VALUE, decimal, language, tr, whole, words
from ...plugin.core.model.codes import METHOD
from ...plugin.core.model.provinces import province_name
from ...plugin.core.model.tables import MUNICIPALITIES
from ...plugin.core.siting.criteria import MET, NOT_MET, UNKNOWN, Outcome
from ...plugin.core.siting.effect import Bound, Change, Effect, Nearby, SiteBoard, Stand
from ...plugin.core.siting.screen import WHERE
from ...plugin.core.wording import breach, is_unknown
from ..widgets.hover_card import CardText

AT_LEAST = "≥\u200a"


@dataclass(frozen=True)
class Line:
    """A figure before and after; ``after`` alone where there is one only."""

    title: str
    before: str = ""
    after: str = ""


def heading(board: SiteBoard, effect: Effect) -> str:
    """``Hellendoorn · Twente · Overijssel``, or why it lies in no region."""
    if effect.municipality is None:
        return words(WHERE[effect.where]).capitalize()
    situation, frame = board.situation, board.plan[MUNICIPALITIES.name]
    province = dict(zip(frame["gm_code"], frame["pv_code"], strict=True)).get(effect.municipality)
    parts = [situation.name_of.get(effect.municipality, effect.municipality)]
    if effect.region is not None:
        parts.append(situation.region_name.get(effect.region, effect.region))
    if not is_unknown(province):
        parts.append(province_name(str(province)))
    return " · ".join(parts)


def remarks(effect: Effect) -> list[str]:
    """What must be known to read the figures."""
    said = []
    if effect.where in ("geen_regio", "buurgemeente"):
        said.append(words(WHERE[effect.where]).capitalize() + ".")
    if effect.region is not None and not effect.reached:
        said.append(tr("No road of the network nearby, so travel to this place is unknown."))
    if effect.near_edge:
        said.append(tr("Near the edge of the map: roads beyond it are not counted."))
    if effect.method:
        said.append(tr("Travel: {method}.").format(method=METHOD.label(effect.method).in_language(language())))
    return said


def lines(board: SiteBoard, effect: Effect) -> list[Line]:
    """The figures of the card, from top to bottom."""
    name = board.situation.region_name.get(effect.region or "", "")
    made = _travel(board, effect.before, effect.after) if effect.before and effect.after else []
    if effect.region is not None:
        made.append(_served(effect))
        title = tr("Balance {region}").format(region=name)
        made.append(_changed(title, effect.balance, signed=True))
    made.append(_changed(tr("Per 1,000 inh. here"), effect.per_1000_here))
    if effect.region is not None:
        made.append(_changed(tr("Per 1,000 inh. {region}").format(region=name), effect.per_1000_region))
        made.append(_near(tr("Nearest in the region"), board, effect.nearest_own))
        made.append(_near(tr("Nearest elsewhere"), board, effect.nearest_other))
    return made if effect.municipality in board.situation.region_of else []


def _travel(board: SiteBoard, before: Stand, after: Stand) -> list[Line]:
    both = (before, after)
    made = [
        Line(tr("Travel, mean"), *(_minutes(stand.mean) for stand in both)),
        Line(tr("Travel, furthest"), *_furthest(board, before, after)),
    ]
    if before.beyond is not None and after.beyond is not None:
        made.append(Line(tr("Beyond the norm"), *(_beyond(stand) for stand in both)))
    if before.unknown or after.unknown:
        made.append(Line(tr("Travel unknown"), *(tr("%n mun.", None, stand.unknown) for stand in both)))
    return made


def _furthest(board: SiteBoard, before: Stand, after: Stand) -> tuple[str, str]:
    """With decimals enough to be told from the norm."""
    norm = board.plan.settings["max_minuten"]
    told = []
    for figure in (before.farthest, after.farthest):
        decimals = 0 if figure is None or norm is None else breach(figure, float(norm))
        told.append(_minutes(figure, decimals))
    return told[0], told[1]


def _minutes(figure: float | None, decimals: int = 0) -> str:
    return NO_VALUE if figure is None else tr("{n} min").format(n=decimal(figure, decimals))


def _beyond(stand: Stand) -> str:
    if stand.beyond is None or stand.uncovered is None:
        return NO_VALUE
    people = (AT_LEAST if stand.uncovered.at_least else "") + whole(stand.uncovered.value)
    return tr("{n} ({people} inh.)").format(n=len(stand.beyond), people=people) if stand.beyond else whole(0)


def _served(effect: Effect) -> Line:
    return Line(tr("Would go here"), "", tr("%n mun.", None, len(effect.served)))


def _changed(title: str, change: Change | None, *, signed: bool = False) -> Line:
    if change is None:
        return Line(title, "", tr("unknown"))
    return Line(title, _bound(change.before, signed=signed), _bound(change.after, signed=signed))


def _bound(bound: Bound | None, *, signed: bool) -> str:
    if bound is None:
        return tr("unknown")
    text = whole(bound.value) if signed else decimal(bound.value)
    plus = "+" if signed and bound.value > 0 else ""
    return f"{AT_LEAST if bound.at_least else ''}{plus}{text}"


def _near(title: str, board: SiteBoard, near: Nearby | None) -> Line:
    if near is None:
        return Line(title, "", NO_VALUE)
    name = board.situation.location_name.get(near.loc_id, near.loc_id)
    return Line(title, name, tr("{n} min").format(n=whole(near.minutes)))


def counts(outcomes: Sequence[Outcome]) -> str:
    """``2 niet, 3 onbekend``."""
    found = [outcome.verdict for outcome in outcomes]
    parts = [
        (tr("%n not met", None, found.count(NOT_MET)), NOT_MET),
        (tr("%n unknown", None, found.count(UNKNOWN)), UNKNOWN),
    ]
    told = ", ".join(text for text, verdict in parts if verdict in found)
    out = any(outcome.knock_out and outcome.verdict == NOT_MET for outcome in outcomes)
    return tr("{counts}; drops out").format(counts=told) if out else told or tr("All tests met")


def verdict_word(outcome: Outcome) -> str:
    """A verdict as the user reads it."""
    return {MET: tr("met"), NOT_MET: tr("not met"), UNKNOWN: tr("unknown")}[outcome.verdict]


def figure_of(outcome: Outcome) -> str:
    """The figure of a test, with decimals enough to be told from its norm."""
    if outcome.figure is None:
        return NO_VALUE
    norms = [norm for norm in (outcome.low, outcome.high) if norm is not None]
    least = 0 if outcome.test in ("gebouw", "reistijd", "ind") else 1
    return decimal(outcome.figure, max((breach(outcome.figure, norm, least) for norm in norms), default=least))


def norm_of(outcome: Outcome) -> str:
    """``≥ 3.000``, ``≤ 3,0``, ``350–700``; empty where the test has no figure for a norm."""
    low, high = (None if norm is None else _plain(norm) for norm in (outcome.low, outcome.high))
    if low and high:
        return f"{low}–{high}"
    return f"≥ {low}" if low else f"≤ {high}" if high else ""


def _plain(number: float) -> str:
    return decimal(number, 0 if float(number).is_integer() else 2 if number < 0.1 else 1)


def hover_text(board: SiteBoard, effect: Effect, outcomes: Sequence[Outcome]) -> CardText:
    """The card beside the pointer."""
    rows = [("", tr("Now"), tr("With site"))]
    rows += [(line.title, line.before, line.after) for line in lines(board, effect)]
    hint = " ".join([counts(outcomes) + ".", tr("Click: pin")]) if effect.region is not None else ""
    said = " ".join(remarks(effect))
    return CardText(heading(board, effect), said, rows if len(rows) > 1 else (), hint)
