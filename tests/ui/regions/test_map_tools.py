# SPDX-License-Identifier: GPL-2.0-or-later
"""The map tools, with real mouse and key events on the canvas."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QApplication, QPushButton

from opvangatlas.plugin.adapters.layers import RD_NEW
from opvangatlas.plugin.core.regions.variants import moved
from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.ui.widgets.hover_card import WIDTH

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
SHIFT, PLAIN = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


class Mouse:
    """A mouse and a keyboard over the map of a workbench."""

    def __init__(self, bench, qtbot) -> None:
        self.bench, self.qtbot, self.canvas = bench, qtbot, bench.iface.canvas
        self.canvas.setDestinationCrs(RD_NEW)
        bench.map.go_to_all()
        self.view = self.canvas.viewport()

    def place(self, code: str) -> QPoint:
        """Where a municipality is on the screen."""
        painting = self.bench.regions.drawing.painting
        point = painting.polygons[painting.board.row[code]].representative_point()
        where = self.canvas.getCoordinateTransform().transform(point.x, point.y)
        return QPoint(round(where.x()), round(where.y()))

    def move(self, where, held=NONE, keys=PLAIN) -> None:
        event = QMouseEvent(QEvent.Type.MouseMove, QPointF(where), NONE, held, keys)
        QApplication.sendEvent(self.view, event)

    def click(self, code, button=LEFT, keys=PLAIN) -> None:
        where = self.place(code)
        self.move(where, keys=keys)
        self.qtbot.mouseClick(self.view, button, keys, where)

    def drag(self, places) -> None:
        first, *rest = places
        self.move(first)
        self.qtbot.mousePress(self.view, LEFT, PLAIN, first)
        for where in rest:
            self.move(where, LEFT)
        self.qtbot.mouseRelease(self.view, LEFT, PLAIN, rest[-1])

    def key(self, key) -> None:
        self.qtbot.keyClick(self.canvas, key)


@pytest.fixture
def desk(opened, qtbot):
    qtbot.waitUntil(lambda: opened.regions.drawing.painting is not None, timeout=10_000)
    yield opened.regions
    opened.regions.tools.put_down()
    QgsProject.instance().rollBack(True)


@pytest.fixture
def mouse(opened, desk, qtbot):
    return Mouse(opened, qtbot)


def take(desk, name):
    index = list(desk.tools.by_name).index(name)
    desk.tools.actions[index].trigger()
    assert desk.tools.in_hand is desk.tools.by_name[name]
    return desk.tools.in_hand


def where(desk, code):
    return desk.drawing.painting.board.region_of(code)


def test_hovering_says_what_a_click_would_do(desk, mouse):
    take(desk, "click")
    desk.drawing.set_target("R2")
    mouse.move(mouse.place("GM9002"))
    text = desk.tools.card.text
    assert (text.title, text.subtitle) == ("Plaats 2", "Oost → West")
    lines = {line[0]: tuple(cell.replace("\u200a", " ") for cell in line[1:]) for line in text.lines}
    assert lines["Mun."] == ("4 → 3", "3 → 4")
    assert lines["Inhabitants"] == ("140,000 → 120,000", "140,000 → 160,000")
    assert lines["Pieces"] == ("1", "1")
    assert lines["Travel (km)"] == ("", "13.0 → –")
    assert desk.dock.effect.text() == "Plaats 2: Oost → West"
    assert where(desk, "GM9002") == "R1"
    assert not desk.drawing.painting.layer.isEditable()


def test_the_card_stays_on_the_map_and_lets_the_mouse_through(desk, mouse):
    take(desk, "click")
    card, view = desk.tools.card, mouse.view
    for code in ("GM9001", "GM9004", "GM9005", "GM9008"):
        mouse.move(mouse.place(code))
        assert card.isVisible()
        assert card.width() == WIDTH
        assert view.rect().contains(card.geometry())
        assert not card.geometry().contains(mouse.place(code))
    assert card.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    mouse.move(QPoint(1, 1))
    assert not card.isVisible()


def test_the_card_is_drawn_only_when_another_municipality_is_hovered(desk, mouse, monkeypatch):
    take(desk, "click")
    asked = []
    effect = desk.drawing.effect
    monkeypatch.setattr(desk.drawing, "effect", lambda *args: asked.append(args) or effect(*args))
    start = mouse.place("GM9002")
    for step in range(5):
        mouse.move(start + QPoint(step, step))
    assert len(asked) == 1


def test_a_click_assigns_and_the_card_follows(desk, mouse):
    take(desk, "click")
    desk.drawing.set_target("R2")
    mouse.click("GM9002")
    assert where(desk, "GM9002") == "R2"
    assert desk.tools.card.text.subtitle == "In West already"
    assert desk.drawing.painting.layer.undoStack().text(0) == "Plaats 2 to West"


def test_keys_choose_the_target_and_escape_puts_the_tool_down(desk, mouse):
    take(desk, "click")
    mouse.key(Qt.Key.Key_2)
    assert desk.drawing.target == "R2"
    assert desk.dock.target.currentText() == "2 – West"
    mouse.key(Qt.Key.Key_9)
    assert desk.drawing.target == "R2"
    mouse.key(Qt.Key.Key_0)
    assert desk.drawing.target is None
    mouse.click("GM9001")
    assert where(desk, "GM9001") is None
    mouse.key(Qt.Key.Key_Escape)
    assert desk.tools.in_hand is None
    assert not desk.tools.card.isVisible()
    assert not any(action.isChecked() for action in desk.tools.actions)


def test_shift_unassigns_while_held(desk, mouse):
    take(desk, "click")
    desk.drawing.set_target("R2")
    mouse.click("GM9001", keys=SHIFT)
    assert where(desk, "GM9001") is None
    mouse.click("GM9002")
    assert where(desk, "GM9002") == "R2"


def test_a_right_click_takes_the_region_under_it(desk, mouse):
    take(desk, "click")
    desk.drawing.set_target("R2")
    mouse.click("GM9001", RIGHT)
    assert desk.drawing.target == "R1"
    mouse.click("GM9003")
    assert where(desk, "GM9003") == "R1"


def test_a_stroke_is_one_step_and_leaves_nothing_out(desk, mouse):
    take(desk, "paint")
    desk.drawing.set_target("R2")
    mouse.drag([mouse.place("GM9001"), mouse.place("GM9003")])  # over GM9002, in one jump
    assert [where(desk, f"GM900{n}") for n in (1, 2, 3)] == ["R2"] * 3
    assert desk.drawing.painting.layer.undoStack().count() == 1


def test_escape_gives_up_a_stroke(desk, mouse, qtbot):
    take(desk, "paint")
    desk.drawing.set_target("R2")
    qtbot.mousePress(mouse.view, LEFT, PLAIN, mouse.place("GM9001"))
    mouse.move(mouse.place("GM9002"), LEFT)
    mouse.key(Qt.Key.Key_Escape)
    qtbot.mouseRelease(mouse.view, LEFT, PLAIN, mouse.place("GM9002"))
    assert where(desk, "GM9001") == "R1"
    assert desk.tools.in_hand is not None


def test_a_lasso_takes_what_lies_within(desk, mouse):
    take(desk, "lasso")
    desk.drawing.set_target("R2")
    a, b = mouse.place("GM9001"), mouse.place("GM9002")
    away = QPoint(20, 20)
    mouse.drag([a - away, QPoint(b.x() + 20, b.y() - 20), b + away, QPoint(a.x() - 20, a.y() + 20)])
    assert [where(desk, f"GM900{n}") for n in (1, 2, 3, 5)] == ["R2", "R2", "R2", "R1"]
    assert desk.drawing.painting.layer.undoStack().count() == 1


def test_a_rectangle_takes_what_lies_within(desk, mouse):
    take(desk, "box")
    desk.drawing.set_target(None)
    mouse.drag([mouse.place("GM9005") - QPoint(20, 20), mouse.place("GM9002") + QPoint(20, 20)])
    assert desk.drawing.painting.board.totals(None).units == 5
    assert desk.drawing.painting.layer.undoStack().count() == 1


def test_a_locked_region_refuses_with_the_way_out(desk, mouse, opened, qtbot):
    desk.drawing.painting.change_rows("lock", {"R1": {"vergrendeld": True}})
    take(desk, "click")
    desk.drawing.set_target("R2")
    mouse.move(mouse.place("GM9001"))
    assert desk.tools.card.text.subtitle == "Locked: Oost"
    mouse.click("GM9001")
    assert where(desk, "GM9001") == "R1"
    assert opened.iface.lines() == ["Oost is locked and was not changed."]
    button = next(b for b in opened.iface.bar.findChildren(QPushButton) if b.text() == "Unlock")
    qtbot.mouseClick(button, LEFT)
    mouse.click("GM9001")
    assert where(desk, "GM9001") == "R2"


def test_a_read_only_plan_cannot_be_drawn_in(bench, plan_path, qtbot):
    plan_path.chmod(0o444)
    store = GeoPackageStore.open(plan_path, read_only=True)
    with qtbot.waitSignal(bench.session.opened, timeout=10_000):
        bench.files.open(plan_path)
    bench.session.store = store
    qtbot.waitUntil(lambda: bench.regions.drawing.painting is not None, timeout=10_000)
    assert not any(action.isEnabled() for action in bench.regions.tools.actions)
    assert not bench.regions.actions.by_name["add"].isEnabled()
    assert bench.regions.actions.by_name["compare"].isEnabled()
    assert bench.regions.dock.note.text().startswith("Read-only: ")


def test_the_tool_of_qgis_takes_over(desk, mouse):
    from qgis.gui import QgsMapToolPan

    take(desk, "click")
    mouse.move(mouse.place("GM9001"))
    pan = QgsMapToolPan(mouse.canvas)
    mouse.canvas.setMapTool(pan)
    assert desk.tools.in_hand is None
    assert not desk.tools.card.isVisible()
    mouse.canvas.unsetMapTool(pan)


# the real thing: 342 municipalities, the 25 veiligheidsregio's


@pytest.fixture(scope="module")
def real_plan(data, qgis_processing_provider, tmp_path_factory):
    import processing

    path = tmp_path_factory.mktemp("echt") / "nederland.gpkg"
    processing.run(
        "opvangatlas:createplan",
        {
            "MUNICIPALITIES": str(data / "nl_2024" / "gemeenten_2024.gpkg"),
            "DIVISION_FIELD": "veiligheidsregio_code",
            "DIVISION_NAME_FIELD": "veiligheidsregio",
            "DIVISIONS": "veiligheidsregio=veiligheidsregio_code",
            "REGIME": "2020",
            "PLAN_NAME": "Nederland",
            "OUTPUT": str(path),
        },
    )
    return path


@pytest.fixture(scope="module")
def qgis_processing_provider(qgis_processing):
    from qgis.core import QgsApplication

    from opvangatlas.plugin.processing.provider import OpvangatlasProvider

    registry = QgsApplication.processingRegistry()
    made = None
    if registry.providerById("opvangatlas") is None:
        made = OpvangatlasProvider()
        registry.addProvider(made)
    yield
    if made is not None:
        registry.removeProvider(made)


def test_three_moves_one_undone_compared_with_the_start(bench, real_plan, qtbot):
    with qtbot.waitSignal(bench.session.opened, timeout=30_000):
        bench.files.open(real_plan)
    qtbot.waitUntil(lambda: bench.regions.drawing.painting is not None, timeout=30_000)
    desk, mouse = bench.regions, Mouse(bench, qtbot)
    painting = desk.drawing.painting
    assert len(painting.regions) == 25
    assert painting.board.tally.units.count == 342
    twente, ijsselland = (
        next(key for key, row in painting.regions.items() if row.name.endswith(name))
        for name in ("Twente", "IJsselland")
    )
    codes = {name: code for code, name in painting.board.name_of.items()}
    wanted = ["Hellendoorn", "Wierden", "Rijssen-Holten"]
    before = {r: painting.board.totals(r) for r in (twente, ijsselland)}
    people = {name: painting.board.tally.units.amounts[0, painting.board.row[codes[name]]] for name in wanted}

    take(desk, "click")
    mouse.click("GM0193", RIGHT)  # Zwolle
    assert desk.drawing.target == ijsselland
    for name in wanted:
        mouse.click(codes[name])
    after = painting.board.totals(ijsselland)
    assert after.units == before[ijsselland].units + 3
    assert after.sums[0] == before[ijsselland].sums[0] + sum(people.values())
    painting.layer.undoStack().undo()
    assert painting.board.region_of(codes["Rijssen-Holten"]) == twente
    assert painting.board.totals(twente).sums[0] == before[twente].sums[0] - people["Hellendoorn"] - people["Wierden"]

    desk.actions.by_name["compare"].trigger()
    dialog = desk.variants.dialogs.all[-1]
    assert sorted(dialog.moved_frame["gm_naam"]) == ["Hellendoorn", "Wierden"]
    assert set(dialog.moved_frame["naar_regio"]) == {ijsselland}
    figures = dialog.regions_frame.set_index("regio_id")
    assert figures.loc[ijsselland, "gemeenten_verschil"] == 2
    assert figures.loc[twente, "inwoners_verschil"] == -(people["Hellendoorn"] + people["Wierden"])
    dialog.close()

    assert painting.save() == []
    plan = GeoPackageStore.open(real_plan).read()
    regions = plan["regios"].set_index("regio_id")["geom"]
    municipalities = plan["gemeenten"].set_index("gm_code")
    own = municipalities[municipalities["regio_id"] == ijsselland]
    assert regions[ijsselland].area == pytest.approx(own["geom"].map(lambda g: g.area).sum())
    assert len(plan["wijzigingen"]) == 2
    assert moved(plan, "A", "A").empty
