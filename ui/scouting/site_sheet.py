# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands on the sheet of a candidate, in the user's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...plugin.adapters.locale import NO_VALUE, day, tr, whole, words
from ...plugin.core.model.capacity_tables import PHASES
from ...plugin.core.model.plan import Plan
from ...plugin.core.model.tables import LOCATIONS
from ...plugin.core.siting.criteria import PRESET_TITLES, UNKNOWN, Outcome, Preset
from ...plugin.core.siting.effect import Effect, SiteBoard
from ...plugin.core.siting.one_pager import SiteSheet
from ...plugin.core.siting.pipeline import Candidate
from ...plugin.core.siting.tip import Tip
from ...plugin.core.wording import is_unknown
from . import card_text
from .pipeline_page import phase_name

PICTURE = "kaarten.png"
_ASKED = ("herkomst", "kadaster", "huur_koop", "bestemming", "bouwjaar", "college")
"""What a talk about a candidate needs to know, beside the tests."""


def sheet_of(
    plan: Plan,
    board: SiteBoard,
    tip: Tip,
    effect: Effect,
    outcomes: Sequence[Outcome],
    candidates: Sequence[Candidate],
    *,
    preset: Preset,
    drawn: bool,
) -> SiteSheet:
    """The sheet of a candidate; ``drawn``: there is a picture of the maps."""
    shows = tr("Left: 1:10,000 around the site. Right: its region. The purple ring is the site.")
    return SiteSheet(
        tip.name,
        card_text.heading(board, effect),
        words(PRESET_TITLES[preset]),
        [(line.title, line.before, line.after) for line in card_text.lines(board, effect)],
        [tr("Opens in {quarter}.").format(quarter=board.quarter.label), *card_text.remarks(effect)],
        [_test(outcome) for outcome in outcomes],
        list(_time(plan, board, tip)),
        [_other(one) for one in candidates if _rivals(board, one, tip, effect)],
        [*(words(o.title) for o in outcomes if o.verdict == UNKNOWN), *_empty(plan, tip)],
        (PICTURE, shows) if drawn else None,
    )


def _test(outcome: Outcome) -> tuple[str, ...]:
    title = words(outcome.title) + (" *" if outcome.knock_out else "")
    figures = (card_text.figure_of(outcome), card_text.norm_of(outcome))
    return (title, card_text.verdict_word(outcome), *figures, outcome.source)


def _time(plan: Plan, board: SiteBoard, tip: Tip) -> Iterator[tuple[str, str]]:
    steps = plan[PHASES.name]
    own = steps[steps["loc_id"] == tip.loc_id].sort_values("datum", kind="stable")
    for phase, when in zip(own["fase"], own["datum"], strict=True):
        yield phase_name(str(phase)), day(when)
    yield tr("Opens"), day(board.quarter.first)
    for title, when in ((tr("Available from"), tip.facts.start), (tr("Available until"), tip.facts.end)):
        yield title, day(when)


def _rivals(board: SiteBoard, one: Candidate, tip: Tip, effect: Effect) -> bool:
    """Whether another candidate lies in the same region."""
    return one.loc_id != tip.loc_id and board.situation.region_of.get(one.gm_code or "") == effect.region


def _other(one: Candidate) -> tuple[str, ...]:
    return one.name, phase_name(one.phase), whole(one.places), one.reason or NO_VALUE


def _empty(plan: Plan, tip: Tip) -> list[str]:
    """What is not filled in, as the form calls it."""
    rows = plan[LOCATIONS.name]
    row = rows[rows["loc_id"] == tip.loc_id].iloc[0]
    return [words(LOCATIONS.column(name).label) for name in _ASKED if is_unknown(row[name])]
