# SPDX-License-Identifier: GPL-2.0-or-later
"""Candidates in the dock: kept, changed, brought into a phase, rejected with the reason, made an intention."""

from __future__ import annotations

from datetime import date

import pytest
from qgis.PyQt.QtCore import Qt

from opvangatlas.plugin.adapters.layers import cell
from opvangatlas.ui.scouting.pipeline_page import PROMOTE

from ..conftest import click
from ..sample import stored

SITE, OTHER = (41_000.0, 535_000.0), (25_000.0, 525_000.0)


@pytest.fixture
def kept(desk, hand, qtbot):
    """A candidate, and the page with all of them in front."""
    hand.click(SITE)
    click(desk.page.keep_button, qtbot)
    desk.dock.bring(desk.dock.pipeline)
    return desk.tip.loc_id


def row(desk, loc_id):
    (found,) = stored(desk, "opvanglocaties", "loc_id", loc_id)
    return {name: cell(found[name]) for name in found.fields().names()}


def take(page, step, qtbot):
    page.step.setCurrentIndex(page.step.findData(step))


def test_what_is_kept_is_listed_as_a_tip_of_today(desk, kept):
    page = desk.dock.pipeline
    assert {one.loc_id for one in page.rows} == {"OL13", "OL14", kept}
    assert page.chosen.loc_id == kept
    assert (page.chosen.phase, page.chosen.days, page.chosen.places) == ("tip", 0, 300)
    totals = {total.phase: (total.count, total.places) for total in page.totals.model().sourceModel().rows}
    assert totals["tip"] == (1, 300)


def test_a_step_is_recorded_with_its_day_and_is_one_step_back(desk, kept, qtbot):
    page = desk.dock.pipeline
    assert page.step.currentData() == "quickscan"
    page.day.set_day(date(2026, 3, 1))
    click(page.apply_button, qtbot)
    steps = stored(desk, "kandidaatfasen", "loc_id", kept)
    assert {(step["fase"], cell(step["datum"])) for step in steps} >= {("quickscan", date(2026, 3, 1))}
    desk.session.layer("opvanglocaties").undoStack().undo()
    assert [step["fase"] for step in stored(desk, "kandidaatfasen", "loc_id", kept)] == ["tip"]


def test_a_rejection_needs_its_reason_and_keeps_it(desk, kept, qtbot):
    page = desk.dock.pipeline
    take(page, "afgevallen", qtbot)
    assert page.reason.isVisibleTo(page)
    assert not page.body.isVisibleTo(page)
    click(page.apply_button, qtbot)
    assert page.note.text() == "Say why it drops out: the reason is kept."
    assert row(desk, kept)["status"] == "nieuw"
    qtbot.keyClicks(page.reason, "asbest")
    click(page.apply_button, qtbot)
    assert (row(desk, kept)["status"], row(desk, kept)["afwijs_reden"]) == ("afgewezen", "asbest")
    qtbot.waitUntil(lambda: page.rows[-1].loc_id == kept, timeout=5_000)
    assert (page.rows[-1].phase, page.rows[-1].reason) == ("afgevallen", "asbest")
    page.select({kept})
    take(page, "quickscan", qtbot)
    click(page.apply_button, qtbot)
    assert (row(desk, kept)["status"], row(desk, kept)["afwijs_reden"]) == ("nieuw", "asbest")


def test_an_intention_asks_for_day_and_body_and_keeps_all_that_is_known(desk, kept, qtbot):
    page = desk.dock.pipeline
    before = row(desk, kept)
    take(page, PROMOTE, qtbot)
    click(page.apply_button, qtbot)
    assert page.note.text() == "Say who decided."
    page.day.set_day(date(2027, 2, 1))
    qtbot.keyClicks(page.body, "gemeenteraad")
    page.opens.set_day(date(2028, 1, 1))
    click(page.apply_button, qtbot)
    after = row(desk, kept)
    changed = {name: after[name] for name in after if after[name] != before[name]}
    assert changed == {"zekerheid": "voornemen", "besluit_dat": date(2027, 2, 1), "besluit_orgaan": "gemeenteraad"}
    assert after["vertrouwelijk"] is True
    (period,) = stored(desk, "capaciteitsperioden", "loc_id", kept)
    assert (period["zekerheid"], cell(period["van"]), period["plekken_asiel"]) == ("voornemen", date(2028, 1, 1), 300)
    assert [step["fase"] for step in stored(desk, "kandidaatfasen", "loc_id", kept)] == ["tip"]
    qtbot.waitUntil(lambda: kept not in {one.loc_id for one in page.rows}, timeout=5_000)


def test_a_candidate_is_shown_dragged_and_changed(desk, hand, kept, qtbot):
    desk.let_go()
    page = desk.dock.pipeline
    page.select({kept})
    click(page.show_button, qtbot)
    assert desk.dock.tabs.currentIndex() == 0
    assert desk.tip.loc_id == kept
    assert desk.page.title.text().startswith("Candidate ")
    assert desk.page.keep_button.text() == "Change candidate"
    hand.bench.map.go_to_all()
    desk.page.fields["bvo_m2"].editor.setValue(3500)
    desk.page.places.setValue(250)
    hand.drag((desk.pin.x, desk.pin.y), OTHER)
    assert desk.tip.loc_id == kept
    hand.key(Qt.Key.Key_Return)
    (found,) = stored(desk, "opvanglocaties", "loc_id", kept)
    assert (found["bvo_m2"], found.geometry().asPoint().x()) == (3500, pytest.approx(desk.pin.x))
    assert found["gm_code"] == desk.measure(desk.pin, None)[0].municipality
    (period,) = stored(desk, "capaciteitsperioden", "loc_id", kept)
    assert period["plekken_asiel"] == 250


def test_its_form_opens(desk, sampled, kept, qtbot):
    click(desk.dock.pipeline.form_button, qtbot)
    assert sampled.location.chosen == kept
    assert sampled.location.dock.form.fields["herkomst"].value() is None
    assert [one["fase"] for one in sampled.location.dock.form.editors["kandidaatfasen"].rows] == ["tip"]


def test_the_page_fits_beside_the_map(theme, desk, kept):
    assert desk.dock.pipeline.minimumSizeHint().width() <= 350
