# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawing in the layers: one step per action, everything follows undo, nothing is lost."""

from __future__ import annotations

import json

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import QgsProject

from opvangatlas.plugin.adapters.division import painting_regions as regions
from opvangatlas.plugin.adapters.division.painting_layer import HIDDEN, LIVE
from opvangatlas.plugin.adapters.plan.plan_layers import REGION_NAMES, VIEW_PROPERTY, find_view
from opvangatlas.plugin.core.regions.board import Board
from opvangatlas.plugin.core.regions.tally import Tally
from opvangatlas.plugin.storage.geopackage import GeoPackageStore


@pytest.fixture
def painting(opened, qtbot):
    qtbot.waitUntil(lambda: opened.regions.drawing.painting is not None, timeout=10_000)
    yield opened.regions.drawing.painting
    QgsProject.instance().rollBack(True)


def live_layer():
    layers = QgsProject.instance().mapLayers().values()
    return next((layer for layer in layers if layer.customProperty(VIEW_PROPERTY) == LIVE), None)


def live_areas():
    return {f["regio_id"]: round(f.geometry().area()) for f in live_layer().getFeatures()}


def fresh(painting) -> Tally:
    """The totals, counted from the layers alone."""
    board = painting.board
    rows = {f["gm_code"]: f["regio_id"] or None for f in painting.layer.getFeatures()}
    numbers = [board.regions.index(rows[code]) if rows[code] else -1 for code in board.codes]
    return Tally(board.tally.units, numbers, len(board.regions), board.tally.sites)


def agrees(painting) -> bool:
    counted, board = fresh(painting), painting.board
    return all(repr(counted.of(n)) == repr(board.tally.of(n)) for n in range(-1, len(board.regions)))


def undo(painting):
    painting.layer.undoStack().undo()


def saved(path, table="gemeenten", key="gm_code", value="regio_id"):
    frame = GeoPackageStore.open(path).read([table])[table]
    return dict(zip(frame[key], frame[value], strict=True))


def test_a_move_is_one_step_and_undo_brings_all_back(painting, qtbot):
    before = painting.board.totals("R2")
    assert painting.assign(["GM9008", "GM9001"], "R2", "move").moved == ("GM9008", "GM9001")
    stack = painting.layer.undoStack()
    assert (stack.count(), stack.text(0)) == (1, "move")
    assert painting.board.totals("R2").units == before.units + 2
    qtbot.waitUntil(lambda: live_layer() is not None)
    assert live_areas() == {"R1": 300_000_000, "R2": 500_000_000}
    undo(painting)
    assert repr(painting.board.totals("R2")) == repr(before)  # NaN is not itself
    assert live_areas() == {"R1": 400_000_000, "R2": 300_000_000}
    stack.redo()
    assert live_areas() == {"R1": 300_000_000, "R2": 500_000_000}
    assert agrees(painting)


def test_a_border_that_crosses_itself_does_not_stop_drawing(bench, plan_path, qtbot):
    with GeoPackageStore.open(plan_path) as store:
        frame = store.read(["gemeenten"])["gemeenten"].copy()
        west, south, east, north = frame["geom"].iloc[7].bounds
        bow = shapely.Polygon([(west, south), (east, north), (east, south), (west, north)])
        frame["geom"] = [*frame["geom"][:7], shapely.MultiPolygon([bow])]
        store.save({"gemeenten": frame})
    with qtbot.waitSignal(bench.session.opened, timeout=10_000):
        bench.files.open(plan_path)
    qtbot.waitUntil(lambda: bench.regions.drawing.painting is not None, timeout=10_000)
    painting = bench.regions.drawing.painting
    assert painting.assign(["GM9008", "GM9001"], "R2", "move").moved == ("GM9008", "GM9001")
    qtbot.waitUntil(lambda: live_layer() is not None)
    assert live_areas()["R2"] == 450_000_000  # half of the square that the border goes over is inside
    assert agrees(painting)
    QgsProject.instance().rollBack(True)


def test_rollback_brings_all_back(painting, qtbot):
    painting.assign(["GM9008"], "R2", "move")
    regions.new_region(painting, "Nieuw", ["GM9001"])
    painting.layer.rollBack()
    assert painting.moves() == {}
    assert set(painting.regions) == {"R1", "R2"}
    qtbot.waitUntil(lambda: live_layer() is None)
    assert agrees(painting)


def test_a_save_writes_assignment_polygons_and_log_together(painting, plan_path, qtbot):
    painting.assign(["GM9008"], "R2", "move")
    assert painting.save() == []
    assert saved(plan_path)["GM9008"] == "R2"
    assert saved(plan_path, "indeling")["GM9008"] == "R2"
    assert saved(plan_path, "regios", "regio_id", "geom")["R2"].area == pytest.approx(4e8)
    log = GeoPackageStore.open(plan_path).read(["wijzigingen"])["wijzigingen"]
    assert log[["sleutel", "oud", "nieuw"]].to_numpy(dtype=object).tolist() == [["GM9008", None, "R2"]]
    assert log["gebruiker"].iloc[0]
    assert not painting.layer.isEditable()
    qtbot.waitUntil(lambda: live_layer() is None)


def test_saving_through_qgis_is_logged_too(painting, plan_path, opened, qtbot):
    painting.assign(["GM9008"], "R2", "move")
    with qtbot.waitSignal(opened.runner.ended, timeout=10_000):
        assert QgsProject.instance().commitChanges(True, painting.layer)[0]
    assert saved(plan_path, "wijzigingen", "sleutel", "nieuw") == {"GM9008": "R2"}
    assert saved(plan_path, "regios", "regio_id", "geom")["R2"].area == pytest.approx(4e8)


def test_typing_in_the_table_is_followed(painting):
    layer = painting.layer
    assert layer.startEditing()
    feature = next(f for f in layer.getFeatures() if f["gm_code"] == "GM9008")
    layer.changeAttributeValue(feature.id(), layer.fields().indexOf("regio_id"), "R1")
    assert painting.board.region_of("GM9008") == "R1"
    assert painting.moves() == {"GM9008": "R1"}
    assert agrees(painting)


def test_who_was_editing_already_goes_on_after_a_save(painting):
    assert painting.layer.startEditing()
    painting.assign(["GM9008"], "R2", "move")
    assert painting.save() == []
    assert painting.layer.isEditable()


def test_saved_regions_give_way_only_while_drawing(painting, qtbot):
    project = QgsProject.instance()
    names = find_view(project, REGION_NAMES)
    node = project.layerTreeRoot().findLayer(names.id())
    project.setDirty(False)
    painting.assign(["GM9008"], "R2", "move")
    qtbot.waitUntil(lambda: live_layer() is not None)
    assert not node.isVisible()
    assert names.customProperty(HIDDEN)
    assert not project.isDirty()
    painting.layer.rollBack()
    qtbot.waitUntil(lambda: live_layer() is None)
    assert node.isVisible()
    assert not names.customProperty(HIDDEN)


# regions as a whole


def test_a_new_region_can_be_undone(painting):
    region, outcome = regions.new_region(painting, "Noord", ["GM9001", "GM9002"])
    assert outcome.moved == ("GM9001", "GM9002")
    assert painting.regions[region].name == "Noord"
    assert painting.regions[region].colour not in (None, painting.regions["R1"].colour, painting.regions["R2"].colour)
    assert painting.layer.undoStack().count() == 1
    undo(painting)
    assert region not in painting.regions
    assert painting.board.region_of("GM9001") == "R1"
    painting.layer.undoStack().redo()
    assert painting.regions[region].name == "Noord"
    assert painting.board.totals(region).units == 2
    assert agrees(painting)


def test_a_new_region_is_saved_with_its_polygon(painting, plan_path):
    region, _ = regions.new_region(painting, "Noord", ["GM9001"])
    assert painting.save() == []
    assert saved(plan_path, "regios", "regio_id", "regio_nm")[region] == "Noord"
    assert saved(plan_path, "regios", "regio_id", "geom")[region].area == pytest.approx(1e8)


def test_merge_and_remove_are_one_step_each(painting, plan_path):
    assert set(regions.merge(painting, ["R1", "R2"], "R1").moved) == {"GM9003", "GM9004", "GM9007"}
    assert set(painting.regions) == {"R1"}
    regions.remove(painting, ["R1"])
    assert painting.regions == {}
    assert painting.board.totals(None).units == 8
    undo(painting)
    undo(painting)
    assert set(painting.regions) == {"R1", "R2"}
    assert painting.board.totals("R2").units == 3
    assert painting.moves() == {}
    regions.merge(painting, ["R1", "R2"], "R1")
    assert painting.save() == []
    frame = GeoPackageStore.open(plan_path).read(["regios"])["regios"]
    assert list(frame["regio_id"]) == ["R1"]


def test_names_are_unique_and_colours_are_kept(painting):
    assert regions.rename(painting, "R1", " Kust ")
    assert painting.regions["R1"].name == "Kust"
    assert not regions.rename(painting, "R2", "kust")
    assert not regions.rename(painting, "R2", "")
    assert regions.recolour(painting, "R2", "#abcdef")
    assert painting.regions["R2"].colour == "#ABCDEF"
    undo(painting)
    undo(painting)
    assert (painting.regions["R1"].name, painting.regions["R2"].colour) == ("Oost", "#F5B468")


def test_splitting_off_loose_pieces_and_what_is_chosen(painting):
    painting.assign(["GM9002", "GM9006"], None, "a hole")
    painting.assign(["GM9004"], "R1", "far away")
    made, _ = regions.split_off(painting, "R1", [])
    assert [painting.board.members(region) for region in made] == [["GM9004"]]
    undo(painting)
    made, _ = regions.split_off(painting, "R1", ["GM9005", "GM9003"])
    assert painting.board.members(made[0]) == ["GM9005"]
    undo(painting)
    assert regions.split_off(painting, "R2", [])[0] == []


def test_locked_regions_never_change(painting):
    painting.change_rows("lock", {"R1": {"vergrendeld": True}})
    assert painting.assign(["GM9008", "GM9003"], "R1", "in").locked == ("R1",)
    outcome = painting.assign(["GM9001", "GM9008"], "R2", "out")
    assert (outcome.moved, outcome.locked) == (("GM9008",), ("R1",))
    assert regions.merge(painting, ["R1", "R2"], "R2").locked == ("R1",)
    assert regions.remove(painting, ["R1"]).locked == ("R1",)
    assert regions.split_off(painting, "R1", ["GM9001"])[1].locked == ("R1",)
    assert painting.board.members("R1") == ["GM9001", "GM9002", "GM9005", "GM9006"]


def test_undo_cannot_reach_behind_a_lock(painting, opened):
    painting.assign(["GM9008"], "R1", "move")
    opened.regions.dock.table.select(["R1"])
    opened.regions.actions.by_name["lock"].trigger()
    assert painting.regions["R1"].locked
    assert not painting.layer.undoStack().canUndo()
    assert painting.board.region_of("GM9008") == "R1"


# the journal


def test_the_journal_holds_what_is_not_saved(painting, plan_path):
    journal = plan_path.with_name(plan_path.name + ".concept")
    painting.assign(["GM9008"], "R2", "move")
    content = json.loads(journal.read_text("utf-8"))
    assert (content["variant"], content["moves"]) == ("A", {"GM9008": "R2"})
    undo(painting)
    assert not journal.exists()
    regions.new_region(painting, "Noord", ["GM9001"])
    assert json.loads(journal.read_text("utf-8"))["regions"]["R3"]["regio_nm"] == "Noord"
    assert painting.save() == []
    assert not journal.exists()


def test_what_a_crash_left_behind_is_offered(bench, plan_path, qtbot):
    journal = plan_path.with_name(plan_path.name + ".concept")
    row = {"regio_nm": "Noord", "kleur": "#AABBCC", "basis": "anders", "vergrendeld": False}
    draft = {"format": 1, "variant": "A", "moves": {"GM9008": "R9", "GM0000": "R1"}, "regions": {"R9": row}}
    journal.write_text(json.dumps(draft), "utf-8")
    with qtbot.waitSignal(bench.session.opened, timeout=10_000):
        bench.files.open(plan_path)
    qtbot.waitUntil(lambda: bench.regions.drawing.painting is not None, timeout=10_000)
    assert any("not saved" in line for line in bench.iface.lines())
    left = bench.regions.drawing.journal.read()
    assert left.moves["GM9008"] == "R9"
    bench.regions.drawing.restore(left)
    painting = bench.regions.drawing.painting
    assert painting.board.members("R9") == ["GM9008"]
    assert painting.regions["R9"].name == "Noord"
    assert painting.layer.undoStack().count() == 1
    QgsProject.instance().rollBack(True)
    assert not journal.exists()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 2}', '{"format": 1, "variant": "A"}'])
def test_a_journal_that_makes_no_sense_is_ignored(bench, plan_path, content, qtbot):
    plan_path.with_name(plan_path.name + ".concept").write_text(content, "utf-8")
    with qtbot.waitSignal(bench.session.opened, timeout=10_000):
        bench.files.open(plan_path)
    qtbot.waitUntil(lambda: bench.regions.drawing.painting is not None, timeout=10_000)
    assert not any("not saved" in line for line in bench.iface.lines())


# layers that go


def test_removing_a_layer_ends_drawing(painting, opened, qtbot):
    opened.regions.tools.actions[0].trigger()
    assert opened.regions.tools.in_hand is not None
    painting.assign(["GM9008"], "R2", "move")
    qtbot.waitUntil(lambda: live_layer() is not None)
    QgsProject.instance().removeMapLayer(painting.layer.id())
    assert opened.regions.drawing.painting is None
    assert opened.regions.tools.in_hand is None
    assert not opened.regions.tools.actions[0].isEnabled()
    assert "not in the project" in opened.regions.dock.hint.label.text()


# any sequence


STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("assign"),
            st.sets(st.integers(9001, 9008), min_size=1, max_size=3),
            st.sampled_from(["R1", "R2", "R3", None]),
        ),
        st.tuples(st.sampled_from(["undo", "redo", "rollback", "save", "new", "merge", "lock", "unlock", "remove"])),
    ),
    max_size=14,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_any_sequence_leaves_figures_as_counted_from_scratch(painting, steps):
    stack = painting.layer.undoStack()
    for name, *given_ in steps:
        locked = {code: painting.board.region_of(code) for r in painting.locked for code in painting.board.members(r)}
        if name == "assign":
            target = given_[1] if given_[1] in painting.regions else None
            painting.assign([f"GM{n}" for n in given_[0]], target, "move")
            assert all(painting.board.region_of(code) == region for code, region in locked.items())
        elif name == "undo":
            stack.undo()
        elif name == "redo":
            stack.redo()
        elif name == "rollback" and painting.layer.isEditable():
            painting.layer.rollBack()
        elif name == "save":
            assert painting.save() == []
        elif name == "new":
            regions.new_region(painting, "", ["GM9001"])
        elif name == "merge" and len(painting.regions) > 1:
            regions.merge(painting, list(painting.regions)[:2], next(iter(painting.regions)))
        elif name == "remove" and len(painting.regions) > 1:
            regions.remove(painting, list(painting.regions)[-1:])
        elif name in ("lock", "unlock") and painting.regions and not painting.save():
            painting.change_rows(name, {next(iter(painting.regions)): {"vergrendeld": name == "lock"}})
            painting.save()
        assert agrees(painting)
        used = {region for region in painting.board.assignment().values() if region}
        assert used <= set(painting.regions)
    assert isinstance(painting.board, Board)
    if painting.layer.isEditable():
        painting.layer.rollBack()
    assert agrees(painting)
