# SPDX-License-Identifier: GPL-2.0-or-later
"""One click shows each thing once, and one that a layer refuses says so."""

from __future__ import annotations

from collections import Counter

import pytest
from qgis.core import QgsProject

from .conftest import click
from .regions.test_map_tools import SHIFT, Mouse


@pytest.fixture
def desk(checked, qtbot):
    qtbot.waitUntil(lambda: checked.regions.drawing.painting is not None, timeout=10_000)
    qtbot.waitUntil(lambda: not checked.runner.is_busy(), timeout=10_000)
    yield checked.regions
    checked.regions.tools.put_down()
    QgsProject.instance().rollBack(True)


@pytest.fixture
def counted(desk, checked, monkeypatch):
    """How often each of these was shown since."""
    seen = Counter()
    tool = desk.tools.by_name["click"]
    for title, thing, name in (
        ("tools", desk.tools, "refresh"),
        ("outline", tool, "_draw"),
        ("actions", desk.actions, "enable"),
        ("rows", desk.dock, "set_rows"),
        ("form", desk.dock.form, "show_region"),
        ("note", desk.dock, "set_note"),
        ("target", desk.dock, "set_target"),
        ("commands", checked.actions, "enable"),
        ("travel", checked.dock.travel, "show_state"),
        ("plan", checked.dock.header, "set_plan"),
    ):
        real = getattr(thing, name)

        def call(*given, title=title, real=real, **named):
            seen[title] += 1
            return real(*given, **named)

        monkeypatch.setattr(thing, name, call)
    return seen


@pytest.fixture
def mouse(checked, desk, qtbot):
    made = Mouse(checked, qtbot)
    desk.tools.actions[0].trigger()
    return made


A_MOVE = {"tools": 1, "outline": 1, "actions": 1, "rows": 1, "form": 1, "note": 1, "target": 1}


@pytest.mark.parametrize("first", [True, False])
def test_a_click_on_the_map(desk, mouse, counted, first):
    if not first:
        mouse.click("GM9002", keys=SHIFT)
    mouse.move(mouse.place("GM9008"))
    counted.clear()
    mouse.click("GM9008")
    assert desk.drawing.painting.board.region_of("GM9008") == "R1"
    assert counted == A_MOVE


def test_a_stroke(desk, mouse, counted):
    desk.tools.actions[1].trigger()
    counted.clear()
    mouse.drag([mouse.place(code) for code in ("GM9007", "GM9008")])
    assert desk.drawing.painting.board.region_of("GM9008") == "R1"
    assert counted == Counter(A_MOVE | {"outline": 0})


def test_a_region_that_goes_while_it_is_selected(desk, counted):
    desk.dock.table.select(["R2"])
    counted.clear()
    desk.actions.by_name["remove"].trigger()
    assert counted == Counter(A_MOVE | {"outline": 0})


def test_a_digit_and_a_region_that_is_pointed_at(desk, mouse, counted):
    mouse.move(mouse.place("GM9008"))
    counted.clear()
    mouse.key("2")
    assert desk.drawing.target == "R2"
    assert counted == {"tools": 1, "outline": 1, "target": 1}


def test_a_check(desk, checked, counted, qtbot):
    with qtbot.waitSignal(checked.runner.ended, timeout=10_000):
        click(checked.dock.header.check_button, qtbot)
    assert {name: counted[name] for name in ("commands", "travel", "plan")} == {"commands": 2, "travel": 1, "plan": 1}


# what the layers refuse


@pytest.fixture
def refusing(desk, checked):
    """Regions and municipalities cannot be edited any more."""
    layers = [checked.session.layer(table) for table in ("gemeenten", "regios")]
    for layer in layers:
        layer.setReadOnly(True)
    yield checked
    for layer in layers:
        layer.setReadOnly(False)


ACTS = {
    "click": lambda desk: desk.drawing.assign(["GM9008"], "R2"),
    "new": lambda desk: desk.commands.add_region(),
    "name": lambda desk: desk.commands.take_name("R1", "Kust"),
    "field": lambda desk: desk.commands.take_field("R1", "afspraken", "samen"),
    "colour": lambda desk: desk.commands.take_colour(["R1"], "#123456"),
    "colours": lambda desk: desk.commands.spread(),
    "lock": lambda desk: desk.commands.lock(),
    "remove": lambda desk: desk.commands.remove_regions(),
}


@pytest.mark.parametrize("name", ACTS)
def test_what_the_layers_refuse_is_said_and_changes_nothing(desk, refusing, name):
    painting = desk.drawing.painting
    before, regions = painting.board.assignment(), dict(painting.regions)
    desk.dock.table.select(["R1"])
    ACTS[name](desk)
    assert refusing.iface.lines() == ["The layers refuse edits. Nothing was changed."]
    assert (painting.board.assignment(), painting.regions) == (before, regions)


def test_only_the_layer_of_regions_refuses(desk, checked):
    """A merge needs both layers: no half of it is done."""
    painting, layer = desk.drawing.painting, checked.session.layer("regios")
    layer.setReadOnly(True)
    desk.dock.table.select(["R1", "R2"])
    desk.commands.merge()
    layer.setReadOnly(False)
    assert checked.iface.lines() == ["The layers refuse edits. Nothing was changed."]
    assert set(painting.regions) == {"R1", "R2"}
    assert painting.board.totals("R2").units == 3


def test_a_location_whose_layer_is_gone_is_said(desk, checked):
    QgsProject.instance().removeMapLayer(checked.session.layer("capaciteitsperioden").id())
    assert not checked.location.do("capaciteitsperioden", lambda _layer: None)
    assert any("not in the project" in line for line in checked.iface.lines())
