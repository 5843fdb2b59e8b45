# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog with milestones, signals and transfers of the plan."""

from __future__ import annotations

from datetime import date

import pytest

from opvangatlas.plugin.adapters.layers import cell
from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.ui.capacity.reserve_order import ReserveDialog

from ..conftest import click
from ..sample import choose, type_in


@pytest.fixture
def dialog(sampled, qtbot):
    """The dialog of the sample, opened from the menu."""
    sampled.actions["rows"].trigger()
    made = sampled.tables.rows_dialog
    qtbot.waitUntil(made.isVisible, timeout=5_000)
    return made


def rows(bench, table):
    return list(bench.session.layer(table).getFeatures())


def test_it_shows_what_the_plan_has_by_date(dialog):
    titles = [dialog.tabs.tabText(n) for n in range(dialog.tabs.count())]
    assert titles == [
        "Milestones and decisions", "Signals", "Targets", "Transfers", "Agreed need", "Offers", "Reserve plans",
        "Prognoses",
    ]  # fmt: skip
    moments = dialog.editors["mijlpalen"]
    assert [row["mijlpaal_id"] for row in moments.rows] == [f"MP0{n}" for n in range(1, 8)]
    model = moments.view.model()
    assert [model.index(0, c).data() for c in range(4)] == [
        "2027-03-31", "decision moment", "vergunning voor Stroomzicht", "Stroomzicht",
    ]  # fmt: skip
    transfers = dialog.editors["overdrachten"]
    assert [transfers.view.model().index(0, c).data() for c in range(4)] == ["2026-II", "Vennewold", "Grootmeren", "4"]
    assert not dialog.save_button.isEnabled()


def test_a_decision_of_the_plan_is_added_listed_and_saved(dialog, sampled, qtbot):
    moments = dialog.editors["mijlpalen"]
    click(moments.add_button, qtbot)
    assert moments.note.text() == "Fill in what has a * to add the row."
    moments.fields["datum"].editor.choose(date(2028, 2, 1))
    qtbot.waitUntil(lambda: len(moments.rows) == 8, timeout=5_000)
    choose(moments.fields["gremium"], "prt")
    moments.fields["besluit"].editor.setPlainText("tijdelijke bedden")
    moments.fields["besluit"].tell()
    made = next(f for f in rows(sampled, "mijlpalen") if f["mijlpaal_id"] == "MP8")
    assert (cell(made["loc_id"]), made["gremium"], made["besluit"]) == (None, "prt", "tijdelijke bedden")
    dock = sampled.capacity.dock
    dock.setFloating(True)
    dock.show()
    qtbot.waitUntil(lambda: bool(dock.rows), timeout=5_000)
    dock.choose_quarter("2028-K1")
    qtbot.waitUntil(lambda: "tijdelijke bedden" in [row.name for row in dock.moments], timeout=5_000)
    click(dialog.save_button, qtbot)
    assert dialog.note.text() == ""
    with GeoPackageStore.open(sampled.session.path) as store:
        frame = store.read()["mijlpalen"]
    assert list(frame[frame["mijlpaal_id"] == "MP8"]["datum"]) == [date(2028, 2, 1)]


def test_a_transfer_goes_to_another_municipality(dialog, sampled, qtbot):
    dialog.tabs.setCurrentIndex(3)
    transfers = dialog.editors["overdrachten"]
    fields = transfers.fields
    click(transfers.add_button, qtbot)
    assert fields["halfjaar"].editor.itemText(fields["halfjaar"].editor.findData("2027-2")) == "2027-II"
    choose(fields["halfjaar"], "2027-2")
    choose(fields["van_gm"], "GM9001")
    choose(fields["naar_gm"], "GM9001")
    assert fields["naar_gm"].reason == "A transfer goes to another municipality."
    choose(fields["naar_gm"], "GM9002")
    assert len(transfers.rows) == 2  # a number is still needed
    fields["aantal"].editor.setValue(7)
    qtbot.waitUntil(lambda: len(transfers.rows) == 3, timeout=5_000)
    made = next(f for f in rows(sampled, "overdrachten") if f["overdracht_id"] == "OV3")
    assert [made[n] for n in ("van_gm", "naar_gm", "halfjaar", "aantal")] == ["GM9001", "GM9002", "2027-2", 7]


def test_a_signal_is_changed_undone_and_removed(dialog, sampled, qtbot):
    dialog.tabs.setCurrentIndex(1)
    signals = dialog.editors["signalen"]
    signals.choose("SG03")
    type_in(signals.fields["actiehouder"], "projectleider vervoer", qtbot)
    layer = sampled.session.layer("signalen")
    assert next(f for f in layer.getFeatures() if f["signaal_id"] == "SG03")["actiehouder"] == "projectleider vervoer"
    assert dialog.note.text() == "1 unsaved change(s)"
    layer.undoStack().undo()
    qtbot.waitUntil(lambda: signals.fields["actiehouder"].value() is None, timeout=5_000)
    signals.choose("SG05")
    click(signals.remove_button, qtbot)
    assert [row["signaal_id"] for row in signals.rows if row["signaal_id"] == "SG05"] == []


def test_targets_are_told_apart_by_municipality_and_half_year(dialog, sampled, qtbot):
    dialog.tabs.setCurrentIndex(2)
    targets = dialog.editors["taakstellingen"]
    before = {(row["gm_code"], row["halfjaar"]): row["taakst"] for row in targets.rows}
    chosen = next(row for row in targets.rows if row["gm_code"] == "GM9002")
    targets.choose(targets.key_of(chosen))
    targets.fields["taakst"].editor.setValue(77)
    after = {(f["gm_code"], f["halfjaar"]): cell(f["taakst"]) for f in rows(sampled, "taakstellingen")}
    assert after == {**before, ("GM9002", chosen["halfjaar"]): 77}
    click(targets.add_button, qtbot)
    choose(targets.fields["gm_code"], "GM9002")
    choose(targets.fields["halfjaar"], chosen["halfjaar"])
    assert "is there already" in targets.fields["halfjaar"].reason
    choose(targets.fields["halfjaar"], "2028-2")
    targets.fields["taakst"].editor.setValue(0)
    qtbot.waitUntil(lambda: len(targets.rows) == len(before) + 1, timeout=5_000)


def test_a_kept_reserve_plan_is_looked_at_and_removed(dialog, sampled, qtbot):
    keeper = ReserveDialog(sampled.tables._plan(), sampled.session.layer, 100)
    qtbot.addWidget(keeper)
    keeper.name.setText("winterpiek")
    click(keeper.keep_button, qtbot)
    kept = dialog.kept
    qtbot.waitUntil(lambda: kept.chosen is not None, timeout=5_000)
    assert [kept.plans.model().index(0, c).data() for c in range(3)] == ["winterpiek", "scale up", "100"]
    assert kept.lines.model().rowCount() == len(keeper.made.made.lines)
    assert "a day in reserve" in kept.note.text()
    dialog.tabs.setCurrentWidget(kept)
    click(kept.remove_button, qtbot)
    assert (rows(sampled, "inzetplannen"), rows(sampled, "inzetregels")) == ([], [])
    assert kept.note.text().startswith("None yet")
    dialog.save()
    assert sampled.session.unsaved_layers() == []


def test_prognoses_are_compared(dialog, qtbot):
    prognoses = dialog.prognoses
    assert [prognoses.old.currentData(), prognoses.new.currentData()] == ["2026-I", "2026-II"]
    changed = {(row["typegroep"], row["scenario"], row["van"]): row["verschil"] for row in prognoses.rows}
    assert changed
    assert all(difference for difference in changed.values())
    prognoses.old.setCurrentIndex(prognoses.old.findData("2026-II"))
    prognoses.old.activated.emit(prognoses.old.currentIndex())
    assert prognoses.rows == []
    assert prognoses.note.text() == "No differences within the planning window."


def test_names_and_choices_follow_the_plan(dialog, sampled, qtbot):
    layer = sampled.session.layer("opvanglocaties")
    layer.startEditing()
    feature = next(f for f in layer.getFeatures() if f["loc_id"] == "OL06")
    layer.changeAttributeValue(feature.id(), layer.fields().indexOf("loc_naam"), "Stroomzicht West")
    field = dialog.editors["mijlpalen"].fields["loc_id"]
    qtbot.waitUntil(lambda: field.editor.findText("Stroomzicht West") >= 0, timeout=5_000)
    assert dialog.editors["mijlpalen"].view.model().index(0, 3).data() == "Stroomzicht West"


def test_closing_asks_before_a_row_that_waits_is_lost(dialog, sampled, qtbot):
    dialog.tabs.setCurrentIndex(1)
    signals = dialog.editors["signalen"]
    click(signals.add_button, qtbot)
    asked = []
    dialog.ask_discard = lambda: bool(asked.append(1))
    signals.fields["vraagstuk"].editor.setPlainText("wie betaalt?")
    signals.fields["vraagstuk"].tell()
    dialog.reject()
    assert (asked, dialog.isVisible()) == ([1], True)
    dialog.ask_discard = lambda: True
    dialog.reject()
    assert sampled.tables.rows_dialog is None


def test_it_goes_with_the_plan(dialog, sampled, qtbot):
    sampled.files.close()
    qtbot.waitUntil(lambda: sampled.tables.rows_dialog is None, timeout=5_000)
    assert not sampled.actions["rows"].isEnabled()


def test_opened_twice_it_is_one(dialog, sampled):
    assert sampled.tables.rows() is dialog


def test_of_a_read_only_plan_it_can_be_looked_at(sampled, monkeypatch, qtbot):
    monkeypatch.setattr(type(sampled.session), "read_only", property(lambda _self: object()))
    dialog = sampled.tables.rows()
    moments = dialog.editors["mijlpalen"]
    assert len(moments.rows) == 7
    assert moments.view.isEnabled()
    assert not moments.add_button.isEnabled()
    assert not moments.remove_button.isEnabled()
    assert not moments.fields["besluit"].isEnabled()


def test_a_field_takes_what_the_database_takes(dialog):
    for editor in dialog.editors.values():
        for name, field in editor.fields.items():
            column = editor.table.column(name)
            if column.kind == "int":
                assert (field.editor.minimum() + 1, field.editor.maximum()) == column.bounds


def test_a_negative_number_is_shown_and_the_first_step_from_unknown_is_nought(dialog):
    field = dialog.editors["taakstellingen"].fields["achterst"]
    field.fill(-5)
    assert (field.value(), field.editor.text()) == (-5, "-5")
    field.fill(None)
    assert field.value() is None
    field.editor.stepBy(1)
    assert field.value() == 0


def test_what_was_agreed_is_filled_in_and_a_wrong_kind_of_area_is_refused(dialog, sampled, qtbot):
    agreed = dialog.editors["opgaven"]
    dialog.tabs.setCurrentIndex(4)
    click(agreed.add_button, qtbot)
    region = sampled.session.plan.regions["regio_id"].iloc[0]
    choose(agreed.fields["gebied_code"], region)
    assert agreed.fields["gebied_code"].reason == "Choose an area that is a municipality."
    choose(agreed.fields["gebied_code"], "GM9002")
    agreed.fields["plekken"].editor.setValue(40)
    agreed.fields["datum"].editor.choose(date(2028, 7, 1))
    qtbot.waitUntil(lambda: len(agreed.rows) == 1, timeout=5_000)
    agreed.fields["amv"].editor.setValue(41)
    assert "More unaccompanied minors (41)" in agreed.fields["amv"].reason
    agreed.fields["amv"].editor.setValue(4)
    agreed.fields["datum"].editor.choose(date(2028, 8, 1))
    (made,) = rows(sampled, "opgaven")
    assert [cell(made[n]) for n in ("gebied_soort", "gebied_code", "datum", "plekken", "amv")] == [
        "gemeente", "GM9002", date(2028, 8, 1), 40, 4,
    ]  # fmt: skip


def test_an_offer_is_added_confidential_and_removed(dialog, sampled, qtbot):
    offers = dialog.editors["aanbod"]
    dialog.tabs.setCurrentIndex(5)
    click(offers.add_button, qtbot)
    choose(offers.fields["gm_code"], "GM9001")
    qtbot.waitUntil(lambda: len(offers.rows) == 1, timeout=5_000)
    offers.fields["plekken"].editor.setValue(60)
    (made,) = rows(sampled, "aanbod")
    assert [cell(made[n]) for n in ("aanbod_id", "soort", "hardheid", "plekken", "vertrouwelijk")] == [
        "AB1", "plekken", "verkend", 60, True,
    ]  # fmt: skip
    click(offers.remove_button, qtbot)
    assert rows(sampled, "aanbod") == []
